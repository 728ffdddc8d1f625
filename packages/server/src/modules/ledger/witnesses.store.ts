// The SQL of cosignatures: what each witness has signed, and the newest checkpoint each still lacks.

import { verifierKeyText } from '@jinze/ledger';
import type { Policy, Quorum, VerifierKey } from '@jinze/ledger/verify';
import { type RawBuilder, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';

/** The tree this witness is taken to know: what it has told, else the largest it has cosigned here, else 0. */
export async function knownSize(db: Reader, verifierKey: string): Promise<number> {
  const told = await db
    .selectFrom('ledger.told_size')
    .select('size')
    .where('verifier_key', '=', verifierKey)
    .executeTakeFirst();
  return told?.size ?? (await lastCosignatures(db, [verifierKey]))[0]?.size ?? 0;
}

/** Counts until the witness's next cosignature. */
export async function keepToldSize(tx: Tx, verifierKey: string, size: number): Promise<void> {
  await tx
    .insertInto('ledger.told_size')
    .values({ verifier_key: verifierKey, size })
    .onConflict((conflict) => conflict.column('verifier_key').doUpdateSet({ size }))
    .execute();
}

export async function newestSigned(
  db: Reader,
): Promise<{ size: number; root: Uint8Array; note: string; signedAt: Date } | undefined> {
  const row = await db
    .selectFrom('ledger.checkpoint')
    .select(['size', 'root', 'note', 'signed_at'])
    .where('note', 'is not', null)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.note === null || row.signed_at === null) return undefined;
  return { size: row.size, root: row.root, note: row.note, signedAt: row.signed_at };
}

export interface NewCosignature {
  readonly size: number;
  readonly verifierKey: string;
  readonly line: string;
  /** Seconds since 1970, by the witness's clock. */
  readonly time: bigint;
  readonly receivedAt: Date;
}

