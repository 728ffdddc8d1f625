// The life of a commendation as data: which act leads from which state to which.
import type { CommendationAct, CommendationState } from '@jinze/contracts';

/**
 * An examination leads to one of several states, by what the rules answer: the decision takes it, not this table. What
 * was refused or ended stays so; on other facts it is nominated anew.
 */
export const COMMENDATION_TRANSITIONS: Readonly<
  Record<
    CommendationState,
    Readonly<Partial<Record<Exclude<CommendationAct, 'draft'>, readonly CommendationState[]>>>
  >
> = {
  draft: { change: ['draft'], nominate: ['nominated'], withdraw: ['withdrawn'] },
  nominated: { examine: ['examined', 'waiting', 'refused'], withdraw: ['withdrawn'] },
  waiting: {
    examine: ['examined', 'waiting', 'refused'],
    'not-grant': ['not-granted'],
    withdraw: ['withdrawn'],
  },
  examined: {
    examine: ['examined', 'waiting', 'refused'],
    publicise: ['publicised'],
    'not-grant': ['not-granted'],
    withdraw: ['withdrawn'],
  },
  publicised: {
    examine: ['publicised', 'waiting', 'refused'],
    object: ['publicised'],
    'answer-objection': ['publicised'],
    grant: ['granted'],
    'not-grant': ['not-granted'],
    withdraw: ['withdrawn'],
  },
  granted: { revoke: ['revoked'] },
  refused: {},
  'not-granted': {},
  revoked: {},
  withdrawn: {},
};

/** In these something is still waited for. */
export const OPEN_COMMENDATION_STATES: readonly CommendationState[] = [
  'draft',
  'nominated',
  'waiting',
  'examined',
  'publicised',
];
