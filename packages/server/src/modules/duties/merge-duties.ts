// A person's lists of a year as one: the same duty of several posts once, each wording with the posts it comes from. Pure.
import type { DutyInstrument, PersonDuty, SectionItem } from '@jinze/contracts';
import { type CivilDate, type Id, POST_CLASSES } from '@jinze/kernel';

/** What of a section is merged. */
export interface Mergeable {
  readonly id: Id<'section'>;
  readonly instrument: DutyInstrument;
  readonly items: readonly SectionItem[];
}

interface Entry {
  readonly section: Mergeable;
  readonly item: SectionItem;
}

/**
 * Which entries are one duty. The code alone does not tell: a document numbers the duties of each of its posts from
 * one, and who leads a priority at one post may assist with it at another.
 */
const dutyOf = ({ section, item }: Entry) =>
  JSON.stringify([section.instrument, item.code, item.title]);

const counted = (item: SectionItem) => item.requirements.filter(({ counts }) => counts);

/** What a reader compares. What does not count binds nobody, and sets no duty apart. */
function wordsOf({ item }: Entry): string {
  const requirements = counted(item).map(({ source, text, evidence }) =>
    JSON.stringify([source.place ?? '', text, evidence]),
  );
  return JSON.stringify([item.text, requirements.toSorted()]);
}

/** One order that keeps each sequence's own: what only a later one has comes before the next they share, or last. */
function mergeOrder(sequences: readonly (readonly string[])[]): readonly string[] {
  return sequences.reduce<readonly string[]>((order, sequence) => {
    const known = new Set(order);
    const comesBefore = new Map<string, readonly string[]>();
    let run: string[] = [];
    for (const key of sequence) {
      if (!known.has(key)) run.push(key);
      else {
        comesBefore.set(key, run);
        run = [];
      }
    }
    return [...order.flatMap((key) => [...(comesBefore.get(key) ?? []), key]), ...run];
  }, []);
}

function wordingOf(entries: readonly [Entry, ...Entry[]]): PersonDuty['wordings'][number] {
  const [{ item: first }] = entries;
  return {
    text: first.text,
    requirements: counted(first),
    sources: entries.map(({ section, item }) => ({
      sectionId: section.id,
      status: item.status,
      isByReference: item.isByReference,
      isLeftToLocalDocument: item.isLeftToLocalDocument,
      notCounting: item.requirements.filter(({ counts }) => !counts),
    })),
  };
}

const isFilled = <T>(values: readonly T[]): values is readonly [T, ...T[]] => values.length > 0;

/**
 * Every item of every section once under its post: the same code and words are one entry that names all its posts,
 * the same code in other words stays apart beside it. Posts come in the order of the sections.
 */
export function mergeDuties(sections: readonly Mergeable[]): readonly PersonDuty[] {
  const entries = sections.flatMap((section) => section.items.map((item) => ({ section, item })));
  const duties = Map.groupBy(entries, dutyOf);
  const order = mergeOrder(
    sections.map((section) => [...new Set(section.items.map((item) => dutyOf({ section, item })))]),
  );
  return order.flatMap((duty): PersonDuty[] => {
    const same = duties.get(duty) ?? [];
    if (!isFilled(same)) return [];
    const [{ section, item }] = same;
    const { code, article, title } = item;
    const wordings = [...Map.groupBy(same, wordsOf).values()].flatMap((entries) =>
      isFilled(entries) ? [wordingOf(entries)] : [],
    );
    return [{ instrument: section.instrument, code, article, title, wordings }];
  });
}

/** The standing lists before the annual ones, the posts in the order of their articles, the longest held first. */
export function inShownOrder<
  T extends {
    readonly id: string;
    readonly instrument: DutyInstrument;
    readonly post_class: string;
    readonly holds_post_from: CivilDate;
  },
>(sections: readonly T[]): readonly T[] {
  const classes: readonly string[] = POST_CLASSES;
  const rankOf = (one: T) =>
    (one.instrument === 'standing' ? 0 : classes.length) + classes.indexOf(one.post_class);
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return sections.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) || compare(a.holds_post_from, b.holds_post_from) || compare(a.id, b.id),
  );
}
