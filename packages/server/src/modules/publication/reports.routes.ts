// The desk’s routes of reports from the public: parse, call, present.

import { type PublicReport, publicReportsRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind, type SignedInCall } from '../../platform/http/bind.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { cursorAfter, readDayCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { stagesOfTasks } from '../supervision/index.ts';
import {
  type Acting,
  accept,
  type Chosen,
  check,
  close,
  factsOf,
  handOn,
  refuseReport,
  reply,
} from './act-on-report.ts';
import { exportReports } from './export-reports.ts';
import { exportTerms } from './export-terms.ts';
import { extendTerm } from './extend-report.ts';
import { hasReporter, openReporter, recordOpening } from './open-reporter.ts';
import { accusedOf, passOnAccident, recordKnown } from './pass-on-accident.ts';
import { isAboveAccused, isInReach } from './report.decide.ts';
import { isWithoutAuthor, reportLine, reportView, resourceOf } from './report.view.ts';
import { bodiesOf, countyAndAbove, governmentsOf, regionsAround } from './report-places.store.ts';
import { makeTask } from './report-task.ts';
import { termsInForce } from './report-terms.store.ts';
import { layDownTerm, readTerms } from './report-terms.ts';
import { openingsOf } from './reporters.store.ts';
import type { ReportsContext } from './reports.context.ts';
import {
  countReports,
  entriesOf,
  fileById,
  filesOf,
  type ReportRow,
  reportById,
  reportsPage,
} from './reports.store.ts';

const OPEN = 'publication.open-reporter';

/** From the handling region down to the place it is about: whose bodies may have to put it right. */
function pathsBetween(row: ReportRow): string[] {
  const { handler_path: handler, region_path: place } = row;
  if (!place.startsWith(handler) || factsOf(row).isByOrgan) return [handler];
  const below = place.slice(handler.length).split('/').slice(0, -1);
  return [handler, ...below.map((_, at) => `${handler}${below.slice(0, at + 1).join('/')}/`)];
}

const tasksOf = (rows: readonly ReportRow[]) => rows.flatMap((row) => row.task_id ?? []);

/** Undefined for who may not open it: they do not learn whether there is one. */
async function reporterKept(
  context: ReportsContext,
  caller: Caller,
  row: ReportRow,
): Promise<boolean | undefined> {
  if (!context.may(caller, OPEN, resourceOf(row))) return undefined;
  const scope = context.scopeFor(caller, OPEN) ?? NO_SCOPE;
  const actor = { accountId: caller.accountId, name: caller.displayName };
  return hasReporter(context, { command: { actor, scope } }, row.id);
}

