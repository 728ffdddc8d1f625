// The SQL of checking: leaves with everything they vouch for, tiles, checkpoints, and rows that no leaf vouches for.
import type { JsonObject } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';

export interface CheckedRow {
  readonly index: number;
  readonly leaf_record: string;
  readonly leaf_version: number;
  readonly hash: Buffer;
  readonly bytes: Buffer;
  readonly salts: Record<string, string>;
  readonly type: string;
  readonly record: string;
  readonly version: number;
  readonly organ_id: string | null;
  readonly account_id: string | null;
  readonly recorded_at: Date;
  readonly fields: string;
  readonly is_concealed: boolean;
  readonly late_days: number | null;
  readonly source: string | null;
  readonly authentication: string | null;
  readonly anchor_size: number;
  readonly event_id: string | null;
  readonly event: {
    readonly stream: string;
    readonly record: string;
    readonly version: number;
    readonly type: string;
    readonly account: string | null;
    readonly data: JsonObject;
  } | null;
  readonly event_at: Date | null;
  readonly anchor_root: Buffer | null;
  /** Nothing newer of this record was accepted. */
  readonly is_newest: boolean;
}

/** Leaves from one index on, each beside the rows it was made of. */
export async function checkedRows(db: Reader, from: number, limit: number): Promise<CheckedRow[]> {
  const { rows } = await sql<CheckedRow>`
    select leaf.index, leaf.record as leaf_record, leaf.version as leaf_version, leaf.hash, leaf.bytes, leaf.salts,
      pending.type, pending.record, pending.version, pending.organ_id, pending.account_id, pending.recorded_at,
      pending.fields, pending.is_concealed, pending.late_days, pending.source, pending.authentication,
      pending.anchor_size, pending.event_id,
      case when event.id is not null then jsonb_build_object('stream', event.stream, 'record', event.stream_id,
        'version', event.version, 'type', event.type, 'account', event.account_id, 'data', event.data) end as event,
      event.recorded_at as event_at,
      checkpoint.root as anchor_root,
      not exists (select from ledger.pending_leaf later
        where later.record = pending.record and later.version > pending.version) as is_newest
    from ledger.leaf leaf join ledger.pending_leaf pending on pending.id = leaf.pending_id
      left join platform.event event on event.id = pending.event_id
      left join ledger.checkpoint checkpoint on checkpoint.size = pending.anchor_size
    where leaf.index >= ${from} order by leaf.index limit ${limit}`.execute(db as Tx);
  return rows;
}

/** Paths lawfully erased, by `record/version`: what was accepted after the decision has lost nothing. */
export async function erasedPaths(
  db: Reader,
  records: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db
    .selectFrom('ledger.restriction as restriction')
    .innerJoin('ledger.pending_leaf as pending', (join) =>
      join
        .onRef('pending.record', '=', 'restriction.record')
        .onRef('pending.version', '<=', 'restriction.to_version'),
    )
    .select(['pending.record', 'pending.version', 'restriction.paths'])
    .where('restriction.kind', '=', 'erase')
    .where('restriction.state', '=', 'carried-out')
    .where(sql<boolean>`restriction.record = any(${[...records]}::uuid[])`)
    .execute();
  const erased = new Map<string, Set<string>>();
  for (const { record, version, paths } of rows) {
    const key = `${record}/${version}`;
    const own = erased.get(key) ?? new Set(['/event']);
    for (const path of paths) own.add(path);
    erased.set(key, own);
  }
  return erased;
}

export interface StoredTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Buffer;
}

/** Tiles of a level from an index on. */
export async function tilesOfLevel(
  db: Reader,
  level: number,
  from: number,
  limit: number,
): Promise<StoredTile[]> {
  return db
    .selectFrom('ledger.tile')
    .select(['level', 'index', 'hashes'])
    .where('level', '=', level)
    .where('index', '>=', from)
    .orderBy('index')
    .limit(limit)
    .execute();
}

