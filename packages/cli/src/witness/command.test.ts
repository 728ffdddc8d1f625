// `jinze witness` as people and other processes run it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseExchangeAnswers } from '@jinze/ledger/witness';
import { afterAll, describe, expect, it } from 'vitest';
import { folders, history, JINZE, logOf, post, spawnWitness } from './testing/log.ts';

const { fresh, remove } = folders();
afterAll(remove);
const LOG = logOf('sm3');

function run(args: readonly string[], before: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...before, JINZE, 'witness', ...args],
    { input: '', encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('jinze witness', () => {
  it('says where it is on one line, and ends with its parent', async () => {
    const { child, address, keys, ended } = await spawnWitness(fresh(), '--log', LOG.vkey);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(keys).toHaveLength(2);
    expect((await post(address, LOG.request(0, history('sm3', 3)))).status).toBe(200);
    child.stdin?.end();
    expect(await ended).toBe(0);
  });

  it('stops on SIGTERM, also with a connection open', async () => {
    const { child, address, ended } = await spawnWitness(fresh());
    await (await fetch(address)).text();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('tells people its keys and the lines for the policy', () => {
    const { status, stdout, stderr } = run([
      '--folder',
      fresh(),
      '--port',
      '0',
      '--name',
      '省档案馆',
      '--with-parent',
    ]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^见证服务已启动：http:\/\/127\.0\.0\.1:\d+\n/);
    expect(stdout).toMatch(/^ {2}省档案馆\+[0-9a-f]{8}\+/m);
    expect(stdout).toMatch(/^ {2}witness 省档案馆-gm 省档案馆\+[0-9a-f]{8}\+\S+ http:/m);
  });

  it('a folder belongs to one process; logs are added while it runs', async () => {
    const folder = fresh();
    const { child, address, ended } = await spawnWitness(folder);
    const request = LOG.request(0, history('sm3', 3));
    expect((await post(address, request)).status).toBe(404);
    const added = run(['add-log', '--folder', folder, LOG.vkey]);
    expect([added.status, added.stderr]).toEqual([0, '']);
    expect((await post(address, request)).status).toBe(200);
    const second = run(['--folder', folder, '--port', '0', '--json', '--with-parent']);
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('另一个见证进程正在使用这个目录');
    child.stdin?.end();
    expect(await ended).toBe(0);
  });

  it('by file: the first step gives the keys, the second the answers', () => {
    const folder = fresh();
    const [input, output] = [join(folder, 'in.txt'), join(folder, 'out.txt')];
    const first = run(['add-log', '--folder', folder, '--name', '省档案馆', LOG.vkey]);
    expect(first.stdout).toMatch(/^ {2}witness 省档案馆-gm 省档案馆\+[0-9a-f]{8}\+\S+$/m);
    writeFileSync(input, LOG.request(0, history('sm3', 3)));
    const done = run(['exchange', '--folder', folder, input, output]);
    expect([done.status, done.stdout]).toEqual([
      0,
      `见证 1 份，未见证 0 份，答复已写入：${output}\n`,
    ]);
    const answers = parseExchangeAnswers(readFileSync(output, 'utf8'));
    expect(answers).toMatchObject({
      ok: true,
      value: [{ status: 200, witness: '省档案馆', checkpoint: { origin: LOG.origin, size: 3n } }],
    });
    const again = run(['exchange', '--folder', folder, input, `${output}.2`]);
    expect([again.status, existsSync(`${output}.2`)]).toEqual([1, true]);
    const over = run(['exchange', '--folder', folder, input, output]);
    expect([over.status, over.stderr]).toEqual([1, expect.stringContaining('已经有这个文件')]);
  });

  it.each([
    ['no folder', []],
    ['an unknown option', ['--folder', 'x', '--fast']],
    ['a port that is none', ['--folder', 'x', '--port', '70000']],
    ['an unknown act', ['--folder', 'x', 'sign']],
    ['add-log without a log', ['add-log', '--folder', 'x']],
    ['exchange with one file', ['exchange', '--folder', 'x', 'in']],
  ])('%s: exit 2 with the usage, and nothing is made', (_, args) => {
    const { status, stderr } = run(args);
    expect(status).toBe(2);
    expect(stderr).toContain('用法：');
    expect(existsSync('x')).toBe(false);
  });

  it('--help: exit 0', () => {
    expect(run(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('用法：') });
  });
});

describe('what the process loads', () => {
  const HOOK = `import { registerHooks } from 'node:module';
    registerHooks({ resolve(name, context, next) {
      const found = next(name, context);
      process.stderr.write(found.url + '\\n');
      return found;
    } });`;
  const hook = ['--import', `data:text/javascript,${encodeURIComponent(HOOK)}`];
  const packagesOf = (loaded: string): ReadonlySet<string | undefined> =>
    new Set([...loaded.matchAll(/\/packages\/([a-z]+)\/src\//g)].map(([, name]) => name));

  it('is the kernel and the ledger, and nothing of the server', () => {
    const { status, stderr } = run(
      ['--folder', fresh(), '--port', '0', '--json', '--with-parent'],
      hook,
    );
    expect(status).toBe(0);
    expect(stderr).toContain('/packages/cli/src/witness/http.ts');
    expect(packagesOf(stderr)).toEqual(new Set(['cli', 'kernel', 'ledger']));
  });

  it('is seen by the same look where a command does load the server', () => {
    const { stderr } = spawnSync(process.execPath, [...hook, JINZE, 'start', '--nonsense'], {
      encoding: 'utf8',
    });
    expect(packagesOf(stderr)).toContain('server');
  });
});
