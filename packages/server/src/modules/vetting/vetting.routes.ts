// Vetting over HTTP: parse, call, present.
import { vettingRoutes } from '@jinze/contracts';
import { XLSX_TYPE } from '@jinze/documents';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import { type Binder, bind, type SignedInCall } from '../../platform/http/bind.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { cursorAfter, readDayCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { tenuresSearched } from '../posts/index.ts';
import {
  type Acting,
  type Chosen,
  returnOpinion,
  reviewOpinion,
  sendRequest,
  settleAccident,
  withdrawRequest,
} from './act-on-request.ts';
import { checkList, createRequest } from './check-list.ts';
import { prepareOpinion } from './compute-opinions.ts';
import { conclude, feedBack } from './conclude.ts';
import { answerForDiscipline, issueForDiscipline } from './discipline.ts';
import { exportList } from './export-list.ts';
import { exportDiscipline, exportRequests } from './export-requests.ts';
import { followFacts } from './follow-facts.ts';
import { issueLetter, letStand, revokeLetter } from './issue-letter.ts';
import { namesTemplate } from './names.columns.ts';
import { readForDiscipline, readName, readRequest } from './read-request.ts';
import type { VettingContext } from './vetting.context.ts';
import {
  disciplinePage,
  disciplineScope,
  disciplineWaiting,
  namesPage,
  requestById,
  requestsPage,
  requestsWaiting,
} from './vetting.store.ts';
import { nameView, vettingLine } from './vetting.view.ts';

const PEOPLE_LISTED = 20;

function bindAsking(binder: Binder, context: VettingContext): void {
  const { database, clock } = context;
  bind(binder, vettingRoutes.template, async () => ({
    fileName: '干部考察名单模板.xlsx',
    contentType: XLSX_TYPE,
    bytes: await namesTemplate(),
  }));
  bind(binder, vettingRoutes.people, async ({ query }, { scope }) => {
    if (!scope.committees.includes(query.committee)) throw new Refused({ code: 'http.not-found' });
    const own: Scope = { ...NO_SCOPE, committees: [query.committee] };
    // One person’s posts are several rows.
    const at = { on: clock.today(), limit: PEOPLE_LISTED * 3 };
    const found = await database.read(own, (db) => tenuresSearched(db, own, query.search, at));
    const people = [...Map.groupBy(found, ({ personId }) => personId)];
    return {
      items: people.slice(0, PEOPLE_LISTED).map(([personId, posts]) => ({
        personId,
        name: posts[0]?.personName ?? '',
        posts: posts.map(({ organName, postTitle }) => `${organName}${postTitle}`).join('；'),
      })),
    };
  });
  bind(binder, vettingRoutes.check, ({ file, body }, { scope, report }) =>
    checkList(context, scope, file, body, report),
  );
  bind(binder, vettingRoutes.create, ({ file, body, params }, { command, caller, report }) => {
    const given = { file, digest: params.digest, asked: body };
    return createRequest(context, command, selvesOf(caller), given, report);
  });
}

function bindReading(binder: Binder, context: VettingContext): void {
  const { database } = context;
  bind(binder, vettingRoutes.list, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const { after, limit, ...filter } = query;
      const page = { ...filter, after: readDayCursor(after), limit: limit + 1 };
      const rows = await requestsPage(db, scope, selvesOf(caller), page);
      const cursors = rows.map((row) => ({ scopeKey: row.created_on, id: row.id }));
      return {
        items: rows.slice(0, limit).map((row) => vettingLine(row, row.has_changed)),
        next: cursorAfter(cursors, limit),
        waiting: await requestsWaiting(db, scope, selvesOf(caller)),
      };
    }),
  );
  bind(binder, vettingRoutes.exportRequests, ({ query }, { scope, caller }) =>
    exportRequests(context, caller, scope, query),
  );
  bind(binder, vettingRoutes.request, ({ params }, { scope, caller }) =>
    readRequest(context, caller, scope, params.requestId),
  );
  bind(binder, vettingRoutes.names, ({ params, query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const row = await requestById(db, scope, selvesOf(caller), params.requestId);
      if (row === undefined) throw new Refused({ code: 'http.not-found' });
      const { shown, part, search, after = 0, limit } = query;
      const rows = await namesPage(db, row, { shown, part, search, after, limit: limit + 1 });
      const items = rows.slice(0, limit);
      return {
        items: items.map(nameView),
        next: rows.length > limit ? (items.at(-1)?.number ?? null) : null,
      };
    }),
  );
  bind(binder, vettingRoutes.name, ({ params }, { scope, caller }) =>
    readName(context, caller, scope, { id: params.requestId, number: params.number }),
  );
  bind(binder, vettingRoutes.export, ({ params, query }, { scope, caller }) =>
    exportList(context, scope, caller, { id: params.requestId, shown: query.shown }),
  );
}

