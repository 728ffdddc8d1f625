// Many rows of one table at once: one parameter per column, which PostgreSQL reads faster than one per value.
import { assert } from '@jinze/kernel';
import { type Insertable, sql } from 'kysely';
import type { Tx } from './database.ts';
import { TABLES, type Tables } from './tables.ts';

/** The SQL type of a column as `tables.ts` says it. */
function typeOf(table: keyof Tables, column: string): string {
  const columns: Readonly<Record<string, string>> = TABLES[table];
  const type = /^[a-z0-9]+/.exec(columns[column] ?? '')?.[0];
  assert(type !== undefined, `${table} has a column ${column}`);
  assert(
    !columns[column]?.includes('['),
    `${table}.${column} is no list: lists of lists are not unnested`,
  );
  return type;
}

/** In one statement; every row says the same columns. */
export async function insertRows<T extends keyof Tables>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  assert(
    rows.every((row) => Object.keys(row).length === columns.length),
    `the rows of ${table} say the same columns`,
  );
  const values = columns.map((column) => {
    const given = rows.map((row) => (row as Readonly<Record<string, unknown>>)[column]);
    assert(!given.includes(undefined), `the rows of ${table} say the same columns`);
    return sql`${given}::${sql.raw(typeOf(table, column))}[]`;
  });
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    select * from unnest(${sql.join(values)})`.execute(tx);
}
