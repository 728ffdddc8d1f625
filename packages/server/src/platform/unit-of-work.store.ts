// The SQL of the unit of work: appended rows, many at a time.
import type { Id } from '@jinze/kernel';
import { canonicalJson } from '@jinze/ledger';
import { type Insertable, sql } from 'kysely';
import type { Change } from './change.ts';
import type { Tx } from './database/database.ts';
import type { Tables } from './database/tables.ts';

export interface IdempotentRequest {
  readonly key: string;
  readonly route: string;
  /** Hex SHA-256 of what was asked. */
  readonly hash: string;
}

interface RecordedRow {
  readonly change: Change;
  readonly eventId: Id<'event'>;
  readonly leafId: Id<'leaf'>;
  readonly fields: string;
}

/** Rows per statement: one parameter per column, which PostgreSQL reads faster than one per value. */
const CHUNK = 5000;

function* chunksOf<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += CHUNK) yield rows.slice(start, start + CHUNK);
}

/** No JSON text has it: control characters are always escaped there. */
const BETWEEN = '\u001e';

/** JSON texts as one parameter: an array literal would escape every quotation mark of each, which takes longer than the rest. */
const jsonTexts = (texts: readonly string[]) =>
  sql`string_to_array(${texts.join(BETWEEN)}, ${BETWEEN})`;

const uuids = (ids: readonly string[]) => `{${ids.join(',')}}`;

/**
 * Events and what the sealer makes leaves of, accepted with the transaction: it takes what stands in `ledger.unsealed`. One
 * statement, for each one more is a fifth of what accepting a record takes.
 */
export async function insertRecorded(
  tx: Tx,
  rows: readonly RecordedRow[],
  accountId: Id<'account'> | null,
  now: Date,
): Promise<void> {
  for (const chunk of chunksOf(rows)) {
    const all = <T>(pick: (change: Change) => T) => chunk.map(({ change }) => pick(change));
    await sql`with given as (
        select * from unnest(${uuids(chunk.map(({ eventId }) => eventId))}::uuid[],
          ${uuids(chunk.map(({ leafId }) => leafId))}::uuid[],
          ${all(({ stream }) => stream)}::text[], ${uuids(all(({ id }) => id))}::uuid[],
          ${all(({ version }) => version)}::int[], ${all(({ type }) => type)}::text[],
          ${jsonTexts(all(({ data }) => JSON.stringify(data)))}, ${jsonTexts(chunk.map(({ fields }) => fields))},
          ${all(({ organId }) => organId ?? null)}::uuid[], ${all((one) => one.isConcealed ?? false)}::bool[],
          ${all(({ persons }) => uuids(persons ?? []))}::text[], ${all(({ lateDays }) => lateDays ?? null)}::int[],
          ${all(({ source }) => source ?? null)}::text[], ${all((one) => one.authentication ?? null)}::text[])
          as given (event_id, leaf_id, stream, record, version, type, data, fields, organ_id, is_concealed, persons,
            late_days, source, authentication)),
      said as (
        insert into platform.event (id, stream, stream_id, version, type, data, account_id, recorded_at)
        select event_id, stream, record, version, type, data::jsonb, ${accountId}::uuid, ${now}::timestamptz
        from given),
      accepted as (
        insert into ledger.pending_leaf (id, event_id, type, record, version, organ_id, account_id,
          recorded_at, fields, is_concealed, persons, late_days, source, authentication, anchor_size)
        select leaf_id, event_id, type, record, version, organ_id, ${accountId}::uuid, ${now}::timestamptz, fields,
          is_concealed, persons::uuid[], late_days, source, authentication,
          -- Once for all of them; the column's default would look it up row by row.
          (select ledger.newest_checkpoint())
        from given returning id)
      insert into ledger.unsealed (pending_id) select id from accepted`.execute(tx);
  }
}

/** The newest version that an event gave each of these records. */
export async function newestVersions(
  tx: Tx,
  stream: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; version: number }>`
    select stream_id as id, max(version) as version from platform.event
    where stream = ${stream} and stream_id = any(${[...ids]}::uuid[]) group by stream_id`.execute(
    tx,
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** The entry and its leaf: who did what may tell on someone, so its kind is not told. */
export async function insertAudit(
  tx: Tx,
  entry: Insertable<Tables['access.audit_entry']>,
  leafId: Id<'leaf'>,
): Promise<void> {
  await tx
    .with('entered', (db) => db.insertInto('access.audit_entry').values(entry))
    .with('accepted', (db) =>
      db.insertInto('ledger.pending_leaf').values({
        id: leafId,
        event_id: null,
        type: AUDIT_TYPE,
        record: entry.id,
        version: 1,
        organ_id: null,
        account_id: entry.account_id ?? null,
        recorded_at: entry.at,
        fields: auditFields(entry),
        is_concealed: true,
      }),
    )
    .insertInto('ledger.unsealed')
    .values({ pending_id: leafId })
    .execute();
}

/** What the ledger commits to of an audit entry. */
export const AUDIT_TYPE = 'audit-entry.made.v1';

function auditFields(entry: {
  readonly account_id?: string | null;
  readonly action: string;
  readonly actor_name: string;
  readonly at: Date | string;
  readonly outcome: string;
  readonly target: string;
}): string {
  const { action, actor_name: actorName, outcome, target } = entry;
  // As record sources write an instant, to the microsecond.
  const at = new Date(entry.at).toISOString().replace('Z', '000Z');
  return canonicalJson({
    accountId: entry.account_id ?? null,
    action,
    actorName,
    at,
    outcome,
    target,
  });
}

type Claim =
  | { kind: 'claimed' }
  | { kind: 'answered'; response: unknown }
  | { kind: 'other-request' };

/** The first request inserts the key; a second one waits for the first to commit, then reads its answer. */
export async function claimKey(
  tx: Tx,
  accountId: Id<'account'>,
  request: IdempotentRequest,
  now: Date,
): Promise<Claim> {
  const inserted = await tx
    .insertInto('platform.idempotency_key')
    .values({
      account_id: accountId,
      key: request.key,
      route: request.route,
      request_hash: request.hash,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'key']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return { kind: 'claimed' };
  const earlier = await tx
    .selectFrom('platform.idempotency_key')
    .select(['route', 'request_hash', 'response'])
    .where('account_id', '=', accountId)
    .where('key', '=', request.key)
    .executeTakeFirstOrThrow();
  if (earlier.route !== request.route || earlier.request_hash !== request.hash)
    return { kind: 'other-request' };
  return { kind: 'answered', response: earlier.response };
}

export async function keepResponse(
  tx: Tx,
  accountId: Id<'account'>,
  key: string,
  response: string,
): Promise<void> {
  await tx
    .updateTable('platform.idempotency_key')
    .set({ response: sql`${response}::jsonb` })
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .execute();
}
