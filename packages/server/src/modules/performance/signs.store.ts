// All SQL of the signs of made-up ledgers: each of them is a question, answered with the records it rests on.
import type { Activity, CivilDate, Id } from '@jinze/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInRegion } from '../../platform/database/scope.ts';

export interface SignFilter {
  readonly region: string;
  readonly year: number;
  readonly after: { readonly key: string; readonly id: string } | undefined;
  readonly limit: number;
}

const ofYear = (column: RawBuilder<unknown>, year: number) =>
  sql<boolean>`${column} between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`;

/** Standing records of the region and year. */
const records = (db: Reader, scope: Scope, { region, year }: SignFilter) =>
  whereInRegion(
    db
      .selectFrom('performance.duty_record as record')
      .where('record.state', '=', 'submitted')
      .where(ofYear(sql.ref('record.occurred_on'), year)),
    scope,
    region,
    { key: 'record.scope_key' },
  );

/** Participations of standing records of the region and year. */
const parts = (db: Reader, scope: Scope, { region, year }: SignFilter) =>
  whereInRegion(
    db
      .selectFrom('performance.participation as part')
      .innerJoin('performance.duty_record as record', 'record.id', 'part.record_id')
      .where('record.state', '=', 'submitted')
      .where(ofYear(sql.ref('part.occurred_on'), year)),
    scope,
    region,
    { key: 'part.scope_key', person: 'part.person_id' },
  );

export interface NearCopyRow {
  readonly id: Id<'duty-record'>;
  readonly earlier: Id<'duty-record'>;
  readonly likeness: number;
  readonly isSamePerson: boolean;
}

/** The newest first; both records are in the region. */
export function nearCopies(db: Reader, scope: Scope, filter: SignFilter): Promise<NearCopyRow[]> {
  const seen = whereInRegion(
    db.selectFrom('performance.duty_record as first').select('first.id'),
    scope,
    filter.region,
    { key: 'first.scope_key' },
  ).where('first.state', '=', 'submitted');
  let query = records(db, scope, filter)
    .innerJoin('performance.near_copy as copy', 'copy.record_id', 'record.id')
    .innerJoin('performance.duty_record as original', 'original.id', 'copy.earlier')
    .where('copy.earlier', 'in', seen);
  if (filter.after !== undefined)
    query = query.where(
      sql<boolean>`(record.id, copy.earlier) < (${filter.after.id}::uuid, ${filter.after.key}::uuid)`,
    );
  return query
    .select([
      'record.id',
      'copy.earlier',
      'copy.likeness',
      sql<boolean>`record.persons && original.persons`.as('isSamePerson'),
    ])
    .orderBy('record.id', 'desc')
    .orderBy('copy.earlier', 'desc')
    .limit(filter.limit)
    .execute();
}

export interface LateDay {
  readonly organId: Id<'organ'>;
  readonly organName: string;
  readonly scopeKey: string;
  readonly day: CivilDate;
  readonly ids: readonly Id<'duty-record'>[];
}

/** Late entries by body and the day they were entered, in that order: what clusters are made of. */
export function lateDays(db: Reader, scope: Scope, filter: SignFilter): Promise<LateDay[]> {
  const day = sql<CivilDate>`(record.recorded_at at time zone 'Asia/Shanghai')::date`;
  return whereInRegion(
    db
      .selectFrom('performance.duty_record as record')
      .innerJoin('posts.organ as organ', 'organ.id', 'record.organ_id')
      .where('record.state', '=', 'submitted')
      .where('record.late_days', 'is not', null)
      .where(
        sql<boolean>`record.recorded_at >= make_timestamptz(${filter.year}, 1, 1, 0, 0, 0, 'Asia/Shanghai')
          and record.recorded_at < make_timestamptz(${filter.year + 1}, 1, 1, 0, 0, 0, 'Asia/Shanghai')`,
      ),
    scope,
    filter.region,
    { key: 'record.scope_key' },
  )
    .select([
      'record.organ_id as organId',
      'organ.name as organName',
      'record.scope_key as scopeKey',
      day.as('day'),
      sql<Id<'duty-record'>[]>`array_agg(record.id order by record.id)`.as('ids'),
    ])
    .groupBy(['record.organ_id', 'organ.name', 'record.scope_key', day])
    .orderBy('record.scope_key')
    .orderBy('record.organ_id')
    .orderBy(day)
    .execute();
}

