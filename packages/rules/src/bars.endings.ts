// Until when one measure forbids what it forbids: surely, at most, by the rule and by another reading of it.
import { addDays, addMonths, type CivilDate } from '@jinze/kernel';
import type { LocalBar, TakenMeasure } from './bars.shape.ts';
import type { Basis } from './frame.ts';
import type { SourceStatus } from './instruments.ts';
import {
  CHANGED_ON_APPEAL,
  EFFECTIVE_DAY,
  type MeasureRow,
  OVERLAP,
  type Term,
} from './measures.ts';

/** Before every day: not even the first day is sure. After every day: no end is known, or there is none. */
export const NEVER = '' as CivilDate;
export const FOREVER = '9999-12-31' as CivilDate;

/** 行政机关公务员处分条例 art. 10, 政务处分法 art. 15. */
const SUM_CAP_MONTHS = 48;
/** 留党察看: after the rights are restored. */
export const AFTER_PROBATION_MONTHS = 24;

/** A measure as given, with its name in the answer and its row. */
export interface Decided {
  readonly id: string;
  readonly taken: TakenMeasure;
  readonly row: MeasureRow;
}

/** The day from which it can bar: that of the first decision, where an appeal has changed it. */
export const sinceOf = ({ decidedOn, firstDecidedOn = decidedOn }: TakenMeasure) => firstDecidedOn;

/** Why a span ends as it does, by code of the words. */
export type SpanRule =
  | 'bars.counted'
  | 'bars.printed'
  | 'bars.inside-older'
  | 'bars.one-period-or-sum'
  | 'bars.heaviest'
  | 'bars.permanent'
  | 'bars.probation-unknown'
  | 'bars.probation-not-restored'
  | 'bars.restored'
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
  /** What it forbids. */
  readonly term: Term;
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

export interface Ending {
  readonly least: CivilDate;
  readonly most: CivilDate;
  readonly to: CivilDate | undefined;
  readonly other: Span['other'];
  readonly rule: SpanRule;
  /** Beside that of the row. */
  readonly basis: Basis | undefined;
}

export const exactly = (to: CivilDate, rule: SpanRule): Ending => ({
  least: to,
  most: to,
  to,
  other: undefined,
  rule,
  basis: undefined,
});
export const printed = (until: CivilDate) => exactly(until, 'bars.printed');

export const unknown = (rule: SpanRule): Ending => ({
  least: NEVER,
  most: FOREVER,
  to: undefined,
  other: undefined,
  rule,
  basis: undefined,
});

export const PERMANENT: Ending = {
  least: FOREVER,
  most: FOREVER,
  to: undefined,
  other: undefined,
  rule: 'bars.permanent',
  basis: undefined,
};

/** The end if the rest of an older sanction and the new one were added up, at most 48 months from the new one. */
function summed(older: CivilDate, from: CivilDate, months: number): CivilDate {
  return earlier(beyond(older, months), addMonths(from, SUM_CAP_MONTHS));
}

const isPermanent = ({ least }: Span) => least === FOREVER;

/**
 * Of a decision that took the place of another on appeal: no source on record says whether its period counts from its own
 * day or from that of the first, so it ends by either.
 */
export function fromEither({ row, taken }: Decided, count: (from: CivilDate) => Ending): Ending {
  const own = count(taken.decidedOn);
  const since = sinceOf(taken);
  if (since === taken.decidedOn) return own;
  const first = count(since);
  const other =
    first.to === undefined || own.to === undefined || first.to === own.to
      ? own.other
      : { to: first.to, basis: CHANGED_ON_APPEAL[row.family] };
  const least = earlier(own.least, first.least);
  return { ...own, least, most: later(own.most, first.most), other };
}

/** 留党察看: 24 months from the day the rights are restored; before that day is known, no end can be. */
export function endOfProbation(
  from: CivilDate,
  { probationMonths, restoredOn }: TakenMeasure,
  before: readonly Span[],
): Ending {
  if (restoredOn !== undefined) {
    const to = exactly(addMonths(restoredOn, AFTER_PROBATION_MONTHS), 'bars.restored');
    const isInside = before.some(
      (older) => older.row.family === 'party-discipline' && from <= older.most,
    );
    return isInside ? { ...to, most: FOREVER, to: undefined } : to;
  }
  if (probationMonths === undefined) return unknown('bars.probation-unknown');
  const { least } = endOfParty(from, probationMonths + AFTER_PROBATION_MONTHS, before);
  return { ...unknown('bars.probation-not-restored'), least };
}

/** 党纪处分条例 art. 21 within the family; across families the sum is another reading. */
export function endOfParty(from: CivilDate, months: number, before: readonly Span[]): Ending {
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
    basis: least > own ? OVERLAP.partyInParty : undefined,
  };
}

/** 政务处分法 art. 8: counted from the effective day itself, the last day is the one before. */
export function endOfAdministrative(
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
    basis: sameKind > 1 ? OVERLAP.sameKind : undefined,
  };
}
