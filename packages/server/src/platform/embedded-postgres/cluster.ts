// The cluster's files: created once by initdb, configured anew at every start.
import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { newSecret } from '../ids.ts';
import { asUser, type ServerUser } from './server-user.ts';

/** The major version of the binaries; a cluster of another one is refused. */
export const MAJOR_VERSION = '18';
/** The cluster's superuser: migrations run as it, requests never do. */
export const OWNER = 'jinze_owner';
/** What a socket path may have at most on Linux, with the ending that PostgreSQL adds. */
const SOCKET_PATH_BYTES = 107;
const SOCKET_NAME = '/.s.PGSQL.5432';

export interface ClusterPaths {
  readonly root: string;
  readonly cluster: string;
  readonly socket: string;
  readonly log: string;
  readonly password: string;
}

export function pathsIn(folder: string): ClusterPaths {
  const root = join(folder, 'postgresql');
  return {
    root,
    cluster: join(root, 'cluster'),
    socket: join(root, 'socket'),
    log: join(root, 'server.log'),
    password: join(folder, 'postgresql-password'),
  };
}

/** Runs a PostgreSQL program and answers its exit code and what it said. */
export function run(
  program: string,
  args: readonly string[],
  user: ServerUser | undefined,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...asUser(user),
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    });
    let output = '';
    const collect = (data: Buffer) => {
      output = (output + data.toString('utf8')).slice(-4000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: -1, output: error.message }));
    // Not `close`: the server that pg_ctl starts would keep the pipes open.
    child.on('exit', (code) => setImmediate(() => resolve({ code: code ?? -1, output })));
  });
}

async function makeFolder(path: string, user: ServerUser | undefined): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (user !== undefined) await chown(path, user.uid, user.gid);
}

/** Creates an empty cluster: UTF-8, C.UTF-8, a random password. A broken-off attempt is begun anew. */
export async function createCluster(
  bin: string,
  paths: ClusterPaths,
  user: ServerUser | undefined,
): Promise<{ code: number; output: string }> {
  await rm(paths.cluster, { recursive: true, force: true });
  await makeFolder(paths.root, user);
  const password = newSecret();
  await writeFile(paths.password, password, { mode: 0o600 });
  const passwordFile = join(paths.root, 'initial-password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) await chown(passwordFile, user.uid, user.gid);
  const part = `${paths.cluster}.part`;
  await rm(part, { recursive: true, force: true });
  const made = await run(
    join(bin, 'initdb'),
    [
      '-D',
      part,
      '-U',
      OWNER,
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--no-instructions',
    ],
    user,
  );
  await rm(passwordFile, { force: true });
  if (made.code !== 0) return made;
  // The rename makes it whole: a cluster folder that exists is a complete one.
  return run('/bin/mv', [part, paths.cluster], user);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

const COMMON = {
  max_connections: '60',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  log_min_messages: 'warning',
  // Statements and their values stay out of the log: they hold names.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
};
const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export interface Listening {
  readonly host: string;
  readonly port: number;
}

/** Writes the configuration and answers where the server will listen: a private socket, or loopback. */
export async function configure(
  paths: ClusterPaths,
  user: ServerUser | undefined,
  isDurable: boolean,
): Promise<Listening> {
  await makeFolder(paths.socket, user);
  const fitsSocket = Buffer.byteLength(paths.socket + SOCKET_NAME) <= SOCKET_PATH_BYTES;
  const listening = fitsSocket
    ? { host: paths.socket, port: 5432 }
    : { host: '127.0.0.1', port: await freePort() };
  const settings = {
    ...COMMON,
    ...(isDurable ? {} : THROW_AWAY),
    port: String(listening.port),
    listen_addresses: fitsSocket ? '' : '127.0.0.1',
    unix_socket_directories: fitsSocket ? paths.socket : '',
    unix_socket_permissions: '0700',
  };
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`,
  );
  await writeFile(
    join(paths.cluster, 'postgresql.auto.conf'),
    `# Written anew by jinze at every start.\n${lines.join('\n')}\n`,
  );
  return listening;
}

/** Where a server that already runs listens, read from its pid file; undefined when there is none. */
export async function listeningNow(paths: ClusterPaths): Promise<Listening | undefined> {
  const text = await readFile(join(paths.cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const port = Number(lines[3]);
  if (!Number.isInteger(port) || port === 0) return undefined;
  const socket = lines[4]?.trim() ?? '';
  return socket !== '' ? { host: socket, port } : { host: '127.0.0.1', port };
}
