// All SQL that sets the lists of a year beside those of the year before.
import type { Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { idsOfPage, type Page, type SectionWithItems, sections } from './sections.store.ts';

export interface YearPage extends Page {
  readonly regionPath: string;
  readonly year: number;
}

/** A list in force: the year's, or one of the year before whose post has none in force this year. */
export type ListOfEither = SectionWithItems & {
  /** Whether a list of the year waits for its approval or for being issued: told of those of the year before. */
  readonly has_draft: boolean;
};

/**
 * A page of the year's lists in force and, in the same order, of last year's whose post has none in force this year:
 * whether it has one is asked of the index of posts, list by list, until the page is full.
 */
export async function listsOfEitherYear(
  db: Reader,
  scope: Scope,
  page: YearPage,
): Promise<ListOfEither[]> {
  const inForce = (year: number) => idsOfPage(db, scope, { ...page, year, isInForce: true });
  const now = inForce(page.year);
  const gone = inForce(page.year - 1).where(
    sql<boolean>`not exists (select 1 from duties.section now
      where now.post_id = section.post_id and now.year = ${page.year} and now.instrument = section.instrument
        and now.state in ('issued', 'acknowledged', 'objected'))`,
  );
  const rows = await sections(db, scope)
    .select('item_set.items')
    .select(
      sql<boolean>`section.year < ${page.year} and exists (select 1 from duties.section draft
        where draft.post_id = section.post_id and draft.year = ${page.year} and draft.instrument = section.instrument
          and draft.state in ('drafted', 'approved'))`.as('has_draft'),
    )
    // Each half has a limit of its own, so that neither is read to its end.
    .where(
      'section.id',
      'in',
      db
        .selectFrom(now.as('now'))
        .select('now.id')
        .unionAll(db.selectFrom(gone.as('gone')).select('gone.id')),
    )
    .orderBy('section.sort_key')
    .orderBy('section.id')
    .limit(page.limit)
    .execute();
  return rows as unknown as ListOfEither[];
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
