// The main job in a real browser: roster in, lists out, acknowledged; another county sees none of it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleRoster, sampleRosterWithErrors, sampleWorkbook } from '@jinze/server/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import { type TestServer } from './server.ts';

const FOLDER = fileURLToPath(new URL('../.cache/e2e-files/', import.meta.url));

async function workbook(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, name);
  writeFileSync(file, await sampleWorkbook(rows));
  return file;
}

/** Fills the dialog of an act and, when asked, shows that it is really this person. */
async function confirmIdentity(page: Page, name: string): Promise<void> {
  const field = page.getByLabel('本人确认');
  await field.waitFor();
  await field.fill(name);
  await page.getByRole('button', { name: '确认并继续' }).click();
}

describe('the main job', () => {
  let server: TestServer;
  let browser: Browser;
  let office: Page;
  const faults: string[][] = [];
  /** The address of an acknowledged list, for whoever must not open it. */
  let sectionAddress = '';
  const open = async (viewport?: { width: number; height: number }) => {
    const opened = await newPage(browser, viewport);
    faults.push(opened.faults);
    return opened.page;
  };
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('main-job'), openBrowser()]);
    office = await open();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('the office signs in and is told to import a roster first', async () => {
    await office.goto(server.address);
    await office.getByRole('heading', { name: '选择一个人' }).waitFor();
    await photograph(office, '01-sign-in', true);
    await checkPage(office, 'sign-in');
    await signInAs(office, server.address, /青石县安委办/);
    await office.getByText('青石县还没有领导干部名册').first().waitFor();
    await checkPage(office, 'empty desk');
  });

  it('a roster with three broken rows is refused, each named by row, column and reason', async () => {
    await office.goto(`${server.address}/posts/import`);
    await office
      .getByLabel('选择文件')
      .setInputFiles(await workbook('有错误的名册.xlsx', sampleRosterWithErrors()));
    await office.getByText('3 处错误').waitFor();
    const rows = await office.locator('tbody tr').allInnerTexts();
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/行 5[\s\S]*地区[\s\S]*青石线[\s\S]*青石县/);
    expect(rows[1]).toMatch(/行 9[\s\S]*任职日期[\s\S]*2024-02-30/);
    expect(rows[2]).toMatch(/行 14[\s\S]*职务类别[\s\S]*部门一把手/);
    await photograph(office, 'roster-errors');
    await checkPage(office, 'roster errors');
  });

  it('corrected, all thirty are imported in one act', async () => {
    await office.getByLabel('选择文件').setInputFiles(await workbook('名册.xlsx', sampleRoster()));
    await office.getByRole('button', { name: '导入这 30 处变动' }).click();
    await office.getByText(/已导入：新增 30 个任职/).waitFor();
    await photograph(office, 'roster-imported');
    await office.getByRole('link', { name: '任职与分管' }).click();
    await office.getByText('林知远').waitFor();
    await checkPage(office, 'roster');
  });

  const approve = async (meeting: string, documentNo: string) => {
    await office.getByRole('button', { name: '登记审批' }).click();
    await office.getByLabel('审批会议').fill(meeting);
    await office.getByLabel('文号').fill(documentNo);
    await office.getByRole('dialog').getByRole('button', { name: '登记审批' }).click();
    await office.getByText(/已登记 \d+ 份的审批/).waitFor();
    await office.getByRole('dialog').waitFor({ state: 'detached' });
  };

  it('this year’s lists are drafted, approved and issued by the office', async () => {
    await office.getByRole('link', { name: '责任清单', exact: true }).click();
    await office.getByRole('link', { name: '谁还没有清单' }).click();
    await office.getByRole('heading', { name: /还没有责任清单的在任人员/ }).waitFor();
    await office.getByRole('row').nth(30).waitFor();
    await checkPage(office, 'without');
    await photograph(office, 'without');
    await office.setViewportSize(PHONE);
    await checkPage(office, 'without on a phone');
    await photograph(office, 'without-phone');
    await office.setViewportSize(WIDE);
    await office.getByRole('link', { name: '去责任清单起草' }).click();
    await office.getByRole('button', { name: /^起草/ }).click();
    await office.getByText('起草了 30 份').waitFor();
    await office.getByRole('link', { name: '谁还没有清单' }).waitFor({ state: 'detached' });
    await office.getByRole('button', { name: '选中党委的' }).click();
    await photograph(office, '04-duties', true);
    await checkPage(office, 'duties');
    await approve('青石县委常委会会议', '青委发〔2026〕3号');
    await office.getByRole('button', { name: '选中政府的' }).click();
    await approve('青石县人民政府常务会议', '青政发〔2026〕2号');
    for (const side of ['党委', '政府']) {
      await office.goto(`${server.address}/duties?state=approved`);
      await office.getByRole('button', { name: `选中${side}的` }).click();
      await office.getByRole('button', { name: '印发', exact: true }).click();
      await office.getByLabel('文号').fill('青委办发〔2026〕5号');
      await office.getByRole('dialog').getByRole('button', { name: '印发' }).click();
      await office.getByText(/已印发 \d+ 份/).waitFor();
    }
  });

  it('a leader reads, asks why down to the article, and acknowledges on a phone', async () => {
    const leader = await open(PHONE);
    await signInAs(leader, server.address, /林知远/);
    await leader.getByText('有 1 份责任清单等您签收').waitFor();
    await checkPage(leader, 'leader’s desk on a phone');
    await leader.getByRole('link', { name: '阅读并签收' }).click();
    await leader.getByRole('heading', { name: /年度安全生产职责清单/ }).waitFor();
    await photograph(leader, '08-phone', true);
    await checkPage(leader, 'section on a phone');
    await leader.locator('#why-art5\\.2').click();
    await leader.getByRole('complementary').getByText('第五条第二项').first().waitFor();
    expect(leader.url()).toContain('why=art5.2');
    await checkPage(leader, 'why panel on a phone');
    await leader.keyboard.press('Escape');
    await leader.getByRole('button', { name: '签收' }).click();
    await leader.getByText('已签收，无需再办').waitFor();
    await leader.reload();
    await leader.getByText(/签收 已签收/).waitFor();
    expect(await leader.getByRole('button', { name: '签收' }).count()).toBe(0);
  });

  it('the section and its why panel on the office’s screen, with the article one click away', async () => {
    await office.goto(`${server.address}/duties?state=acknowledged`);
    await office.getByRole('link', { name: '林知远' }).click();
    await office.getByRole('heading', { name: /年度安全生产职责清单/ }).waitFor();
    await photograph(office, '05-section', true);
    await checkPage(office, 'section');
    await office.locator('#why-art5\\.2').press('Enter');
    await office.getByRole('complementary').waitFor();
    await photograph(office, '06-why', true);
    await checkPage(office, 'why panel');
    expect(await office.getByRole('link', { name: '看全文' }).count()).toBe(2);
    await office.getByRole('link', { name: '看全文' }).first().click();
    await office.locator('#art5\\.2').waitFor();
    await checkPage(office, 'reader');
    await office.goBack();
    await office.getByRole('complementary').waitFor();
    await office.keyboard.press('Escape');
    await office.locator('#why-art5\\.2:focus').waitFor();
    await photograph(office, 'acknowledged');
  });

  it('another leader objects with a reason; the office takes it back to a draft', async () => {
    const leader = await open();
    await signInAs(leader, server.address, /程景行/);
    await leader.getByRole('link', { name: '阅读并签收' }).click();
    await leader.getByRole('button', { name: '提出异议' }).click();
    await leader.getByRole('dialog').getByRole('button', { name: '提出异议' }).click();
    await leader.getByText('有 1 处需要改正').waitFor();
    await leader.getByLabel('异议和理由').fill('分管领域与分工文件不一致');
    await leader.getByRole('dialog').getByRole('button', { name: '提出异议' }).click();
    await leader.getByText('异议已送安委办').waitFor();
    await office.goto(`${server.address}/duties?state=objected`);
    await office.getByRole('link', { name: '程景行' }).click();
    await office.getByText('分管领域与分工文件不一致').waitFor();
    await office.getByRole('button', { name: '退回修改' }).click();
    await office.getByText('已退回草稿').waitFor();
  });

  it('a third signs on paper: the office records who keeps it, and adds the scan', async () => {
    await office.goto(`${server.address}/duties?state=issued&search=副县长（城建）`);
    await office.locator('td.head a').first().click();
    await office.getByRole('button', { name: '登记纸质签收' }).click();
    await office.getByRole('dialog').getByRole('button', { name: '登记纸质签收' }).click();
    await office.getByText('有 1 处需要改正').waitFor();
    await office.getByLabel('保管人（单位、姓名）').fill('县政府办机要室 许清越');
    await office.getByRole('dialog').getByRole('button', { name: '登记纸质签收' }).click();
    await office.getByText('纸质签收，由县政府办机要室 许清越保管').waitFor();
    const scan = join(FOLDER, '签收页.pdf');
    writeFileSync(scan, '%PDF-1.4 scanned page');
    await office.getByLabel('补扫描件').setInputFiles(scan);
    await office.getByText('扫描件 签收页.pdf').waitFor();
    await checkPage(office, 'signed on paper');
  });

  it('in mid-year a portfolio changes: the second edition shows what is different, and takes the place of the first', async () => {
    const leader = await open();
    await office.goto(`${server.address}/duties?state=issued&search=副县长（工业）`);
    const link = office.locator('td.head a').first();
    const name = await link.innerText();
    await signInAs(leader, server.address, new RegExp(name));
    await leader.getByRole('link', { name: '阅读并签收' }).click();
    await leader.getByRole('button', { name: '签收' }).click();
    await leader.getByText('已签收，无需再办').waitFor();
    await office.goto(`${server.address}/posts?search=副县长（工业）`);
    await office.getByRole('link', { name }).click();
    await office.getByRole('button', { name: '分工调整' }).click();
    await office.getByLabel('分管领域').fill('工业、矿山、特种设备');
    await office.getByLabel('从哪一天起').fill('2026-07-01');
    await office.getByLabel('分工文件文号（可空）').fill('青政发〔2026〕11号');
    await office.getByRole('dialog').getByRole('button', { name: '分工调整' }).click();
    await office.getByText('分工已调整').waitFor();
    await office.goto(`${server.address}/duties?waiting=change`);
    await office.getByText('任职、分管或规则有变化，待更新').first().waitFor();
    await office.getByRole('button', { name: '检查变化并更新' }).click();
    await office.getByText('1 份已印发的有了新版草稿').waitFor();
    await office.goto(`${server.address}/duties?state=drafted&search=副县长（工业）`);
    await office.locator('td.head a').first().click();
    await office.getByText('新增分管：特种设备').waitFor();
    await office.getByText('不再分管：危险化学品').waitFor();
    await photograph(office, '20-second-edition', true);
    await checkPage(office, 'second edition');
    await office.getByRole('button', { name: '登记审批' }).click();
    await office.getByLabel('审批会议').fill('青石县人民政府常务会议');
    await office.getByLabel('文号').fill('青政发〔2026〕12号');
    await office.getByRole('dialog').getByRole('button', { name: '登记审批' }).click();
    await office.getByText(/已登记 1 份的审批/).waitFor();
    await office.getByRole('button', { name: '印发' }).click();
    await office.getByLabel('文号').fill('青政办发〔2026〕20号');
    await office.getByRole('dialog').getByRole('button', { name: '印发' }).click();
    await office.getByText(/已印发 1 份/).waitFor();
    await leader.goto(`${server.address}/duties`);
    await leader.getByText('第 2 版').waitFor();
    await leader.getByText('已终止').waitFor();
    expect(await leader.getByRole('link', { name: '2026 年职责清单' }).count()).toBe(2);
    await checkPage(leader, 'my lists');
  });

  it('a list prints as a clean A4 document', async () => {
    await office.goto(`${server.address}/duties?state=acknowledged`);
    await office.getByRole('link', { name: '林知远' }).click();
    await office.getByRole('heading', { name: /年度安全生产职责清单/ }).waitFor();
    sectionAddress = office.url();
    const pdf = await office.pdf({ path: join(FOLDER, '清单.pdf'), format: 'A4' });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(1);
    expect(pages).toBeLessThanOrEqual(3);
    await office.emulateMedia({ media: 'print' });
    expect(await office.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    expect(await office.getByRole('navigation', { name: '菜单' }).isVisible()).toBe(false);
    await office.emulateMedia({ media: 'screen' });
  });

  it('across posts and years: one item, what changed, the public version, the export', async () => {
    await office.goto(`${server.address}/duties/items?code=art9.4`);
    await office.getByText('副县长（教科文卫）').first().waitFor();
    await checkPage(office, 'one item');
    await photograph(office, '21-one-item', true);
    await office.goto(`${server.address}/duties/changes`);
    // The first year of lists: each is told to be new.
    await office.getByText('去年没有这份清单').first().waitFor();
    await checkPage(office, 'changes');
    await office.goto(`${server.address}/duties/public`);
    await office
      .getByRole('heading', { name: '青石县党政领导干部 2026 年安全生产责任清单' })
      .waitFor();
    expect(await office.locator('.sheet').innerText()).not.toContain('签收');
    await checkPage(office, 'public version');
    await office.goto(`${server.address}/duties`);
    const [download] = await Promise.all([
      office.waitForEvent('download'),
      office.getByRole('link', { name: '导出表格' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^青石县 2026 年安全生产责任清单/);
  });

  it('who holds several posts has all duties of the year on one page, opened through each list', async () => {
    const beside = await open();
    await signInAs(beside, server.address, /石桥县安委办/);
    await beside.goto(`${server.address}/duties?search=副县长（公安）`);
    const name = await beside.locator('td.head a').first().innerText();
    await beside.locator('td.head a').first().click();
    await beside.getByRole('link', { name: '本年度全部职责' }).click();
    await beside.getByText('只列本级安委办所管单位的职务').waitFor();
    const leader = await open();
    await signInAs(leader, server.address, new RegExp(name));
    await leader.goto(`${server.address}/duties`);
    await leader
      .getByRole('link', { name: /年全部职责/ })
      .first()
      .click();
    const heading = leader.getByRole('heading', { name: /年度安全生产全部职责/ });
    await heading.waitFor();
    expect(await leader.getByText('只列本级安委办所管单位的职务').count()).toBe(0);
    expect(await leader.getByRole('button', { name: /签收|异议/ }).count()).toBe(0);
    await leader.getByText('石桥县公安局 局长').first().waitFor();
    await leader.getByRole('heading', { name: /^年度重点工作（\d+ 项）$/ }).waitFor();
    await photograph(leader, '22-whole-list', true);
    await checkPage(leader, 'whole list');
    const pdf = await leader.pdf({ path: join(FOLDER, '全部职责.pdf'), format: 'A4' });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(1);
    expect(pages).toBeLessThanOrEqual(3);
    // What is read stays where it is when the panel opens beside it.
    const last = leader.locator('.duty-table .link-button').last();
    await last.scrollIntoViewIfNeeded();
    const place = await leader.evaluate(() => scrollY);
    expect(place).toBeGreaterThan(0);
    await last.press('Enter');
    await leader.getByRole('complementary').getByText('年度重点工作').first().waitFor();
    expect(await leader.evaluate(() => scrollY)).toBe(place);
    expect(leader.url()).toMatch(/why=priority.*of=/);
    await checkPage(leader, 'why panel of the whole list');
    await leader.keyboard.press('Escape');
    await leader.getByRole('complementary').waitFor({ state: 'detached' });
    expect(await last.evaluate((element) => element === document.activeElement)).toBe(true);
    await leader.setViewportSize(PHONE);
    await photograph(leader, 'whole-list-phone');
    await checkPage(leader, 'whole list on a phone');
    await office.goto(leader.url());
    await office.getByText('没有找到，或不在您的管理范围内').waitFor();
  });

  it('another county’s office sees none of it, and an address of it opens nothing', async () => {
    const other = await open();
    await signInAs(other, server.address, /石桥县安委办/);
    await other.goto(sectionAddress);
    await other.getByText('没有找到，或不在您的管理范围内').waitFor();
    await other.goto(`${server.address}/duties?region=/99/9901/990101/`);
    await other.getByText('没有符合条件的清单').waitFor();
    expect(await other.getByText('林知远').count()).toBe(0);
    await other.getByText('这个地区不在您的管理范围内').waitFor();
    expect(await other.getByText('/99/9901').count()).toBe(0);
    await checkPage(other, 'another county');
  });

  it('a session that has not signed lately is asked who it is before signing', async () => {
    const page = await open();
    await signInAs(page, server.address, /石桥县安委办/);
    const asked = {
      error: { code: 'access.reauthentication-required', message: '签署前请再次确认是您本人。' },
    };
    await page.route(
      '**/api/duties/approve',
      (route) => route.fulfill({ status: 403, json: asked }),
      { times: 1 },
    );
    await page.goto(`${server.address}/duties?state=drafted&search=桥头镇`);
    await page.getByRole('button', { name: '选中政府的' }).click();
    await page.getByRole('button', { name: '登记审批' }).click();
    await page.getByLabel('审批会议').fill('桥头镇党政联席会议');
    await page.getByLabel('文号').fill('桥委发〔2026〕1号');
    await page.getByRole('dialog').getByRole('button', { name: '登记审批' }).click();
    await confirmIdentity(page, '不是我');
    await page.getByText('没有通过本人确认').waitFor();
    await confirmIdentity(page, '石桥县安委办');
    await page.getByText(/已登记 \d+ 份的审批/).waitFor();
  });

  it('a lost connection keeps what was written and says so', async () => {
    const page = await open();
    await signInAs(page, server.address, /石桥县安委办/);
    await page.goto(`${server.address}/posts`);
    await page.getByText('任职与分管').first().waitFor();
    await page.context().setOffline(true);
    await page.getByText('连接中断').first().waitFor();
    await page.context().setOffline(false);
  });

  it('administrators manage accounts, sessions and the trail, and see no business', async () => {
    const page = await open();
    await signInAs(page, server.address, /系统管理员/);
    expect(await page.getByRole('link', { name: '责任清单', exact: true }).count()).toBe(0);
    await page.getByRole('link', { name: '账户与角色' }).click();
    await page.getByRole('button', { name: '新建账户' }).click();
    await page.getByRole('dialog').getByLabel('用户名').fill('test-liaison');
    await page.getByRole('dialog').getByLabel('显示名称').fill('测试联络员');
    await page.getByRole('dialog').getByRole('button', { name: '新建账户' }).click();
    await page.getByText('账户已建立').waitFor();
    await checkPage(page, 'accounts');
    await page.getByRole('button', { name: '退出' }).click();
    await page.waitForURL('**/sign-in');
    await signInAs(page, server.address, /审计管理员/);
    await page.getByRole('link', { name: '审计记录' }).click();
    await page.getByText('access.create-account').first().waitFor();
    await checkPage(page, 'audit');
    await page.getByRole('link', { name: '登录会话' }).click();
    await page.getByText('本次会话').waitFor();
    await checkPage(page, 'sessions');
  });

  it('the organisation department sees the posts its committee manages, in any county, and no others', async () => {
    const page = await open();
    await signInAs(page, server.address, /云江市委组织部/);
    await page.getByRole('link', { name: '任职与分管' }).first().click();
    await page.getByRole('heading', { name: '云江市党委管理的干部' }).waitFor();
    await page.getByLabel('姓名、职务或机构').fill('青石县');
    await page.keyboard.press('Enter');
    await page.getByText('青石县人民政府').first().waitFor();
    const posts = await page.locator('tbody tr').allInnerTexts();
    expect(posts.some((row) => /青石县人民政府/.test(row) && /县长/.test(row))).toBe(true);
    expect(posts.some((row) => /副县长/.test(row))).toBe(false);
    await checkPage(page, 'posts of a committee');
  });

  it('English is complete on the pages of the main job, and no script failed anywhere', async () => {
    const page = await open();
    await signInAs(page, server.address, /石桥县安委办/);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: /Duty lists of/ }).waitFor();
    await page.getByRole('link', { name: 'Duty lists' }).click();
    await page.getByRole('heading', { name: /Duty lists of/ }).waitFor();
    await checkPage(page, 'duties in English');
    expect(faults.flat()).toEqual([]);
  });
});
