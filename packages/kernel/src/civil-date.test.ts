import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  civilDate,
  civilDateAt,
  daysBetween,
  documentDate,
  parseCivilDate,
} from './civil-date.ts';

const dates = fc
  .integer({ min: 0, max: 300_000 })
  .map((day) => addDays(civilDate('1950-01-01'), day));

describe('civil dates', () => {
  it('clamps months at the end of the month, as bars are counted', () => {
    expect(addMonths(civilDate('2024-08-31'), 6)).toBe('2025-02-28');
    expect(addMonths(civilDate('2024-03-15'), 6)).toBe('2024-09-15');
  });

  it.each(['2023-02-29', '2024-13-01', '2024-00-10', '2024-1-01', '24-01-01', '1899-12-31', ''])(
    'refuses %j',
    (text) => expect(parseCivilDate(text)).toBeUndefined(),
  );

  it('official documents write a day without leading zeroes', () => {
    expect(documentDate('2026-03-05')).toBe('2026年3月5日');
    expect(documentDate('2026-12-31')).toBe('2026年12月31日');
  });

  it('takes the Shanghai day at an instant', () => {
    expect(civilDateAt(new Date('2026-11-23T15:59:59Z'))).toBe('2026-11-23');
    expect(civilDateAt(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
  });

  it('agrees with Temporal on months and days', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const expected = Temporal.PlainDate.from(date).add({ months });
        expect(addMonths(date, months)).toBe(expected.toString());
      }),
    );
    fc.assert(
      fc.property(dates, dates, (from, to) => {
        expect(daysBetween(from, to)).toBe(
          Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days,
        );
      }),
    );
  });
});
