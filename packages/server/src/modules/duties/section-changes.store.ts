// All SQL that writes sections and their item sets; every change states the version it expects.
import type { EndedBecause, SectionState } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import {
  type Move,
  readdressPaths,
  readdressScopeKeys,
} from '../../platform/database/readdress.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { SectionRow } from './sections.store.ts';

export interface SectionChange {
  readonly id: Id<'section'>;
  readonly expectedVersion: number;
  readonly state: SectionState;
  /** Kept as they are when null. */
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
      signer_name: sql`coalesce(next.signer_name, duties.section.signer_name)`,
      signer_post: sql`coalesce(next.signer_post, duties.section.signer_post)`,
    })
    .where(sql<boolean>`duties.section.id = next.id and duties.section.version = next.version`)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Drafts brought up to date in place: one statement. Answers how many still had their version. */
export async function redraftSections(
  tx: Tx,
  redrafted: readonly {
    readonly id: Id<'section'>;
    readonly version: number;
    readonly item_set: string;
    readonly blocked_by: string | null;
    readonly portfolios: readonly string[];
  }[],
  drawn: { readonly asOf: CivilDate; readonly rulesVersion: string; readonly at: Date },
): Promise<number> {
  if (redrafted.length === 0) return 0;
  const { numAffectedRows } = await sql`update duties.section as section set
      version = section.version + 1, state = 'drafted', item_set = next.item_set,
      blocked_by = next.blocked_by, portfolios = next.portfolios, stale_since = null,
      as_of = ${drawn.asOf}, rules_version = ${drawn.rulesVersion}, drafted_at = ${drawn.at},
      approval_meeting = null, approval_on = null, approval_document_no = null
    from jsonb_to_recordset(${JSON.stringify(redrafted)}::jsonb)
      as next (id uuid, version int, item_set text, blocked_by text, portfolios text[])
    where section.id = next.id and section.version = next.version`.execute(tx);
  return Number(numAffectedRows ?? 0);
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

export async function clearStale(tx: Tx, ids: readonly Id<'section'>[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('duties.section')
    .set({ stale_since: null })
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
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
 * Those just issued whose person has acknowledged the very same duties for the post before, in an earlier
 * edition or year: acknowledged by that. Nobody is asked twice for what did not change.
 */
export async function carryOver(
  tx: Tx,
  issued: readonly Id<'section'>[],
  at: Date,
  on: CivilDate,
): Promise<(Touched & { readonly continues: Id<'section'> })[]> {
  const { rows } = await sql<
    Touched & { continues: Id<'section'> }
  >`update duties.section as section set
      version = section.version + 1, state = 'acknowledged', acknowledged_at = ${at}, signed_on = ${on},
      signed_how = 'unchanged', signer_name = earlier.signer_name, signer_post = earlier.signer_post,
      continues = earlier.id
    from (
      select distinct on (newer.id) newer.id as newer_id, older.id, older.signer_name, older.signer_post
      from duties.section newer
      join duties.item_set newer_set on newer_set.digest = newer.item_set
      join duties.section older on older.person_id = newer.person_id and older.post_id = newer.post_id
        and older.instrument = newer.instrument and older.id <> newer.id
        and older.acknowledged_at is not null
        and older.portfolios @> newer.portfolios and older.portfolios <@ newer.portfolios
      join duties.item_set older_set on older_set.digest = older.item_set
        and older_set.essence = newer_set.essence
      where newer.id = any(${[...issued]}::uuid[])
      order by newer.id, older.acknowledged_at desc
    ) as earlier
    where section.id = earlier.newer_id and section.state = 'issued'
    returning ${TOUCHED}, section.continues`.execute(tx);
  return rows;
}

/** Sections of people who have left the post, from the year of leaving on: ended with it. */
export async function endOfLeaving(
  tx: Tx,
  left: readonly { personId: Id<'person'>; postId: Id<'post'>; year: number }[],
  at: Date,
): Promise<Touched[]> {
  const { rows } = await sql<Touched>`update duties.section as section set
      version = section.version + 1, state = 'superseded', ended_at = ${at}, ended_because = 'left-post'
    from unnest(${left.map((one) => one.personId)}::uuid[], ${left.map((one) => one.postId)}::uuid[],
      ${left.map((one) => one.year)}::int[]) as gone (person_id, post_id, year)
    where section.person_id = gone.person_id and section.post_id = gone.post_id
      and section.year >= gone.year and section.state <> 'superseded'
    returning ${TOUCHED}`.execute(tx);
  return rows;
}

/** A leaving that was a mistake gives the sections back as they were; a later edition has gone its own way. */
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
    from unnest(${returned.map((one) => one.personId)}::uuid[],
      ${returned.map((one) => one.postId)}::uuid[]) as back (person_id, post_id)
    where section.person_id = back.person_id and section.post_id = back.post_id
      and section.state = 'superseded' and section.ended_because = 'left-post'
      and not exists (select 1 from duties.section later
        where later.person_id = section.person_id and later.post_id = section.post_id
          and later.year = section.year and later.instrument = section.instrument
          and later.edition > section.edition)
    returning ${TOUCHED}`.execute(tx);
  return rows;
}

/** Sections that no longer show what their holder is in charge of; their content stays as it was issued. */
export async function markStale(
  tx: Tx,
  changed: readonly { personId: Id<'person'>; postId: Id<'post'>; year: number }[],
  at: Date,
): Promise<void> {
  await sql`update duties.section as section set stale_since = coalesce(section.stale_since, ${at})
    from unnest(${changed.map((one) => one.personId)}::uuid[], ${changed.map((one) => one.postId)}::uuid[],
      ${changed.map((one) => one.year)}::int[]) as changed (person_id, post_id, year)
    where section.person_id = changed.person_id and section.post_id = changed.post_id
      and section.year >= changed.year and section.instrument = 'standing'
      and section.state <> 'superseded'`.execute(tx);
}

/** Rules of the region have changed: every section there may be affected; drafting tells which are. */
export async function markStaleIn(
  tx: Tx,
  regionPath: string,
  year: number,
  at: Date,
): Promise<void> {
  await sql`update duties.section as section set stale_since = coalesce(section.stale_since, ${at})
    where section.year >= ${year} and section.region_path ^@ ${regionPath}
      and section.instrument = 'standing' and section.state <> 'superseded'`.execute(tx);
}

export async function insertItemSets(
  tx: Tx,
  rows: readonly Insertable<Tables['duties.item_set']>[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('duties.item_set')
    .values([...rows])
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute();
}

/** Rows per statement: a section has at most 30 parameters. */
const CHUNK = 2000;

export async function insertSections(
  tx: Tx,
  rows: readonly Insertable<Tables['duties.section']>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await tx
      .insertInto('duties.section')
      .values(rows.slice(start, start + CHUNK))
      .execute();
  }
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
