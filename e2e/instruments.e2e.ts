// The reader and local rules in a real browser: what stands at a place and why, who must do it, import, adoption.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs } from './page.ts';
import { type TestServer } from './server.ts';

const FOLDER = fileURLToPath(new URL('../.cache/e2e-files/', import.meta.url));

function file(name: string, requirement: object): string {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, name);
  const content = {
    title: '石桥县党政领导干部安全生产责任清单（演示）',
    documentNo: '石委办发〔2024〕12号',
    region: '石桥县',
    effectiveFrom: '2024-06-01',
    requirements: [
      {
        article: '第三条',
        text: '县委常委会每月研究一次安全生产工作',
        postClasses: ['party-chief'],
        levels: ['county'],
        item: '5.2',
        kind: 'count',
        activity: 'study',
        body: 'standing-committee',
        atLeast: 1,
        per: 'month',
        ...requirement,
      },
    ],
  };
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe('the reader and local rules', () => {
  let server: TestServer;
  let browser: Browser;
  let office: Page;
  const faults: string[][] = [];
  const open = async (viewport?: { width: number; height: number }) => {
    const opened = await newPage(browser, viewport);
    faults.push(opened.faults);
    return opened.page;
  };
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('instruments'), openBrowser()]);
    office = await open();
    await signInAs(office, server.address, /石桥县安委办/);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    expect(faults.flat()).toEqual([]);
  });

  it('shows beside each clause what the place asks, which value won and what gave way', async () => {
    await office.getByRole('link', { name: '法规库' }).click();
    const clause = office.locator('[id="art5.2"]');
    await clause.getByText('县委常委会每季度至少研究一次安全生产工作', { exact: true }).waitFor();
    await clause.getByText('已由云岭省云江市更严的').waitFor();
    const conflict = office.locator('[id="art6.2"] .conflict');
    expect(await conflict.innerText()).toContain('较宽，不得放宽');
    await clause.scrollIntoViewIfNeeded();
    await photograph(office, '09-reader', true);
    await checkPage(office, 'reader');
  });

  it('says who must do it: the posts of the clause, and the people in them', async () => {
    await office.getByRole('button', { name: '谁要做：第五条第二项' }).click();
    const panel = office.getByRole('complementary', { name: '谁要做：第五条第二项' });
    await panel.getByText('石桥县范围内的在任者').waitFor();
    expect(await panel.locator('.plain-list li').count()).toBeGreaterThan(0);
    await photograph(office, '10-who', true);
    await checkPage(office, 'who must do it');
    await office.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await office.getByRole('button', { name: '谁要做：第二十六条' }).click();
    await office.getByRole('complementary').getByText('纪检监察机关、组织人事部门').waitFor();
    await office.getByRole('button', { name: '关闭' }).click();
  });

  it('finds words in articles, points and requirements, and says when there are none', async () => {
    const search = office.getByLabel('在条文、要点和要求中查找');
    await search.fill('专项资金');
    await search.press('Enter');
    await office.getByText('找到 1 条').waitFor();
    expect(await office.locator('mark').first().innerText()).toBe('专项资金');
    await search.fill('2022');
    await search.press('Enter');
    await office.getByText('没有包含“2022”的条文或要求').waitFor();
    await checkPage(office, 'nothing found');
    await office.reload();
    await office.getByText('没有包含“2022”的条文或要求').waitFor();
    await office.getByRole('button', { name: '清除查找' }).click();
    await office.locator('[id="art29"]').waitFor();
  });

  it('adopts an unverified value by a document, and takes it back with a reason', async () => {
    const line = office.locator('[id="art5"] .local-rules li', { hasText: '暗查暗访' });
    // One and no more: a second would be refused as ambiguous.
    await line.getByText('不计', { exact: true }).waitFor();
    await line.getByRole('button', { name: '采用' }).click();
    await office.getByLabel('依据文件（文号）').fill('石安委〔2026〕5号');
    await photograph(office, '11-adopt', true);
    await checkPage(office, 'adoption');
    await office.getByRole('dialog').getByRole('button', { name: '采用' }).click();
    await office.getByText('已采用，起草新的责任清单时按此计算').waitFor();
    await line.getByText(/石桥县安委办 \d{4}-.* 以 石安委/).waitFor();
    expect(await line.getByText('不计', { exact: true }).count()).toBe(0);
    await line.getByRole('button', { name: '取消采用' }).click();
    await office.getByLabel('理由').fill('文件尚未印发');
    await office.getByRole('dialog').getByRole('button', { name: '取消采用' }).click();
    await office.getByText('已取消采用').waitFor();
    await line.getByText('不计', { exact: true }).waitFor();
  });

  it('an instrument with errors is refused cell by cell; corrected, it says what it will do first', async () => {
    await office.getByRole('link', { name: '导入地方规定' }).click();
    await office
      .getByLabel('选择文件')
      .setInputFiles(file('有错误的清单.json', { activity: '研就', per: '' }));
    await office.getByText('2 处错误').waitFor();
    const rows = await office.locator('tbody tr').allInnerTexts();
    expect(rows[0]).toMatch(/行 2[\s\S]*activity[\s\S]*研就[\s\S]*研究/);
    await checkPage(office, 'import errors');
    await office.getByLabel('选择文件').setInputFiles(file('清单.json', {}));
    await office.getByText('更严，取代').waitFor();
    await photograph(office, '12-import-local', true);
    await checkPage(office, 'import check');
    await office.getByRole('button', { name: '导入 1 条要求' }).click();
    await office.getByRole('link', { name: '查看导入的规定' }).click();
    await office.getByRole('heading', { name: /石桥县党政领导干部安全生产责任清单/ }).waitFor();
    await checkPage(office, 'local instrument');
    await office.goto(`${server.address}/instruments#art5.2`);
    await office
      .locator('[id="art5.2"]')
      .getByText('县委常委会每月研究一次安全生产工作', { exact: true })
      .waitFor();
  });

  it('every built-in parameter is listed, used or with the reason why not', async () => {
    await office.goto(`${server.address}/instruments/local`);
    await office.getByText('全部收录的').click();
    await office.getByRole('link', { name: '安全生产责任制及行政责任追究暂行规定' }).waitFor();
    expect(await office.locator('tbody tr').count()).toBeGreaterThan(40);
    await checkPage(office, 'local instruments');
    await office.getByRole('link', { name: '安全生产责任制及行政责任追究暂行规定' }).click();
    await office.locator('tr#P046').getByText('未核对').waitFor();
  });

  it('on a phone a leader reads what stands at their place, and cannot adopt or import', async () => {
    const phone = await open(PHONE);
    await signInAs(phone, server.address, /林致和/);
    await phone.goto(`${server.address}/instruments`);
    await phone.locator('.local-rules').first().waitFor();
    expect(await phone.getByRole('button', { name: '采用' }).count()).toBe(0);
    expect(await phone.getByRole('link', { name: '导入地方规定' }).count()).toBe(0);
    await phone.locator('[id="art5.2"]').scrollIntoViewIfNeeded();
    await photograph(phone, '13-reader-phone', true);
    await checkPage(phone, 'reader on a phone');
    const beside = await open(PHONE);
    await signInAs(beside, server.address, /青石县安委办/);
    await beside.goto(`${server.address}/instruments/local-990102-1`);
    await beside.getByRole('heading', { name: /石桥县/ }).waitFor();
    expect(await beside.getByRole('button', { name: '撤回' }).count()).toBe(0);
    await checkPage(beside, 'another county’s instrument on a phone');
  });

  it('withdraws an instrument with a reason; the place falls back on what is left', async () => {
    await office.goto(`${server.address}/instruments/local-990102-1`);
    await office.getByRole('button', { name: '撤回' }).click();
    await office.getByLabel('理由').fill('导错了文件');
    await office.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
    await office.getByText('撤回：导错了文件').waitFor();
    await office.goto(`${server.address}/instruments#art5.2`);
    await office
      .locator('[id="art5.2"]')
      .getByText('县委常委会每季度至少研究一次安全生产工作', { exact: true })
      .waitFor();
  });
});
