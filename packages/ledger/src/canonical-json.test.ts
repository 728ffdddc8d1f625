import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
  it('orders keys by UTF-16 code units and writes numbers as ECMAScript does', () => {
    expect(canonicalJson({ 职务: '县长', b: [1.0, 1e21, -0], a: null })).toBe(
      '{"a":null,"b":[1,1e+21,0],"职务":"县长"}',
    );
  });

  it('is a fixed point: parsing and writing again gives the same bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as never);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  const vectors = new URL(
    '../../../../shared/vectors/json-canonicalization/testdata/',
    import.meta.url,
  );
  if (existsSync(vectors)) {
    it.each(readdirSync(new URL('input/', vectors)))('agrees with the public vector %s', (name) => {
      const input = JSON.parse(readFileSync(new URL(`input/${name}`, vectors), 'utf8'));
      expect(canonicalJson(input)).toBe(readFileSync(new URL(`output/${name}`, vectors), 'utf8'));
    });
  }
});
