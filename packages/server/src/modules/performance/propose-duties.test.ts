import type { SectionItem } from '@jinze/contracts';
import { civilDate } from '@jinze/kernel';
import { duties } from '@jinze/rules';
import { describe, expect, it } from 'vitest';
import { type Occasion, proposeDuties } from './propose-duties.ts';

/** The list of a post by the regulation alone. */
function listOf(postClass: 'government-chief' | 'other-deputy' | 'safety-deputy' | 'party-chief') {
  const answer = duties({ postClass, level: 'county', asOf: civilDate('2026-11-23') }, {});
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.items.map((item) => ({
    ...item,
    isByReference: item.byReference,
  })) as unknown as SectionItem[];
}
const occasion = (more: Partial<Occasion> = {}): Occasion => ({
  activity: undefined,
  body: undefined,
  text: '',
  portfolios: [],
  before: new Map(),
  ...more,
});
const proposed = (items: readonly SectionItem[], more: Partial<Occasion>) =>
  proposeDuties(items, occasion(more))
    .filter(({ isProposed }) => isProposed)
    .map(({ code }) => code);

describe('the duties that an activity may serve', () => {
  it.each([
    ['government-chief', 'budget', '安全生产专项资金列入年度预算', 'art6.4-1'],
    ['government-chief', 'meeting', '政府工作报告起草：把安全生产纳入重点工作', 'art6.2-1'],
    ['party-chief', 'meeting', '纳入党委议事日程，听取安全生产汇报', 'art5.2-1'],
    ['party-chief', 'study', '理论学习中心组专题学习安全生产方针政策', 'art5.6'],
    ['safety-deputy', 'on-scene', '赶赴现场指挥抢险救援', 'art8.5-1'],
    ['other-deputy', 'led-inspection', '组织安全生产专项整治，查处违法行为', 'art9.5-1'],
  ] as const)('%s, %s, “%s”: %s', (postClass, activity, text, code) => {
    const codes = proposed(listOf(postClass), { activity, text });
    expect(codes.some((one) => one === code || one.startsWith(`${code}-`))).toBe(true);
  });

  it('are few, and all others of the list follow, so that none has to be looked for elsewhere', () => {
    const items = listOf('government-chief');
    const all = proposeDuties(items, occasion({ activity: 'meeting', text: '研究安全生产工作' }));
    expect(all.filter(({ isProposed }) => isProposed).length).toBeLessThanOrEqual(4);
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    for (const { code } of items) expect(all.map((one) => one.code)).toContain(code);
  });

  it('are not proposed by words that stand in every duty', () => {
    const items = listOf('government-chief');
    expect(proposed(items, { text: '组织开展安全生产工作，加强领导，落实责任' })).toEqual([]);
  });

  it('are proposed where a requirement counts this activity, of this body', () => {
    const [first, ...rest] = listOf('other-deputy');
    if (first === undefined) throw new Error('a list has items');
    const asks = {
      kind: 'count',
      text: '每季度至少带队检查一次',
      evidence: '检查记录',
      activity: 'led-inspection',
      body: 'post-holder',
      counts: true,
    } as unknown as SectionItem['requirements'][number];
    const items = [...rest, { ...first, requirements: [asks] }];
    const [best] = proposeDuties(items, occasion({ activity: 'led-inspection' }));
    expect(best).toMatchObject({
      code: first.code,
      isProposed: true,
      reasons: [{ because: 'requirement', requirement: '每季度至少带队检查一次' }],
    });
    const other = proposeDuties(
      items,
      occasion({ activity: 'led-inspection', body: 'government' }),
    );
    expect(other.flatMap(({ reasons }) => reasons.map(({ because }) => because))).not.toContain(
      'requirement',
    );
  });

  it('follow what the person chose before, and name the portfolio that the matter names', () => {
    const items = listOf('other-deputy');
    const before = new Map([['art9.2', 5]]);
    const [best] = proposeDuties(items, occasion({ activity: 'talk', before }));
    expect(best).toMatchObject({ code: 'art9.2', isProposed: true });
    expect(best?.reasons).toContainEqual({ because: 'before', times: 5 });
    const named = proposeDuties(
      items,
      occasion({ portfolios: ['危险化学品', '工业'], text: '检查危险化学品企业' }),
    );
    expect(named.find(({ code }) => code === 'art9.1')?.reasons).toContainEqual({
      because: 'portfolio',
      field: '危险化学品',
    });
  });
});
