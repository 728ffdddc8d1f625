// Regions in a real browser: the tree, one region with its bodies and names, a body with its posts, and changes by document.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import { type TestServer } from './server.ts';

const choose = async (page: Page, name: string) => {
  await page.getByRole('dialog').getByRole('combobox').fill(name);
  await page.locator('.ant-select-item-option', { hasText: name }).first().click();
};

describe('regions over time', () => {
  let server: TestServer;
  let browser: Browser;
  let office: Page;
  const faults: string[][] = [];
  const open = async (viewport = WIDE) => {
    const opened = await newPage(browser, viewport);
    faults.push(opened.faults);
    return opened.page;
  };
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('regions'), openBrowser()]);
    office = await open();
    await signInAs(office, server.address, /云江市安委办/);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    expect(faults.flat()).toEqual([]);
  });

  it('the tree opens a level at a time, by keyboard too', async () => {
    await office.getByRole('link', { name: '行政区划' }).click();
    const toggle = office.getByRole('button', { name: '展开石桥县的下级地区' });
    await toggle.focus();
    await office.keyboard.press('Enter');
    await office.getByRole('link', { name: '桥头镇' }).waitFor();
    await photograph(office, 'regions-tree-wide');
    await checkPage(office, 'region tree');
  });

  it('a region shows its bodies, and a body its posts with who holds them', async () => {
    await office.getByRole('link', { name: '石桥县', exact: true }).click();
    await office.getByRole('heading', { name: '石桥县', level: 1 }).waitFor();
    await photograph(office, 'regions-region-wide');
    await checkPage(office, 'region');
    await office.getByRole('link', { name: '石桥县人民政府' }).click();
    await office.getByRole('heading', { name: '石桥县人民政府', level: 1 }).waitFor();
    expect(await office.locator('table tbody tr').count()).toBeGreaterThan(2);
    await photograph(office, 'regions-organ-wide');
    await checkPage(office, 'organ');
    await office.locator('table tbody tr td a').first().click();
    await office.getByRole('link', { name: '石桥县人民政府' }).waitFor();
  });

  it('a township is renamed, and found by its former name', async () => {
    await office.goto(`${server.address}/regions/990102100`);
    await office.getByRole('button', { name: '更名' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByLabel('新名称').fill('新桥镇');
    await dialog.getByLabel('批准文号').fill('云民函〔2026〕1号');
    await photograph(office, 'regions-rename-wide');
    await checkPage(office, 'rename dialog');
    await dialog.getByRole('button', { name: '更名' }).click();
    await office.getByRole('heading', { name: '新桥镇', level: 1 }).waitFor();
    await office.getByLabel('某一天叫什么').fill('2020-01-01');
    await office.getByText('2020年1月1日叫“桥头镇”').waitFor();
    await photograph(office, 'regions-renamed-wide');
    await checkPage(office, 'renamed region');
    await office.goto(`${server.address}/regions`);
    await office.getByRole('searchbox').fill('桥头');
    await office.keyboard.press('Enter');
    await office.getByText('原名桥头镇').waitFor();
    await photograph(office, 'regions-search-wide');
    await checkPage(office, 'region search');
  });

  it('a township without people merges into another, which shows it struck', async () => {
    await office.goto(`${server.address}/regions/990101101`);
    await office.getByRole('button', { name: '并入其他地区' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByLabel('批准文号').fill('云政函〔2026〕2号');
    await dialog.getByRole('button', { name: '并入其他地区' }).click();
    await dialog.getByText('请先选择地区').waitFor();
    await choose(office, '城关镇');
    await dialog.getByRole('button', { name: '并入其他地区' }).click();
    await office.getByText('已并入城关镇').waitFor();
    await office.goto(`${server.address}/regions/990101100`);
    await office.getByText('并入本地区的').waitFor();
    await photograph(office, 'regions-merged-wide');
    await checkPage(office, 'successor');
  });

  it('a region with people in post is not abolished, and the page says why', async () => {
    await office.goto(`${server.address}/regions/990102101`);
    await office.getByRole('button', { name: '撤销' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByLabel('批准文号').fill('云政函〔2026〕3号');
    await dialog.getByRole('button', { name: '撤销' }).click();
    await dialog.getByText(/人在任，请先登记其离任/).waitFor();
    await photograph(office, 'regions-refused-wide');
  });

  it('a development zone of our own is marked by a word', async () => {
    await office.goto(`${server.address}/regions/9901`);
    await office.getByRole('button', { name: '设立下级地区' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByLabel('名称').fill('云江高新技术产业开发区');
    await dialog.getByLabel('代码').fill('9901gx');
    await dialog.getByLabel('批准文号').fill('云政函〔2026〕4号');
    await dialog.getByRole('button', { name: '设立下级地区' }).click();
    await office.getByRole('heading', { name: '云江高新技术产业开发区', level: 1 }).waitFor();
    await checkPage(office, 'development zone');
  });

  it('all of it fits a phone', async () => {
    const phone = await open(PHONE);
    await signInAs(phone, server.address, /云江市安委办/);
    await phone.goto(`${server.address}/regions`);
    await phone.getByRole('button', { name: '展开青石县的下级地区' }).click();
    await phone.getByRole('button', { name: '展开城关镇的下级地区' }).click();
    await phone.getByText('已并入城关镇').waitFor();
    await photograph(phone, 'regions-tree-phone');
    await checkPage(phone, 'region tree, phone');
    await phone.goto(`${server.address}/regions/990102`);
    const body = phone.getByRole('link', { name: '石桥县人民政府' });
    await body.waitFor();
    await photograph(phone, 'regions-region-phone');
    await checkPage(phone, 'region, phone');
    await body.click();
    await phone.getByRole('heading', { name: '石桥县人民政府', level: 1 }).waitFor();
    await photograph(phone, 'regions-organ-phone');
    await checkPage(phone, 'organ, phone');
  });
});
