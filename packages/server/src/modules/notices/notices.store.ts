// All SQL of notices: one's own, from the moment they may reach one.
import type { Id, JsonObject } from '@jinze/kernel';
import { type Insertable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';

export async function insertNotices(
  tx: Tx,
  rows: readonly Insertable<Tables['notices.notice']>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('notices.notice')
      .values([...rows])
      .execute();
}

/** What these accounts have not read yet of these links. */
export async function unreadLinks(
  tx: Tx,
  of: readonly { readonly accountId: Id<'account'>; readonly link: string }[],
): Promise<{ accountId: Id<'account'>; kind: string; link: string }[]> {
  return tx
    .selectFrom('notices.notice as notice')
    .select(['notice.account_id as accountId', 'notice.kind', 'notice.link'])
    .where('notice.read_at', 'is', null)
    .where(
      sql<boolean>`(notice.account_id, notice.link) in (select * from unnest(
        ${of.map(({ accountId }) => accountId)}::uuid[], ${of.map(({ link }) => link)}::text[]))`,
    )
    .execute();
}

export interface NoticeRow {
  readonly id: Id<'notice'>;
  readonly kind: string;
  readonly link: string;
  readonly params: JsonObject;
  readonly not_before: Date;
}

/** Unread notices of an account that may have reached it by now, newest first. */
export async function unreadOf(
  db: Reader,
  accountId: Id<'account'>,
  now: Date,
): Promise<NoticeRow[]> {
  const rows = await db
    .selectFrom('notices.notice as notice')
    .select(['notice.id', 'notice.kind', 'notice.link', 'notice.params', 'notice.not_before'])
    .where('notice.account_id', '=', accountId)
    .where('notice.read_at', 'is', null)
    .where('notice.not_before', '<=', now)
    .orderBy('notice.not_before', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, params: row.params as JsonObject }));
}

export async function markRead(
  tx: Tx,
  accountId: Id<'account'>,
  ids: readonly Id<'notice'>[],
  at: Date,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('notices.notice')
    .set({ read_at: at })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Nobody has to be told any more what lies behind these links. */
export async function settleLinks(tx: Tx, links: readonly string[], at: Date): Promise<void> {
  if (links.length === 0) return;
  await tx
    .updateTable('notices.notice')
    .set({ read_at: at })
    .where('read_at', 'is', null)
    .where(sql<boolean>`link = any(${[...links]}::text[])`)
    .execute();
}
