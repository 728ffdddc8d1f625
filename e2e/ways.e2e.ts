// Every way that a page offers leads somewhere: whoever follows a link is not told that they may not.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { newPage, signInAs } from './page.ts';
import type { TestServer } from './server.ts';

/** Pages of one shape are one page: `/tasks/…`. */
const shapeOf = (path: string) =>
  path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…').replace(/[?#].*$/, '');

/** Asked for beside a page to show more of it to whoever may see that, and nothing to others. */
const BESIDE = /^\/api\/ledger\/(records|mine)/;

const isPage = (path: string) => !/^\/(api|examples|public|ledger\/checkpoint)/.test(path);

describe('the ways', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('ways'), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  // Those whose right to a list is wider than their right to what is in it.
  it.each([
    ['a supervision office', /^石桥县督查室/, 25],
    ['a deputy of a township', /副镇长（安全生产）/, 25],
  ])('of %s all lead somewhere', { timeout: 300_000 }, async (_, name, atLeast) => {
    const { page, faults } = await newPage(browser);
    page.setDefaultTimeout(60_000);
    await signInAs(page, server.address, name);
    const from = new Map([['/', '']]);
    const dead: string[] = [];
    let at = '/';
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if ([403, 404].includes(response.status()) && !BESIDE.test(pathname))
        dead.push(`${at}, offered on ${from.get(at)}: ${response.status()} ${pathname}`);
    });
    const shapes = new Set(['/']);
    for (at of from.keys()) {
      await page.goto(server.address + at, { waitUntil: 'networkidle' });
      const links = await page
        .locator('a[href^="/"]')
        .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
      for (const link of links.filter(isPage)) {
        if (!shapes.has(shapeOf(link))) from.set(link, at);
        shapes.add(shapeOf(link));
      }
    }
    await page.context().close();
    expect(from.size).toBeGreaterThan(atLeast);
    expect(faults).toEqual([]);
    expect(dead).toEqual([]);
  });
});
