// All SQL of what goes out: which notices a job has not looked at, which ways are due, claiming them and what came of it.
import type { Cadence, Hours, NoticeKind, RobotKind } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { AfterAttempt } from './delivery.decide.ts';
import type { Place, Recipient, Robot } from './whom-to-tell.decide.ts';

/** Arbitrary, and nobody else’s. */
const PLANNING = 4_201_606;

export interface Unplanned {
  readonly id: Id<'notice'>;
  readonly accountId: Id<'account'>;
  readonly kind: NoticeKind;
  readonly link: string;
}

/** One planner at a time: it sees what the one before has planned. */
export async function takeUnplanned(tx: Tx, limit: number): Promise<Unplanned[]> {
  await sql`select pg_advisory_xact_lock(${PLANNING})`.execute(tx);
  const rows = await tx
    .selectFrom('notices.notice as notice')
    .select(['notice.id', 'notice.account_id as accountId', 'notice.kind', 'notice.link'])
    .where('notice.planned_at', 'is', null)
    .orderBy('notice.id')
    .limit(limit)
    .execute();
  return rows as Unplanned[];
}

export async function markPlanned(tx: Tx, ids: readonly Id<'notice'>[], at: Date): Promise<void> {
  await tx
    .updateTable('notices.notice')
    .set({ planned_at: at })
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

interface RecipientRow {
  readonly accountId: Id<'account'>;
  readonly isDisabled: boolean;
  readonly mailAddress: string | null;
  readonly cadence: Cadence;
  readonly hours: Hours | null;
  readonly places: Place[];
}

/** How these accounts are told and where they belong on the day. One statement. */
export async function recipientsOf(
  db: Reader,
  accountIds: readonly Id<'account'>[],
  on: CivilDate,
): Promise<ReadonlyMap<Id<'account'>, Recipient>> {
  const { rows } = await sql<RecipientRow>`
    with places as (select account_id,
        json_agg(json_build_object('role', role, 'scopeKey', scope_key) order by role desc, scope_key) as of_account
      from notices.places_of(${[...accountIds]}::uuid[], ${on}::date) group by account_id)
    select account.id as "accountId", account.is_disabled as "isDisabled",
      own.mail_address as "mailAddress", coalesce(own.cadence, 'none') as cadence,
      case when own.from_minute is not null
        then json_build_object('from', own.from_minute, 'to', own.to_minute) end as hours,
      coalesce(places.of_account, '[]') as places
    from access.account account
      left join notices.preference own on own.account_id = account.id
      left join places on places.account_id = account.id
    where account.id = any(${[...accountIds]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.accountId, row]));
}

/** The robots that are on of every region one of these places may belong to. */
export async function robotsNear(db: Reader, places: readonly string[]): Promise<Robot[]> {
  const rows = await db
    .selectFrom('notices.robot as robot')
    .select(['robot.id', 'robot.scope_key as scopeKey', 'robot.kinds'])
    .where('robot.removed_at', 'is', null)
    .where('robot.is_on', '=', true)
    .where(
      sql<boolean>`exists (select 1 from unnest(${[...places]}::text[]) as place
        where place ^@ robot.scope_key or place ^@ ('township/' || substr(robot.scope_key, 8)))`,
    )
    .orderBy('robot.id')
    .execute();
  return rows;
}

/** Where of these links somebody has been told, or is about to be, as long as it is unread. */
export async function toldOf(
  db: Reader,
  links: readonly string[],
): Promise<{ kind: string; link: string; target: string }[]> {
  const { rows } = await sql<{ kind: string; link: string; target: string }>`
    select notice.kind, notice.link, coalesce(delivery.robot_id::text, lower(own.mail_address)) as target
    from notices.notice notice
      join notices.delivery delivery on delivery.notice_id = notice.id
      left join notices.preference own on own.account_id = notice.account_id
    where notice.read_at is null and notice.link = any(${[...links]}::text[])
      and delivery.state in ('waiting', 'sending', 'sent', 'unknown')
      and (delivery.robot_id is not null or own.mail_address is not null)`.execute(db);
  return rows;
}

/** Rows per statement: a delivery has 8 parameters. */
const CHUNK = 5000;

export async function insertDeliveries(
  tx: Tx,
  rows: readonly Insertable<Tables['notices.delivery']>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK)
    await tx
      .insertInto('notices.delivery')
      .values(rows.slice(start, start + CHUNK))
      .onConflict((conflict) => conflict.constraint('delivery_once').doNothing())
      .execute();
}

/** What somebody who died claimed may have gone out: nobody is told twice. Answers how many. */
export async function giveUpLost(tx: Tx, claimedBefore: Date, at: Date): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('notices.delivery')
    .set({ state: 'unknown', problem: 'unknown', finished_at: at })
    .where('state', '=', 'sending')
    .where('claimed_at', '<', claimedBefore)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface Due {
  readonly id: Id<'delivery'>;
  readonly kind: NoticeKind;
  readonly link: string;
  readonly attempts: number;
  readonly isRead: boolean;
}

/** All that is due to one account by e-mail, or to one robot. */
export interface DueGroup {
  readonly channel: 'mail' | 'robot';
  readonly accountId: Id<'account'>;
  readonly robotId: Id<'robot'> | null;
  readonly due: readonly Due[];
}

/** The group whose oldest is due longest, locked; others take other groups meanwhile. Without `hasMail`, robots only. */
export async function lockNextGroup(
  tx: Tx,
  now: Date,
  limit: number,
  hasMail: boolean,
): Promise<DueGroup | undefined> {
  const due = tx
    .selectFrom('notices.delivery as delivery')
    .innerJoin('notices.notice as notice', 'notice.id', 'delivery.notice_id')
    .where('delivery.state', '=', 'waiting')
    .where('delivery.due_at', '<=', now)
    .orderBy('delivery.due_at')
    .orderBy('delivery.id')
    .forUpdate('delivery')
    .skipLocked();
  const head = await (hasMail ? due : due.where('delivery.channel', '=', 'robot'))
    .select(['delivery.channel', 'delivery.robot_id as robotId', 'notice.account_id as accountId'])
    .limit(1)
    .executeTakeFirst();
  if (head === undefined) return undefined;
  const { channel, robotId, accountId } = head;
  const ofGroup =
    robotId === null
      ? due.where('delivery.channel', '=', 'mail').where('notice.account_id', '=', accountId)
      : due.where('delivery.robot_id', '=', robotId);
  const rows = await ofGroup
    .select((eb) => [
      'delivery.id',
      'notice.kind',
      'notice.link',
      'delivery.attempts',
      eb('notice.read_at', 'is not', null).as('isRead'),
    ])
    .limit(limit)
    .execute();
  return { channel: channel as DueGroup['channel'], accountId, robotId, due: rows as Due[] };
}

export async function claim(tx: Tx, ids: readonly Id<'delivery'>[], at: Date): Promise<void> {
  await tx
    .updateTable('notices.delivery')
    .set({ state: 'sending', claimed_at: at, attempts: sql<number>`attempts + 1` })
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** They are not told elsewhere: read meanwhile, or no longer wanted. */
export async function drop(tx: Tx, ids: readonly Id<'delivery'>[], at: Date): Promise<void> {
  await tx
    .updateTable('notices.delivery')
    .set({ state: 'dropped', finished_at: at, problem: null })
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** What came of an attempt; what has been given up as lost meanwhile stays so. */
export async function finish(
  tx: Tx,
  ids: readonly Id<'delivery'>[],
  { state, dueAt, problem, status }: AfterAttempt,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('notices.delivery')
    .set({
      state,
      problem,
      status,
      finished_at: state === 'waiting' ? null : at,
      ...(dueAt === null ? {} : { due_at: dueAt }),
    })
    .where('state', '=', 'sending')
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

export interface AddressedRobot {
  readonly kind: RobotKind;
  readonly url: string;
  readonly secret: string | null;
  readonly kinds: readonly string[];
}

/** A robot that is on, with its address. */
export async function addressOfRobot(
  db: Reader,
  id: Id<'robot'>,
): Promise<AddressedRobot | undefined> {
  const row = await db
    .selectFrom('notices.robot')
    .select(['kind', 'url', 'secret', 'kinds'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('is_on', '=', true)
    .executeTakeFirst();
  return row === undefined || row.url === null
    ? undefined
    : { ...row, url: row.url, kind: row.kind as RobotKind };
}
