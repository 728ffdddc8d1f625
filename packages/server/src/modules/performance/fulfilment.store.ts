// All SQL of fulfilment: what is to be computed, from which records, and what it came to.
import type {
  DutyInstrument,
  RecordRole,
  SectionItem,
  SectionState,
  YearAmounts,
} from '@jinze/contracts';
import { type Activity, type Body, type CivilDate, type Id, yearOf } from '@jinze/kernel';
import type { FulfilmentState } from '@jinze/rules';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, SYSTEM_SCOPE, whereInScope } from '../../platform/database/scope.ts';

/** A section as fulfilment reads it. */
export interface AskedSection {
  readonly id: Id<'section'>;
  readonly person_id: Id<'person'>;
  readonly person_name: string;
  readonly post_id: Id<'post'>;
  readonly post_title: string;
  readonly organ_name: string;
  readonly region_path: string;
  readonly scope_key: string;
  readonly year: number;
  readonly instrument: DutyInstrument;
  readonly state: SectionState;
  readonly holds_post_from: CivilDate;
  /** The last day in the post, of sections that ended with it. */
  readonly ended_on: CivilDate | null;
  readonly item_set: string;
  readonly portfolios: readonly string[];
}

/** The appointment says when the post was left; that the section ended was recorded before or after. */
const RECORDED_END = sql`(section.ended_at at time zone 'Asia/Shanghai')::date`;
const ENDED_ON = sql<CivilDate | null>`case when section.ended_because = 'left-post' then coalesce(
  (select max(held.valid_to) from posts.appointment held
   where held.person_id = section.person_id and held.post_id = section.post_id and held.superseded_at is null
     and held.valid_from <= ${RECORDED_END}), ${RECORDED_END}) end`;

/**
 * Of each person, post, year and instrument the one that is in force, else the draft: duties follow from the regulation,
 * not from the issuing. Those that ended with the post stay: what was done until then is not lost.
 */
export const IS_ASKED = sql<boolean>`((section.state in ('issued', 'acknowledged', 'objected')
    or (section.state = 'superseded' and section.ended_because = 'left-post')
    or (section.state in ('drafted', 'approved') and not exists (
      select 1 from duties.section in_force
      where in_force.person_id = section.person_id and in_force.post_id = section.post_id
        and in_force.year = section.year and in_force.instrument = section.instrument
        and in_force.state in ('issued', 'acknowledged', 'objected')))))`;

/** The sections of a scope that are asked for. */
const asked = (db: Reader, scope: Scope) =>
  whereInScope(
    db
      .selectFrom('duties.section as section')
      .select([
        'section.id',
        'section.person_id',
        'section.person_name',
        'section.post_id',
        'section.post_title',
        'section.organ_name',
        'section.region_path',
        'section.scope_key',
        'section.year',
        sql<DutyInstrument>`section.instrument`.as('instrument'),
        sql<SectionState>`section.state`.as('state'),
        'section.holds_post_from',
        'section.item_set',
        'section.portfolios',
        ENDED_ON.as('ended_on'),
      ]),
    scope,
    { key: 'section.scope_key', person: 'section.person_id' },
  ).where(IS_ASKED);

/** Computed up to a day, or for good: once the year is over what is missing is no longer ahead. */
export const isBehind = (today: CivilDate) =>
  sql<boolean>`pass.as_of < least(${today}::date, make_date(section.year + 1, 1, 1))`;

/** Sections whose list, rules or day are others than what they were last computed with, in the order of their ids. */
export async function sectionsDue(
  tx: Tx,
  as: { readonly today: CivilDate; readonly rulesVersion: string; readonly limit: number },
): Promise<AskedSection[]> {
  const year = yearOf(as.today);
  return asked(tx, SYSTEM_SCOPE)
    .leftJoin('performance.fulfilment_pass as pass', 'pass.section_id', 'section.id')
    .where(sql<boolean>`section.year between ${year - 1} and ${year}`)
    .where(
      sql<boolean>`(pass.section_id is null or pass.item_set <> section.item_set
        or pass.rules_version <> ${as.rulesVersion}
        or ${isBehind(as.today)})`,
    )
    .orderBy('section.id')
    .limit(as.limit)
    .execute();
}

/** Drafts another edition has taken the place of, and what was recalled: nothing is asked there any more. */
export async function dropUnasked(tx: Tx): Promise<void> {
  await sql`
    with gone as (
      delete from performance.fulfilment_pass pass
      where not exists (select 1 from duties.section section where section.id = pass.section_id and ${IS_ASKED})
      returning section_id)
    delete from performance.fulfilment using gone where fulfilment.section_id = gone.section_id`.execute(
    tx,
  );
}

