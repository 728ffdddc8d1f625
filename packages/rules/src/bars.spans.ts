// The stretch of days each measure forbids something in: how long surely, how long at most, and by which rule.
import { addDays, addMonths, type CivilDate, type Prohibition } from '@jinze/kernel';
import type { BarsInput, LocalBar, TakenMeasure } from './bars.shape.ts';
import type { Basis } from './frame.ts';
import type { SourceStatus } from './instruments.ts';
import { EFFECTIVE_DAY, type MeasureRow, measureRow, OVERLAP, type Term } from './measures.ts';

/** Before every day: not even the first day is sure. After every day: no end is known, or there is none. */
export const NEVER = '' as CivilDate;
export const FOREVER = '9999-12-31' as CivilDate;

/** 行政机关公务员处分条例 art. 10, 政务处分法 art. 15. */
const SUM_CAP_MONTHS = 48;
/** 留党察看: after the rights are restored. */
const AFTER_PROBATION_MONTHS = 24;

/** A measure as given, with its name in the answer and its row. */
export interface Decided {
  readonly id: string;
  readonly taken: TakenMeasure;
  readonly row: MeasureRow;
}

/** Why a span ends as it does, by code of the words. */
export type SpanRule =
  | 'bars.counted'
  | 'bars.printed'
  | 'bars.inside-older'
  | 'bars.one-period-or-sum'
  | 'bars.heaviest'
  | 'bars.permanent'
  | 'bars.probation-unknown'
  | 'bars.until-unknown'
  | 'bars.local';

export interface Span {
  readonly row: MeasureRow;
  readonly decisions: readonly Decided[];
  readonly from: CivilDate;
  /** Forbidden at least to this day, and at most to that. */
  readonly least: CivilDate;
  readonly most: CivilDate;
  /** The end as the rule gives it, and as another reading does. */
  readonly to: CivilDate | undefined;
  readonly other: { readonly to: CivilDate; readonly basis: Basis } | undefined;
  readonly rule: SpanRule;
  readonly prohibits: readonly Prohibition[];
  readonly unverified: readonly Prohibition[];
  readonly status: SourceStatus;
  readonly basis: readonly Basis[];
  /** An administrative measure decided after retirement, leaving or death: the law knows none. */
  readonly isDoubtful: boolean;
  readonly local: LocalBar | undefined;
}

const later = (a: CivilDate, b: CivilDate) => (a > b ? a : b);
const earlier = (a: CivilDate, b: CivilDate) => (a < b ? a : b);

/** The corresponding day of an end that may not be known. */
const beyond = (end: CivilDate, months: number) =>
  end === FOREVER ? FOREVER : addMonths(end, months);

interface Ending {
  readonly least: CivilDate;
  readonly most: CivilDate;
  readonly to: CivilDate | undefined;
  readonly other?: Span['other'];
  readonly rule: SpanRule;
  /** Beside that of the row. */
  readonly basis?: Basis;
}

function spanOf(
  decisions: readonly Decided[],
  row: MeasureRow,
  from: CivilDate,
  term: Term,
  ending: Ending,
): Span {
  return {
    row,
    decisions,
    from,
    least: ending.least,
    most: ending.most,
    to: ending.to,
    other: ending.other,
    rule: ending.rule,
    prohibits: term.prohibits,
    unverified: row.status === 'recalled' ? term.prohibits : term.unverified,
    status: row.status,
    basis: ending.basis === undefined ? [row.basis] : [row.basis, ending.basis],
    isDoubtful: false,
    local: undefined,
  };
}

const printed = (until: CivilDate): Ending => ({
  least: until,
  most: until,
  to: until,
  rule: 'bars.printed',
});

const unknown = (rule: SpanRule): Ending => ({
  least: NEVER,
  most: FOREVER,
  to: undefined,
  rule,
});

const PERMANENT: Ending = {
  least: FOREVER,
  most: FOREVER,
  to: undefined,
  rule: 'bars.permanent',
};

/** The end if the rest of an older sanction and the new one were added up, at most 48 months from the new one. */
function summed(older: CivilDate, from: CivilDate, months: number): CivilDate {
  return earlier(beyond(older, months), addMonths(from, SUM_CAP_MONTHS));
}

