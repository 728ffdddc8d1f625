// The same said in another order of keys is the same; the order of periods is not.
import { describe, expect, it } from 'vitest';
import { isSameValue } from './same-value.ts';

describe('the same value', () => {
  it('does not go by the order of keys', () => {
    const asWritten = { 'art5.2': 'met', art10: 'partly' };
    const asKept = { art10: 'partly', 'art5.2': 'met' };
    expect(isSameValue(asWritten, asKept)).toBe(true);
    expect(isSameValue(asWritten, { ...asKept, art10: 'met' })).toBe(false);
    expect(isSameValue(asWritten, { 'art5.2': 'met' })).toBe(false);
  });

  it('goes by the order of periods, and tells nothing from zero and no', () => {
    expect(isSameValue([1, null], [1, null])).toBe(true);
    expect(isSameValue([1, 2], [2, 1])).toBe(false);
    expect(isSameValue(null, null)).toBe(true);
    expect(isSameValue(null, 0)).toBe(false);
    expect(isSameValue(0, false)).toBe(false);
  });
});
