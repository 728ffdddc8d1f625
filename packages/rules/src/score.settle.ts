// Across the subjects of one scheme: quotas that bind and what follows; who stands level is left to people.
import { pointsOf, scaled } from '@jinze/kernel';
import type { Span } from './score.rule.ts';
import type { Scheme, SchemeConsequence, SchemeQuota } from './score.scheme.ts';
import type { Between } from './score.shape.ts';

/** A subject as it comes out of its own score. */
export interface SubjectResult {
  readonly subject: string;
  readonly class?: string;
  /** Absent: open, somewhere in `between` or anywhere. */
  readonly total?: number;
  readonly between?: Between;
  readonly couldBe: readonly string[];
  /** The grade people gave where the quotas leave several: what follows is told by it. */
  readonly chosen?: string;
}

export interface SettledSubject {
  readonly subject: string;
  /** Absent while it cannot be told. */
  readonly grade?: string;
  readonly couldBe: readonly string[];
  /** The grade it would have without the quota that moved it. */
  readonly movedFrom: readonly string[];
  readonly consequences: readonly {
    /** Which of the scheme’s, from 0. */
    readonly at: number;
    readonly text: string;
    readonly isSure: boolean;
    readonly withinMonths?: number;
  }[];
}

export interface SettledQuota {
  readonly grade: string;
  readonly class?: string;
  /** How many may have it. */
  readonly places: number;
  /** How many would have it without the quota; those still open are not among them. */
  readonly reached: number;
  /** Subjects of which the quota cannot say who stays: level totals, or open ones above them. */
  readonly undecided: readonly string[];
}

export interface Settled {
  readonly subjects: readonly SettledSubject[];
  readonly quotas: readonly SettledQuota[];
}

interface Standing extends Span {
  readonly result: SubjectResult;
  couldBe: ReadonlySet<number>;
  readonly movedFrom: string[];
}

function standingOf(result: SubjectResult, names: readonly string[]): Standing {
  const { total, between } = result;
  return {
    result,
    lo: pointsOf(total ?? between?.atLeast ?? 0),
    hi:
      total === undefined && between?.atMost === undefined
        ? Infinity
        : pointsOf(total ?? between?.atMost ?? 0),
    couldBe: new Set(result.couldBe.map((name) => names.indexOf(name))),
    movedFrom: [],
  };
}

type Place = 'in' | 'out' | 'open';

/** How many numbers, sorted upward, are more than one, or not less. */
function countAbove(sorted: readonly number[], one: number, isOrLevel: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = sorted[middle] ?? 0;
    if (isOrLevel ? value >= one : value > one) to = middle;
    else from = middle + 1;
  }
  return sorted.length - from;
}

/** Who competes for a number of places, ordered once for all of them. */
class Field {
  private readonly sure: readonly number[];
  private readonly perhaps: readonly number[];
  private readonly places: number;

  /** `rivals` have their totals turned round where the lowest are looked for. */
  constructor(rivals: readonly Span[], sure: readonly Span[], places: number) {
    this.sure = sure.map(({ lo }) => lo).toSorted((a, b) => a - b);
    this.perhaps = rivals.map(({ hi }) => hi).toSorted((a, b) => a - b);
    this.places = places;
  }

  /** Of one of the rivals: among the first so many, not among them, or open. */
  placeOf({ lo, hi }: Span): Place {
    if (countAbove(this.sure, hi, false) >= this.places) return 'out';
    // It is itself among those not below it.
    return countAbove(this.perhaps, lo, true) - 1 < this.places ? 'in' : 'open';
  }
}

const turned = ({ lo, hi }: Span): Span => ({ lo: -hi, hi: -lo });

const ofClass = (all: readonly Standing[], wanted: string | undefined) =>
  wanted === undefined ? all : all.filter(({ result }) => result.class === wanted);

function placesOf({ atMost, share, rounding = 'down' }: SchemeQuota, subjects: number): number {
  if (share === undefined) return atMost ?? subjects;
  const byShare =
    scaled(pointsOf(share), subjects, 1, { decimals: 0, mode: rounding }) / pointsOf(1);
  return Math.min(byShare, atMost ?? Infinity);
}

