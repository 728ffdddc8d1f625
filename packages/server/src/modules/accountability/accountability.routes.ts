// Cases and worksheets over HTTP: parse, call, present.
import { type AccountabilityCase, accountabilityRoutes, type CaseLine } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import { type Binder, bind, type SignedInCall } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readDayCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { type Acting, type Chosen, changeCase, endCase } from './act-on-case.ts';
import { openExemption, withdrawExemption } from './act-on-exemption.ts';
import { addMember, addPerson, endMembership, nameMember } from './case-people.ts';
import {
  caseById,
  caseStepsOf,
  casesBeside,
  casesPage,
  countOpenCases,
  membersOf,
} from './cases.store.ts';
import { caseLine, caseView } from './cases.view.ts';
import { clarifyExemption, concludeExemption, decideExemption } from './decide-exemption.ts';
import { decide } from './decide-worksheet.ts';
import { draftOf } from './draft-worksheet.ts';
import { exportCases } from './export-cases.ts';
import { freezeEvidence } from './freeze-evidence.ts';
import { dropPerson, enterStatement, saveWorksheet, stateOwn, tellPerson } from './hear-person.ts';
import { ofOtherChains, readerOf, requireImpartial, unattendedAmong } from './judging.ts';
import { openCase } from './open-case.ts';
import { accidentOfCase } from './open-worksheet.ts';
import { propose, returnToHandler } from './propose.ts';
import { readWorksheet } from './read-worksheet.ts';
import { addArgument, verifyExemption } from './verify-exemption.ts';
import { worksheetsOfCase, worksheetsOfSubject, worksheetsToDecide } from './worksheets.store.ts';
import { beforeService, worksheetLine } from './worksheets.view.ts';

/** Of who is named in it: to anybody else it is not there. */
export async function readCase(
  context: AccountabilityContext,
  caller: Caller,
  scope: Scope,
  id: Id<'case'>,
): Promise<AccountabilityCase> {
  const reader = await readerOf(context, caller);
  const { database } = context;
  const row = await database.read(scope, (db) => caseById(db, scope, id, reader));
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  const accident = await accidentOfCase(context, id);
  await requireImpartial(context, reader.selves, { caseId: id, accidentId: row.accident_id });
  return database.read(scope, async (db) =>
    caseView(context, caller, row, {
      accident,
      worksheets: await worksheetsOfCase(db, id),
      members: await membersOf(db, id),
      steps: await caseStepsOf(db, id),
      beside: await casesBeside(db, scope, row, reader),
    }),
  );
}

/** What the office has of a case it is not named in. */
async function readLine(
  context: AccountabilityContext,
  caller: Caller,
  scope: Scope,
  id: Id<'case'>,
): Promise<CaseLine> {
  const reader = await readerOf(context, caller);
  const [row, named] = await context.database.read(scope, async (db) => [
    await caseById(db, scope, id, reader, 'office'),
    await caseById(db, scope, id, reader),
  ]);
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  const unattended = await unattendedAmong(context, [row]);
  return caseLine(row, { isNamed: named !== undefined, isUnattended: unattended.has(id) });
}

function bindReading(binder: Binder, context: AccountabilityContext): void {
  const { database } = context;
  bind(binder, accountabilityRoutes.cases, async ({ query }, { scope, caller }) => {
    const reader = await readerOf(context, caller);
    const { after, limit, ...filter } = query;
    const page = { ...filter, after: readDayCursor(after), limit: limit + 1 };
    const found = await database.read(scope, async (db) => ({
      rows: await casesPage(db, scope, page, reader),
      open: await countOpenCases(db, scope, reader),
    }));
    const shown = found.rows.slice(0, limit);
    const unattended = await unattendedAmong(context, shown);
    const cursors = found.rows.map((row) => ({ scopeKey: row.opened_on, id: row.id }));
    return {
      items: shown.map((row) =>
        caseLine(row, { isNamed: row.is_named, isUnattended: unattended.has(row.id) }),
      ),
      next: cursorAfter(cursors, limit),
      open: found.open,
    };
  });
  bind(binder, accountabilityRoutes.exportCases, ({ query }, { scope, caller }) =>
    exportCases(context, caller, scope, query),
  );
  bind(binder, accountabilityRoutes.case, ({ params }, { scope, caller }) =>
    readCase(context, caller, scope, params.caseId),
  );
  bind(binder, accountabilityRoutes.toDecide, async (_, { scope, caller }) => {
    const reader = await readerOf(context, caller);
    const rows = await database.read(scope, (db) => worksheetsToDecide(db, scope, reader));
    return { items: (await ofOtherChains(context, reader, rows)).map(worksheetLine) };
  });
  bind(binder, accountabilityRoutes.mine, async (_, { scope, caller }) => {
    const reader = await readerOf(context, caller);
    const rows = await database.read(scope, (db) => worksheetsOfSubject(db, scope, reader));
    return { items: rows.map((row) => worksheetLine(beforeService(row))) };
  });
  bind(binder, accountabilityRoutes.worksheet, ({ params }, { scope, caller }) =>
    readWorksheet(context, caller, scope, params.worksheetId),
  );
  bind(binder, accountabilityRoutes.draft, ({ params, query }, { scope, caller }) =>
    draftOf(context, caller, scope, params.worksheetId, query.year),
  );
}

