// Forward-only numbered SQL files, all pending ones in one transaction; a failure changes nothing.
import { readdir, readFile } from 'node:fs/promises';
import { ok, type Result, refuse } from '@jinze/kernel';
import type pg from 'pg';
import { digestOf } from '../ids.ts';
import type { DatabaseRefusal } from './refusal.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

const FOLDER = new URL('../../../migrations/', import.meta.url);
const FILE_NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/;

/** All migrations in order; throws when a number is missing or twice. */
export async function readMigrations(folder: URL = FOLDER): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (fileName, index) => {
      const match = FILE_NAME.exec(fileName);
      if (match === null || Number(match[1]) !== index + 1) {
        throw new Error(`migration out of order: ${fileName}`);
      }
      const sql = await readFile(new URL(fileName, folder), 'utf8');
      return { number: index + 1, name: match[2] ?? '', sql, digest: digestOf(sql) };
    }),
  );
}

interface Applied {
  number: number;
  name: string;
  digest: string;
}

/** What was applied so far, in order; makes the history's table on a new database. */
export async function appliedMigrations(client: pg.PoolClient): Promise<Applied[]> {
  await client.query('create schema if not exists migration');
  await client.query(`create table if not exists migration.applied (
    number integer primary key, name text not null, digest text not null, applied_at timestamptz not null)`);
  const { rows } = await client.query<Applied>(
    'select number, name, digest from migration.applied order by number',
  );
  return rows;
}

/** Whether this program knows every migration that was applied, unchanged. */
export function checkHistory(
  applied: readonly Applied[],
  known: readonly Migration[],
): Result<undefined, DatabaseRefusal> {
  const newest = applied.at(-1)?.number ?? 0;
  if (newest > known.length) {
    return refuse({
      code: 'database.newer-schema',
      message: `数据库结构（${newest}）比本程序（${known.length}）新：请用不低于上次的版本启动，数据没有改动。`,
    });
  }
  const changed = applied.find((one) => known[one.number - 1]?.digest !== one.digest);
  if (changed === undefined) return ok(undefined);
  return refuse({
    code: 'database.migration-changed',
    message: `数据库升级文件 ${changed.number} 与已执行的不一致：程序文件可能被改动，请重新安装；数据没有改动。`,
  });
}

export interface MigrateOptions {
  readonly now: Date;
  /** Called before a database that already holds data is changed; a refusal leaves it as it is. */
  beforeChange(from: number, to: number): Promise<Result<undefined, DatabaseRefusal>>;
}

/** One after the other, in the caller's transaction. */
export async function runMigrations(
  client: pg.PoolClient,
  pending: readonly Migration[],
  now: Date,
): Promise<void> {
  for (const migration of pending) {
    await client.query(migration.sql);
    await client.query(
      'insert into migration.applied (number, name, digest, applied_at) values ($1, $2, $3, $4)',
      [migration.number, migration.name, migration.digest, now],
    );
  }
}

/** Applies what is pending and answers the newest number. The caller holds the migration lock. */
export async function applyMigrations(
  client: pg.PoolClient,
  known: readonly Migration[],
  options: MigrateOptions,
): Promise<Result<number, DatabaseRefusal>> {
  const applied = await appliedMigrations(client);
  const history = checkHistory(applied, known);
  if (!history.ok) return history;
  const pending = known.slice(applied.length);
  if (pending.length === 0) return ok(known.length);
  if (applied.length > 0) {
    const kept = await options.beforeChange(applied.length, known.length);
    if (!kept.ok) return kept;
  }
  await client.query('begin');
  try {
    await runMigrations(client, pending, options.now);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const reason = error instanceof Error ? error.message : 'unknown';
    return refuse({
      code: 'database.migration-failed',
      message: `数据库升级失败，已全部撤回，数据没有改动：${reason}`,
    });
  }
  return ok(known.length);
}
