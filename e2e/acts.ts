// What journeys do on and between the pages they look at: prove who one is, fill and choose, look at both sizes, call the API of the page.
import { randomUUID } from 'node:crypto';
import { type CivilDate, civilDate } from '@jinze/kernel';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { checkPage, PHONE, photograph, WIDE } from './page.ts';

type Answer = Record<string, unknown>;

/** Waits for the outcome of a signing act; who signed in a while ago is asked first whether it is really them. */
export async function signed(page: Page, name: string, outcome: Locator): Promise<void> {
  const proof = page.getByLabel('本人确认');
  await proof.or(outcome).first().waitFor();
  if (await proof.isVisible()) {
    await proof.fill(name);
    await page.getByRole('button', { name: '确认并继续' }).click();
  }
  await outcome.first().waitFor();
}

/** Chooses in a list that opens: `label` names the field, `option` is what is read in the list. */
export async function choose(
  scope: Page | Locator,
  label: string | RegExp,
  option: string | RegExp,
): Promise<void> {
  const field = scope.getByRole('combobox', { name: label, exact: true });
  await field.click();
  const page = 'page' in scope ? scope.page() : scope;
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
}

/** Fills fields by their labels. */
export async function fill(
  scope: Page | Locator,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [label, value] of Object.entries(values))
    await scope.getByLabel(label, { exact: true }).fill(value);
}

/** The day the page counts as today. */
export async function dayOf(page: Page): Promise<CivilDate> {
  return civilDate((await page.getByText(/^截至 \d{4}-/).innerText()).slice(3, 13));
}

/** Both sizes: nothing inaccessible, nothing wider than the screen. `from`: what a picture of the handbook begins with. */
export async function checkBoth(
  page: Page,
  name: string,
  picture?: string,
  from?: Locator,
): Promise<void> {
  // A button that is still sending is pale, and a dialog that goes is not gone yet.
  await page.locator('.ant-btn-loading').first().waitFor({ state: 'detached' });
  // What is still being read shows grey lines; the picture is of what was read.
  await expect
    .poll(() => page.getByRole('status', { name: '正在读取……' }).count(), { timeout: 15_000 })
    .toBe(0);
  await page.evaluate(() => scrollTo(0, 0));
  await from?.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await photograph(page, picture ?? name, picture !== undefined);
  await checkPage(page, name);
  await page.setViewportSize(PHONE);
  await photograph(page, `${name}-phone`);
  await checkPage(page, `${name} on a phone`);
  await page.setViewportSize(WIDE);
}

export async function read(page: Page, path: string): Promise<Answer> {
  const response = await page.request.get(new URL(path, page.url()).href);
  expect(response.status(), path).toBe(200);
  return (await response.json()) as Answer;
}

/** As the page sends it, with the session that is signed in. */
export async function send(page: Page, path: string, body: object): Promise<Answer> {
  const { csrfToken } = await read(page, '/api/access/session');
  const response = await page.request.post(new URL(path, page.url()).href, {
    headers: { 'x-csrf-token': String(csrfToken), 'idempotency-key': randomUUID() },
    data: body,
  });
  const answer = (await response.json()) as Answer;
  expect(response.status(), `${path}: ${JSON.stringify(answer)}`).toBe(200);
  return answer;
}
