// The evidence file of a leader, from the leader's page to the archive on somebody's disk.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipped } from '@jinze/documents/testing';
import { linesOfPage, readPdf } from '@jinze/documents/testing/pdf';
import { verifyFile } from '@jinze/ledger/evidence';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import { type TestServer } from './server.ts';

describe('an evidence file', () => {
  let server: TestServer;
  let browser: Browser;
  let office: Page;
  let faults: string[];
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('evidence-file'), openBrowser()]);
    const opened = await newPage(browser);
    ({ page: office, faults } = opened);
    await signInAs(office, server.address, /^云江市安委办/);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Somebody of the prefecture with records. */
  const leader = async (): Promise<string> => {
    const list = '/api/performance/records?region=/99/9901/&limit=1';
    const answer = await office.request.get(`${server.address}${list}`);
    const { items } = (await answer.json()) as {
      items: { participants: { personId: string }[] }[];
    };
    const id = items[0]?.participants[0]?.personId;
    if (id === undefined) throw new Error('the prefecture has records');
    return id;
  };
  const given = async (name: string): Promise<Buffer> => {
    const [download] = await Promise.all([
      office.waitForEvent('download', { timeout: 60_000 }),
      office.getByRole('button', { name }).click(),
    ]);
    return readFileSync(await download.path());
  };

  it('is opened from the leader’s page, and says what it has before it is made', async () => {
    await office.goto(`${server.address}/posts/people/${await leader()}`);
    await office.getByRole('link', { name: '证据卷' }).click();
    await office.getByRole('heading', { level: 1, name: /的证据卷：\d+ 条记录/ }).waitFor();
    await office.getByRole('heading', { name: '没有收录的内容' }).waitFor();
    await photograph(office, '130-evidence-file', true);
    await checkPage(office, 'evidence file');
    await office.setViewportSize(PHONE);
    await photograph(office, 'evidence-file-phone');
    await checkPage(office, 'evidence file on a phone');
    await office.setViewportSize(WIDE);
  });

  it('is of other days once they are typed, and asked for no year of which figures are missing', async () => {
    const asked: (string | null)[] = [];
    office.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.startsWith('/api/evidence-files/')) asked.push(searchParams.get('from'));
    });
    const from = office.getByLabel('起');
    const before = await from.inputValue();
    for (const typed of ['0002-03-15', '0020-03-15', '0202-03-15', '2025-03-15'])
      await from.fill(typed);
    await expect.poll(() => asked, { timeout: 15_000 }).toEqual(['2025-03-15']);
    await from.fill('');
    await from.blur();
    await expect.poll(() => from.inputValue(), { timeout: 15_000 }).toBe(before);
    await office.getByRole('heading', { level: 1, name: /的证据卷：\d+ 条记录/ }).waitFor();
    office.removeAllListeners('request');
  });

  it('is given as paper, and as an archive whose files are what its list says', async () => {
    const paper = readPdf(await given('制作 PDF'));
    expect(paper.length).toBeGreaterThan(4);
    const text = paper.flatMap((page) => linesOfPage(page).map((line) => line.text)).join('\n');
    expect(text).toContain('履职记录（按职责条项）');
    const files = await unzipped(await given('制作压缩卷（.zip）'));
    const { entries } = JSON.parse(String(files.get('MANIFEST.json'))) as {
      entries: { path: string; sha256: string }[];
    };
    expect(entries).toHaveLength(files.size - 1);
    for (const { path, sha256 } of entries)
      expect([
        path,
        createHash('sha256')
          .update(files.get(path) ?? '')
          .digest('hex'),
      ]).toEqual([path, sha256]);
    const [name, bytes] = [...files].find(([path]) => path.endsWith('.evp')) ?? [];
    const policy = String(files.get('存证/policy.txt'));
    const verdict = await verifyFile(new Uint8Array(bytes ?? []), { policy });
    expect([
      name,
      verdict.ok && verdict.value.statements.filter(({ holds }) => holds === 'no'),
    ]).toEqual([name, []]);
  });

  it('says of a file that is called off, or breaks off, that nothing of it was kept', async () => {
    const file = /\/api\/evidence-files\/.+\/file\?/;
    let downloads = 0;
    office.on('download', () => {
      downloads += 1;
    });
    await office.getByText(/按记录和附件估计：PDF 约 .+，压缩卷约/).waitFor();
    // A server that takes its time.
    await office.route(file, () => undefined);
    await office.getByRole('button', { name: '制作压缩卷（.zip）' }).click();
    await office.getByText('正在制作压缩卷，请留在本页').waitFor();
    await office.getByText(/已收到 0 B，预计约/).waitFor();
    await checkPage(office, 'evidence file on its way');
    await office.getByRole('button', { name: '取消' }).click();
    await office.getByText('已取消，没有保存任何内容。').waitFor();
    await office.unroute(file);
    // A connection that is closed half way, in good order.
    await office.route(file, async (route) => {
      const response = await route.fetch();
      const whole = await response.body();
      await route.fulfill({ response, body: whole.subarray(0, whole.length / 2) });
    });
    await office.getByRole('button', { name: '制作 PDF' }).click();
    await office.getByText(/收到 .+ 后中断，文件不完整，没有保存。/).waitFor();
    await checkPage(office, 'evidence file that broke off');
    await office.unroute(file);
    expect(downloads).toBe(0);
    // Nothing is in the way of making it again.
    await given('制作 PDF');
    await office.getByText(/已制作完成，交浏览器保存：.+\.pdf（/).waitFor();
  });

  it('says that there is nothing over days without records', async () => {
    const { pathname } = new URL(office.url());
    await office.goto(`${server.address}${pathname}?from=2019-01-01&to=2019-02-01`);
    await office.getByText('没有可以入卷的记录').waitFor();
    expect(faults).toEqual([]);
  });
});