export interface TwoPlacesRow {
  readonly personId: Id<'person'>;
  readonly personName: string;
  readonly organName: string;
  readonly on: CivilDate;
  readonly ids: readonly Id<'duty-record'>[];
}

/** Kinds of activity one is at the place for. */
const PRESENT: readonly Activity[] = [
  'meeting',
  'study',
  'field-research',
  'led-inspection',
  'unannounced-check',
  'on-scene',
  'talk',
];

/** One person, one day, two places of which neither names the other; the latest day first. */
export function twoPlaces(db: Reader, scope: Scope, filter: SignFilter): Promise<TwoPlacesRow[]> {
  let query = parts(db, scope, filter)
    .where('record.place', 'is not', null)
    .where('record.occurred_to', 'is', null)
    .where(sql<boolean>`record.activity = any(${[...PRESENT]}::text[])`)
    // Not by name or body: whoever holds two posts is one person.
    .groupBy(['part.person_id', 'part.occurred_on'])
    .having(
      sql<boolean>`count(distinct record.place) > 1
        and position(min(record.place) in max(record.place)) = 0 and position(max(record.place) in min(record.place)) = 0`,
    );
  if (filter.after !== undefined)
    query = query.where(
      sql<boolean>`(part.occurred_on, part.person_id) < (${filter.after.key}::date, ${filter.after.id}::uuid)`,
    );
  return query
    .select([
      'part.person_id as personId',
      sql<string>`(array_agg(part.person_name order by record.id desc))[1]`.as('personName'),
      sql<string>`(array_agg(part.organ_name order by record.id desc))[1]`.as('organName'),
      'part.occurred_on as on',
      sql<Id<'duty-record'>[]>`(array_agg(record.id order by record.id))[1:10]`.as('ids'),
    ])
    .orderBy('part.occurred_on', 'desc')
    .orderBy('part.person_id', 'desc')
    .limit(filter.limit)
    .execute();
}

export interface WithoutPostRow {
  readonly id: Id<'duty-record'>;
  readonly personId: Id<'person'>;
  readonly personName: string;
  readonly organName: string;
  readonly on: CivilDate;
}

/** No appointment, as it is now on record, covers the day; the latest first. */
export function withoutPost(
  db: Reader,
  scope: Scope,
  filter: SignFilter,
): Promise<WithoutPostRow[]> {
  let query = parts(db, scope, filter).where(
    sql<boolean>`not exists (select 1 from posts.appointment held
      where held.person_id = part.person_id and held.superseded_at is null
        and held.valid_from <= part.occurred_on and (held.valid_to is null or held.valid_to >= part.occurred_on))`,
  );
  if (filter.after !== undefined)
    query = query.where(
      sql<boolean>`(part.occurred_on, part.record_id) < (${filter.after.key}::date, ${filter.after.id}::uuid)`,
    );
  return query
    .select([
      'part.record_id as id',
      'part.person_id as personId',
      'part.person_name as personName',
      'part.organ_name as organName',
      'part.occurred_on as on',
    ])
    .orderBy('part.occurred_on', 'desc')
    .orderBy('part.record_id', 'desc')
    .limit(filter.limit)
    .execute();
}

export interface ChangedRow {
  readonly id: Id<'duty-record'>;
  readonly accidentName: string;
  readonly accidentOn: CivilDate;
  readonly field: string;
  readonly act: 'corrected' | 'withdrawn' | 'entered';
  readonly on: CivilDate;
}

/** So many days after an accident a change of what was before it is shown. */
const DAYS_AFTER = 90;

