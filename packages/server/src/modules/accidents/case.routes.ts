// The routes of the case of an accident: who is named for it, the moments that matter, the chain.
import { type AccidentAccess, accidentsRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import type { CaseContext } from './accidents.context.ts';
import { accidentById } from './accidents.store.ts';
import { accessView } from './accidents.view.ts';
import { accessesOf } from './case-access.store.ts';
import { endAccess, grantAccess, type Naming } from './name-for-case.ts';
import { readChain } from './read-chain.ts';
import { addMoment, withdrawMoment } from './record-moment.ts';

interface Accesses {
  items: AccidentAccess[];
  mayNameOthers: boolean;
  mayNameOneself: boolean;
}

export function bindCase(binder: Binder, context: CaseContext): void {
  const { database, clock, may, scopeFor } = context;
  /** An office runs the bodies of a place where it may record an accident. */
  const naming = (caller: Caller): Naming => ({
    accountId: caller.accountId,
    displayName: caller.displayName,
    runs: (scopeKey) => may(caller, 'accidents.record', { scopeKey }),
  });
  const present = (caller: Caller, scope: Scope, id: Id<'accident'>): Promise<Accesses> =>
    database.read(scope, async (db) => {
      const accident = await accidentById(db, scope, id);
      if (accident === undefined) throw new Refused({ code: 'http.not-found' });
      const today = clock.today();
      const { scopeKey, state } = accident;
      const mayName = state === 'recorded' && may(caller, 'accidents.grant-access', { scopeKey });
      return {
        items: (await accessesOf(db, id)).map((row) => accessView(row, today)),
        mayNameOthers: mayName && naming(caller).runs(scopeKey),
        mayNameOneself: mayName,
      };
    });
  const after = (caller: Caller, id: Id<'accident'>) =>
    present(caller, scopeFor(caller, 'accidents.accesses') ?? NO_SCOPE, id);

  bind(binder, accidentsRoutes.accesses, ({ params }, { scope, caller }) =>
    present(caller, scope, params.accidentId),
  );
  bind(binder, accidentsRoutes.grantAccess, async ({ params, body }, { command, caller }) => {
    await grantAccess(context, command, params.accidentId, naming(caller), body);
    return after(caller, params.accidentId);
  });
  bind(binder, accidentsRoutes.endAccess, async ({ params, body }, { command, caller }) => {
    const { accidentId, accessId: id } = params;
    await endAccess(context, command, { accidentId, id, ...body }, naming(caller));
    return after(caller, accidentId);
  });
  bind(binder, accidentsRoutes.addMoment, ({ params, body }, { command }) =>
    addMoment(context, command, params.accidentId, body),
  );
  bind(binder, accidentsRoutes.withdrawMoment, ({ params, body }, { command }) => {
    const { accidentId, momentId: id } = params;
    return withdrawMoment(context, command, { accidentId, id, ...body });
  });
  bind(binder, accidentsRoutes.readChain, ({ params, body }, { command, caller }) =>
    readChain(context, command, caller, { accidentId: params.accidentId, ...body }),
  );
}
