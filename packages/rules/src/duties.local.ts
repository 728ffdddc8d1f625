// What places add to a post's duties: their requirements laid over one another, with the reasons, as items.
import { civilDate, type OrganKind } from '@jinze/kernel';
import type { Conflict, DutiesInput, DutyItem, Requirement } from './duties.shape.ts';
import { DUTIES_WORDS, evidenceOf, requirementText } from './duties.words.ts';
import { type Ground, groundsOf, type Language, reasonsIn } from './frame.ts';
import type { LocalRequirement } from './local-instruments.ts';
import {
  foundingOrder,
  overlay,
  type SetAside,
  type Standing,
  sourceOf,
  subjectOf,
} from './overlay.ts';

/** Bodies a local rule means that names none. */
export const USUAL_ORGANS: readonly OrganKind[] = ['party-committee', 'government', 'township'];

/** Whether a local requirement speaks of this post, wherever it is. */
export function concerns(
  requirement: LocalRequirement,
  input: DutiesInput,
  organ: OrganKind,
): boolean {
  return (
    requirement.postClasses.includes(input.postClass) &&
    requirement.levels.includes(input.level) &&
    (requirement.organs ?? USUAL_ORGANS).includes(organ) &&
    (requirement.portfolio === undefined ||
      (input.portfolios ?? []).includes(requirement.portfolio))
  );
}

interface Asked {
  /** The year of the days that come back every year. */
  readonly year: number;
  readonly language: Language;
}

function ofLocal(
  { requirement, conclusion }: Standing,
  { year, language }: Asked,
  also: readonly LocalRequirement[] = [],
): Requirement {
  const { kind, activity, body, atLeast, per, monthDay, occasion, id } = requirement;
  return {
    kind,
    text: requirementText(requirement),
    evidence: evidenceOf(activity),
    ...(activity === undefined ? {} : { activity }),
    ...(body === undefined ? {} : { body }),
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(per === undefined ? {} : { per }),
    ...(monthDay === undefined ? {} : { byDate: civilDate(`${year}-${monthDay}`) }),
    ...(occasion === undefined ? {} : { occasion }),
    parameter: id,
    counts: conclusion.outcome === 'applies',
    outcome: conclusion.outcome,
    source: sourceOf(requirement),
    ...(also.length === 0
      ? {}
      : { alsoFrom: also.map((one) => ({ ...sourceOf(one), parameter: one.id })) }),
    why: reasonsIn(DUTIES_WORDS, language, groundsOf(conclusion)).map(({ text }) => text),
  };
}

function conflictOf({ requirement, because, by }: SetAside): Conflict {
  return {
    because,
    parameter: requirement.id,
    text: requirementText(requirement),
    source: sourceOf(requirement),
    winner: { parameter: by.id, text: requirementText(by), source: sourceOf(by) },
  };
}

/** One subject's local requirements laid over one another, with the reasons. */
export interface Laid {
  /** What the subject came from: its code stays when another line comes to win. */
  readonly founder: LocalRequirement;
  readonly first: LocalRequirement;
  readonly requirements: readonly Requirement[];
  readonly conflicts: readonly Conflict[];
  readonly grounds: readonly Ground[];
}

function groundsOfStanding(standing: Standing): readonly Ground[] {
  const { requirement, conclusion } = standing;
  const compared = { place: requirement.placeName, requirement: requirementText(requirement) };
  const stands: readonly Ground[] =
    conclusion.outcome === 'applies'
      ? [{ code: 'duties.local-stands', basis: [sourceOf(requirement)], compared }]
      : [];
  return [...stands, ...groundsOf(conclusion)];
}

function sameGround(requirement: LocalRequirement): readonly Ground[] {
  const compared = { place: requirement.placeName, requirement: requirementText(requirement) };
  return [{ code: 'duties.local-stands', basis: [sourceOf(requirement)], compared }];
}

function setAsideGround({ requirement, because, by }: SetAside): Ground {
  return {
    code: `duties.local-${because}`,
    basis: [sourceOf(requirement), sourceOf(by)],
    compared: {
      place: requirement.placeName,
      requirement: requirementText(requirement),
      byPlace: by.placeName,
      by: requirementText(by),
    },
  };
}

export function lay(all: readonly Standing[], asked: Asked): readonly Laid[] {
  const bySubject = new Map<string, Standing[]>();
  for (const standing of all) {
    const subject = subjectOf(standing.requirement);
    const found = bySubject.get(subject);
    if (found === undefined) bySubject.set(subject, [standing]);
    else found.push(standing);
  }
  return [...bySubject.values()].flatMap((group) => {
    const counting = group.filter(({ conclusion }) => conclusion.outcome === 'applies');
    const shown = group.filter(({ conclusion }) => conclusion.outcome !== 'applies');
    const { standing, setAside } = overlay(counting.map(({ requirement }) => requirement));
    const wins = standing.flatMap(({ requirement, also }) => {
      const own = counting.find((one) => one.requirement === requirement);
      return own === undefined ? [] : [{ own, also }];
    });
    const [founder] = group.map(({ requirement }) => requirement).toSorted(foundingOrder);
    const first = wins[0]?.own.requirement ?? founder;
    if (founder === undefined || first === undefined) return [];
    const also = wins.flatMap((one) => one.also);
    return [
      {
        founder,
        first,
        requirements: [
          ...wins.map(({ own, also }) => ofLocal(own, asked, also)),
          ...shown.map((one) => ofLocal(one, asked)),
        ],
        conflicts: setAside.map(conflictOf),
        grounds: [
          ...wins.flatMap(({ own }) => groundsOfStanding(own)),
          ...also.flatMap((one) => sameGround(one)),
          ...setAside.map(setAsideGround),
          ...shown.flatMap(groundsOfStanding),
        ],
      },
    ];
  });
}

/** What a place adds beside the regulation's own items. */
function localItem({ first, requirements, conflicts }: Laid, code: string): DutyItem {
  return {
    code,
    article: first.article ?? '',
    title: first.title ?? first.text,
    text: first.text,
    requirements,
    conflicts,
    byReference: false,
    leftToLocalDocument: false,
    ...(first.portfolio === undefined ? {} : { narrowedTo: [first.portfolio] }),
    status: first.status,
    source: sourceOf(first),
  };
}

export function localItems(laid: readonly Laid[], known: ReadonlySet<string>): readonly DutyItem[] {
  const ofField = new Map<string, number>();
  return laid
    .toSorted((a, b) => foundingOrder(a.founder, b.founder))
    .filter(({ first }) => first.portfolio !== undefined || !known.has(first.item ?? ''))
    .map((one) => {
      const { portfolio: field, instrument, number } = one.founder;
      if (field === undefined) return localItem(one, `${instrument}:${number}`);
      const next = (ofField.get(field) ?? 0) + 1;
      ofField.set(field, next);
      return localItem(one, `portfolio:${field}:${next}`);
    });
}
