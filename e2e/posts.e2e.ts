// Who holds which post, in a real browser: ten kinds of roster errors, a mid-year change with its handover, and who answered then and now.
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROSTER_LIMITS, readSheet } from '@jinze/documents';
import { sampleRoster, sampleWorkbook } from '@jinze/server/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs } from './page.ts';
import { type TestServer } from './server.ts';

const FOLDER = fileURLToPath(new URL('../.cache/e2e-files/', import.meta.url));

async function workbook(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, name);
  writeFileSync(file, await sampleWorkbook(rows));
  return file;
}

/** Row of the sheet (from 2), column, what is written there, and the reason it is refused with. */
const FAULTS = [
  [2, 0, '地区', '青石线', '没有这个地区'],
  [3, 3, '职务类别', '部门一把手', '不在职务类别列表中'],
  [4, 4, '姓名', '', '不能为空'],
  [5, 5, '证件后四位', '110101', '须是四位'],
  [6, 6, '任职日期', '2024-02-30', '不是真实的日期'],
  [7, 7, '离任日期', '2020-01-01', '早于任职日期'],
  [8, 8, '是否本级党委常委', '常委', '只能填 是 或 否'],
  [9, 9, '干部管理权限', '石桥县委', '不是本地区或上级地区的党委'],
  [10, 10, '主持/代理/AB岗', '兼任', '不在列表中'],
] as const;

/** Ten kinds of faults: nine in single cells, and one row that stands there twice. */
function rosterWithTenFaults(): string[][] {
  const rows = sampleRoster().map((row) => [...row]);
  for (const [row, column, , text] of FAULTS) {
    const found = rows[row - 2];
    if (found !== undefined) found[column] = text;
  }
  return [...rows, rows[20] ?? []];
}

