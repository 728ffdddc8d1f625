// What a section is compared with: the edition it takes the place of, or the post's list of the year before.
import type { Difference, ItemChange } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { differenceOf } from './difference.ts';
import { sectionLineView } from './duties.view.ts';
import {
  type Page,
  type SectionWithItems,
  sectionsOfYearBefore,
  sectionsWithItems,
  sectionWithItems,
} from './sections.store.ts';

const NOTHING: Difference = {
  against: null,
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

interface ChangedSection {
  readonly row: SectionWithItems;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly isNewHolder: boolean;
}

/** A page of the year's standing lists in force, those that differ from the post's list of the year before. Two statements. */
export async function changesSinceLastYear(
  { database }: Services,
  scope: Scope,
  page: { readonly regionPath: string; readonly year: number } & Page,
): Promise<{ rows: readonly SectionWithItems[]; changed: readonly ChangedSection[] }> {
  return database.read(scope, async (db) => {
    const filter = { ...page, instrument: 'standing' as const, isInForce: true };
    const rows = await sectionsWithItems(db, scope, filter);
    const before = await sectionsOfYearBefore(db, scope, page.year, [
      ...new Set(rows.map((row) => row.post_id)),
    ]);
    const byPost = Map.groupBy(before, (one) => one.post_id);
    const changed = rows.flatMap((row): ChangedSection[] => {
      const earlier = earlierOf(row, byPost.get(row.post_id) ?? []);
      if (earlier === undefined) return [];
      const { items, portfolios } = differenceOf(earlier, row);
      const isNewHolder = earlier.person_id !== row.person_id;
      const isSame = items.length + portfolios.added.length + portfolios.removed.length === 0;
      return isSame && !isNewHolder
        ? []
        : [
            {
              row,
              added: countOf(items, 'added'),
              removed: countOf(items, 'removed'),
              changed: countOf(items, 'changed'),
              isNewHolder,
            },
          ];
    });
    return { rows, changed };
  });
}
