// The life of a finding on reporting as data: which act leads from which state to which.
import type { FindingState } from '@jinze/contracts';

export const FINDING_ACTS = ['withdraw'] as const;
export type FindingAct = (typeof FINDING_ACTS)[number];

/** What is not listed is refused; every pair is tested. A finding that was changed is withdrawn and found anew, as on paper. */
export const FINDING_TRANSITIONS: Readonly<
  Record<FindingState, Readonly<Partial<Record<FindingAct, FindingState>>>>
> = {
  found: { withdraw: 'withdrawn' },
  withdrawn: {},
};
