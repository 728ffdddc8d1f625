// All SQL that counts sections, and the people in posts who have none.
import type { DutyInstrument, SectionState } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInRegion } from '../../platform/database/scope.ts';
import type { Page } from './sections.store.ts';

export interface StateCount {
  readonly instrument: DutyInstrument;
  readonly state: SectionState;
  readonly isPartySide: boolean;
  readonly count: number;
  readonly blocked: number;
  readonly stale: number;
}

export async function countByState(
  db: Reader,
  scope: Scope,
  regionPath: string,
  year: number,
): Promise<StateCount[]> {
  const rows = await whereInRegion(
    db
      .selectFrom('duties.section as section')
      .select((eb) => [
        'section.instrument',
        'section.state',
        'section.is_party_side as isPartySide',
        eb.fn.countAll<number>().as('count'),
        sql<number>`count(*) filter (where section.blocked_by is not null and section.state = 'drafted')`.as(
          'blocked',
        ),
        sql<number>`count(*) filter (where section.stale_since is not null)`.as('stale'),
      ]),
    scope,
    regionPath,
    { key: 'section.sort_key' },
  )
    .where('section.year', '=', year)
    .where('section.state', '<>', 'superseded')
    .groupBy(['section.instrument', 'section.state', 'section.is_party_side'])
    .execute();
  return rows as StateCount[];
}

/** Whether somebody holds a post on the day, on `appointment`. */
const isInPost = (on: CivilDate) => sql<boolean>`(appointment.superseded_at is null
  and appointment.valid_from <= ${on} and (appointment.valid_to is null or appointment.valid_to >= ${on}))`;

/** Whether who holds a post has a list of the year; it may have two editions: asked for, not joined. */
const hasList = (year: number, instrument: DutyInstrument) => sql<boolean>`exists (
  select 1 from duties.section
  where section.person_id = appointment.person_id and section.post_id = appointment.post_id
    and section.year = ${year} and section.instrument = ${instrument} and section.state <> 'superseded')`;

/** Posts held on the day in the region, and how many of them have no section for the year. */
export async function countHolders(
  db: Reader,
  scope: Scope,
  regionPath: string,
  year: number,
  on: CivilDate,
): Promise<{ posts: number; without: number; withoutAnnual: number }> {
  const row = await whereInRegion(
    db.selectFrom('posts.appointment as appointment').select((eb) => [
      eb.fn.countAll<number>().as('posts'),
      sql<number>`count(*) filter (where not ${hasList(year, 'standing')})`.as('without'),
      sql<number>`count(*) filter (where appointment.post_id in (select responsible.post_id
            from duties.priority_post responsible
            join duties.priority priority on priority.id = responsible.priority_id
            where priority.year = ${year} and priority.dropped_at is null)
          and not ${hasList(year, 'annual')})`.as('withoutAnnual'),
    ]),
    scope,
    regionPath,
    { key: 'appointment.scope_key' },
  )
    .where(isInPost(on))
    .executeTakeFirstOrThrow();
  return { posts: row.posts, without: row.without, withoutAnnual: row.withoutAnnual };
}

/** The next appointments whose holders have no standing list of the year, in the order of lists: an index tells. */
export async function holdersWithout(
  db: Reader,
  scope: Scope,
  asked: { readonly regionPath: string; readonly year: number; readonly on: CivilDate } & Page,
): Promise<{ scopeKey: string; id: Id<'appointment'> }[]> {
  const { regionPath, year, on, after, limit } = asked;
  let query = whereInRegion(
    db
      .selectFrom('posts.appointment as appointment')
      .select(['appointment.scope_key as scopeKey', 'appointment.record_id as id']),
    scope,
    regionPath,
    { key: 'appointment.scope_key' },
  )
    .where(isInPost(on))
    .where(sql<boolean>`not ${hasList(year, 'standing')}`)
    .orderBy('appointment.scope_key')
    .orderBy('appointment.record_id')
    .limit(limit);
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(appointment.scope_key, appointment.record_id) > (${after.scopeKey}, ${after.id}::uuid)`,
    );
  return query.execute();
}

/** How many sections, of any year and state, name these people in these posts. */
export async function countSectionsOf(
  db: Reader,
  held: readonly { readonly person_id: Id<'person'>; readonly post_id: Id<'post'> }[],
): Promise<number> {
  const row = await db
    .selectFrom('duties.section as section')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(
      sql<boolean>`(section.person_id, section.post_id) in (select * from unnest(
        ${held.map((one) => one.person_id)}::uuid[], ${held.map((one) => one.post_id)}::uuid[]))`,
    )
    .executeTakeFirstOrThrow();
  return row.count;
}
