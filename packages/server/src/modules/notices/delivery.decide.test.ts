import { describe, expect, it } from 'vitest';
import { afterAttempt, MAX_ATTEMPTS, type Outcome } from './delivery.decide.ts';
import { isWorkday } from './workdays.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const NOON = at('2026-11-25T12:00:00');
const DOWN: Outcome = {
  kind: 'not-sent',
  problem: 'unreachable',
  status: null,
  isForNow: true,
  isEverything: true,
};
const after = (outcome: Outcome, attempts = 1, now = NOON) =>
  afterAttempt(outcome, attempts, now, isWorkday, null);

describe('after an attempt', () => {
  it('what went out is sent, what may have gone out is never sent again', () => {
    expect(after({ kind: 'sent' })).toEqual({
      state: 'sent',
      dueAt: null,
      problem: null,
      status: null,
    });
    expect(after({ kind: 'unknown' })).toMatchObject({ state: 'unknown', problem: 'unknown' });
  });
  it('what did not is tried again, later each time, and given up in the end', () => {
    const dues = Array.from({ length: MAX_ATTEMPTS }, (_, index) => after(DOWN, index + 1));
    expect(dues.map(({ state }) => state)).toEqual([
      'waiting',
      'waiting',
      'waiting',
      'waiting',
      'failed',
    ]);
    expect(dues.slice(0, -1).map(({ dueAt }) => dueAt)).toEqual([
      at('2026-11-25T12:01:00'),
      at('2026-11-25T12:05:00'),
      at('2026-11-25T12:30:00'),
      at('2026-11-25T14:00:00'),
    ]);
    expect(dues.at(-1)).toMatchObject({ problem: 'unreachable', dueAt: null });
  });
  it('a retry keeps to the hours', () => {
    expect(after(DOWN, 4, at('2026-11-25T17:00:00')).dueAt).toEqual(at('2026-11-26T09:00:00'));
    const narrow = { from: 600, to: 720 };
    expect(afterAttempt(DOWN, 3, NOON, isWorkday, narrow).dueAt).toEqual(at('2026-11-26T10:00:00'));
  });
  it('what another time will not mend is given up at once', () => {
    const refused: Outcome = { ...DOWN, problem: 'refused', status: 550, isForNow: false };
    expect(after(refused)).toEqual({
      state: 'failed',
      dueAt: null,
      problem: 'refused',
      status: 550,
    });
  });
});
