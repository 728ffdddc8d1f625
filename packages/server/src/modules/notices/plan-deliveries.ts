// Finds out where else than in the system new notices are told of; after the commit, so that nobody waits for it.
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import {
  insertDeliveries,
  markPlanned,
  recipientsOf,
  robotsNear,
  takeUnplanned,
  toldOf,
} from './deliveries.store.ts';
import { waysOf } from './whom-to-tell.decide.ts';
import { isWorkday } from './workdays.ts';

/** So many in one transaction. */
const AT_ONCE = 500;

/** Answers how many were looked at: the same handful of statements, however many. */
async function planSome({ database, clock }: Services): Promise<number> {
  const now = clock.now();
  return database.write(SYSTEM_SCOPE, async (tx) => {
    const notices = await takeUnplanned(tx, AT_ONCE);
    if (notices.length === 0) return 0;
    const accountIds = [...new Set(notices.map(({ accountId }) => accountId))];
    const recipients = await recipientsOf(tx, accountIds, clock.today());
    const places = [...recipients.values()].flatMap((one) => one.places);
    const robots = await robotsNear(tx, [...new Set(places.map(({ scopeKey }) => scopeKey))]);
    // A group, or two accounts with one address, hear of the same thing once as long as it waits unread.
    const told = new Set(
      (
        await toldOf(
          tx,
          notices.map(({ link }) => link),
        )
      ).map(({ kind, link, target }) => `${target}|${kind}|${link}`),
    );
    const rows = notices.flatMap(({ id, accountId, kind, link }) => {
      const to = recipients.get(accountId);
      if (to === undefined) return [];
      return waysOf(kind, to, robots, now, isWorkday).flatMap(
        ({ channel, robotId, at, scopeKey }) => {
          const key = `${robotId ?? to.mailAddress?.toLowerCase() ?? ''}|${kind}|${link}`;
          if (told.has(key)) return [];
          told.add(key);
          return [
            {
              id: newId<'delivery'>(now),
              notice_id: id,
              channel,
              robot_id: robotId,
              scope_key: scopeKey,
              state: 'waiting',
              due_at: at,
              attempts: 0,
            },
          ];
        },
      );
    });
    await insertDeliveries(tx, rows);
    await markPlanned(
      tx,
      notices.map(({ id }) => id),
      now,
    );
    return notices.length;
  });
}

export async function planDeliveries(services: Services): Promise<void> {
  while ((await planSome(services)) === AT_ONCE);
}