type ActOf<Thing extends string, Input, Output> = (
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<Thing>,
  input: Input,
) => Promise<Output>;

function bindCases(binder: Binder, context: AccountabilityContext): void {
  const scopeOf = (caller: Caller, action: string) => context.scopeFor(caller, action) ?? NO_SCOPE;
  const after = (caller: Caller, id: Id<'case'>) =>
    readCase(context, caller, scopeOf(caller, 'accountability.case'), id);
  bind(binder, accountabilityRoutes.open, async ({ body }, call) => {
    const accidents = scopeOf(call.caller, 'accidents.accident');
    const { id } = await openCase(context, call, accidents, body);
    return after(call.caller, id);
  });
  const acting =
    <Body extends { readonly version: number }>(act: ActOf<'case', Omit<Body, 'version'>, void>) =>
    async (
      { params, body }: { params: { caseId: Id<'case'> }; body: Body },
      call: SignedInCall,
    ): Promise<AccountabilityCase> => {
      const { version, ...input } = body;
      await act(context, call, { id: params.caseId, version }, input);
      return after(call.caller, params.caseId);
    };
  bind(binder, accountabilityRoutes.change, acting(changeCase));
  bind(binder, accountabilityRoutes.freeze, acting(freezeEvidence));
  bind(binder, accountabilityRoutes.addMember, acting(addMember));
  bind(binder, accountabilityRoutes.nameMember, async ({ params, body }, call) => {
    const { version, ...input } = body;
    await nameMember(context, call, { id: params.caseId, version }, input);
    return readLine(context, call.caller, call.scope, params.caseId);
  });
  bind(binder, accountabilityRoutes.endMember, acting(endMembership));
  bind(
    binder,
    accountabilityRoutes.addPerson,
    acting((_, call, chosen, input) =>
      // Who was in a post is looked up where the caller may look up posts, which is more than who they handle.
      addPerson(context, call, chosen, scopeOf(call.caller, 'posts.post'), input),
    ),
  );
  bind(
    binder,
    accountabilityRoutes.close,
    acting((_, call, chosen, input) => endCase(context, call, chosen, 'close', input)),
  );
  bind(
    binder,
    accountabilityRoutes.withdraw,
    acting((_, call, chosen, input) => endCase(context, call, chosen, 'withdraw', input)),
  );
}

function bindWorksheets(binder: Binder, context: AccountabilityContext): void {
  const after = (caller: Caller, id: Id<'worksheet'>) =>
    readWorksheet(
      context,
      caller,
      context.scopeFor(caller, 'accountability.worksheet') ?? NO_SCOPE,
      id,
    );
  const acting =
    <Body extends { readonly version: number }>(
      act: ActOf<'worksheet', Omit<Body, 'version'>, void>,
    ) =>
    async (
      { params, body }: { params: { worksheetId: Id<'worksheet'> }; body: Body },
      call: SignedInCall,
    ) => {
      const { version, ...input } = body;
      await act(context, call, { id: params.worksheetId, version }, input);
      return after(call.caller, params.worksheetId);
    };
  bind(binder, accountabilityRoutes.save, acting(saveWorksheet));
  bind(binder, accountabilityRoutes.tell, acting(tellPerson));
  bind(binder, accountabilityRoutes.state, acting(stateOwn));
  bind(binder, accountabilityRoutes.paperStatement, acting(enterStatement));
  bind(binder, accountabilityRoutes.propose, acting(propose));
  bind(binder, accountabilityRoutes.returnProposal, acting(returnToHandler));
  bind(binder, accountabilityRoutes.decide, acting(decide));
  bind(binder, accountabilityRoutes.drop, acting(dropPerson));
  bind(binder, accountabilityRoutes.openExemption, acting(openExemption));
  const examining =
    <Body extends { readonly version: number }>(
      act: ActOf<'exemption', Omit<Body, 'version'>, Id<'worksheet'>>,
    ) =>
    async (
      { params, body }: { params: { exemptionId: Id<'exemption'> }; body: Body },
      call: SignedInCall,
    ) => {
      const { version, ...input } = body;
      const id = await act(context, call, { id: params.exemptionId, version }, input);
      return after(call.caller, id);
    };
  bind(binder, accountabilityRoutes.addArgument, examining(addArgument));
  bind(binder, accountabilityRoutes.verifyExemption, examining(verifyExemption));
  bind(binder, accountabilityRoutes.decideExemption, examining(decideExemption));
  bind(binder, accountabilityRoutes.concludeExemption, examining(concludeExemption));
  bind(binder, accountabilityRoutes.clarifyExemption, examining(clarifyExemption));
  bind(binder, accountabilityRoutes.withdrawExemption, examining(withdrawExemption));
}

export function registerAccountability(binder: Binder, context: AccountabilityContext): void {
  bindReading(binder, context);
  bindCases(binder, context);
  bindWorksheets(binder, context);
}
