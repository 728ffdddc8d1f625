// By when results are public: in time, late, not yet, overdue, and not to be told without a day.
import { civilDate as day } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { stateOfObligation, whyOfObligation } from './obligation.decide.ts';

const due = { on: day('2026-06-30'), basis: '云安委〔2026〕3号' };
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
    expect(stateOfObligation({ due: asked, met: done }, day(today))).toBe(state);
  });

  it('says what is missing: a day with its basis, a notice', () => {
    const why = whyOfObligation({ year: 2025, what: 'bodies', due: null, met: null }, due.on);
    expect(why.heading).toBe('说不清是否按期');
    expect(why.gaps).toHaveLength(2);
    expect(why.clause[0]?.article).toBe('15');
    const done = { year: 2025, what: 'bodies', due, met: met('2026-06-01') } as const;
    expect(whyOfObligation(done, due.on).gaps).toEqual([]);
  });
});
