// The life of a vetting request as data: which act leads from which state to which.
import type { VettingAct, VettingState } from '@jinze/contracts';

/** What is frozen by the review is not computed anew: it goes back, or it is issued. */
export const VETTING_TRANSITIONS: Readonly<
  Record<VettingState, Readonly<Partial<Record<Exclude<VettingAct, 'create'>, VettingState>>>>
> = {
  draft: { send: 'requested', withdraw: 'withdrawn' },
  requested: { settle: 'requested', prepare: 'prepared', withdraw: 'withdrawn' },
  prepared: {
    settle: 'requested',
    prepare: 'prepared',
    return: 'requested',
    review: 'reviewed',
    withdraw: 'withdrawn',
  },
  reviewed: { return: 'requested', issue: 'issued', withdraw: 'withdrawn' },
  issued: { 'let-stand': 'issued', revoke: 'revoked' },
  revoked: {},
  withdrawn: {},
};
