// In the demo everybody in the roster gets an account as leader, so that one can sign in as them.
import { addAccounts, addGrants } from '../modules/access/index.ts';
import type { NewPerson } from '../modules/posts/index.ts';
import type { Unit } from '../platform/unit-of-work.ts';

export async function addDemoAccounts(unit: Unit, people: readonly NewPerson[]): Promise<void> {
  if (people.length === 0) return;
  const accounts = people.map(({ personId, name }) => ({
    loginName: `p-${personId.slice(-12)}`,
    displayName: name,
    personId,
  }));
  const ids = await addAccounts(unit, accounts);
  await addGrants(
    unit,
    ids.map((accountId) => ({ accountId, role: 'leader' as const })),
  );
}
