// A decision that is changed, by its organ or after an appeal: a new one takes its place, the old one stays on record.
import type { MeasureGiven } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { accountabilityDecisionSource } from './accountability.ledger.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { actOnDecision, addDecisionStep } from './act-on-decision.ts';
import { measureRows } from './decide-worksheet.ts';
import { decideChanging } from './decision.decide.ts';
import { type DecisionRow, insertDecision } from './decisions.store.ts';
import { refuseSecrets } from './secrets.ts';

/** The same matter with other measures; the bars follow from the new one alone. */
export async function follow(
  unit: Unit,
  row: DecisionRow,
  { caller, command }: Acting,
  input: {
    readonly on: CivilDate;
    readonly documentNo: string;
    readonly by: string;
    readonly text: string;
    readonly measures: readonly MeasureGiven[];
  },
): Promise<void> {
  const id = newId<'decision'>(unit.now);
  const { committee_name: _name, followed_by: _next, ...same } = row;
  await insertDecision(
    unit.tx,
    {
      ...same,
      id,
      version: 1,
      state: 'in-force',
      organ: input.by,
      document_no: input.documentNo,
      decided_on: input.on,
      effective_on: null,
      served_on: null,
      meeting: null,
      present: null,
      votes_for: null,
      decided_by_account: caller.accountId,
      content: input.text,
      follows_id: row.id,
      ended_reason: null,
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    },
    measureRows(input.measures),
  );
  await addDecisionStep(unit, command.actor.name, { id, version: 1, act: 'record' }, input);
  await recordHeld(unit, accountabilityDecisionSource, [
    { id, type: 'accountability-decision.recorded.v1' },
  ]);
}

/** Not by the account that decided. */
export function changeDecision(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'decision'>,
  input: {
    readonly on: CivilDate;
    readonly documentNo: string;
    readonly reason: string;
    readonly measures: readonly MeasureGiven[];
  },
): Promise<void> {
  const { on, documentNo, reason, measures } = input;
  refuseSecrets({ reason });
  return actOnDecision(context, acting, chosen, 'department', ({ row, facts }, unit) => {
    const { caller } = acting;
    if (row.decided_by_account === caller.accountId)
      throw new Refused({ code: 'accountability.same-person' });
    return {
      decided: decideChanging(facts, input, context.clock.today()),
      changes: { ended_reason: reason },
      on,
      documentNo,
      note: reason,
      also: () =>
        follow(unit, row, acting, { on, documentNo, by: row.organ, text: reason, measures }),
    };
  });
}
