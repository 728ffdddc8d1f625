import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasDecimals,
  parsePoints,
  pointsOf,
  ROUNDING_MODES,
  rounded,
  scaled,
  writtenPoints,
} from './points.ts';

const amount = fc.integer({ min: 0, max: 10_000_000 }).map((units) => units / 10_000);
const decimals = fc.integer({ min: 0, max: 4 });
const mode = fc.constantFrom(...ROUNDING_MODES);

describe('points', () => {
  it('are what was written, and sums of them are exact', () => {
    expect(writtenPoints(pointsOf(0.1) + pointsOf(0.2))).toBe(0.3);
    fc.assert(
      fc.property(amount, (one) => {
        expect(writtenPoints(pointsOf(one))).toBe(one);
      }),
    );
  });

  it('with more than four decimals, too large or no number are none', () => {
    for (const one of [0.00001, 1 / 3, 1e8, Number.NaN, Infinity])
      expect(parsePoints(one)).toBe(undefined);
    expect(() => pointsOf(1 / 3)).toThrow('is no number of points');
    expect([hasDecimals(pointsOf(1.25), 1), hasDecimals(pointsOf(1.25), 2)]).toEqual([false, true]);
  });

  it('half goes up, down stays, up goes up', () => {
    const half = pointsOf(2.345);
    const all = ROUNDING_MODES.map((one) =>
      writtenPoints(rounded(half, { decimals: 2, mode: one })),
    );
    expect(all).toEqual([2.35, 2.34, 2.35]);
    expect(writtenPoints(scaled(pointsOf(87.65), 30, 100, { decimals: 2, mode: 'half-up' }))).toBe(
      26.3,
    );
  });

  it('a share is rounded once, by less than one step, and never goes down where a part goes up', () => {
    const count = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(amount, count, count, decimals, mode, (of, one, other, places, how) => {
        const [less, most] = [Math.min(one, other), Math.max(one, other, 1)];
        const rounding = { decimals: places, mode: how };
        const [small, large] = [less, most].map((part) =>
          scaled(pointsOf(of), part, most, rounding),
        );
        expect(small).toBeLessThanOrEqual(large ?? 0);
        const exact = (pointsOf(of) * less) / most;
        expect(Math.abs((small ?? 0) - exact)).toBeLessThanOrEqual(10 ** (4 - places) + 1e-6);
        expect(hasDecimals(small ?? 0, places)).toBe(true);
      }),
    );
  });

  it('is exact where a double is not', () => {
    const units = pointsOf(9_999_999.9999);
    expect(scaled(units, 3 * units, 3 * units, { decimals: 4, mode: 'down' })).toBe(units);
  });
});
