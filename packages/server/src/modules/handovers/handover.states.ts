// The life of a handover as data: which act leads from which state to which.
import type { HandoverState } from '@jinze/contracts';

/** `sign`: one side, here or on paper. `complete`: the last missing side. */
export const HANDOVER_ACTS = ['sign', 'complete', 'supervise', 'withdraw'] as const;
export type HandoverAct = (typeof HANDOVER_ACTS)[number];

/** What is not listed is refused; every pair is tested. */
export const HANDOVER_TRANSITIONS: Readonly<
  Record<HandoverState, Readonly<Partial<Record<HandoverAct, HandoverState>>>>
> = {
  open: { sign: 'open', complete: 'closed', supervise: 'closed', withdraw: 'withdrawn' },
  closed: {},
  withdrawn: {},
};
