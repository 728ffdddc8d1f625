// What follows from a result as a caller sees it, before it is final and after.
import type { Consequence } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { Scheme } from '@jinze/rules';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { type AssessmentsContext, officesHeld } from './assessments.context.ts';
import { kindOfConsequence, type ProposedConsequence } from './consequence.decide.ts';
import type { ConsequenceRow } from './consequences.store.ts';
import { isOfficeOf } from './impartial.ts';

const BEGUN_BY = { talk: 'talks.propose', honour: 'commendations.draft' } as const;

function begunBy(scheme: Scheme, { content }: ConsequenceRow): keyof typeof BEGUN_BY | undefined {
  const kind = kindOfConsequence(scheme, content);
  return kind === 'talk' || kind === 'honour' ? kind : undefined;
}

export function consequenceView(
  { may }: Pick<AssessmentsContext, 'may'>,
  caller: Caller,
  row: ConsequenceRow,
  { scheme, today }: { readonly scheme: Scheme; readonly today: CivilDate },
): Consequence {
  const { due_on: dueOn, done_on: on } = row;
  const isOwn = row.person_id !== null && selvesOf(caller).includes(row.person_id);
  const mayAct = (action: string) =>
    on === null && !isOwn && may(caller, action, { scopeKey: row.organiser_key });
  const begun = begunBy(scheme, row);
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
    mayEnd: mayAct('assessments.end-consequence'),
    begins:
      begun !== undefined && !isOfficeOf(officesHeld(caller), row) && mayAct(BEGUN_BY[begun])
        ? {
            act: begun,
            region: row.region_path,
            organId: row.organ_id,
            appointmentId: row.appointment_id,
          }
        : null,
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
