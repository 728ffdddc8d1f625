// How an act on one subject is written: seen, kept from those it is about, in the stages it is for, at its version.
import type { AssessmentState } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type FactValue, type Scheme, scorer } from '@jinze/rules';
import { asSystem } from '../../platform/database/database.ts';
import { covers } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { type ExerciseRow, exerciseForAct } from './exercises.store.ts';
import { checkImpartial, checkNotAssessed } from './impartial.ts';
import { type IssuedScheme, issuedScheme } from './issued-schemes.ts';
import { recordSubjects } from './record-subjects.ts';
import { factsAsked, type TaskFact } from './scheme-body.ts';
import {
  lockSubjects,
  type SubjectChanges,
  type SubjectRow,
  subjectById,
  updateSubject,
} from './subjects.store.ts';

export interface ChosenSubject {
  readonly id: Id<'assessed'>;
  readonly version: number;
}

export interface HeldSubject {
  readonly row: SubjectRow;
  readonly exercise: ExerciseRow;
  readonly issued: IssuedScheme;
}

export interface SubjectAct {
  readonly name: string;
  /** What the subject’s record says of it; facts say theirs by themselves. */
  readonly event?: string;
  /** By the office that organises it, or by the subject’s own side; either where it is absent. */
  readonly side?: 'organiser' | 'subject';
  readonly states: readonly AssessmentState[];
}

/** Nobody acts on what is about themselves or those they serve, but on their own side; and nobody on the side of another. */
async function checkSide(
  context: AssessmentsContext,
  { side }: SubjectAct,
  row: SubjectRow,
  acting: Acting,
): Promise<void> {
  const { command, own } = acting;
  const isOwn = row.person_id !== null && own.includes(row.person_id);
  if (side === 'subject' && !isOwn && !covers(command.scope, { scopeKey: row.scope_key }))
    throw new Refused({ code: 'assessments.other-side' });
  if (side !== 'organiser') return;
  if (!covers(command.scope, { scopeKey: row.organiser_key }))
    throw new Refused({ code: 'http.not-found' });
  await checkImpartial(context, acting, row);
  // Nor does whoever is assessed settle what their rivals get.
  await checkNotAssessed(context, acting, row.exercise_id);
}

/**
 * One act on one subject. `of` runs in the system’s scope: what follows from the act is in rows that the subject’s
 * office does not read, and the row itself was found in the caller’s own.
 */
export async function actOnSubject(
  context: AssessmentsContext,
  acting: Acting,
  { id, version }: ChosenSubject,
  act: SubjectAct,
  of: (held: HeldSubject, unit: Unit) => Promise<SubjectChanges | undefined>,
): Promise<void> {
  const { command } = acting;
  await context.unitOfWork.commit(command, async (unit) => {
    const seen = await subjectById(unit.tx, command.scope, id);
    if (seen === undefined) throw new Refused({ code: 'http.not-found' });
    await checkSide(context, act, seen, acting);
    await asSystem(unit.tx, command.scope, async () => {
      const exercise = await exerciseForAct(unit.tx, seen.exercise_id);
      const [row] = await lockSubjects(unit.tx, [id]);
      if (row === undefined || exercise === undefined)
        throw new Refused({ code: 'http.not-found' });
      if (row.version !== version)
        throw new Refused({ code: 'http.version-conflict', current: { id, version: row.version } });
      if (!act.states.includes(exercise.state)) throw new Refused({ code: 'assessments.not-now' });
      const issued = await issuedScheme(context.database, exercise.scheme_id);
      const changes = await of({ row, exercise, issued }, unit);
      if (changes !== undefined) {
        if ((await updateSubject(unit.tx, id, version, changes)) !== 1)
          throw new Refused({ code: 'http.version-conflict' });
        const event = act.event ?? 'assessment-subject.changed.v1';
        await recordSubjects(unit, [row], event, row.told_at === null);
      }
      await unit.audit(`assessments.${act.name}`, id);
    });
    return {};
  });
}

/** A fact the scheme asks of the subject, and a value of the kind that is asked. */
export function askedFact(
  scheme: Scheme,
  subjectClass: string | null,
  fact: string,
  value: FactValue | null,
): TaskFact {
  const found = factsAsked(scheme, subjectClass).get(fact);
  if (found === undefined)
    throw new Refused({ code: 'assessments.fact-not-asked', path: 'body.fact', values: { fact } });
  if (value === null) return found;
  const ready = scorer(scheme, subjectClass ?? undefined);
  const judged = ready.ok ? ready.value.judge({ [fact]: { value, by: '—' } }) : ready;
  if (!judged.ok) {
    const { shape = '' } = judged.error.values;
    throw new Refused({
      code: 'assessments.fact-not-fitting',
      path: 'body.value',
      values: { asks: found.asked.asks, shape },
    });
  }
  return found;
}
