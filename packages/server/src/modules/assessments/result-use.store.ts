// All SQL of the register of uses.
import type {
  ResultUseCoverage,
  ResultUseInput,
  ResultUseKind,
  ResultUseOrigin,
  SafetyIn,
} from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { countRows } from '../../platform/database/count-rows.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { insertRows } from '../../platform/database/insert-rows.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import { type Readdress, readdressScopeKeys } from '../../platform/database/readdress.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

const uses = (db: Reader) =>
  db
    .selectFrom('assessments.result_use as used')
    .innerJoin('posts.region as region', 'region.path', 'used.region_path')
    .selectAll('used')
    .select('region.name as region_name');

type Record_ = Awaited<ReturnType<ReturnType<typeof uses>['execute']>>[number];
export interface UseRow extends Omit<Record_, 'state' | 'kind' | 'safety_in' | 'origin'> {
  readonly state: 'recorded' | 'withdrawn';
  readonly kind: ResultUseKind;
  readonly safety_in: SafetyIn;
  readonly origin: ResultUseOrigin;
}
const asRow = (row: Record_): UseRow => row as UseRow;

/** Letters of vetting by their ids that are none of the reader's: who is on the list does not learn of the letter here. */
export type Hidden = readonly string[];

const isShown = (hidden: Hidden) =>
  hidden.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`not (used.origin = 'vetting' and used.origin_ref = any(${[...hidden]}::text[]))`;

const inScope = (db: Reader, scope: Scope, hidden: Hidden) =>
  whereInScope(uses(db), scope, { key: 'used.scope_key' }).where(isShown(hidden));

export interface UseFilter {
  readonly year?: number | undefined;
  readonly kind?: ResultUseKind | undefined;
  readonly safety?: SafetyIn | undefined;
  readonly sent?: 'yes' | 'no' | undefined;
  readonly used?: 'yes' | 'no' | undefined;
  readonly state?: 'withdrawn' | undefined;
  readonly search?: string | undefined;
}

function filtered(db: Reader, scope: Scope, hidden: Hidden, filter: UseFilter) {
  const { year, kind, safety, sent, used, search } = filter;
  let query = inScope(db, scope, hidden).where('used.state', '=', filter.state ?? 'recorded');
  if (year !== undefined) query = query.where('used.year', '=', year);
  if (kind !== undefined) query = query.where('used.kind', '=', kind);
  if (safety !== undefined) query = query.where('used.safety_in', '=', safety);
  if (sent !== undefined)
    query = query.where('used.sent_on', sent === 'yes' ? 'is not' : 'is', null);
  if (used !== undefined)
    query = query.where('used.how_used', used === 'yes' ? 'is not' : 'is', null);
  if (search === undefined || search === '') return query;
  const pattern = likePattern(search);
  return query.where((eb) =>
    eb.or([
      eb('used.name', 'like', pattern),
      eb('used.organ', 'like', pattern),
      eb('used.document_no', 'like', pattern),
      eb('used.sent_to', 'like', pattern),
      eb('used.sent_no', 'like', pattern),
    ]),
  );
}

export const countUses = (
  db: Reader,
  scope: Scope,
  hidden: Hidden,
  filter: UseFilter,
): Promise<number> => countRows(filtered(db, scope, hidden, filter));

