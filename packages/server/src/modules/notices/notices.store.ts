// All SQL of one's own notices and of what somebody chose to be told of. Every statement names the account.
import { type Cadence, NOTICE_KINDS, type NoticeKind } from '@jinze/contracts';
import type { CivilDate, Id, JsonObject } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Switches } from './whom-to-tell.decide.ts';

/** Rows per statement: a notice has 8 parameters. */
const CHUNK = 5000;

/** Answers how many were new: one that waits unread is not told again, whoever adds it at the same time. */
export async function insertNotices(
  tx: Tx,
  rows: readonly Insertable<Tables['notices.notice']>[],
): Promise<number> {
  let added = 0;
  for (let start = 0; start < rows.length; start += CHUNK) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('notices.notice')
      .values(rows.slice(start, start + CHUNK))
      .onConflict((conflict) =>
        conflict.columns(['account_id', 'kind', 'link']).where('read_at', 'is', null).doNothing(),
      )
      .executeTakeFirstOrThrow();
    added += Number(numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}

/** What these accounts chose, and what the offices of their places have switched off. One statement. */
export async function switchesOf(
  db: Reader,
  accountIds: readonly Id<'account'>[],
  on: CivilDate,
): Promise<ReadonlyMap<Id<'account'>, Switches>> {
  const { rows } = await sql<Switches & { accountId: Id<'account'> }>`
    with told as (select unnest(${[...accountIds]}::uuid[]) as id),
      places as (select account_id, json_agg(to_json(kinds)) as off
        from notices.switched_off(${[...accountIds]}::uuid[], ${on}::date) group by account_id)
    select told.id as "accountId", coalesce(own.switched_on, '{}') as "on",
      coalesce(own.switched_off, '{}') as off, coalesce(places.off, '[]') as "offAtPlaces"
    from told left join notices.preference own on own.account_id = told.id
      left join places on places.account_id = told.id`.execute(db);
  return new Map(rows.map((row) => [row.accountId, row]));
}

export interface NoticeRow {
  readonly id: Id<'notice'>;
  readonly kind: NoticeKind;
  readonly link: string;
  readonly params: JsonObject;
  readonly not_before: Date;
  readonly read_at: Date | null;
}

const isKnown = (kind: string): kind is NoticeKind =>
  (NOTICE_KINDS as readonly string[]).includes(kind);

function ownNotices(db: Reader, accountId: Id<'account'>, now: Date) {
  return db
    .selectFrom('notices.notice as notice')
    .where('notice.account_id', '=', accountId)
    .where('notice.not_before', '<=', now);
}

/** One's own that may have reached one by now, newest first. */
export async function noticesPage(
  db: Reader,
  accountId: Id<'account'>,
  now: Date,
  page: {
    readonly isUnread: boolean;
    readonly kind: NoticeKind | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<NoticeRow[]> {
  const { isUnread, kind, after, limit } = page;
  let query = ownNotices(db, accountId, now)
    .select([
      'notice.id',
      'notice.kind',
      'notice.link',
      'notice.params',
      'notice.not_before',
      'notice.read_at',
    ])
    .orderBy('notice.not_before', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(limit);
  if (isUnread) query = query.where('notice.read_at', 'is', null);
  if (kind !== undefined) query = query.where('notice.kind', '=', kind);
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(notice.not_before, notice.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  const rows = await query.execute();
  return rows.flatMap(({ kind: told, params, ...row }) =>
    isKnown(told) ? [{ ...row, kind: told, params: params as JsonObject }] : [],
  );
}

/** Kinds there are notices of, with how many are unread, in the order of the list of kinds. */
export async function countByKind(
  db: Reader,
  accountId: Id<'account'>,
  now: Date,
): Promise<{ kind: NoticeKind; unread: number }[]> {
  const rows = await ownNotices(db, accountId, now)
    .select((eb) => [
      'notice.kind',
      eb.fn.countAll<number>().filterWhere('notice.read_at', 'is', null).as('unread'),
    ])
    .groupBy('notice.kind')
    .execute();
  const unread = new Map(rows.map((row) => [row.kind, row.unread]));
  return NOTICE_KINDS.flatMap((kind) => {
    const count = unread.get(kind);
    return count === undefined ? [] : [{ kind, unread: count }];
  });
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

/** What had reached one by a moment, and nothing that came after one looked. */
export async function markAllRead(
  tx: Tx,
  accountId: Id<'account'>,
  which: { readonly upTo: Date; readonly kind: NoticeKind | null },
  at: Date,
): Promise<number> {
  let query = tx
    .updateTable('notices.notice')
    .set({ read_at: at })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .where('not_before', '<=', which.upTo)
    .where('not_before', '<=', at);
  if (which.kind !== null) query = query.where('kind', '=', which.kind);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** Nobody has to be told any more what lies behind these links. */
export async function settleLinks(
  tx: Tx,
  links: readonly string[],
  at: Date,
  {
    accounts,
    kinds,
  }: {
    readonly accounts?: readonly Id<'account'>[] | undefined;
    readonly kinds?: readonly NoticeKind[];
  },
): Promise<void> {
  if (links.length === 0) return;
  let query = tx
    .updateTable('notices.notice')
    .set({ read_at: at })
    .where('read_at', 'is', null)
    .where(sql<boolean>`link = any(${[...links]}::text[])`);
  if (accounts !== undefined)
    query = query.where(sql<boolean>`account_id = any(${[...accounts]}::uuid[])`);
  if (kinds !== undefined) query = query.where('kind', 'in', kinds);
  await query.execute();
}

/** Nobody reads what is sent to an account that is closed. */
export async function isAccountDisabled(db: Reader, accountId: Id<'account'>): Promise<boolean> {
  const row = await db
    .selectFrom('access.account')
    .select('is_disabled')
    .where('id', '=', accountId)
    .executeTakeFirst();
  return row?.is_disabled ?? true;
}

export interface PreferenceRow
  extends Omit<Selectable<Tables['notices.preference']>, 'cadence' | 'language'> {
  readonly cadence: Cadence;
  readonly language: 'zh' | 'en';
}

export async function preferenceOf(
  db: Reader,
  accountId: Id<'account'>,
): Promise<PreferenceRow | undefined> {
  const row = await db
    .selectFrom('notices.preference')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row as PreferenceRow | undefined;
}

/** Answers whether the expected version was still there; 0: no row yet. */
export async function keepPreference(
  tx: Tx,
  row: Omit<Insertable<Tables['notices.preference']>, 'version' | 'tried_at'>,
  expectedVersion: number,
): Promise<boolean> {
  const { account_id: accountId, ...fields } = row;
  if (expectedVersion === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('notices.preference')
      .values({ ...row, version: 1, tried_at: null })
      .onConflict((conflict) => conflict.column('account_id').doNothing())
      .executeTakeFirstOrThrow();
    return Number(numInsertedOrUpdatedRows ?? 0) === 1;
  }
  const { numUpdatedRows } = await tx
    .updateTable('notices.preference')
    .set({ ...fields, version: expectedVersion + 1 })
    .where('account_id', '=', accountId)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether the last try lies before that moment; if so this one is noted. */
export async function noteTriedMail(
  tx: Tx,
  accountId: Id<'account'>,
  at: Date,
  lastBefore: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('notices.preference')
    .set({ tried_at: at })
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('tried_at', 'is', null), eb('tried_at', '<', lastBefore)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
