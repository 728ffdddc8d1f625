// Starts the real program on a folder of its own, as a user would, and stops it.
import { type ChildProcess, spawn } from 'node:child_process';
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
  /** As Ctrl-C does; the folder is removed. */
  stop(): Promise<void>;
}

function exited(child: ChildProcess): Promise<void> {
  return new Promise((resolve) =>
    child.exitCode === null ? child.once('exit', () => resolve()) : resolve(),
  );
}

/** On a folder of its own, or again on one left behind. */
export async function startServer(
  name: string,
  args: readonly string[] = [],
  again?: string,
): Promise<TestServer> {
  const folder = again ?? testFolder(`e2e-${name}`);
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    [join(ROOT, 'packages/cli/src/jinze.ts'), 'start', ...args],
    {
      cwd: ROOT,
      env: { ...env, PORT: '0', JINZE_DATA_DIR: folder },
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
  return {
    address,
    output: () => printed,
    folder,
    kill: async () => {
      child.kill('SIGKILL');
      await exited(child);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
