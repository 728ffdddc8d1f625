// The first line of an accident: grade, what it could become and why, who investigates, what is due next.
import type { Accident } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { zh } from '../../i18n/zh.ts';
import {
  endOf,
  gradeAnswer,
  investigatesNow,
  investigatorWord,
  nextStep,
  waitsWord,
} from './accident-answer.ts';
import { type Step, stepKey, stepWord } from './timetable-words.tsx';

/** The words themselves, without the library. */
const t = ((key: string, values: Readonly<Record<string, unknown>> = {}) => {
  const found = key
    .split('.')
    .reduce<unknown>((words, part) => (words as Record<string, unknown>)[part], zh);
  return String(found).replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name]));
}) as unknown as TFunction;

type Answer = Accident['graded']['answer'];
const ANSWER: Answer = {
  outcome: 'applies',
  grade: 'ordinary',
  decidedBy: ['deaths'],
  couldRiseTo: [],
  regradeUntil: [],
  reasons: [],
  missing: [],
  basis: [],
  rulesVersion: '1',
};
const of = (changes: Partial<Accident>, answer: Partial<Answer> = {}) =>
  ({
    grade: null,
    gradeSource: null,
    nature: 'production',
    deaths: 2,
    missing: 1,
    graded: { asOf: '2026-11-03', answer: { ...ANSWER, ...answer }, differsFrom: null },
    ...changes,
  }) as Accident;
const RISE: Answer['couldRiseTo'] = [
  { grade: 'relatively-serious', if: [{ field: 'deaths', atLeast: 3 }] },
];

describe('the grade in words', () => {
  it('says what it could become, and what alone would raise it', () => {
    expect(gradeAnswer(of({}), t)).toBe('一般事故');
    expect(gradeAnswer(of({}, { couldRiseTo: RISE }), t)).toBe('一般事故，可能升为较大：失踪 1 人');
    expect(gradeAnswer(of({ missing: null }, { couldRiseTo: RISE }), t)).toContain('失踪人数不明');
    expect(gradeAnswer(of({ deaths: null }, { couldRiseTo: RISE }), t)).toContain('死亡人数不明');
    const far: Answer['couldRiseTo'] = [
      ...RISE,
      { grade: 'serious', if: [{ field: 'directLossWanYuan', atLeast: 5000 }] },
    ];
    expect(gradeAnswer(of({}, { couldRiseTo: far }), t)).toBe(
      '一般事故，可能升为较大直至重大：失踪 1 人、直接经济损失不明',
    );
  });
  it('a decided grade leads, and a computed one that differs stands beside it', () => {
    const decided = { grade: 'relatively-serious', gradeSource: 'decided' } as const;
    expect(gradeAnswer(of(decided, { couldRiseTo: RISE }), t)).toBe('较大事故（调查认定）');
    const graded = { asOf: '2026-11-03', answer: ANSWER, differsFrom: 'relatively-serious' };
    expect(gradeAnswer(of({ ...decided, graded: graded as Accident['graded'] }), t)).toBe(
      '较大事故（调查认定），按规定推算为一般',
    );
  });
  it('a natural disaster has none; what cannot be told says so', () => {
    expect(gradeAnswer(of({ nature: 'natural' }), t)).toBe('自然灾害，不定事故等级');
    const { grade: _grade, ...unknown } = ANSWER;
    const graded = { asOf: '2026-11-03', answer: unknown, differsFrom: null };
    expect(gradeAnswer(of({ graded: graded as Accident['graded'] }), t)).toBe('等级说不清');
    expect(gradeAnswer(of({ grade: 'serious', graded: graded as Accident['graded'] }), t)).toBe(
      '报为重大事故，按规定推算说不清',
    );
  });
});

describe('who investigates', () => {
  it('by the decree, unless the sector has investigators of its own', () => {
    const word = (investigatedBy?: Answer['investigatedBy']) =>
      investigatorWord(of({}, investigatedBy === undefined ? {} : { investigatedBy }), t);
    expect(word()).toBe('由谁调查说不清');
    expect(investigatorWord(of({}, { outcome: 'does-not-apply' }), t)).toContain('不适用');
    expect(word({ outcome: 'applies', by: '县级人民政府' })).toBe('由县级人民政府负责调查');
    expect(word({ outcome: 'cannot-tell', by: '县级人民政府' })).toContain('待核');
    expect(word({ outcome: 'cannot-tell' })).toContain('另有规定');
  });
  it('in fact whoever took over last, or began; what was withdrawn does not count', () => {
    const event = (kind: string, actor: string, state = 'recorded') => ({ kind, actor, state });
    const now = (...milestones: object[]) =>
      investigatesNow({ milestones: milestones as unknown as Accident['milestones'] });
    expect(now()).toBeUndefined();
    const [began, over] = [event('investigation-started', '县'), event('taken-over', '市')];
    expect(now(began)).toBe('县');
    expect(now(began, over)).toBe('市');
    expect(now(began, { ...over, state: 'withdrawn' })).toBe('县');
  });
});

describe('the steps in words', () => {
  const step = (changes: Partial<Step>): Step => ({
    step: 'approval',
    due: null,
    state: 'pending',
    reasons: [],
    missing: [],
    basis: [],
    ...changes,
  });
  it('next is the one in time whose limit comes first: a day lasts until it is over', () => {
    const day = step({ step: 'investigation-report', due: '2026-01-02' });
    const hour = step({ step: 'unit-report', due: '2026-01-02T23:00:00+08:00' });
    expect(nextStep([step({}), day, hour])?.step).toBe('unit-report');
    expect(nextStep([{ ...hour, state: 'overdue' }, day])?.step).toBe('investigation-report');
    expect(endOf('2026-01-02')).toBe(Date.parse('2026-01-03T00:00:00+08:00'));
  });
  it('reports are told apart by whom they go to', () => {
    const report = { step: 'report', channel: 'government', level: 'state' } as const;
    expect(stepKey(report)).toBe('report.government.state');
    expect(stepWord(report, t)).toBe('报国务院');
    expect(stepKey({ step: 'closing' })).toBe('closing');
  });
  it('what waits has its number; nothing is said where nothing waits', () => {
    expect(waitsWord({ overdue: 0, cannotTell: 0 }, t)).toBe('');
    expect(waitsWord({ overdue: 2, cannotTell: 1 }, t)).toBe('待核：2 项逾期未见记录、1 项说不清');
  });
});
