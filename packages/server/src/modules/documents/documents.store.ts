// All SQL of official documents.
import type { DocumentKind } from '@jinze/contracts';
import { numberText, type OfficialDocument } from '@jinze/documents/official';
import type { Id } from '@jinze/kernel';
import { type Insertable, type Selectable, type SqlBool, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Readdress, readdressScopeKeys } from '../../platform/database/readdress.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

type DocumentRecord = Selectable<Tables['documents.document']>;
export interface DocumentRow extends Omit<DocumentRecord, 'kind' | 'state' | 'paper'> {
  readonly kind: DocumentKind;
  readonly state: 'made' | 'withdrawn';
  readonly paper: OfficialDocument;
}
type NewDocument = Insertable<Tables['documents.document']>;

const KEYS = {
  key: 'document.scope_key',
  committee: 'document.managing_committee',
  person: 'document.person_id',
} as const;

const documents = (db: Reader, scope: Scope) =>
  whereInScope(db.selectFrom('documents.document as document').selectAll('document'), scope, KEYS);

const asDocument = (row: DocumentRecord): DocumentRow => ({
  ...row,
  kind: row.kind as DocumentKind,
  state: row.state as DocumentRow['state'],
  paper: row.paper as unknown as OfficialDocument,
});

/** Whose papers: of these people alone, or whosever they are. */
export type Owners = readonly Id<'person'>[] | 'anybody';

/** Of one record, or of one thing computed for it, of these kinds, the latest first. */
export async function documentsOf(
  db: Reader,
  scope: Scope,
  asked: {
    readonly stream: string;
    readonly of: string;
    readonly kinds: readonly { readonly kind: DocumentKind; readonly owners: Owners }[];
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<DocumentRow[]> {
  let query = documents(db, scope)
    .where('document.of_id', '=', asked.of)
    .where('document.of_stream', '=', asked.stream)
    .where((eb) =>
      eb.or(
        asked.kinds.map(({ kind, owners }) =>
          owners === 'anybody'
            ? eb('document.kind', '=', kind)
            : sql<SqlBool>`(document.kind = ${kind} and document.person_id = any(${[...owners]}::uuid[]))`,
        ),
      ),
    );
  if (asked.after !== undefined)
    query = query.where(sql<boolean>`document.id < ${asked.after}::uuid`);
  return (await query.orderBy('document.id', 'desc').limit(asked.limit).execute()).map(asDocument);
}

export async function documentById(
  db: Reader,
  scope: Scope,
  id: Id<'document'>,
): Promise<DocumentRow | undefined> {
  const row = await documents(db, scope).where('document.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : asDocument(row);
}

export async function lockDocument(
  tx: Tx,
  scope: Scope,
  id: Id<'document'>,
): Promise<DocumentRow | undefined> {
  const row = await documents(tx, scope)
    .where('document.id', '=', id)
    .forUpdate('document')
    .executeTakeFirst();
  return row === undefined ? undefined : asDocument(row);
}

const papersOf = (of: string) => sql`hashtextextended(${of}, 0)`;

/** Whether nobody else is numbering a paper of the record, or the record itself, until the unit ends. */
export async function tryLockPapersOf(tx: Tx, of: string): Promise<boolean> {
  const query = sql<{
    isHeld: boolean;
  }>`select pg_try_advisory_xact_lock(${papersOf(of)}) as "isHeld"`;
  return (await query.execute(tx)).rows[0]?.isHeld === true;
}

/** Papers with a number, and the number of the record, one after another. */
export async function lockPapersOf(tx: Tx, of: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${papersOf(of)})`.execute(tx);
}

/** What the paper of a record bears that stands: of records whose papers have one number. */
export async function numberOnPaper(
  db: Reader,
  { of, kind }: { readonly of: string; readonly kind: DocumentKind },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('documents.document')
    .select('paper')
    .where('of_id', '=', of)
    .where('kind', '=', kind)
    .where('state', '=', 'made')
    .where('number_id', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { number } = (row?.paper ?? {}) as unknown as Partial<OfficialDocument>;
  return number === undefined ? undefined : numberText(number);
}

/** For whoever holds a paper with the code, whose right it is to know what is told of it. */
export async function documentByCode(db: Reader, code: string): Promise<DocumentRow | undefined> {
  const row = await db
    .selectFrom('documents.document as document')
    .selectAll('document')
    .where('document.verify_code', '=', code)
    .executeTakeFirst();
  return row === undefined ? undefined : asDocument(row);
}

export async function insertDocument(tx: Tx, row: NewDocument): Promise<void> {
  await tx.insertInto('documents.document').values(row).execute();
}

/** How many rows it was: none where another was faster. */
export async function updateDocument(
  tx: Tx,
  { id, version }: { readonly id: Id<'document'>; readonly version: number },
  changes: Updateable<Tables['documents.document']>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('documents.document')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Documents and their register go where their office goes. */
export const readdressDocuments: Readdress = async (tx, moves) => {
  await readdressScopeKeys(tx, 'documents.series', moves);
  await readdressScopeKeys(tx, 'documents.number', moves);
  await readdressScopeKeys(tx, 'documents.document', moves);
};
