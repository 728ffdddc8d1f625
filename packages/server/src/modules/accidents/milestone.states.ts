// The life of a milestone on record as data: which act leads from which state to which.
import type { AccidentState } from '@jinze/contracts';

export const MILESTONE_ACTS = ['correct', 'withdraw'] as const;
export type MilestoneAct = (typeof MILESTONE_ACTS)[number];

/** What is not listed is refused; every pair is tested. */
export const MILESTONE_TRANSITIONS: Readonly<
  Record<AccidentState, Readonly<Partial<Record<MilestoneAct, AccidentState>>>>
> = {
  recorded: { correct: 'recorded', withdraw: 'withdrawn' },
  withdrawn: {},
};
