// Every word of the interface is said somewhere: a text without a place is a feature that was forgotten.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { zh } from '../packages/web/src/i18n/zh.ts';

const PAGES = fileURLToPath(new URL('../packages/web/src', import.meta.url));

/** `desk.open`; the forms of a number are one. */
function keysOf(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, string | object]) =>
    typeof value === 'string'
      ? [`${prefix}${key}`.replace(/_(one|other)$/, '')]
      : keysOf(value, `${prefix}${key}.`),
  );
}

function unsaid(keys: readonly string[], source: string): string[] {
  const begun = [...source.matchAll(/`([a-zA-Z]+\.[\w.-]*)\$\{/g)].map(([, start = '']) => start);
  const quoted = new Set([...source.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, key]) => key));
  const said = (key: string) => quoted.has(key) || begun.some((start) => key.startsWith(start));
  return [...new Set(keys)].filter((key) => !said(key));
}

describe('the words of the interface', () => {
  const source = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('i18n'))
    .map((name) => readFileSync(join(PAGES, name), 'utf8'))
    .join('\n');

  it('are all said', () => {
    const keys = keysOf(zh);
    expect(keys.length).toBeGreaterThan(1000);
    expect(unsaid(keys, source)).toEqual([]);
  });

  it('one that is not said is found', () => {
    expect(unsaid(['common.nowhere', 'state.met'], source)).toEqual(['common.nowhere']);
  });
});
