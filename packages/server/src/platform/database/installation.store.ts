// What this database is: demo or real, for life, and how new its schema.
import { sql } from 'kysely';
import type { Reader, Tx } from './database.ts';

export async function installationKind(db: Reader): Promise<'demo' | 'real' | undefined> {
  const row = await db.selectFrom('platform.installation').select('kind').executeTakeFirst();
  return row === undefined ? undefined : row.kind === 'demo' ? 'demo' : 'real';
}

export async function insertInstallation(
  tx: Tx,
  row: { id: string; kind: 'demo' | 'real'; created_at: Date },
): Promise<void> {
  await tx.insertInto('platform.installation').values(row).execute();
}

/** The number of the newest migration applied. */
export async function schemaNumber(db: Reader): Promise<number> {
  const { rows } = await sql<{
    number: number;
  }>`select max(number) as number from migration.applied`.execute(db);
  return rows[0]?.number ?? 0;
}

/** The profile of the installation's log; `sha256` until it has one. */
export async function profileOf(db: Reader): Promise<'sha256' | 'sm3'> {
  const row = await db.selectFrom('ledger.log').select('profile').executeTakeFirst();
  return row?.profile === 'sm3' ? 'sm3' : 'sha256';
}
