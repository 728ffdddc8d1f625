import { OUTCOMES } from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allOf,
  anyOf,
  type Conclusion,
  conclude,
  distinctBasis,
  groundsOf,
  not,
  sentence,
} from './frame.ts';

const basis = [{ instrument: 'a', article: '1', status: 'confirmed' }] as const;
const conclusion: fc.Arbitrary<Conclusion> = fc.record({
  outcome: fc.constantFrom(...OUTCOMES),
  ground: fc.record({ code: fc.string(), basis: fc.constant(basis) }),
  parts: fc.constant([]),
});

describe('the algebra', () => {
  it('an unknown fact is cannot-tell, never false', () => {
    expect(conclude(undefined, { code: 'x', basis }).outcome).toBe('cannot-tell');
    expect(conclude(false, { code: 'x', basis }).outcome).toBe('does-not-apply');
    expect(conclude(true, { code: 'x', basis }).outcome).toBe('applies');
  });

  const of = (outcome: Conclusion['outcome']): Conclusion => ({
    outcome,
    ground: undefined,
    parts: [],
  });
  it('one decisive part decides, whatever else is unknown; otherwise one unknown leaves it open', () => {
    const [yes, no, unknown] = [of('applies'), of('does-not-apply'), of('cannot-tell')];
    for (const order of [
      [unknown, no],
      [no, unknown],
    ])
      expect(allOf(yes, ...order).outcome).toBe('does-not-apply');
    for (const order of [
      [unknown, yes],
      [yes, unknown],
    ])
      expect(anyOf(no, ...order).outcome).toBe('applies');
    expect(allOf(yes, unknown).outcome).toBe('cannot-tell');
    expect(anyOf(no, unknown).outcome).toBe('cannot-tell');
    expect([allOf().outcome, anyOf().outcome]).toEqual(['applies', 'does-not-apply']);
  });

  it('keeps every ground of every part, in order', () => {
    fc.assert(
      fc.property(fc.array(conclusion), (parts) => {
        const all = parts.flatMap(groundsOf);
        expect(groundsOf(allOf(...parts))).toEqual(all);
        expect(groundsOf(not(anyOf(...parts)))).toEqual(all);
      }),
    );
  });

  it('obeys De Morgan, with three answers', () => {
    fc.assert(
      fc.property(fc.array(conclusion), (parts) => {
        expect(not(allOf(...parts)).outcome).toBe(anyOf(...parts.map(not)).outcome);
      }),
    );
  });

  it('a code without words is a bug', () => {
    expect(() => sentence({}, 'x.y', 'zh')).toThrow('no words for x.y');
  });

  it('names every source once', () => {
    expect(distinctBasis([...basis, ...basis])).toEqual(basis);
  });
});
