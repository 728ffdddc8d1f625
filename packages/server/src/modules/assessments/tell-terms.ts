// 异议期 in working days: its last day, told at once where the year is published, and by the daily job once it is: the whole term is left from the day it is told.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { isWorkday, LAST_PUBLISHED_YEAR } from '../notices/index.ts';
import { exerciseSource } from './assessments.ledger.ts';
import { lastDayToObject } from './exercise.decide.ts';
import { type ExerciseRow, lockExercise, updateExercise } from './exercises.store.ts';
import { recordOfRegion } from './record-of-region.ts';
import { recordSubjects } from './record-subjects.ts';
import { allSubjects } from './subjects.store.ts';
import { tellResults } from './tell-of-assessment.ts';
import { tellUntil, untoldTerms } from './untold-terms.store.ts';

/** So many are read at once. */
const AT_ONCE = 200;

/** Null while the working days of that year are not published. */
export function termFrom(
  toldOn: CivilDate,
  row: Pick<ExerciseRow, 'objection_days' | 'objection_unit'>,
): CivilDate | null {
  const term = { days: row.objection_days, unit: row.objection_unit };
  return lastDayToObject(toldOn, term, { isWorkday, lastPublishedYear: LAST_PUBLISHED_YEAR });
}

type Telling = Pick<Services, 'database' | 'unitOfWork' | 'clock'>;

/** Counted from today, not from the notification: nobody is told of a term that is over or nearly so. */
async function tellTerm(
  { unitOfWork, clock }: Omit<Telling, 'database'>,
  id: Id<'assessment'>,
): Promise<number> {
  const command = { actor: { accountId: null, name: '期限计算' }, scope: SYSTEM_SCOPE };
  const { count } = await unitOfWork.commit(command, async (unit) => {
    const row = await lockExercise(unit.tx, SYSTEM_SCOPE, id);
    const isUntold = row?.state === 'notified' && row.objections_until === null;
    const until = isUntold ? termFrom(clock.today(), row) : null;
    if (row === undefined || until === null) return { count: 0 };
    await updateExercise(unit.tx, id, row.version, { objections_until: until });
    const told = await allSubjects(unit.tx, id, await tellUntil(unit.tx, id, until));
    await recordOfRegion(unit, exerciseSource, row.region_path, {
      id,
      type: 'assessment.term-told.v1',
    });
    await recordSubjects(unit, told, 'assessment-subject.term-told.v1', false);
    await tellResults(unit, row, told, until);
    return { count: 1 };
  });
  return count;
}

/** Last days that could not be told at the notification; each subject hears of its own. Answers of how many exercises. */
export async function tellTerms(services: Telling, atOnce = AT_ONCE): Promise<number> {
  const today = services.clock.today();
  let told = 0;
  for (let after: Id<'assessment'> | undefined; ; ) {
    const rows = await services.database.read(SYSTEM_SCOPE, (db) => untoldTerms(db, after, atOnce));
    for (const row of rows)
      if (termFrom(today, row) !== null) told += await tellTerm(services, row.id);
    if (rows.length < atOnce) return told;
    after = rows.at(-1)?.id;
  }
}
