// What of an item a reader compares: what has no other words is no other duty. Pure.
import type { SectionItem } from '@jinze/contracts';

/** Its text, and what must be shown of it. The year of a day is not in the words, and so no change. */
export function saidOf(item: SectionItem) {
  return {
    text: item.text,
    requirements: item.requirements
      .filter(({ counts }) => counts)
      .map(({ text, evidence }) => `${text}（${evidence}）`),
  };
}
