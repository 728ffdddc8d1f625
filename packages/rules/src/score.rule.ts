// What one rule of a scheme takes away or adds, from the least to the most the known facts allow; codes, no words.
import {
  addDays,
  assertNever,
  type CivilDate,
  daysBetween,
  type Points,
  pointsOf,
  type Rounding,
  rounded,
  scaled,
  writtenPoints,
} from '@jinze/kernel';
import type { Compared } from './frame.ts';
import type { KnownFacts } from './score.facts.ts';
import { PERIODS_A_YEAR } from './score.facts.ts';
import type {
  Amount,
  CountRule,
  DeadlineRule,
  DoneRule,
  DutiesRule,
  ManualRule,
  OccurrenceRule,
  RatioRule,
  SchemeRule,
  UntrueRule,
} from './score.scheme.ts';

/** From the least to the most; the same where it is known. */
export interface Span {
  readonly lo: Points;
  readonly hi: Points;
}

/** A span and why: what was compared, and which facts would settle it. */
export interface Seen extends Span {
  readonly code: string;
  readonly compared: Compared;
  readonly missing: readonly string[];
}

/** What a rule looks at. */
export interface Sight {
  readonly facts: KnownFacts;
  /** What the item has to lose, or may add. */
  readonly of: Points;
  readonly rounding: Rounding;
}

const NONE: readonly string[] = [];
const ONE = pointsOf(1);
/** Amounts are multiplied as they are; only conversions and ratios are rounded. */
const EXACT: Rounding = { decimals: 4, mode: 'half-up' };

const times = (each: Points, count: Points): Points => scaled(each, count, ONE, EXACT);

const seen = (
  lo: Points,
  hi: Points,
  code: string,
  compared: Compared = {},
  missing = NONE,
): Seen => ({ lo, hi, code, compared, missing });

const sure = (lost: Points, code: string, compared: Compared): Seen =>
  seen(lost, lost, code, compared);

const open = (lo: Points, hi: Points, ...missing: readonly string[]): Seen =>
  seen(lo, hi, 'score.open', {}, missing);

function numberOf(facts: KnownFacts, fact: string): Points | undefined {
  const value = facts.get(fact)?.value;
  return typeof value === 'number' ? pointsOf(value) : undefined;
}

/** The number itself, the fact's, or undefined where the fact is missing. */
export function amountOf(facts: KnownFacts, amount: Amount): Points | undefined {
  return typeof amount === 'number' ? pointsOf(amount) : numberOf(facts, amount.fact);
}

/** The facts an open rule lacks: its own and those of its amounts. */
function lacking(
  facts: KnownFacts,
  fact: string,
  ...amounts: readonly (Amount | undefined)[]
): readonly string[] {
  const names = [fact, ...amounts.flatMap((one) => (typeof one === 'object' ? [one.fact] : []))];
  return names.filter((one) => !facts.has(one));
}

function seeDone({ fact, lose }: DoneRule, { facts, of }: Sight): Seen {
  const value = facts.get(fact)?.value;
  const lost = lose === undefined ? of : pointsOf(lose);
  if (value === undefined) return open(0, lost, fact);
  return value === true ? sure(0, 'score.done', {}) : sure(lost, 'score.not-done', {});
}

/** How far one number is from what is asked, whatever is not known. */
function gapOf(value: Points | undefined, need: Points | undefined, isLeast: boolean): Span {
  if (value !== undefined && need !== undefined) {
    const gap = Math.max(0, isLeast ? need - value : value - need);
    return { lo: gap, hi: gap };
  }
  const hi = isLeast ? need : value;
  return { lo: 0, hi: hi ?? Infinity };
}