const isPermanent = ({ least }: Span) => least === FOREVER;

/** 党纪处分条例 art. 21 within the family; across families the sum is another reading. */
function endOfParty(from: CivilDate, months: number, before: readonly Span[]): Ending {
  const own = addMonths(from, months);
  let [least, most] = [own, own];
  let basis: Basis = OVERLAP.partyInParty;
  for (const older of before) {
    const { row, least: surely, most: perhaps } = older;
    if (from > perhaps) continue;
    if (row.family === 'party-discipline') {
      if (older.from < from && from <= surely) least = later(least, addMonths(surely, months));
      most = later(most, beyond(perhaps, months));
    } else if (row.family === 'administrative' && older.from < from && !isPermanent(older)) {
      const sum = summed(perhaps, from, months);
      if (sum <= most) continue;
      most = sum;
      basis = OVERLAP.differentClocks;
    }
  }
  most = later(most, least);
  return {
    least,
    most,
    to: most === FOREVER ? undefined : least,
    other: most === FOREVER || most === least ? undefined : { to: most, basis },
    rule: least > own ? 'bars.inside-older' : 'bars.counted',
    ...(least > own ? { basis: OVERLAP.partyInParty } : {}),
  };
}

function ofParty(one: Decided, before: readonly Span[]): readonly Span[] {
  const { row, taken } = one;
  const { decidedOn: from, until, probationMonths } = taken;
  return row.terms.map((term) => {
    const months =
      term.months ??
      (probationMonths === undefined ? undefined : probationMonths + AFTER_PROBATION_MONTHS);
    const ending =
      until !== undefined
        ? printed(until)
        : months === undefined
          ? unknown('bars.probation-unknown')
          : endOfParty(from, months, before);
    return spanOf([one], row, from, term, ending);
  });
}

/** 政务处分法 art. 8: counted from the effective day itself, the last day is the one before. */
function endOfAdministrative(
  from: CivilDate,
  months: number,
  sameKind: number,
  before: readonly Span[],
): Ending {
  const own = addMonths(from, months);
  const least = addDays(own, -1);
  let most = own;
  let basis = OVERLAP.sameKind;
  if (sameKind > 1) most = addMonths(from, Math.min(months * sameKind, SUM_CAP_MONTHS));
  for (const { row, from: since, most: perhaps, least: surely } of before) {
    if (from > perhaps || surely === FOREVER) continue;
    const isOlder =
      row.family === 'administrative' || (row.family === 'party-discipline' && since < from);
    if (!isOlder) continue;
    const sum = summed(perhaps, from, months);
    if (sum > most) {
      most = sum;
      basis = OVERLAP.differentClocks;
    }
  }
  return {
    least,
    most,
    to: own,
    other: most > own ? { to: most, basis } : { to: least, basis: EFFECTIVE_DAY },
    rule: sameKind > 1 ? 'bars.one-period-or-sum' : 'bars.counted',
    ...(sameKind > 1 ? { basis: OVERLAP.sameKind } : {}),
  };
}

/** Decided together: of different kinds the heaviest, of one kind one period between one and the sum. */
function ofAdministrative(
  together: readonly Decided[],
  before: readonly Span[],
  endedOn: CivilDate | undefined,
): readonly Span[] {
  let heaviest: Decided | undefined;
  for (const one of together)
    if (heaviest === undefined || one.row.weight > heaviest.row.weight) heaviest = one;
  if (heaviest === undefined) return [];
  const { row } = heaviest;
  const from = heaviest.taken.decidedOn;
  const same = together.length === 1 ? together : together.filter((one) => one.row === row);
  let until: CivilDate | undefined;
  for (const { taken } of same)
    if (taken.until !== undefined)
      until = until === undefined ? taken.until : later(until, taken.until);
  return row.terms.map((term) => {
    const counted =
      term.months === undefined
        ? PERMANENT
        : until !== undefined
          ? printed(until)
          : endOfAdministrative(from, term.months, same.length, before);
    const isHeaviest = same.length < together.length && counted.rule === 'bars.counted';
    const ending: Ending = isHeaviest
      ? { ...counted, rule: 'bars.heaviest', basis: OVERLAP.sameKind }
      : counted;
    const span = spanOf(together, row, from, term, ending);
    if (endedOn === undefined || from <= endedOn) return span;
    return {
      ...span,
      least: NEVER,
      isDoubtful: true,
      basis: [...span.basis, OVERLAP.afterLeaving],
    };
  });
}

