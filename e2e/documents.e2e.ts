// A notice made of a task in a real browser: filled in, numbered, looked at, taken along, and checked by its code.
import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBoth, dayOf, read, send } from './acts.ts';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import { type TestServer } from './server.ts';

const isInView = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

describe('official documents', () => {
  let server: TestServer;
  let browser: Browser;
  let office: Page;
  const faults: string[][] = [];
  let code = '';
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('documents'), openBrowser()]);
    const opened = await newPage(browser);
    faults.push(opened.faults);
    office = opened.page;
    await signInAs(office, server.address, /石桥县安委办/);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    expect(faults.flat()).toEqual([]);
  });

  it('are made of a task with what it does not say', async () => {
    await office.goto(`${server.address}/supervision?side=issued&state=closed`);
    await office.locator('td.head a').first().click();
    await office.getByRole('heading', { name: '公文', exact: true }).waitFor();
    await office.getByRole('button', { name: '生成督办通知', exact: true }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByLabel('联系人和电话').fill('周某，0999-1234567');
    await dialog.getByLabel('发文机关').fill('石桥县安全生产委员会办公室');
    await dialog.getByLabel('印发机关').fill('石桥县安全生产委员会办公室');
    await dialog.getByLabel('发文字号').click();
    await office.getByTitle('另用一个机关代字').click();
    await dialog.getByRole('button', { name: '生成公文' }).click();
    await dialog.getByText('机关代字：不能为空').waitFor();
    await dialog.getByLabel('机关代字').fill('石安委督');
    await dialog.getByLabel('起始号').fill('12');
    await checkPage(office, 'making a document');
    await photograph(office, '122-document-form', true);
    // The form is longer than the window: what went wrong is said where whoever sent it looks.
    await office.context().setOffline(true);
    await dialog.getByRole('button', { name: '生成公文' }).click();
    await dialog.getByText('连接中断：', { exact: false }).waitFor();
    await expect.poll(() => isInView(dialog.getByRole('alert')), { timeout: 15_000 }).toBe(true);
    await office.context().setOffline(false);
    await dialog.getByRole('button', { name: '先看样张' }).click();
    const looked = office.getByRole('dialog', { name: '样张' });
    await looked.getByTitle('公文预览').waitFor();
    expect(await looked.getByTitle('公文预览').getAttribute('src')).toMatch(/^blob:/);
    await checkBoth(office, 'looking at a paper before it is made');
    await looked.getByRole('button', { name: '关闭', exact: true }).click();
    await looked.waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: '生成公文' }).click();
    await office.getByText('石安委督〔2026〕12号').waitFor();
  });

  it('are looked at in the page, and taken along for the word processor', async () => {
    await office.getByText('预览和 .pdf 用替代字体', { exact: false }).waitFor();
    const source = await office.getByTitle('公文预览').getAttribute('src');
    const [address = ''] = (source ?? '').split('#');
    const answer = await office.request.get(`${server.address}${address}`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
    const [file] = await Promise.all([
      office.waitForEvent('download'),
      office.getByRole('link', { name: '下载 .docx' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^石桥县安全生产委员会办公室关于督办.*的通知\.docx$/);
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    code = (await office.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).textContent()) ?? '';
    await checkPage(office, 'document');
    await photograph(office, '123-document', true);
  });

  it('are all reached from their record, twenty at a time', async () => {
    const [, id = ''] = /documents\/([0-9a-f-]{36})/.exec(office.url()) ?? [];
    const { origin } = (await read(office, `/api/documents/${id}`)) as unknown as {
      origin: { record: string; version: number };
    };
    const form = `/api/documents/form?kind=task-notice&stream=task&of=${origin.record}`;
    const { asked } = (await read(office, form)) as unknown as {
      asked: { name: string; isNeeded: boolean; suggested: string }[];
    };
    const answers = Object.fromEntries(
      asked.flatMap(({ name, isNeeded, suggested }) =>
        isNeeded ? [[name, suggested || '按会议部署办理']] : [],
      ),
    );
    for (let count = 0; count < 20; count += 1)
      await send(office, '/api/documents', {
        kind: 'task-notice',
        stream: 'task',
        of: origin.record,
        version: origin.version,
        dated: '2026-11-23',
        organs: ['石桥县安全生产委员会办公室'],
        addressees: [],
        copiesTo: [],
        printedBy: null,
        answers,
        number: { kind: 'none' },
      });
    await office.getByRole('link', { name: '返回记录' }).click();
    await office.getByRole('heading', { name: '公文', exact: true }).waitFor();
    await office.reload();
    const papers = office
      .locator('section')
      .filter({ has: office.getByRole('heading', { name: '公文', exact: true }) })
      .last()
      .getByRole('listitem');
    await papers.nth(19).waitFor();
    expect(await papers.count()).toBe(20);
    await office.getByRole('button', { name: '更早的公文' }).click();
    await papers.filter({ hasText: '石安委督〔2026〕12号' }).getByRole('link').click();
    await office.getByTitle('公文预览').waitFor();
  });

  it('stand in the register of numbers, where the next is kept free and given up', async () => {
    await office.getByRole('link', { name: '文号登记' }).click();
    await office.getByRole('cell', { name: '石安委督〔2026〕12号' }).waitFor();
    await office.getByRole('button', { name: '预留文号' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByLabel('机关代字').fill('石安委督');
    await dialog.getByLabel('用途').fill('年底督查通知');
    await dialog.getByRole('button', { name: '预留文号' }).click();
    const kept = office.getByRole('row', { name: /石安委督〔2026〕13号/ });
    await kept.getByRole('button', { name: '作废' }).click();
    await dialog.getByLabel('原因').fill('不再发文');
    await dialog.getByRole('button', { name: '作废' }).click();
    await kept.getByText('不再发文', { exact: false }).waitFor();
    await office.setViewportSize(PHONE);
    await office.goto(`${server.address}/documents/numbers?state=reserved`);
    const reserved = office.getByRole('row').filter({ hasText: '预留' });
    const number = await reserved.locator('td.head').boundingBox();
    const act = await reserved.getByRole('button').first().boundingBox();
    expect(act?.y, 'acts stand below the number').toBeGreaterThanOrEqual(
      (number?.y ?? 0) + (number?.height ?? 0),
    );
    await office.setViewportSize(WIDE);
    await office.goto(`${server.address}/documents/numbers`);
    const words = office.getByLabel('机关代字');
    await words.fill('石安委督〔2026〕12号');
    await words.press('Enter');
    await office
      .getByRole('row', { name: /石安办督/ })
      .first()
      .waitFor({ state: 'detached' });
    await office.getByRole('cell', { name: '石安委督〔2026〕12号' }).waitFor();
    await words.fill('12');
    await words.press('Enter');
    await office.getByRole('alert').waitFor();
    await words.fill('石安委督');
    await words.press('Enter');
    await kept.waitFor();
    await checkPage(office, 'register of numbers');
    await photograph(office, '124-document-numbers', true);
  });

  it('are checked by their code without signing in, on a phone', async () => {
    const { page, faults: found } = await newPage(browser, PHONE);
    faults.push(found);
    await page.goto(`${server.address}/verify`);
    await page.getByLabel('核验码').fill(code.toLowerCase());
    await page.getByRole('button', { name: '核验', exact: true }).click();
    await page.getByRole('heading', { name: /^有这份公文：.*关于督办.*的通知$/ }).waitFor();
    await page.getByText('石安委督〔2026〕12号').waitFor();
    await checkPage(page, 'a code checked');
    await photograph(page, 'document-code-phone');
    await page.getByLabel('核验码').fill('0000-0000-0000-0000');
    await page.getByRole('button', { name: '核验', exact: true }).click();
    await page.getByText('没有带这个核验码的公文', { exact: false }).waitFor();
  });

  /** Signed in as one of the demo. */
  const pageOf = async (who: RegExp) => {
    const opened = await newPage(browser);
    faults.push(opened.faults);
    await signInAs(opened.page, server.address, who);
    return opened.page;
  };
  const makeBy = async (page: Page, kind: string) => {
    await page.getByRole('button', { name: `生成${kind}`, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('发文机关').waitFor();
    await checkBoth(page, `making a ${kind}`);
    await dialog.getByRole('button', { name: '生成公文' }).click();
    await page.getByText('预览和 .pdf 用替代字体', { exact: false }).waitFor();
    await checkBoth(page, `a ${kind}`);
    await page.getByRole('link', { name: '返回记录' }).click();
    const part = page.getByRole('heading', { name: '公文', exact: true });
    await part.waitFor();
    await checkBoth(page, `the papers of a ${kind}`, undefined, part);
  };
  const sheetInState = async (page: Page, state: string) => {
    const { items } = (await read(page, '/api/accountability/cases')) as unknown as {
      items: { id: string; mayOpen: boolean }[];
    };
    for (const { id } of items.filter(({ mayOpen }) => mayOpen)) {
      const { worksheets } = (await read(page, `/api/accountability/cases/${id}`)) as unknown as {
        worksheets: { id: string; state: string }[];
      };
      const found = worksheets.find((one) => one.state === state);
      if (found !== undefined) return found.id;
    }
    throw new Error(`no worksheet ${state}`);
  };

  it('are made of a letter of vetting that was issued, for the office', async () => {
    const city = await pageOf(/云江市安委办/);
    const { items } = (await read(city, '/api/vetting?state=issued')) as unknown as {
      items: { id: string }[];
    };
    await city.goto(`${server.address}/vetting/${items[0]?.id}`);
    await makeBy(city, '考察复函');
  });

  it('are made of a proposal by who is named in the case, and of what was decided by who decides', async () => {
    const city = await pageOf(/云江市安委办/);
    const id = await sheetInState(city, 'proposed');
    await city.goto(`${server.address}/accountability/worksheets/${id}`);
    await makeBy(city, '问责建议');
    const department = await pageOf(/^云江市委组织部/);
    const { version } = await read(department, `/api/accountability/worksheets/${id}`);
    const sheet = (await send(department, `/api/accountability/worksheets/${id}/decide`, {
      version,
      outcome: 'pursued',
      ground: null,
      responsibility: 'important',
      measures: [{ measure: 'admonition', until: null, probationMonths: null }],
      weight: null,
      weightReason: null,
      becauseAccident: true,
      organ: '中共云江市委',
      documentNo: '云委〔2026〕61号',
      on: await dayOf(department),
      effectiveOn: null,
      vote: { meeting: '市委常委会第30次会议', present: 9, votesFor: 9 },
      content: '予以诫勉。',
    })) as unknown as { decisionId: string };
    await department.goto(`${server.address}/accountability/decisions/${sheet.decisionId}`);
    await makeBy(department, '问责决定');
  });
});
