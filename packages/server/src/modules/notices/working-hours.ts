// When a message may reach somebody: in working hours, Asia/Shanghai (DESIGN §3, 4). Pure; the calendar is handed in.
import { type Hours, WORKING_MINUTES } from '@jinze/contracts';
import { addDays, type CivilDate, civilDateAt } from '@jinze/kernel';

export type IsWorkday = (day: CivilDate) => boolean;

const OFFSET_MS = 8 * 3_600_000;

function minuteOfDay(at: Date): number {
  const local = new Date(at.getTime() + OFFSET_MS);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

const momentOf = (day: CivilDate, minute: number) =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + minute * 60_000);

function nextWorkday(after: CivilDate, isWorkday: IsWorkday): CivilDate {
  let day = addDays(after, 1);
  // The longest run of free days is about ten; a calendar that never works would not end.
  for (let tried = 0; !isWorkday(day) && tried < 60; tried += 1) day = addDays(day, 1);
  return day;
}

/** The moment itself when it lies in the hours of a working day, else their next beginning. */
export function nextWorkingMoment(
  at: Date,
  isWorkday: IsWorkday,
  hours: Hours = WORKING_MINUTES,
): Date {
  const today = civilDateAt(at);
  const minute = minuteOfDay(at);
  if (isWorkday(today) && minute < hours.to)
    return minute >= hours.from ? at : momentOf(today, hours.from);
  return momentOf(nextWorkday(today, isWorkday), hours.from);
}

/** The next beginning of the hours of a working day: when the day's digest goes out. */
export function nextMorning(at: Date, isWorkday: IsWorkday, hours: Hours = WORKING_MINUTES): Date {
  const today = civilDateAt(at);
  return isWorkday(today) && minuteOfDay(at) < hours.from
    ? momentOf(today, hours.from)
    : momentOf(nextWorkday(today, isWorkday), hours.from);
}
