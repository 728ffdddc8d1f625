// A grade people choose where the quotas leave several: what of the subject’s row is another, and what its history says.
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import type { HeldSubject } from './act-on-subject.ts';
import { outcomeOf } from './change-facts.ts';
import { gradesToChoose, mayChooseGrade, proposalOf } from './proposal.decide.ts';
import {
  changedSinceTold,
  insertScoreChanges,
  type SubjectChanges,
  standingsOf,
} from './subjects.store.ts';

export async function chooseBetween(
  unit: Unit,
  { row, issued, exercise }: HeldSubject,
  {
    grade,
    reason,
    by,
    cause,
  }: Record<'grade' | 'reason' | 'by', string> & { readonly cause: 'choice' | 'objection' },
): Promise<SubjectChanges> {
  const rows = await standingsOf(unit.tx, row.exercise_id);
  const proposal = proposalOf(issued.scheme, rows, []);
  const own = proposal.subjects.find((each) => each.row.id === row.id);
  const couldBe = own?.couldBe ?? [];
  if (own === undefined || !gradesToChoose(own).includes(grade))
    throw new Refused({
      code: 'assessments.grade-not-open',
      path: 'body.grade',
      values: { grades: couldBe.join('、') },
    });
  if (cause === 'choice') {
    const changed = await changedSinceTold(unit.tx, exercise);
    if (!mayChooseGrade(own, exercise.state, proposal, changed))
      throw new Refused({ code: 'assessments.grade-told' });
  }
  const outcome = outcomeOf(row);
  const change = {
    subject_id: row.id,
    // The version it makes: each change has one of its own.
    number: row.version + 1,
    by_name: by,
    cause,
    reason,
    facts: [],
    before: { ...outcome, grade: row.chosen_grade },
    after: { ...outcome, grade },
  };
  await insertScoreChanges(unit.tx, [change], unit.now);
  return { chosen_grade: grade, chosen_reason: reason, chosen_by: by };
}
