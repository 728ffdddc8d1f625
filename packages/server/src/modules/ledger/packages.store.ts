// The SQL of packages: everything the ledger holds of some records, and the time leaves they stand after.
import type { Id, JsonObject } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';

export interface HeldRow {
  readonly index: number;
  readonly record: string;
  readonly version: number;
  readonly type: string;
  readonly organ_id: string | null;
  readonly account_id: string | null;
  readonly fields: string;
  readonly event: JsonObject | null;
  readonly is_concealed: boolean;
  readonly bytes: Buffer;
  readonly salts: Record<string, string>;
  readonly anchor_size: number;
}

const HELD = sql`
  leaf.index, pending.record, pending.version, pending.type, pending.organ_id, pending.account_id, pending.fields,
  event.data as event, pending.is_concealed, leaf.bytes, leaf.salts, pending.anchor_size`;

/** The sealed versions of these records, oldest first. */
export async function heldOf(
  db: Reader,
  records: readonly string[],
  limit: number,
): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select ${HELD}
    from ledger.leaf leaf join ledger.pending_leaf pending on pending.id = leaf.pending_id
      left join platform.event event on event.id = pending.event_id
    where leaf.record = any(${[...records]}::uuid[])
    order by leaf.record, leaf.version limit ${limit}`.execute(db as Tx);
  return rows;
}

/** How many versions of these records were accepted. */
export async function entryCount(db: Reader, records: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ledger.pending_leaf
    where record = any(${[...records]}::uuid[])`.execute(db as Tx);
  return rows[0]?.count ?? 0;
}

/** Bytes that a package of these records has at least, without its files: read before anything of it is. */
export async function heldSize(db: Reader, records: readonly string[]): Promise<number> {
  // The leaf stands in the package twice: by itself, and in base64 in its receipt.
  const { rows } = await sql<{ size: number }>`
    select coalesce(sum(octet_length(pending.fields) + octet_length(leaf.bytes) * 7 / 3), 0)::bigint as size
    from ledger.leaf leaf join ledger.pending_leaf pending on pending.id = leaf.pending_id
    where leaf.record = any(${[...records]}::uuid[])`.execute(db as Tx);
  return rows[0]?.size ?? 0;
}

/** A heartbeat or a time stamp as it stands in the log. */
export interface TimeLeaf extends HeldRow {
  readonly id: string;
}

/** Heartbeats looked at for one tree: the witnesses of the newest may just have changed. */
const BEATS = 4;

/** For each size of a tree the time leaves to choose from, the best first: its newest heartbeats, then its newest stamp. */
export async function timeLeavesIn(
  db: Reader,
  sizes: readonly number[],
): Promise<{ readonly asked: number; readonly id: string }[]> {
  if (sizes.length === 0) return [];
  // Ids grow with the log, but for rows that overtook one another: the last leaf of the tree says where to begin.
  const newest = (type: string, limit: number) => sql`(
    select pending.type, pending.id
    from ledger.pending_leaf pending join ledger.leaf leaf on leaf.pending_id = pending.id
    where pending.type like 'ledger.%' and pending.type = ${type}
      and pending.id <= last.pending_id and leaf.index < asked.size
    order by pending.id desc limit ${limit})`;
  const { rows } = await sql<{ asked: number; id: string }>`
    select asked.size as asked, one.id
    from unnest(${[...sizes]}::bigint[]) asked (size)
      join ledger.leaf last on last.index = asked.size - 1
      cross join lateral (${newest('ledger.heartbeat.v1', BEATS)}
        union all ${newest('ledger.anchored.v1', 1)}) one
    order by asked.size, one.type desc, one.id desc`.execute(db as Tx);
  return rows;
}

export async function timeLeaves(db: Reader, ids: readonly string[]): Promise<TimeLeaf[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<TimeLeaf>`
    select pending.id, ${HELD}
    from ledger.pending_leaf pending join ledger.leaf leaf on leaf.pending_id = pending.id
      left join platform.event event on event.id = pending.event_id
    where pending.id = any(${[...ids]}::uuid[])`.execute(db as Tx);
  return rows;
}