/** The latest year first, in it the last recorded first. */
export async function usesPage(
  db: Reader,
  scope: Scope,
  hidden: Hidden,
  page: UseFilter & {
    readonly after: { readonly year: number; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<UseRow[]> {
  let query = filtered(db, scope, hidden, page)
    .orderBy('used.year', 'desc')
    .orderBy('used.id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(used.year, used.id) < (${page.after.year}::int, ${page.after.id}::uuid)`,
    );
  return (await query.execute()).map(asRow);
}

const isRecorded = (db: Reader, scope: Scope, hidden: Hidden) =>
  inScope(db, scope, hidden).where('used.state', '=', 'recorded');

/** The latest year first. One statement. */
export function coverageOf(db: Reader, scope: Scope, hidden: Hidden): Promise<ResultUseCoverage[]> {
  return isRecorded(db, scope, hidden)
    .clearSelect()
    .select((eb) => {
      const count = (condition: ReturnType<typeof sql<boolean>>) =>
        eb.fn.countAll<number>().filterWhere(condition);
      return [
        'used.year',
        eb.fn.countAll<number>().as('all'),
        count(sql`used.safety_in = 'yes'`).as('safetyIn'),
        count(sql`used.sent_on is not null`).as('sent'),
        count(sql`used.how_used is not null`).as('used'),
        count(sql`used.safety_in = 'unknown'`).as('unknown'),
      ];
    })
    .groupBy('used.year')
    .orderBy('used.year', 'desc')
    .limit(100)
    .execute();
}

/** Those of a year of which something is missing, the first of each kind of gap. */
export async function usesWithGaps(
  db: Reader,
  scope: Scope,
  hidden: Hidden,
  year: number,
  limit: number,
): Promise<UseRow[]> {
  const rows = await isRecorded(db, scope, hidden)
    .where('used.year', '=', year)
    .where(sql<boolean>`(used.safety_in <> 'yes' or used.sent_on is null or used.how_used is null)`)
    .orderBy('used.id')
    .limit(limit)
    .execute();
  return rows.map(asRow);
}

export async function useById(
  db: Reader,
  scope: Scope,
  hidden: Hidden,
  id: Id<'result-use'>,
): Promise<UseRow | undefined> {
  const row = await inScope(db, scope, hidden).where('used.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function lockUse(
  tx: Tx,
  scope: Scope,
  hidden: Hidden,
  id: Id<'result-use'>,
): Promise<UseRow | undefined> {
  const row = await inScope(tx, scope, hidden)
    .where('used.id', '=', id)
    .forUpdate('used')
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

type VersionRecord = Selectable<Tables['assessments.result_use_version']>;
export interface UseVersionRow extends Omit<VersionRecord, 'said'> {
  readonly said: ResultUseInput;
}

/** What it said before, from the first on. */
export async function versionsOfUse(db: Reader, id: Id<'result-use'>): Promise<UseVersionRow[]> {
  const rows = await db
    .selectFrom('assessments.result_use_version')
    .selectAll()
    .where('use_id', '=', id)
    .orderBy('version')
    .limit(499)
    .execute();
  return rows as unknown as UseVersionRow[];
}

export const saidOf = (row: UseRow): ResultUseInput => ({
  kind: row.kind,
  name: row.name,
  organ: row.organ,
  safetyIn: row.safety_in,
  weight: row.weight,
  documentNo: row.document_no,
  sentTo: row.sent_to,
  sentOn: row.sent_on,
  sentNo: row.sent_no,
  howUsed: row.how_used,
  feedback: row.feedback,
});

export const columnsOf = (input: ResultUseInput) => ({
  kind: input.kind,
  name: input.name,
  organ: input.organ,
  safety_in: input.safetyIn,
  weight: input.weight,
  document_no: input.documentNo,
  sent_to: input.sentTo,
  sent_on: input.sentOn,
  sent_no: input.sentNo,
  how_used: input.howUsed,
  feedback: input.feedback,
});

export async function insertUses(
  tx: Tx,
  rows: readonly Insertable<Tables['assessments.result_use']>[],
): Promise<void> {
  await insertRows(tx, 'assessments.result_use', rows);
}

/** What it said before is kept. Answers 1, or 0 when somebody else was faster. */
export async function updateUse(
  tx: Tx,
  row: UseRow,
  changes: Updateable<Tables['assessments.result_use']>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('assessments.result_use')
    .set({ ...changes, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  await tx
    .insertInto('assessments.result_use_version')
    .values({
      use_id: row.id,
      version: row.version,
      said: JSON.stringify(saidOf(row)),
      recorded_at: row.recorded_at,
      recorded_by: row.recorded_by,
    })
    .execute();
  return Number(numUpdatedRows);
}

export interface UseOnRecord {
  readonly regionPath: string;
  readonly year: number;
  readonly kind: string;
  readonly organ: string;
  readonly name: string;
  readonly origin: string;
  readonly originRef: string | null;
}

/** What is in the register of these years: told by what makes it one and the same. */
export function usesOnRecord(
  db: Reader,
  scope: Scope,
  years: readonly number[],
): Promise<UseOnRecord[]> {
  return isRecorded(db, scope, [])
    .clearSelect()
    .select([
      'used.region_path as regionPath',
      'used.year',
      'used.kind',
      'used.organ',
      'used.name',
      'used.origin',
      'used.origin_ref as originRef',
    ])
    .where(sql<boolean>`used.year = any(${[...years]}::int[])`)
    .execute();
}

/** Which of these of one origin are in the register. */
export async function refsOnRecord(
  db: Reader,
  scope: Scope,
  origin: ResultUseOrigin,
  refs: readonly string[],
): Promise<ReadonlySet<string>> {
  if (refs.length === 0) return new Set();
  const rows = await isRecorded(db, scope, [])
    .clearSelect()
    .select((eb) => eb.ref('used.origin_ref').$notNull().as('ref'))
    .where('used.origin', '=', origin)
    .where(sql<boolean>`used.origin_ref = any(${[...refs]}::text[])`)
    .execute();
  return new Set(rows.map(({ ref }) => ref));
}

export const readdressResultUses: Readdress = async (tx, moves) => {
  await readdressScopeKeys(tx, 'assessments.result_use', moves);
};
