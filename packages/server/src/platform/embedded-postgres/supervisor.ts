// Starts, adopts or recovers the cluster, holds it for one process, and stops it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ok, type Result } from '@jinze/kernel';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import {
  type ClusterPaths,
  configure,
  createCluster,
  type Listening,
  listeningNow,
  MAJOR_VERSION,
  OWNER,
  pathsIn,
  run,
} from './cluster.ts';
import { type EmbeddedPostgresRefusal, refused } from './refusal.ts';
import { chooseServerUser, closedFolder, isRoot, type ServerUser } from './server-user.ts';

export interface PostgresConnection {
  /** A socket folder or 127.0.0.1. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface EmbeddedPostgres {
  readonly connection: PostgresConnection;
  /** `adopted`: it was still running; `recovered`: it had not been stopped properly. */
  readonly how: 'created' | 'started' | 'adopted' | 'recovered';
  /** Fast shutdown; resolves when everything is on disk. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The data folder; the cluster lies in `postgresql/` below it. */
  readonly folder: string;
  /** False only for throw-away clusters of tests: without fsync. */
  readonly isDurable?: boolean;
  /** Told when the server died under us and could not be brought up again. */
  readonly onLost?: (message: string) => void;
}

const DATABASE = 'jinze';
/** One holder per cluster: whoever has this session lock. The kernel and PostgreSQL release it with the process. */
const HOLDER_LOCK = 20_180_408;
const START_SECONDS = 60;

interface Site {
  readonly paths: ClusterPaths;
  readonly user: ServerUser | undefined;
  readonly bin: string;
  readonly password: string;
  readonly isDurable: boolean;
}

function connectionTo(site: Site, listening: Listening, database: string): PostgresConnection {
  return { ...listening, user: OWNER, password: site.password, database };
}

/** A connected client, or undefined: nothing but an answered query proves that a server is there. */
async function answering(site: Site, listening: Listening): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    ...connectionTo(site, listening, 'postgres'),
    connectionTimeoutMillis: 2000,
    application_name: `jinze holder ${process.pid}`,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return undefined;
  }
}

async function runningServer(
  site: Site,
): Promise<{ client: pg.Client; listening: Listening } | undefined> {
  const listening = await listeningNow(site.paths);
  if (listening === undefined) return undefined;
  const client = await answering(site, listening);
  return client === undefined ? undefined : { client, listening };
}

async function lastLogLines(site: Site): Promise<string> {
  const text = await readFile(site.paths.log, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-3).join(' ');
}

/**
 * Brings the server up. After a kill -9 of the postmaster its children need a moment to go, and its
 * pid file lies: so start, and look whether a query answers, until one does.
 */
async function bringUp(
  site: Site,
): Promise<Result<{ client: pg.Client; listening: Listening }, EmbeddedPostgresRefusal>> {
  const deadline = performance.now() + START_SECONDS * 1000;
  let output = '';
  while (performance.now() < deadline) {
    const listening = await configure(site.paths, site.user, site.isDurable);
    const started = await run(
      join(site.bin, 'pg_ctl'),
      ['start', '-D', site.paths.cluster, '-l', site.paths.log, '-w', '-t', String(START_SECONDS)],
      site.user,
    );
    output = started.output;
    const client = started.code === 0 ? await answering(site, listening) : undefined;
    if (client !== undefined) return ok({ client, listening });
    const other = await runningServer(site);
    if (other !== undefined) return ok(other);
    if (/No space left/i.test(output)) break;
    await pause(250);
  }
  const reason = `${output.trim().split('\n').at(-1) ?? ''} ${await lastLogLines(site)}`;
  if (/No space left/i.test(reason)) {
    return refused(
      'embedded-postgres.no-space',
      `磁盘空间不足，数据库无法启动：请为 ${site.paths.root} 所在磁盘腾出空间。`,
    );
  }
  return refused(
    'embedded-postgres.did-not-start',
    `内置数据库没有启动，请查看 ${site.paths.log}：${reason.slice(0, 300)}`,
  );
}

/** Takes the holder's lock, or says which process has it. A holder killed just now frees it within moments. */
async function hold(
  client: pg.Client,
  folder: string,
): Promise<Result<undefined, EmbeddedPostgresRefusal>> {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock($1) as held',
      [HOLDER_LOCK],
    );
    if (rows[0]?.held === true) return ok(undefined);
    await pause(250);
  }
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [HOLDER_LOCK],
  );
  const holder = /\d+$/.exec(rows[0]?.name ?? '')?.[0] ?? '未知';
  return refused(
    'embedded-postgres.held-by-other',
    `数据目录 ${folder} 正由另一个进程（进程号 ${holder}）使用：请先停止它，或用 JINZE_DATA_DIR 另选目录。`,
  );
}

