// What two persons decide, as data: erasures and seals, packages and releases; which decision leads where, and whose it is.
import type { Handout, Restriction } from '@jinze/contracts';

interface Step<State> {
  readonly to: State;
  /** `own`: only who proposed takes it back; `other`: never who proposed. */
  readonly by: 'own' | 'other';
}

export const RESTRICTION_DECISIONS = ['carry-out', 'refuse', 'withdraw', 'lift'] as const;
export type RestrictionDecision = (typeof RESTRICTION_DECISIONS)[number];

/** What is not listed is refused; every pair is tested. An erasure is never lifted: nothing is left to give back. */
export const RESTRICTION_STEPS: Readonly<
  Record<
    Restriction['kind'],
    Readonly<
      Record<
        Restriction['state'],
        Readonly<Partial<Record<RestrictionDecision, Step<Restriction['state']>>>>
      >
    >
  >
> = {
  erase: {
    proposed: {
      'carry-out': { to: 'carried-out', by: 'other' },
      refuse: { to: 'refused', by: 'other' },
      withdraw: { to: 'withdrawn', by: 'own' },
    },
    'carried-out': {},
    refused: {},
    withdrawn: {},
    lifted: {},
  },
  seal: {
    proposed: {
      'carry-out': { to: 'carried-out', by: 'other' },
      refuse: { to: 'refused', by: 'other' },
      withdraw: { to: 'withdrawn', by: 'own' },
    },
    'carried-out': { lift: { to: 'lifted', by: 'other' } },
    refused: {},
    withdrawn: {},
    lifted: {},
  },
};

export const HANDOUT_DECISIONS = ['approve', 'refuse', 'withdraw'] as const;
export type HandoutDecision = (typeof HANDOUT_DECISIONS)[number];

export const HANDOUT_STEPS: Readonly<
  Record<Handout['state'], Readonly<Partial<Record<HandoutDecision, Step<DecidedState>>>>>
> = {
  proposed: {
    approve: { to: 'approved', by: 'other' },
    refuse: { to: 'refused', by: 'other' },
    withdraw: { to: 'withdrawn', by: 'own' },
  },
  approved: {},
  refused: {},
  withdrawn: {},
  'handed-over': {},
};
export type DecidedState = 'approved' | 'refused' | 'withdrawn';

export type StepRefusal = 'ledger.not-that-state' | 'ledger.not-yours' | 'ledger.second-person';

/** The state a decision leads to, or why it does not. `isOwn`: whoever decides is the person who proposed. */
export function stepOf<State, Decision extends string>(
  steps: Readonly<Partial<Record<Decision, Step<State>>>>,
  decision: Decision,
  isOwn: boolean,
): { readonly to: State } | { readonly refusal: StepRefusal } {
  const step = steps[decision];
  if (step === undefined) return { refusal: 'ledger.not-that-state' };
  if (step.by === 'own' && !isOwn) return { refusal: 'ledger.not-yours' };
  if (step.by === 'other' && isOwn) return { refusal: 'ledger.second-person' };
  return { to: step.to };
}

/** Two accounts of one person are one person. */
export interface Party {
  readonly accountId: string;
  readonly personId: string | null;
}

export const isSameParty = (one: Party, other: Party): boolean =>
  one.accountId === other.accountId || (one.personId !== null && one.personId === other.personId);