function seeCount(rule: CountRule, { facts, of }: Sight): Seen {
  const { fact, atLeast, atMost, per = 'year', each, lose } = rule;
  const isLeast = atLeast !== undefined;
  const asked = atLeast ?? atMost ?? 0;
  const need = amountOf(facts, asked);
  const value = facts.get(fact)?.value;
  const counts: readonly unknown[] = Array.isArray(value)
    ? value
    : Array.from({ length: PERIODS_A_YEAR[per] }, () => value);
  const gap = { lo: 0, hi: 0 };
  for (const one of counts) {
    const { lo, hi } = gapOf(typeof one === 'number' ? pointsOf(one) : undefined, need, isLeast);
    gap.lo += lo;
    gap.hi += hi;
  }
  const lostFor = (by: Points) => {
    if (by === 0) return 0;
    if (each !== undefined) return times(pointsOf(each), by);
    return lose === undefined ? of : pointsOf(lose);
  };
  const [lo, hi] = [lostFor(gap.lo), lostFor(gap.hi)];
  const isOpen = need === undefined || counts.some((one) => typeof one !== 'number');
  if (isOpen) {
    const names = lacking(facts, fact, atLeast, atMost);
    return open(lo, hi, ...(names.length === 0 ? [fact] : names));
  }
  const what = isLeast ? (lo === 0 ? 'enough' : 'short') : lo === 0 ? 'within' : 'over';
  return sure(lo, `score.count-${what}-${per}`, {
    value: counts.join('、'),
    need: writtenPoints(need),
    gap: writtenPoints(gap.lo),
  });
}

/** Points earned at a ratio: in proportion up to the target, or those of the highest step reached. */
function earned(rule: RatioRule, part: Points, whole: Points, { of, rounding }: Sight): Points {
  if (rule.steps !== undefined) {
    const reached = rule.steps.find(({ from }) => part * ONE >= whole * pointsOf(from));
    return pointsOf(reached?.points ?? 0);
  }
  const [reached, needed] = [part * ONE, whole * pointsOf(rule.target ?? 1)];
  return reached >= needed ? of : scaled(of, reached, needed, rounding);
}

function seeRatio(rule: RatioRule, sight: Sight): Seen {
  const { facts, of } = sight;
  const part = numberOf(facts, rule.fact);
  const whole = amountOf(facts, rule.whole);
  if (part === undefined || whole === undefined)
    return open(0, of, ...lacking(facts, rule.fact, rule.whole));
  const compared = { value: writtenPoints(part), whole: writtenPoints(whole) };
  // Nothing to measure against is not full marks, and not none.
  if (whole === 0) return seen(0, of, 'score.ratio-no-base', compared, [rule.fact]);
  const got = earned(rule, part, whole, sight);
  return sure(of - got, rule.steps === undefined ? 'score.ratio' : 'score.ratio-step', {
    ...compared,
    target: writtenPoints(pointsOf(rule.target ?? 1) * 100),
    earned: writtenPoints(got),
  });
}

function dueOf(rule: DeadlineRule, facts: KnownFacts): CivilDate | undefined {
  if (typeof rule.by === 'string') return rule.by as CivilDate;
  const from = facts.get(rule.by.fact)?.value;
  return typeof from === 'string' ? addDays(from as CivilDate, rule.by.days) : undefined;
}

function seeDeadline(rule: DeadlineRule, { facts, of }: Sight): Seen {
  const { fact, each, lose, max } = rule;
  const done = facts.get(fact)?.value;
  const all = lose === undefined ? (max === undefined ? of : pointsOf(max)) : pointsOf(lose);
  if (done === false) return sure(all, 'score.never-done', {});
  const due = dueOf(rule, facts);
  if (done === undefined || due === undefined) {
    const names = lacking(facts, fact, typeof rule.by === 'string' ? undefined : rule.by);
    return open(0, each === undefined ? all : Infinity, ...(names.length === 0 ? [fact] : names));
  }
  const day = done as CivilDate;
  const late = Math.max(0, daysBetween(due, day));
  const compared = { value: day, due, late };
  if (late === 0) return sure(0, 'score.in-time', compared);
  const lost = each === undefined ? all : times(pointsOf(each), pointsOf(late));
  return sure(lost, 'score.late', compared);
}

