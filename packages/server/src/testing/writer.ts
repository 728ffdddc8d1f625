// A process that writes numbered rows and prints each number once it is acknowledged, until it is killed.
import pg from 'pg';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/index.ts';

const started = await startEmbeddedPostgres({ folder: process.argv[2] ?? '' });
if (!started.ok) throw new Error(started.error.message);
const pool = new pg.Pool({ ...started.value.connection, max: 4 });
pool.on('error', () => undefined);
await pool.query('create table if not exists probe (n bigint primary key)');
const { rows } = await pool.query<{ n: string }>('select coalesce(max(n), 0) as n from probe');
let next = Number(rows[0]?.n ?? 0) + 1;
process.stdout.write('ready\n');

async function write(): Promise<void> {
  for (;;) {
    const number = next;
    next += 1;
    try {
      await pool.query('insert into probe values ($1)', [number]);
      process.stdout.write(`${number}\n`);
    } catch {
      // The postmaster was killed under us: not acknowledged, so nothing is owed.
      process.exit(3);
    }
  }
}
await Promise.all([write(), write(), write(), write()]);
