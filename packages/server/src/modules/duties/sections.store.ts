// All SQL that reads sections and their item sets.
import type {
  DutyInstrument,
  EndedBecause,
  SectionItem,
  SectionState,
  SignedHow,
} from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { IS_PARTY_SIDE } from './section-counts.store.ts';

export type SectionRow = Omit<
  Selectable<Tables['duties.section']>,
  'state' | 'instrument' | 'signed_how' | 'ended_because'
> & {
  readonly state: SectionState;
  readonly instrument: DutyInstrument;
  readonly signed_how: SignedHow | null;
  readonly ended_because: EndedBecause | null;
};
/** A line of a list: without the items. */
export type SectionLineRow = SectionRow & { readonly item_count: number };
export type SectionWithItems = SectionLineRow & { readonly items: readonly SectionItem[] };

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

const IN_FORCE: readonly SectionState[] = ['issued', 'acknowledged', 'objected'];

export interface SectionFilter {
  readonly regionPath: string;
  readonly year: number;
  readonly instrument?: DutyInstrument | undefined;
  /** Absent: all but those that have ended. */
  readonly state?: SectionState | undefined;
  /** Only what has been issued and not ended. */
  readonly isInForce?: boolean;
  /** What a draft waits for, or `change`: in force, but something has changed since. */
  readonly waiting?: 'document' | 'party' | 'government' | 'change' | undefined;
  readonly search?: string | undefined;
}

type Sections = ReturnType<typeof sections>;

