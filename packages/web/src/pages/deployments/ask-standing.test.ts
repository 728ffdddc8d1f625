import type { AskLine } from '@jinze/contracts';
import { civilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { isOverdue, nextStep, STEPS, standingOf, stepsOf } from './ask-standing.ts';

const TODAY = '2026-11-23';
const day = (text: string) => civilDate(text);
type Line = Parameters<typeof standingOf>[1];
const line = (more: Partial<AskLine> = {}): Line => ({
  state: 'open',
  dueOn: null,
  conveyedOn: null,
  studiedOn: null,
  measuresOn: null,
  result: null,
  resultOn: null,
  ...more,
});
const words = (one: Line) => STEPS.map((step) => standingOf(step, one, TODAY).word);
const states = (one: Line) => STEPS.map((step) => standingOf(step, one, TODAY).state);

describe('what is said of an ask', () => {
  it('nothing on record is said so, and never that it was not done', () => {
    const late = line({ dueOn: day('2026-11-22') });
    expect(words(late)).toEqual(['noRecord', 'noRecord', 'noRecord', 'overdue']);
    expect(states(late)).toEqual(['no-record', 'no-record', 'no-record', 'overdue']);
    expect(words(line())).toEqual(['noRecord', 'noRecord', 'noRecord', 'noRecord']);
    expect(states(line())).toEqual(Array.from({ length: 4 }, () => 'not-yet-due'));
  });

  it('the last day counts: overdue is the day after', () => {
    expect(standingOf('result', line({ dueOn: day(TODAY) }), TODAY).word).toBe('dueSoon');
    expect(standingOf('result', line({ dueOn: day('2026-11-30') }), TODAY).word).toBe('dueSoon');
    expect(standingOf('result', line({ dueOn: day('2026-12-01') }), TODAY).word).toBe('notYetDue');
    expect(isOverdue(line({ dueOn: day(TODAY) }), TODAY)).toBe(false);
    expect(isOverdue(line({ dueOn: day('2026-11-22') }), TODAY)).toBe(true);
  });

  it('what was done in part stays overdue; what has ended does not', () => {
    const dueOn = day('2026-10-01');
    expect(isOverdue(line({ state: 'partly', result: 'partly', dueOn }), TODAY)).toBe(true);
    for (const state of ['done', 'not-done', 'ended'] as const)
      expect(isOverdue(line({ state, dueOn }), TODAY)).toBe(false);
  });

  it.each([
    ['done', 'met', 'done'],
    ['partly', 'partly', 'partly'],
    ['not-done', 'not-met', 'notDone'],
  ] as const)('a result %s is shown as %s', (result, state, word) => {
    const one = line({ state: result, result, resultOn: day('2026-11-02') });
    expect(standingOf('result', one, TODAY)).toEqual({ state, word, on: '2026-11-02' });
  });

  it('next comes the first step of which nothing is on record', () => {
    expect(nextStep(line())).toBe('conveyed');
    expect(nextStep(line({ conveyedOn: day('2026-11-01') }))).toBe('studied');
    const taken = { conveyedOn: day('2026-11-01'), studiedOn: day('2026-11-02') };
    const all = line({ ...taken, measuresOn: day('2026-11-03') });
    expect(nextStep(all)).toBe('result');
    // What was done is not reported a second time.
    expect(nextStep({ ...all, state: 'done' })).toBe('measures');
    expect(stepsOf({ state: 'done' })).toEqual(['conveyed', 'studied', 'measures']);
    expect(stepsOf({ state: 'not-done' })).toEqual(STEPS);
  });
});
