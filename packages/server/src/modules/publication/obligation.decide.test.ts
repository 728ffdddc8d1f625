// By when results are public: in time, late, not yet, overdue, and not to be told without a day.
import { civilDate as day } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { judgedBy, stateOfObligation, whyOfObligation } from './obligation.decide.ts';

const due = {
  on: day('2026-06-30'),
  basis: '云安委〔2026〕3号',
  judgedBy: day('2026-06-30'),
  recordedOn: day('2026-01-10'),
  earlier: [],
};
const none = { leftOver: 0, pending: 0, running: 0, untied: null };
const met = (on: string) => ({ on: day(on), title: '公告' });

describe('the day by which results are public', () => {
  it.each([
    ['met on the day', due, met('2026-06-30'), '2026-11-20', 'met'],
    ['the day after', due, met('2026-07-01'), '2026-11-20', 'late'],
    ['on the day, not yet', due, null, '2026-06-30', 'not-yet-due'],
    ['the day after, not yet', due, null, '2026-07-01', 'overdue'],
    ['without a day', null, null, '2026-07-01', 'cannot-tell'],
    ['done, without a day', null, met('2026-06-01'), '2026-07-01', 'cannot-tell'],
  ] as const)('%s', (_, asked, done, today, state) => {
    const published = { met: done?.on ?? null, isUntied: false };
    expect(stateOfObligation(asked?.judgedBy ?? null, published, day(today))).toBe(state);
  });

  it('cannot be told by a notice that says of no assessment that it is its results', () => {
    const untied = { met: null, isUntied: true };
    expect(stateOfObligation(due.judgedBy, untied, day('2026-07-01'))).toBe('cannot-tell');
    const facts = {
      year: 2025,
      what: 'bodies',
      due,
      met: null,
      leftOver: 1,
      pending: 0,
      running: 0,
      untied: '通报',
    } as const;
    const why = whyOfObligation(facts, day('2026-07-01'));
    expect(why.heading).toBe('说不清是否按期');
    expect(why.gaps).toEqual([
      expect.stringContaining('还有 1 次单位考核'),
      expect.stringContaining('“通报”没有写明'),
    ]);
  });

  it('of people is told in words of its own; what is not approved yet has no result', () => {
    const facts = { year: 2025, what: 'persons', due, met: null, untied: null } as const;
    const open = whyOfObligation(
      { ...facts, leftOver: 3, pending: 0, running: 1 },
      day('2026-07-01'),
    );
    expect(open.heading).toBe('已经逾期');
    expect(open.facts[0]).toContain('向本人、所在单位、组织部门和纪检监察机关通报');
    expect(open.gaps).toEqual([
      '还没有通报这一年度的个人考核结果',
      expect.stringContaining('还有 3 人的考核结果没有通报'),
      '这一年度还有 1 次考核没有批准，还没有结果',
    ]);
    const byHand = { ...facts, leftOver: 2, pending: 0, running: 0, untied: '2' };
    expect(whyOfObligation(byHand, day('2026-07-01')).heading).toBe('说不清是否按期');
  });

  it('of what is approved and not final yet points to nothing that only final results have', () => {
    const facts = { year: 2025, due, met: null, running: 0, untied: null } as const;
    const gaps = (what: 'bodies' | 'persons', leftOver: number, pending: number) =>
      whyOfObligation({ ...facts, what, leftOver, pending }, day('2026-07-01')).gaps.slice(1);
    expect(gaps('bodies', 1, 1)).toEqual([
      '这一年度有 1 次单位考核已经批准、还没有最终确定：最终确定以后从考核页面起草公告',
    ]);
    expect(gaps('persons', 5, 2)).toEqual([
      '这一年度还有 3 人的考核结果没有通报：从考核页面一次通报',
      '这一年度有 2 人的考核结果已经批准、还没有最终确定：最终确定以后从考核页面一次通报',
    ]);
  });

  it('that has passed is not moved by one laid down later; a postponement in time is', () => {
    const before = { judgedBy: day('2026-06-30') };
    const later = day('2026-12-31');
    expect(judgedBy(undefined, later, day('2026-07-01'))).toBe(later);
    expect(judgedBy(before, later, day('2026-06-30'))).toBe(later);
    expect(judgedBy(before, later, day('2026-07-01'))).toBe('2026-06-30');
  });

  it('says what was laid down before, when, and by which day it is judged', () => {
    const earlier = [{ on: due.on, basis: due.basis, recordedOn: due.recordedOn }];
    const moved = { ...due, on: day('2026-12-31'), recordedOn: day('2026-07-02'), earlier };
    const why = whyOfObligation(
      { year: 2025, what: 'bodies', due: moved, met: null, ...none },
      moved.on,
    );
    expect(why.heading).toBe('已经逾期');
    expect(why.facts).toEqual([
      expect.stringContaining('2025 年度'),
      '2026年1月10日定下期限 2026年6月30日，依据：云安委〔2026〕3号',
      '2026年7月2日定下期限 2026年12月31日，依据：云安委〔2026〕3号',
      '按 2026年6月30日 判断：期限过后再改的不算数',
    ]);
  });

  it('says what is missing: a day with its basis, a notice', () => {
    const why = whyOfObligation(
      { year: 2025, what: 'bodies', due: null, met: null, ...none },
      due.on,
    );
    expect(why.heading).toBe('说不清是否按期');
    expect(why.gaps).toHaveLength(2);
    expect(why.clause[0]?.article).toBe('15');
    const done = { year: 2025, what: 'bodies', due, met: met('2026-06-01'), ...none } as const;
    expect(whyOfObligation(done, due.on).gaps).toEqual([]);
  });
});
