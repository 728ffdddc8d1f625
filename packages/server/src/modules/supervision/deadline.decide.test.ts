import { type CivilDate, civilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { isWorkday, LAST_PUBLISHED_YEAR } from '../notices/index.ts';
import { dueDay, overdueDays, soonUntil } from './deadline.decide.ts';

const day = civilDate;
const calendar = { isWorkday, lastPublishedYear: LAST_PUBLISHED_YEAR };
const due = (input: Parameters<typeof dueDay>[0], from: string) => {
  const found = dueDay(input, day(from), calendar);
  return found.ok ? found.value : found.error.code;
};

describe('a deadline', () => {
  it('in calendar days: the first day does not count, and an end on a free day stays', () => {
    expect(due({ kind: 'calendar-days', days: 1 }, '2026-11-23')).toBe('2026-11-24');
    expect(due({ kind: 'calendar-days', days: 15 }, '2026-09-20')).toBe('2026-10-05');
    expect(isWorkday(day('2026-10-05'))).toBe(false);
    expect(due({ kind: 'calendar-days', days: 60 }, '2026-12-31')).toBe('2027-03-01');
  });
  it('in working days: holidays and weekends are left out, days worked for them count', () => {
    expect(due({ kind: 'working-days', days: 5 }, '2026-11-23')).toBe('2026-11-30');
    expect(due({ kind: 'working-days', days: 1 }, '2026-09-30')).toBe('2026-10-08');
    // 2026-10-10 is a Saturday that is worked.
    expect(due({ kind: 'working-days', days: 3 }, '2026-09-30')).toBe('2026-10-10');
  });
  it('in working days past the last published year is not guessed', () => {
    expect(due({ kind: 'working-days', days: 3 }, `${LAST_PUBLISHED_YEAR}-12-28`)).toBe(
      `${LAST_PUBLISHED_YEAR}-12-31`,
    );
    expect(due({ kind: 'working-days', days: 4 }, `${LAST_PUBLISHED_YEAR}-12-28`)).toBe(
      'supervision.working-days-unknown',
    );
    expect(due({ kind: 'calendar-days', days: 4 }, `${LAST_PUBLISHED_YEAR}-12-28`)).toBe(
      `${LAST_PUBLISHED_YEAR + 1}-01-01`,
    );
  });
  it('as a day: today is the earliest', () => {
    expect(due({ kind: 'date', on: day('2026-11-23') }, '2026-11-23')).toBe('2026-11-23');
    expect(due({ kind: 'date', on: day('2026-11-22') }, '2026-11-23')).toBe(
      'supervision.due-passed',
    );
  });
});

describe('past the deadline', () => {
  const of = (state: Parameters<typeof overdueDays>[0]['state'], repliedOn: string | null) =>
    overdueDays(
      { state, dueOn: day('2026-11-10'), repliedOn: repliedOn as CivilDate | null },
      day('2026-11-23'),
    );
  it('what is open is counted until today, what was answered until the answer', () => {
    expect(of('accepted', null)).toBe(13);
    expect(of('returned', '2026-11-08')).toBe(13);
    expect(of('replied', '2026-11-12')).toBe(2);
    expect(of('closed', '2026-11-10')).toBe(0);
    expect(of('drafted', null)).toBe(0);
    expect(of('withdrawn', null)).toBe(0);
  });
  it('the last day itself is in time', () => {
    expect(
      overdueDays(
        { state: 'issued', dueOn: day('2026-11-23'), repliedOn: null },
        day('2026-11-23'),
      ),
    ).toBe(0);
  });
  it('soon is within three working days', () => {
    expect(soonUntil(day('2026-11-23'), isWorkday)).toBe('2026-11-26');
    expect(soonUntil(day('2026-11-26'), isWorkday)).toBe('2026-12-01');
  });
});
