// Everybody in the chain of an accident, wherever their posts are: for who must not judge it, nor read it. Shown to nobody.
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { pathsTo } from '../../platform/region-path.ts';
import { postsAlong, regionsAt } from '../posts/index.ts';
import { accidentsByIds } from './accidents.store.ts';
import { chainOn, peopleIn } from './chain.decide.ts';
import { momentDaysOf } from './chain.store.ts';
import { previousSince } from './chain.ts';

/** Who held a post so long before a day counts as who held it: as far back as a chain shows unless asked for more. */
const PREVIOUS_YEARS = 3;

/**
 * On each accident's own day and on every day that was recorded as one that matters for it (a permit, a change of
 * portfolio), with who held the posts before. `db`: read in the system's scope; as it is known today. Four statements,
 * whatever the number of accidents.
 */
export async function chainPersons(
  db: Reader,
  ids: readonly Id<'accident'>[],
): Promise<ReadonlyMap<Id<'accident'>, readonly Id<'person'>[]>> {
  if (ids.length === 0) return new Map();
  const accidents = await accidentsByIds(db, SYSTEM_SCOPE, ids);
  const moments = Map.groupBy(await momentDaysOf(db, ids), (moment) => moment.accident_id);
  const asked = accidents.flatMap((accident) => {
    const days = [
      accident.occurredOn,
      ...(moments.get(accident.id) ?? []).map((one) => one.on_day),
    ];
    return [...new Set(days)].map((on) => ({
      accident,
      on,
      since: previousSince({ on, previousYears: PREVIOUS_YEARS }),
      regionPaths: pathsTo(accident.regionPath),
    }));
  });
  const posts = await postsAlong(db, SYSTEM_SCOPE, asked);
  const regions = await regionsAt(db, [...new Set(asked.flatMap((one) => one.regionPaths))]);
  const found = new Map<Id<'accident'>, Set<Id<'person'>>>(ids.map((id) => [id, new Set()]));
  for (const [at, { accident, on, since, regionPaths }] of asked.entries()) {
    const places = regions
      .filter(({ path }) => regionPaths.includes(path))
      .map(({ level, path, name }) => ({
        level,
        regionPath: path,
        regionName: name,
        isInReach: true,
      }));
    const chain = chainOn({ accident, on, since, places, posts: posts[at] ?? [], present: [] });
    for (const person of peopleIn(chain)) found.get(accident.id)?.add(person);
  }
  return new Map([...found].map(([id, people]) => [id, [...people]]));
}