/** The sections of these people in these years that are asked for. */
export async function sectionsOfPersons(
  db: Reader,
  scope: Scope,
  personIds: readonly Id<'person'>[],
  years: readonly number[],
): Promise<AskedSection[]> {
  return asked(db, scope)
    .where(sql<boolean>`section.person_id = any(${[...personIds]}::uuid[])`)
    .where(sql<boolean>`section.year = any(${[...years]}::int[])`)
    .orderBy('section.person_id')
    .orderBy('section.year', 'desc')
    .orderBy('section.instrument', 'desc')
    .orderBy('section.holds_post_from', 'desc')
    .orderBy('section.id')
    .execute();
}

/** One section in the scope; undefined where it is not, or is not asked for. */
export async function sectionAsked(
  db: Reader,
  scope: Scope,
  id: Id<'section'>,
): Promise<AskedSection | undefined> {
  return asked(db, scope).where('section.id', '=', id).executeTakeFirst();
}

/** Whose a section in the scope is, also one that is not asked for any more: what was said of it stays theirs. */
export const sectionHolder = (db: Reader, scope: Scope, id: Id<'section'>) =>
  whereInScope(
    db
      .selectFrom('duties.section as section')
      .select([
        'section.person_id',
        'section.person_name',
        'section.post_title',
        'section.organ_id',
        'section.organ_name',
        'section.region_path',
        'section.scope_key',
      ]),
    scope,
    { key: 'section.scope_key', person: 'section.person_id' },
  )
    .where('section.id', '=', id)
    .executeTakeFirst();

