// What an act does to a task: the next state and its event, or a refusal. Pure.
import { type IssuingOffice, OPEN_TASK_STATES, type TaskState } from '@jinze/contracts';
import { type CivilDate, ok, type Result, refuse } from '@jinze/kernel';
import { overdueDays } from './deadline.decide.ts';
import { STEP_OF, TASK_TRANSITIONS, type TaskStep } from './task.states.ts';

/** What a decision needs to know of the task. */
export interface TaskFacts {
  readonly state: TaskState;
  readonly office: IssuingOffice;
  readonly dueOn: CivilDate;
  readonly repliedOn: CivilDate | null;
  /** Names of the bodies for which DESIGN §3 (10) demands an approval and a place in the plan. */
  readonly approvalNeededFor: readonly string[];
  readonly isApproved: boolean;
  readonly isPlanned: boolean;
  /** Townships whose list does not have this, and nothing is said why it is asked all the same. */
  readonly townshipsToExplain: readonly string[];
  readonly hasExtensionAsked: boolean;
  /** Parts of it that are still to be answered or closed. */
  readonly openBranches: number;
  /** What it is a part of. */
  readonly parent: { readonly dueOn: CivilDate; readonly hasEnded: boolean } | null;
}

/** In which capacity somebody acts: whose parties their scope covers, and the offices they act for. */
export interface Standing {
  readonly isIssuer: boolean;
  readonly isLead: boolean;
  readonly isAssisting: boolean;
  readonly offices: readonly IssuingOffice[];
}

