// All SQL of what approving bodies lay down for a year: quotas, publicity, and how much is used.
import type { CommendationKind } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

const quotas = (db: Reader) =>
  db
    .selectFrom('commendations.quota as quota')
    .innerJoin('posts.region as region', 'region.path', 'quota.region_path')
    .selectAll('quota')
    .select(['region.name as region_name'])
    .select([
      sql<number>`(select count(*)::int from commendations.commendation granted
        where granted.quota_id = quota.id)`.as('used'),
      sql<number>`(select count(*)::int from commendations.commendation granted
        where granted.quota_id = quota.id and granted.state = 'revoked')`.as('revoked'),
    ]);

type Record_ = Awaited<ReturnType<ReturnType<typeof quotas>['execute']>>[number];
export interface QuotaRow extends Omit<Record_, 'kind'> {
  readonly kind: CommendationKind;
}

/** A quota has no scope key: it is its committee's, and the system's. */
const NO_KEY = sql<string>`''`;

const inScope = (db: Reader, scope: Scope) =>
  whereInScope(quotas(db), scope, { key: NO_KEY as never, committee: 'quota.region_path' });

export async function quotasOf(db: Reader, scope: Scope, year: number): Promise<QuotaRow[]> {
  const rows = await inScope(db, scope)
    .where('quota.year', '=', year)
    .orderBy('quota.region_path')
    .orderBy(sql`array_position(array['timely', 'merit', 'citation'], quota.kind)`)
    .limit(200)
    .execute();
  return rows as QuotaRow[];
}

export async function quotaById(
  db: Reader,
  scope: Scope,
  id: Id<'commendation-quota'>,
): Promise<QuotaRow | undefined> {
  const row = await inScope(db, scope).where('quota.id', '=', id).executeTakeFirst();
  return row as QuotaRow | undefined;
}

export interface QuotaAsked {
  readonly region: string;
  readonly year: number;
  readonly kind: CommendationKind;
}

const asked = (db: Reader, scope: Scope, { region, year, kind }: QuotaAsked) =>
  inScope(db, scope)
    .where('quota.region_path', '=', region)
    .where('quota.year', '=', year)
    .where('quota.kind', '=', kind);

export async function quotaFor(
  db: Reader,
  scope: Scope,
  of: QuotaAsked,
): Promise<QuotaRow | undefined> {
  return (await asked(db, scope, of).executeTakeFirst()) as QuotaRow | undefined;
}

/** Whoever grants the next place waits for who grants this one. */
export async function lockQuotaFor(
  tx: Tx,
  scope: Scope,
  of: QuotaAsked,
): Promise<QuotaRow | undefined> {
  const locked = await tx
    .selectFrom('commendations.quota as quota')
    .select('quota.id')
    .where('quota.region_path', '=', of.region)
    .where('quota.year', '=', of.year)
    .where('quota.kind', '=', of.kind)
    .forUpdate()
    .executeTakeFirst();
  return locked === undefined ? undefined : quotaFor(tx, scope, of);
}

export async function insertQuota(
  tx: Tx,
  row: Insertable<Tables['commendations.quota']>,
): Promise<void> {
  await tx.insertInto('commendations.quota').values(row).execute();
}

/** What it said before is kept. */
export async function updateQuota(
  tx: Tx,
  {
    id,
    version,
    total,
    basis,
    publicity_days,
    publicity_basis,
    recorded_at,
    recorded_by,
  }: QuotaRow,
  changes: Updateable<Tables['commendations.quota']>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('commendations.quota')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  await tx
    .insertInto('commendations.quota_version')
    .values({
      quota_id: id,
      version,
      total,
      basis,
      publicity_days,
      publicity_basis,
      recorded_at,
      recorded_by,
    })
    .execute();
  return Number(numUpdatedRows);
}
