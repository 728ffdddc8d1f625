// All SQL that writes sections and their item sets; every change states the version it expects.
import type { EndedBecause, SectionState } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import {
  type Move,
  readdressPaths,
  readdressScopeKeys,
} from '../../platform/database/readdress.ts';
import type { SectionRow } from './sections.store.ts';

export interface SectionChange {
  readonly id: Id<'section'>;
  readonly expectedVersion: number;
  readonly state: SectionState;
  /** Kept as they are when null, unless the fields take the acknowledgement away. */
  readonly signer_name: string | null;
  readonly signer_post: string | null;
}

export type SectionFields = Partial<
  Pick<
    SectionRow,
    | 'approval_meeting'
    | 'approval_on'
    | 'approval_document_no'
    | 'issued_on'
    | 'issue_document_no'
    | 'issued_at'
    | 'acknowledged_at'
    | 'signed_how'
    | 'signed_on'
    | 'custodian'
    | 'paper_no'
    | 'continues'
    | 'objected_at'
    | 'objection_reason'
  >
>;

/** Writes one act to many sections in one statement and answers how many still had their version. */
export async function updateSections(
  tx: Tx,
  changes: readonly SectionChange[],
  state: SectionState,
  fields: SectionFields,
): Promise<number> {
  const isUnsigned = fields.acknowledged_at === null;
  const result = await tx
    .updateTable('duties.section')
    .from(
      sql<SectionChange>`unnest(${changes.map((change) => change.id)}::uuid[],
        ${changes.map((change) => change.expectedVersion)}::int[],
        ${changes.map((change) => change.signer_name)}::text[],
        ${changes.map((change) => change.signer_post)}::text[])`.as<'next'>(
        sql`next (id, version, signer_name, signer_post)`,
      ),
    )
    .set({
      ...fields,
      state,
      version: sql<number>`duties.section.version + 1`,
      signer_name: sql`coalesce(next.signer_name, ${isUnsigned ? null : sql`duties.section.signer_name`})`,
      signer_post: sql`coalesce(next.signer_post, ${isUnsigned ? null : sql`duties.section.signer_post`})`,
    })
    .where(sql<boolean>`duties.section.id = next.id and duties.section.version = next.version`)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Ends sections in one statement. Answers how many still had their version. */
export async function endSections(
  tx: Tx,
  ended: readonly {
    readonly id: Id<'section'>;
    readonly version: number;
    readonly because: EndedBecause;
  }[],
  at: Date,
): Promise<number> {
  if (ended.length === 0) return 0;
  const { numAffectedRows } = await sql`update duties.section as section set
      version = section.version + 1, state = 'superseded', ended_at = ${at}, ended_because = next.because
    from unnest(${ended.map(({ id }) => id)}::uuid[], ${ended.map(({ version }) => version)}::int[],
      ${ended.map(({ because }) => because)}::text[]) as next (id, version, because)
    where section.id = next.id and section.version = next.version and section.state <> 'superseded'`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

/** What an event of a section needs. */
export interface Touched {
  readonly id: Id<'section'>;
  readonly version: number;
  readonly person_id: Id<'person'>;
  readonly post_id: Id<'post'>;
  readonly organ_id: Id<'organ'>;
  readonly year: number;
  readonly item_set: string;
  readonly state: SectionState;
}

const TOUCHED = sql`section.id, section.version, section.person_id, section.post_id, section.organ_id,
  section.year, section.item_set, section.state`;

/** The earlier editions that these take the place of, ended. */
export async function endReplaced(
  tx: Tx,
  issued: readonly Id<'section'>[],
  at: Date,
): Promise<Touched[]> {
  const { rows } = await sql<Touched>`update duties.section as section set
      version = section.version + 1, state = 'superseded', ended_at = ${at}, ended_because = 'replaced'
    from duties.section as newer
    where newer.id = any(${[...issued]}::uuid[]) and section.id = newer.replaces
      and section.state <> 'superseded'
    returning ${TOUCHED}`.execute(tx);
  return rows;
}

/**
 * Those just issued whose person has acknowledged the very same duties before, for the same time in the post:
 * in an earlier edition of the year or in last year's final list, and has not objected to them since.
 * Acknowledged by that, on the day it was signed: nobody is asked twice for what did not change. The annual
 * priorities name their posts themselves: the portfolio is no part of them.
 */
export async function carryOver(
  tx: Tx,
  issued: readonly Id<'section'>[],
  at: Date,
): Promise<(Touched & { readonly continues: Id<'section'> })[]> {
  const { rows } = await sql<
    Touched & { continues: Id<'section'> }
  >`update duties.section as section set
      version = section.version + 1, state = 'acknowledged', acknowledged_at = ${at}, signed_on = earlier.signed_on,
      signed_how = 'unchanged', signer_name = earlier.signer_name, signer_post = earlier.signer_post,
      continues = earlier.id
    from (
      select distinct on (newer.id) newer.id as newer_id, older.id, older.signer_name, older.signer_post,
        older.signed_on
      from duties.section newer
      join duties.item_set newer_set on newer_set.digest = newer.item_set
      join duties.section older on older.person_id = newer.person_id and older.post_id = newer.post_id
        and older.instrument = newer.instrument and older.id <> newer.id
        and older.acknowledged_at is not null and older.holds_post_from = newer.holds_post_from
        and older.ended_because is distinct from 'left-post'
        and ((older.year = newer.year and older.edition < newer.edition)
          or (older.year = newer.year - 1 and not exists (select 1 from duties.section final
            where final.person_id = older.person_id and final.post_id = older.post_id
              and final.instrument = older.instrument and final.year = older.year
              and final.edition > older.edition and final.issued_at is not null)))
        and (newer.instrument = 'annual'
          or (older.portfolios @> newer.portfolios and older.portfolios <@ newer.portfolios))
      join duties.item_set older_set on older_set.digest = older.item_set
        and older_set.essence = newer_set.essence
        and not exists (select 1 from duties.section refused
          join duties.item_set refused_set on refused_set.digest = refused.item_set
            and refused_set.essence = newer_set.essence
          where refused.person_id = newer.person_id and refused.post_id = newer.post_id
            and refused.instrument = newer.instrument and refused.objected_at >= older.acknowledged_at)
      where newer.id = any(${[...issued]}::uuid[])
      order by newer.id, older.acknowledged_at desc
    ) as earlier
    where section.id = earlier.newer_id and section.state = 'issued'
    returning ${TOUCHED}, section.continues`.execute(tx);
  return rows;
}

export interface Left {
  readonly personId: Id<'person'>;
  readonly postId: Id<'post'>;
  /** The last day in the post. */
  readonly to: CivilDate;
}

/**
 * Sections of people who have left the post, from the year of leaving on: ended with it, unless another
 * appointment of theirs keeps them in that post.
 */
export async function endOfLeaving(tx: Tx, left: readonly Left[], at: Date): Promise<Touched[]> {
  const { rows } = await sql<Touched>`update duties.section as section set
      version = section.version + 1, state = 'superseded', ended_at = ${at}, ended_because = 'left-post'
    from unnest(${left.map((one) => one.personId)}::uuid[], ${left.map((one) => one.postId)}::uuid[],
      ${left.map((one) => one.to)}::date[]) as gone (person_id, post_id, last_day)
    where section.person_id = gone.person_id and section.post_id = gone.post_id
      and section.year >= extract(year from gone.last_day) and section.state <> 'superseded'
      and not exists (select 1 from posts.appointment other
        where other.person_id = gone.person_id and other.post_id = gone.post_id
          and other.superseded_at is null and other.valid_from <= gone.last_day
          and (other.valid_to is null or other.valid_to > gone.last_day))
    returning ${TOUCHED}`.execute(tx);
  return rows;
}

/**
 * A leaving that was a mistake gives back just the sections that the latest leaving ended, as they were; what
 * has gone its own way since, in a later edition, stays ended.
 */
export async function restoreOfReturning(
  tx: Tx,
  returned: readonly { personId: Id<'person'>; postId: Id<'post'> }[],
): Promise<Touched[]> {
  const { rows } = await sql<Touched>`update duties.section as section set
      version = section.version + 1, ended_at = null, ended_because = null,
      state = case when section.acknowledged_at is not null then 'acknowledged'
        when section.objected_at is not null then 'objected'
        when section.issued_at is not null then 'issued'
        when section.approval_on is not null then 'approved' else 'drafted' end
    from (select back.person_id, back.post_id, max(one.ended_at) as ended_at
      from unnest(${returned.map((one) => one.personId)}::uuid[],
        ${returned.map((one) => one.postId)}::uuid[]) as back (person_id, post_id)
      join duties.section one on one.person_id = back.person_id and one.post_id = back.post_id
        and one.ended_because = 'left-post'
      group by back.person_id, back.post_id) as leaving
    where section.person_id = leaving.person_id and section.post_id = leaving.post_id
      and section.ended_because = 'left-post' and section.ended_at = leaving.ended_at
      and not exists (select 1 from duties.section later
        where later.person_id = section.person_id and later.post_id = section.post_id
          and later.year = section.year and later.instrument = section.instrument
          and later.edition > section.edition
          and later.ended_at is distinct from section.ended_at)
    returning ${TOUCHED}`.execute(tx);
  return rows;
}

/** Objected sections drafted again: a next edition with the same content, which the caller brings up to date. */
export async function insertRevised(
  tx: Tx,
  revised: readonly { readonly id: Id<'section'>; readonly newId: Id<'section'> }[],
  at: Date,
): Promise<Touched[]> {
  const { rows } = await sql<Touched>`insert into duties.section as section
      (id, version, edition, replaces, instrument, year, state, person_id, post_id, scope_key, region_path,
        region_name, level, person_name, post_title, post_class, organ_id, organ_name, organ_kind, portfolios,
        holds_post_from, as_of, item_set, rules_version, blocked_by, stale_since, drafted_at)
    select revised.new_id, 1, (select max(edition) + 1 from duties.section one
        where one.person_id = old.person_id and one.post_id = old.post_id and one.year = old.year
          and one.instrument = old.instrument),
      old.id, old.instrument, old.year, 'drafted', old.person_id, old.post_id, old.scope_key, old.region_path,
      old.region_name, old.level, old.person_name, old.post_title, old.post_class, old.organ_id, old.organ_name,
      old.organ_kind, old.portfolios, old.holds_post_from, old.as_of, old.item_set, old.rules_version,
      old.blocked_by, old.stale_since, ${at}
    from unnest(${revised.map(({ id }) => id)}::uuid[],
      ${revised.map(({ newId }) => newId)}::uuid[]) as revised (id, new_id)
    join duties.section old on old.id = revised.id
    returning ${TOUCHED}`.execute(tx);
  return rows;
}

/** Whether a later edition of one of these is open. */
export async function hasNewerEdition(tx: Tx, ids: readonly Id<'section'>[]): Promise<boolean> {
  const { rows } = await sql`select 1 from duties.section section
    join duties.section later on later.person_id = section.person_id and later.post_id = section.post_id
      and later.year = section.year and later.instrument = section.instrument
      and later.edition > section.edition and later.state <> 'superseded'
    where section.id = any(${[...ids]}::uuid[]) limit 1`.execute(tx);
  return rows.length > 0;
}

/** Sections of a region that gets another address; what they say of it stays as it was written. */
export async function readdressSections(tx: Tx, moves: readonly Move[]): Promise<void> {
  await readdressScopeKeys(tx, 'duties.section', moves);
  await readdressPaths(tx, 'duties.section', 'region_path', moves);
  await readdressScopeKeys(tx, 'duties.document', moves);
  await readdressScopeKeys(tx, 'duties.priority', moves);
}

/** A new version of a section whose own columns stay: something was added to it. */
export async function touchSection(tx: Tx, id: Id<'section'>, version: number): Promise<void> {
  await tx
    .updateTable('duties.section')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .execute();
}

export async function markReminded(tx: Tx, ids: readonly Id<'section'>[], at: Date): Promise<void> {
  await tx
    .updateTable('duties.section')
    .set({ reminded_at: at })
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}
