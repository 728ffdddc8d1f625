// The procedure of art. 23: its transitions, and that it looks for what speaks against.
import { EXEMPTION_ACTS, EXEMPTION_STATES, type ExemptionState } from '@jinze/contracts';
import { addDays, civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  decideArgument,
  decideClarifying,
  decideConcluding,
  decideDeciding,
  decideOpening,
  decideVerifying,
  decideWithdrawing,
  type ExemptionFacts,
} from './exemption.decide.ts';
import { EXEMPTION_TRANSITIONS } from './exemption.states.ts';

const TODAY = civilDate('2026-11-26');
const account = (n: number) => `00000000-0000-7000-8000-00000000000${n}` as Id<'account'>;
const FACTS: ExemptionFacts = {
  state: 'opened',
  openedOn: civilDate('2026-11-11'),
  verifiedOn: null,
  decidedOn: null,
  concludedOn: null,
  result: 'exempt',
  argued: [
    { limb: 'chapter2', side: 'for' },
    { limb: 'statutory', side: 'for' },
    { limb: 'deployments', side: 'against' },
    { limb: 'conditions', side: 'for' },
  ],
};
const VOTE = { on: TODAY, present: 9, votesFor: 8, result: 'exempt' } as const;
const BY = { accountId: account(1), verifier: account(2), quorum: null };
const DAYS = { on: TODAY, personServedOn: TODAY, departmentServedOn: TODAY };
const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code;

describe('the states of the procedure', () => {
  const attempt = {
    'add-argument': decideArgument,
    verify: (of: ExemptionFacts) => decideVerifying(of, TODAY, TODAY),
    decide: (of: ExemptionFacts) => decideDeciding(of, VOTE, BY, TODAY),
    conclude: (of: ExemptionFacts) => decideConcluding(of, DAYS, TODAY),
    clarify: (of: ExemptionFacts) => decideClarifying(of, TODAY, TODAY),
    withdraw: (of: ExemptionFacts) => decideWithdrawing(of, 'application', 'subject'),
  };
  const acts = EXEMPTION_ACTS.filter((act) => act !== 'open');
  it.each(EXEMPTION_STATES.flatMap((state) => acts.map((act) => [state, act] as const)))(
    '%s, %s: as the table says',
    (state: ExemptionState, act) => {
      const to = EXEMPTION_TRANSITIONS[state][act];
      const found = attempt[act]({ ...FACTS, state });
      if (to === undefined) expect(codeOf(found)).toBe('accountability.not-now');
      else expect(found).toMatchObject({ ok: true, value: { state: to } });
    },
  );
});

describe('the procedure of art. 23', () => {
  it('opens while the person is heard, and only for an accident', () => {
    expect(decideOpening('told', [4], TODAY, TODAY).ok).toBe(true);
    expect(decideOpening('answered', [4, 1], TODAY, TODAY).ok).toBe(true);
    expect(codeOf(decideOpening('drafting', [4], TODAY, TODAY))).toBe('accountability.not-now');
    expect(codeOf(decideOpening('decided', [4], TODAY, TODAY))).toBe('accountability.not-now');
    for (const other of [[], [2], [3], [1, 5]])
      expect(codeOf(decideOpening('told', other, TODAY, TODAY))).toBe(
        'accountability.exemption-circumstance',
      );
  });
  it('is not verified before every limb and the conditions were looked at, for and against', () => {
    const without = (limb: string) =>
      decideVerifying(
        { ...FACTS, argued: FACTS.argued.filter((argument) => argument.limb !== limb) },
        TODAY,
        TODAY,
      );
    expect(without('chapter2')).toMatchObject({
      error: { code: 'accountability.limbs-needed', values: { limbs: '本规定第二章所规定职责' } },
    });
    expect(codeOf(without('conditions'))).toBe('accountability.limbs-needed');
    const onlyFor = FACTS.argued.map((argument) => ({ ...argument, side: 'for' as const }));
    expect(codeOf(decideVerifying({ ...FACTS, argued: onlyFor }, TODAY, TODAY))).toBe(
      'accountability.against-needed',
    );
  });
  it('is decided collectively, by others than verified', () => {
    const verified: ExemptionFacts = { ...FACTS, state: 'verified', verifiedOn: TODAY };
    const deciding = (vote: object, by: object = {}) =>
      codeOf(decideDeciding(verified, { ...VOTE, ...vote }, { ...BY, ...by }, TODAY));
    expect(deciding({ present: 1, votesFor: 1 })).toBe('accountability.quorum');
    expect(deciding({ present: 6, votesFor: 6 }, { quorum: 7 })).toBe('accountability.quorum');
    expect(deciding({ votesFor: 4 })).toBe('accountability.majority');
    expect(deciding({}, { accountId: account(2) })).toBe('accountability.same-person');
    expect(deciding({ on: addDays(TODAY, -1) })).toBe('accountability.too-early');
    expect(deciding({})).toBeUndefined();
  });
  it('fails where no majority is for it, and only there', () => {
    const verified: ExemptionFacts = { ...FACTS, state: 'verified', verifiedOn: TODAY };
    const failing = (votesFor: number) =>
      codeOf(decideDeciding(verified, { ...VOTE, votesFor, result: 'not-exempt' }, BY, TODAY));
    expect(failing(4)).toBeUndefined();
    expect(failing(0)).toBeUndefined();
    expect(failing(5)).toBe('accountability.majority-for');
    expect(failing(10)).toBe('accountability.majority-for');
    const alone = { ...VOTE, present: 1, votesFor: 0, result: 'not-exempt' } as const;
    expect(codeOf(decideDeciding(verified, alone, BY, TODAY))).toBe('accountability.quorum');
  });
  it('an application is withdrawn by the person alone, a motion by the office alone', () => {
    expect(decideWithdrawing(FACTS, 'application', 'subject').ok).toBe(true);
    expect(decideWithdrawing(FACTS, 'own-motion', 'handler').ok).toBe(true);
    for (const [origin, side] of [
      ['application', 'handler'],
      ['own-motion', 'subject'],
    ] as const)
      expect(codeOf(decideWithdrawing(FACTS, origin, side))).toBe(
        'accountability.not-yours-to-withdraw',
      );
  });
  it('its conclusion is written before it is served, on both', () => {
    const decided: ExemptionFacts = { ...FACTS, state: 'decided', decidedOn: TODAY };
    const early = { ...DAYS, departmentServedOn: addDays(TODAY, -1) };
    expect(decideConcluding(decided, early, TODAY)).toMatchObject({
      error: { code: 'accountability.too-early', path: 'body.departmentServedOn' },
    });
    const late = { ...DAYS, personServedOn: addDays(TODAY, 1) };
    expect(codeOf(decideConcluding(decided, late, TODAY))).toBe('accountability.future-date');
  });
  it('clears up only for who is exempt', () => {
    const concluded: ExemptionFacts = { ...FACTS, state: 'concluded', result: 'not-exempt' };
    expect(codeOf(decideClarifying(concluded, TODAY, TODAY))).toBe('accountability.not-now');
  });
});
