// What journeys do between the pages they look at: prove who one is, choose from a list, call the API of the page.
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

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

/** Chooses in the box with this label. */
export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
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
