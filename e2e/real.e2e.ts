// A real installation's first day: the bootstrap link, three administrators, an office that can work.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { checkPage, newPage } from './page.ts';
import { startServer, type TestServer } from './server.ts';

const PASSWORD = 'correct horse battery';

describe('a real installation', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer('real', { on: 'nothing', args: ['--real'] }),
      openBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('goes from the one-time link to an office that signs in with its own password', async () => {
    const { page, faults } = await newPage(browser);
    const link = /http\S+\/setup\/\S+/.exec(server.output())?.[0] ?? '';
    await page.goto(link);
    await page.getByRole('heading', { name: '设立三名管理员' }).waitFor();
    await page.getByRole('button', { name: '设立', exact: true }).click();
    await page.getByText('有 9 处需要改正').waitFor();
    await checkPage(page, 'bootstrap');
    for (const [index, kind] of (['系统管理员', '安全管理员', '审计管理员'] as const).entries()) {
      await page.getByLabel(`${kind} · 用户名`).fill(`admin${index}`);
      await page.getByLabel(`${kind} · 姓名`).fill(kind);
      await page.getByLabel(`${kind} · 口令`).fill(`${PASSWORD} ${index}`);
    }
    await page.getByRole('button', { name: '设立', exact: true }).click();
    await page.getByText('已设立').waitFor();

    const signIn = async (name: string, password: string) => {
      await page.goto(`${server.address}/sign-in`);
      await page.getByLabel('用户名').fill(name);
      await page.getByLabel('口令').fill(password);
      await page.getByRole('button', { name: '登录' }).click();
    };
    await signIn('admin0', 'wrong password');
    await page.getByText('用户名或口令不对').waitFor();
    await checkPage(page, 'sign-in with an error');
    await signIn('admin0', `${PASSWORD} 0`);
    await page.getByRole('link', { name: '账户与角色' }).click();
    await page.getByRole('button', { name: '新建账户' }).click();
    await page.getByRole('dialog').getByLabel('用户名').fill('chunan');
    await page.getByRole('dialog').getByLabel('显示名称').fill('淳安县安委办');
    await page.getByRole('dialog').getByRole('button', { name: '新建账户' }).click();
    const invitation = await page.getByLabel('新的一次性链接').inputValue();
    await page.getByRole('button', { name: '关闭' }).last().click();
    await page.getByRole('button', { name: '退出' }).click();
    await page.waitForURL('**/sign-in');

    await signIn('admin1', `${PASSWORD} 1`);
    await page.getByRole('link', { name: '账户与角色' }).click();
    await page
      .getByRole('row', { name: /chunan/ })
      .getByRole('button', { name: '授予角色' })
      .click();
    await page.getByLabel('管理范围').fill('淳安');
    await page.getByTitle('淳安县').click();
    await page.getByRole('dialog').getByRole('button', { name: '授予角色' }).click();
    await page.getByText('角色已授予').waitFor();
    await page.getByRole('button', { name: '退出' }).click();
    await page.waitForURL('**/sign-in');

    await page.goto(invitation);
    await page.getByLabel('口令').fill(PASSWORD);
    await page.getByRole('button', { name: '设定口令' }).click();
    await page.getByText('口令已设定').waitFor();
    await signIn('chunan', PASSWORD);
    await page.getByText('淳安县还没有领导干部名册').first().waitFor();
    expect(faults).toEqual([]);
  });
});
