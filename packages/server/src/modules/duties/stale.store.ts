// All SQL that marks sections which do not show a change yet, and that tells what must not be approved as it is.
import type { DutyInstrument } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { RuleDate } from '../instruments/index.ts';
import type { Named } from '../posts/index.ts';
import { lockEverywhere, lockNamed, lockPosts, lockRegion } from './drafting-lock.store.ts';

/**
 * Sections of these posts that do not show a change yet; their content stays as it was issued. One that ended
 * with a leaving is marked too: it may come back.
 */
async function mark(
  tx: Tx,
  at: Date,
  instrument: DutyInstrument,
  changed: RawBuilder<unknown>,
): Promise<void> {
  await sql`update duties.section as section set stale_since = ${at}
    from ${changed}
    where section.post_id = changed.post_id and section.instrument = ${instrument}
      and section.year between changed.first_year and changed.last_year
      and (changed.person_id is null or section.person_id = changed.person_id)
      and (section.state <> 'superseded' or section.ended_because = 'left-post')`.execute(tx);
}

/** The sections of one instrument of these people in these posts, from a year on; under `lockPosts`. */
export async function markStale(
  tx: Tx,
  changed: readonly { personId: Id<'person'>; postId: Id<'post'>; year: number }[],
  instrument: DutyInstrument,
  at: Date,
): Promise<void> {
  if (changed.length === 0) return;
  await mark(
    tx,
    at,
    instrument,
    sql`(select person_id, post_id, first_year, 9999 as last_year
      from unnest(${changed.map((one) => one.personId)}::uuid[],
        ${changed.map((one) => one.postId)}::uuid[],
        ${changed.map((one) => one.year)}::int[]) as one (person_id, post_id, first_year)) as changed`,
  );
}

/** Everybody's sections of these posts: a document lays other duties down, or a year has other priorities. */
export async function markStaleOfPosts(
  tx: Tx,
  changed: {
    readonly postIds: readonly Id<'post'>[];
    readonly instrument: DutyInstrument;
    readonly fromYear: number;
    readonly toYear?: number;
  },
  at: Date,
): Promise<void> {
  const { postIds, instrument, fromYear, toYear = 9999 } = changed;
  await lockPosts(tx, postIds);
  await mark(
    tx,
    at,
    instrument,
    sql`(select null::uuid as person_id, post_id, ${fromYear}::int as first_year,
        ${toYear}::int as last_year
      from unnest(${[...postIds]}::uuid[]) as one (post_id)) as changed`,
  );
}

const COPIED_OF = {
  post: sql`section.post_id`,
  organ: sql`section.organ_id`,
  person: sql`section.person_id`,
} as const;

/**
 * Sections that copied a name which is another now, from a year on: drafts, and for the title of a post what is in
 * force too. Names of people and bodies stay there as they were issued.
 */
export async function markStaleByName(tx: Tx, named: Named, year: number, at: Date): Promise<void> {
  const { subject, id } = named;
  await lockNamed(tx, named);
  await sql`update duties.section as section set stale_since = ${at}
    where ${COPIED_OF[subject]} = ${id}::uuid and section.year >= ${year}
      and (section.state in ('drafted', 'approved') or section.ended_because = 'left-post'
        or (${subject}::text = 'post' and section.state <> 'superseded'))`.execute(tx);
}

/** Rules of the region have changed: every section there may be affected; drafting tells which are. */
export async function markStaleIn(
  tx: Tx,
  regionPath: string,
  year: number,
  at: Date,
): Promise<void> {
  await lockRegion(tx, regionPath);
  await sql`update duties.section as section set stale_since = ${at}
    where section.year >= ${year} and section.region_path ^@ ${regionPath}
      and section.instrument = 'standing'
      and (section.state <> 'superseded' or section.ended_because = 'left-post')`.execute(tx);
}

/** The last day whose rules were looked at, and this one from now on; undefined: nobody has looked yet. */
export async function takeDay(tx: Tx, today: CivilDate): Promise<CivilDate | undefined> {
  const row = await tx
    .selectFrom('duties.day_followed')
    .select('day')
    .forUpdate()
    .executeTakeFirst();
  await tx
    .insertInto('duties.day_followed')
    .values({ day: today })
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet({ day: today }))
    .execute();
  return row?.day;
}

/** Standing sections that were drawn before a rule of their place began or ended, and are for a day after it. */
export async function markStaleByDates(
  tx: Tx,
  dates: readonly RuleDate[],
  at: Date,
): Promise<number> {
  await lockEverywhere(tx);
  const { numAffectedRows } = await sql`update duties.section as section set stale_since = ${at}
    from (select place, day, extract(year from day) as year
      from unnest(${dates.map(({ place }) => place)}::text[], ${dates.map(({ on }) => on)}::date[])
        as one (place, day)) as turn
    where section.instrument = 'standing' and section.as_of < turn.day and section.year >= turn.year
      and (turn.place is null or section.region_path like '%/' || turn.place || '/%')
      and (section.state <> 'superseded' or section.ended_because = 'left-post')`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/**
 * With the first start of another version of the built-in rules: standing sections drawn with another one, from a year
 * on. What drafting then finds unchanged is not marked again by the next start.
 */
export async function markStaleByRules(
  tx: Tx,
  rules: { readonly version: string; readonly fromYear: number },
  at: Date,
): Promise<number> {
  const seen = await tx.selectFrom('duties.rules_seen').select('version').execute();
  if (seen.length === 1 && seen[0]?.version === rules.version) return 0;
  await tx.deleteFrom('duties.rules_seen').execute();
  await tx
    .insertInto('duties.rules_seen')
    .values({ version: rules.version, seen_at: at })
    .execute();
  await lockEverywhere(tx);
  const { numUpdatedRows } = await tx
    .updateTable('duties.section')
    .set({ stale_since: at })
    .where('instrument', '=', 'standing')
    .where('year', '>=', rules.fromYear)
    .where('rules_version', '<>', rules.version)
    .where((eb) => eb.or([eb('state', '<>', 'superseded'), eb('ended_because', '=', 'left-post')]))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** How many of these hold duties of a document that has been withdrawn. */
export async function countFromWithdrawn(tx: Tx, ids: readonly Id<'section'>[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from duties.section section
    join duties.item_set item_set on item_set.digest = section.item_set
    where section.id = any(${[...ids]}::uuid[]) and exists (
      select 1 from jsonb_array_elements(item_set.items) as item
      join duties.document document on document.withdrawn_at is not null
        and item ->> 'code' ^@ ('document:' || document.id || ':'))`.execute(tx);
  return Number(rows[0]?.count ?? 0);
}
