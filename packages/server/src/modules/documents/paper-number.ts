// What a record says it went out under, where its paper bears a number already: it is that one.
import type { DocumentKind } from '@jinze/contracts';
import { isSameNumber } from '@jinze/documents/official';
import type { Tx } from '../../platform/database/database.ts';
import { Refused } from '../../platform/refused.ts';
import { lockPapersOf, numberOnPaper } from './documents.store.ts';

/** In the unit that records it, in the scope whose papers these are; a paper that is being made is waited for. */
export async function refuseOtherNumber(
  tx: Tx,
  paper: { readonly of: string; readonly kind: DocumentKind },
  documentNo: string,
): Promise<void> {
  await lockPapersOf(tx, paper.of);
  const number = await numberOnPaper(tx, paper);
  if (number !== undefined && !isSameNumber(number, documentNo))
    throw new Refused({
      code: 'documents.paper-numbered',
      path: 'body.documentNo',
      values: { number },
    });
}
