// What arrivals and changes of appointments have in common: the rows they write.
import type { CivilDate, Id } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { Refused } from '../../platform/refused.ts';
import type { Change } from './appointment.decide.ts';
import type { PostRow } from './appointments.store.ts';

export interface Recorded {
  readonly appointmentId: Id<'appointment'>;
}

/** A portfolio row, with a record of its own unless it takes another row's place. */
export function portfolioRow(
  { recordId, field, from, to, documentNo }: Change['added'][number],
  appointmentId: Id<'appointment'>,
  shared: {
    readonly recorded_at: Date;
    readonly scope_key: string;
    readonly recorded_by: string;
    readonly change_reason: string | null;
  },
) {
  const id = newId<'portfolio'>(shared.recorded_at);
  return {
    ...shared,
    id,
    record_id: recordId ?? id,
    appointment_record_id: appointmentId,
    field,
    valid_from: from,
    valid_to: to,
    document_no: documentNo,
    superseded_at: null,
  };
}

/** Nobody is in a post of a region after its last day. */
export function requireRegion(
  place: Pick<PostRow, 'regionName' | 'regionEndedOn'>,
  to: CivilDate | null,
): void {
  const { regionName: name, regionEndedOn: on } = place;
  if (on !== null && (to === null || to > on))
    throw new Refused({ code: 'posts.region-ended', values: { name, on } });
}
