// What follows where the rule leaves it open: people say, each with the reason, as between grades at the edge of a quota.
import { Refused } from '../../platform/refused.ts';
import { actOnSubject, type ChosenSubject } from './act-on-subject.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { mayDecide } from './consequence.decide.ts';
import { choicesOf, insertChoice } from './consequence-choices.store.ts';
import { CHOSEN_IN, proposalOf } from './proposal.decide.ts';
import { refuseSecrets } from './schemes.ts';
import { standingsOf } from './subjects.store.ts';

/** Until the proposal; after the notification where an objection made others level. */
export function chooseConsequence(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenSubject,
  input: { readonly place: number; readonly follows: boolean; readonly reason: string },
): Promise<void> {
  const { place, follows, reason } = input;
  refuseSecrets({ reason });
  const act = {
    name: 'consequence-chosen',
    event: 'assessment-subject.consequence-chosen.v1',
    side: 'organiser',
    states: CHOSEN_IN,
  } as const;
  return actOnSubject(context, acting, chosen, act, async ({ row, exercise, issued }, unit) => {
    const rows = await standingsOf(unit.tx, row.exercise_id);
    const choices = await choicesOf(unit.tx, row.exercise_id);
    const { subjects, short } = proposalOf(issued.scheme, rows, choices);
    const one = subjects.find((each) => each.row.id === row.id);
    const open = one?.consequences.find((each) => each.isLeft && each.place === place);
    if (open === undefined)
      throw new Refused({ code: 'assessments.consequence-not-open', path: 'body.place' });
    if (!mayDecide(open, exercise.state, short))
      throw new Refused({ code: 'assessments.consequence-decided', path: 'body.place' });
    const { name, accountId } = acting.command.actor;
    await insertChoice(unit.tx, {
      subject_id: row.id,
      place,
      // The version it makes: each choice has one of its own.
      number: row.version + 1,
      follows,
      total: row.total,
      reason,
      by_name: name,
      by_account: accountId,
      recorded_at: unit.now,
    });
    // The record has it by the subject’s next version.
    return {};
  });
}
