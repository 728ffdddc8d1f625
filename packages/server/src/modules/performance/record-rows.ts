// What a duty record says, and who took part, as their rows. Pure.
import type { RecordContent } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { NewParticipationRow } from './duty-records.store.ts';
import type { Resolved } from './participants.decide.ts';

/** A participant as a row; `said`: how late it is, and the word that is theirs or the recorder’s being another makes. */
export function participationRow(
  recordId: Id<'duty-record'>,
  occurredOn: CivilDate,
  person: Resolved,
  position: number,
  said: Pick<
    NewParticipationRow,
    'late_days' | 'confirmation' | 'confirmed_at' | 'objection' | 'asked_at'
  >,
): NewParticipationRow {
  return {
    record_id: recordId,
    person_id: person.personId,
    post_id: person.postId,
    organ_id: person.organId,
    scope_key: person.scopeKey,
    person_name: person.name,
    post_title: person.postTitle,
    organ_name: person.organName,
    role: person.role,
    duties: [...person.duties],
    without_post: person.withoutPost,
    position,
    occurred_on: occurredOn,
    ...said,
  };
}

/** The columns that follow from who took part. */
export function placesOf(participants: readonly Resolved[]) {
  const [first] = participants;
  if (first === undefined) throw new Error('a record of nobody');
  return {
    organ_id: first.organId,
    scope_key: first.scopeKey,
    scope_keys: [...new Set(participants.map(({ scopeKey }) => scopeKey))].toSorted(),
    persons: participants.map(({ personId }) => personId),
  };
}

/** The columns that the content says. */
export const saidColumns = (content: RecordContent) => ({
  activity: content.activity,
  body: content.body,
  title: content.title,
  occurred_on: content.occurredOn,
  occurred_to: content.occurredTo,
  place: content.place,
  matter: content.matter,
  findings: content.findings,
  orders: content.orders,
  follow_up: content.followUp,
  basis_no: content.basisNo,
  amounts: content.amounts,
  late_reason: content.lateReason,
});
