// The SQL of cosignatures: what each witness has signed, and the newest checkpoint each still lacks.
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';

/** The largest tree this witness has cosigned here; 0 where none. */
export async function cosignedSize(db: Reader, verifierKey: string): Promise<number> {
  const row = await db
    .selectFrom('ledger.cosignature')
    .select('size')
    .where('verifier_key', '=', verifierKey)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.size ?? 0;
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

/** The largest trees that anybody has cosigned, the largest first. */
export async function newestCosignedSizes(db: Reader, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('ledger.cosignature')
    .select('size')
    .distinct()
    .orderBy('size', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ size }) => size);
}

/** For each index the next cosigned checkpoints that have it. */
export async function nextCosignedSizes(
  db: Reader,
  indexes: readonly number[],
  limit: number,
): Promise<{ index: number; size: number }[]> {
  const { rows } = await sql<{ index: number; size: number }>`
    select asked.index, next.size
    from unnest(${[...indexes]}::bigint[]) asked (index) cross join lateral (
      select distinct size from ledger.cosignature where size > asked.index
      order by size limit ${limit}) next`.execute(db as Tx);
  return rows;
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

/** The newest cosignature of each of these witnesses. */
export async function lastCosignatures(db: Reader, keys: readonly string[]): Promise<Cosigned[]> {
  const { rows } = await sql<Cosigned>`
    select last.size, asked.key as "verifierKey", last.line, last.signed_at as time
    from unnest(${[...keys]}::text[]) asked (key) cross join lateral (
      select size, line, signed_at from ledger.cosignature where verifier_key = asked.key
      order by size desc limit 1) last`.execute(db as Tx);
  return rows;
}
