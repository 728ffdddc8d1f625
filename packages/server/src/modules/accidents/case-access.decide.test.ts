import { FINDING_STATES } from '@jinze/contracts';
import { civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { decideEnding, decideNaming, decideReading, type Naming } from './case-access.decide.ts';
import { decideFinding, decideFindingWithdrawal } from './finding.decide.ts';
import { FINDING_ACTS, FINDING_TRANSITIONS } from './finding.states.ts';
import { decideMoment, decideMomentWithdrawal } from './moment.decide.ts';

const OFFICE = 'office' as Id<'account'>;
const OTHER = 'other' as Id<'account'>;
const TODAY = civilDate('2026-11-23');
const NAMING: Naming = {
  accountId: OTHER,
  from: civilDate('2026-11-01'),
  until: civilDate('2027-05-01'),
};
const STATE = { accident: 'recorded', open: [], today: TODAY } as const;
const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code;

describe('who may be named for a case', () => {
  const own = { accountId: OFFICE, isOwn: true };
  it('by the office of the region anybody, by a superior only itself', () => {
    expect(decideNaming(NAMING, own, STATE).ok).toBe(true);
    const superior = { accountId: OFFICE, isOwn: false };
    expect(codeOf(decideNaming(NAMING, superior, STATE))).toBe('accidents.access-not-own');
    expect(decideNaming({ ...NAMING, accountId: OFFICE }, superior, STATE).ok).toBe(true);
  });
  it('for days that have an end, are not over and not for ever', () => {
    const until = (day: string) =>
      codeOf(decideNaming({ ...NAMING, until: civilDate(day) }, own, STATE));
    expect(until('2026-10-31')).toBe('accidents.access-until-before');
    expect(until('2026-11-22')).toBe('accidents.access-over');
    expect(until('2026-11-23')).toBeUndefined();
    expect(until('2028-11-01')).toBeUndefined();
    expect(until('2028-11-02')).toBe('accidents.access-too-long');
  });
  it('once for a time, and only for an accident that stands', () => {
    const open = [{ ...NAMING, from: NAMING.until, until: civilDate('2027-08-01') }];
    expect(codeOf(decideNaming(NAMING, own, { ...STATE, open }))).toBe('accidents.access-already');
    const later = [{ ...NAMING, from: civilDate('2027-05-02'), until: civilDate('2027-08-01') }];
    expect(decideNaming(NAMING, own, { ...STATE, open: later }).ok).toBe(true);
    const elsewhere = [{ ...NAMING, accountId: OFFICE }];
    expect(decideNaming(NAMING, own, { ...STATE, open: elsewhere }).ok).toBe(true);
    expect(codeOf(decideNaming(NAMING, own, { ...STATE, accident: 'withdrawn' }))).toBe(
      'accidents.not-recorded',
    );
  });
  it('is ended once', () => {
    expect(decideEnding({ endedAt: null }).ok).toBe(true);
    expect(codeOf(decideEnding({ endedAt: new Date(0) }))).toBe('accidents.access-ended');
  });
});

describe('reading a chain', () => {
  const me = 'me' as Id<'person'>;
  const them = 'them' as Id<'person'>;
  it('is for those named, and never for who is in it', () => {
    const reading = { isNamed: true, selves: [me], inChain: [them] };
    expect(decideReading(reading).ok).toBe(true);
    expect(codeOf(decideReading({ ...reading, isNamed: false }))).toBe('accidents.chain-not-named');
    expect(codeOf(decideReading({ ...reading, inChain: [them, me] }))).toBe('accidents.chain-own');
    expect(decideReading({ ...reading, selves: [] }).ok).toBe(true);
  });
});

describe('findings on reporting', () => {
  const LEGAL = new Set(['found withdraw']);
  it.each(FINDING_STATES.flatMap((state) => FINDING_ACTS.map((act) => ({ state, act }))))(
    '$state × $act',
    ({ state, act }) => {
      expect(FINDING_TRANSITIONS[state][act] !== undefined).toBe(LEGAL.has(`${state} ${act}`));
    },
  );
  const accident = { state: 'recorded', occurredOn: civilDate('2026-11-03') } as const;
  it('are made after the accident and not tomorrow', () => {
    expect(decideFinding(accident, accident.occurredOn, TODAY)).toMatchObject({
      value: { state: 'found' },
    });
    expect(codeOf(decideFinding(accident, civilDate('2026-11-24'), TODAY))).toBe(
      'accidents.finding-future',
    );
    expect(codeOf(decideFinding(accident, civilDate('2026-11-02'), TODAY))).toBe(
      'accidents.finding-before-accident',
    );
    expect(codeOf(decideFinding({ ...accident, state: 'withdrawn' }, TODAY, TODAY))).toBe(
      'accidents.not-recorded',
    );
  });
  it('are withdrawn once, after they were made', () => {
    const found = { state: 'found', foundOn: civilDate('2026-11-05') } as const;
    expect(decideFindingWithdrawal(found, found.foundOn, TODAY)).toMatchObject({
      value: { state: 'withdrawn' },
    });
    expect(codeOf(decideFindingWithdrawal(found, civilDate('2026-11-04'), TODAY))).toBe(
      'accidents.withdrawn-before-found',
    );
    expect(codeOf(decideFindingWithdrawal(found, civilDate('2026-11-24'), TODAY))).toBe(
      'accidents.finding-future',
    );
    expect(codeOf(decideFindingWithdrawal({ ...found, state: 'withdrawn' }, TODAY, TODAY))).toBe(
      'accidents.finding-withdrawn',
    );
  });
});

describe('moments that matter', () => {
  const accident = { state: 'recorded', occurredOn: civilDate('2026-11-03') } as const;
  it('are other days than the accident’s own, up to today', () => {
    expect(decideMoment(accident, civilDate('2024-06-18'), TODAY).ok).toBe(true);
    expect(decideMoment(accident, TODAY, TODAY).ok).toBe(true);
    expect(codeOf(decideMoment(accident, accident.occurredOn, TODAY))).toBe(
      'accidents.moment-same-day',
    );
    expect(codeOf(decideMoment(accident, civilDate('2026-11-24'), TODAY))).toBe(
      'accidents.moment-future',
    );
    expect(codeOf(decideMoment({ ...accident, state: 'withdrawn' }, TODAY, TODAY))).toBe(
      'accidents.not-recorded',
    );
  });
  it('are withdrawn once', () => {
    expect(decideMomentWithdrawal('recorded')).toMatchObject({ value: 'withdrawn' });
    expect(codeOf(decideMomentWithdrawal('withdrawn'))).toBe('accidents.moment-withdrawn');
  });
});