/** For each entry the oldest stamp over a checkpoint that has it; an entry that is not there has none yet. */
export async function stampsSince(
  db: Reader,
  indexes: readonly number[],
): Promise<
  {
    readonly index: number;
    readonly size: number;
    readonly checkpoint: string;
    readonly token: Buffer;
  }[]
> {
  if (indexes.length === 0) return [];
  // A stamp is accepted after every entry it covers.
  const { rows } = await sql<{ index: number; size: number; checkpoint: string; token: Buffer }>`
    select asked.index, stamp.size, stamp.checkpoint, decode(stamp.token, 'base64') as token
    from unnest(${[...indexes]}::bigint[]) asked (index)
      join ledger.leaf leaf on leaf.index = asked.index
      cross join lateral (
        select said.checkpoint, said.token, said.size
        from ledger.pending_leaf pending cross join lateral (
          select pending.fields::jsonb ->> 'checkpoint' as checkpoint, pending.fields::jsonb ->> 'token' as token,
            split_part(pending.fields::jsonb ->> 'checkpoint', E'\n', 2)::bigint as size) said
        where pending.type like 'ledger.%' and pending.type = 'ledger.anchored.v1'
          and pending.id > leaf.pending_id and said.size > asked.index
        order by pending.id limit 1) stamp`.execute(db as Tx);
  return rows;
}

/** The body a record belongs to now: of its newest version that has one. Older versions go with it. */
export const NEWEST_BODY = sql`(
  select pending.organ_id from ledger.pending_leaf pending
  where pending.record = asked.record and pending.organ_id is not null
  order by pending.version desc limit 1)`;

/** The records of a person that belong to bodies of the scope, and the body of each. */
export async function recordsOfPerson(
  db: Reader,
  personId: string,
  keys: readonly string[],
  limit: number,
): Promise<{ record: string; organId: string }[]> {
  const { rows } = await sql<{ record: string; organId: string }>`
    select asked.record, organ.id as "organId"
    from (select distinct record from ledger.pending_leaf where persons && array[${personId}]::uuid[]) asked
      join posts.organ organ on organ.id = ${NEWEST_BODY}
    where organ.scope_key ^@ any(${[...keys]}::text[])
    order by asked.record limit ${limit}`.execute(db as Tx);
  return rows;
}

/** The records of a person that belong to bodies, of whatever region, and the body of each. */
export async function allRecordsOfPerson(
  db: Reader,
  personId: Id<'person'>,
  limit: number,
): Promise<{ record: string; organId: string }[]> {
  const { rows } = await sql<{ record: string; organId: string }>`
    select asked.record, newest.organ as "organId"
    from (select distinct record from ledger.pending_leaf where persons && array[${personId}]::uuid[]) asked
      cross join lateral (select ${NEWEST_BODY} as organ) newest
    where newest.organ is not null
    order by asked.record limit ${limit}`.execute(db as Tx);
  return rows;
}

/**
 * The body of each of these records, as far as the scope reaches: whoever has the body, or is of the newest version's
 * persons, has all versions. A record without a body is not in it.
 */
export async function bodiesOf(
  db: Reader,
  records: readonly string[],
  scope: { readonly keys: readonly string[]; readonly persons: readonly string[] },
): Promise<{ record: string; organId: string; organName: string }[]> {
  const { rows } = await sql<{ record: string; organId: string; organName: string }>`
    select asked.record, organ.id as "organId", organ.name as "organName"
    from (select distinct unnest(${[...records]}::uuid[]) as record) asked
      join posts.organ organ on organ.id = ${NEWEST_BODY}
    where organ.scope_key ^@ any(${[...scope.keys]}::text[])
      or ${[...scope.persons]}::uuid[] && (
        select pending.persons from ledger.pending_leaf pending
        where pending.record = asked.record order by pending.version desc limit 1)
    order by asked.record`.execute(db as Tx);
  return rows;
}

/** One of these records that is sealed off, also where the seal itself is not in the scope. */
export async function sealedOffAmong(
  tx: Tx,
  records: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ record: string | null }>`
    select ledger.sealed_off(${[...records]}::uuid[]) as record`.execute(tx);
  return rows[0]?.record ?? undefined;
}
