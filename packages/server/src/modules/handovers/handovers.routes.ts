// The handovers routes: parse, call, present.
import { type Handover, handoversRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { briefingOf } from './briefing.ts';
import { exportHandovers } from './export-handovers.ts';
import type { HandoversContext } from './handovers.context.ts';
import {
  countOpen,
  handoversById,
  handoversOfPersons,
  handoversPage,
  signaturesOf,
} from './handovers.store.ts';
import { handoverLine, handoverView, isToSign, listedHandover } from './handovers.view.ts';
import { mattersOf } from './matters.ts';
import { recordPaper, signHandover, supervise } from './sign-handover.ts';

async function present(
  context: HandoversContext,
  caller: Caller,
  scope: Scope,
  id: Id<'handover'>,
): Promise<Handover> {
  const { database, clock } = context;
  const { row, signatures } = await database.read(scope, async (db) => {
    const [found] = await handoversById(db, scope, [id]);
    if (found === undefined || found.state === 'withdrawn')
      throw new Refused({ code: 'http.not-found' });
    return { row: found, signatures: await signaturesOf(db, [id]) };
  });
  const matters = await mattersOf(database, [row], clock.today());
  return handoverView(context, caller, row, { signatures, matters: matters.get(id) ?? [] });
}

function bindReading(binder: Binder, context: HandoversContext): void {
  const { database, clock } = context;
  bind(binder, handoversRoutes.list, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const rows = await handoversPage(db, scope, {
        regionPath: query.region,
        state: query.state,
        after: readCursor(query.after),
        limit: query.limit + 1,
      });
      const cursors = rows.map(({ scope_key: scopeKey, id }) => ({ scopeKey, id }));
      return {
        items: rows.slice(0, query.limit).map((row) => listedHandover(context, caller, row)),
        next: cursorAfter(cursors, query.limit),
        open: await countOpen(db, scope, query.region),
      };
    }),
  );
  bind(binder, handoversRoutes.export, ({ query }, { scope, caller }) => {
    const { region: regionPath, state } = query;
    return exportHandovers(context, scope, { regionPath, state, by: caller.displayName });
  });
  bind(binder, handoversRoutes.mine, async (_, { scope, caller }) => {
    const rows = await database.read(scope, (db) => handoversOfPersons(db, scope));
    return {
      items: rows.map((row) => ({
        ...handoverLine(row),
        isMineToSign: isToSign(context, caller, row),
      })),
    };
  });
  bind(binder, handoversRoutes.handover, ({ params }, { scope, caller }) =>
    present(context, caller, scope, params.handoverId),
  );
  bind(binder, handoversRoutes.briefing, ({ params }, { scope }) =>
    briefingOf(database, scope, params.appointmentId, clock.today()),
  );
}

export function registerHandovers(binder: Binder, context: HandoversContext): void {
  /** After an act the caller sees the handover as it now stands. */
  const after = (caller: Caller, id: Id<'handover'>) =>
    present(context, caller, context.scopeFor(caller, 'handovers.handover') ?? NO_SCOPE, id);
  bindReading(binder, context);
  bind(binder, handoversRoutes.sign, async ({ params, body }, { command, caller }) => {
    await signHandover(context, command, { id: params.handoverId, ...body });
    return after(caller, params.handoverId);
  });
  bind(binder, handoversRoutes.paper, async ({ params, body }, { command, caller }) => {
    await recordPaper(context, command, { id: params.handoverId, ...body });
    return after(caller, params.handoverId);
  });
  bind(binder, handoversRoutes.supervise, ({ body }, { command }) => {
    const { handovers, ...input } = body;
    return supervise(context, command, handovers, input);
  });
}
