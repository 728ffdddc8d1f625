// Starts the real program on a folder of its own, as a user would, and stops it.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testFolder } from '@jinze/server/testing';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const START_MS = 110_000;

export interface TestServer {
  readonly address: string;
  /** What it printed. */
  output(): string;
  readonly folder: string;
  /** kill -9: nothing is closed, the folder stays. */
  kill(): Promise<void>;
  /** As Ctrl-C does; the folder stays. */
  close(): Promise<void>;
  /** As Ctrl-C does; the folder is removed. */
  stop(): Promise<void>;
}

function exited(child: ChildProcess): Promise<void> {
  return new Promise((resolve) =>
    child.exitCode === null ? child.once('exit', () => resolve()) : resolve(),
  );
}

/** What the server finds: a copy of the demo world, nothing at all, or a folder that was left behind. */
export type Ground =
  | { readonly on: 'demo'; readonly demoFolder: string }
  | { readonly on: 'nothing'; readonly args?: readonly string[] }
  | { readonly on: 'folder'; readonly folder: string; readonly daysAhead?: number };

function lay(name: string, ground: Ground): string {
  if (ground.on === 'folder') return ground.folder;
  const folder = testFolder(`e2e-${name}`);
  // With its owners: PostgreSQL starts on a folder of its own user only.
  if (ground.on === 'demo') execFileSync('cp', ['-a', `${ground.demoFolder}/.`, folder]);
  return folder;
}

/** The program and its children, that many days from now. */
const later = (days: number) => ({
  NODE_OPTIONS: `--import=${import.meta.resolve('./later.ts')}`,
  E2E_DAYS_AHEAD: String(days),
});

export async function startServer(name: string, ground: Ground): Promise<TestServer> {
  const folder = lay(name, ground);
  const args = ground.on === 'nothing' ? (ground.args ?? []) : [];
  const { DATABASE_URL: _, ...env } = process.env;
  const daysAhead = ground.on === 'folder' ? (ground.daysAhead ?? 0) : 0;
  const child = spawn(
    process.execPath,
    [join(ROOT, 'packages/cli/src/jinze.ts'), 'start', ...args],
    {
      cwd: ROOT,
      env: {
        ...env,
        PORT: '0',
        JINZE_DATA_DIR: folder,
        ...(daysAhead > 0 ? later(daysAhead) : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  const ready = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not started: ${printed}`)), START_MS);
    const read = (data: Buffer) => {
      printed += data.toString('utf8');
      const address = /尽责已启动：(\S+)/.exec(printed)?.[1];
      if (address === undefined || !printed.includes('Ctrl-C')) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`ended: ${printed}`)));
  });
  const address = await ready;
  const close = async () => {
    child.kill('SIGTERM');
    await exited(child);
  };
  return {
    address,
    output: () => printed,
    folder,
    kill: async () => {
      child.kill('SIGKILL');
      await exited(child);
    },
    close,
    stop: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