function applyQuota(quota: SchemeQuota, all: readonly Standing[], at: number): SettledQuota {
  const subjects = ofClass(all, quota.class);
  const places = placesOf(quota, subjects.length);
  const rivals = subjects.filter(({ couldBe }) => couldBe.has(at));
  const isSure = ({ couldBe }: Standing) => couldBe.size === 1;
  const sure = rivals.filter(isSure);
  const field = new Field(rivals, sure, places);
  const undecided: string[] = [];
  for (const one of rivals) {
    const place = field.placeOf(one);
    if (place === 'in') continue;
    const { couldBe } = one;
    const rest = [...couldBe].filter((grade) => grade !== at);
    if (place === 'out') {
      one.couldBe = new Set([...rest, at + 1]);
      one.movedFrom.push(quota.grade);
    } else {
      one.couldBe = new Set([...couldBe, at + 1]);
      undecided.push(one.result.subject);
    }
  }
  return {
    grade: quota.grade,
    ...(quota.class === undefined ? {} : { class: quota.class }),
    places,
    reached: sure.length,
    undecided,
  };
}

interface Following {
  readonly consequence: SchemeConsequence;
  /** Where the lowest so many are meant. */
  readonly field: Field | undefined;
}

function followingOf(consequence: SchemeConsequence, all: readonly Standing[]): Following {
  const { last, class: only } = consequence;
  if (last === undefined) return { consequence, field: undefined };
  const spans = ofClass(all, only).map(turned);
  return { consequence, field: new Field(spans, spans, last) };
}

/** As it is after the choice of people, which counts only between what is open. */
function afterChoice(one: Standing, names: readonly string[]): Standing {
  const at = names.indexOf(one.result.chosen ?? '');
  return one.couldBe.has(at) ? { ...one, couldBe: new Set([at]) } : one;
}

/** Whether it follows surely or perhaps; undefined where it does not. */
function followsFrom(
  { consequence: { grades, class: only }, field }: Following,
  one: Standing,
  names: readonly string[],
): boolean | undefined {
  if (only !== undefined && one.result.class !== only) return undefined;
  if (grades === undefined && field === undefined) return true;
  const found: boolean[] = [];
  const held = [...one.couldBe].filter((at) => grades?.includes(names[at] ?? ''));
  if (held.length > 0) found.push(held.length === one.couldBe.size);
  const place = field?.placeOf(turned(one)) ?? 'out';
  if (place !== 'out') found.push(place === 'in');
  return found.length === 0 ? undefined : found.includes(true);
}

/**
 * The grades of all subjects of a scheme after its quotas, the best first: who is beyond the places moves to the next
 * grade. Level totals at the edge, and totals still open that could reach it, are undecided and named, never drawn.
 */
export function settleGrades(scheme: Scheme, results: readonly SubjectResult[]): Settled {
  const names = (scheme.grades ?? []).map(({ name }) => name);
  const all = results.map((result) => standingOf(result, names));
  const quotas = (scheme.quotas ?? [])
    .map((quota) => ({ quota, at: names.indexOf(quota.grade) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ quota, at }) => applyQuota(quota, all, at));
  const following = (scheme.consequences ?? []).map((one) => followingOf(one, all));
  const subjects = all.map((one): SettledSubject => {
    const couldBe = [...one.couldBe].toSorted((a, b) => a - b).flatMap((at) => names[at] ?? []);
    const [grade] = couldBe;
    const chosen = afterChoice(one, names);
    return {
      subject: one.result.subject,
      ...(couldBe.length === 1 && grade !== undefined ? { grade } : {}),
      couldBe,
      movedFrom: one.movedFrom,
      consequences: following.flatMap((each, at) => {
        const isSure = followsFrom(each, chosen, names);
        const { text, withinMonths } = each.consequence;
        if (isSure === undefined) return [];
        return [{ at, text, isSure, ...(withinMonths === undefined ? {} : { withinMonths }) }];
      }),
    };
  });
  return { subjects, quotas };
}