function seeOccurrence({ fact, each, beyond }: OccurrenceRule, { facts }: Sight): Seen {
  const count = numberOf(facts, fact);
  if (count === undefined) return open(0, Infinity, fact);
  const compared = { value: writtenPoints(count), each };
  const all = times(pointsOf(each), count);
  if (beyond === undefined) return sure(all, 'score.occurrence', compared);
  const after = amountOf(facts, beyond.after);
  const rate = pointsOf(beyond.each);
  if (after === undefined) {
    const other = times(rate, count);
    return open(Math.min(all, other), Math.max(all, other), ...lacking(facts, fact, beyond.after));
  }
  const over = Math.max(0, count - after);
  return sure(times(pointsOf(each), count - over) + times(rate, over), 'score.occurrence-beyond', {
    ...compared,
    after: writtenPoints(after),
    over: writtenPoints(over),
    rate: beyond.each,
  });
}

/** That records are untrue is said of people: it counts once somebody named has established it. */
function seeUntrue({ fact, each }: UntrueRule, { facts }: Sight): Seen {
  const count = numberOf(facts, fact);
  if (count === undefined) return open(0, Infinity, fact);
  const lost = times(pointsOf(each), count);
  const compared = { value: writtenPoints(count), each };
  if (lost > 0 && facts.get(fact)?.by === undefined)
    return seen(0, lost, 'score.untrue-unnamed', compared, [fact]);
  return sure(lost, 'score.untrue', compared);
}

function seeManual(rule: ManualRule, { facts, of }: Sight, isBonus: boolean): Seen {
  const { fact, gives, atLeast = 0, max } = rule;
  const value = numberOf(facts, fact);
  const most = max === undefined ? of : pointsOf(max);
  if (value === undefined) return open(0, most, fact);
  const compared = { given: writtenPoints(value), most: writtenPoints(most) };
  const isOutside = value > most || (value > 0 && value < pointsOf(atLeast));
  if (isOutside)
    return seen(0, most, 'score.manual-outside', { ...compared, least: atLeast }, [fact]);
  if (gives === 'deduction' || isBonus) return sure(value, `score.manual-${gives}`, compared);
  return sure(of - value, 'score.manual-points', compared);
}

/** `met` loses nothing and `not-met` loses; what has no record, or is not said, stays open. */
function seeDuties({ fact, codes, each, partly }: DutiesRule, { facts }: Sight): Seen {
  const states = (facts.get(fact)?.value ?? {}) as Readonly<Record<string, string>>;
  const count = { notMet: 0, partly: 0, open: 0, met: 0 };
  for (const code of codes) {
    const state = states[code];
    if (state === 'met') count.met += 1;
    else if (state === 'not-met') count.notMet += 1;
    else if (state === 'partly' && partly !== undefined) count.partly += 1;
    else count.open += 1;
  }
  const lo = count.notMet * pointsOf(each) + count.partly * pointsOf(partly ?? 0);
  const compared = { ...count, of: codes.length, each };
  if (count.open === 0) return sure(lo, 'score.duties', compared);
  return seen(lo, lo + count.open * pointsOf(each), 'score.duties-open', compared, [fact]);
}

function see(rule: SchemeRule, sight: Sight, isBonus: boolean): Seen {
  switch (rule.kind) {
    case 'done':
      return seeDone(rule, sight);
    case 'count':
      return seeCount(rule, sight);
    case 'ratio':
      return seeRatio(rule, sight);
    case 'deadline':
      return seeDeadline(rule, sight);
    case 'occurrence':
      return seeOccurrence(rule, sight);
    case 'untrue':
      return seeUntrue(rule, sight);
    case 'manual':
      return seeManual(rule, sight, isBonus);
    case 'duties':
      return seeDuties(rule, sight);
    default:
      return assertNever(rule);
  }
}

export interface RuleSeen extends Seen {
  readonly rule: SchemeRule;
  readonly isCapped: boolean;
}

/** One rule on the facts, within its own `max`. */
export function seeRule(rule: SchemeRule, sight: Sight, isBonus: boolean): RuleSeen {
  const raw = see(rule, sight, isBonus);
  const max = rule.max === undefined ? Infinity : pointsOf(rule.max);
  const within = (points: Points) => Math.min(rounded(points, sight.rounding), max);
  const [lo, hi] = [within(raw.lo), within(raw.hi)];
  return { rule, ...raw, lo, hi, isCapped: raw.lo > max };
}
