// What an act does to the procedure of art. 23: the next state and its event, or a refusal. Pure.
import type { ExemptionAct, ExemptionState, Limb, WorksheetState } from '@jinze/contracts';
import { type CivilDate, type Id, ok, type Result, refuse } from '@jinze/kernel';
import type { AccountabilityRefusal } from './accountability.refusal.ts';
import { EXEMPTION_TRANSITIONS } from './exemption.states.ts';
import { faultOfQuorum, faultOfVote } from './vote.decide.ts';

export interface ExemptionDecision {
  readonly state: ExemptionState;
  readonly act: ExemptionAct;
  readonly event: `exemption.${string}.v1`;
}
type Decided = Result<ExemptionDecision, AccountabilityRefusal>;

const EVENTS: Readonly<Record<ExemptionAct, ExemptionDecision['event']>> = {
  open: 'exemption.opened.v1',
  'add-argument': 'exemption.argument-added.v1',
  verify: 'exemption.verified.v1',
  decide: 'exemption.decided.v1',
  conclude: 'exemption.concluded.v1',
  clarify: 'exemption.clarified.v1',
  withdraw: 'exemption.withdrawn.v1',
};

export interface ExemptionFacts {
  readonly state: ExemptionState;
  readonly openedOn: CivilDate;
  readonly verifiedOn: CivilDate | null;
  readonly decidedOn: CivilDate | null;
  readonly concludedOn: CivilDate | null;
  readonly result: 'exempt' | 'not-exempt' | null;
  readonly argued: readonly { readonly limb: Limb; readonly side: 'for' | 'against' }[];
}

function next(state: ExemptionState, act: Exclude<ExemptionAct, 'open'>): Decided {
  const to = EXEMPTION_TRANSITIONS[state][act];
  return to === undefined
    ? refuse({ code: 'accountability.not-now' })
    : ok({ state: to, act, event: EVENTS[act] });
}

function happened(
  facts: ExemptionFacts,
  act: Exclude<ExemptionAct, 'open'>,
  on: CivilDate,
  after: CivilDate | null,
  today: CivilDate,
): Decided {
  const decided = next(facts.state, act);
  if (!decided.ok) return decided;
  if (on > today) return refuse({ code: 'accountability.future-date', path: 'body.on' });
  return after !== null && on < after
    ? refuse({ code: 'accountability.too-early', path: 'body.on', values: { on: after } })
    : decided;
}

/** While the person is being heard; only where an accident is what is held against them (circumstance 4). */
export function decideOpening(
  worksheet: WorksheetState,
  circumstances: readonly number[],
  on: CivilDate,
  today: CivilDate,
): Decided {
  if (worksheet !== 'told' && worksheet !== 'answered')
    return refuse({ code: 'accountability.not-now' });
  if (!circumstances.includes(4)) return refuse({ code: 'accountability.exemption-circumstance' });
  return on > today
    ? refuse({ code: 'accountability.future-date', path: 'body.on' })
    : ok({ state: 'opened', act: 'open', event: EVENTS.open });
}

export const decideArgument = (facts: ExemptionFacts): Decided => next(facts.state, 'add-argument');

const THREE_LIMBS: readonly Limb[] = ['chapter2', 'statutory', 'deployments'];

/** Each limb has been looked at, and what speaks against was looked for: a file that can only excuse is worth nothing. */
export function decideVerifying(facts: ExemptionFacts, on: CivilDate, today: CivilDate): Decided {
  const decided = happened(facts, 'verify', on, facts.openedOn, today);
  if (!decided.ok) return decided;
  const missing = THREE_LIMBS.filter((limb) =>
    facts.argued.every((argument) => argument.limb !== limb),
  );
  if (missing.length > 0)
    return refuse({
      code: 'accountability.limbs-needed',
      values: { limbs: missing.map((limb) => LIMB_NAMES[limb]).join('、') },
    });
  if (!facts.argued.some(({ side }) => side === 'against'))
    return refuse({ code: 'accountability.against-needed' });
  return facts.argued.some(({ limb }) => limb === 'conditions')
    ? decided
    : refuse({
        code: 'accountability.limbs-needed',
        values: { limbs: LIMB_NAMES.conditions },
      });
}

