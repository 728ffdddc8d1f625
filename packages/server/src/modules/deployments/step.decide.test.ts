import {
  ASK_RESULTS,
  ASK_STATES,
  type AskState,
  CAPACITIES,
  type Capacity,
  LATE_AFTER_DAYS,
  STEP_KINDS,
  type StepInput,
} from '@jinze/contracts';
import { addDays, civilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { ASK_ACTS, ASK_TRANSITIONS, actOf } from './ask.states.ts';
import { standingOf, stepsThatStand } from './standing.ts';
import {
  decideCorrection,
  decideStep,
  decideStepWithdrawal,
  MOST_STEPS,
  mayCorrect,
  type Recorder,
  type StepFacts,
} from './step.decide.ts';

const TODAY = civilDate('2026-11-23');
const ASKED = civilDate('2026-10-08');
const ON = civilDate('2026-11-02');

type Step = StepFacts['steps'][number];
const step = (id: string, said: Partial<Step>): Step => ({
  id,
  kind: 'result',
  on: civilDate('2026-10-20'),
  result: null,
  replaces: null,
  isWithdrawal: false,
  capacity: 'office',
  ...said,
});

const STEPS: Readonly<Record<Exclude<AskState, 'ended'>, readonly Step[]>> = {
  open: [],
  partly: [step('1', { result: 'partly' })],
  done: [step('1', { result: 'done' })],
  'not-done': [step('1', { result: 'not-done' })],
};

const facts = (state: AskState, more: Partial<StepFacts> = {}): StepFacts => ({
  isEnded: state === 'ended',
  askedOn: ASKED,
  steps: state === 'ended' ? [] : STEPS[state],
  ...more,
});

const office: Recorder = { capacity: 'office', name: '青石县安委办', heldPostThen: false };
const leader: Recorder = { capacity: 'leader', name: '陈志远', heldPostThen: true };

const EMPTY: StepInput = {
  kind: 'conveyed',
  on: ON,
  venue: null,
  number: null,
  text: null,
  result: null,
  reason: null,
  statedBy: null,
  records: [],
};
const INPUTS: readonly StepInput[] = [
  { ...EMPTY, kind: 'conveyed', venue: '县安委会全体会议' },
  { ...EMPTY, kind: 'studied', venue: '县政府常务会议' },
  { ...EMPTY, kind: 'measures', text: '印发实施方案' },
  { ...EMPTY, kind: 'result', result: 'done' },
  { ...EMPTY, kind: 'result', result: 'partly', text: '两处尚未完成' },
  { ...EMPTY, kind: 'result', result: 'not-done', reason: '资金未到位', statedBy: '陈志远' },
];
const inputFor = (kind: StepInput['kind'], more: Partial<StepInput> = {}): StepInput => {
  const found = INPUTS.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(kind);
  return { ...found, ...more };
};

describe('a step', () => {
  it('every pair of state and act is as the table says', () => {
    const acts = new Set<string>();
    for (const state of ASK_STATES)
      for (const input of INPUTS) {
        const act = actOf(input.kind, input.result);
        if (act === undefined) throw new Error(input.kind);
        acts.add(act);
        const next = ASK_TRANSITIONS[state][act];
        const decided = decideStep(facts(state), input, office, TODAY);
        expect(decided, `${state} ${act}`).toMatchObject(
          next === undefined
            ? {
                ok: false,
                error: {
                  code: state === 'ended' ? 'deployments.ended' : 'deployments.already-settled',
                },
              }
            : { ok: true, value: { state: next, event: 'deployment-ask.step-added.v1' } },
        );
      }
    expect([...acts, 'end'].toSorted()).toEqual([...ASK_ACTS].toSorted());
    expect(ASK_TRANSITIONS.done).not.toHaveProperty('end');
    for (const kind of STEP_KINDS) expect(actOf(kind, null) === undefined).toBe(kind === 'result');
  });

  it.each([
    ['a day to come', { on: addDays(TODAY, 1) }, 'deployments.future-date', 'body.on'],
    [
      'a day before it was asked',
      { on: addDays(ASKED, -1) },
      'deployments.before-asked',
      'body.on',
    ],
    ['no way', { venue: null }, 'deployments.needs-way', 'body.venue'],
    ['a result', { result: 'done' }, 'deployments.not-of-kind', 'body.result'],
    ['a reason', { reason: '理由' }, 'deployments.not-of-kind', 'body.result'],
    ['a marking', { number: '机密★1年' }, 'deployments.marked-secret', 'body.number'],
  ] as const)('conveyed with %s is refused', (_, more, code, path) => {
    const decided = decideStep(facts('open'), inputFor('conveyed', more), office, TODAY);
    expect(decided).toMatchObject({ ok: false, error: { code, path } });
  });

  it.each([
    ['studied', { venue: ' ' }, 'deployments.needs-meeting'],
    ['measures', { text: null }, 'deployments.needs-measures'],
    ['measures', { venue: '会场' }, 'deployments.not-of-kind'],
    ['result', { result: null }, 'deployments.needs-result'],
    ['result', { result: 'partly', text: null }, 'deployments.needs-remainder'],
    ['result', { result: 'done', reason: '理由' }, 'deployments.not-of-kind'],
    ['result', { result: 'not-done', reason: null }, 'deployments.needs-reason'],
  ] as const)('%s with %j is refused', (kind, more, code) => {
    const decided = decideStep(facts('open'), inputFor(kind, more), office, TODAY);
    expect(decided).toMatchObject({ ok: false, error: { code } });
  });

  it('a number or a record is enough for what it says', () => {
    for (const kind of ['conveyed', 'studied', 'measures'] as const)
      for (const more of [{ number: '青政发〔2026〕3号' }, { records: ['r' as never] }]) {
        const input = inputFor(kind, { venue: null, text: null, ...more });
        expect(decideStep(facts('open'), input, office, TODAY).ok, kind).toBe(true);
      }
  });

  it('"not done" is said by somebody with a name: who is asked in person, for anybody else it is named', () => {
    const input = inputFor('result', { result: 'not-done', reason: '资金未到位' });
    for (const recorder of [office, { ...leader, capacity: 'liaison' as const }])
      expect(decideStep(facts('open'), input, recorder, TODAY)).toMatchObject({
        error: { code: 'deployments.needs-name', path: 'body.statedBy' },
      });
    expect(decideStep(facts('open'), input, leader, TODAY)).toMatchObject({
      ok: true,
      value: { state: 'not-done', statedBy: '陈志远' },
    });
    const named = { ...input, statedBy: '何思齐' };
    expect(decideStep(facts('open'), named, office, TODAY)).toMatchObject({
      value: { statedBy: '何思齐' },
    });
  });

  it('who did not hold the post on that day records nothing of it; the office does', () => {
    const input = inputFor('conveyed');
    for (const capacity of CAPACITIES) {
      const recorder = { ...leader, capacity, heldPostThen: false };
      const decided = decideStep(facts('open'), input, recorder, TODAY);
      expect(decided.ok).toBe(capacity === 'office');
      if (!decided.ok) expect(decided.error.code).toBe('deployments.not-in-post-then');
    }
  });

  it('is late after the limit, and told by how many days', () => {
    const early = facts('open', { askedOn: civilDate('2026-01-01') });
    const at = (days: number) =>
      decideStep(early, inputFor('conveyed', { on: addDays(TODAY, -days) }), office, TODAY);
    expect(at(LATE_AFTER_DAYS)).toMatchObject({ value: { lateDays: null } });
    expect(at(LATE_AFTER_DAYS + 1)).toMatchObject({ value: { lateDays: LATE_AFTER_DAYS + 1 } });
  });

  it('of what was done in part may be entered late, before the end that is recorded; a second end may not', () => {
    const before = { on: civilDate('2026-10-10') };
    const partly = inputFor('result', { result: 'partly', text: '一部分', ...before });
    expect(decideStep(facts('done'), partly, office, TODAY)).toMatchObject({
      value: { state: 'done' },
    });
    const again = inputFor('result', { result: 'done', ...before });
    expect(decideStep(facts('done'), again, office, TODAY)).toMatchObject({
      error: { code: 'deployments.already-settled' },
    });
  });

  it('there is a limit to how many one ask has', () => {
    const many = Array.from({ length: MOST_STEPS }, (_, index) =>
      step(String(index), { kind: 'conveyed' }),
    );
    const full = facts('open', { steps: many });
    expect(decideStep(full, inputFor('conveyed'), office, TODAY)).toMatchObject({
      error: { code: 'deployments.too-many-steps' },
    });
    expect(decideStepWithdrawal(full, '1', 'office')).toMatchObject({
      error: { code: 'deployments.too-many-steps' },
    });
    const last = facts('open', { steps: many.slice(1) });
    expect(decideStep(last, inputFor('conveyed'), office, TODAY).ok).toBe(true);
  });
});

describe('a correction', () => {
  const done = facts('done');

  it('takes the place of a step: what that one said is as if it had not been said', () => {
    const partly = inputFor('result', { result: 'partly', text: '还差一处' });
    expect(decideCorrection(done, '1', partly, office, TODAY)).toMatchObject({
      ok: true,
      value: { state: 'partly', event: 'deployment-ask.step-corrected.v1' },
    });
    for (const result of ASK_RESULTS) {
      const more = {
        result,
        text: '说明',
        reason: result === 'not-done' ? '理由' : null,
        statedBy: '何思齐',
      };
      const decided = decideCorrection(done, '1', inputFor('result', more), office, TODAY);
      expect(decided).toMatchObject({ ok: true, value: { state: result } });
    }
  });

  it('of an earlier step leaves the later result where it is', () => {
    const steps = [
      step('1', { result: 'partly', on: civilDate('2026-10-20') }),
      step('2', { result: 'done', on: civilDate('2026-11-01') }),
    ];
    const partly = inputFor('result', {
      result: 'partly',
      text: '改正',
      on: civilDate('2026-10-21'),
    });
    expect(decideCorrection(facts('done', { steps }), '1', partly, office, TODAY)).toMatchObject({
      value: { state: 'done' },
    });
  });

  it('stays of its kind, and is refused of what is not there, has been replaced or has ended', () => {
    const conveyed = inputFor('conveyed');
    expect(decideCorrection(done, '1', conveyed, office, TODAY)).toMatchObject({
      error: { code: 'deployments.other-kind' },
    });
    expect(decideCorrection(done, '9', conveyed, office, TODAY)).toMatchObject({
      error: { code: 'http.not-found' },
    });
    const replaced = facts('open', {
      steps: [step('1', { result: 'done' }), step('2', { replaces: '1', isWithdrawal: true })],
    });
    const input = inputFor('result');
    expect(decideCorrection(replaced, '1', input, office, TODAY)).toMatchObject({
      error: { code: 'deployments.already-replaced' },
    });
    expect(decideStepWithdrawal(replaced, '1', 'office')).toMatchObject({
      error: { code: 'deployments.already-replaced' },
    });
    const ended = { ...done, isEnded: true };
    expect(decideCorrection(ended, '1', input, office, TODAY)).toMatchObject({
      error: { code: 'deployments.ended' },
    });
    expect(decideStepWithdrawal(ended, '1', 'office')).toMatchObject({
      error: { code: 'deployments.ended' },
    });
  });

  it('is the office’s of every step, one’s own and one’s liaison’s, and a liaison’s of those on behalf', () => {
    const allowed = (recorder: Capacity) =>
      CAPACITIES.filter((capacity) => mayCorrect(recorder, capacity));
    expect(allowed('office')).toEqual(['office', 'leader', 'liaison']);
    expect(allowed('leader')).toEqual(['leader', 'liaison']);
    expect(allowed('liaison')).toEqual(['liaison']);
    for (const capacity of CAPACITIES) {
      const decided = decideStepWithdrawal(done, '1', capacity);
      expect(decided.ok).toBe(capacity === 'office');
      if (!decided.ok) expect(decided.error.code).toBe('deployments.not-yours-to-correct');
    }
  });

  it('a withdrawal opens the ask again', () => {
    expect(decideStepWithdrawal(done, '1', 'office')).toMatchObject({
      value: { state: 'open', kind: 'result', event: 'deployment-ask.step-withdrawn.v1' },
    });
  });
});

describe('what steps say together', () => {
  it('the first day of each kind and the last result; of one day the one recorded last', () => {
    const days = ['2026-10-12', '2026-10-10'].map(civilDate);
    const steps = [
      ...days.map((on, index) => step(`a${index}`, { kind: 'conveyed', on })),
      step('b1', { kind: 'studied', on: civilDate('2026-10-13') }),
      step('c1', { result: 'partly', on: civilDate('2026-10-30') }),
      step('c2', { result: 'done', on: civilDate('2026-10-30') }),
    ];
    expect(standingOf(steps)).toEqual({
      conveyedOn: '2026-10-10',
      studiedOn: '2026-10-13',
      measuresOn: null,
      result: 'done',
      resultOn: '2026-10-30',
    });
    expect(standingOf([])).toEqual({
      conveyedOn: null,
      studiedOn: null,
      measuresOn: null,
      result: null,
      resultOn: null,
    });
  });

  it('what was replaced or withdrawn does not stand', () => {
    const steps = [
      step('1', { result: 'done' }),
      step('2', { result: 'partly', replaces: '1' }),
      step('3', { kind: 'conveyed' }),
      step('4', { kind: 'conveyed', replaces: '3', isWithdrawal: true }),
    ];
    expect(stepsThatStand(steps).map(({ id }) => id)).toEqual(['2']);
  });
});
