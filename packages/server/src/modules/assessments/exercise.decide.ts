// What an act does to an exercise: the next state and its event, or a refusal. Pure.
import type { AssessmentAct, AssessmentState, ObjectionUnit } from '@jinze/contracts';
import { type CivilDate, type Id, ok, type Result, refuse } from '@jinze/kernel';
import { dueDay, type WorkCalendar } from '../supervision/index.ts';
import { EXERCISE_TRANSITIONS } from './exercise.states.ts';
import type { Proposal, Standing } from './proposal.decide.ts';

export interface ExerciseRefusal {
  readonly code:
    | 'assessments.not-now'
    | 'assessments.future-date'
    | 'assessments.too-early'
    | 'assessments.days-in-order'
    | 'assessments.mean-without-basis'
    | 'assessments.no-subjects'
    | 'assessments.items-unassigned'
    | 'assessments.self-runs'
    | 'assessments.marks-missing'
    | 'assessments.grades-open'
    | 'assessments.consequences-open'
    | 'assessments.consequence-short'
    | 'assessments.quota-exceeded'
    | 'assessments.scored-anew'
    | 'assessments.contest-open'
    | 'assessments.same-person'
    | 'assessments.term-runs'
    | 'assessments.term-untold'
    | 'assessments.objection-open'
    | 'assessments.grades-stand'
    | 'assessments.grades-changed'
    | 'assessments.told-already';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface ExerciseFacts {
  readonly state: AssessmentState;
  readonly proposedBy: Id<'account'> | null;
  readonly proposedOn: CivilDate | null;
  readonly approvedOn: CivilDate | null;
  readonly objectionsUntil: CivilDate | null;
}

export interface ExerciseDecision {
  readonly state: AssessmentState;
  readonly act: AssessmentAct;
  readonly event: `assessment.${string}.v1`;
}
type Decided = Result<ExerciseDecision, ExerciseRefusal>;

const EVENTS: Readonly<Record<AssessmentAct, ExerciseDecision['event']>> = {
  prepare: 'assessment.prepared.v1',
  change: 'assessment.changed.v1',
  'add-subjects': 'assessment.subjects-added.v1',
  'remove-subject': 'assessment.subject-removed.v1',
  assign: 'assessment.assigned.v1',
  collect: 'assessment.collected.v1',
  'open-self-assessment': 'assessment.self-assessment-opened.v1',
  'open-scoring': 'assessment.scoring-opened.v1',
  'close-scoring': 'assessment.scoring-closed.v1',
  propose: 'assessment.proposed.v1',
  return: 'assessment.returned.v1',
  approve: 'assessment.approved.v1',
  notify: 'assessment.notified.v1',
  finalise: 'assessment.finalised.v1',
  cancel: 'assessment.cancelled.v1',
};

export const PREPARED: ExerciseDecision = {
  state: 'prepared',
  act: 'prepare',
  event: EVENTS.prepare,
};

/** The step as the table has it; what else an act asks for is decided beside it. */
export function decideStep(
  { state }: Pick<ExerciseFacts, 'state'>,
  act: Exclude<AssessmentAct, 'prepare'>,
): Decided {
  const to = EXERCISE_TRANSITIONS[state][act];
  return to === undefined
    ? refuse({ code: 'assessments.not-now' })
    : ok({ state: to, act, event: EVENTS[act] });
}

export interface Plan {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly selfBy: CivilDate;
  readonly scoringBy: CivilDate;
  readonly proposeBy: CivilDate;
  readonly settling: 'people' | 'mean';
  readonly settlingBasis: string | null;
}

export function faultOfPlan(plan: Plan): ExerciseRefusal | undefined {
  const { from, to, selfBy, scoringBy, proposeBy, settling, settlingBasis } = plan;
  if (to < from) return { code: 'assessments.days-in-order', path: 'body.to' };
  if (scoringBy < selfBy) return { code: 'assessments.days-in-order', path: 'body.scoringBy' };
  if (proposeBy < scoringBy) return { code: 'assessments.days-in-order', path: 'body.proposeBy' };
  // 不取平均，除非考核办法这样定.
  return (settling === 'mean') === (settlingBasis !== null)
    ? undefined
    : { code: 'assessments.mean-without-basis', path: 'body.settlingBasis' };
}

export function decideSelfAssessment(facts: ExerciseFacts, subjects: number): Decided {
  const decided = decideStep(facts, 'open-self-assessment');
  return decided.ok && subjects === 0 ? refuse({ code: 'assessments.no-subjects' }) : decided;
}

/** Every item people give marks on has somebody who does, and nobody’s days to assess themselves are cut short. */
export function decideScoring(
  facts: ExerciseFacts,
  {
    unassigned,
    unsubmitted,
    selfBy,
  }: {
    readonly unassigned: readonly string[];
    readonly unsubmitted: number;
    readonly selfBy: CivilDate;
  },
  today: CivilDate,
): Decided {
  const decided = decideStep(facts, 'open-scoring');
  if (!decided.ok) return decided;
  if (unsubmitted > 0 && today <= selfBy)
    return refuse({
      code: 'assessments.self-runs',
      values: { on: selfBy, count: unsubmitted },
    });
  if (unassigned.length === 0) return decided;
  const values = { count: unassigned.length, titles: unassigned.slice(0, 5).join('、') };
  return refuse({ code: 'assessments.items-unassigned', values });
}

/** What somebody was named for and did not give is waited for, or a reason is written. */
export function decideClosing(
  facts: ExerciseFacts,
  { missing, who }: { readonly missing: number; readonly who: readonly string[] },
  reason: string | null,
): Decided {
  const decided = decideStep(facts, 'close-scoring');
  if (!decided.ok || missing === 0 || reason !== null) return decided;
  const values = { count: missing, names: who.slice(0, 5).join('、') };
  return refuse({ code: 'assessments.marks-missing', path: 'body.reason', values });
}

export interface Waiting {
  readonly contests: number;
  readonly objections: number;
}

/** Nothing is settled while something is contested or objected to, or may still be. */
function faultOfWaiting(
  { state, objectionsUntil }: ExerciseFacts,
  { contests, objections }: Waiting,
  today: CivilDate,
): ExerciseRefusal | undefined {
  // Its working days are of a year that is not published: whether it is over is not known.
  if (state === 'notified' && objectionsUntil === null) return { code: 'assessments.term-untold' };
  if (objectionsUntil !== null && today <= objectionsUntil)
    return { code: 'assessments.term-runs', values: { on: objectionsUntil } };
  if (contests > 0) return { code: 'assessments.contest-open', values: { count: contests } };
  return objections > 0
    ? { code: 'assessments.objection-open', values: { count: objections } }
    : undefined;
}

/** What people still have to say: grades that are open, and what follows where the rule leaves it open. */
export interface Undecided {
  readonly open: number;
  readonly consequences: number;
  /** More of a grade than there are places; fewer of the lowest than something follows for. */
  readonly exceeded: Proposal<Standing>['exceeded'];
  readonly short: Proposal<Standing>['short'];
}

function faultOfUndecided(counts: Undecided): ExerciseRefusal | undefined {
  const { open, consequences } = counts;
  if (open > 0) return { code: 'assessments.grades-open', values: { count: open } };
  if (consequences > 0)
    return { code: 'assessments.consequences-open', values: { count: consequences } };
  const [[over], [under]] = [counts.exceeded, counts.short];
  if (over !== undefined) return { code: 'assessments.quota-exceeded', values: { ...over } };
  return under && { code: 'assessments.consequence-short', values: { ...under } };
}

/** After the notification once more, where an objection made a grade or what follows another: nothing is final that was not approved. */
export function decideProposal(
  facts: ExerciseFacts,
  counts: Waiting & Undecided & { readonly rescored: number },
  others: number,
  today: CivilDate,
): Decided {
  const decided = decideStep(facts, 'propose');
  if (!decided.ok) return decided;
  const fault = faultOfWaiting(facts, counts, today);
  if (fault !== undefined) return refuse(fault);
  if (facts.state === 'notified' && others === 0)
    return refuse({ code: 'assessments.grades-stand' });
  const undecided = faultOfUndecided(counts);
  if (undecided === undefined) return decided;
  // Scored by the rules as they are now for this proposal: who reads the scores does not see these yet.
  return counts.rescored === 0
    ? refuse(undecided)
    : refuse({ code: 'assessments.scored-anew', values: { count: counts.rescored } });
}

/** 报批: another account than proposed; what has happened, and not before the proposal. */
export function decideApproval(
  facts: ExerciseFacts,
  { on, by }: { readonly on: CivilDate; readonly by: Id<'account'> | null },
  today: CivilDate,
): Decided {
  const decided = decideStep(facts, 'approve');
  if (!decided.ok) return decided;
  if (by !== null && by === facts.proposedBy) return refuse({ code: 'assessments.same-person' });
  return happened(decided, { on, after: facts.proposedOn, today });
}

function happened(
  decided: Decided,
  { on, after, today }: Record<'on' | 'today', CivilDate> & { readonly after: CivilDate | null },
): Decided {
  if (on > today) return refuse({ code: 'assessments.future-date', path: 'body.on' });
  return after !== null && on < after
    ? refuse({ code: 'assessments.too-early', path: 'body.on', values: { on: after } })
    : decided;
}

export function decideNotification(facts: ExerciseFacts, on: CivilDate, today: CivilDate): Decided {
  const decided = decideStep(facts, 'notify');
  return decided.ok ? happened(decided, { on, after: facts.approvedOn, today }) : decided;
}

/** The day of the notification is not counted; the last day is. Null while the working days of that year are not published. */
export function lastDayToObject(
  notifiedOn: CivilDate,
  { days, unit }: { readonly days: number; readonly unit: ObjectionUnit },
  calendar: WorkCalendar,
): CivilDate | null {
  const last = dueDay({ kind: unit, days }, notifiedOn, calendar);
  return last.ok ? last.value : null;
}

/** `others`: for whom the grade or what follows is another than was approved; what is open ends nothing, and nothing that follows is lost. */
export function decideFinal(
  facts: ExerciseFacts,
  counts: Waiting & Undecided,
  others: readonly string[],
  today: CivilDate,
): Decided {
  const decided = decideStep(facts, 'finalise');
  if (!decided.ok) return decided;
  const fault = faultOfWaiting(facts, counts, today) ?? faultOfUndecided(counts);
  if (fault !== undefined) return refuse(fault);
  if (others.length === 0) return decided;
  const values = { count: others.length, names: others.slice(0, 5).join('、') };
  return refuse({ code: 'assessments.grades-changed', values });
}

/** Whose result was told once is not left without one. */
export function decideCancel(facts: ExerciseFacts, wasNotified: boolean): Decided {
  const decided = decideStep(facts, 'cancel');
  return decided.ok && wasNotified ? refuse({ code: 'assessments.told-already' }) : decided;
}
