// The life of a talk as data: which act leads from which state to which.
import type { TalkAct, TalkState } from '@jinze/contracts';

/**
 * `notify` a second time moves the day. Where no approval is needed the notice goes out of the proposal itself; the
 * decision asks for it, not this table. A talk that was held is not withdrawn: it happened.
 */
export const TALK_TRANSITIONS: Readonly<
  Record<TalkState, Readonly<Partial<Record<TalkAct, TalkState>>>>
> = {
  proposed: {
    change: 'proposed',
    approve: 'approved',
    notify: 'notified',
    withdraw: 'withdrawn',
  },
  approved: { notify: 'notified', withdraw: 'withdrawn' },
  notified: { notify: 'notified', hold: 'held', withdraw: 'withdrawn' },
  held: { report: 'reported' },
  reported: { verify: 'closed', return: 'returned' },
  returned: { report: 'reported' },
  closed: {},
  withdrawn: {},
};

/** In these something is still waited for. */
export const OPEN_TALK_STATES: readonly TalkState[] = [
  'proposed',
  'approved',
  'notified',
  'held',
  'reported',
  'returned',
];
