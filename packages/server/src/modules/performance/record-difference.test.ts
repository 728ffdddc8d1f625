import { civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { differenceOf, type Said, type SaidOf } from './record-difference.ts';

const person = (personId: string, more: Partial<SaidOf> = {}): SaidOf => ({
  personId: personId as Id<'person'>,
  name: `领导${personId}`,
  postId: 'post' as Id<'post'>,
  postTitle: '县长',
  role: 'led',
  duties: ['art6.1', 'art6.2'],
  ...more,
});
const said: Said = {
  activity: 'meeting',
  body: null,
  title: '会议',
  occurredOn: civilDate('2026-11-20'),
  occurredTo: null,
  place: null,
  matter: '部署',
  findings: null,
  orders: null,
  followUp: null,
  basisNo: null,
  amounts: [],
  lateReason: null,
  participants: [person('a'), person('b')],
};

describe('what a correction changed', () => {
  it('is nothing where the same is said, in whatever order the duties come', () => {
    const same = {
      ...said,
      participants: [person('a', { duties: ['art6.2', 'art6.1'] }), person('b')],
    };
    expect(differenceOf(said, same)).toEqual([]);
  });
  it('is told field by field, what was there and what is', () => {
    expect(differenceOf(said, { ...said, matter: null, place: '石门乡' })).toEqual([
      { kind: 'field', field: 'place', before: null, after: '石门乡' },
      { kind: 'field', field: 'matter', before: '部署', after: null },
    ]);
  });
  it('writes the amounts of a budget out', () => {
    const amounts = [{ year: 2026, fundWanYuan: 1200, revenueWanYuan: null }];
    expect(differenceOf(said, { ...said, amounts })).toEqual([
      {
        kind: 'field',
        field: 'amounts',
        before: null,
        after: '2026年 专项资金 1200 万元，财政收入 未填 万元',
      },
    ]);
  });
  it('is told person by person: who came, who went, and whose part is another', () => {
    const participants = [person('a', { role: 'took-part' }), person('c')];
    expect(differenceOf(said, { ...said, participants })).toMatchObject([
      {
        personId: 'a',
        change: 'changed',
        before: { role: 'led' },
        after: { role: 'took-part' },
      },
      { personId: 'b', change: 'removed', after: null },
      { personId: 'c', change: 'added', before: null },
    ]);
  });
});
