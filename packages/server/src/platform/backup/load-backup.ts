// A checked backup into an empty database: its schema, its rows, compared row for row, in one transaction.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { OURS } from '../database/catalogue.ts';
import {
  appliedMigrations,
  checkHistory,
  type Migration,
  readMigrations,
  runMigrations,
} from '../database/migrate.ts';
import { checkDatabase, MIGRATION_LOCK } from '../database/prepare.ts';
import { putAside } from './constraints.ts';
import { createTally, type Manifest, type OnProgress, type TableTotal } from './format.ts';
import { type BackupPart, type CheckedBackup, readBackup } from './read-backup.ts';
import { BackupFault, codeOf } from './refusal.ts';
import type { RestoredFiles } from './restored-files.ts';
import {
  COPY_SETTINGS,
  copyIn,
  copyOut,
  setSequences,
  type TableFacts,
  tablesOf,
} from './tables.ts';

export interface LoadOptions {
  readonly file: string;
  readonly checked: CheckedBackup;
  readonly files: RestoredFiles;
  /** What to say when something is there already. */
  readonly notEmpty: string;
  readonly now: Date;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

type Client = pg.PoolClient;

/** Nothing but what every new database has. */
export async function refuseUnlessEmpty(client: Client, notEmpty: string): Promise<void> {
  const { rows } = await client.query(
    `select 1 from pg_namespace n where ${OURS} or n.nspname = 'pgboss' limit 1`,
  );
  if (rows.length > 0) throw new BackupFault('restore.place-not-empty', notEmpty);
}

/** The program's migrations up to the backup's schema. */
export async function migrationsFor(manifest: Manifest): Promise<readonly Migration[]> {
  const known = await readMigrations();
  if (manifest.schema > known.length)
    throw new BackupFault(
      'backup.newer-schema',
      `备份的数据库结构（${manifest.schema}）比本程序（${known.length}）新：请用不低于 ${manifest.program} 的版本恢复。没有恢复任何内容。`,
    );
  return known.slice(0, manifest.schema);
}

const otherSchema = (name: string) =>
  new BackupFault(
    'backup.other-schema',
    `备份与本程序的同一版数据库结构不一致（${name}）：请用写这份备份的程序恢复。没有恢复任何内容。`,
  );

function refuseOtherTables(manifest: Manifest, tables: readonly TableFacts[]): void {
  const described = (list: readonly { name: string; columns: readonly string[] }[]) =>
    new Map(list.map(({ name, columns }) => [name, JSON.stringify(columns)]));
  const there = described(tables);
  const wanted = described(manifest.tables);
  for (const name of new Set([...there.keys(), ...wanted.keys()]))
    if (there.get(name) !== wanted.get(name)) throw otherSchema(name);
}

function createMeter(options: LoadOptions, step: 'loading' | 'comparing') {
  const all = options.checked.totals.reduce((sum, total) => sum + total.rows, 0);
  let done = 0;
  return (name: string, rows: number, isEnd: boolean) => {
    const percent = Math.floor((100 * (done + rows)) / Math.max(all, 1));
    options.onProgress?.({ step, name, rows, percent: Math.min(percent, 99) });
    if (isEnd) done += rows;
  };
}

/** Goes through the file once; a table's chunks become one COPY. */
async function loadRows(
  client: Client,
  tables: readonly TableFacts[],
  options: LoadOptions,
): Promise<void> {
  const show = createMeter(options, 'loading');
  const parts = readBackup(options.file);
  let next: IteratorResult<BackupPart, void> = await parts.next();
  async function* bytesOf(name: string): AsyncGenerator<Buffer> {
    const tally = createTally();
    for (; next.done !== true; next = await parts.next()) {
      options.signal?.throwIfAborted();
      if (next.value.kind !== 'table-bytes' || next.value.table !== name) break;
      tally.add(next.value.bytes);
      yield next.value.bytes;
      show(name, tally.rows, false);
    }
    show(name, tally.rows, true);
  }
  try {
    while (next.done !== true) {
      const part = next.value;
      if (part.kind === 'table-bytes') {
        const table = tables.find((one) => one.name === part.table);
        if (table === undefined) throw otherSchema(part.table);
        const target = client.query(copyFrom(copyIn(table)));
        await pipeline(Readable.from(bytesOf(table.name), { objectMode: false }), target);
        continue;
      }
      if (part.kind === 'file-bytes') await options.files.add(part.file, part.bytes);
      if (part.kind === 'file-end') await options.files.close(part.file);
      next = await parts.next();
    }
  } finally {
    await parts.return(undefined);
  }
}

const notEqual = (name: string) =>
  new BackupFault(
    'restore.not-equal',
    `恢复后重新读出的内容与备份不一致（${name}），已全部撤回，没有恢复任何内容。`,
  );

/** Every table read back from the database must be, byte for byte, what the backup holds. */
async function compare(
  client: Client,
  tables: readonly TableFacts[],
  options: LoadOptions,
): Promise<void> {
  const show = createMeter(options, 'comparing');
  const totals = new Map<string, TableTotal>(
    options.checked.totals.map((total) => [total.table, total]),
  );
  for (const table of tables) {
    options.signal?.throwIfAborted();
    const tally = createTally();
    for await (const bytes of client.query(copyTo(copyOut(table)))) tally.add(bytes as Buffer);
    const found = tally.total();
    const wanted = totals.get(table.name);
    if (found.rows !== wanted?.rows || found.sha256 !== wanted.sha256) throw notEqual(table.name);
    show(table.name, found.rows, true);
  }
}

async function checkFacts(client: Client, manifest: Manifest): Promise<void> {
  const history = checkHistory(await appliedMigrations(client), await readMigrations());
  if (!history.ok) throw otherSchema(history.error.code);
  const { rows } = await client.query<{ id: string; kind: string }>(
    'select id, kind from platform.installation',
  );
  if (rows[0]?.id !== manifest.installation || rows[0]?.kind !== manifest.kind)
    throw new BackupFault('backup.damaged', '备份文件自相矛盾：它说的系统与其中的数据不是同一个。');
}

async function loadAll(client: Client, options: LoadOptions): Promise<void> {
  const { manifest } = options.checked;
  await client.query(COPY_SETTINGS);
  const migrations = await migrationsFor(manifest);
  await appliedMigrations(client);
  await runMigrations(client, migrations, options.now);
  const tables = await tablesOf(client);
  refuseOtherTables(manifest, tables);
  const aside = await putAside(client);
  // Migrations write rows too; all rows are the backup's.
  await client.query(`truncate ${tables.map((table) => table.sql).join(', ')}`);
  await loadRows(client, tables, options);
  await setSequences(client, manifest.sequences);
  await aside.putBack();
  await compare(client, tables, options);
  await checkFacts(client, manifest);
}

/** Rows that this schema does not take: the file was made by somebody, not by a backup. */
function isAgainstSchema(error: unknown): boolean {
  return /^(22|23)/.test(codeOf(error));
}

/** Commits everything or nothing: killed at any moment, the database is as empty as before. */
export async function loadBackup(client: Client, options: LoadOptions): Promise<void> {
  await client.query('set statement_timeout = 0');
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  await refuseUnlessEmpty(client, options.notEmpty);
  const ready = await checkDatabase(client);
  if (!ready.ok) throw new BackupFault('backup.database-unusable', ready.error.message);
  await client.query('begin');
  try {
    await loadAll(client, options);
  } catch (error) {
    if (isAgainstSchema(error)) throw otherSchema(codeOf(error));
    throw error;
  }
  await options.files.keep();
  await client.query('commit');
  await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  // The planner knows nothing of new tables until somebody counts; the first start should not be slow.
  await client.query('analyze');
}
