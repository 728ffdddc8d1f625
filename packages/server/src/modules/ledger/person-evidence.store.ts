// The SQL of what the log holds of one person's duties in some days, and of some records: each in its newest version below a size.
import type { CivilDate, Id } from '@jinze/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';

export interface EvidenceOfLog {
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

export interface EvidenceAsked {
  readonly streams: readonly string[];
  /** The leaves of a tree of this size and no later ones; null: nothing is sealed yet, and whatever was accepted counts. */
  readonly size: number | null;
}

const BY_DAY = sql`coalesce(occurred_on, (recorded_at at time zone 'Asia/Shanghai')::date)`;

const newestVersions = (which: RawBuilder<unknown>, { streams, size }: EvidenceAsked) => sql`
  select distinct on (pending.record) event.stream, pending.record, pending.version,
    coalesce(fields.said ->> 'title', fields.said ->> 'what', fields.said ->> 'name') as title,
    (fields.said ->> 'year')::int as year, fields.said ->> 'postTitle' as post,
    coalesce(fields.said ->> 'occurredOn', fields.said ->> 'onDay')::date as occurred_on,
    pending.recorded_at, coalesce(pending.late_days, 0) > 0 as is_late
  from ledger.pending_leaf pending
    join platform.event event on event.id = pending.event_id
    left join ledger.leaf sealed on sealed.pending_id = pending.id
    cross join lateral (select pending.fields::jsonb as said) fields
  where ${which} and event.stream = any(${[...streams]}::text[])
    and (${size}::bigint is null or sealed.index < ${size}::bigint)
  order by pending.record, pending.version desc`;

const SHOWN = sql`stream, record, version, title, year, post, occurred_on as "occurredOn",
  recorded_at as "recordedAt", is_late as "isLate"`;

const ofPerson = (personId: Id<'person'>) => sql`pending.persons && array[${personId}]::uuid[]`;
const ofRecords = (ids: readonly string[]) => sql`pending.record = any(${[...ids]}::uuid[])`;

/** By the days of what happened, or of its being recorded where the record names no day; the latest first. */
export async function personEvidence(
  db: Reader,
  personId: Id<'person'>,
  asked: EvidenceAsked & {
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly limit: number;
  },
): Promise<EvidenceOfLog[]> {
  const { rows } = await sql<EvidenceOfLog>`
    select ${SHOWN} from (${newestVersions(ofPerson(personId), asked)}) newest
    where ${BY_DAY} between ${asked.from} and ${asked.to}
    order by ${BY_DAY} desc, record limit ${asked.limit}`.execute(db as Tx);
  return rows;
}

/** Of these records; the earliest first. */
export async function recordsEvidence(
  db: Reader,
  ids: readonly string[],
  asked: EvidenceAsked,
): Promise<EvidenceOfLog[]> {
  const { rows } = await sql<EvidenceOfLog>`
    select ${SHOWN} from (${newestVersions(ofRecords(ids), asked)}) newest
    order by ${BY_DAY}, record`.execute(db as Tx);
  return rows;
}

/** How many entries of the person's, or of these records, were accepted and are in no tree of this size. */
export async function unsealedEvidence(
  db: Reader,
  of: { readonly persons: readonly Id<'person'>[]; readonly records: readonly string[] },
  { streams, size }: EvidenceAsked,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from ledger.pending_leaf pending
      join platform.event event on event.id = pending.event_id
      left join ledger.leaf sealed on sealed.pending_id = pending.id
    where (pending.persons && ${[...of.persons]}::uuid[] or ${ofRecords(of.records)})
      and event.stream = any(${[...streams]}::text[])
      and (sealed.index is null or sealed.index >= ${size}::bigint)`.execute(db as Tx);
  return rows[0]?.count ?? 0;
}
