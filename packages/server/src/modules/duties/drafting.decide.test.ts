import { SECTION_STATES } from '@jinze/contracts';
import { civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { Holder } from '../posts/index.ts';
import { type Current, mergeHolders, planDrafting, type Wanted } from './drafting.decide.ts';

const holder = {
  personId: 'p',
  personName: '甲',
  postId: 'x',
  postTitle: '副县长',
  organName: '县政府',
  regionName: '县',
  from: civilDate('2025-03-01'),
  portfolios: ['工业'],
} as unknown as Holder;
const set = { digest: 'new', essence: 'new', items: [], blockedBy: null };
const wanted: Wanted = { holder, instrument: 'standing', set };
const current: Current = {
  id: 's' as Id<'section'>,
  version: 2,
  edition: 1,
  state: 'drafted',
  personId: 'p' as Id<'person'>,
  postId: 'x' as Id<'post'>,
  organId: 'o' as Id<'organ'>,
  instrument: 'standing',
  itemSet: 'old',
  blockedBy: null,
  portfolios: ['工业'],
  personName: '甲',
  postTitle: '副县长',
  organName: '县政府',
  regionName: '县',
  holdsPostFrom: civilDate('2025-03-01'),
  replaces: null,
  staleSince: null,
};
const shapeOf = (plan: ReturnType<typeof planDrafting>) =>
  `${plan.created.map(({ edition, replaces }) => `+${edition}${replaces === null ? '' : `←${replaces}`}`).join()}` +
  `${plan.redrafted.length > 0 ? '~' : ''}${plan.ended.map(({ because }) => `-${because}`).join()}` +
  `${plan.unchanged.length > 0 ? '=' : ''}`;

describe('drafting', () => {
  it('what is not there is drafted; what is there and right is left alone', () => {
    expect(shapeOf(planDrafting([wanted], []))).toBe('+1');
    expect(shapeOf(planDrafting([wanted], [{ ...current, itemSet: 'new' }]))).toBe('=');
  });
  it.each(SECTION_STATES)('%s with other items: a draft in place, an edition, or anew', (state) => {
    const expected = {
      drafted: '~',
      approved: '~',
      issued: '+2←s',
      acknowledged: '+2←s',
      objected: '+2←s',
      superseded: '+2',
    };
    expect(shapeOf(planDrafting([wanted], [{ ...current, state }]))).toBe(expected[state]);
  });
  it('other fields are another list, in whatever order they stand; a block that is lifted is too', () => {
    const same = { ...current, itemSet: 'new' };
    const two = { ...wanted, holder: { ...holder, portfolios: ['消防', '工业'] } };
    expect(shapeOf(planDrafting([two], [{ ...same, portfolios: ['工业', '消防'] }]))).toBe('=');
    expect(shapeOf(planDrafting([two], [same]))).toBe('~');
    expect(shapeOf(planDrafting([wanted], [{ ...same, blockedBy: '第七条' }]))).toBe('~');
  });
  it('the annual priorities do not follow the fields, and end when there are none left', () => {
    const annual = { ...current, instrument: 'annual' as const, itemSet: 'new', portfolios: [] };
    expect(shapeOf(planDrafting([{ ...wanted, instrument: 'annual' }], [annual]))).toBe('=');
    expect(shapeOf(planDrafting([wanted], [annual, { ...current, itemSet: 'new' }]))).toBe(
      '-no-priority=',
    );
  });
  it('who is no longer in the post has no list any more, and ends once', () => {
    expect(shapeOf(planDrafting([], [{ ...current, state: 'acknowledged' }]))).toBe('-left-post');
    expect(shapeOf(planDrafting([], [{ ...current, state: 'superseded' }]))).toBe('');
  });
  const newer = { ...current, id: 't' as Id<'section'>, edition: 2, replaces: current.id };
  const inForce = { ...current, state: 'acknowledged' as const };
  it('all that nobody ought to have ends, not only the latest edition', () => {
    expect(shapeOf(planDrafting([], [inForce, newer]))).toBe('-left-post,-left-post');
  });
  it('a draft beside what is in force is redrafted in place, and takes its place', () => {
    const plan = planDrafting([wanted], [newer, inForce]);
    expect(plan.redrafted).toMatchObject([{ current: { id: 't' }, replaces: 's' }]);
    expect(plan.created).toEqual([]);
    // What was in force came back meanwhile: the draft knows what it replaces now.
    const unlinked = { ...newer, itemSet: 'new', replaces: null };
    expect(planDrafting([wanted], [inForce, unlinked]).redrafted).toMatchObject([
      { replaces: 's' },
    ]);
  });
  it('a change that is taken back ends the draft that showed it', () => {
    const back = { ...inForce, itemSet: 'new' };
    expect(shapeOf(planDrafting([wanted], [back, newer]))).toBe('-reverted=');
  });
  it('editions that ended have used up their numbers', () => {
    const ended = { ...newer, edition: 5, state: 'superseded' as const };
    expect(shapeOf(planDrafting([wanted], [inForce, ended]))).toBe('+6←s');
  });
  it('the mark goes once a newer draft shows the change, or there is none', () => {
    const staleSince = new Date();
    const marked = { ...inForce, staleSince };
    expect(planDrafting([wanted], [marked]).cleared).toEqual([marked]);
    const same = { ...marked, itemSet: 'new' };
    expect(planDrafting([wanted], [same]).cleared).toEqual([same]);
    expect(planDrafting([wanted], [inForce]).cleared).toEqual([]);
  });
  it.each([
    ['personName', '乙', '~', '='],
    ['organName', '市政府', '~', '='],
    ['regionName', '市', '~', '='],
    ['postTitle', '常务副县长', '~', '+2←s'],
    ['holdsPostFrom', civilDate('2025-04-01'), '~', '+2←s'],
  ] as const)(
    '%s copied otherwise: a draft follows, in force it is %s %s %s',
    (field, value, draft, edition) => {
      const copied = { ...current, itemSet: 'new', [field]: value };
      expect(shapeOf(planDrafting([wanted], [copied]))).toBe(draft);
      expect(shapeOf(planDrafting([wanted], [{ ...copied, state: 'issued' }]))).toBe(edition);
    },
  );
  it('two appointments of one person to one post are one holder, from the earlier day, of all fields', () => {
    const other = { ...holder, from: civilDate('2024-01-01'), portfolios: ['工业', '消防'] };
    expect(mergeHolders([holder, other, { ...holder, personId: 'q' as never }])).toMatchObject([
      { from: '2024-01-01', portfolios: ['工业', '消防'] },
      { personId: 'q' },
    ]);
  });
});