/** The record names the field of the accident, or one who took part had it in the portfolio on that day. */
const IS_OF_FIELD = sql<boolean>`(concat_ws(' ', record.title, record.matter, record.findings) like '%' || accident.sector || '%'
        or exists (select 1 from performance.participation part
          join posts.appointment held on held.person_id = part.person_id
          join posts.portfolio field on field.appointment_record_id = held.record_id
          where part.record_id = record.id and held.superseded_at is null and field.superseded_at is null
            and field.valid_from <= accident.occurred_on
            and (field.valid_to is null or field.valid_to >= accident.occurred_on)
            and (position(field.field in accident.sector) > 0 or position(accident.sector in field.field) > 0)))`;

/**
 * What was said anew, or entered late, after an accident, of days before it, by whoever has its field in the portfolio or
 * where the record names the field. Withdrawn ones count as well; the latest change first.
 */
export async function changedAfterAccidents(
  db: Reader,
  scope: Scope,
  filter: SignFilter,
): Promise<ChangedRow[]> {
  const accidents = whereInRegion(
    db
      .selectFrom('accidents.accident as accident')
      .select(['accident.name', 'accident.occurred_on', 'accident.sector', 'accident.region_path']),
    scope,
    filter.region,
    { key: 'accident.scope_key' },
  )
    .where('accident.superseded_at', 'is', null)
    .where('accident.state', '=', 'recorded')
    .where('accident.sector', 'is not', null)
    .where(ofYear(sql.ref('accident.occurred_on'), filter.year))
    .as('accident');
  const changes = sql<{
    record_id: Id<'duty-record'>;
    at: Date;
    act: ChangedRow['act'];
  }>`(select version.record_id, version.replaced_at as at, version.act from performance.record_version version
      union all select entered.id, entered.recorded_at, 'entered' from performance.duty_record entered
        where entered.late_days is not null)`.as<'change'>(sql`change (record_id, at, act)`);
  const on = sql<CivilDate>`(change.at at time zone 'Asia/Shanghai')::date`;
  let query = whereInRegion(
    db
      .selectFrom('performance.duty_record as record')
      .innerJoin(changes, 'change.record_id', 'record.id')
      .innerJoin(accidents, (join) =>
        join.on(
          sql<boolean>`substr(record.scope_key, position('/' in record.scope_key)) ^@ accident.region_path
            or accident.region_path ^@ substr(record.scope_key, position('/' in record.scope_key))`,
        ),
      ),
    scope,
    filter.region,
    { key: 'record.scope_key' },
  )
    .where(sql<boolean>`record.occurred_on <= accident.occurred_on`)
    .where(
      sql<boolean>`${on} between accident.occurred_on and accident.occurred_on + ${DAYS_AFTER}::int`,
    )
    .where(IS_OF_FIELD);
  if (filter.after !== undefined)
    query = query.where(
      sql<boolean>`(${on}, record.id) < (${filter.after.key}::date, ${filter.after.id}::uuid)`,
    );
  return query
    .select([
      'record.id',
      sql<string>`accident.name`.as('accidentName'),
      sql<CivilDate>`accident.occurred_on`.as('accidentOn'),
      sql<string>`accident.sector`.as('field'),
      sql<ChangedRow['act']>`change.act`.as('act'),
      on.as('on'),
    ])
    .orderBy(on, 'desc')
    .orderBy('record.id', 'desc')
    .limit(filter.limit)
    .execute();
}

export interface SignRecordRow {
  readonly id: Id<'duty-record'>;
  readonly activity: Activity;
  readonly occurred_on: CivilDate;
  readonly recorded_at: Date;
  readonly names: readonly string[];
  readonly organ_name: string;
  readonly title: string;
  readonly place: string | null;
  readonly scope_key: string;
  readonly persons: readonly Id<'person'>[];
}

/** The records signs rest on, in one statement. */
export async function signRecords(
  db: Reader,
  ids: readonly Id<'duty-record'>[],
): Promise<ReadonlyMap<string, SignRecordRow>> {
  const { rows } = await sql<SignRecordRow>`
    select record.id, record.activity, record.occurred_on, record.recorded_at, record.title, record.place,
      record.scope_key, record.persons, people.names, people.organ_name
    from performance.duty_record record
    cross join lateral (
      select array_agg(part.person_name order by part.position) as names,
        (array_agg(part.organ_name order by part.position))[1] as organ_name
      from performance.participation part where part.record_id = record.id) people
    where record.id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
