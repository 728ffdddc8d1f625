// The notices routes of an account's own: the inbox, having read them, and how one is told.
import { noticesRoutes } from '@jinze/contracts';
import { NO_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import type { NoticesContext } from './notices.context.ts';
import { countByKind, markAllRead, markRead, noticesPage } from './notices.store.ts';
import { inboxView, noticeView, triedView } from './notices.view.ts';
import { registerRegionNotices } from './region.routes.ts';
import { changeSettings, settingsOf, tryMail } from './settings.ts';

/** The place in one's inbox: the moment a notice reached one, and its id. */
function placeIn(after: string | undefined): { at: Date; id: string } | undefined {
  const cursor = readCursor(after);
  if (cursor === undefined) return undefined;
  const at = new Date(cursor.scopeKey);
  if (Number.isNaN(at.getTime()))
    throw new Refused({ code: 'http.invalid-input', path: 'query.after' });
  return { at, id: cursor.id };
}

const isLeader = ({ grants }: Caller) =>
  grants.some(({ role }) => role === 'leader') && grants.every(({ role }) => role === 'leader');

function bindInbox(binder: Binder, { database, clock, unitOfWork }: NoticesContext): void {
  bind(binder, noticesRoutes.mine, async (_, { caller }) => {
    const page = { isUnread: true, kind: undefined, after: undefined, limit: 100 };
    const rows = await database.read(NO_SCOPE, (db) =>
      noticesPage(db, caller.accountId, clock.now(), page),
    );
    return { items: rows.map(noticeView) };
  });
  bind(binder, noticesRoutes.inbox, ({ query }, { caller }) =>
    database.read(NO_SCOPE, async (db) => {
      const now = clock.now();
      const rows = await noticesPage(db, caller.accountId, now, {
        isUnread: query.state === 'unread',
        kind: query.kind,
        after: placeIn(query.after),
        limit: query.limit + 1,
      });
      const kinds = await countByKind(db, caller.accountId, now);
      const cursors = rows.map((row) => ({ scopeKey: row.not_before.toISOString(), id: row.id }));
      return {
        items: rows.slice(0, query.limit).map(inboxView),
        next: cursorAfter(cursors, query.limit),
        unread: kinds.reduce((sum, { unread }) => sum + unread, 0),
        kinds,
      };
    }),
  );
  bind(binder, noticesRoutes.read, ({ body }, { command, caller }) =>
    unitOfWork.commit(command, async (unit) => ({
      read: await markRead(unit.tx, caller.accountId, body.notices, unit.now),
    })),
  );
  bind(binder, noticesRoutes.readAll, ({ body }, { command, caller }) =>
    unitOfWork.commit(command, async (unit) => {
      const which = { upTo: new Date(body.upTo), kind: body.kind };
      return { read: await markAllRead(unit.tx, caller.accountId, which, unit.now) };
    }),
  );
}

function bindSettings(binder: Binder, context: NoticesContext): void {
  const settings = (caller: Caller) =>
    settingsOf(context, { accountId: caller.accountId, isLeader: isLeader(caller) });
  bind(binder, noticesRoutes.settings, (_, { caller }) => settings(caller));
  bind(binder, noticesRoutes.changeSettings, async ({ body }, { command, caller }) => {
    await changeSettings(context, command, caller.accountId, body);
    return settings(caller);
  });
  bind(binder, noticesRoutes.tryMail, async (_, { command, caller }) =>
    triedView(await tryMail(context, command, caller.accountId)),
  );
}

export function registerNotices(binder: Binder, context: NoticesContext): void {
  bindInbox(binder, context);
  bindSettings(binder, context);
  registerRegionNotices(binder, context);
}
