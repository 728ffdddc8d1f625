// Telling of a public notice: to the office's other accounts that it waits for its approval, to who wrote it that it may go out.
import type { Id } from '@jinze/kernel';
import type { Unit } from '../../platform/unit-of-work.ts';
import { officesOf } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce, settleNotices } from '../notices/index.ts';
import type { NoticeDecision } from './notice.decide.ts';
import type { NoticeRow } from './notices.store.ts';

const noticeLink = (id: string) => `/publication/${id}`;

async function officeAccounts(unit: Unit, scopeKey: string): Promise<Id<'account'>[]> {
  const found = await officesOf(unit.tx, [scopeKey], ['safety-office']);
  return (found.get(scopeKey) ?? []).map(({ accountId }) => accountId);
}

export async function tellOfNotice(
  unit: Unit,
  row: NoticeRow,
  { state }: NoticeDecision,
  actor: Id<'account'> | null,
): Promise<void> {
  const link = noticeLink(row.id);
  // What was told of before has been done, or has moved on.
  await settleNotices(unit, [link]);
  if (state !== 'checked' && state !== 'approved') return;
  const hands: readonly string[] = row.hands;
  const accounts = await officeAccounts(unit, row.scope_key);
  const kind = state === 'checked' ? 'publication-to-approve' : 'publication-to-publish';
  const notices = accounts
    .filter((one) => one !== actor && (state === 'approved' || !hands.includes(one)))
    .map((accountId): NewNotice => ({ accountId, kind, link, params: { title: row.title } }));
  await sendNoticesOnce(unit, notices);
}
