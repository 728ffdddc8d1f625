// One requirement against the records: what each slice of the period has, surely and at best.
import { type CivilDate, type Outcome, yearOf } from '@jinze/kernel';
import { type Bounds, combineBounds, type Mark, MET, shortOf, sure } from './fulfilment.marks.ts';
import {
  type Entry,
  type ItemKeys,
  isWithin,
  type Match,
  matchesOf,
  type Related,
} from './fulfilment.records.ts';
import type { AskedRequirement, FulfilmentFacts } from './fulfilment.shape.ts';
import {
  byDateSlice,
  calendarSlices,
  keyPeriodSlices,
  occasionSlice,
  type Slice,
  wholePeriod,
} from './fulfilment.slices.ts';

export interface JudgedSlice {
  readonly slice: Slice;
  readonly needed: number;
  /** Records in it that surely count, and that perhaps do. */
  readonly yes: readonly Entry[];
  readonly maybe: readonly Match[];
  readonly bounds: Bounds;
}

/** How a comparison of amounts came out, with the amounts. */
export interface JudgedAmounts {
  readonly found: 'kept-pace' | 'behind' | 'revenue-not-growing' | 'not-comparable' | 'incomplete';
  readonly compared: Readonly<Record<string, number>>;
  /** `fund 2026`: not on record. */
  readonly absent: readonly AmountName[];
  /** Given twice, with different values. */
  readonly conflicting: readonly AmountName[];
}

export interface AmountName {
  readonly what: 'fund' | 'revenue';
  readonly year: number;
}

export interface JudgedRequirement {
  readonly asked: AskedRequirement;
  readonly index: number;
  /** `applies`: it decides; `cannot-tell`: whether it is in force; `does-not-apply`: it is only shown. */
  readonly inForce: Outcome;
  readonly bounds: Bounds;
  readonly slices: readonly JudgedSlice[];
  readonly matches: readonly Match[];
  /** What of the situation its answer hangs on, beside slices and amounts. */
  readonly notes: readonly string[];
  readonly amounts: JudgedAmounts | undefined;
}

export interface Situation {
  readonly facts: FulfilmentFacts;
  readonly keys: ItemKeys;
  readonly related: readonly Related[];
  /** Slices of a calendar unit are the same for every requirement. */
  readonly slices: Map<string, readonly Slice[]>;
}

function inForce({ outcome, counts }: AskedRequirement): Outcome {
  if (counts) return 'applies';
  return outcome === 'cannot-tell' ? 'cannot-tell' : 'does-not-apply';
}

function sliced({ per }: AskedRequirement, { facts, slices }: Situation): readonly Slice[] {
  const unit = per === undefined || per === 'each' ? 'days' : per;
  const known = slices.get(unit);
  if (known !== undefined) return known;
  const made = unit === 'days' ? wholePeriod(facts) : calendarSlices(unit, facts);
  slices.set(unit, made);
  return made;
}

/** What a slice has; `isNumbered`: only with a document number does it count in full. */
function markOf(
  slice: Slice,
  needed: number,
  entries: readonly Entry[],
  isNumbered: boolean,
): Mark {
  const full = isNumbered
    ? entries.filter(({ record }) => record.documentNo !== undefined).length
    : entries.length;
  if (full >= needed) return MET;
  const isBegun = entries.length > 0;
  // A paper that is there without its number is no longer awaited, only incomplete.
  if (isNumbered && isBegun && !slice.isEnded)
    return { state: 'partly', isOverdue: false, isBegun };
  return shortOf({ isEnded: slice.isEnded, isBegun });
}

function judgeSlice(asked: AskedRequirement, slice: Slice, matches: readonly Match[]): JudgedSlice {
  const needed = asked.atLeast ?? 1;
  const isNumbered = asked.kind === 'document';
  const inSlice = matches.filter(
    ({ counts, entry }) =>
      counts !== 'no' && isWithin(entry.record.occurredOn, slice.from, slice.to),
  );
  const yes = inSlice.filter(({ counts }) => counts === 'yes').map(({ entry }) => entry);
  const maybe = inSlice.filter(({ counts }) => counts === 'maybe');
  const least = markOf(slice, needed, yes, isNumbered);
  const best = markOf(slice, needed, [...yes, ...maybe.map(({ entry }) => entry)], isNumbered);
  // Nobody says how much of a number a part of a quarter asks for.
  const most = best.isOverdue && !slice.isWhole ? undefined : best;
  return { slice, needed, yes, maybe, bounds: { least, most } };
}

