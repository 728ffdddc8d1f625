// A list's ranges hold exactly the keys that are in the scope and in the region.
import { LEVELS } from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import { rangesWithin, startsAfter } from './roster-ranges.ts';

const PATHS = ['/51/', '/51/5101/', '/51/5101/510129/', '/51/5102/', '/510/', '/5/', '/52/5201/'];
const scopeOf = (keys: readonly string[]): Scope => ({ keys, committees: [], persons: [] });
const path = fc.constantFrom(...PATHS);
const key = fc.oneof(
  fc.constant(''),
  fc.tuple(fc.constantFrom(...LEVELS), path).map(([level, one]) => scopeKeyOf(level, one)),
);

describe('the ranges of a list', () => {
  it('hold a key exactly when the scope covers it and the region contains it, and hold it once', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 6 }), path, (keys, region) => {
        const ranges = rangesWithin(scopeOf(keys), region) ?? [];
        for (const level of LEVELS)
          for (const place of PATHS) {
            const scopeKey = scopeKeyOf(level, place);
            const held = ranges.filter(({ low, high }) => scopeKey >= low && scopeKey < high);
            const isWanted = covers(scopeOf(keys), { scopeKey }) && place.startsWith(region);
            expect(held.length).toBe(isWanted ? 1 : 0);
          }
      }),
    );
  });

  it('are those of the levels asked for', () => {
    expect(rangesWithin(scopeOf(['']), '/51/', ['township'])).toEqual([
      { low: 'township/51/', high: 'township/510' },
    ]);
  });

  it('are not told where a committee or a person brings rows of anywhere', () => {
    expect(rangesWithin({ keys: [], committees: ['/51/'], persons: [] }, '/51/')).toBeUndefined();
  });

  it('begin after the cursor where they contain it, and are left out where they lie before it', () => {
    const id = '01a0';
    const ranges = rangesWithin(scopeOf(['']), '/51/', ['county', 'township']) ?? [];
    const begun = startsAfter(ranges, { scopeKey: 'county/51/5101/', id });
    expect(begun.map(({ low, after }) => [low, after === id])).toEqual([
      ['county/51/5101/', true],
      ['township/51/', false],
    ]);
    const later = startsAfter(ranges, { scopeKey: 'prefecture/51/', id });
    expect(later.map(({ low }) => low)).toEqual(['township/51/']);
    expect(startsAfter(ranges, undefined).map(({ low }) => low)).toEqual(
      ranges.map(({ low }) => low),
    );
  });
});
