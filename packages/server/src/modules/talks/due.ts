// The last day of a deadline a talk sets, by the calendar of published working days.
import type { Due } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { Refused } from '../../platform/refused.ts';
import { isWorkday, LAST_PUBLISHED_YEAR } from '../notices/index.ts';
import { dueDay } from '../supervision/index.ts';

const CALENDAR = { isWorkday, lastPublishedYear: LAST_PUBLISHED_YEAR };

/** Counted as in supervision: the first day does not count. Refused where nobody knows the working days yet. */
export function dueOnFrom(due: Due, from: CivilDate, path: string): CivilDate {
  const found = dueDay(due, from, CALENDAR);
  if (found.ok) return found.value;
  if (found.error.code === 'supervision.due-passed')
    throw new Refused({ code: 'talks.due-before', path, values: { on: from } });
  throw new Refused({
    code: 'talks.working-days-unknown',
    path,
    values: { year: CALENDAR.lastPublishedYear },
  });
}
