// The decision on a worksheet: by the organ with the power over the post, as a row of the person’s register.
import type { MeasureGiven, Responsibility, Weight } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { accountabilityDecisionSource } from './accountability.ledger.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { actOnWorksheet, type Sheet } from './act-on-worksheet.ts';
import { closedMeasures } from './assessment.ts';
import { insertDecision, insertDecisionStep } from './decisions.store.ts';
import { assessed, lastOf } from './propose.ts';
import { refuseSecrets } from './secrets.ts';
import { tellOfWorksheet } from './tell-of-accountability.ts';
import { decideDeciding, heldCircumstances } from './worksheet.decide.ts';

export interface Decided {
  readonly outcome: 'pursued' | 'not-pursued';
  readonly ground: 'article-23' | 'other' | null;
  readonly responsibility: Responsibility | null;
  readonly measures: readonly MeasureGiven[];
  readonly weight: Weight | null;
  readonly weightReason: string | null;
  readonly becauseAccident: boolean;
  readonly organ: string;
  readonly documentNo: string;
  readonly on: CivilDate;
  readonly effectiveOn: CivilDate | null;
  readonly vote: {
    readonly meeting: string;
    readonly present: number;
    readonly votesFor: number;
  } | null;
  readonly content: string;
}

const outcomeOf = ({ outcome }: Decided) =>
  outcome === 'pursued' ? ('pursue' as const) : ('not-pursue' as const);

/** The decision of the worksheet as a row of the person's register. */
function decisionRow(
  { row, facts, of }: Sheet,
  input: Decided,
  by: { readonly id: Id<'decision'>; readonly acting: Acting; readonly at: Date },
): Parameters<typeof insertDecision>[1] {
  const { vote } = input;
  return {
    id: by.id,
    version: 1,
    state: 'in-force',
    origin: 'here',
    worksheet_id: row.id,
    scope_key: row.scope_key,
    handling_committee: row.handling_committee,
    managing_committee: row.managing_committee,
    person_id: row.person_id,
    person_name: row.person_name,
    post_title: row.post_title,
    post_class: row.post_class,
    organ_name: row.organ_name,
    level: row.level,
    outcome: input.outcome,
    ground: input.ground,
    circumstances: heldCircumstances(facts, outcomeOf(input)),
    responsibility: input.responsibility,
    because_accident: input.becauseAccident,
    accident_id: of.accident?.id ?? null,
    accident_name: of.accident?.name ?? null,
    organ: input.organ,
    document_no: input.documentNo,
    decided_on: input.on,
    effective_on: input.effectiveOn,
    meeting: vote?.meeting ?? null,
    present: vote?.present ?? null,
    votes_for: vote?.votesFor ?? null,
    weight: input.weight,
    weight_reason: input.weightReason,
    content: input.content,
    decided_by_account: by.acting.caller.accountId,
    recorded_at: by.at,
    recorded_by: by.acting.command.actor.name,
  };
}

export const measureRows = (measures: readonly MeasureGiven[]) =>
  measures.map(({ measure, until, probationMonths }, index) => ({
    number: index + 1,
    measure,
    until_day: until,
    probation_months: probationMonths,
  }));

/** By the organ with the power over the post, on another account than the proposal's. */
export function decide(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  input: Decided,
): Promise<void> {
  refuseSecrets({ content: input.content, weightReason: input.weightReason });
  const today = context.clock.today();
  return actOnWorksheet(context, acting, chosen, 'decider', (sheet, unit) => {
    const { facts, row, proposals } = sheet;
    const id = newId<'decision'>(unit.now);
    const asProposed = {
      ...input,
      outcome: outcomeOf(input),
    };
    const by = {
      accountId: acting.caller.accountId,
      proposers: proposals.map((one) => one.proposed_by_account),
      proposedOn: lastOf(proposals).proposed_on,
      quorum: sheet.of.quorum,
    };
    const closed = closedMeasures(assessed(sheet, today));
    return {
      decided: decideDeciding(facts, asProposed, by, today, closed),
      changes: { decision_id: id },
      on: input.on,
      documentNo: input.documentNo,
      note: input.organ,
      also: async () => {
        const made = decisionRow(sheet, input, { id, acting, at: unit.now });
        await insertDecision(unit.tx, made, measureRows(input.measures));
        await insertDecisionStep(unit.tx, {
          decision_id: id,
          version: 1,
          act: 'record',
          on_day: input.on,
          document_no: input.documentNo,
          note: null,
          recorded_at: unit.now,
          recorded_by: acting.command.actor.name,
        });
        await recordHeld(unit, accountabilityDecisionSource, [
          { id, type: 'accountability-decision.recorded.v1' },
        ]);
        await tellOfWorksheet(unit, row, sheet.of, { kind: 'accountability-decided' });
      },
    };
  });
}
