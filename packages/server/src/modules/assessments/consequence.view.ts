// What follows from a result as a caller sees it, before it is final and after.
import type { Consequence } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import type { ProposedConsequence } from './consequence.decide.ts';
import type { ConsequenceRow } from './consequences.store.ts';

export function consequenceView(
  { may }: Pick<AssessmentsContext, 'may'>,
  caller: Caller,
  row: ConsequenceRow,
  today: CivilDate,
): Consequence {
  const { due_on: dueOn, done_on: on } = row;
  return {
    id: row.id,
    version: row.version,
    assessmentId: row.exercise_id,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    text: row.content,
    dueOn,
    choice: row.because === null ? null : { reason: row.because, by: row.because_by ?? '' },
    isOverdue: on === null && dueOn !== null && dueOn < today,
    done: on === null ? null : { on, documentNo: row.document_no, note: row.note },
    mayEnd:
      on === null &&
      !(row.person_id !== null && selvesOf(caller).includes(row.person_id)) &&
      may(caller, 'assessments.end-consequence', { scopeKey: row.organiser_key }),
  };
}

/** Before it is final: whether it follows, or is for people to say. */
export const proposedConsequenceView = ({
  place,
  text,
  follows,
  choice,
  isLeft,
}: ProposedConsequence) => ({
  place,
  text,
  follows,
  isLeft,
  choice: choice === undefined ? null : { reason: choice.reason, by: choice.by_name },
});
