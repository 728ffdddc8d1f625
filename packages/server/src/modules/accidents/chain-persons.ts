// Everybody in the chain of an accident, wherever their posts are: for who must not judge it. Shown to nobody.
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { accidentById } from './accidents.store.ts';
import { peopleIn } from './chain.decide.ts';
import { chainOf } from './chain.ts';

/** `db`: read in the system's scope. On the accident's own day, as it is known today. */
export async function chainPersons(
  db: Reader,
  id: Id<'accident'>,
): Promise<readonly Id<'person'>[]> {
  const accident = await accidentById(db, SYSTEM_SCOPE, id);
  if (accident === undefined) return [];
  const on = accident.occurredOn;
  const asked = { on, known: 'today', previousYears: 0 } as const;
  return [...peopleIn(await chainOf(db, SYSTEM_SCOPE, accident, asked, on))];
}
