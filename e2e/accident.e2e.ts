// An accident in a real browser: reported, known better on the fifth day, its chain read by whoever is named for the case.
import { addDays, type CivilDate } from '@jinze/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBoth, choose, dayOf, fill } from './acts.ts';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, signInAs, WIDE } from './page.ts';
import type { TestServer } from './server.ts';

const NAME = '桥头镇纸箱厂厂房坍塌事故';

describe('an accident', () => {
  let server: TestServer;
  let browser: Browser;
  let office: Page;
  let today: CivilDate;
  let happened: CivilDate;
  let address: string;
  const faults: string[][] = [];
  const open = async (who: RegExp, viewport = WIDE) => {
    const opened = await newPage(browser, viewport);
    faults.push(opened.faults);
    await signInAs(opened.page, server.address, who);
    return opened.page;
  };
  const heading = (page: Page, words: RegExp) =>
    page.getByRole('heading', { level: 1, name: words }).waitFor();
  const part = (page: Page, name: string) =>
    page
      .getByRole('navigation', { name: '这起事故的各部分' })
      .getByRole('link', { name, exact: true })
      .click();
  const record = async (
    kind: string,
    on: CivilDate,
    values: Readonly<Record<string, string>>,
    choices: Readonly<Record<string, string>> = {},
  ) => {
    await office.getByRole('button', { name: '登记进展' }).click();
    const dialog = office.getByRole('dialog');
    await choose(dialog, '进展', kind);
    await fill(dialog, { 日期: on, ...values });
    for (const [label, option] of Object.entries(choices)) await choose(dialog, label, option);
    await dialog.getByRole('button', { name: '登记进展' }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('accident'), openBrowser()]);
    office = await open(/石桥县安委办/);
    today = await dayOf(office);
    happened = addDays(today, -6);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('a form with mistakes is refused in words, beside the fields, and keeps what was written', async () => {
    await office.goto(`${server.address}/accidents`);
    const before = await office.getByRole('heading', { name: /登记了 \d+ 起事故/ }).innerText();
    await office.getByRole('button', { name: '登记事故' }).click();
    await heading(office, /登记一起事故/);
    await office.getByRole('button', { name: '登记事故' }).click();
    await office.getByText('有 3 处需要改正').waitFor();
    await choose(office, '发生地区', '桥头镇');
    await fill(office, {
      事故名称: NAME,
      发生日期: addDays(today, 3),
      来源文件: '石桥县应急管理局快报〔2026〕31号',
      发生时刻: '早上九点',
      地点: '桥头镇工业园纸箱厂',
      死亡: '两人',
    });
    await office.getByRole('button', { name: '登记事故' }).click();
    await office.getByRole('alert').getByText('请写作 时:分').waitFor();
    await fill(office, { 发生时刻: '09:25', 死亡: '两人' });
    await office.getByRole('button', { name: '登记事故' }).click();
    await office.getByRole('alert').getByText('请填整数').waitFor();
    await fill(office, { 死亡: '2' });
    await office.getByRole('button', { name: '登记事故' }).click();
    await office.getByRole('alert').getByText('日期晚于今天，请核对').waitFor();
    await checkBoth(office, 'accident-refused');
    // Read again, the page still has what was written, and nothing is on record.
    await office.reload();
    await heading(office, /登记一起事故/);
    expect(await office.getByLabel('事故名称').inputValue()).toBe(NAME);
    expect(await office.getByLabel('死亡', { exact: true }).inputValue()).toBe('2');
    await office.locator('.region-picker', { hasText: '桥头镇' }).waitFor();
    const beside = await office.context().newPage();
    await beside.goto(`${server.address}/accidents`);
    await beside.getByRole('heading', { level: 1, name: before, exact: true }).waitFor();
    await beside.close();
  });

  it('two dead and one missing: an ordinary accident that could become a relatively serious one', async () => {
    await fill(office, { 发生日期: happened, 情况截至: happened, 失踪: '1', 重伤: '0', 受伤: '3' });
    await fill(office, { 直接经济损失: '180', 发生单位: '桥头纸箱厂', 事故类型: '坍塌' });
    await fill(office, { 行业领域: '建筑施工' });
    await choose(office, '行业分类', '建筑施工');
    await choose(office, '等级', '一般');
    await choose(office, '等级来源', '目前掌握');
    await office.getByRole('button', { name: '登记事故' }).click();
    await heading(office, /一般事故，可能升为较大：失踪 1 人/);
    address = office.url();
    await office.getByText('由县级人民政府负责调查').first().waitFor();
    await office.getByText('失踪人员全部遇难则为较大').waitFor();
    await office.getByText(`${addDays(happened, 30)} 以前（自发生之日起 30 日）`).waitFor();
    await checkBoth(office, 'accident-reported', '39-accident');
    // An answer that cannot be had is said where it would stand, and asked for again.
    const answer = `${server.address}/api/accidents/*/why?*`;
    await office.route(answer, (route) => route.abort());
    await office.getByRole('button', { name: '一般', exact: true }).click();
    const awaited = office.getByRole('complementary', { name: '为什么', exact: true });
    await awaited.getByRole('alert').waitFor();
    await checkBoth(office, 'accident-why-failed');
    await office.unroute(answer);
    await awaited.getByRole('button', { name: '重试' }).click();
    const why = office.getByRole('complementary', {
      name: /按规定推算为一般事故，可能升为较大事故/,
    });
    await why.getByText('493').first().waitFor();
    // A page of it is made, and found again where it was made.
    await why.getByRole('button', { name: '打印结论单' }).click();
    await office.getByRole('dialog').getByRole('button', { name: '生成公文' }).click();
    await heading(office, /结论单/);
    await office.getByRole('link', { name: '返回记录' }).click();
    await office.getByRole('button', { name: '一般', exact: true }).click();
    await why.getByRole('link', { name: /结论单/ }).waitFor();
    await checkBoth(office, 'accident-why-papers', undefined, why.locator('.made'));
    await checkBoth(office, 'accident-why-grade');
    await office.keyboard.press('Escape');
    await why.waitFor({ state: 'detached' });
  });

  it('what was done is put beside the limits: in time, later than the limit, not on record', async () => {
    await part(office, '进展与认定');
    await office.getByText('还没有登记进展').waitFor();
    await record('单位报告', happened, { 时刻: '10:05', 由谁: '桥头纸箱厂' });
    await record('逐级报告', happened, { 时刻: '10:05' }, { 渠道: '主管部门', 层级: '县级' });
    await record('逐级报告', happened, { 时刻: '13:40' }, { 渠道: '政府', 层级: '县级' });
    await record('启动调查', addDays(happened, 1), { 由谁: '石桥县人民政府' }, { 层级: '县级' });
    // Before the accident: refused at its field, and the dialog keeps what was written.
    await office.getByRole('button', { name: '登记进展' }).click();
    const dialog = office.getByRole('dialog');
    await choose(dialog, '进展', '负责人到现场');
    await fill(dialog, { 日期: addDays(happened, -1), 时刻: '10:50' });
    await fill(dialog, { 由谁: '石桥县人民政府县长' });
    await dialog.getByRole('button', { name: '登记进展' }).click();
    await dialog.getByRole('alert').getByText('早于事故发生的时间').waitFor();
    await fill(dialog, { 日期: happened });
    await dialog.getByRole('button', { name: '登记进展' }).click();
    await dialog.waitFor({ state: 'detached' });
    await checkBoth(office, 'accident-events');
    await part(office, '法定时限');
    const row = (step: string) => office.locator('.steps-table tbody tr', { hasText: step });
    await row('单位报告').getByText('已办').waitFor();
    await row('报县级政府').getByText('晚于期限，待核').waitFor();
    await row('报县级党委').getByText('逾期未见记录，待核').waitFor();
    await office.getByText('“待核”不是结论').waitFor();
    expect(await office.locator('main').innerText()).not.toMatch(/违法|违规/);
    await checkBoth(office, 'accident-timetable');
  });

  it('on the fifth day the missing person is found dead: regraded, and both versions are readable', async () => {
    await office.getByRole('button', { name: '补充或更正' }).click();
    await heading(office, /更正：/);
    await choose(office, '等级', '较大');
    await fill(office, { 死亡: '3', 失踪: '0', 情况截至: addDays(happened, 5) });
    await fill(office, { 来源文件: '石桥县应急管理局续报〔2026〕32号' });
    await fill(office, { 为什么更正: '第五天找到失踪人员，已遇难' });
    await office.getByRole('button', { name: '更正', exact: true }).click();
    await heading(office, /：较大事故$/);
    await part(office, '案情与等级');
    await office.getByText('由设区的市级人民政府负责调查').first().waitFor();
    const second = office.locator('.register > li').first();
    expect(await second.innerText()).toMatch(/第 2 版：更正[\s\S]*第五天找到失踪人员/);
    expect(await second.innerText()).toMatch(/死亡\s*2 人 → 3 人[\s\S]*失踪\s*1 人 → 0 人/);
    expect(await second.innerText()).toContain(`按 ${addDays(happened, 5)} 掌握的情况推算：较大`);
    expect(await office.locator('.register > li').last().innerText()).toContain('推算：一般');
    await checkBoth(office, 'accident-regraded');
  });

  it('competence moves from the county to the prefecture, and the timetable says what changed', async () => {
    await part(office, '法定时限');
    await heading(office, /较大事故/);
    await office.getByRole('heading', { name: '按现在掌握的情况：较大事故的法定时限' }).waitFor();
    const change = office.locator('section', { hasText: '等级变更：一般 → 较大' }).last();
    const moved = change.locator('tr', { hasText: '按规定由谁调查' });
    expect(await moved.innerText()).toMatch(/县级人民政府[\s\S]*设区的市级人民政府/);
    expect(await change.locator('tr', { hasText: '报省级主管部门' }).innerText()).toContain(
      '不要求',
    );
    await checkBoth(office, 'accident-now', '40-timetable');
    await office.getByText(/^等级变更前：一般/).click();
    await office.getByRole('heading', { name: /掌握的情况：一般事故的法定时限/ }).waitFor();
    expect(await office.locator('.steps-table', { hasText: '报省级主管部门' }).count()).toBe(0);
    await checkBoth(office, 'accident-before');
    // The older reading has an address of its own.
    await office.reload();
    await office.getByRole('heading', { name: /掌握的情况：一般事故的法定时限/ }).waitFor();
    await part(office, '进展与认定');
    const taken = { 由谁: '云江市人民政府', 文号: '云政函〔2026〕80号' };
    await record('上级提级调查', today, taken, { 层级: '市级' });
    await office.getByText('由云江市人民政府调查').waitFor();
  });

  it('the chain is for whoever is named for the case, and labels nobody', async () => {
    await part(office, '任职与分管关系');
    await office.getByText('先由当地安委办按文件把您指定到本案').waitFor();
    expect(await office.getByRole('button', { name: '查阅', exact: true }).count()).toBe(0);
    await office.getByRole('button', { name: '指定查阅人' }).click();
    const dialog = office.getByRole('dialog');
    await fill(dialog, {
      依据文件: '石政办函〔2026〕41号',
      事由: '事故调查',
      止: addDays(today, -1),
    });
    await dialog.getByRole('button', { name: '指定查阅人' }).click();
    await dialog.getByRole('alert').waitFor();
    await checkBoth(office, 'accident-access-refused');
    await fill(dialog, { 止: addDays(today, 90) });
    await dialog.getByRole('button', { name: '指定查阅人' }).click();
    await office.getByText('您已被指定到本案。每次查阅都会留下记录').waitFor();
    await office.getByRole('button', { name: '查阅', exact: true }).click();
    await office.getByText('这里只列任职与分管关系，不是责任认定').waitFor();
    const chain = office.getByRole('list', { name: '任职与分管关系' });
    for (const place of ['桥头镇', '石桥县'])
      await chain.getByRole('heading', { level: 2, name: place, exact: true }).waitFor();
    for (const words of [
      '分管安全生产',
      '政府主要负责人',
      '党委主要负责人',
      '分管行业领域',
      '前任',
    ])
      expect(await chain.innerText()).toContain(words);
    expect(await chain.innerText()).not.toMatch(/责任人|主要领导责任|直接责任/);
    await office.getByText('云江市、云岭省在您的查阅范围之外').waitFor();
    await checkBoth(office, 'accident-chain', '41-chain');
    // A moment that matters is looked at as well: who held the posts on that day.
    await office.getByRole('button', { name: '登记一个日子' }).click();
    await choose(dialog, '是什么', '许可');
    await fill(dialog, { 日期: '2024-03-01', '什么事，为什么要看': '厂房改建许可' });
    await dialog.getByRole('button', { name: '登记一个日子' }).click();
    await office.getByText('已登记，可以在上面选这一天').waitFor();
    await choose(office, '看哪一天', '2024-03-01');
    await chain.getByText('2024-03-01 · 建筑施工').waitFor();
    expect(await chain.innerText()).toMatch(/已调离转岗|已提拔|没有现任职务/);
    await checkBoth(office, 'accident-chain-then');
  });

  it('a superior names itself by a document; the colleague who is not named is told so; the county beside finds nothing', async () => {
    const plain = address.split('?')[0] ?? '';
    const prefecture = await open(/云江市安委办/);
    await prefecture.goto(`${plain}?part=chain`);
    await prefecture.getByRole('button', { name: '指定本人查阅' }).click();
    const dialog = prefecture.getByRole('dialog');
    await prefecture.getByText('只能指定您本人').waitFor();
    await fill(dialog, {
      依据文件: '云政函〔2026〕80号',
      事由: '提级调查',
      止: addDays(today, 90),
    });
    await dialog.getByRole('button', { name: '指定查阅人' }).click();
    await prefecture.getByRole('button', { name: '查阅', exact: true }).click();
    const chain = prefecture.getByRole('list', { name: '任职与分管关系' });
    await chain.getByRole('heading', { level: 2, name: '云江市', exact: true }).waitFor();
    await checkBoth(prefecture, 'accident-chain-prefecture');

    const colleague = await open(/石桥安委办复核员/);
    await colleague.goto(`${plain}?part=chain`);
    await colleague.getByText('先由当地安委办按文件把您指定到本案').waitFor();
    expect(await colleague.getByRole('button', { name: '查阅', exact: true }).count()).toBe(0);

    const beside = await open(/临河县安委办/, PHONE);
    await beside.goto(address);
    await beside.getByText('没有找到').first().waitFor();
    expect(await beside.content()).not.toContain(NAME);
    await checkPage(beside, 'an accident elsewhere on a phone');
    await beside.goto(`${server.address}/accidents`);
    await beside.getByRole('heading', { level: 1 }).waitFor();
    expect(await beside.content()).not.toContain(NAME);
  });

  it('no page had a script error', () => {
    expect(faults.flat()).toEqual([]);
  });
});
