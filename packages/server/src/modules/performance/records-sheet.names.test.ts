import type { Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { type Candidate, matchNames, readNames } from './records-sheet.names.ts';

const person = (
  id: string,
  postTitle: string,
  organName = '青石县人民政府',
  isInPost = true,
): Candidate => ({
  personId: id as Id<'person'>,
  posts: [{ postId: `post-${id}` as Id<'post'>, postTitle, organName }],
  isInPost,
});
const ROSTER: Readonly<Record<string, readonly Candidate[]>> = {
  程明川: [person('1', '县长')],
  苏怀瑾: [person('2', '常务副县长')],
  李明: [person('3', '副县长'), person('4', '党委书记', '城关镇党委')],
  欧阳若兰: [person('5', '副书记', '中共青石县委员会')],
  王强: [person('6', '副县长'), person('7', '镇长', '红岩镇人民政府', false)],
};
const candidatesOf = (name: string) => ROSTER[name] ?? [];
const match = (cell: string, answers = new Map<string, Id<'person'>>()) =>
  matchNames(readNames(cell), { candidatesOf, answers }).map((found) =>
    found.kind === 'known' ? found.personId : `${found.kind} ${found.name}`,
  );

describe('people in a cell', () => {
  it.each([
    ['程明川', ['1']],
    ['程明川、苏怀瑾', ['1', '2']],
    ['程明川，苏怀瑾；欧阳若兰', ['1', '2', '5']],
    ['程明川 苏怀瑾', ['1', '2']],
    ['程明川\n苏怀瑾', ['1', '2']],
    ['程明川同志', ['1']],
    ['程明川等同志', ['1']],
    ['程明川等5人', ['1']],
    ['县长程明川', ['1']],
    ['程明川县长', ['1']],
    ['县委副书记、县长 程明川', ['1']],
    ['县委副书记 欧阳若兰', ['5']],
    ['程明川（县长）', ['1']],
    ['程明川、程明川县长', ['1']],
    ['程明川、县委书记', ['1', 'unknown 县委书记']],
    ['无', []],
    ['有关部门负责人', []],
    ['程明川及相关单位人员', ['1']],
  ])('%j', (cell, expected) => {
    expect(match(cell)).toEqual(expected);
  });

  it('a name of two characters may be spread', () => {
    expect(match('程明川、王 强')).toEqual(['1', '6']);
    expect(match('王　强')).toEqual(['6']);
  });

  it('of namesakes the post tells, or an answer; otherwise one is asked', () => {
    expect(match('李明')).toEqual(['asked 李明']);
    expect(match('李明（副县长）')).toEqual(['3']);
    expect(match('李明（城关镇党委书记）')).toEqual(['4']);
    expect(match('副县长李明')).toEqual(['3']);
    expect(match('李明（副县长、公安局局长）')).toEqual(['3']);
    expect(match('城关镇党委书记 李明')).toEqual(['4']);
    expect(match('党组成员、副县长 李明')).toEqual(['3']);
    expect(match('李明（局长）')).toEqual(['asked 李明']);
    expect(match('李明', new Map([['李明', '4' as Id<'person'>]]))).toEqual(['4']);
    expect(match('李明', new Map([['李明', '9' as Id<'person'>]]))).toEqual(['asked 李明']);
  });

  it('who held a post on the day comes before who did at another time', () => {
    expect(match('王强')).toEqual(['6']);
  });

  it('nobody is found in a name that only resembles', () => {
    expect(match('程明')).toEqual(['unknown 程明']);
    expect(match('赵德柱')).toEqual(['unknown 赵德柱']);
  });
});