export async function itemsOfSets(
  db: Reader,
  digests: readonly string[],
): Promise<Map<string, readonly SectionItem[]>> {
  const rows = await db
    .selectFrom('duties.item_set as item_set')
    .select(['item_set.digest', 'item_set.items'])
    .where(sql<boolean>`item_set.digest = any(${[...digests]}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.digest, row.items as unknown as readonly SectionItem[]]));
}

/** A record as it concerns one person. */
export interface PersonRecord {
  readonly id: Id<'duty-record'>;
  readonly person_id: Id<'person'>;
  readonly activity: Activity;
  readonly body: Body | null;
  readonly title: string;
  readonly occurred_on: CivilDate;
  readonly recorded_at: Date;
  readonly basis_no: string | null;
  readonly amounts: readonly YearAmounts[];
  /** Of this person: what a correction added later is late although the record was not. */
  readonly late_days: number | null;
  readonly role: RecordRole;
  readonly duties: readonly string[];
  readonly confirmation: 'own' | 'waiting' | 'confirmed' | 'objected';
}

/** The records of these people that happened in these days and were not taken back, in the order they happened. */
export async function recordsOfPersons(
  db: Reader,
  personIds: readonly Id<'person'>[],
  days: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<PersonRecord[]> {
  const { rows } = await sql<PersonRecord>`
    select record.id, part.person_id, record.activity, record.body, record.title, part.occurred_on, record.recorded_at,
      record.basis_no, record.amounts, part.late_days, part.role, part.duties, part.confirmation
    from performance.participation part join performance.duty_record record on record.id = part.record_id
    where part.person_id = any(${[...personIds]}::uuid[])
      and part.occurred_on between ${days.from}::date and ${days.to}::date and record.state = 'submitted'
    order by part.person_id, part.occurred_on, record.id`.execute(db);
  return rows;
}

/**
 * Takes the sections for computing, in one order: whoever computes the same ones waits, and then reads what the other
 * has committed.
 */
export async function takeSections(
  tx: Tx,
  sections: readonly AskedSection[],
  at: Date,
): Promise<void> {
  if (sections.length === 0) return;
  await sql`
    insert into performance.fulfilment_pass (section_id, person_id, scope_key, item_set, rules_version, as_of, computed_at)
    select id, person_id, scope_key, '', '', '0001-01-01', ${at}::timestamptz
    from unnest(${sections.map(({ id }) => id)}::uuid[], ${sections.map((one) => one.person_id)}::uuid[],
      ${sections.map((one) => one.scope_key)}::text[]) as taken (id, person_id, scope_key)
    order by id
    on conflict (section_id) do nothing`.execute(tx);
  await sql`
    select section_id from performance.fulfilment_pass where section_id = any(${sections.map(({ id }) => id)}::uuid[])
    order by section_id for update`.execute(tx);
}

export interface FulfilmentRow {
  readonly sectionId: Id<'section'>;
  readonly code: string;
  readonly no: number;
  readonly personId: Id<'person'>;
  readonly postId: Id<'post'>;
  readonly year: number;
  readonly scopeKey: string;
  readonly state: FulfilmentState;
  readonly isEnough: boolean;
  readonly records: number;
  readonly late: number;
  readonly waiting: number;
}

/** Writes what was computed of these sections: rows that say the same are left alone. Three statements, however many. */
export async function keepFulfilment(
  tx: Tx,
  sections: readonly AskedSection[],
  rows: readonly FulfilmentRow[],
  as: { readonly of: readonly CivilDate[]; readonly rulesVersion: string; readonly at: Date },
): Promise<void> {
  const ids = sections.map(({ id }) => id);
  await sql`
    delete from performance.fulfilment kept
    where kept.section_id = any(${ids}::uuid[]) and not exists (
      select 1 from unnest(${rows.map((row) => row.sectionId)}::uuid[], ${rows.map(({ code }) => code)}::text[])
        as there (section_id, code)
      where there.section_id = kept.section_id and there.code = kept.item_code)`.execute(tx);
  await sql`
    insert into performance.fulfilment as kept (section_id, item_code, item_no, person_id, post_id, year, scope_key, state,
      is_enough, record_count, late_count, waiting_count)
    select * from unnest(${rows.map((row) => row.sectionId)}::uuid[], ${rows.map(({ code }) => code)}::text[],
      ${rows.map(({ no }) => no)}::int[], ${rows.map(({ personId }) => personId)}::uuid[],
      ${rows.map(({ postId }) => postId)}::uuid[], ${rows.map(({ year }) => year)}::int[],
      ${rows.map(({ scopeKey }) => scopeKey)}::text[], ${rows.map(({ state }) => state)}::text[],
      ${rows.map(({ isEnough }) => isEnough)}::bool[], ${rows.map(({ records }) => records)}::int[],
      ${rows.map(({ late }) => late)}::int[], ${rows.map(({ waiting }) => waiting)}::int[])
    on conflict (section_id, item_code) do update set item_no = excluded.item_no, scope_key = excluded.scope_key,
      state = excluded.state, is_enough = excluded.is_enough, record_count = excluded.record_count,
      late_count = excluded.late_count, waiting_count = excluded.waiting_count
    where (kept.item_no, kept.scope_key, kept.state, kept.is_enough, kept.record_count, kept.late_count, kept.waiting_count)
      is distinct from (excluded.item_no, excluded.scope_key, excluded.state, excluded.is_enough, excluded.record_count,
        excluded.late_count, excluded.waiting_count)`.execute(tx);
  await sql`
    update performance.fulfilment_pass pass set item_set = done.item_set, scope_key = done.scope_key,
      rules_version = ${as.rulesVersion}, as_of = done.as_of, computed_at = ${as.at}::timestamptz
    from unnest(${ids}::uuid[], ${sections.map((one) => one.item_set)}::text[],
      ${sections.map((one) => one.scope_key)}::text[], ${[...as.of]}::date[]) as done (id, item_set, scope_key, as_of)
    where pass.section_id = done.id`.execute(tx);
}

/** Computed anew when next looked at: what they were computed with holds no longer. */
export async function forgetPasses(tx: Tx, regionPath: string): Promise<void> {
  await sql`
    update performance.fulfilment_pass set item_set = ''
    where substr(scope_key, position('/' in scope_key)) ^@ ${regionPath}`.execute(tx);
}

/** How many duties of a person and year stand in which state. */
export interface FulfilmentCount {
  readonly personId: Id<'person'>;
  readonly year: number;
  readonly state: FulfilmentState;
  readonly count: number;
}

/** Of many people, as it was last kept; one statement. */
export async function fulfilmentCountsOf(
  db: Reader,
  scope: Scope,
  personIds: readonly Id<'person'>[],
): Promise<FulfilmentCount[]> {
  const rows = await whereInScope(
    db
      .selectFrom('performance.fulfilment as kept')
      .select([
        'kept.person_id as personId',
        'kept.year',
        'kept.state',
        (eb) => eb.fn.countAll<number>().as('count'),
      ]),
    scope,
    { key: 'kept.scope_key', person: 'kept.person_id' },
  )
    .where(sql<boolean>`kept.person_id = any(${[...personIds]}::uuid[])`)
    .groupBy(['kept.person_id', 'kept.year', 'kept.state'])
    .orderBy('kept.person_id')
    .orderBy('kept.year')
    .execute();
  return rows as FulfilmentCount[];
}
