// What drafting a region and year comes to: new sections, drafts brought up to date, new editions, endings. Pure.
import type { DutyInstrument, EndedBecause, SectionState } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Holder } from '../posts/index.ts';
import type { ItemSet } from './item-sets.ts';
import { SECTION_TRANSITIONS } from './section.states.ts';

/** What somebody in a post ought to have of one instrument. */
export interface Wanted {
  readonly holder: Holder;
  readonly instrument: DutyInstrument;
  readonly set: ItemSet;
}

/** The latest edition of a section on record. */
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
  readonly isStale: boolean;
}

export interface Drafting {
  readonly created: readonly (Wanted & {
    readonly edition: number;
    readonly replaces: Id<'section'> | null;
  })[];
  readonly redrafted: readonly { readonly current: Current; readonly wanted: Wanted }[];
  readonly ended: readonly { readonly current: Current; readonly because: EndedBecause }[];
  /** Nothing to change; the stale ones are not, after all. */
  readonly unchanged: readonly Current[];
}

const keyOf = (personId: string, postId: string, instrument: string) =>
  `${personId}|${postId}|${instrument}`;

const sameFields = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((field) => b.includes(field));

/** Whether the section says what it ought to. */
function isUpToDate(current: Current, { set, holder, instrument }: Wanted): boolean {
  return (
    current.itemSet === set.digest &&
    current.blockedBy === set.blockedBy &&
    // The annual priorities name their posts themselves: a portfolio changes nothing in them.
    (instrument === 'annual' || sameFields(current.portfolios, holder.portfolios))
  );
}

/**
 * A draft is brought up to date in place and loses an approval that was given to other content. What is in
 * force keeps its force; a new edition takes its place once issued. What nobody ought to have any more ends.
 */
export function planDrafting(wanted: readonly Wanted[], current: readonly Current[]): Drafting {
  const found = new Map(
    current.map((one) => [keyOf(one.personId, one.postId, one.instrument), one]),
  );
  const created: Drafting['created'][number][] = [];
  const redrafted: Drafting['redrafted'][number][] = [];
  const unchanged: Current[] = [];
  const wantedKeys = new Set<string>();
  for (const one of wanted) {
    const key = keyOf(one.holder.personId, one.holder.postId, one.instrument);
    wantedKeys.add(key);
    const there = found.get(key);
    if (there === undefined) created.push({ ...one, edition: 1, replaces: null });
    else if (there.state === 'superseded')
      created.push({ ...one, edition: there.edition + 1, replaces: null });
    else if (isUpToDate(there, one)) unchanged.push(there);
    else if (SECTION_TRANSITIONS[there.state].redraft !== undefined)
      redrafted.push({ current: there, wanted: one });
    else created.push({ ...one, edition: there.edition + 1, replaces: there.id });
  }
  const people = new Set(wanted.map(({ holder }) => `${holder.personId}|${holder.postId}`));
  const ended = current
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
  return { created, redrafted, ended, unchanged };
}