function judged(
  asked: AskedRequirement,
  index: number,
  parts: Partial<JudgedRequirement> & Pick<JudgedRequirement, 'matches'>,
): JudgedRequirement {
  const { slices = [] } = parts;
  return {
    asked,
    index,
    inForce: inForce(asked),
    bounds: combineBounds(slices.map(({ bounds }) => bounds)),
    slices,
    notes: [],
    amounts: undefined,
    ...parts,
  };
}

type Part = Partial<JudgedRequirement> & Pick<JudgedRequirement, 'matches'>;

function bySlices(asked: AskedRequirement, matches: readonly Match[], slices: readonly Slice[]) {
  return { matches, slices: slices.map((slice) => judgeSlice(asked, slice, matches)) };
}

/** Nothing is known of the occasions: everything may be missing, and nothing may be asked. */
const UNKNOWN: Bounds = {
  least: { state: 'no-record', isOverdue: true, isBegun: false },
  most: undefined,
};

function onKeyPeriods(
  asked: AskedRequirement,
  matches: readonly Match[],
  { facts }: Situation,
): Part {
  if (facts.keyPeriods === undefined)
    return { matches, bounds: UNKNOWN, notes: ['fulfilment.key-periods-unknown'] };
  const slices = keyPeriodSlices(facts.keyPeriods, facts);
  return slices.length === 0
    ? { matches, notes: ['fulfilment.no-key-period'] }
    : bySlices(asked, matches, slices);
}

/** Whether an accident is one the requirement means; a threshold is for people to read. */
function isMeant(
  { occasion, parameter, keyPoint }: AskedRequirement,
  { code }: ItemKeys,
  named: readonly string[] | undefined,
): boolean | undefined {
  if (named === undefined) return occasion === undefined ? true : undefined;
  return [code, parameter, keyPoint].some((one) => one !== undefined && named.includes(one));
}

function onAccidents(
  asked: AskedRequirement,
  matches: readonly Match[],
  { facts, keys }: Situation,
): Part {
  const { occasions, period, asOf } = facts;
  if (occasions === undefined)
    return { matches, bounds: UNKNOWN, notes: ['fulfilment.occasions-unknown'] };
  const until = asOf < period.to ? asOf : period.to;
  const slices: JudgedSlice[] = [];
  const notes = new Set<string>();
  for (const occasion of occasions) {
    const meant = isMeant(asked, keys, occasion.for);
    if (meant === false || !isWithin(occasion.on, period.from, until)) continue;
    const one = judgeSlice(asked, occasionSlice(occasion, asOf), matches);
    const isSettled = meant === true || one.bounds.least?.state === 'met';
    if (!isSettled) notes.add('fulfilment.threshold-unknown');
    slices.push(isSettled ? one : { ...one, bounds: { ...one.bounds, most: undefined } });
  }
  if (slices.length === 0) notes.add('fulfilment.no-accident');
  return { matches, slices, notes: [...notes] };
}

/** Done by the day, or later than it, or not at all; a day outside the period is another period’s business. */
function byDate(asked: AskedRequirement, matches: readonly Match[], situation: Situation): Part {
  const { facts } = situation;
  const { byDate: day } = asked;
  if (day === undefined) return bySlices(asked, matches, wholePeriod(facts));
  const { period, asOf } = facts;
  if (day < period.from) return { matches, notes: ['fulfilment.due-before-the-period'] };
  const [inTime] = bySlices(asked, matches, [byDateSlice(day, facts)]).slices;
  if (inTime === undefined) return { matches };
  if (day > period.to && asOf > day && inTime.bounds.least?.state !== 'met')
    return { matches, notes: ['fulfilment.due-after-the-period'] };
  const late = matches.filter(
    ({ counts, entry: { record } }) =>
      counts !== 'no' && record.occurredOn > day && record.occurredOn <= period.to,
  );
  if (late.length === 0 || inTime.bounds.least?.state === 'met')
    return { matches, slices: [inTime] };
  const done: Mark = { state: 'partly', isOverdue: true, isBegun: true };
  const isSure = late.some(({ counts }) => counts === 'yes');
  const { least, most } = inTime.bounds;
  const bounds = { least: isSure ? done : least, most: most?.state === 'met' ? most : done };
  const yes = late.flatMap(({ counts, entry }) => (counts === 'yes' ? [entry] : []));
  const maybe = [...inTime.maybe, ...late.filter(({ counts }) => counts === 'maybe')];
  return {
    matches,
    slices: [{ ...inTime, yes: [...inTime.yes, ...yes], maybe, bounds }],
  };
}

