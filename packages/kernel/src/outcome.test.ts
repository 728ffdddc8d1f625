import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf, anyOf, not, OUTCOMES, outcomeOf } from './outcome.ts';

const outcomes = fc.array(fc.constantFrom(...OUTCOMES), { maxLength: 6 });

describe('outcomes', () => {
  it('an unknown fact is never taken for false', () => {
    expect(outcomeOf(undefined)).toBe('cannot-tell');
    expect(anyOf(['does-not-apply', 'cannot-tell'])).toBe('cannot-tell');
    expect(allOf(['applies', 'cannot-tell'])).toBe('cannot-tell');
  });

  it('a decisive answer decides whatever else is unknown', () => {
    expect(anyOf(['cannot-tell', 'applies'])).toBe('applies');
    expect(allOf(['cannot-tell', 'does-not-apply'])).toBe('does-not-apply');
  });

  it('all and any are each other’s negation', () => {
    fc.assert(fc.property(outcomes, (list) => not(allOf(list)) === anyOf(list.map(not))));
  });
});
