// The automatic backup before a migration: every row of every table of ours, in one snapshot.
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';

/** Rows fetched at a time, so that memory does not grow with the table. */
const BATCH = 2000;

async function tablesOf(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'pgboss')
    order by 1`);
  return rows.map((row) => row.name);
}

async function* linesOf(client: pg.PoolClient, schema: number, now: Date): AsyncGenerator<string> {
  yield `${JSON.stringify({ jinzeBackup: 1, schema, takenAt: now.toISOString() })}\n`;
  for (const table of await tablesOf(client)) {
    yield `${JSON.stringify({ table })}\n`;
    await client.query(
      `declare backup_rows cursor for select to_jsonb(t)::text as line from ${table} t`,
    );
    for (;;) {
      const { rows } = await client.query<{ line: string }>(`fetch ${BATCH} from backup_rows`);
      if (rows.length === 0) break;
      yield rows.map((row) => `${row.line}\n`).join('');
    }
    await client.query('close backup_rows');
  }
  yield `${JSON.stringify({ end: true })}\n`;
}

/** Writes `before-<schema>-<time>.jsonl.gz`, readable by the owner only, and answers its path. */
export async function backUp(
  client: pg.PoolClient,
  options: { folder: string; schema: number; now: Date },
): Promise<string> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const stamp = options.now.toISOString().replaceAll(/[:.]/g, '-');
  const file = join(options.folder, `before-${options.schema}-${stamp}.jsonl.gz`);
  await client.query('begin isolation level repeatable read read only');
  try {
    const lines = Readable.from(linesOf(client, options.schema, options.now));
    await pipeline(lines, createGzip(), createWriteStream(`${file}.part`, { mode: 0o600 }));
  } finally {
    await client.query('rollback');
  }
  await rename(`${file}.part`, file);
  return file;
}
