import { describe, expect, it } from 'vitest';
import { heading, paragraph } from './document.ts';
import { estimatedWidth } from './faces.ts';
import { piecesOf } from './pieces.ts';
import { writtenLines } from './printable.ts';

describe('what is printed of a text', () => {
  it('has no blank between characters and figures, but that of a date, a time or between words', () => {
    for (const [written, printed] of [
      ['2025 年度安全生产责任清单共 6 项。', '2025年度安全生产责任清单共6项。'],
      ['增长 6.2% 以上，共 3 次', '增长6.2%以上，共3次'],
      ['2026-03-05 10:00 会议', '2026-03-05 10:00 会议'],
      ['东山县人民政府 副县长', '东山县人民政府 副县长'],
      ['张某 63123456 李某 63123457', '张某 63123456 李某 63123457'],
    ] as const)
      expect(writtenLines(written)).toEqual([printed]);
  });
});

describe('a numbered sentence', () => {
  it('is text in the typeface of text, and a heading without a stop is a heading', () => {
    const pieces = piecesOf(
      {
        form: 'plain',
        organs: ['某办'],
        title: '通知',
        blocks: [heading(1, '要求'), heading(2, '按期完成。'), heading(2, '其他'), paragraph('无')],
      },
      estimatedWidth,
    );
    const shown = pieces.flatMap((one) =>
      one.kind === 'paragraph'
        ? [[one.role, one.runs[0]?.face, one.runs[0]?.text, one.keepsWithNext ?? false]]
        : [],
    );
    expect(shown).toEqual([
      ['heading-1', 'heiti', '一、要求', true],
      ['text', 'fangsong', '（一）按期完成。', false],
      ['heading-2', 'kaiti', '（二）其他', true],
      ['text', 'fangsong', '无', false],
    ]);
  });
});
