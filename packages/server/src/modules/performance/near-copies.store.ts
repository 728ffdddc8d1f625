// All SQL by which near copies are found: marks of texts, records that share one, and what a comparison came to.
import type { Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';

export interface RecordText {
  readonly id: Id<'duty-record'>;
  readonly version: number;
  readonly text: string;
}

const TEXT = sql<string>`concat_ws(' ', record.title, record.matter, record.findings, record.orders, record.follow_up)`;

/** Records whose text was not compared yet as it now stands, the oldest first; taken, so that two do not compare the same. */
export async function takeUncompared(tx: Tx, limit: number): Promise<RecordText[]> {
  const { rows } = await sql<RecordText>`
    select record.id, record.version, ${TEXT} as text
    from performance.duty_record record
    where not exists (select 1 from performance.text_pass pass
      where pass.record_id = record.id and pass.version = record.version)
    order by record.id limit ${limit} for update of record skip locked`.execute(tx);
  return rows;
}

/** Of each mark the latest records that have it: boilerplate that everybody uses does not make everything a copy of all. */
const OF_EACH_MARK = 12;

export interface SharedMark {
  readonly mark: string;
  readonly record_id: Id<'duty-record'>;
  readonly text: string;
}

export async function recordsSharing(tx: Tx, marks: readonly string[]): Promise<SharedMark[]> {
  const { rows } = await sql<SharedMark>`
    select found.mark, found.record_id, ${TEXT} as text
    from unnest(${[...marks]}::text[]) as asked (mark)
    cross join lateral (
      select marked.mark, marked.record_id from performance.text_mark marked where marked.mark = asked.mark
      order by marked.record_id desc limit ${OF_EACH_MARK}) found
    join performance.duty_record record on record.id = found.record_id
    where record.state = 'submitted'`.execute(tx);
  return rows;
}

export interface NearCopy {
  readonly record: Id<'duty-record'>;
  readonly earlier: Id<'duty-record'>;
  readonly likeness: number;
}

/** What was found of these records takes the place of what was found of them before. */
export async function keepCompared(
  tx: Tx,
  records: readonly RecordText[],
  marks: readonly { readonly record: Id<'duty-record'>; readonly mark: string }[],
  copies: readonly NearCopy[],
): Promise<void> {
  const ids = records.map(({ id }) => id);
  await sql`delete from performance.text_mark where record_id = any(${ids}::uuid[])`.execute(tx);
  await sql`delete from performance.near_copy
    where record_id = any(${ids}::uuid[]) or earlier = any(${ids}::uuid[])`.execute(tx);
  await sql`
    insert into performance.text_mark (mark, record_id)
    select * from unnest(${marks.map(({ mark }) => mark)}::text[], ${marks.map(({ record }) => record)}::uuid[])
    on conflict do nothing`.execute(tx);
  await sql`
    insert into performance.near_copy (record_id, earlier, likeness)
    select * from unnest(${copies.map(({ record }) => record)}::uuid[], ${copies.map(({ earlier }) => earlier)}::uuid[],
      ${copies.map(({ likeness }) => likeness)}::smallint[])
    on conflict do nothing`.execute(tx);
  await sql`
    insert into performance.text_pass (record_id, version)
    select * from unnest(${ids}::uuid[], ${records.map(({ version }) => version)}::int[])
    on conflict (record_id) do update set version = excluded.version`.execute(tx);
}
