// Art. 23 verified: what speaks for and against, put before whoever decides.
import { ARGUMENTS_MOST, type Limb } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { worksheetSource } from './accountability.ledger.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { actOnExemption } from './act-on-exemption.ts';
import { addWorksheetStep, type Sheet } from './act-on-worksheet.ts';
import { decideArgument, decideVerifying } from './exemption.decide.ts';
import { insertArgument } from './exemptions.store.ts';
import { nextNumber } from './next-number.ts';
import { refuseSecrets } from './secrets.ts';
import { tellOfWorksheet } from './tell-of-accountability.ts';
import { updateWorksheet } from './worksheets.store.ts';

export interface ArgumentAdded {
  readonly limb: Limb;
  readonly side: 'for' | 'against';
  readonly content: string;
  readonly evidence: string;
}

/** For and against are gathered by who handles the case, and by the person for themselves. */
export function addArgument(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'exemption'>,
  input: ArgumentAdded,
): Promise<Id<'worksheet'>> {
  refuseSecrets({ content: input.content });
  return actOnExemption(context, acting, chosen, ['handler', 'subject'], ({ facts, unit }) => ({
    decided: decideArgument(facts),
    // What was verified without this argument is verified again.
    changes: { verified_on: null, verifier: null, verifier_account: null, verification: null },
    on: context.clock.today(),
    also: () =>
      insertArgument(unit.tx, {
        exemption_id: chosen.id,
        number: nextNumber(facts.argued.length, ARGUMENTS_MOST),
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
  { row, of }: Sheet,
  on: CivilDate,
): Promise<void> {
  if (row.submitted_at === null) {
    if ((await updateWorksheet(unit.tx, row.id, row.version, { submitted_at: unit.now })) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    const at = { id: row.id, version: row.version + 1, act: 'submit' };
    await addWorksheetStep(unit, command.actor.name, at, { on });
    await recordHeld(unit, worksheetSource, [
      { id: row.id, type: 'worksheet.submitted.v1', isConcealed: true },
    ]);
  }
  await tellOfWorksheet(unit, row, of, { kind: 'accountability-proposed' });
}

export function verifyExemption(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'exemption'>,
  { on, text }: { readonly on: CivilDate; readonly text: string },
): Promise<Id<'worksheet'>> {
  refuseSecrets({ text });
  return actOnExemption(context, acting, chosen, ['handler'], ({ facts, sheet, unit }) => ({
    decided: decideVerifying(facts, on, context.clock.today()),
    changes: {
      verified_on: on,
      verifier: acting.command.actor.name,
      verifier_account: acting.caller.accountId,
      verification: text,
    },
    on,
    also: () => submit(unit, acting, sheet, on),
  }));
}
