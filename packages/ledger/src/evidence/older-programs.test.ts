import { expect, it } from 'vitest';
import { addMissing, METHODS } from './older-programs.ts';

it('each method does what the language’s own does', () => {
  const list = ['c', 'a', 'b'];
  expect(METHODS.toSorted.call(list)).toEqual(list.toSorted());
  const downwards = (a: string, b: string) => (a < b ? 1 : -1);
  expect(METHODS.toSorted.call(list, downwards as never)).toEqual(list.toSorted(downwards));
  expect(METHODS.toReversed.call(list)).toEqual(list.toReversed());
  expect(METHODS.toSpliced.call(list, 1, 1, 'd', 'e')).toEqual(list.toSpliced(1, 1, 'd', 'e'));
  expect(list).toEqual(['c', 'a', 'b']);
  for (const text of ['', '国密', '𠮷', '\ud800', 'a\udc00b', '\ud842\udfb7'])
    expect(METHODS.isWellFormed.call(text)).toBe(text.isWellFormed());
});

it('only what is missing is added, and nobody sees it in a loop', () => {
  const own = () => [];
  const old = { toSorted: own };
  addMissing(old, ['toSorted', 'toReversed']);
  expect(old.toSorted).toBe(own);
  expect(Object.keys(old)).toEqual(['toSorted']);
  expect('toReversed' in old).toBe(true);
});
