// The pictures of the handbook: each is shown, each has a number of its own, and a browser test makes it.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const inFolder = (folder: string, end: string) =>
  readdirSync(new URL(folder, ROOT)).filter((name) => name.endsWith(end));

const kept = inFolder('docs/handbook/images/', '.png').map((name) => name.slice(0, -4));
const shown = inFolder('docs/handbook/', '.md').flatMap((name) =>
  [...read(`docs/handbook/${name}`).matchAll(/\(images\/([^)]+)\.png\)/g)].flatMap(
    ([, picture]) => picture ?? [],
  ),
);
const made = inFolder('e2e/', '.e2e.ts').flatMap((name) =>
  [...read(`e2e/${name}`).matchAll(/'(\d+-[a-z-]+)'/g)].flatMap(([, picture]) => picture ?? []),
);
const sorted = (names: Iterable<string>) => [...new Set(names)].toSorted();

describe('the pictures of the handbook', () => {
  it('are all shown, and those shown are all there', () => {
    expect(sorted(shown)).toEqual(sorted(kept));
  });

  it('are made by the browser tests', () => {
    expect(sorted(shown).filter((name) => !made.includes(name))).toEqual([]);
  });

  it('have a number each', () => {
    const numbers = kept.map((name) => name.split('-')[0]);
    expect(numbers.filter((one, at) => numbers.indexOf(one) < at)).toEqual([]);
  });
});
