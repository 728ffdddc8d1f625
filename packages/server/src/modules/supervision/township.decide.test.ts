import type { TownshipMatter } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { compareWithList, findingOf } from './township.decide.ts';

const matter = (id: string, kind: TownshipMatter['kind'], text: string) =>
  ({ id, kind, text }) as TownshipMatter;
const LIST = [
  matter('a', 'own', '开展自建房安全隐患排查'),
  matter('b', 'assist', '配合做好非煤矿山安全监管'),
  matter('c', 'recalled', '对燃气经营企业的安全检查'),
];

describe('a task beside a township’s list', () => {
  it('finds the likeliest matter and shows it first', () => {
    const found = compareWithList('组织对沿街自建房开展一次安全隐患排查整治', LIST);
    expect(found.outcome).toBe('found');
    expect(found.matters[0]?.id).toBe('a');
    expect(found.matters).toHaveLength(3);
  });
  it('says when it looks like a matter that was taken back', () => {
    expect(compareWithList('对辖区燃气经营企业逐一检查', LIST).outcome).toBe('recalled');
  });
  it('finds nothing in words that every task has', () => {
    expect(compareWithList('做好安全生产工作', LIST).outcome).toBe('not-found');
    expect(compareWithList('清理河道漂浮物', LIST).outcome).toBe('not-found');
    expect(compareWithList('', []).outcome).toBe('not-found');
  });
  it('without a list nobody can tell', () => {
    expect(compareWithList('自建房排查', undefined)).toEqual({
      outcome: 'cannot-tell',
      matters: [],
    });
  });
});

describe('what a draft says of a township', () => {
  const said = (
    matterId: string | null,
    reason: string | null,
    list: typeof LIST | undefined = LIST,
  ) => {
    const found = findingOf(list, { matterId, reason }, 'body.assignees');
    return found.ok ? found.value : found.error.code;
  };
  it('a chosen matter is within; the reason is not needed then', () => {
    expect(said('a', '多余的理由')).toEqual({
      township: 'within',
      township_matter: '开展自建房安全隐患排查',
      township_reason: null,
    });
  });
  it('none chosen, or one that was taken back, is outside', () => {
    expect(said(null, '上级统一部署')).toMatchObject({
      township: 'outside',
      township_reason: '上级统一部署',
    });
    expect(said('c', null)).toMatchObject({ township: 'outside', township_reason: null });
  });
  it('a matter of an older list is refused, no list is said', () => {
    expect(said('z', null)).toBe('supervision.township-matter-unknown');
    expect(findingOf(undefined, { matterId: null, reason: null }, '')).toMatchObject({
      value: { township: 'no-list' },
    });
  });
});
