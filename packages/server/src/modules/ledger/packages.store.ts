// The SQL of packages: everything the ledger holds of some records, and the time leaves they stand after.
import type { JsonObject } from '@jinze/kernel';
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

/** For each size of a tree the newest time leaf in it: a heartbeat or a time stamp. */
export async function timeLeavesBefore(
  db: Reader,
  sizes: readonly number[],
): Promise<(HeldRow & { readonly asked: number })[]> {
  if (sizes.length === 0) return [];
  const { rows } = await sql<HeldRow & { asked: number }>`
    select asked.size as asked, one.*
    from unnest(${[...sizes]}::bigint[]) asked (size) cross join lateral (
      select ${HELD}
      from ledger.pending_leaf pending join ledger.leaf leaf on leaf.pending_id = pending.id
        left join platform.event event on event.id = pending.event_id
      where pending.type like 'ledger.%' and pending.type in ('ledger.heartbeat.v1', 'ledger.anchored.v1')
        and leaf.index < asked.size
      order by pending.id desc limit 1) one`.execute(db as Tx);
  return rows;
}

/** The records of a person in bodies of the scope, and the body of each. */
export async function recordsOfPerson(
  db: Reader,
  personId: string,
  keys: readonly string[],
  limit: number,
): Promise<{ record: string; organId: string }[]> {
  const { rows } = await sql<{ record: string; organId: string }>`
    select distinct pending.record, pending.organ_id as "organId"
    from ledger.pending_leaf pending join posts.organ organ on organ.id = pending.organ_id
    where pending.persons && array[${personId}]::uuid[] and organ.scope_key ^@ any(${[...keys]}::text[])
    order by pending.record limit ${limit}`.execute(db as Tx);
  return rows;
}

/** The body of each of these records, as far as the scope reaches; a record without a body is not in it. */
export async function bodiesOf(
  db: Reader,
  records: readonly string[],
  scope: { readonly keys: readonly string[]; readonly persons: readonly string[] },
): Promise<{ record: string; organId: string; organName: string }[]> {
  const { rows } = await sql<{ record: string; organId: string; organName: string }>`
    select distinct on (pending.record) pending.record, organ.id as "organId", organ.name as "organName"
    from ledger.pending_leaf pending join posts.organ organ on organ.id = pending.organ_id
    where pending.record = any(${[...records]}::uuid[])
      and (organ.scope_key ^@ any(${[...scope.keys]}::text[])
        or pending.persons && ${[...scope.persons]}::uuid[])
    order by pending.record, pending.version desc`.execute(db as Tx);
  return rows;
}
