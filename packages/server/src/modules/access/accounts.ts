// Accounts and roles: made by the system administrator, empowered by the security administrator.
import type { Role } from '@jinze/contracts';
import type { CivilDate, Id, Level } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { digestOf, newId, newSecret } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import type { AccessContext } from './access.context.ts';
import { accountSource, grantSource } from './access.ledger.ts';
import {
  ADMINISTRATOR_ROLES,
  COMMITTEE_ROLES,
  ORDERED_ROLES,
  REGION_ROLES,
} from './access.policy.ts';
import {
  type AccountWithGrants,
  countHolders,
  endGrant,
  endGrantsWith,
  endSessions,
  findAccount,
  grantsOfGround,
  insertAccounts,
  insertGrants,
  insertSetupLink,
  retireSetupLinks,
  updateAccount,
} from './access.store.ts';
import { minutesAfter } from './sign-in.decide.ts';

/** How long a one-time link opens. */
const LINK_HOURS = 72;

export interface SetupLink {
  readonly account: AccountWithGrants;
  readonly setupPath: string;
  readonly expiresAt: Date;
}

async function accountOrNone(db: Reader, id: Id<'account'>): Promise<AccountWithGrants> {
  const account = await findAccount(db, { id });
  if (account === undefined) throw new Refused({ code: 'http.not-found' });
  return account;
}

async function makeLink(unit: Unit, accountId: Id<'account'>): Promise<SetupLink> {
  const token = newSecret();
  const expiresAt = minutesAfter(unit.now, LINK_HOURS * 60);
  await retireSetupLinks(unit.tx, accountId, unit.now);
  await insertSetupLink(unit.tx, {
    token_hash: digestOf(token),
    purpose: 'invitation',
    account_id: accountId,
    created_at: unit.now,
    expires_at: expiresAt,
    used_at: null,
  });
  return {
    account: await accountOrNone(unit.tx, accountId),
    setupPath: `/setup/${token}`,
    expiresAt,
  };
}

/** System rows have no region: the unit runs in the system's scope, the caller's right was checked before. */
function inSystem(command: Command): Command {
  return { ...command, scope: SYSTEM_SCOPE };
}

export interface NewAccount {
  readonly loginName: string;
  readonly displayName: string;
  readonly personId?: Id<'person'>;
  readonly passwordHash?: string;
}

/** Adds accounts inside a unit, with their event and leaf each. */
export async function addAccounts(
  unit: Unit,
  accounts: readonly NewAccount[],
): Promise<Id<'account'>[]> {
  const rows = accounts.map((account) => ({
    id: newId<'account'>(unit.now),
    login_name: account.loginName,
    display_name: account.displayName,
    person_id: account.personId ?? null,
    password_hash: account.passwordHash ?? null,
    locked_until: null,
    created_at: unit.now,
  }));
  await insertAccounts(unit.tx, rows);
  await recordHeld(
    unit,
    accountSource,
    rows.map(({ id, person_id: personId }) => ({
      id,
      type: 'account.created.v1',
      data: { personId },
    })),
  );
  return rows.map((row) => row.id);
}

export interface NewGrant {
  readonly accountId: Id<'account'>;
  readonly role: Role;
  readonly regionPath?: string;
  readonly level?: Level;
  readonly committeePath?: string;
  readonly personId?: Id<'person'>;
  /** A grant for a time: the order that gives it (its id) and ends it, the first and the last day. */
  readonly ordered?: {
    readonly ground: Id<'grant-ground'>;
    readonly from: CivilDate;
    readonly to: CivilDate;
  };
}

/** Gives roles inside a unit; each grant is a record of its own. */
export async function addGrants(unit: Unit, grants: readonly NewGrant[]): Promise<void> {
  const rows = grants.map((grant) => ({
    id: newId<'role-grant'>(unit.now),
    account_id: grant.accountId,
    role: grant.role,
    region_path: grant.regionPath ?? null,
    level: grant.level ?? null,
    committee: grant.committeePath ?? null,
    person_id: grant.personId ?? null,
    granted_at: unit.now,
    ended_at: null,
    valid_from: grant.ordered?.from ?? null,
    valid_to: grant.ordered?.to ?? null,
    ground: grant.ordered?.ground ?? null,
  }));
  await insertGrants(unit.tx, rows);
  await recordHeld(
    unit,
    grantSource,
    rows.map(({ id, account_id: accountId, role }) => ({
      id,
      type: 'role-grant.given.v1',
      data: { accountId, role },
    })),
  );
}

/** Ends, inside a unit, what an order gave: to these accounts, or to all; it is gone with their next request. */
export async function endOrderedGrants(
  unit: Unit,
  ground: Id<'grant-ground'>,
  accountIds?: readonly Id<'account'>[],
): Promise<void> {
  const grants = await grantsOfGround(unit.tx, ground, accountIds);
  if (grants.length === 0) return;
  await endGrantsWith(
    unit.tx,
    grants.map(({ id }) => id),
    unit.now,
  );
  await recordHeld(
    unit,
    grantSource,
    grants.map(({ id, account_id: accountId }) => ({
      id,
      type: 'role-grant.ended.v1',
      data: { accountId },
    })),
  );
}

