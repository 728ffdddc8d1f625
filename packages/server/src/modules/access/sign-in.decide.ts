// Signing in: what a right or wrong password does to an account's lock. Pure.
import { ok, type Result, refuse } from '@jinze/kernel';

/** Failures in a row before an account is locked, and for how long. */
export const FAILURES_BEFORE_LOCK = 5;
export const LOCK_MINUTES = 15;
/** Failures from one address within the lock time before it must wait, whatever the account. */
export const FAILURES_PER_ADDRESS = 20;
export const IDLE_MINUTES = 60;
export const SESSION_HOURS = 12;
export const REAUTHENTICATION_MINUTES = 5;

export interface SignInState {
  readonly isDisabled: boolean;
  readonly failedSignIns: number;
  readonly lockedUntil: Date | null;
}

export interface Counters {
  readonly failedSignIns: number;
  readonly lockedUntil: Date | null;
}

export function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}

type SignInRefusal = { code: 'access.sign-in-failed' | 'access.account-locked' };

/** Whether the account may try at all. A disabled account answers like a wrong password. */
export function mayTry(
  state: SignInState | undefined,
  now: Date,
): Result<SignInState, SignInRefusal> {
  if (state === undefined || state.isDisabled) return refuse({ code: 'access.sign-in-failed' });
  if (state.lockedUntil !== null && state.lockedUntil > now)
    return refuse({ code: 'access.account-locked' });
  return ok(state);
}

/** The counters after an attempt; the fifth wrong password in a row locks. */
export function afterAttempt(state: SignInState, isRight: boolean, now: Date): Counters {
  if (isRight) return { failedSignIns: 0, lockedUntil: null };
  const failedSignIns = state.failedSignIns + 1;
  return failedSignIns >= FAILURES_BEFORE_LOCK
    ? { failedSignIns: 0, lockedUntil: minutesAfter(now, LOCK_MINUTES) }
    : { failedSignIns, lockedUntil: state.lockedUntil };
}
