import { describe, expect, it } from 'vitest';
import { earlierOf } from './compare.ts';

const row = (person: string, more: { ended_because?: string; instrument?: string } = {}) => ({
  post_id: 'post',
  person_id: person,
  instrument: 'standing',
  ended_because: null,
  ...more,
});

describe('what a list is compared with', () => {
  it('with the person’s own of last year, whoever else held a post of that title', () => {
    expect(earlierOf(row('b'), [row('a'), row('b')])).toEqual(row('b'));
  });
  it('with the only predecessor’s; of several nobody is', () => {
    expect(earlierOf(row('c'), [row('a')])).toEqual(row('a'));
    expect(earlierOf(row('c'), [row('a'), row('b')])).toBeUndefined();
  });
  it('who left during the year is no predecessor, unless nobody came after', () => {
    const left = row('a', { ended_because: 'left-post' });
    expect(earlierOf(row('c'), [left, row('b')])).toEqual(row('b'));
    expect(earlierOf(row('c'), [left])).toEqual(left);
  });
  it('the annual priorities are compared with their like', () => {
    expect(earlierOf(row('a'), [row('a', { instrument: 'annual' })])).toBeUndefined();
  });
});
