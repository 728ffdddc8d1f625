import { civilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { factOf, periodOf } from './compute-fulfilment.ts';
import type { PersonRecord } from './fulfilment.store.ts';

const section = (more: { from?: string; endedOn?: string } = {}) => ({
  year: 2026,
  holds_post_from: civilDate(more.from ?? '2023-02-14'),
  ended_on: more.endedOn === undefined ? null : civilDate(more.endedOn),
});
const on = (today: string, more = {}) => periodOf(section(more), civilDate(today));

describe('the period of a section', () => {
  it('is the year, from when the post was taken until it was left', () => {
    expect(on('2026-11-23')).toMatchObject({ from: '2026-01-01', to: '2026-12-31' });
    expect(on('2026-11-23', { from: '2026-04-01', endedOn: '2026-06-30' })).toMatchObject({
      from: '2026-04-01',
      to: '2026-06-30',
    });
  });
  it('is asked about as of today also when it is over: what was entered after its last day is known', () => {
    expect(on('2027-01-04').asOf).toBe('2027-01-04');
    expect(on('2026-07-03', { endedOn: '2026-06-30' }).asOf).toBe('2026-07-03');
  });
  it('is not asked about before it begins', () => {
    expect(on('2026-03-20', { from: '2026-04-01' }).asOf).toBe('2026-04-01');
  });
});

it('an amount that was left out is not on record: it is neither nought nor another amount', () => {
  const record = {
    amounts: [
      { year: 2026, fundWanYuan: 1200, revenueWanYuan: null },
      { year: 2025, fundWanYuan: null, revenueWanYuan: 0 },
    ],
    recorded_at: new Date('2026-11-23T02:00:00Z'),
    duties: [],
    body: null,
    basis_no: null,
    late_days: null,
  } as unknown as PersonRecord;
  expect(factOf(record).amounts).toEqual([
    { year: 2026, fundWanYuan: 1200 },
    { year: 2025, revenueWanYuan: 0 },
  ]);
});
