// Which accidents lie in the field and the days of a post: never beyond them, and by no label of responsibility.
import { civilDate as day, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { AccidentInPlace } from './accidents.store.ts';
import { type HeldWithFields, isInTenure } from './accidents-in-tenures.ts';

const ACCIDENT: AccidentInPlace = {
  id: 'a' as Id<'accident'>,
  name: '采石场坍塌',
  occurredOn: day('2026-10-03'),
  regionPath: '/99/9901/990101/',
  sector: '矿山',
  sectorCode: 'mine',
  grade: null,
  nature: 'production',
  isResponsible: null,
  isReportApproved: false,
};
const held = (changes: Partial<HeldWithFields> = {}): HeldWithFields => ({
  postClass: 'other-deputy',
  organKind: 'government',
  organName: '青石县人民政府',
  regionPath: '/99/9901/990101/',
  from: day('2024-01-01'),
  to: null,
  fields: [{ field: '自然资源、矿山', from: day('2024-01-01'), to: day('2026-10-03') }],
  ...changes,
});

describe('an accident in a tenure', () => {
  it.each([
    ['in the portfolio, on its last day', held(), true],
    [
      'the portfolio had passed on',
      held({ fields: [{ field: '矿山', from: day('2024-01-01'), to: day('2026-10-02') }] }),
      false,
    ],
    [
      'another portfolio',
      held({ fields: [{ field: '教育', from: day('2024-01-01'), to: null }] }),
      false,
    ],
    ['before the post', held({ from: day('2026-10-04') }), false],
    ['after the post', held({ to: day('2026-10-02') }), false],
    ['a head, whatever the sector', held({ postClass: 'government-chief', fields: [] }), true],
    [
      'the department in charge',
      held({
        postClass: 'by-reference',
        organKind: 'department',
        organName: '青石县自然资源局',
        fields: [],
      }),
      true,
    ],
    [
      'another department',
      held({
        postClass: 'by-reference',
        organKind: 'department',
        organName: '青石县教育局',
        fields: [],
      }),
      false,
    ],
  ] as const)('%s', (_, post, isIn) => {
    expect(isInTenure(ACCIDENT, post)).toBe(isIn);
  });
});