/** Tiles that are not as wide as a tree of this size has them. */
export async function tilesOfOtherWidth(
  db: Reader,
  size: number,
  limit: number,
): Promise<{ level: number; index: number }[]> {
  const { rows } = await sql<{ level: number; index: number }>`
    select level, index from ledger.tile
    where octet_length(hashes) <> 32 * greatest(0, least(256, (${size}::bigint >> (8 * level)) - index * 256))
    order by level, index limit ${limit}`.execute(db as Tx);
  return rows;
}

export async function tileCounts(db: Reader): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ level: number; count: number }>`
    select level, count(*)::int as count from ledger.tile group by level`.execute(db as Tx);
  return new Map(rows.map(({ level, count }) => [level, count]));
}

export interface CheckedCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string | null;
  /** Unsigned, and yet the anchor of a row, or cosigned. */
  readonly isNamed: boolean;
}

export async function checkpointsAfter(
  db: Reader,
  after: number,
  upTo: number,
  limit: number,
): Promise<CheckedCheckpoint[]> {
  const { rows } = await sql<CheckedCheckpoint>`
    select size, root, note, note is null and exists (
      select from ledger.cosignature named where named.size = checkpoint.size) as "isNamed"
    from ledger.checkpoint where size > ${after} and size <= ${upTo} order by size limit ${limit}`.execute(
    db as Tx,
  );
  return rows;
}

/** Rows that no leaf vouches for, and none waits to: each with what it is. */
export async function rowsWithoutLeaf(
  db: Reader,
  limit: number,
): Promise<{ what: 'pending' | 'event'; id: string }[]> {
  // Each leaf and each queued row has a row of its own: equal counts leave nothing to look for.
  const counted = await sql<{ isEven: boolean }>`
    select (select count(*) from ledger.pending_leaf)
        = (select count(*) from ledger.leaf) + (select count(*) from ledger.unsealed)
      and (select count(*) from platform.event)
        = (select count(event_id) from ledger.pending_leaf) as "isEven"`.execute(db as Tx);
  if (counted.rows[0]?.isEven === true) return [];
  const { rows } = await sql<{ what: 'pending' | 'event'; id: string }>`
    (select 'pending' as what, pending.id from ledger.pending_leaf pending
      where not exists (select from ledger.leaf leaf where leaf.pending_id = pending.id)
        and not exists (select from ledger.unsealed one where one.pending_id = pending.id) limit ${limit})
    union all
    (select 'event', event.id from platform.event event
      where not exists (select from ledger.pending_leaf pending where pending.event_id = event.id) limit ${limit})`.execute(
    db as Tx,
  );
  return rows;
}

/** The newest accepted version of each of these records. */
export async function newestAccepted(
  db: Reader,
  records: readonly string[],
): Promise<{ record: string; version: number; type: string; fields: string }[]> {
  const { rows } = await sql<{ record: string; version: number; type: string; fields: string }>`
    select one.record, newest.version, newest.type, newest.fields
    from unnest(${[...records]}::uuid[]) one (record) cross join lateral (
      select version, type, fields from ledger.pending_leaf where record = one.record
      order by version desc limit 1) newest`.execute(db as Tx);
  return rows;
}

/** The log's size as its leaves have it. */
export async function leafCount(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('ledger.leaf')
    .select('index')
    .orderBy('index', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? 0 : row.index + 1;
}

export async function keepRound(
  tx: Tx,
  round: {
    readonly nextIndex: number;
    readonly startedAt: Date;
    readonly finishedAt: Date | null;
    readonly checked: number;
  },
): Promise<void> {
  const row = {
    next_index: round.nextIndex,
    started_at: round.startedAt,
    finished_at: round.finishedAt,
    checked: round.checked,
  };
  await tx
    .insertInto('ledger.check_round')
    .values(row)
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet(row))
    .execute();
}
