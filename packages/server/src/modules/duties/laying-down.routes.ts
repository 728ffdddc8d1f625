// Routes of what an office lays down itself: documents for posts the regulation names no duties for, and priorities.
import { dutiesRoutes } from '@jinze/contracts';
import type { Services } from '../../context.ts';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { can } from '../access/index.ts';
import { regionAt } from '../posts/index.ts';
import { annualDueIn } from './annual-due.ts';
import { documentsOf, postsWithoutDuties } from './documents.store.ts';
import { documentView, priorityView } from './duties.view.ts';
import { exportDocuments, exportPriorities, exportWaiting } from './export-laid-down.ts';
import { layDown, withdrawDocument } from './lay-down.ts';
import { prioritiesOf } from './priorities.store.ts';
import { proposalFor } from './proposals.ts';
import { addPriority, changePriority, dropPriority } from './set-priorities.ts';

/** On a page; the workbooks have all. */
const SHOWN = 200;
const POSTS_SHOWN = 500;

/** Of one more than is shown. */
const shownOf = <Row>(rows: readonly Row[], most: number) => ({
  rows: rows.slice(0, most),
  isCut: rows.length > most,
});

export function registerLayingDown(binder: Binder, services: Services): void {
  const { database, clock } = services;
  bind(binder, dutiesRoutes.undefinedPosts, async ({ query }, { scope }) => {
    const { region: regionPath, year } = query;
    const found = await database.read(scope, (db) =>
      postsWithoutDuties(db, scope, { regionPath, year, limit: POSTS_SHOWN + 1 }),
    );
    const { rows, isCut } = shownOf(found, POSTS_SHOWN);
    return {
      isCut,
      items: rows.map((post) => {
        const { body, items } = proposalFor(post);
        return { ...post, proposal: { body, items: items.map((item) => ({ ...item })) } };
      }),
    };
  });
  bind(binder, dutiesRoutes.exportUndefinedPosts, ({ query }, { scope, caller }) => {
    const { region: regionPath, year } = query;
    return exportWaiting(services, scope, { regionPath, year, by: caller.displayName });
  });
  bind(binder, dutiesRoutes.documents, async ({ query }, { scope, caller }) => {
    const found = await database.read(scope, (db) =>
      documentsOf(db, scope, { regionPath: query.region, limit: SHOWN + 1 }),
    );
    const { rows, isCut } = shownOf(found, SHOWN);
    return { isCut, items: rows.map((row) => documentView(row, caller)) };
  });
  bind(binder, dutiesRoutes.exportDocuments, ({ query }, { scope, caller }) =>
    exportDocuments(services, scope, caller, query.region),
  );
  bind(binder, dutiesRoutes.layDown, ({ body }, { command }) => layDown(services, command, body));
  bind(binder, dutiesRoutes.withdrawDocument, ({ params, body }, { command }) =>
    withdrawDocument(services, command, params.documentId, body),
  );
  bind(binder, dutiesRoutes.priorities, async ({ query }, { scope, caller }) => {
    const { region: regionPath, year } = query;
    const today = clock.today();
    const { found, region, due } = await database.read(scope, async (db) => {
      const region = await regionAt(db, regionPath);
      if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'query.region' });
      return {
        region,
        due: await annualDueIn(db, region, year, today),
        found: await prioritiesOf(db, scope, { regionPath, year, on: today, limit: SHOWN + 1 }),
      };
    });
    const scopeKey = scopeKeyOf(region.level, region.path);
    const mayAdd = can(caller, 'duties.add-priority', { scopeKey });
    const { rows, isCut } = shownOf(found, SHOWN);
    return {
      due,
      isCut,
      items: rows.map((row) => priorityView(row, caller)),
      may: mayAdd ? (['add'] as const).slice() : [],
    };
  });
  bind(binder, dutiesRoutes.exportPriorities, ({ query }, { scope, caller }) =>
    exportPriorities(services, scope, caller, query),
  );
  bind(binder, dutiesRoutes.addPriority, ({ body }, { command }) =>
    addPriority(services, command, body),
  );
  bind(binder, dutiesRoutes.changePriority, ({ params, body }, { command }) =>
    changePriority(services, command, params.priorityId, body),
  );
  bind(binder, dutiesRoutes.dropPriority, ({ params, body }, { command }) =>
    dropPriority(services, command, params.priorityId, body),
  );
}
