// Checking evidence as a stranger would: on the public page, on the page a package carries, and with Node alone.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readPackage, writePackage } from '@jinze/ledger/evidence';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, WIDE } from './page.ts';
import { type TestServer } from './server.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VECTORS = join(ROOT, 'spec/ledger/vectors/evidence');
const OFFLINE = join(ROOT, 'packages/web/dist/offline');
const vector = (name: string) => join(VECTORS, name);
const SIZES = [
  ['wide', WIDE],
  ['phone', PHONE],
] as const;

const marks = (page: Page) => page.locator('.statements .mark').allTextContents();

describe('the public page', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('verify'), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each(SIZES)(
    'checks a package without signing in and without uploading it: %s',
    async (size, viewport) => {
      const { page, faults } = await newPage(browser, viewport);
      await page.goto(`${server.address}/sign-in`);
      await page.getByRole('link', { name: '核验证据包或回执' }).click();
      await page.getByRole('heading', { name: '这份证据，是否可信' }).waitFor();
      await checkPage(page, `verify, empty, ${size}`);
      await photograph(page, `verify-empty-${size}`);
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.method() !== 'GET' || /\.evp/.test(request.url())) sent.push(request.url());
      });

      await page.getByText('用证据包自带的').click();
      await page.getByLabel('选择或拖入一份证据包').setInputFiles(vector('good.evp'));
      await page.getByText('所用公钥来自本包，未经您另行核实').waitFor();
      expect(await page.locator('.verdict.holds').count()).toBe(0);
      await checkPage(page, `verify, own keys, ${size}`);

      await page.getByText('用我另行取得的信任名单').click();
      const policy = readFileSync(vector('policy-sha256.txt'), 'utf8');
      await page.getByLabel('粘贴信任名单').fill(policy);
      await page.getByRole('heading', { name: /^成立/ }).waitFor();
      expect(new Set(await marks(page))).toEqual(new Set(['成立']));
      await page.getByText('日志第 3 条').click();
      await page.getByText('序号（从 0 起）').first().waitFor();
      await checkPage(page, `verify, holds, ${size}`);
      const isWide = size === 'wide';
      await photograph(page, isWide ? '28-verify' : `verify-holds-${size}`, isWide);

      await page.getByLabel('选择或拖入一份证据包').setInputFiles(vector('backdated.evp'));
      await page.getByRole('heading', { name: /^不成立/ }).waitFor();
      await page.getByText('系统登记的时间不在旁证的范围内').waitFor();
      await checkPage(page, `verify, does not hold, ${size}`);
      await photograph(page, `verify-does-not-hold-${size}`);

      await page.getByLabel('选择或拖入一份证据包').setInputFiles(vector('bomb.evp'));
      await page.getByRole('alert').getByText('超出证据包的大小限制').waitFor();
      await checkPage(page, `verify, no package, ${size}`);
      await photograph(page, `verify-refused-${size}`);
      expect(sent).toEqual([]);
      expect(faults).toEqual([]);
    },
  );

  it.each(SIZES)(
    'checks time stamps by a certificate that is chosen, and says what is missing without: %s',
    async (size, viewport) => {
      const { page, faults } = await newPage(browser, viewport);
      await page.goto(`${server.address}/verify`);
      await page.getByText('用我另行取得的信任名单').click();
      const policy = readFileSync(vector('policy-sha256.txt'), 'utf8');
      await page.getByLabel('粘贴信任名单').fill(policy);
      await page.getByLabel('选择或拖入一份证据包').setInputFiles(vector('stamped.evp'));
      await page.getByText('时间戳没有核对：缺少时间戳机构的证书').waitFor();
      await page.getByText('时间不晚于 2026-11-26').waitFor();
      expect(await page.locator('.verdict.holds').count()).toBe(1);
      await checkPage(page, `verify, stamp untold, ${size}`);
      await photograph(page, `verify-stamp-untold-${size}`);

      const chosen = page.getByLabel('选择证书文件');
      await chosen.setInputFiles(vector('policy-sha256.txt'));
      await page.getByRole('alert').getByText('没有读得出的证书').waitFor();
      await checkPage(page, `verify, no certificate, ${size}`);
      await chosen.setInputFiles(vector('authority.pem'));
      await page.getByText('时间戳有效，由 CN=authority').waitFor();
      await page.getByText('所用证书：CN=root').waitFor();
      await page.getByText('时间介于 2026-11-26').waitFor();
      expect(new Set(await marks(page))).toEqual(new Set(['成立']));
      await checkPage(page, `verify, stamped, ${size}`);
      await photograph(page, `verify-stamped-${size}`);
      await page.getByRole('button', { name: '不用这份证书' }).click();
      await page.getByText('时间戳没有核对').waitFor();
      expect(faults).toEqual([]);
    },
  );

  it('takes a file that is dropped, in English too, and prints clean', async () => {
    const { page, faults } = await newPage(browser);
    await page.goto(`${server.address}/verify`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Can this evidence be relied on' }).waitFor();
    const bytes = readFileSync(vector('good-sm3.evp')).toString('base64');
    const transfer = await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      const all = Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
      data.items.add(new File([all], 'good-sm3.evp'));
      return data;
    }, bytes);
    await page.getByText('What the package brings along').click();
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: transfer });
    await page.getByText('Entry 3 of the log log.example/sm3').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.drop').isVisible()).toBe(false);
    expect(await page.locator('.statements').isVisible()).toBe(true);
    await photograph(page, 'verify-print');
    expect(faults).toEqual([]);
  });
});

