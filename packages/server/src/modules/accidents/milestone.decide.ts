// What may be said of an event of the statutory timetable. Impossible is refused; odd and possible is accepted. Pure.
import type { AccidentFacts, AccidentState, MilestoneFacts } from '@jinze/contracts';
import {
  civilDateAt,
  MILESTONE_DETAILS,
  MILESTONE_FIELDS,
  type MilestoneKind,
  ok,
  type Result,
  refuse,
} from '@jinze/kernel';
import { MILESTONE_TRANSITIONS, type MilestoneAct } from './milestone.states.ts';

export interface MilestoneRefusal {
  readonly code:
    | 'accidents.not-recorded'
    | 'accidents.milestone-withdrawn'
    | 'accidents.milestone-other-kind'
    | 'accidents.milestone-needs'
    | 'accidents.milestone-not-with'
    | 'accidents.milestone-future'
    | 'accidents.milestone-before-accident'
    | 'accidents.milestone-other-day'
    | 'accidents.milestone-order'
    | 'accidents.milestone-until-before'
    | 'accidents.milestone-same-nature'
    | 'accidents.milestone-once'
    | 'accidents.milestone-unchanged';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}
export interface MilestoneDecision {
  readonly state: AccidentState;
  readonly event: `accident-milestone.${'recorded' | 'corrected' | 'withdrawn'}.v1`;
}
type Decided = Result<MilestoneDecision, MilestoneRefusal>;

/** The accident it belongs to, and the other events that stand. */
export interface MilestoneSurroundings {
  readonly accident: {
    readonly state: AccidentState;
    readonly facts: Pick<AccidentFacts, 'occurredOn' | 'occurredAt'>;
  };
  readonly others: readonly Pick<MilestoneFacts, 'kind' | 'on' | 'at'>[];
  readonly now: Date;
}

/** What happens once: a second one is a correction of the first. */
export const ONCE: readonly MilestoneKind[] = [
  'unit-told',
  'unit-reported',
  'investigation-started',
  'report-submitted',
  'listing-agreed',
  'approved',
  'closed',
  'evaluation-done',
  'evaluation-published',
];

/** The first cannot come after the second, whatever the accident. */
export const ORDER: readonly (readonly [MilestoneKind, MilestoneKind])[] = [
  ['unit-told', 'unit-reported'],
  ['investigation-started', 'report-submitted'],
  ['report-submitted', 'approved'],
  ['listing-agreed', 'approved'],
  ['report-submitted', 'listing-agreed'],
  ['approved', 'closed'],
  ['approved', 'evaluation-done'],
  ['evaluation-done', 'evaluation-published'],
];

function fieldFault(facts: MilestoneFacts): MilestoneRefusal | undefined {
  const { required, optional } = MILESTONE_FIELDS[facts.kind];
  const absent = required.find((field) => facts[field] === null);
  if (absent !== undefined)
    return { code: 'accidents.milestone-needs', path: `body.${absent}`, values: { field: absent } };
  const strange = MILESTONE_DETAILS.find(
    (field) => facts[field] !== null && !required.includes(field) && !optional.includes(field),
  );
  return strange === undefined
    ? undefined
    : {
        code: 'accidents.milestone-not-with',
        path: `body.${strange}`,
        values: { field: strange },
      };
}

function timeFault(
  facts: MilestoneFacts,
  { accident, now }: MilestoneSurroundings,
): MilestoneRefusal | undefined {
  const { on, at, untilOn } = facts;
  const { occurredOn, occurredAt } = accident.facts;
  const moment = at === null ? undefined : new Date(at);
  if (on > civilDateAt(now)) return { code: 'accidents.milestone-future', path: 'body.on' };
  if (moment !== undefined && moment > now)
    return { code: 'accidents.milestone-future', path: 'body.at' };
  if (moment !== undefined && civilDateAt(moment) !== on)
    return { code: 'accidents.milestone-other-day', path: 'body.at' };
  const isBefore =
    on < occurredOn ||
    (moment !== undefined && occurredAt !== null && moment < new Date(occurredAt));
  if (isBefore)
    return {
      code: 'accidents.milestone-before-accident',
      path: moment === undefined ? 'body.on' : 'body.at',
      values: { on: occurredOn },
    };
  return untilOn !== null && untilOn < on
    ? { code: 'accidents.milestone-until-before', path: 'body.untilOn' }
    : undefined;
}

