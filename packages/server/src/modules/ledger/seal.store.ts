// The SQL of sealing: what is taken, what is written, and the one lock that lets one process seal at a time.
import type { JsonObject } from '@jinze/kernel';
import { rightEdge, type WrittenTile } from '@jinze/ledger';
import { HASH_LENGTH } from '@jinze/ledger/verify';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type AcceptedRow, type BuiltLeaf, type Known, UnsealableRow } from './build-leaves.ts';
import { parsedFields } from './parsed-fields.ts';

/** Any constant. Held until the transaction ends, so that no process can die with it. */
const SEAL_LOCK = 7_204_118_014;

/**
 * Also where an administrator lets commits answer before they are on the disk, these do not: what is signed must never
 * be lost, and with it goes every row that was accepted before it.
 */
export async function takesTurn(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(${SEAL_LOCK}) as taken,
      set_config('synchronous_commit',
        replace(current_setting('synchronous_commit'), 'off', 'on'), true)`.execute(tx);
  return rows[0]?.taken === true;
}

/** Rows that wait, or a checkpoint without a signature. */
export async function hasWork(db: Reader): Promise<boolean> {
  const { rows } = await sql<{ work: boolean }>`
    select exists (select from ledger.unsealed)
      or (select note is null from ledger.checkpoint order by size desc limit 1) as work`.execute(
    db as Tx,
  );
  return rows[0]?.work === true;
}

export interface StoredCheckpoint {
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string | null;
}

export async function newestCheckpoint(db: Reader): Promise<StoredCheckpoint | undefined> {
  const row = await db
    .selectFrom('ledger.checkpoint')
    .select(['size', 'root', 'note'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row;
}

/** Since when a checkpoint of more leaves than these waits for its signature. */
export async function unsignedSince(db: Reader, size: number): Promise<Date | undefined> {
  const row = await db
    .selectFrom('ledger.checkpoint')
    .select('made_at')
    .where('size', '>', size)
    .orderBy('size')
    .limit(1)
    .executeTakeFirst();
  return row?.made_at;
}

export async function hasOpenFinding(db: Reader): Promise<boolean> {
  const row = await db
    .selectFrom('ledger.finding')
    .select('id')
    .where('settled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

interface PendingRow {
  readonly id: string;
  readonly type: string;
  readonly record: string;
  readonly version: number;
  readonly organ_id: string | null;
  readonly account_id: string | null;
  readonly recorded_at: Date;
  readonly fields: string;
  readonly event: JsonObject | null;
  readonly is_concealed: boolean;
  readonly late_days: number | null;
  readonly source: 'import' | 'api' | null;
  readonly authentication: 'again' | 'paper' | null;
  readonly anchor_size: number;
}

function acceptedOf(row: PendingRow): AcceptedRow {
  const fields = parsedFields(row.fields);
  if (fields === undefined) throw new UnsealableRow(row);
  return {
    id: row.id,
    type: row.type,
    record: row.record,
    version: row.version,
    organId: row.organ_id,
    accountId: row.account_id,
    recordedAt: row.recorded_at,
    fields,
    event: row.event,
    isConcealed: row.is_concealed,
    lateDays: row.late_days,
    source: row.source,
    authentication: row.authentication,
    anchorSize: row.anchor_size,
  };
}

/** Rows no leaf can be made of, and of which somebody has settled that the log goes on without them: they wait for good. */
export const SET_ASIDE = sql`(select (params->>'pending')::uuid from ledger.finding
  where code = 'pending' and settled_at is not null and params ? 'pending')`;

/**
 * Everything visible that is not integrated, the oldest first: never "newer than the last", for commits overtake one another.
 * An earlier version of one of these records comes along, whatever its id: a leaf names that of the version before it.
 */
export async function takeUnsealed(tx: Tx, limit: number): Promise<AcceptedRow[]> {
  const { rows } = await sql<PendingRow>`
    with oldest as (
      select waiting.pending_id, pending.record, pending.version
      from (select pending_id from ledger.unsealed
        where pending_id not in ${SET_ASIDE} order by pending_id limit ${limit}) waiting
        join ledger.pending_leaf pending on pending.id = waiting.pending_id),
    taken as (
      delete from ledger.unsealed where pending_id in (
        select pending_id from oldest
        union all
        select earlier.id from oldest join ledger.pending_leaf earlier
          on earlier.record = oldest.record and earlier.version < oldest.version)
        and pending_id not in ${SET_ASIDE}
      returning pending_id)
    select pending.id, pending.type, pending.record, pending.version, pending.organ_id, pending.account_id,
      pending.recorded_at, pending.fields, event.data as event, pending.is_concealed, pending.late_days,
      pending.source, pending.authentication, pending.anchor_size
    -- Row by row by its key: of a long backlog PostgreSQL expects thousands here, and would read both tables whole.
    from taken
      cross join lateral (select * from ledger.pending_leaf where id = taken.pending_id limit 1) pending
      left join lateral (select data from platform.event where id = pending.event_id limit 1) event on true`.execute(
    tx,
  );
  return rows.map(acceptedOf);
}

/** What the log already has of these records, and the checkpoints they lean on. */
export async function knownOf(tx: Tx, rows: readonly AcceptedRow[]): Promise<Known> {
  const records = [...new Set(rows.map(({ record }) => record))];
  const newest = await sql<{ record: string; version: number; hash: Buffer }>`
    select one.record, leaf.version, leaf.hash
    from unnest(${records}::uuid[]) one (record) cross join lateral (
      select version, hash from ledger.leaf where record = one.record order by version desc limit 1) leaf`.execute(
    tx,
  );
  const sizes = [...new Set(rows.map(({ anchorSize }) => anchorSize))].filter((size) => size > 0);
  const roots =
    sizes.length === 0
      ? []
      : await tx
          .selectFrom('ledger.checkpoint')
          .select(['size', 'root'])
          .where('size', 'in', sizes)
          .execute();
  return {
    newest: new Map(newest.rows.map(({ record, ...leaf }) => [record, leaf])),
    roots: new Map(roots.map(({ size, root }) => [size, root])),
  };
}

/** The hashes of each tile of the right edge, in the order of `rightEdge`. */
export async function edgeOf(db: Reader, size: number): Promise<Uint8Array[]> {
  const tiles = rightEdge(BigInt(size));
  const found = await tilesAt(db, tiles);
  return tiles.map(({ level, index }) => found.get(`${level}/${index}`) ?? new Uint8Array());
}

/** Hashes by `level/index`; a tile that is not there is not in the map. */
export async function tilesAt(
  db: Reader,
  tiles: readonly { readonly level: number; readonly index: bigint }[],
): Promise<Map<string, Uint8Array>> {
  if (tiles.length === 0) return new Map();
  const { rows } = await sql<{ level: number; index: number; hashes: Buffer }>`
    select tile.level, tile.index, tile.hashes
    from unnest(${tiles.map(({ level }) => level)}::smallint[],
        ${tiles.map(({ index }) => String(index))}::bigint[]) asked (level, index)
      join ledger.tile on tile.level = asked.level and tile.index = asked.index`.execute(db as Tx);
  return new Map(rows.map(({ level, index, hashes }) => [`${level}/${index}`, hashes]));
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** The bytes of all leaves travel as they are, one after the other: neither side makes texts of them. */
export async function insertSealed(
  tx: Tx,
  first: number,
  leaves: readonly BuiltLeaf[],
  at: Date,
): Promise<void> {
  const lengths = leaves.map(({ bytes }) => bytes.length);
  let end = 1;
  const starts = lengths.map((length) => {
    end += length;
    return end - length;
  });
  const salts = leaves.map((leaf) =>
    Object.fromEntries(Object.entries(leaf.salts).map(([path, salt]) => [path, base64(salt)])),
  );
  await sql`
    insert into ledger.leaf (index, pending_id, record, version, hash, bytes, salts, sealed_at)
    select ${first}::bigint + place - 1, pending_id, record, version,
      substr(${Buffer.concat(leaves.map(({ hash }) => hash))}::bytea, (place::int - 1) * ${HASH_LENGTH}::int + 1, ${HASH_LENGTH}),
      substr(${Buffer.concat(leaves.map(({ bytes }) => bytes))}::bytea, start, length),
      ${JSON.stringify(salts)}::jsonb -> (place::int - 1), ${at}::timestamptz
    from unnest(${leaves.map(({ row }) => row.id)}::uuid[], ${leaves.map(({ row }) => row.record)}::uuid[],
        ${leaves.map(({ row }) => row.version)}::int[], ${starts}::int[], ${lengths}::int[])
      with ordinality one (pending_id, record, version, start, length, place)`.execute(tx);
}

export async function writeTiles(tx: Tx, tiles: readonly WrittenTile[]): Promise<void> {
  await sql`
    insert into ledger.tile (level, index, hashes)
    select level, index, decode(hashes, 'base64')
    from unnest(${tiles.map(({ level }) => level)}::smallint[],
        ${tiles.map(({ index }) => String(index))}::bigint[],
        ${tiles.map(({ hashes }) => base64(hashes))}::text[]) one (level, index, hashes)
    on conflict (level, index) do update set hashes = excluded.hashes`.execute(tx);
}

export async function insertCheckpoint(
  tx: Tx,
  body: { readonly size: number; readonly root: Uint8Array; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('ledger.checkpoint')
    .values({
      size: body.size,
      root: Buffer.from(body.root),
      made_at: body.at,
      note: null,
      signed_at: null,
    })
    .execute();
}

/** Answers false when another process has signed it meanwhile. */
export async function keepNote(
  tx: Tx,
  signed: { readonly size: number; readonly note: string; readonly at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ledger.checkpoint')
    .set({ note: signed.note, signed_at: signed.at })
    .where('size', '=', signed.size)
    .where('note', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The leaves from `from` on, below `to`: their bytes and stored hashes. */
export async function leafHashesOf(
  db: Reader,
  from: number,
  to: number,
): Promise<{ index: number; hash: Uint8Array; bytes: Uint8Array }[]> {
  return db
    .selectFrom('ledger.leaf')
    .select(['index', 'hash', 'bytes'])
    .where('index', '>=', from)
    .where('index', '<', to)
    .orderBy('index')
    .execute();
}
