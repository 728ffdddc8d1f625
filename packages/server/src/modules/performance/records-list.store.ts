// All SQL of lists of duty records: which rows a page has, what the head of a list counts, what was used before.
import type { Confirmation, FormCheck, RecordCounts, RecordState } from '@jinze/contracts';
import type { Activity, Body, CivilDate, Id } from '@jinze/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInRegion, whereInScope } from '../../platform/database/scope.ts';

export interface Place {
  readonly occurredOn: CivilDate;
  readonly id: Id<'duty-record'>;
}

export interface Page {
  readonly after: Place | undefined;
  readonly limit: number;
}

/** What a list is narrowed by; what is absent restricts nothing. */
export interface RecordFilter {
  readonly persons?: readonly Id<'person'>[] | undefined;
  readonly activity?: Activity | undefined;
  /** A duty item with its key points, or a key point. */
  readonly duty?: string | undefined;
  readonly confirmation?: Confirmation | undefined;
  readonly formCheck?: FormCheck | 'unchecked' | undefined;
  readonly isLate?: boolean;
  readonly state?: RecordState | undefined;
  readonly from?: CivilDate | undefined;
  readonly to?: CivilDate | undefined;
  /** Only what waits for the person’s word. */
  readonly isAsked?: boolean;
}

const allOf = (conditions: readonly RawBuilder<unknown>[]) =>
  sql.join([sql`true`, ...conditions], sql` and `);

/** On `taking` (participation) and `record`. */
function matches(filter: RecordFilter): RawBuilder<unknown> {
  const { persons, activity, duty, confirmation, formCheck, state, from, to } = filter;
  return allOf([
    ...(persons === undefined ? [] : [sql`taking.person_id = any(${[...persons]}::uuid[])`]),
    ...(activity === undefined ? [] : [sql`record.activity = ${activity}`]),
    ...(duty === undefined
      ? []
      : [
          sql`exists (select from unnest(taking.duties) as duty (code)
            where duty.code = ${duty} or duty.code ^@ ${`${duty}-`})`,
        ]),
    ...(confirmation === undefined ? [] : [sql`taking.confirmation = ${confirmation}`]),
    ...(formCheck === undefined
      ? []
      : [
          formCheck === 'unchecked'
            ? sql`record.form_check is null`
            : sql`record.form_check = ${formCheck}`,
        ]),
    ...(filter.isLate === true ? [sql`record.late_days is not null`] : []),
    ...(state === undefined ? [] : [sql`record.state = ${state}`]),
    ...(from === undefined ? [] : [sql`taking.occurred_on >= ${from}::date`]),
    ...(to === undefined ? [] : [sql`taking.occurred_on <= ${to}::date`]),
    ...(filter.isAsked === true ? [sql`taking.asked_at is not null`] : []),
  ]);
}

const comesAfter = ({ after }: Page) =>
  after === undefined
    ? sql`true`
    : sql`(taking.occurred_on, taking.record_id) < (${after.occurredOn}::date, ${after.id}::uuid)`;

/** The bodies of a region within the scope, by their keys: a county has one and those of its townships. */
const keysIn = (db: Reader, scope: Scope, regionPath: string) =>
  whereInRegion(
    db.selectFrom('posts.organ as organ').select('organ.scope_key').distinct(),
    scope,
    regionPath,
    { key: 'organ.scope_key' },
  );

/**
 * A page of the records of a region's bodies, the latest first. Each body is read from its index until it has a page: what
 * lies before that does not matter.
 */
