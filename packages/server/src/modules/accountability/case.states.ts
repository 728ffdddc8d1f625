// The life of a case as data: which act leads from which state to which.
import type { CaseAct, CaseState } from '@jinze/contracts';

/** What is closed is opened again as a new case: later findings have their own facts and their own evidence. */
export const CASE_TRANSITIONS: Readonly<
  Record<CaseState, Readonly<Partial<Record<Exclude<CaseAct, 'open'>, CaseState>>>>
> = {
  open: {
    change: 'open',
    freeze: 'open',
    'add-member': 'open',
    'end-member': 'open',
    'add-person': 'open',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  // What is over is still read, by whoever is named for it.
  closed: { 'add-member': 'closed', 'end-member': 'closed' },
  withdrawn: { 'add-member': 'withdrawn', 'end-member': 'withdrawn' },
};
