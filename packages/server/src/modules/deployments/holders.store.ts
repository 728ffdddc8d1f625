// All SQL of whom an ask is of: its post, or the heads of its body, and who holds them on a day.
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';

/** What is asked of a body is asked of its heads 主要负责人. */
const HEADS = ['party-chief', 'government-chief', 'by-reference'] as const;

/** Whether the row `post` is what the row under this name is of: it has a body, and a post or none. */
export function isPostOf(asked: 'ask' | 'place') {
  return sql<boolean>`post.organ_id = ${sql.ref(`${asked}.organ_id`)}
    and (post.id = ${sql.ref(`${asked}.post_id`)}
      or (${sql.ref(`${asked}.post_id`)} is null and post.class = any(${[...HEADS]}::text[])))`;
}

/** Whether the row `holding` is of somebody who answers for the post: an A/B holder takes nothing over. */
export const answersForPost = sql<boolean>`(holding.superseded_at is null and holding.manner <> 'ab-holder')`;

/** Whether `holding` lasted on a day on which `ask` was open. */
export const heldWhileOpen = sql<boolean>`(holding.valid_to is null or holding.valid_to >= ask.asked_on)
  and (ask.settled_on is null or holding.valid_from <= ask.settled_on)`;

/** Where and when somebody is looked for. */
export interface PlaceOnDay {
  readonly organId: Id<'organ'>;
  readonly postId: Id<'post'> | null;
  readonly on: CivilDate;
}

export interface HolderNamed {
  readonly personId: Id<'person'>;
  readonly name: string;
}

/** Who of the scope holds each place on its day; the answer has one list for each place. One statement. */
export async function holdersAt(
  db: Reader,
  scope: Scope,
  places: readonly PlaceOnDay[],
): Promise<readonly (readonly HolderNamed[])[]> {
  if (places.length === 0) return [];
  const rows = await whereInScope(
    db
      .selectFrom(
        sql<{ organ_id: string; post_id: string | null; day: string; n: number }>`unnest(
          ${places.map(({ organId }) => organId)}::uuid[], ${places.map(({ postId }) => postId)}::uuid[],
          ${places.map(({ on }) => on)}::date[]) with ordinality`.as<'place'>(
          sql`place (organ_id, post_id, day, n)`,
        ),
      )
      .innerJoin('posts.post as post', (join) => join.on(isPostOf('place')))
      .innerJoin('posts.appointment as holding', 'holding.post_id', 'post.id')
      .innerJoin('posts.person as person', 'person.id', 'holding.person_id')
      .select([
        sql<number>`place.n`.as('n'),
        'person.id as personId',
        'person.name',
        sql<boolean>`bool_or(holding.manner = 'full')`.as('isFull'),
      ]),
    scope,
    { key: 'holding.scope_key', person: 'holding.person_id' },
  )
    .where(answersForPost)
    .where(sql<boolean>`holding.valid_from <= place.day`)
    .where(sql<boolean>`(holding.valid_to is null or holding.valid_to >= place.day)`)
    .groupBy([sql`place.n`, 'person.id', 'person.name'])
    .orderBy(sql`place.n`)
    .orderBy('isFull', 'desc')
    .orderBy('person.name')
    .execute();
  const byPlace = Map.groupBy(rows, ({ n }) => Number(n));
  return places.map((_, index) =>
    (byPlace.get(index + 1) ?? []).map(({ personId, name }) => ({ personId, name })),
  );
}

export interface Target {
  readonly organId: Id<'organ'>;
  readonly postId: Id<'post'> | null;
  readonly organName: string;
  readonly postTitle: string | null;
  readonly scopeKey: string;
}

/** The bodies, and those posts of them, that lie in the scope and in the region or below. One statement. */
export async function targetsOf(
  db: Reader,
  scope: Scope,
  regionPath: string,
  wanted: readonly { readonly organId: Id<'organ'>; readonly postId: Id<'post'> | null }[],
): Promise<readonly (Target | undefined)[]> {
  if (wanted.length === 0) return [];
  const rows = await whereInScope(
    db
      .selectFrom('posts.organ as organ')
      .leftJoin('posts.post as post', (join) =>
        join
          .onRef('post.organ_id', '=', 'organ.id')
          .on(sql<boolean>`post.id = any(${wanted.flatMap(({ postId }) => postId ?? [])}::uuid[])`),
      )
      .select([
        'organ.id as organId',
        'organ.name as organName',
        'organ.scope_key as scopeKey',
        'post.id as postId',
        'post.title as postTitle',
      ]),
    scope,
    { key: 'organ.scope_key' },
  )
    .where(sql<boolean>`organ.id = any(${wanted.map(({ organId }) => organId)}::uuid[])`)
    .where(sql<boolean>`organ.region_path ^@ ${regionPath}`)
    .execute();
  const keyOf = (organId: string, postId: string | null) => `${organId}|${postId ?? ''}`;
  const found = new Map<string, Target>();
  for (const row of rows) {
    const { organId, organName, scopeKey } = row;
    found.set(keyOf(organId, null), {
      organId,
      organName,
      scopeKey,
      postId: null,
      postTitle: null,
    });
    if (row.postId !== null) found.set(keyOf(organId, row.postId), row);
  }
  return wanted.map(({ organId, postId }) => found.get(keyOf(organId, postId)));
}
