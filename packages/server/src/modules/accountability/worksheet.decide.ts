// What an act does to a person's worksheet: the next state and its event, or a refusal. Pure.
import type {
  ExemptionState,
  MeasureGiven,
  WorksheetAct,
  WorksheetContent,
  WorksheetState,
} from '@jinze/contracts';
import { type CivilDate, type Id, ok, type Result, refuse } from '@jinze/kernel';
import type { AccountabilityRefusal } from './accountability.refusal.ts';
import { faultOfMeasures } from './measures-given.decide.ts';
import { faultOfVote, type Vote } from './vote.decide.ts';
import { WORKSHEET_TRANSITIONS } from './worksheet.states.ts';

export interface WorksheetDecision {
  readonly state: WorksheetState;
  readonly act: WorksheetAct;
  readonly event: `worksheet.${string}.v1`;
}
type Decided = Result<WorksheetDecision, AccountabilityRefusal>;

const EVENTS: Readonly<Record<WorksheetAct, WorksheetDecision['event']>> = {
  add: 'worksheet.added.v1',
  freeze: 'worksheet.frozen.v1',
  save: 'worksheet.saved.v1',
  tell: 'worksheet.told.v1',
  state: 'worksheet.answered.v1',
  propose: 'worksheet.proposed.v1',
  return: 'worksheet.returned.v1',
  decide: 'worksheet.decided.v1',
  drop: 'worksheet.dropped.v1',
};

/** What a decision needs to know of the worksheet. */
export interface WorksheetFacts {
  readonly state: WorksheetState;
  /** The newest content and the one the person was told of. */
  readonly content: number;
  readonly toldContent: number | null;
  /** Of the case: nobody was told of it before. */
  readonly openedOn: CivilDate;
  readonly toldOn: CivilDate | null;
  readonly answerBy: CivilDate | null;
  readonly lastStatementOn: CivilDate | null;
  readonly isFrozen: boolean;
  readonly exemption: {
    readonly state: ExemptionState;
    readonly result: 'exempt' | 'not-exempt' | null;
  } | null;
  readonly circumstances: readonly number[];
}

function next(state: WorksheetState, act: Exclude<WorksheetAct, 'add'>): Decided {
  const to = WORKSHEET_TRANSITIONS[state][act];
  return to === undefined
    ? refuse({ code: 'accountability.not-now' })
    : ok({ state: to, act, event: EVENTS[act] });
}

function dayFault(
  on: CivilDate,
  today: CivilDate,
  after: CivilDate | null,
  path: string,
): AccountabilityRefusal | undefined {
  if (on > today) return { code: 'accountability.future-date', path };
  if (after !== null && on < after)
    return { code: 'accountability.too-early', path, values: { on: after } };
  return undefined;
}

/** A decision takes effect on its day or later. */
function effectFault(
  effectiveOn: CivilDate | null,
  on: CivilDate,
): AccountabilityRefusal | undefined {
  return effectiveOn !== null && effectiveOn < on
    ? { code: 'accountability.too-early', path: 'body.effectiveOn', values: { on } }
    : undefined;
}

/** Not done is said by a named reviewer with reasons; a factor that is known has its reason. */
function faultOfContent(content: WorksheetContent): AccountabilityRefusal | undefined {
  for (const list of ['findings', 'statutory'] as const)
    for (const [index, { state, reviewer, reasons }] of (content[list] ?? []).entries())
      if (state === 'not-met' && (reviewer === null || reasons === null))
        return { code: 'accountability.reviewer-needed', path: `body.${list}.${index}.reviewer` };
  for (const [index, { state, reasons }] of (content.deployments ?? []).entries())
    if (state === 'not-carried-out' && reasons === null)
      return { code: 'accountability.reasons-needed', path: `body.deployments.${index}.reasons` };
  const factors = new Set<string>();
  for (const [index, { factor, value, reasons }] of content.factors.entries()) {
    if (factors.has(factor))
      return { code: 'accountability.factor-twice', path: `body.factors.${index}` };
    factors.add(factor);
    if (value !== 'unknown' && reasons === null)
      return { code: 'accountability.reasons-needed', path: `body.factors.${index}.reasons` };
  }
  return undefined;
}

