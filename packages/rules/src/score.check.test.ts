// Every fault of a scheme is found at its place; a scheme without one can be scored by.
import { describe, expect, it } from 'vitest';
import { checkScheme } from './score.check.ts';
import { SCHEME_FAULT_WORDS } from './score.check.words.ts';
import type { Scheme, SchemeItem, SchemeRule } from './score.scheme.ts';

const done = { kind: 'done', fact: 'signed' } as const;
const item = (more: Partial<SchemeItem> = {}): SchemeItem => ({
  id: 'i',
  title: '责任书',
  points: 10,
  rules: [done],
  ...more,
});
const scheme = (items: readonly SchemeItem[], more: Partial<Scheme> = {}): Scheme => ({
  id: 'case',
  title: '考核细则',
  status: 'local',
  subjects: { kind: 'body' },
  isPartial: true,
  sections: [{ id: 's', title: '责任落实', items }],
  ...more,
});
const ruled = (rule: SchemeRule, more: Partial<SchemeItem> = {}) =>
  scheme([item({ rules: [rule], ...more })]);
/** An item whose points are not said: what adds or takes away. */
const extra = (kind: 'bonus' | 'deduction', rule: SchemeRule) => {
  const { points: _, ...rest } = item({ kind, rules: [rule] });
  return scheme([rest]);
};

const ITEM = 'sections.0.items.0';
const RULE = `${ITEM}.rules.0`;
const grades = [{ name: '优秀', from: 90 }, { name: '合格', from: 60 }, { name: '不合格' }];
const given = { kind: 'manual', fact: 'given', gives: 'points' } as const;
const role = (id: string, more: Partial<SchemeItem> = {}) =>
  item({ id, role: 'party-chief', rules: [{ kind: 'occurrence', fact: id, each: 1 }], ...more });
const section = { id: 's', title: '责任落实' };

