import { HANDOUT_STATES, RESTRICTION_KINDS, RESTRICTION_STATES } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import {
  HANDOUT_DECISIONS,
  HANDOUT_STEPS,
  isSameParty,
  RESTRICTION_DECISIONS,
  RESTRICTION_STEPS,
  stepOf,
} from './two-persons.states.ts';

/** What is allowed, written out a second time; everything else is refused. */
const RESTRICTIONS: Readonly<Record<string, string>> = {
  'erase proposed carry-out other': 'carried-out',
  'erase proposed refuse other': 'refused',
  'erase proposed withdraw own': 'withdrawn',
  'seal proposed carry-out other': 'carried-out',
  'seal proposed refuse other': 'refused',
  'seal proposed withdraw own': 'withdrawn',
  'seal carried-out lift other': 'lifted',
};
const HANDOUTS: Readonly<Record<string, string>> = {
  'proposed approve other': 'approved',
  'proposed refuse other': 'refused',
  'proposed withdraw own': 'withdrawn',
};
const WHO = ['own', 'other'] as const;

const restrictionCases = RESTRICTION_KINDS.flatMap((kind) =>
  RESTRICTION_STATES.flatMap((state) =>
    RESTRICTION_DECISIONS.flatMap((decision) => WHO.map((who) => ({ kind, state, decision, who }))),
  ),
);
const handoutCases = HANDOUT_STATES.flatMap((state) =>
  HANDOUT_DECISIONS.flatMap((decision) => WHO.map((who) => ({ state, decision, who }))),
);

describe('what two persons decide', () => {
  it.each(restrictionCases)('$kind, $state: $decision by the $who', (one) => {
    const { kind, state, decision, who } = one;
    const step = stepOf(RESTRICTION_STEPS[kind][state], decision, who === 'own');
    const expected = RESTRICTIONS[`${kind} ${state} ${decision} ${who}`];
    if (expected !== undefined) expect(step).toEqual({ to: expected });
    else if (RESTRICTIONS[`${kind} ${state} ${decision} ${who === 'own' ? 'other' : 'own'}`])
      expect(step).toEqual({
        refusal: who === 'own' ? 'ledger.second-person' : 'ledger.not-yours',
      });
    else expect(step).toEqual({ refusal: 'ledger.not-that-state' });
  });

  it.each(handoutCases)('a handout, $state: $decision by the $who', ({ state, decision, who }) => {
    const step = stepOf(HANDOUT_STEPS[state], decision, who === 'own');
    const expected = HANDOUTS[`${state} ${decision} ${who}`];
    if (expected !== undefined) expect(step).toEqual({ to: expected });
    else if (state === 'proposed')
      expect(step).toEqual({
        refusal: who === 'own' ? 'ledger.second-person' : 'ledger.not-yours',
      });
    else expect(step).toEqual({ refusal: 'ledger.not-that-state' });
  });

  it('covers every pair', () => {
    expect(restrictionCases).toHaveLength(2 * 5 * 4 * 2);
    expect(handoutCases).toHaveLength(5 * 3 * 2);
  });

  it('two accounts of one person are one; two without a person are two', () => {
    const office = { accountId: 'a', personId: 'p' };
    expect(isSameParty(office, { accountId: 'b', personId: 'p' })).toBe(true);
    expect(isSameParty(office, { accountId: 'a', personId: null })).toBe(true);
    expect(isSameParty(office, { accountId: 'b', personId: 'q' })).toBe(false);
    expect(
      isSameParty({ accountId: 'a', personId: null }, { accountId: 'b', personId: null }),
    ).toBe(false);
  });
});