describe('what a package carries', () => {
  let browser: Browser;
  let folder = '';
  const at = (name: string) => join(folder, name);
  beforeAll(async () => {
    browser = await openBrowser();
    folder = mkdtempSync(join(tmpdir(), 'jinze-offline-'));
    const read = readPackage(new Uint8Array(readFileSync(vector('good.evp'))));
    if (!read.ok) throw new Error(read.error.code);
    const text = (name: string) => readFileSync(join(OFFLINE, name), 'utf8');
    const verifier = { html: text('verify.html'), mjs: text('verify.mjs') };
    const { custody: _, blobs, tokens: __, parts: ___, ...content } = read.value;
    const evp = writePackage({ ...content, files: [...blobs.values()], verifier });
    writeFileSync(at('with-verifier.evp'), evp);
    writeFileSync(at('verify.html'), verifier.html);
    writeFileSync(at('verify.mjs'), verifier.mjs);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(SIZES)(
    'verify.html checks it, opened from a disk and without a network: %s',
    async (size, viewport) => {
      const { page, faults } = await newPage(browser, viewport);
      await page.context().setOffline(true);
      await page.goto(pathToFileURL(at('verify.html')).href);
      await page.getByRole('heading', { name: '这份证据，是否可信' }).waitFor();
      await page.getByLabel('选择或拖入一份证据包').setInputFiles(at('with-verifier.evp'));
      await page.getByText('所用公钥来自本包，未经您另行核实').waitFor();
      await checkPage(page, `offline, own keys, ${size}`);
      await page.getByLabel('或选择文件').setInputFiles(vector('policy-sha256.txt'));
      await page.getByRole('heading', { name: /^成立/ }).waitFor();
      expect(new Set(await marks(page))).toEqual(new Set(['成立']));
      await checkPage(page, `offline, holds, ${size}`);
      await photograph(page, `offline-holds-${size}`);
      await page.getByLabel('选择或拖入一份证据包').setInputFiles(vector('stamped.evp'));
      await page.getByText('时间戳没有核对：缺少时间戳机构的证书').waitFor();
      await page.getByLabel('选择证书文件').setInputFiles(vector('policy-sha256.txt'));
      await page.getByRole('alert').getByText('没有读得出的证书').waitFor();
      await page.getByLabel('选择证书文件').setInputFiles(vector('authority.pem'));
      await page.getByText('时间戳有效，由 CN=authority').waitFor();
      expect(new Set(await marks(page))).toEqual(new Set(['成立']));
      await checkPage(page, `offline, stamped, ${size}`);
      await photograph(page, `offline-stamped-${size}`);
      await page.getByLabel('选择或拖入一份证据包').setInputFiles(vector('changed-file.evp'));
      await page.getByText('文件与登记时不一致').waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByText('It does not hold').waitFor();
      await page.getByLabel('Choose or drop').setInputFiles(vector('traversal.evp'));
      await page.getByRole('alert').getByText('a file that no package has').waitFor();
      await checkPage(page, `offline, refused, ${size}`);
      expect(faults).toEqual([]);
    },
  );

  it('verify.mjs checks it with Node alone, with the exit codes of the command', () => {
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [at('verify.mjs'), ...args], { cwd: folder, encoding: 'utf8' });
    const good = run('with-verifier.evp', '--policy', vector('policy-sha256.txt'));
    expect([good.status, good.stderr, good.stdout.split('：')[0]]).toEqual([0, '', '成立']);
    expect(run('with-verifier.evp').status).toBe(3);
    const policy = ['--policy', vector('policy-sha256.txt')];
    expect(run(vector('changed-leaf.evp'), ...policy).status).toBe(1);
    expect(run(vector('duplicate.evp')).status).toBe(2);
    const stamped = run(vector('stamped.evp'), ...policy, '--tsa', vector('authority.pem'));
    expect([stamped.status, stamped.stderr]).toEqual([0, '']);
    expect(stamped.stdout).toContain('✓ 时间戳有效，由 CN=authority');
    expect(run(vector('stamped.evp'), ...policy).stdout).toContain('缺少时间戳机构的证书');
  });
});
