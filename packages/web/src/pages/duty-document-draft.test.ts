import type { UndefinedPost } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { draftOf, faultOf, isProposal } from './duty-document-draft.ts';

const POST: UndefinedPost = {
  postId: '0197a000-0000-7000-8000-000000000001' as UndefinedPost['postId'],
  postTitle: '常委、宣传部部长',
  postClass: 'standing-committee-member',
  organName: '中共石桥县委员会',
  personName: '萧砚秋',
  reason: '第七条没有列出具体职责',
  proposal: {
    body: '宣传',
    items: [
      { title: '宣传教育', text: '纳入年度安排' },
      { title: '舆论引导', text: '指导新闻发布' },
    ],
  },
};
const item = (title: string, text: string) => ({ key: title, title, text });

describe('the draft of a document', () => {
  it('a post nobody has touched stands as proposed, unticked', () => {
    const { isTicked, items } = draftOf(POST, {});
    expect(isTicked).toBe(false);
    expect(items.map(({ title }) => title)).toEqual(['宣传教育', '舆论引导']);
    expect(items.every((one) => isProposal(POST, one))).toBe(true);
  });

  it('what was entered is kept, and an item stops being a proposal with its first changed word', () => {
    const entered = { isTicked: true, items: [item('宣传教育', '纳入年度安排，每季一次')] };
    expect(draftOf(POST, { [POST.postId]: entered })).toBe(entered);
    expect(isProposal(POST, item('宣传教育', '纳入年度安排，每季一次'))).toBe(false);
    expect(isProposal(POST, item('舆论引导', '纳入年度安排'))).toBe(false);
  });

  it.each([
    ['no item at all', [], { code: 'need-item' }],
    ['a title of spaces', [item(' ', '内容')], { code: 'need-words', numbers: [1] }],
    [
      'two of three without words',
      [item('一', ''), item('二', '内容'), item('', '内容')],
      { code: 'need-words', numbers: [1, 3] },
    ],
    ['everything written', [item('一', '内容')], undefined],
  ])('%s', (_, items, fault) => {
    expect(faultOf({ isTicked: true, items })).toEqual(fault);
  });
});
