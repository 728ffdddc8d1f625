import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '../../demo/seed-demo.ts';
import {
  type EmptyDatabase,
  fingerprint,
  isEmpty,
  openEmptyDatabase,
  urlOf,
} from '../../testing/empty-database.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { testFolder } from '../../testing/test-folder.ts';
import { insertInstallation } from '../database/installation.store.ts';
import { NO_SCOPE } from '../database/scope.ts';
import { newId, newSecret } from '../ids.ts';
import { keepBackup } from './keep-backup.ts';
import { withOwnerClient } from './owner-client.ts';
import { checkBackup } from './read-backup.ts';
import { restore } from './restore.ts';

const NOW = new Date('2026-11-23T03:00:00Z');
const FOLDER = testFolder('backup');
const CLI = fileURLToPath(new URL('../../../../cli/src/jinze.ts', import.meta.url));
const FILE = join(FOLDER, 'demo.jinze');

function configFor(database: EmptyDatabase, folder: string) {
  return {
    databaseUrl: database.url,
    host: '127.0.0.1',
    port: 0,
    dataFolder: join(FOLDER, folder),
  };
}

async function restored(database: EmptyDatabase, file: string, folder = newSecret()) {
  const done = await restore({ config: configFor(database, folder), file });
  return done.ok ? 'restored' : done.error.code;
}

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 0xff;
  return copy;
}

/** As a later program would write it. */
function newerSchema(bytes: Buffer): Buffer {
  const plain = gunzipSync(bytes);
  const end = plain.lastIndexOf('{"end"');
  const body = Buffer.concat([
    Buffer.from(
      plain
        .subarray(0, plain.indexOf(10))
        .toString('utf8')
        .replace(/"schema":\d+/, '"schema":999'),
    ),
    plain.subarray(plain.indexOf(10), end),
  ]);
  const hash = createHash('sha256').update(body).digest('hex');
  const last = plain
    .subarray(end)
    .toString('utf8')
    .replace(/"sha256":"[0-9a-f]{64}"\}\n$/, `"sha256":"${hash}"}\n`);
  return gzipSync(Buffer.concat([body, Buffer.from(last)]));
}

function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...inherited } = process.env;
  return { ...inherited, ...settings };
}

/** Kills `jinze restore` as soon as it says that it is at this step; answers the signal it ended with. */
function killedAt(
  step: string,
  config: { databaseUrl: string; dataFolder: string },
): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [CLI, 'restore', FILE], {
    env: environment({ DATABASE_URL: config.databaseUrl, JINZE_DATA_DIR: config.dataFolder }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.on('data', (data: Buffer) => {
    if (data.toString('utf8').includes(step)) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
}

/** `jinze` in a process that may write 100 KB to a file and no more: what a full disk looks like from inside. */
function runLimited(
  args: readonly string[],
  settings: Record<string, string>,
): Promise<{ code: number | null; errors: string }> {
  const child = spawn(
    '/bin/sh',
    ['-c', 'trap "" XFSZ; ulimit -f 200; exec "$@"', 'sh', process.execPath, CLI, ...args],
    { env: environment(settings), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let errors = '';
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString('utf8');
  });
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, errors })));
}

