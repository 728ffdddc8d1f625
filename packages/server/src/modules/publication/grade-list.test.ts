// The form of a list of grades in a public notice.
import { expect, it } from 'vitest';
import { BLANK, gradeParagraphs, resultParagraphs } from './grade-list.ts';

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

const results = (classNames: readonly [string | null, string | null, string | null]) => ({
  exercise: {
    id: 'e' as never,
    title: '2025年度安全生产工作考核',
    year: 2025,
    regionPath: '/99/9901/',
    approval: { organ: '云江市安全生产委员会', documentNo: '云安委〔2026〕9号' },
    grades: ['优秀', '合格', '不合格'],
  },
  bodies: [
    { name: '青石县', className: classNames[0], grade: '合格', total: 81 },
    { name: '石桥县', className: classNames[1], grade: '优秀', total: 92 },
    { name: '市应急局', className: classNames[2], grade: '优秀', total: 95 },
  ],
});

it('results are told in the order of the divisions, by the result where that is asked, without a score', () => {
  const told = results([null, null, null]);
  expect(resultParagraphs(told, 'administrative')).toBe(
    '一、优秀（2个）\n石桥县、市应急局。\n二、合格（1个）\n青石县。\n三、不合格（0个）\n无',
  );
  expect(resultParagraphs(told, 'result')).toContain('市应急局、石桥县。');
  expect(resultParagraphs(told, 'result')).not.toMatch(/9[25]|81/);
});

it('classes are told apart, and a scheme without grades leaves a blank that no check passes', () => {
  expect(resultParagraphs(results(['县', '县', '部门']), 'administrative')).toBe(
    [
      '一、县\n（一）优秀（1个）\n石桥县。\n（二）合格（1个）\n青石县。\n（三）不合格（0个）\n无',
      '二、部门\n（一）优秀（1个）\n市应急局。\n（二）合格（0个）\n无\n（三）不合格（0个）\n无',
    ].join('\n'),
  );
  const { exercise, bodies } = results([null, null, null]);
  const bare = { exercise: { ...exercise, grades: [] }, bodies };
  expect(resultParagraphs(bare, 'administrative')).toBe(BLANK);
});
