// Duty records in a real browser: a liaison records on a phone, the draft outlives reload and tab, a leader's round of confirming.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import { type TestServer } from './server.ts';

const LIAISON = /联络员/;
const TITLE = '检查城关镇液化气站';
const SECOND = '批示：限期见底“带病运行”问题';

describe('duty records', () => {
  let server: TestServer;
  let browser: Browser;
  let liaison: Page;
  let leader: Page;
  const faults: string[][] = [];
  const at = (path: string) => `${server.address}${path}`;
  const signedIn = async (name: RegExp, viewport = PHONE) => {
    const opened = await newPage(browser, viewport);
    faults.push(opened.faults);
    await signInAs(opened.page, server.address, name);
    return opened.page;
  };
  const title = (page: Page) => page.getByLabel('一句话说清是什么事');
  const place = (page: Page) => page.getByRole('textbox', { name: '地点' });
  const choose = (page: Page, activity: string) =>
    page.getByRole('radio', { name: activity }).click();
  const sent = (page: Page) => page.getByRole('heading', { name: '算作这些职责' }).waitFor();
  const mine = async (): Promise<string[]> => {
    const answer = await liaison.request.get(at('/api/performance/records/mine?limit=20'));
    const { items } = (await answer.json()) as { items: { title: string }[] };
    return items.map((item) => item.title);
  };
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('duty-records'), openBrowser()]);
    liaison = await signedIn(LIAISON);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('three taps from the desk and one line are enough; what is proposed says why', async () => {
    await liaison.getByRole('link', { name: '记一笔' }).first().click();
    await choose(liaison, '带队检查');
    await title(liaison).fill(TITLE);
    await liaison.locator('.duty-pick input:checked').first().waitFor();
    await photograph(liaison, '30-record', true);
    await checkPage(liaison, 'record-form-phone');
  });

  it('the draft survives a reload and is the same in a second tab; without a connection it waits for a tap', async () => {
    await liaison.reload();
    await liaison.getByText('这是上次没交的草稿').waitFor();
    expect(await title(liaison).inputValue()).toBe(TITLE);
    const tab = await liaison.context().newPage();
    await tab.goto(at('/records/new'));
    expect(await title(tab).inputValue()).toBe(TITLE);
    await place(tab).fill('兴隆液化气站');
    await liaison.getByText('刚在另一个页面里改过').waitFor();
    expect(await place(liaison).inputValue()).toBe('兴隆液化气站');
    await liaison.context().setOffline(true);
    await liaison.getByRole('button', { name: '已存草稿，联网后提交' }).waitFor();
    await liaison.context().setOffline(false);
    // Both tabs send the same draft at once: it is one record.
    await Promise.all(
      [liaison, tab].map((page) =>
        page.getByRole('button', { name: '代录并请本人确认' }).dispatchEvent('click'),
      ),
    );
    await Promise.all([sent(liaison), sent(tab)]);
    await tab.close();
    expect((await mine()).filter((one) => one === TITLE)).toHaveLength(1);
    await photograph(liaison, 'record-done-phone');
    await checkPage(liaison, 'record-done-phone');
  });

  it('what is missing is said beside its field and summed at the top', async () => {
    await liaison.getByRole('button', { name: '再记一条' }).click();
    await liaison.getByRole('button', { name: '代录并请本人确认' }).click();
    await liaison.getByRole('link', { name: /做了什么/ }).waitFor();
    await liaison.getByRole('link', { name: /一句话说清/ }).click();
    expect(await title(liaison).evaluate((field) => field === document.activeElement)).toBe(true);
    await choose(liaison, '批示');
    await title(liaison).fill(SECOND);
    await liaison.getByRole('button', { name: '代录并请本人确认' }).click();
    await sent(liaison);
  });

  it('a record that was corrected meanwhile is not confirmed, nor is any other; it is marked and chosen no more', async () => {
    const answer = await liaison.request.get(at('/api/performance/propose'));
    const { people } = (await answer.json()) as { people: { name: string }[] };
    leader = await signedIn(new RegExp(people[0]?.name ?? '-'), WIDE);
    await leader.goto(at('/records/to-confirm'));
    await leader.getByRole('button', { name: '全选' }).click();
    const chosen = await leader.locator('.waiting-entry.chosen').count();
    expect(chosen).toBeGreaterThanOrEqual(2);
    await photograph(leader, 'records-to-confirm-wide');
    await checkPage(leader, 'records-to-confirm-wide');

    await liaison.getByRole('link', { name: '看这条记录' }).click();
    await liaison.getByRole('link', { name: '更正' }).click();
    await place(liaison).fill('县政府');
    await liaison.getByRole('button', { name: '看看改了什么' }).click();
    await photograph(liaison, 'record-review-phone');
    await checkPage(liaison, 'record-review-phone');
    await liaison.getByLabel('为什么更正').fill('补上地点');
    await liaison.getByRole('button', { name: '就这样更正' }).click();
    await liaison.getByText('已更正。').waitFor();

    await leader.getByRole('button', { name: /确认所选/ }).click();
    await leader.getByText('一条也没有确认').waitFor();
    await leader.getByText('刚被改过', { exact: true }).waitFor();
    expect(await leader.locator('.waiting-entry.chosen').count()).toBe(chosen - 1);
    await leader.getByRole('button', { name: /确认所选/ }).click();
    await leader.getByText(`已确认 ${chosen - 1} 条`).waitFor();
    await leader.getByRole('link', { name: SECOND }).waitFor();
  });

  it('the record is one page: who, when, by whom, what it serves and why, and what it said before', async () => {
    await leader.getByRole('link', { name: SECOND }).click();
    await leader.getByText('更正过 1 次').waitFor();
    await leader.getByRole('button', { name: '确认属实' }).click();
    await leader.getByText('已确认 1 条').waitFor();
    await leader.goto(at('/records'));
    await leader.getByRole('link', { name: TITLE }).first().click();
    await leader.locator('.served .link-button').first().click();
    await leader.getByRole('complementary', { name: /为什么/ }).waitFor();
    await photograph(leader, 'record-page-wide');
    await checkPage(leader, 'record-page-wide');
    await leader.keyboard.press('Escape');
    await leader.goto(at('/records'));
    await leader.getByRole('link', { name: TITLE }).first().waitFor();
    await leader.setViewportSize(PHONE);
    await photograph(leader, 'records-mine-phone');
    await checkPage(leader, 'records-mine-phone');
    expect(faults.flat()).toEqual([]);
  });
});