describe('backup and restore', () => {
  let services: TestDatabase;
  const places: EmptyDatabase[] = [];
  const emptyPlace = async (as?: { user: string; password: string }) => {
    const place = await openEmptyDatabase(as);
    places.push(place);
    return place;
  };
  beforeAll(async () => {
    services = await openTestDatabase();
    await seedDemo(services);
    await services.database.write(NO_SCOPE, (tx) =>
      insertInstallation(tx, { id: newId(NOW), kind: 'demo', created_at: NOW }),
    );
    const made = await keepBackup(services.address, FILE, { now: NOW });
    if (!made.ok) throw new Error(made.error.message);
  }, 180_000);
  afterAll(async () => {
    for (const place of places) await place.close();
    await services.close();
    rmSync(FOLDER, { recursive: true, force: true });
  });

  it('the demo restored is the demo: every table, the schema, and the file says its counts', async () => {
    const place = await emptyPlace();
    expect(await restored(place, FILE)).toBe('restored');
    const before = await fingerprint(services.owner);
    expect(Object.keys(before).length).toBeGreaterThan(30);
    expect(await fingerprint(place.owner)).toEqual(before);
    const { totals } = await checkBackup(FILE);
    for (const { table, rows } of totals)
      expect(before[table]?.split(' ')[0], table).toBe(String(rows));
  });

  it('an owner who is no superuser restores it, and its backup holds the same again', async () => {
    const as = { user: `restorer_${process.pid}`, password: newSecret() };
    await services.owner.query(
      `create role ${as.user} login nosuperuser password '${as.password}'`,
    );
    await services.owner.query(`grant jinze_app to ${as.user}`);
    const place = await openEmptyDatabase(as);
    const again = join(FOLDER, 'again.jinze');
    try {
      expect(await restored(place, FILE)).toBe('restored');
      expect((await keepBackup(place.address, again, { now: NOW })).ok).toBe(true);
    } finally {
      await place.close();
      await services.owner.query(`drop role ${as.user}`);
    }
    expect((await checkBackup(again)).totals).toEqual((await checkBackup(FILE)).totals);
  });

  it('the file is its owner’s alone, and neither it nor another’s beginning is overwritten', async () => {
    expect(statSync(FILE).mode & 0o777).toBe(0o600);
    expect(existsSync(`${FILE}.part`)).toBe(false);
    const before = readFileSync(FILE);
    const again = await keepBackup(services.address, FILE, { now: NOW });
    expect(again.ok ? '' : again.error.code).toBe('backup.file-exists');
    expect(readFileSync(FILE).equals(before)).toBe(true);
    const other = join(FOLDER, 'other.jinze');
    writeFileSync(`${other}.part`, 'begun by another');
    const refused = await keepBackup(services.address, other, { now: NOW });
    expect(refused.ok ? '' : refused.error.message).toContain(`${other}.part`);
    expect(readFileSync(`${other}.part`, 'utf8')).toBe('begun by another');
  });

  it('a folder that is not there is named', async () => {
    const file = join(FOLDER, 'nowhere/demo.jinze');
    const refused = await keepBackup(services.address, file, { now: NOW });
    expect(refused.ok ? '' : refused.error).toMatchObject({ code: 'backup.file-unwritable' });
    expect(refused.ok ? '' : refused.error.message).toContain(file);
  });

  it('while others write, it is one moment: no table knows more than another', async () => {
    const probe = async (n: number) => {
      const client = await services.owner.connect();
      const id = newId(NOW);
      await client.query('begin');
      await client.query(
        `insert into platform.event (id, stream, stream_id, version, type, data, recorded_at)
         values ($1, 'probe', $1, 1, 'probe.made.v1', '{}', $2)`,
        [id, NOW],
      );
      await client.query(
        `insert into ledger.pending_leaf (id, event_id, type, record, version, recorded_at, fields)
         values ($1, $2, 'probe.made.v1', $2, $3, $4, '{}')`,
        [newId(NOW), id, n, NOW],
      );
      await client.query('commit');
      client.release();
    };
    const difference = async () => {
      const { rows } = await services.owner.query<{ n: number; events: number }>(`
        select (select count(*) from platform.event) - (select count(*) from ledger.pending_leaf) as n,
               (select count(*) from platform.event) as events`);
      return { n: Number(rows[0]?.n), events: Number(rows[0]?.events) };
    };
    const before = await difference();
    const file = join(FOLDER, 'busy.jinze');
    let isDone = false;
    let written = 0;
    const seen: number[] = [];
    const writer = (async () => {
      for (; !isDone; written += 1) await probe(written + 1);
    })();
    const made = await keepBackup(services.address, file, {
      now: NOW,
      onProgress: () => seen.push(written),
    });
    isDone = true;
    await writer;
    expect(made.ok).toBe(true);
    const { totals } = await checkBackup(file);
    const rowsOf = (table: string) => totals.find((total) => total.table === table)?.rows ?? 0;
    expect(rowsOf('platform.event') - rowsOf('ledger.pending_leaf')).toBe(before.n);
    expect((seen.at(-1) ?? 0) - (seen[0] ?? 0)).toBeGreaterThan(5);
    expect(rowsOf('platform.event')).toBeLessThan((await difference()).events);
    const place = await emptyPlace();
    expect(await restored(place, file)).toBe('restored');
  });

  it('a database that goes away leaves no file', async () => {
    const file = join(FOLDER, 'gone.jinze');
    let isAsked = false;
    const made = await keepBackup(services.address, file, {
      now: NOW,
      onProgress: () => {
        if (isAsked) return;
        isAsked = true;
        void services.owner.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and query ~ '^copy' and pid <> pg_backend_pid()`,
        );
      },
    });
    expect(made.ok ? '' : made.error.code).toBe('backup.broken-off');
    expect(existsSync(file) || existsSync(`${file}.part`)).toBe(false);
  });

  it('a connection that ends between two statements is said like one that ends within', async () => {
    const work = withOwnerClient(services.address, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const ended = new Promise((resolve) => client.once('end', resolve));
      await services.owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await ended;
      await client.query('select 1');
    });
    await expect(work).rejects.toMatchObject({ refusal: { code: 'backup.broken-off' } });
  });

  it('interrupted, it leaves no file', async () => {
    const file = join(FOLDER, 'stopped.jinze');
    const stop = new AbortController();
    const made = await keepBackup(services.address, file, {
      now: NOW,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(made.ok ? '' : made.error.code).toBe('backup.broken-off');
    expect(existsSync(file) || existsSync(`${file}.part`)).toBe(false);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1), 'backup.truncated'],
    ['changed in one byte', flipped, 'backup.damaged'],
    ['another file', () => Buffer.from('hello'), 'backup.not-a-backup'],
    ['of a newer schema', newerSchema, 'backup.newer-schema'],
  ])('a backup %s is refused and the place stays empty', async (_, change, code) => {
    const file = join(FOLDER, `${newSecret()}.jinze`);
    writeFileSync(file, change(readFileSync(FILE)));
    const place = await emptyPlace();
    const folder = newSecret();
    expect(await restored(place, file, folder)).toBe(code);
    expect(await isEmpty(place.owner)).toBe(true);
    expect(existsSync(join(FOLDER, folder))).toBe(false);
  });

  it('rows that the schema does not take, well hashed, are refused and the place stays empty', async () => {
    const file = join(FOLDER, 'orphan.jinze');
    const orphan = await openTestDatabase();
    await orphan.owner.query(
      'alter table ledger.pending_leaf drop constraint pending_leaf_event_id_fkey',
    );
    await orphan.owner.query(
      `insert into ledger.pending_leaf (id, event_id, type, record, version, recorded_at, fields)
       values ($1, $1, 'probe.made.v1', $1, 1, $2, '{}')`,
      [newId(NOW), NOW],
    );
    await orphan.owner.query(`insert into platform.installation values ($1, 'demo', $2)`, [
      newId(NOW),
      NOW,
    ]);
    await keepBackup(orphan.address, file, { now: NOW });
    await orphan.close();
    const place = await emptyPlace();
    expect(await restored(place, file)).toBe('backup.other-schema');
    expect(await isEmpty(place.owner)).toBe(true);
  });

  it('a place that holds anything is refused, and stays as it is', async () => {
    const place = await emptyPlace();
    await place.owner.query('create schema posts');
    await place.owner.query('create table posts.mine as select 1 as one');
    expect(await restored(place, FILE)).toBe('restore.place-not-empty');
    expect((await place.owner.query('select one from posts.mine')).rows).toEqual([{ one: 1 }]);
  });

  it.each(['写入数据库', '重新读出核对'])(
    'killed while it says %s, it leaves an empty database that a second restore fills',
    async (step) => {
      const place = await emptyPlace();
      const folder = newSecret();
      expect(await killedAt(step, configFor(place, folder))).toBe('SIGKILL');
      expect(await isEmpty(place.owner)).toBe(true);
      expect(await restored(place, FILE, folder)).toBe('restored');
    },
    180_000,
  );

  it('files beside the tables come and go with them, and a folder in their place is refused', async () => {
    const blobFolder = join(FOLDER, 'source/blobs');
    mkdirSync(join(blobFolder, '7c'), { recursive: true });
    const big = Buffer.alloc(3_000_000, 'scan\n');
    writeFileSync(join(blobFolder, '7c/scan.pdf'), big);
    writeFileSync(join(blobFolder, 'empty'), '');
    const file = join(FOLDER, 'files.jinze');
    await keepBackup(services.address, file, { now: NOW, blobFolder });
    const place = await emptyPlace();
    mkdirSync(join(FOLDER, 'target/blobs'), { recursive: true });
    mkdirSync(join(FOLDER, 'target/blobs.part/left-by-a-kill'), { recursive: true });
    expect(await restored(place, file, 'target')).toBe('restore.place-not-empty');
    expect(await isEmpty(place.owner)).toBe(true);
    rmSync(join(FOLDER, 'target/blobs'), { recursive: true });
    expect(await restored(place, file, 'target')).toBe('restored');
    expect(readFileSync(join(FOLDER, 'target/blobs/7c/scan.pdf')).equals(big)).toBe(true);
    expect(statSync(join(FOLDER, 'target/blobs/empty')).size).toBe(0);
    expect(existsSync(join(FOLDER, 'target/blobs/left-by-a-kill'))).toBe(false);
  });

  it('a full disk is said in one sentence, and nothing is left', async () => {
    const file = join(FOLDER, 'full.jinze');
    const said = await runLimited(['backup', file], {
      DATABASE_URL: urlOf(services.address),
      JINZE_DATA_DIR: join(FOLDER, 'unused'),
    });
    expect(said.code).toBe(1);
    expect(said.errors).toMatch(/磁盘空间不足.*full\.jinze/);
    expect(existsSync(file) || existsSync(`${file}.part`)).toBe(false);
  });
});
