// The accidents routes: parse, call, present.
import { type Accident, accidentsRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readDayCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import type { AccidentsContext } from './accidents.context.ts';
import { accidentsPage, countAccidents, versionsOf } from './accidents.store.ts';
import { accidentLine, accidentView } from './accidents.view.ts';
import { exportAccidents } from './export-accidents.ts';
import { correctAccident, recordAccident, withdrawAccident } from './record-accident.ts';

async function present(
  context: AccidentsContext,
  caller: Caller,
  scope: Scope,
  id: Id<'accident'>,
): Promise<Accident> {
  const versions = await context.database.read(scope, (db) => versionsOf(db, scope, id));
  const [newest] = versions;
  if (newest === undefined) throw new Refused({ code: 'http.not-found' });
  return accidentView(context, caller, newest, versions);
}

function bindReading(binder: Binder, context: AccidentsContext): void {
  const { database, may } = context;
  bind(binder, accidentsRoutes.list, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const { region: regionPath, after, limit, ...rest } = query;
      const filter = { ...rest, regionPath };
      const place = readDayCursor(after);
      const rows = await accidentsPage(db, scope, { ...filter, after: place, limit: limit + 1 });
      const region = await regionAt(db, regionPath);
      const cursors = rows.map(({ occurredOn, id }) => ({ scopeKey: occurredOn, id }));
      return {
        items: rows.slice(0, limit).map(accidentLine),
        next: cursorAfter(cursors, limit),
        ...(await countAccidents(db, scope, filter)),
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
  bind(binder, accidentsRoutes.accident, ({ params }, { scope, caller }) =>
    present(context, caller, scope, params.accidentId),
  );
}

export function registerAccidents(binder: Binder, context: AccidentsContext): void {
  /** After an act the caller sees the accident as it now stands. */
  const after = (caller: Caller, id: Id<'accident'>) =>
    present(context, caller, context.scopeFor(caller, 'accidents.accident') ?? NO_SCOPE, id);
  bindReading(binder, context);
  bind(binder, accidentsRoutes.record, async ({ body }, { command, caller }) => {
    const { id } = await recordAccident(context, command, body);
    return after(caller, id);
  });
  bind(binder, accidentsRoutes.correct, async ({ params, body }, { command, caller }) => {
    const { version, reason, ...facts } = body;
    await correctAccident(context, command, { id: params.accidentId, version, reason }, facts);
    return after(caller, params.accidentId);
  });
  bind(binder, accidentsRoutes.withdraw, async ({ params, body }, { command, caller }) => {
    await withdrawAccident(context, command, { id: params.accidentId, ...body });
    return after(caller, params.accidentId);
  });
}
