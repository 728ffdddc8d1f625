// All SQL of accidents: a row per version, the one without `superseded_at` is what is known now.
import type {
  AccidentFacts,
  AccidentGrade,
  AccidentNature,
  AccidentState,
  GradeSource,
} from '@jinze/contracts';
import type { CivilDate, Id, SectorCode } from '@jinze/kernel';
import { type Insertable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import { type Readdress, readdressScopeKeys } from '../../platform/database/readdress.ts';
import { type Scope, whereInRegion, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { GradeFacts } from './accident.rules.ts';

/** One version of an accident; `id` is the accident's, not the row's. */
export interface AccidentRow extends AccidentFacts {
  readonly id: Id<'accident'>;
  readonly version: number;
  readonly state: AccidentState;
  readonly regionPath: string;
  readonly regionName: string;
  readonly scopeKey: string;
  readonly changeReason: string | null;
  /** It puts right what was written wrong, and says nothing new. */
  readonly isCorrection: boolean;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

const rows = (db: Reader) =>
  db
    .selectFrom('accidents.accident as accident')
    .innerJoin('posts.region as region', 'region.path', 'accident.region_path')
    .select([
      'accident.record_id as id',
      'accident.version',
      'accident.state',
      'accident.region_path as regionPath',
      'region.name as regionName',
      'accident.scope_key as scopeKey',
      'accident.name',
      'accident.occurred_on as occurredOn',
      'accident.occurred_at as occurredAt',
      'accident.place',
      'accident.sector',
      'accident.sector_code as sectorCode',
      'accident.unit',
      'accident.kind',
      'accident.grade',
      'accident.grade_source as gradeSource',
      'accident.nature',
      'accident.nature_basis as natureBasis',
      'accident.is_responsible as isResponsible',
      'accident.is_grave as isGrave',
      'accident.deaths',
      'accident.missing',
      'accident.serious_injuries as seriousInjuries',
      'accident.injured',
      'accident.direct_loss as directLoss',
      'accident.known_as_of as knownAsOf',
      'accident.source_document as sourceDocument',
      'accident.change_reason as changeReason',
      sql<boolean>`coalesce(accident.is_correction, false)`.as('isCorrection'),
      'accident.recorded_at as recordedAt',
      'accident.recorded_by as recordedBy',
    ]);

type Selected = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** 万元 with two decimals are kept as 百元, whole. */
const HUNDRED_YUAN = 100;
export const directLossOf = ({ directLossWanYuan: loss }: AccidentFacts): number | null =>
  loss === null ? null : Math.round(loss * HUNDRED_YUAN);

const asRow = ({ directLoss, ...row }: Selected): AccidentRow => ({
  ...row,
  directLossWanYuan: directLoss === null ? null : directLoss / HUNDRED_YUAN,
  sectorCode: row.sectorCode as SectorCode | null,
  state: row.state as AccidentState,
  occurredAt: row.occurredAt?.toISOString() ?? null,
  grade: row.grade as AccidentGrade | null,
  gradeSource: row.gradeSource as GradeSource | null,
  nature: row.nature as AccidentNature,
});

/** What was entered, without what the register adds. */
export const factsOf = (row: AccidentRow): AccidentFacts => ({
  name: row.name,
  occurredOn: row.occurredOn,
  occurredAt: row.occurredAt,
  place: row.place,
  sector: row.sector,
  sectorCode: row.sectorCode,
  unit: row.unit,
  kind: row.kind,
  grade: row.grade,
  gradeSource: row.gradeSource,
  nature: row.nature,
  natureBasis: row.natureBasis,
  isResponsible: row.isResponsible,
  isGrave: row.isGrave,
  deaths: row.deaths,
  missing: row.missing,
  seriousInjuries: row.seriousInjuries,
  injured: row.injured,
  directLossWanYuan: row.directLossWanYuan,
  knownAsOf: row.knownAsOf,
  sourceDocument: row.sourceDocument,
});

export interface AccidentFilter {
  readonly regionPath: string;
  readonly year?: number | undefined;
  readonly state: AccidentState;
  readonly search?: string | undefined;
}

function filtered(db: Reader, scope: Scope, filter: AccidentFilter) {
  let query = whereInRegion(rows(db), scope, filter.regionPath, { key: 'accident.scope_key' })
    .where('accident.superseded_at', 'is', null)
    .where('accident.state', '=', filter.state);
  if (filter.year !== undefined)
    query = query
      .where('accident.occurred_on', '>=', `${filter.year}-01-01` as CivilDate)
      .where('accident.occurred_on', '<=', `${filter.year}-12-31` as CivilDate);
  if (filter.search !== undefined && filter.search !== '') {
    const pattern = likePattern(filter.search);
    query = query.where((eb) =>
      eb.or([
        eb('accident.name', 'like', pattern),
        eb('accident.unit', 'like', pattern),
        eb('accident.place', 'like', pattern),
        eb('accident.sector', 'like', pattern),
      ]),
    );
  }
  return query;
}

/** The latest first. */
export async function accidentsPage(
  db: Reader,
  scope: Scope,
  page: AccidentFilter & {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<AccidentRow[]> {
  let query = filtered(db, scope, page)
    .orderBy('accident.occurred_on', 'desc')
    .orderBy('accident.record_id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(accident.occurred_on, accident.record_id) < (${page.after.on}::date, ${page.after.id}::uuid)`,
    );
  return (await query.execute()).map(asRow);
}

/** What the grades of all of them go by, the latest first: grades are computed, so that they are no column to filter by. */
export async function gradeFactsOf(
  db: Reader,
  scope: Scope,
  filter: AccidentFilter,
): Promise<(GradeFacts & { readonly id: Id<'accident'> })[]> {
  const found = await filtered(db, scope, filter)
    .clearSelect()
    .select([
      'accident.record_id as id',
      'accident.occurred_on as occurredOn',
      'accident.deaths',
      'accident.missing',
      'accident.serious_injuries as seriousInjuries',
      'accident.direct_loss as directLoss',
      'accident.sector',
      'accident.sector_code as sectorCode',
      'accident.nature',
      'accident.grade',
      'accident.grade_source as gradeSource',
    ])
    .orderBy('accident.occurred_on', 'desc')
    .orderBy('accident.record_id', 'desc')
    .execute();
  return found.map(({ directLoss, ...row }) => ({
    ...row,
    directLossWanYuan: directLoss === null ? null : directLoss / HUNDRED_YUAN,
    sectorCode: row.sectorCode as SectorCode | null,
    nature: row.nature as AccidentNature,
    grade: row.grade as AccidentGrade | null,
    gradeSource: row.gradeSource as GradeSource | null,
  }));
}

/** Those that stand, of a region and below, between two days; the earliest first. */
function standing(db: Reader, scope: Scope, regionPath: string, from: CivilDate, to: CivilDate) {
  return whereInRegion(rows(db), scope, regionPath, { key: 'accident.scope_key' })
    .where('accident.superseded_at', 'is', null)
    .where('accident.state', '=', 'recorded')
    .where('accident.occurred_on', '>=', from)
    .where('accident.occurred_on', '<=', to)
    .orderBy('accident.occurred_on')
    .orderBy('accident.record_id');
}

/** What is on record now of a region and below, both days included; the earliest first. */
export async function accidentsOf(
  db: Reader,
  scope: Scope,
  regionPath: string,
  from: CivilDate,
  to: CivilDate,
): Promise<AccidentRow[]> {
  return (await standing(db, scope, regionPath, from, to).execute()).map(asRow);
}

/**
 * As `accidentsOf`, of these fields 分管领域 alone: sector and field are the same matter when one names the other
 * (道路交通, 道路交通安全). What is recorded without a sector is left out.
 */
export async function accidentsInField(
  db: Reader,
  scope: Scope,
  regionPath: string,
  fields: readonly string[],
  from: CivilDate,
  to: CivilDate,
): Promise<AccidentRow[]> {
  const found = standing(db, scope, regionPath, from, to).where(
    sql<boolean>`exists (select from unnest(${[...fields]}::text[]) as asked (field)
      where position(asked.field in accident.sector) > 0 or position(accident.sector in asked.field) > 0)`,
  );
  return (await found.execute()).map(asRow);
}

/** Every version of some accidents, the newest first. */
export async function versionsOf(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'accident'>[],
): Promise<AccidentRow[]> {
  const found = await whereInScope(rows(db), scope, { key: 'accident.scope_key' })
    .where(sql<boolean>`accident.record_id = any(${[...ids]}::uuid[])`)
    .orderBy('accident.version', 'desc')
    .limit(200 * ids.length)
    .execute();
  return found.map(asRow);
}

export async function lockAccident(
  tx: Tx,
  scope: Scope,
  id: Id<'accident'>,
): Promise<AccidentRow | undefined> {
  const found = await whereInScope(rows(tx), scope, { key: 'accident.scope_key' })
    .where('accident.record_id', '=', id)
    .where('accident.superseded_at', 'is', null)
    .forUpdate('accident')
    .executeTakeFirst();
  return found === undefined ? undefined : asRow(found);
}

/** The version a new one takes the place of: 0 when somebody else has been faster. */
export async function supersede(
  tx: Tx,
  id: Id<'accident'>,
  version: number,
  at: Date,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('accidents.accident')
    .set({ superseded_at: at })
    .where('record_id', '=', id)
    .where('version', '=', version)
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function insertVersion(
  tx: Tx,
  row: Insertable<Tables['accidents.accident']>,
): Promise<void> {
  await tx.insertInto('accidents.accident').values(row).execute();
}

/** Accidents follow their region to another address. */
export const readdressAccidents: Readdress = (tx, moves) =>
  readdressScopeKeys(tx, 'accidents.accident', moves);

/** What is known now of these accidents, withdrawn ones too; those outside the scope are absent. */
export async function accidentsByIds(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'accident'>[],
): Promise<AccidentRow[]> {
  const found = await whereInScope(rows(db), scope, { key: 'accident.scope_key' })
    .where(sql<boolean>`accident.record_id = any(${[...ids]}::uuid[])`)
    .where('accident.superseded_at', 'is', null)
    .orderBy('accident.record_id')
    .execute();
  return found.map(asRow);
}

/** What is known now of one accident; undefined outside the scope. */
export async function accidentById(
  db: Reader,
  scope: Scope,
  id: Id<'accident'>,
): Promise<AccidentRow | undefined> {
  const [found] = await accidentsByIds(db, scope, [id]);
  return found;
}

/** An accident as far as it concerns who held a post there. */
export interface AccidentInPlace {
  readonly id: Id<'accident'>;
  readonly name: string;
  readonly occurredOn: CivilDate;
  readonly regionPath: string;
  readonly sector: string | null;
  readonly sectorCode: SectorCode | null;
  readonly grade: AccidentGrade | null;
  readonly nature: AccidentNature;
  readonly isResponsible: boolean | null;
  readonly isReportApproved: boolean;
}

/** Those that stand, in any of these regions or below, from a day on; the latest first. One statement, however many. */
export async function accidentsInPlaces(
  db: Reader,
  scope: Scope,
  regionPaths: readonly string[],
  from: CivilDate,
): Promise<AccidentInPlace[]> {
  const found = await whereInScope(
    db.selectFrom('accidents.accident as accident').select([
      'accident.record_id as id',
      'accident.name',
      'accident.occurred_on as occurredOn',
      'accident.region_path as regionPath',
      'accident.sector',
      'accident.sector_code as sectorCode',
      'accident.grade',
      'accident.nature',
      'accident.is_responsible as isResponsible',
      sql<boolean>`exists (select from accidents.milestone as milestone
          where milestone.accident_id = accident.record_id and milestone.kind = 'approved'
            and milestone.state = 'recorded' and milestone.superseded_at is null)`.as(
        'isReportApproved',
      ),
    ]),
    scope,
    { key: 'accident.scope_key' },
  )
    .where('accident.superseded_at', 'is', null)
    .where('accident.state', '=', 'recorded')
    .where('accident.occurred_on', '>=', from)
    .where(sql<boolean>`accident.region_path ^@ any(${[...regionPaths]}::text[])`)
    .orderBy('accident.occurred_on', 'desc')
    .orderBy('accident.record_id')
    .execute();
  return found.map((row) => ({
    ...row,
    sectorCode: row.sectorCode as SectorCode | null,
    grade: row.grade as AccidentGrade | null,
    nature: row.nature as AccidentNature,
  }));
}
