// Every page on doing the duty, for those who have it: nothing inaccessible, nothing wider than the screen, no script error.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import type { TestServer } from './server.ts';

/** Who, and which addresses; with a name the page is a picture of the handbook. */
const VIEWS: readonly (readonly [
  who: string,
  paths: readonly (readonly [path: string, picture?: string])[],
])[] = [
  [
    '石桥县安委办',
    [
      ['/'],
      ['/coverage', '32-coverage'],
      ['/records'],
      ['/records/import'],
      ['/signs'],
      ['/late-rules'],
      ['/reports'],
      ['/deployments', '35-deployments'],
      ['/deployments/new'],
      ['/deployments/import'],
      ['/supervision', '36-supervision'],
      ['/supervision/new'],
      ['/supervision/townships'],
      ['/accidents'],
      ['/talks', '37-talks'],
      ['/talks/proposals'],
      ['/talks/new'],
      ['/calendar', '38-year'],
      ['/notices/region'],
    ],
  ],
  [
    '郑含章',
    [
      ['/', '29-desk'],
      ['/fulfilment'],
      ['/readiness'],
      ['/reports'],
      ['/records'],
      ['/records/to-confirm'],
      ['/deployments'],
      ['/supervision'],
      ['/talks'],
      ['/notices'],
    ],
  ],
  [
    '石桥县县长联络员',
    [['/'], ['/records/new'], ['/fulfilment'], ['/readiness'], ['/supervision']],
  ],
];

describe('the pages on doing the duty', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('views'), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each(VIEWS)(
    '%s',
    async (who, paths) => {
      const { page, faults } = await newPage(browser);
      await signInAs(page, server.address, new RegExp(who));
      for (const [path, picture] of paths) {
        await page.goto(`${server.address}${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
        await photograph(
          page,
          picture ?? `view-${who}-${path.replaceAll('/', '-')}`,
          picture !== undefined,
        );
        await checkPage(page, `${path} for ${who}`);
        await page.setViewportSize(PHONE);
        await checkPage(page, `${path} for ${who} on a phone`);
        await page.setViewportSize(WIDE);
      }
      expect(faults).toEqual([]);
    },
    300_000,
  );
});
