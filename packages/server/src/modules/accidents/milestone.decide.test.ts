import { ACCIDENT_STATES, type MilestoneFacts } from '@jinze/contracts';
import { civilDate, MILESTONE_DETAILS, MILESTONE_FIELDS, MILESTONE_KINDS } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  decideMilestone,
  decideMilestoneCorrection,
  decideMilestoneWithdrawal,
  type MilestoneSurroundings,
  ONCE,
  ORDER,
} from './milestone.decide.ts';
import { MILESTONE_ACTS, MILESTONE_TRANSITIONS } from './milestone.states.ts';

const NOTHING: MilestoneFacts = {
  kind: 'closed',
  on: civilDate('2026-11-10'),
  at: null,
  untilOn: null,
  days: null,
  channel: null,
  level: null,
  actor: null,
  place: null,
  documentNo: null,
  natureFrom: null,
  natureTo: null,
  note: null,
};
const AROUND: MilestoneSurroundings = {
  accident: {
    state: 'recorded',
    facts: { occurredOn: civilDate('2026-11-03'), occurredAt: '2026-11-03T14:30:00+08:00' },
  },
  others: [],
  now: new Date('2026-11-23T02:00:00Z'),
};
/** Every required field of the kind with something that fits. */
const SAID = {
  at: '2026-11-10T09:00:00+08:00',
  untilOn: civilDate('2026-11-12'),
  days: 20,
  channel: 'regulator',
  level: 'county',
  actor: '县人民政府',
  place: '县政府网站',
  documentNo: '1号',
  natureFrom: 'natural',
  natureTo: 'production',
  note: '说明',
} as const;
const whole = (kind: MilestoneFacts['kind']): MilestoneFacts => ({
  ...NOTHING,
  kind,
  ...Object.fromEntries(MILESTONE_FIELDS[kind].required.map((field) => [field, SAID[field]])),
});
const refusal = (changes: Partial<MilestoneFacts>, around: Partial<MilestoneSurroundings> = {}) => {
  const decided = decideMilestone({ ...NOTHING, ...changes }, { ...AROUND, ...around });
  return decided.ok ? undefined : decided.error;
};

describe('the states of a milestone', () => {
  const LEGAL = new Set(['recorded correct', 'recorded withdraw']);
  it.each(ACCIDENT_STATES.flatMap((state) => MILESTONE_ACTS.map((act) => ({ state, act }))))(
    '$state × $act',
    ({ state, act }) => {
      expect(MILESTONE_TRANSITIONS[state][act] !== undefined).toBe(LEGAL.has(`${state} ${act}`));
    },
  );
});

describe('what an event says', () => {
  it.each(MILESTONE_KINDS)('%s: what is required is enough, and no less will do', (kind) => {
    expect(decideMilestone(whole(kind), AROUND)).toMatchObject({
      ok: true,
      value: { event: 'accident-milestone.recorded.v1' },
    });
    for (const field of MILESTONE_FIELDS[kind].required)
      expect(refusal({ ...whole(kind), [field]: null })).toMatchObject({
        code: 'accidents.milestone-needs',
        path: `body.${field}`,
      });
  });
  it.each(MILESTONE_KINDS)('%s: what does not belong to it is refused', (kind) => {
    const { required, optional } = MILESTONE_FIELDS[kind];
    const strange = MILESTONE_DETAILS.filter(
      (field) => !required.includes(field) && !optional.includes(field),
    );
    for (const field of strange)
      expect(refusal({ ...whole(kind), [field]: SAID[field] })).toMatchObject({
        code: 'accidents.milestone-not-with',
        path: `body.${field}`,
      });
    const all = Object.fromEntries(optional.map((field) => [field, SAID[field]]));
    expect(refusal({ ...whole(kind), ...all })).toBeUndefined();
  });
  it('has happened, after the accident, at a moment of its day', () => {
    expect(refusal({ on: civilDate('2026-11-24') })?.code).toBe('accidents.milestone-future');
    const told = { ...whole('unit-reported'), on: civilDate('2026-11-23') };
    expect(refusal({ ...told, at: '2026-11-23T10:00:01+08:00' })).toMatchObject({
      code: 'accidents.milestone-future',
      path: 'body.at',
    });
    expect(refusal({ on: civilDate('2026-11-02') })?.code).toBe(
      'accidents.milestone-before-accident',
    );
    const early = { ...told, on: civilDate('2026-11-03'), at: '2026-11-03T14:29:59+08:00' };
    expect(refusal(early)).toMatchObject({
      code: 'accidents.milestone-before-accident',
      path: 'body.at',
    });
    expect(refusal({ ...early, at: '2026-11-03T14:30:00+08:00' })).toBeUndefined();
    expect(refusal({ ...early, at: '2026-11-04T00:00:00+08:00' })?.code).toBe(
      'accidents.milestone-other-day',
    );
  });
  it('ends after it begins, and changes something', () => {
    expect(refusal({ ...whole('appraisal'), untilOn: civilDate('2026-11-09') })?.code).toBe(
      'accidents.milestone-until-before',
    );
    const same = { ...whole('nature-changed'), natureFrom: 'production' } as const;
    expect(refusal(same)?.code).toBe('accidents.milestone-same-nature');
  });
  it('belongs to an accident that stands', () => {
    const accident = { ...AROUND.accident, state: 'withdrawn' } as const;
    expect(refusal({}, { accident })?.code).toBe('accidents.not-recorded');
  });
});

