// Drafting beside changes: a list that is being written is not there yet for who would mark it.
import type { Id } from '@jinze/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { pathsTo } from '../../platform/region-path.ts';
import type { Named } from '../posts/index.ts';

/** Arbitrary, and nobody else’s. */
const DRAFTING = 4_201_606;
/** Above every region; beyond so many regions in one act it is taken alone. */
const EVERYWHERE = '/';
const ONE_BY_ONE = 200;

type Mode = 'shared' | 'alone';
const LOCK = {
  shared: sql`pg_advisory_xact_lock_shared`,
  alone: sql`pg_advisory_xact_lock`,
} as const;

/** From the top down, so that nobody waits for somebody who waits for them. */
async function take(tx: Tx, mode: Mode, paths: readonly string[]): Promise<void> {
  await sql`select ${LOCK[mode]}(${DRAFTING}, hashtext(path))
    from (select path from unnest(${[...paths]}::text[]) as path order by path) as ordered`.execute(
    tx,
  );
}

const above = (path: string) => [EVERYWHERE, ...pathsTo(path)].filter((one) => one !== path);

/**
 * Taken before anything is read: nobody else drafts or marks lists of the region or below until this commits. Who
 * changed something before and has not marked yet finds the new lists when it does.
 */
export async function lockRegion(tx: Tx, regionPath: string): Promise<void> {
  await take(tx, 'shared', above(regionPath));
  await take(tx, 'alone', [regionPath]);
}

export const lockEverywhere = (tx: Tx): Promise<void> => take(tx, 'alone', [EVERYWHERE]);

/** Taken before lists of these posts are marked: a draft of their regions that is being written ends first. */
async function lockRegionsOf(tx: Tx, posts: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ path: string }>`
    select distinct substring(post.scope_key from position('/' in post.scope_key)) as path
    from posts.post post where post.id in (${posts})`.execute(tx);
  const lines = [...new Set(rows.flatMap(({ path }) => [EVERYWHERE, ...pathsTo(path)]))];
  if (lines.length > ONE_BY_ONE) await lockEverywhere(tx);
  else await take(tx, 'shared', lines);
}

export const lockPosts = (tx: Tx, ids: readonly Id<'post'>[]): Promise<void> =>
  lockRegionsOf(tx, sql`select unnest(${[...ids]}::uuid[])`);

const POSTS_NAMED: Readonly<Record<Named['subject'], (id: string) => RawBuilder<unknown>>> = {
  post: (id) => sql`select ${id}::uuid`,
  organ: (id) => sql`select own.id from posts.post own where own.organ_id = ${id}::uuid`,
  person: (id) =>
    sql`select held.post_id from posts.appointment held where held.person_id = ${id}::uuid`,
};

export const lockNamed = (tx: Tx, { subject, id }: Named): Promise<void> =>
  lockRegionsOf(tx, POSTS_NAMED[subject](id));
