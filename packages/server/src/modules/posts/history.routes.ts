// Posts and people through time: the routes of the history, of the question who answered, and of every change.
import { postsRoutes } from '@jinze/contracts';
import { type CivilDate, civilDate } from '@jinze/kernel';
import type { ScopedResource } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { appoint } from './appoint.ts';
import {
  answering,
  fieldsOf,
  historyOf,
  matrixOf,
  personNamed,
  portfolioRows,
  postInScope,
  searchPeopleOnRecord,
} from './appointments.store.ts';
import { changePortfolios, correct, leave, withdraw } from './change-appointment.ts';
import { exportAnswering, exportMatrix } from './export-answering.ts';
import { namesOf } from './naming.store.ts';
import { namesView } from './naming.view.ts';
import type { PostsRoutesContext } from './posts.context.ts';
import { answeringView, historiesOf, matrixView } from './posts.view.ts';

const PERSON_ACTS = [
  ['rename', 'posts.rename-person'],
  ['evidence-file', 'evidence-files.person'],
] as const;

/** The first moment after a civil day in Asia/Shanghai. */
function afterDay(day: CivilDate): Date {
  return new Date(Date.parse(`${civilDate(day)}T00:00:00+08:00`) + 86_400_000);
}

function bindQuestions(binder: Binder, context: PostsRoutesContext): void {
  const { database } = context;
  bind(binder, postsRoutes.answering, async ({ query }, { scope }) => {
    const { region: regionPath, field, on, knownOn } = query;
    const rows = await database.read(scope, (db) =>
      answering(db, scope, {
        regionPath,
        field,
        on,
        ...(knownOn === undefined ? {} : { knownBefore: afterDay(knownOn) }),
      }),
    );
    return { items: rows.map(answeringView) };
  });
  bind(binder, postsRoutes.exportAnswering, ({ query }, { scope, caller }) => {
    const { region: regionPath, field, on, knownOn } = query;
    return exportAnswering(context, scope, {
      regionPath,
      field,
      on,
      knownThen: knownOn && { on: knownOn, knownBefore: afterDay(knownOn) },
      by: caller.displayName,
    });
  });
  bind(binder, postsRoutes.people, async ({ query }, { scope }) => ({
    items: await database.read(scope, (db) =>
      searchPeopleOnRecord(db, scope, query.search, query.limit),
    ),
  }));
  bind(binder, postsRoutes.fields, async ({ query }, { scope }) => ({
    items: await database.read(scope, (db) =>
      fieldsOf(db, scope, query.region, query.search ?? ''),
    ),
  }));
  bind(binder, postsRoutes.matrix, async ({ query }, { scope }) => {
    const found = await database.read(scope, (db) => matrixOf(db, scope, query.region, query.on));
    return matrixView(query.on, found);
  });
  bind(binder, postsRoutes.exportMatrix, ({ query }, { scope, caller }) => {
    const { region: regionPath, on } = query;
    return exportMatrix(context, scope, { regionPath, on, by: caller.displayName });
  });
}

function bindHistories(binder: Binder, { database, may }: PostsRoutesContext): void {
  const doing = (caller: Caller) => (action: string, of: ScopedResource) => may(caller, action, of);
  bind(binder, postsRoutes.post, ({ params }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const post = await postInScope(db, scope, params.postId);
      if (post === undefined) throw new Refused({ code: 'http.not-found' });
      const rows = await historyOf(db, scope, { postId: post.id });
      const portfolios = await portfolioRows(
        db,
        rows.map(({ appointmentId }) => appointmentId),
      );
      const mayAppoint = post.regionEndedOn === null && doing(caller)('posts.appoint', post);
      return {
        postId: post.id,
        title: post.title,
        postClass: post.postClass,
        organId: post.organId,
        organName: post.organName,
        organKind: post.organKind,
        regionName: post.regionName,
        regionPath: post.regionPath,
        ...namesView(await namesOf(db, { subject: 'post', id: post.id })),
        appointments: historiesOf(rows, portfolios, doing(caller)),
        may: [
          ...(mayAppoint ? (['appoint'] as const) : []),
          ...(doing(caller)('posts.retitle-post', post) ? (['rename'] as const) : []),
        ],
      };
    }),
  );
  bind(binder, postsRoutes.person, ({ params }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const name = await personNamed(db, params.personId);
      const rows = await historyOf(db, scope, { personId: params.personId });
      if (name === undefined || rows.length === 0) throw new Refused({ code: 'http.not-found' });
      const portfolios = await portfolioRows(
        db,
        rows.map(({ appointmentId }) => appointmentId),
      );
      return {
        personId: params.personId,
        name,
        ...namesView(await namesOf(db, { subject: 'person', id: params.personId })),
        appointments: historiesOf(rows, portfolios, doing(caller)),
        may: PERSON_ACTS.flatMap(([act, action]) =>
          rows.some((row) => doing(caller)(action, row)) ? [act] : [],
        ),
      };
    }),
  );
}

function bindChanges(binder: Binder, context: PostsRoutesContext): void {
  bind(binder, postsRoutes.appoint, ({ params, body }, { command, caller }) =>
    appoint(context, command, params.postId, body, context.scopeFor(caller, 'posts.people')),
  );
  bind(binder, postsRoutes.withdraw, ({ params, body }, { command }) =>
    withdraw(context, command, params.appointmentId, body),
  );
  bind(binder, postsRoutes.leave, ({ params, body }, { command }) =>
    leave(context, command, params.appointmentId, body),
  );
  bind(binder, postsRoutes.correct, ({ params, body }, { command }) =>
    correct(context, command, params.appointmentId, body),
  );
  bind(binder, postsRoutes.portfolios, ({ params, body }, { command }) =>
    changePortfolios(context, command, params.appointmentId, body),
  );
}

export function registerHistory(binder: Binder, context: PostsRoutesContext): void {
  bindQuestions(binder, context);
  bindHistories(binder, context);
  bindChanges(binder, context);
}
