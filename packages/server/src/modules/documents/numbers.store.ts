// All SQL of the register of document numbers.
import type { DocumentKind, NumberRegister, NumberState } from '@jinze/contracts';
import type { DocumentNumber } from '@jinze/documents/official';
import type { Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { DocumentRow } from './documents.store.ts';

type NumberRecord = Selectable<Tables['documents.number']>;
export interface NumberRow extends Omit<NumberRecord, 'state'> {
  readonly state: NumberState;
  /** Of the document it is on, or was on. */
  readonly kind: DocumentKind | null;
  readonly document_state: DocumentRow['state'] | null;
  /** The role of who began its series. */
  readonly office: string;
}
type NewNumber = Insertable<Tables['documents.number']>;

interface NumberOwner {
  readonly scopeKey: string | null;
  readonly managingCommittee: string | null;
}

const KEYS = { key: 'number.scope_key', committee: 'number.managing_committee' } as const;

function numbers(db: Reader, scope: Scope) {
  return whereInScope(
    db
      .selectFrom('documents.number as number')
      .selectAll('number')
      .leftJoin('documents.document as document', 'document.id', 'number.document_id')
      .select([
        sql<DocumentKind | null>`document.kind`.as('kind'),
        sql<DocumentRow['state'] | null>`document.state`.as('document_state'),
      ])
      .innerJoin('documents.series as series', 'series.id', 'number.series_id')
      .select('series.office'),
    scope,
    KEYS,
  );
}

const asNumber = (row: Omit<NumberRow, 'state'> & { state: string }): NumberRow => ({
  ...row,
  state: row.state as NumberState,
});

/** The register's next number: counted under the row's lock, and taken back with everything else that is undone. */
export async function countOn(
  tx: Tx,
  series: Insertable<Tables['documents.series']>,
): Promise<{ readonly id: Id<'number-series'>; readonly last: number }> {
  return tx
    .insertInto('documents.series')
    .values(series)
    .onConflict((at) =>
      at.constraint('series_once').doUpdateSet({ last: sql<number>`documents.series.last + 1` }),
    )
    .returning(['id', 'last'])
    .executeTakeFirstOrThrow();
}

/** 机关代字 of a place in the year of a day and those beside it, with the number that comes next; an office's own first. */
export async function codesAt(
  db: Reader,
  place: NumberOwner,
  year: number,
  office: string | undefined,
): Promise<{ code: string; year: number; next: number; isOwn: boolean }[]> {
  const at = db
    .selectFrom('documents.series')
    .select([
      'code',
      'year',
      sql<number>`last + 1`.as('next'),
      sql<boolean>`office = ${office ?? ''}`.as('isOwn'),
    ])
    .where('year', '>=', year - 1)
    .where('year', '<=', year + 1)
    .orderBy('isOwn', 'desc')
    .orderBy('code')
    .orderBy('year')
    .limit(150);
  return (
    place.scopeKey === null
      ? at.where('managing_committee', '=', place.managingCommittee)
      : at.where('scope_key', '=', place.scopeKey)
  ).execute();
}

/** 机关代字 of a year in the scope, by their place. */
export async function seriesOfYear(
  db: Reader,
  scope: Scope,
  year: number,
): Promise<
  { region: string; register: NumberRegister; code: string; year: number; next: number }[]
> {
  return whereInScope(
    db
      .selectFrom('documents.series as series')
      .select([
        'series.region_path as region',
        sql<NumberRegister>`case when series.scope_key is null then 'department' else 'office' end`.as(
          'register',
        ),
        'series.code',
        'series.year',
        sql<number>`series.last + 1`.as('next'),
      ]),
    scope,
    { key: 'series.scope_key', committee: 'series.managing_committee' },
  )
    .where('series.year', '=', year)
    .orderBy('series.region_path')
    .orderBy('register', 'desc')
    .orderBy('series.code')
    .limit(500)
    .execute();
}

export async function insertNumber(tx: Tx, row: NewNumber): Promise<void> {
  await tx.insertInto('documents.number').values(row).execute();
}

export async function numberById(
  db: Reader,
  scope: Scope,
  id: Id<'document-number'>,
): Promise<NumberRow | undefined> {
  const row = await numbers(db, scope).where('number.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : asNumber(row);
}

export async function lockNumber(
  tx: Tx,
  scope: Scope,
  id: Id<'document-number'>,
): Promise<NumberRow | undefined> {
  const row = await numbers(tx, scope)
    .where('number.id', '=', id)
    .forUpdate('number')
    .executeTakeFirst();
  return row === undefined ? undefined : asNumber(row);
}

/** Whatever became of it; undefined: it was not given here. */
export async function lockNumberNamed(
  tx: Tx,
  scope: Scope,
  { scopeKey, managingCommittee }: NumberOwner,
  { code, year, n }: DocumentNumber,
): Promise<NumberRow | undefined> {
  const named = numbers(tx, scope)
    .where('number.code', '=', code)
    .where('number.year', '=', year)
    .where('number.n', '=', n)
    .forUpdate('number');
  const row = await (scopeKey === null
    ? named.where('number.managing_committee', '=', managingCommittee)
    : named.where('number.scope_key', '=', scopeKey)
  ).executeTakeFirst();
  return row === undefined ? undefined : asNumber(row);
}

/** How many rows it was: none where another was faster. */
export async function updateNumber(
  tx: Tx,
  { id, version }: { readonly id: Id<'document-number'>; readonly version: number },
  changes: Updateable<Tables['documents.number']>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('documents.number')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface NumberFilter {
  readonly code?: string | undefined;
  readonly year?: number | undefined;
  readonly state?: NumberState | undefined;
}

/** The latest first. */
export async function numbersPage(
  db: Reader,
  scope: Scope,
  { code, year, state, after, limit }: NumberFilter & { after: string | undefined; limit: number },
): Promise<NumberRow[]> {
  let query = numbers(db, scope);
  if (code !== undefined) query = query.where('number.code', '=', code);
  if (year !== undefined) query = query.where('number.year', '=', year);
  if (state !== undefined) query = query.where('number.state', '=', state);
  if (after !== undefined) query = query.where(sql<boolean>`number.id < ${after}::uuid`);
  return (await query.orderBy('number.id', 'desc').limit(limit).execute()).map(asNumber);
}

/** Kept free at a place. */
export async function reservedAt(
  db: Reader,
  scope: Scope,
  place: NumberOwner,
): Promise<NumberRow[]> {
  const query = numbers(db, scope).where('number.state', '=', 'reserved');
  const at =
    place.scopeKey === null
      ? query.where('number.managing_committee', '=', place.managingCommittee)
      : query.where('number.scope_key', '=', place.scopeKey);
  return (await at.orderBy('number.id').limit(100).execute()).map(asNumber);
}
