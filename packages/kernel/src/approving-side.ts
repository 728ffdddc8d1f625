// Who approves a post's duty list: the party committee (art. 5.3) or the government (art. 6.3).
import type { OrganKind, PostClass } from './levels.ts';

export type ApprovingSide = 'party' | 'government';

/** Posts of the party committee and its organs are the committee's; a township's party posts by their class. */
export function approvingSideOf(postClass: PostClass, organKind: OrganKind): ApprovingSide {
  const isParty =
    postClass === 'party-chief' ||
    postClass === 'standing-committee-member' ||
    organKind === 'party-committee' ||
    organKind === 'party-organ';
  return isParty ? 'party' : 'government';
}