export interface TaskRefusal {
  readonly code:
    | 'supervision.not-in-state'
    | 'supervision.not-issuer'
    | 'supervision.other-office'
    | 'supervision.not-asked'
    | 'supervision.approval-needed'
    | 'supervision.plan-needed'
    | 'supervision.future-date'
    | 'supervision.township-outside'
    | 'supervision.already-held'
    | 'supervision.extension-late'
    | 'supervision.extension-waits'
    | 'supervision.extension-none'
    | 'supervision.extension-not-later'
    | 'supervision.return-needs-day'
    | 'supervision.return-day-passed'
    | 'supervision.due-after-parent'
    | 'supervision.parent-ended'
    | 'supervision.branches-open'
    | 'supervision.not-overdue-enough';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface TaskDecision {
  readonly state: TaskState;
  readonly event: `task.${string}.v1`;
}
type Decided = Result<TaskDecision, TaskRefusal>;

const EVENTS: Readonly<Record<TaskStep, TaskDecision['event']>> = {
  change: 'task.changed.v1',
  approve: 'task.approved.v1',
  issue: 'task.issued.v1',
  accept: 'task.accepted.v1',
  progress: 'task.progressed.v1',
  'ask-extension': 'task.extension-asked.v1',
  'decide-extension': 'task.extension-decided.v1',
  reply: 'task.replied.v1',
  return: 'task.returned.v1',
  close: 'task.closed.v1',
  withdraw: 'task.withdrawn.v1',
  split: 'task.split.v1',
  escalate: 'task.escalated.v1',
  transfer: 'task.transferred.v1',
};

/** Whether the standing is enough for the step; the system asks nobody. */
export function refusalOfStanding(
  office: IssuingOffice,
  step: TaskStep,
  standing: Standing,
): TaskRefusal | undefined {
  switch (STEP_OF[step]) {
    case 'issuer':
      if (!standing.isIssuer) return { code: 'supervision.not-issuer' };
      return standing.offices.includes(office) ? undefined : { code: 'supervision.other-office' };
    case 'lead':
      return standing.isLead ? undefined : { code: 'supervision.not-asked' };
    case 'asked':
      return standing.isLead || standing.isAssisting
        ? undefined
        : { code: 'supervision.not-asked' };
    case 'system':
      return undefined;
  }
}

/** The act alone: by whom it may be done, and in which state. */
export function decideStep(
  facts: Pick<TaskFacts, 'state' | 'office'>,
  step: TaskStep,
  standing: Standing,
): Decided {
  const refusal = refusalOfStanding(facts.office, step, standing);
  if (refusal !== undefined) return refuse(refusal);
  const state = TASK_TRANSITIONS[facts.state][step];
  return state === undefined
    ? refuse({ code: 'supervision.not-in-state' })
    : ok({ state, event: EVENTS[step] });
}

/** Agreed to by a meeting or a person with the power, with number and day. */
export function decideApproval(
  facts: TaskFacts,
  standing: Standing,
  input: { readonly on: CivilDate; readonly plan: string | null },
  today: CivilDate,
): Decided {
  if (input.on > today) return refuse({ code: 'supervision.future-date', path: 'body.on' });
  if (facts.approvalNeededFor.length > 0 && input.plan === null)
    return refuse({
      code: 'supervision.plan-needed',
      path: 'body.plan',
      values: { names: facts.approvalNeededFor.join('、') },
    });
  return decideStep(facts, 'approve', standing);
}

/** Going out: nothing that others have to agree to is missing, and nothing is asked for a second time without a word. */
export function decideIssue(
  facts: TaskFacts,
  standing: Standing,
  held: { readonly count: number; readonly isExplained: boolean },
): Decided {
  const decided = decideStep(facts, 'issue', standing);
  if (!decided.ok) return decided;
  if (facts.parent?.hasEnded === true) return refuse({ code: 'supervision.parent-ended' });
  const names = facts.approvalNeededFor.join('、');
  if (names !== '' && !facts.isApproved)
    return refuse({ code: 'supervision.approval-needed', values: { names } });
  if (names !== '' && !facts.isPlanned)
    return refuse({ code: 'supervision.plan-needed', values: { names } });
  const [township] = facts.townshipsToExplain;
  if (township !== undefined)
    return refuse({ code: 'supervision.township-outside', values: { name: township } });
  if (held.count > 0 && !held.isExplained)
    return refuse({ code: 'supervision.already-held', values: { count: held.count } });
  return decided;
}

/** Asked for on the last day at the latest, and for a later day. */
export function decideAsking(
  facts: TaskFacts,
  standing: Standing,
  wantedOn: CivilDate,
  today: CivilDate,
): Decided {
  const decided = decideStep(facts, 'ask-extension', standing);
  if (!decided.ok) return decided;
  if (facts.hasExtensionAsked) return refuse({ code: 'supervision.extension-waits' });
  if (today > facts.dueOn)
    return refuse({ code: 'supervision.extension-late', values: { on: facts.dueOn } });
  if (wantedOn <= facts.dueOn)
    return refuse({
      code: 'supervision.extension-not-later',
      path: 'body.wantedOn',
      values: { on: facts.dueOn },
    });
  return decided;
}

/** `on`: the new day, or null when it is refused. */
export function decideExtension(
  facts: TaskFacts,
  standing: Standing,
  on: CivilDate | null,
): Decided {
  const decided = decideStep(facts, 'decide-extension', standing);
  if (!decided.ok) return decided;
  if (!facts.hasExtensionAsked) return refuse({ code: 'supervision.extension-none' });
  if (on !== null && on <= facts.dueOn)
    return refuse({
      code: 'supervision.extension-not-later',
      path: 'body.decision.on',
      values: { on: facts.dueOn },
    });
  if (on !== null && facts.parent !== null && on > facts.parent.dueOn)
    return refuse({
      code: 'supervision.due-after-parent',
      path: 'body.decision.on',
      values: { on: facts.parent.dueOn },
    });
  return decided;
}

/**
 * Sent back: whoever answered in time is not overdue because the answer was looked at late, so past the deadline a
 * new day is set.
 */
export function decideReturn(
  facts: TaskFacts,
  standing: Standing,
  dueOn: CivilDate | null,
  today: CivilDate,
): Decided {
  const decided = decideStep(facts, 'return', standing);
  if (!decided.ok) return decided;
  const path = 'body.dueOn';
  if (dueOn === null)
    return facts.dueOn < today
      ? refuse({ code: 'supervision.return-needs-day', path, values: { on: facts.dueOn } })
      : decided;
  if (dueOn < today)
    return refuse({ code: 'supervision.return-day-passed', path, values: { on: dueOn } });
  return dueOn < facts.dueOn
    ? refuse({ code: 'supervision.extension-not-later', path, values: { on: facts.dueOn } })
    : decided;
}

/** Closed when what was split from it is. */
export function decideClosing(facts: TaskFacts, standing: Standing): Decided {
  const decided = decideStep(facts, 'close', standing);
  if (!decided.ok) return decided;
  return facts.openBranches > 0
    ? refuse({ code: 'supervision.branches-open', values: { count: facts.openBranches } })
    : decided;
}

/** Days past the deadline from which those above are written to. */
const ESCALATE_AFTER_DAYS = 10;

export function isToEscalate(
  facts: Pick<TaskFacts, 'state' | 'dueOn' | 'repliedOn'>,
  today: CivilDate,
): boolean {
  const isOpen = (OPEN_TASK_STATES as readonly TaskState[]).includes(facts.state);
  return isOpen && overdueDays(facts, today) >= ESCALATE_AFTER_DAYS;
}

/** By a named head, for what is overdue long enough. */
export function decideEscalation(
  facts: TaskFacts,
  standing: Standing,
  signedOn: CivilDate,
  today: CivilDate,
): Decided {
  const decided = decideStep(facts, 'escalate', standing);
  if (!decided.ok) return decided;
  if (signedOn > today) return refuse({ code: 'supervision.future-date', path: 'body.signedOn' });
  return isToEscalate(facts, today)
    ? decided
    : refuse({
        code: 'supervision.not-overdue-enough',
        values: { days: ESCALATE_AFTER_DAYS },
      });
}
