// The life of a public notice as data: which act leads from which state to which. What is published stays.
import type { PublicationAct, PublicationState } from '@jinze/contracts';

export const NOTICE_TRANSITIONS: Readonly<
  Record<
    PublicationState,
    Readonly<Partial<Record<Exclude<PublicationAct, 'draft'>, PublicationState>>>
  >
> = {
  draft: {
    change: 'draft',
    'add-document': 'draft',
    'remove-document': 'draft',
    check: 'checked',
    discard: 'discarded',
  },
  checked: {
    change: 'draft',
    'add-document': 'draft',
    'remove-document': 'draft',
    // The roster may have changed since: what is found now can be answered.
    check: 'checked',
    approve: 'approved',
    discard: 'discarded',
  },
  // What was approved is what is published; changed, it has to be checked and approved again.
  approved: { change: 'draft', publish: 'published', discard: 'discarded' },
  published: {},
  discarded: {},
};
