// An inspection of a county in a real browser, from its programme to its look-back, with one repeat finding; a member's access ends.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBoth, choose, dayOf, fill, read, signed } from './acts.ts';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { newPage, signInAs } from './page.ts';
import type { TestServer } from './server.ts';

const OFFICE = '云江市安委办';
const COUNTY = '石桥县安委办';
const MEMBER = '池朔';
const TITLE = '石桥县安全生产专题巡查';
const PROGRAMME = '云江市安全生产巡查计划（试行）';
const GROUP = ['xunchazu-1', 'xunchazu-2', 'xunchazu-3', 'xunchazu-4', 'xunchazu-5'];

/** A day some days from that one, as dates are written. */
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

describe('an inspection of a county', () => {
  let server: TestServer;
  let browser: Browser;
  const faults: string[][] = [];
  const pages = new Map<string, Page>();
  /** As the server counts days. */
  let today = '';
  let address = '';
  let programme = '';

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
  const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name });
  const dialog = (page: Page) => page.getByRole('dialog').last();
  /** Opens the dialog of an act, fills it and sends it; `outcome` is what is read afterwards. */
  const press = async (
    page: Page,
    act: string,
    values: Readonly<Record<string, string>>,
    outcome: RegExp | string,
  ) => {
    await page.getByRole('button', { name: act, exact: true }).first().click();
    await dialog(page).waitFor();
    await fill(dialog(page), values);
    await dialog(page).getByRole('button', { name: act, exact: true }).click();
    await signed(page, page === pages.get(OFFICE) ? OFFICE : COUNTY, page.getByText(outcome));
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('inspection'), openBrowser()]);
    today = await dayOf(await as(OFFICE));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('the office records a programme: which regions are covered, which are not, and why', async () => {
    const office = await as(OFFICE);
    await visit(office, '/inspections/programmes/new');
    await office.getByRole('button', { name: '登记计划' }).click();
    await office.getByText('请至少选择一个被巡查地区').first().waitFor();
    await checkBoth(office, 'inspection-programme-errors');
    await fill(office, {
      计划名称: PROGRAMME,
      计划期开始: `${today.slice(0, 4)}-01-01`,
      计划期结束: `${Number(today.slice(0, 4)) + 4}-12-31`,
      覆盖要求的依据: '一届任期内全覆盖',
      批准机关: '中共云江市委、云江市人民政府',
      文号: '云委〔2026〕12号',
      批准日期: today,
      列入的年度计划: '2026年度督查检查考核计划第3项',
    });
    await choose(office, '覆盖要求', '计划期内覆盖全部下级地区');
    await choose(office, '明查暗访', '不算已巡查');
    await office.getByRole('checkbox', { name: '临河县' }).check();
    await office.getByRole('checkbox', { name: '石桥县' }).check();
    await office.getByRole('button', { name: '登记计划' }).click();
    await signed(office, OFFICE, heading(office, /尚未全覆盖/));
    programme = new URL(office.url()).pathname;
    await office.getByRole('button', { name: /已巡查 0 个，尚未全覆盖/ }).click();
    await office
      .locator('.why')
      .getByText(/没有列入计划：.*松坪县/)
      .waitFor();
    await checkBoth(office, 'inspection-programme', '63-inspection-programme');
  });

  it('the order is drafted, approved and issued with its group; outside the year’s plan it is refused', async () => {
    const office = await as(OFFICE);
    await visit(office, '/inspections/new');
    await choose(office, '被巡查地区', '石桥县');
    await fill(office, {
      名称: TITLE,
      被巡查单位: '中共石桥县委员会\n石桥县人民政府',
      现场开始: today,
      现场结束: dayAfter(today, 5),
      来信来访答复工作日: '7',
      答复期限的依据: '巡查通知第六条',
    });
    await office.getByRole('button', { name: '存为草稿' }).click();
    await heading(office, /草稿，等批准/).waitFor();
    address = new URL(office.url()).pathname;
    const approval = { 批准机关: '中共云江市委', 文号: '云委办〔2026〕77号' };
    await press(office, '登记批准', approval, '批准已登记');
    for (const [index, loginName] of GROUP.entries()) {
      await office.getByRole('button', { name: '指定成员', exact: true }).first().click();
      await fill(dialog(office), { 登录名: loginName, 单位和职务: '市应急管理局' });
      if (index === 0) await choose(dialog(office), '组内职务', '组长');
      await dialog(office).getByRole('button', { name: '指定成员', exact: true }).click();
      await office.getByText(`巡查组（${index + 1} 人）`).waitFor();
    }
    await office.getByRole('button', { name: '发出通知', exact: true }).first().click();
    await fill(dialog(office), { 通知文号: '云安委〔2026〕90号' });
    await dialog(office).getByRole('button', { name: '发出通知', exact: true }).click();
    await signed(office, OFFICE, dialog(office).getByText(/没有列入年度督查检查考核计划/));
    await dialog(office).getByRole('button', { name: '取消' }).click();
    await checkBoth(office, 'inspection-approved');
  });

  it('withdrawn and drafted anew with its place in the plan it goes out, and both sides see it', async () => {
    const office = await as(OFFICE);
    await press(office, '撤回', { 理由: '没有列入年度计划' }, '巡查已撤回');
    await visit(office, '/inspections/new');
    await choose(office, '被巡查地区', '石桥县');
    await choose(office, '所属巡查计划', PROGRAMME);
    await fill(office, {
      名称: TITLE,
      被巡查单位: '中共石桥县委员会\n石桥县人民政府',
      现场开始: today,
      现场结束: dayAfter(today, 5),
      列入的年度计划: '2026年度督查检查考核计划第9项',
      来信来访答复工作日: '7',
      答复期限的依据: '巡查通知第六条',
    });
    await office.getByRole('button', { name: '存为草稿' }).click();
    await heading(office, /草稿，等批准/).waitFor();
    address = new URL(office.url()).pathname;
    const approval = { 批准机关: '中共云江市委', 文号: '云委办〔2026〕78号' };
    await press(office, '登记批准', approval, '批准已登记');
    for (const [index, loginName] of GROUP.entries()) {
      await office.getByRole('button', { name: '指定成员', exact: true }).first().click();
      await fill(dialog(office), { 登录名: loginName, 单位和职务: '市应急管理局' });
      if (index === 0) await choose(dialog(office), '组内职务', '组长');
      await dialog(office).getByRole('button', { name: '指定成员', exact: true }).click();
      await office.getByText(`巡查组（${index + 1} 人）`).waitFor();
    }
    await press(office, '发出通知', { 通知文号: '云安委〔2026〕91号' }, '通知已发出');
    await checkBoth(office, 'inspection-order', '64-inspection-order');
    const county = await as(COUNTY);
    await visit(county, address);
    await county.getByText('云江市来的巡查。').waitFor();
  });

  it('what the system holds need not be asked; the rest is asked, and the county answers', async () => {
    const member = await as(MEMBER);
    await visit(member, `${address}?part=materials`);
    await member
      .getByText(/已有，不必再报/)
      .first()
      .waitFor();
    await checkBoth(member, 'inspection-materials', '65-inspection-materials');
    await member.getByRole('button', { name: '调取职责清单和年度重点工作责任清单' }).click();
    await fill(dialog(member), { 向谁要: '县委办公室' });
    await dialog(member).getByRole('button', { name: '调取', exact: true }).click();
    await dialog(member)
      .getByText(/系统里已有这项材料/)
      .first()
      .waitFor();
    await dialog(member).getByRole('button', { name: '取消' }).click();
    await member.getByRole('button', { name: '放弃' }).click();
    await member.getByRole('button', { name: '调取执法计划和执法统计' }).click();
    await fill(dialog(member), { 向谁要: '县应急管理局' });
    await dialog(member).getByRole('button', { name: '调取', exact: true }).click();
    await member.getByText('已通知对方').waitFor();
    const county = await as(COUNTY);
    await visit(county, `${address}?part=materials`);
    await county.getByRole('button', { name: '答复', exact: true }).click();
    await fill(dialog(county), { 答复: '执法计划见县应急〔2026〕5号。' });
    await dialog(county).getByRole('button', { name: '答复', exact: true }).click();
    await county.getByText('已答复', { exact: true }).waitFor();
  });

  it('on site a member notes findings, confirms that one repeats an earlier one, and takes a complaint', async () => {
    const member = await as(MEMBER);
    await visit(member, address);
    await press(member, '登记进驻', {}, '进驻已登记');
    await visit(member, `${address}/findings/new`);
    await fill(member, {
      条款: '6',
      责任单位: '石桥县人民政府',
      地点: '石桥县政府办公室',
      事实: '四季度县政府常务会议没有研究安全生产工作。',
      整改期限: dayAfter(today, 60),
    });
    await choose(member, '任职与分管关系', /石桥县人民政府 /);
    await choose(member, '系统内的材料', /履职记录/);
    await member.keyboard.press('Escape');
    await checkBoth(member, 'inspection-finding-form', '66-inspection-finding');
    await member.getByRole('button', { name: '保存问题' }).click();
    await member.getByText(/以前巡查同一条款发现过/).waitFor();
    await member.getByRole('button', { name: '认定屡查屡犯' }).click();
    await dialog(member).getByRole('button', { name: '认定屡查屡犯' }).click();
    await signed(member, MEMBER, member.getByText(/次指出/));
    await visit(member, `${address}?part=complaints`);
    await member.getByRole('button', { name: '登记来信来访' }).click();
    await fill(dialog(member), {
      方式: '来访',
      地点: '桥头镇',
      反映的事项: '仓库堵塞消防通道。',
      联系方式: '王某',
    });
    await dialog(member).getByRole('button', { name: '保存', exact: true }).click();
    await member.getByText('来信来访已登记').waitFor();
    await checkBoth(member, 'inspection-complaints');
    const county = await as(COUNTY);
    await visit(county, `${address}?part=findings`);
    await county.getByText('反馈意见送达以后可以看到。').waitFor();
    await visit(member, address);
    await press(member, '登记现场结束', {}, '现场结束已登记');
  });

  it('the feedback is composed, saved, approved and delivered', async () => {
    const office = await as(OFFICE);
    await visit(office, `${address}?part=feedback`);
    await office
      .getByText(/屡查屡犯 1 项/)
      .first()
      .waitFor();
    await office.getByRole('button', { name: '编辑反馈意见' }).click();
    await dialog(office).getByRole('button', { name: '保存反馈意见' }).click();
    await office.getByText('反馈意见已保存').waitFor();
    const paper = {
      批准机关: '中共云江市委、云江市人民政府',
      反馈意见文号: '云安委函〔2026〕12号',
    };
    await press(office, '登记送达反馈', paper, '反馈意见已送达');
    await checkBoth(office, 'inspection-feedback', '67-inspection-feedback');
  });

  it('who is named in the finding reads it with what it stands on, states once, and is answered', async () => {
    const office = await as(OFFICE);
    const { findingList } = (await read(office, `/api${address}`)) as {
      findingList: { person: { name: string } | null; evidence: { title: string }[] }[];
    };
    const [finding] = findingList;
    const name = finding?.person?.name ?? '';
    const named = await as(name);
    await visit(named, '/inspections/mine');
    await heading(named, /写到您，可以作说明/).waitFor();
    await named
      .getByText(finding?.evidence[0]?.title ?? '')
      .first()
      .waitFor();
    await checkBoth(named, 'inspection-named');
    await named.getByRole('button', { name: '作说明' }).first().click();
    await fill(dialog(named), { 本人说明: '十月的常务会议研究过，见纪要〔2026〕11号。' });
    await dialog(named).getByRole('button', { name: '作说明' }).click();
    await signed(named, name, named.getByText('说明已提交'));
    await visit(office, `${address}?part=findings`);
    await office.getByRole('button', { name: '答复本人说明' }).click();
    await choose(dialog(office), '处理结果', '维持');
    await fill(dialog(office), { 答复内容: '该次会议没有安全生产议题。' });
    await dialog(office).getByRole('button', { name: '答复本人说明' }).click();
    await signed(office, OFFICE, office.getByText(/维持，问题成立：该次会议/));
    await visit(named, '/inspections/mine');
    await named.getByText(/维持，问题成立：该次会议/).waitFor();
  });

  it('the county acknowledges, plans and rectifies; the office verifies', async () => {
    const county = await as(COUNTY);
    await visit(county, address);
    await press(county, '签收反馈意见', {}, '反馈意见已签收');
    await visit(county, `${address}?part=findings`);
    await county.getByRole('button', { name: '写整改措施' }).click();
    await fill(dialog(county), { 整改措施: '每季度首月研究一次', 责任人: '县长' });
    await dialog(county).getByRole('button', { name: '写整改措施' }).click();
    await county.getByText('责任人：县长').waitFor();
    const plan = { 文号: '石委〔2026〕44号', 整改方案: '县委、县政府逐项整改。' };
    await press(county, '报送整改方案', plan, '整改方案已报送');
    await county.getByRole('button', { name: '整改完成', exact: true }).click();
    await fill(dialog(county), { 完成情况和证明材料: '已研究，纪要〔2026〕9号。' });
    await dialog(county).getByRole('button', { name: '整改完成', exact: true }).click();
    await county.getByText('待核验').first().waitFor();
    await checkBoth(county, 'inspection-inspected', '68-inspection-rectified');
    const office = await as(OFFICE);
    await visit(office, `${address}?part=findings`);
    await press(office, '核验销号', { 核验情况: '已查看纪要。' }, '已销号');
  });

  it('the look-back finds a relapse: a new finding that repeats the old; then it is closed and the access is gone', async () => {
    const office = await as(OFFICE);
    await press(office, '登记回头看', { 回头看的人员: '市安委办' }, '回头看已登记');
    await office.getByRole('button', { name: '回头看结果' }).click();
    await choose(dialog(office), '结果', '反弹');
    await fill(dialog(office), {
      查看情况: '又没有研究。',
      反弹的整改期限: dayAfter(today, 30),
    });
    await dialog(office).getByRole('button', { name: '回头看结果' }).click();
    await signed(office, OFFICE, office.getByRole('heading', { name: /2．石桥县人民政府/ }));
    await checkBoth(office, 'inspection-look-back', '69-inspection-look-back');
    const member = await as(MEMBER);
    expect((await member.request.get(`${server.address}/api${address}`)).status()).toBe(200);
    const end = {
      理由: '回头看结束，反弹的问题继续整改。',
      '第 2 项没有销号，继续整改的理由': '整改期限未到。',
    };
    await press(office, '办结', end, '巡查已办结');
    expect((await member.request.get(`${server.address}/api${address}`)).status()).toBe(404);
    // The programme that it belongs to has one region more behind it.
    await visit(office, programme);
    await heading(office, /已巡查 1 个，尚未全覆盖/).waitFor();
    const row = office.getByRole('row', { name: /石桥县/ });
    await row.getByText('已巡查').first().waitFor();
    await row.locator(`a[href="${address}"]`).waitFor();
    const county = await as(COUNTY);
    const { items } = (await read(county, '/api/inspections')) as { items: { title: string }[] };
    expect(items.map(({ title }) => title)).toContain(TITLE);
    await visit(office, '/inspections');
    await checkBoth(office, 'inspections', '70-inspections');
  });

  it('nothing failed in the pages on the way', () => {
    expect(faults.flat()).toEqual([]);
  });
});
