// All SQL of the terms offices lay down for reports from the public.
import type { ReportDayKind, ReportTermKind } from '@jinze/contracts';
import type { Level } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

export interface TermRow
  extends Omit<Selectable<Tables['publication.report_term']>, 'kind' | 'day_kind'> {
  readonly kind: ReportTermKind;
  readonly day_kind: ReportDayKind;
}

/** The last of each kind for each of these offices. */
export async function termsInForce(db: Reader, scopeKeys: readonly string[]): Promise<TermRow[]> {
  const rows = await db
    .selectFrom('publication.report_term')
    .selectAll()
    .distinctOn(['scope_key', 'kind'])
    .where(sql<boolean>`scope_key = any(${[...scopeKeys]}::text[])`)
    .orderBy('scope_key')
    .orderBy('kind')
    .orderBy('id', 'desc')
    .execute();
  return rows as TermRow[];
}

export async function insertTerm(
  tx: Tx,
  row: Insertable<Tables['publication.report_term']>,
): Promise<void> {
  await tx.insertInto('publication.report_term').values(row).execute();
}

export interface OfficePlace {
  readonly path: string;
  readonly name: string;
  readonly level: Level;
  readonly scope_key: string;
}

/** The regions an office handles reports of: townships have none of their own. */
export async function officePlaces(db: Reader, scope: Scope): Promise<OfficePlace[]> {
  const rows = await whereInScope(
    db
      .selectFrom('posts.region as region')
      .select(['region.path', 'region.name', 'region.level', 'region.scope_key']),
    scope,
    { key: 'region.scope_key' },
  )
    .where('region.level', '<>', 'township')
    .where('region.ended_on', 'is', null)
    .orderBy('region.path')
    .limit(100)
    .execute();
  return rows as OfficePlace[];
}
