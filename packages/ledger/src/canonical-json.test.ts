import { existsSync, readdirSync, readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
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

  it('is what the library of the standard writes, whatever the keys', () => {
    const key = fc.oneof(
      fc.string(),
      fc.constantFrom('9', '10', 'a', 'A', '__proto__', 'toJSON', '职务'),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(null, true, '\\ud83d', '\u001e'),
        fc.array(tie('value')),
        fc.dictionary(key, tie('value'), { noNullPrototype: false }),
      ),
    }));
    fc.assert(
      fc.property(value, (one) => {
        expect(canonicalJson(one as never)).toBe(canonicalize(one));
      }),
    );
  });

  it('refuses what JSON does not have, and half characters', () => {
    for (const value of [Number.NaN, [Number.POSITIVE_INFINITY], { a: '\ud83d' }, { '\udc00': 1 }])
      expect(() => canonicalJson(value)).toThrow();
    expect(canonicalJson({ b: new Date(0), a: undefined, 2: 1, 10: 1 })).toBe(
      '{"10":1,"2":1,"b":"1970-01-01T00:00:00.000Z"}',
    );
  });

  it('writes what is nested deeper than anything recorded', () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    expect(canonicalJson(JSON.parse(deep))).toBe(deep);
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
