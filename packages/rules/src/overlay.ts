// How local requirements lie over one another: the later wins at one level, the strictest across levels.
import { type CivilDate, type Period, yearOf } from '@jinze/kernel';
import { allOf, anyOf, type Basis, type Conclusion, conclude, groundsOf } from './frame.ts';
import type { SourceStatus } from './instruments.ts';
import type { LocalRequirement } from './local-instruments.ts';

/** Who adopted an unverified value, when, and by which document; an id alone says only that somebody did. */
export interface Adoption {
  readonly parameter: string;
  readonly by?: string;
  readonly on?: CivilDate;
  readonly documentNo?: string;
}

export interface Standing {
  readonly requirement: LocalRequirement;
  readonly conclusion: Conclusion;
}

/** A requirement that gives way. `looser` is a conflict: a lower level may add or tighten, never loosen. */
export interface SetAside {
  readonly requirement: LocalRequirement;
  readonly because: 'looser' | 'tightened' | 'replaced';
  readonly by: LocalRequirement;
}

export interface Overlaid {
  /** What stands, each with the others that ask exactly the same. */
  readonly standing: readonly {
    readonly requirement: LocalRequirement;
    readonly also: readonly LocalRequirement[];
  }[];
  readonly setAside: readonly SetAside[];
}

export function sourceOf(requirement: LocalRequirement): Basis {
  return {
    instrument: requirement.instrument,
    ...(requirement.article === undefined ? {} : { article: requirement.article }),
    place: requirement.placeName,
    status: requirement.status,
  };
}

/** Values no source we could read confirms: shown, and counted only once adopted. */
function isUnverified(requirement: LocalRequirement): boolean {
  return requirement.status === 'recalled' || requirement.status === 'gist';
}

function inForce(requirement: LocalRequirement, asOf: CivilDate): Conclusion {
  const basis = [sourceOf(requirement)];
  const { id: parameter } = requirement;
  const { from, to, year } = requirement.inForce;
  if (to !== undefined && asOf > to)
    return conclude(false, {
      code: 'duties.local-ended',
      basis,
      compared: { parameter, to, asOf },
    });
  if (from !== undefined) {
    const code = asOf >= from ? 'duties.local-in-force' : 'duties.local-not-yet';
    return conclude(asOf >= from, { code, basis, compared: { parameter, from, asOf } });
  }
  if (year === undefined)
    return conclude(undefined, {
      code: 'duties.local-year-unknown',
      basis,
      compared: { parameter },
    });
  const current = yearOf(asOf);
  if (current === year)
    return conclude(undefined, {
      code: 'duties.local-within-year',
      basis,
      compared: { parameter, year, asOf },
    });
  const since = `${year + 1}-01-01`;
  const code = current > year ? 'duties.local-in-force' : 'duties.local-not-yet';
  return conclude(current > year, { code, basis, compared: { parameter, from: since, asOf } });
}

const CHECKED: Readonly<Partial<Record<SourceStatus, string>>> = {
  partly: 'duties.local-partly',
  local: 'duties.local-imported',
  recalled: 'duties.local-unverified',
  gist: 'duties.local-unverified',
};

function verified(requirement: LocalRequirement, adoption: Adoption | undefined): Conclusion {
  const basis = [sourceOf(requirement)];
  const source = conclude(!isUnverified(requirement), {
    code: CHECKED[requirement.status] ?? 'duties.local-verified',
    basis,
    compared: { parameter: requirement.id },
  });
  if (adoption === undefined || !isUnverified(requirement)) return source;
  const { by = '', on = '', documentNo = '' } = adoption;
  const hasDetails = by !== '';
  return anyOf(
    conclude(true, {
      code: hasDetails ? 'duties.local-adopted-by' : 'duties.local-adopted',
      basis,
      compared: { parameter: requirement.id, ...(hasDetails ? { by, on, documentNo } : {}) },
    }),
    source,
  );
}

/** Whether a requirement counts on a day: in force, not superseded, and verified or adopted. */
export function standingOf(
  requirement: LocalRequirement,
  asOf: CivilDate,
  adoption: Adoption | undefined,
): Standing {
  const parts = [inForce(requirement, asOf), verified(requirement, adoption)];
  const superseded = requirement.isSuperseded
    ? [
        conclude(false, {
          code: 'duties.local-superseded',
          basis: [sourceOf(requirement)],
          compared: { parameter: requirement.id },
        }),
      ]
    : [];
  return { requirement, conclusion: allOf(...superseded, ...parts) };
}

/** Before its first day and after its last a rule is not there at all. */
export function isThere({ conclusion }: Standing): boolean {
  return !groundsOf(conclusion).some(({ code }) =>
    ['duties.local-not-yet', 'duties.local-ended'].includes(code),
  );
}

const MONTHS: Readonly<Record<Exclude<Period, 'each'>, number>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

