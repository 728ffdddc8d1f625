// The number of a notice of listed supervision where its paper bears one already: what the draft says is the same.
import type { TaskInput } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Tx } from '../../platform/database/database.ts';
import { refuseOtherNumber } from '../documents/index.ts';
import { isListedBy } from './listing-of.ts';

/** In the unit that changes the draft. */
export async function refuseOtherNotice(
  tx: Tx,
  id: Id<'task'>,
  { listing }: TaskInput,
  issuer: { readonly scopeKey: string },
  at: string,
): Promise<void> {
  if (listing === null || !isListedBy(listing.level, issuer)) return;
  const paper = { of: id, kind: 'listed-supervision-notice' } as const;
  await refuseOtherNumber(tx, paper, listing.noticeNo, `${at}.listing.noticeNo`);
}
