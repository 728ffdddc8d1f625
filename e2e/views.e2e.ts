// Every page on doing the duty and on what follows an accident, for those who have it: nothing inaccessible, nothing wider than the screen, no script error.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import type { TestServer } from './server.ts';

type View = readonly [path: string, picture?: string | undefined, ...follow: readonly string[]];

const FIRST_ROW = 'main tbody tr:first-child a';
const row = (number: number) => `main tbody tr:nth-child(${number}) a`;
const FIRST_ENTRY = 'main .entries a';
const part = (name: string) => `nav.ways a[href*="part=${name}"]`;

/**
 * Who, and which addresses; with a name the page is a picture of the handbook. A page without an address of its own
 * in the demo is come to by the links that follow.
 */
const VIEWS: readonly (readonly [who: string, paths: readonly View[]])[] = [
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
      ['/accidents?form=new'],
      ['/accidents', undefined, FIRST_ROW],
      ['/accidents', undefined, FIRST_ROW, part('timetable')],
      ['/accidents', undefined, FIRST_ROW, part('events')],
      ['/accidents', undefined, FIRST_ROW, part('chain')],
      ['/accountability'],
      ['/accountability/new'],
      ['/accountability/precedents'],
      ['/talks', '37-talks'],
      ['/talks/proposals'],
      ['/talks/new'],
      ['/calendar', '38-year'],
      ['/notices/region'],
      ['/vetting'],
      ['/assessments/uses'],
      ['/assessments/uses?why=2026'],
      ['/assessments/uses', undefined, FIRST_ROW],
      ['/assessments/uses', undefined, FIRST_ROW, 'main a[href$="/change"]'],
      ['/assessments/uses/new'],
      ['/assessments/uses/import'],
      ['/commendations'],
      ['/commendations/new'],
      ['/commendations', undefined, FIRST_ROW],
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
      ['/accountability'],
      ['/accountability/mine'],
      ['/commendations'],
    ],
  ],
  ['罗其琛', [['/commendations'], ['/commendations', undefined, FIRST_ROW]]],
  [
    '云江市安委办',
    [
      ['/vetting'],
      ['/vetting', undefined, row(1)],
      ['/vetting', undefined, row(2)],
      ['/assessments/uses'],
      ['/assessments/uses/proposals'],
      ['/assessments/uses/proposals', undefined, FIRST_ROW],
      ['/commendations'],
      ['/accountability'],
      ['/accountability', undefined, FIRST_ROW],
      ['/accountability', undefined, FIRST_ROW, 'main .entries li:nth-child(2) a'],
      [
        '/accountability',
        undefined,
        FIRST_ROW,
        'main .entries li:nth-child(2) a',
        'main a[href$="/edit"]',
      ],
    ],
  ],
  [
    '云江市委组织部 *组织部$',
    [
      ['/'],
      ['/vetting'],
      ['/vetting/new'],
      ['/vetting', undefined, row(1)],
      ['/vetting', undefined, row(2)],
      ['/vetting', undefined, row(2), 'main tbody button'],
      ['/vetting', undefined, row(2), 'main a[href$="/letter"]'],
      ['/commendations'],
      ['/commendations/quotas'],
      ...[1, 2, 3, 4, 5].map((number): View => ['/commendations', undefined, row(number)]),
      ['/commendations?state=refused', undefined, FIRST_ROW, 'main h2 button'],
      ['/commendations?state=granted', undefined, FIRST_ROW, 'main a[href*="/people/"]'],
      ['/accountability'],
      ['/accountability', undefined, FIRST_ENTRY],
      ['/accountability/decisions'],
      ['/accountability/decisions', undefined, FIRST_ROW],
      ['/accountability/decisions', undefined, 'main tbody a[href*="/decisions/"]'],
      ['/accountability/bar-ends'],
      ['/accountability/decisions/new'],
      ['/accountability/precedents'],
    ],
  ],
  [
    '云江市纪委监委 *纪检监察机关$',
    [
      ['/'],
      ['/vetting'],
      ['/vetting', undefined, row(1)],
      ['/vetting', undefined, row(2)],
      ['/accountability/decisions'],
      ['/accountability/decisions/new'],
      ['/accountability/bar-ends'],
    ],
  ],
  // In the demo's case, and decided: told, heard, and with a register of their own.
  [
    '谢予安',
    [
      ['/accountability'],
      ['/accountability', undefined, FIRST_ENTRY],
      ['/accountability/mine'],
      ['/accountability/mine', undefined, FIRST_ENTRY],
    ],
  ],
  [
    '石桥县县长联络员',
    [['/'], ['/records/new'], ['/fulfilment'], ['/readiness'], ['/supervision']],
  ],
];

describe('the pages on doing the duty, on what follows an accident, and on who is vetted and commended', () => {
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
      const isThere = async () => {
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
        // A list that is being read has its filters already.
        const loading = page.getByRole('status', { name: '正在读取……' });
        await loading.first().waitFor({ state: 'detached' });
      };
      for (const [path, picture, ...follow] of paths) {
        await page.goto(`${server.address}${path}`);
        await isThere();
        for (const link of follow) {
          const before = page.url();
          await page.locator(link).first().click();
          await page.waitForURL((url) => url.href !== before);
          // The page before stays until the next one has come.
          await page.waitForLoadState('networkidle');
          await isThere();
        }
        const name = `${who} ${[path, ...follow].join(' ')}`;
        const file = `view-${name.replaceAll(/[^\p{L}\d]+/gu, '-')}`;
        await photograph(page, picture ?? file, picture !== undefined);
        await checkPage(page, name);
        await page.setViewportSize(PHONE);
        await photograph(page, `${file}-phone`);
        await checkPage(page, `${name} on a phone`);
        await page.setViewportSize(WIDE);
      }
      expect(faults).toEqual([]);
    },
    300_000,
  );
});
