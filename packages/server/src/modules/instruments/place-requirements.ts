// The requirements of a place and level, class by class: what the reader shows beside the articles.
import type { PlaceRequirements } from '@jinze/contracts';
import type { CivilDate, Level, OrganKind, PostClass } from '@jinze/kernel';
import { duties, RULES_VERSION } from '@jinze/rules';
import type { Database, Reader } from '../../platform/database/database.ts';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { can } from '../access/index.ts';
import { regionAt, regionOfPerson, regionsAbove } from '../posts/index.ts';
import { adoptionView } from './instruments.view.ts';
import { factsAt, loadLocalRules, titlesOf } from './local-rules.ts';

/** Every kind of post the reader shows; those after the five articles only where a place asks something of them. */
const KINDS: readonly { readonly postClass: PostClass; readonly organ?: OrganKind }[] = [
  { postClass: 'party-chief' },
  { postClass: 'government-chief' },
  { postClass: 'standing-committee-member' },
  { postClass: 'safety-deputy' },
  { postClass: 'other-deputy' },
  { postClass: 'assisting-deputy' },
  { postClass: 'by-reference', organ: 'party-organ' },
  { postClass: 'by-reference', organ: 'department' },
  { postClass: 'by-reference', organ: 'related-body' },
];

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
  const classes = KINDS.flatMap((kind) => {
    const answer = duties({ ...kind, level, asOf }, facts);
    if (!answer.ok || answer.value.items.length === 0) return [];
    const { items, reasons } = answer.value;
    return [
      {
        postClass: kind.postClass,
        organ: kind.organ ?? null,
        items,
        reasons: reasons.map(({ text }) => text),
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
