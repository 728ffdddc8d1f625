// What drafting a region and year comes to: new sections, drafts brought up to date, new editions, endings. Pure.
import type { DutyInstrument, EndedBecause, SectionState } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Holder } from '../posts/index.ts';
import type { ItemSet } from './item-sets.ts';
import { SECTION_TRANSITIONS } from './section.states.ts';

/** What somebody in a post ought to have of one instrument. */
export interface Wanted {
  readonly holder: Holder;
  readonly instrument: DutyInstrument;
  readonly set: ItemSet;
}

/** An edition of a section on record. */
export interface Current {
  readonly id: Id<'section'>;
  readonly version: number;
  readonly edition: number;
  readonly state: SectionState;
  readonly personId: Id<'person'>;
  readonly postId: Id<'post'>;
  readonly organId: Id<'organ'>;
  readonly instrument: DutyInstrument;
  readonly itemSet: string;
  readonly blockedBy: string | null;
  readonly portfolios: readonly string[];
  /** What was copied of person and post when it was drafted. */
  readonly personName: string;
  readonly postTitle: string;
  readonly organName: string;
  readonly regionName: string;
  readonly holdsPostFrom: CivilDate;
  readonly replaces: Id<'section'> | null;
  /** The mark as it was read: a later one is not cleared with it. */
  readonly staleSince: Date | null;
}

export interface Drafting {
  readonly created: readonly (Wanted & {
    readonly edition: number;
    readonly replaces: Id<'section'> | null;
  })[];
  readonly redrafted: readonly {
    readonly current: Current;
    readonly wanted: Wanted;
    readonly replaces: Id<'section'> | null;
  }[];
  readonly ended: readonly { readonly current: Current; readonly because: EndedBecause }[];
  /** The edition that says what it ought to, of everybody for whom nothing is to change. */
  readonly unchanged: readonly Current[];
  /** Marked as stale, and not after all, or a newer draft shows the change. */
  readonly cleared: readonly Current[];
}

const keyOf = (personId: string, postId: string, instrument: string) =>
  `${personId}|${postId}|${instrument}`;

const sameFields = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((field) => b.includes(field));

/** Somebody with two appointments to one post has one list for it: of both, from the first day on. */
export function mergeHolders(holders: readonly Holder[]): readonly Holder[] {
  const merged = new Map<string, Holder>();
  for (const holder of holders) {
    const key = `${holder.personId}|${holder.postId}`;
    const there = merged.get(key);
    merged.set(
      key,
      there === undefined
        ? holder
        : {
            ...there,
            from: there.from < holder.from ? there.from : holder.from,
            portfolios: [...new Set([...there.portfolios, ...holder.portfolios])],
          },
    );
  }
  return [...merged.values()];
}

/** Whether the section says what it ought to; of what is in force, names of people and bodies stay as issued. */
function isUpToDate(current: Current, { set, holder, instrument }: Wanted): boolean {
  return (
    current.itemSet === set.digest &&
    current.blockedBy === set.blockedBy &&
    current.postTitle === holder.postTitle &&
    current.holdsPostFrom === holder.from &&
    // The annual priorities name their posts themselves: a portfolio changes nothing in them.
    (instrument === 'annual' || sameFields(current.portfolios, holder.portfolios))
  );
}

const isDraft = ({ state }: Current) => SECTION_TRANSITIONS[state].redraft !== undefined;

/** A draft follows the names too, and takes the place of what is in force. */
const isDraftUpToDate = (draft: Current, inForce: Current | undefined, wanted: Wanted) =>
  isUpToDate(draft, wanted) &&
  draft.personName === wanted.holder.personName &&
  draft.organName === wanted.holder.organName &&
  draft.regionName === wanted.holder.regionName &&
  (inForce === undefined || draft.replaces === inForce.id);

interface Standing {
  readonly lastEdition: number;
  readonly inForce: Current | undefined;
  /** Newer than what is in force. */
  readonly draft: Current | undefined;
  readonly leftOver: readonly Current[];
}

function standingOf(editions: readonly Current[]): Standing {
  const open = editions
    .filter(({ state }) => state !== 'superseded')
    .toSorted((a, b) => b.edition - a.edition);
  const inForce = open.find((one) => !isDraft(one));
  const newest = open.find(isDraft);
  const draft =
    newest !== undefined && newest.edition > (inForce?.edition ?? 0) ? newest : undefined;
  return {
    lastEdition: Math.max(0, ...editions.map(({ edition }) => edition)),
    inForce,
    draft,
    leftOver: open.filter((one) => one !== inForce && one !== draft),
  };
}

/** What becomes of one person's editions of one instrument. */
function planOne(wanted: Wanted, { lastEdition, inForce, draft, leftOver }: Standing): Drafting {
  const replaces = inForce?.id ?? null;
  const ended = leftOver.map((current) => ({ current, because: 'replaced' as const }));
  const marked = (...of: readonly (Current | undefined)[]) =>
    of.filter((one) => one !== undefined).filter(({ staleSince }) => staleSince !== null);
  const plan = { created: [], redrafted: [], ended, unchanged: [] };
  if (inForce !== undefined && isUpToDate(inForce, wanted))
    return {
      ...plan,
      ended: draft === undefined ? ended : [...ended, { current: draft, because: 'reverted' }],
      unchanged: [inForce],
      cleared: marked(inForce),
    };
  if (draft === undefined)
    return {
      ...plan,
      created: [{ ...wanted, edition: lastEdition + 1, replaces }],
      cleared: marked(inForce),
    };
  return isDraftUpToDate(draft, inForce, wanted)
    ? { ...plan, unchanged: [draft], cleared: marked(inForce, draft) }
    : {
        ...plan,
        redrafted: [{ current: draft, wanted, replaces: replaces ?? draft.replaces }],
        cleared: marked(inForce),
      };
}

/**
 * A draft is brought up to date in place and loses an approval that was given to other content; it ends when
 * what is in force is right after all. What is in force keeps its force; a new edition takes its place once
 * issued. What nobody ought to have any more ends, every edition of it.
 */
export function planDrafting(wanted: readonly Wanted[], current: readonly Current[]): Drafting {
  const found = Map.groupBy(current, (one) => keyOf(one.personId, one.postId, one.instrument));
  const wantedKeys = new Set<string>();
  const plans = wanted.map((one) => {
    const key = keyOf(one.holder.personId, one.holder.postId, one.instrument);
    wantedKeys.add(key);
    return planOne(one, standingOf(found.get(key) ?? []));
  });
  const people = new Set(wanted.map(({ holder }) => `${holder.personId}|${holder.postId}`));
  const gone = current
    .filter(
      (one) =>
        one.state !== 'superseded' &&
        !wantedKeys.has(keyOf(one.personId, one.postId, one.instrument)),
    )
    .map((one) => ({
      current: one,
      because: people.has(`${one.personId}|${one.postId}`)
        ? ('no-priority' as const)
        : ('left-post' as const),
    }));
  return {
    created: plans.flatMap(({ created }) => created),
    redrafted: plans.flatMap(({ redrafted }) => redrafted),
    ended: [...plans.flatMap(({ ended }) => ended), ...gone],
    unchanged: plans.flatMap(({ unchanged }) => unchanged),
    cleared: plans.flatMap(({ cleared }) => cleared),
  };
}
