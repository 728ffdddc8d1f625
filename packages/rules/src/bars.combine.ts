// What all spans come to together: each bar, the veto of article 20 and the years of the appraisal.
import {
  APPRAISAL_EFFECTS,
  type AppraisalEffect,
  type CivilDate,
  type MeasureId,
  yearOf,
} from '@jinze/kernel';
import { type Decided, FOREVER, NEVER, type Span, sinceOf } from './bars.endings.ts';
import { VETO_BITS } from './bars.keys.ts';
import {
  type AppraisalYear,
  BAR_KEYS,
  type BarsInput,
  type CombinedBar,
  type CombinedBars,
} from './bars.shape.ts';
import { decidedOf, spansOf } from './bars.spans.ts';

export const isOfAccident = ({ decisions }: Span) => {
  for (const { taken } of decisions) if (taken.because === 'accident') return true;
  return false;
};

/** Whether a span leaves bars open that it does not surely make. */
export const leavesOpen = ({ term: { makes, opens } }: Span) => makes !== opens;

/** Of each bar, by the order of BAR_KEYS: forbidden at least to, at most to; and the same of the veto. */
export interface Weighed {
  readonly decided: readonly Decided[];
  readonly spans: readonly Span[];
  readonly least: readonly CivilDate[];
  readonly most: readonly CivilDate[];
  readonly vetoLeast: CivilDate;
  readonly vetoMost: CivilDate;
}

const NOTHING: Pick<Weighed, 'least' | 'most' | 'vetoLeast' | 'vetoMost'> = {
  least: BAR_KEYS.map(() => NEVER),
  most: BAR_KEYS.map(() => NEVER),
  vetoLeast: NEVER,
  vetoMost: NEVER,
};
const NO_SPANS: readonly Span[] = [];

/** Everything about a person's bars that words are made from. */
export function weigh(input: BarsInput): Weighed {
  const decided = decidedOf(input);
  if (decided.length === 0) return { decided, spans: NO_SPANS, ...NOTHING };
  const spans = spansOf(input, decided);
  const least = NOTHING.least.slice();
  const most = NOTHING.most.slice();
  let [vetoLeast, vetoMost] = [NEVER, NEVER];
  for (const span of spans) {
    let { makes, opens } = span.term;
    if (isOfAccident(span)) {
      makes |= VETO_BITS;
      opens |= VETO_BITS;
      if (span.least > vetoLeast) vetoLeast = span.least;
      if (span.most > vetoMost) vetoMost = span.most;
    }
    for (let at = 0, bit = 1; bit <= opens; at += 1, bit <<= 1) {
      if ((opens & bit) === 0) continue;
      if (span.most > (most[at] ?? NEVER)) most[at] = span.most;
      if ((makes & bit) !== 0 && span.least > (least[at] ?? NEVER)) least[at] = span.least;
    }
  }
  return { decided, spans, least, most, vetoLeast, vetoMost };
}

const NONE: CombinedBar = { state: 'none' };
const PERMANENT: CombinedBar = { state: 'permanent' };

/** The bar on a day. */
export function barOf(
  least: CivilDate | undefined = NEVER,
  most: CivilDate | undefined = NEVER,
  asOf: CivilDate,
): CombinedBar {
  if (asOf > most) return NONE;
  if (least === FOREVER) return PERMANENT;
  const state = asOf <= least ? 'until' : 'cannot-tell';
  const isOneDay = least === NEVER || least === most;
  if (most === FOREVER) return least === NEVER ? { state } : { state, orUntil: least };
  return isOneDay ? { state, until: most } : { state, until: most, orUntil: least };
}

const heavier = (a: AppraisalEffect, b: AppraisalEffect) =>
  APPRAISAL_EFFECTS.indexOf(a) >= APPRAISAL_EFFECTS.indexOf(b) ? a : b;

export interface AppraisalYears {
  readonly effects: readonly AppraisalYear[];
  readonly cannotTell: readonly number[];
}

const NO_YEARS: AppraisalYears = { effects: [], cannotTell: [] };

/**
 * Each measure in its year (some in the next as well), the heavier of several (公务员考核规定); and by article 20 the
 * year of a measure because of an accident and those its window covers whole. Of a year it covers in part, of doubtful
 * measures and of those an appeal changed in another year, it cannot be told.
 */
export function appraisalYears({ decided, spans }: Weighed, asOf: CivilDate): AppraisalYears {
  if (decided.length === 0) return NO_YEARS;
  const effects: AppraisalYear[] = [];
  const open: number[] = [];
  for (const one of decided) {
    const { taken, row } = one;
    if (row.appraisal === undefined) continue;
    const [first, last] = [yearOf(sinceOf(taken)), yearOf(taken.decidedOn)];
    const isOpen =
      first !== last || spans.some((span) => span.isDoubtful && span.decisions.includes(one));
    for (let year = first; year < last + row.appraisal.years; year += 1)
      if (isOpen) open.push(year);
      else addYear(effects, year, row.appraisal.effect, row.id);
  }
  for (const span of spans) {
    if (!isOfAccident(span)) continue;
    const first = yearOf(span.from);
    const last = lastYearOf(span, asOf);
    for (let year = first; year <= last; year += 1)
      if (!span.isDoubtful && (isSure(span, year) || `${year}-12-31` <= span.least))
        addYear(effects, year, 'not-excellent', span.row.id);
      else open.push(year);
  }
  if (effects.length > 1) effects.sort((a, b) => a.year - b.year);
  return { effects, cannotTell: open.length === 0 ? NO_YEARS.cannotTell : openOf(open, effects) };
}

/** Of an end that is not known, what is sure and what is asked about. */
function lastYearOf({ least, most }: Span, asOf: CivilDate): number {
  if (most !== FOREVER) return yearOf(most);
  return yearOf(least !== FOREVER && least > asOf ? least : asOf);
}

/** The year of the decision, unless an appeal changed it in another year. */
function isSure({ from, decisions }: Span, year: number): boolean {
  return year === yearOf(from) && decisions.every(({ taken }) => yearOf(taken.decidedOn) === year);
}

/** One year more, or a heavier effect and one measure more in a year that is there. */
function addYear(
  effects: AppraisalYear[],
  year: number,
  effect: AppraisalEffect,
  id: MeasureId,
): void {
  const at = effects.findIndex((one) => one.year === year);
  const known = effects[at];
  if (known === undefined) {
    effects.push({ year, effect, measures: [id] });
    return;
  }
  const { measures } = known;
  effects[at] = {
    year,
    effect: heavier(known.effect, effect),
    measures: measures.includes(id) ? measures : [...measures, id],
  };
}

function openOf(open: readonly number[], sure: readonly AppraisalYear[]): readonly number[] {
  return [...new Set(open)]
    .filter((year) => !sure.some((one) => one.year === year))
    .sort((a, b) => a - b);
}

export function combine(weighed: Weighed, asOf: CivilDate): CombinedBars {
  const { least, most } = weighed;
  const { effects, cannotTell } = appraisalYears(weighed, asOf);
  return {
    promotion: barOf(least[0], most[0], asOf),
    importantAppointment: barOf(least[1], most[1], asOf),
    leadershipPost: barOf(least[2], most[2], asOf),
    higherPost: barOf(least[3], most[3], asOf),
    gradeRise: barOf(least[4], most[4], asOf),
    honours: barOf(least[5], most[5], asOf),
    excellentAppraisal: { years: effects.map(({ year }) => year), effects, cannotTell },
  };
}
