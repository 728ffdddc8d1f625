// The SQL of the log's state: how much waits since when, and how far the continuous check is.
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';

/** Counted exactly up to this; more says "at least". */
const COUNTED = 10_000;

export async function unsealedOf(
  db: Reader,
): Promise<{ readonly count: number; readonly oldestAt: Date | null }> {
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    select (select count(*)::int from (select from ledger.unsealed limit ${COUNTED}) one) as count,
      (select pending.recorded_at from ledger.unsealed join ledger.pending_leaf pending
         on pending.id = unsealed.pending_id order by unsealed.pending_id limit 1) as oldest`.execute(
    db as Tx,
  );
  return { count: rows[0]?.count ?? 0, oldestAt: rows[0]?.oldest ?? null };
}

export interface CheckRound {
  /** The part of the round that comes next, and what of it was looked at last; both empty between rounds. */
  readonly part: string;
  readonly after: string;
  /** Leaves looked at in this round; between rounds, in the last one. */
  readonly checked: number;
  readonly startedAt: Date | null;
  /** The last step. */
  readonly movedAt: Date | null;
  readonly finishedAt: Date | null;
}

export async function checkRoundOf(db: Reader): Promise<CheckRound> {
  const row = await db
    .selectFrom('ledger.check_round')
    .select([
      'part',
      'after',
      'checked',
      'started_at as startedAt',
      'moved_at as movedAt',
      'finished_at as finishedAt',
    ])
    .executeTakeFirst();
  const none = { startedAt: null, movedAt: null, finishedAt: null };
  return row ?? { part: '', after: '', checked: 0, ...none };
}

/** The newest accepted row of one of the ledger's own kinds: when, and what it said. */
export async function newestOwn(
  db: Reader,
  type: 'ledger.heartbeat.v1' | 'ledger.anchored.v1',
): Promise<{ at: Date; fields: string } | undefined> {
  return db
    .selectFrom('ledger.pending_leaf')
    .select(['recorded_at as at', 'fields'])
    .where('type', '=', type)
    .where(sql<boolean>`type like 'ledger.%'`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
