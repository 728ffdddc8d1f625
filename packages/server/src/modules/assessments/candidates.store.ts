// Whom an exercise can assess and does not yet: regions directly below, bodies of the region, people in posts there.
import type { CivilDate, Id } from '@jinze/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';

export interface Candidate {
  readonly key: string;
  readonly region: string | null;
  readonly organId: Id<'organ'> | null;
  readonly appointmentId: Id<'appointment'> | null;
  readonly name: string;
  readonly title: string | null;
  readonly postClass: string | null;
}

export interface CandidatePage extends CandidatesAsked {
  readonly after: string;
  readonly limit: number;
}

export interface CandidatesAsked {
  readonly exerciseId: Id<'assessment'>;
  readonly regionPath: string;
  readonly on: CivilDate;
  /** Where the scheme assesses party committee and government apart: once in each class, and not only once. */
  readonly classes: readonly string[] | null;
  /** The class somebody is looked for in; where they are apart. */
  readonly class: string | null;
  readonly search: string;
}

/** Of bodies: in the class that is looked for, in all of them, or at all. */
const isFree = (
  { exerciseId, classes, class: only }: CandidatesAsked,
  isSame: RawBuilder<unknown>,
) =>
  sql`(select count(*) from assessments.subject as taken where taken.exercise_id = ${exerciseId}::uuid
    and not taken.is_removed and ${isSame}
    and (${classes === null || only === null}::boolean or taken.class = ${only}::text))
    < ${classes === null || only !== null ? 1 : classes.length}::int`;

const KINDS = {
  regions: (page: CandidatesAsked) => sql`
    select region.path as key, region.path as region, null::uuid as "organId", null::uuid as "appointmentId",
      region.name, null::text as title, null::text as "postClass"
    from posts.region as region
    where region.path ~ ('^' || ${page.regionPath}::text || '[^/]+/$') and region.ended_on is null
      and ${isFree(page, sql`taken.organ_id is null and taken.region_path = region.path`)}`,
  organs: (page: CandidatesAsked) => sql`
    select organ.id::text as key, null::text as region, organ.id as "organId", null::uuid as "appointmentId",
      organ.name, null::text as title, null::text as "postClass"
    from posts.organ as organ
    where organ.region_path = ${page.regionPath} and ${isFree(page, sql`taken.organ_id = organ.id`)}`,
  persons: ({ exerciseId, regionPath, on }: CandidatesAsked) => sql`
    select held.scope_key || held.record_id::text as key, null::text as region, null::uuid as "organId",
      held.record_id as "appointmentId", person.name, organ.name || post.title as title, post.class as "postClass"
    from posts.appointment as held
    join posts.person as person on person.id = held.person_id
    join posts.post as post on post.id = held.post_id
    join posts.organ as organ on organ.id = post.organ_id
    where organ.region_path ^@ ${regionPath} and held.superseded_at is null and held.valid_from <= ${on}::date
      and (held.valid_to is null or held.valid_to >= ${on}::date)
      and not exists (select 1 from assessments.subject as taken where taken.exercise_id = ${exerciseId}::uuid
        and not taken.is_removed and taken.appointment_id = held.record_id)`,
} as const;
export type CandidateKind = keyof typeof KINDS;

const found = (kind: CandidateKind, page: CandidatesAsked) => sql`
  (select * from (${KINDS[kind](page)}) as candidate
    where candidate.name like ${likePattern(page.search)} or candidate.title like ${likePattern(page.search)}) as candidate`;

/** By address, name or the order of lists; the key goes on with the next page. */
export async function candidatesPage(
  db: Reader,
  kind: CandidateKind,
  page: CandidatePage,
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select * from ${found(kind, page)} where candidate.key > ${page.after} collate "C"
    order by candidate.key collate "C" limit ${page.limit}`.execute(db);
  return rows;
}

/** How many there are on all pages. */
export async function countCandidates(
  db: Reader,
  kind: CandidateKind,
  page: CandidatesAsked,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int4 as count from ${found(kind, page)}`.execute(db);
  return rows[0]?.count ?? 0;
}
