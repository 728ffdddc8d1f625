// What two versions of a scheme say differently, item by item, in the words of the table.
import type { Scheme, SchemeItem, SchemeSection } from '@jinze/rules/scoring';
import type { TFunction } from 'i18next';
import { ruleWords } from './editor/rule-words.ts';

export interface ItemDifference {
  readonly id: string;
  readonly title: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** What it said and says: points and rules. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function itemsOf(sections: readonly SchemeSection[]): readonly SchemeItem[] {
  return sections.flatMap(({ items = [], sections: inner = [] }) => [...items, ...itemsOf(inner)]);
}

function wordsOf(item: SchemeItem, t: TFunction): readonly string[] {
  const worth = item.points ?? item.max;
  return [
    ...(worth === undefined ? [] : [t('assessments.schemes.worthIs', { points: worth })]),
    ...item.rules.map((rule) => ruleWords(rule, item, t)),
    ...(item.shownOnly === undefined ? [] : [item.shownOnly]),
  ];
}

export function differencesOf(
  before: Scheme,
  after: Scheme,
  t: TFunction,
): readonly ItemDifference[] {
  const old = new Map(itemsOf(before.sections).map((one) => [one.id, one]));
  const now = itemsOf(after.sections);
  const kept = new Set(now.map(({ id }) => id));
  return [
    ...now.flatMap((item): ItemDifference[] => {
      const was = old.get(item.id);
      const shared = { id: item.id, title: item.title, after: wordsOf(item, t) };
      if (was === undefined) return [{ ...shared, kind: 'added', before: [] }];
      return JSON.stringify(was) === JSON.stringify(item)
        ? []
        : [{ ...shared, kind: 'changed', before: wordsOf(was, t) }];
    }),
    ...[...old.values()].flatMap((item): ItemDifference[] =>
      kept.has(item.id)
        ? []
        : [
            {
              id: item.id,
              title: item.title,
              kind: 'removed',
              before: wordsOf(item, t),
              after: [],
            },
          ],
    ),
  ];
}
