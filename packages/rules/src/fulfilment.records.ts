// Which records count for a requirement: surely, perhaps, or not, and why.
import { type Body, type CivilDate, daysBetween } from '@jinze/kernel';
import type {
  AskedItem,
  AskedRequirement,
  FulfilmentFacts,
  FulfilmentRecord,
} from './fulfilment.shape.ts';

/** A record with what holds of it whatever is asked. */
export interface Entry {
  readonly id: string;
  readonly record: FulfilmentRecord;
  readonly isLate: boolean;
  /** Why it counts nowhere. */
  readonly unusable: string | undefined;
}

/** `maybe`: it would count if what is not on record were so. */
export interface Match {
  readonly entry: Entry;
  readonly counts: 'yes' | 'maybe' | 'no';
  /** Why not, or what is not on record. */
  readonly because: string | undefined;
}

/** What records may name to serve an item. */
export interface ItemKeys {
  readonly code: string;
  /** What all its key points begin with. */
  readonly prefix: string;
  readonly keyPoints: readonly string[];
  readonly parameters: readonly string[];
}

export function keysOf({ code, requirements }: AskedItem): ItemKeys {
  return {
    code,
    prefix: `${code}-`,
    keyPoints: requirements.flatMap(({ keyPoint }) => keyPoint ?? []),
    parameters: requirements.flatMap(({ parameter }) => parameter ?? []),
  };
}

/** The rule on late entries, if it was in force when the record was entered. */
function lateRuleFor({ recordedOn }: FulfilmentRecord, { lateRule }: FulfilmentFacts) {
  return lateRule?.from !== undefined && recordedOn < lateRule.from ? undefined : lateRule;
}

function isLate(record: FulfilmentRecord, facts: FulfilmentFacts): boolean {
  if (record.late === true) return true;
  const lateRule = lateRuleFor(record, facts);
  if (lateRule === undefined) return false;
  const { occurredOn, recordedOn } = record;
  return recordedOn !== occurredOn && daysBetween(occurredOn, recordedOn) > lateRule.afterDays;
}

function unusable(
  record: FulfilmentRecord,
  isLateEntry: boolean,
  facts: FulfilmentFacts,
): string | undefined {
  if (!record.confirmed) return 'fulfilment.not-confirmed';
  if (record.occurredOn > facts.asOf) return 'fulfilment.after-as-of';
  if (record.recordedOn > facts.asOf) return 'fulfilment.recorded-after-as-of';
  if (isLateEntry && lateRuleFor(record, facts)?.counts === false)
    return 'fulfilment.late-does-not-count';
  return undefined;
}

