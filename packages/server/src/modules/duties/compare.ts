// What a section is compared with: the edition it takes the place of, or the post's list of the year before.
import type { Difference, ItemChange, YearChange } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { type Compared, differenceOf } from './difference.ts';
import { sectionLineView } from './duties.view.ts';
import { type SectionWithItems, sectionWithItems } from './sections.store.ts';
import { listsOfEitherYear, sectionsOfYearBefore, type YearPage } from './years.store.ts';

const NOTHING: Difference = {
  against: null,
  facts: [],
  portfolios: { added: [], removed: [] },
  items: [],
  unchanged: 0,
};

const sideOf = (row: Comparable) => `${row.post_id}|${row.instrument}`;

interface Comparable {
  readonly post_id: string;
  readonly person_id: string;
  readonly instrument: string;
  readonly ended_because: string | null;
}

/**
 * What a section is compared with among last year's: the person's own; else the post's, if one person held it
 * then (to the year's end, or else at all). Of several deputies with one title nobody is another's predecessor.
 */
export function earlierOf<T extends Comparable>(
  row: Comparable,
  before: readonly T[],
): T | undefined {
  const ofPost = before.filter((one) => sideOf(one) === sideOf(row));
  const own = ofPost.find((one) => one.person_id === row.person_id);
  if (own !== undefined) return own;
  const toTheEnd = ofPost.filter((one) => one.ended_because !== 'left-post');
  const held = toTheEnd.length > 0 ? toTheEnd : ofPost;
  return held.length === 1 ? held[0] : undefined;
}

/** `against` is null where there is nothing to compare with. */
export async function compareSection(
  { database }: Services,
  scope: Scope,
  caller: Caller,
  asked: { readonly id: Id<'section'>; readonly with: 'edition' | 'year' },
): Promise<Difference> {
  const { section, before } = await database.read(scope, async (db) => {
    const found = await sectionWithItems(db, scope, asked.id);
    if (found === undefined) throw new Refused({ code: 'http.not-found' });
    if (asked.with === 'edition')
      return {
        section: found,
        before:
          found.replaces === null ? undefined : await sectionWithItems(db, scope, found.replaces),
      };
    const earlier = await sectionsOfYearBefore(db, scope, found.year, [found.post_id]);
    return {
      section: found,
      before: earlierOf(found, earlier),
    };
  });
  if (before === undefined) return { ...NOTHING, unchanged: section.items.length };
  return { against: sectionLineView(before, caller), ...differenceOf(before, section) };
}

const countOf = (items: readonly ItemChange[], kind: ItemChange['kind']) =>
  items.filter((one) => one.kind === kind).length;

/** What is told of a list that there is nothing to compare with. */
const UNCOMPARED = {
  facts: [],
  hasOtherPortfolio: false,
  added: 0,
  removed: 0,
  changed: 0,
  isNewHolder: false,
};

export type ChangeOfYear = Omit<YearChange, 'section'>;

/** How a list in force differs from what its post had last year; undefined: in nothing that is told. */
export function changeOf(
  row: Comparable & Compared,
  before: readonly (Comparable & Compared)[],
): ChangeOfYear | undefined {
  if (!before.some((one) => sideOf(one) === sideOf(row))) return { ...UNCOMPARED, kind: 'new' };
  // Priorities are set anew every year: item by item all of them would differ.
  if (row.instrument === 'annual') return undefined;
  const earlier = earlierOf(row, before);
  if (earlier === undefined) return { ...UNCOMPARED, kind: 'unpaired' };
  const { facts, items, portfolios } = differenceOf(earlier, row);
  const isNewHolder = earlier.person_id !== row.person_id;
  const hasOtherPortfolio = portfolios.added.length + portfolios.removed.length > 0;
  if (!isNewHolder && !hasOtherPortfolio && facts.length + items.length === 0) return undefined;
  return {
    kind: 'changed',
    facts: facts.map(({ fact }) => fact),
    hasOtherPortfolio,
    added: countOf(items, 'added'),
    removed: countOf(items, 'removed'),
    changed: countOf(items, 'changed'),
    isNewHolder,
  };
}

/**
 * A page of the year's lists in force and of last year's whose post has none this year; `changed` are those of them
 * of which there is something to tell. Two statements, whatever the size.
 */
export async function changesSinceLastYear(
  { database }: Services,
  scope: Scope,
  page: YearPage,
): Promise<{
  rows: readonly SectionWithItems[];
  changed: readonly { readonly row: SectionWithItems; readonly change: ChangeOfYear }[];
}> {
  return database.read(scope, async (db) => {
    const rows = await listsOfEitherYear(db, scope, page);
    const ofYear = rows.filter(({ year }) => year === page.year);
    const before = await sectionsOfYearBefore(db, scope, page.year, [
      ...new Set(ofYear.map((row) => row.post_id)),
    ]);
    const byPost = Map.groupBy(before, (one) => one.post_id);
    const changed = rows.flatMap((row) => {
      const change: ChangeOfYear | undefined =
        row.year === page.year
          ? changeOf(row, byPost.get(row.post_id) ?? [])
          : { ...UNCOMPARED, kind: row.has_draft ? 'not-issued' : 'gone' };
      return change === undefined ? [] : [{ row, change }];
    });
    return { rows, changed };
  });
}