/** Once: what comes later is no longer the evidence as it stood. */
export function decideFreezing(state: WorksheetState, isFrozen: boolean): Decided {
  return isFrozen ? refuse({ code: 'accountability.not-now' }) : next(state, 'freeze');
}

export function decideSaving(facts: WorksheetFacts, content: WorksheetContent): Decided {
  const decided = next(facts.state, 'save');
  if (!decided.ok) return decided;
  const fault = faultOfContent(content);
  return fault === undefined ? decided : refuse(fault);
}

/** The person is told of circumstances, with time to answer. */
export function decideTelling(
  facts: WorksheetFacts,
  input: { readonly on: CivilDate; readonly answerBy: CivilDate },
  today: CivilDate,
): Decided {
  const decided = next(facts.state, 'tell');
  if (!decided.ok) return decided;
  if (facts.circumstances.length === 0) return refuse({ code: 'accountability.no-circumstance' });
  const fault = dayFault(input.on, today, facts.openedOn, 'body.on');
  if (fault !== undefined) return refuse(fault);
  // The time to answer lies ahead, also where a paper told them before it was entered here.
  return input.answerBy <= today
    ? refuse({
        code: 'accountability.too-early',
        path: 'body.answerBy',
        values: { on: today },
      })
    : decided;
}

export function decideStating(facts: WorksheetFacts, on: CivilDate, today: CivilDate): Decided {
  const decided = next(facts.state, 'state');
  if (!decided.ok) return decided;
  const fault = dayFault(on, today, facts.toldOn, 'body.on');
  return fault === undefined ? decided : refuse(fault);
}

export interface Proposed {
  readonly outcome: 'pursue' | 'not-pursue';
  readonly ground: 'article-23' | 'other' | null;
  readonly measures: readonly MeasureGiven[];
  readonly weight: string | null;
  readonly weightReason: string | null;
}

/** Measures that are closed on these facts, as the rules say it: by id, with what stands in the way. */
export type ClosedMeasures = ReadonlyMap<string, string>;

function faultOfOutcome(
  { outcome, ground, measures, weight, weightReason }: Proposed,
  on: CivilDate,
  closed: ClosedMeasures,
): AccountabilityRefusal | undefined {
  if ((weight === null) !== (weightReason === null))
    return { code: 'accountability.weight-reason', path: 'body.weightReason' };
  if (outcome === 'not-pursue') {
    if (ground === null) return { code: 'accountability.ground-needed', path: 'body.ground' };
    return measures.length > 0
      ? { code: 'accountability.measures-not-wanted', path: 'body.measures' }
      : undefined;
  }
  if (measures.length === 0)
    return { code: 'accountability.measures-needed', path: 'body.measures' };
  const fault = faultOfMeasures(measures, on);
  if (fault !== undefined) return fault;
  for (const [index, { measure }] of measures.entries()) {
    const because = closed.get(measure);
    if (because !== undefined)
      return {
        code: 'accountability.measure-not-open',
        path: `body.measures.${index}`,
        values: { because },
      };
  }
  return undefined;
}

/** What art. 23 answers is circumstance 4 alone: who is also held for another is not let off by it. */
const isOnlyAccident = (circumstances: readonly number[]) =>
  circumstances.length > 0 && circumstances.every((number) => number === 4);

function faultOfExemption(
  facts: WorksheetFacts,
  { outcome, ground }: Proposed,
): AccountabilityRefusal | undefined {
  const { exemption } = facts;
  if (outcome === 'not-pursue' && ground === 'article-23') {
    if (!isOnlyAccident(facts.circumstances))
      return { code: 'accountability.exemption-circumstance', path: 'body.ground' };
    if (exemption?.result !== 'exempt')
      return { code: 'accountability.exemption-needed', path: 'body.ground' };
  }
  if (outcome === 'pursue' && exemption?.result === 'exempt' && isOnlyAccident(facts.circumstances))
    return { code: 'accountability.exempted', path: 'body.outcome' };
  return undefined;
}

