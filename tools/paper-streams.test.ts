// Whatever papers are made of can be called by its name, led back to, and its papers found again.
import { describe, expect, it } from 'vitest';
import { TRIGGER_OUTCOME_WORDS } from '../packages/server/src/modules/talks/index.ts';
import { enDocuments } from '../packages/web/src/i18n/en-documents.ts';
import { zh } from '../packages/web/src/i18n/zh.ts';
import { zhDocuments } from '../packages/web/src/i18n/zh-documents.ts';
import { filesOfCheckout } from './tidy.ts';

const FILES = filesOfCheckout();
const of = (path: RegExp) =>
  FILES.filter((file) => path.test(file.path))
    .map(({ text }) => text)
    .join('\n');
const found = (text: string, what: RegExp) =>
  new Set([...text.matchAll(what)].map(([, stream = '']) => stream));

const STREAMS = [
  ...found(of(/^packages\/server\/src\/modules\/.*\.documents\.ts$/), /stream: '([a-z-]+)'/g),
].toSorted();

describe('what papers are made of', () => {
  it('was found at all', () => {
    expect(STREAMS.length).toBeGreaterThan(20);
    expect(STREAMS).toContain('inspection-finding');
  });

  it('has words, and those have nothing else', () => {
    expect(Object.keys(zhDocuments.streams).toSorted()).toEqual(STREAMS);
    expect(Object.keys(enDocuments.streams).toSorted()).toEqual(STREAMS);
  });

  it('has a page a paper leads back to', () => {
    const led = found(of(/\/documents\/record-link\.tsx$/), /case '([a-z-]+)':/g);
    expect(STREAMS.filter((stream) => !led.has(stream))).toEqual([]);
  });

  it('has a page that lists what was made of it', () => {
    const listed = found(
      of(/^packages\/web\/src\/pages\/.*\.tsx$/),
      /<(?:DocumentsPart|MadePapers)\s+stream="([a-z-]+)"/g,
    );
    expect(STREAMS.filter((stream) => !listed.has(stream))).toEqual([]);
  });
});

it('whether a talk is due is answered on paper as on the page', () => {
  expect(TRIGGER_OUTCOME_WORDS).toEqual(zh.talks.outcomes);
});
