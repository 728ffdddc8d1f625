// What of accounts, sessions and the audit trail leaves the server.
import type { Account, RoleGrant, SessionView } from '@jinze/contracts';
import { ROLES, type Role } from '@jinze/contracts';
import type { Caller } from '../../platform/http/caller.ts';
import { actionsOf } from './access.policy.ts';
import type { AccountWithGrants, GrantRow } from './access.store.ts';

function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

function grantsView(grants: readonly GrantRow[]): RoleGrant[] {
  return grants.flatMap((held) => {
    const { ground: _, role, ...grant } = held;
    return isRole(role) ? [{ ...grant, role }] : [];
  });
}

export function accountView(account: AccountWithGrants, now: Date): Account {
  const isLocked = account.locked_until !== null && account.locked_until > now;
  const state = account.is_disabled
    ? 'disabled'
    : isLocked
      ? 'locked'
      : account.password_hash === null
        ? 'invited'
        : 'active';
  return {
    id: account.id,
    loginName: account.login_name,
    displayName: account.display_name,
    personId: account.person_id,
    state,
    grants: grantsView(account.grants),
    version: account.version,
  };
}

export function sessionView(
  caller: Caller,
  grants: readonly GrantRow[],
  kind: 'demo' | 'real',
): SessionView {
  return {
    account: {
      id: caller.accountId,
      displayName: caller.displayName,
      personId: caller.personId,
    },
    grants: grantsView(grants),
    actions: actionsOf(caller),
    csrfToken: caller.csrfToken,
    kind,
    reauthenticatedUntil: caller.reauthenticatedUntil?.toISOString() ?? null,
  };
}
