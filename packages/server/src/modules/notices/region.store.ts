// All SQL of what an office sets for its region: kinds that are off by default, group robots, and what did not go out.
import type { DeliveryProblem, NoticeKind, RobotKind } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Readdress, readdressScopeKeys } from '../../platform/database/readdress.ts';
import { type Scope, whereInRegion, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

export async function regionRule(
  db: Reader,
  scope: Scope,
  regionPath: string,
): Promise<Selectable<Tables['notices.region_rule']> | undefined> {
  return whereInScope(db.selectFrom('notices.region_rule as rule').selectAll('rule'), scope, {
    key: 'rule.scope_key',
  })
    .where('rule.region_path', '=', regionPath)
    .executeTakeFirst();
}

/** Answers whether the expected version was still there; 0: no row yet. */
export async function keepRegionRule(
  tx: Tx,
  row: Omit<Insertable<Tables['notices.region_rule']>, 'version'>,
  expectedVersion: number,
): Promise<boolean> {
  if (expectedVersion === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('notices.region_rule')
      .values({ ...row, version: 1 })
      .onConflict((conflict) => conflict.column('region_path').doNothing())
      .executeTakeFirstOrThrow();
    return Number(numInsertedOrUpdatedRows ?? 0) === 1;
  }
  const { numUpdatedRows } = await tx
    .updateTable('notices.region_rule')
    .set({
      switched_off: row.switched_off,
      changed_at: row.changed_at,
      changed_by: row.changed_by,
      version: expectedVersion + 1,
    })
    .where('region_path', '=', row.region_path)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface RobotRow extends Omit<Selectable<Tables['notices.robot']>, 'kind'> {
  readonly kind: RobotKind;
}

function robots(db: Reader, scope: Scope) {
  return whereInScope(db.selectFrom('notices.robot as robot').selectAll('robot'), scope, {
    key: 'robot.scope_key',
  }).where('robot.removed_at', 'is', null);
}

export async function robotsOfRegion(
  db: Reader,
  scope: Scope,
  regionPath: string,
): Promise<RobotRow[]> {
  const rows = await robots(db, scope)
    .where('robot.region_path', '=', regionPath)
    .orderBy('robot.id')
    .execute();
  return rows as RobotRow[];
}

export async function robotOf(
  db: Reader,
  scope: Scope,
  id: Id<'robot'>,
): Promise<RobotRow | undefined> {
  const row = await robots(db, scope).where('robot.id', '=', id).executeTakeFirst();
  return row as RobotRow | undefined;
}

/** Locked until the end of the unit. */
export async function lockRobot(
  tx: Tx,
  scope: Scope,
  id: Id<'robot'>,
): Promise<RobotRow | undefined> {
  const row = await robots(tx, scope)
    .where('robot.id', '=', id)
    .forUpdate('robot')
    .executeTakeFirst();
  return row as RobotRow | undefined;
}

export async function insertRobot(tx: Tx, row: Insertable<Tables['notices.robot']>): Promise<void> {
  await tx.insertInto('notices.robot').values(row).execute();
}

/** Of a locked row. */
export async function updateRobot(
  tx: Tx,
  id: Id<'robot'>,
  changes: Updateable<Tables['notices.robot']>,
): Promise<void> {
  await tx.updateTable('notices.robot').set(changes).where('id', '=', id).execute();
}

export interface ProblemRow {
  readonly id: Id<'delivery'>;
  readonly kind: NoticeKind;
  readonly to: string;
  readonly channel: 'mail' | 'robot';
  readonly state: 'waiting' | 'failed' | 'unknown';
  readonly problem: DeliveryProblem;
  readonly status: number | null;
  readonly attempts: number;
  readonly at: Date;
}

/** What did not go out to people and groups of a region and below since a day, newest first. */
export async function problemsIn(
  db: Reader,
  scope: Scope,
  regionPath: string,
  since: Date,
  limit: number,
): Promise<ProblemRow[]> {
  const rows = await whereInRegion(
    db
      .selectFrom('notices.delivery as delivery')
      .innerJoin('notices.notice as notice', 'notice.id', 'delivery.notice_id')
      .innerJoin('access.account as account', 'account.id', 'notice.account_id')
      .leftJoin('notices.robot as robot', 'robot.id', 'delivery.robot_id')
      .select([
        'delivery.id',
        'notice.kind',
        sql<string>`coalesce(robot.name, account.display_name)`.as('to'),
        'delivery.channel',
        'delivery.state',
        'delivery.problem',
        'delivery.status',
        'delivery.attempts',
        sql<Date>`coalesce(delivery.finished_at, delivery.claimed_at, delivery.due_at)`.as('at'),
      ]),
    scope,
    regionPath,
    { key: 'delivery.scope_key' },
  )
    .where('delivery.problem', 'is not', null)
    .where('delivery.state', 'in', ['waiting', 'failed', 'unknown'])
    .where('notice.created_at', '>=', since)
    .orderBy('delivery.id', 'desc')
    .limit(limit)
    .execute();
  return rows as ProblemRow[];
}

/** What an office has set holds at its region's new address. */
export const readdressNotices: Readdress = async (tx, moves) => {
  await readdressScopeKeys(tx, 'notices.region_rule', moves);
  await readdressScopeKeys(tx, 'notices.robot', moves);
  await readdressScopeKeys(tx, 'notices.delivery', moves);
};
