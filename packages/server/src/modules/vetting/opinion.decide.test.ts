// What an opinion answers on which facts, and when its substance is another.
import { civilDate as day, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { AccidentInTenure } from '../accidents/index.ts';
import { type AskedOf, opinionOn, type PersonFacts } from './opinion.decide.ts';
import { opinionsOn } from './opinions-of-name.decide.ts';

const ACCIDENT: AccidentInTenure = {
  id: 'accident' as Id<'accident'>,
  name: '采石场坍塌',
  occurredOn: day('2026-10-03'),
  grade: 'relatively-serious',
  nature: 'production',
  isReportApproved: false,
  isResponsible: true,
};
const WARNING = { id: 'd#1', measure: 'party-warning', decidedOn: day('2026-11-10') } as const;

const facts = (changes: Partial<PersonFacts> = {}): PersonFacts => ({
  tenures: [],
  fulfilment: [],
  measures: { measures: [], whereabouts: {} },
  openCases: 0,
  accidents: [],
  decisions: new Map(),
  findings: [],
  commendations: null,
  ...changes,
});
const asked = (changes: Partial<AskedOf> = {}): AskedOf => ({
  committee: '/99/9901/',
  purpose: 'promotion',
  askedFor: day('2026-11-23'),
  appraisalYear: null,
  lastAppraisal: 'competent',
  assessment: null,
  reportWords: new Map(),
  ...changes,
});
const withAccident = (changes: Partial<AccidentInTenure> = {}) =>
  facts({ accidents: [{ ...ACCIDENT, ...changes }] });

describe('an opinion', () => {
  it('says that nothing is on record, which is no recommendation', () => {
    const found = opinionOn(facts(), asked());
    expect(found).toMatchObject({ answer: 'no-bar-recorded', openCase: 'none', toJudge: false });
    expect(found.reasons.reasons.join()).toContain('不是推荐意见');
  });

  it('bars with the last day of a window, and weighs what has ended', () => {
    const measures = { measures: [WARNING], whereabouts: {} };
    expect(opinionOn(facts({ measures }), asked())).toMatchObject({
      answer: 'barred',
      until: '2027-11-10',
      toJudge: false,
    });
    const later = opinionOn(facts({ measures }), asked({ askedFor: day('2027-11-11') }));
    expect(later).toMatchObject({ answer: 'no-bar-recorded', toJudge: true });
  });

  it('an open case leaves it open and is no 立案, which the discipline organ alone says', () => {
    const found = opinionOn(facts({ openCases: 2 }), asked());
    expect(found).toMatchObject({ answer: 'cannot-tell', openCase: 'accountability-open' });
    expect(found.reasons.reasons.join()).not.toContain('立案');
  });

  it('an accident without an approved report leaves it open, whoever answers for it', () => {
    const open = opinionOn(withAccident(), asked());
    expect(open).toMatchObject({
      answer: 'cannot-tell',
      openCase: 'accident-under-investigation',
    });
    expect(open.reasons.missing.length).toBeGreaterThan(0);
    const notResponsible = opinionOn(withAccident({ isResponsible: false }), asked());
    expect(notResponsible.answer).toBe('cannot-tell');
  });

  it.each([
    ['nothing is known of who answers', {}, {}, 'cannot-tell'],
    ['the report says: not this person', { reportWords: 'no' }, {}, 'no-bar-recorded'],
    [
      'the report says: this person, and no decision is on record',
      { reportWords: 'yes' },
      {},
      'cannot-tell',
    ],
    ['it is not pursued by a decision', {}, { decision: 'no' }, 'no-bar-recorded'],
    [
      'a decision counts before the office’s word',
      { reportWords: 'yes' },
      { decision: 'no' },
      'no-bar-recorded',
    ],
  ] as const)('the report is approved, and %s', (_, words, decided, answer) => {
    const said = 'reportWords' in words ? words.reportWords : undefined;
    const decision = 'decision' in decided ? decided.decision : undefined;
    const found = opinionOn(
      {
        ...withAccident({ isReportApproved: true }),
        decisions: new Map(decision === undefined ? [] : [[ACCIDENT.id, decision]]),
      },
      asked({ reportWords: new Map(said === undefined ? [] : [[ACCIDENT.id, said]]) }),
    );
    expect(found.answer).toBe(answer);
  });

  it('a measure settles the accident it is for, and no other', () => {
    const other = { ...ACCIDENT, id: 'other' as Id<'accident'>, occurredOn: day('2024-01-05') };
    const taken = (accident: string) =>
      ({
        ...WARNING,
        decidedOn: day('2024-03-15'),
        because: 'accident',
        accident,
      }) as const;
    const answer = (accident: string) =>
      opinionOn(
        facts({
          accidents: [ACCIDENT, other].map((one) => ({ ...one, isReportApproved: true })),
          decisions: new Map([[other.id, 'no']]),
          measures: { measures: [taken(accident)], whereabouts: {} },
        }),
        asked({ reportWords: new Map([[ACCIDENT.id, 'yes']]) }),
      );
    expect(answer(ACCIDENT.id).answer).toBe('no-bar-recorded');
    for (const another of [other.id, '登记簿以外的事故']) {
      const found = answer(another);
      expect(found.answer).toBe('cannot-tell');
      expect(found.reasons.missing.join()).toContain('处理决定');
    }
  });

  it('an accident after the day asked about is left out', () => {
    const found = opinionOn(withAccident({ occurredOn: day('2026-11-24') }), asked());
    expect(found).toMatchObject({ answer: 'no-bar-recorded', facts: { accidents: [] } });
  });

  it.each(['natural', 'criminal'] as const)(
    'what is %s is no accident anybody waits for: a person weighs it',
    (nature) => {
      const found = opinionOn(withAccident({ nature }), asked());
      expect(found).toMatchObject({ answer: 'no-bar-recorded', openCase: 'none', toJudge: true });
      expect(found.reasons.forJudgement.join()).toContain('采石场坍塌');
      // It can turn out to be of production after all: then the letter’s facts are others.
      const { substance } = opinionOn(withAccident(), asked());
      expect(found.substance).not.toBe(substance);
      const held = { ...withAccident({ nature }), decisions: new Map([[ACCIDENT.id, 'yes']]) };
      expect(opinionOn(held as PersonFacts, asked()).answer).toBe('cannot-tell');
    },
  );

  it('what inspections found is there for reference, up to the day asked about, and changes no answer', () => {
    const findings = [
      { foundOn: day('2026-12-01'), words: '以后的' },
      { foundOn: day('2026-03-04'), words: '“第一轮”第 1 项，问题，突出' },
    ];
    const plain = opinionOn(facts(), asked());
    const found = opinionOn(facts({ findings }), asked());
    expect(found.facts.findings).toEqual([findings[1]]);
    expect(found).toMatchObject({
      answer: plain.answer,
      toJudge: plain.toJudge,
      substance: plain.substance,
    });
    expect(plain.facts.findings).toBeUndefined();
  });

  it('asks the rule about all accidents, and says how many it does not list', () => {
    const many = Array.from({ length: 230 }, (_, index) => ({
      ...ACCIDENT,
      id: `accident-${index}` as Id<'accident'>,
      name: `第${index}起`,
      isReportApproved: index !== 229,
      isResponsible: index === 229,
      occurredOn: day(index === 229 ? '2020-01-01' : '2026-01-01'),
    }));
    const found = opinionOn(facts({ accidents: many }), asked());
    expect(found.answer).toBe('cannot-tell');
    expect(found.facts.accidents).toHaveLength(200);
    expect(found.facts.accidentsLeftOut).toBe(30);
  });

  it('an appraisal that was not given is left for judgement', () => {
    expect(opinionOn(facts(), asked({ lastAppraisal: null })).toJudge).toBe(true);
    expect(opinionOn(facts(), asked({ lastAppraisal: 'incompetent' })).answer).toBe('barred');
  });

  it('two accidents called alike on one day stay apart', () => {
    const other = { ...ACCIDENT, id: 'accident-2' as Id<'accident'> };
    const found = opinionOn(facts({ accidents: [ACCIDENT, other] }), asked());
    expect(found.facts.accidents).toHaveLength(2);
    expect(found.answer).toBe('cannot-tell');
  });

  it('has another substance when what it stands on is another, and the same when only records grew', () => {
    const { substance } = opinionOn(facts(), asked());
    const grown = facts({
      fulfilment: [{ personId: 'p' as Id<'person'>, year: 2026, state: 'met', count: 3 }],
    });
    expect(opinionOn(grown, asked()).substance).toBe(substance);
    expect(opinionOn(withAccident(), asked()).substance).not.toBe(substance);
    expect(opinionOn(facts({ openCases: 1 }), asked()).substance).not.toBe(substance);
  });

  it('an appraisal is asked about of its own year, not of the year somebody asks', () => {
    const measures = { measures: [{ ...WARNING, decidedOn: day('2026-03-15') }], whereabouts: {} };
    const of = (appraisalYear: number) =>
      opinionOn(
        facts({ measures }),
        asked({ purpose: 'excellent-appraisal', askedFor: day('2027-01-15'), appraisalYear }),
      ).answer;
    expect(of(2026)).toBe('barred');
    expect(of(2027)).not.toBe(of(2026));
  });

  it('counts duties year by year, the latest first', () => {
    const personId = 'p' as Id<'person'>;
    const counted = opinionOn(
      facts({
        fulfilment: [
          { personId, year: 2025, state: 'no-record', count: 1 },
          { personId, year: 2026, state: 'met', count: 3 },
          { personId, year: 2026, state: 'partly', count: 2 },
        ],
      }),
      asked(),
    );
    expect(counted.facts.fulfilment).toMatchObject([
      { year: 2026, met: 3, partly: 2, noRecord: 0 },
      { year: 2025, noRecord: 1 },
    ]);
  });
});

describe('what the office states and what the department reads', () => {
  const COMMITTEE = '/99/9901/';
  const tenure = { from: day('2020-01-01'), managingCommittee: COMMITTEE, fields: [] };
  const tenures = [tenure] as unknown as PersonFacts['tenures'];
  const measures = { measures: [WARNING], whereabouts: {} };

  it('a measure bars in the department’s reading alone; the letter says the same of everybody', () => {
    const { letter, whole } = opinionsOn(facts({ tenures, measures }), asked());
    const nobody = opinionsOn(facts({ tenures }), asked());
    expect(whole).toMatchObject({ answer: 'barred', until: '2027-11-10' });
    expect(letter).toEqual(nobody.letter);
    expect(letter).toMatchObject({
      answer: 'no-bar-recorded',
      openCase: 'unknown',
      facts: { measures: [] },
    });
    expect(letter.reasons.reasons.join()).toContain('纪检监察机关另行答复');
    expect(nobody.whole).toBeNull();
  });

  it('neither an open case nor what a decision says of an accident shows in the letter', () => {
    const approved = { ...ACCIDENT, isReportApproved: true };
    const known = facts({
      tenures,
      accidents: [approved],
      openCases: 1,
      decisions: new Map([[ACCIDENT.id, 'no']]),
    });
    const { letter, whole } = opinionsOn(known, asked());
    expect(letter).toEqual(opinionsOn(facts({ tenures, accidents: [approved] }), asked()).letter);
    expect(letter.answer).toBe('cannot-tell');
    expect(whole).toMatchObject({ answer: 'cannot-tell', openCase: 'accountability-open' });
  });

  it('a committee that no longer manages the person reads nothing of the register', () => {
    const moved = [tenure, { ...tenure, from: day('2026-11-12'), managingCommittee: '/99/9902/' }];
    const found = opinionsOn(
      facts({ tenures: moved as unknown as PersonFacts['tenures'], measures }),
      asked(),
    );
    expect(found).toMatchObject({ whole: null, isManaged: false });
  });

  it('has another substance of the whole when the register has something else, not when an accident changes', () => {
    const of = (changes: Partial<PersonFacts>) =>
      opinionsOn(facts({ tenures, measures, ...changes }), asked()).whole?.substance;
    expect(of({ accidents: [ACCIDENT] })).toBe(of({}));
    expect(of({ openCases: 1 })).not.toBe(of({}));
  });
});
