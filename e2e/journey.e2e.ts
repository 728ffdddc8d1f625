// Issue to end: a liaison records an inspection on a phone, the leader confirms, a finding becomes a task that is followed
// until it is closed, the duty is met, the annual report says so, and the receipt verifies.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, civilDate } from '@jinze/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import type { TestServer } from './server.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DEPUTY = /邓维岳/;
const TITLE = '检查危险化学品重大危险源，石桥化工厂罐区';
const FINDINGS = '一号罐区可燃气体报警器失灵\n东侧消防通道被占用';

describe('one inspection, to its end', () => {
  let server: TestServer;
  let browser: Browser;
  let liaison: Page;
  let deputy: Page;
  let office: Page;
  let township: Page;
  let task = '';
  const faults: string[][] = [];
  const at = (path: string) => `${server.address}${path}`;
  const signedIn = async (name: RegExp, viewport = WIDE) => {
    const opened = await newPage(browser, viewport);
    faults.push(opened.faults);
    await signInAs(opened.page, server.address, name);
    return opened.page;
  };
  /** An act on the task’s page: opened, filled in, sent. */
  const act = async (
    page: Page,
    name: string,
    values: Record<string, string>,
    done: string,
    submit = name,
  ) => {
    await page.goto(at(task));
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog');
    for (const [label, value] of Object.entries(values)) await dialog.getByLabel(label).fill(value);
    await dialog.getByRole('button', { name: submit, exact: true }).click();
    await page.getByText(done).first().waitFor();
  };
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('journey'), openBrowser()]);
    liaison = await signedIn(/副县长联络员/, PHONE);
    deputy = await signedIn(DEPUTY);
    office = await signedIn(/石桥县安委办/);
    township = await signedIn(/许澄之/, PHONE);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const stateOf = async (page: Page) => {
    await page.goto(at('/fulfilment'));
    const row = page.getByRole('row').filter({ hasText: '分管领域专项整治与双重预防' }).first();
    await row.waitFor();
    return row.innerText();
  };

  it('the liaison records it on a phone with two findings and the number of the plan', async () => {
    expect(await stateOf(deputy)).toContain('部分');
    await liaison.getByRole('link', { name: '记一笔' }).first().click();
    await liaison.getByRole('radio', { name: '带队检查' }).click();
    await liaison.getByLabel('一句话说清是什么事').fill(TITLE);
    await liaison.locator('.duty-pick input:checked').first().waitFor();
    await liaison.getByText('更多（都可以不填）').click();
    await liaison.getByLabel('文号或纪要号').fill('石政办发〔2026〕31号');
    await liaison.getByLabel('发现的问题').fill(FINDINGS);
    await liaison.getByRole('button', { name: '代录并请本人确认' }).click();
    await liaison.getByRole('heading', { name: '算作这些职责' }).waitFor();
    // Made for another: nothing counts yet.
    expect(await stateOf(deputy)).toContain('部分');
  });

  it('the deputy confirms, and the duty is met', async () => {
    await deputy.goto(at('/records/to-confirm'));
    await deputy.getByRole('button', { name: '全选' }).click();
    await deputy.getByRole('button', { name: /确认所选/ }).click();
    await deputy.getByText(/已确认 \d+ 条/).waitFor();
    expect(await stateOf(deputy)).toContain('到位');
    await photograph(deputy, '31-fulfilment', true);
    await checkPage(deputy, 'journey-met-wide');
  });

  it('a finding becomes a task to a township', async () => {
    await office.goto(at('/records'));
    await office.getByRole('link', { name: TITLE }).click();
    await office.getByRole('link', { name: '转为督办' }).click();
    await office.getByText('已关联履职记录').waitFor();
    await office.getByLabel('任务名称').fill('腾出东侧消防通道');
    await office.getByLabel('要求', { exact: true }).fill('东侧消防通道被占用，限期腾出');
    await office.locator('#task-due').fill('5');
    await office.getByLabel('交给谁办').fill('桥头镇');
    await office.getByText(/桥头镇.*镇长.*许澄之/).click();
    await photograph(office, 'journey-task-form-wide');
    await office.getByRole('button', { name: '存为草稿' }).click();
    // A township’s government is not ordered about by an office: its own government approves first.
    await office.getByText('先登记本级党委或政府的批准').waitFor();
    task = new URL(office.url()).pathname;
    const approval = {
      批准的会议或批准人: '县政府常务会议',
      批准文号: '石政纪要〔2026〕40号',
      年度督查检查考核计划: '石督计〔2026〕1号',
    };
    await act(office, '登记批准', approval, '已登记批准');
    await act(office, '下达', { 签发人: '谢嘉禾' }, '已下达');
  });

  it('it is extended once, answered, sent back, answered again, verified and closed', async () => {
    await township.goto(at(task));
    await township.getByRole('button', { name: '接收', exact: true }).click();
    await township.getByText('已接收。').waitFor();
    const due = civilDate(
      /\d{4}-\d{2}-\d{2}/.exec(await township.locator('main').innerText())?.[0] ?? '',
    );
    const wanted = { 希望延到哪天: addDays(due, 7), 理由: '占用车辆的车主外出' };
    await act(township, '申请延期', wanted, '已申请延期');
    await act(office, '决定延期', {}, '已决定', '同意延期');
    await office.getByText(`原定 ${due}`).waitFor();
    await act(township, '回复', { 办理结果: '通道已清空' }, '已回复');
    await act(office, '退回补办', { '缺什么、补什么': '说明怎样防止再占' }, '已退回');
    await act(township, '回复', { 办理结果: '通道已清空，已划线并装桩' }, '已回复');
    await act(office, '验收销号', { 怎样验收的: '现场看过，通道畅通' }, '已销号');
    await photograph(office, '33-task', true);
    await checkPage(office, 'journey-task-closed-wide');
  });

  it('the draft of the annual report cites the record', async () => {
    await deputy.goto(at('/reports'));
    await deputy.getByRole('button', { name: '按记录起草' }).click();
    await deputy.getByText(/年度安全生产履职情况报告/).waitFor();
    await deputy
      .getByText(/依据 \d+ 条记录/)
      .first()
      .waitFor();
    await photograph(deputy, '34-report', true);
    for (const fold of await deputy.getByText(/依据 \d+ 条记录/).all()) await fold.click();
    await deputy.getByRole('link', { name: TITLE }).first().waitFor();
    await checkPage(deputy, 'journey-report-wide');
  });

  it('the receipt of the record verifies without the server', async () => {
    await deputy.getByRole('link', { name: TITLE }).first().click();
    const [download] = await Promise.all([
      deputy.waitForEvent('download'),
      deputy.getByRole('link', { name: /回执/ }).first().click(),
    ]);
    const receipt = join(server.folder, 'record.tlog-proof');
    const policy = join(server.folder, 'policy.txt');
    await download.saveAs(receipt);
    writeFileSync(policy, await (await deputy.request.get(at('/ledger/policy'))).text());
    const { stdout } = spawnSync(
      process.execPath,
      [join(ROOT, 'packages/cli/src/jinze.ts'), 'verify', receipt, '--policy', policy],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(stdout).toContain('成立：内容、位置、见证都经您另行取得的公钥核实');
    expect(stdout).toContain('duty-record.confirmed.v1');
    expect(faults.flat()).toEqual([]);
  });
});
