// How two sections differ, item by item, in words one can read. Pure.
import type { Difference, ItemChange, SectionItem } from '@jinze/contracts';

/** What of a section is compared. */
export interface Compared {
  readonly items: readonly SectionItem[];
  readonly portfolios: readonly string[];
}

/** What of an item a reader compares: its text and what must be shown. The year of a day is not a change. */
function saidOf(item: SectionItem) {
  return {
    text: item.text,
    requirements: item.requirements
      .filter(({ counts }) => counts)
      .map(({ text, evidence }) => `${text}（${evidence}）`),
  };
}

const isSame = (a: ReturnType<typeof saidOf>, b: ReturnType<typeof saidOf>) =>
  a.text === b.text &&
  a.requirements.length === b.requirements.length &&
  a.requirements.every((text, index) => text === b.requirements[index]);

export function differenceOf(before: Compared, after: Compared): Omit<Difference, 'against'> {
  const earlier = new Map(before.items.map((item) => [item.code, item]));
  const later = new Map(after.items.map((item) => [item.code, item]));
  const changes = [...later.values()].flatMap((item): ItemChange[] => {
    const was = earlier.get(item.code);
    const { code, title } = item;
    if (was === undefined)
      return [{ code, title, kind: 'added', before: null, after: saidOf(item) }];
    return isSame(saidOf(was), saidOf(item))
      ? []
      : [{ code, title, kind: 'changed', before: saidOf(was), after: saidOf(item) }];
  });
  const removed = [...earlier.values()]
    .filter(({ code }) => !later.has(code))
    .map(
      (item): ItemChange => ({
        code: item.code,
        title: item.title,
        kind: 'removed',
        before: saidOf(item),
        after: null,
      }),
    );
  const changed = changes.filter(({ kind }) => kind === 'changed').length;
  const added = changes.length - changed;
  return {
    portfolios: {
      added: after.portfolios.filter((field) => !before.portfolios.includes(field)),
      removed: before.portfolios.filter((field) => !after.portfolios.includes(field)),
    },
    items: [...changes, ...removed],
    unchanged: later.size - added - changed,
  };
}
