// The procedure of art. 23: application or own motion, points for and against, verification, collective decision, conclusion, 澄清.
import type { Limb } from '@jinze/contracts';
import type { CivilDate, Id, Result } from '@jinze/kernel';
import { RULES_VERSION } from '@jinze/rules';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { exemptionSource, worksheetSource } from './accountability.ledger.ts';
import type { AccountabilityRefusal } from './accountability.refusal.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { addWorksheetStep, caseOfSheet, type Sheet, sheetOf } from './act-on-worksheet.ts';
import { assess } from './assessment.ts';
import {
  decideClarifying,
  decideConcluding,
  decideDeciding,
  decideOpening,
  decidePoint,
  decideVerifying,
  decideWithdrawing,
  type ExemptionDecision,
  type ExemptionFacts,
} from './exemption.decide.ts';
import {
  type ExemptionRow,
  insertExemption,
  insertExemptionStep,
  insertPoint,
  lockExemption,
  pointsOf,
  updateExemption,
  worksheetOfExemption,
} from './exemptions.store.ts';
import { requireImpartial, standingOf } from './judging.ts';
import { refuseSecrets } from './secrets.ts';
import { tellOfWorksheet } from './tell-of-accountability.ts';
import {
  lockWorksheet,
  type Side,
  updateWorksheet,
  type WorksheetRow,
  worksheetById,
} from './worksheets.store.ts';

interface Found {
  readonly sheet: Sheet;
  readonly side: Side;
}

/** The worksheet behind its lock, from the first of these sides the caller has; the person alone acts for themselves. */
async function behindLock<T extends object>(
  context: AccountabilityContext,
  { caller, command }: Acting,
  id: Id<'worksheet'>,
  sides: readonly Side[],
  work: (unit: Unit, found: Found) => Promise<T>,
): Promise<T> {
  const { database, clock, unitOfWork } = context;
  const reader = { accountId: caller.accountId, today: clock.today() };
  const { scope } = command;
  const seen = await database.read(scope, (db) => worksheetById(db, scope, id, reader));
  const side = sides.find((one) => seen?.sides.includes(one));
  if (seen === undefined || side === undefined) throw new Refused({ code: 'http.not-found' });
  const ofCase = await caseOfSheet(context, seen.row.case_id);
  if (side !== 'subject')
    await requireImpartial(context, standingOf(caller), {
      caseId: seen.row.case_id,
      accidentId: ofCase.accidentId,
    });
  return unitOfWork.commit(command, async (unit) => {
    const row = await lockWorksheet(unit.tx, scope, id, side, reader);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    return work(unit, { sheet: await sheetOf(unit, row, ofCase), side });
  });
}

async function written(
  unit: Unit,
  actor: string,
  of: {
    readonly id: Id<'exemption'>;
    readonly version: number;
    readonly decided: ExemptionDecision;
  },
  said: { readonly on: CivilDate; readonly documentNo?: string | null; readonly note?: string },
): Promise<void> {
  await insertExemptionStep(unit.tx, {
    exemption_id: of.id,
    version: of.version,
    act: of.decided.act,
    on_day: said.on,
    document_no: said.documentNo ?? null,
    note: said.note ?? null,
    recorded_at: unit.now,
    recorded_by: actor,
  });
  await recordHeld(unit, exemptionSource, [
    { id: of.id, type: of.decided.event, isConcealed: true },
  ]);
  await unit.audit(`accountability.exemption-${of.decided.act}`, of.id);
}

/** By the person it is an application, by whoever handles the case their own motion. */
export async function openExemption(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  input: { readonly on: CivilDate; readonly content: string },
): Promise<void> {
  refuseSecrets({ content: input.content });
  await behindLock(context, acting, chosen.id, ['subject', 'handler'], async (unit, found) => {
    const { row, facts } = found.sheet;
    if (row.version !== chosen.version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id: row.id, version: row.version, state: row.state },
      });
    const decided = unwrap(
      decideOpening(facts.state, facts.circumstances, input.on, context.clock.today()),
    );
    const id = newId<'exemption'>(unit.now);
    await insertExemption(unit.tx, {
      id,
      version: 1,
      state: decided.state,
      worksheet_id: row.id,
      origin: found.side === 'subject' ? 'application' : 'own-motion',
      content: input.content,
      opened_on: input.on,
    });
    await written(unit, acting.command.actor.name, { id, version: 1, decided }, input);
    return {};
  });
}

interface Act {
  readonly decided: Result<ExemptionDecision, AccountabilityRefusal>;
  readonly changes?: Parameters<typeof updateExemption>[3];
  readonly on: CivilDate;
  readonly documentNo?: string | null;
  readonly note?: string;
  readonly also?: () => Promise<void>;
}

