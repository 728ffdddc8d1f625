// All SQL of item sets and sections.
import type { SectionItem, SectionState } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import {
  type Move,
  readdressPaths,
  readdressScopeKeys,
} from '../../platform/database/readdress.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

export type SectionRow = Omit<Selectable<Tables['duties.section']>, 'state'> & {
  readonly state: SectionState;
};
/** A line of a list: without the items. */
export type SectionLineRow = SectionRow & { readonly item_count: number };
export type SectionWithItems = SectionLineRow & {
  readonly items: readonly SectionItem[];
  readonly rules_version: string;
};

function sections(db: Reader, scope: Scope) {
  return whereInScope(
    db
      .selectFrom('duties.section as section')
      .innerJoin('duties.item_set as item_set', 'item_set.digest', 'section.item_set')
      .selectAll('section')
      .select('item_set.item_count'),
    scope,
    { key: 'section.scope_key', person: 'section.person_id' },
  );
}

export interface SectionsPage {
  readonly regionPath: string;
  readonly year: number;
  readonly state: SectionState | undefined;
  readonly search: string | undefined;
  readonly after: { scopeKey: string; id: string } | undefined;
  readonly limit: number;
}

export async function sectionsPage(
  db: Reader,
  scope: Scope,
  page: SectionsPage,
): Promise<SectionLineRow[]> {
  let query = sections(db, scope)
    .where('section.year', '=', page.year)
    .where(sql<boolean>`section.region_path ^@ ${page.regionPath}`)
    .orderBy('section.scope_key')
    .orderBy('section.id')
    .limit(page.limit);
  if (page.state !== undefined) query = query.where('section.state', '=', page.state);
  if (page.search !== undefined && page.search !== '') {
    const pattern = `%${page.search.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        eb('section.person_name', 'like', pattern),
        eb('section.post_title', 'like', pattern),
        eb('section.organ_name', 'like', pattern),
      ]),
    );
  }
  if (page.after !== undefined) {
    query = query.where(
      sql<boolean>`(section.scope_key, section.id) > (${page.after.scopeKey}, ${page.after.id}::uuid)`,
    );
  }
  return (await query.execute()) as SectionLineRow[];
}

/** The sections of the scope's persons, newest year first. */
export async function sectionsOfPersons(
  db: Reader,
  scope: Scope,
  year: number | undefined,
): Promise<SectionLineRow[]> {
  let query = sections(db, { keys: [], committees: [], persons: scope.persons })
    .where('section.state', 'in', ['issued', 'acknowledged', 'objected'])
    .orderBy('section.year', 'desc')
    .orderBy('section.id')
    .limit(200);
  if (year !== undefined) query = query.where('section.year', '=', year);
  return (await query.execute()) as SectionLineRow[];
}

export async function sectionWithItems(
  db: Reader,
  scope: Scope,
  id: Id<'section'>,
): Promise<SectionWithItems | undefined> {
  const row = await sections(db, scope)
    .select(['item_set.items', 'item_set.rules_version'])
    .where('section.id', '=', id)
    .executeTakeFirst();
  return row as SectionWithItems | undefined;
}

/** Locks the chosen sections in one order, so that two acts on the same ones wait and do not deadlock. */
export async function lockSections(
  tx: Tx,
  scope: Scope,
  ids: readonly Id<'section'>[],
): Promise<SectionLineRow[]> {
  const rows = await sections(tx, scope)
    .where(sql<boolean>`section.id = any(${[...ids]}::uuid[])`)
    .orderBy('section.id')
    .forUpdate('section')
    .execute();
  return rows as SectionLineRow[];
}

export interface SectionChange {
  readonly id: Id<'section'>;
  readonly expectedVersion: number;
  readonly state: SectionState;
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
    | 'signer_name'
    | 'signer_post'
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
    .set({ ...fields, state, version: sql<number>`duties.section.version + 1` })
    .where(
      sql<boolean>`(duties.section.id, duties.section.version) in (select * from unnest(
        ${changes.map((change) => change.id)}::uuid[], ${changes.map((change) => change.expectedVersion)}::int[]))`,
    )
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** What is already drafted or further for the year, as `person|post`. */
export async function draftedPairs(
  db: Reader,
  scope: Scope,
  regionPath: string,
  year: number,
): Promise<Set<string>> {
  const rows = await whereInScope(
    db.selectFrom('duties.section as section').select(['section.person_id', 'section.post_id']),
    scope,
    { key: 'section.scope_key' },
  )
    .where('section.year', '=', year)
    .where(sql<boolean>`section.region_path ^@ ${regionPath}`)
    .execute();
  return new Set(rows.map((row) => `${row.person_id}|${row.post_id}`));
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

export interface StateCount {
  readonly state: SectionState;
  readonly count: number;
  readonly blocked: number;
}

export async function countByState(
  db: Reader,
  scope: Scope,
  regionPath: string,
  year: number,
): Promise<StateCount[]> {
  const rows = await whereInScope(
    db
      .selectFrom('duties.section as section')
      .select((eb) => [
        'section.state',
        eb.fn.countAll<number>().as('count'),
        sql<number>`count(*) filter (where section.blocked_by is not null and section.state = 'drafted')`.as(
          'blocked',
        ),
      ]),
    scope,
    { key: 'section.scope_key' },
  )
    .where('section.year', '=', year)
    .where(sql<boolean>`section.region_path ^@ ${regionPath}`)
    .groupBy('section.state')
    .execute();
  return rows as StateCount[];
}

/** Posts held today in the region, and how many of them have no section for the year. */
export async function countHolders(
  db: Reader,
  scope: Scope,
  regionPath: string,
  year: number,
  on: CivilDate,
): Promise<{ posts: number; without: number }> {
  const row = await whereInScope(
    db
      .selectFrom('posts.appointment as appointment')
      .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .leftJoin('duties.section as section', (join) =>
        join
          .onRef('section.person_id', '=', 'appointment.person_id')
          .onRef('section.post_id', '=', 'appointment.post_id')
          .on('section.year', '=', year),
      )
      .select((eb) => [
        eb.fn.countAll<number>().as('posts'),
        sql<number>`count(*) filter (where section.id is null)`.as('without'),
      ]),
    scope,
    { key: 'appointment.scope_key' },
  )
    .where(sql<boolean>`organ.region_path ^@ ${regionPath}`)
    .where('appointment.superseded_at', 'is', null)
    .where('appointment.valid_from', '<=', on)
    .where((eb) =>
      eb.or([eb('appointment.valid_to', 'is', null), eb('appointment.valid_to', '>=', on)]),
    )
    .executeTakeFirstOrThrow();
  return { posts: row.posts, without: row.without };
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

/** Sections of a region that gets another address; what they say of it stays as it was written. */
export async function readdressSections(tx: Tx, moves: readonly Move[]): Promise<void> {
  await readdressScopeKeys(tx, 'duties.section', moves);
  await readdressPaths(tx, 'duties.section', 'region_path', moves);
}

export interface SectionHeld {
  readonly id: Id<'section'>;
  readonly personId: Id<'person'>;
  readonly postId: Id<'post'>;
  readonly year: number;
  readonly state: SectionState;
}

/** The latest edition of each of these people's sections for a post and year, where there is one. */
export async function sectionsHeld(
  db: Reader,
  scope: Scope,
  held: readonly Pick<SectionHeld, 'personId' | 'postId' | 'year'>[],
): Promise<SectionHeld[]> {
  const rows = await whereInScope(
    db
      .selectFrom('duties.section as section')
      .distinctOn(['section.person_id', 'section.post_id', 'section.year'])
      .select([
        'section.id',
        'section.person_id as personId',
        'section.post_id as postId',
        'section.year',
        'section.state',
      ]),
    scope,
    { key: 'section.scope_key' },
  )
    .where(
      sql<boolean>`(section.person_id, section.post_id, section.year) in (select * from unnest(
        ${held.map((one) => one.personId)}::uuid[], ${held.map((one) => one.postId)}::uuid[],
        ${held.map((one) => one.year)}::int[]))`,
    )
    .orderBy('section.person_id')
    .orderBy('section.post_id')
    .orderBy('section.year')
    .orderBy('section.edition', 'desc')
    .execute();
  return rows as SectionHeld[];
}