describe('posts and people', () => {
  let server: TestServer;
  let browser: Browser;
  let office: Page;
  const faults: string[][] = [];
  /** Who left in mid-year, as the handover names them. */
  let outgoing = '';
  const open = async (viewport?: { width: number; height: number }) => {
    const opened = await newPage(browser, viewport);
    faults.push(opened.faults);
    return opened.page;
  };
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('posts'), openBrowser()]);
    office = await open();
    await signInAs(office, server.address, /青石县安委办/);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('the template has the columns, the lists to choose from and a sheet that explains', async () => {
    await office.goto(`${server.address}/posts/import`);
    const [download] = await Promise.all([
      office.waitForEvent('download'),
      office.getByRole('link', { name: '下载模板' }).click(),
    ]);
    const bytes = await readFile(await download.path());
    const sheet = await readSheet(bytes, ROSTER_LIMITS);
    if (!sheet.ok) throw new Error(sheet.error.code);
    expect(sheet.value.header.cells).toEqual(
      '地区 机构 职务 职务类别 姓名 证件后四位 任职日期 离任日期 是否本级党委常委 干部管理权限 主持/代理/AB岗 任免文号 分管领域 分工文件文号 联络员'.split(
        ' ',
      ),
    );
  });

  it('ten kinds of faults are each named by row, column, what is written, reason and a way out', async () => {
    await office
      .getByLabel('选择文件')
      .setInputFiles(await workbook('十种错误.xlsx', rosterWithTenFaults()));
    await office.getByText('10 处错误').waitFor();
    const lines = await office
      .locator('section', { hasText: '检查结果' })
      .locator('tbody tr')
      .allInnerTexts();
    expect(lines).toHaveLength(10);
    for (const [row, , column, text, reason] of FAULTS) {
      const line = lines.find((one) => one.includes(`行 ${row}\t`)) ?? '';
      expect(line).toContain(column);
      expect(line).toContain(text);
      expect(line).toContain(reason);
    }
    expect(lines.at(-1)).toMatch(/行 32[\s\S]*姓名[\s\S]*与第 22 行重复/);
    await photograph(office, '02-roster-errors', true);
    await checkPage(office, 'ten faults');
  });

  it('put right, it comes in whole; exported and chosen again, it changes nothing', async () => {
    await office.getByLabel('选择文件').setInputFiles(await workbook('名册.xlsx', sampleRoster()));
    await office.getByRole('button', { name: '导入这 30 处变动' }).click();
    await office.getByText('已导入：新增 30 个任职').waitFor();
    await office.getByText('到任 30，离任 0，补登 0（共 30 行）').waitFor();
    await photograph(office, '03-roster-imported', true);
    await checkPage(office, 'imported');
    await office.getByRole('link', { name: '任职与分管' }).first().click();
    const [download] = await Promise.all([
      office.waitForEvent('download'),
      office.getByRole('link', { name: '导出表格' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(
      /^青石县领导干部名册（截至\d{4}-\d\d-\d\d）\.xlsx$/,
    );
    const copy = join(FOLDER, '导出.xlsx');
    await download.saveAs(copy);
    await office.goto(`${server.address}/posts/import`);
    await office.getByLabel('选择文件').setInputFiles(copy);
    await office.getByText('30 行都没有问题').waitFor();
    await office.getByText('名册与在册情况一致').waitFor();
  });

  it('a deputy leaves and another comes in mid-year: the handover says what is without anybody', async () => {
    await office.goto(`${server.address}/posts?search=副县长（工业）`);
    await office.getByRole('link', { name: '副县长（工业）' }).click();
    await office.getByRole('button', { name: '登记离任' }).click();
    await office.getByLabel('最后一天').fill('2026-06-30');
    await office.getByRole('dialog').getByRole('button', { name: '登记离任' }).click();
    await office.getByText('已登记离任').waitFor();
    await office.getByText('现在空缺').waitFor();
    await office.getByRole('button', { name: '登记到任' }).click();
    await office.getByLabel('姓名').fill('苏晚晴');
    await office.getByLabel('任职日期').fill('2026-07-01');
    await office.getByLabel('分管领域').fill('工业、危险化学品');
    await office.getByRole('dialog').getByRole('button', { name: '登记到任' }).click();
    await office.getByText('已登记到任').waitFor();
    await office.getByRole('link', { name: '苏晚晴' }).waitFor();
    await photograph(office, '14-post-history', true);
    await checkPage(office, 'post history');
    await office.getByRole('link', { name: '交接' }).click();
    await office.getByRole('heading', { name: '青石县有 1 件交接没有办完' }).waitFor();
    await checkPage(office, 'handovers');
    await office.getByRole('link', { name: /副县长（工业）/ }).click();
    await office.getByText('现在无人分管').waitFor();
    await photograph(office, '15-handover', true);
    outgoing = await office.locator('dl.facts a').first().innerText();
    await checkPage(office, 'handover');
  });

  it('both sign, one of them on a phone; what had no deputy is settled before', async () => {
    const old = await open(PHONE);
    await signInAs(old, server.address, new RegExp(outgoing));
    await old.getByRole('link', { name: '看过再签字' }).click();
    await old.getByRole('button', { name: '看过，签字' }).waitFor();
    await photograph(old, 'handover-phone');
    await checkPage(old, 'handover on a phone');
    // Meanwhile the office gives the field without anybody to the one who comes.
    await office.getByRole('link', { name: '苏晚晴' }).click();
    await office.getByRole('button', { name: '分工调整' }).click();
    await office.getByLabel('分管领域').fill('工业、危险化学品、矿山');
    await office.getByLabel('从哪一天起').fill('2026-07-01');
    await office.getByRole('dialog').getByRole('button', { name: '分工调整' }).click();
    await office.getByText('分工已调整').waitFor();
    await old.getByRole('button', { name: '看过，签字' }).click();
    await old.getByText('交接事项刚有变化').waitFor();
    await old.getByRole('button', { name: '看过，签字' }).click();
    await old.getByText('已签字。').waitFor();
    const young = await open();
    await signInAs(young, server.address, /苏晚晴/);
    await young.getByRole('link', { name: '看过再签字' }).click();
    await young.getByRole('link', { name: '上任须知' }).click();
    await young.getByRole('heading', { name: '上任须知' }).waitFor();
    await photograph(young, '16-briefing', true);
    await checkPage(young, 'briefing');
    await young.goBack();
    await young.getByRole('button', { name: '看过，签字' }).click();
    await young.getByRole('heading', { name: '副县长（工业）的交接已办结' }).waitFor();
  });

  const askWho = async (page: Page, field: string, on: string, knownOn?: string) => {
    await page.goto(
      `${server.address}/posts/answering?field=${field}&on=${on}${knownOn === undefined ? '' : `&knownOn=${knownOn}`}`,
    );
  };

  it('who answered, before and after a late correction; what was known then stays', async () => {
    const [today] = new Date(Date.now() + 8 * 3_600_000).toISOString().split('T');
    await askWho(office, '危险化学品', '2026-06-20');
    await office.getByRole('heading', { name: /谁负责/ }).waitFor();
    const answers = office.locator('main');
    await answers.getByText('分管这个领域').first().waitFor();
    expect(await answers.innerText()).not.toContain('苏晚晴');
    // The document says the tenth: both days are put right, each with its reason; what was recorded stays.
    const correct = async (name: string, label: string, day: string) => {
      await office.goto(`${server.address}/posts?search=副县长（工业）`);
      await office.getByRole('link', { name: '副县长（工业）' }).click();
      const entry = office.getByRole('listitem').filter({ hasText: name }).first();
      await entry.getByRole('button', { name: '更正' }).click();
      await office.getByLabel(label, { exact: true }).fill(day);
      await office.getByLabel('更正理由').fill('任免文件写的是 6 月 10 日');
      await office.getByRole('dialog').getByRole('button', { name: '更正' }).click();
      await office.getByText('已更正，原记录保留').waitFor();
    };
    await correct(outgoing, '离任日期（在任的空着）', '2026-06-09');
    await correct('苏晚晴', '任职日期', '2026-06-10');
    await askWho(office, '危险化学品', '2026-06-20', today);
    await answers.getByText('分管这个领域').first().waitFor();
    await photograph(office, '17-answering', true);
    await checkPage(office, 'answering');
  });

  it('a name that is on record is asked about; what was recorded by mistake is withdrawn and stays readable', async () => {
    await office.goto(`${server.address}/posts?search=副县长（工业）`);
    await office.getByRole('link', { name: '副县长（工业）' }).click();
    await office.getByRole('button', { name: '登记到任' }).click();
    const dialog = office.getByRole('dialog');
    const known = dialog.getByRole('combobox', { name: '已在册的人（可空）' });
    await known.fill(outgoing);
    // Who has left is found too.
    await office
      .getByText(new RegExp(`^${outgoing}（`))
      .first()
      .waitFor();
    await known.fill('');
    await dialog.getByLabel('姓名', { exact: true }).fill(outgoing);
    await dialog.getByRole('combobox', { name: '任职方式' }).click();
    await office.getByText('代理', { exact: true }).last().click();
    await dialog.getByRole('button', { name: '登记到任' }).click();
    await dialog.getByText('已有同名的人在册').waitFor();
    await checkPage(office, 'a name on record');
    await dialog.getByRole('checkbox', { name: /另一人/ }).check();
    await dialog.getByRole('button', { name: '登记到任' }).click();
    await office.getByText('已登记到任').waitFor();
    const entry = office
      .getByRole('listitem')
      .filter({ hasText: outgoing })
      .filter({ hasText: '代理' });
    await entry.getByRole('button', { name: '撤回' }).click();
    await dialog.getByLabel('撤回理由').fill('代理的不是他');
    await dialog.getByRole('button', { name: '撤回' }).click();
    await office.getByText('已撤回，记录保留在历史里').waitFor();
    await office.getByText('已撤回', { exact: true }).waitFor();
    await checkPage(office, 'withdrawn');
  });

  it('another county’s office sees none of it', async () => {
    const other = await open();
    await signInAs(other, server.address, /石桥县安委办/);
    await other.goto(`${server.address}/handovers?region=/99/9901/990101/`);
    await other.getByText('没有未办完的交接').first().waitFor();
    await other.goto(`${server.address}/posts?region=/99/9901/990101/`);
    expect(await other.getByText('苏晚晴').count()).toBe(0);
  });

  it('no script failed anywhere', () => {
    expect(faults.flat()).toEqual([]);
  });
});
