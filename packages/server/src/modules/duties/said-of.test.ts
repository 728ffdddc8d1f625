import type { SectionItem } from '@jinze/contracts';
import { expect, it } from 'vitest';
import { annualSet, standingSet } from './item-sets.ts';

const ITEM: SectionItem = {
  code: 'art6.5',
  article: '6.5',
  title: '带队检查',
  text: '组织开展安全生产检查',
  status: 'confirmed',
  isByReference: false,
  isLeftToLocalDocument: false,
  requirements: [
    { kind: 'count', text: '每季度一次', evidence: '检查记录', counts: true, outcome: 'applies' },
  ] as SectionItem['requirements'],
};
const essence = (item: SectionItem) =>
  standingSet({ items: [item], blockedBy: null }, undefined).essence;
const more = (requirement: object) =>
  essence({ ...ITEM, requirements: [...ITEM.requirements, requirement as never] });

it('the essence of a set is what a reader compares: text and what counts, no more', () => {
  const shown = { kind: 'count', text: '每月一次', evidence: '记录', outcome: 'cannot-tell' };
  expect(more({ ...shown, counts: false })).toBe(essence(ITEM));
  expect(essence({ ...ITEM, conflicts: [{} as never] })).toBe(essence(ITEM));
  expect(
    essence({
      ...ITEM,
      requirements: ITEM.requirements.map((one) => ({ ...one, byDate: '2027-03-31' as never })),
    }),
  ).toBe(essence(ITEM));
  expect(more({ ...shown, counts: true })).not.toBe(essence(ITEM));
  expect(essence({ ...ITEM, text: '另一项' })).not.toBe(essence(ITEM));
  expect(essence({ ...ITEM, code: 'art6.6' })).not.toBe(essence(ITEM));
  expect(annualSet([]).essence).not.toBe(essence(ITEM));
});
