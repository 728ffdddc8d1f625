// All SQL that reads sections and their item sets.
import type {
  DutyInstrument,
  EndedBecause,
  SectionItem,
  SectionState,
  SignedHow,
} from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Expression, expressionBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInRegion, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

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

/** What tells whose a section is. */
export const COLUMNS = { key: 'section.sort_key', person: 'section.person_id' } as const;

const linesOf = (db: Reader) =>
  db
    .selectFrom('duties.section as section')
    .innerJoin('duties.item_set as item_set', 'item_set.digest', 'section.item_set')
    .selectAll('section')
    .select('item_set.item_count');

/** The sections of a scope, without the items. */
export const sections = (db: Reader, scope: Scope) => whereInScope(linesOf(db), scope, COLUMNS);

/** Issued and not ended. */
export const IN_FORCE: readonly SectionState[] = ['issued', 'acknowledged', 'objected'];

export interface SectionFilter {
  readonly regionPath: string;
  readonly year: number;
  readonly instrument?: DutyInstrument | undefined;
  /** Absent: all but those that have ended. */
  readonly state?: SectionState | undefined;
  /** Only what has been issued and not ended. */
  readonly isInForce?: boolean;
  /** What a draft waits for, or `change`: drafted or in force, but something has changed since. */
  readonly waiting?: 'document' | 'party' | 'government' | 'change' | undefined;
  readonly search?: string | undefined;
}

const on = expressionBuilder<{ section: Tables['duties.section'] }, 'section'>();

/** What a list of sections is narrowed by beside its region, on `section`. */
function matches(filter: Omit<SectionFilter, 'regionPath'>): Expression<SqlBool> {
  const { year, state, instrument, isInForce, waiting, search } = filter;
  const all: Expression<SqlBool>[] = [
    on('section.year', '=', year),
    state === undefined ? on('section.state', '<>', 'superseded') : on('section.state', '=', state),
  ];
  if (instrument !== undefined) all.push(on('section.instrument', '=', instrument));
  if (isInForce === true) all.push(on('section.state', 'in', IN_FORCE));
  if (waiting === 'change') all.push(on('section.stale_since', 'is not', null));
  else if (waiting !== undefined) all.push(on('section.state', '=', 'drafted'));
  if (waiting === 'document') all.push(on('section.blocked_by', 'is not', null));
  if (waiting === 'party' || waiting === 'government')
    all.push(
      on('section.blocked_by', 'is', null),
      on('section.is_party_side', '=', waiting === 'party'),
    );
  // No name has a line break in it: one text is compared, not three.
  if (search !== undefined && search !== '')
    all.push(
      sql<boolean>`strpos(section.person_name || chr(10) || section.post_title || chr(10) || section.organ_name, ${search}) > 0`,
    );
  return on.and(all);
}

export interface Page {
  readonly after: { scopeKey: string; id: string } | undefined;
  readonly limit: number;
}

/** The place after the cursor of a keyset page, on `section`. */
const comesAfter = ({ after }: Page): Expression<SqlBool> =>
  after === undefined
    ? on.lit(true)
    : sql<boolean>`(section.sort_key, section.id) > (${after.scopeKey}, ${after.id}::uuid)`;

/** Which rows a page has: told by an index that holds all that is filtered by. */
export const idsOfPage = (db: Reader, scope: Scope, page: SectionFilter & Page) =>
  whereInRegion(
    db.selectFrom('duties.section as section').select('section.id'),
    scope,
    page.regionPath,
    COLUMNS,
  )
    .where(matches(page))
    .where(comesAfter(page))
    .orderBy('section.sort_key')
    .orderBy('section.id')
    .limit(page.limit);

/** The rows of a page, and no others are read. */
const pageOf = (db: Reader, scope: Scope, page: SectionFilter & Page) =>
  sections(db, scope)
    .where('section.id', 'in', idsOfPage(db, scope, page))
    .orderBy('section.sort_key')
    .orderBy('section.id');

export async function sectionsPage(
  db: Reader,
  scope: Scope,
  page: SectionFilter & Page,
): Promise<SectionLineRow[]> {
  return (await pageOf(db, scope, page).execute()) as SectionLineRow[];
}

/** As `sectionsPage`, each with its items: for what is exported or compared. */
export async function sectionsWithItems(
  db: Reader,
  scope: Scope,
  page: SectionFilter & Page,
): Promise<SectionWithItems[]> {
  const rows = await pageOf(db, scope, page).select('item_set.items').execute();
  return rows as unknown as SectionWithItems[];
}

/** Sections that hold an item, with just that item: in force, or drafts of those who have none in force. */
export async function sectionsWithItem(
  db: Reader,
  scope: Scope,
  code: string,
  page: SectionFilter & Page,
): Promise<(SectionLineRow & { readonly item: SectionItem })[]> {
  const rows = await whereInRegion(linesOf(db), scope, page.regionPath, COLUMNS)
    .where(matches(page))
    .where(comesAfter(page))
    .orderBy('section.sort_key')
    .orderBy('section.id')
    .limit(page.limit)
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
    .orderBy('section.sort_key')
    .orderBy('section.id')
    .limit(OWN_AT_MOST)
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

export async function sectionsById(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'section'>[],
): Promise<SectionWithItems[]> {
  const rows = await sections(db, scope)
    .select('item_set.items')
    .where(sql<boolean>`section.id = any(${[...ids]}::uuid[])`)
    .execute();
  return rows as unknown as SectionWithItems[];
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
  page: {
    readonly after: Id<'section'> | undefined;
    readonly limit: number;
    /** Nobody is reminded of a year that is over. */
    readonly fromYear: number;
  },
): Promise<SectionLineRow[]> {
  let query = sections(tx, scope)
    .where('section.state', '=', 'issued')
    .where('section.year', '>=', page.fromYear)
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
