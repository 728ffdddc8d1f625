// The SQL of checking: leaves with everything they vouch for, tiles, checkpoints, and rows that no leaf vouches for.
import type { JsonObject } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { SET_ASIDE } from './seal.store.ts';

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
  /** Null where the row names no checkpoint, or one that is not there. */
  readonly is_anchor_signed: boolean | null;
  /** The leaf of the record's version before this one. */
  readonly before_index: number | null;
  readonly before_hash: Buffer | null;
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
      checkpoint.root as anchor_root, case when checkpoint.size is not null then checkpoint.note is not null end as is_anchor_signed,
      before.index as before_index, before.hash as before_hash,
      not exists (select from ledger.pending_leaf later
        where later.record = pending.record and later.version > pending.version) as is_newest
    from ledger.leaf leaf join ledger.pending_leaf pending on pending.id = leaf.pending_id
      left join platform.event event on event.id = pending.event_id
      left join ledger.checkpoint checkpoint on checkpoint.size = pending.anchor_size
      left join lateral (select one.index, one.hash from ledger.leaf one
        where one.record = leaf.record and one.version < leaf.version
        order by one.version desc limit 1) before on true
    where leaf.index >= ${from} order by leaf.index limit ${limit}`.execute(db as Tx);
  return rows;
}

/**
 * Paths lawfully erased, by `record/version`: what was accepted after the decision has lost nothing, and an event that
 * said nothing of the field is whole.
 */
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
    .select(sql<boolean>`pending.version = any(restriction.event_versions)`.as('hasLostEvent'))
    .where('restriction.kind', '=', 'erase')
    .where('restriction.state', '=', 'carried-out')
    .where(sql<boolean>`restriction.record = any(${[...records]}::uuid[])`)
    .execute();
  const erased = new Map<string, Set<string>>();
  for (const { record, version, paths, hasLostEvent } of rows) {
    const key = `${record}/${version}`;
    const own = erased.get(key) ?? new Set();
    for (const path of hasLostEvent ? [...paths, '/event'] : paths) own.add(path);
    erased.set(key, own);
  }
  return erased;
}

export interface StoredTile {
  readonly level: number;
  readonly index: number;
  /** Hashes in it. */
  readonly width: number;
}

/** How wide the tiles of a level are, from an index on. */
export async function tileWidths(
  db: Reader,
  level: number,
  from: number,
  limit: number,
): Promise<StoredTile[]> {
  const { rows } = await sql<StoredTile>`
    select level, index, octet_length(hashes) / 32 as width from ledger.tile
    where level = ${level} and index >= ${from} order by index limit ${limit}`.execute(db as Tx);
  return rows;
}

/** Tiles of a level from an index on. */
export async function tilesOfLevel(
  db: Reader,
  level: number,
  from: number,
  limit: number,
): Promise<{ index: number; hashes: Buffer }[]> {
  return db
    .selectFrom('ledger.tile')
    .select(['index', 'hashes'])
    .where('level', '=', level)
    .where('index', '>=', from)
    .orderBy('index')
    .limit(limit)
    .execute();
}

export interface CheckedCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string | null;
  /** Unsigned, and yet cosigned. */
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

/** Cosignatures of what is no checkpoint. */
export async function cosignedNothing(
  db: Reader,
  after: number,
  upTo: number,
  limit: number,
): Promise<{ size: number; verifierKey: string }[]> {
  const { rows } = await sql<{ size: number; verifierKey: string }>`
    select size, verifier_key as "verifierKey" from ledger.cosignature one
    where size > ${after} and size <= ${upTo}
      and not exists (select from ledger.checkpoint where checkpoint.size = one.size)
    order by size, verifier_key limit ${limit}`.execute(db as Tx);
  return rows;
}

/** Some rows in the order of their ids, and those of them that no leaf vouches for and that do not wait for one. */
export interface StrayPage {
  readonly count: number;
  readonly last: string | null;
  readonly without: readonly string[];
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

export async function pendingAfter(db: Reader, after: string, limit: number): Promise<StrayPage> {
  const { rows } = await sql<StrayPage>`
    with page as (select id from ledger.pending_leaf where id > ${after || FIRST_ID}::uuid order by id limit ${limit})
    select count(*)::int as count, (array_agg(page.id order by page.id desc))[1] as last,
      coalesce(array_agg(page.id::text order by page.id) filter (
        where leaf.pending_id is null and waiting.pending_id is null), '{}') as without
    from page left join ledger.leaf leaf on leaf.pending_id = page.id
      left join ledger.unsealed waiting on waiting.pending_id = page.id`.execute(db as Tx);
  return rows[0] ?? { count: 0, last: null, without: [] };
}

/** Rows that wait, in the order of their ids. */
export interface WaitingRow {
  readonly id: string;
  readonly record: string;
  readonly version: number;
  readonly fields: string;
  /** It leans on no checkpoint of this log, or was set aside. */
  readonly is_unsealable: boolean;
}

export async function waitingAfter(
  db: Reader,
  after: string,
  limit: number,
): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select pending.id, pending.record, pending.version, pending.fields,
      pending.id in ${SET_ASIDE} or (pending.anchor_size > 0 and not exists (
        select from ledger.checkpoint where size = pending.anchor_size)) as is_unsealable
    from ledger.unsealed waiting join ledger.pending_leaf pending on pending.id = waiting.pending_id
    where waiting.pending_id > ${after || FIRST_ID}::uuid order by waiting.pending_id limit ${limit}`.execute(
    db as Tx,
  );
  return rows;
}

export async function eventsAfter(db: Reader, after: string, limit: number): Promise<StrayPage> {
  const { rows } = await sql<StrayPage>`
    with page as (select id from platform.event where id > ${after || FIRST_ID}::uuid order by id limit ${limit})
    select count(*)::int as count, (array_agg(page.id order by page.id desc))[1] as last,
      coalesce(array_agg(page.id::text order by page.id) filter (where pending.id is null), '{}') as without
    from page left join ledger.pending_leaf pending on pending.event_id = page.id`.execute(
    db as Tx,
  );
  return rows[0] ?? { count: 0, last: null, without: [] };
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

/** As many leaves as there ought to be: the log's last index or its largest checkpoint says so. */
export async function promisedCount(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('ledger.checkpoint')
    .select('size')
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return Math.max(row?.size ?? 0, await leafCount(db));
}

/** Any constant, beside that of the sealer. Held until the transaction ends, so that no process can die with it. */
const CHECK_LOCK = 7_204_118_015;

/** One process checks at a time. */
export async function takesCheck(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(${CHECK_LOCK}) as taken`.execute(tx);
  return rows[0]?.taken === true;
}

export async function keepRound(
  tx: Tx,
  round: {
    readonly part: string;
    readonly after: string;
    readonly checked: number;
    readonly startedAt: Date;
    readonly movedAt: Date;
    readonly finishedAt: Date | null;
  },
): Promise<void> {
  const { startedAt, movedAt, finishedAt, ...where } = round;
  const row = { ...where, started_at: startedAt, moved_at: movedAt, finished_at: finishedAt };
  await tx
    .insertInto('ledger.check_round')
    .values(row)
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet(row))
    .execute();
}
