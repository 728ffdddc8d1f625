// One consistent snapshot of every table, and the files beside it, as the bytes of a backup.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { VERSION } from '../../version.ts';
import {
  createTally,
  FORMAT_VERSION,
  LONGEST_CHUNK_BYTES,
  lineOf,
  type Manifest,
  type OnProgress,
  type TableTotal,
} from './format.ts';
import { BackupFault, codeOf } from './refusal.ts';
import { COPY_SETTINGS, copyOut, sequencesOf, type TableFacts, tablesOf } from './tables.ts';

export interface WriteOptions {
  readonly now: Date;
  /** Attachments kept as files; left out when there is no such folder. */
  readonly blobFolder?: string;
  readonly onProgress?: OnProgress;
}

/** A handful of small writes become one. */
const CHUNK_BYTES = 256 * 1024;

function isSameList(one: readonly TableFacts[], other: readonly TableFacts[]): boolean {
  return one.map((table) => table.sql).join() === other.map((table) => table.sql).join();
}

/**
 * Begins the transaction and answers the tables in it. They are locked before the snapshot is taken: a
 * migration between the snapshot and the copy would rewrite a table, and an old snapshot sees none of the new rows.
 */
async function beginSnapshot(client: pg.PoolClient): Promise<readonly TableFacts[]> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const seen = await tablesOf(client);
    await client.query('begin isolation level repeatable read read only');
    await client.query(COPY_SETTINGS);
    if (seen.length > 0)
      await client.query(
        `lock table ${seen.map((table) => table.sql).join(', ')} in access share mode`,
      );
    const locked = await tablesOf(client);
    if (isSameList(seen, locked)) return locked;
    await client.query('rollback');
  }
  throw new BackupFault('restore.busy', '数据库正在升级：请等它结束后再备份。');
}

async function manifestOf(
  client: pg.PoolClient,
  tables: readonly TableFacts[],
  now: Date,
): Promise<Manifest> {
  const has = (name: string) => tables.some((table) => table.name === name);
  if (!has('migration.applied') || !has('platform.installation'))
    throw new BackupFault('backup.database-unusable', '这个数据库里没有尽责的数据：没有可备份的。');
  const { rows } = await client.query<{
    schema: number;
    server: number;
    kind: 'demo' | 'real' | null;
    id: string | null;
  }>(`
    select coalesce((select max(number) from migration.applied), 0) as schema,
      current_setting('server_version_num')::int as server, one.kind, one.id
    from (select 1) always left join platform.installation one on true`);
  const found = rows[0];
  if (found === undefined) throw new Error('no facts');
  return {
    backup: 'jinze',
    version: FORMAT_VERSION,
    schema: found.schema,
    kind: found.kind,
    installation: found.id,
    takenAt: now.toISOString(),
    program: VERSION,
    server: found.server,
    tables: tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
    sequences: await sequencesOf(client),
  };
}

/** The same bytes in pieces that are worth a line of their own and not too long to hold. */
async function* inChunks(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const part of source) {
    parts.push(part);
    size += part.length;
    if (size < CHUNK_BYTES) continue;
    const whole = Buffer.concat(parts);
    parts = [];
    size = 0;
    for (let at = 0; at < whole.length; at += LONGEST_CHUNK_BYTES)
      yield whole.subarray(at, at + LONGEST_CHUNK_BYTES);
  }
  if (size > 0) yield Buffer.concat(parts);
}

/** Per cent by the size of tables, within one by its rows: both are the server's estimates. */
function createMeter(tables: readonly TableFacts[], onProgress: OnProgress | undefined) {
  const all = tables.reduce((sum, table) => sum + table.estimatedBytes, 0);
  let done = 0;
  return {
    show: (table: TableFacts, rows: number) => {
      const share = table.estimatedRows === 0 ? 0 : Math.min(1, rows / table.estimatedRows);
      const percent = Math.floor((100 * (done + share * table.estimatedBytes)) / Math.max(all, 1));
      onProgress?.({ step: 'writing', name: table.name, rows, percent: Math.min(percent, 99) });
    },
    finish: (table: TableFacts) => {
      done += table.estimatedBytes;
    },
  };
}

async function* tableChunks(
  client: pg.PoolClient,
  tables: readonly TableFacts[],
  totals: TableTotal[],
  onProgress: OnProgress | undefined,
): AsyncGenerator<Buffer> {
  const meter = createMeter(tables, onProgress);
  for (const table of tables) {
    const tally = createTally();
    for await (const bytes of inChunks(client.query(copyTo(copyOut(table))))) {
      tally.add(bytes);
      yield lineOf({ table: table.name, bytes: bytes.length });
      yield bytes;
      meter.show(table, tally.rows);
    }
    totals.push({ table: table.name, ...tally.total() });
    meter.show(table, totals.at(-1)?.rows ?? 0);
    meter.finish(table);
  }
}

/** Regular files below the folder by name, `/` between the steps. */
async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
      .sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function* fileChunks(
  folder: string,
  totals: { files: number },
  onProgress: OnProgress | undefined,
): AsyncGenerator<Buffer> {
  for (const file of await filesIn(folder)) {
    const hash = createHash('sha256');
    let size = 0;
    for await (const bytes of inChunks(createReadStream(join(folder, file)))) {
      hash.update(bytes);
      size += bytes.length;
      yield lineOf({ file, bytes: bytes.length });
      yield bytes;
    }
    yield lineOf({ file, size, sha256: hash.digest('hex') });
    totals.files += 1;
    onProgress?.({ step: 'writing', name: file, rows: 0, percent: 99 });
  }
}

/**
 * The bytes of a backup before compression. The client is the caller's, in no transaction; after a failure
 * it may still be in the middle of a copy, so that the caller has to drop it.
 */
export async function* backupBytes(
  client: pg.PoolClient,
  options: WriteOptions,
): AsyncGenerator<Buffer> {
  const whole = createHash('sha256');
  const totals = { tables: [] as TableTotal[], files: 0 };
  const tables = await beginSnapshot(client);
  const first = lineOf(await manifestOf(client, tables, options.now));
  whole.update(first);
  yield first;
  for await (const bytes of tableChunks(client, tables, totals.tables, options.onProgress)) {
    whole.update(bytes);
    yield bytes;
  }
  await client.query('commit');
  if (options.blobFolder !== undefined)
    for await (const bytes of fileChunks(options.blobFolder, totals, options.onProgress)) {
      whole.update(bytes);
      yield bytes;
    }
  yield lineOf({ end: totals.tables, files: totals.files, sha256: whole.digest('hex') });
}
