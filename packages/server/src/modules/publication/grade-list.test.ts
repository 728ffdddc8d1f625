// The form of a list of grades in a public notice.
import { expect, it } from 'vitest';
import { BLANK, gradeParagraphs } from './grade-list.ts';

it('a grade is a paragraph with its bodies in their order, and says when there is none', () => {
  expect(
    gradeParagraphs([
      { grade: '优秀', bodies: ['青石县', '石桥县'] },
      { grade: '不合格', bodies: [] },
    ]),
  ).toBe('一、优秀（2个）\n青石县、石桥县。\n二、不合格（0个）\n无');
  // What is not known is not said to be none.
  expect(gradeParagraphs([{ grade: '优秀', bodies: null }])).toBe(
    `一、优秀（${BLANK}个）\n${BLANK}`,
  );
});
