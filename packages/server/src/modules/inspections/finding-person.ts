// Whom a finding names: by a post held on the day, 任职与分管关系; never by whoever it would be about.
import type { CivilDate, Id } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import { NO_SCOPE, scopeKeysUnder } from '../../platform/database/scope.ts';
import { selvesOf } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { holderOf } from '../posts/index.ts';
import type { Within } from './act-on-inspection.ts';
import type { Acting } from './inspections.context.ts';
import type { InspectionRow } from './inspections.store.ts';

/** Nobody of the inspecting side acts on what is about themselves, or those they serve. */
export function refuseOwn({ caller }: Acting, personId: Id<'person'> | null): void {
  if (personId !== null && selvesOf(caller).includes(personId))
    throw new Refused({ code: 'inspections.own' });
}

export const NOBODY = {
  appointment_id: null,
  person_id: null,
  person_name: null,
  post_title: null,
};

/** Who holds an appointment of the inspected region on the day; never whoever writes it, or whom they serve. */
export async function holderOn(
  { tx, own }: Within,
  acting: Acting,
  { inspected_path: path }: InspectionRow,
  appointmentId: Id<'appointment'>,
  on: CivilDate,
) {
  const scope = { ...NO_SCOPE, keys: scopeKeysUnder(path) };
  const holder = await asSystem(tx, own, () => holderOf(tx, scope, appointmentId, on));
  if (holder === undefined) return undefined;
  refuseOwn(acting, holder.personId);
  return {
    appointment_id: appointmentId,
    person_id: holder.personId,
    person_name: holder.personName,
    post_title: `${holder.organName}${holder.postTitle}`,
  };
}

export async function personOf(
  unit: Within,
  acting: Acting,
  inspection: InspectionRow,
  {
    appointmentId,
    foundOn,
  }: { readonly appointmentId: Id<'appointment'> | null; readonly foundOn: CivilDate },
) {
  if (appointmentId === null) return NOBODY;
  const holder = await holderOn(unit, acting, inspection, appointmentId, foundOn);
  if (holder === undefined)
    throw new Refused({ code: 'http.not-found', path: 'body.appointmentId' });
  return holder;
}
