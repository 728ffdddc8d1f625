// By when a complaint is answered: so many working days where the order names the term, the day of receipt not counted.
import type { CivilDate } from '@jinze/kernel';
import { isWorkday, LAST_PUBLISHED_YEAR } from '../notices/index.ts';
import { dueDay } from '../supervision/index.ts';

/** Null where the order names no term, and while the working days of that year are not published yet. */
export function complaintDue(receivedOn: CivilDate, days: number | null): CivilDate | null {
  if (days === null) return null;
  const calendar = { isWorkday, lastPublishedYear: LAST_PUBLISHED_YEAR };
  const due = dueDay({ kind: 'working-days', days }, receivedOn, calendar);
  return due.ok ? due.value : null;
}
