// What an act does to a decision in force: the next state and its event, or a refusal. Pure.
import type { DecisionAct, DecisionState, MeasureGiven } from '@jinze/contracts';
import { type CivilDate, ok, type Result, refuse } from '@jinze/kernel';
import type { AccountabilityRefusal } from './accountability.refusal.ts';
import { DECISION_TRANSITIONS } from './decision.states.ts';
import { faultOfMeasures } from './measures-given.decide.ts';
import { faultOfAccident } from './worksheet.decide.ts';

export interface DecisionOfDecision {
  readonly state: DecisionState;
  readonly act: DecisionAct;
  readonly event: `accountability-decision.${string}.v1`;
}
type Decided = Result<DecisionOfDecision, AccountabilityRefusal>;

const EVENTS: Readonly<Record<DecisionAct, DecisionOfDecision['event']>> = {
  record: 'accountability-decision.recorded.v1',
  serve: 'accountability-decision.served.v1',
  appeal: 'accountability-decision.appealed.v1',
  'answer-appeal': 'accountability-decision.appeal-answered.v1',
  change: 'accountability-decision.changed.v1',
  restore: 'accountability-decision.restored.v1',
  revoke: 'accountability-decision.revoked.v1',
  withdraw: 'accountability-decision.withdrawn.v1',
};

export interface DecisionFacts {
  readonly state: DecisionState;
  readonly origin: 'here' | 'elsewhere';
  readonly outcome: 'pursued' | 'not-pursued';
  readonly decidedOn: CivilDate;
  readonly servedOn: CivilDate | null;
  readonly openAppealOn: CivilDate | null;
  readonly measures: readonly { readonly number: number; readonly isRestored: boolean }[];
}

function happened(
  facts: DecisionFacts,
  act: Exclude<DecisionAct, 'record'>,
  on: CivilDate,
  after: CivilDate,
  today: CivilDate,
): Decided {
  const [to] = DECISION_TRANSITIONS[facts.state][act] ?? [];
  if (to === undefined) return refuse({ code: 'accountability.not-now' });
  if (on > today) return refuse({ code: 'accountability.future-date', path: 'body.on' });
  return on < after
    ? refuse({ code: 'accountability.too-early', path: 'body.on', values: { on: after } })
    : ok({ state: to, act, event: EVENTS[act] });
}

export interface Registered {
  readonly outcome: 'pursued' | 'not-pursued';
  readonly ground: 'article-23' | 'other' | null;
  readonly measures: readonly MeasureGiven[];
  readonly weight: string | null;
  readonly weightReason: string | null;
  readonly decidedOn: CivilDate;
  readonly effectiveOn: CivilDate | null;
  readonly servedOn: CivilDate | null;
  readonly circumstances: readonly number[];
  readonly becauseAccident: boolean;
  /** The day of the accident it names, where the register has it. */
  readonly accidentOn: CivilDate | null;
}

/** One made elsewhere, as its paper says it. */
export function decideRegistering(input: Registered, today: CivilDate): Decided {
  const { outcome, ground, measures, weight, weightReason, decidedOn } = input;
  for (const path of ['decidedOn', 'servedOn'] as const) {
    const on = input[path];
    if (on !== null && on > today)
      return refuse({ code: 'accountability.future-date', path: `body.${path}` });
  }
  for (const path of ['effectiveOn', 'servedOn'] as const) {
    const on = input[path];
    if (on !== null && on < decidedOn)
      return refuse({
        code: 'accountability.too-early',
        path: `body.${path}`,
        values: { on: decidedOn },
      });
  }
  const { accidentOn, circumstances } = input;
  if (accidentOn !== null && decidedOn < accidentOn)
    return refuse({
      code: 'accountability.too-early',
      path: 'body.decidedOn',
      values: { on: accidentOn },
    });
  // What its paper does not say is not held against it.
  const held = circumstances.length === 0 ? [4] : circumstances;
  const isPursued = outcome === 'pursued';
  const ofAccident = { isPursued, isExempt: false, circumstances: held };
  const notOfAccident = input.becauseAccident ? faultOfAccident(ofAccident) : undefined;
  if (notOfAccident !== undefined) return refuse(notOfAccident);
  if ((weight === null) !== (weightReason === null))
    return refuse({ code: 'accountability.weight-reason', path: 'body.weightReason' });
  if ((outcome === 'not-pursued') !== (ground !== null))
    return refuse({ code: 'accountability.ground-needed', path: 'body.ground' });
  if (outcome === 'not-pursued' && measures.length > 0)
    return refuse({ code: 'accountability.measures-not-wanted', path: 'body.measures' });
  if (outcome === 'pursued' && measures.length === 0)
    return refuse({ code: 'accountability.measures-needed', path: 'body.measures' });
  const fault = faultOfMeasures(measures, decidedOn);
  return fault === undefined
    ? ok({ state: 'in-force', act: 'record', event: EVENTS.record })
    : refuse(fault);
}

