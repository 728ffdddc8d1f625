// An empty database on the tests' server, as an administrator makes one for a restore, and what a database holds.
import type pg from 'pg';
import { inject } from 'vitest';
import { describeSchema, OURS } from '../platform/database/catalogue.ts';
import { openPool, type PostgresAddress } from '../platform/database/database.ts';
import { newSecret } from '../platform/ids.ts';
import { databaseOn } from './global-setup.ts';

export interface EmptyDatabase {
  readonly owner: pg.Pool;
  readonly address: PostgresAddress;
  readonly url: string;
  close(): Promise<void>;
}

/** The same place as `DATABASE_URL` says it; a socket folder goes into the query. */
export function urlOf(address: PostgresAddress): string {
  if (address.connectionString !== undefined) return address.connectionString;
  const { host = '', port = 5432, user = '', password = '', database = '' } = address;
  return `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

/** `as`: another role, which owns it and is no superuser. */
export async function openEmptyDatabase(as?: {
  user: string;
  password: string;
}): Promise<EmptyDatabase> {
  const server = inject('postgres');
  const name = `jinze_empty_${newSecret()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 16)}`;
  const admin = openPool(databaseOn(server, 'postgres'), undefined, 1);
  await admin.query(
    `create database ${name} ${as === undefined ? '' : `owner ${as.user}`} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`,
  );
  const address = { ...databaseOn(server, name), ...as };
  const owner = openPool(address, undefined, 2);
  return {
    owner,
    address,
    url: urlOf(address),
    close: async () => {
      await owner.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** Whether nothing of ours is there, not even a schema. */
export async function isEmpty(owner: pg.Pool): Promise<boolean> {
  const { rows } = await owner.query(
    `select 1 from pg_namespace n where ${OURS} or n.nspname = 'pgboss'`,
  );
  return rows.length === 0;
}

/** Every table's rows and the schema, in a way that has nothing to do with how backups are made. */
export async function fingerprint(owner: pg.Pool): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ name: string; quoted: string }>(`
    select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${OURS} order by 1`);
  const prints: Record<string, string> = { schema: (await describeSchema(owner)).join('\n') };
  for (const { name, quoted } of rows) {
    const found = await owner.query<{ print: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as print from ${quoted} t`,
    );
    prints[name] = found.rows[0]?.print ?? '';
  }
  return prints;
}
