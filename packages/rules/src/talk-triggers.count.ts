// Counts accidents for a talk trigger: which surely count, which perhaps, and in which windows there are enough.
import { addMonths, type CivilDate, daysBetween, type Outcome, yearOf } from '@jinze/kernel';
import type { TalkRule, Within } from './talk-triggers.rules.ts';
import { ACCIDENT_GRADES_UPWARD, type TalkAccident } from './talk-triggers.shape.ts';

/** An accident with a name, in the order of days. */
export interface NamedAccident {
  readonly id: string;
  readonly accident: TalkAccident;
}

export interface Perhaps {
  readonly named: NamedAccident;
  /** What is not known, by code. */
  readonly because: string;
}

export interface Counted {
  readonly outcome: Outcome;
  readonly counted: readonly NamedAccident[];
  readonly perhaps: readonly Perhaps[];
}

export type Counting = NonNullable<TalkRule['counts']>;

interface Candidate {
  readonly named: NamedAccident;
  /** What would have to be so; undefined: it surely counts. */
  readonly because: string | undefined;
  /** The unit or kind; undefined: not known, or of no interest. */
  readonly key: string | undefined;
}

/** The answer to one condition: true and false as they are, a code where it is not known. */
type Condition = boolean | string;

/** No source says whether a number of one grade is also reached with a higher one. */
function ofGrade({ grade: asked, mayBeLower }: Counting, { grade }: TalkAccident): Condition {
  if (grade === undefined) return 'talk-triggers.grade-unknown';
  const rank = ACCIDENT_GRADES_UPWARD.indexOf(grade);
  const needed = ACCIDENT_GRADES_UPWARD.indexOf(asked);
  if (rank > needed) return 'talk-triggers.higher-grade';
  if (rank === needed) return true;
  return mayBeLower === true ? 'talk-triggers.lower-grade' : false;
}

function holds(isAsked: boolean | undefined, fact: boolean | undefined, code: string): Condition {
  if (isAsked !== true) return true;
  return fact ?? code;
}

function candidateOf(counting: Counting, named: NamedAccident): Candidate | undefined {
  const { accident } = named;
  const { same } = counting;
  const key = same === undefined ? undefined : accident[same];
  const conditions: readonly Condition[] = [
    ofGrade(counting, accident),
    holds(counting.isResponsible, accident.responsible, 'talk-triggers.responsible-unknown'),
    holds(counting.isGrave, accident.grave, 'talk-triggers.grave-unknown'),
    same === undefined || key !== undefined ? true : `talk-triggers.${same}-unknown`,
  ];
  if (conditions.includes(false)) return undefined;
  const because = conditions.find((one) => typeof one === 'string');
  return { named, because, key };
}

/** Whether the earlier lies in the window that ends with the later: the first day is not counted. */
function isTogether(within: Within | undefined, earlier: CivilDate, later: CivilDate): Condition {
  if (within === undefined) return true;
  if ('days' in within) return daysBetween(earlier, later) <= within.days;
  if ('months' in within) return addMonths(earlier, within.months) >= later;
  // 一年内: in one calendar year whatever is meant; across two of them only if it rolls.
  if (yearOf(later) - yearOf(earlier) < within.years) return true;
  return addMonths(earlier, 12 * within.years) >= later ? 'talk-triggers.across-years' : false;
}

interface Window {
  readonly sure: readonly NamedAccident[];
  readonly perhaps: readonly Perhaps[];
}

function windowUpTo(
  last: Candidate,
  group: readonly Candidate[],
  within: Within | undefined,
): Window {
  const [sure, perhaps]: [NamedAccident[], Perhaps[]] = [[], []];
  for (const one of group) {
    const isIn =
      one.named.accident.on > last.named.accident.on
        ? false
        : isTogether(within, one.named.accident.on, last.named.accident.on);
    if (isIn === false) continue;
    const because = one.because ?? (isIn === true ? undefined : isIn);
    if (because === undefined) sure.push(one.named);
    else perhaps.push({ named: one.named, because });
  }
  return { sure, perhaps };
}

/** Accidents of one unit or kind; those of which it is not known may belong to any. */
function groupsOf(same: Counting['same'], all: readonly Candidate[]): readonly Candidate[][] {
  if (same === undefined) return [[...all]];
  const keys = [...new Set(all.flatMap(({ key }) => key ?? []))];
  const unknown = all.filter(({ key }) => key === undefined);
  const known = keys.map((key) => all.filter((one) => one.key === key || one.key === undefined));
  return unknown.length === 0 ? known : [...known, unknown];
}

function union<Of>(
  lists: readonly (readonly Of[])[],
  nameOf: (one: Of) => NamedAccident,
): readonly Of[] {
  const all = new Map(lists.flat().map((one) => [nameOf(one).id, one]));
  return [...all.values()].sort((a, b) =>
    nameOf(a).accident.on < nameOf(b).accident.on
      ? -1
      : nameOf(a).accident.on > nameOf(b).accident.on
        ? 1
        : 0,
  );
}

/** Windows end with each accident in turn; `counted` are those of every window that has enough, else of the fullest. */
export function countAccidents(counting: Counting, accidents: readonly NamedAccident[]): Counted {
  const { atLeast, within, same } = counting;
  const candidates = accidents.flatMap((named) => candidateOf(counting, named) ?? []);
  const windows = groupsOf(same, candidates).flatMap((group) =>
    group.map((last) => windowUpTo(last, group, within)),
  );
  const reached = windows.filter(({ sure }) => sure.length >= atLeast);
  const counted = (of: readonly Window[]) =>
    union(
      of.map(({ sure }) => sure),
      (one) => one,
    );
  if (reached.length > 0) return { outcome: 'applies', counted: counted(reached), perhaps: [] };
  const open = windows.filter(({ sure, perhaps }) => sure.length + perhaps.length >= atLeast);
  if (open.length > 0)
    return {
      outcome: 'cannot-tell',
      counted: counted(open),
      perhaps: union(
        open.map(({ perhaps }) => perhaps),
        ({ named }) => named,
      ),
    };
  const fullest = windows.reduce<Window | undefined>(
    (best, one) => (best === undefined || one.sure.length >= best.sure.length ? one : best),
    undefined,
  );
  return { outcome: 'does-not-apply', counted: fullest?.sure ?? [], perhaps: [] };
}
