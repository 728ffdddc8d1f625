// Sessions: opaque tokens, kept hashed; idle and absolute limits; the gate every route passes.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller, Gate } from '../../platform/http/caller.ts';
import { digestOf, newId, newSecret } from '../../platform/ids.ts';
import { auditRefusal, type Unit } from '../../platform/unit-of-work.ts';
import type { AccessContext } from './access.context.ts';
import { scopeFor } from './access.policy.ts';
import { type AccountRow, findOpenSession, insertSession, touchSession } from './access.store.ts';
import {
  IDLE_MINUTES,
  minutesAfter,
  REAUTHENTICATION_MINUTES,
  SESSION_HOURS,
} from './sign-in.decide.ts';

const COOKIE = 'jinze_session';
/** How stale `last_seen_at` may be: it is not written on every request. */
const SEEN_MINUTES = 1;

export function setSessionCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: reply.request.protocol === 'https',
    maxAge: SESSION_HOURS * 3600,
  });
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: '/' });
}

/** Opens a session inside the unit and answers its token, which is kept nowhere. */
export async function openSession(
  unit: Unit,
  account: Pick<AccountRow, 'id'>,
  request: FastifyRequest,
): Promise<string> {
  const token = newSecret();
  await insertSession(unit.tx, {
    id: newId(unit.now),
    token_hash: digestOf(token),
    csrf_token: newSecret(),
    account_id: account.id,
    created_at: unit.now,
    last_seen_at: unit.now,
    expires_at: minutesAfter(unit.now, SESSION_HOURS * 60),
    // Whoever has just signed in has just shown who they are.
    reauthenticated_until: minutesAfter(unit.now, REAUTHENTICATION_MINUTES),
    address: request.ip,
    device: (request.headers['user-agent'] ?? '').slice(0, 200),
  });
  return token;
}

/** The caller of the session a token opens, or undefined; marks the session as seen. */
export async function callerOf(context: AccessContext, token: string): Promise<Caller | undefined> {
  const now = context.clock.now();
  const session = await context.database.read(SYSTEM_SCOPE, (db) =>
    findOpenSession(
      db,
      digestOf(token),
      now,
      context.clock.today(),
      minutesAfter(now, -IDLE_MINUTES),
    ),
  );
  if (session === undefined) return undefined;
  if (session.last_seen_at < minutesAfter(now, -SEEN_MINUTES)) {
    await context.database.write(SYSTEM_SCOPE, (tx) =>
      touchSession(tx, session.id, { last_seen_at: now }),
    );
  }
  return {
    accountId: session.account_id,
    sessionId: session.id,
    displayName: session.display_name,
    personId: session.person_id,
    grants: session.grants,
    csrfToken: session.csrf_token,
    reauthenticatedUntil: session.reauthenticated_until,
  };
}

export function createGate(context: AccessContext): Gate {
  return {
    authenticate: async (request) => {
      const token = request.cookies[COOKIE];
      return token === undefined ? undefined : callerOf(context, token);
    },
    scopeFor,
    refused: (actor, action) =>
      auditRefusal(context.database, SYSTEM_SCOPE, context.clock, { actor, action, target: '' }),
  };
}
