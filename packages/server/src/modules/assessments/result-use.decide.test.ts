// What the register of uses refuses, what a change of it says, and how a year's coverage is told.
import { civilDate as day } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { IssuedLetter } from './result-use.context.ts';
import { changesBetween, faultsOfUse } from './result-use.decide.ts';
import { proposalOfDecree, proposalOfLetter } from './result-use-proposals.ts';
import { whyOfCoverage } from './why-result-uses.ts';

const TODAY = day('2026-11-20');
const SAID = {
  kind: 'appraisal',
  name: '年度综合考核',
  organ: '云江市委组织部',
  safetyIn: 'yes',
  weight: '占5%',
  documentNo: '云组发〔2026〕8号',
  sentTo: '云江市委组织部',
  sentOn: day('2026-11-20'),
  sentNo: '云安委函〔2026〕1号',
  howUsed: null,
  feedback: null,
} as const;

describe('what the register of uses takes in', () => {
  it('a whole one of this year has no fault, nor has one of which little is known', () => {
    expect(faultsOfUse(2026, SAID, TODAY)).toEqual([]);
    const little = {
      ...SAID,
      safetyIn: 'unknown',
      weight: null,
      sentTo: null,
      sentOn: null,
    } as const;
    expect(faultsOfUse(2018, { ...little, sentNo: null }, TODAY)).toEqual([]);
  });

  it.each([
    [2027, {}, ['assessments.use-future-year year']],
    [2026, { safetyIn: 'no' }, ['assessments.use-weight-without-safety weight']],
    [2026, { safetyIn: 'unknown' }, ['assessments.use-weight-without-safety weight']],
    [2026, { sentTo: null }, ['assessments.use-sent-incomplete sentTo']],
    [2026, { sentOn: null }, ['assessments.use-sent-incomplete sentOn']],
    [
      2026,
      { sentTo: null, sentOn: null },
      ['assessments.use-sent-incomplete sentTo', 'assessments.use-sent-incomplete sentOn'],
    ],
    [2026, { sentOn: day('2026-11-21') }, ['assessments.use-future-date sentOn']],
  ] as const)('of %i with %j says %j', (year, changes, expected) => {
    const faults = faultsOfUse(year, { ...SAID, ...changes }, TODAY);
    expect(faults.map(({ code, field }) => `${code} ${field}`)).toEqual(expected);
  });

  it('a change says which fields are others, from what to what', () => {
    expect(changesBetween(SAID, SAID)).toEqual([]);
    expect(changesBetween(SAID, { ...SAID, weight: null, howUsed: '已计入' })).toEqual([
      { field: 'weight', from: '占5%', to: null },
      { field: 'howUsed', from: null, to: '已计入' },
    ]);
  });
});

const LETTER: IssuedLetter = {
  id: '00000000-0000-7000-8000-000000000001' as IssuedLetter['id'],
  regionPath: '/99/9901/',
  regionName: '云江市',
  committeeName: '云江市',
  purpose: 'promotion',
  documentNo: '云安办函〔2026〕7号',
  issuedOn: day('2026-11-10'),
  uses: ['2026-11-12 已作为依据使用'],
};

describe('what is proposed for the register', () => {
  it('a letter: sent to the department under its number, and how the department used it', () => {
    expect(proposalOfLetter(LETTER, 2026)).toMatchObject({
      kind: 'appointment',
      name: '提拔任用人选考察（云安办函〔2026〕7号）',
      organ: '云江市委组织部',
      safetyIn: 'yes',
      sentTo: '云江市委组织部',
      sentOn: '2026-11-10',
      sentNo: '云安办函〔2026〕7号',
      howUsed: '2026-11-12 已作为依据使用',
    });
    expect(proposalOfLetter({ ...LETTER, uses: [] }, 2026).howUsed).toBeNull();
  });

  it.each([
    ['important-appointment', 'appointment'],
    ['honour', 'honour'],
    ['excellent-appraisal', 'appraisal'],
  ] as const)('a letter for %s is one of %s', (purpose, kind) => {
    expect(proposalOfLetter({ ...LETTER, purpose }, 2026).kind).toBe(kind);
  });

  it.each([
    ['贵山省', '贵山省委组织部'],
    ['青石自治县', '青石自治县委组织部'],
    ['北原自治区', '北原自治区党委组织部'],
    ['高新技术开发区', '高新技术开发区委组织部'],
    ['新城', '新城党委组织部'],
  ])('the department of %s is %s', (committeeName, organ) => {
    expect(proposalOfLetter({ ...LETTER, committeeName }, 2026).organ).toBe(organ);
  });

  it('a decree: one, however many people, and nobody’s name', () => {
    const decree = {
      regionPath: '/99/9901/990101/',
      regionName: '青石县',
      kindName: '及时表彰奖励',
      documentNo: '云委发〔2026〕5号',
      organs: '中共云江市委员会、云江市人民政府',
    };
    expect(proposalOfDecree(decree, 2026)).toMatchObject({
      kind: 'honour',
      name: '安全生产及时表彰奖励（云委发〔2026〕5号）',
      documentNo: '云委发〔2026〕5号',
      sentOn: null,
      ref: '云委发〔2026〕5号',
    });
  });
});

describe('why a year’s coverage is what it is', () => {
  const gap = (name: string, changes: object = {}) => ({
    name,
    organ: '某单位',
    kind: 'appraisal' as const,
    safety_in: 'yes' as const,
    sent_on: TODAY,
    how_used: '已用',
    ...changes,
  });

  it('says the sentence of the page, and of what is unknown that it is to be asked, never that it is not in', () => {
    const coverage = { year: 2026, all: 9, safetyIn: 6, sent: 5, used: 3, unknown: 1 };
    const why = whyOfCoverage(coverage, [
      gap('甲', { safety_in: 'unknown', sent_on: null, how_used: null }),
      gap('乙', { safety_in: 'no', kind: 'appointment', sent_on: null, how_used: null }),
      gap('丙', { safety_in: 'no', kind: 'other', how_used: null }),
    ]);
    expect(why.heading).toBe(
      '2026 年 9 项，纳入安全生产 6 项，已送结果 5 项，已有运用 3 项，1 项还不清楚',
    );
    expect(why.clause.map(({ article }) => article)).toEqual(['10', '13', '14']);
    expect(why.gaps).toEqual([
      '是否纳入安全生产还不清楚，请向组织单位核实：某单位“甲”',
      '没有纳入安全生产（按第十四条应当纳入），请提请组织单位纳入：某单位“乙”、某单位“丙”',
      '还没有登记送交结果：某单位“甲”、某单位“乙”等 4 项',
      '还没有登记怎样运用：某单位“甲”、某单位“乙”、某单位“丙”等 6 项',
    ]);
  });

  it('a year without gaps has none', () => {
    const coverage = { year: 2026, all: 1, safetyIn: 1, sent: 1, used: 1, unknown: 0 };
    expect(whyOfCoverage(coverage, [])).toMatchObject({
      heading: '2026 年 1 项，纳入安全生产 1 项，已送结果 1 项，已有运用 1 项',
      gaps: [],
    });
  });
});
