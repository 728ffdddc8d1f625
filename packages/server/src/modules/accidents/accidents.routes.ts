// The accidents routes: parse, call, present.
import { type Accident, accidentsRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readDayCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { accidentWhy } from './accident-why.ts';
import type { AccidentsContext, CaseContext } from './accidents.context.ts';
import { accidentLine, accidentView, milestoneViews, oddOf } from './accidents.view.ts';
import { bindCase } from './case.routes.ts';
import { exportAccidents } from './export-accidents.ts';
import { listAccidents } from './list-accidents.ts';
import { onRecord, recordsOf } from './on-record.ts';
import { correctAccident, recordAccident, withdrawAccident } from './record-accident.ts';
import { addFinding, withdrawFinding } from './record-finding.ts';
import { addMilestone, correctMilestone, withdrawMilestone } from './record-milestone.ts';
import { timetableAt, waitsOf } from './timetable.ts';

async function present(
  context: AccidentsContext,
  caller: Caller,
  scope: Scope,
  id: Id<'accident'>,
): Promise<Accident> {
  const today = context.clock.today();
  const found = await context.database.read(scope, (db) =>
    onRecord(db, scope, id, { accountId: caller.accountId, on: today }),
  );
  const [newest] = found.versions;
  if (newest === undefined) throw new Refused({ code: 'http.not-found' });
  return accidentView(context, caller, newest, found, today);
}

function bindList(binder: Binder, context: AccidentsContext): void {
  const { database, may, clock } = context;
  bind(binder, accidentsRoutes.list, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const { region: regionPath, after, limit, ...rest } = query;
      const filter = { ...rest, regionPath };
      const place = readDayCursor(after);
      const [today, now] = [clock.today(), clock.now()];
      const asked = { after: place, limit: limit + 1 };
      const { rows, ...counted } = await listAccidents(db, scope, filter, asked, today);
      const region = await regionAt(db, regionPath);
      const cursors = rows.map(({ occurredOn, id }) => ({ scopeKey: occurredOn, id }));
      const shown = rows.slice(0, limit);
      const records = await recordsOf(
        db,
        scope,
        shown.map(({ id }) => id),
      );
      return {
        items: shown.map((row) => {
          const record = records.get(row.id);
          return {
            ...accidentLine(row, today),
            waits: record === undefined ? null : waitsOf(record, now),
          };
        }),
        next: cursorAfter(cursors, limit),
        ...counted,
        mayRecord:
          region !== undefined &&
          may(caller, 'accidents.record', { scopeKey: scopeKeyOf(region.level, region.path) }),
      };
    }),
  );
  bind(binder, accidentsRoutes.export, ({ query }, { scope, caller }) => {
    const { region, ...filter } = query;
    return exportAccidents(context, scope, {
      ...filter,
      regionPath: region,
      by: caller.displayName,
    });
  });
}

function bindOne(binder: Binder, context: AccidentsContext): void {
  const { database, clock } = context;
  bind(binder, accidentsRoutes.accident, ({ params }, { scope, caller }) =>
    present(context, caller, scope, params.accidentId),
  );
  bind(binder, accidentsRoutes.timetable, async ({ params, query }, { scope }) => {
    const now = clock.now();
    const at = query.at === undefined ? now : new Date(query.at);
    // What will be known tomorrow nobody knows.
    if (at > now) throw new Refused({ code: 'accidents.not-yet', path: 'query.at' });
    const found = await database.read(scope, (db) => onRecord(db, scope, params.accidentId));
    if (found.versions.length === 0) throw new Refused({ code: 'http.not-found' });
    const timetable = timetableAt(found, at);
    if (timetable === undefined)
      throw new Refused({ code: 'accidents.not-known-then', path: 'query.at' });
    const milestones = milestoneViews(
      found.milestones.filter(({ recordedAt }) => recordedAt <= at),
    );
    const versions = found.versions.filter(({ recordedAt }) => recordedAt <= at);
    return { ...timetable, milestones, odd: oddOf(versions, milestones) };
  });
  bind(binder, accidentsRoutes.why, async ({ params, query }, { scope }) => {
    const record = await database.read(scope, (db) => onRecord(db, scope, params.accidentId));
    const found = accidentWhy(record, query.part, clock.now());
    if (found === undefined) throw new Refused({ code: 'http.not-found' });
    return found.why;
  });
}

export function registerAccidents(binder: Binder, context: CaseContext): void {
  /** After an act the caller sees the accident as it now stands. */
  const after = (caller: Caller, id: Id<'accident'>) =>
    present(context, caller, context.scopeFor(caller, 'accidents.accident') ?? NO_SCOPE, id);
  bindList(binder, context);
  bindOne(binder, context);
  bindCase(binder, context);
  bind(binder, accidentsRoutes.record, async ({ body }, { command, caller }) => {
    const { id } = await recordAccident(context, command, body);
    return after(caller, id);
  });
  bind(binder, accidentsRoutes.correct, async ({ params, body }, { command, caller }) => {
    const { version, reason, isCorrection, ...facts } = body;
    const chosen = { id: params.accidentId, version, reason, isCorrection };
    await correctAccident(context, command, chosen, facts);
    return after(caller, params.accidentId);
  });
  bind(binder, accidentsRoutes.withdraw, async ({ params, body }, { command, caller }) => {
    await withdrawAccident(context, command, { id: params.accidentId, ...body });
    return after(caller, params.accidentId);
  });
  bind(binder, accidentsRoutes.addMilestone, async ({ params, body }, { command, caller }) => {
    await addMilestone(context, command, params.accidentId, body);
    return after(caller, params.accidentId);
  });
  bind(binder, accidentsRoutes.correctMilestone, async ({ params, body }, { command, caller }) => {
    const { version, reason, ...facts } = body;
    const { accidentId, milestoneId: id } = params;
    await correctMilestone(context, command, { accidentId, id, version, reason }, facts);
    return after(caller, accidentId);
  });
  bind(binder, accidentsRoutes.withdrawMilestone, async ({ params, body }, { command, caller }) => {
    const { accidentId, milestoneId: id } = params;
    await withdrawMilestone(context, command, { accidentId, id, ...body });
    return after(caller, accidentId);
  });
  bind(binder, accidentsRoutes.addFinding, async ({ params, body }, { command, caller }) => {
    await addFinding(context, command, params.accidentId, body);
    return after(caller, params.accidentId);
  });
  bind(binder, accidentsRoutes.withdrawFinding, async ({ params, body }, { command, caller }) => {
    const { accidentId, findingId: id } = params;
    const { version, ...said } = body;
    await withdrawFinding(context, command, { accidentId, id, version }, said);
    return after(caller, accidentId);
  });
}
