// What the demo's seeding reads back.
import type { Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../platform/database/database.ts';
import type { Holding } from './demo-history.ts';

/** Sections of a region's own bodies that can be approved. */
export async function draftedSections(
  db: Reader,
  regionPath: string,
  year: number,
): Promise<{ id: Id<'section'>; version: number; organKind: string }[]> {
  return db
    .selectFrom('duties.section')
    .select(['id', 'version', 'organ_kind as organKind'])
    .where('region_path', '=', regionPath)
    .where('year', '=', year)
    .where('blocked_by', 'is', null)
    .where(sql<boolean>`state = 'drafted'`)
    .execute();
}

export async function accountsNamed(
  db: Reader,
  displayNames: readonly string[],
): Promise<ReadonlyMap<string, Id<'account'>>> {
  const rows = await db
    .selectFrom('access.account')
    .select(['id', 'display_name'])
    .where('display_name', 'in', [...displayNames])
    .execute();
  return new Map(rows.map((row) => [row.display_name, row.id]));
}

/** The keys of the requests that were already answered, of those that begin so. */
export async function answeredKeys(db: Reader, prefix: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('platform.idempotency_key')
    .select('key')
    .where(sql<boolean>`key ^@ ${prefix}`)
    .where('response', 'is not', null)
    .execute();
  return new Set(rows.map(({ key }) => key));
}

/** The person and the post of somebody in a seat: both are on record by the time this is asked. */
export async function idsOf(
  db: Reader,
  { person, seat }: Holding,
): Promise<{ personId: Id<'person'>; postId: Id<'post'> }> {
  return db
    .selectFrom('posts.person as person')
    .innerJoin('posts.post as post', (join) => join.on('post.title', '=', seat.title))
    .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
    .select(['person.id as personId', 'post.id as postId'])
    .where('person.name', '=', person.name)
    .where('person.id_tail', '=', person.tail)
    .where('organ.name', '=', seat.organ)
    .executeTakeFirstOrThrow();
}

/** The appointment that somebody in a seat holds now. */
export async function appointmentOf(
  db: Reader,
  holding: Holding,
): Promise<{ id: Id<'appointment'>; version: number }> {
  const { personId, postId } = await idsOf(db, holding);
  return db
    .selectFrom('posts.appointment')
    .select(['record_id as id', 'version'])
    .where('person_id', '=', personId)
    .where('post_id', '=', postId)
    .where('superseded_at', 'is', null)
    .where('valid_to', 'is', null)
    .executeTakeFirstOrThrow();
}
