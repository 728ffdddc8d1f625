// The year and notices in a real browser: an office takes the year over, edits it in place, and says how it is told.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import { type TestServer } from './server.ts';

describe('the year and notices', () => {
  let server: TestServer;
  let browser: Browser;
  let office: Page;
  let faults: string[];
  let year: string;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('year'), openBrowser()]);
    const opened = await newPage(browser);
    [office, faults] = [opened.page, opened.faults];
    await signInAs(office, server.address, /青石县安委办/);
    // As the server counts days.
    year = (await office.getByText(/^截至 \d{4}-/).innerText()).slice(3, 7);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  const open = (path: string) => office.goto(`${server.address}${path}`);
  /** Both sizes: nothing inaccessible, nothing wider than the screen. */
  const checkBoth = async (name: string) => {
    await checkPage(office, name);
    await office.setViewportSize(PHONE);
    await photograph(office, `${name}-phone`);
    await checkPage(office, `${name} on a phone`);
    await office.setViewportSize(WIDE);
    await photograph(office, name);
  };
  const heading = (name: RegExp) => office.getByRole('heading', { level: 1, name });

  it('a year without entries says where to begin; the usual one is taken over in part', async () => {
    await open('/calendar');
    await heading(/还没有工作年历/).waitFor();
    await checkBoth('year-empty');
    await office.getByRole('button', { name: '从往年和常用事项加入' }).click();
    await heading(/哪些事项加入青石县/).waitFor();
    await office.getByRole('checkbox', { name: '安全生产月' }).check();
    await office.getByRole('checkbox', { name: /自查自评/ }).check();
    await checkBoth('year-take-over');
    await office.getByRole('button', { name: '加入 2 项' }).click();
    await heading(/工作年历：2 项/).waitFor();
  });

  it('an entry is changed in its place, and the page shows it in its month', async () => {
    await office.getByRole('button', { name: '修改“安全生产月”' }).click();
    await office.getByLabel('结束').fill(`${year}-05-31`);
    await office.getByRole('button', { name: '保存' }).click();
    await office.getByText('结束日期早于开始日期').first().waitFor();
    await office.getByLabel('结束').fill(`${year}-07-05`);
    await office.getByRole('button', { name: '保存' }).click();
    await office.getByText('已修改“安全生产月”').waitFor();
    await office.locator('#month-7').getByText('安全生产月').waitFor();
    await checkBoth('year');
    await office.reload();
    await office.locator('#month-7').getByText(`07-05`).waitFor();
  });

  it('the clause an entry rests on opens in the reader', async () => {
    await office.locator('a[href*="/instruments/"]').first().click();
    await heading(/地方党政领导干部安全生产责任制规定/).waitFor();
    const { hash } = new URL(office.url());
    await office.locator(`[id="${hash.slice(1)}"]`).waitFor();
    await open('/calendar');
  });

  it('an entry of one’s own is added and removed with a reason; one entry has a page', async () => {
    await office.getByRole('button', { name: '增加一项' }).click();
    await office.getByLabel('事项').fill('冬季专项检查');
    await office.getByLabel('开始').fill(`${year}-12-01`);
    await office.getByLabel('结束').fill(`${year}-12-20`);
    await office.getByLabel('责任人或单位').fill('县应急管理局');
    await office.getByRole('button', { name: '加入年历' }).click();
    await heading(/工作年历：3 项/).waitFor();
    await office.getByRole('link', { name: '冬季专项检查' }).first().click();
    await heading(/冬季专项检查/).waitFor();
    await checkBoth('year-entry');
    await office.getByRole('button', { name: '移除' }).click();
    await office.getByLabel('为什么移除').fill('并入上级安排');
    await office.getByRole('dialog').getByRole('button', { name: '移除' }).click();
    await heading(/工作年历：2 项/).waitFor();
  });

  it('an office sets a robot for its group, tries it, and its address is not shown again', async () => {
    await open('/notices/region');
    await office.getByRole('button', { name: '添加群机器人' }).click();
    await office.getByLabel('名称').fill('县安委办工作群');
    // Nobody listens there: the page says what came of the trial.
    await office.getByLabel('机器人的网址').fill('http://127.0.0.1:9/send?access_token=geheim');
    await checkPage(office, 'robot-dialog');
    await office.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await office.getByText('已添加“县安委办工作群”').waitFor();
    await office.getByRole('button', { name: '试发一条' }).click();
    await office.getByText('连不上对方的服务器').waitFor();
    expect(await office.content()).not.toContain('geheim');
    await checkBoth('region-notices');
  });

  it('one chooses what one is told of; without a mail server the page says so', async () => {
    await open('/notices/settings');
    await office.getByText('本系统没有设置邮件服务器').waitFor();
    await office
      .getByRole('radiogroup', { name: /督办销号/ })
      .getByText('不收')
      .click();
    await office.getByRole('button', { name: '保存' }).click();
    await office.getByText('已保存').waitFor();
    await office.reload();
    await office.getByText('本系统没有设置邮件服务器').waitFor();
    const chosen = office
      .getByRole('radiogroup', { name: /督办销号/ })
      .getByRole('radio', { checked: true });
    expect(await chosen.locator('xpath=ancestor::label').innerText()).toBe('不收');
    await checkBoth('notice-settings');
    await open('/notices');
    await heading(/没有未读的通知/).waitFor();
    await checkBoth('inbox');
  });

  it('no page had a script error', () => {
    expect(faults).toEqual([]);
  });
});
