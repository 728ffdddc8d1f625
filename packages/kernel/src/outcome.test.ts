import { describe, expect, it } from 'vitest';
import { not, OUTCOMES, outcomeOf } from './outcome.ts';

describe('outcomes', () => {
  it('an unknown fact is never taken for false', () => {
    expect([outcomeOf(true), outcomeOf(false), outcomeOf(undefined)]).toEqual(OUTCOMES);
  });

  it('the opposite of not knowing is not knowing; twice the opposite is the same', () => {
    expect(not('cannot-tell')).toBe('cannot-tell');
    for (const outcome of OUTCOMES) expect(not(not(outcome))).toBe(outcome);
  });
});
