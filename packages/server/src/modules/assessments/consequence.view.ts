// What follows from a result as a caller sees it, before it is final and after.
import type { Consequence } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { type AssessmentsContext, officesHeld } from './assessments.context.ts';
import type { Begun } from './begin-from-consequence.ts';
import type { ProposedConsequence } from './consequence.decide.ts';
import type { ConsequenceRow } from './consequences.store.ts';
import { isOnItsSide } from './impartial.ts';

/** `begun`: what is offered to follow it up, if anything. */
export function consequenceView(
  { may }: Pick<AssessmentsContext, 'may'>,
  caller: Caller,
  row: ConsequenceRow,
  { today, begun }: { readonly today: CivilDate; readonly begun: Begun | undefined },
): Consequence {
  const { due_on: dueOn, done_on: on } = row;
  const hand = { own: selvesOf(caller), offices: officesHeld(caller) };
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
      !isOnItsSide(hand, row) &&
      may(caller, 'assessments.end-consequence', { scopeKey: row.organiser_key }),
    begins:
      begun === undefined
        ? null
        : {
            act: begun,
            year: row.year,
            documentNo: row.approval_no,
            region: row.region_path,
            organId: row.organ_id,
            appointmentId: row.appointment_id,
          },
  };
}

/** Before it is final: whether it follows, or is for people to say. */
export const proposedConsequenceView = (
  { place, text, follows, choice }: ProposedConsequence,
  isOpen: boolean,
) => ({
  place,
  text,
  follows,
  mayDecide: isOpen,
  choice: choice === undefined ? null : { reason: choice.reason, by: choice.by_name },
});
