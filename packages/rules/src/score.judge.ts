// A subject's score from facts: every item within its caps, sections, total; numbers and codes, words come later.
import {
  ok,
  type Points,
  pointsOf,
  type Result,
  rounded,
  type ScoreCap,
  scaled,
} from '@jinze/kernel';
import {
  type CompiledCap,
  type CompiledItem,
  type CompiledScheme,
  convertedIn,
} from './score.compile.ts';
import { type KnownFacts, readFacts } from './score.facts.ts';
import {
  type GradeJudged,
  judgeGrade,
  judgeVetoes,
  type VetoJudged,
  zeroOutcome,
} from './score.grade.ts';
import { type RuleSeen, type Span, seeRule } from './score.rule.ts';
import type { ScoreFacts, ScoreRefusal } from './score.shape.ts';

export interface ItemJudged extends Span {
  readonly compiled: CompiledItem;
  readonly rules: readonly RuleSeen[];
  /** Which caps ended it early. */
  readonly cappedBy: readonly ScoreCap[];
}

export interface AdjustmentJudged {
  readonly code: 'score.floor' | 'score.ceiling' | 'score.rounding' | 'score.zero';
  readonly points: Points;
}

/** `points` where the least and the most agree. */
export interface SectionJudged {
  readonly points: Points | undefined;
  readonly counts: Points | undefined;
}

export interface ScoreJudged {
  readonly compiled: CompiledScheme;
  readonly facts: KnownFacts;
  /** Signed: what each item adds to its section, from the least to the most. */
  readonly items: readonly ItemJudged[];
  readonly sections: readonly SectionJudged[];
  readonly total: Span;
  readonly converted: Span | undefined;
  /** Empty while the total is open. */
  readonly adjustments: readonly AdjustmentJudged[];
  readonly vetoes: readonly VetoJudged[];
  readonly grade: GradeJudged;
}

/** What an item by itself takes away or adds, before the caps it shares. */
interface OwnEffect extends Span {
  readonly rules: readonly RuleSeen[];
  readonly cappedBy: readonly ScoreCap[];
}

const NOTHING: OwnEffect = { lo: 0, hi: 0, rules: [], cappedBy: [] };

function ownEffect(compiled: CompiledItem, scheme: CompiledScheme, facts: KnownFacts): OwnEffect {
  const { item, of, most, isBonus, isShownOnly } = compiled;
  if (isShownOnly) return NOTHING;
  const sight = { facts, of: of === 0 ? most : of, rounding: scheme.rounding.items };
  const rules = item.rules.map((rule) => seeRule(rule, sight, isBonus));
  let [lo, hi, isCapped] = [0, 0, false];
  for (const rule of rules) {
    lo += rule.lo;
    hi += rule.hi;
    isCapped ||= rule.isCapped;
  }
  return {
    lo: Math.min(lo, most),
    hi: Math.min(hi, most),
    rules,
    cappedBy: [...(isCapped ? (['rule'] as const) : []), ...(lo > most ? (['item'] as const) : [])],
  };
}

/** What one run through the items leaves: what each took, and what the shared caps had left before it. */
interface Run {
  readonly taken: readonly Points[];
  readonly left: readonly Points[];
}

/**
 * The caps are filled in the order of the scheme. Caps lie within one another or apart (`checkScheme`), so what is
 * taken in all is the same in any order, and more of one thing never makes the whole less.
 */
function run({ items, caps }: CompiledScheme, own: readonly OwnEffect[], end: keyof Span): Run {
  const deducted = caps.map(({ maxDeduction }) => maxDeduction);
  const added = caps.map(({ maxBonus }) => maxBonus);
  const taken: Points[] = [];
  const left: Points[] = [];
  for (const [at, { caps: shared, isBonus }] of items.entries()) {
    const rest = isBonus ? added : deducted;
    let most = Infinity;
    for (const cap of shared) most = Math.min(most, rest[cap] ?? Infinity);
    const takes = Math.min(own[at]?.[end] ?? 0, most);
    // What nothing limits stays so, however much was taken.
    for (const cap of shared)
      if (rest[cap] !== Infinity) rest[cap] = (rest[cap] ?? Infinity) - takes;
    taken.push(takes);
    left.push(most);
  }
  return { taken, left };
}

function sharedCapsOf(
  { caps: shared, isBonus }: CompiledItem,
  caps: readonly CompiledCap[],
): readonly ScoreCap[] {
  const limits = shared.flatMap((at) => caps[at] ?? []);
  const bound = limits.filter((cap) => (isBonus ? cap.maxBonus : cap.maxDeduction) < Infinity);
  return [...new Set(bound.map(({ kind }) => kind))];
}

/** An item between the runs: with most of the others it has least room, with least the most. */
function itemOf(
  compiled: CompiledItem,
  own: OwnEffect,
  room: Span,
  caps: readonly CompiledCap[],
): ItemJudged {
  const lo = Math.min(own.lo, room.lo);
  const hi = Math.min(own.hi, room.hi);
  const isShared = own.lo > room.hi;
  const cappedBy = isShared ? [...own.cappedBy, ...sharedCapsOf(compiled, caps)] : own.cappedBy;
  const { of, isBonus } = compiled;
  const span = isBonus ? { lo, hi } : { lo: of - hi, hi: of - lo };
  return { compiled, rules: own.rules, cappedBy, ...span };
}

