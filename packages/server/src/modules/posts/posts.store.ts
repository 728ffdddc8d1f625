// All SQL of regions, organs, posts, people, appointments and portfolios.
import type { CivilDate, Id, Level, OrganKind, PostClass } from '@jinze/kernel';
import { type Insertable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { insertRows } from '../../platform/database/insert-rows.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { pathsTo } from '../../platform/region-path.ts';
import type { Holder, NewRegion, Region } from './posts.context.ts';
import { type KeyRange, rangesWithin, startsAfter } from './roster-ranges.ts';

const REGION_COLUMNS = ['region.path', 'region.code', 'region.name', 'region.level'] as const;

function asRegion(row: { path: string; code: string; name: string; level: string }): Region {
  return { ...row, level: row.level as Level };
}

/** Regions of the scope by a part of their name, of a name they had before, or by code; the highest first. */
export async function searchRegions(
  db: Reader,
  scope: Scope,
  search: string | undefined,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) {
  const pattern = likePattern(search ?? '');
  // The latest former name that matches; a region is found by its present one first.
  const formerName = sql<
    string | null
  >`case when region.name not like ${pattern} and region.code <> ${search ?? ''}
    then (select r.name from posts.region_record r where r.region_id = region.id and r.superseded_at is null
      and r.name like ${pattern} order by r.valid_to desc nulls last limit 1) end`;
  let query = whereInScope(
    db
      .selectFrom('posts.region as region')
      .select([...REGION_COLUMNS, 'region.ended_on as endedOn', formerName.as('formerName')]),
    scope,
    { key: 'region.scope_key' },
  );
  if (search !== undefined && search !== '') {
    query = query.where((eb) =>
      eb.or([
        eb('region.name', 'like', pattern),
        eb('region.code', '=', search),
        sql<boolean>`region.id in (select r.region_id from posts.region_record r
          where r.superseded_at is null and r.name like ${pattern})`,
      ]),
    );
  }
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(length(region.path), region.path) > (length(${after}), ${after})`,
    );
  const rows = await query
    .orderBy(sql`length(region.path)`)
    .orderBy('region.path')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, level: row.level as Level }));
}

/** Any region by a part of its name or by its code, the highest first: the names of divisions are public. */
export async function searchAllRegions(
  db: Reader,
  search: string,
  limit: number,
): Promise<Region[]> {
  const rows = await db
    .selectFrom('posts.region as region')
    .select(REGION_COLUMNS)
    .where((eb) =>
      eb.or([eb('region.name', 'like', likePattern(search)), eb('region.code', '=', search)]),
    )
    .orderBy(sql`length(region.path)`)
    .orderBy('region.path')
    .limit(limit)
    .execute();
  return rows.map(asRegion);
}

/** A region by its path, whoever asks: the names of divisions are public. */
export async function regionAt(db: Reader, path: string): Promise<Region | undefined> {
  const row = await db
    .selectFrom('posts.region as region')
    .select(REGION_COLUMNS)
    .where('region.path', '=', path)
    .executeTakeFirst();
  return row === undefined ? undefined : asRegion(row);
}

/** The same by its id. */
export async function regionById(db: Reader, id: Id<'region'>): Promise<Region | undefined> {
  const row = await db
    .selectFrom('posts.region as region')
    .select(REGION_COLUMNS)
    .where('region.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : asRegion(row);
}

export async function regionIdAt(db: Reader, path: string): Promise<Id<'region'> | undefined> {
  const row = await db
    .selectFrom('posts.region as region')
    .select('region.id')
    .where('region.path', '=', path)
    .executeTakeFirst();
  return row?.id;
}

/** The regions at these addresses. */
export async function regionsAt(db: Reader, paths: readonly string[]): Promise<Region[]> {
  const rows = await db
    .selectFrom('posts.region as region')
    .select(REGION_COLUMNS)
    .where(sql<boolean>`region.path = any(${[...paths]}::text[])`)
    .orderBy('region.path')
    .execute();
  return rows.map(asRegion);
}

/** The region and every region above it, from the top. */
export async function regionsAbove(db: Reader, path: string): Promise<Region[]> {
  const rows = await db
    .selectFrom('posts.region as region')
    .select(REGION_COLUMNS)
    .where(sql<boolean>`${path}::text ^@ region.path`)
    .where(sql<boolean>`region.path = any(${[...pathsTo(path)]}::text[])`)
    .orderBy('region.path')
    .execute();
  return rows.map(asRegion);
}

/** Every region in scope that has not ended, for reading a roster: a county has dozens, a province thousands. */
export async function regionsInScope(db: Reader, scope: Scope): Promise<Region[]> {
  const query = whereInScope(
    db.selectFrom('posts.region as region').select(REGION_COLUMNS),
    scope,
    { key: 'region.scope_key' },
  ).where('region.ended_on', 'is', null);
  return (await query.execute()).map(asRegion);
}

export async function insertRegions(tx: Tx, regions: readonly NewRegion[]): Promise<void> {
  await sql`insert into posts.region (path, code, name, level, kind)
    select * from unnest(${regions.map((one) => one.path)}::text[], ${regions.map((one) => one.code)}::text[],
      ${regions.map((one) => one.name)}::text[], ${regions.map((one) => one.level)}::text[],
      ${regions.map((one) => one.kind ?? 'division')}::text[])
    on conflict (path) do nothing`.execute(tx);
}

export interface KnownOrgan {
  readonly id: Id<'organ'>;
  readonly regionPath: string;
  readonly name: string;
  readonly kind: string;
  /** Whether anything is on record of it: an undone import leaves bodies that nobody uses. */
  readonly isUsed: boolean;
}

/** Bodies of the regions that have one of the names: a region has dozens, a roster may name one of them. */
export async function organsOf(
  db: Reader,
  scope: Scope,
  regionPaths: readonly string[],
  names: readonly string[],
): Promise<KnownOrgan[]> {
  return whereInScope(
    db.selectFrom('posts.organ as organ').select([
      'organ.id',
      'organ.region_path as regionPath',
      'organ.name',
      'organ.kind',
      sql<boolean>`exists (select 1 from posts.post p join posts.appointment a on a.post_id = p.id
          where p.organ_id = organ.id and a.superseded_at is null)`.as('isUsed'),
    ]),
    scope,
    { key: 'organ.scope_key' },
  )
    .where(sql<boolean>`organ.region_path = any(${[...regionPaths]}::text[])`)
    .where(sql<boolean>`organ.name = any(${[...names]}::text[])`)
    .execute();
}

export interface KnownPost {
  readonly id: Id<'post'>;
  readonly organId: Id<'organ'>;
  readonly title: string;
  readonly class: string;
  readonly isUsed: boolean;
}

export async function postsOf(
  db: Reader,
  scope: Scope,
  organIds: readonly Id<'organ'>[],
): Promise<KnownPost[]> {
  return whereInScope(
    db.selectFrom('posts.post as post').select([
      'post.id',
      'post.organ_id as organId',
      'post.title',
      'post.class',
      sql<boolean>`exists (select 1 from posts.appointment a
          where a.post_id = post.id and a.superseded_at is null)`.as('isUsed'),
    ]),
    scope,
    { key: 'post.scope_key' },
  )
    .where(sql<boolean>`post.organ_id = any(${[...organIds]}::uuid[])`)
    .execute();
}

/** Between two of them progress is told. */
const CHUNK = 5000;

async function insertChunked<T extends keyof Tables>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
  onDone: (count: number) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    await insertRows(tx, table, chunk);
    await onDone(chunk.length);
  }
}

export interface RosterRows {
  readonly organs: readonly Insertable<Tables['posts.organ']>[];
  readonly posts: readonly Insertable<Tables['posts.post']>[];
  readonly people: readonly Insertable<Tables['posts.person']>[];
  readonly appointments: readonly Insertable<Tables['posts.appointment']>[];
  readonly portfolios: readonly Insertable<Tables['posts.portfolio']>[];
}

/** Writes the rows in a few statements; `onProgress` hears how many of how many are in. */
export async function insertRoster(
  tx: Tx,
  rows: RosterRows,
  onProgress: (done: number, of: number) => Promise<void> = async () => undefined,
): Promise<void> {
  const of = Object.values(rows).reduce((sum, list) => sum + list.length, 0);
  let done = 0;
  const count = (more: number) => {
    done += more;
    return onProgress(done, of);
  };
  await insertChunked(tx, 'posts.organ', rows.organs, count);
  await insertChunked(tx, 'posts.post', rows.posts, count);
  await insertChunked(tx, 'posts.person', rows.people, count);
  await insertChunked(tx, 'posts.appointment', rows.appointments, count);
  await insertChunked(tx, 'posts.portfolio', rows.portfolios, count);
}

/** The current portfolios of an appointment on a day, aggregated in the same statement. */
function portfoliosOn(on: CivilDate) {
  return sql<string[]>`coalesce((select array_agg(f.field order by f.field) from posts.portfolio f
    where f.appointment_record_id = appointment.record_id and f.superseded_at is null
      and f.valid_from <= ${on} and (f.valid_to is null or f.valid_to >= ${on})), '{}')`;
}

/** Whoever calls states the scope: `holdersQuery`, or the ranges a list is read by. */
function holdersAnywhere(db: Reader, on: CivilDate) {
  return db
    .selectFrom('posts.appointment as appointment')
    .innerJoin('posts.person as person', 'person.id', 'appointment.person_id')
    .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
    .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
    .innerJoin('posts.region as region', 'region.path', 'organ.region_path')
    .select([
      'appointment.record_id as appointmentId',
      'person.id as personId',
      'person.name as personName',
      'post.id as postId',
      'post.title as postTitle',
      'post.class as postClass',
      'organ.id as organId',
      'organ.name as organName',
      'organ.kind as organKind',
      'organ.level as level',
      'region.path as regionPath',
      'region.name as regionName',
      'appointment.scope_key as scopeKey',
      'appointment.valid_from as from',
      'appointment.managing_committee as managingCommittee',
      portfoliosOn(on).as('portfolios'),
    ])
    .where('appointment.superseded_at', 'is', null)
    .where('appointment.valid_from', '<=', on)
    .where((eb) =>
      eb.or([eb('appointment.valid_to', 'is', null), eb('appointment.valid_to', '>=', on)]),
    );
}

function holdersQuery(db: Reader, scope: Scope, on: CivilDate) {
  return whereInScope(holdersAnywhere(db, on), scope, {
    key: 'appointment.scope_key',
    committee: 'appointment.managing_committee',
    person: 'appointment.person_id',
  });
}

function asHolder(
  row: Awaited<ReturnType<ReturnType<typeof holdersQuery>['execute']>>[number],
): Holder {
  return {
    ...row,
    postClass: row.postClass as PostClass,
    organKind: row.organKind as OrganKind,
    level: row.level as Level,
  };
}

/** The holder by one appointment, if it is one on the day. */
export async function holderOf(
  db: Reader,
  scope: Scope,
  appointmentId: Id<'appointment'>,
  on: CivilDate,
): Promise<Holder | undefined> {
  const row = await holdersQuery(db, scope, on)
    .where('appointment.record_id', '=', appointmentId)
    .executeTakeFirst();
  return row === undefined ? undefined : asHolder(row);
}

/** The holders by these appointments, those that are one on the day, in the order of lists. */
export async function holdersOf(
  db: Reader,
  scope: Scope,
  appointmentIds: readonly Id<'appointment'>[],
  on: CivilDate,
): Promise<readonly (Holder & { readonly appointmentId: Id<'appointment'> })[]> {
  const rows = await holdersQuery(db, scope, on)
    .select('appointment.record_id as appointmentId')
    .where(sql<boolean>`appointment.record_id = any(${[...appointmentIds]}::uuid[])`)
    .orderBy('appointment.scope_key')
    .orderBy('appointment.record_id')
    .execute();
  return rows.map((row) => ({ ...asHolder(row), appointmentId: row.appointmentId }));
}

/** Which committee managed these appointments when they were last held up to a day: also of those that have ended since. */
export async function lastCommitteesOf(
  db: Reader,
  scope: Scope,
  appointmentIds: readonly Id<'appointment'>[],
  until: CivilDate,
): Promise<ReadonlyMap<Id<'appointment'>, string | null>> {
  const appointments = db
    .selectFrom('posts.appointment as appointment')
    .select(['appointment.record_id as id', 'appointment.managing_committee as committee'])
    .distinctOn('appointment.record_id')
    .where('appointment.superseded_at', 'is', null)
    .where('appointment.valid_from', '<=', until)
    .where(sql<boolean>`appointment.record_id = any(${[...appointmentIds]}::uuid[])`)
    .orderBy('appointment.record_id')
    .orderBy('appointment.valid_from', 'desc');
  const rows = await whereInScope(appointments, scope, {
    key: 'appointment.scope_key',
    committee: 'appointment.managing_committee',
    person: 'appointment.person_id',
  }).execute();
  return new Map(rows.map(({ id, committee }) => [id, committee]));
}

/** The posts these people hold on the day, within the scope. */
export async function holdersAmong(
  db: Reader,
  scope: Scope,
  personIds: readonly Id<'person'>[],
  on: CivilDate,
): Promise<readonly Holder[]> {
  const rows = await holdersQuery(db, scope, on)
    .where(sql<boolean>`appointment.person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('appointment.scope_key')
    .orderBy('appointment.record_id')
    .execute();
  return rows.map(asHolder);
}

/** Everybody in a post on the day, in the region and below, within the scope. */
export async function holdersOn(
  db: Reader,
  scope: Scope,
  regionPath: string,
  on: CivilDate,
): Promise<readonly Holder[]> {
  const rows = await holdersQuery(db, scope, on)
    .where(sql<boolean>`region.path ^@ ${regionPath}`)
    .orderBy('appointment.scope_key')
    .orderBy('appointment.record_id')
    .execute();
  return rows.map(asHolder);
}

/** Only posts of these kinds; what is absent restricts nothing. */
export interface Addressed {
  readonly postClasses?: readonly PostClass[] | undefined;
  readonly levels?: readonly Level[] | undefined;
  readonly organs?: readonly OrganKind[] | undefined;
  readonly portfolios?: readonly string[] | undefined;
}

interface Place {
  readonly regionPath: string;
  readonly after: { scopeKey: string; id: string } | undefined;
  readonly limit: number;
}

/** A page is searched or addressed, not both. */
export type RosterPage = Place &
  (
    | (Addressed & { readonly search: undefined })
    | ({ readonly search: string | undefined } & Partial<Record<keyof Addressed, undefined>>)
  );

type Holders = ReturnType<typeof holdersQuery>;

/** The first rows in the order of lists. */
function firstOf(holders: Holders, limit: number): Holders {
  return holders.orderBy('appointment.scope_key').orderBy('appointment.record_id').limit(limit);
}

/** The next rows after the cursor, by scope key and record. */
function nextOf(holders: Holders, { after, limit }: Place): Holders {
  const rest =
    after === undefined
      ? holders
      : holders.where(
          sql<boolean>`(appointment.scope_key, appointment.record_id) > (${after.scopeKey}, ${after.id}::uuid)`,
        );
  return firstOf(rest, limit);
}

function addressedTo(holders: Holders, on: CivilDate, addressed: Addressed): Holders {
  const { postClasses, levels, organs, portfolios } = addressed;
  let query = holders;
  if (postClasses !== undefined)
    query = query.where(sql<boolean>`post.class = any(${[...postClasses]}::text[])`);
  if (levels !== undefined)
    query = query.where(sql<boolean>`organ.level = any(${[...levels]}::text[])`);
  if (organs !== undefined)
    query = query.where(sql<boolean>`organ.kind = any(${[...organs]}::text[])`);
  if (portfolios !== undefined)
    query = query.where(sql<boolean>`${portfoliosOn(on)} && ${[...portfolios]}::text[]`);
  return query;
}

/** Where the scope has rows beside its ranges: few, so they are filtered. */
function pageAnywhere(db: Reader, scope: Scope, on: CivilDate, page: RosterPage): Holders {
  const inRegion = holdersQuery(db, scope, on).where(
    sql<boolean>`region.path ^@ ${page.regionPath}`,
  );
  if (page.search === undefined || page.search === '')
    return nextOf(addressedTo(inRegion, on, page), page);
  const pattern = likePattern(page.search);
  const found = inRegion.where((eb) =>
    eb.or([
      eb('person.name', 'like', pattern),
      eb('post.title', 'like', pattern),
      eb('organ.name', 'like', pattern),
    ]),
  );
  return nextOf(found, page);
}

const lowsOf = (ranges: readonly KeyRange[]) => sql`${ranges.map(({ low }) => low)}::text[]`;
const highsOf = (ranges: readonly KeyRange[]) => sql`${ranges.map(({ high }) => high)}::text[]`;

/**
 * Each range, and that is the scope, is read in order from the index until it has a page: what lies behind does
 * not matter. It has one lower bound only, or the index is read from the lesser of two.
 */
function pageInRanges(db: Reader, on: CivilDate, page: RosterPage, ranges: readonly KeyRange[]) {
  const starts = startsAfter(ranges, page.after);
  const line = firstOf(
    addressedTo(holdersAnywhere(db, on), on, page)
      .where(
        sql<boolean>`(appointment.scope_key, appointment.record_id) > (range.low, range.after)`,
      )
      .where(sql<boolean>`appointment.scope_key < range.high`),
    page.limit,
  );
  return db
    .selectFrom(
      sql`unnest(${lowsOf(starts)}, ${starts.map(({ after }) => after)}::uuid[], ${highsOf(starts)})`.as<'range'>(
        sql`range (low, after, high)`,
      ),
    )
    .crossJoinLateral(() => line.as('line'))
    .selectAll('line')
    .orderBy('line.scopeKey')
    .orderBy('line.appointmentId')
    .limit(page.limit);
}

/**
 * Who is called so and which posts are, first; then the page of their appointments; then all about those.
 * A part of a title can be half of all posts: they are taken in the order of the list until there is a page.
 */
function searchInRanges(
  db: Reader,
  scope: Scope,
  on: CivilDate,
  page: Place & { readonly search: string },
  ranges: readonly KeyRange[],
): Holders {
  const pattern = likePattern(page.search);
  const inRange = sql<boolean>`exists (select from unnest(${lowsOf(ranges)}, ${highsOf(ranges)}) as range (low, high)
    where appointment.scope_key >= range.low and appointment.scope_key < range.high)`;
  const after =
    page.after === undefined
      ? sql<boolean>`true`
      : sql<boolean>`(appointment.scope_key, appointment.record_id) > (${page.after.scopeKey}, ${page.after.id}::uuid)`;
  const valid = sql<boolean>`appointment.superseded_at is null and appointment.valid_from <= ${on}
    and (appointment.valid_to is null or appointment.valid_to >= ${on})`;
  const hits = sql<string>`
    (select appointment.id from posts.people_named(${pattern}) as named
      join posts.appointment on appointment.person_id = named.id
      where ${valid} and ${inRange} and ${after}
      order by appointment.scope_key, appointment.record_id limit ${page.limit})
    union
    (select appointment.id from (
        select * from posts.posts_named(${pattern}, ${lowsOf(ranges)}, ${highsOf(ranges)}) as every
        where every.scope_key collate "C" >= ${page.after?.scopeKey ?? ''}
        order by every.scope_key collate "C") as named
      join posts.appointment on appointment.post_id = named.id
      where ${valid} and ${after}
      order by named.scope_key collate "C", appointment.record_id limit ${page.limit})`;
  return firstOf(
    holdersQuery(db, scope, on).where(sql<boolean>`appointment.id in (${hits})`),
    page.limit,
  );
}

export async function rosterPage(
  db: Reader,
  scope: Scope,
  on: CivilDate,
  page: RosterPage,
): Promise<readonly Holder[]> {
  const ranges = rangesWithin(scope, page.regionPath, page.levels);
  const { search } = page;
  if (ranges === undefined)
    return (await pageAnywhere(db, scope, on, page).execute()).map(asHolder);
  if (search === undefined || search === '')
    return (await pageInRanges(db, on, page, ranges).execute()).map(asHolder);
  const { regionPath, after, limit } = page;
  const found = searchInRanges(db, scope, on, { regionPath, after, limit, search }, ranges);
  return (await found.execute()).map(asHolder);
}

/**
 * The region of the highest post a person holds now; undefined for somebody without one. Only the
 * appointment is asked: a person's own scope shows that, not the post.
 */
export async function regionOfPerson(
  db: Reader,
  personId: Id<'person'>,
): Promise<string | undefined> {
  const path = sql<string>`substring(appointment.scope_key from position('/' in appointment.scope_key))`;
  const row = await db
    .selectFrom('posts.appointment as appointment')
    .select(path.as('path'))
    .where('appointment.person_id', '=', personId)
    .where('appointment.superseded_at', 'is', null)
    .where('appointment.valid_to', 'is', null)
    .orderBy(sql`length(${path})`)
    .orderBy(path)
    .limit(1)
    .executeTakeFirst();
  return row?.path;
}

export interface PersonTitleRow {
  readonly personId: Id<'person'>;
  readonly name: string;
  readonly title: string;
  readonly regionName: string;
}

function titlesQuery(db: Reader) {
  return db
    .selectFrom('posts.appointment as appointment')
    .innerJoin('posts.person as person', 'person.id', 'appointment.person_id')
    .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
    .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
    .innerJoin('posts.region as region', 'region.path', 'organ.region_path')
    .select([
      'person.id as personId',
      'person.name as name',
      sql<string>`string_agg(post.title, '、' order by appointment.valid_from, post.title)`.as(
        'title',
      ),
      'region.name as regionName',
    ])
    .where('appointment.superseded_at', 'is', null)
    .where('appointment.valid_to', 'is', null)
    .groupBy(['person.id', 'person.name', 'region.path', 'region.name']);
}

export async function titlesOfPeople(
  db: Reader,
  ids: readonly Id<'person'>[],
): Promise<PersonTitleRow[]> {
  return titlesQuery(db)
    .where(sql<boolean>`person.id = any(${[...ids]}::uuid[])`)
    .execute();
}

export async function searchTitles(
  db: Reader,
  text: string,
  limit: number,
): Promise<PersonTitleRow[]> {
  return titlesQuery(db)
    .where(
      sql<boolean>`person.id in (select named.id from posts.people_named(${likePattern(text)}) as named)`,
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(limit)
    .execute();
}

/** The posts of a region's own bodies. */
export async function postsOfRegion(
  db: Reader,
  scope: Scope,
  regionPath: string,
): Promise<Id<'post'>[]> {
  const rows = await whereInScope(
    db
      .selectFrom('posts.post as post')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .select('post.id'),
    scope,
    { key: 'post.scope_key' },
  )
    .where('organ.region_path', '=', regionPath)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * What nobody uses takes another kind or class; what a row says of the managing committee reaches its post. Answers
 * what is different now.
 */
export async function reclassify(
  tx: Tx,
  changes: {
    readonly organs: readonly { readonly id: Id<'organ'>; readonly kind: string }[];
    readonly posts: readonly { readonly id: Id<'post'>; readonly class: string }[];
    readonly committees: readonly { readonly id: Id<'post'>; readonly committee: string }[];
  },
): Promise<{ organs: Id<'organ'>[]; posts: { id: Id<'post'>; organId: Id<'organ'> }[] }> {
  const { organs, posts, committees } = changes;
  const kinds = await sql<{ id: Id<'organ'> }>`update posts.organ set kind = next.kind
    from unnest(${organs.map(({ id }) => id)}::uuid[], ${organs.map(({ kind }) => kind)}::text[])
      as next (id, kind) where posts.organ.id = next.id returning posts.organ.id`.execute(tx);
  const classes = await sql<Reclassified>`update posts.post set class = next.class
    from unnest(${posts.map(({ id }) => id)}::uuid[], ${posts.map((one) => one.class)}::text[])
      as next (id, class) where posts.post.id = next.id
    returning posts.post.id, posts.post.organ_id as "organId"`.execute(tx);
  const managed = await sql<Reclassified>`update posts.post set managing_committee = next.committee
    from unnest(${committees.map(({ id }) => id)}::uuid[],
      ${committees.map(({ committee }) => committee)}::text[]) as next (id, committee)
    where posts.post.id = next.id
      and posts.post.managing_committee is distinct from next.committee
    returning posts.post.id, posts.post.organ_id as "organId"`.execute(tx);
  const changed = [...classes.rows, ...managed.rows].map((post) => [post.id, post] as const);
  return { organs: kinds.rows.map(({ id }) => id), posts: [...new Map(changed).values()] };
}

interface Reclassified {
  readonly id: Id<'post'>;
  readonly organId: Id<'organ'>;
}