function filtered(query: Sections, filter: SectionFilter): Sections {
  let found = query
    .where('section.year', '=', filter.year)
    .where(sql<boolean>`section.region_path ^@ ${filter.regionPath}`);
  found =
    filter.state === undefined
      ? found.where('section.state', '<>', 'superseded')
      : found.where('section.state', '=', filter.state);
  if (filter.instrument !== undefined)
    found = found.where('section.instrument', '=', filter.instrument);
  if (filter.isInForce === true) found = found.where('section.state', 'in', IN_FORCE);
  if (filter.waiting === 'change') found = found.where('section.stale_since', 'is not', null);
  else if (filter.waiting !== undefined) found = found.where('section.state', '=', 'drafted');
  if (filter.waiting === 'document') found = found.where('section.blocked_by', 'is not', null);
  if (filter.waiting === 'party' || filter.waiting === 'government')
    found = found
      .where('section.blocked_by', 'is', null)
      .where(filter.waiting === 'party' ? IS_PARTY_SIDE : sql<boolean>`not ${IS_PARTY_SIDE}`);
  if (filter.search === undefined || filter.search === '') return found;
  const pattern = `%${filter.search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return found.where((eb) =>
    eb.or([
      eb('section.person_name', 'like', pattern),
      eb('section.post_title', 'like', pattern),
      eb('section.organ_name', 'like', pattern),
    ]),
  );
}

export interface Page {
  readonly after: { scopeKey: string; id: string } | undefined;
  readonly limit: number;
}

function paged(query: Sections, page: Page): Sections {
  const ordered = query.orderBy('section.scope_key').orderBy('section.id').limit(page.limit);
  return page.after === undefined
    ? ordered
    : ordered.where(
        sql<boolean>`(section.scope_key, section.id) > (${page.after.scopeKey}, ${page.after.id}::uuid)`,
      );
}

export async function sectionsPage(
  db: Reader,
  scope: Scope,
  page: SectionFilter & Page,
): Promise<SectionLineRow[]> {
  return (await paged(filtered(sections(db, scope), page), page).execute()) as SectionLineRow[];
}

/** As `sectionsPage`, each with its items: for what is exported or compared. */
export async function sectionsWithItems(
  db: Reader,
  scope: Scope,
  page: SectionFilter & Page,
): Promise<SectionWithItems[]> {
  const rows = await paged(filtered(sections(db, scope), page), page)
    .select('item_set.items')
    .execute();
  return rows as unknown as SectionWithItems[];
}

/** Sections that hold an item, with just that item: in force, or drafts of those who have none in force. */
export async function sectionsWithItem(
  db: Reader,
  scope: Scope,
  code: string,
  page: SectionFilter & Page,
): Promise<(SectionLineRow & { readonly item: SectionItem })[]> {
  const rows = await paged(filtered(sections(db, scope), page), page)
    .where(sql<boolean>`item_set.items @> ${JSON.stringify([{ code }])}::jsonb`)
    .where((eb) =>
      eb.or([
        eb('section.state', 'in', IN_FORCE),
        sql<boolean>`not exists (select 1 from duties.section one
          where one.person_id = section.person_id and one.post_id = section.post_id
            and one.year = section.year and one.instrument = section.instrument
            and one.state in ('issued', 'acknowledged', 'objected'))`,
      ]),
    )
    .select(
      sql<SectionItem>`(select item from jsonb_array_elements(item_set.items) as item
        where item ->> 'code' = ${code} limit 1)`.as('item'),
    )
    .execute();
  return rows as unknown as (SectionLineRow & { readonly item: SectionItem })[];
}

/** More lists than the own bodies of any one region have. */
const OWN_AT_MOST = 5000;

/** Sections of the body's own region that are in force, with their items. */
export async function sectionsInForce(
  db: Reader,
  scope: Scope,
  of: { readonly regionPath: string; readonly year: number },
): Promise<SectionWithItems[]> {
  const rows = await sections(db, scope)
    .select('item_set.items')
    .where('section.year', '=', of.year)
    .where('section.region_path', '=', of.regionPath)
    .where('section.state', 'in', IN_FORCE)
    .orderBy('section.organ_name')
    .orderBy('section.id')
    .limit(OWN_AT_MOST)
    .execute();
  return rows as unknown as SectionWithItems[];
}

/** What the sections of a year are compared with: everybody's last issued edition of the year before for these posts. */
export async function sectionsOfYearBefore(
  db: Reader,
  scope: Scope,
  year: number,
  postIds: readonly Id<'post'>[],
): Promise<SectionWithItems[]> {
  const rows = await sections(db, scope)
    .select('item_set.items')
    .distinctOn(['section.post_id', 'section.person_id', 'section.instrument'])
    .where('section.year', '=', year - 1)
    .where(sql<boolean>`section.post_id = any(${[...postIds]}::uuid[])`)
    .where('section.issued_at', 'is not', null)
    .orderBy('section.post_id')
    .orderBy('section.person_id')
    .orderBy('section.instrument')
    .orderBy('section.edition', 'desc')
    .execute();
  return rows as unknown as SectionWithItems[];
}

/** The sections of the scope's persons, newest year first. */
export async function sectionsOfPersons(
  db: Reader,
  scope: Scope,
  year: number | undefined,
): Promise<SectionLineRow[]> {
  let query = sections(db, { keys: [], committees: [], persons: scope.persons })
    .where('section.issued_at', 'is not', null)
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
    .select('item_set.items')
    .where('section.id', '=', id)
    .executeTakeFirst();
  return row as unknown as SectionWithItems | undefined;
}

/** The open edition that takes, or is to take, the place of this one. */
export async function openEditionAfter(
  db: Reader,
  id: Id<'section'>,
): Promise<Id<'section'> | undefined> {
  const row = await db
    .selectFrom('duties.section as section')
    .select('section.id')
    .where('section.replaces', '=', id)
    .where('section.state', '<>', 'superseded')
    .executeTakeFirst();
  return row?.id;
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

export interface SectionHeld {
  readonly id: Id<'section'>;
  readonly personId: Id<'person'>;
  readonly postId: Id<'post'>;
  readonly year: number;
  readonly state: SectionState;
}

/** Each of these people's section for a post and year, where there is one: in force, else drafted, else the last that ended. */
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
        // Of a list that ended, how far it had come: that is how it is handed over.
        sql<SectionState>`case when section.state <> 'superseded' then section.state
          when section.acknowledged_at is not null then 'acknowledged'
          when section.objected_at is not null then 'objected'
          when section.issued_at is not null then 'issued'
          when section.approval_on is not null then 'approved' else 'drafted' end`.as('state'),
      ]),
    scope,
    { key: 'section.scope_key' },
  )
    .where('section.instrument', '=', 'standing')
    .where(
      sql<boolean>`(section.person_id, section.post_id, section.year) in (select * from unnest(
        ${held.map((one) => one.personId)}::uuid[], ${held.map((one) => one.postId)}::uuid[],
        ${held.map((one) => one.year)}::int[]))`,
    )
    .orderBy('section.person_id')
    .orderBy('section.post_id')
    .orderBy('section.year')
    .orderBy(
      sql`case when section.state in ('issued', 'acknowledged', 'objected') then 0
        when section.state <> 'superseded' then 1 when section.issued_at is not null then 2 else 3 end`,
    )
    .orderBy('section.edition', 'desc')
    .execute();
  return rows as SectionHeld[];
}

/** Sections that were issued before a moment, wait still, and whose liaison was not told since: the next so many. Locked. */
export async function unsignedSince(
  tx: Tx,
  scope: Scope,
  before: Date,
  page: { readonly after: Id<'section'> | undefined; readonly limit: number },
): Promise<SectionLineRow[]> {
  let query = sections(tx, scope)
    .where('section.state', '=', 'issued')
    .where('section.issued_at', '<', before)
    .where((eb) =>
      eb.or([eb('section.reminded_at', 'is', null), eb('section.reminded_at', '<', before)]),
    )
    .orderBy('section.id')
    .limit(page.limit)
    .forUpdate('section')
    .skipLocked();
  if (page.after !== undefined) query = query.where('section.id', '>', page.after);
  return (await query.execute()) as SectionLineRow[];
}
