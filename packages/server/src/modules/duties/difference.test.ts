import type { SectionItem } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference.ts';

const item = (code: string, text: string, requirement?: string, counts = true): SectionItem => ({
  code,
  article: '9.1',
  title: code,
  text,
  status: 'confirmed',
  isByReference: false,
  isLeftToLocalDocument: false,
  requirements:
    requirement === undefined
      ? []
      : [
          {
            kind: 'document',
            text: requirement,
            evidence: '纪要',
            counts,
            source: { instrument: 'x', status: 'confirmed' },
          },
        ],
});
const of = (items: SectionItem[], portfolios: string[] = []) => ({ items, portfolios });

describe('the difference of two lists', () => {
  it('names what came, what went and what reads otherwise, and counts the rest', () => {
    const before = of([item('a', '甲'), item('b', '乙', '每年一次'), item('c', '丙')], ['工业']);
    const after = of([item('a', '甲'), item('b', '乙', '每季度一次'), item('d', '丁')], ['消防']);
    expect(differenceOf(before, after)).toMatchObject({
      portfolios: { added: ['消防'], removed: ['工业'] },
      items: [
        {
          code: 'b',
          kind: 'changed',
          before: { requirements: ['每年一次（纪要）'] },
          after: { requirements: ['每季度一次（纪要）'] },
        },
        { code: 'd', kind: 'added', before: null },
        { code: 'c', kind: 'removed', after: null },
      ],
      unchanged: 1,
    });
  });
  it('what does not count is no change; the same is none at all', () => {
    const before = of([item('a', '甲')]);
    expect(differenceOf(before, of([item('a', '甲', '未采用', false)]))).toMatchObject({
      items: [],
      unchanged: 1,
    });
    expect(differenceOf(before, before).items).toEqual([]);
  });
});