const LIMB_NAMES: Readonly<Record<Limb, string>> = {
  chapter2: '本规定第二章所规定职责',
  statutory: '法律法规规定有关职责',
  deployments: '党委和政府有关工作部署',
  conditions: '履职条件（第二十五条）',
  'other-ground': '其他依据',
};

/** Collectively: two at least; exempt by a majority for it, and not exempt without one. Whoever verified does not decide. */
export function decideDeciding(
  facts: ExemptionFacts,
  input: {
    readonly on: CivilDate;
    readonly present: number;
    /** For the exemption, whatever was decided. */
    readonly votesFor: number;
    readonly result: 'exempt' | 'not-exempt';
  },
  by: {
    readonly accountId: Id<'account'>;
    readonly verifier: Id<'account'> | null;
    readonly quorum: number | null;
  },
  today: CivilDate,
): Decided {
  const decided = happened(facts, 'decide', input.on, facts.verifiedOn, today);
  if (!decided.ok) return decided;
  if (by.accountId === by.verifier) return refuse({ code: 'accountability.same-person' });
  const quorum = Math.max(by.quorum ?? 0, MANY);
  const fault =
    input.result === 'exempt'
      ? faultOfVote(input, quorum, 'body')
      : (faultOfQuorum(input, quorum, 'body') ?? faultOfFailing(input));
  return fault === undefined ? decided : refuse(fault);
}

function faultOfFailing(vote: {
  readonly present: number;
  readonly votesFor: number;
}): AccountabilityRefusal | undefined {
  return vote.votesFor * 2 > vote.present
    ? { code: 'accountability.majority-for', path: 'body.votesFor' }
    : undefined;
}

/** 集体: one alone decides nothing collectively. */
const MANY = 2;

export function decideConcluding(
  facts: ExemptionFacts,
  input: {
    readonly on: CivilDate;
    readonly personServedOn: CivilDate;
    readonly departmentServedOn: CivilDate;
  },
  today: CivilDate,
): Decided {
  const decided = happened(facts, 'conclude', input.on, facts.decidedOn, today);
  if (!decided.ok) return decided;
  for (const path of ['personServedOn', 'departmentServedOn'] as const) {
    if (input[path] > today)
      return refuse({ code: 'accountability.future-date', path: `body.${path}` });
    if (input[path] < input.on)
      return refuse({
        code: 'accountability.too-early',
        path: `body.${path}`,
        values: { on: input.on },
      });
  }
  return decided;
}

/** 澄清 follows an exemption: there is nothing to clear up where somebody is pursued. */
export function decideClarifying(facts: ExemptionFacts, on: CivilDate, today: CivilDate): Decided {
  const decided = happened(facts, 'clarify', on, facts.concludedOn, today);
  if (!decided.ok) return decided;
  return facts.result === 'exempt' ? decided : refuse({ code: 'accountability.not-now' });
}

/** By whoever opened it: what the person applied for is not the office's to take back, nor the other way round. */
export const mayWithdraw = (origin: ExemptionOrigin, side: 'subject' | 'handler' | 'decider') =>
  side === (origin === 'application' ? 'subject' : 'handler');

export type ExemptionOrigin = 'application' | 'own-motion';

export function decideWithdrawing(
  facts: ExemptionFacts,
  origin: ExemptionOrigin,
  side: 'subject' | 'handler' | 'decider',
): Decided {
  const decided = next(facts.state, 'withdraw');
  if (!decided.ok || mayWithdraw(origin, side)) return decided;
  return refuse({ code: 'accountability.not-yours-to-withdraw' });
}