/** Each on its own clock; the printed end is that of the longest term, and a shorter one never passes it. */
function ofOrganisation(one: Decided): readonly Span[] {
  const { row, taken } = one;
  const { decidedOn: from, until } = taken;
  const longest = Math.max(...row.terms.map(({ months = 0 }) => months));
  return row.terms.map((term) => {
    const { months } = term;
    if (months === undefined)
      return spanOf(
        [one],
        row,
        from,
        term,
        until === undefined ? unknown('bars.until-unknown') : printed(until),
      );
    const own = addMonths(from, months);
    const ending: Ending =
      until !== undefined && (months === longest || until < own)
        ? printed(until)
        : { least: own, most: own, to: own, rule: 'bars.counted' };
    return spanOf([one], row, from, term, ending);
  });
}

/** What a local instrument adds; the day printed in the decision wins over it as well. */
function ofLocal(one: Decided, local: LocalBar, endedOn: CivilDate | undefined): Span {
  const { row, taken } = one;
  const { decidedOn: from } = taken;
  const to = addMonths(from, local.months);
  const prohibits = local.prohibits ?? row.terms.flatMap((term) => term.prohibits);
  const isDoubtful = row.family === 'administrative' && endedOn !== undefined && from > endedOn;
  const { instrument, article } = local;
  return {
    row,
    decisions: [one],
    from,
    least: isDoubtful ? NEVER : to,
    most: to,
    to,
    other: undefined,
    rule: 'bars.local',
    prohibits,
    unverified: [],
    status: 'local',
    basis: [{ instrument, ...(article === undefined ? {} : { article }), status: 'local' }],
    isDoubtful,
    local,
  };
}

/** Those decided by `asOf`, in the order of their days. */
export function decidedOf({ measures, asOf }: BarsInput): readonly Decided[] {
  const all: Decided[] = [];
  let isOrdered = true;
  for (let at = 0; at < measures.length; at += 1) {
    const taken = measures[at];
    if (taken === undefined || taken.decidedOn > asOf) continue;
    const last = all.at(-1);
    if (last !== undefined && last.taken.decidedOn > taken.decidedOn) isOrdered = false;
    all.push({ id: taken.id ?? `#${at + 1}`, taken, row: measureRow(taken.measure) });
  }
  if (!isOrdered)
    all.sort((a, b) =>
      a.taken.decidedOn < b.taken.decidedOn ? -1 : a.taken.decidedOn > b.taken.decidedOn ? 1 : 0,
    );
  return all;
}

/** The day the person ceased to be one whom an administrative sanction can be given to. */
export function endedOnOf({ retiredOn, leftOn, diedOn }: BarsInput): CivilDate | undefined {
  let first = retiredOn;
  if (leftOn !== undefined && (first === undefined || leftOn < first)) first = leftOn;
  if (diedOn !== undefined && (first === undefined || diedOn < first)) first = diedOn;
  return first;
}

/** Every span of the measures, with the overlap rules applied in the order of the decisions. */
export function spansOf(input: BarsInput, all: readonly Decided[]): readonly Span[] {
  const { local = [] } = input;
  const endedOn = endedOnOf(input);
  const spans: Span[] = [];
  const grouped = new Set<string>();
  for (const one of all) {
    const { row, taken } = one;
    if (row.family === 'party-discipline') spans.push(...ofParty(one, spans));
    else if (row.family === 'organisational') spans.push(...ofOrganisation(one));
    else if (taken.groupId === undefined) spans.push(...ofAdministrative([one], spans, endedOn));
    else if (!grouped.has(taken.groupId)) {
      grouped.add(taken.groupId);
      const together = all.filter(
        (other) => other.row.family === 'administrative' && other.taken.groupId === taken.groupId,
      );
      spans.push(...ofAdministrative(together, spans, endedOn));
    }
  }
  for (const rule of local) {
    const row = measureRow(rule.measure);
    for (const one of all)
      if (one.row === row && one.taken.until === undefined) spans.push(ofLocal(one, rule, endedOn));
  }
  return spans;
}
