// A duty item from its requirements: four readings, of the records and of what may be in force; they agree or nobody can tell.
import {
  agreed,
  type Bounds,
  combine,
  type Mark,
  MET,
  shortOf,
  sure,
  type Verdict,
} from './fulfilment.marks.ts';
import { type Entry, keysOf, type Match, relatedTo, serving } from './fulfilment.records.ts';
import {
  type JudgedRequirement,
  judgeRequirement,
  type Situation,
} from './fulfilment.requirement.ts';
import type { AskedItem, FulfilmentFacts, ItemState, NotMetFinding } from './fulfilment.shape.ts';

export interface JudgedItem {
  readonly item: AskedItem;
  readonly requirements: readonly JudgedRequirement[];
  /** Records that say they serve it, where no requirement decides. */
  readonly served: readonly Match[] | undefined;
  readonly verdict: Verdict;
  readonly finding: NotMetFinding | undefined;
  /** False: everything it asks is unverified and not adopted, so that it is shown only. */
  readonly decides: boolean;
}

export interface Common extends Pick<Situation, 'facts' | 'slices'> {
  readonly entries: readonly Entry[];
}

/** The regulation lays the item down whatever a place adds; an item of a place is its requirements. */
const isNational = ({ code }: AskedItem) => code.startsWith('art');

function servedBounds(matches: readonly Match[], { period, asOf }: FulfilmentFacts): Bounds {
  const isThere = matches.some(({ counts }) => counts === 'yes');
  return sure(isThere ? MET : shortOf({ isEnded: asOf > period.to, isBegun: false }));
}

/** At least and at most, with and without what may be in force. */
function readingsOf(
  requirements: readonly JudgedRequirement[],
  bare: Bounds | undefined,
): readonly (Mark | undefined)[] {
  const applying = requirements.filter(({ inForce }) => inForce === 'applies');
  const perhaps = requirements.filter(({ inForce }) => inForce !== 'does-not-apply');
  const hasOpen = perhaps.length > applying.length;
  return (['least', 'most'] as const).flatMap((side) => {
    const of = (all: readonly JudgedRequirement[]) =>
      all.length === 0 ? bare?.[side] : combine(all.map(({ bounds }) => bounds[side]));
    return hasOpen ? [of(applying), of(perhaps)] : [of(applying)];
  });
}

export function judgeItem(item: AskedItem, common: Common): JudgedItem {
  const { facts, slices, entries } = common;
  const keys = keysOf(item);
  const related = relatedTo(keys, entries);
  const situation = { facts, slices, keys, related };
  const requirements = item.requirements.map((asked, index) =>
    judgeRequirement(asked, index, situation),
  );
  const decides =
    isNational(item) ||
    requirements.length === 0 ||
    requirements.some(({ inForce }) => inForce !== 'does-not-apply');
  const isBare = !requirements.some(({ inForce }) => inForce === 'applies');
  const served =
    isBare && (isNational(item) || requirements.length === 0)
      ? serving(related, facts.period)
      : undefined;
  const bare = served === undefined ? undefined : servedBounds(served, facts);
  return {
    item,
    requirements,
    served,
    verdict: decides
      ? agreed(readingsOf(requirements, bare))
      : { state: 'cannot-tell', isOverdue: false },
    finding: facts.notMet?.find(({ code }) => code === item.code),
    decides,
  };
}

export function stateOf({ finding, verdict }: JudgedItem): ItemState {
  return finding === undefined ? verdict.state : 'not-met';
}

/** 够了 */
export function isEnough(judged: JudgedItem): boolean {
  return stateOf(judged) === 'met';
}

/** Records that count for it, once each, in the order of the day they occurred. */
export function countedFor(
  { requirements, served }: JudgedItem,
  entries: readonly Entry[],
): readonly string[] {
  const counted = new Set<Entry>();
  for (const { slices, inForce } of requirements)
    if (inForce !== 'does-not-apply')
      for (const { yes } of slices) for (const entry of yes) counted.add(entry);
  for (const { counts, entry } of served ?? []) if (counts === 'yes') counted.add(entry);
  return entries.filter((entry) => counted.has(entry)).map(({ id }) => id);
}
