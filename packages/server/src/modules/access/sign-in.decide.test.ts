import { describe, expect, it } from 'vitest';
import { afterAttempt, FAILURES_BEFORE_LOCK, mayTry } from './sign-in.decide.ts';

const NOW = new Date('2026-11-23T02:00:00Z');
const fresh = { isDisabled: false, failedSignIns: 0, lockedUntil: null };

describe('signing in', () => {
  it('the fifth wrong password in a row locks for a quarter of an hour', () => {
    let state = fresh as { isDisabled: boolean; failedSignIns: number; lockedUntil: Date | null };
    for (let attempt = 1; attempt < FAILURES_BEFORE_LOCK; attempt += 1) {
      state = { ...state, ...afterAttempt(state, false, NOW) };
      expect(mayTry(state, NOW).ok).toBe(true);
    }
    state = { ...state, ...afterAttempt(state, false, NOW) };
    const locked = mayTry(state, NOW);
    expect(locked.ok ? '' : locked.error.code).toBe('access.account-locked');
    expect(mayTry(state, new Date('2026-11-23T02:15:01Z')).ok).toBe(true);
  });

  it('a right password clears the count; a disabled account answers like a wrong password', () => {
    expect(afterAttempt({ ...fresh, failedSignIns: 4 }, true, NOW)).toEqual({
      failedSignIns: 0,
      lockedUntil: null,
    });
    const disabled = mayTry({ ...fresh, isDisabled: true }, NOW);
    expect(disabled.ok ? '' : disabled.error.code).toBe('access.sign-in-failed');
    const unknown = mayTry(undefined, NOW);
    expect(unknown.ok ? '' : unknown.error.code).toBe('access.sign-in-failed');
  });
});
