// The life of a task as data: which act leads from which state to which.
import type { TaskState } from '@jinze/contracts';

/**
 * `transfer`: the holder of a post that is asked has changed. `escalate`: a named head has written to those above;
 * the task itself stays as it is.
 */
export const TASK_STEPS = [
  'change',
  'approve',
  'issue',
  'accept',
  'progress',
  'ask-extension',
  'decide-extension',
  'reply',
  'return',
  'close',
  'withdraw',
  'split',
  'escalate',
  'transfer',
] as const;
export type TaskStep = (typeof TASK_STEPS)[number];

/** While it is with whoever was asked. */
const BEING_DONE = {
  progress: 'accepted',
  'ask-extension': 'accepted',
  'decide-extension': 'accepted',
  reply: 'replied',
  split: 'accepted',
  escalate: 'accepted',
  transfer: 'accepted',
  withdraw: 'withdrawn',
} as const;

/** What is not listed is refused; every pair is tested. */
export const TASK_TRANSITIONS: Readonly<
  Record<TaskState, Readonly<Partial<Record<TaskStep, TaskState>>>>
> = {
  drafted: {
    change: 'drafted',
    approve: 'approved',
    issue: 'issued',
    withdraw: 'withdrawn',
    transfer: 'drafted',
  },
  // What was agreed to is what goes out: a change asks for it again.
  approved: {
    change: 'drafted',
    issue: 'issued',
    withdraw: 'withdrawn',
    transfer: 'approved',
  },
  issued: {
    accept: 'accepted',
    escalate: 'issued',
    withdraw: 'withdrawn',
    transfer: 'issued',
  },
  accepted: BEING_DONE,
  replied: {
    return: 'returned',
    close: 'closed',
    withdraw: 'withdrawn',
    transfer: 'replied',
  },
  returned: {
    ...BEING_DONE,
    progress: 'returned',
    'ask-extension': 'returned',
    'decide-extension': 'returned',
    split: 'returned',
    escalate: 'returned',
    transfer: 'returned',
  },
  closed: {},
  withdrawn: {},
};

/** Whose act it is: of the office that issues, of whoever is asked, of the lead alone, or of the system. */
export const STEP_OF: Readonly<Record<TaskStep, 'issuer' | 'asked' | 'lead' | 'system'>> = {
  change: 'issuer',
  approve: 'issuer',
  issue: 'issuer',
  accept: 'lead',
  progress: 'asked',
  'ask-extension': 'lead',
  'decide-extension': 'issuer',
  reply: 'lead',
  return: 'issuer',
  close: 'issuer',
  withdraw: 'issuer',
  split: 'asked',
  escalate: 'issuer',
  transfer: 'system',
};
