// Evidence that stands, in a real browser: the log witnessed, receipts, a package that verifies offline, what two persons decide.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import { type TestServer } from './server.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, '.cache/e2e-files/');
const run = promisify(execFile);

/** Keeps what the browser was given, under the name it was given. */
async function keep(download: Download): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

async function given(page: Page, act: () => Promise<unknown>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return keep(download);
}

describe('the evidence ledger', () => {
  let server: TestServer;
  let browser: Browser;
  let office: Page;
  /** A second person of the same office. */
  let second: Page;
  let secondName = '';
  /** A leader of the county: who the package is about does not see it, also not in the office. */
  let leaderName = '';
  /** Whom the package is about: neither sealed off nor one of the two who decide. */
  let subjectName = '';
  /** A record of the county, by its address. */
  let recordAddress = '';
  const faults: string[][] = [];
  const open = async (viewport?: { width: number; height: number }) => {
    const opened = await newPage(browser, viewport);
    faults.push(opened.faults);
    return opened.page;
  };
  const signedIn = async (name: RegExp, viewport?: { width: number; height: number }) => {
    const page = await open(viewport);
    await signInAs(page, server.address, name);
    return page;
  };
  const at = (path: string) => `${server.address}${path}`;
  /** Both sizes: nothing inaccessible, nothing wider than the screen. */
  const checkBoth = async (page: Page, name: string) => {
    await photograph(page, name);
    await checkPage(page, name);
    await page.setViewportSize(PHONE);
    await photograph(page, `${name}-phone`);
    await checkPage(page, `${name} on a phone`);
    await page.setViewportSize(WIDE);
  };
  const heading = (page: Page, name: string | RegExp) =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('ledger'), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('an auditor reads in one sentence that all is sealed and witnessed, and finds a record by its number', async () => {
    const auditor = await signedIn(/审计管理员/);
    await auditor.getByRole('link', { name: '存证' }).click();
    await heading(auditor, /全部记录已存证，最近一次见证于/);
    await auditor.getByRole('cell', { name: '已见证' }).first().waitFor();
    await photograph(auditor, '23-ledger', true);
    await checkBoth(auditor, 'ledger');
    // Signing in was an act of the auditor's own: it is in the log, its kind is not told.
    await auditor.getByText('不显示类别').first().waitFor();
    const search = auditor.getByLabel('按记录编号查找');
    await search.fill('01975e0c-3b1a');
    await search.press('Enter');
    await auditor.getByText('记录编号应是 8-4-4-4-12 位').waitFor();
    await checkPage(auditor, 'a number that is none');
    await search.fill('01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e01');
    await search.press('Enter');
    await auditor.getByText('日志里没有这个编号的记录').waitFor();
    await auditor.getByLabel('按记录编号查找').fill('');
    await auditor.getByLabel('按记录编号查找').press('Enter');
    await auditor.locator('tbody').last().getByRole('button').last().click();
    await auditor.getByRole('heading', { name: /的条目$/ }).waitFor();
    expect(new URL(auditor.url()).searchParams.get('record')).toMatch(/^[0-9a-f-]{36}$/);
    await auditor.getByRole('link', { name: '检查点原文' }).waitFor();
    const checkpoint = await auditor.request.get(at('/ledger/checkpoint'));
    expect(await checkpoint.text()).toMatch(/^[^\n]+\n\d+\n[A-Za-z0-9+/]{43}=\n\n— /);
  });

  it('a list shows its seal at its end and in the why panel; the package verifies without the server', async () => {
    office = await signedIn(/临河县安委办/);
    await office.goto(at('/duties'));
    await office.locator('td.head a').first().click();
    await office.getByText(/已存证 第 .+ 条 · .+ 受理 · 已见证/).waitFor();
    await office.locator('[id^="why-"]').first().click();
    const panel = office.getByRole('complementary');
    await panel.getByText(/已存证 第 .+ 条/).waitFor();
    await checkPage(office, 'why with its seal');
    await panel.getByRole('link', { name: '存证情况' }).click();
    await heading(office, '这份记录已存证，并已见证');
    recordAddress = new URL(office.url()).pathname;
    await photograph(office, '24-record', true);
    await checkBoth(office, 'record');
    const receipt = await given(office, () =>
      office.getByRole('link', { name: '下载第 1 版的回执' }).click(),
    );
    expect(readFileSync(receipt, 'utf8')).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
    const file = await given(office, () =>
      office.getByRole('button', { name: '下载证据包' }).click(),
    );
    const policy = join(FOLDER, 'policy.txt');
    writeFileSync(policy, await (await office.request.get(at('/ledger/policy'))).text());
    const verified = await run(
      process.execPath,
      [join(ROOT, 'packages/cli/src/jinze.ts'), 'verify', file, '--policy', policy],
      { cwd: ROOT },
    );
    expect(verified.stdout).toContain('日志第');
  });

  it('a leader has their receipts on a phone, each and all', async () => {
    await office.goto(at('/duties'));
    leaderName = await office.locator('td.head a').first().innerText();
    subjectName = await office.locator('td.head a').nth(1).innerText();
    const leader = await signedIn(new RegExp(leaderName), PHONE);
    await leader.getByRole('button', { name: '菜单' }).click();
    await leader.getByRole('link', { name: '存证' }).click();
    await heading(leader, '与您有关的记录都已存证');
    await photograph(leader, '25-mine', true);
    await checkPage(leader, 'my receipts on a phone');
    await leader.setViewportSize(WIDE);
    await photograph(leader, 'my-receipts');
    await checkPage(leader, 'my receipts');
    const receipt = await given(leader, () =>
      leader
        .getByRole('link', { name: /^下载责任清单起草/ })
        .first()
        .click(),
    );
    expect(readFileSync(receipt, 'utf8')).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
    const all = await given(leader, () =>
      leader.getByRole('link', { name: '下载全部回执' }).click(),
    );
    expect(readFileSync(all).subarray(0, 2).toString()).toBe('PK');
  });

  it('a second person joins the office', async () => {
    await office.goto(at('/posts?search=应急'));
    const link = office
      .getByRole('row', { name: /应急管理局/ })
      .getByRole('link')
      .first();
    secondName = (await link.innerText()).trim();
    const security = await signedIn(/安全管理员/);
    await security.goto(at(`/accounts?search=${encodeURIComponent(secondName)}`));
    await security.getByRole('button', { name: '授予角色' }).first().click();
    await security.getByRole('combobox', { name: '管理范围' }).fill('临河');
    await security.getByText('临河县', { exact: true }).last().click();
    await security.getByRole('dialog').getByRole('button', { name: '授予角色' }).click();
    await security.getByText('角色已授予').waitFor();
    second = await signedIn(new RegExp(secondName));
  });

  it('a record is sealed off by two persons, on a basis and an order; nobody decides their own', async () => {
    await office.goto(at(recordAddress));
    await office.getByRole('button', { name: '提出依法删除或封存' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByRole('button', { name: '提出' }).click();
    await dialog.getByText('有 3 处需要改正').waitFor();
    await checkBoth(office, 'restrict-errors');
    await dialog.getByLabel('法律依据').fill('《保守国家秘密法》第二十三条');
    await dialog.getByLabel('决定文号').fill('临密决〔2026〕2号');
    await dialog.getByLabel('理由').fill('误收录了不宜公开的内容');
    await dialog.getByRole('button', { name: '提出' }).click();
    await signedFor(office, '临河县安委办', '已提出，等另一人决定');
    await office.getByRole('link', { name: '依法删除与封存' }).click();
    await heading(office, '有 1 件依法删除或封存等待决定');
    await office.getByText('您提出的，须由另一人决定').waitFor();
    expect(await office.getByRole('button', { name: '决定' }).count()).toBe(0);
    await second.goto(at('/ledger/restrictions'));
    await second.getByRole('button', { name: '决定' }).click();
    await second.getByRole('dialog').getByLabel('说明（可空）').fill('按决定执行');
    await checkPage(second, 'deciding');
    await second.getByRole('dialog').getByRole('button', { name: '同意并执行' }).click();
    await signedFor(second, secondName, '已办理');
    await photograph(second, '26-restrictions', true);
    await checkBoth(second, 'restrictions');
    await office.goto(at(recordAddress));
    await office.getByText('这份记录已依法封存').waitFor();
    expect(await office.getByRole('button', { name: '下载证据包' }).count()).toBe(0);
    await checkPage(office, 'sealed off');
  });

  it('a discipline organ gets a package of a person: asked for, agreed by another, made, taken; each act and hash on the list', async () => {
    await office.goto(at('/ledger/handouts'));
    await heading(office, '没有等待决定的移交或调取');
    await office.getByRole('button', { name: '办理移交' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByText('对其有利与不利的一并收录').waitFor();
    await dialog.getByRole('button', { name: '提出移交' }).click();
    await dialog.getByRole('link', { name: '姓名：请选一个人' }).click();
    await checkPage(office, 'package without a person');
    await dialog.getByRole('combobox', { name: '姓名' }).fill(subjectName);
    await office
      .getByText(new RegExp(`^${subjectName}（`))
      .last()
      .click();
    await dialog.getByLabel('接收机关').fill('中共临河县纪律检查委员会');
    await dialog.getByLabel('用途').fill('核查履职情况');
    await dialog.getByLabel('来函文号（可空）').fill('临纪函〔2026〕7号');
    await dialog.getByRole('button', { name: '提出移交' }).click();
    await signedFor(office, '临河县安委办', '条记录，等另一人决定');
    await second.goto(at('/ledger/handouts'));
    await heading(second, '有 1 件移交或调取等待决定');
    await second.getByRole('button', { name: '决定' }).click();
    await second.getByRole('dialog').getByRole('button', { name: '同意' }).click();
    await signedFor(second, secondName, '已办理');
    await office.reload();
    const file = await given(office, () =>
      office.getByRole('button', { name: '生成并下载' }).click(),
    );
    await office.getByText('已生成并下载').waitFor();
    await office.getByRole('button', { name: '登记领取' }).click();
    await dialog.getByLabel('领取人（单位、姓名）').fill('县纪委监委 顾若溪');
    await dialog.getByRole('button', { name: '登记领取' }).click();
    await office.getByText('已登记领取').waitFor();
    await office.getByText(/^经手记录/).click();
    const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
    await office.getByText(hash).first().waitFor();
    for (const act of ['提出', '同意', '生成', '交付'])
      await office.locator('.custody').getByText(act).first().waitFor();
    await photograph(office, '27-handouts', true);
    await checkBoth(office, 'handouts');
  });

  it('a leader asks for contents, the office agrees, and what is downloaded is on the custody list', async () => {
    const leader = await signedIn(new RegExp(leaderName), PHONE);
    await leader.goto(at('/ledger/mine'));
    await leader.getByRole('button', { name: '申请调取内容' }).click();
    await leader
      .getByRole('checkbox', { name: /^选择任职登记/ })
      .first()
      .check();
    await leader.getByText('已选 1 条').waitFor();
    await photograph(leader, 'asking-phone');
    await checkPage(leader, 'asking on a phone');
    await leader.getByRole('button', { name: '写明用途' }).click();
    await leader.getByLabel('用途').fill('向上级纪委说明履职情况');
    await leader.getByRole('button', { name: '提交申请' }).click();
    await leader.getByText('已提交申请，等安委办办理').waitFor();
    await office.goto(at('/ledger/handouts'));
    await office.getByRole('button', { name: '决定' }).click();
    await checkPage(office, 'deciding a release');
    await office.getByRole('dialog').getByRole('button', { name: '同意' }).click();
    await signedFor(office, '临河县安委办', '已办理');
    await leader.reload();
    const file = await given(leader, () =>
      leader.getByRole('button', { name: '生成并下载' }).click(),
    );
    expect(file).toMatch(/\.evp$/);
    await leader.getByText('已生成并下载').waitFor();
    await checkPage(leader, 'a release on a phone');
  });

  it('the log’s page prints with its conclusion, and reads in English', async () => {
    await office.goto(at('/ledger'));
    await heading(office, /已存证|等待/);
    await office.emulateMedia({ media: 'print' });
    expect(await office.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await office.getByRole('navigation', { name: '菜单' }).isVisible()).toBe(false);
    await office.emulateMedia({ media: 'screen' });
    await office.getByRole('button', { name: 'English' }).click();
    await heading(office, /sealed|waiting/);
    await photograph(office, 'ledger-english');
    await checkPage(office, 'the log in English');
  });

  it('no script failed anywhere', () => {
    expect(faults.flat()).toEqual([]);
  });
});

/** Waits for the words; shows on the way that it is really this person, where signing in lies back too far. */
async function signedFor(page: Page, name: string, words: string): Promise<void> {
  const field = page.getByLabel('本人确认');
  await field.or(page.getByText(words)).first().waitFor();
  if (await field.isVisible()) {
    await field.fill(name);
    await page.getByRole('button', { name: '确认并继续' }).click();
  }
  await page.getByText(words).first().waitFor();
}
