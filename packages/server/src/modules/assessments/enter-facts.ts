// Facts a subject’s office or the organising office enters, the self-assessment, and moderation 会审: facts only, never the total.
import type { Id } from '@jinze/kernel';
import type { FactValue } from '@jinze/rules';
import { covers } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { actOnSubject, askedFact, type ChosenSubject } from './act-on-subject.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { changeFacts } from './change-facts.ts';
import { ENTERED_IN, faultOfEntering } from './entering.decide.ts';
import { factsOf, marksOf } from './facts.store.ts';
import { chooseBetween } from './grade-choice.ts';
import { enteringSide } from './impartial.ts';
import { CHOSEN_IN } from './proposal.decide.ts';
import { refuseSecrets } from './schemes.ts';
import type { SubjectRow } from './subjects.store.ts';

interface Entered {
  readonly fact: string;
  readonly value: FactValue | null;
  readonly evidence: readonly string[];
}

const secretsIn = (input: Entered, text: string | null) =>
  refuseSecrets({
    because: text,
    evidence: input.evidence.join('\n'),
    value: typeof input.value === 'string' ? input.value : null,
  });

/** Until the moderation ends the organising office enters for those who do not; the subject’s own in its stage alone. */
export function enterFact(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenSubject,
  input: Entered & { readonly because: string | null },
): Promise<void> {
  secretsIn(input, input.because);
  const { command } = acting;
  const act = { name: 'fact-entered', states: ENTERED_IN } as const;
  return actOnSubject(context, acting, chosen, act, async ({ row, exercise, issued }, unit) => {
    const task = askedFact(issued.scheme, row.class, input.fact, input.value);
    const isOwn = row.person_id !== null && acting.own.includes(row.person_id);
    const side = await enteringSide(context, acting, row, {
      isOffice: covers(command.scope, { scopeKey: row.organiser_key }),
      isOwnSide: isOwn || covers(command.scope, { scopeKey: row.scope_key }),
    });
    if (side === undefined) throw new Refused({ code: 'assessments.own' });
    const held = (await factsOf(unit.tx, [row.id])).find(({ name }) => name === input.fact);
    const isSubmitted = row.submitted_on !== null;
    const fault = faultOfEntering(task, { side, state: exercise.state, isSubmitted, held });
    if (fault !== undefined)
      throw new Refused({
        code: `assessments.${fault}`,
        ...(fault === 'not-entered' || fault === 'fact-known' ? { path: 'body.fact' } : {}),
        ...(fault === 'fact-known' ? { values: { asks: task.asked.asks } } : {}),
      });
    const write = {
      subject_id: row.id,
      name: input.fact,
      value: input.value,
      source: task.source,
      cause: side,
      evidence: input.evidence,
      by_name: command.actor.name,
      by_account: command.actor.accountId,
      because: input.because,
    } as const;
    const reason = input.because;
    await changeFacts(unit, issued.scheme, [write], {
      cause: side,
      reason,
      by: command.actor.name,
    });
    return undefined;
  });
}

export function submitSelfAssessment(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenSubject,
  { statement }: { readonly statement: string },
): Promise<void> {
  refuseSecrets({ statement });
  const today = context.clock.today();
  const act = {
    name: 'self-assessed',
    event: 'assessment-subject.self-assessed.v1',
    side: 'subject',
    states: ['self-assessment'],
  } as const;
  return actOnSubject(context, acting, chosen, act, async ({ row, exercise }) => {
    if (row.submitted_on !== null) throw new Refused({ code: 'assessments.self-closed' });
    return {
      statement,
      submitted_on: today,
      submitted_by: acting.command.actor.name,
      is_late: today > exercise.self_by,
    };
  });
}

/** Between marks somebody else decides than gave one of them. */
async function checkNoMark(
  unit: Unit,
  row: SubjectRow,
  fact: string,
  accountId: Id<'account'> | null,
): Promise<void> {
  const marks = await marksOf(unit.tx, { exerciseId: row.exercise_id, subjectIds: [row.id] });
  if (marks.some((one) => one.fact === fact && one.account_id === accountId))
    throw new Refused({ code: 'assessments.scored-by-oneself' });
}

/** Settles marks that differ, or puts a fact right, with the reason; the score follows by the rules. */
export async function moderate(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenSubject,
  input: Entered & { readonly reason: string },
): Promise<void> {
  secretsIn(input, input.reason);
  const { name, accountId } = acting.command.actor;
  const act = { name: 'moderated', side: 'organiser', states: ['moderation'] } as const;
  await actOnSubject(context, acting, chosen, act, async ({ row, issued }, unit) => {
    await checkNoMark(unit, row, input.fact, accountId);
    const { source } = askedFact(issued.scheme, row.class, input.fact, input.value);
    const write = {
      subject_id: row.id,
      name: input.fact,
      value: input.value,
      source,
      cause: 'moderation',
      evidence: input.evidence,
      by_name: name,
      by_account: accountId,
      because: input.reason,
    } as const;
    const { reason } = input;
    const changed = await changeFacts(unit, issued.scheme, [write], {
      cause: 'moderation',
      reason,
      by: name,
    });
    if (changed === 0) throw new Refused({ code: 'assessments.nothing-changed' });
    return undefined;
  });
}

/** Between the grades a quota leaves open, and nothing else. */
export function chooseGrade(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenSubject,
  input: { readonly grade: string; readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason: input.reason });
  const act = {
    name: 'grade-chosen',
    event: 'assessment-subject.grade-chosen.v1',
    side: 'organiser',
    states: CHOSEN_IN,
  } as const;
  return actOnSubject(context, acting, chosen, act, (held, unit) =>
    chooseBetween(unit, held, { ...input, by: acting.command.actor.name, cause: 'choice' }),
  );
}
