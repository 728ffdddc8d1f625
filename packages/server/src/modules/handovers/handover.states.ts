// The life of a handover as data: which act leads from which state to which.
import type { HandoverState } from '@jinze/contracts';

/**
 * `sign`: one side, here or on paper. `complete`: the last missing side. `stand-in`: a third person supervises who
 * leaves, before anybody has come. `supervise`: a third person for whoever has not signed.
 */
export const HANDOVER_ACTS = ['sign', 'complete', 'stand-in', 'supervise', 'withdraw'] as const;
export type HandoverAct = (typeof HANDOVER_ACTS)[number];

/** What is not listed is refused; every pair is tested. */
export const HANDOVER_TRANSITIONS: Readonly<
  Record<HandoverState, Readonly<Partial<Record<HandoverAct, HandoverState>>>>
> = {
  open: {
    sign: 'open',
    complete: 'closed',
    'stand-in': 'open',
    supervise: 'closed',
    withdraw: 'withdrawn',
  },
  closed: {},
  withdrawn: {},
};
