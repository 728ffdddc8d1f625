// Speed as design: what the sign-in page loads, and how soon a second start is ready.
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { newPage } from './page.ts';

/** All script loaded by the sign-in page, gzip. */
const SCRIPT_BYTES = 300 * 1024;

it('the sign-in page loads at most 300 KB of script, gzip, and the server sends it so', async () => {
  const [server, browser] = await Promise.all([startDemo('budget'), openBrowser()]);
  const { page } = await newPage(browser);
  const scripts: Promise<number>[] = [];
  const encodings: string[] = [];
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return;
    scripts.push(response.body().then((body) => gzipSync(body).length));
    if (Number(response.headers()['content-length'] ?? 9999) > 1024)
      encodings.push(response.headers()['content-encoding'] ?? 'none');
  });
  await page.goto(`${server.address}/sign-in`);
  await page.getByRole('button', { name: /青石县安委办/ }).waitFor();
  const bytes = (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0);
  console.log(`sign-in page: ${scripts.length} scripts, ${Math.round(bytes / 1024)} KB gzip`);
  expect(scripts.length).toBeGreaterThan(1);
  expect(bytes).toBeLessThanOrEqual(SCRIPT_BYTES);
  expect(new Set(encodings)).toEqual(new Set(['gzip']));
  await browser.close();
  await server.stop();
});
