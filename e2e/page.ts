// What every browser test does: sign in, photograph, check accessibility and overflow.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';

export const WIDE = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** `UPDATE_HANDBOOK=1` writes the handbook's pictures anew; otherwise they go to .cache. */
const HANDBOOK =
  process.env['UPDATE_HANDBOOK'] === '1'
    ? join(ROOT, 'docs/handbook/images')
    : join(ROOT, '.cache/handbook');
const SCREENS = join(ROOT, '.cache/screens');

/** A page of its own (cookies, storage) that fails the test on any script error. */
export async function newPage(
  browser: Browser,
  viewport = WIDE,
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // An error that a boundary caught shows only here. A refused or unreachable request is an answer, no fault.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  page.setDefaultTimeout(15_000);
  return { page, faults };
}

export async function signInAs(page: Page, address: string, name: RegExp): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('button', { name: '退出' }).waitFor();
}

export async function photograph(page: Page, name: string, isForHandbook = false): Promise<void> {
  const folder = isForHandbook ? HANDBOOK : SCREENS;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

interface Violation {
  id: string;
  nodes: { html: string }[];
}

/** axe finds nothing (WCAG 2.1 AA), and nothing is wider than the screen. */
export async function checkPage(page: Page, name: string): Promise<void> {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          root: unknown,
          options: object,
        ): Promise<{ violations: Violation[]; passes: unknown[] }>;
      };
    };
    const result = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    });
    if (result.passes.length === 0) throw new Error('axe looked at nothing');
    return result.violations.map(
      (one) =>
        `${one.id}: ${one.nodes
          .map((node) => node.html)
          .join(' ')
          .slice(0, 300)}`,
    );
  });
  expect(violations, `accessibility of ${name}`).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name} is not wider than the screen`).toBeLessThanOrEqual(0);
}
