// One-time links: the first start of a real installation, and invitations. No default password exists.
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { digestOf, newSecret } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import { type AccessContext, systemCommand } from './access.context.ts';
import { accountSource } from './access.ledger.ts';
import {
  findAccount,
  findSetupLink,
  hasAccounts,
  insertSetupLink,
  retireSetupLinks,
  updateAccount,
  useSetupLink,
} from './access.store.ts';
import { addAccounts, addGrants } from './accounts.ts';
import { hashPassword } from './password.ts';
import { minutesAfter } from './sign-in.decide.ts';

const BOOTSTRAP_HOURS = 24;

/** While there is no account yet: a fresh link for the three administrators; earlier ones end. */
export async function bootstrapPath(context: AccessContext): Promise<string | undefined> {
  const isDone = await context.database.read(SYSTEM_SCOPE, hasAccounts);
  if (isDone) return undefined;
  const token = newSecret();
  await context.unitOfWork.commit(systemCommand('首次启动'), async (unit) => {
    await retireSetupLinks(unit.tx, null, unit.now);
    await insertSetupLink(unit.tx, {
      token_hash: digestOf(token),
      purpose: 'bootstrap',
      account_id: null,
      created_at: unit.now,
      expires_at: minutesAfter(unit.now, BOOTSTRAP_HOURS * 60),
      used_at: null,
    });
    await unit.audit('access.bootstrap-link', '');
    return {};
  });
  return `/setup/${token}`;
}

export async function readSetupLink(
  context: AccessContext,
  token: string,
): Promise<{
  purpose: 'bootstrap' | 'invitation';
  displayName: string | null;
  loginName: string | null;
}> {
  return context.database.read(SYSTEM_SCOPE, async (db) => {
    const link = await findSetupLink(db, digestOf(token), context.clock.now());
    if (link === undefined) throw new Refused({ code: 'access.setup-link-invalid' });
    const account =
      link.account_id === null ? undefined : await findAccount(db, { id: link.account_id });
    return {
      purpose: link.purpose === 'bootstrap' ? 'bootstrap' : 'invitation',
      displayName: account?.display_name ?? null,
      loginName: account?.login_name ?? null,
    };
  });
}

interface Administrator {
  readonly loginName: string;
  readonly displayName: string;
  readonly password: string;
}

/** Creates the three administrators, once: three people, three roles, none with business rights. */
export async function bootstrap(
  context: AccessContext,
  token: string,
  administrators: { system: Administrator; security: Administrator; audit: Administrator },
): Promise<void> {
  const { system, security, audit } = administrators;
  const three = [system, security, audit];
  if (
    new Set(three.map((one) => one.loginName)).size < 3 ||
    new Set(three.map((one) => one.password)).size < 3
  ) {
    throw new Refused({ code: 'access.administrators-must-differ' });
  }
  const hashes = await Promise.all(three.map((one) => hashPassword(one.password)));
  await context.unitOfWork.commit(systemCommand('首次启动'), async (unit) => {
    const link = await findSetupLink(unit.tx, digestOf(token), unit.now);
    if (
      link?.purpose !== 'bootstrap' ||
      !(await useSetupLink(unit.tx, digestOf(token), unit.now))
    ) {
      throw new Refused({ code: 'access.setup-link-invalid' });
    }
    const ids = await addAccounts(
      unit,
      three.map((one, index) => ({
        loginName: one.loginName,
        displayName: one.displayName,
        passwordHash: hashes[index] ?? '',
      })),
    );
    const roles = [
      'system-administrator',
      'security-administrator',
      'audit-administrator',
    ] as const;
    await addGrants(
      unit,
      ids.flatMap((accountId, index) => {
        const role = roles[index];
        return role === undefined ? [] : [{ accountId, role }];
      }),
    );
    await unit.audit('access.bootstrap', ids.join(' '));
    return {};
  });
}

export async function acceptInvitation(
  context: AccessContext,
  token: string,
  password: string,
): Promise<void> {
  if (context.kind === 'demo') throw new Refused({ code: 'access.not-in-demo' });
  const passwordHash = await hashPassword(password);
  await context.unitOfWork.commit(systemCommand('受邀人'), async (unit) => {
    const link = await findSetupLink(unit.tx, digestOf(token), unit.now);
    const account =
      link === undefined || link.account_id === null
        ? undefined
        : await findAccount(unit.tx, { id: link.account_id });
    if (
      account === undefined ||
      account.is_disabled ||
      !(await useSetupLink(unit.tx, digestOf(token), unit.now))
    ) {
      throw new Refused({ code: 'access.setup-link-invalid' });
    }
    await updateAccount(unit.tx, account.id, account.version, { password_hash: passwordHash });
    await recordHeld(unit, accountSource, [{ id: account.id, type: 'account.activated.v1' }]);
    await unit.audit('access.accept-invitation', account.id);
    return {};
  });
}
