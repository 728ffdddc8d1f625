// The SQL of the log's identity: its origin and profile, and the public halves of its keys.
import type { JsonObject } from '@jinze/kernel';
import type { Alg } from '@jinze/ledger/verify';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Log } from './ledger.context.ts';
import { parsedFields } from './parsed-fields.ts';

export async function logOf(db: Reader): Promise<Log | undefined> {
  const row = await db.selectFrom('ledger.log').select(['origin', 'profile']).executeTakeFirst();
  return row && { origin: row.origin, alg: row.profile as Alg };
}

/** False when another process has made the log at the same moment. */
export async function insertLog(tx: Tx, log: Log, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('ledger.log')
    .values({ origin: log.origin, profile: log.alg, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function insertKey(tx: Tx, verifierKey: string, at: Date): Promise<void> {
  await tx
    .insertInto('ledger.signing_key')
    .values({ verifier_key: verifierKey, created_at: at, retired_at: null })
    .execute();
}

/** Any constant, beside that of the sealer. Held until the transaction ends. */
const KEYS_LOCK = 7_204_118_016;

/** One changes the keys at a time; what it reads of them afterwards is what stands. */
export async function lockKeys(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${KEYS_LOCK})`.execute(tx);
}

export interface KnownKey {
  readonly verifierKey: string;
  readonly isRetired: boolean;
}

/** Oldest first. */
export async function keysOf(db: Reader): Promise<KnownKey[]> {
  const rows = await db
    .selectFrom('ledger.signing_key')
    .select(['verifier_key', 'retired_at'])
    .orderBy('created_at')
    .orderBy('verifier_key')
    .execute();
  return rows.map((row) => ({ verifierKey: row.verifier_key, isRetired: row.retired_at !== null }));
}

export async function retireKey(tx: Tx, verifierKey: string, at: Date): Promise<void> {
  await tx
    .updateTable('ledger.signing_key')
    .set({ retired_at: at })
    .where('verifier_key', '=', verifierKey)
    .where('retired_at', 'is', null)
    .execute();
}

export interface KeyLeaf {
  readonly type: string;
  readonly fields: JsonObject;
  readonly index: number | null;
}

/** What the log says of its keys, oldest first. */
export async function keyLeaves(db: Reader): Promise<KeyLeaf[]> {
  const rows = await db
    .selectFrom('ledger.pending_leaf as pending')
    .leftJoin('ledger.leaf as leaf', 'leaf.pending_id', 'pending.id')
    .select(['pending.type', 'pending.fields', 'leaf.index'])
    .where('pending.type', 'like', 'ledger.key-%')
    .where(sql<boolean>`pending.type like 'ledger.%'`)
    .orderBy('pending.id')
    .execute();
  return rows.map((row) => ({ ...row, fields: parsedFields(row.fields) ?? {} }));
}