/** Once: from that day on appeals run. */
export function decideServing(facts: DecisionFacts, on: CivilDate, today: CivilDate): Decided {
  const decided = happened(facts, 'serve', on, facts.decidedOn, today);
  if (!decided.ok || facts.servedOn === null) return decided;
  return refuse({ code: 'accountability.already-served' });
}

/** One at a time: who appeals again waits for the answer to the first. */
export function decideAppealing(facts: DecisionFacts, on: CivilDate, today: CivilDate): Decided {
  const decided = happened(facts, 'appeal', on, facts.servedOn ?? facts.decidedOn, today);
  if (!decided.ok) return decided;
  return facts.openAppealOn === null ? decided : refuse({ code: 'accountability.appeal-open' });
}

/** Upheld, it stays in force; changed, another takes its place; revoked, it no longer counts. */
export function decideAnswering(
  facts: DecisionFacts,
  input: {
    readonly on: CivilDate;
    readonly result: 'upheld' | 'changed' | 'revoked';
    readonly measures: readonly MeasureGiven[];
  },
  today: CivilDate,
): Decided {
  if (facts.openAppealOn === null) return refuse({ code: 'accountability.no-appeal' });
  const decided = happened(facts, 'answer-appeal', input.on, facts.openAppealOn, today);
  if (!decided.ok) return decided;
  const { result, measures } = input;
  if (result !== 'changed' && measures.length > 0)
    return refuse({ code: 'accountability.measures-not-wanted', path: 'body.measures' });
  const fault = result === 'changed' ? faultOfChange(measures, input.on) : undefined;
  return fault === undefined
    ? ok({ ...decided.value, state: result === 'upheld' ? 'in-force' : result })
    : refuse(fault);
}

function faultOfChange(measures: readonly MeasureGiven[], on: CivilDate) {
  return measures.length === 0
    ? ({ code: 'accountability.measures-needed', path: 'body.measures' } as const)
    : faultOfMeasures(measures, on);
}

/**
 * By the organ itself, without an appeal: another takes its place. While an appeal is open its answer says what
 * becomes of the decision; who was not pursued is pursued only in a case.
 */
export function decideChanging(
  facts: DecisionFacts,
  input: { readonly on: CivilDate; readonly measures: readonly MeasureGiven[] },
  today: CivilDate,
): Decided {
  const decided = happened(facts, 'change', input.on, facts.decidedOn, today);
  if (!decided.ok) return decided;
  if (facts.outcome === 'not-pursued')
    return refuse({ code: 'accountability.measures-not-wanted', path: 'body.measures' });
  if (facts.openAppealOn !== null) return refuse({ code: 'accountability.appeal-open' });
  const fault = faultOfChange(input.measures, input.on);
  return fault === undefined ? decided : refuse(fault);
}

/** Without an appeal; an open one is answered, with this result where it is that. */
export function decideRevoking(facts: DecisionFacts, on: CivilDate, today: CivilDate): Decided {
  return withoutAppeal(facts, happened(facts, 'revoke', on, facts.decidedOn, today));
}

const withoutAppeal = ({ openAppealOn }: DecisionFacts, decided: Decided): Decided =>
  decided.ok && openAppealOn !== null ? refuse({ code: 'accountability.appeal-open' }) : decided;

/** 恢复 is never automatic: the end of a bar restores nothing. */
export function decideRestoring(
  facts: DecisionFacts,
  input: { readonly number: number; readonly on: CivilDate },
  today: CivilDate,
): Decided {
  const decided = happened(facts, 'restore', input.on, facts.decidedOn, today);
  if (!decided.ok) return decided;
  const measure = facts.measures.find(({ number }) => number === input.number);
  if (measure === undefined)
    return refuse({ code: 'accountability.no-such-measure', path: 'body.number' });
  return measure.isRestored
    ? refuse({ code: 'accountability.already-restored', path: 'body.number' })
    : decided;
}

/** Registered by mistake. What was decided here happened; it is revoked or changed, not withdrawn. */
export function decideWithdrawing(facts: DecisionFacts): Decided {
  if (facts.origin === 'here') return refuse({ code: 'accountability.made-here' });
  const [to] = DECISION_TRANSITIONS[facts.state].withdraw ?? [];
  return to === undefined
    ? refuse({ code: 'accountability.not-now' })
    : withoutAppeal(facts, ok({ state: to, act: 'withdraw', event: EVENTS.withdraw }));
}