export async function createAccount(
  context: AccessContext,
  command: Command,
  input: NewAccount,
): Promise<SetupLink> {
  return context.unitOfWork.commit(inSystem(command), async (unit) => {
    const [accountId] = await addAccounts(unit, [input]);
    if (accountId === undefined) throw new Error('an account was added');
    await unit.audit('access.create-account', accountId);
    return makeLink(unit, accountId);
  });
}

export async function renewInvitation(
  context: AccessContext,
  command: Command,
  accountId: Id<'account'>,
  version: number,
): Promise<SetupLink> {
  return context.unitOfWork.commit(inSystem(command), async (unit) => {
    await accountOrNone(unit.tx, accountId);
    await updateAccount(unit.tx, accountId, version, {
      password_hash: null,
      failed_sign_ins: 0,
      locked_until: null,
    });
    await endSessions(unit.tx, { accountId }, unit.now);
    await recordHeld(unit, accountSource, [{ id: accountId, type: 'account.invited.v1' }]);
    await unit.audit('access.renew-invitation', accountId);
    return makeLink(unit, accountId);
  });
}

async function refuseLastAdministrator(
  db: Reader,
  account: AccountWithGrants,
  role: string | undefined,
): Promise<void> {
  for (const grant of account.grants) {
    const isConcerned =
      (ADMINISTRATOR_ROLES as readonly string[]).includes(grant.role) &&
      (role === undefined || role === grant.role);
    if (isConcerned && (await countHolders(db, grant.role)) <= 1)
      throw new Refused({ code: 'access.last-administrator' });
  }
}

export async function disableAccount(
  context: AccessContext,
  command: Command,
  accountId: Id<'account'>,
  version: number,
): Promise<AccountWithGrants> {
  return context.unitOfWork.commit(inSystem(command), async (unit) => {
    const account = await accountOrNone(unit.tx, accountId);
    await refuseLastAdministrator(unit.tx, account, undefined);
    await updateAccount(unit.tx, accountId, version, { is_disabled: true });
    await retireSetupLinks(unit.tx, accountId, unit.now);
    await endSessions(unit.tx, { accountId }, unit.now);
    await recordHeld(unit, accountSource, [{ id: accountId, type: 'account.disabled.v1' }]);
    await unit.audit('access.disable-account', accountId);
    return accountOrNone(unit.tx, accountId);
  });
}

export async function grantRole(
  context: AccessContext,
  command: Command,
  accountId: Id<'account'>,
  input: { role: Role; region?: { path: string; level: Level }; personId?: Id<'person'> },
): Promise<AccountWithGrants> {
  const { role, region, personId } = input;
  if (ORDERED_ROLES.includes(role)) throw new Refused({ code: 'access.given-by-order' });
  const isOfCommittee = COMMITTEE_ROLES.includes(role);
  if ((REGION_ROLES.includes(role) || isOfCommittee) && region === undefined)
    throw new Refused({ code: 'access.scope-missing', path: 'body.regionPath' });
  if (role === 'liaison' && personId === undefined)
    throw new Refused({ code: 'access.scope-missing', path: 'body.personId' });
  return context.unitOfWork.commit(inSystem(command), async (unit) => {
    const account = await accountOrNone(unit.tx, accountId);
    if (role === 'leader' && account.person_id === null)
      throw new Refused({ code: 'access.person-missing' });
    await addGrants(unit, [
      {
        accountId,
        role,
        ...(isOfCommittee && region !== undefined ? { committeePath: region.path } : {}),
        ...(REGION_ROLES.includes(role) && region !== undefined
          ? { regionPath: region.path, level: region.level }
          : {}),
        ...(role === 'liaison' && personId !== undefined ? { personId } : {}),
      },
    ]);
    await unit.audit('access.grant-role', accountId);
    return accountOrNone(unit.tx, accountId);
  });
}

/** Takes a role back; open sessions lose it with their next request. */
export async function takeRoleBack(
  context: AccessContext,
  command: Command,
  accountId: Id<'account'>,
  grantId: Id<'role-grant'>,
): Promise<AccountWithGrants> {
  return context.unitOfWork.commit(inSystem(command), async (unit) => {
    const account = await accountOrNone(unit.tx, accountId);
    const grant = account.grants.find((one) => one.id === grantId);
    if (grant === undefined) throw new Refused({ code: 'http.not-found' });
    await refuseLastAdministrator(unit.tx, account, grant.role);
    if (!(await endGrant(unit.tx, accountId, grantId, unit.now)))
      throw new Refused({ code: 'http.version-conflict' });
    const ended = { id: grantId, type: 'role-grant.ended.v1', data: { accountId } };
    await recordHeld(unit, grantSource, [ended]);
    await unit.audit('access.end-grant', accountId);
    return accountOrNone(unit.tx, accountId);
  });
}
