// One exercise and one subject as a caller sees them.
import type { Assessed, AssessmentExercise } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { consequencesOfSubject } from './consequences.store.ts';
import { countsKey } from './contest-key.ts';
import { contestsAbout } from './contests.store.ts';
import { openContests } from './contests-alike.ts';
import { exerciseView } from './exercise.view.ts';
import {
  assignmentsOf,
  type ExerciseRow,
  exerciseById,
  progressOf,
  stepsOf,
} from './exercises.store.ts';
import { factsBySubject, marksOf, settledMarks } from './facts.store.ts';
import { type IssuedScheme, issuedScheme } from './issued-schemes.ts';
import { objectionsOf } from './objections.store.ts';
import { factsAsked } from './scheme-body.ts';
import { subjectView } from './subject.view.ts';
import { allSubjects, type SubjectRow, subjectById, subjectsPage } from './subjects.store.ts';

/** Of an exercise whose subjects a reader counts only. */
const OWN_AT_MOST = 1000;

export async function exerciseOf(
  context: AssessmentsContext,
  caller: Caller,
  scope: Scope,
  id: Id<'assessment'>,
): Promise<AssessmentExercise> {
  const { database } = context;
  const row = await database.read(scope, (db) => exerciseById(db, scope, id));
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  const issued = await issuedScheme(database, row.scheme_id);
  const isOrganiser = context.may(caller, 'assessments.assessment', { scopeKey: row.scope_key });
  const around = await database.read(scope, async (db) => ({
    subjects: isOrganiser
      ? await allSubjects(db, id)
      : await subjectsPage(db, scope, id, { after: undefined, limit: OWN_AT_MOST }),
    steps: await stepsOf(db, id),
    assignments: await assignmentsOf(db, id),
    marks: isOrganiser ? await marksOf(db, { exerciseId: id }) : [],
    settled: isOrganiser ? await settledMarks(db, id) : [],
    progress: await progressOf(db, id),
  }));
  const contests = isOrganiser ? await openContests(context, row, issued) : 0;
  const counts = { ...around.progress, contests };
  return exerciseView(context, caller, row, { ...around, counts, issued, isOrganiser });
}

/** Read in the system’s scope once the row was found in the caller’s own: the view says what is theirs to see. */
export async function subjectOf(
  context: AssessmentsContext,
  caller: Caller,
  scope: Scope,
  id: Id<'assessed'>,
): Promise<Assessed> {
  const { database, clock } = context;
  const row = await database.read(scope, (db) => subjectById(db, scope, id));
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  const exercise = await database.read(SYSTEM_SCOPE, (db) =>
    exerciseById(db, SYSTEM_SCOPE, row.exercise_id),
  );
  if (exercise === undefined) throw new Error('invariant broken: a subject of an exercise');
  const issued = await issuedScheme(database, exercise.scheme_id);
  const around = await database.read(SYSTEM_SCOPE, (db) =>
    aroundSubject(db, row, exercise, issued),
  );
  return subjectView(context, caller, row, { ...around, issued, today: clock.today() });
}

async function aroundSubject(
  db: Reader,
  row: SubjectRow,
  exercise: ExerciseRow,
  { scheme }: IssuedScheme,
) {
  const keys = [...factsAsked(scheme, row.class).values()].map((task) =>
    countsKey(task, row.class, exercise),
  );
  const facts = (await factsBySubject(db, [row.id])).get(row.id) ?? new Map();
  return {
    exercise,
    facts,
    marks: await marksOf(db, { exerciseId: row.exercise_id, subjectId: row.id }),
    contests: await contestsAbout(db, { ...row, year: exercise.year }, keys),
    objections: await objectionsOf(db, row.id),
    consequences: await consequencesOfSubject(db, SYSTEM_SCOPE, row.id),
  };
}