async function present(
  context: ReportsContext,
  caller: Caller,
  scope: Scope,
  id: Id<'public-report'>,
): Promise<PublicReport> {
  const { database, clock } = context;
  const { row, places, ...around } = await database.read(scope, async (db) => {
    const row = await reportById(db, scope, selvesOf(caller), id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    const isOffice = row.track === 'office';
    return {
      row,
      entries: await entriesOf(db, id),
      files: await filesOf(db, id),
      openings: await openingsOf(db, id),
      terms: await termsInForce(db, [row]),
      organs: isOffice ? await bodiesOf(db, [row.handler_path]) : [],
      handOnTo: (await regionsAround(db, row.handler_path)).filter(({ path: to }) =>
        isInReach(factsOf(row), { from: row.handler_path, to }),
      ),
      places: isOffice ? [] : await countyAndAbove(db, row.region_path),
      stages: await stagesOfTasks(db, tasksOf([row])),
    };
  });
  const hasKept = await reporterKept(context, caller, row);
  // Bodies elsewhere are not the caller’s; their names are everybody’s.
  const elsewhere = await database.read(SYSTEM_SCOPE, async (db) => {
    const accused = await accusedOf(db, row);
    const passOnTo = places.filter(({ path }) => isAboveAccused(path, accused));
    return {
      taskOrgans: row.track === 'office' ? await bodiesOf(db, pathsBetween(row)) : [],
      passOnTo,
      governments: await governmentsOf(
        db,
        passOnTo.map(({ path }) => path),
      ),
    };
  });
  const whole = { ...around, ...elsewhere, hasReporter: hasKept };
  return reportView(context, caller, row, whole, clock.today());
}

function bindReading(binder: Binder, context: ReportsContext): void {
  const { database, clock } = context;
  bind(binder, publicReportsRoutes.list, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const { after, limit, ...asked } = query;
      const today = clock.today();
      const filter = { ...asked, selves: selvesOf(caller), today };
      const page = { ...filter, after: readDayCursor(after), limit: limit + 1 };
      const rows = await reportsPage(db, scope, page);
      const stages = await stagesOfTasks(db, tasksOf(rows));
      const cursors = rows.map((row) => ({ scopeKey: row.received_on, id: row.id }));
      return {
        items: rows.slice(0, limit).map((row) => reportLine(row, stages, today)),
        next: cursorAfter(cursors, limit),
        ...(await countReports(db, scope, filter)),
      };
    }),
  );
  bind(binder, publicReportsRoutes.export, ({ query }, { scope, caller }) =>
    exportReports(context, scope, {
      ...query,
      selves: selvesOf(caller),
      today: clock.today(),
      by: caller.displayName,
    }),
  );
  bind(binder, publicReportsRoutes.report, ({ params }, { scope, caller }) =>
    present(context, caller, scope, params.reportId),
  );
  bind(binder, publicReportsRoutes.file, async ({ params }, { scope, caller, command }) => {
    const { row, file } = await database.read(scope, async (db) => {
      const row = await reportById(db, scope, selvesOf(caller), params.reportId);
      const file =
        row === undefined ? undefined : await fileById(db, params.reportId, params.fileId);
      if (row === undefined || file === undefined) throw new Refused({ code: 'http.not-found' });
      return { row, file };
    });
    if (!isWithoutAuthor(file)) {
      if (!context.may(caller, OPEN, resourceOf(row)))
        throw new Refused({ code: 'publication.report-file-apart' });
      await recordOpening(context, { command, caller }, params.reportId, `打开${file.name}`);
    }
    return { fileName: file.name, contentType: file.type, bytes: file.bytes };
  });
}

function bindTerms(binder: Binder, context: ReportsContext): void {
  bind(binder, publicReportsRoutes.terms, async (_, { scope, caller }) => ({
    items: await context.database.read(scope, (db) => readTerms(context, db, caller, scope)),
  }));
  bind(binder, publicReportsRoutes.exportTerms, (_, { scope, caller }) =>
    exportTerms(context, scope, caller),
  );
  bind(binder, publicReportsRoutes.layDownTerm, ({ body }, { command, caller }) =>
    layDownTerm(context, command, caller, body),
  );
}

export function registerPublicReports(binder: Binder, context: ReportsContext): void {
  bindReading(binder, context);
  bindTerms(binder, context);
  const acting =
    <Body extends { readonly version: number }>(
      act: (
        context: ReportsContext,
        acting: Acting,
        chosen: Chosen,
        input: Omit<Body, 'version'>,
      ) => Promise<void>,
    ) =>
    async (
      { params, body }: { params: { reportId: Id<'public-report'> }; body: Body },
      { caller, command }: SignedInCall,
    ) => {
      const { version, ...input } = body;
      await act(context, { caller, command }, { id: params.reportId, version }, input);
      // After an act the caller sees it as it now stands.
      const scope = context.scopeFor(caller, 'publication.report') ?? NO_SCOPE;
      return present(context, caller, scope, params.reportId);
    };
  bind(binder, publicReportsRoutes.accept, acting(accept));
  bind(binder, publicReportsRoutes.refuse, acting(refuseReport));
  bind(binder, publicReportsRoutes.passOn, acting(passOnAccident));
  bind(binder, publicReportsRoutes.knownToGovernment, acting(recordKnown));
  bind(binder, publicReportsRoutes.check, acting(check));
  bind(binder, publicReportsRoutes.task, acting(makeTask));
  bind(binder, publicReportsRoutes.reply, acting(reply));
  bind(binder, publicReportsRoutes.extend, acting(extendTerm));
  bind(binder, publicReportsRoutes.close, acting(close));
  bind(binder, publicReportsRoutes.handOn, async ({ params, body }, { caller, command }) => {
    const { version, ...input } = body;
    await handOn(context, { caller, command }, { id: params.reportId, version }, input);
    return {};
  });
  bind(binder, publicReportsRoutes.openReporter, ({ params, body }, { caller, command }) =>
    openReporter(context, { caller, command }, params.reportId, body.reason),
  );
}
