// Facts that are the same wherever they are asked, and facts that only look alike.
import { civilDate as day, type Id } from '@jinze/kernel';
import type { AskedFact } from '@jinze/rules';
import { describe, expect, it } from 'vitest';
import { type AskedIn, countsKey } from './contest-key.ts';
import type { TaskFact } from './scheme-body.ts';

const YEAR: AskedIn = {
  id: 'exercise' as Id<'assessment'>,
  period_from: day('2026-01-01'),
  period_to: day('2026-12-31'),
};
const OTHER: AskedIn = { ...YEAR, id: 'other' as Id<'assessment'> };
const HALF: AskedIn = { ...OTHER, period_to: day('2026-06-30') };

const task = (asked: Partial<AskedFact>): TaskFact => ({
  asked: { fact: '会议', kind: 'number', asks: '会议次数', ...asked },
  source: asked.from?.source ?? 'office',
  items: [],
});
const key = (asked: Partial<AskedFact>, within = YEAR, subjectClass: string | null = null) =>
  countsKey(task(asked), subjectClass, within);

const meetings = { source: 'records', activity: 'meeting', counts: 'records' } as const;
const duties = (...codes: string[]) =>
  ({ fact: codes[0] ?? '', kind: 'duties', codes, from: { source: 'duties' } }) as const;

describe('a contested fact', () => {
  it('is the same by what is counted, whatever it is called and wherever it is asked', () => {
    const one = key({ from: meetings });
    expect(key({ fact: 'm', asks: '开会', from: meetings }, OTHER, '一类')).toBe(one);
    expect(key(duties('art5.2', 'art5.1'))).toBe(key(duties('art5.1', 'art5.2'), HALF));
  });

  it('is another one for other records, days, periods and duties', () => {
    const one = key({ from: meetings });
    const others = [
      key({ from: meetings }, HALF),
      key({ from: { ...meetings, activity: 'study' } }),
      key({ from: meetings, kind: 'by-period', periods: 4 }),
      key({ from: meetings, kind: 'by-period', periods: 2 }),
      key(duties('art5.1')),
      key(duties('art5.2')),
    ];
    expect(new Set([one, ...others]).size).toBe(others.length + 1);
  });

  it('that no record counts goes by its name, its words and whom it is asked of', () => {
    // A source without what of it is counted: the system takes nothing, and people say each of them.
    const tasks = { source: 'tasks' } as const;
    const one = key({ from: tasks });
    expect(key({ from: tasks }, OTHER)).toBe(one);
    const others = [
      key({ fact: '培训', from: tasks }),
      key({ asks: '上半年会议次数', from: tasks }),
      key({ fact: '会', asks: '议|会议次数', from: tasks }),
      key({ from: tasks }, HALF),
      key({ from: tasks }, YEAR, '党委'),
    ];
    expect(new Set([one, ...others]).size).toBe(others.length + 1);
  });

  it('that somebody gave as a mark is of the exercise it was given in', () => {
    const mark = { from: { source: 'scorer' } } as const;
    expect(key(mark)).not.toBe(key(mark, OTHER));
  });
});
