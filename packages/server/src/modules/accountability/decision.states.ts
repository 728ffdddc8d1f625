// The life of a decision as data: which act leads from which state to which.
import type { DecisionAct, DecisionState } from '@jinze/contracts';

/**
 * An answer to an appeal leads to one of three states, by its result: the decision takes it, not this table. What ended
 * stays on record, and restorations are recorded of what was in force.
 */
export const DECISION_TRANSITIONS: Readonly<
  Record<
    DecisionState,
    Readonly<Partial<Record<Exclude<DecisionAct, 'record'>, readonly DecisionState[]>>>
  >
> = {
  'in-force': {
    serve: ['in-force'],
    appeal: ['in-force'],
    'answer-appeal': ['in-force', 'changed', 'revoked'],
    change: ['changed'],
    restore: ['in-force'],
    revoke: ['revoked'],
    withdraw: ['withdrawn'],
  },
  changed: {},
  revoked: { restore: ['revoked'] },
  withdrawn: {},
};
