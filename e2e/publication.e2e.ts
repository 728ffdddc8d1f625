// Publication in a real browser: a notice from its draft to the public page, read by a citizen without an account and without a script.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBoth, signed } from './acts.ts';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import type { TestServer } from './server.ts';

const OFFICE = '石桥县安委办';
const SECOND = '石桥安委办复核员';
const HELD = '关于开展冬季安全生产检查的公告';
/** Who stands in it. */
const NAMED = '李强';
const TITLE = '石桥县2025年安全生产情况统计';
const CITY = '云江市安委办';
const CITY_SECOND = '云江安委办复核员';
const ASSESSMENT = '云江市2025年度县级安全生产考核';
const RESULTS = '关于云江市2025年度县级安全生产考核结果的通报';

describe('publication', () => {
  let server: TestServer;
  let browser: Browser;
  const faults: string[][] = [];
  const pages = new Map<string, Page>();
  let citizen: { readonly context: BrowserContext; readonly page: Page };
  let address = '';

  const as = async (name: string): Promise<Page> => {
    const open = pages.get(name);
    if (open !== undefined) return open;
    const { page, faults: own } = await newPage(browser);
    faults.push(own);
    await signInAs(page, server.address, new RegExp(`^${name}`));
    pages.set(name, page);
    return page;
  };
  const visit = async (page: Page, path: string) => {
    await page.goto(`${server.address}${path}`);
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  };
  const heading = (page: Page, name: RegExp | string) =>
    page.getByRole('heading', { level: 1, name });
  const dialog = (page: Page) => page.getByRole('dialog').last();
  const press = async (page: Page, act: string, fill?: () => Promise<void>) => {
    await page.getByRole('button', { name: act, exact: true }).first().click();
    await dialog(page).waitFor();
    await fill?.();
    await dialog(page).getByRole('button', { name: act, exact: true }).click();
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('publication'), openBrowser()]);
    const context = await browser.newContext({
      viewport: WIDE,
      locale: 'zh-CN',
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    citizen = { context, page };
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('what tells on somebody is held back, beside the text it stands in', async () => {
    const office = await as(OFFICE);
    await visit(office, '/publication');
    await heading(office, /没有发布/).waitFor();
    await checkBoth(office, 'publication-list', '90-publication');
    await office.getByRole('link', { name: HELD }).click();
    await heading(office, /还有 3 处可能涉及个人信息/).waitFor();
    await checkBoth(office, 'publication-held', '91-publication-held');
    await office.getByRole('button', { name: '检查后送批' }).first().click();
    await dialog(office)
      .getByLabel(/电话“0999-12345678”/)
      .fill('公开的值班电话');
    await dialog(office).getByRole('button', { name: '检查后送批' }).click();
    // The others have no reason yet.
    await dialog(office).locator('.error-summary').getByText(NAMED).waitFor();
    await checkBoth(office, 'publication-check');
    await dialog(office).getByRole('button', { name: '取消' }).click();
  });

  it('a notice is drafted from what is on record, beside the page the public will read', async () => {
    const office = await as(OFFICE);
    await visit(office, '/publication/new?kind=statistics&year=2025');
    const preview = office.getByRole('region', { name: '公众看到的样子' });
    await preview.getByRole('heading', { name: TITLE }).waitFor();
    await office.getByLabel('正文').fill('2025年石桥县生产安全事故按等级统计如下。');
    await preview.getByText('2025年石桥县生产安全事故按等级统计如下。').waitFor();
    await checkBoth(office, 'publication-form', '92-publication-form');
    await office.reload();
    await preview.getByText('2025年石桥县生产安全事故按等级统计如下。').waitFor();
    await office.getByRole('button', { name: '保存草稿' }).click();
    await heading(office, /草稿，还没有检查/).waitFor();
    address = new URL(office.url()).pathname;
    await press(office, '检查后送批');
    await heading(office, '已检查，等待批准').waitFor();
    await office.getByText('请由本办公室另一个账号办理').waitFor();
    expect(await office.getByRole('button', { name: '登记批准' }).count()).toBe(0);
  });

  it('another account records the approval; then it is published', async () => {
    const second = await as(SECOND);
    await visit(second, address);
    await press(second, '登记批准', async () => {
      await second.getByLabel('批准的会议或者文件').fill('2026年11月县安委会会议');
      await second.getByLabel('文号').fill('石安委〔2026〕21号');
      await checkBoth(second, 'publication-approve', '93-publication-approve');
    });
    await signed(second, SECOND, heading(second, '已批准，等待发布'));
    const office = await as(OFFICE);
    await visit(office, address);
    await press(office, '发布');
    await signed(office, OFFICE, heading(office, /^已于 .* 发布$/));
    await office.getByRole('link', { name: '看公开网页' }).waitFor();
    await checkBoth(office, 'publication-published');
  });

  it('a person is named under an approved document, and the notice is found by its title alone', async () => {
    const office = await as(OFFICE);
    await visit(office, '/publication?state=open');
    await office.getByRole('link', { name: HELD }).click();
    const held = new URL(office.url()).pathname;
    await office.getByRole('link', { name: '修改' }).first().click();
    await office
      .getByLabel('正文')
      .fill(`自12月1日起在全县开展冬季安全生产检查。\n联系人：${NAMED}。`);
    await office.getByLabel('公开个人的依据文件').fill('石安委〔2026〕30号');
    await office.getByRole('button', { name: '保存' }).click();
    await heading(office, /草稿，还没有检查/).waitFor();
    await press(office, '检查后送批');
    await heading(office, '已检查，等待批准').waitFor();
    const second = await as(SECOND);
    await visit(second, held);
    await press(second, '登记批准', async () => {
      await second.getByLabel('批准的会议或者文件').fill('2026年11月县安委会会议');
      await second.getByLabel('文号').fill('石安委〔2026〕32号');
    });
    await signed(second, SECOND, heading(second, '已批准，等待发布'));
    await visit(office, held);
    await press(office, '发布');
    await signed(office, OFFICE, heading(office, /^已于 .* 发布$/));
    const { page } = citizen;
    const find = async (words: string) => {
      await page.goto(`${server.address}/public/`);
      await page.getByLabel('标题或内容').fill(words);
      await page.getByRole('button', { name: '查找' }).click();
    };
    await find('冬季安全生产检查');
    await page.getByRole('link', { name: HELD }).click();
    await page.getByText(`联系人：${NAMED}。`).waitFor();
    await find(NAMED);
    await page.getByText('人名不能查找').waitFor();
  });

  it('a citizen finds and reads it without an account and without a script', async () => {
    const { page, context } = citizen;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${server.address}/public/`);
    await page.getByLabel('标题或内容').fill('石桥县生产安全事故');
    await page.getByLabel('种类').selectOption('统计');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('link', { name: TITLE }).click();
    await heading(page, TITLE).waitFor();
    await page.getByText('石安委〔2026〕21号').waitFor();
    await page.getByRole('rowheader', { name: '特别重大' }).waitFor();
    expect(await context.cookies()).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(server.address))).toEqual([]);
    await photograph(page, '94-public-notice', true);
    await page.goto(`${server.address}/public/`);
    await photograph(page, '95-public-list', true);
  });

  it('results are drafted from the final assessment, and read by a visitor, by search and in the feed', async () => {
    const office = await as(CITY);
    await visit(office, '/assessments');
    await office.getByRole('link', { name: ASSESSMENT }).first().click();
    await office.getByRole('link', { name: '起草结果公告' }).click();
    const preview = office.getByRole('region', { name: '公众看到的样子' });
    await preview.getByText('青石县、石桥县、云岫区。').waitFor();
    await preview.getByText('三、不合格（1个）').waitFor();
    await office.getByLabel('标题').fill(RESULTS);
    await checkBoth(office, 'publication-results');
    await office.getByRole('button', { name: '保存草稿' }).click();
    await heading(office, /草稿，还没有检查/).waitFor();
    const results = new URL(office.url()).pathname;
    await office.getByRole('link', { name: '所述考核' }).waitFor();
    await press(office, '检查后送批');
    await heading(office, '已检查，等待批准').waitFor();
    const second = await as(CITY_SECOND);
    await visit(second, results);
    await press(second, '登记批准', async () => {
      await second.getByLabel('批准的会议或者文件').fill('2026年11月市安委会会议');
      await second.getByLabel('文号').fill('云安委〔2026〕31号');
    });
    await signed(second, CITY_SECOND, heading(second, '已批准，等待发布'));
    await visit(office, results);
    await press(office, '发布');
    await signed(office, CITY, heading(office, /^已于 .* 发布$/));
    const { page, context } = citizen;
    await page.goto(`${server.address}/public/`);
    await page.getByLabel('标题或内容').fill('县级安全生产考核 云岫区');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('link', { name: RESULTS }).click();
    await heading(page, RESULTS).waitFor();
    await page.getByText('青石县、石桥县、云岫区。').waitFor();
    // Grades are public, scores are nobody's.
    expect(await page.locator('main').innerText()).not.toMatch(/42\.5|97分|100分/);
    const feed = await context.request.get(`${server.address}/public/feed.xml`);
    expect(await feed.text()).toContain(`<title>${RESULTS}</title>`);
  });

  it('the public pages have nothing inaccessible, fit a phone, and print as a document', async () => {
    const { page, faults: own } = await newPage(browser);
    faults.push(own);
    const notice = address.replace('/publication/', '/public/notices/');
    for (const path of [
      '/public/',
      notice,
      '/public/statistics',
      '/public/duty-lists',
      '/public/about',
      '/public/nothing',
    ])
      for (const size of [WIDE, PHONE]) {
        await page.setViewportSize(size);
        await page.goto(`${server.address}${path}`);
        await checkPage(page, path);
      }
    await page.setViewportSize(WIDE);
    await page.goto(`${server.address}${notice}`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: TITLE }).isVisible()).toBe(true);
    await page.goto(`${server.address}/verify`);
    await page.locator('input[type="file"]').first().waitFor({ state: 'attached' });
  });

  it('what was put right names its correction, and the day by which results are public says why', async () => {
    const { page } = citizen;
    await page.goto(`${server.address}/public/?kind=assessment&year=2025`);
    await page.getByRole('link', { name: '关于云江市2025年度安全生产工作考核结果的通报' }).click();
    await page.getByText('本公告已被更正').waitFor();
    await page.getByRole('link', { name: /^关于更正云江市/ }).click();
    await page.getByText('本公告更正').waitFor();
    const office = await as(CITY);
    await visit(office, '/publication/obligations?year=2025');
    await office.getByRole('button', { name: '按期办理' }).click();
    await office.locator('.why').getByText('第十五条', { exact: false }).first().waitFor();
    await checkBoth(office, 'publication-obligations', '96-publication-due');
    // Results of people have a day of their own.
    await visit(office, '/publication/obligations?year=2025&what=persons');
    await heading(office, '2025 年度的个人考核结果没有逾期未通报的').waitFor();
    await office.getByRole('button', { name: '说不清' }).first().click();
    await office.locator('.why').getByText('通报个人考核结果', { exact: false }).first().waitFor();
    await checkBoth(office, 'publication-obligations-of-people');
    await visit(office, '/calendar?year=2026');
    await office.getByText('第十五条：2025 年度考核结果应于 2026-06-30 前向社会公布').waitFor();
    // Its assessment is held elsewhere: the notice of its results is what is judged, and it came after the day.
    const county = await as(OFFICE);
    await visit(county, '/publication/obligations?year=2025');
    await county.getByRole('button', { name: '晚于期限办理' }).first().click();
    await county.locator('.why').getByText('已办理', { exact: false }).first().waitFor();
  });

  it('no page had an error', () => {
    expect(faults.flat()).toEqual([]);
  });
});
