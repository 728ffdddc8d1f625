// What a person sees who starts the server wrongly: one clear sentence, a non-zero exit, nothing left running.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from './testing/test-folder.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = testFolder('start');
const CLI = join(ROOT, 'packages/cli/src/jinze.ts');

function run(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | null; errors: string }> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      env: { ...inherited, JINZE_DATA_DIR: join(FOLDER, 'data'), PORT: '0', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (data: Buffer) => {
      errors += data.toString('utf8');
    });
    child.on('exit', (code) => resolve({ code, errors: errors.trim() }));
  });
}

describe('a start that cannot be', () => {
  let taken: Server;
  let port = 0;
  beforeAll(async () => {
    mkdirSync(join(FOLDER, 'real'), { recursive: true });
    writeFileSync(join(FOLDER, 'real/installation.json'), '{"kind":"real"}');
    writeFileSync(join(FOLDER, 'file'), 'not a folder');
    taken = createServer();
    port = await new Promise((resolve) => {
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
  afterAll(async () => {
    await new Promise((resolve) => taken.close(resolve));
    rmSync(FOLDER, { recursive: true, force: true });
  });

  it.each([
    [
      'an unknown setting names the nearest',
      ['start'],
      { JINZE_DATADIR: '/x' },
      /JINZE_DATADIR.*JINZE_DATA_DIR/,
    ],
    ['a demo refuses another address', ['start'], { HOST: '0.0.0.0' }, /演示系统只能在本机/],
    [
      'a folder of the other kind',
      ['start'],
      { JINZE_DATA_DIR: join(FOLDER, 'real') },
      /是正式系统的/,
    ],
    [
      'a data folder that is none',
      ['start'],
      { JINZE_DATA_DIR: join(FOLDER, 'file/data') },
      /不能读写/,
    ],
    [
      'an unreachable database',
      ['start'],
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' },
      /连不上数据库/,
    ],
    ['an unknown command names the nearest', ['strat'], {}, /jinze start/],
    ['an unknown option', ['start', '--fast'], {}, /--fast/],
  ] as const)('%s', async (_, args, env, sentence) => {
    const { code, errors } = await run(args, env);
    expect(code).not.toBe(0);
    expect(errors).toMatch(sentence);
    expect(errors).not.toMatch(/\n\s+at /);
  });

  it('a taken port is named before anything is made', async () => {
    const folder = join(FOLDER, 'not made');
    const { code, errors } = await run(['start'], { PORT: String(port), JINZE_DATA_DIR: folder });
    expect(code).toBe(1);
    expect(errors).toContain(`端口 ${port} 已被占用`);
    expect(existsSync(folder)).toBe(false);
  });
});
