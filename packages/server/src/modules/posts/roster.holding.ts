// Who holds a post when, in a roster and on record: what excludes what, and what a row completes. Pure.
import type { CivilDate, Id, Manner } from '@jinze/kernel';
import type { Appointment } from './appointment.decide.ts';
import type { RosterRow } from './roster.read.ts';

/** An appointment on record in a region the roster names. */
export interface KnownAppointment extends Appointment {
  readonly personName: string;
  readonly idTail: string | null;
  readonly liaison: string | null;
  readonly managingCommittee: string | null;
  /** Fields without the document they were given by. */
  readonly hasUndocumentedFields: boolean;
  readonly portfolios: readonly string[];
}

export interface Held {
  readonly personId: Id<'person'>;
  readonly personName: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly manner: Manner;
  /** 0: on record. */
  readonly row: number;
  /** The appointment on record; null for one that the file adds. */
  readonly record: Id<'appointment'> | null;
}

/** An appointment on record, as a row of the file (or none, 0) speaks of it. */
export function heldBy(one: KnownAppointment, row: number): Held {
  const { personId, personName, from, to, manner, recordId: record } = one;
  return { personId, personName, from, to, manner, row, record };
}

/** Whether two have a day in common. */
export function overlap(a: Held, b: Held): boolean {
  return (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
}

/** An acting or A/B holder stands beside the holder; two full ones cannot. */
const isFull = ({ manner }: Held) => manner === 'full' || manner === 'presiding';

/** Whether two cannot both hold a post for one: full holders with a day in common. */
export function collide(a: Held, b: Held): boolean {
  return isFull(a) && isFull(b) && overlap(a, b);
}

/** Whether the row names the document of fields that have none yet. */
export function documents(row: RosterRow, same: KnownAppointment): boolean {
  return row.portfolioDocumentNo !== null && same.hasUndocumentedFields;
}

/** Whether the row says something not yet on record of the same appointment; a recorded value is never emptied. */
export function completes(row: RosterRow, same: KnownAppointment): boolean {
  return (
    row.isCommitteeMember !== same.isCommitteeMember ||
    row.manner !== same.manner ||
    (row.documentNo !== null && row.documentNo !== same.documentNo) ||
    (row.liaison !== null && row.liaison !== same.liaison) ||
    row.managingCommittee !== same.managingCommittee ||
    documents(row, same)
  );
}
