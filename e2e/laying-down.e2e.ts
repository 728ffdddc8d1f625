// What an office lays down itself, in a real browser: a document for a post that waits for one, and a priority of the year.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import { type TestServer } from './server.ts';

const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const YEAR = TODAY.slice(0, 4);
/** The first number of a heading such as 「…：5 个职务还在等文件」. */
const numberIn = (text: string) => Number(/：\s*(\d+)/.exec(text)?.[1]);

describe('what an office lays down itself', () => {
  let server: TestServer;
  let browser: Browser;
  let office: Page;
  const faults: string[][] = [];
  const open = async (viewport?: { width: number; height: number }) => {
    const opened = await newPage(browser, viewport);
    faults.push(opened.faults);
    return opened.page;
  };
  /** Both sizes: nothing inaccessible, nothing wider than the screen. */
  const checkBoth = async (page: Page, name: string) => {
    await checkPage(page, name);
    await page.setViewportSize(PHONE);
    await photograph(page, `${name}-phone`);
    await checkPage(page, `${name} on a phone`);
    await page.setViewportSize(WIDE);
  };
  const main = () => office.locator('main');
  /** The marks of items that are still ours. */
  const proposals = () => main().locator('.tag', { hasText: '建议稿，以文件为准' });
  const heading = () => office.getByRole('heading', { level: 1 });
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('laying-down'), openBrowser()]);
    office = await open();
    await signInAs(office, server.address, /临河县安委办/);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  let waiting = 0;

  it('the page says how many posts wait for a document, and under which clause', async () => {
    await office.goto(`${server.address}/duties/documents`);
    await office.getByRole('heading', { name: /临河县本级文件明确的职责/ }).waitFor();
    waiting = numberIn(await heading().innerText());
    expect(waiting).toBeGreaterThan(1);
    await office.getByText('第七条没有列出具体职责').waitFor();
    await office.getByText('还没有录入文件').waitFor();
    await checkBoth(office, 'documents-empty');
  });

  it('an empty form says each thing that is missing, and a ticked post needs words', async () => {
    await office.getByRole('button', { name: '录入文件' }).click();
    await office.getByRole('heading', { name: '录入明确职责的文件' }).waitFor();
    await office.getByRole('button', { name: '录入文件' }).click();
    await office.getByText('有 5 处需要改正').waitFor();
    const missing = await office.getByRole('alert').getByRole('listitem').allInnerTexts();
    expect(missing).toEqual([
      '文号：不能为空',
      '文件标题：不能为空',
      '通过的会议：不能为空',
      '会议日期：不能为空',
      '文件写到哪些职务：至少勾选一个职务',
    ]);
    await office.getByRole('link', { name: '文件写到哪些职务：至少勾选一个职务' }).click();
    expect(await office.evaluate(() => document.activeElement?.getAttribute('type'))).toBe(
      'checkbox',
    );
    await photograph(office, 'document-form-errors');
    await office.getByRole('checkbox', { name: /纪委书记/ }).check();
    expect(await proposals().count()).toBe(2);
    await office.getByLabel('常委、纪委书记第 2 项的标题').fill(' ');
    await office.getByRole('button', { name: '录入文件' }).click();
    await office.getByRole('link', { name: '常委、纪委书记：第 2 项的标题和内容都要写' }).waitFor();
    await office.getByLabel('常委、纪委书记第 1 项的内容').scrollIntoViewIfNeeded();
    await photograph(office, 'document-form');
    await checkBoth(office, 'document-form');
  });

  it('what is written survives a reload; the document is recorded with the words it really has', async () => {
    await office
      .getByLabel('常委、纪委书记第 1 项的内容')
      .fill('把安全生产责任制落实情况纳入政治监督，每半年听取一次情况汇报。');
    await office.getByRole('button', { name: '删除常委、纪委书记第 2 项' }).click();
    await office.getByLabel('文号').fill('临委发〔2026〕11号');
    await office.getByLabel('文件标题').fill('临河县委常委会成员安全生产职责分工');
    await office.getByLabel('通过的会议').fill('临河县委常委会会议');
    await office.getByLabel('会议日期').fill(`${Number(YEAR) + 1}-01-05`);
    await office.reload();
    await office.getByRole('button', { name: '录入文件' }).click();
    await office.getByText('有 1 处需要改正').waitFor();
    await office.getByRole('link', { name: '会议日期：日期不能晚于今天。' }).waitFor();
    expect(await proposals().count()).toBe(0);
    await office.getByLabel('会议日期').fill(TODAY);
    await office.getByRole('button', { name: '录入文件' }).click();
    await office.getByText('已录入临委发〔2026〕11号，明确了 1 个职务的职责').waitFor();
    expect(numberIn(await heading().innerText())).toBe(waiting - 1);
    await office.getByText('明确了 1 个职务的职责', { exact: true }).click();
    await office.getByText('每半年听取一次情况汇报').waitFor();
    await photograph(office, '18-documents', true);
    await checkBoth(office, 'documents');
    const link = office.getByRole('status').getByRole('link', { name: '去更新清单' });
    expect(await link.getAttribute('href')).toContain(`/duties?year=${YEAR}`);
    await office.reload();
    await office.getByText('另有 1 个职务已有文件，更新清单后就可以审批。').waitFor();
    // What was sent is no draft any more.
    await office.getByRole('button', { name: '录入文件' }).click();
    expect(await office.getByLabel('文号').inputValue()).toBe('');
    expect(await office.getByRole('checkbox', { name: /纪委书记/ }).count()).toBe(0);
  });

  it('another county’s office sees none of it', async () => {
    const other = await open();
    await signInAs(other, server.address, /青石县安委办/);
    for (const page of ['documents', 'priorities']) {
      await other.goto(`${server.address}/duties/${page}?region=/99/9901/990103/`);
      await other.getByText(/由本级安委办录入|这里只能看本级/).waitFor();
      expect(await other.getByRole('button', { name: /录入文件|增加重点工作/ }).count()).toBe(0);
    }
  });

  const choosePost = async (words: string, option: RegExp) => {
    const field = office.getByRole('combobox', { name: '责任职务' });
    await field.fill(words);
    const found = office.locator('.ant-select-item-option').filter({ hasText: option });
    await found.waitFor();
    await photograph(office, 'post-choice');
    await found.click();
    await field.press('Escape');
  };

  it('without priorities the page says so, and that they are overdue once the day has passed', async () => {
    await office.goto(`${server.address}/duties/priorities`);
    await office.getByRole('heading', { name: `临河县 ${YEAR} 年度重点工作还没有确定` }).waitFor();
    const overdue = await office.locator('.state.overdue').allInnerTexts();
    expect(overdue.length).toBe(TODAY > `${YEAR}-03-31` ? 1 : 0);
    await checkBoth(office, 'priorities-empty');
    await office.getByRole('button', { name: '增加重点工作' }).click();
    await office.getByRole('button', { name: '增加重点工作' }).click();
    await office.getByText('有 4 处需要改正').waitFor();
    const missing = await office.getByRole('alert').getByRole('listitem').allInnerTexts();
    expect(missing.map((text) => text.split('：')[0])).toEqual([
      '名称',
      '内容',
      '怎样算完成',
      '责任职务',
    ]);
  });

  it('a priority for two posts is added: who leads, who assists, and a day within the year', async () => {
    await office.getByLabel('名称').fill('危险化学品企业隐患清零');
    await office
      .getByLabel('内容', { exact: true })
      .fill('对全县危险化学品生产、经营、储存企业开展一轮全覆盖排查，重大隐患挂牌整改。');
    await office.getByLabel('怎样算完成').fill('42 家企业全部排查，重大隐患全部销号。');
    await office.getByLabel('完成期限').fill(`${Number(YEAR) + 1}-03-01`);
    await office.getByLabel('依据文件').fill('临安委〔2026〕3号');
    await choosePost('工业', /副县长（工业）/);
    await choosePost('应急', /应急管理局/);
    const chosen = office.locator('form .plain-list').getByRole('listitem');
    expect(await chosen.count()).toBe(2);
    expect(await chosen.nth(0).getByRole('radio', { name: '牵头' }).isChecked()).toBe(true);
    expect(await chosen.nth(1).getByRole('radio', { name: '配合' }).isChecked()).toBe(true);
    await office.getByRole('button', { name: '增加重点工作' }).click();
    await office.getByRole('link', { name: /完成期限.*不在 \d+ 年内/ }).waitFor();
    await photograph(office, 'priority-form');
    await checkBoth(office, 'priority-form');
    await office.getByLabel('完成期限').fill(`${YEAR}-11-30`);
    await office.getByRole('button', { name: '增加重点工作' }).click();
    await office.getByText('已增加“危险化学品企业隐患清零”').waitFor();
    expect(numberIn(await heading().innerText())).toBe(1);
  });

  it('it is changed, and the notice says that lists in force get a new edition', async () => {
    await office.getByRole('button', { name: '修改“危险化学品企业隐患清零”' }).click();
    await office.getByLabel('名称').fill('危险化学品企业重大隐患清零');
    const second = office.locator('form .plain-list').getByRole('listitem').nth(1);
    await second.getByText('牵头').click();
    await choosePost('工业和信息化', /工业和信息化局/);
    await office.getByRole('button', { name: '保存' }).click();
    await office.getByText('已修改“危险化学品企业重大隐患清零”').waitFor();
    await office.getByText('更新清单后，已印发的清单会出新的一版').waitFor();
    const leads = await main().locator('.line', { hasText: '牵头' }).innerText();
    expect(leads).toContain('应急管理局');
    expect(leads).toContain('副县长（工业）');
    const assists = await main().locator('.line', { hasText: '配合' }).innerText();
    expect(assists).toContain('工业和信息化局');
    await photograph(office, '19-priorities', true);
    await checkBoth(office, 'priorities');
  });

  it('next year’s are another list; a priority is dropped only with a reason', async () => {
    await office.goto(`${server.address}/duties/priorities?year=${Number(YEAR) + 1}`);
    await office.getByRole('heading', { name: /年度重点工作还没有确定/ }).waitFor();
    expect(await office.locator('.state.overdue').count()).toBe(0);
    await office.goto(`${server.address}/duties/priorities`);
    await office.getByRole('button', { name: /^不再列入“/ }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByRole('button', { name: '不再列入' }).click();
    await dialog.getByText('有 1 处需要改正').waitFor();
    await dialog.getByLabel('理由').fill('并入省里的专项整治');
    await dialog.getByRole('button', { name: '不再列入' }).click();
    await office.getByText('“危险化学品企业重大隐患清零”不再列入').waitFor();
    await office.getByRole('heading', { name: /年度重点工作还没有确定/ }).waitFor();
  });

  it('a prefecture’s office finds posts of its own bodies and none of its counties', async () => {
    const prefecture = await open();
    await signInAs(prefecture, server.address, /云江市安委办/);
    await prefecture.goto(`${server.address}/duties/priorities?form=new`);
    const field = prefecture.getByRole('combobox', { name: '责任职务' });
    const options = prefecture.locator('.ant-select-item-option');
    const findAll = async (words: string) => {
      await field.fill(words);
      await options.filter({ hasText: words }).first().waitFor();
      return options.allInnerTexts();
    };
    for (const words of ['副市长', '书记', '教育局']) {
      const found = await findAll(words);
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((one) => !/^(中共)?云江市/.test(one))).toEqual([]);
      expect(found.filter((one) => !one.includes(words))).toEqual([]);
    }
  });

  it('both pages are complete in English, and no script failed anywhere', async () => {
    await office.goto(`${server.address}/duties/documents`);
    await office.getByRole('button', { name: 'English' }).click();
    await office.getByRole('heading', { name: /posts still waiting \d+/ }).waitFor();
    await checkPage(office, 'documents in English');
    await office.goto(`${server.address}/duties/priorities`);
    await office.getByRole('heading', { name: /are not laid down yet/ }).waitFor();
    await checkPage(office, 'priorities in English');
    expect(faults.flat()).toEqual([]);
  });
});