describe('the order of events', () => {
  const before = civilDate('2026-11-09');
  const after = civilDate('2026-11-11');
  it.each(ORDER)('%s does not come after %s', (first, second) => {
    const at = { at: null } as const;
    const later = { others: [{ kind: first, on: after, ...at }] };
    expect(refusal({ ...whole(second) }, later)).toMatchObject({
      code: 'accidents.milestone-order',
      values: { first, second, on: after },
    });
    const earlier = { others: [{ kind: second, on: before, ...at }] };
    expect(refusal({ ...whole(first) }, earlier)?.code).toBe('accidents.milestone-order');
    const sameDay = { others: [{ kind: first, on: NOTHING.on, ...at }] };
    expect(refusal({ ...whole(second) }, sameDay)).toBeUndefined();
  });
  it('goes by the moments where both are known', () => {
    const on = NOTHING.on;
    const others = [{ kind: 'unit-told', on, at: '2026-11-10T09:30:00+08:00' }] as const;
    expect(refusal(whole('unit-reported'), { others })?.code).toBe('accidents.milestone-order');
  });
  it.each(ONCE)('%s is recorded once', (kind) => {
    const others = [{ kind, on: NOTHING.on, at: null }];
    expect(refusal(whole(kind), { others })?.code).toBe('accidents.milestone-once');
  });
  it('what may come again is no second time', () => {
    const others = [{ kind: 'reported', on: NOTHING.on, at: SAID.at }] as const;
    expect(refusal(whole('reported'), { others })).toBeUndefined();
  });
});

describe('a correction of an event', () => {
  const current = { state: 'recorded', facts: whole('reported') } as const;
  const correct = (facts: MilestoneFacts, state: 'recorded' | 'withdrawn' = 'recorded') => {
    const decided = decideMilestoneCorrection({ ...current, state }, facts, AROUND);
    return decided.ok ? decided.value.event : decided.error.code;
  };
  it('says something new of the same kind', () => {
    expect(correct({ ...current.facts, level: 'prefecture' })).toBe(
      'accident-milestone.corrected.v1',
    );
    expect(correct({ ...current.facts, at: '2026-11-10T01:00:00.000Z' })).toBe(
      'accidents.milestone-unchanged',
    );
    expect(correct(whole('closed'))).toBe('accidents.milestone-other-kind');
    expect(correct({ ...current.facts, on: civilDate('2026-11-02') })).toMatch(/^accidents\./);
  });
  it('and nothing is said of what was withdrawn', () => {
    expect(correct({ ...current.facts, level: 'state' }, 'withdrawn')).toBe(
      'accidents.milestone-withdrawn',
    );
    expect(decideMilestoneWithdrawal('withdrawn').ok).toBe(false);
    expect(decideMilestoneWithdrawal('recorded')).toMatchObject({
      value: { state: 'withdrawn', event: 'accident-milestone.withdrawn.v1' },
    });
  });
});
