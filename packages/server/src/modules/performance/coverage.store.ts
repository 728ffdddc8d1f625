// All SQL of a region's coverage: counts of states by duty item and place, and who is behind one of them.
import type { DutyInstrument, FulfilmentCounts, FulfilmentState } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInRegion } from '../../platform/database/scope.ts';
import { IS_ASKED, isBehind } from './fulfilment.store.ts';

export interface CoverageFilter {
  readonly region: string;
  readonly year: number;
  readonly instrument: DutyInstrument;
}

export interface CoverageCell extends FulfilmentCounts {
  readonly code: string;
  /** The region itself, or the one directly beneath it. */
  readonly place: string;
  readonly no: number;
}

/** `county/99/9901/990101/` seen from `/99/9901/` is `/99/9901/990101/`; of the region's own bodies the region itself. */
const placeOf = (region: string) => {
  const depth = region.split('/').length - 2;
  return sql<string>`coalesce('/' || array_to_string((string_to_array(
    nullif(trim(both '/' from substr(kept.scope_key, position('/' in kept.scope_key))), ''), '/'))[1:${sql.lit(depth + 1)}], '/') || '/',
    '/')`;
};

const kept = (db: Reader, scope: Scope, filter: CoverageFilter) =>
  whereInRegion(
    db
      .selectFrom('performance.fulfilment as kept')
      .where('kept.year', '=', filter.year)
      .where(
        sql<boolean>`(kept.item_code like 'priority:%') = ${sql.lit(filter.instrument === 'annual')}`,
      ),
    scope,
    filter.region,
    { key: 'kept.scope_key', person: 'kept.person_id' },
  );

const countOf = (state: FulfilmentState) =>
  sql<number>`count(*) filter (where kept.state = ${sql.lit(state)})`;

/** One row per duty item and place; a hundred thousand states are one index scan. */
export async function coverageCells(
  db: Reader,
  scope: Scope,
  filter: CoverageFilter,
): Promise<CoverageCell[]> {
  const place = placeOf(filter.region);
  return kept(db, scope, filter)
    .select([
      'kept.item_code as code',
      place.as('place'),
      sql<number>`min(kept.item_no)`.as('no'),
      countOf('met').as('met'),
      countOf('partly').as('partly'),
      countOf('no-record').as('no-record'),
      countOf('not-yet-due').as('not-yet-due'),
      countOf('cannot-tell').as('cannot-tell'),
    ])
    .groupBy(['kept.item_code', place])
    .execute();
}

export interface ItemName {
  readonly code: string;
  readonly article: string;
  readonly title: string;
}

/** What the items are called: of each code once, from any list that has it. */
export async function itemNames(
  db: Reader,
  codes: readonly string[],
  year: number,
): Promise<ItemName[]> {
  const { rows } = await sql<ItemName>`
    select distinct on (item->>'code') item->>'code' as code, item->>'article' as article, item->>'title' as title
    from (select distinct section.item_set from duties.section section
          where section.year = ${year} and section.state <> 'superseded') used
    join duties.item_set item_set on item_set.digest = used.item_set
    cross join lateral jsonb_array_elements(item_set.items) item
    where item->>'code' = any(${[...codes]}::text[])
    order by item->>'code', item_set.created_at desc`.execute(db);
  return rows;
}

/** How many leaders have a list in the region, and of how many lists the state is still to be computed. */
export async function coverageHead(
  db: Reader,
  scope: Scope,
  filter: CoverageFilter,
  today: CivilDate,
): Promise<{ leaders: number; pending: number }> {
  const row = await whereInRegion(
    db
      .selectFrom('duties.section as section')
      .leftJoin('performance.fulfilment_pass as pass', 'pass.section_id', 'section.id')
      .where('section.year', '=', filter.year)
      .where('section.instrument', '=', filter.instrument)
      .where(IS_ASKED),
    scope,
    filter.region,
    { key: 'section.scope_key', person: 'section.person_id' },
  )
    .select([
      sql<number>`count(distinct section.person_id) filter (where section.state <> 'superseded')`.as(
        'leaders',
      ),
      sql<number>`count(*) filter (where pass.section_id is null or pass.item_set <> section.item_set
        or ${isBehind(today)})`.as('pending'),
    ])
    .executeTakeFirstOrThrow();
  return row;
}

/** Of the records of the year in the region: all, those entered late, and confirmations that are waited for. */
export async function recordCounts(
  db: Reader,
  scope: Scope,
  filter: CoverageFilter,
): Promise<{ records: number; late: number; waiting: number }> {
  const records = await whereInRegion(
    db
      .selectFrom('performance.duty_record as record')
      .where('record.state', '=', 'submitted')
      .where(
        sql<boolean>`record.occurred_on between make_date(${filter.year}, 1, 1) and make_date(${filter.year}, 12, 31)`,
      ),
    scope,
    filter.region,
    { key: 'record.scope_key' },
  )
    .select([
      sql<number>`count(*)`.as('records'),
      sql<number>`count(*) filter (where record.late_days is not null)`.as('late'),
    ])
    .executeTakeFirstOrThrow();
  const waiting = await whereInRegion(
    db
      .selectFrom('performance.participation as part')
      .where('part.confirmation', '=', 'waiting')
      .where(
        sql<boolean>`part.occurred_on between make_date(${filter.year}, 1, 1) and make_date(${filter.year}, 12, 31)`,
      ),
    scope,
    filter.region,
    { key: 'part.scope_key', person: 'part.person_id' },
  )
    .select(sql<number>`count(*)`.as('waiting'))
    .executeTakeFirstOrThrow();
  return { ...records, ...waiting };
}

export interface CoveragePersonRow {
  readonly sectionId: Id<'section'>;
  readonly personId: Id<'person'>;
  readonly personName: string;
  readonly postTitle: string;
  readonly organName: string;
  readonly regionName: string;
  readonly scopeKey: string;
  readonly sortKey: string;
  readonly code: string;
  readonly state: FulfilmentState;
  readonly recordCount: number;
  readonly waitingCount: number;
}

/** A page in the order of lists, never by what somebody reached. */
export async function coveragePeople(
  db: Reader,
  scope: Scope,
  filter: CoverageFilter & {
    readonly code: string;
    readonly state: FulfilmentState | undefined;
    readonly after: { readonly sortKey: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<CoveragePersonRow[]> {
  let query = kept(db, scope, filter)
    .innerJoin('duties.section as section', 'section.id', 'kept.section_id')
    .where('kept.item_code', '=', filter.code);
  if (filter.state !== undefined) query = query.where('kept.state', '=', filter.state);
  if (filter.after !== undefined)
    query = query.where(
      sql<boolean>`(section.sort_key, section.id) > (${filter.after.sortKey}, ${filter.after.id}::uuid)`,
    );
  return query
    .select([
      'kept.section_id as sectionId',
      'kept.person_id as personId',
      'section.person_name as personName',
      'section.post_title as postTitle',
      'section.organ_name as organName',
      'section.region_name as regionName',
      'kept.scope_key as scopeKey',
      'section.sort_key as sortKey',
      'kept.item_code as code',
      sql<FulfilmentState>`kept.state`.as('state'),
      'kept.record_count as recordCount',
      'kept.waiting_count as waitingCount',
    ])
    .orderBy('section.sort_key')
    .orderBy('section.id')
    .limit(filter.limit)
    .execute();
}
