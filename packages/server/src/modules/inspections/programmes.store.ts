// All SQL of programmes: over which term, which regions, and what came of it.
import type { InspectionKind, InspectionState } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { NO_SCOPE, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

const programmes = (db: Reader, keys: readonly string[]) =>
  whereInScope(
    db
      .selectFrom('inspections.programme as laid')
      .innerJoin('posts.region as region', 'region.path', 'laid.region_path')
      .selectAll('laid')
      .select('region.name as region_name'),
    { ...NO_SCOPE, keys },
    { key: 'laid.scope_key' },
  );

export type ProgrammeRow = Awaited<ReturnType<ReturnType<typeof programmes>['execute']>>[number];

export async function programmesPage(
  db: Reader,
  keys: readonly string[],
  page: {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<ProgrammeRow[]> {
  let query = programmes(db, keys)
    .orderBy('laid.from_day', 'desc')
    .orderBy('laid.id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(laid.from_day, laid.id) < (${page.after.on}::date, ${page.after.id}::uuid)`,
    );
  return query.execute();
}

export function programmeById(
  db: Reader,
  keys: readonly string[],
  id: Id<'inspection-programme'>,
): Promise<ProgrammeRow | undefined> {
  return programmes(db, keys).where('laid.id', '=', id).executeTakeFirst();
}

export function lockProgramme(
  tx: Tx,
  keys: readonly string[],
  id: Id<'inspection-programme'>,
): Promise<ProgrammeRow | undefined> {
  return programmes(tx, keys).where('laid.id', '=', id).forUpdate('laid').executeTakeFirst();
}

export async function insertProgramme(
  tx: Tx,
  row: Insertable<Tables['inspections.programme']>,
): Promise<void> {
  await tx.insertInto('inspections.programme').values(row).execute();
}

export async function updateProgramme(
  tx: Tx,
  { id, version }: Pick<ProgrammeRow, 'id' | 'version'>,
  changes: Updateable<Tables['inspections.programme']>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('inspections.programme')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export type TargetRow = Selectable<Tables['inspections.target']>;

export function targetsOf(
  db: Reader,
  ids: readonly Id<'inspection-programme'>[],
): Promise<TargetRow[]> {
  return db
    .selectFrom('inspections.target')
    .selectAll()
    .where(sql<boolean>`programme_id = any(${[...ids]}::uuid[])`)
    .orderBy('programme_id')
    .orderBy('region_path')
    .execute();
}

export async function replaceTargets(
  tx: Tx,
  id: Id<'inspection-programme'>,
  rows: readonly Insertable<Tables['inspections.target']>[],
): Promise<void> {
  await tx.deleteFrom('inspections.target').where('programme_id', '=', id).execute();
  await tx
    .insertInto('inspections.target')
    .values([...rows])
    .execute();
}

export type ProgrammeVersionRow = Selectable<Tables['inspections.programme_version']>;

export function versionsOf(
  db: Reader,
  id: Id<'inspection-programme'>,
): Promise<ProgrammeVersionRow[]> {
  return db
    .selectFrom('inspections.programme_version')
    .selectAll()
    .where('programme_id', '=', id)
    .orderBy('version', 'desc')
    .limit(50)
    .execute();
}

export async function insertVersion(
  tx: Tx,
  row: Insertable<Tables['inspections.programme_version']>,
): Promise<void> {
  await tx.insertInto('inspections.programme_version').values(row).execute();
}

export interface CoveredRow {
  readonly programmeId: Id<'inspection-programme'>;
  readonly path: string;
  readonly name: string;
  readonly inspections: readonly {
    readonly id: Id<'inspection'>;
    readonly kind: InspectionKind;
    readonly state: InspectionState;
    readonly on: CivilDate;
    readonly hasArrived: boolean;
    /** Of this programme; another, or none, covers nothing of it. */
    readonly isOf: boolean;
  }[];
}

/** Of each programme the regions directly below that have not ended, and any other target, with their inspections in the term. */
export async function coveredRegions(
  db: Reader,
  ids: readonly Id<'inspection-programme'>[],
): Promise<CoveredRow[]> {
  const { rows } = await sql<CoveredRow>`
    select laid.id as "programmeId", place.path, place.name, coalesce((
      select json_agg(json_build_object('id', i.id, 'kind', i.kind, 'state', i.state,
        'on', coalesce(i.arrived_on, i.from_day), 'hasArrived', i.arrived_on is not null,
        'isOf', i.programme_id is not distinct from laid.id)
        order by i.from_day, i.id)
      from inspections.inspection i
      where i.inspected_path = place.path and i.region_path = laid.region_path and i.state <> 'withdrawn'
        and (i.programme_id = laid.id
          or coalesce(i.arrived_on, i.from_day) between laid.from_day and laid.to_day)), '[]'::json) as inspections
    from inspections.programme laid
    join posts.region place on (place.superior_path = laid.region_path and place.ended_on is null)
      or exists (select 1 from inspections.target t where t.programme_id = laid.id and t.region_path = place.path)
    where laid.id = any(${[...ids]}::uuid[])
    order by laid.id, place.path`.execute(db);
  return rows;
}
