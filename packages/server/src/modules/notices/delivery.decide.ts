// What follows from trying to send a message: sent, tried again later, or given up. Pure.
import type { DeliveryProblem, Hours } from '@jinze/contracts';
import { type IsWorkday, nextWorkingMoment } from './working-hours.ts';

/**
 * `not-sent`: it certainly did not go out. `unknown`: it may have; nobody is told twice, so it is not sent again.
 * `isForNow`: another time may do better. `isEverything`: the server as a whole, not this one message.
 */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'not-sent';
      readonly problem: Exclude<DeliveryProblem, 'unknown'>;
      readonly status: number | null;
      readonly isForNow: boolean;
      readonly isEverything: boolean;
    };

export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown' | 'dropped';

export interface AfterAttempt {
  readonly state: Extract<DeliveryState, 'waiting' | 'sent' | 'failed' | 'unknown'>;
  /** Of `waiting`: when it is tried again. */
  readonly dueAt: Date | null;
  readonly problem: DeliveryProblem | null;
  readonly status: number | null;
}

/** Minutes before each further attempt; after the last of them it is given up. */
const BACK_OFF_MINUTES = [1, 5, 30, 120] as const;
export const MAX_ATTEMPTS = BACK_OFF_MINUTES.length + 1;

export function afterAttempt(
  outcome: Outcome,
  attempts: number,
  now: Date,
  isWorkday: IsWorkday,
  hours: Hours | null,
): AfterAttempt {
  if (outcome.kind === 'sent') return { state: 'sent', dueAt: null, problem: null, status: null };
  if (outcome.kind === 'unknown')
    return { state: 'unknown', dueAt: null, problem: 'unknown', status: null };
  const { problem, status } = outcome;
  const minutes = outcome.isForNow ? BACK_OFF_MINUTES[attempts - 1] : undefined;
  if (minutes === undefined) return { state: 'failed', dueAt: null, problem, status };
  const later = new Date(now.getTime() + minutes * 60_000);
  const dueAt = nextWorkingMoment(later, isWorkday, hours ?? undefined);
  return { state: 'waiting', dueAt, problem, status };
}

/** Longer than any attempt lasts: whoever claimed it is gone. */
export const LOST_AFTER_MINUTES = 10;
