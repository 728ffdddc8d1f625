// Decisions, bars and the register that follows a person, over HTTP: parse, call, present.
import { type Decision, decisionsRoutes, type PersonRegister } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { auditTaken } from '../../platform/http/audit-taken.ts';
import { type Binder, bind, type SignedInCall } from '../../platform/http/bind.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { cursorAfter, readDayCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { restore, revokeDecision, serveDecision, withdrawDecision } from './act-on-decision.ts';
import { answerToAppeal, appeal } from './appeals.ts';
import { changeDecision } from './change-decision.ts';
import { countDecisions, decisionById, decisionsPage, measuresOf } from './decisions.store.ts';
import { decisionLine } from './decisions.view.ts';
import { exportBarEnds } from './export-bar-ends.ts';
import { exportDecisions } from './export-decisions.ts';
import { exportRegister } from './export-register.ts';
import { readerOf } from './judging.ts';
import { barEndsOf, registerOf, registerScope } from './person-register.ts';
import { wholeDecision } from './read-decision.ts';
import { accidentsToName, registerDecision } from './register-decision.ts';

async function readDecision(
  context: AccountabilityContext,
  caller: Caller,
  scope: Scope,
  id: Id<'decision'>,
): Promise<Decision> {
  const reader = await readerOf(context, caller);
  const row = await context.database.read(scope, (db) => decisionById(db, scope, id, reader));
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  return wholeDecision(context, caller, scope, row);
}

/** What a page shows; the workbook holds them all. */
const ENDS_MOST = 1000;

function requireSpan({ from, to }: { readonly from: CivilDate; readonly to: CivilDate }): void {
  if (to < from)
    throw new Refused({
      code: 'accountability.too-early',
      path: 'query.to',
      values: { on: from },
    });
}

/** Whoever reads it is in the audit trail, on the page and as a workbook. */
async function readRegister(
  { database, clock, unitOfWork }: AccountabilityContext,
  { caller, scope }: { readonly caller: Caller; readonly scope: Scope },
  { personId, asOf = clock.today() }: { personId: Id<'person'>; asOf: CivilDate | undefined },
): Promise<PersonRegister> {
  // Their own register is another page, without what is not served on them yet.
  if (selvesOf(caller).includes(personId)) throw new Refused({ code: 'http.not-found' });
  const reach = await database.read(scope, (db) => registerScope(db, scope, personId));
  if (reach === undefined) throw new Refused({ code: 'http.not-found' });
  const actor = { accountId: caller.accountId, name: caller.displayName };
  await unitOfWork.commit({ actor, scope }, async (unit) => {
    await unit.audit('accountability.read-register', personId);
    return {};
  });
  const { isWhole, scope: wide } = reach;
  return database.read(wide, (db) => registerOf(db, wide, personId, { asOf, isWhole }));
}

function bindReading(binder: Binder, context: AccountabilityContext): void {
  const { database, clock } = context;
  bind(binder, decisionsRoutes.list, async ({ query }, { scope, caller }) => {
    const reader = await readerOf(context, caller);
    return database.read(scope, async (db) => {
      const { after, limit, ...filter } = query;
      const page = { ...filter, after: readDayCursor(after), limit: limit + 1 };
      const rows = await decisionsPage(db, scope, page, reader);
      const shown = rows.slice(0, limit);
      const measures = await measuresOf(
        db,
        shown.map(({ id }) => id),
      );
      const cursors = rows.map((row) => ({ scopeKey: row.decided_on, id: row.id }));
      return {
        items: shown.map((row) => decisionLine(row, measures.get(row.id) ?? [])),
        next: cursorAfter(cursors, limit),
        count: await countDecisions(db, scope, filter, reader),
      };
    });
  });
  bind(binder, decisionsRoutes.export, ({ query }, { scope, caller }) =>
    exportDecisions(context, caller, scope, query),
  );
  bind(binder, decisionsRoutes.mine, (_, { scope, caller }) => {
    const { personId } = caller;
    if (personId === null) throw new Refused({ code: 'http.not-found' });
    const whole = { asOf: clock.today(), isWhole: true };
    return database.read(scope, (db) => registerOf(db, scope, personId, whole));
  });
  bind(binder, decisionsRoutes.person, ({ params, query }, by) =>
    readRegister(context, by, { ...params, asOf: query.asOf }),
  );
  bind(binder, decisionsRoutes.exportPerson, async ({ params, query }, by) => {
    const register = await readRegister(context, by, { ...params, asOf: query.asOf });
    await auditTaken(context, by, 'accountability.export-person-register', {
      of: params.personId,
      count: register.decisions.length,
    });
    return exportRegister(register, { today: clock.today(), by: by.caller.displayName });
  });
  bind(binder, decisionsRoutes.barEnds, async ({ query }, { scope, caller }) => {
    requireSpan(query);
    const reader = await readerOf(context, caller);
    const ends = await database.read(SYSTEM_SCOPE, (db) =>
      barEndsOf(db, scope.committees, query, reader),
    );
    return { items: ends.slice(0, ENDS_MOST), leftOut: Math.max(0, ends.length - ENDS_MOST) };
  });
  bind(binder, decisionsRoutes.exportBarEnds, async ({ query }, { scope, caller }) => {
    requireSpan(query);
    return exportBarEnds(context, caller, scope, query);
  });
  bind(binder, decisionsRoutes.decision, ({ params }, { scope, caller }) =>
    readDecision(context, caller, scope, params.decisionId),
  );
}

export function registerDecisions(binder: Binder, context: AccountabilityContext): void {
  const scopeOf = (caller: Caller, action: string) => context.scopeFor(caller, action) ?? NO_SCOPE;
  const after = (caller: Caller, id: Id<'decision'>) =>
    readDecision(context, caller, scopeOf(caller, 'accountability.decision'), id);
  bindReading(binder, context);
  bind(binder, decisionsRoutes.accidents, async ({ params, query }, { caller }) => ({
    items: [
      ...(await accidentsToName(context, scopeOf(caller, 'posts.post'), { ...params, ...query })),
    ],
  }));
  bind(binder, decisionsRoutes.register, async ({ body }, call) => {
    const posts = scopeOf(call.caller, 'posts.post');
    const { id } = await registerDecision(context, call, posts, body);
    return after(call.caller, id);
  });
  const acting =
    <Body extends { readonly version: number }>(
      act: (
        context: AccountabilityContext,
        acting: Acting,
        chosen: Chosen<'decision'>,
        input: Omit<Body, 'version'>,
      ) => Promise<void>,
    ) =>
    async (
      { params, body }: { params: { decisionId: Id<'decision'> }; body: Body },
      call: SignedInCall,
    ) => {
      const { version, ...input } = body;
      await act(context, call, { id: params.decisionId, version }, input);
      return after(call.caller, params.decisionId);
    };
  bind(binder, decisionsRoutes.serve, acting(serveDecision));
  bind(binder, decisionsRoutes.appeal, acting(appeal));
  bind(binder, decisionsRoutes.answerAppeal, acting(answerToAppeal));
  bind(binder, decisionsRoutes.change, acting(changeDecision));
  bind(binder, decisionsRoutes.revoke, acting(revokeDecision));
  bind(binder, decisionsRoutes.restore, acting(restore));
  bind(binder, decisionsRoutes.withdraw, acting(withdrawDecision));
}
