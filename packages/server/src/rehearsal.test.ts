// The rehearsal of the worst day: a backup beside the running demo, the folder lost, restored, started, signed in.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, readConfig, start } from './index.ts';
import { checkBackup } from './platform/backup/read-backup.ts';
import { testFolder } from './testing/test-folder.ts';

const CLI = fileURLToPath(new URL('../../cli/src/jinze.ts', import.meta.url));
const FOLDER = testFolder('rehearsal');
const DATA = join(FOLDER, 'data');
const RUNNING = join(FOLDER, 'while-running.jinze');
const STOPPED = join(FOLDER, 'while-stopped.jinze');

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
  readonly errors: string;
}

/** `killAt`: killed with -9 as soon as its progress says that. */
function jinze(args: readonly string[], killAt?: string): Promise<Ended> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...inherited, JINZE_DATA_DIR: DATA },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString('utf8');
  });
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString('utf8');
    if (killAt !== undefined && errors.includes(killAt)) child.kill('SIGKILL');
  });
  return new Promise((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal, said, errors })),
  );
}

async function started(lines: string[]): Promise<Running> {
  const config = readConfig({ JINZE_DATA_DIR: DATA, PORT: '0' });
  if (!config.ok) throw new Error(config.error.message);
  const running = await start({
    kind: 'demo',
    config: config.value,
    say: (line) => lines.push(line),
  });
  if (!running.ok) throw new Error(running.error.message);
  return running.value;
}

/** The people one may sign in as, and what the first of them is answered about themselves. */
async function signedIn(address: string): Promise<Record<string, unknown>> {
  const form = await fetch(`${address}/api/access/sign-in`);
  const { people } = (await form.json()) as { people: { accountId: string }[] };
  const answer = await fetch(`${address}/api/access/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountId: people[0]?.accountId }),
  });
  expect(answer.status).toBe(200);
  const { account, grants } = (await answer.json()) as Record<string, unknown>;
  expect(account).toBeDefined();
  return { people, account, grants };
}

describe('the rehearsal', () => {
  let before: Awaited<ReturnType<typeof signedIn>>;
  beforeAll(async () => {
    const running = await started([]);
    try {
      before = await signedIn(running.address);
      const made = await jinze(['backup', RUNNING]);
      expect(made).toMatchObject({ code: 0 });
      expect(made.said).toContain(`${DATA}/ledger`);
    } finally {
      await running.stop();
    }
  }, 240_000);
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  it('beside the running server and beside a stopped one, a backup is made; nothing is left running', async () => {
    const made = await jinze(['backup', STOPPED]);
    expect(made).toMatchObject({ code: 0 });
    expect(existsSync(join(DATA, 'postgresql/cluster/postmaster.pid'))).toBe(false);
    const one = (await checkBackup(RUNNING)).manifest;
    const other = (await checkBackup(STOPPED)).manifest;
    expect({ ...one, takenAt: other.takenAt }).toEqual(other);
    expect(one.installation).not.toBeNull();
  }, 120_000);

  it('into a folder that has its data nothing is restored', async () => {
    const refused = await jinze(['restore', RUNNING]);
    expect(refused.code).toBe(1);
    expect(refused.errors).toMatch(/已有数据.*JINZE_DATA_DIR/);
    expect(refused.errors).not.toMatch(/\n\s+at /);
  }, 120_000);

  it('the folder lost, a restore killed, a second one: the demo is there, and one signs in as before', async () => {
    const keys = join(FOLDER, 'keys-kept-by-hand');
    if (existsSync(join(DATA, 'ledger'))) cpSync(join(DATA, 'ledger'), keys, { recursive: true });
    rmSync(DATA, { recursive: true });

    expect(await jinze(['restore', RUNNING], '重新读出核对')).toMatchObject({ signal: 'SIGKILL' });
    const done = await jinze(['restore', RUNNING]);
    expect(done).toMatchObject({ code: 0 });
    expect(done.said).toMatch(/逐表核对一致/);
    expect(readFileSync(join(DATA, 'installation.json'), 'utf8')).toContain('demo');

    if (existsSync(keys)) cpSync(keys, join(DATA, 'ledger'), { recursive: true });
    const lines: string[] = [];
    const running = await started(lines);
    try {
      expect(await signedIn(running.address)).toEqual(before);
      expect(lines.join()).not.toContain('首次启动');
    } finally {
      await running.stop();
    }
  }, 240_000);

  it.each([
    [['backup'], /用法：jinze backup/],
    [['backup', 'a', 'b'], /用法：jinze backup/],
    [['restore', '--force', 'a'], /用法：jinze restore/],
  ])('%s is not understood, and says how it is written', async (args, usage) => {
    const ended = await jinze(args);
    expect(ended.code).toBe(2);
    expect(ended.errors).toMatch(usage);
  });
});
