// Decisions in force: registered from elsewhere, served, appealed, answered, revoked, restored, withdrawn. One transaction per act.
import type { CivilDate, Id, Result } from '@jinze/kernel';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { accountabilityDecisionSource } from './accountability.ledger.ts';
import type { AccountabilityRefusal } from './accountability.refusal.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import {
  type DecisionFacts,
  type DecisionOfDecision,
  decideRestoring,
  decideRevoking,
  decideServing,
  decideWithdrawing,
} from './decision.decide.ts';
import {
  type AppealRow,
  appealsOf,
  type DecisionRow,
  decisionById,
  insertDecisionStep,
  lockDecision,
  type MeasureRow,
  measuresOf,
  restoreMeasure,
  updateDecision,
} from './decisions.store.ts';
import type { CaseReader } from './judging.decide.ts';
import { readerOf, requireImpartial } from './judging.ts';
import { refuseSecrets } from './secrets.ts';
import { caseIdOf } from './worksheets.store.ts';

export async function addDecisionStep(
  unit: Unit,
  actor: string,
  of: { readonly id: Id<'decision'>; readonly version: number; readonly act: string },
  said: {
    readonly on: CivilDate;
    readonly documentNo?: string | null;
    readonly note?: string | null;
  },
): Promise<void> {
  await insertDecisionStep(unit.tx, {
    decision_id: of.id,
    version: of.version,
    act: of.act,
    on_day: said.on,
    document_no: said.documentNo ?? null,
    note: said.note ?? null,
    recorded_at: unit.now,
    recorded_by: actor,
  });
}

export interface HeldDecision {
  readonly row: DecisionRow;
  readonly facts: DecisionFacts;
  readonly measures: readonly MeasureRow[];
  readonly appeals: readonly AppealRow[];
}

interface Act {
  readonly decided: Result<DecisionOfDecision, AccountabilityRefusal>;
  readonly changes?: Parameters<typeof updateDecision>[3];
  readonly on: CivilDate;
  readonly documentNo?: string | null;
  readonly note?: string | null;
  readonly also?: () => Promise<void>;
}

/** Whoever a decision is about appeals; everything else is done by others than stand in its case or its chain. */
async function openDecision(
  context: AccountabilityContext,
  { caller, command }: Acting,
  id: Id<'decision'>,
  who: 'department' | 'anybody',
): Promise<CaseReader> {
  const { database } = context;
  const reader = await readerOf(context, caller);
  const seen = await database.read(command.scope, (db) =>
    decisionById(db, command.scope, id, reader),
  );
  if (seen === undefined) throw new Refused({ code: 'http.not-found' });
  if (who === 'anybody') return reader;
  const { worksheet_id: sheetId } = seen;
  const caseId =
    sheetId === null ? undefined : await database.read(SYSTEM_SCOPE, (db) => caseIdOf(db, sheetId));
  await requireImpartial(context, reader.selves, {
    personId: seen.person_id,
    caseId: caseId ?? null,
    accidentId: seen.accident_id,
  });
  return reader;
}

export async function actOnDecision(
  context: AccountabilityContext,
  acting: Acting,
  { id, version }: Chosen<'decision'>,
  who: 'department' | 'anybody',
  of: (held: HeldDecision, unit: Unit) => Act | Promise<Act>,
): Promise<void> {
  const { command } = acting;
  const reader = await openDecision(context, acting, id, who);
  await context.unitOfWork.commit(command, async (unit) => {
    const row = await lockDecision(unit.tx, command.scope, id, reader);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const measures = (await measuresOf(unit.tx, [id])).get(id) ?? [];
    const appeals = await appealsOf(unit.tx, id);
    const facts: DecisionFacts = {
      state: row.state,
      origin: row.origin,
      outcome: row.outcome as DecisionFacts['outcome'],
      decidedOn: row.decided_on,
      servedOn: row.served_on,
      openAppealOn: appeals.find(({ result }) => result === null)?.lodged_on ?? null,
      measures: measures.map(({ number, restored_on: on }) => ({
        number,
        isRestored: on !== null,
      })),
    };
    const asked = await of({ row, facts, measures, appeals }, unit);
    const decided = unwrap(asked.decided);
    const changes = { ...asked.changes, state: decided.state };
    if ((await updateDecision(unit.tx, id, version, changes)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await asked.also?.();
    const at = { id, version: version + 1, act: decided.act };
    await addDecisionStep(unit, command.actor.name, at, asked);
    await recordHeld(unit, accountabilityDecisionSource, [{ id, type: decided.event }]);
    await unit.send('vetting.look-again', {});
    await unit.audit(`accountability.decision-${decided.act}`, id);
    return {};
  });
}

/** From the day it was served the person sees it, and appeals. */
export function serveDecision(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'decision'>,
  { on, documentNo }: { readonly on: CivilDate; readonly documentNo: string | null },
): Promise<void> {
  return actOnDecision(context, acting, chosen, 'department', ({ facts }) => ({
    decided: decideServing(facts, on, context.clock.today()),
    changes: { served_on: on },
    on,
    documentNo,
  }));
}

export function revokeDecision(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'decision'>,
  input: { readonly on: CivilDate; readonly documentNo: string; readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason: input.reason });
  return actOnDecision(context, acting, chosen, 'department', ({ facts }) => ({
    decided: decideRevoking(facts, input.on, context.clock.today()),
    changes: { ended_reason: input.reason },
    on: input.on,
    documentNo: input.documentNo,
    note: input.reason,
  }));
}

export function restore(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'decision'>,
  input: {
    readonly number: number;
    readonly on: CivilDate;
    readonly documentNo: string;
    readonly note: string;
  },
): Promise<void> {
  refuseSecrets({ note: input.note });
  const { number, on, documentNo, note } = input;
  return actOnDecision(context, acting, chosen, 'department', ({ facts }, unit) => ({
    decided: decideRestoring(facts, input, context.clock.today()),
    on,
    documentNo,
    note,
    also: () =>
      restoreMeasure(unit.tx, { decisionId: chosen.id, number }, { on, documentNo, note }),
  }));
}

export function withdrawDecision(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'decision'>,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return actOnDecision(context, acting, chosen, 'department', ({ facts }) => ({
    decided: decideWithdrawing(facts),
    changes: { ended_reason: reason },
    on: context.clock.today(),
    note: reason,
  }));
}
