// The grade alone, without words: three criteria, the highest decides. Allocates next to nothing, for whole registers.
import { daysBetween, type GradeCriterion, type Outcome } from '@jinze/kernel';
import { CHANGE_DAYS, changeWindows, DECREE_SINCE, GRADE_ROWS } from './accident-law.ts';
import type { AccidentGrade, CouldRise, GradeField, GradeInput } from './grade.shape.ts';

const FIELDS = ['deaths', 'seriousInjuries', 'directLossWanYuan'] as const;
const CRITERION_OF: Readonly<Record<GradeField, GradeCriterion>> = {
  deaths: 'deaths',
  seriousInjuries: 'seriousInjuries',
  directLossWanYuan: 'directLoss',
};
const LIMITS: Readonly<Record<GradeField, readonly number[]>> = {
  deaths: GRADE_ROWS.map(({ deaths }) => deaths),
  seriousInjuries: GRADE_ROWS.map(({ seriousInjuries }) => seriousInjuries),
  directLossWanYuan: GRADE_ROWS.map(({ directLossWanYuan }) => directLossWanYuan),
};
const GRADES: readonly AccidentGrade[] = GRADE_ROWS.map(({ id }) => id);
const TOP = GRADES.length - 1;
const NONE = -1;

/** The rank a value reaches, 0 the lowest grade; −1: not known. 以上 includes the number. */
function rankOf(field: GradeField, value: number | undefined): number {
  if (value === undefined) return NONE;
  const limits = LIMITS[field];
  let rank = TOP;
  while (rank > 0 && value < (limits[rank] ?? 0)) rank -= 1;
  return rank;
}

/** What the missing are at `asOf`: dead for the grade, or not yet, and why. */
type MissingCount = 'none' | 'unknown' | 'counted' | 'not-yet' | 'sector-unknown' | 'no-as-of';

function countMissing({ missing, occurredOn, asOf, sector }: GradeInput): MissingCount {
  if (missing === null || missing === undefined) return 'unknown';
  if (missing === 0) return 'none';
  if (asOf === undefined) return 'no-as-of';
  const days = daysBetween(occurredOn, asOf);
  const windows = changeWindows(sector);
  let over = 0;
  for (const window of windows) if (days > CHANGE_DAYS[window]) over += 1;
  if (over === windows.length) return 'counted';
  return over === 0 ? 'not-yet' : 'sector-unknown';
}

/** By bits: 1 deaths, 2 serious injuries, 4 loss. The same few lists are given out again and again. */
const CRITERIA: readonly (readonly GradeCriterion[])[] = Array.from({ length: 8 }, (_, bits) =>
  Object.freeze(
    FIELDS.filter((_field, bit) => (bits & (1 << bit)) !== 0).map((field) => CRITERION_OF[field]),
  ),
);

function listRises(rank: number, deathsUpTo: number, unknownBits: number): readonly CouldRise[] {
  const rises: CouldRise[] = [];
  for (let at = Math.max(rank + 1, 1); at <= TOP; at += 1) {
    const open = FIELDS.filter((field, bit) =>
      field === 'deaths' ? deathsUpTo >= at : (unknownBits & (1 << bit)) !== 0,
    );
    const grade = GRADES[at];
    if (grade === undefined || open.length === 0) continue;
    rises.push({ grade, if: open.map((field) => ({ field, atLeast: LIMITS[field][at] ?? 0 })) });
  }
  // Given out again and again: nobody may change it.
  return Object.freeze(rises);
}

/** All there can be, by rank, by the rank that deaths could reach, and by what else is not known. */
const RISES = Array.from({ length: TOP + 2 }, (_r, rank) =>
  Array.from({ length: TOP + 2 }, (_d, deaths) =>
    Array.from({ length: 8 }, (_b, bits) => listRises(rank + NONE, deaths + NONE, bits)),
  ),
);

