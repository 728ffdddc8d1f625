// All SQL of drafting: the editions on record, new ones, drafts brought up to date, marks cleared.
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Current } from './drafting.decide.ts';

/** Every edition of the region and year, also those that have ended: they have used up their numbers. */
export async function editionsOf(
  db: Reader,
  scope: Scope,
  regionPath: string,
  year: number,
): Promise<Current[]> {
  const rows = await whereInScope(
    db
      .selectFrom('duties.section as section')
      .select([
        'section.id',
        'section.version',
        'section.edition',
        'section.state',
        'section.person_id as personId',
        'section.post_id as postId',
        'section.organ_id as organId',
        'section.instrument',
        'section.item_set as itemSet',
        'section.blocked_by as blockedBy',
        'section.portfolios',
        'section.person_name as personName',
        'section.post_title as postTitle',
        'section.organ_name as organName',
        'section.region_name as regionName',
        'section.holds_post_from as holdsPostFrom',
        'section.replaces',
        'section.stale_since as staleSince',
      ]),
    scope,
    { key: 'section.scope_key' },
  )
    .where('section.year', '=', year)
    .where(sql<boolean>`section.region_path ^@ ${regionPath}`)
    .execute();
  return rows as Current[];
}

export interface Redrafted {
  readonly id: Id<'section'>;
  readonly version: number;
  readonly replaces: Id<'section'> | null;
  readonly item_set: string;
  readonly blocked_by: string | null;
  readonly portfolios: readonly string[];
  readonly person_name: string;
  readonly post_title: string;
  readonly post_class: string;
  readonly organ_name: string;
  readonly organ_kind: string;
  readonly region_name: string;
  readonly holds_post_from: CivilDate;
  readonly stale_since: Date | null;
}

/** Drafts brought up to date in place: one statement. Answers how many still had their version. */
export async function redraftSections(
  tx: Tx,
  redrafted: readonly Redrafted[],
  drawn: { readonly asOf: CivilDate; readonly rulesVersion: string; readonly at: Date },
): Promise<number> {
  if (redrafted.length === 0) return 0;
  const { numAffectedRows } = await sql`update duties.section as section set
      version = section.version + 1, state = 'drafted', item_set = next.item_set,
      blocked_by = next.blocked_by, portfolios = next.portfolios, replaces = next.replaces,
      person_name = next.person_name, post_title = next.post_title, post_class = next.post_class,
      organ_name = next.organ_name, organ_kind = next.organ_kind, region_name = next.region_name,
      holds_post_from = next.holds_post_from,
      stale_since = case when section.stale_since is distinct from next.stale_since
        then section.stale_since end,
      as_of = ${drawn.asOf}, rules_version = ${drawn.rulesVersion}, drafted_at = ${drawn.at},
      approval_meeting = null, approval_on = null, approval_document_no = null
    from jsonb_to_recordset(${JSON.stringify(redrafted)}::jsonb)
      as next (id uuid, version int, replaces uuid, item_set text, blocked_by text, portfolios text[],
        person_name text, post_title text, post_class text, organ_name text, organ_kind text,
        region_name text, holds_post_from date, stale_since timestamptz)
    where section.id = next.id and section.version = next.version`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Takes marks away that were read; one made meanwhile stays. */
export async function clearStale(
  tx: Tx,
  cleared: readonly { readonly id: Id<'section'>; readonly staleSince: Date | null }[],
): Promise<void> {
  if (cleared.length === 0) return;
  await sql`update duties.section as section set stale_since = null
    from unnest(${cleared.map(({ id }) => id)}::uuid[],
      ${cleared.map(({ staleSince }) => staleSince)}::timestamptz[]) as read (id, stale_since)
    where section.id = read.id and section.stale_since = read.stale_since`.execute(tx);
}

/** Rows per statement: a section has at most 30 parameters. */
const CHUNK = 2000;

export async function insertItemSets(
  tx: Tx,
  rows: readonly Insertable<Tables['duties.item_set']>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK)
    await tx
      .insertInto('duties.item_set')
      .values(rows.slice(start, start + CHUNK))
      .onConflict((conflict) => conflict.column('digest').doNothing())
      .execute();
}

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
