// Where words were looked for is said in the head of a workbook as the field on the page is called.
import { expect, it } from 'vitest';
import { zh } from '../packages/web/src/i18n/zh.ts';
import { filesOfCheckout } from './tidy.ts';

const FILES = filesOfCheckout();
const found = (path: RegExp, what: RegExp) =>
  new Set(
    FILES.filter((file) => path.test(file.path)).flatMap(({ text }) =>
      [...text.matchAll(what)].map(([, one = '']) => one),
    ),
  );

/** `talks.search` in Chinese. */
const wordOf = (key: string) =>
  key
    .split('.')
    .reduce<unknown>((words, part) => (words as Record<string, unknown>)[part], zh) as string;
const wordsOf = (field: string) =>
  [
    ...found(
      /^packages\/web\/src\/pages\/.*\.tsx$/,
      new RegExp(`<${field}\\s+(?:aria-)?label=\\{t\\('([\\w.]+)'\\)\\}`, 'g'),
    ),
  ].map(wordOf);

it('what a list was searched for is said of the fields its page names, and of every list that is searched', () => {
  const filters = wordsOf('WordsFilter');
  const said = [
    ...found(/^packages\/server\/src\/modules\/.*\/export-[^/]*\.ts$/, /search: \{ in: '([^']+)'/g),
  ];
  expect(said.length).toBeGreaterThan(15);
  const named = new Set([...filters, ...wordsOf('Input(?:\\.Search)?')]);
  expect(said.filter((words) => !named.has(words))).toEqual([]);
  // Chosen whole, not looked for.
  const chosen: readonly string[] = [zh.papers.codeFilter];
  expect(filters.filter((words) => !said.includes(words) && !chosen.includes(words))).toEqual([]);
});