/** After the person has been heard on just this content, on frozen evidence. */
export function decideProposing(
  facts: WorksheetFacts,
  input: Proposed & { readonly withoutAnswer: string | null },
  today: CivilDate,
  closed: ClosedMeasures,
): Decided {
  const decided = next(facts.state, 'propose');
  if (!decided.ok) return decided;
  if (facts.toldContent !== facts.content)
    return refuse({ code: 'accountability.content-changed' });
  if (!facts.isFrozen) return refuse({ code: 'accountability.not-frozen' });
  if (facts.exemption !== null && facts.exemption.result === null)
    return refuse({ code: 'accountability.exemption-open' });
  const { answerBy } = facts;
  if (
    facts.state === 'told' &&
    answerBy !== null &&
    answerBy >= today &&
    input.withoutAnswer === null
  )
    return refuse({
      code: 'accountability.answer-awaited',
      path: 'body.withoutAnswer',
      values: { on: answerBy },
    });
  const fault = faultOfOutcome(input, today, closed) ?? faultOfExemption(facts, input);
  return fault === undefined ? decided : refuse(fault);
}

export function decideReturning(
  facts: WorksheetFacts,
  input: { readonly on: CivilDate; readonly proposedOn: CivilDate },
  today: CivilDate,
): Decided {
  const decided = next(facts.state, 'return');
  if (!decided.ok) return decided;
  const fault = dayFault(input.on, today, input.proposedOn, 'body.on');
  if (fault !== undefined) return refuse(fault);
  // Who never answered is not made to have answered by a return.
  return ok({
    ...decided.value,
    state: facts.lastStatementOn === null ? 'told' : 'answered',
  });
}

/** 因发生生产安全事故被追究领导责任 is circumstance 4, of somebody pursued, and not what art. 23 lets off. */
export function faultOfAccident({
  isPursued,
  isExempt,
  circumstances,
}: {
  readonly isPursued: boolean;
  readonly isExempt: boolean;
  readonly circumstances: readonly number[];
}): AccountabilityRefusal | undefined {
  return isPursued && !isExempt && circumstances.includes(4)
    ? undefined
    : { code: 'accountability.not-because-accident', path: 'body.becauseAccident' };
}

/** What a decision is for: who is pursued beside an exemption is not pursued for the accident. */
export function heldCircumstances(
  { exemption, circumstances }: Pick<WorksheetFacts, 'exemption' | 'circumstances'>,
  outcome: Proposed['outcome'],
): number[] {
  const isLetOff = outcome === 'pursue' && exemption?.result === 'exempt';
  return [...new Set(circumstances)].filter((number) => !(isLetOff && number === 4));
}

/**
 * By another account than any that proposed or verified, on a day from the proposal on, with the quorum that was set;
 * the procedure of art. 23 is at its end before.
 */
export function decideDeciding(
  facts: WorksheetFacts,
  input: Proposed & {
    readonly on: CivilDate;
    readonly effectiveOn: CivilDate | null;
    readonly becauseAccident: boolean;
    readonly vote: Vote | null;
  },
  by: {
    readonly accountId: Id<'account'>;
    readonly proposers: readonly Id<'account'>[];
    readonly proposedOn: CivilDate;
    readonly quorum: number | null;
  },
  today: CivilDate,
  closed: ClosedMeasures,
): Decided {
  const decided = next(facts.state, 'decide');
  if (!decided.ok) return decided;
  if (by.proposers.includes(by.accountId)) return refuse({ code: 'accountability.same-person' });
  const { exemption } = facts;
  if (exemption !== null && !['concluded', 'clarified', 'withdrawn'].includes(exemption.state))
    return refuse({ code: 'accountability.exemption-open' });
  const fault =
    dayFault(input.on, today, by.proposedOn, 'body.on') ??
    faultOfOutcome(input, input.on, closed) ??
    faultOfExemption(facts, input) ??
    (input.becauseAccident
      ? faultOfAccident({
          isPursued: input.outcome === 'pursue',
          isExempt: exemption?.result === 'exempt',
          circumstances: facts.circumstances,
        })
      : undefined) ??
    effectFault(input.effectiveOn, input.on) ??
    faultOfVote(input.vote, by.quorum, 'body.vote');
  return fault === undefined ? decided : refuse(fault);
}

export function decideDropping(facts: WorksheetFacts): Decided {
  if (
    facts.exemption !== null &&
    !['withdrawn', 'concluded', 'clarified'].includes(facts.exemption.state)
  )
    return refuse({ code: 'accountability.exemption-open' });
  return next(facts.state, 'drop');
}
