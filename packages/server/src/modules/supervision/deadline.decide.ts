// When a task is due, how far past it one is, and when it is soon (civil calendar, Asia/Shanghai). Pure; the calendar is handed in.
import { type Due, OPEN_TASK_STATES, type TaskState } from '@jinze/contracts';
import {
  addDays,
  type CivilDate,
  daysBetween,
  ok,
  type Result,
  refuse,
  yearOf,
} from '@jinze/kernel';

/** The working days as far as they are published. */
export interface WorkCalendar {
  isWorkday(day: CivilDate): boolean;
  readonly lastPublishedYear: number;
}

export interface DeadlineRefusal {
  readonly code: 'supervision.working-days-unknown' | 'supervision.due-passed';
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Reminders come so many working days before the deadline. */
const REMIND_WORKING_DAYS = 3;

/**
 * The last day of a deadline that is counted from a day: that day does not count, and a last day that is free stays the
 * last day. Past the last published year nobody knows the working days, and none are guessed.
 */
export function dueDay(
  due: Due,
  from: CivilDate,
  calendar: WorkCalendar,
): Result<CivilDate, DeadlineRefusal> {
  if (due.kind === 'date')
    return due.on < from
      ? refuse({ code: 'supervision.due-passed', values: { on: due.on } })
      : ok(due.on);
  if (due.kind === 'calendar-days') return ok(addDays(from, due.days));
  let day = from;
  for (let left = due.days; left > 0; ) {
    day = addDays(day, 1);
    if (yearOf(day) > calendar.lastPublishedYear)
      return refuse({
        code: 'supervision.working-days-unknown',
        values: { year: calendar.lastPublishedYear },
      });
    if (calendar.isWorkday(day)) left -= 1;
  }
  return ok(day);
}

/** The last day on which something that is due within so many working days counts as due soon. */
export function soonUntil(
  today: CivilDate,
  isWorkday: WorkCalendar['isWorkday'],
  workingDays = REMIND_WORKING_DAYS,
): CivilDate {
  let day = today;
  for (let left = workingDays; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkday(day)) left -= 1;
  }
  return day;
}

export function isOpen(state: TaskState): boolean {
  return (OPEN_TASK_STATES as readonly TaskState[]).includes(state);
}

/** Days past the deadline: of what is open until today, of what was answered until the answer; 0 when in time. */
export function overdueDays(
  task: {
    readonly state: TaskState;
    readonly dueOn: CivilDate;
    readonly repliedOn: CivilDate | null;
  },
  today: CivilDate,
): number {
  const until = isOpen(task.state)
    ? today
    : task.state === 'replied' || task.state === 'closed'
      ? task.repliedOn
      : null;
  return until === null ? 0 : Math.max(0, daysBetween(task.dueOn, until));
}