type Act<Input> = (
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
  input: Input,
) => Promise<void>;

/** Only of a letter the office may see, and at the version it saw. */
async function checkFacts(
  context: VettingContext,
  { caller, command }: Acting,
  { id, version }: Chosen,
): Promise<void> {
  const row = await context.database.read(command.scope, (db) =>
    requestById(db, command.scope, selvesOf(caller), id),
  );
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  if (row.version !== version)
    throw new Refused({
      code: 'http.version-conflict',
      current: { id, version: row.version, state: row.state },
    });
  if (row.state !== 'issued') throw new Refused({ code: 'vetting.not-now' });
  await followFacts(context, id);
}

function bindActs(binder: Binder, context: VettingContext): void {
  const after = (caller: Caller, id: Id<'vetting-request'>) =>
    readRequest(context, caller, context.scopeFor(caller, 'vetting.request') ?? NO_SCOPE, id);
  const acting =
    <Body extends { readonly version: number }>(act: Act<Omit<Body, 'version'>>) =>
    async (
      { params, body }: { params: { requestId: Id<'vetting-request'> }; body: Body },
      call: SignedInCall,
    ) => {
      const { version, ...input } = body;
      await act(context, call, { id: params.requestId, version }, input);
      return after(call.caller, params.requestId);
    };
  bind(binder, vettingRoutes.send, acting(sendRequest));
  bind(binder, vettingRoutes.withdraw, acting(withdrawRequest));
  bind(binder, vettingRoutes.settle, acting(settleAccident));
  bind(binder, vettingRoutes.prepare, acting(prepareOpinion));
  bind(binder, vettingRoutes.return, acting(returnOpinion));
  bind(binder, vettingRoutes.review, acting(reviewOpinion));
  bind(binder, vettingRoutes.issue, acting(issueLetter));
  bind(binder, vettingRoutes.checkFacts, acting(checkFacts));
  bind(binder, vettingRoutes.letStand, acting(letStand));
  bind(binder, vettingRoutes.revoke, acting(revokeLetter));
  bind(binder, vettingRoutes.conclude, acting(conclude));
  bind(binder, vettingRoutes.feedBack, acting(feedBack));
}

function bindDiscipline(binder: Binder, context: VettingContext): void {
  const { database, scopeFor } = context;
  const partAfter = async (caller: Caller, id: Id<'vetting-request'>) => {
    const scope = scopeFor(caller, 'vetting.discipline-request') ?? NO_SCOPE;
    const { answer } = await readForDiscipline(context, caller, scope, { id, after: 0 });
    if (answer === null) throw new Refused({ code: 'http.not-found' });
    return answer;
  };
  bind(binder, vettingRoutes.disciplineList, ({ query }, { scope, caller }) => {
    const own = disciplineScope(scope);
    return database.read(own, async (db) => {
      const page = { after: readDayCursor(query.after), limit: query.limit + 1 };
      const rows = await disciplinePage(db, own, selvesOf(caller), page);
      const cursors = rows.map((row) => ({ scopeKey: row.requested_on ?? '', id: row.id }));
      return {
        items: rows.slice(0, query.limit).map((row) => ({
          id: row.id,
          title: row.title,
          purpose: row.purpose,
          askedFor: row.asked_for,
          committee: { path: row.asking_committee, name: row.committee_name ?? '' },
          names: row.name_count,
          requestedOn: row.requested_on,
          isWithdrawn: row.state === 'withdrawn',
          answer: (row.answer_state ?? 'none') as 'none' | 'drafted' | 'issued',
        })),
        next: cursorAfter(cursors, query.limit),
        waiting: await disciplineWaiting(db, own, selvesOf(caller)),
      };
    });
  });
  bind(binder, vettingRoutes.exportDiscipline, (_, { scope, caller }) =>
    exportDiscipline(context, caller, disciplineScope(scope)),
  );
  bind(binder, vettingRoutes.disciplineRequest, ({ params, query }, { scope, caller }) =>
    readForDiscipline(context, caller, scope, { id: params.requestId, after: query.after ?? 0 }),
  );
  bind(binder, vettingRoutes.disciplineAnswer, async ({ params, body }, call) => {
    await answerForDiscipline(context, call, params.requestId, body);
    return partAfter(call.caller, params.requestId);
  });
  bind(binder, vettingRoutes.disciplineIssue, async ({ params, body }, call) => {
    await issueForDiscipline(context, call, params.requestId, body);
    return partAfter(call.caller, params.requestId);
  });
}

export function registerVetting(binder: Binder, context: VettingContext): void {
  bindAsking(binder, context);
  bindReading(binder, context);
  bindActs(binder, context);
  bindDiscipline(binder, context);
}
