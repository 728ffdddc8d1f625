// Telling people in the transaction that gives the reason; it reaches them in working hours, never at night.
import type { NoticeKind } from '@jinze/contracts';
import type { Id, JsonObject } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { isWorkday } from './calendar.ts';
import { insertNotices, settleLinks, unreadLinks } from './notices.store.ts';
import { nextWorkingMoment } from './working-hours.ts';

export interface NewNotice {
  readonly accountId: Id<'account'>;
  readonly kind: NoticeKind;
  /** An address within the page. */
  readonly link: string;
  readonly params: JsonObject;
}

/**
 * Tells people of something, unless the same kind of notice of the same thing still waits unread. Answers the moment
 * from which they are shown.
 */
export async function sendNoticesOnce(unit: Unit, notices: readonly NewNotice[]): Promise<Date> {
  const waiting = new Set(
    (await unreadLinks(unit.tx, notices)).map((one) => `${one.accountId}|${one.kind}|${one.link}`),
  );
  const notBefore = nextWorkingMoment(unit.now, isWorkday);
  await insertNotices(
    unit.tx,
    notices
      .filter((one) => !waiting.has(`${one.accountId}|${one.kind}|${one.link}`))
      .map(({ accountId, kind, link, params }) => ({
        id: newId<'notice'>(unit.now),
        account_id: accountId,
        kind,
        link,
        params: JSON.stringify(params),
        created_at: unit.now,
        not_before: notBefore,
        read_at: null,
      })),
  );
  return notBefore;
}

/** What these links were told of has been done or has ended: unread notices of them are gone. */
export function settleNotices(unit: Unit, links: readonly string[]): Promise<void> {
  return settleLinks(unit.tx, links, unit.now);
}