/**
 * Whether meeting `a` always meets `b`: once a quarter meets four a year, four a year does not meet
 * once a quarter. A shorter period must fit the longer one whole, which all of ours do.
 */
export function meets(a: LocalRequirement, b: LocalRequirement): boolean {
  if ((a.monthDay ?? '') > (b.monthDay ?? '99')) return false;
  if (b.monthDay !== undefined && a.monthDay === undefined) return false;
  if (b.atLeast === undefined || b.per === undefined) return true;
  if (a.atLeast === undefined || a.per === undefined) return false;
  if (a.per === 'each' || b.per === 'each') return a.per === b.per && a.atLeast >= b.atLeast;
  const times = MONTHS[b.per] / MONTHS[a.per];
  return times >= 1 && a.atLeast * times >= b.atLeast;
}

/** Activities of a body on work safety as such: their matter needs no words to be the same. */
const ON_SAFETY_AS_SUCH: readonly string[] = ['study', 'meeting', 'annual-report', 'on-scene'];

/**
 * What the requirement is about. Two are compared only where one could be met by the other: a stated matter
 * decides, else the activity where it says enough, else the title or wording.
 */
function matterOf({ matter, kind, activity, title, text }: LocalRequirement): string {
  if (matter !== undefined) return matter;
  const saysEnough = activity !== undefined && ON_SAFETY_AS_SUCH.includes(activity);
  return (kind === 'count' || kind === 'immediate') && saysEnough ? '' : (title ?? text);
}

/** Only requirements on the same thing are compared. */
export function subjectOf(requirement: LocalRequirement): string {
  const { item, portfolio, kind, activity, body, occasion } = requirement;
  const who = [item, portfolio, kind, activity, body, occasion].map((part) => part ?? '');
  return [...who, matterOf(requirement)].join('|');
}

/** The national level is 0, then the length of the division code: shorter is higher. */
const rankOf = (requirement: LocalRequirement) =>
  requirement.place === 'cn' ? 0 : requirement.place.length;

/** The first day a source can mean; a bare year means the first of January after it. */
function since({ inForce: { from, year } }: LocalRequirement): string {
  return from ?? (year === undefined ? '' : `${year + 1}-01-01`);
}

/** Later at one level. A day beats a bare year unless it lies in an earlier one: the year is all that source knows. */
function isLater(a: LocalRequirement, b: LocalRequirement): boolean {
  const [ofA, ofB] = [a.inForce, b.inForce];
  if (ofA.from !== undefined && ofB.from === undefined && ofB.year !== undefined)
    return yearOf(ofA.from) >= ofB.year;
  if (ofB.from !== undefined && ofA.from === undefined && ofA.year !== undefined)
    return ofA.year > yearOf(ofB.from);
  return since(a) > since(b);
}

function laterAtSameLevel(
  requirement: LocalRequirement,
  all: readonly LocalRequirement[],
): LocalRequirement | undefined {
  return all
    .filter((other) => other.place === requirement.place && isLater(other, requirement))
    .toSorted((a, b) => (isLater(a, b) ? -1 : 1))[0];
}

/** Highest place first, then the earliest: the order in which a subject came to be. */
export function foundingOrder(a: LocalRequirement, b: LocalRequirement): number {
  return rankOf(a) - rankOf(b) || since(a).localeCompare(since(b)) || a.id.localeCompare(b.id);
}

/** Lays counting requirements on one subject over one another. Lines of one instrument never set each other aside. */
export function overlay(counting: readonly LocalRequirement[]): Overlaid {
  const setAside: SetAside[] = [];
  const current: LocalRequirement[] = [];
  for (const requirement of counting) {
    const later = laterAtSameLevel(requirement, counting);
    if (later === undefined) current.push(requirement);
    else setAside.push({ requirement, because: 'replaced', by: later });
  }
  const isStricter = (a: LocalRequirement, b: LocalRequirement) =>
    a.instrument !== b.instrument && meets(a, b) && !meets(b, a);
  const strictest = current.filter((one) => !current.some((other) => isStricter(other, one)));
  const standing: { requirement: LocalRequirement; also: LocalRequirement[] }[] = [];
  for (const requirement of strictest.toSorted(foundingOrder)) {
    const same = standing.find(
      (one) =>
        one.requirement.instrument !== requirement.instrument &&
        meets(one.requirement, requirement) &&
        meets(requirement, one.requirement),
    );
    if (same === undefined) standing.push({ requirement, also: [] });
    else same.also.push(requirement);
  }
  for (const requirement of current) {
    const isMetBy = ({ requirement: by }: { requirement: LocalRequirement }) =>
      meets(by, requirement) && !meets(requirement, by);
    const by = strictest.includes(requirement) ? undefined : standing.find(isMetBy)?.requirement;
    if (by === undefined) continue;
    const because = rankOf(by) >= rankOf(requirement) ? 'tightened' : 'looser';
    setAside.push({ requirement, because, by });
  }
  return { standing, setAside };
}
