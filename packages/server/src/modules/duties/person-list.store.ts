// All SQL that reads the sections of one person.
import type { Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import { COLUMNS, IN_FORCE, type SectionWithItems, sections } from './sections.store.ts';

/** More than anybody has: posts times instruments times years. */
const LINES_AT_MOST = 500;

export interface SectionTrace {
  readonly year: number;
  readonly personName: string;
  readonly scopeKey: string;
  readonly issuedAt: Date | null;
}

/** Of every section of the person in the scope its year and body, newest year first: whether there is anything to show. */
export async function tracesOfPerson(
  db: Reader,
  scope: Scope,
  personId: Id<'person'>,
): Promise<SectionTrace[]> {
  return whereInScope(
    db
      .selectFrom('duties.section as section')
      .select([
        'section.year',
        'section.person_name as personName',
        'section.scope_key as scopeKey',
        'section.issued_at as issuedAt',
      ]),
    scope,
    COLUMNS,
  )
    .where('section.person_id', '=', personId)
    .orderBy('section.year', 'desc')
    .orderBy('section.id', 'desc')
    .limit(LINES_AT_MOST)
    .execute();
}

/** The person's sections of a year that have not ended, with their items: drafts, approved, and in force. */
export async function openSectionsOfPerson(
  db: Reader,
  scope: Scope,
  of: { readonly personId: Id<'person'>; readonly year: number },
): Promise<SectionWithItems[]> {
  const rows = await sections(db, scope)
    .select('item_set.items')
    .where('section.person_id', '=', of.personId)
    .where('section.year', '=', of.year)
    .where('section.state', '<>', 'superseded')
    .orderBy('section.id')
    .limit(LINES_AT_MOST)
    .execute();
  return rows as unknown as SectionWithItems[];
}

/** The lists of these people that are in force in one of the years, with their items. */
export async function listsInForce(
  db: Reader,
  scope: Scope,
  of: { readonly personIds: readonly Id<'person'>[]; readonly years: readonly number[] },
): Promise<SectionWithItems[]> {
  const rows = await sections(db, scope)
    .select('item_set.items')
    .where(sql<boolean>`section.person_id = any(${[...of.personIds]}::uuid[])`)
    .where('section.year', 'in', of.years)
    .where('section.state', 'in', IN_FORCE)
    .orderBy('section.id')
    .limit(LINES_AT_MOST)
    .execute();
  return rows as unknown as SectionWithItems[];
}

/** What duties are called in whatever list holds them, the latest first: an item says nothing of who has it. */
export async function dutiesNamed(
  db: Reader,
  codes: readonly string[],
): Promise<{ code: string; article: string; title: string }[]> {
  const { rows } = await sql<{ code: string; article: string; title: string }>`
    select asked.code, found.article, found.title from unnest(${[...codes]}::text[]) as asked (code)
    cross join lateral (
      select item ->> 'article' as article, item ->> 'title' as title
      from duties.item_set as item_set, jsonb_array_elements(item_set.items) as item
      where item_set.items @> jsonb_build_array(jsonb_build_object('code', asked.code)) and item ->> 'code' = asked.code
      order by item_set.created_at desc, item_set.digest limit 1) as found`.execute(db);
  return rows;
}

/** How many lists of the person are in force for the year. */
export async function countInForce(
  db: Reader,
  scope: Scope,
  of: { readonly personId: Id<'person'>; readonly year: number },
): Promise<number> {
  const row = await whereInScope(
    db.selectFrom('duties.section as section').select((eb) => eb.fn.countAll<number>().as('count')),
    scope,
    COLUMNS,
  )
    .where('section.person_id', '=', of.personId)
    .where('section.year', '=', of.year)
    .where('section.state', 'in', IN_FORCE)
    .executeTakeFirstOrThrow();
  return row.count;
}
