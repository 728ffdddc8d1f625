import type { Id } from '@jinze/kernel';
import type { Scheme } from '@jinze/rules';
import { describe, expect, it } from 'vitest';
import { otherThanApproved, proposalOf } from './proposal.decide.ts';
import { type Placed, type ProposalFilter, pageOfProposal } from './proposal.page.ts';

const SCHEME = {
  id: 's',
  title: '细则',
  status: 'local',
  subjects: { kind: 'body' },
  total: 100,
  sections: [],
  grades: [{ name: '优秀', from: 90 }, { name: '合格', from: 60 }, { name: '不合格' }],
  quotas: [{ grade: '优秀', atMost: 2 }],
  consequences: [{ text: '约谈', last: 1 }],
} as Scheme;

const subject = (place: number, total: number, more: Partial<Placed> = {}): Placed => ({
  id: `s${place}` as Id<'assessed'>,
  place,
  class: place % 2 === 0 ? 'even' : 'odd',
  name: `对象${place}`,
  organ_name: null,
  post_title: null,
  total: total * 10_000,
  at_least: null,
  at_most: null,
  could_be: [total >= 90 ? '优秀' : total >= 60 ? '合格' : '不合格'],
  vetoes: [],
  chosen_grade: null,
  proposed_grade: null,
  proposed_consequences: null,
  ...more,
});

/** One above, three level for the one place that is left, one below, one vetoed. */
const PROPOSAL = proposalOf(
  SCHEME,
  [
    subject(1, 99),
    subject(2, 95),
    subject(3, 95, { chosen_grade: '合格', organ_name: '应急管理局' }),
    subject(4, 95),
    subject(5, 70),
    subject(6, 50, { vetoes: ['发生较大以上事故'] }),
  ],
  [],
);

const page = (filter: ProposalFilter, limit = 10, after?: { place: number; id: string }) => {
  const { count, shown } = pageOfProposal(PROPOSAL, filter, { after, limit });
  return { count, places: shown.map(({ row }) => row.place) };
};

describe('a page of proposed grades', () => {
  it('goes on after a place, with one more than asked for', () => {
    expect(page({}, 2)).toEqual({ count: 6, places: [1, 2, 3] });
    expect(page({}, 2, { place: 2, id: 's2' })).toEqual({ count: 6, places: [3, 4, 5] });
    expect(page({}, 2, { place: 6, id: 's6' })).toEqual({ count: 6, places: [] });
  });
  it('shows whom a quota leaves to people, chosen for or not', () => {
    expect(page({ quota: '优秀' })).toEqual({ count: 3, places: [2, 3, 4] });
    expect(page({ quota: '优秀', class: 'even' }).places).toEqual([2, 4]);
    expect(page({ shows: 'open' }).places).toEqual([2, 4]);
    expect(page({ shows: 'chosen' }).places).toEqual([3]);
  });
  it('shows those of a grade, vetoed, or with these words', () => {
    expect(page({ grade: '合格' }).places).toEqual([3, 5]);
    expect(page({ shows: 'vetoed' }).places).toEqual([6]);
    expect(page({ search: '应急' }).places).toEqual([3]);
    expect(page({ shows: 'moved' }).places).toEqual([]);
  });
  it('shows for whom it is to be decided whether something follows', () => {
    const level = proposalOf(SCHEME, [subject(1, 70), subject(2, 50), subject(3, 50)], []);
    const { shown } = pageOfProposal(
      level,
      { shows: 'undecided' },
      { after: undefined, limit: 10 },
    );
    expect(shown.map(({ row }) => row.place)).toEqual([2, 3]);
    expect(page({ shows: 'undecided' }).places).toEqual([]);
  });
});

describe('what is another than was approved', () => {
  const said = (id: string, follows: boolean) => ({
    subject_id: id,
    place: 0,
    follows,
    total: 700_000,
    reason: '进展最慢',
    by_name: '安委办',
  });
  /** Both at the edge of the lowest one; approved: the first is talked to. */
  const level = (before: readonly (readonly number[] | null)[]) =>
    [1, 2].map((place) =>
      subject(place, 70, {
        proposed_grade: '合格',
        proposed_consequences: before[place - 1] ?? null,
      }),
    );
  const others = (before: readonly (readonly number[] | null)[], follows: readonly boolean[]) =>
    otherThanApproved(
      proposalOf(
        SCHEME,
        level(before),
        follows.map((one, at) => said(`s${at + 1}`, one)),
      ),
    );

  it('is what follows as well as the grade', () => {
    expect(others([[0], []], [true, false])).toEqual([]);
    expect(others([[0], []], [false, true])).toEqual(['对象1', '对象2']);
    const [first] = level([[0]]);
    if (first === undefined) throw new Error('one');
    const moved = { ...first, proposed_grade: '不合格' };
    expect(otherThanApproved(proposalOf(SCHEME, [moved], []))).toEqual(['对象1']);
  });

  it('is whatever people said, where it was proposed before that was kept', () => {
    expect(others([null, null], [true, false])).toEqual(['对象1', '对象2']);
    expect(others([null, null], [])).toEqual([]);
  });
});
