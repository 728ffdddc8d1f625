// A proposal of what follows, frozen with what the rules said that day; and its return.
import {
  type MeasureGiven,
  type Responsibility,
  type Weight,
  WORKSHEET_MOST,
} from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { RULES_VERSION } from '@jinze/rules';
import { Refused } from '../../platform/refused.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { actOnWorksheet, type Sheet } from './act-on-worksheet.ts';
import { assess, closedMeasures } from './assessment.ts';
import { nextNumber } from './next-number.ts';
import { refuseSecrets } from './secrets.ts';
import { tellOfWorksheet } from './tell-of-accountability.ts';
import { decideProposing, decideReturning } from './worksheet.decide.ts';
import { insertProposal, type ProposalRow, returnProposal } from './worksheets.store.ts';

export interface Proposed {
  readonly outcome: 'pursue' | 'not-pursue';
  readonly ground: 'article-23' | 'other' | null;
  readonly responsibility: Responsibility | null;
  readonly measures: readonly MeasureGiven[];
  readonly weight: Weight | null;
  readonly weightReason: string | null;
  readonly content: string;
}

/** What the rules say of the newest content; nothing is proposed before anything is held. */
export function assessed({ row, content, of }: Sheet, today: CivilDate) {
  if (content === undefined) throw new Refused({ code: 'accountability.no-circumstance' });
  return assess(row, content, of.accident, today);
}

/** Frozen with what the rules said of just that content that day. */
export function propose(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  input: Proposed & { readonly withoutAnswer: string | null },
): Promise<void> {
  refuseSecrets({ content: input.content, weightReason: input.weightReason });
  const today = context.clock.today();
  return actOnWorksheet(context, acting, chosen, 'handler', (sheet, unit) => {
    const { facts, row, proposals } = sheet;
    const assessment = assessed(sheet, today);
    return {
      decided: decideProposing(facts, input, today, closedMeasures(assessment)),
      changes: { submitted_at: row.submitted_at ?? unit.now },
      on: today,
      note: input.withoutAnswer,
      also: async () => {
        await insertProposal(unit.tx, {
          worksheet_id: row.id,
          number: nextNumber(proposals.length, WORKSHEET_MOST),
          outcome: input.outcome,
          ground: input.ground,
          responsibility: input.responsibility,
          measures: JSON.stringify(input.measures),
          weight: input.weight,
          weight_reason: input.weightReason,
          content: input.content,
          content_number: facts.content,
          rules: JSON.stringify(assessment),
          rules_version: RULES_VERSION,
          proposed_on: today,
          proposed_by: acting.command.actor.name,
          proposed_by_account: acting.caller.accountId,
          recorded_at: unit.now,
        });
        await tellOfWorksheet(unit, row, sheet.of, { kind: 'accountability-proposed' });
      },
    };
  });
}

export function lastOf(proposals: readonly ProposalRow[]): ProposalRow {
  const last = proposals.at(-1);
  if (last === undefined) throw new Refused({ code: 'accountability.not-now' });
  return last;
}

export function returnToHandler(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  { on, reason }: { readonly on: CivilDate; readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return actOnWorksheet(context, acting, chosen, 'decider', ({ facts, row, proposals }, unit) => {
    const last = lastOf(proposals);
    return {
      decided: decideReturning(facts, { on, proposedOn: last.proposed_on }, context.clock.today()),
      on,
      note: reason,
      also: () =>
        returnProposal(
          unit.tx,
          { worksheetId: row.id, number: last.number },
          { on, by: acting.command.actor.name, reason },
        ),
    };
  });
}
