// The command as others call it: files in, a verdict and an exit code out.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPackage } from '@jinze/ledger/evidence';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runVerify } from './verify.ts';

const JINZE = fileURLToPath(new URL('../jinze.ts', import.meta.url));
const VECTORS = fileURLToPath(
  new URL('../../../../spec/ledger/vectors/evidence/', import.meta.url),
);

/** The command in this process; names of vectors are those beside the specification. */
async function run(...args: readonly string[]) {
  const [out, error]: [string[], string[]] = [[], []];
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line)),
    vi.spyOn(console, 'error').mockImplementation((line: string) => void error.push(line)),
  ];
  const place = (arg: string) => (/^[\w-]+\.(evp|txt|pem)$/.test(arg) ? join(VECTORS, arg) : arg);
  const status = await runVerify(args.map(place));
  for (const spy of spies) spy.mockRestore();
  const [stdout, stderr] = [out.join('\n'), error.join('\n')];
  return { status, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> };
}

describe('jinze verify', () => {
  it('is a command of jinze', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [JINZE, 'verify', 'good.evp', '--policy', 'policy-sha256.txt'],
      { cwd: VECTORS, encoding: 'utf8' },
    );
    expect([status, stdout.split('：')[0]]).toEqual([0, '成立']);
  });

  it('ends with 0 when all holds by a policy from elsewhere, and says so in either language', async () => {
    const { status, stdout, stderr } = await run('good.evp', '--policy', 'policy-sha256.txt');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^成立：/);
    expect(stdout).toContain('✓ 第 1 项「责任清单（印发）」：日志第 3 条');
    const english = await run('good-sm3.evp', '--policy', 'policy-sm3.txt', '--lang', 'en');
    expect([english.status, english.stdout.split('\n')[0]]).toEqual([
      0,
      'It holds: content, position and witnesses, by keys that you obtained elsewhere',
    ]);
  });

  it('ends with 3 when the keys are the package’s own: 未经您另行核实', async () => {
    const { status, stdout } = await run('good.evp');
    expect(status).toBe(3);
    expect(stdout).toContain('所用公钥来自本包，未经您另行核实');
  });

  it('ends with 1 when something does not hold, and names it', async () => {
    const { status, stdout } = await run('changed-field.evp', '--policy', 'policy-sha256.txt');
    expect(status).toBe(1);
    expect(stdout).toMatch(/✗ .*内容与登记时不一致.*\/state，evidence\.field-mismatch/);
    const other = await run('good.evp', '--policy', 'policy-sm3.txt', '--json');
    expect([other.status, other.json()['result']]).toEqual([1, 'does-not-hold']);
  });

  it('checks time stamps by the certificate it is given, and says what is missing without one', async () => {
    const policy = ['--policy', 'policy-sha256.txt'];
    const without = await run('stamped.evp', ...policy);
    expect(without.status).toBe(0);
    expect(without.stdout).toContain('？ 时间戳没有核对：缺少时间戳机构的证书');
    expect(without.stdout).toContain('✓ 时间不晚于');
    const checked = await run('stamped.evp', ...policy, '--tsa', 'authority.pem');
    expect([checked.status, checked.stderr]).toEqual([0, '']);
    expect(checked.stdout).toContain('✓ 时间戳有效，由 CN=authority');
    expect(checked.stdout).toContain('✓ 时间介于');
    const wrong = await run('stamped.evp', ...policy, '--tsa', 'policy-sm3.txt', '--lang', 'en');
    expect([wrong.status, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('has no certificate that can be read');
    expect((await run('stamped.evp', '--tsa', 'none.pem')).status).toBe(2);
  });

  it('ends with 2 when it is no package, the file is not there, or the use is wrong', async () => {
    for (const args of [
      ['bomb.evp'],
      ['traversal.evp', '--json'],
      ['policy-sm3.txt'],
      ['none.evp'],
      ['good.evp', '--policy', 'none.txt'],
      [],
      ['good.evp', 'more'],
      ['good.evp', '--what'],
      ['good.evp', '--lang', 'fr'],
    ])
      expect([args, (await run(...args)).status]).toEqual([args, 2]);
    expect((await run('bomb.evp')).stderr).toContain('超出证据包的大小限制');
    expect((await run('traversal.evp', '--json')).json()).toMatchObject({
      error: { code: 'package.unknown-file', file: '../leaf' },
    });
    expect((await run('--lang', 'en')).stderr).toMatch(/^Usage/);
  });
});

describe('jinze verify of a receipt', () => {
  let folder = '';
  const at = (name: string) => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jinze-verify-'));
    const read = readPackage(new Uint8Array(readFileSync(join(VECTORS, 'good.evp'))));
    const item = read.ok ? read.value.items[0] : undefined;
    if (item === undefined) throw new Error('the vector has an item');
    const leaf = Buffer.from(item.leaf).toString('base64');
    writeFileSync(at('bare.tlog-proof'), item.proof);
    writeFileSync(at('whole.tlog-proof'), item.proof.replace('index', `extra ${leaf}\nindex`));
    writeFileSync(at('leaf'), item.leaf);
    writeFileSync(at('other'), item.leaf.subarray(1));
    writeFileSync(at('shown.json'), '{"erased":{},"fields":{}}');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('takes the leaf from the receipt itself, or from beside it', async () => {
    const policy = ['--policy', 'policy-sha256.txt'];
    expect((await run(at('whole.tlog-proof'), ...policy)).status).toBe(0);
    expect((await run(at('bare.tlog-proof'), '--leaf', at('leaf'), ...policy)).status).toBe(0);
    const shown = ['--disclosed', at('shown.json')];
    expect((await run(at('whole.tlog-proof'), ...shown, ...policy)).status).toBe(0);
    expect((await run(at('whole.tlog-proof'))).status).toBe(3);
    expect((await run(at('bare.tlog-proof'), '--leaf', at('other'), ...policy)).status).toBe(1);
    expect(await run(at('bare.tlog-proof'), ...policy)).toMatchObject({
      status: 2,
      stderr: '这份回执没有附记录原文：请一并给出，或改用证据包',
    });
    expect((await run(at('whole.tlog-proof'), '--disclosed', at('leaf'))).status).toBe(2);
  });
});
