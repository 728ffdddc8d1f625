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
const HEAD = {
  person_id: 'a',
  post_title: '副县长',
  organ_name: '青石县人民政府',
  person_name: '林知远',
  holds_post_from: '2023-02-14',
};
const of = (items: SectionItem[], portfolios: string[] = []) => ({ ...HEAD, items, portfolios });

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
    expect(differenceOf(before, before)).toMatchObject({ items: [], facts: [] });
  });
  it('a post retitled, a body or person renamed and another first day are told with what stood before', () => {
    const before = of([item('a', '甲')]);
    const after = {
      ...before,
      post_title: '副县长（工业）',
      organ_name: '青石区人民政府',
      person_name: '林致远',
      holds_post_from: '2023-02-20',
    };
    expect(differenceOf(before, after)).toMatchObject({
      facts: [
        { fact: 'post-title', before: '副县长', after: '副县长（工业）' },
        { fact: 'organ-name', before: '青石县人民政府', after: '青石区人民政府' },
        { fact: 'person-name', before: '林知远', after: '林致远' },
        { fact: 'holds-post-from', before: '2023-02-14', after: '2023-02-20' },
      ],
      items: [],
      unchanged: 1,
    });
  });
  it('another person is nobody renamed, and has a first day of their own; the post’s names are told', () => {
    const before = of([]);
    const after = {
      ...before,
      person_id: 'b',
      person_name: '程景行',
      holds_post_from: '2026-01-05',
      post_title: '副县长（工业）',
    };
    expect(differenceOf(before, after).facts.map(({ fact }) => fact)).toEqual(['post-title']);
  });
});