const FAULTS: readonly (readonly [code: string, path: string, scheme: Scheme])[] = [
  ['scheme.same-id', 'sections.0.items.1.id', scheme([item(), item()])],
  ['scheme.too-fine', `${ITEM}.points`, scheme([item({ points: 1.005 })])],
  ['scheme.unknown-class', `${ITEM}.classes`, scheme([item({ classes: ['county'] })])],
  [
    'scheme.unknown-grade',
    'quotas.0.grade',
    scheme([item()], { grades, quotas: [{ grade: '良好', atMost: 1 }] }),
  ],
  ['scheme.section-empty', 'sections.0', scheme([])],
  [
    'scheme.converts-nothing',
    'sections.0.countsAs',
    scheme([], { sections: [{ ...section, countsAs: 30, items: [item()] }] }),
  ],
  [
    'scheme.converts-inside',
    'sections.0.sections.0.countsAs',
    scheme([], {
      sections: [
        {
          ...section,
          sections: [{ id: 't', title: '消防', points: 10, countsAs: 3, items: [item()] }],
        },
      ],
    }),
  ],
  [
    'scheme.sum-over',
    'sections.0.points',
    scheme([], { sections: [{ ...section, points: 9, items: [item()] }] }),
  ],
  ['scheme.sum-short', 'total', scheme([item()], { isPartial: false, total: 12 })],
  [
    'scheme.role-twice',
    'roleCaps.1',
    scheme([role('a')], {
      roleCaps: [
        { role: 'party-chief', maxDeduction: 1 },
        { role: 'party-chief', maxDeduction: 2 },
      ],
    }),
  ],
  [
    'scheme.role-unused',
    'roleCaps.0',
    scheme([item()], { roleCaps: [{ role: 'party-chief', maxDeduction: 1 }] }),
  ],
  [
    'scheme.caps-cross',
    'roleCaps.0',
    scheme([], {
      roleCaps: [{ role: 'party-chief', maxDeduction: 3 }],
      sections: [
        { ...section, maxDeduction: 4, items: [role('a'), item()] },
        { id: 't', title: '述职', items: [role('b')] },
      ],
    }),
  ],
  [
    'scheme.cut-offs-some',
    'grades',
    scheme([item()], { grades: [{ name: '优秀', from: 90 }, { name: '良好' }, { name: '合格' }] }),
  ],
  [
    'scheme.grade-twice',
    'grades.1',
    scheme([item()], { grades: [{ name: '优秀' }, { name: '优秀' }] }),
  ],
  [
    'scheme.lowest-with-cut-off',
    'grades.1',
    scheme([item()], {
      grades: [
        { name: '优秀', from: 90 },
        { name: '合格', from: 60 },
      ],
    }),
  ],
  [
    'scheme.cut-offs-order',
    'grades.1.from',
    scheme([item()], {
      grades: [{ name: '优秀', from: 60 }, { name: '合格', from: 60 }, { name: '不合格' }],
    }),
  ],
  [
    'scheme.quota-of-lowest',
    'quotas.0',
    scheme([item()], { grades, quotas: [{ grade: '不合格', atMost: 1 }] }),
  ],
  ['scheme.quota-empty', 'quotas.0', scheme([item()], { grades, quotas: [{ grade: '优秀' }] })],
  [
    'scheme.quota-twice',
    'quotas.1',
    scheme([item()], {
      grades,
      quotas: [
        { grade: '优秀', atMost: 1 },
        { grade: '优秀', share: 0.3 },
      ],
    }),
  ],
  [
    'scheme.veto-without-act',
    'vetoes.0.act',
    scheme([item()], {
      grades,
      vetoes: [{ id: 'v', title: '否决', when: { fact: 'matter' }, effect: 'grade' }],
    }),
  ],
  [
    'scheme.veto-without-grades',
    'vetoes.0.effect',
    scheme([item()], {
      vetoes: [
        {
          id: 'v',
          title: '否决',
          when: { fact: 'matter' },
          effect: 'grade',
          act: { title: '办法', issuedBy: 'national', status: 'local' },
        },
      ],
    }),
  ],
  [
    'scheme.fact-two-kinds',
    'sections.0.items.1.rules.0.fact',
    scheme([item(), item({ id: 'j', rules: [{ kind: 'count', fact: 'signed', atLeast: 1 }] })]),
  ],
  [
    'scheme.apart-without-classes',
    'subjects',
    scheme([item()], { subjects: { kind: 'body', partyAndGovernment: 'apart' } }),
  ],
  ['scheme.rule-not-in-bonus', `${RULE}.kind`, extra('bonus', done)],
  [
    'scheme.rule-not-in-deduction',
    `${RULE}.kind`,
    extra('deduction', { kind: 'ratio', fact: 'a', whole: 3 }),
  ],
  ['scheme.loses-nothing-stated', RULE, extra('deduction', done)],
  ['scheme.count-one-bound', RULE, ruled({ kind: 'count', fact: 'a' })],
  ['scheme.each-or-lose', RULE, ruled({ kind: 'count', fact: 'a', atLeast: 1, each: 1, lose: 1 })],
  [
    'scheme.steps-order',
    `${RULE}.steps.1`,
    ruled({
      kind: 'ratio',
      fact: 'a',
      whole: 1,
      steps: [
        { from: 0.5, points: 5 },
        { from: 0.5, points: 5 },
      ],
    }),
  ],
  [
    'scheme.steps-points',
    `${RULE}.steps.1`,
    ruled({
      kind: 'ratio',
      fact: 'a',
      whole: 1,
      steps: [
        { from: 0.5, points: 5 },
        { from: 0.4, points: 6 },
      ],
    }),
  ],
  [
    'scheme.step-over',
    `${RULE}.steps.0`,
    ruled({ kind: 'ratio', fact: 'a', whole: 1, steps: [{ from: 0.5, points: 11 }] }),
  ],
  ['scheme.no-day', `${RULE}.by`, ruled({ kind: 'deadline', fact: 'a', by: '3月底' })],
  ['scheme.gives-points-away', `${RULE}.gives`, extra('deduction', { ...given, max: 3 })],
  [
    'scheme.takes-from-bonus',
    `${RULE}.gives`,
    extra('bonus', { ...given, gives: 'deduction', max: 3 }),
  ],
  ['scheme.points-beside-rules', `${RULE}.gives`, scheme([item({ rules: [given, done] })])],
  [
    'scheme.unknown-duty',
    `${RULE}.codes`,
    ruled({ kind: 'duties', fact: 'a', codes: ['art5.9'], each: 1 }),
  ],
  [
    'scheme.partly-over',
    `${RULE}.partly`,
    ruled({ kind: 'duties', fact: 'a', codes: ['art5.1'], each: 1, partly: 2 }),
  ],
  [
    'scheme.unknown-clause',
    `${ITEM}.clauses`,
    scheme([item({ clauses: ['art5.2', 'art5.2-1', '5.2'] })]),
  ],
  ['scheme.max-of-score', `${ITEM}.max`, scheme([item({ max: 3 })])],
  [
    'scheme.points-of-extra',
    `${ITEM}.points`,
    scheme([item({ kind: 'bonus', rules: [{ kind: 'occurrence', fact: 'a', each: 1 }] })]),
  ],
  [
    'scheme.points-missing',
    `${ITEM}.points`,
    scheme([{ id: 'i', title: '责任书', rules: [done] }]),
  ],
  ['scheme.rules-missing', `${ITEM}.rules`, scheme([item({ rules: [] })])],
  ['scheme.max-over', `${ITEM}.rules`, ruled({ kind: 'occurrence', fact: 'a', each: 1, max: 11 })],
];

describe('the check of a scheme', () => {
  it.each(FAULTS)('%s at %s', (code, path, faulty) => {
    const found = checkScheme(faulty);
    expect(found.map((one) => [one.code, one.path])).toContainEqual([code, path]);
    expect(checkScheme(faulty, 'en').map((one) => one.path)).toEqual(found.map((one) => one.path));
    for (const { text } of found) expect(text).not.toMatch(/[{}]|undefined/);
  });

  it('finds nothing else beside it', () => {
    const several = FAULTS.filter(([, , faulty]) => checkScheme(faulty).length > 1);
    expect(several.map(([code]) => code)).toEqual([]);
  });

  it('has met every fault there are words for', () => {
    expect(FAULTS.map(([code]) => code).toSorted()).toEqual(
      Object.keys(SCHEME_FAULT_WORDS).toSorted(),
    );
  });

  it('names the place in the words of the table', () => {
    const [fault] = checkScheme(scheme([item({ rules: [] })]));
    expect(fault).toMatchObject({
      place: '责任落实 › 责任书',
      text: '没有评分规则；要由人评分的，用“由人评分”',
    });
  });

  it('names no key of the file to a reader of Chinese', () => {
    for (const [, , faulty] of FAULTS)
      for (const { text } of checkScheme(faulty))
        expect(text.replaceAll(/“[^”]*”|art[\d.-]+/g, '')).not.toMatch(/[A-Za-z]/);
  });

  it('lets caps lie within one another', () => {
    const inner = { ...section, maxDeduction: 2, items: [role('a'), role('b')] };
    const roleCaps = [{ role: 'party-chief', maxDeduction: 3 }];
    const beside = { id: 't', title: '述职', items: [role('c')] };
    expect(checkScheme(scheme([], { roleCaps, sections: [inner, beside] }))).toEqual([]);
  });
});
