// Decisions in force, cases, and who may judge: transitions and refusals.
import {
  CASE_ACTS,
  CASE_STATES,
  DECISION_ACTS,
  DECISION_STATES,
  type DecisionState,
  type MeasureGiven,
} from '@jinze/contracts';
import { addDays, civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { decideCaseAct, decideEnding, decideOpening } from './case.decide.ts';
import { CASE_TRANSITIONS } from './case.states.ts';
import {
  type DecisionFacts,
  decideAnswering,
  decideAppealing,
  decideChanging,
  decideRegistering,
  decideRestoring,
  decideRevoking,
  decideServing,
  decideWithdrawing,
  type Registered,
} from './decision.decide.ts';
import { DECISION_TRANSITIONS } from './decision.states.ts';
import { mayHandle, mayJudge } from './judging.decide.ts';
import { faultOfMeasures } from './measures-given.decide.ts';

const TODAY = civilDate('2026-11-26');
const FACTS: DecisionFacts = {
  state: 'in-force',
  origin: 'elsewhere',
  outcome: 'pursued',
  decidedOn: civilDate('2026-11-01'),
  servedOn: civilDate('2026-11-05'),
  openAppealOn: null,
  measures: [{ number: 1, isRestored: false }],
};
const APPEALED: DecisionFacts = { ...FACTS, openAppealOn: civilDate('2026-11-10') };
const MEASURE = { measure: 'admonition', until: null, probationMonths: null } as const;
const UPHELD = { on: TODAY, result: 'upheld', measures: [] } as const;
const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code;
const person = (n: number) => `00000000-0000-7000-8000-00000000000${n}` as Id<'person'>;

describe('the states of a decision', () => {
  const attempt = {
    serve: (of: DecisionFacts) => decideServing({ ...of, servedOn: null }, TODAY, TODAY),
    appeal: (of: DecisionFacts) => decideAppealing(of, TODAY, TODAY),
    'answer-appeal': (of: DecisionFacts) =>
      decideAnswering({ ...of, openAppealOn: APPEALED.openAppealOn }, UPHELD, TODAY),
    change: (of: DecisionFacts) => decideChanging(of, { on: TODAY, measures: [MEASURE] }, TODAY),
    restore: (of: DecisionFacts) => decideRestoring(of, { number: 1, on: TODAY }, TODAY),
    revoke: (of: DecisionFacts) => decideRevoking(of, TODAY, TODAY),
    withdraw: decideWithdrawing,
  };
  const acts = DECISION_ACTS.filter((act) => act !== 'record');
  it.each(DECISION_STATES.flatMap((state) => acts.map((act) => [state, act] as const)))(
    '%s, %s: as the table says',
    (state: DecisionState, act) => {
      const [to] = DECISION_TRANSITIONS[state][act] ?? [];
      const found = attempt[act]({ ...FACTS, state });
      if (to === undefined) expect(codeOf(found)).toBe('accountability.not-now');
      else expect(found).toMatchObject({ ok: true, value: { state: to } });
    },
  );
});

describe('a decision from elsewhere', () => {
  const INPUT: Registered = {
    outcome: 'pursued',
    ground: null,
    measures: [MEASURE],
    weight: null,
    weightReason: null,
    decidedOn: civilDate('2026-11-01'),
    effectiveOn: civilDate('2026-11-01'),
    servedOn: null,
    circumstances: [4],
    becauseAccident: true,
    accidentOn: civilDate('2026-10-01'),
  };
  const registering = (changes: Partial<Registered>) =>
    decideRegistering({ ...INPUT, ...changes }, TODAY);
  it('has measures exactly when somebody is pursued, and a ground when not', () => {
    expect(registering({}).ok).toBe(true);
    expect(codeOf(registering({ measures: [] }))).toBe('accountability.measures-needed');
    expect(codeOf(registering({ ground: 'other' }))).toBe('accountability.ground-needed');
    const not = { outcome: 'not-pursued', measures: [], becauseAccident: false } as const;
    expect(codeOf(registering(not))).toBe('accountability.ground-needed');
    expect(registering({ ...not, ground: 'other' }).ok).toBe(true);
    expect(codeOf(registering({ ...not, ground: 'other', measures: [MEASURE] }))).toBe(
      'accountability.measures-not-wanted',
    );
  });
  it('has its days in order, none to come', () => {
    expect(codeOf(registering({ decidedOn: addDays(TODAY, 1) }))).toBe(
      'accountability.future-date',
    );
    expect(registering({ effectiveOn: civilDate('2026-10-31') })).toMatchObject({
      error: { code: 'accountability.too-early', path: 'body.effectiveOn' },
    });
    expect(codeOf(registering({ servedOn: civilDate('2026-10-31') }))).toBe(
      'accountability.too-early',
    );
  });
  it('is because of an accident only for who is pursued for circumstance 4, where its paper says one', () => {
    const refused = { error: { code: 'accountability.not-because-accident' } };
    expect(registering({ circumstances: [2] })).toMatchObject(refused);
    expect(registering({ circumstances: [] }).ok).toBe(true);
    const not = { outcome: 'not-pursued', ground: 'other', measures: [] } as const;
    expect(registering(not)).toMatchObject(refused);
  });
  it('is not of an accident that came after it', () => {
    expect(registering({ accidentOn: civilDate('2026-11-02') })).toMatchObject({
      error: { code: 'accountability.too-early', path: 'body.decidedOn' },
    });
    expect(registering({ accidentOn: null }).ok).toBe(true);
  });
  it('is served once', () => {
    expect(codeOf(decideServing(FACTS, TODAY, TODAY))).toBe('accountability.already-served');
    expect(decideServing({ ...FACTS, servedOn: null }, TODAY, TODAY).ok).toBe(true);
  });
  it('is neither revoked nor withdrawn before an appeal against it is answered', () => {
    expect(codeOf(decideRevoking(APPEALED, TODAY, TODAY))).toBe('accountability.appeal-open');
    expect(codeOf(decideWithdrawing(APPEALED))).toBe('accountability.appeal-open');
  });
  it('is withdrawn when it was a mistake; one made here is not', () => {
    expect(decideWithdrawing(FACTS).ok).toBe(true);
    expect(codeOf(decideWithdrawing({ ...FACTS, origin: 'here' }))).toBe(
      'accountability.made-here',
    );
  });
});

describe('measures as they are given', () => {
  const on = civilDate('2026-11-01');
  it('stand once each, with the days they need', () => {
    expect(faultOfMeasures([MEASURE, MEASURE], on)?.code).toBe('accountability.measure-twice');
    const probation = { ...MEASURE, measure: 'party-probation' } as const;
    expect(faultOfMeasures([probation], on)?.code).toBe('accountability.probation-needed');
    expect(faultOfMeasures([{ ...probation, probationMonths: 12 }], on)).toBeUndefined();
    const suspension = { ...MEASURE, measure: 'suspension' } as const;
    expect(faultOfMeasures([suspension], on)?.code).toBe('accountability.until-needed');
    expect(faultOfMeasures([{ ...suspension, until: on }], on)).toBeUndefined();
    expect(faultOfMeasures([{ ...suspension, until: addDays(on, -1) }], on)).toMatchObject({
      code: 'accountability.until-before',
      path: 'body.measures.0.until',
    });
  });
});

describe('an appeal', () => {
  it('is one at a time, after it was served', () => {
    expect(codeOf(decideAppealing(APPEALED, TODAY, TODAY))).toBe('accountability.appeal-open');
    expect(codeOf(decideAppealing(FACTS, civilDate('2026-11-04'), TODAY))).toBe(
      'accountability.too-early',
    );
  });
  it('changed, names what takes its place; otherwise nothing', () => {
    const answering = (input: object) => decideAnswering(APPEALED, { ...UPHELD, ...input }, TODAY);
    expect(codeOf(answering({ result: 'changed' }))).toBe('accountability.measures-needed');
    expect(answering({ result: 'changed', measures: [MEASURE] })).toMatchObject({
      value: { state: 'changed' },
    });
    expect(codeOf(answering({ measures: [MEASURE] }))).toBe('accountability.measures-not-wanted');
    expect(answering({ result: 'revoked' })).toMatchObject({ value: { state: 'revoked' } });
    expect(codeOf(decideAnswering(FACTS, UPHELD, TODAY))).toBe('accountability.no-appeal');
    expect(codeOf(answering({ on: civilDate('2026-11-09') }))).toBe('accountability.too-early');
  });
});

describe('a change by the organ itself', () => {
  const changing = (of: Partial<DecisionFacts>, measures: readonly MeasureGiven[] = [MEASURE]) =>
    decideChanging({ ...FACTS, ...of }, { on: TODAY, measures }, TODAY);
  it('names what takes its place', () => {
    expect(changing({})).toMatchObject({ value: { state: 'changed', act: 'change' } });
    expect(codeOf(changing({}, []))).toBe('accountability.measures-needed');
    expect(codeOf(changing({}, [MEASURE, MEASURE]))).toBe('accountability.measure-twice');
    expect(codeOf(changing({ decidedOn: addDays(TODAY, 1) }))).toBe('accountability.too-early');
  });
  it('waits for the answer to an appeal, and pursues nobody who was not pursued', () => {
    expect(codeOf(changing({ openAppealOn: TODAY }))).toBe('accountability.appeal-open');
    expect(codeOf(changing({ outcome: 'not-pursued' }))).toBe('accountability.measures-not-wanted');
  });
});

describe('a restoration', () => {
  it('is of one measure, once', () => {
    const restoring = (number: number, isRestored = false) =>
      decideRestoring(
        { ...FACTS, measures: [{ number: 1, isRestored }] },
        { number, on: TODAY },
        TODAY,
      );
    expect(codeOf(restoring(2))).toBe('accountability.no-such-measure');
    expect(codeOf(restoring(1, true))).toBe('accountability.already-restored');
    expect(restoring(1).ok).toBe(true);
  });
});

describe('a case', () => {
  const acts = CASE_ACTS.filter((act) => act !== 'open');
  it.each(CASE_STATES.flatMap((state) => acts.map((act) => [state, act] as const)))(
    '%s, %s: as the table says',
    (state, act) => {
      const to = CASE_TRANSITIONS[state][act];
      const found = decideCaseAct(state, act);
      if (to === undefined) expect(codeOf(found)).toBe('accountability.not-now');
      else expect(found).toMatchObject({ value: { state: to } });
    },
  );
  it('is not opened on a day to come', () => {
    expect(codeOf(decideOpening(addDays(TODAY, 1), TODAY))).toBe('accountability.future-date');
    expect(decideOpening(TODAY, TODAY).ok).toBe(true);
  });
  it('ends when everybody has a conclusion', () => {
    const open = [
      { state: 'told' as const, name: '甲' },
      { state: 'decided' as const, name: '乙' },
    ];
    expect(decideEnding('open', 'close', open)).toMatchObject({
      error: { code: 'accountability.still-open', values: { names: '甲' } },
    });
    expect(decideEnding('open', 'close', open.slice(1)).ok).toBe(true);
    expect(codeOf(decideEnding('closed', 'withdraw', []))).toBe('accountability.not-now');
  });
});

describe('who may judge', () => {
  it('is not in the case, serves nobody in it, and stands not in the chain', () => {
    const judging = (...selves: Id<'person'>[]) =>
      codeOf(mayJudge(selves, [person(1)], [person(2)]));
    expect(judging(person(1))).toBe('accountability.own-case');
    expect(judging(person(3), person(1))).toBe('accountability.own-case');
    expect(judging(person(2))).toBe('accountability.own-chain');
    expect(judging(person(3), person(2))).toBe('accountability.own-chain');
    expect(judging(person(3))).toBeUndefined();
    expect(judging()).toBeUndefined();
  });
  it('follows the managing committee: nobody pursues who is managed above', () => {
    expect(codeOf(mayHandle('/99/9901/990101/', '/99/9901/'))).toBe('accountability.not-competent');
    expect(mayHandle('/99/9901/', '/99/9901/').ok).toBe(true);
    expect(mayHandle('/99/9901/', '/99/9901/990101/').ok).toBe(true);
    expect(codeOf(mayHandle('/99/9901/', null))).toBe('accountability.committee-unknown');
  });
});
