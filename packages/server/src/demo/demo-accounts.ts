// Who can sign in to the demo: its offices and administrators, everybody in post, and two leaders' liaisons.
import type { Id } from '@jinze/kernel';
import { addAccounts, addGrants, type NewGrant } from '../modules/access/index.ts';
import type { NewPerson } from '../modules/posts/index.ts';
import type { Unit } from '../platform/unit-of-work.ts';
import {
  DEMO_ADMINISTRATORS,
  DEMO_DEPARTMENTS,
  DEMO_DESKS,
  DEMO_LIAISONS,
  DEMO_OFFICES,
  DEMO_REVIEWERS,
  DEMO_SUPERVISION,
} from './demo-places.ts';

interface DemoAccount {
  readonly loginName: string;
  readonly displayName: string;
  readonly grant: Omit<NewGrant, 'accountId'>;
}

const ACCOUNTS: readonly DemoAccount[] = [
  ...[...DEMO_OFFICES, ...DEMO_REVIEWERS].map(({ loginName, displayName, regionPath, level }) => ({
    loginName,
    displayName,
    grant: { role: 'safety-office', regionPath, level } as const,
  })),
  ...DEMO_SUPERVISION.map(({ loginName, displayName, regionPath, level }) => ({
    loginName,
    displayName,
    grant: { role: 'supervision-office', regionPath, level } as const,
  })),
  ...DEMO_DESKS.map(({ loginName, displayName, regionPath, level }) => ({
    loginName,
    displayName,
    grant: { role: 'report-desk', regionPath, level } as const,
  })),
  ...DEMO_DEPARTMENTS.map(({ loginName, displayName, committeePath, role }) => ({
    loginName,
    displayName,
    grant: { role, committeePath },
  })),
  ...DEMO_ADMINISTRATORS.map(({ loginName, displayName, role }) => ({
    loginName,
    displayName,
    grant: { role },
  })),
];

/** The offices, the organisation department and the administrators, by login name. */
export async function addDemoOffices(unit: Unit): Promise<ReadonlyMap<string, Id<'account'>>> {
  const ids = await addAccounts(
    unit,
    ACCOUNTS.map(({ loginName, displayName }) => ({ loginName, displayName })),
  );
  const named = ids.flatMap((accountId, index) => {
    const account = ACCOUNTS[index];
    return account === undefined ? [] : [{ ...account, accountId }];
  });
  await addGrants(
    unit,
    named.map(({ accountId, grant }) => ({ ...grant, accountId })),
  );
  return new Map(named.map(({ loginName, accountId }) => [loginName, accountId]));
}

/** Everybody who is brought in gets an account as leader, so that one can sign in as them. */
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

export async function addLiaison(
  unit: Unit,
  served: Id<'person'>,
  { loginName, displayName }: Pick<DemoAccount, 'loginName' | 'displayName'> = DEMO_LIAISONS[0],
): Promise<void> {
  const ids = await addAccounts(unit, [{ loginName, displayName }]);
  await addGrants(
    unit,
    ids.map((accountId) => ({ accountId, role: 'liaison' as const, personId: served })),
  );
}
