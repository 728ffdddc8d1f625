import { describe, expect, it } from 'vitest';
import { changeOf, earlierOf } from './compare.ts';

const row = (person: string, more: { ended_because?: string; instrument?: string } = {}) => ({
  post_id: 'post',
  person_id: person,
  instrument: 'standing',
  ended_because: null,
  ...more,
});

describe('what a list is compared with', () => {
  it('with the person’s own of last year, whoever else held a post of that title', () => {
    expect(earlierOf(row('b'), [row('a'), row('b')])).toEqual(row('b'));
  });
  it('with the only predecessor’s; of several nobody is', () => {
    expect(earlierOf(row('c'), [row('a')])).toEqual(row('a'));
    expect(earlierOf(row('c'), [row('a'), row('b')])).toBeUndefined();
  });
  it('who left during the year is no predecessor, unless nobody came after', () => {
    const left = row('a', { ended_because: 'left-post' });
    expect(earlierOf(row('c'), [left, row('b')])).toEqual(row('b'));
    expect(earlierOf(row('c'), [left])).toEqual(left);
  });
  it('the annual priorities are compared with their like', () => {
    expect(earlierOf(row('a'), [row('a', { instrument: 'annual' })])).toBeUndefined();
  });
});

describe('what is told of a list beside last year’s', () => {
  const list = (person: string, more: object = {}) => ({
    ...row(person),
    items: [],
    portfolios: ['工业'],
    post_title: '副县长',
    organ_name: '青石县人民政府',
    person_name: person,
    holds_post_from: '2023-02-14',
    ...more,
  });
  it('nothing where nothing differs; another holder, portfolio or head is a change', () => {
    expect(changeOf(list('a'), [list('a')])).toBeUndefined();
    const told = (more: object) => changeOf(list('a', more), [list('a')]);
    expect(told({ portfolios: [] })).toMatchObject({ kind: 'changed', hasOtherPortfolio: true });
    expect(told({ post_title: '副县长（工业）' })).toMatchObject({
      kind: 'changed',
      facts: ['post-title'],
      hasOtherPortfolio: false,
      isNewHolder: false,
    });
    expect(changeOf(list('b'), [list('a')])).toMatchObject({
      kind: 'changed',
      facts: [],
      isNewHolder: true,
    });
  });
  it('a post without a list last year is new; of several holders’ lists none is anybody’s', () => {
    expect(changeOf(list('a'), [])).toMatchObject({ kind: 'new', isNewHolder: false });
    expect(changeOf(list('c'), [list('a'), list('b')])).toMatchObject({ kind: 'unpaired' });
  });
  it('of annual priorities only that the post has them now and had none is told', () => {
    const annual = { instrument: 'annual' };
    expect(changeOf(list('a', annual), [list('a')])).toMatchObject({ kind: 'new' });
    expect(changeOf(list('b', annual), [list('a', { ...annual, portfolios: [] })])).toBeUndefined();
  });
});
