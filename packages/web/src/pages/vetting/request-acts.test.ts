// How people write numbers of a list.
import { describe, expect, it } from 'vitest';
import { numbersIn } from './request-acts.tsx';

describe('numbers of a list', () => {
  it.each([
    ['', []],
    ['3', [3]],
    ['1-3、7', [1, 2, 3, 7]],
    ['1至2，5；6', [1, 2, 5, 6]],
    ['0', undefined],
    ['5-3', undefined],
    ['第三', undefined],
  ])('%s', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });
});
