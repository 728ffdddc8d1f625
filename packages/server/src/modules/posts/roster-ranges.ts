// The ranges of scope keys that a list of a region reads: the region's own at each level, as far as the scope goes. Pure.
import { LEVELS, type Level } from '@jinze/kernel';
import { type Scope, scopeKeyOf } from '../../platform/database/scope.ts';

/** From `low` up to, not including, `high`, in byte order. */
export interface KeyRange {
  readonly low: string;
  readonly high: string;
}

/** Keys end in a slash; `0` is the next character. */
function rangeOf(key: string): KeyRange {
  return { low: key, high: `${key.slice(0, -1)}0` };
}

/**
 * Disjoint ranges, in order, so that a list is read from the index instead of filtered; undefined where the
 * scope has rows beside its ranges (a committee's or a person's own).
 */
export function rangesWithin(
  scope: Scope,
  regionPath: string,
  levels: readonly Level[] = LEVELS,
): readonly KeyRange[] | undefined {
  if (scope.committees.length + scope.persons.length > 0) return undefined;
  const shared = levels.flatMap((level) => {
    const asked = scopeKeyOf(level, regionPath);
    return scope.keys.flatMap((key) => {
      if (asked.startsWith(key)) return [asked];
      return key.startsWith(asked) ? [key] : [];
    });
  });
  return [...new Set(shared)]
    .filter((key) => !shared.some((other) => other !== key && key.startsWith(other)))
    .toSorted()
    .map(rangeOf);
}

/** Less than every id there is. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Where reading begins in each range that has something behind the cursor: after `low` and the record `after`. */
export function startsAfter(
  ranges: readonly KeyRange[],
  cursor: { readonly scopeKey: string; readonly id: string } | undefined,
): readonly (KeyRange & { readonly after: string })[] {
  return ranges.flatMap((range) => {
    if (cursor === undefined || cursor.scopeKey < range.low)
      return [{ ...range, after: BEFORE_ALL }];
    if (cursor.scopeKey >= range.high) return [];
    return [{ ...range, low: cursor.scopeKey, after: cursor.id }];
  });
}
