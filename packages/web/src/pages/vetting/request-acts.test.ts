// How people write numbers of a list.
import { describe, expect, it } from 'vitest';
import { enteredNumbers, numbersIn } from './request-acts.tsx';

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

  it('are refused beside their field where they cannot be read, for none of them means all', () => {
    expect(() => enteredNumbers({ numbers: '第三' }, '请写序号')).toThrow(
      expect.objectContaining({ body: expect.objectContaining({ path: 'body.numbers' }) }),
    );
    expect(enteredNumbers({ numbers: '' }, '请写序号')).toEqual([]);
  });
});
