// What recording, correcting or withdrawing a step does to an ask: the next state and its event, or a refusal. Pure.
import {
  type AskState,
  type Capacity,
  LATE_AFTER_DAYS,
  type StepInput,
  type StepKind,
} from '@jinze/contracts';
import { type CivilDate, daysBetween, ok, type Result, refuse, secrecyIn } from '@jinze/kernel';
import { ASK_TRANSITIONS, actOf } from './ask.states.ts';
import { askStateOf, inOrder, type RecordedStep, standingOf, stepsThatStand } from './standing.ts';

/** Steps of one ask, those that no longer stand among them: its record has to fit into one entry of the ledger. */
export const MOST_STEPS = 200;

export interface StepFacts {
  readonly isEnded: boolean;
  readonly askedOn: CivilDate;
  /** All of the ask. */
  readonly steps: readonly (RecordedStep & { readonly capacity: Capacity })[];
}

export interface Recorder {
  readonly capacity: Capacity;
  readonly name: string;
  /** Whether the person held the post on the day of the step; the office is not asked. */
  readonly heldPostThen: boolean;
}

export interface StepRefusal {
  readonly code:
    | 'deployments.ended'
    | 'deployments.future-date'
    | 'deployments.before-asked'
    | 'deployments.needs-way'
    | 'deployments.needs-meeting'
    | 'deployments.needs-measures'
    | 'deployments.needs-result'
    | 'deployments.not-of-kind'
    | 'deployments.needs-remainder'
    | 'deployments.needs-reason'
    | 'deployments.needs-name'
    | 'deployments.marked-secret'
    | 'deployments.already-settled'
    | 'deployments.not-in-post-then'
    | 'deployments.not-yours-to-correct'
    | 'deployments.already-replaced'
    | 'deployments.other-kind'
    | 'deployments.too-many-steps'
    | 'http.not-found';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface StepDecision {
  readonly state: AskState;
  readonly event: `deployment-ask.${string}.v1`;
  readonly statedBy: string | null;
  /** Where that is more than the limit. */
  readonly lateDays: number | null;
}

const isEmpty = (text: string | null) => text === null || text.trim() === '';

/** What each kind has to say at least: a number or a record that says it is enough. */
function faultOf(input: StepInput, statedBy: string | null): StepRefusal | undefined {
  const { kind, venue, number, text, result, reason, records } = input;
  const hasSource = !isEmpty(number) || records.length > 0;
  if (kind !== 'result' && (result !== null || !isEmpty(reason)))
    return { code: 'deployments.not-of-kind', path: 'body.result' };
  if (kind !== 'conveyed' && kind !== 'studied' && !isEmpty(venue))
    return { code: 'deployments.not-of-kind', path: 'body.venue' };
  if (kind === 'conveyed' && isEmpty(venue) && !hasSource)
    return { code: 'deployments.needs-way', path: 'body.venue' };
  if (kind === 'studied' && isEmpty(venue) && !hasSource)
    return { code: 'deployments.needs-meeting', path: 'body.venue' };
  if (kind === 'measures' && isEmpty(text) && !hasSource)
    return { code: 'deployments.needs-measures', path: 'body.text' };
  if (kind !== 'result') return undefined;
  if (result === null) return { code: 'deployments.needs-result', path: 'body.result' };
  if (result === 'partly' && isEmpty(text))
    return { code: 'deployments.needs-remainder', path: 'body.text' };
  if (result !== 'not-done' && !isEmpty(reason))
    return { code: 'deployments.not-of-kind', path: 'body.reason' };
  if (result === 'not-done' && isEmpty(reason))
    return { code: 'deployments.needs-reason', path: 'body.reason' };
  if (result === 'not-done' && statedBy === null)
    return { code: 'deployments.needs-name', path: 'body.statedBy' };
  return undefined;
}

const writtenTexts = (input: StepInput) =>
  (['venue', 'number', 'text', 'reason', 'statedBy'] as const).map(
    (name) => [`body.${name}`, input[name]] as const,
  );

function dayFaultOf(
  { askedOn }: StepFacts,
  on: CivilDate,
  recorder: Recorder,
  today: CivilDate,
): StepRefusal | undefined {
  if (on > today) return { code: 'deployments.future-date', path: 'body.on' };
  if (on < askedOn)
    return { code: 'deployments.before-asked', path: 'body.on', values: { on: askedOn } };
  if (recorder.capacity !== 'office' && !recorder.heldPostThen)
    return { code: 'deployments.not-in-post-then', path: 'body.on' };
  return undefined;
}

/** Who is asked says it in person; anybody else names who says it. */
const statedBy = (input: StepInput, recorder: Recorder): string | null => {
  if (input.result !== 'not-done') return null;
  if (!isEmpty(input.statedBy)) return input.statedBy;
  return recorder.capacity === 'leader' ? recorder.name : null;
};

/** After everything that is recorded. */
const LAST_ID = '~';

/**
 * The state all steps lead to, in the order of their days: a late entry of what was done in part may stand before the
 * end that is recorded already. Undefined: they do not follow on one another.
 */
function stateAfter(beside: readonly RecordedStep[], input: StepInput): AskState | undefined {
  const said = { id: LAST_ID, kind: input.kind, on: input.on, result: input.result };
  let state: AskState | undefined = 'open';
  for (const { kind, result } of inOrder([...beside, said])) {
    const act = actOf(kind, result);
    state = state === undefined || act === undefined ? undefined : ASK_TRANSITIONS[state][act];
  }
  return state;
}

function decide(
  facts: StepFacts,
  beside: readonly RecordedStep[],
  input: StepInput,
  recorder: Recorder,
  today: CivilDate,
  event: StepDecision['event'],
): Result<StepDecision, StepRefusal> {
  if (facts.isEnded) return refuse({ code: 'deployments.ended' });
  if (facts.steps.length >= MOST_STEPS)
    return refuse({ code: 'deployments.too-many-steps', values: { limit: MOST_STEPS } });
  const said = statedBy(input, recorder);
  const fault = faultOf(input, said) ?? dayFaultOf(facts, input.on, recorder, today);
  if (fault !== undefined) return refuse(fault);
  const marked = secrecyIn(writtenTexts(input));
  if (marked !== undefined)
    return refuse({
      code: 'deployments.marked-secret',
      path: marked.path,
      values: { marking: marked.marking },
    });
  const state = stateAfter(beside, input);
  if (state === undefined) return refuse({ code: 'deployments.already-settled' });
  const late = daysBetween(input.on, today);
  return ok({ state, event, statedBy: said, lateDays: late > LATE_AFTER_DAYS ? late : null });
}

/** A step that is added to those that stand. */
export function decideStep(
  facts: StepFacts,
  input: StepInput,
  recorder: Recorder,
  today: CivilDate,
): Result<StepDecision, StepRefusal> {
  const standing = stepsThatStand(facts.steps);
  return decide(facts, standing, input, recorder, today, 'deployment-ask.step-added.v1');
}

/** Whose steps one may correct: the office all, who is asked their own and their liaison’s, a liaison those on behalf. */
const MAY_CORRECT: Readonly<Record<Capacity, readonly Capacity[]>> = {
  office: ['office', 'leader', 'liaison'],
  leader: ['leader', 'liaison'],
  liaison: ['liaison'],
};

export function mayCorrect(recorder: Capacity, step: Capacity): boolean {
  return MAY_CORRECT[recorder].includes(step);
}

function replaceable(
  facts: StepFacts,
  stepId: string,
  capacity: Capacity,
): Result<
  { readonly kind: StepKind; readonly on: CivilDate; readonly beside: RecordedStep[] },
  StepRefusal
> {
  const found = facts.steps.find(({ id }) => id === stepId);
  if (found === undefined) return refuse({ code: 'http.not-found' });
  const standing = stepsThatStand(facts.steps);
  if (!standing.some(({ id }) => id === stepId))
    return refuse({ code: 'deployments.already-replaced' });
  if (!mayCorrect(capacity, found.capacity))
    return refuse({ code: 'deployments.not-yours-to-correct' });
  return ok({
    kind: found.kind,
    on: found.on,
    beside: standing.filter(({ id }) => id !== stepId),
  });
}

/** A step that takes the place of another one of its kind; what that one said is then as if it had not been said. */
export function decideCorrection(
  facts: StepFacts,
  stepId: string,
  input: StepInput,
  recorder: Recorder,
  today: CivilDate,
): Result<StepDecision, StepRefusal> {
  const found = replaceable(facts, stepId, recorder.capacity);
  if (!found.ok) return found;
  if (found.value.kind !== input.kind)
    return refuse({ code: 'deployments.other-kind', path: 'body.kind' });
  const event = 'deployment-ask.step-corrected.v1';
  return decide(facts, found.value.beside, input, recorder, today, event);
}

/** A step recorded by mistake: its place is taken by nothing. */
export function decideStepWithdrawal(
  facts: StepFacts,
  stepId: string,
  capacity: Capacity,
): Result<StepDecision & { readonly kind: StepKind; readonly on: CivilDate }, StepRefusal> {
  if (facts.isEnded) return refuse({ code: 'deployments.ended' });
  if (facts.steps.length >= MOST_STEPS)
    return refuse({ code: 'deployments.too-many-steps', values: { limit: MOST_STEPS } });
  const found = replaceable(facts, stepId, capacity);
  if (!found.ok) return found;
  const { kind, on, beside } = found.value;
  return ok({
    kind,
    on,
    state: askStateOf({ isEnded: false, result: standingOf(beside).result }),
    event: 'deployment-ask.step-withdrawn.v1',
    statedBy: null,
    lateDays: null,
  });
}
