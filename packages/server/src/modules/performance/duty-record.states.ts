// The life of a duty record, and of one person's word on it, as data: which act leads from which state to which.
import type { Confirmation, RecordState } from '@jinze/contracts';

/** `restore`: a correction of a withdrawn record brings it back. */
export const DUTY_RECORD_ACTS = [
  'confirm',
  'object',
  'correct',
  'withdraw',
  'restore',
  'check-form',
] as const;
export type DutyRecordAct = (typeof DUTY_RECORD_ACTS)[number];

/** What is not listed is refused; every pair is tested. A withdrawal by another is confirmed or objected to as well. */
export const RECORD_TRANSITIONS: Readonly<
  Record<RecordState, Readonly<Partial<Record<DutyRecordAct, RecordState>>>>
> = {
  submitted: {
    confirm: 'submitted',
    object: 'submitted',
    correct: 'submitted',
    withdraw: 'withdrawn',
    'check-form': 'submitted',
  },
  withdrawn: { confirm: 'withdrawn', object: 'withdrawn', restore: 'submitted' },
};

/** `ask`: another has changed the record. `state`: the person says so anew, by a correction of their own. */
export const WORD_ACTS = ['confirm', 'object', 'ask', 'state'] as const;
export type WordAct = (typeof WORD_ACTS)[number];

/** A person's word is given once; whoever objected may still confirm. */
export const WORD_TRANSITIONS: Readonly<
  Record<Confirmation, Readonly<Partial<Record<WordAct, Confirmation>>>>
> = {
  own: { ask: 'waiting', state: 'own' },
  waiting: { confirm: 'confirmed', object: 'objected', ask: 'waiting', state: 'own' },
  confirmed: { ask: 'waiting', state: 'own' },
  objected: { confirm: 'confirmed', ask: 'waiting', state: 'own' },
};
