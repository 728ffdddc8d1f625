// The year by its months: an entry stands in the month it begins in.
import type { CalendarEntry } from '@jinze/contracts';

export type MonthNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
const MONTHS: readonly MonthNumber[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export interface Month {
  readonly number: MonthNumber;
  readonly entries: readonly CalendarEntry[];
  /** What began in an earlier month of the year and ends in this one. */
  readonly ending: readonly CalendarEntry[];
}

const monthOf = (day: string) => Number(day.slice(5, 7));

/** What began in an earlier month of the year and runs on past this one. */
export function runningIn(
  entries: readonly CalendarEntry[],
  year: number,
  number: MonthNumber,
): readonly CalendarEntry[] {
  const month = `${year}-${String(number).padStart(2, '0')}`;
  return entries.filter(({ from, to }) => from.slice(0, 7) < month && to.slice(0, 7) > month);
}

export function monthsOf(entries: readonly CalendarEntry[]): readonly Month[] {
  return MONTHS.map((number) => ({
    number,
    entries: entries.filter(({ from }) => monthOf(from) === number),
    ending: entries.filter(
      ({ from, to }) =>
        from.slice(0, 4) === to.slice(0, 4) && monthOf(from) < number && monthOf(to) === number,
    ),
  }));
}

export interface Now {
  /** The month of today, if the year is this one. */
  readonly month: number | undefined;
  /** Entries that run in it. */
  readonly running: number;
  /** Entries that end from today on, within thirty days. */
  readonly ending: number;
}

/** What of the year is now. */
export function nowIn(
  entries: readonly CalendarEntry[],
  year: number,
  today: string,
  soon: string,
): Now {
  if (!today.startsWith(`${year}-`)) return { month: undefined, running: 0, ending: 0 };
  const month = today.slice(0, 7);
  return {
    month: monthOf(today),
    running: entries.filter(({ from, to }) => from.slice(0, 7) <= month && to.slice(0, 7) >= month)
      .length,
    ending: entries.filter(({ to }) => to >= today && to <= soon).length,
  };
}
