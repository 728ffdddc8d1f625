// The procedure of art. 23: application or own motion, arguments for and against, verification, collective decision, conclusion, 澄清.
import type { Limb } from '@jinze/contracts';
import type { CivilDate, Id, Result } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { exemptionSource } from './accountability.ledger.ts';
import type { AccountabilityRefusal } from './accountability.refusal.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { type Sheet, sheetOf } from './act-on-worksheet.ts';
import {
  decideOpening,
  decideWithdrawing,
  type ExemptionDecision,
  type ExemptionFacts,
} from './exemption.decide.ts';
import {
  argumentsOf,
  type ExemptionRow,
  insertExemption,
  insertExemptionStep,
  lockExemption,
  updateExemption,
  worksheetOfExemption,
} from './exemptions.store.ts';
import { openSheet } from './open-worksheet.ts';
import { refuseSecrets } from './secrets.ts';
import { lockWorksheet, type Side } from './worksheets.store.ts';

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
  const { scope } = command;
  const opened = await openSheet(context, caller, scope, id, sides);
  const { reader, ofCase } = opened;
  const side = sides.find((one) => opened.sides.includes(one));
  if (side === undefined) throw new Refused({ code: 'http.not-found' });
  return context.unitOfWork.commit(command, async (unit) => {
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

export async function actOnExemption(
  context: AccountabilityContext,
  acting: Acting,
  { id, version }: Chosen<'exemption'>,
  sides: readonly Side[],
  of: (now: {
    readonly row: ExemptionRow;
    readonly facts: ExemptionFacts;
    readonly sheet: Sheet;
    readonly side: Side;
    readonly unit: Unit;
  }) => Act,
): Promise<Id<'worksheet'>> {
  const { scope } = acting.command;
  const worksheetId = await context.database.read(scope, (db) => worksheetOfExemption(db, id));
  if (worksheetId === undefined) throw new Refused({ code: 'http.not-found' });
  await behindLock(context, acting, worksheetId, sides, async (unit, { sheet, side }) => {
    const row = await lockExemption(unit.tx, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const argued = await argumentsOf(unit.tx, id);
    const facts: ExemptionFacts = {
      state: row.state,
      openedOn: row.opened_on,
      verifiedOn: row.verified_on,
      decidedOn: row.decided_on,
      concludedOn: row.concluded_on,
      result: row.result,
      argued: argued.map(({ limb, side }) => ({
        limb: limb as Limb,
        side: side as 'for' | 'against',
      })),
    };
    const asked = of({ row, facts, sheet, side, unit });
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

/** An application by the person, a motion by who handles the case. */
export function withdrawExemption(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'exemption'>,
  { reason }: { readonly reason: string },
): Promise<Id<'worksheet'>> {
  refuseSecrets({ reason });
  return actOnExemption(context, acting, chosen, ['subject', 'handler'], (now) => ({
    decided: decideWithdrawing(now.facts, now.row.origin, now.side),
    changes: { ended_reason: reason },
    on: context.clock.today(),
    note: reason,
  }));
}
