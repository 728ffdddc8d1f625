// How an act on an exercise is written: locked, decided, written with its step, recorded, told.
import type { AssessmentAct } from '@jinze/contracts';
import type { CivilDate, Id, Result } from '@jinze/kernel';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { exerciseSource } from './assessments.ledger.ts';
import type { ExerciseDecision, ExerciseFacts, ExerciseRefusal } from './exercise.decide.ts';
import {
  type ExerciseChanges,
  type ExerciseRow,
  insertStep,
  lockExercise,
  updateExercise,
} from './exercises.store.ts';
import { checkNotAssessed } from './impartial.ts';
import { type IssuedScheme, issuedScheme } from './issued-schemes.ts';
import { recordOfRegion } from './record-of-region.ts';

export interface ChosenExercise {
  readonly id: Id<'assessment'>;
  readonly version: number;
}

export interface HeldExercise {
  readonly row: ExerciseRow;
  readonly facts: ExerciseFacts;
  readonly issued: IssuedScheme;
}

export interface ExerciseStep {
  readonly on?: CivilDate;
  readonly documentNo?: string | null;
  readonly note?: string | null;
}
export interface ExerciseWrite extends ExerciseStep {
  readonly decided: Result<ExerciseDecision, ExerciseRefusal>;
  readonly changes?: ExerciseChanges;
  /** After the exercise is written. */
  readonly also?: () => Promise<void>;
}

/** What its acts are decided by. */
export const exerciseFacts = (row: ExerciseRow): ExerciseFacts => ({
  state: row.state,
  proposedBy: row.proposed_account,
  proposedOn: row.proposed_on,
  approvedOn: row.approved_on,
  objectionsUntil: row.objections_until,
});

export async function addStep(
  unit: Unit,
  actor: string,
  of: ChosenExercise & { readonly act: AssessmentAct; readonly today: CivilDate },
  { on, documentNo = null, note = null }: ExerciseStep,
): Promise<void> {
  await insertStep(unit.tx, {
    exercise_id: of.id,
    version: of.version,
    act: of.act,
    on_day: on ?? of.today,
    document_no: documentNo,
    note,
    recorded_at: unit.now,
    recorded_by: actor,
  });
}

/** One act on one exercise by the office that organises it; `of` decides on what stands in the transaction. */
export async function actOnExercise(
  context: AssessmentsContext,
  acting: Acting,
  { id, version }: ChosenExercise,
  of: (held: HeldExercise, unit: Unit) => ExerciseWrite | Promise<ExerciseWrite>,
): Promise<void> {
  const { unitOfWork, database, clock } = context;
  const { command } = acting;
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockExercise(unit.tx, command.scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    await checkNotAssessed(context, acting, id);
    const issued = await issuedScheme(database, row.scheme_id);
    const asked = await of({ row, facts: exerciseFacts(row), issued }, unit);
    const decided = unwrap(asked.decided);
    const changes = { ...asked.changes, state: decided.state };
    if ((await updateExercise(unit.tx, id, version, changes)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await asked.also?.();
    const at = { id, version: version + 1, act: decided.act, today: clock.today() };
    await addStep(unit, command.actor.name, at, asked);
    await recordOfRegion(unit, exerciseSource, row.region_path, { id, type: decided.event });
    await unit.audit(`assessments.${decided.act}`, id);
    return {};
  });
}