/** The amounts on record of a year; two records that differ settle nothing. */
function amountOf(
  { what, year }: AmountName,
  matches: readonly Match[],
): { readonly values: ReadonlySet<number> } {
  const values = new Set<number>();
  for (const { counts, entry } of matches) {
    if (counts === 'no') continue;
    for (const amounts of entry.record.amounts ?? []) {
      const value = what === 'fund' ? amounts.fundWanYuan : amounts.revenueWanYuan;
      if (amounts.year === year && value !== undefined) values.add(value);
    }
  }
  return { values };
}

function foundOf(compared: Readonly<Record<string, number>>): JudgedAmounts['found'] {
  const { fundBefore = 0, fund = 0, revenueBefore = 0, revenue = 0 } = compared;
  if (revenueBefore <= 0) return 'not-comparable';
  // Growth of the fund ≥ growth of revenue, without dividing.
  const keepsPace = fund > 0 && fund * revenueBefore >= revenue * fundBefore;
  if (revenue > revenueBefore) return keepsPace ? 'kept-pace' : 'behind';
  return keepsPace && fund >= fundBefore ? 'revenue-not-growing' : 'not-comparable';
}

function compareAmounts(year: number, matches: readonly Match[]): JudgedAmounts {
  const names: Readonly<Record<string, AmountName>> = {
    fundBefore: { what: 'fund', year: year - 1 },
    fund: { what: 'fund', year },
    revenueBefore: { what: 'revenue', year: year - 1 },
    revenue: { what: 'revenue', year },
  };
  const compared: Record<string, number> = { year, yearBefore: year - 1 };
  const [absent, conflicting]: [AmountName[], AmountName[]] = [[], []];
  for (const [key, name] of Object.entries(names)) {
    const [value, other] = amountOf(name, matches).values;
    if (value === undefined) absent.push(name);
    else if (other !== undefined) conflicting.push(name);
    else compared[key] = value;
  }
  const isComplete = absent.length === 0 && conflicting.length === 0;
  const found = isComplete ? foundOf(compared) : 'incomplete';
  return { found, compared, absent, conflicting };
}

/** 与财政收入同步增长: the fund of two years beside the revenue of two years. */
function comparison(matches: readonly Match[], { facts }: Situation): Part {
  const [slice] = wholePeriod(facts);
  if (slice === undefined) return { matches };
  const yes = matches.flatMap(({ counts, entry }) => (counts === 'yes' ? [entry] : []));
  const amounts = compareAmounts(yearOf(facts.period.to), matches);
  const short: Mark = { state: 'partly', isOverdue: slice.isEnded, isBegun: true };
  const { found } = amounts;
  const isMet = found === 'kept-pace' || found === 'revenue-not-growing';
  const bounds: Bounds =
    yes.length === 0
      ? sure(shortOf({ isEnded: slice.isEnded, isBegun: false }))
      : isMet
        ? sure(MET)
        : { least: short, most: found === 'behind' ? short : MET };
  const slices = [{ slice, needed: 1, yes, maybe: [], bounds }];
  return { matches, slices, amounts };
}

function partOf(asked: AskedRequirement, matches: readonly Match[], situation: Situation): Part {
  switch (asked.kind) {
    case 'comparison':
      return comparison(matches, situation);
    case 'by-date':
      return byDate(asked, matches, situation);
    case 'immediate':
      return onAccidents(asked, matches, situation);
    case 'count':
    case 'document':
      return asked.per === 'each'
        ? onKeyPeriods(asked, matches, situation)
        : bySlices(asked, matches, sliced(asked, situation));
  }
}

/** What the records have of one requirement. */
export function judgeRequirement(
  asked: AskedRequirement,
  index: number,
  situation: Situation,
): JudgedRequirement {
  const matches = matchesOf(asked, situation.keys, situation.related);
  return judged(asked, index, partOf(asked, matches, situation));
}

/** The first day by which something is still missing; what no rule dates has none. */
export function dueOn({ asked, slices }: JudgedRequirement): CivilDate | undefined {
  const isDated =
    asked.kind !== 'comparison' && !(asked.kind === 'document' && asked.per === undefined);
  const open = slices.filter(
    ({ slice, bounds }) => !slice.isEnded && bounds.least?.state !== 'met',
  );
  return isDated ? open.map(({ slice }) => slice.lastDay).toSorted()[0] : undefined;
}
