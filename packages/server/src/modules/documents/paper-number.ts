// What a record says it went out under, where its paper bears a number already: it is that one.
import type { DocumentKind } from '@jinze/contracts';
import { isSameNumber } from '@jinze/documents/official';
import type { Reader } from '../../platform/database/database.ts';
import { Refused } from '../../platform/refused.ts';
import { numberOnPaper } from './documents.store.ts';

/** In the unit that records it; `db` is in the scope whose papers these are. */
export async function refuseOtherNumber(
  db: Reader,
  paper: { readonly of: string; readonly kind: DocumentKind },
  documentNo: string,
): Promise<void> {
  const number = await numberOnPaper(db, paper);
  if (number !== undefined && !isSameNumber(number, documentNo))
    throw new Refused({
      code: 'documents.paper-numbered',
      path: 'body.documentNo',
      values: { number },
    });
}
