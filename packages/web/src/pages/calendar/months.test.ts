import { type CalendarEntry, CALENDAR_KINDS as KINDS } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { CALENDAR_KINDS } from './calendar-words.tsx';
import { monthsOf, nowIn, runningIn } from './months.ts';

const entry = (from: string, to: string) => ({ id: from, from, to }) as unknown as CalendarEntry;
const YEAR = [
  entry('2026-01-01', '2026-03-31'),
  entry('2026-03-05', '2026-03-05'),
  entry('2026-12-01', '2027-01-31'),
];

describe('the year by its months', () => {
  it('an entry stands where it begins', () => {
    const months = monthsOf(YEAR);
    expect(months.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    // And what began earlier ends there; what runs into the next year does not end in its January.
    expect(months.map(({ ending }) => ending.map(({ id }) => id))[2]).toEqual(['2026-01-01']);
    expect(months.flatMap(({ ending }) => ending)).toHaveLength(1);
    expect(months.map(({ entries }) => entries.length)).toEqual([
      1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    ]);
  });
  it('says of a month what began before and runs on past it', () => {
    expect(runningIn(YEAR, 2026, 2).map(({ id }) => id)).toEqual(['2026-01-01']);
    expect(runningIn(YEAR, 2026, 1)).toEqual([]);
    expect(runningIn(YEAR, 2026, 3)).toEqual([]);
    expect(runningIn(YEAR, 2026, 12)).toEqual([]);
  });
  it('says what runs this month and what ends soon', () => {
    expect(nowIn(YEAR, 2026, '2026-03-05', '2026-04-04')).toEqual({
      month: 3,
      running: 2,
      ending: 2,
    });
    expect(nowIn(YEAR, 2026, '2026-12-31', '2027-01-30')).toEqual({
      month: 12,
      running: 1,
      ending: 0,
    });
    expect(nowIn(YEAR, 2026, '2027-01-05', '2027-02-04').month).toBeUndefined();
  });
  it('knows the kinds of the contracts', () => {
    expect([...CALENDAR_KINDS]).toEqual([...KINDS]);
  });
});
