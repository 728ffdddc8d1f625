// All SQL of terms to object whose last day could not be told at the notification.
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { ExerciseRow } from './exercises.store.ts';

type UntoldTerm = Pick<ExerciseRow, 'id' | 'objection_days' | 'objection_unit'>;

/** In the order of ids. */
export async function untoldTerms(
  db: Reader,
  after: Id<'assessment'> | undefined,
  limit: number,
): Promise<UntoldTerm[]> {
  const { rows } = await sql<UntoldTerm>`
    select e.id, e.objection_days, e.objection_unit from assessments.exercise e
    where e.state = 'notified' and e.objections_until is null
      and (${after ?? null}::uuid is null or e.id > ${after ?? null}::uuid)
    order by e.id limit ${limit}`.execute(db);
  return rows;
}

/** Of the subjects told last; who was told before and kept the grade has the term they had. Answers whose it is. */
export async function tellUntil(
  tx: Tx,
  id: Id<'assessment'>,
  until: CivilDate,
): Promise<Id<'assessed'>[]> {
  const { rows } = await sql<{ id: Id<'assessed'> }>`
    update assessments.subject set objections_until = ${until}::date, version = version + 1
    where exercise_id = ${id} and not is_removed and told_at is not null and objections_until is null
    returning id`.execute(tx);
  return rows.map((row) => row.id);
}