async function act(
  context: AccountabilityContext,
  acting: Acting,
  { id, version }: Chosen<'exemption'>,
  sides: readonly Side[],
  of: (now: {
    readonly row: ExemptionRow;
    readonly facts: ExemptionFacts;
    readonly sheet: Sheet;
    readonly unit: Unit;
  }) => Act,
): Promise<Id<'worksheet'>> {
  const { scope } = acting.command;
  const worksheetId = await context.database.read(scope, (db) => worksheetOfExemption(db, id));
  if (worksheetId === undefined) throw new Refused({ code: 'http.not-found' });
  await behindLock(context, acting, worksheetId, sides, async (unit, { sheet }) => {
    const row = await lockExemption(unit.tx, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const points = await pointsOf(unit.tx, id);
    const facts: ExemptionFacts = {
      state: row.state,
      openedOn: row.opened_on,
      verifiedOn: row.verified_on,
      decidedOn: row.decided_on,
      concludedOn: row.concluded_on,
      result: row.result,
      points: points.map(({ limb, side }) => ({
        limb: limb as Limb,
        side: side as 'for' | 'against',
      })),
    };
    const asked = of({ row, facts, sheet, unit });
    const decided = unwrap(asked.decided);
    await asked.also?.();
    const changes = { ...asked.changes, state: decided.state };
    if ((await updateExemption(unit.tx, id, version, changes)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    const actor = acting.command.actor.name;
    await written(unit, actor, { id, version: version + 1, decided }, asked);
    return {};
  });
  return worksheetId;
}

/** For and against are gathered by who handles the case, and by the person for themselves. */
export function addPoint(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'exemption'>,
  input: {
    readonly limb: Limb;
    readonly side: 'for' | 'against';
    readonly content: string;
    readonly evidence: string;
  },
): Promise<Id<'worksheet'>> {
  refuseSecrets({ content: input.content });
  return act(context, acting, chosen, ['handler', 'subject'], ({ facts, unit }) => ({
    decided: decidePoint(facts),
    // What was verified without this point is verified again.
    changes: { verified_on: null, verifier: null, verifier_account: null, verification: null },
    on: context.clock.today(),
    also: () =>
      insertPoint(unit.tx, {
        exemption_id: chosen.id,
        number: facts.points.length + 1,
        limb: input.limb,
        side: input.side,
        content: input.content,
        evidence: input.evidence,
        recorded_at: unit.now,
        recorded_by: acting.command.actor.name,
      }),
  }));
}

/** Put before whoever decides, who did not see the worksheet until now. */
async function submit(
  unit: Unit,
  { command }: Acting,
  row: WorksheetRow,
  on: CivilDate,
): Promise<void> {
  if (row.submitted_at === null) {
    if ((await updateWorksheet(unit.tx, row.id, row.version, { submitted_at: unit.now })) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    const at = { id: row.id, version: row.version + 1, act: 'submit' };
    await addWorksheetStep(unit, command.actor.name, at, { on });
    await recordHeld(unit, worksheetSource, [{ id: row.id, type: 'worksheet.submitted.v1' }]);
  }
  await tellOfWorksheet(unit, row, { kind: 'accountability-proposed' });
}

export function verifyExemption(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'exemption'>,
  { on, text }: { readonly on: CivilDate; readonly text: string },
): Promise<Id<'worksheet'>> {
  refuseSecrets({ text });
  return act(context, acting, chosen, ['handler'], ({ facts, sheet, unit }) => ({
    decided: decideVerifying(facts, on, context.clock.today()),
    changes: {
      verified_on: on,
      verifier: acting.command.actor.name,
      verifier_account: acting.caller.accountId,
      verification: text,
    },
    on,
    also: () => submit(unit, acting, sheet.row, on),
  }));
}

/** What the rules said of art. 23 that day is kept beside what was decided. */
export function decideExemption(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'exemption'>,
  input: {
    readonly meeting: string;
    readonly on: CivilDate;
    readonly documentNo: string | null;
    readonly present: number;
    readonly votesFor: number;
    readonly result: 'exempt' | 'not-exempt';
    readonly reasons: string;
  },
): Promise<Id<'worksheet'>> {
  refuseSecrets({ reasons: input.reasons });
  const today = context.clock.today();
  return act(context, acting, chosen, ['decider'], ({ row, facts, sheet }) => {
    if (sheet.content === undefined) throw new Refused({ code: 'accountability.no-circumstance' });
    const by = {
      accountId: acting.caller.accountId,
      verifier: row.verifier_account,
      quorum: sheet.of.quorum,
    };
    return {
      decided: decideDeciding(facts, input, by, today),
      changes: {
        meeting: input.meeting,
        decided_on: input.on,
        decision_no: input.documentNo,
        present: input.present,
        votes_for: input.votesFor,
        result: input.result,
        reasons: input.reasons,
        decided_by_account: acting.caller.accountId,
        rules: JSON.stringify(assess(sheet.row, sheet.content, sheet.of.accident, today)),
        rules_version: RULES_VERSION,
      },
      on: input.on,
      documentNo: input.documentNo,
      note: input.meeting,
    };
  });
}

/** Written, and served on the person and on the organisation department. */
export function concludeExemption(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'exemption'>,
  input: {
    readonly documentNo: string;
    readonly on: CivilDate;
    readonly personServedOn: CivilDate;
    readonly departmentServedOn: CivilDate;
  },
): Promise<Id<'worksheet'>> {
  return act(context, acting, chosen, ['decider'], ({ facts }) => ({
    decided: decideConcluding(facts, input, context.clock.today()),
    changes: {
      conclusion_no: input.documentNo,
      concluded_on: input.on,
      person_served_on: input.personServedOn,
      department_served_on: input.departmentServedOn,
    },
    on: input.on,
    documentNo: input.documentNo,
  }));
}

export function clarifyExemption(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'exemption'>,
  { on, text }: { readonly on: CivilDate; readonly text: string },
): Promise<Id<'worksheet'>> {
  refuseSecrets({ text });
  return act(context, acting, chosen, ['decider', 'handler'], ({ facts }) => ({
    decided: decideClarifying(facts, on, context.clock.today()),
    changes: { clarified_on: on, clarification: text },
    on,
    note: text,
  }));
}

/** An application by the person, a motion by who handles the case. */
export function withdrawExemption(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'exemption'>,
  { reason }: { readonly reason: string },
): Promise<Id<'worksheet'>> {
  refuseSecrets({ reason });
  return act(context, acting, chosen, ['subject', 'handler'], ({ facts }) => ({
    decided: decideWithdrawing(facts),
    changes: { ended_reason: reason },
    on: context.clock.today(),
    note: reason,
  }));
}
