// The access routes: parse, call, present.
import { accessRoutes, type Role } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind, type Call } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { requireSameOrigin } from '../../platform/http/same-origin.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import type { AccessContext } from './access.context.ts';
import { scopeFor } from './access.policy.ts';
import {
  endSessions,
  findAccount,
  listAccounts,
  listAudit,
  listDemoAccounts,
  listSessions,
} from './access.store.ts';
import { accountView, sessionView } from './access.view.ts';
import {
  createAccount,
  disableAccount,
  grantRole,
  renewInvitation,
  type SetupLink,
  takeRoleBack,
} from './accounts.ts';
import { exportAccounts } from './export-accounts.ts';
import { exportAudit } from './export-audit.ts';
import { callerOf, clearSessionCookie, setSessionCookie } from './sessions.ts';
import { acceptInvitation, bootstrap, readSetupLink } from './setup.ts';
import { IDLE_MINUTES, minutesAfter } from './sign-in.decide.ts';
import { reauthenticate, signInAs, signInWithPassword } from './sign-in.ts';

const DONE = { done: true } as const;

async function presentSession(context: AccessContext, caller: Caller) {
  const account = await context.database.read(SYSTEM_SCOPE, (db) =>
    findAccount(db, { id: caller.accountId }, context.clock.today()),
  );
  return sessionView(caller, account?.grants ?? [], context.kind);
}

function presentLink(link: SetupLink, now: Date) {
  return {
    account: accountView(link.account, now),
    setupPath: link.setupPath,
    expiresAt: link.expiresAt.toISOString(),
  };
}

function bindSigningIn(binder: Binder, context: AccessContext): void {
  bind(binder, accessRoutes.signInForm, async () => {
    if (context.kind === 'real') return { kind: 'real' as const, people: [] };
    return context.database.read(SYSTEM_SCOPE, async (db) => {
      const accounts = await listDemoAccounts(db, context.clock.today());
      const titles = await context.people.titlesOf(
        db,
        accounts.flatMap((one) => one.person_id ?? []),
      );
      const people = accounts.map((one) => {
        const title = one.person_id === null ? undefined : titles.get(one.person_id);
        return {
          accountId: one.id,
          displayName: one.display_name,
          role: one.role as Role,
          title: title?.title ?? '',
          regionName: title?.regionName ?? one.region_name ?? '',
        };
      });
      return { kind: 'demo' as const, people };
    });
  });
  bind(binder, accessRoutes.signIn, async ({ body }, call) => {
    // A form on another site must not sign anybody in.
    requireSameOrigin(call.request);
    const token =
      'accountId' in body
        ? await signInAs(context, body.accountId, call.request)
        : await signInWithPassword(context, body, call.request);
    setSessionCookie(call.reply, token);
    const caller = await callerOf(context, token);
    if (caller === undefined) throw new Refused({ code: 'access.sign-in-failed' });
    return presentSession(context, caller);
  });
  bind(binder, accessRoutes.session, (_, { caller }) => presentSession(context, caller));
  bind(binder, accessRoutes.signOut, async (_, { caller, command, reply }) => {
    await endOne(context, command, { id: caller.sessionId, accountId: caller.accountId });
    clearSessionCookie(reply);
    return DONE;
  });
  bind(binder, accessRoutes.reauthenticate, async ({ body }, { caller, request }) => {
    const until = await reauthenticate(context, caller, body.proof, request);
    return { reauthenticatedUntil: until.toISOString() };
  });
}

async function endOne(
  context: AccessContext,
  command: Call['command'],
  which: { id: Id<'session'>; accountId?: Id<'account'> },
): Promise<void> {
  await context.unitOfWork.commit({ ...command, scope: SYSTEM_SCOPE }, async (unit) => {
    const ended = await endSessions(unit.tx, which, unit.now);
    if (ended === 0) throw new Refused({ code: 'http.not-found' });
    await unit.audit('access.end-session', which.id);
    return {};
  });
}

function bindSetup(binder: Binder, context: AccessContext): void {
  bind(binder, accessRoutes.setupForm, ({ params }) => readSetupLink(context, params.token));
  bind(binder, accessRoutes.bootstrap, async ({ body }, call) => {
    requireSameOrigin(call.request);
    await bootstrap(context, body.token, body.administrators);
    return DONE;
  });
  bind(binder, accessRoutes.acceptInvitation, async ({ body }, call) => {
    requireSameOrigin(call.request);
    await acceptInvitation(context, body.token, body.password);
    return DONE;
  });
}

