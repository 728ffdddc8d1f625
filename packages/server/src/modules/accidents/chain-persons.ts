// Everybody in the chain of an accident, wherever their posts are: for who must not judge it, nor read it. Shown to nobody.
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { accidentById } from './accidents.store.ts';
import { peopleIn } from './chain.decide.ts';
import { momentsOf } from './chain.store.ts';
import { chainOf } from './chain.ts';

/** Who held a post so long before a day counts as who held it: as far back as a chain shows unless asked for more. */
const PREVIOUS_YEARS = 3;

/**
 * On the accident's own day and on every day that was recorded as one that matters for it (a permit, a change of
 * portfolio), with who held the posts before. `db`: read in the system's scope; as it is known today.
 */
export async function chainPersons(
  db: Reader,
  id: Id<'accident'>,
): Promise<readonly Id<'person'>[]> {
  const accident = await accidentById(db, SYSTEM_SCOPE, id);
  if (accident === undefined) return [];
  const moments = (await momentsOf(db, id)).filter(({ state }) => state === 'recorded');
  const found = new Set<Id<'person'>>();
  for (const on of new Set([accident.occurredOn, ...moments.map((moment) => moment.on_day)])) {
    const asked = { on, known: 'today', previousYears: PREVIOUS_YEARS } as const;
    for (const person of peopleIn(await chainOf(db, SYSTEM_SCOPE, accident, asked, on)))
      found.add(person);
  }
  return [...found];
}
