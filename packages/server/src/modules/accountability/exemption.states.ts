// The procedure of art. 23 as data: which act leads from which state to which.
import type { ExemptionAct, ExemptionState } from '@jinze/contracts';

/** Once it has been decided it is not taken back: the conclusion is written, whatever it says. */
export const EXEMPTION_TRANSITIONS: Readonly<
  Record<ExemptionState, Readonly<Partial<Record<Exclude<ExemptionAct, 'open'>, ExemptionState>>>>
> = {
  opened: { 'add-argument': 'opened', verify: 'verified', withdraw: 'withdrawn' },
  verified: { 'add-argument': 'opened', decide: 'decided', withdraw: 'withdrawn' },
  decided: { conclude: 'concluded' },
  concluded: { clarify: 'clarified' },
  clarified: {},
  withdrawn: {},
};
