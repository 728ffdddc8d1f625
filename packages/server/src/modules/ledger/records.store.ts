// The SQL of accepted rows and their places in the log: of one record, of one person, of the whole log.
import type { Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';

export interface PlacedRow {
  readonly id: string;
  readonly record: string;
  readonly version: number;
  readonly type: string;
  readonly is_concealed: boolean;
  readonly recorded_at: Date;
  readonly index: number | null;
  readonly sealed_at: Date | null;
}

export interface PlacedLeaf extends PlacedRow {
  readonly index: number;
  readonly sealed_at: Date;
  readonly bytes: Uint8Array;
}

/** What a `PlacedRow` is read from. */
const PLACED = [
  'pending.id',
  'pending.record',
  'pending.version',
  'pending.type',
  'pending.is_concealed',
  'pending.recorded_at',
  'leaf.index',
  'leaf.sealed_at',
] as const;

const placed = (db: Reader) =>
  db
    .selectFrom('ledger.pending_leaf as pending')
    .leftJoin('ledger.leaf as leaf', 'leaf.pending_id', 'pending.id')
    .leftJoin('posts.organ as organ', 'organ.id', 'pending.organ_id')
    .select(PLACED);

/** The body lies in the scope, or the record is one's own: for one record, whose rows the index has found. */
const inScope = (scope: Scope) => sql<boolean>`(
  pending.persons && ${[...scope.persons]}::uuid[] or organ.scope_key ^@ any(${[...scope.keys]}::text[]))`;

/** Newest version first; `only`: that version alone, however old. */
export async function versionsOf(
  db: Reader,
  scope: Scope,
  record: string,
  { only, limit = 100 }: { readonly only?: number; readonly limit?: number } = {},
): Promise<PlacedRow[]> {
  const versions = placed(db)
    .where('pending.record', '=', record)
    .where('pending.is_concealed', '=', false)
    .where(inScope(scope));
  const asked = only === undefined ? versions : versions.where('pending.version', '=', only);
  return asked
    .orderBy('pending.version', 'desc')
    .orderBy('pending.id', 'desc')
    .limit(limit)
    .execute();
}

/** One version of a record that is public: whoever asks has the right to. */
export async function publicVersionOf(
  db: Reader,
  record: string,
  version: number,
): Promise<PlacedRow | undefined> {
  return placed(db)
    .where('pending.record', '=', record)
    .where('pending.version', '=', version)
    .where('pending.is_concealed', '=', false)
    .orderBy('pending.id', 'desc')
    .executeTakeFirst();
}

interface Place {
  readonly recordedAt: string;
  readonly id: string;
}

/** A person's own, newest first; whoever they work for now. */
export async function rowsOfPerson(
  db: Reader,
  personId: Id<'person'>,
  { after, limit }: { readonly after: Place | undefined; readonly limit: number },
): Promise<PlacedRow[]> {
  let query = placed(db).where(sql<boolean>`pending.persons && array[${personId}]::uuid[]`);
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(pending.recorded_at, pending.id) < (${after.recordedAt}::timestamptz, ${after.id}::uuid)`,
    );
  return query
    .orderBy('pending.recorded_at', 'desc')
    .orderBy('pending.id', 'desc')
    .limit(limit)
    .execute();
}

/** Entries of the log, the newest first; `before`: below this index. */
export async function entriesOf(
  db: Reader,
  asked: {
    readonly record: string | undefined;
    readonly before: number | undefined;
    readonly limit: number;
  },
): Promise<PlacedRow[]> {
  let query = db
    .selectFrom('ledger.leaf as leaf')
    .innerJoin('ledger.pending_leaf as pending', 'pending.id', 'leaf.pending_id')
    .select(PLACED);
  if (asked.record !== undefined) query = query.where('leaf.record', '=', asked.record);
  if (asked.before !== undefined) query = query.where('leaf.index', '<', asked.before);
  return query.orderBy('leaf.index', 'desc').limit(asked.limit).execute();
}

/** The bytes of these entries. */
export async function bytesOfLeaves(
  db: Reader,
  indexes: readonly number[],
): Promise<{ index: number; bytes: Uint8Array }[]> {
  if (indexes.length === 0) return [];
  const { rows } = await sql<{ index: number; bytes: Buffer }>`
    select index, bytes from ledger.leaf where index = any(${[...indexes]}::bigint[]) order by index`.execute(
    db as Tx,
  );
  return rows;
}

/** Raw entries of the log for auditors, from one index on. */
export async function bundleOf(db: Reader, from: number, count: number): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom('ledger.leaf')
    .select('bytes')
    .where('index', '>=', from)
    .where('index', '<', from + count)
    .orderBy('index')
    .execute();
  return rows.map(({ bytes }) => bytes);
}

/** Fields erased from these records, up to which version, and whether a record is sealed off. */
export async function restrictionsOn(
  db: Reader,
  records: readonly string[],
): Promise<
  {
    record: string;
    kind: string;
    paths: string[];
    toVersion: number | null;
    /** Whose whole event went with them. */
    eventVersions: number[];
    basis: string;
    orderNo: string;
  }[]
> {
  if (records.length === 0) return [];
  return db
    .selectFrom('ledger.restriction')
    .select(['record', 'kind', 'paths', 'to_version as toVersion'])
    .select(['event_versions as eventVersions', 'basis', 'order_no as orderNo'])
    .where('record', 'in', [...records])
    .where('state', '=', 'carried-out')
    .execute();
}
