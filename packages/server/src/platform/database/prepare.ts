// Makes a database ready: its version, encoding and role are right, every migration is applied.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '@jinze/kernel';
import { ok, refuse } from '@jinze/kernel';
import type pg from 'pg';
import { keepBackup } from '../backup/keep-backup.ts';
import { prepareJobs } from '../jobs.ts';
import { APPLICATION_ROLE, openPool, type PostgresAddress } from './database.ts';
import { applyMigrations, readMigrations } from './migrate.ts';
import type { DatabaseRefusal, DatabaseRefusalCode } from './refusal.ts';

function refused(code: DatabaseRefusalCode, message: string) {
  return refuse<DatabaseRefusal>({ code, message });
}

/** The least PostgreSQL whose SQL the migrations use. */
const OLDEST_SERVER = 150_000;

interface ServerFacts {
  version: number;
  encoding: string;
  locale: string;
}

async function factsOf(client: pg.PoolClient): Promise<ServerFacts> {
  const { rows } = await client.query<ServerFacts>(`
    select current_setting('server_version_num')::int as version,
           pg_encoding_to_char(d.encoding) as encoding,
           coalesce(to_jsonb(d)->>'datlocale', d.datctype) as locale
    from pg_database d where d.datname = current_database()`);
  const facts = rows[0];
  if (facts === undefined) throw new Error('the database does not know itself');
  return facts;
}

function checkServer(facts: ServerFacts): Result<undefined, DatabaseRefusal> {
  if (facts.version < OLDEST_SERVER) {
    return refused(
      'database.too-old',
      `数据库版本过低（${Math.floor(facts.version / 10_000)}）：需要 PostgreSQL 15 或更新版本。`,
    );
  }
  if (facts.encoding !== 'UTF8' || !/^c\.utf-?8$/i.test(facts.locale)) {
    return refused(
      'database.wrong-locale',
      `数据库的编码或区域不对（${facts.encoding}，${facts.locale}）：请用 UTF8 与 C.UTF-8 重新建库，例如 CREATE DATABASE jinze TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';`,
    );
  }
  return ok(undefined);
}

const ROLE_SQL = `CREATE ROLE ${APPLICATION_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS; GRANT ${APPLICATION_ROLE} TO CURRENT_USER;`;

function sqlState(error: unknown): string | undefined {
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string'
    ? error.code
    : undefined;
}

async function ensureRole(client: pg.PoolClient): Promise<Result<undefined, DatabaseRefusal>> {
  const { rows } = await client.query<{ unsafe: boolean; member: boolean }>(
    `select rolsuper or rolbypassrls as unsafe, pg_has_role(current_user, oid, 'MEMBER') as member
     from pg_roles where rolname = $1`,
    [APPLICATION_ROLE],
  );
  const role = rows[0];
  if (role?.unsafe === true) {
    return refused(
      'database.role-missing',
      `角色 ${APPLICATION_ROLE} 的权限过大：请执行 ALTER ROLE ${APPLICATION_ROLE} NOSUPERUSER NOBYPASSRLS;`,
    );
  }
  if (role?.member === true) return ok(undefined);
  try {
    if (role === undefined) {
      await client.query(`create role ${APPLICATION_ROLE} nologin nosuperuser nobypassrls`);
    }
    await client.query(`grant ${APPLICATION_ROLE} to current_user`);
  } catch (error) {
    const state = sqlState(error);
    // Another start created it at the same moment.
    if (state === '42710' || state === '23505') return ensureRole(client);
    if (state !== '42501') throw error;
    return refused(
      'database.role-missing',
      `当前数据库用户不能建立角色：请数据库管理员以当前用户所在的库执行：${ROLE_SQL}`,
    );
  }
  return ok(undefined);
}

async function connect(pool: pg.Pool): Promise<Result<pg.PoolClient, DatabaseRefusal>> {
  try {
    return ok(await pool.connect());
  } catch (error) {
    const state = sqlState(error) ?? 'unknown';
    return refused(
      'database.unreachable',
      `连不上数据库（${state}）：请检查 DATABASE_URL 的地址、用户和口令，以及数据库是否已启动。`,
    );
  }
}

/** Any constant: one start migrates at a time, the others wait and then find nothing to do. */
export const MIGRATION_LOCK = 7_301_201_804;

/** Where an automatic backup is written before existing data is migrated. */
export interface PrepareOptions {
  readonly backupFolder: string;
  readonly say: (line: string) => void;
  readonly now: Date;
}

/** Connects as the owner, checks, migrates. The value is the number of the newest migration. */
export async function prepareDatabase(
  address: PostgresAddress,
  options: PrepareOptions,
): Promise<Result<number, DatabaseRefusal>> {
  const pool = openPool(address, undefined, 2);
  try {
    const client = await connect(pool);
    if (!client.ok) return client;
    try {
      return await prepareWith(client.value, address, options);
    } finally {
      client.value.release();
    }
  } finally {
    await pool.end();
  }
}

/** Whether the server, the database and our role in it are what the migrations need; makes the role when it may. */
export async function checkDatabase(
  client: pg.PoolClient,
): Promise<Result<undefined, DatabaseRefusal>> {
  const server = checkServer(await factsOf(client));
  return server.ok ? ensureRole(client) : server;
}

/** Tables only: a migration changes no file beside them. */
async function backUpBefore(
  address: PostgresAddress,
  options: PrepareOptions,
  change: { from: number; to: number },
): Promise<Result<undefined, DatabaseRefusal>> {
  // A folder that cannot be made is said to be unwritable below.
  await mkdir(options.backupFolder, { recursive: true, mode: 0o700 }).catch(() => undefined);
  const stamp = options.now.toISOString().replaceAll(/[:.]/g, '-');
  const file = join(options.backupFolder, `before-${change.from}-${stamp}.jinze.gz`);
  const kept = await keepBackup(address, file, { now: options.now });
  if (!kept.ok)
    return refused(
      'database.backup-failed',
      `升级数据库 ${change.from} → ${change.to} 之前的备份没有写成，没有升级：${kept.error.message}`,
    );
  options.say(`升级数据库 ${change.from} → ${change.to}，升级前备份：${file}`);
  return ok(undefined);
}

async function prepareWith(
  client: pg.PoolClient,
  address: PostgresAddress,
  options: PrepareOptions,
): Promise<Result<number, DatabaseRefusal>> {
  const checked = await checkDatabase(client);
  if (!checked.ok) return checked;
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    const migrated = await applyMigrations(client, await readMigrations(), {
      now: options.now,
      beforeChange: (from, to) => backUpBefore(address, options, { from, to }),
    });
    if (!migrated.ok) return migrated;
    await prepareJobs(client, address);
    return migrated;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}