export interface Graded {
  readonly outcome: Outcome;
  /** Absent unless it applies. */
  readonly grade: AccidentGrade | undefined;
  /** Of undetermined nature: as a production accident. */
  readonly ifMissingAreDead: AccidentGrade | undefined;
  /** Of undetermined nature. */
  readonly ifProduction: AccidentGrade | undefined;
  readonly decidedBy: readonly GradeCriterion[];
  readonly couldRiseTo: readonly CouldRise[];
  readonly missing: MissingCount;
  /** The dead that surely count, those long missing among them; undefined: not known at all. */
  readonly deaths: number | undefined;
}

/** The dead that surely count: those known, and the missing once their window is over. */
function sureDeaths({ deaths, missing }: GradeInput, count: MissingCount): number | undefined {
  if (count !== 'counted') return deaths ?? undefined;
  return (deaths ?? 0) + (missing ?? 0);
}

function deciding(
  rank: number,
  ranks: readonly [number, number, number],
  values: readonly [number | undefined, number | undefined, number | undefined],
): readonly GradeCriterion[] {
  let [bits, known] = [0, 0];
  for (let bit = 0; bit < ranks.length; bit += 1) {
    if (ranks[bit] === NONE) continue;
    known |= 1 << bit;
    // The lowest grade is reached by nothing in particular: by what there is, where there is anything.
    if (ranks[bit] === rank && (rank > 0 || (values[bit] ?? 0) > 0)) bits |= 1 << bit;
  }
  return CRITERIA[bits === 0 ? known : bits] ?? [];
}

const NOTHING = { ifProduction: undefined, decidedBy: [], couldRiseTo: [] } as const;

/**
 * The lowest grade that is certain, what decided it, and what it could rise to. Only production accidents since the
 * decree have one; of undetermined nature `ifProduction` says what it would be.
 */
export function gradeOf(input: GradeInput): Graded {
  const { nature, occurredOn } = input;
  const missing = input.missing ?? undefined;
  const dead = input.deaths ?? undefined;
  const count = countMissing(input);
  const deaths = sureDeaths(input, count);
  if (nature === 'natural' || nature === 'criminal' || occurredOn < DECREE_SINCE)
    return {
      ...NOTHING,
      outcome: 'does-not-apply',
      grade: undefined,
      ifMissingAreDead: undefined,
      missing: count,
      deaths,
    };
  const injuries = input.seriousInjuries ?? undefined;
  const loss = input.directLossWanYuan ?? undefined;
  const byDeaths = rankOf('deaths', deaths);
  const byInjuries = rankOf('seriousInjuries', injuries);
  const byLoss = rankOf('directLossWanYuan', loss);
  const rank = Math.max(byDeaths, byInjuries, byLoss);
  const most =
    missing === undefined || (missing === 0 && dead === undefined)
      ? undefined
      : (dead ?? 0) + missing;
  const ifDead = missing === undefined ? NONE : Math.max(rank, rankOf('deaths', most));
  // Deaths are open while their number, or that of the missing, is not known.
  const deathsUpTo = dead === undefined || missing === undefined ? TOP : rankOf('deaths', most);
  const unknown = (injuries === undefined ? 2 : 0) | (loss === undefined ? 4 : 0);
  const couldRiseTo = RISES[rank - NONE]?.[deathsUpTo - NONE]?.[unknown] ?? [];
  if (nature === 'undetermined' || nature === null)
    return {
      ...NOTHING,
      outcome: 'cannot-tell',
      grade: undefined,
      ifMissingAreDead: GRADES[ifDead],
      ifProduction: GRADES[rank],
      missing: count,
      deaths,
    };
  return {
    outcome: rank === NONE ? 'cannot-tell' : 'applies',
    grade: GRADES[rank],
    ifMissingAreDead: GRADES[ifDead],
    ifProduction: undefined,
    decidedBy:
      rank === NONE ? [] : deciding(rank, [byDeaths, byInjuries, byLoss], [deaths, injuries, loss]),
    couldRiseTo,
    missing: count,
    deaths,
  };
}
