// Who may hold a post beside whom, across every way of recording it: one lock, and one look at the outcome.
import type { CivilDate, Id, PostClass } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import { POST_CATEGORIES } from './roster.columns.ts';

/** Beyond so many regions in one act all of them are locked at once. */
const REGIONS_LOCKED_ONE_BY_ONE = 500;
/** Arbitrary, and nobody else’s: the two keys of advisory locks on holding posts. */
const ALL_POSTS = 4_201_604;
const OF_REGION = 4_201_605;

/**
 * Writers of who holds which post in a region come one after the other: what one reads afterwards is what stands
 * until it commits. Regions are taken in one order, so that two with several do not wait for each other.
 */
export async function lockHolding(tx: Tx, regionPaths: readonly string[]): Promise<void> {
  const paths = [...new Set(regionPaths)].toSorted();
  if (paths.length > REGIONS_LOCKED_ONE_BY_ONE) {
    await sql`select pg_advisory_xact_lock(${ALL_POSTS})`.execute(tx);
    return;
  }
  await sql`select pg_advisory_xact_lock_shared(${ALL_POSTS})`.execute(tx);
  await sql`select pg_advisory_xact_lock(${OF_REGION}, hashtext(path))
    from (select path from unnest(${paths}::text[]) as path order by path) as ordered`.execute(tx);
}

export interface Collision {
  readonly code: 'posts.post-already-held' | 'posts.same-person-twice';
  /** Who holds the post already. */
  readonly name: string;
}

const SINGLE = POST_CATEGORIES.filter(({ isSingle }) => isSingle);

/**
 * Two current appointments of these posts that cannot both stand: full holders of a post for one with a day in
 * common (acting and A/B holders stand beside), or one person twice. Asked after writing, under the lock.
 */
export async function collisionIn(
  tx: Tx,
  postIds: readonly Id<'post'>[],
): Promise<Collision | undefined> {
  const { rows } = await sql<{ isSamePerson: boolean; name: string }>`
    select one.person_id = other.person_id as "isSamePerson", person.name
    from posts.appointment one
    join posts.appointment other on other.post_id = one.post_id and other.record_id <> one.record_id
      and (other.recorded_at, other.record_id) < (one.recorded_at, one.record_id)
    join posts.post post on post.id = one.post_id
    join posts.organ organ on organ.id = post.organ_id
    join posts.person person on person.id = other.person_id
    where one.post_id = any(${[...postIds]}::uuid[])
      and one.superseded_at is null and other.superseded_at is null
      and (one.valid_to is null or other.valid_from <= one.valid_to)
      and (other.valid_to is null or one.valid_from <= other.valid_to)
      and (one.person_id = other.person_id
        or (one.manner in ('full', 'presiding') and other.manner in ('full', 'presiding')
          and (post.class, organ.kind) in (select * from unnest(
            ${SINGLE.map(({ postClass }) => postClass)}::text[],
            ${SINGLE.map(({ organKind }) => organKind)}::text[]))))
    limit 1`.execute(tx);
  const [found] = rows;
  return found === undefined
    ? undefined
    : {
        code: found.isSamePerson ? 'posts.same-person-twice' : 'posts.post-already-held',
        name: found.name,
      };
}

/** The bodies a person holds a post in on a day, as is known today. */
export async function organsHeldBy(
  db: Reader,
  personId: Id<'person'>,
  on: CivilDate,
): Promise<Id<'organ'>[]> {
  const rows = await db
    .selectFrom('posts.appointment as appointment')
    .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
    .select('post.organ_id')
    .distinct()
    .where('appointment.person_id', '=', personId)
    .where('appointment.superseded_at', 'is', null)
    .where('appointment.valid_from', '<=', on)
    .where((eb) =>
      eb.or([eb('appointment.valid_to', 'is', null), eb('appointment.valid_to', '>=', on)]),
    )
    .execute();
  return rows.map(({ organ_id: id }) => id);
}

/** One post of a person, as it stands on record today, with its first and last day. */
export interface PostHeld {
  readonly personId: Id<'person'>;
  readonly personName: string;
  readonly postId: Id<'post'>;
  readonly postTitle: string;
  readonly postClass: PostClass;
  readonly organId: Id<'organ'>;
  readonly organName: string;
  readonly scopeKey: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

const everHeld = (db: Reader, scope: Scope) =>
  whereInScope(
    db
      .selectFrom('posts.appointment as appointment')
      .innerJoin('posts.person as person', 'person.id', 'appointment.person_id')
      .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .select([
        'person.id as personId',
        'person.name as personName',
        'post.id as postId',
        'post.title as postTitle',
        'post.class as postClass',
        'organ.id as organId',
        'organ.name as organName',
        'appointment.scope_key as scopeKey',
        'appointment.valid_from as from',
        'appointment.valid_to as to',
      ]),
    scope,
    {
      key: 'appointment.scope_key',
      committee: 'appointment.managing_committee',
      person: 'appointment.person_id',
    },
  )
    .where('appointment.superseded_at', 'is', null)
    .orderBy('appointment.record_id');

/** The committee that manages the person's latest post, also where that post is not in the scope. */
export async function latestCommittee(db: Reader, personId: Id<'person'>): Promise<string | null> {
  const { rows } = await sql<{ committee: string | null }>`
    select posts.latest_committee(${personId}::uuid) as committee`.execute(db as Tx);
  return rows[0]?.committee ?? null;
}

/** The same of many people; of whom it is not known is left out. */
export async function latestCommittees(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<ReadonlyMap<Id<'person'>, string>> {
  const { rows } = await sql<{ person: Id<'person'>; committee: string | null }>`
    select person, posts.latest_committee(person) as committee
    from unnest(${[...new Set(personIds)]}::uuid[]) as person`.execute(db as Tx);
  return new Map(
    rows.flatMap(({ person, committee }) => (committee === null ? [] : [[person, committee]])),
  );
}

/** Every post these people ever held within the scope, in one statement: who reads it asks for many days at once. */
export async function postsEverHeld(
  db: Reader,
  scope: Scope,
  personIds: readonly Id<'person'>[],
): Promise<PostHeld[]> {
  const rows = await everHeld(db, scope)
    .where(sql<boolean>`appointment.person_id = any(${[...new Set(personIds)]}::uuid[])`)
    .execute();
  return rows as PostHeld[];
}

/** The same of everybody who is called one of these names. */
export async function postsHeldByNames(
  db: Reader,
  scope: Scope,
  names: readonly string[],
): Promise<PostHeld[]> {
  const rows = await everHeld(db, scope)
    .where(sql<boolean>`person.name = any(${[...new Set(names)]}::text[])`)
    .execute();
  return rows as PostHeld[];
}

/** Names of people who held a post within the scope, for the one that somebody may have meant. */
export async function namesInScope(db: Reader, scope: Scope, limit: number): Promise<string[]> {
  const rows = await whereInScope(
    db
      .selectFrom('posts.appointment as appointment')
      .innerJoin('posts.person as person', 'person.id', 'appointment.person_id')
      .select('person.name'),
    scope,
    { key: 'appointment.scope_key', person: 'appointment.person_id' },
  )
    .where('appointment.superseded_at', 'is', null)
    .distinct()
    .limit(limit)
    .execute();
  return rows.map(({ name }) => name);
}

/** Lawfully erased: the last digits of a person's document, which tell people of one name apart. */
export async function eraseIdTail(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('posts.person')
    .set({ id_tail: null })
    .where('id', '=', personId as Id<'person'>)
    .execute();
}
