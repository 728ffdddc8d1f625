// Acknowledged means durable: kill -9 of the writer and of the postmaster lose nothing.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { testFolder } from '../../testing/test-folder.ts';
import { type EmbeddedPostgres, isRoot, startEmbeddedPostgres } from './index.ts';

const FOLDER = testFolder('crash');
const WRITER = fileURLToPath(new URL('../../testing/writer.ts', import.meta.url));

function fresh(name: string): string {
  const folder = join(FOLDER, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function started(folder: string): Promise<EmbeddedPostgres> {
  const result = await startEmbeddedPostgres({ folder });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

interface Writer {
  readonly child: ChildProcess;
  acknowledged(): readonly number[];
  ended: Promise<void>;
}

async function startWriter(folder: string): Promise<Writer> {
  const child = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the writer ended')));
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString('utf8');
      if (text.startsWith('ready')) resolve();
    });
  });
  // A last line cut off by the kill was not read as acknowledged by anybody.
  return {
    child,
    ended,
    acknowledged: () => text.slice(0, text.lastIndexOf('\n')).split('\n').slice(1).map(Number),
  };
}

async function numbersIn(postgres: EmbeddedPostgres): Promise<Set<number>> {
  const client = new pg.Client(postgres.connection);
  await client.connect();
  const { rows } = await client.query<{ n: string }>('select n from probe');
  await client.end();
  return new Set(rows.map((row) => Number(row.n)));
}

function postmasterOf(folder: string): number {
  return Number(
    readFileSync(join(folder, 'postgresql/cluster/postmaster.pid'), 'utf8').split('\n')[0],
  );
}

describe('the embedded PostgreSQL', () => {
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  it.each([
    ['the writer', 'adopted'],
    ['the postmaster', 'recovered'],
    ['both', 'recovered'],
  ] as const)('kill -9 of %s loses nothing that was acknowledged', async (whom, how) => {
    const folder = fresh(`kill-${whom.replaceAll(' ', '-')}`);
    let acknowledged = 0;
    for (let run = 0; run < 3; run += 1) {
      const writer = await startWriter(folder);
      // On a busy machine the first row takes its time: what was never acknowledged shows nothing.
      for (let waited = 0; writer.acknowledged().length === 0 && waited < 20_000; waited += 20)
        await pause(20);
      await pause(150 + run * 130);
      const postmaster = postmasterOf(folder);
      if (whom !== 'the postmaster') writer.child.kill('SIGKILL');
      if (whom !== 'the writer') process.kill(postmaster, 'SIGKILL');
      await writer.ended;
      const again = await started(folder);
      const found = await numbersIn(again);
      const lost = writer.acknowledged().filter((number) => !found.has(number));
      expect(again.how).toBe(how);
      expect(lost).toEqual([]);
      expect(writer.acknowledged().length).toBeGreaterThan(0);
      acknowledged += writer.acknowledged().length;
      await again.stop();
    }
    console.info(`kill -9 of ${whom}: 3 runs, ${acknowledged} acknowledged, 0 lost`);
  });

  it('a second start on one folder says who holds it; after a stop the folder is free', async () => {
    const folder = fresh('held');
    const first = await started(folder);
    expect(first.how).toBe('created');
    const second = await startEmbeddedPostgres({ folder });
    expect(second.ok ? '' : second.error.code).toBe('embedded-postgres.held-by-other');
    expect(second.ok ? '' : second.error.message).toContain(String(process.pid));
    await first.stop();
    const third = await started(folder);
    expect(third.how).toBe('started');
    await third.stop();
  });

  it('a folder too long for a socket is served over loopback', async () => {
    const folder = fresh('long-'.padEnd(110, 'x'));
    const postgres = await started(folder);
    expect(postgres.connection.host).toBe('127.0.0.1');
    await postgres.stop();
  });

  // Only root lends PostgreSQL another user; an ordinary one cannot be kept out of its own folder.
  if (isRoot()) {
    it('a folder its user cannot enter is named', async () => {
      const closed = fresh('closed');
      const folder = join(closed, 'data');
      mkdirSync(folder);
      chmodSync(closed, 0o700);
      const refused = await startEmbeddedPostgres({ folder });
      expect(refused.ok ? '' : refused.error).toMatchObject({
        code: 'embedded-postgres.folder-unreachable',
      });
      expect(refused.ok ? '' : refused.error.message).toContain(closed);
    });
  }
});