/** Each section's points and what they count as, from one run; parts come after the section they are in. */
function sumSections(scheme: CompiledScheme, taken: readonly Points[]) {
  const sums = scheme.sections.map(() => 0);
  const counts = scheme.sections.map(() => 0);
  for (const [at, { section, of, isBonus }] of scheme.items.entries()) {
    const takes = taken[at] ?? 0;
    sums[section] = (sums[section] ?? 0) + of + (isBonus ? takes : -takes);
  }
  let total = 0;
  for (let at = scheme.sections.length - 1; at >= 0; at -= 1) {
    const one = scheme.sections[at];
    if (one === undefined) continue;
    const { section, parent } = one;
    const counted = convertedIn(section, sums[at] ?? 0, scheme.rounding.items);
    counts[at] = counted;
    if (parent === undefined) total += counted;
    else sums[parent] = (sums[parent] ?? 0) + counted;
  }
  return { sums, counts, total };
}

/** The lines between the sum and the total: not below zero, not above the ceiling, rounded, or zero by a veto. */
function settleTotal(
  { scheme, rounding }: CompiledScheme,
  sum: Points,
  isZero: boolean,
): { total: Points; adjustments: readonly AdjustmentJudged[] } {
  const adjustments: AdjustmentJudged[] = [];
  let total = sum;
  const become = (code: AdjustmentJudged['code'], next: Points) => {
    if (next !== total) adjustments.push({ code, points: next - total });
    total = next;
  };
  become('score.floor', Math.max(0, total));
  if (scheme.ceiling !== undefined)
    become('score.ceiling', Math.min(total, pointsOf(scheme.ceiling)));
  become('score.rounding', rounded(total, rounding.total));
  if (isZero) become('score.zero', 0);
  return { total, adjustments };
}

function convertTotal(compiled: CompiledScheme, total: Points): Points {
  const { scheme, of, rounding } = compiled;
  const whole = scheme.total === undefined ? of : pointsOf(scheme.total);
  if (scheme.countsAs === undefined || whole === 0) return total;
  return scaled(total, pointsOf(scheme.countsAs), whole, rounding.total);
}

/** Refuses facts that are not asked or do not fit; a fact that is absent leaves its items open. */
export function judgeScore(
  compiled: CompiledScheme,
  given: ScoreFacts,
): Result<ScoreJudged, ScoreRefusal> {
  const read = readFacts(compiled.asked, given);
  if (!read.ok) return read;
  const facts = read.value;
  const own = compiled.items.map((item) => ownEffect(item, compiled, facts));
  const isOpen = own.some(({ lo, hi }) => lo !== hi);
  const least = run(compiled, own, 'lo');
  const most = isOpen ? run(compiled, own, 'hi') : least;
  const items = compiled.items.map((item, at) =>
    itemOf(
      item,
      own[at] ?? NOTHING,
      { lo: most.left[at] ?? Infinity, hi: least.left[at] ?? Infinity },
      compiled.caps,
    ),
  );
  // A bonus is least where a deduction is most: the lowest sum takes the most away and adds the least.
  const pick = (deductions: Run, bonuses: Run) =>
    compiled.items.map(({ isBonus }, at) => (isBonus ? bonuses : deductions).taken[at] ?? 0);
  const low = sumSections(compiled, pick(most, least));
  const high = isOpen ? sumSections(compiled, pick(least, most)) : low;
  const vetoes = judgeVetoes(compiled, facts);
  const zero = zeroOutcome(vetoes);
  const lowest = settleTotal(compiled, low.total, zero !== 'does-not-apply');
  const highest = settleTotal(compiled, high.total, zero === 'applies');
  const total = { lo: lowest.total, hi: highest.total };
  const isCounted = compiled.scheme.countsAs !== undefined;
  const known = sectionsKnown(compiled, items);
  return ok({
    compiled,
    facts,
    items,
    sections: compiled.sections.map((_, at) => ({
      points: known[at] === true ? low.sums[at] : undefined,
      counts: known[at] === true ? low.counts[at] : undefined,
    })),
    total,
    converted: isCounted
      ? { lo: convertTotal(compiled, total.lo), hi: convertTotal(compiled, total.hi) }
      : undefined,
    adjustments: total.lo === total.hi ? lowest.adjustments : [],
    vetoes,
    grade: judgeGrade(compiled, facts, total, vetoes),
  });
}

/** A section is known when every item in it and its parts is. */
function sectionsKnown(
  { sections, items: compiled }: CompiledScheme,
  items: readonly ItemJudged[],
): readonly boolean[] {
  const known = sections.map(() => true);
  for (const [at, { section }] of compiled.entries()) {
    const { lo = 0, hi = 0 } = items[at] ?? {};
    if (lo !== hi) known[section] = false;
  }
  for (let at = sections.length - 1; at >= 0; at -= 1) {
    const parent = sections[at]?.parent;
    if (parent !== undefined && known[at] === false) known[parent] = false;
  }
  return known;
}
