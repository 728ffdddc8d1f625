// What a record says it went out under, where its paper bears a number already: it is that one.
import type { DocumentKind } from '@jinze/contracts';
import { isSameNumber } from '@jinze/documents/official';
import type { Tx } from '../../platform/database/database.ts';
import type { DocumentMatter } from '../../platform/document-source.ts';
import { Refused } from '../../platform/refused.ts';
import { lockPapersOf, numberOnPaper } from './documents.store.ts';

/** Asked once the lock on its papers is held: what was read before the unit may have moved since. */
export const ownNumberNow = async (
  tx: Tx,
  { ownNumber, ownNumberIn }: Pick<DocumentMatter, 'ownNumber' | 'ownNumberIn'>,
): Promise<string | null | undefined> =>
  ownNumberIn === undefined ? ownNumber : await ownNumberIn(tx);

/** None at all is another too. In the unit that records it, in the scope whose papers these are; a paper that is being made is waited for. */
export async function refuseOtherNumber(
  tx: Tx,
  paper: { readonly of: string; readonly kind: DocumentKind },
  documentNo: string | null,
  path = 'body.documentNo',
): Promise<void> {
  await lockPapersOf(tx, paper.of);
  const number = await numberOnPaper(tx, paper);
  if (number === undefined) return;
  if (documentNo === null || !isSameNumber(number, documentNo))
    throw new Refused({
      code: 'documents.paper-numbered',
      path,
      values: { number },
    });
}
