// Every way of appeal of the data has its words, and every measure its family.
import { MEASURE_FAMILIES, MEASURE_IDS } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { APPEALS, familyOf } from './appeals.ts';

describe('ways of appeal', () => {
  it('it is lodged and answered within a term only where the source fixes one', () => {
    const terms = APPEALS.map(({ for: of, lodgeMonths, answerMonths }) => [
      of,
      lodgeMonths,
      answerMonths,
    ]);
    expect(terms).toEqual([
      ['问责', 1, 1],
      ['政务处分', null, null],
      ['组织处理', null, null],
    ]);
    expect(APPEALS.find(({ for: of }) => of === '组织处理')?.term).toBeNull();
  });
  it('every measure is of a family', () => {
    for (const measure of MEASURE_IDS) expect(MEASURE_FAMILIES).toContain(familyOf(measure));
  });
});
