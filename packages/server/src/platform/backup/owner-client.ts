// One connection as the owner for one long copy, dropped when that fails.
import type pg from 'pg';
import { openPool, type PostgresAddress } from '../database/database.ts';
import { BackupFault, brokenConnection, codeOf } from './refusal.ts';

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw new BackupFault(
      'backup.database-unusable',
      `连不上数据库（${codeOf(error) || '超时'}）：请检查 DATABASE_URL 的地址、用户和口令，以及数据库是否已启动。`,
    );
  }
}

/** After a failure the connection may be in the middle of a copy: only dropping it ends that. */
export async function withOwnerClient<T>(
  address: PostgresAddress,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const pool = openPool(address, undefined, 1);
  try {
    const client = await connect(pool);
    // One that breaks between two statements is told here alone: the next statement fails without a code.
    let broken: unknown;
    client.on('error', (error) => {
      broken ??= error;
    });
    try {
      const value = await work(client);
      client.release();
      return value;
    } catch (error) {
      client.release(true);
      if (broken === undefined || error instanceof BackupFault) throw error;
      const { code, message } = brokenConnection(codeOf(broken));
      throw new BackupFault(code, message, { cause: error });
    }
  } finally {
    await pool.end();
  }
}
