// What may be said of an accident, and what a correction or a withdrawal does to it. Pure.
import type { AccidentFacts, AccidentState } from '@jinze/contracts';
import { type CivilDate, civilDateAt, ok, type Result, refuse } from '@jinze/kernel';
import { ACCIDENT_TRANSITIONS, type AccidentAct } from './accident.states.ts';

export interface AccidentRefusal {
  readonly code:
    | 'accidents.not-recorded'
    | 'accidents.future-date'
    | 'accidents.known-before'
    | 'accidents.other-day'
    | 'accidents.grade-source'
    | 'accidents.nature-without-basis'
    | 'accidents.milestone-earlier'
    | 'accidents.not-of-responsibility'
    | 'accidents.nothing-changed';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface AccidentDecision {
  readonly state: AccidentState;
  readonly event: 'accident.recorded.v1' | 'accident.corrected.v1' | 'accident.withdrawn.v1';
}

/** 责任事故 is one of production; of what is not determined yet nobody can say no. */
const MAY_BE_OF_RESPONSIBILITY: readonly AccidentFacts['nature'][] = ['production', 'undetermined'];

/** 记为自然灾害或刑事案件的: never without what it rests on, because an accident of production may hide behind it. */
const NEEDS_BASIS: readonly AccidentFacts['nature'][] = ['natural', 'criminal'];

function faultOf(facts: AccidentFacts, now: Date): AccidentRefusal | undefined {
  const today = civilDateAt(now);
  const { occurredOn, occurredAt, knownAsOf } = facts;
  if (occurredOn > today) return { code: 'accidents.future-date', path: 'body.occurredOn' };
  if (knownAsOf > today) return { code: 'accidents.future-date', path: 'body.knownAsOf' };
  if (knownAsOf < occurredOn)
    return { code: 'accidents.known-before', path: 'body.knownAsOf', values: { on: occurredOn } };
  if (occurredAt !== null && civilDateAt(new Date(occurredAt)) !== occurredOn)
    return { code: 'accidents.other-day', path: 'body.occurredAt' };
  if (occurredAt !== null && Date.parse(occurredAt) > now.getTime())
    return { code: 'accidents.future-date', path: 'body.occurredAt' };
  if ((facts.grade === null) !== (facts.gradeSource === null))
    return { code: 'accidents.grade-source', path: 'body.gradeSource' };
  if (NEEDS_BASIS.includes(facts.nature) && facts.natureBasis === null)
    return { code: 'accidents.nature-without-basis', path: 'body.natureBasis' };
  if (facts.isResponsible === true && !MAY_BE_OF_RESPONSIBILITY.includes(facts.nature))
    return { code: 'accidents.not-of-responsibility', path: 'body.isResponsible' };
  return undefined;
}

/** The first version of it. */
export function decideRecording(
  facts: AccidentFacts,
  now: Date,
): Result<AccidentDecision, AccidentRefusal> {
  const fault = faultOf(facts, now);
  return fault === undefined
    ? ok({ state: 'recorded', event: 'accident.recorded.v1' })
    : refuse(fault);
}

function next(
  state: AccidentState,
  act: AccidentAct,
  event: AccidentDecision['event'],
): Result<AccidentDecision, AccidentRefusal> {
  const to = ACCIDENT_TRANSITIONS[state][act];
  return to === undefined ? refuse({ code: 'accidents.not-recorded' }) : ok({ state: to, event });
}

/** Two ways of writing a moment are the same moment. */
const valueOf = (facts: AccidentFacts, key: keyof AccidentFacts) =>
  key === 'occurredAt' && facts.occurredAt !== null ? Date.parse(facts.occurredAt) : facts[key];

export interface CurrentAccident {
  readonly state: AccidentState;
  readonly facts: AccidentFacts;
  /** The first event on record beside it: the accident does not move behind what followed from it. */
  readonly firstMilestone: { readonly on: CivilDate; readonly at: Date | null } | undefined;
}

function isBehind(facts: AccidentFacts, first: CurrentAccident['firstMilestone']): boolean {
  if (first === undefined) return false;
  if (facts.occurredOn > first.on) return true;
  return facts.occurredAt !== null && first.at !== null && Date.parse(facts.occurredAt) > +first.at;
}

/** What is known by now; a version that says just the same would be no news. */
export function decideCorrection(
  current: CurrentAccident,
  facts: AccidentFacts,
  now: Date,
): Result<AccidentDecision, AccidentRefusal> {
  const decided = next(current.state, 'correct', 'accident.corrected.v1');
  if (!decided.ok) return decided;
  const fault = faultOf(facts, now);
  if (fault !== undefined) return refuse(fault);
  if (isBehind(facts, current.firstMilestone))
    return {
      ok: false,
      error: {
        code: 'accidents.milestone-earlier',
        path: 'body.occurredOn',
        values: { on: current.firstMilestone?.on ?? '' },
      },
    };
  const keys = Object.keys(facts) as (keyof AccidentFacts)[];
  return keys.every((key) => valueOf(facts, key) === valueOf(current.facts, key))
    ? refuse({ code: 'accidents.nothing-changed' })
    : decided;
}

/** Recorded by mistake: it no longer counts and stays readable. */
export function decideWithdrawal(state: AccidentState): Result<AccidentDecision, AccidentRefusal> {
  return next(state, 'withdraw', 'accident.withdrawn.v1');
}
