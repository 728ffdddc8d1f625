// What an act does to a finding: the next state and its event, or a refusal. Pure.
import type {
  FindingAct,
  InspectionFindingState,
  InspectionState,
  LookBackResult,
  StatementOutcome,
} from '@jinze/contracts';
import { addDays, type CivilDate, type Id, ok, type Result, refuse } from '@jinze/kernel';
import { FINDING_STAGES, FINDING_TRANSITIONS } from './inspection.states.ts';

export interface FindingRefusal {
  readonly code:
    | 'inspections.finding-not-now'
    | 'inspections.future-date'
    | 'inspections.too-early'
    | 'inspections.finding-outside-days'
    | 'inspections.due-passed'
    | 'inspections.not-later'
    | 'inspections.extension-asked'
    | 'inspections.no-extension'
    | 'inspections.extension-passed'
    | 'inspections.own-extension'
    | 'inspections.own'
    | 'inspections.own-work'
    | 'inspections.not-a-repeat'
    | 'inspections.objected'
    | 'inspections.no-objection'
    | 'inspections.objection-answered'
    | 'inspections.objection-open'
    | 'inspections.stated'
    | 'inspections.statement-late'
    | 'inspections.no-statement'
    | 'inspections.no-measure'
    | 'inspections.looked-back'
    | 'inspections.look-back-mismatch'
    | 'inspections.no-repeat'
    | 'inspections.repeat-already'
    | 'inspections.relapse-due';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface FindingFacts {
  readonly state: InspectionFindingState;
  readonly stage: InspectionState;
  readonly dueOn: CivilDate;
  readonly hasMeasure: boolean;
  readonly objection: 'none' | 'open' | 'answered';
  /** What the person it names says of it. */
  readonly statement: 'none' | 'open' | 'answered';
  readonly lookBack: LookBackResult | null;
  /** Found anew at the look-back of its own inspection. */
  readonly isRelapse: boolean;
  readonly isRepeat: boolean;
  readonly personId: Id<'person'> | null;
  /** A later day that was asked for, when, and by which account; null: none waits for its answer. */
  readonly extension: {
    readonly dueOn: CivilDate;
    readonly askedOn: CivilDate;
    readonly by: Id<'account'> | null;
  } | null;
}

export interface FindingDecision {
  readonly state: InspectionFindingState;
  readonly act: FindingAct;
  readonly event: `inspection-finding.${string}.v1`;
}
type Decided = Result<FindingDecision, FindingRefusal>;

const EVENTS: Readonly<Record<FindingAct, FindingDecision['event']>> = {
  add: 'inspection-finding.added.v1',
  change: 'inspection-finding.changed.v1',
  withdraw: 'inspection-finding.withdrawn.v1',
  'confirm-repeat': 'inspection-finding.repeat-confirmed.v1',
  'clear-repeat': 'inspection-finding.repeat-cleared.v1',
  object: 'inspection-finding.objected.v1',
  'answer-objection': 'inspection-finding.objection-answered.v1',
  state: 'inspection-finding.stated.v1',
  'answer-statement': 'inspection-finding.statement-answered.v1',
  plan: 'inspection-finding.planned.v1',
  progress: 'inspection-finding.progressed.v1',
  claim: 'inspection-finding.claimed.v1',
  verify: 'inspection-finding.closed.v1',
  return: 'inspection-finding.returned.v1',
  'ask-extension': 'inspection-finding.extension-asked.v1',
  extend: 'inspection-finding.extended.v1',
  'refuse-extension': 'inspection-finding.extension-refused.v1',
  'look-back': 'inspection-finding.looked-back.v1',
  'carry-over': 'inspection-finding.carried-over.v1',
};

export function nextOfFinding(facts: FindingFacts, act: Exclude<FindingAct, 'add'>): Decided {
  const to = FINDING_TRANSITIONS[facts.state][act];
  if (to === undefined || !FINDING_STAGES[act].includes(facts.stage))
    return refuse({ code: 'inspections.finding-not-now' });
  return ok({ state: to, act, event: EVENTS[act] });
}

export interface Noted {
  readonly foundOn: CivilDate;
  readonly dueOn: CivilDate;
}

/** Found while the group was there, and due after that. */
function faultOfNote(
  { foundOn, dueOn }: Noted,
  { arrivedOn, leftOn, today }: Around,
): FindingRefusal | undefined {
  if (foundOn > today) return { code: 'inspections.future-date', path: 'body.foundOn' };
  if (arrivedOn === null || foundOn < arrivedOn || (leftOn !== null && foundOn > leftOn))
    return {
      code: 'inspections.finding-outside-days',
      path: 'body.foundOn',
      values: { from: arrivedOn ?? '', to: leftOn ?? today },
    };
  return dueOn < foundOn ? { code: 'inspections.due-passed', path: 'body.dueOn' } : undefined;
}

export interface Around {
  readonly arrivedOn: CivilDate | null;
  readonly leftOn: CivilDate | null;
  readonly today: CivilDate;
}

export function decideAdding(stage: InspectionState, noted: Noted, around: Around): Decided {
  if (!FINDING_STAGES.add.includes(stage)) return refuse({ code: 'inspections.finding-not-now' });
  const fault = faultOfNote(noted, around);
  return fault === undefined ? ok({ state: 'open', act: 'add', event: EVENTS.add }) : refuse(fault);
}

export function decideChanging(facts: FindingFacts, noted: Noted, around: Around): Decided {
  const decided = nextOfFinding(facts, 'change');
  if (!decided.ok) return decided;
  const fault = faultOfNote(noted, around);
  return fault === undefined ? decided : refuse(fault);
}

/** One of those the system proposes: the same region and clause, of an earlier round. */
export function decideRepeat(
  facts: FindingFacts,
  repeats: string,
  proposed: readonly string[],
): Decided {
  const decided = nextOfFinding(facts, 'confirm-repeat');
  if (!decided.ok) return decided;
  if (facts.isRepeat) return refuse({ code: 'inspections.repeat-already' });
  if (proposed.includes(repeats)) return decided;
  return refuse({ code: 'inspections.not-a-repeat', path: 'body.repeats' });
}

/** Taken back: that it repeats another one was a mistake. A relapse repeats by what it is. */
export function decideClearing(facts: FindingFacts): Decided {
  const decided = nextOfFinding(facts, 'clear-repeat');
  return !decided.ok || (facts.isRepeat && !facts.isRelapse)
    ? decided
    : refuse({ code: 'inspections.no-repeat' });
}

/** Once, and in time: after the rectification only to what was found anew at the look-back. */
export const mayObject = ({
  stage,
  objection,
  isRelapse,
}: Pick<FindingFacts, 'stage' | 'objection' | 'isRelapse'>): boolean =>
  objection === 'none' && (stage === 'rectifying' || isRelapse);

export function decideObjection(facts: FindingFacts): Decided {
  if (facts.objection !== 'none') return refuse({ code: 'inspections.objected' });
  return mayObject(facts)
    ? nextOfFinding(facts, 'object')
    : refuse({ code: 'inspections.finding-not-now' });
}

/** An objection that is upheld takes the finding back. */
export function decideReply(facts: FindingFacts, isUpheld: boolean): Decided {
  if (facts.objection === 'none') return refuse({ code: 'inspections.no-objection' });
  if (facts.objection === 'answered') return refuse({ code: 'inspections.objection-answered' });
  const decided = nextOfFinding(facts, 'answer-objection');
  return decided.ok && isUpheld ? ok({ ...decided.value, state: 'withdrawn' }) : decided;
}

/** From the day they are told of it the person has as many days as the body has for its plan. */
export const stateUntil = (toldOn: CivilDate, planDays: number): CivilDate =>
  addDays(toldOn, planDays);

/** By who is named in it: once, and in time. */
export function decideStating(
  facts: FindingFacts,
  { until, today }: { readonly until: CivilDate; readonly today: CivilDate },
): Decided {
  if (facts.statement !== 'none') return refuse({ code: 'inspections.stated' });
  const decided = nextOfFinding(facts, 'state');
  return !decided.ok || today <= until
    ? decided
    : refuse({ code: 'inspections.statement-late', values: { on: until } });
}

/** It stands as it is, names the person no more, or is taken back. */
export function decideAnswer(facts: FindingFacts, outcome: StatementOutcome): Decided {
  if (facts.statement !== 'open') return refuse({ code: 'inspections.no-statement' });
  const decided = nextOfFinding(facts, 'answer-statement');
  return decided.ok && outcome === 'withdrawn'
    ? ok({ ...decided.value, state: 'withdrawn' })
    : decided;
}

export function decideClaim(facts: FindingFacts): Decided {
  const decided = nextOfFinding(facts, 'claim');
  if (!decided.ok) return decided;
  if (facts.objection === 'open') return refuse({ code: 'inspections.objection-open' });
  return facts.hasMeasure ? decided : refuse({ code: 'inspections.no-measure' });
}

/** One at a time, for a day still to come; until it is approved the day before it counts. */
export function decideAskingExtension(
  facts: FindingFacts,
  dueOn: CivilDate,
  today: CivilDate,
): Decided {
  const decided = nextOfFinding(facts, 'ask-extension');
  if (!decided.ok) return decided;
  if (facts.extension !== null) return refuse({ code: 'inspections.extension-asked' });
  const last = facts.dueOn > today ? facts.dueOn : today;
  return dueOn > last
    ? decided
    : refuse({ code: 'inspections.not-later', path: 'body.dueOn', values: { on: last } });
}

/** By another account than asked; `on` is the day of the approval, which answers the asking. */
export function decideExtension(
  facts: FindingFacts,
  accountId: Id<'account'> | null,
  { on, today }: { readonly on: CivilDate; readonly today: CivilDate },
): Decided {
  const { extension } = facts;
  if (extension === null) return refuse({ code: 'inspections.no-extension' });
  if (accountId !== null && extension.by === accountId)
    return refuse({ code: 'inspections.own-extension' });
  if (on > today) return refuse({ code: 'inspections.future-date', path: 'body.on' });
  if (on < extension.askedOn)
    return refuse({
      code: 'inspections.too-early',
      path: 'body.on',
      values: { on: extension.askedOn },
    });
  // Nobody puts a deadline off to a day that had passed when they approved it; approved in time it counts, however late it is recorded.
  if (on > extension.dueOn)
    return refuse({
      code: 'inspections.extension-passed',
      path: 'body.on',
      values: { on: extension.dueOn },
    });
  return nextOfFinding(facts, 'extend');
}

export const decideRefusingExtension = (facts: FindingFacts): Decided =>
  facts.extension === null
    ? refuse({ code: 'inspections.no-extension' })
    : nextOfFinding(facts, 'refuse-extension');

/** What was closed has held or relapsed; what was not is still open. A relapse is due anew. */
export function decideLookedAt(
  facts: FindingFacts,
  { result, dueOn }: { readonly result: LookBackResult; readonly dueOn: CivilDate | null },
  today: CivilDate,
): Decided {
  const decided = nextOfFinding(facts, 'look-back');
  if (!decided.ok) return decided;
  if (facts.lookBack !== null || facts.isRelapse)
    return refuse({ code: 'inspections.looked-back' });
  if ((facts.state === 'closed') === (result === 'still-open'))
    return refuse({ code: 'inspections.look-back-mismatch', path: 'body.result' });
  if (result === 'relapsed' && (dueOn === null || dueOn <= today))
    return refuse({ code: 'inspections.relapse-due', path: 'body.dueOn' });
  return decided;
}
