// Who may take part in a case: asked before every act on it. A person's own case, and one in their chain, is another's.
import type { Id } from '@jinze/kernel';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { unwrap } from '../../platform/refused.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { mayJudge, type Standing } from './judging.decide.ts';
import { worksheetsOfCase } from './worksheets.store.ts';

export function standingOf({ personId, grants }: Caller): Standing {
  return { personId, served: grants.flatMap((grant) => grant.personId ?? []) };
}

/**
 * Refuses who is in the case, serves somebody in it, or stands in the chain of its accident. The chain is looked at
 * whole, wherever its posts are: nobody is told more of it than that they are in it.
 */
export async function requireImpartial(
  { database, chainPersons }: Pick<AccountabilityContext, 'database' | 'chainPersons'>,
  standing: Standing,
  of: { readonly caseId: Id<'case'> | null; readonly accidentId: Id<'accident'> | null },
): Promise<void> {
  if (standing.personId === null && standing.served.length === 0) return;
  const { caseId, accidentId } = of;
  const [subjects, chain] = await database.read(SYSTEM_SCOPE, async (db) => [
    caseId === null ? [] : (await worksheetsOfCase(db, caseId)).map((row) => row.person_id),
    accidentId === null ? [] : await chainPersons(db, accidentId),
  ]);
  unwrap(mayJudge(standing, subjects ?? [], chain ?? []));
}
