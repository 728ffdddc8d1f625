// Whether somebody holds a post in a region or body: who does gives it no marks.
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Selves } from '../../platform/http/caller.ts';

/** The bodies in which these people hold a post, by their ids, and the regions of these by their paths. */
export async function placesOfPosts(
  db: Reader,
  persons: Selves,
  on: CivilDate,
): Promise<ReadonlySet<string>> {
  if (persons.length === 0) return new Set();
  const rows = await db
    .selectFrom('posts.appointment as held')
    .innerJoin('posts.post as post', 'post.id', 'held.post_id')
    .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
    .select(['organ.id', 'organ.region_path'])
    .where(sql<boolean>`held.person_id = any(${[...persons]}::uuid[])`)
    .where('held.superseded_at', 'is', null)
    .where('held.valid_from', '<=', on)
    .where((eb) => eb.or([eb('held.valid_to', 'is', null), eb('held.valid_to', '>=', on)]))
    .execute();
  return new Set(rows.flatMap(({ id, region_path: path }) => [id, path]));
}

/** `place`: a region’s path, for every body of it, or one body. */
export async function postsInRegion(
  db: Reader,
  persons: Selves,
  place: string | Id<'organ'>,
  on: CivilDate,
): Promise<boolean> {
  const isRegion = place.startsWith('/');
  const row = await db
    .selectFrom('posts.appointment as held')
    .innerJoin('posts.post as post', 'post.id', 'held.post_id')
    .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
    .select('held.id')
    .where(sql<boolean>`held.person_id = any(${[...persons]}::uuid[])`)
    .where('held.superseded_at', 'is', null)
    .where('held.valid_from', '<=', on)
    .where((eb) => eb.or([eb('held.valid_to', 'is', null), eb('held.valid_to', '>=', on)]))
    .where(
      isRegion
        ? sql<boolean>`organ.region_path = ${place}`
        : sql<boolean>`organ.id = ${place}::uuid`,
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
