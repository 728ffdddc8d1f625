import { civilDate } from '@jinze/kernel';
import type { ItemResult } from '@jinze/rules';
import { expect, it } from 'vitest';
import { agendaOf } from './person-fulfilment.ts';

const DUE = civilDate('2026-12-31');
const TEXT = '政府常务会议每季度至少研究一次安全生产工作';

const askedOf = (activity: 'study' | 'led-inspection') => ({
  requirements: [
    {
      kind: 'count' as const,
      counts: true,
      evidence: '会议纪要',
      text: TEXT,
      source: { instrument: 'local-99-1', status: 'local' as const },
      activity,
      body: 'government-executive-meeting' as const,
      atLeast: 1,
      per: 'quarter' as const,
    },
  ],
});

const OPEN: ItemResult['requirements'][number] = {
  index: 0,
  text: TEXT,
  kind: 'count',
  decides: true,
  state: 'partly',
  overdue: false,
  counted: 1,
  needed: 4,
  dueOn: DUE,
  slices: [],
  records: [],
  late: [],
  notCounted: [],
  reasons: [],
  missing: [],
};
const resultOf = (more: Partial<typeof OPEN>) => ({ requirements: [{ ...OPEN, ...more }] });

it('what a meeting would close by a day is proposed for its agenda, and nothing else', () => {
  const study = askedOf('study');
  expect(agendaOf(study, resultOf({}))).toEqual([
    { body: 'government-executive-meeting', text: TEXT, dueOn: DUE },
  ]);
  expect(agendaOf(study, resultOf({ state: 'met' }))).toEqual([]);
  expect(agendaOf(study, resultOf({ decides: false }))).toEqual([]);
  const { dueOn: _, ...undated } = OPEN;
  expect(agendaOf(study, { requirements: [undated] })).toEqual([]);
  expect(agendaOf(askedOf('led-inspection'), resultOf({}))).toEqual([]);
});
