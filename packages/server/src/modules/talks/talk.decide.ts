// What an act does to a talk: the next state and its event, or a refusal. Pure.
import type { TalkAct, TalkOverdue, TalkState } from '@jinze/contracts';
import {
  type CivilDate,
  LEVELS,
  type Level,
  type OrganKind,
  type Outcome,
  ok,
  type Result,
  refuse,
} from '@jinze/kernel';
import { TALK_TRANSITIONS } from './talk.states.ts';

/** What a decision needs to know of the talk. */
export interface TalkFacts {
  readonly state: TalkState;
  /** DESIGN §3 (10): who is talked to belongs to a lower party committee or government. */
  readonly needsApproval: boolean;
  readonly approvedOn: CivilDate | null;
  readonly noticeOn: CivilDate | null;
  readonly meetOn: CivilDate | null;
  readonly heldOn: CivilDate | null;
  readonly dueOn: CivilDate | null;
  /** Of the last report, and of its verification. */
  readonly reportedOn: CivilDate | null;
  readonly returnedOn: CivilDate | null;
}

export interface TalkRefusal {
  readonly code:
    | 'talks.not-now'
    | 'talks.future-date'
    | 'talks.approval-needed'
    | 'talks.too-early'
    | 'talks.meets-before-notice'
    | 'talks.note-needed'
    | 'talks.due-before'
    | 'talks.trigger-gone'
    | 'talks.reason-needed'
    | 'talks.not-below'
    | 'talks.other-region';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface TalkDecision {
  readonly state: TalkState;
  readonly act: TalkAct;
  readonly event: `talk.${string}.v1`;
}
type Decided = Result<TalkDecision, TalkRefusal>;

const EVENTS: Readonly<Record<TalkAct, TalkDecision['event']>> = {
  propose: 'talk.proposed.v1',
  change: 'talk.changed.v1',
  approve: 'talk.approved.v1',
  notify: 'talk.notified.v1',
  hold: 'talk.held.v1',
  report: 'talk.reported.v1',
  verify: 'talk.closed.v1',
  return: 'talk.returned.v1',
  withdraw: 'talk.withdrawn.v1',
};

function next({ state }: Pick<TalkFacts, 'state'>, act: TalkAct): Decided {
  const to = TALK_TRANSITIONS[state][act];
  return to === undefined
    ? refuse({ code: 'talks.not-now' })
    : ok({ state: to, act, event: EVENTS[act] });
}

/** A day of something that has happened: not to come, and not before what it follows. */
function dayFault(
  on: CivilDate,
  today: CivilDate,
  after: CivilDate | null,
): TalkRefusal | undefined {
  if (on > today) return { code: 'talks.future-date', path: 'body.on' };
  if (after !== null && on < after)
    return { code: 'talks.too-early', path: 'body.on', values: { on: after } };
  return undefined;
}

function happened(
  facts: TalkFacts,
  act: TalkAct,
  on: CivilDate,
  today: CivilDate,
  after: CivilDate | null,
): Decided {
  const decided = next(facts, act);
  if (!decided.ok) return decided;
  const fault = dayFault(on, today, after);
  return fault === undefined ? decided : refuse(fault);
}

export interface Subject {
  readonly organKind: OrganKind;
  readonly level: Level;
  readonly regionPath: string;
}

const LEADS: readonly OrganKind[] = ['party-committee', 'government', 'township'];

/** Whom an office talks to: who is below it, or a body of its own level that does not lead it. */
function isBelow(subject: Subject, issuer: { readonly level: Level; readonly regionPath: string }) {
  if (!subject.regionPath.startsWith(issuer.regionPath)) return false;
  const isLower = LEVELS.indexOf(subject.level) > LEVELS.indexOf(issuer.level);
  return isLower || (subject.level === issuer.level && !LEADS.includes(subject.organKind));
}

/** A ground that a rule gives, as it was found just now; undefined: the accidents no longer give it. */
export interface FoundTrigger {
  readonly outcome: Outcome;
  readonly regionPath: string;
}

/** Nobody is talked to by their own office for what is theirs; where a rule cannot tell, the office says why it decides so. */
export function decideProposal(
  subject: Subject,
  issuer: { readonly level: Level; readonly regionPath: string },
  ground: 'stated' | { readonly trigger: FoundTrigger | undefined; readonly reason: string | null },
): Decided {
  if (!isBelow(subject, issuer)) return refuse({ code: 'talks.not-below', path: 'body.subject' });
  if (ground !== 'stated') {
    const { trigger, reason } = ground;
    if (trigger === undefined || trigger.outcome === 'does-not-apply')
      return refuse({ code: 'talks.trigger-gone', path: 'body.ground' });
    if (!subject.regionPath.startsWith(trigger.regionPath))
      return refuse({ code: 'talks.other-region', path: 'body.subject' });
    if (trigger.outcome === 'cannot-tell' && reason === null)
      return refuse({ code: 'talks.reason-needed', path: 'body.ground.reason' });
  }
  return ok({ state: 'proposed', act: 'propose', event: EVENTS.propose });
}

export function decideChange(facts: TalkFacts): Decided {
  return next(facts, 'change');
}

export function decideApproval(facts: TalkFacts, on: CivilDate, today: CivilDate): Decided {
  return happened(facts, 'approve', on, today, null);
}

/** To a lower party committee or government nothing goes out before it is approved. A day that is moved is explained. */
export function decideNotice(
  facts: TalkFacts,
  input: { readonly on: CivilDate; readonly meetOn: CivilDate; readonly note: string | null },
  today: CivilDate,
): Decided {
  const isMoved = facts.state === 'notified';
  const after = isMoved ? facts.noticeOn : facts.approvedOn;
  const decided = happened(facts, 'notify', input.on, today, after);
  if (!decided.ok) return decided;
  if (facts.needsApproval && facts.approvedOn === null)
    return refuse({ code: 'talks.approval-needed' });
  if (input.meetOn < input.on)
    return refuse({ code: 'talks.meets-before-notice', path: 'body.meetOn' });
  if (!isMoved) return decided;
  return input.note === null
    ? refuse({ code: 'talks.note-needed', path: 'body.note' })
    : ok({ ...decided.value, event: 'talk.rescheduled.v1' });
}

/** The measures have a last day, which lies behind the talk. */
export function decideHolding(
  facts: TalkFacts,
  input: { readonly on: CivilDate; readonly dueOn: CivilDate },
  today: CivilDate,
): Decided {
  const decided = happened(facts, 'hold', input.on, today, facts.noticeOn);
  if (!decided.ok) return decided;
  return input.dueOn < input.on
    ? refuse({ code: 'talks.due-before', path: 'body.deadline', values: { on: input.on } })
    : decided;
}

export function decideReport(facts: TalkFacts, on: CivilDate, today: CivilDate): Decided {
  return happened(facts, 'report', on, today, facts.returnedOn ?? facts.heldOn);
}

/** Passed, it is closed; returned, the report is waited for until another day. */
export function decideVerification(
  facts: TalkFacts,
  input: { readonly on: CivilDate; readonly returnedUntil: CivilDate | undefined },
  today: CivilDate,
): Decided {
  const { on, returnedUntil } = input;
  const act = returnedUntil === undefined ? 'verify' : 'return';
  const decided = happened(facts, act, on, today, facts.reportedOn);
  if (!decided.ok) return decided;
  return returnedUntil !== undefined && returnedUntil < on
    ? refuse({ code: 'talks.due-before', path: 'body.result.deadline', values: { on } })
    : decided;
}

export function decideWithdrawal(facts: TalkFacts): Decided {
  return next(facts, 'withdraw');
}

/** What has been let pass by today: the day of the talk without its minutes, or the day of the report. */
export function overdueOf(
  { state, meetOn, dueOn }: Pick<TalkFacts, 'state' | 'meetOn' | 'dueOn'>,
  today: CivilDate,
): TalkOverdue | null {
  if (state === 'notified') return meetOn !== null && meetOn < today ? 'talk' : null;
  if (state === 'held' || state === 'returned')
    return dueOn !== null && dueOn < today ? 'report' : null;
  return null;
}
