// When a message may reach somebody: in working hours, Asia/Shanghai (DESIGN §3, 4). Pure; the calendar is handed in.
import { addDays, type CivilDate, civilDateAt } from '@jinze/kernel';

/** Begin and end of the working day, in minutes after midnight: 9:00 to 17:30. */
const WORK = { from: 9 * 60, to: 17 * 60 + 30 } as const;
const OFFSET_MS = 8 * 3_600_000;

function minuteOfDay(at: Date): number {
  const local = new Date(at.getTime() + OFFSET_MS);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

const morningOf = (day: CivilDate) => new Date(Date.parse(`${day}T09:00:00+08:00`));

/** The moment itself when it lies in working hours, else the next morning of a working day. */
export function nextWorkingMoment(at: Date, isWorkday: (day: CivilDate) => boolean): Date {
  const today = civilDateAt(at);
  const minute = minuteOfDay(at);
  if (isWorkday(today) && minute < WORK.to) return minute >= WORK.from ? at : morningOf(today);
  let day = addDays(today, 1);
  // The longest run of free days is about ten; a calendar that never works would not end.
  for (let tried = 0; !isWorkday(day) && tried < 60; tried += 1) day = addDays(day, 1);
  return morningOf(day);
}
