// Planted.
import type { Kysely } from 'kysely';
import type pg from 'pg';
export function probe(pool: pg.Pool, db: Kysely<{ t: { a: number } }>): void {
  Promise.resolve(1);
  pool.query('select 1');
  db.selectFrom('t').selectAll().execute();
  [1].forEach(async () => { await Promise.resolve(); });
}
