// Who holds a post when, in a roster and on record: what excludes what, and what a row completes. Pure.
import type { CivilDate, Manner } from '@jinze/kernel';
import type { Appointment } from './appointment.decide.ts';
import type { RosterRow } from './roster.read.ts';

/** An appointment on record in a region the roster names. */
export interface KnownAppointment extends Appointment {
  readonly personName: string;
  readonly idTail: string | null;
  readonly liaison: string | null;
  readonly portfolios: readonly string[];
}

export interface Held {
  readonly personName: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly manner: Manner;
  /** 0: on record. */
  readonly row: number;
}

export function heldBy({ personName, from, to, manner }: Omit<Held, 'row'>, row: number): Held {
  return { personName, from, to, manner, row };
}

/** An acting or A/B holder stands beside the holder; two full ones cannot. */
const isFull = ({ manner }: Held) => manner === 'full' || manner === 'presiding';

/** Whether two cannot both hold a post for one: full holders with a day in common. */
export function collide(a: Held, b: Held): boolean {
  return (
    isFull(a) && isFull(b) && (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to)
  );
}

/** Whether the row says something not yet on record of the same appointment; a recorded value is never emptied. */
export function completes(row: RosterRow, same: KnownAppointment): boolean {
  return (
    row.isCommitteeMember !== same.isCommitteeMember ||
    row.manner !== same.manner ||
    (row.documentNo !== null && row.documentNo !== same.documentNo) ||
    (row.liaison !== null && row.liaison !== same.liaison)
  );
}
