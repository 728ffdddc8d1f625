// On which branch a post is drawn, and who held it before.
import type { ChainLevel, ChainLink } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { branchesOf, tieOf } from './chain-groups.ts';

const link = (changes: object) =>
  ({
    role: 'department',
    postId: 'p',
    isPrevious: false,
    fields: [],
    reasons: [],
    ...changes,
  }) as unknown as ChainLink;
const matched = { fields: [{ field: '危险化学品', isMatched: true }] };

describe('a post is tied', () => {
  it('to the sector by its portfolio or its name, otherwise to the place', () => {
    expect(tieOf(link({ role: 'field-deputy' }))).toBe('sector');
    expect(tieOf(link({ role: 'assisting-deputy', ...matched }))).toBe('sector');
    expect(tieOf(link({ role: 'assisting-deputy' }))).toBe('place');
    expect(tieOf(link({ reasons: [{ code: 'department' }] }))).toBe('sector');
    expect(tieOf(link({ reasons: [{ code: 'general-department' }] }))).toBe('place');
  });
  it('to the place where it runs all of it, whatever else is in its portfolio', () => {
    for (const role of ['party-chief', 'government-chief', 'safety-deputy'])
      expect(tieOf(link({ role, ...matched }))).toBe('place');
  });
});

describe('the branches of a level', () => {
  it('keep a post together with who held it before, and leave out an empty branch', () => {
    const links = [
      link({ postId: 'a', role: 'party-chief' }),
      link({ postId: 'b', role: 'assisting-deputy' }),
      // The one before had the sector: the post stays where its holder is.
      link({ postId: 'b', role: 'assisting-deputy', isPrevious: true, ...matched }),
      link({ postId: 'c', role: 'safety-deputy', isPrevious: true }),
    ];
    const branches = branchesOf({ links } as unknown as ChainLevel);
    expect(branches.map(({ tie }) => tie)).toEqual(['place']);
    const posts = branches[0]?.posts ?? [];
    expect(posts.map((post) => [post.current.length, post.previous.length])).toEqual([
      [1, 0],
      [1, 1],
      [0, 1],
    ]);
  });
});