type Timed = Pick<MilestoneFacts, 'kind' | 'on' | 'at'>;

/** By the moments where both are known, otherwise by the days. */
export function isBefore(one: Timed, other: Timed): boolean {
  if (one.at !== null && other.at !== null) return new Date(one.at) < new Date(other.at);
  return one.on < other.on;
}

function orderFault(
  facts: MilestoneFacts,
  { others }: MilestoneSurroundings,
): MilestoneRefusal | undefined {
  for (const [first, second] of ORDER) {
    const wrong = others.find(
      (other) =>
        (facts.kind === second && other.kind === first && isBefore(facts, other)) ||
        (facts.kind === first && other.kind === second && isBefore(other, facts)),
    );
    if (wrong !== undefined)
      return {
        code: 'accidents.milestone-order',
        path: 'body.on',
        values: { first, second, on: wrong.on },
      };
  }
  return undefined;
}

function faultOf(
  facts: MilestoneFacts,
  around: MilestoneSurroundings,
): MilestoneRefusal | undefined {
  if (around.accident.state !== 'recorded') return { code: 'accidents.not-recorded' };
  const fault = fieldFault(facts) ?? timeFault(facts, around) ?? orderFault(facts, around);
  if (fault !== undefined) return fault;
  if (facts.natureFrom !== null && facts.natureFrom === facts.natureTo)
    return { code: 'accidents.milestone-same-nature', path: 'body.natureTo' };
  return ONCE.includes(facts.kind) && around.others.some(({ kind }) => kind === facts.kind)
    ? { code: 'accidents.milestone-once', path: 'body.kind' }
    : undefined;
}

export function decideMilestone(facts: MilestoneFacts, around: MilestoneSurroundings): Decided {
  const fault = faultOf(facts, around);
  return fault === undefined
    ? ok({ state: 'recorded', event: 'accident-milestone.recorded.v1' })
    : refuse(fault);
}

function next(state: AccidentState, act: MilestoneAct, event: MilestoneDecision['event']): Decided {
  const to = MILESTONE_TRANSITIONS[state][act];
  return to === undefined
    ? refuse({ code: 'accidents.milestone-withdrawn' })
    : ok({ state: to, event });
}

/** Two ways of writing a moment are the same moment. */
const valueOf = (facts: MilestoneFacts, key: keyof MilestoneFacts) =>
  key === 'at' && facts.at !== null ? Date.parse(facts.at) : facts[key];

/** `around.others` leaves out the one that is corrected. */
export function decideMilestoneCorrection(
  current: { readonly state: AccidentState; readonly facts: MilestoneFacts },
  facts: MilestoneFacts,
  around: MilestoneSurroundings,
): Decided {
  const decided = next(current.state, 'correct', 'accident-milestone.corrected.v1');
  if (!decided.ok) return decided;
  if (facts.kind !== current.facts.kind)
    return refuse({ code: 'accidents.milestone-other-kind', path: 'body.kind' });
  const fault = faultOf(facts, around);
  if (fault !== undefined) return refuse(fault);
  const keys = Object.keys(facts) as (keyof MilestoneFacts)[];
  return keys.every((key) => valueOf(facts, key) === valueOf(current.facts, key))
    ? refuse({ code: 'accidents.milestone-unchanged' })
    : decided;
}

export function decideMilestoneWithdrawal(state: AccidentState): Decided {
  return next(state, 'withdraw', 'accident-milestone.withdrawn.v1');
}