/** The first line of a witness for a checkpoint stays: it has the earliest time. */
export async function insertCosignature(tx: Tx, one: NewCosignature): Promise<void> {
  await tx
    .insertInto('ledger.cosignature')
    .values({
      size: one.size,
      verifier_key: one.verifierKey,
      line: one.line,
      signed_at: Number(one.time),
      received_at: one.receivedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx.deleteFrom('ledger.told_size').where('verifier_key', '=', one.verifierKey).execute();
}

export interface Cosigned {
  readonly size: number;
  readonly verifierKey: string;
  readonly line: string;
  readonly time: number;
}

/** Every cosignature of these checkpoints. */
export async function cosignaturesOf(db: Reader, sizes: readonly number[]): Promise<Cosigned[]> {
  if (sizes.length === 0) return [];
  const rows = await db
    .selectFrom('ledger.cosignature')
    .select(['size', 'verifier_key', 'line', 'signed_at'])
    .where('size', 'in', [...sizes])
    .orderBy('size')
    .orderBy('signed_at')
    .execute();
  return rows.map((row) => ({
    size: row.size,
    verifierKey: row.verifier_key,
    line: row.line,
    time: row.signed_at,
  }));
}

/** The quorum as a condition on the cosignatures of one size; whose keys are `given` are taken to have signed. */
function isWitnessed(quorum: Quorum, given: ReadonlySet<VerifierKey>): RawBuilder<boolean> {
  if ('witness' in quorum)
    return given.has(quorum.witness)
      ? sql`true`
      : sql`coalesce(bool_or(verifier_key = ${verifierKeyText(quorum.witness)}), false)`;
  const members = quorum.members.map((member) => sql`(${isWitnessed(member, given)})::int`);
  return sql`0 ${sql.join([sql``, ...members], sql` + `)} >= ${quorum.threshold}`;
}

export interface Asked {
  readonly policy: Policy;
  readonly given?: ReadonlySet<VerifierKey>;
}

const keysOf = ({ policy }: Asked) => policy.witnesses.map(({ key }) => verifierKeyText(key));

/** Which way a search goes through the sizes. */
export type Way = 'up' | 'down';

const BEYOND = { up: sql`>=`, down: sql`<=` } as const;
const ORDER = { up: sql`size`, down: sql`size desc` } as const;

/** For each witness the nearest size it has cosigned, from this one on; one that has cosigned none there is not in the map. */
export async function nearestCosigned(
  db: Reader,
  asked: Asked,
  from: number,
  way: Way,
): Promise<Map<string, number>> {
  // The bounds say nothing new: without them PostgreSQL takes each key to be everywhere, and walks through all sizes to it.
  const { rows } = await sql<{ key: string; size: number }>`
    select asked.key, near.size
    from unnest(${keysOf(asked)}::text[]) asked (key) cross join lateral (
      select size from ledger.cosignature
      where verifier_key = asked.key and verifier_key >= asked.key and verifier_key <= asked.key
        and size ${BEYOND[way]} ${from}::bigint
      order by ${ORDER[way]} limit 1) near`.execute(db as Tx);
  return new Map(rows.map(({ key, size }) => [key, size]));
}

export interface Look {
  readonly from: number;
  readonly way: Way;
  /** So many cosignatures. */
  readonly limit: number;
}

/** The nearest size with a quorum among the next cosignatures; `next`: where to look on, null where that was all there is. */
export async function lookForQuorum(
  db: Reader,
  asked: Asked,
  { from, way, limit }: Look,
): Promise<{ readonly size: number | null; readonly next: number | null }> {
  // Cut off before it is asked whose they are: there may be ever so many of witnesses of former times.
  const { rows } = await sql<{ size: number | null; next: number | null }>`
    with near as materialized (
      select size, verifier_key from ledger.cosignature where size ${BEYOND[way]} ${from}::bigint
      order by ${ORDER[way]} limit ${limit})
    select
      (select size from near where verifier_key = any(${keysOf(asked)}::text[])
       group by size having ${isWitnessed(asked.policy.quorum, asked.given ?? new Set())}
       order by ${ORDER[way]} limit 1) as size,
      (select ${way === 'up' ? sql`max(size)` : sql`min(size)`} from near having count(*) = ${limit}) as next`.execute(
    db as Tx,
  );
  return rows[0] ?? { size: null, next: null };
}

/** Cosignatures looked at right after an entry: those of the next few checkpoints. */
const NEAR = 32;

/** For each index the first size with a quorum that has the entry, where that is among the next few. */
export async function witnessedSoonAfter(
  db: Reader,
  asked: Asked,
  indexes: readonly number[],
): Promise<Map<number, number>> {
  const { rows } = await sql<{ index: number; size: number }>`
    select asked.index, first.size
    from unnest(${[...indexes]}::bigint[]) asked (index) cross join lateral (
      select size from (
        select size, verifier_key from ledger.cosignature where size > asked.index order by size limit ${NEAR}) near
      group by size having ${isWitnessed(asked.policy.quorum, new Set())}
      order by size limit 1) first`.execute(db as Tx);
  return new Map(rows.map(({ index, size }) => [index, size]));
}

export async function signedAt(
  db: Reader,
  sizes: readonly number[],
): Promise<{ size: number; note: string }[]> {
  if (sizes.length === 0) return [];
  const rows = await db
    .selectFrom('ledger.checkpoint')
    .select(['size', 'note'])
    .where('size', 'in', [...sizes])
    .where('note', 'is not', null)
    .execute();
  return rows.flatMap(({ size, note }) => (note === null ? [] : [{ size, note }]));
}

/** Every key that has ever cosigned: from key to key along the index. */
export async function cosigningKeys(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    with recursive known as (
      (select min(verifier_key) as key from ledger.cosignature)
      union all
      select (select min(next.verifier_key) from ledger.cosignature next where next.verifier_key > known.key)
      from known where known.key is not null)
    select key from known where key is not null`.execute(db as Tx);
  return rows.map(({ key }) => key);
}

/** The newest cosignature of each of these witnesses. */
export async function lastCosignatures(db: Reader, keys: readonly string[]): Promise<Cosigned[]> {
  const { rows } = await sql<Cosigned>`
    select last.size, asked.key as "verifierKey", last.line, last.signed_at as time
    from unnest(${[...keys]}::text[]) asked (key) cross join lateral (
      select size, line, signed_at from ledger.cosignature where verifier_key = asked.key
      order by size desc limit 1) last`.execute(db as Tx);
  return rows;
}
