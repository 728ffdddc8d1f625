// All SQL of assessment schemes and their versions.
import type { SchemeBody, SchemeState } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

const HEAD = [
  'scheme.id',
  'scheme.version',
  'scheme.state',
  'scheme.region_path',
  'scheme.scope_key',
  'scheme.year',
  'scheme.title',
  'scheme.subject_kind',
  'scheme.item_count',
  'scheme.fault_count',
  'scheme.supersedes',
  'scheme.drafted_on',
  'scheme.drafted_by',
  'scheme.issued_organ',
  'scheme.issue_no',
  'scheme.issued_on',
  'scheme.approval',
  'scheme.issued_by',
] as const;

const schemes = (db: Reader, scope: Scope) =>
  whereInScope(
    db
      .selectFrom('assessments.scheme as scheme')
      .innerJoin('posts.region as region', 'region.path', 'scheme.region_path')
      .select([...HEAD, 'region.name as region_name']),
    scope,
    { key: 'scheme.scope_key' },
  );

type Head = Awaited<ReturnType<ReturnType<typeof schemes>['execute']>>[number];
export interface SchemeHead extends Omit<Head, 'state' | 'subject_kind'> {
  readonly state: SchemeState;
  readonly subject_kind: 'body' | 'person' | null;
}
export interface SchemeRow extends SchemeHead {
  readonly body: SchemeBody;
}

export interface SchemeFilter {
  readonly region?: string | undefined;
  readonly year?: number | undefined;
  readonly state?: SchemeState | undefined;
  readonly search?: string | undefined;
}

export async function schemesPage(
  db: Reader,
  scope: Scope,
  {
    region,
    year,
    state,
    search,
    after,
    limit,
  }: SchemeFilter & {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<SchemeHead[]> {
  let query = schemes(db, scope);
  if (region !== undefined) query = query.where('scheme.region_path', '=', region);
  if (year !== undefined) query = query.where('scheme.year', '=', year);
  query =
    state === undefined
      ? query.where('scheme.state', '<>', 'withdrawn')
      : query.where('scheme.state', '=', state);
  if (search !== undefined && search !== '')
    query = query.where((eb) =>
      eb.or([
        eb('scheme.title', 'like', likePattern(search)),
        eb('scheme.issue_no', 'like', likePattern(search)),
      ]),
    );
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(scheme.drafted_on, scheme.id) < (${after.on}::date, ${after.id}::uuid)`,
    );
  const rows = await query
    .orderBy('scheme.drafted_on', 'desc')
    .orderBy('scheme.id', 'desc')
    .limit(limit)
    .execute();
  return rows as SchemeHead[];
}

export async function schemeById(
  db: Reader,
  scope: Scope,
  id: Id<'assessment-scheme'>,
): Promise<SchemeRow | undefined> {
  const row = await schemes(db, scope)
    .select('scheme.body')
    .where('scheme.id', '=', id)
    .executeTakeFirst();
  return row as SchemeRow | undefined;
}

export async function lockScheme(
  tx: Tx,
  scope: Scope,
  id: Id<'assessment-scheme'>,
): Promise<SchemeRow | undefined> {
  const row = await schemes(tx, scope)
    .select('scheme.body')
    .where('scheme.id', '=', id)
    .forUpdate('scheme')
    .executeTakeFirst();
  return row as SchemeRow | undefined;
}

export async function insertScheme(
  tx: Tx,
  row: Insertable<Tables['assessments.scheme']>,
): Promise<void> {
  await tx.insertInto('assessments.scheme').values(row).execute();
}

/** Answers 1, or 0 when somebody else was faster. */
export async function updateScheme(
  tx: Tx,
  id: Id<'assessment-scheme'>,
  version: number,
  changes: Updateable<Tables['assessments.scheme']>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('assessments.scheme')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function insertSchemeVersion(
  tx: Tx,
  row: Insertable<Tables['assessments.scheme_version']>,
): Promise<void> {
  await tx.insertInto('assessments.scheme_version').values(row).execute();
}

export type SchemeVersionRow = Omit<Selectable<Tables['assessments.scheme_version']>, 'body'>;

export async function versionsOfScheme(
  db: Reader,
  id: Id<'assessment-scheme'>,
): Promise<SchemeVersionRow[]> {
  return db
    .selectFrom('assessments.scheme_version')
    .select(['scheme_id', 'version', 'title', 'note', 'recorded_at', 'recorded_by'])
    .where('scheme_id', '=', id)
    .orderBy('version', 'desc')
    .limit(500)
    .execute();
}

export async function bodyAtVersion(
  db: Reader,
  id: Id<'assessment-scheme'>,
  version: number,
): Promise<SchemeBody | undefined> {
  const row = await db
    .selectFrom('assessments.scheme_version')
    .select('body')
    .where('scheme_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.body as SchemeBody | undefined;
}

/** What it took the place of, what took its place, and how many exercises go by it. */
export async function aroundScheme(
  db: Reader,
  { id, supersedes }: Pick<SchemeHead, 'id' | 'supersedes'>,
) {
  const named = await db
    .selectFrom('assessments.scheme')
    .select(['id', 'title', 'supersedes'])
    .where((eb) =>
      eb.or([
        eb.and([eb('supersedes', '=', id), eb('issued_on', 'is not', null)]),
        ...(supersedes === null ? [] : [eb('id', '=', supersedes)]),
      ]),
    )
    .execute();
  const { count } = await db
    .selectFrom('assessments.exercise')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('scheme_id', '=', id)
    .where('state', '<>', 'cancelled')
    .executeTakeFirstOrThrow();
  const asNamed = (row: { id: Id<'assessment-scheme'>; title: string } | undefined) =>
    row === undefined ? null : { id: row.id, title: row.title };
  return {
    supersedes: asNamed(named.find((one) => one.id === supersedes)),
    supersededBy: asNamed(named.find((one) => one.supersedes === id)),
    exerciseCount: count,
  };
}
