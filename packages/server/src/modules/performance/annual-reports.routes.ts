// The routes of annual reports: parse, call, present.
import { annualReportsRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { postsEverHeld } from '../posts/index.ts';
import { REPORT_TRANSITIONS } from './annual-report.decide.ts';
import { reportCounts, reportsOfPersons, signedReports } from './annual-reports.store.ts';
import {
  lineOf,
  presentReport,
  type ReportsContext,
  refreshReport,
  reopenReport,
  saveReport,
  signReport,
  startReport,
} from './annual-reports.ts';
import { exportReports } from './export-annual-reports.ts';
import type { PerformanceContext } from './performance.context.ts';

function bindReading(binder: Binder, context: PerformanceContext & ReportsContext): void {
  const { database } = context;
  bind(binder, annualReportsRoutes.mine, (_, { scope }) =>
    database.read(scope, async (db) => {
      const people = new Map(
        (await postsEverHeld(db, scope, scope.persons)).map((one) => [
          one.personId,
          { personId: one.personId, personName: one.personName },
        ]),
      );
      const items = (await reportsOfPersons(db, scope)).map(lineOf);
      return { items, people: [...people.values()] };
    }),
  );
  bind(binder, annualReportsRoutes.list, ({ query }, { scope }) =>
    database.read(scope, async (db) => {
      const after = readCursor(query.after);
      const rows = await signedReports(db, scope, { ...query, after, limit: query.limit + 1 });
      const cursors = rows.map(({ scope_key: scopeKey, id }) => ({ scopeKey, id }));
      return {
        items: rows.slice(0, query.limit).map(lineOf),
        next: cursorAfter(cursors, query.limit),
        ...(await reportCounts(db, scope, query)),
      };
    }),
  );
  bind(binder, annualReportsRoutes.export, ({ query }, { scope, caller }) =>
    exportReports(context, scope, { ...query, by: caller.displayName }),
  );
}

export function registerReports(
  binder: Binder,
  context: PerformanceContext & ReportsContext,
): void {
  const present = (caller: Caller, id: Id<'annual-report'>) => {
    const scope = context.scopeFor(caller, 'performance.report') ?? NO_SCOPE;
    return context.database.read(scope, (db) =>
      presentReport(
        db,
        scope,
        id,
        (act, row) =>
          REPORT_TRANSITIONS[row.state][act] !== undefined &&
          context.may(caller, `performance.${act}-report`, { personId: row.person_id }),
      ),
    );
  };
  bindReading(binder, context);
  bind(binder, annualReportsRoutes.report, ({ params }, { caller }) =>
    present(caller, params.reportId),
  );
  bind(binder, annualReportsRoutes.draft, async ({ body }, { command, caller }) =>
    present(caller, (await startReport(context, command, body)).id),
  );
  bind(binder, annualReportsRoutes.refresh, async ({ params, body }, { command, caller }) =>
    present(caller, (await refreshReport(context, command, { id: params.reportId, ...body })).id),
  );
  bind(binder, annualReportsRoutes.save, async ({ params, body }, { command, caller }) =>
    present(caller, (await saveReport(context, command, { id: params.reportId, ...body })).id),
  );
  bind(binder, annualReportsRoutes.sign, async ({ params, body }, { command, caller }) =>
    present(caller, (await signReport(context, command, { id: params.reportId, ...body })).id),
  );
  bind(binder, annualReportsRoutes.reopen, async ({ params, body }, { command, caller }) =>
    present(caller, (await reopenReport(context, command, { id: params.reportId, ...body })).id),
  );
}
