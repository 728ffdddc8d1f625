// All SQL of the terms offices lay down for reports from the public.
import type { ReportDayKind, ReportTermKind, ReportTrack } from '@jinze/contracts';
import type { Level } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, scopeKeyOf, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

export interface TermRow
  extends Omit<Selectable<Tables['publication.report_term']>, 'kind' | 'day_kind'> {
  readonly kind: ReportTermKind;
  readonly day_kind: ReportDayKind;
}

/** Whose terms count: an office’s by its scope key, or those of a committee’s discipline organ. */
export interface TermOwner {
  readonly scope_key: string | null;
  readonly managing_committee: string | null;
}

/** The last of each kind for each of these. */
export async function termsInForce(db: Reader, owners: readonly TermOwner[]): Promise<TermRow[]> {
  const keys = owners.flatMap(({ scope_key: key }) => key ?? []);
  const committees = owners.flatMap(({ managing_committee: committee }) => committee ?? []);
  const rows = await db
    .selectFrom('publication.report_term')
    .selectAll()
    .distinctOn(['scope_key', 'managing_committee', 'kind'])
    .where(
      sql<boolean>`(scope_key = any(${keys}::text[]) or managing_committee = any(${committees}::text[]))`,
    )
    .orderBy('scope_key')
    .orderBy('managing_committee')
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

export interface TermPlace extends TermOwner {
  readonly path: string;
  readonly name: string;
  readonly track: ReportTrack;
}

const regionsOf = (db: Reader, scope: Scope) =>
  whereInScope(
    db
      .selectFrom('posts.region as region')
      .select(['region.path', 'region.name', 'region.level', 'region.scope_key']),
    scope,
    { key: 'region.scope_key', committee: 'region.path' },
  )
    .where('region.level', '<>', 'township')
    .where('region.ended_on', 'is', null)
    .orderBy('region.path')
    .limit(100);

/** The regions an office handles reports of, and those whose committee’s organ does: townships have none of their own. */
export async function termPlaces(db: Reader, { keys, committees }: Scope): Promise<TermPlace[]> {
  const ofOffices = await regionsOf(db, { keys, committees: [], persons: [] }).execute();
  const ofOrgans = await regionsOf(db, { keys: [], committees, persons: [] }).execute();
  return [
    ...ofOffices.map(({ path, name, level }) => ({
      path,
      name,
      track: 'office' as const,
      scope_key: scopeKeyOf(level as Level, path),
      managing_committee: null,
    })),
    ...ofOrgans.map(({ path, name }) => ({
      path,
      name,
      track: 'discipline' as const,
      scope_key: null,
      managing_committee: path,
    })),
  ];
}
