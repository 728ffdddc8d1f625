// The notices routes: one's own unread ones, and having read them.
import { type Notice, noticesRoutes } from '@jinze/contracts';
import type { Services } from '../../context.ts';
import { NO_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { markRead, unreadOf } from './notices.store.ts';

export function registerNotices(binder: Binder, services: Services): void {
  const { database, clock, unitOfWork } = services;
  bind(binder, noticesRoutes.mine, async (_, { caller }) => {
    const rows = await database.read(NO_SCOPE, (db) => unreadOf(db, caller.accountId, clock.now()));
    return {
      items: rows.map((row) => ({
        id: row.id,
        kind: row.kind as Notice['kind'],
        link: row.link,
        params: row.params as Notice['params'],
        at: row.not_before.toISOString(),
      })),
    };
  });
  bind(binder, noticesRoutes.read, ({ body }, { command, caller }) =>
    unitOfWork.commit(command, async (unit) => ({
      read: await markRead(unit.tx, caller.accountId, body.notices, unit.now),
    })),
  );
}
