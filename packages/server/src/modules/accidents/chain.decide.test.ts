import { civilDate, type Id, type PostClass } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { PostAlong } from '../posts/index.ts';
import { type ChainFacts, chainOn, peopleIn } from './chain.decide.ts';

const ON = civilDate('2026-10-14');
const COUNTY = '/99/9901/990102/';
const PREFECTURE = '/99/9901/';

function post(
  name: string,
  postClass: PostClass,
  changes: Partial<PostAlong> & { readonly in?: readonly string[] } = {},
): PostAlong {
  const { in: fields = [], ...rest } = changes;
  const from = civilDate('2024-03-15');
  return {
    appointmentId: `a-${name}` as Id<'appointment'>,
    personId: name as Id<'person'>,
    personName: name,
    postId: `p-${name}` as Id<'post'>,
    postTitle: '职务',
    postClass,
    organId: 'organ' as Id<'organ'>,
    organName: '石桥县人民政府',
    organKind: postClass === 'by-reference' ? 'department' : 'government',
    regionPath: COUNTY,
    from,
    to: null,
    manner: 'full',
    documentNo: null,
    isCommitteeMember: null,
    fields: fields.map((field) => ({ field, from, to: null, documentNo: '石政发〔2024〕3号' })),
    ...rest,
  };
}

const FACTS: ChainFacts = {
  accident: { sector: '危险化学品', sectorCode: 'hazardous-chemicals' },
  on: ON,
  since: civilDate('2023-10-14'),
  places: [
    { level: 'county', regionPath: COUNTY, regionName: '石桥县', isInReach: true },
    { level: 'prefecture', regionPath: PREFECTURE, regionName: '云江市', isInReach: false },
  ],
  posts: [],
  present: [],
};
const linksOf = (posts: readonly PostAlong[], changes: Partial<ChainFacts> = {}) =>
  chainOn({ ...FACTS, posts, ...changes })[0]?.links ?? [];
const gapsOf = (posts: readonly PostAlong[], changes: Partial<ChainFacts> = {}) =>
  (chainOn({ ...FACTS, posts, ...changes })[0]?.gaps ?? []).map(({ code }) => code);
const namesOf = (posts: readonly PostAlong[], changes: Partial<ChainFacts> = {}) =>
  linksOf(posts, changes).map(({ personName, role }) => `${personName} ${role}`);

describe('who is in the chain', () => {
  it('heads and the safety deputy always, others by their portfolio, departments by what they are', () => {
    const posts = [
      post('部门', 'by-reference', { organName: '石桥县工业和信息化局' }),
      post('应急', 'by-reference', { organName: '石桥县应急管理局' }),
      post('教育', 'by-reference', { organName: '石桥县教育局' }),
      post('协管', 'assisting-deputy', { in: ['安全生产'] }),
      post('协教', 'assisting-deputy', { in: ['教育'] }),
      post('工业', 'other-deputy', { in: ['工业', '危险化学品'] }),
      post('城建', 'other-deputy', { in: ['燃气'] }),
      post('常务', 'safety-deputy', { in: ['应急管理'] }),
      post('县长', 'government-chief'),
      post('书记', 'party-chief', { organKind: 'party-committee' }),
    ];
    expect(namesOf(posts)).toEqual([
      '书记 party-chief',
      '县长 government-chief',
      '常务 safety-deputy',
      '工业 field-deputy',
      '协管 assisting-deputy',
      '部门 department',
      '应急 department',
    ]);
    expect(gapsOf(posts)).toEqual([]);
  });
  it('each link says why: since when and by which document, the class, the portfolio’s words', () => {
    const [link] = linksOf([
      post('工业', 'other-deputy', { in: ['危险化学品'], documentNo: '石人任〔2024〕3号' }),
    ]);
    expect(link?.reasons).toEqual([
      {
        code: 'holds-post',
        text: '2024-03-15 起任石桥县人民政府职务（石人任〔2024〕3号），2026-10-14 在任。',
      },
      {
        code: 'field',
        text: '2024-03-15 起分管“危险化学品”（石政发〔2024〕3号），与事故所在行业领域“危险化学品”相关。',
      },
    ]);
    const text = JSON.stringify(linksOf([post('书记', 'party-chief')]));
    expect(text).not.toMatch(/责任人|应负|负有/);
  });
  it('an assisting deputy without any portfolio on record is shown, to be checked', () => {
    const [link] = linksOf([post('协管', 'assisting-deputy')]);
    expect(link?.reasons.map(({ code }) => code)).toContain('assists-unknown');
  });
  it('a portfolio counts on its days only', () => {
    const ended = { field: '危险化学品', from: civilDate('2024-03-15'), documentNo: null };
    const deputy = (to: string) =>
      post('工业', 'other-deputy', { fields: [{ ...ended, to: civilDate(to) }] });
    expect(namesOf([deputy('2026-10-14')])).toHaveLength(1);
    expect(namesOf([deputy('2026-10-13')])).toHaveLength(0);
  });
});

