// Documents for whoever reads the record they were made of, and what a code tells anybody.
import type { CheckedDocument, DocumentKind } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { DocumentMatter, DocumentSource } from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import type { DocumentsContext } from './documents.context.ts';
import { type DocumentRow, documentByCode, documentById, type Owners } from './documents.store.ts';
import { checkedView, readCode } from './documents.view.ts';

/** There is one of each. */
export const sourceFor = (
  { sources }: DocumentsContext,
  { kind, stream }: { readonly kind: DocumentKind; readonly stream: string },
): DocumentSource | undefined => sources.find((one) => one.kind === kind && one.stream === stream);

export function sourceOf(
  context: DocumentsContext,
  { kind, of_stream: stream }: Pick<DocumentRow, 'kind' | 'of_stream'>,
): DocumentSource {
  const source = sourceFor(context, { kind, stream });
  if (source === undefined) throw new Error(`${kind}: of no ${stream}`);
  return source;
}

/** Of what is one's own no paper of an office is one's own too, also where one may read that as the office. */
export const ownersOf = ({ place }: DocumentMatter, scope: Scope): Owners =>
  place.personId === null ? 'anybody' : [place.personId, ...scope.persons];

const isOf = ({ person_id: person }: DocumentRow, owners: Owners): boolean =>
  owners === 'anybody' || (person !== null && owners.includes(person));

/** The document, if it is in the scope and the caller reads the record it was made of, and as whose paper it is. */
export async function readable(
  context: DocumentsContext,
  scope: Scope,
  caller: Caller,
  id: Id<'document'>,
): Promise<{
  readonly row: DocumentRow;
  readonly source: DocumentSource;
  readonly matter: DocumentMatter;
}> {
  const row = await context.database.read(scope, (db) => documentById(db, scope, id));
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  const source = sourceOf(context, row);
  const matter = await source.find(caller, row.of_id, undefined);
  if (matter === undefined || !isOf(row, ownersOf(matter, scope)))
    throw new Refused({ code: 'http.not-found' });
  return { row, source, matter };
}

/** Which document bears the code: whoever has the paper in hand asks, and learns nothing of persons. */
export async function checkCode(context: DocumentsContext, code: string): Promise<CheckedDocument> {
  const { database, ledger } = context;
  const found = await database.read(SYSTEM_SCOPE, async (db) => {
    const row = await documentByCode(db, readCode(code));
    if (row === undefined) return undefined;
    const region = await regionAt(db, row.region_path);
    return { row, region: region?.name ?? '', checkpoint: await ledger.checkpoint(db) };
  });
  if (found === undefined)
    throw new Refused({ code: 'documents.no-such-code', path: 'query.code' });
  const { row, region, checkpoint } = found;
  const place = await ledger.placeOf(row.id, row.version);
  return checkedView(row, sourceOf(context, row), { region, place, checkpoint });
}
