// Where a report may be about and go to: regions step by step, leading posts of a region, bodies of the handling one.
import type { Id, Level, OrganKind } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { regionsAbove } from '../posts/index.ts';
import type { Place } from './report-route.decide.ts';

const regions = (db: Reader) =>
  db
    .selectFrom('posts.region as region')
    .select(['region.path', 'region.name', 'region.level'])
    .where('region.ended_on', 'is', null)
    .orderBy('region.path');

/** `/`: the topmost ones. */
export async function regionsBelow(db: Reader, path: string): Promise<Place[]> {
  const rows = await regions(db).where('region.superior_path', '=', path).limit(500).execute();
  return rows.map((row) => ({ ...row, level: row.level as Level }));
}

export interface LeadingPost {
  readonly id: Id<'post'>;
  readonly title: string;
  readonly organName: string;
  readonly managingCommittee: string | null;
}

/** Posts of party committee and government as the public knows them: titles, nobody’s name. */
export async function leadingPosts(db: Reader, regionPath: string): Promise<LeadingPost[]> {
  return db
    .selectFrom('posts.post as post')
    .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
    .select([
      'post.id',
      'post.title',
      'organ.name as organName',
      'post.managing_committee as managingCommittee',
    ])
    .where('organ.region_path', '=', regionPath)
    .orderBy('organ.kind', 'desc')
    .orderBy('organ.name')
    .orderBy('post.id')
    .limit(300)
    .execute();
}

/** Who holds a post now. */
export async function holderNow(
  db: Reader,
  postId: Id<'post'>,
  today: string,
): Promise<Id<'person'> | null> {
  const row = await db
    .selectFrom('posts.appointment as held')
    .select('held.person_id')
    .where('held.post_id', '=', postId)
    .where('held.superseded_at', 'is', null)
    .where(sql<boolean>`held.valid_from <= ${today}::date`)
    .where(sql<boolean>`(held.valid_to is null or held.valid_to >= ${today}::date)`)
    .orderBy('held.id')
    .limit(1)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

export async function nameOfPerson(db: Reader, id: Id<'person'>): Promise<string | undefined> {
  const row = await db
    .selectFrom('posts.person')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.name;
}

export interface Body {
  readonly id: Id<'organ'>;
  readonly name: string;
  readonly kind: OrganKind;
}

const bodies = (db: Reader, regionPaths: readonly string[]) =>
  db
    .selectFrom('posts.organ as organ')
    .select(['organ.id', 'organ.name', 'organ.kind'])
    .where(sql<boolean>`organ.region_path = any(${[...regionPaths]}::text[])`)
    .orderBy(sql`length(organ.region_path)`)
    .orderBy(sql`organ.kind <> 'government'`)
    .orderBy('organ.name')
    .orderBy('organ.id')
    .limit(500);

/** Those of the first region first. */
export async function bodiesOf(db: Reader, regionPaths: readonly string[]): Promise<Body[]> {
  const rows = await bodies(db, regionPaths).execute();
  return rows.map((row) => ({ ...row, kind: row.kind as OrganKind }));
}

export interface Government {
  readonly id: Id<'organ'>;
  readonly name: string;
  readonly regionPath: string;
}

export async function governmentsOf(
  db: Reader,
  regionPaths: readonly string[],
): Promise<Government[]> {
  return bodies(db, regionPaths)
    .clearSelect()
    .select(['organ.id', 'organ.name', 'organ.region_path as regionPath'])
    .where('organ.kind', '=', 'government')
    .execute();
}

/** In whose bodies a post is. */
export async function regionOfPost(db: Reader, id: Id<'post'>): Promise<string | undefined> {
  const row = await db
    .selectFrom('posts.post as post')
    .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
    .select('organ.region_path')
    .where('post.id', '=', id)
    .executeTakeFirst();
  return row?.region_path;
}

/** The county of a place and the regions above it: where a government verifies deaths (安全生产法 73). */
export const countyAndAbove = async (db: Reader, place: string): Promise<Place[]> =>
  (await regionsAbove(db, place)).filter(({ level }) => level !== 'township');

/** The regions above one, and those right below that are no townships: where it may be handed on to. */
export async function regionsAround(db: Reader, path: string): Promise<Place[]> {
  const rows = await regions(db)
    .where('region.level', '<>', 'township')
    .where('region.path', '<>', path)
    .where(sql<boolean>`(${path}::text ^@ region.path or region.superior_path = ${path}
      or region.superior_path = (select own.superior_path from posts.region own where own.path = ${path}))`)
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, level: row.level as Level }));
}
