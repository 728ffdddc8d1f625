// How two sections differ, in head and items, in words one can read. Pure.
import type {
  Difference,
  FactChange,
  ItemChange,
  SectionFact,
  SectionItem,
} from '@jinze/contracts';
import { saidOf } from './said-of.ts';

/** What of a section is compared: items, portfolio, and what its head says of post and person. */
export interface Compared {
  readonly items: readonly SectionItem[];
  readonly portfolios: readonly string[];
  readonly person_id: string;
  readonly post_title: string;
  readonly organ_name: string;
  readonly person_name: string;
  readonly holds_post_from: string;
}

const isSame = (a: ReturnType<typeof saidOf>, b: ReturnType<typeof saidOf>) =>
  a.text === b.text &&
  a.requirements.length === b.requirements.length &&
  a.requirements.every((text, index) => text === b.requirements[index]);

/** The name and first day of another person are no change of the post's. */
function factsOf(before: Compared, after: Compared): FactChange[] {
  const ofPost = [
    ['post-title', before.post_title, after.post_title],
    ['organ-name', before.organ_name, after.organ_name],
  ] as const;
  const ofPerson = [
    ['person-name', before.person_name, after.person_name],
    ['holds-post-from', before.holds_post_from, after.holds_post_from],
  ] as const;
  const all: readonly (readonly [SectionFact, string, string])[] =
    before.person_id === after.person_id ? [...ofPost, ...ofPerson] : ofPost;
  return all
    .filter(([, was, is]) => was !== is)
    .map(([fact, was, is]) => ({ fact, before: was, after: is }));
}

function itemChanges(before: Compared, after: Compared): ItemChange[] {
  const earlier = new Map(before.items.map((item) => [item.code, item]));
  const kept = new Set(after.items.map(({ code }) => code));
  const changes = after.items.flatMap((item): ItemChange[] => {
    const was = earlier.get(item.code);
    const { code, title } = item;
    if (was === undefined)
      return [{ code, title, kind: 'added', before: null, after: saidOf(item) }];
    return isSame(saidOf(was), saidOf(item))
      ? []
      : [{ code, title, kind: 'changed', before: saidOf(was), after: saidOf(item) }];
  });
  const removed = before.items
    .filter(({ code }) => !kept.has(code))
    .map((item): ItemChange => {
      const { code, title } = item;
      return { code, title, kind: 'removed', before: saidOf(item), after: null };
    });
  return [...changes, ...removed];
}

export function differenceOf(before: Compared, after: Compared): Omit<Difference, 'against'> {
  const items = itemChanges(before, after);
  return {
    facts: factsOf(before, after),
    portfolios: {
      added: after.portfolios.filter((field) => !before.portfolios.includes(field)),
      removed: before.portfolios.filter((field) => !after.portfolios.includes(field)),
    },
    items,
    unchanged: after.items.length - items.filter(({ kind }) => kind !== 'removed').length,
  };
}
