// The life of an accident on record as data: which act leads from which state to which.
import type { AccidentState } from '@jinze/contracts';

export const ACCIDENT_ACTS = ['correct', 'withdraw'] as const;
export type AccidentAct = (typeof ACCIDENT_ACTS)[number];

/** What is not listed is refused; every pair is tested. What was withdrawn by mistake is recorded anew. */
export const ACCIDENT_TRANSITIONS: Readonly<
  Record<AccidentState, Readonly<Partial<Record<AccidentAct, AccidentState>>>>
> = {
  recorded: { correct: 'recorded', withdraw: 'withdrawn' },
  withdrawn: {},
};
