// The SQL of what the log holds of one person's duties in some days: each record in its newest version.
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';

export interface PersonEvidenceRow {
  readonly stream: string;
  readonly record: string;
  readonly version: number;
  /** Words a record of its kind may be called by. */
  readonly title: string | null;
  readonly year: number | null;
  readonly post: string | null;
  readonly occurredOn: CivilDate | null;
  readonly recordedAt: Date;
  readonly isLate: boolean;
}

/** Which streams, and the days of what happened, or of its being recorded where the record names no day. */
export async function personEvidence(
  db: Reader,
  personId: Id<'person'>,
  asked: {
    readonly streams: readonly string[];
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly limit: number;
  },
): Promise<PersonEvidenceRow[]> {
  const { rows } = await sql<PersonEvidenceRow>`
    select stream, record, version, title, year, post, occurred_on as "occurredOn",
      recorded_at as "recordedAt", is_late as "isLate"
    from (
      select distinct on (pending.record) event.stream, pending.record, pending.version,
        coalesce(fields.said ->> 'title', fields.said ->> 'what', fields.said ->> 'name') as title,
        (fields.said ->> 'year')::int as year, fields.said ->> 'postTitle' as post,
        (fields.said ->> 'occurredOn')::date as occurred_on, pending.recorded_at,
        coalesce(pending.late_days, 0) > 0 as is_late
      from ledger.pending_leaf pending
        join platform.event event on event.id = pending.event_id
        cross join lateral (select pending.fields::jsonb as said) fields
      where pending.persons && array[${personId}]::uuid[]
        and event.stream = any(${[...asked.streams]}::text[])
      order by pending.record, pending.version desc) newest
    where coalesce(occurred_on, (recorded_at at time zone 'Asia/Shanghai')::date)
      between ${asked.from} and ${asked.to}
    order by coalesce(occurred_on, (recorded_at at time zone 'Asia/Shanghai')::date), record
    limit ${asked.limit}`.execute(db as Tx);
  return rows;
}