export async function idsOfRegion(
  db: Reader,
  scope: Scope,
  regionPath: string,
  filter: RecordFilter,
  page: Page,
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select distinct line.occurred_on as "occurredOn", line.record_id as id
    from (${keysIn(db, scope, regionPath)}) as place
    cross join lateral (
      select distinct on (taking.occurred_on, taking.record_id) taking.occurred_on, taking.record_id
      from performance.participation as taking
      join performance.duty_record as record on record.id = taking.record_id
      where taking.scope_key = place.scope_key and ${matches(filter)} and ${comesAfter(page)}
      order by taking.occurred_on desc, taking.record_id desc limit ${page.limit}) as line
    order by 1 desc, 2 desc limit ${page.limit}`.execute(db);
  return rows;
}

/** A page of the scope's persons' own records, the latest first. */
export async function idsOfPersons(
  db: Reader,
  scope: Scope,
  filter: Omit<RecordFilter, 'persons'>,
  page: Page,
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select distinct on (taking.occurred_on, taking.record_id) taking.occurred_on as "occurredOn", taking.record_id as id
    from performance.participation as taking
    join performance.duty_record as record on record.id = taking.record_id
    where ${matches({ ...filter, persons: scope.persons })} and ${comesAfter(page)}
    order by taking.occurred_on desc, taking.record_id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** How many records wait for the word of the scope's persons. */
export async function countAsked(db: Reader, scope: Scope): Promise<number> {
  const row = await whereInScope(
    db
      .selectFrom('performance.participation as taking')
      .select(sql<number>`count(distinct taking.record_id)`.as('count')),
    { ...scope, keys: [], committees: [] },
    { key: 'taking.scope_key', person: 'taking.person_id' },
  )
    .where('taking.asked_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Of a region's bodies, in one pass. */
export async function countsOfRegion(
  db: Reader,
  scope: Scope,
  regionPath: string,
  filter: RecordFilter,
): Promise<RecordCounts> {
  const { rows } = await sql<RecordCounts>`
    select count(*) filter (where is_there) as total,
      count(*) filter (where is_there and is_waiting) as waiting,
      count(*) filter (where is_there and is_objected) as objected,
      count(*) filter (where is_there and is_late) as late,
      count(*) filter (where is_there and form_check is null) as unchecked,
      count(*) filter (where is_there and form_check = 'returned') as returned,
      count(*) filter (where not is_there) as withdrawn
    from (
      select record.id, record.state = 'submitted' as is_there, record.late_days is not null as is_late, record.form_check,
        bool_or(taking.confirmation = 'waiting') as is_waiting, bool_or(taking.confirmation = 'objected') as is_objected
      from (${keysIn(db, scope, regionPath)}) as place
      join performance.participation as taking on taking.scope_key = place.scope_key
      join performance.duty_record as record on record.id = taking.record_id
      where ${matches(filter)} group by record.id) as every`.execute(db);
  const [counts] = rows;
  if (counts === undefined) throw new Error('counting answers one row');
  return counts;
}

export interface StatusRow {
  readonly id: Id<'duty-record'>;
  readonly state: RecordState;
  readonly activity: Activity;
  readonly occurred_on: CivilDate;
  readonly late_days: number | null;
  readonly role: 'led' | 'took-part';
  readonly duties: string[];
  readonly confirmation: Confirmation;
  readonly scope_key: string;
  readonly person_name: string;
}

/** What there is of one person, without what it says. */
export async function statusOfPerson(
  db: Reader,
  scope: Scope,
  filter: {
    readonly personId: Id<'person'>;
    readonly from: CivilDate;
    readonly to: CivilDate;
  },
  page: Page,
): Promise<StatusRow[]> {
  const rows = await whereInScope(
    db
      .selectFrom('performance.participation as taking')
      .innerJoin('performance.duty_record as record', 'record.id', 'taking.record_id')
      .select([
        'record.id',
        'record.state',
        'record.activity',
        'taking.occurred_on',
        'record.late_days',
        'taking.role',
        'taking.duties',
        'taking.confirmation',
        'taking.scope_key',
        'taking.person_name',
      ]),
    scope,
    { key: 'taking.scope_key', person: 'taking.person_id' },
  )
    .where('taking.person_id', '=', filter.personId)
    .where('taking.occurred_on', '>=', filter.from)
    .where('taking.occurred_on', '<=', filter.to)
    .where(sql<boolean>`${comesAfter(page)}`)
    .orderBy('taking.occurred_on', 'desc')
    .orderBy('taking.record_id', 'desc')
    .limit(page.limit)
    .execute();
  return rows as StatusRow[];
}

export interface Remembered {
  readonly places: readonly string[];
  readonly bodies: readonly Body[];
  readonly participants: readonly {
    readonly personId: Id<'person'>;
    readonly name: string;
    readonly postTitle: string;
    readonly organName: string;
  }[];
}

/** So many of an account's latest records are looked through, and so many of each kind remembered. */
const LOOKED_THROUGH = 200;
const REMEMBERED = 12;

/** Places, bodies and people of the records an account wrote down, those of the latest first. */
export async function rememberedBy(
  db: Reader,
  scope: Scope,
  accountId: Id<'account'>,
): Promise<Remembered> {
  const people = whereInScope(
    db
      .selectFrom('performance.participation as taking')
      .select([
        'taking.person_id',
        'taking.person_name',
        'taking.post_title',
        'taking.organ_name',
        'taking.record_id',
      ]),
    scope,
    { key: 'taking.scope_key', person: 'taking.person_id' },
  );
  const { rows } = await sql<Remembered>`
    with mine as (
      select record.id, record.place, record.body from performance.duty_record as record
      where record.recorder_account = ${accountId}::uuid order by record.id desc limit ${LOOKED_THROUGH})
    select
      array(select mine.place from mine where mine.place is not null
        group by mine.place order by max(mine.id::text) desc limit ${REMEMBERED}) as places,
      array(select mine.body from mine where mine.body is not null
        group by mine.body order by max(mine.id::text) desc limit ${REMEMBERED}) as bodies,
      coalesce((select jsonb_agg(jsonb_build_object('personId', person_id, 'name', person_name, 'postTitle', post_title,
          'organName', organ_name) order by record_id desc)
        from (select distinct on (seen.person_id) seen.* from (${people}) as seen join mine on mine.id = seen.record_id
          order by seen.person_id, seen.record_id desc) as latest), '[]'::jsonb) as participants`.execute(
    db,
  );
  const [found] = rows;
  if (found === undefined) throw new Error('what is remembered is one row');
  return { ...found, participants: found.participants.slice(0, REMEMBERED) };
}

/** How often each of these people had this kind of activity recorded for a duty since a day. */
export async function servedBefore(
  db: Reader,
  scope: Scope,
  of: {
    readonly personIds: readonly Id<'person'>[];
    readonly activity: Activity;
    readonly since: CivilDate;
  },
): Promise<{ personId: Id<'person'>; code: string; times: number }[]> {
  const taken = whereInScope(
    db
      .selectFrom('performance.participation as taking')
      .innerJoin('performance.duty_record as record', 'record.id', 'taking.record_id')
      .select(['taking.person_id', 'taking.duties']),
    scope,
    { key: 'taking.scope_key', person: 'taking.person_id' },
  )
    .where(sql<boolean>`taking.person_id = any(${[...of.personIds]}::uuid[])`)
    .where('taking.occurred_on', '>=', of.since)
    .where('record.activity', '=', of.activity)
    .where('record.state', '=', 'submitted');
  const { rows } = await sql<{ personId: Id<'person'>; code: string; times: number }>`
    select taken.person_id as "personId", duty.code, count(*)::int as times
    from (${taken}) as taken, unnest(taken.duties) as duty (code)
    group by 1, 2`.execute(db);
  return rows;
}
