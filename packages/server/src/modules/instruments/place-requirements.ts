// The requirements of a place and level, class by class: what the reader shows beside the articles.
import type { PlaceRequirements } from '@jinze/contracts';
import type { CivilDate, Level, OrganKind, PostClass } from '@jinze/kernel';
import {
  type DutyItem,
  duties,
  type LocalRequirement,
  localRequirementsOf,
  RULES_VERSION,
} from '@jinze/rules';
import type { Database, Reader } from '../../platform/database/database.ts';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { codesOf } from '../../platform/region-path.ts';
import { can } from '../access/index.ts';
import { regionAt, regionOfPerson, regionsAbove } from '../posts/index.ts';
import { adoptionView } from './instruments.view.ts';
import { factsAt, loadLocalRules, titlesOf } from './local-rules.ts';

interface Kind {
  readonly postClass: PostClass;
  readonly organ?: OrganKind;
  readonly portfolios: readonly string[];
}

const OF_ARTICLES: readonly PostClass[] = [
  'party-chief',
  'government-chief',
  'standing-committee-member',
  'safety-deputy',
  'other-deputy',
];

/** The five classes of the articles, and every other kind of post the place asks something of; each with all fields named for it. */
function kindsOf(requirements: readonly LocalRequirement[]): readonly Kind[] {
  const fieldsOf = (postClass: PostClass) => [
    ...new Set(
      requirements
        .filter((one) => one.postClasses.includes(postClass))
        .flatMap(({ portfolio }) => portfolio ?? []),
    ),
  ];
  const others = requirements.flatMap(({ postClasses, organs = [undefined] }) =>
    postClasses.flatMap((postClass) =>
      organs
        .filter((organ) => organ !== undefined || !OF_ARTICLES.includes(postClass))
        .map((organ) => [`${postClass}|${organ ?? ''}`, { postClass, organ }] as const),
    ),
  );
  return [
    ...OF_ARTICLES.map((postClass) => ({ postClass, portfolios: fieldsOf(postClass) })),
    ...[...new Map(others).values()].map(({ postClass, organ }) => ({
      postClass,
      portfolios: fieldsOf(postClass),
      ...(organ === undefined ? {} : { organ }),
    })),
  ];
}

/** What a kind of body beside the usual ones shows: its own additions, not the article's items once more. */
function shown(kind: Kind, items: readonly DutyItem[]): readonly DutyItem[] {
  const isUsual = kind.organ === undefined && OF_ARTICLES.includes(kind.postClass);
  return isUsual
    ? items
    : items.filter(({ requirements }) =>
        requirements.some(({ parameter }) => parameter !== undefined),
      );
}

/** Where a caller works: the region of a grant, or of the post they or the leader they serve hold. */
export async function homePlaceOf(database: Database, caller: Caller): Promise<string | undefined> {
  for (const grant of caller.grants) {
    const path = grant.regionPath ?? grant.committeePath;
    if (path !== null) return path;
  }
  const served = caller.grants.find((grant) => grant.personId !== null)?.personId ?? null;
  const personId = caller.personId ?? served;
  if (personId === null) return undefined;
  return database.read({ keys: [], committees: [], persons: [personId] }, (db) =>
    regionOfPerson(db, personId),
  );
}

export interface Asked {
  readonly place: string;
  /** Absent: the place's own. */
  readonly level?: Level | undefined;
  readonly asOf: CivilDate;
}

export async function placeRequirements(
  db: Reader,
  caller: Caller,
  { place, level: asked, asOf }: Asked,
): Promise<PlaceRequirements> {
  const region = await regionAt(db, place);
  if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'query.place' });
  const level = asked ?? region.level;
  const above = await regionsAbove(db, place);
  const name = above.map((one) => one.name).join('');
  const rules = await loadLocalRules(db, { path: place, isWithBelow: false });
  const facts = factsAt(rules, { path: place, name }, asOf);
  const here = [...localRequirementsOf(codesOf(place)), ...rules.requirements].filter(
    ({ levels }) => levels.includes(level),
  );
  const classes = kindsOf(here).flatMap((kind) => {
    const answer = duties({ ...kind, level, asOf }, facts);
    const items = answer.ok ? shown(kind, answer.value.items) : [];
    if (items.length === 0) return [];
    return [
      {
        postClass: kind.postClass,
        organ: kind.organ ?? null,
        items,
      },
    ];
  });
  const named = new Set(
    classes.flatMap(({ items }) =>
      items.flatMap(({ requirements, conflicts }) => [
        ...requirements.map(({ source }) => source.instrument),
        ...conflicts.flatMap((one) => [one.source.instrument, one.winner.source.instrument]),
      ]),
    ),
  );
  return {
    place: { name, path: region.path, level: region.level },
    level,
    asOf,
    rulesVersion: RULES_VERSION,
    classes,
    titles: Object.fromEntries(await titlesOf(db, [...named])),
    adoptions: rules.adoptions.map((row) => adoptionView(row, caller)),
    mayAdopt: can(caller, 'instruments.adopt', { scopeKey: scopeKeyOf(region.level, region.path) }),
  };
}
