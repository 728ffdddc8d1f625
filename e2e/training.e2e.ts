// Training in a real browser: a question answered wrong and right, by keyboard and on a phone; nothing is sent; the deck as a file.
import { readFileSync } from 'node:fs';
import { readSlides } from '@jinze/documents/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs } from './page.ts';
import { type TestServer } from './server.ts';

describe('training', () => {
  let server: TestServer;
  let browser: Browser;
  let leader: Page;
  const faults: string[][] = [];
  const sent: string[] = [];
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('training'), openBrowser()]);
    const opened = await newPage(browser);
    faults.push(opened.faults);
    leader = opened.page;
    await signInAs(leader, server.address, /石桥县安委办/);
    await leader.getByRole('link', { name: '培训', exact: true }).click();
    await leader.getByRole('heading', { name: '自己练一练，看懂没有自己知道' }).waitFor();
    leader.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    expect(faults.flat()).toEqual([]);
  });

  it('shows the answer, why, and the clause, and sends nothing of what was answered', async () => {
    await leader.getByText('乡镇（街道）党政领导干部，怎样适用《规定》？').waitFor();
    await leader.getByRole('button', { name: '对答案' }).click();
    await leader.getByText('先选一个答案，再对答案。').waitFor();
    await leader.getByText('直接适用', { exact: false }).first().click();
    await leader.getByRole('button', { name: '对答案' }).click();
    await leader.getByText(/^不对，正确的是：[A-D]。$/).waitFor();
    await leader
      .getByText('直接适用的是县级以上地方党委和政府领导班子成员', { exact: false })
      .waitFor();
    const clause = leader.getByRole('link', { name: '看条文' });
    expect(await clause.getAttribute('href')).toBe('/instruments/cn-leading-cadres-2018#art2');
    expect(await clause.getAttribute('target')).toBe('_blank');
    expect(await leader.getByRole('button', { name: '上一题' }).isDisabled()).toBe(true);
    await checkPage(leader, 'training');
    await photograph(leader, '120-training-question', true);
    await leader.getByText('参照执行').first().click();
    await leader.getByRole('button', { name: '对答案' }).click();
    await leader.getByText('答对了。').waitFor();
    await leader.getByRole('button', { name: '下一题' }).click();
    await leader.getByText('谁是本地区安全生产第一责任人', { exact: false }).waitFor();
    await leader.getByText('可以多选').waitFor();
    expect(sent).toEqual([]);
    const kept = await leader.evaluate(() =>
      [localStorage, sessionStorage]
        .flatMap((kept) => Object.entries(kept))
        .map(([key, value]) => key + String(value)),
    );
    expect(kept.join('')).not.toContain('article.2.scope');
  });

  it('asks what belongs to a part', async () => {
    await leader.getByRole('combobox', { name: '练哪一部分' }).click();
    await leader.getByTitle('事故', { exact: true }).click();
    await leader.getByText(/一起事故造成\d+人死亡/).waitFor();
    const place = leader.getByText(/^第 \d+ 题，共 \d+ 题$/);
    const [, of = ''] = /共 (\d+) 题/.exec((await place.textContent()) ?? '') ?? [];
    for (let at = 1; at < Number(of); at += 1)
      await leader.getByRole('button', { name: '下一题' }).click();
    await leader.getByText(`第 ${of} 题，共 ${of} 题`).waitFor();
    await leader.getByRole('button', { name: '从头再练' }).click();
    await leader.getByText(`第 1 题，共 ${of} 题`).waitFor();
  });

  it('makes the deck of a place and a role', async () => {
    const deck = leader.getByRole('region', { name: '培训课件' });
    await deck.getByRole('combobox').first().fill('青石县');
    await leader
      .getByTitle(/青石县/)
      .first()
      .click();
    await deck.getByRole('combobox').last().click();
    await leader.getByTitle('党委主要负责人').last().click();
    const [file] = await Promise.all([
      leader.waitForEvent('download', { timeout: 60_000 }),
      deck.getByRole('button', { name: '生成并下载' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(
      /^安全生产责任制规定培训课件（.*青石县，党委主要负责人）\.pptx$/,
    );
    const slides = await readSlides(readFileSync(await file.path()));
    expect(slides.length).toBeGreaterThanOrEqual(58);
    await leader.getByText('课件已生成').waitFor();
    await deck.scrollIntoViewIfNeeded();
    await photograph(leader, '121-training-deck', true);
  });

  it('works on a phone', async () => {
    const opened = await newPage(browser, PHONE);
    faults.push(opened.faults);
    await signInAs(opened.page, server.address, /石桥县安委办/);
    await opened.page.goto(`${server.address}/training`);
    await opened.page.getByRole('button', { name: '对答案' }).waitFor();
    await checkPage(opened.page, 'training on a phone');
    await photograph(opened.page, 'training-phone');
  });
});