/** In the order of the day they occurred, so that the order they are given in changes nothing. */
export function entriesOf(facts: FulfilmentFacts): readonly Entry[] {
  return facts.records
    .map((record, index) => {
      const isLateEntry = isLate(record, facts);
      return {
        id: record.id ?? `#${index + 1}`,
        record,
        isLate: isLateEntry,
        unusable: unusable(record, isLateEntry, facts),
      };
    })
    .sort((a, b) => compare(a.record.occurredOn, b.record.occurredOn) || compare(a.id, b.id));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export function isWithin(day: CivilDate, from: CivilDate, to: CivilDate): boolean {
  return day >= from && day <= to;
}

/** A record as it concerns one item: it names it, names others only, or does not say. */
export interface Related {
  readonly entry: Entry;
  readonly serves: 'this' | 'others' | 'unsaid';
}

/** A key point the item leaves to a local document names the item all the same. */
function servesOf({ duties: named }: FulfilmentRecord, keys: ItemKeys): Related['serves'] {
  if (named === undefined) return 'unsaid';
  const { code, prefix, keyPoints, parameters } = keys;
  for (const one of named)
    if (
      one === code ||
      one.startsWith(prefix) ||
      keyPoints.includes(one) ||
      parameters.includes(one)
    )
      return 'this';
  return 'others';
}

export function relatedTo(keys: ItemKeys, entries: readonly Entry[]): readonly Related[] {
  return entries.map((entry) => ({ entry, serves: servesOf(entry.record, keys) }));
}

/**
 * Bodies whose acts are acts of a wider one: a standing committee acts for its committee, an executive meeting
 * is the government’s and one of the two meetings a rule may leave open.
 */
const ACTS_FOR: Readonly<Partial<Record<Body, readonly Body[]>>> = {
  'standing-committee': ['party-committee'],
  'government-executive-meeting': ['government', 'executive-meeting-or-safety-committee'],
};
/** Wider words: the body asked for may be meant, and may not. */
const MAY_MEAN: Readonly<Partial<Record<Body, readonly Body[]>>> = {
  'party-committee': ['standing-committee'],
  government: ['government-executive-meeting', 'executive-meeting-or-safety-committee'],
  'executive-meeting-or-safety-committee': ['government-executive-meeting', 'government'],
};

type Answer = Pick<Match, 'counts' | 'because'>;
const YES: Answer = { counts: 'yes', because: undefined };
const perhaps = (because: string): Answer => ({ counts: 'maybe', because });
const no = (because: string): Answer => ({ counts: 'no', because });

/** What only counts for the person when the person led it. */
const LED: readonly string[] = ['led-inspection', 'unannounced-check'];

/** 本人: taking part is being there in person; 带队 is leading. */
function inPerson({ activity, role, body }: FulfilmentRecord): Answer {
  if (role === 'took-part' && LED.includes(activity)) return no('fulfilment.took-part-only');
  if (role !== undefined || body === 'post-holder') return YES;
  return body === undefined ? perhaps('fulfilment.body-not-recorded') : no('fulfilment.other-body');
}

function ofBody(asked: Body | undefined, record: FulfilmentRecord): Answer {
  if (asked === undefined) return YES;
  if (asked === 'post-holder') return inPerson(record);
  const { body } = record;
  if (body === undefined) return perhaps('fulfilment.body-not-recorded');
  if (body === asked || ACTS_FOR[body]?.includes(asked)) return YES;
  return MAY_MEAN[body]?.includes(asked)
    ? perhaps('fulfilment.body-too-wide')
    : no('fulfilment.other-body');
}

/** An activity is asked for: the record is one, and serves this duty as far as it says which. */
function asActivity(asked: AskedRequirement, { entry: { record }, serves }: Related) {
  if (record.activity !== asked.activity)
    return serves === 'this' ? no('fulfilment.other-activity') : undefined;
  if (serves === 'others') return no('fulfilment.serves-other-duties');
  return ofBody(asked.body, record);
}

/** A paper or result is asked for: the record says that it is this one. */
function asPaper(asked: AskedRequirement, keys: ItemKeys, { entry: { record }, serves }: Related) {
  const { duties: named = [] } = record;
  if (serves !== 'this') return undefined;
  const { keyPoint, parameter, activity } = asked;
  const isItself =
    (keyPoint !== undefined && named.includes(keyPoint)) ||
    (parameter !== undefined && named.includes(parameter));
  if (!isItself && !named.includes(keys.code)) return undefined;
  if (activity !== undefined && record.activity !== activity)
    return no('fulfilment.other-activity');
  if (isItself || keyPoint === undefined || keys.keyPoints.length === 1)
    return ofBody(asked.body, record);
  // It says which of the item’s papers it is: another one.
  if (named.some((one) => keys.keyPoints.includes(one))) return undefined;
  // Which of several papers it is decides only where it would be one.
  return record.documentNo === undefined
    ? no('fulfilment.key-point-not-named')
    : perhaps('fulfilment.key-point-not-named');
}

/** Amounts say by themselves what they are about; a record without any has to name the key point. */
function asAmounts({ keyPoint }: AskedRequirement, { entry: { record }, serves }: Related) {
  const { duties: named, amounts = [] } = record;
  if (amounts.length > 0) return serves === 'others' ? no('fulfilment.serves-other-duties') : YES;
  return keyPoint !== undefined && named?.includes(keyPoint) === true ? YES : undefined;
}

function answerFor(asked: AskedRequirement, keys: ItemKeys, related: Related) {
  if (asked.kind === 'comparison') return asAmounts(asked, related);
  if (asked.activity === undefined || asked.kind === 'document')
    return asPaper(asked, keys, related);
  return asActivity(asked, related);
}

/** Every record that concerns a requirement, with whether it counts; days are the slices’ business. */
export function matchesOf(
  asked: AskedRequirement,
  keys: ItemKeys,
  all: readonly Related[],
): readonly Match[] {
  const matches: Match[] = [];
  for (const related of all) {
    const answer = answerFor(asked, keys, related);
    if (answer === undefined) continue;
    const { entry } = related;
    const { counts, because } = entry.unusable === undefined ? answer : no(entry.unusable);
    matches.push({ entry, counts, because });
  }
  return matches;
}

/** Left out for what they are, not for what they are about: said with the answer, and not only in the list. */
export const SAID: readonly string[] = [
  'fulfilment.not-confirmed',
  'fulfilment.late-does-not-count',
];

/** Records that say of themselves that they serve the item. */
export function serving(
  all: readonly Related[],
  { from, to }: FulfilmentFacts['period'],
): readonly Match[] {
  return all
    .filter(({ serves }) => serves === 'this')
    .map(({ entry }) => {
      const isInPeriod = isWithin(entry.record.occurredOn, from, to);
      const because = entry.unusable ?? (isInPeriod ? undefined : 'fulfilment.outside-period');
      return { entry, counts: because === undefined ? 'yes' : 'no', because };
    });
}
