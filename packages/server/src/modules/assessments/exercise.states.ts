// The life of an exercise as data: which act leads from which state to which.
import type { AssessmentAct, AssessmentState } from '@jinze/contracts';

/** What was approved is not cancelled: a fault found later is an objection, or another exercise. */
export const EXERCISE_TRANSITIONS: Readonly<
  Record<
    AssessmentState,
    Readonly<Partial<Record<Exclude<AssessmentAct, 'prepare'>, AssessmentState>>>
  >
> = {
  prepared: {
    change: 'prepared',
    'add-subjects': 'prepared',
    'remove-subject': 'prepared',
    assign: 'prepared',
    collect: 'prepared',
    'open-self-assessment': 'self-assessment',
    cancel: 'cancelled',
  },
  'self-assessment': {
    assign: 'self-assessment',
    collect: 'self-assessment',
    'open-scoring': 'scoring',
    cancel: 'cancelled',
  },
  scoring: {
    assign: 'scoring',
    collect: 'scoring',
    'close-scoring': 'moderation',
    cancel: 'cancelled',
  },
  moderation: { collect: 'moderation', propose: 'proposed', cancel: 'cancelled' },
  proposed: { return: 'moderation', approve: 'approved', cancel: 'cancelled' },
  approved: { notify: 'notified' },
  notified: { propose: 'proposed', finalise: 'final' },
  final: {},
  cancelled: {},
};
