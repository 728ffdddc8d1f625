// What all spans come to together: each bar, the veto of article 20 and the years of the appraisal.
import {
  APPRAISAL_EFFECTS,
  type AppraisalEffect,
  type CivilDate,
  type MeasureId,
  type Prohibition,
  yearOf,
} from '@jinze/kernel';
import {
  type AppraisalYear,
  BAR_KEYS,
  type BarKey,
  type BarsInput,
  type CombinedBar,
  type CombinedBars,
} from './bars.shape.ts';
import { type Decided, decidedOf, FOREVER, NEVER, type Span, spansOf } from './bars.spans.ts';

/**
 * Which bars a prohibition makes. A post above the old one is a promotion, and what bars every promotion bars it; who
 * may hold no leading post, or none equal to the old one, is not given a more important one.
 */
const MAKES: Readonly<Record<Prohibition, readonly BarKey[]>> = {
  promotion: ['promotion', 'higherPost'],
  'important-appointment': ['importantAppointment'],
  'leadership-post': ['importantAppointment', 'leadershipPost'],
  'higher-post': ['promotion', 'higherPost'],
  'equal-or-higher-post': ['promotion', 'importantAppointment', 'higherPost'],
  'equal-or-higher-party-post': [],
  'any-public-post': [
    'promotion',
    'importantAppointment',
    'leadershipPost',
    'higherPost',
    'gradeRise',
  ],
  'grade-rise': ['gradeRise'],
  'pay-rise': [],
  honours: ['honours'],
  readmission: [],
  // No source says whether somebody who is suspended may be given a post: it is left open.
  duty: [],
};
const LEFT_OPEN_BY_SUSPENSION: readonly BarKey[] = [
  'promotion',
  'importantAppointment',
  'leadershipPost',
  'higherPost',
];
/** Art. 20: 取消考核评优和评选各类先进的资格，不得晋升职务、级别或者重用任职. */
const VETOED: readonly BarKey[] = [
  'promotion',
  'importantAppointment',
  'higherPost',
  'gradeRise',
  'honours',
];

const bit = (key: BarKey) => 1 << BAR_KEYS.indexOf(key);
const bitsOf = (keys: readonly BarKey[]) => keys.reduce((all, key) => all | bit(key), 0);
const MAKES_BITS = new Map(
  Object.entries(MAKES).map(([what, keys]) => [what as Prohibition, bitsOf(keys)]),
);
const SUSPENSION_BITS = bitsOf(LEFT_OPEN_BY_SUSPENSION);
const VETO_BITS = bitsOf(VETOED);
const ALL_BITS = bitsOf(BAR_KEYS);
/** One list of prohibitions is one object of the data: its bits are worked out once. */
const KNOWN_BITS = new WeakMap<readonly Prohibition[], number>();

function bitsOfProhibitions(prohibits: readonly Prohibition[]): number {
  const known = KNOWN_BITS.get(prohibits);
  if (known !== undefined) return known;
  const bits = prohibits.reduce((all, what) => all | (MAKES_BITS.get(what) ?? 0), 0);
  KNOWN_BITS.set(prohibits, bits);
  return bits;
}

export const isOfAccident = ({ decisions }: Span) => {
  for (const { taken } of decisions) if (taken.because === 'accident') return true;
  return false;
};

/** Whether a span leaves bars open that it does not surely make. */
export const leavesOpen = ({ prohibits }: Span) =>
  prohibits.length === 0 || prohibits.includes('duty');

/** Of one bar: forbidden at least to, at most to. */
export interface Reach {
  readonly least: CivilDate;
  readonly most: CivilDate;
}

export interface Weighed {
  readonly decided: readonly Decided[];
  readonly spans: readonly Span[];
  /** By the order of BAR_KEYS. */
  readonly reaches: readonly Reach[];
  readonly veto: Reach;
}

const NOTHING: Reach = { least: NEVER, most: NEVER };
const NONE_REACHED: readonly Reach[] = BAR_KEYS.map(() => NOTHING);

