// Signing in with name and password, or in the demo by choosing an account; and showing again who one is.

import type { Id } from '@jinze/kernel';
import type { FastifyRequest } from 'fastify';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { lineOf } from '../../platform/http/line-of.ts';
import { newId } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { auditRefusal } from '../../platform/unit-of-work.ts';
import { type AccessContext, systemCommand } from './access.context.ts';
import {
  type AccountRow,
  countFailures,
  findAccount,
  insertFailure,
  keepCounters,
  touchSession,
} from './access.store.ts';
import { isPassword } from './password.ts';
import { openSession } from './sessions.ts';
import {
  afterAttempt,
  FAILURES_PER_ADDRESS,
  LOCK_MINUTES,
  mayTry,
  minutesAfter,
  REAUTHENTICATION_MINUTES,
  type SignInState,
} from './sign-in.decide.ts';

function stateOf(account: AccountRow | undefined): SignInState | undefined {
  return account === undefined
    ? undefined
    : {
        isDisabled: account.is_disabled,
        failedSignIns: account.failed_sign_ins,
        lockedUntil: account.locked_until,
      };
}

async function refuseBusyAddress(context: AccessContext, address: string): Promise<void> {
  const since = minutesAfter(context.clock.now(), -LOCK_MINUTES);
  const failures = await context.database.read(SYSTEM_SCOPE, (db) =>
    countFailures(db, address, since),
  );
  if (failures >= FAILURES_PER_ADDRESS) throw new Refused({ code: 'access.address-locked' });
}

/** Keeps a failed attempt: the account's counter, the address, and the audit entry. */
async function keepFailure(
  context: AccessContext,
  account: AccountRow | undefined,
  address: string,
): Promise<void> {
  await context.unitOfWork.commit(
    systemCommand(account?.display_name ?? '未知账户'),
    async (unit) => {
      await insertFailure(unit.tx, { id: newId(unit.now), address, at: unit.now });
      const state = stateOf(account);
      if (account !== undefined && state !== undefined)
        await keepCounters(unit.tx, account.id, afterAttempt(state, false, unit.now));
      return {};
    },
  );
  await auditRefusal(context.database, SYSTEM_SCOPE, context.clock, {
    actor: { accountId: account?.id ?? null, name: account?.display_name ?? '未知账户' },
    action: 'access.sign-in',
    target: '',
  });
}

/** Answers a session token. Wrong names and wrong passwords are told apart neither in words nor in time. */
export async function signInWithPassword(
  context: AccessContext,
  input: { loginName: string; password: string },
  request: FastifyRequest,
): Promise<string> {
  if (context.kind === 'demo') throw new Refused({ code: 'access.not-in-demo' });
  await refuseBusyAddress(context, lineOf(request.ip));
  const account = await context.database.read(SYSTEM_SCOPE, (db) =>
    findAccount(db, { loginName: input.loginName }),
  );
  const isRight = await isPassword(account?.password_hash ?? null, input.password);
  const allowed = mayTry(stateOf(account), context.clock.now());
  if (!allowed.ok && allowed.error.code === 'access.account-locked')
    throw new Refused(allowed.error);
  if (account === undefined || !allowed.ok || !isRight) {
    await keepFailure(context, account, lineOf(request.ip));
    throw new Refused({ code: 'access.sign-in-failed' });
  }
  return startSession(context, account, request);
}

/** Demo only: one signs in by choosing whom to be. */
export async function signInAs(
  context: AccessContext,
  accountId: Id<'account'>,
  request: FastifyRequest,
): Promise<string> {
  if (context.kind !== 'demo') throw new Refused({ code: 'access.demo-only' });
  const account = await context.database.read(SYSTEM_SCOPE, (db) =>
    findAccount(db, { id: accountId }),
  );
  unwrap(mayTry(stateOf(account), context.clock.now()));
  if (account === undefined) throw new Refused({ code: 'access.sign-in-failed' });
  return startSession(context, account, request);
}

async function startSession(
  context: AccessContext,
  account: AccountRow,
  request: FastifyRequest,
): Promise<string> {
  const command = {
    actor: { accountId: account.id, name: account.display_name },
    scope: SYSTEM_SCOPE,
  };
  return context.unitOfWork.commit(command, async (unit) => {
    await keepCounters(unit.tx, account.id, { failedSignIns: 0, lockedUntil: null });
    const token = await openSession(unit, account, request);
    await unit.audit('access.sign-in', account.id);
    return token;
  });
}

/** In the demo the proof is one's own name, in a real installation the password. Answers until when it holds. */
export async function reauthenticate(
  context: AccessContext,
  caller: Caller,
  proof: string,
  request: FastifyRequest,
): Promise<Date> {
  await refuseBusyAddress(context, lineOf(request.ip));
  const account = await context.database.read(SYSTEM_SCOPE, (db) =>
    findAccount(db, { id: caller.accountId }),
  );
  const allowed = unwrap(mayTry(stateOf(account), context.clock.now()));
  const isRight =
    context.kind === 'demo'
      ? proof.trim() === caller.displayName
      : await isPassword(account?.password_hash ?? null, proof);
  if (!isRight) {
    await keepFailure(context, account, lineOf(request.ip));
    throw new Refused({ code: 'access.reauthentication-failed' });
  }
  const command = {
    actor: { accountId: caller.accountId, name: caller.displayName },
    scope: SYSTEM_SCOPE,
  };
  return context.unitOfWork.commit(command, async (unit) => {
    const until = minutesAfter(unit.now, REAUTHENTICATION_MINUTES);
    if (allowed.failedSignIns > 0)
      await keepCounters(unit.tx, caller.accountId, { failedSignIns: 0, lockedUntil: null });
    await touchSession(unit.tx, caller.sessionId, { reauthenticated_until: until });
    await unit.audit('access.reauthenticate', caller.sessionId);
    return until;
  });
}
