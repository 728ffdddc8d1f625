// A citizen without an account and without JavaScript reports a quarry and follows it to its closing; a leader's report is no office's.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBoth, choose, fill, signed } from './acts.ts';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import type { TestServer } from './server.ts';

const OFFICE = '石桥县安委办';
const DESK = '石桥县群众举报受理员';
const DISCIPLINE = '云江市纪委监委';
const CONTACT = '13900002222';
const REPORTS = '/publication/reports';

describe('a report from the public', () => {
  let server: TestServer;
  let browser: Browser;
  const faults: string[][] = [];
  const pages = new Map<string, Page>();
  let code = '';

  const as = async (name: string): Promise<Page> => {
    const open = pages.get(name);
    if (open !== undefined) return open;
    const { page, faults: own } = await newPage(browser);
    faults.push(own);
    await signInAs(page, server.address, new RegExp(`^${name}`));
    pages.set(name, page);
    return page;
  };
  /** Whoever reads the public pages: no script runs, and nothing is kept. */
  const citizen = async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return { page, context };
  };
  const visit = async (page: Page, path: string) => {
    await page.goto(`${server.address}${path}`);
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  };
  const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name });
  const dialog = (page: Page) => page.getByRole('dialog').last();
  const press = async (page: Page, act: string, said?: () => Promise<void>) => {
    await page.getByRole('button', { name: act, exact: true }).first().click();
    await dialog(page).waitFor();
    await said?.();
    await dialog(page).getByRole('button', { name: act, exact: true }).click();
  };
  /** By steps: what, where down to the county, that place itself. */
  const begin = async (page: Page, kind: string, county: string) => {
    await page.goto(`${server.address}/public/report`);
    await page.getByRole('link', { name: kind }).click();
    await page.getByRole('link', { name: '云江市', exact: true }).click();
    await page.getByRole('link', { name: county, exact: true }).click();
    await page.getByRole('link', { name: /^就是/ }).click();
    await heading(page, /写举报/).waitFor();
  };
  const follow = async () => {
    const { page, context } = await citizen();
    await page.goto(`${server.address}/public/report/status`);
    await page.getByLabel('查询码').fill(code);
    await page.getByRole('button', { name: '查看' }).click();
    return { page, context };
  };

  beforeAll(async () => {
    server = await startDemo('public-report');
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('is filed without an account and without a script, and nothing is lost when something is wrong', async () => {
    const { page, context } = await citizen();
    await begin(page, '事故隐患', '石桥县');
    await fill(page, { 具体地点: '青龙山采石场', 联系方式: CONTACT });
    await page.getByRole('button', { name: '提交举报' }).click();
    await page.getByRole('heading', { name: /有 3 处要改/ }).waitFor();
    expect(await page.getByLabel('具体地点').inputValue()).toBe('青龙山采石场');
    await fill(page, { 什么时候: '现在', 情况: '坡顶裂了一条缝，下面还在装车。' });
    await page.getByLabel('没有人死亡或者失踪', { exact: true }).check();
    await page.getByLabel('照片或者文件').setInputFiles({
      name: '说明.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('裂缝一掌宽'),
    });
    await page.getByRole('button', { name: '提交举报' }).click();
    await heading(page, /举报已经收到/).waitFor();
    code = (await page.locator('.code').innerText()).trim();
    expect(code).toMatch(/^(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}$/);
    await photograph(page, '99-report-code', true);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  it('its pages are accessible at both sizes, and print without what leads elsewhere', async () => {
    const { page } = await newPage(browser);
    await page.goto(`${server.address}/public/report`);
    await checkBoth(page, 'public-report', '97-public-report');
    await page.setViewportSize(WIDE);
    await begin(page, '瞒报、谎报、迟报事故', '石桥县');
    await page.getByRole('button', { name: '提交举报' }).click();
    await page.getByRole('heading', { name: /处要改/ }).waitFor();
    await photograph(page, '98-report-form', true);
    await checkPage(page, 'public-report-form');
    await page.setViewportSize(PHONE);
    await checkPage(page, 'public-report-form on a phone');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    await page.context().close();
  });

  it('the office accepts it, has it verified and makes it a task; who told it does not see', async () => {
    const page = await as(OFFICE);
    await visit(page, REPORTS);
    await page.getByRole('row', { name: /青龙山采石场/ }).waitFor();
    await checkBoth(page, 'public-reports', '102-reports');
    await page
      .getByRole('row', { name: /青龙山采石场/ })
      .getByRole('link')
      .click();
    await heading(page, /事故隐患：刚收到/).waitFor();
    expect(await page.getByText('调阅举报人信息').count()).toBe(0);
    await page.getByRole('button', { name: '由石桥县安委办办理' }).click();
    await page.getByText('第七十三条').first().waitFor();
    await photograph(page, '101-report-route', true);
    await page.getByRole('button', { name: '关闭' }).click();
    await press(page, '受理');
    await heading(page, /已受理，请组织核查/).waitFor();
    await press(page, '延长答复期限', async () => {
      const until = /最迟延到 (\d{4}-\d{2}-\d{2})/.exec(await dialog(page).innerText())?.[1] ?? '';
      await fill(dialog(page), {
        延长到: until,
        批准延长的负责人: '方致远',
        负责人的职务: '石桥县安委办主任',
        批准文书的文号: '石安办〔2026〕7号',
        理由: '需要委托鉴定边坡。',
      });
      await checkBoth(page, 'public-report-extended');
    });
    await page.getByText('已延长，举报人凭查询码可以看到理由。').waitFor();
    await page.getByText(/石安办〔2026〕7号 石桥县安委办主任 方致远批准/).waitFor();
    // Each day and time of the course stands on one line, on a phone too.
    for (const size of [PHONE, WIDE]) {
      await page.setViewportSize(size);
      const lines = await page
        .locator('.timeline .nowrap')
        .evaluateAll((all) => all.map((one) => one.getClientRects().length));
      expect(lines.length).toBeGreaterThan(3);
      expect(lines.every((count) => count === 1)).toBe(true);
    }
    await press(page, '登记核查', async () => {
      await choose(dialog(page), /组织核查的机关/, '石桥县人民政府');
      await choose(dialog(page), /核查结果/, '属实');
      await dialog(page).getByLabel('书面材料的文号').fill('石举核〔2026〕9号');
      await dialog(page).getByLabel('签字的负责人').fill('分管副县长');
      await dialog(page).getByLabel('查明的情况').fill('裂缝属实。');
    });
    await signed(page, OFFICE, heading(page, /已核查/));
    await press(page, '转为督办任务', async () => {
      await choose(dialog(page), /以谁的名义/, '石桥县人民政府');
      await choose(dialog(page), /交给谁办/, '石桥县应急管理局');
      await dialog(page).getByLabel('任务名称').fill('整治青龙山采石场边坡');
      await dialog(page).getByLabel('要做什么').fill('停止装车，整治边坡。');
      await dialog(page).getByLabel('办结期限').fill('2027-12-31');
    });
    await heading(page, /督办任务已起草/).waitFor();
    await page.getByRole('link', { name: /督办任务还在起草/ }).click();
    await page.getByText('整治青龙山采石场边坡').first().waitFor();
    expect(await page.content()).not.toContain(CONTACT);
    // A draft is not under way yet.
    const { page: early, context: first } = await follow();
    await heading(early, /现在：已核查，准备督促整改/).waitFor();
    await first.close();
    await press(page, '下达', () => dialog(page).getByLabel('签发人').fill('方致远'));
    await page
      .getByText(/已下达/)
      .first()
      .waitFor();
    const { page: reader, context } = await follow();
    await heading(reader, /现在：正在整改/).waitFor();
    await context.close();
  });

  it('the desk opens who told with a reason, and that it did stands there', async () => {
    const page = await as(DESK);
    await visit(page, REPORTS);
    await page
      .getByRole('row', { name: /青龙山采石场/ })
      .getByRole('link')
      .click();
    await press(page, '调阅举报人信息', async () => {
      await dialog(page).getByLabel('为什么要看').fill('核对裂缝的位置');
    });
    await signed(page, DESK, page.getByText(CONTACT));
    await photograph(page, '104-report-opened', true);
    await dialog(page).getByRole('button', { name: '关闭' }).last().click();
    await page.getByText(/调阅：核对裂缝的位置/).waitFor();
    expect(await page.content()).not.toContain(CONTACT);
    await checkPage(page, 'public report with an opening');
  });

  it('the task is closed, the report answered and closed; the citizen reads it by the code', async () => {
    const page = await as(OFFICE);
    await visit(page, REPORTS);
    await page
      .getByRole('row', { name: /青龙山采石场/ })
      .getByRole('link')
      .click();
    await press(page, '答复举报人', () =>
      dialog(page).getByLabel('给举报人的话').fill('已经停工，正在整治。'),
    );
    await page.getByText('已答复，举报人凭查询码可以看到。').waitFor();
    // Answered on the way it stays with its task, and as long as that is open it cannot be closed.
    await heading(page, /已转为督办任务/).waitFor();
    expect(await page.getByRole('button', { name: '办结', exact: true }).count()).toBe(0);
    await page.getByRole('link', { name: /已转为督办任务/ }).click();
    await page.getByRole('button', { name: '接收', exact: true }).click();
    await page.getByText('承办单位正在办理').first().waitFor();
    await press(page, '回复', () => dialog(page).getByLabel('办理结果').fill('裂缝处已清除。'));
    await page.getByText('已回复，等交办单位验收').first().waitFor();
    await press(page, '验收销号', () => dialog(page).getByLabel('怎样验收的').fill('现场核查'));
    await page.getByText('已验收销号').first().waitFor();
    await visit(page, REPORTS);
    await page
      .getByRole('row', { name: /青龙山采石场/ })
      .getByRole('link')
      .click();
    await heading(page, /任务已销号，请答复举报人/).waitFor();
    await press(page, '答复举报人');
    await heading(page, /已答复/).waitFor();
    await press(page, '办结');
    await heading(page, /已办结/).waitFor();
    const { page: reader, context } = await follow();
    await heading(reader, /现在：已办结/).waitFor();
    await reader.getByText('已经停工，正在整治。').waitFor();
    await photograph(reader, '100-report-status', true);
    await reader.getByLabel('要补充的').fill('又在装车了');
    await reader.getByRole('button', { name: '提交补充' }).click();
    await heading(reader, /现在：已收到/).waitFor();
    await context.close();
  });

  it('about a leader: the office has no such report; the discipline organ does', async () => {
    const { page: reader, context } = await citizen();
    await begin(reader, '领导干部履行安全生产职责的问题', '石桥县');
    await reader.getByLabel('反映的是哪个职务').selectOption({ label: '石桥县人民政府 县长' });
    await fill(reader, { 具体地点: '石桥县', 什么时候: '今年', 情况: '压着事故不让报。' });
    await reader.getByLabel('不清楚有没有人死亡').check();
    await reader.getByRole('button', { name: '提交举报' }).click();
    await reader.getByText('由有管理权限的纪检监察机关办理').first().waitFor();
    await context.close();
    const office = await as(OFFICE);
    await visit(office, `${REPORTS}?search=压着事故`);
    await office.getByText('没有符合条件的举报').waitFor();
    const discipline = await as(DISCIPLINE);
    await visit(discipline, `${REPORTS}?search=压着事故`);
    await discipline
      .getByRole('link', { name: /领导干部/ })
      .first()
      .click();
    await discipline.getByText('由云江市纪检监察机关办理').first().waitFor();
    await checkPage(discipline, 'a report about a leader');
  });

  it('every page of filing and following is accessible at both sizes, and has no script to need', async () => {
    const { page, faults: own } = await newPage(browser);
    faults.push(own);
    const look = async (name: string) => {
      expect(await page.locator('script').count(), name).toBe(0);
      await checkBoth(page, `public-report-${name}`);
    };
    await page.goto(`${server.address}/public/report`);
    await page.getByRole('link', { name: '事故隐患' }).click();
    for (const place of ['云江市', '石桥县']) {
      const link = page.getByRole('link', { name: place, exact: true });
      await link.waitFor();
      await look(`place-before-${place}`);
      await link.click();
    }
    await page.getByRole('link', { name: /^就是/ }).waitFor();
    await look('place-here');
    await page.getByRole('link', { name: /^就是/ }).click();
    await fill(page, { 具体地点: '白水河小桥', 什么时候: '现在', 情况: '桥墩冲空了。' });
    await page.getByLabel('没有人死亡或者失踪', { exact: true }).check();
    await page.getByRole('button', { name: '提交举报' }).click();
    await heading(page, /举报已经收到/).waitFor();
    await look('code');
    const filed = (await page.locator('.code').innerText()).trim();
    await page.goto(`${server.address}/public/report/status`);
    await look('status-form');
    const ask = async (asked: string) => {
      await page.getByLabel('查询码').fill(asked);
      await page.getByRole('button', { name: '查看' }).click();
    };
    await ask('2222-2222-2222-2222');
    await page.getByRole('heading', { name: /有 1 处要改/ }).waitFor();
    await look('status-unknown');
    await ask(filed);
    await heading(page, /现在：已收到/).waitFor();
    await look('status');
    const add = () => page.getByRole('button', { name: '提交补充' }).click();
    await add();
    await page.getByRole('heading', { name: /有 1 处要改/ }).waitFor();
    await look('addition-empty');
    await fill(page, { 要补充的: '栏杆也断了。' });
    await add();
    await page.getByText('补充的情况已经收到。').waitFor();
    await look('added');
    // Of a code that is none the form alone comes back, with what was typed.
    await page.locator('input[name="code"]').evaluate((field) => {
      field.setAttribute('value', '2222');
    });
    await fill(page, { 要补充的: '又塌了一截。' });
    await add();
    await heading(page, /补充情况/).waitFor();
    expect(await page.getByLabel('要补充的').inputValue()).toBe('又塌了一截。');
    await look('addition');
    await page.context().close();
  });

  it('terms say what is laid down, and what is offered is marked as not checked', async () => {
    const page = await as(OFFICE);
    await visit(page, `${REPORTS}/terms`);
    await page.getByText('石安委〔2026〕2号').first().waitFor();
    await checkBoth(page, 'report-terms', '103-report-terms');
    expect(faults.flat()).toEqual([]);
  });
});
