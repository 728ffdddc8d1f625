// Every pair of state and act, who reviews, and which days are possible.
import { VETTING_ACTS, VETTING_STATES, type VettingState } from '@jinze/contracts';
import { civilDate as day, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  type ActInput,
  decideAct,
  faultOfConclusion,
  faultOfNumbers,
  type LetterFacts,
  type RequestFacts,
} from './vetting.decide.ts';

const [ONE, OTHER] = ['one' as Id<'account'>, 'other' as Id<'account'>];
const TODAY = day('2026-11-23');

const facts = (state: VettingState, changes: Partial<RequestFacts> = {}): RequestFacts => ({
  state,
  requestedOn: state === 'draft' ? null : day('2026-11-10'),
  issuedOn: state === 'issued' ? day('2026-11-15') : null,
  preparedOn: day('2026-11-12'),
  preparedBy: ONE,
  openChange: 'seen',
  ...changes,
});

const LEADS: Readonly<Record<string, VettingState>> = {
  'draft send': 'requested',
  'draft withdraw': 'withdrawn',
  'requested settle': 'requested',
  'requested prepare': 'prepared',
  'requested withdraw': 'withdrawn',
  'prepared settle': 'requested',
  'prepared prepare': 'prepared',
  'prepared return': 'requested',
  'prepared review': 'reviewed',
  'prepared withdraw': 'withdrawn',
  'reviewed return': 'requested',
  'reviewed issue': 'issued',
  'reviewed withdraw': 'withdrawn',
  'issued let-stand': 'issued',
  'issued revoke': 'revoked',
};

type Acted = Exclude<(typeof VETTING_ACTS)[number], 'create'>;
const PAIRS = VETTING_STATES.flatMap((state) =>
  VETTING_ACTS.filter((act): act is Acted => act !== 'create').map((act) => ({ state, act })),
);

describe('an act on a request', () => {
  it.each(PAIRS)('$state: $act', ({ state, act }) => {
    const seen = act === 'let-stand' ? { changesHash: 'seen' } : {};
    const decided = decideAct(facts(state), { act, accountId: OTHER, ...seen }, TODAY);
    const to = LEADS[`${state} ${act}`];
    expect(decided.ok ? decided.value.state : decided.error.code).toBe(to ?? 'vetting.not-now');
  });

  it('is not reviewed by who prepared it', () => {
    const input: ActInput = { act: 'review', accountId: ONE };
    expect(decideAct(facts('prepared'), input, TODAY)).toMatchObject({
      error: { code: 'vetting.same-person' },
    });
  });

  it('a letter stands only where something has changed', () => {
    const input: ActInput = { act: 'let-stand', accountId: ONE, changesHash: 'seen' };
    expect(decideAct(facts('issued', { openChange: null }), input, TODAY)).toMatchObject({
      error: { code: 'vetting.nothing-changed' },
    });
    expect(decideAct(facts('issued', { openChange: 'later' }), input, TODAY)).toMatchObject({
      error: { code: 'vetting.changed-again' },
    });
    expect(decideAct(facts('issued'), input, TODAY).ok).toBe(true);
  });

  it.each([
    ['issue', 'reviewed', '2026-11-24', undefined, 'vetting.future-date'],
    ['issue', 'reviewed', '2026-11-09', undefined, 'vetting.too-early'],
    ['issue', 'reviewed', '2026-11-23', '2026-11-22', 'vetting.too-early'],
    ['issue', 'reviewed', '2026-11-23', '2026-11-23', undefined],
    ['revoke', 'issued', '2026-11-14', undefined, 'vetting.too-early'],
    ['revoke', 'issued', '2026-11-15', undefined, undefined],
  ] as const)('%s from %s on %s, valid until %s: %s', (act, state, on, until, code) => {
    const input: ActInput = {
      act,
      accountId: OTHER,
      on: day(on),
      ...(until === undefined ? {} : { validUntil: day(until) }),
    };
    const decided = decideAct(facts(state), input, TODAY);
    expect(decided.ok ? undefined : decided.error.code).toBe(code);
  });

  it('numbers are on the list, each once', () => {
    expect(faultOfNumbers([1, 2], 2, 'x')).toBeUndefined();
    expect(faultOfNumbers([3], 2, 'x')?.code).toBe('vetting.no-such-name');
    expect(faultOfNumbers([1, 2, 1], 2, 'x')).toMatchObject({
      code: 'vetting.name-twice',
      values: { number: '1' },
    });
  });
});

describe('the days of a letter', () => {
  it.each([
    ['before its opinion was computed', '2026-11-11', '2027-01-01', 'vetting.too-early'],
    ['run out when it is issued', '2026-11-12', '2026-11-22', 'vetting.too-early'],
    ['good for more than a year', '2026-11-23', '2027-11-24', 'vetting.too-long'],
    ['good for a year', '2026-11-23', '2027-11-23', 'issued'],
    ['good for today alone', '2026-11-12', '2026-11-23', 'issued'],
  ])('%s', (_, on, validUntil, outcome) => {
    const input: ActInput = {
      act: 'issue',
      accountId: OTHER,
      on: day(on),
      validUntil: day(validUntil),
    };
    const decided = decideAct(facts('reviewed'), input, TODAY);
    expect(decided.ok ? decided.value.state : decided.error.code).toBe(outcome);
  });
});

describe('the department’s conclusion', () => {
  const LETTER: LetterFacts = {
    state: 'issued',
    issuedOn: day('2026-11-15'),
    validUntil: day('2026-11-22'),
    isAnsweredApart: true,
  };
  it.each([
    ['on a letter that stands', { validUntil: day('2027-05-15') }, null, undefined],
    ['on one that has run out', {}, null, 'vetting.despite-needed'],
    ['on one that has run out, with a reason', {}, '已电话核对没有变化', undefined],
    [
      'before the discipline organ has answered',
      { validUntil: day('2027-05-15'), isAnsweredApart: false },
      null,
      'vetting.despite-needed',
    ],
    ['on a revoked one, whatever the reason', { state: 'revoked' }, '理由', 'vetting.letter-ended'],
    ['without a letter', { state: 'reviewed', issuedOn: null }, '理由', 'vetting.no-letter'],
  ] as const)('%s', (_, changes, despite, code) => {
    const fault = faultOfConclusion({ ...LETTER, ...changes }, { on: TODAY, despite }, TODAY);
    expect(fault?.code).toBe(code);
  });
});