describe('previous holders', () => {
  it('are told apart, by what they were in charge of on their last day', () => {
    const to = civilDate('2024-03-14');
    const from = civilDate('2022-01-01');
    const posts = [
      post('前任', 'other-deputy', {
        from,
        to,
        fields: [{ field: '危化品', from, to, documentNo: null }],
      }),
      post('现任', 'other-deputy', { in: ['危险化学品'] }),
    ];
    expect(linksOf(posts)).toMatchObject([
      { personName: '现任', isPrevious: false },
      {
        personName: '前任',
        isPrevious: true,
        reasons: [{ code: 'held-before' }, { code: 'field' }],
      },
    ]);
  });
});

describe('what became of people', () => {
  const chief = post('县长', 'government-chief');
  const held = {
    personId: chief.personId,
    postId: 'p-else' as Id<'post'>,
    postTitle: '副市长',
    organName: '云江市人民政府',
    level: 'prefecture',
    postClass: 'other-deputy',
  } as const;
  const stateOf = (present: ChainFacts['present']) => linksOf([chief], { present })[0]?.now.state;
  it('in post, moved, promoted, or not to be seen from here; all stay in it', () => {
    expect(stateOf([{ ...held, postId: chief.postId }])).toBe('in-post');
    expect(stateOf([held])).toBe('promoted');
    const beside = { ...held, level: 'county', postClass: 'standing-committee-member' } as const;
    expect(stateOf([beside])).toBe('moved');
    expect(stateOf([{ ...beside, postClass: 'party-chief' }])).toBe('promoted');
    expect(stateOf([])).toBe('not-in-reach');
    expect(linksOf([chief])[0]?.now.text).toContain('第二十四条');
  });
});

describe('what cannot be told', () => {
  it('a level without roster, without heads, without portfolios, without sector', () => {
    expect(gapsOf([])).toEqual(['no-roster']);
    const one = [post('城建', 'other-deputy', { in: ['燃气'] })];
    expect(gapsOf(one)).toEqual(['nobody', 'nobody', 'nobody', 'no-match']);
    expect(gapsOf([post('县长', 'government-chief')])).toEqual([
      'nobody',
      'nobody',
      'no-portfolio',
    ]);
    const unknown = { accident: { sector: null, sectorCode: null } };
    expect(gapsOf(one, unknown)).toContain('no-sector');
    expect(namesOf(one, unknown)).toEqual([]);
  });
  it('a sector outside the list goes by what was written', () => {
    const accident = { sector: '养老机构', sectorCode: null };
    const posts = [post('民政', 'other-deputy', { in: ['民政、养老机构'] })];
    expect(namesOf(posts, { accident })).toEqual(['民政 field-deputy']);
  });
  it('a level above the reach is left out and said to be; what is seen of it is called part', () => {
    const above = post('市长', 'government-chief', { regionPath: PREFECTURE });
    const [, empty] = chainOn(FACTS);
    expect(empty).toMatchObject({ isLeftOut: true, links: [], gaps: [{ code: 'left-out' }] });
    const [, part] = chainOn({ ...FACTS, posts: [above] });
    expect(part).toMatchObject({ isLeftOut: false, gaps: [{ code: 'partly' }] });
    expect(peopleIn(chainOn({ ...FACTS, posts: [above, above] }))).toEqual(['市长']);
  });
});
