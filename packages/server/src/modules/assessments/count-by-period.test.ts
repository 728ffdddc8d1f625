// Counting by period: from the first month of what is assessed, and nothing of days to come.
import { civilDate as day } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { countByPeriod } from './count-by-period.ts';

const months = (...all: [string, number][]) => all.map(([month, count]) => ({ month, count }));

describe('counting by period', () => {
  it('follows the calendar where the year does', () => {
    const year = { from: day('2026-01-01'), to: day('2026-12-31'), today: day('2027-01-10') };
    const done = months(['2026-01', 1], ['2026-03', 2], ['2026-12', 4]);
    expect(countByPeriod(done, 4, year, 1)).toEqual([3, 0, 0, 4]);
    expect(countByPeriod(done, 2, year, 1)).toEqual([3, 4]);
  });

  it('begins with the first month assessed, over the turn of the year too', () => {
    const year = { from: day('2025-12-01'), to: day('2026-11-30'), today: day('2026-12-10') };
    const done = months(['2025-12', 1], ['2026-02', 1], ['2026-03', 5], ['2026-11', 7]);
    expect(countByPeriod(done, 4, year, 1)).toEqual([2, 5, 0, 7]);
  });

  it('leaves open what has not begun, and what is not assessed', () => {
    const year = { from: day('2026-01-01'), to: day('2026-12-31'), today: day('2026-08-20') };
    expect(countByPeriod(months(['2026-07', 2]), 4, year, 1)).toEqual([0, 0, 2, null]);
    const half = { from: day('2026-01-01'), to: day('2026-06-30'), today: day('2027-01-10') };
    expect(countByPeriod(months(['2026-05', 1]), 4, half, 1)).toEqual([0, 1, null, null]);
  });
  it('does not say of a period that runs that it was missed', () => {
    const year = { from: day('2026-01-01'), to: day('2026-12-31'), today: day('2026-08-20') };
    const one = months(['2026-02', 1], ['2026-07', 1]);
    expect(countByPeriod(months(['2026-02', 1]), 4, year, 1)).toEqual([1, 0, null, null]);
    expect(countByPeriod(one, 4, year, 2)).toEqual([1, 0, null, null]);
    expect(countByPeriod(one, 4, year, 1)).toEqual([1, 0, 1, null]);
    // A bound above, or one told by another fact: what comes yet may change it.
    expect(countByPeriod(one, 4, year, undefined)).toEqual([1, 0, null, null]);
    const lastDay = { ...year, today: day('2026-09-30') };
    expect(countByPeriod(one, 4, lastDay, 2)).toEqual([1, 0, 1, null]);
    const lastAssessed = { ...year, to: day('2026-08-20') };
    expect(countByPeriod(one, 4, lastAssessed, 2)).toEqual([1, 0, 1, null]);
  });
});
