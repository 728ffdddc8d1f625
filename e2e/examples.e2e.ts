import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, WIDE } from './page.ts';
import { type TestServer } from './server.ts';

describe('the examples page', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('examples'), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each([
    ['wide', WIDE],
    ['phone', PHONE],
  ] as const)(
    'every component in every state renders, is accessible and fits: %s',
    async (size, viewport) => {
      const { page, faults } = await newPage(browser, viewport);
      await page.goto(`${server.address}/examples`);
      await page.locator('[data-example]').first().waitFor();
      const ids = await page
        .locator('[data-example]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('data-example') ?? ''));
      expect(ids.length).toBeGreaterThanOrEqual(14);
      for (const id of ids) {
        await page.goto(`${server.address}/examples/${id}`);
        await page.locator('main').waitFor();
        await photograph(page, `example-${id}-${size}`);
        await checkPage(page, id);
      }
      expect(faults).toEqual([]);
    },
  );
});