/** Everything about a person's bars that words are made from. */
export function weigh(input: BarsInput): Weighed {
  const decided = decidedOf(input);
  if (decided.length === 0) return { decided, spans: [], reaches: NONE_REACHED, veto: NOTHING };
  const spans = spansOf(input, decided);
  const least = BAR_KEYS.map(() => NEVER);
  const most = BAR_KEYS.map(() => NEVER);
  let [vetoLeast, vetoMost] = [NEVER, NEVER];
  for (const span of spans) {
    let sure = bitsOfProhibitions(span.prohibits);
    let open = sure;
    if (span.prohibits.length === 0) open = ALL_BITS;
    else if (span.prohibits.includes('duty')) open |= SUSPENSION_BITS;
    if (isOfAccident(span)) {
      sure |= VETO_BITS;
      open |= VETO_BITS;
      if (span.least > vetoLeast) vetoLeast = span.least;
      if (span.most > vetoMost) vetoMost = span.most;
    }
    for (let at = 0; at < BAR_KEYS.length; at += 1) {
      if ((open & (1 << at)) === 0) continue;
      if (span.most > (most[at] ?? NEVER)) most[at] = span.most;
      if ((sure & (1 << at)) !== 0 && span.least > (least[at] ?? NEVER)) least[at] = span.least;
    }
  }
  return {
    decided,
    spans,
    reaches: least.map((surely, at) => ({ least: surely, most: most[at] ?? NEVER })),
    veto: { least: vetoLeast, most: vetoMost },
  };
}

const NONE: CombinedBar = { state: 'none' };
const PERMANENT: CombinedBar = { state: 'permanent' };

/** The bar on a day. */
export function barOf({ least, most }: Reach, asOf: CivilDate): CombinedBar {
  if (asOf > most) return NONE;
  if (least === FOREVER) return PERMANENT;
  const state = asOf <= least ? 'until' : 'cannot-tell';
  return {
    state,
    ...(most === FOREVER ? {} : { until: most }),
    ...(least === NEVER || least === most ? {} : { orUntil: least }),
  };
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
 * year of a measure because of an accident and those its window covers whole. Of a year it covers in part, and of
 * doubtful measures, it cannot be told.
 */
export function appraisalYears({ decided, spans }: Weighed, asOf: CivilDate): AppraisalYears {
  if (decided.length === 0) return NO_YEARS;
  const sure = new Map<number, AppraisalYear>();
  const open = new Set<number>();
  const add = (year: number, effect: AppraisalEffect, id: MeasureId) => {
    const known = sure.get(year);
    const measures = known?.measures ?? [];
    sure.set(year, {
      year,
      effect: known === undefined ? effect : heavier(known.effect, effect),
      measures: measures.includes(id) ? measures : [...measures, id],
    });
  };
  const doubtful = new Set(
    spans.flatMap(({ isDoubtful, decisions }) => (isDoubtful ? decisions.map(({ id }) => id) : [])),
  );
  for (const { id, taken, row } of decided) {
    const first = yearOf(taken.decidedOn);
    const { effect, years } = row.appraisal ?? { effect: 'not-excellent', years: 0 };
    for (let year = first; year < first + years; year += 1)
      if (doubtful.has(id)) open.add(year);
      else add(year, effect, row.id);
  }
  for (const span of spans) {
    if (!isOfAccident(span)) continue;
    const first = yearOf(span.from);
    const last = yearOf(span.most === FOREVER ? asOf : span.most);
    for (let year = first; year <= last; year += 1)
      if (!span.isDoubtful && (year === first || `${year}-12-31` <= span.least))
        add(year, 'not-excellent', span.row.id);
      else open.add(year);
  }
  return {
    effects: [...sure.values()].sort((a, b) => a.year - b.year),
    cannotTell: [...open].filter((year) => !sure.has(year)).sort((a, b) => a - b),
  };
}

export function combine(weighed: Weighed, asOf: CivilDate): CombinedBars {
  const [promotion, importantAppointment, leadershipPost, higherPost, gradeRise, honours] =
    weighed.reaches.map((reach) => barOf(reach, asOf));
  const { effects, cannotTell } = appraisalYears(weighed, asOf);
  return {
    promotion: promotion ?? NONE,
    importantAppointment: importantAppointment ?? NONE,
    leadershipPost: leadershipPost ?? NONE,
    higherPost: higherPost ?? NONE,
    gradeRise: gradeRise ?? NONE,
    honours: honours ?? NONE,
    excellentAppraisal: { years: effects.map(({ year }) => year), effects, cannotTell },
  };
}