async function checkSite(
  options: EmbeddedPostgresOptions,
): Promise<Result<{ site: Site; isNew: boolean }, EmbeddedPostgresRefusal>> {
  const paths = pathsIn(options.folder);
  const user = isRoot() ? chooseServerUser(paths.cluster) : undefined;
  if (isRoot() && user === undefined) {
    return refused(
      'embedded-postgres.no-unprivileged-user',
      '以 root 启动时，数据库须由一个普通用户运行，但本机没有 jinze、postgres 或 nobody 用户：请新建其一。',
    );
  }
  const closed = closedFolder(user, options.folder);
  if (closed !== undefined) {
    return refused(
      'embedded-postgres.folder-unreachable',
      `数据库用户${user === undefined ? '' : ` ${user.name} `}不能进入目录 ${closed}：请放开该目录的进入权限（chmod o+x），或用 JINZE_DATA_DIR 另选目录。`,
    );
  }
  const bin = await findBinaries(user);
  if (!bin.ok) return bin;
  const version = (
    await readFile(join(paths.cluster, 'PG_VERSION'), 'utf8').catch(() => '')
  ).trim();
  if (version !== '' && version !== MAJOR_VERSION) {
    return refused(
      'embedded-postgres.wrong-version',
      `数据目录 ${paths.cluster} 是 PostgreSQL ${version} 的，本程序自带 ${MAJOR_VERSION}：请用原来的版本启动并备份后迁移。`,
    );
  }
  if (version === '') {
    const created = await createCluster(bin.value, paths, user);
    if (created.code !== 0) {
      const isFull = /No space left/i.test(created.output);
      return refused(
        isFull ? 'embedded-postgres.no-space' : 'embedded-postgres.did-not-start',
        isFull
          ? `磁盘空间不足，无法建立数据库：请为 ${paths.root} 所在磁盘腾出空间。`
          : `无法建立数据库：${created.output.trim().slice(-300)}`,
      );
    }
  }
  const password = (await readFile(paths.password, 'utf8')).trim();
  return ok({
    site: { paths, user, bin: bin.value, password, isDurable: options.isDurable ?? true },
    isNew: version === '',
  });
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
    DATABASE,
  ]);
  if (rowCount === 0) await client.query(`create database ${DATABASE}`);
}

/** Keeps the holder's connection; when the postmaster dies under us, brings the server up again. */
function keepHolding(
  site: Site,
  options: EmbeddedPostgresOptions,
  first: pg.Client,
): { stop(): Promise<void> } {
  let client = first;
  let isStopping = false;
  const watch = () => {
    client.once('end', () => {
      if (!isStopping) void revive();
    });
  };
  const revive = async () => {
    const up = await bringUp(site);
    if (isStopping) return;
    if (!up.ok) {
      options.onLost?.(up.error.message);
      return;
    }
    client = up.value.client;
    await hold(client, options.folder);
    watch();
  };
  watch();
  return {
    stop: async () => {
      isStopping = true;
      await client.end().catch(() => undefined);
      await run(
        join(site.bin, 'pg_ctl'),
        ['stop', '-D', site.paths.cluster, '-m', 'fast', '-w', '-t', '60'],
        site.user,
      );
    },
  };
}

/** How to reach a PostgreSQL that runs and is held by another process; undefined when nobody holds it. */
export async function joinEmbeddedPostgres(
  folder: string,
): Promise<PostgresConnection | undefined> {
  const paths = pathsIn(folder);
  const password = (await readFile(paths.password, 'utf8').catch(() => '')).trim();
  const site: Site = { paths, user: undefined, bin: '', password, isDurable: true };
  const running = await runningServer(site);
  if (running === undefined) return undefined;
  try {
    const { rows } = await running.client.query<{ held: boolean }>(
      `select exists (select from pg_locks
         where locktype = 'advisory' and objid = $1 and granted) as held`,
      [HOLDER_LOCK],
    );
    return rows[0]?.held === true ? connectionTo(site, running.listening, DATABASE) : undefined;
  } finally {
    await running.client.end();
  }
}

/** A running PostgreSQL in the folder, held by this process alone. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<Result<EmbeddedPostgres, EmbeddedPostgresRefusal>> {
  const checked = await checkSite(options);
  if (!checked.ok) return checked;
  const { site, isNew } = checked.value;
  const wasLeft = (await listeningNow(site.paths)) !== undefined;
  const running = wasLeft ? await runningServer(site) : undefined;
  const up = running === undefined ? await bringUp(site) : ok(running);
  if (!up.ok) return up;
  const { client, listening } = up.value;
  const held = await hold(client, options.folder);
  if (!held.ok) {
    await client.end();
    return held;
  }
  await createDatabase(client);
  const holding = keepHolding(site, options, client);
  const how = isNew
    ? 'created'
    : running !== undefined
      ? 'adopted'
      : wasLeft
        ? 'recovered'
        : 'started';
  return ok({ connection: connectionTo(site, listening, DATABASE), how, ...holding });
}
