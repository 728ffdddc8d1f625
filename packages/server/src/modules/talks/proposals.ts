// What the rules on talks say of the accidents of a region and of each below it. Nothing is opened by itself.
import type { TalkProposal, TalkTrigger } from '@jinze/contracts';
import { addMonths, type CivilDate, type Id, LEVELS } from '@jinze/kernel';
import { RULES_VERSION } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import { covers, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { pathsTo } from '../../platform/region-path.ts';
import { type AccidentRow, accidentsOf } from '../accidents/index.ts';
import { regionAt } from '../posts/index.ts';
import { OPEN_TALK_STATES } from './talk.states.ts';
import type { TalksContext } from './talks.context.ts';
import { type PlaceRow, placesAt, type TalkOnTrigger, talksOnTriggers } from './talks.store.ts';
import { triggersOf } from './triggers.ts';
import { whyOfTrigger } from './why-trigger.ts';

/** Accidents older than this no longer give a reason by themselves. */
const MONTHS_BACK = 12;
/** No rule on record counts over a longer time: what a window that ends within them may reach back to. */
const MONTHS_COUNTED = 12;
/** Accidents looked at together. */
const LIMIT = 5000;

export interface FoundTrigger extends TalkTrigger {
  readonly regionPath: string;
  readonly regionId: Id<'region'>;
}

/** An accident counts for its own region and for each above it, down from the one that is asked of. */
function byRegion(rows: readonly AccidentRow[], under: string): Map<string, AccidentRow[]> {
  const found = new Map<string, AccidentRow[]>();
  for (const row of rows)
    for (const path of pathsTo(row.regionPath).filter((one) => one.startsWith(under)))
      found.set(path, [...(found.get(path) ?? []), row]);
  return found;
}

/** The whole register of the region is within the scope, or what it counts would be too few: the caller has checked that. */
export async function triggersIn(
  db: Reader,
  scope: Scope,
  regionPath: string,
  today: CivilDate,
): Promise<{
  from: CivilDate;
  accidents: number;
  found: readonly FoundTrigger[];
  places: ReadonlyMap<string, PlaceRow>;
}> {
  const from = addMonths(today, -MONTHS_BACK);
  const rows = await accidentsOf(db, scope, regionPath, addMonths(from, -MONTHS_COUNTED), today);
  if (rows.length > LIMIT)
    throw new Refused({ code: 'talks.too-many-accidents', values: { limit: LIMIT } });
  const grouped = byRegion(rows, regionPath);
  const paths = [...new Set([...grouped.keys()].flatMap(pathsTo))];
  const places = new Map((await placesAt(db, paths)).map((place) => [place.path, place]));
  const found = [...grouped].flatMap(([path, accidents]) => {
    const place = places.get(path);
    if (place === undefined) return [];
    return triggersOf(place, accidents, { from, asOf: today }).map((trigger) => ({
      ...trigger,
      regionPath: path,
      regionId: place.id,
    }));
  });
  const recent = rows.filter(({ occurredOn }) => occurredOn >= from);
  return { from, accidents: recent.length, found, places };
}

/** The talk that is open on the ground, or one already had that counted all of these accidents. */
function talkOn(trigger: FoundTrigger, talks: readonly TalkOnTrigger[]): TalkProposal['talk'] {
  const named = [...trigger.counted, ...trigger.perhaps];
  const ids = named.map(({ accidentId }) => accidentId as string);
  const found = talks
    .filter(({ key, regionPath }) => key === trigger.key && regionPath === trigger.regionPath)
    .find(
      ({ state, accidents }) =>
        OPEN_TALK_STATES.includes(state) || ids.every((id) => accidents.includes(id)),
    );
  return found === undefined ? null : { id: found.id, state: found.state };
}

const ORDER: readonly TalkTrigger['outcome'][] = ['applies', 'cannot-tell', 'does-not-apply'];

/** What applies first; then from the top down. */
function inOrder(one: FoundTrigger, other: FoundTrigger): number {
  return (
    ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome) ||
    LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) ||
    one.regionPath.localeCompare(other.regionPath) ||
    one.key.localeCompare(other.key)
  );
}

export async function proposalsOf(
  { database, clock, may }: TalksContext,
  caller: Caller,
  scope: Scope,
  regionPath: string,
) {
  const today = clock.today();
  return database.read(scope, async (db) => {
    const region = await regionAt(db, regionPath);
    // Of a region the caller sees a part of, the register would count too few.
    if (region === undefined || !covers(scope, { scopeKey: scopeKeyOf(region.level, region.path) }))
      throw new Refused({ code: 'http.not-found' });
    const { from, accidents, found, places } = await triggersIn(db, scope, regionPath, today);
    const talks = await talksOnTriggers(db, scope, [
      ...new Set(found.map((trigger) => trigger.regionPath)),
    ]);
    /** Whoever is called belongs below: their own office does not call them. */
    const mayPropose = (path: string) =>
      pathsTo(path)
        .slice(0, -1)
        .some((above) => {
          const place = places.get(above);
          const scopeKey = place && scopeKeyOf(place.level, place.path);
          return scopeKey !== undefined && may(caller, 'talks.propose', { scopeKey });
        });
    const items = found.toSorted(inOrder).map((one): TalkProposal => {
      const talk = talkOn(one, talks);
      return {
        ...one,
        why: whyOfTrigger(one, today),
        talk,
        mayPropose: talk === null && one.outcome !== 'does-not-apply' && mayPropose(one.regionPath),
      };
    });
    return { asOf: today, from, accidents, rulesVersion: RULES_VERSION, items, place: region };
  });
}