function bindAccounts(binder: Binder, context: AccessContext): void {
  const { clock, database } = context;
  bind(binder, accessRoutes.accounts, async ({ query }) => {
    const rows = await database.read(SYSTEM_SCOPE, (db) =>
      listAccounts(db, { search: query.search, after: query.after, limit: query.limit + 1 }),
    );
    const items = rows.slice(0, query.limit);
    return {
      items: items.map((row) => accountView(row, clock.now())),
      next: rows.length > query.limit ? (items.at(-1)?.login_name ?? null) : null,
    };
  });
  bind(binder, accessRoutes.exportAccounts, ({ query }, { caller }) =>
    exportAccounts(context, { search: query.search, by: caller.displayName }),
  );
  bind(binder, accessRoutes.people, async ({ query }, { scope }) => {
    const people = await database.read(scope, (db) => context.people.search(db, query.search, 20));
    return { items: [...people] };
  });
  bind(binder, accessRoutes.createAccount, async ({ body }, { command }) => {
    const { loginName, displayName, personId } = body;
    return presentLink(
      await createAccount(context, command, {
        loginName,
        displayName,
        ...(personId === undefined ? {} : { personId }),
      }),
      clock.now(),
    );
  });
  bind(binder, accessRoutes.renewInvitation, async ({ params, body }, { command }) =>
    presentLink(
      await renewInvitation(context, command, params.accountId, body.version),
      clock.now(),
    ),
  );
  bind(binder, accessRoutes.disableAccount, async ({ params, body }, { command }) =>
    accountView(
      await disableAccount(context, command, params.accountId, body.version),
      clock.now(),
    ),
  );
  bind(binder, accessRoutes.grantRole, async ({ params, body }, { command }) => {
    const { role, regionPath, personId } = body;
    const region =
      regionPath === undefined
        ? undefined
        : await database.read(SYSTEM_SCOPE, (db) => regionAt(db, regionPath));
    if (regionPath !== undefined && region === undefined)
      throw new Refused({ code: 'access.scope-missing', path: 'body.regionPath' });
    const account = await grantRole(context, command, params.accountId, {
      role,
      ...(region === undefined ? {} : { region }),
      ...(personId === undefined ? {} : { personId }),
    });
    return accountView(account, clock.now());
  });
  bind(binder, accessRoutes.endGrant, async ({ params }, { command }) =>
    accountView(
      await takeRoleBack(context, command, params.accountId, params.grantId),
      clock.now(),
    ),
  );
}

function bindOversight(binder: Binder, context: AccessContext): void {
  const { clock, database } = context;
  const seesAll = (caller: Caller) => scopeFor(caller, 'access.all-sessions') !== undefined;
  bind(binder, accessRoutes.sessions, async ({ query }, { caller }) => {
    const now = clock.now();
    const rows = await database.read(SYSTEM_SCOPE, (db) =>
      listSessions(db, {
        ownerId: seesAll(caller) ? undefined : caller.accountId,
        after: query.after,
        limit: query.limit + 1,
        now,
        idleSince: minutesAfter(now, -IDLE_MINUTES),
      }),
    );
    const items = rows.slice(0, query.limit);
    return {
      items: items.map((row) => ({
        id: row.id,
        accountId: row.account_id,
        displayName: row.display_name,
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.last_seen_at.toISOString(),
        address: row.address,
        device: row.device,
        isCurrent: row.id === caller.sessionId,
      })),
      next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null,
    };
  });
  bind(binder, accessRoutes.endSession, async ({ params }, { caller, command }) => {
    await endOne(
      context,
      command,
      seesAll(caller)
        ? { id: params.sessionId }
        : { id: params.sessionId, accountId: caller.accountId },
    );
    return DONE;
  });
  bind(binder, accessRoutes.audit, async ({ query }) => {
    const rows = await database.read(SYSTEM_SCOPE, (db) =>
      listAudit(db, { after: query.after, limit: query.limit + 1 }),
    );
    const items = rows.slice(0, query.limit);
    return {
      items: items.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        actorName: row.actor_name,
        action: row.action,
        target: row.target,
        outcome: row.outcome === 'refused' ? ('refused' as const) : ('done' as const),
      })),
      next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null,
    };
  });
  bind(binder, accessRoutes.exportAudit, (_, { caller }) =>
    exportAudit(context, caller.displayName),
  );
}

export function registerAccess(binder: Binder, context: AccessContext): void {
  bindSigningIn(binder, context);
  bindSetup(binder, context);
  bindAccounts(binder, context);
  bindOversight(binder, context);
}
