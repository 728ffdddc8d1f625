// Every way of appeal of the data has its words, and every measure its family.
import { MEASURE_FAMILIES, MEASURE_IDS } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { APPEALS, familyOf } from './appeals.ts';

describe('ways of appeal', () => {
  it('an answer is due only where the source fixes a term', () => {
    expect(APPEALS.map(({ for: of, answerMonths }) => [of, answerMonths])).toEqual([
      ['问责', 1],
      ['政务处分', null],
      ['组织处理', null],
    ]);
    expect(APPEALS.find(({ for: of }) => of === '组织处理')?.term).toBeNull();
  });
  it('every measure is of a family', () => {
    for (const measure of MEASURE_IDS) expect(MEASURE_FAMILIES).toContain(familyOf(measure));
  });
});
