// Telling people in the transaction that gives the reason; it reaches them in working hours, never at night.
import type { NOTICE_PARAMS, NoticeKind } from '@jinze/contracts';
import { civilDateAt, type Id } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { insertNotices, settleLinks, switchesOf } from './notices.store.ts';
import { isTold } from './whom-to-tell.decide.ts';
import { isWorkday } from './workdays.ts';
import { nextWorkingMoment } from './working-hours.ts';

type ParamsOf<K extends NoticeKind> = Readonly<
  Record<(typeof NOTICE_PARAMS)[K][number], string | number>
>;

export type NewNotice = {
  [K in NoticeKind]: {
    readonly accountId: Id<'account'>;
    readonly kind: K;
    /** An address within the page. */
    readonly link: string;
    /** What the sentence of this kind names. */
    readonly params: ParamsOf<K>;
  };
}[NoticeKind];

const keyOf = ({ accountId, kind, link }: NewNotice) => `${accountId}|${kind}|${link}`;

/** One order for all transactions, so that two with the same people do not wait for each other. */
function distinct(notices: readonly NewNotice[]): NewNotice[] {
  const byKey = new Map(notices.map((one) => [keyOf(one), one]));
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/**
 * Tells people of something, unless they are not to be told of this kind, or the same kind of notice of the same thing
 * still waits unread: also where one account is concerned in two roles. Answers the moment from which they are shown.
 * Where else they are told of it a job finds out after the commit.
 */
export async function sendNoticesOnce(unit: Unit, notices: readonly NewNotice[]): Promise<Date> {
  const notBefore = nextWorkingMoment(unit.now, isWorkday);
  const wanted = distinct(notices);
  if (wanted.length === 0) return notBefore;
  const accountIds = [...new Set(wanted.map(({ accountId }) => accountId))];
  const switches = await switchesOf(unit.tx, accountIds, civilDateAt(unit.now));
  const told = wanted.filter(({ accountId, kind }) => {
    const chosen = switches.get(accountId);
    return chosen !== undefined && isTold(kind, chosen);
  });
  const added = await insertNotices(
    unit.tx,
    told.map(({ accountId, kind, link, params }) => ({
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
  if (added > 0) await unit.send('notices.deliver', {});
  return notBefore;
}

/** What these links were told of has been done or has ended: unread notices of them are gone: all, or of these accounts or kinds alone. */
export function settleNotices(
  unit: Unit,
  links: readonly string[],
  only: Parameters<typeof settleLinks>[3] = {},
): Promise<void> {
  return settleLinks(unit.tx, links, unit.now, only);
}
