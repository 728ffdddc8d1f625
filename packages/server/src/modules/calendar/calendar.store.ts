// All SQL of the entries of the year.
import type { CalendarEntry, CalendarKind } from '@jinze/contracts';
import type { Activity, CivilDate, Id, PostClass } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Readdress, readdressScopeKeys } from '../../platform/database/readdress.ts';
import { type Scope, whereInRegion, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

export interface EntryRow
  extends Omit<Selectable<Tables['calendar.entry']>, 'kind' | 'activity' | 'origin'> {
  readonly kind: CalendarKind;
  readonly activity: Activity | null;
  readonly origin: CalendarEntry['origin'];
  readonly region_name: string;
  /** Who holds the owning post on the day. */
  readonly owner_holder: string | null;
}

const holdsOn = (on: CivilDate) =>
  sql<boolean>`held.superseded_at is null and held.valid_from <= ${on}
    and (held.valid_to is null or held.valid_to >= ${on})`;

/**
 * Entries in the scope that have not been removed: of its bodies, and those whose owning post one of its persons holds
 * on the day.
 */
function entries(db: Reader, scope: Scope, on: CivilDate) {
  return whereInScope(
    db
      .selectFrom('calendar.entry as entry')
      .innerJoin('posts.region as region', 'region.path', 'entry.region_path')
      .leftJoinLateral(
        (eb) =>
          eb
            .selectFrom('posts.appointment as held')
            .select('held.person_id')
            .whereRef('held.post_id', '=', 'entry.owner_post')
            .where(sql<boolean>`held.person_id = any(${[...scope.persons]}::uuid[])`)
            .where(holdsOn(on))
            .limit(1)
            .as('mine'),
        (join) => join.onTrue(),
      )
      .selectAll('entry')
      .select([
        'region.name as region_name',
        sql<string | null>`(select string_agg(person.name, '、' order by person.name)
          from posts.appointment held join posts.person person on person.id = held.person_id
          where held.post_id = entry.owner_post and ${holdsOn(on)})`.as('owner_holder'),
      ]),
    scope,
    { key: 'entry.scope_key', person: 'mine.person_id' },
  ).where('entry.removed_at', 'is', null);
}

/** The entries of a region itself, by their days. */
export async function entriesOfYear(
  db: Reader,
  scope: Scope,
  of: { readonly regionPath: string; readonly year: number; readonly on: CivilDate },
): Promise<EntryRow[]> {
  const rows = await entries(db, scope, of.on)
    .where('entry.year', '=', of.year)
    .where('entry.region_path', '=', of.regionPath)
    .orderBy('entry.from_on')
    .orderBy('entry.to_on')
    .orderBy('entry.id')
    .limit(MAX_OF_YEAR)
    .execute();
  return rows as EntryRow[];
}

/** As many as a page shows; no region has more. */
export const MAX_OF_YEAR = 300;

/** What begins or ends from the day on until another, what ends first coming first. */
export async function entriesComing(
  db: Reader,
  scope: Scope,
  on: CivilDate,
  until: CivilDate,
  limit: number,
): Promise<EntryRow[]> {
  const rows = await entries(db, scope, on)
    .where('entry.to_on', '>=', on)
    .where((eb) =>
      eb.or([
        eb('entry.to_on', '<=', until),
        eb.and([eb('entry.from_on', '>=', on), eb('entry.from_on', '<=', until)]),
      ]),
    )
    .orderBy('entry.to_on')
    .orderBy('entry.from_on')
    .orderBy('entry.id')
    .limit(limit)
    .execute();
  return rows as EntryRow[];
}

export async function entryById(
  db: Reader,
  scope: Scope,
  id: Id<'calendar-entry'>,
  on: CivilDate,
): Promise<EntryRow | undefined> {
  const row = await entries(db, scope, on).where('entry.id', '=', id).executeTakeFirst();
  return row as EntryRow | undefined;
}

export async function lockEntry(
  tx: Tx,
  scope: Scope,
  id: Id<'calendar-entry'>,
): Promise<Selectable<Tables['calendar.entry']> | undefined> {
  return whereInScope(tx.selectFrom('calendar.entry as entry').selectAll('entry'), scope, {
    key: 'entry.scope_key',
  })
    .where('entry.id', '=', id)
    .forUpdate('entry')
    .executeTakeFirst();
}

/** Who writes a year's entries of a region comes one after the other: what was counted stands until the commit. */
export async function lockYear(tx: Tx, scopeKey: string, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${YEAR_LOCK}, hashtext(${`${scopeKey} ${year}`}))`.execute(
    tx,
  );
}
/** Arbitrary, and nobody else’s. */
const YEAR_LOCK = 4_201_607;

export async function countOfYear(tx: Tx, scopeKey: string, year: number): Promise<number> {
  const row = await tx
    .selectFrom('calendar.entry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('scope_key', '=', scopeKey)
    .where('year', '=', year)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function insertEntries(
  tx: Tx,
  rows: readonly Insertable<Tables['calendar.entry']>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('calendar.entry')
      .values([...rows])
      .execute();
}

/** Of a locked row. */
export async function updateEntry(
  tx: Tx,
  id: Id<'calendar-entry'>,
  changes: Updateable<Tables['calendar.entry']>,
): Promise<void> {
  await tx
    .updateTable('calendar.entry')
    .set({ ...changes, version: sql<number>`calendar.entry.version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Posts of the region's leading bodies, where a class has exactly one. */
export async function leadingPosts(
  db: Reader,
  scope: Scope,
  regionPath: string,
): Promise<ReadonlyMap<PostClass, Id<'post'>>> {
  const rows = await whereInScope(
    db
      .selectFrom('posts.post as post')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .select(['post.class', sql<Id<'post'>[]>`array_agg(post.id)`.as('ids')]),
    scope,
    { key: 'post.scope_key' },
  )
    .where('organ.region_path', '=', regionPath)
    .where('organ.kind', 'in', ['party-committee', 'government', 'township'])
    .groupBy('post.class')
    .execute();
  return new Map(
    rows.flatMap(({ class: postClass, ids }) => {
      const [only, another] = ids;
      return only === undefined || another !== undefined ? [] : [[postClass as PostClass, only]];
    }),
  );
}

/** Whether the post and the body are of the region. */
export async function isOwnerWithin(
  db: Reader,
  scope: Scope,
  regionPath: string,
  owner: { readonly postId: Id<'post'> | null; readonly organId: Id<'organ'> | null },
): Promise<boolean> {
  const { postId, organId } = owner;
  if (postId === null && organId === null) return true;
  const rows = await whereInScope(
    db
      .selectFrom('posts.organ as organ')
      .leftJoin('posts.post as post', 'post.organ_id', 'organ.id')
      .select(['organ.id as organId', 'post.id as postId']),
    scope,
    { key: 'organ.scope_key' },
  )
    .where('organ.region_path', '=', regionPath)
    .where((eb) => eb.or([eb('organ.id', '=', organId), eb('post.id', '=', postId)]))
    .execute();
  return (
    (postId === null || rows.some((row) => row.postId === postId)) &&
    (organId === null || rows.some((row) => row.organId === organId))
  );
}

export interface ToTell {
  readonly id: Id<'calendar-entry'>;
  readonly scopeKey: string;
  readonly title: string;
  readonly to: CivilDate;
  /** Who holds the owning post on the day. */
  readonly personIds: readonly Id<'person'>[];
}

/** Entries whose day of telling has come and of which nobody has been told, as long as they have not passed; locked. */
export async function lockToTell(tx: Tx, on: CivilDate, limit: number): Promise<ToTell[]> {
  return tx
    .selectFrom('calendar.entry as entry')
    .select([
      'entry.id',
      'entry.scope_key as scopeKey',
      'entry.title',
      'entry.to_on as to',
      sql<Id<'person'>[]>`array(select held.person_id from posts.appointment held
        where held.post_id = entry.owner_post and ${holdsOn(on)} order by held.person_id)`.as(
        'personIds',
      ),
    ])
    .where('entry.tell_on', '<=', on)
    .where('entry.to_on', '>=', on)
    .where('entry.told_at', 'is', null)
    .where('entry.removed_at', 'is', null)
    .orderBy('entry.id')
    .limit(limit)
    .forUpdate('entry')
    .skipLocked()
    .execute();
}

export async function markTold(
  tx: Tx,
  ids: readonly Id<'calendar-entry'>[],
  at: Date,
): Promise<void> {
  await tx
    .updateTable('calendar.entry')
    .set({ told_at: at })
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** Entries follow their region when it gets another address. */
export const readdressCalendar: Readdress = (tx, moves) =>
  readdressScopeKeys(tx, 'calendar.entry', moves);

/** Days of assessments in the region and below, of a year and the next: what a late entry may stand before. */
export async function reviewsOf(
  db: Reader,
  scope: Scope,
  region: string,
  year: number,
): Promise<{ regionPath: string; title: string; on: CivilDate }[]> {
  return whereInRegion(
    db
      .selectFrom('calendar.entry as entry')
      .select(['entry.region_path as regionPath', 'entry.title', 'entry.from_on as on']),
    scope,
    region,
    { key: 'entry.scope_key' },
  )
    .where('entry.removed_at', 'is', null)
    .where('entry.kind', 'in', ['self-assessment', 'superior-assessment'])
    .where('entry.year', 'in', [year, year + 1])
    .orderBy('entry.from_on')
    .limit(2000)
    .execute();
}
