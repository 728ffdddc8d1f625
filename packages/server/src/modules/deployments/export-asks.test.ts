import { expect, it } from 'vitest';
import { restrictionsOf } from './export-asks.ts';

it('says of every filter what it left out: of a person what was asked while they held the post', () => {
  expect(restrictionsOf({ show: 'all' })).toEqual(['含全部。']);
  expect(
    restrictionsOf({ show: 'open', issuer: '省安委办', personName: '李明', year: 2026 }),
  ).toEqual([
    '只含还没有办结的。',
    '只含来文单位为“省安委办”的。',
    '只含收到年份为“2026”的。',
    '只含李明任职期间的。',
  ]);
});
