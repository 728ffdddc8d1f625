import { ACCIDENT_STATES, type AccidentFacts } from '@jinze/contracts';
import { addDays, civilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { decideCorrection, decideRecording, decideWithdrawal } from './accident.decide.ts';
import { ACCIDENT_ACTS, ACCIDENT_TRANSITIONS } from './accident.states.ts';

const TODAY = civilDate('2026-11-23');
const NOW = new Date('2026-11-23T02:00:00Z');
const FACTS: AccidentFacts = {
  name: '柳溪镇“11·3”坍塌事故',
  occurredOn: civilDate('2026-11-03'),
  occurredAt: '2026-11-03T14:30:00+08:00',
  place: '柳溪镇采石场',
  sector: '矿山',
  sectorCode: 'mine',
  unit: null,
  kind: '坍塌',
  grade: 'relatively-serious',
  gradeSource: 'as-known',
  nature: 'production',
  natureBasis: null,
  isResponsible: null,
  isGrave: null,
  deaths: 3,
  missing: null,
  seriousInjuries: null,
  injured: null,
  directLossWanYuan: null,
  knownAsOf: civilDate('2026-11-04'),
  sourceDocument: '事故快报〔2026〕12号',
};
const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code;
const recording = (changes: Partial<AccidentFacts>) =>
  decideRecording({ ...FACTS, ...changes }, NOW);

describe('the states of an accident on record', () => {
  const LEGAL = new Set(['recorded correct', 'recorded withdraw']);
  it.each(ACCIDENT_STATES.flatMap((state) => ACCIDENT_ACTS.map((act) => ({ state, act }))))(
    '$state × $act',
    ({ state, act }) => {
      expect(ACCIDENT_TRANSITIONS[state][act] !== undefined).toBe(LEGAL.has(`${state} ${act}`));
    },
  );
  it('what was withdrawn is neither corrected nor withdrawn again', () => {
    const current = { state: 'withdrawn' as const, facts: FACTS, firstMilestone: undefined };
    expect(codeOf(decideCorrection(current, { ...FACTS, deaths: 4 }, NOW))).toBe(
      'accidents.not-recorded',
    );
    expect(codeOf(decideWithdrawal('withdrawn'))).toBe('accidents.not-recorded');
    expect(decideWithdrawal('recorded')).toMatchObject({
      value: { state: 'withdrawn', event: 'accident.withdrawn.v1' },
    });
  });
});

describe('what is entered', () => {
  it('may leave open what is not known', () => {
    const unknown = { grade: null, gradeSource: null, deaths: null, occurredAt: null, place: null };
    expect(recording(unknown)).toMatchObject({ value: { event: 'accident.recorded.v1' } });
    expect(recording({ isResponsible: true, nature: 'undetermined' }).ok).toBe(true);
  });
  it('is neither of tomorrow nor known before it happened', () => {
    expect(codeOf(recording({ occurredOn: addDays(TODAY, 1), occurredAt: null }))).toBe(
      'accidents.future-date',
    );
    expect(recording({ knownAsOf: addDays(TODAY, 1) })).toMatchObject({
      error: { code: 'accidents.future-date', path: 'body.knownAsOf' },
    });
    expect(
      recording({ occurredOn: TODAY, knownAsOf: TODAY, occurredAt: '2026-11-23T10:01:00+08:00' }),
    ).toMatchObject({
      error: { code: 'accidents.future-date', path: 'body.occurredAt' },
    });
    expect(codeOf(recording({ knownAsOf: addDays(FACTS.occurredOn, -1) }))).toBe(
      'accidents.known-before',
    );
  });
  it('has its moment on its day, told in Shanghai time', () => {
    expect(codeOf(recording({ occurredAt: '2026-11-03T23:30:00Z' }))).toBe('accidents.other-day');
    expect(recording({ occurredAt: '2026-11-02T23:30:00Z' }).ok).toBe(true);
  });
  it('says of a grade where it comes from, and of none nothing', () => {
    expect(codeOf(recording({ gradeSource: null }))).toBe('accidents.grade-source');
    expect(codeOf(recording({ grade: null }))).toBe('accidents.grade-source');
  });
  it.each(['natural', 'criminal'] as const)('what is called %s rests on a document', (nature) => {
    expect(recording({ nature })).toMatchObject({
      error: { code: 'accidents.nature-without-basis', path: 'body.natureBasis' },
    });
    expect(recording({ nature: 'undetermined' }).ok).toBe(true);
  });
  it.each(['natural', 'criminal'] as const)(
    'what is %s is no accident of responsibility',
    (nature) => {
      const natureBasis = '县气象局证明〔2026〕2号';
      expect(codeOf(recording({ nature, natureBasis, isResponsible: true }))).toBe(
        'accidents.not-of-responsibility',
      );
      expect(recording({ nature, natureBasis, isResponsible: false }).ok).toBe(true);
    },
  );
});

describe('a correction', () => {
  const current = { state: 'recorded' as const, facts: FACTS, firstMilestone: undefined };
  it('says something new', () => {
    expect(decideCorrection(current, { ...FACTS, deaths: 4 }, NOW)).toMatchObject({
      value: { state: 'recorded', event: 'accident.corrected.v1' },
    });
    const sameMoment = { ...FACTS, occurredAt: '2026-11-03T06:30:00.000Z' };
    expect(codeOf(decideCorrection(current, sameMoment, NOW))).toBe('accidents.nothing-changed');
  });
  it('does not move the accident behind what followed from it', () => {
    const at = new Date('2026-11-03T07:00:00Z');
    const known = { ...current, firstMilestone: { on: FACTS.occurredOn, at } };
    const later = { ...FACTS, occurredAt: '2026-11-03T15:30:00+08:00' };
    expect(codeOf(decideCorrection(known, later, NOW))).toBe('accidents.milestone-earlier');
    const nextDay = { ...FACTS, occurredOn: addDays(FACTS.occurredOn, 1), occurredAt: null };
    expect(codeOf(decideCorrection(known, nextDay, NOW))).toBe('accidents.milestone-earlier');
    const earlier = { ...FACTS, occurredAt: '2026-11-03T14:59:00+08:00' };
    expect(decideCorrection(known, earlier, NOW).ok).toBe(true);
  });
  it('is checked as a first entry is', () => {
    const wrong = { ...FACTS, knownAsOf: addDays(TODAY, 1) };
    expect(codeOf(decideCorrection(current, wrong, NOW))).toBe('accidents.future-date');
  });
});
