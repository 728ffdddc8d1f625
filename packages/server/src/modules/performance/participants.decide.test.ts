import type { RecordContent } from '@jinze/contracts';
import { civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { PostHeld } from '../posts/index.ts';
import { resolveParticipants } from './participants.decide.ts';

const A = 'a' as Id<'person'>;
const held = (more: Partial<PostHeld> = {}): PostHeld => ({
  personId: A,
  personName: '陈志远',
  postId: 'mayor' as Id<'post'>,
  postTitle: '县长',
  postClass: 'government-chief',
  organId: 'government' as Id<'organ'>,
  organName: '县政府',
  scopeKey: 'county/99/',
  from: civilDate('2024-03-01'),
  to: null,
  ...more,
});
const SECRETARY = held({
  postId: 'secretary' as Id<'post'>,
  postTitle: '副书记',
  postClass: 'standing-committee-member',
});
const NONE = { mayLackPost: false, kept: [] };
const on = (day: string, more: object = {}): RecordContent =>
  ({
    occurredOn: civilDate(day),
    participants: [{ personId: A, role: 'led', duties: ['art6.1', 'art6.1'], ...more }],
  }) as unknown as RecordContent;

describe('who took part', () => {
  it('is told by the post held on that day, the first and the last day included', () => {
    const posts = [held({ to: civilDate('2026-05-31') })];
    for (const day of ['2024-03-01', '2026-05-31'])
      expect(resolveParticipants(on(day), posts, NONE)).toMatchObject({
        resolved: [{ name: '陈志远', postTitle: '县长', duties: ['art6.1'], withoutPost: false }],
        refusals: [],
      });
    for (const day of ['2024-02-29', '2026-06-01'])
      expect(resolveParticipants(on(day), posts, NONE).refusals).toMatchObject([
        { code: 'performance.not-in-post', values: { name: '陈志远' } },
      ]);
  });
  it('of several posts is the one asked for, or the first of lists, in whatever order they come', () => {
    for (const posts of [
      [held(), SECRETARY],
      [SECRETARY, held()],
    ]) {
      expect(resolveParticipants(on('2026-01-05'), posts, NONE).resolved[0]?.postTitle).toBe(
        '县长',
      );
      const asked = on('2026-01-05', { postId: 'secretary' });
      expect(resolveParticipants(asked, posts, NONE).resolved[0]?.postTitle).toBe('副书记');
    }
  });
  it('in a post held at another time only is refused, and nobody is known by an id alone', () => {
    const past = held({
      postId: 'old' as Id<'post'>,
      from: civilDate('2020-01-01'),
      to: civilDate('2021-01-01'),
    });
    const asked = on('2026-01-05', { postId: 'old' });
    expect(resolveParticipants(asked, [held(), past], NONE).refusals).toMatchObject([
      { code: 'performance.other-post', path: 'participants.0.postId' },
    ]);
    expect(resolveParticipants(on('2026-01-05'), [], NONE).refusals).toMatchObject([
      { code: 'performance.unknown-person' },
    ]);
  });
  it('of an import without a post on that day is taken with the nearest one, and marked', () => {
    const posts = [
      held({ to: civilDate('2025-01-31') }),
      { ...SECRETARY, from: civilDate('2026-09-01') },
    ];
    const options = { mayLackPost: true, kept: [] };
    expect(resolveParticipants(on('2025-02-10'), posts, options).resolved).toMatchObject([
      { postTitle: '县长', withoutPost: true },
    ]);
    expect(resolveParticipants(on('2026-08-20'), posts, options).resolved).toMatchObject([
      { postTitle: '副书记', withoutPost: true },
    ]);
    expect(resolveParticipants(on('2026-10-01'), posts, options).resolved).toMatchObject([
      { postTitle: '副书记', withoutPost: false },
    ]);
  });
  it('whom the record has already needs no second proof, with other duties than before', () => {
    const { resolved } = resolveParticipants(on('2024-03-01'), [held()], NONE);
    const kept = { mayLackPost: false, kept: resolved };
    const asked = on('2024-03-01', { duties: ['art6.2'], role: 'took-part' });
    expect(resolveParticipants(asked, [], kept)).toMatchObject({
      resolved: [{ postTitle: '县长', duties: ['art6.2'], role: 'took-part' }],
      refusals: [],
    });
  });
});
