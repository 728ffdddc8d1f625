// What was contested of the same facts, wherever it was: it holds an exercise up while it is open, and is laid over its facts once it is upheld.

import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { countsKey } from './contest-key.ts';
import { type ContestRow, contestsOfSubjects } from './contests.store.ts';
import type { ExerciseRow } from './exercises.store.ts';
import type { IssuedScheme } from './issued-schemes.ts';
import { factsAsked } from './scheme-body.ts';
import type { SubjectRow } from './subjects.store.ts';

/** By subject and by the name the fact has here; in one statement, read in the system’s scope. */
export async function contestsAlike(
  db: Reader,
  exercise: ExerciseRow,
  { scheme }: IssuedScheme,
  state: ContestRow['state'],
): Promise<ReadonlyMap<SubjectRow['id'], ReadonlyMap<string, ContestRow>>> {
  const bySubject = Map.groupBy(
    await contestsOfSubjects(db, exercise.id, state),
    ({ subjectId }) => subjectId,
  );
  return new Map(
    [...bySubject].map(([id, made]) => {
      const byKey = new Map(made.map(({ row }) => [row.counts, row]));
      const subjectClass = made[0]?.class ?? null;
      const facts = [...factsAsked(scheme, subjectClass)].flatMap(
        ([name, task]): [string, ContestRow][] => {
          const contest = byKey.get(countsKey(task, subjectClass, exercise));
          return contest === undefined ? [] : [[name, contest]];
        },
      );
      return [id, new Map(facts)];
    }),
  );
}

/** How many are open about facts this exercise asks, here or in another: until then nothing is proposed or final. */
export async function openContests(
  { database }: Pick<AssessmentsContext, 'database'>,
  exercise: ExerciseRow,
  issued: IssuedScheme,
): Promise<number> {
  const open = await database.read(SYSTEM_SCOPE, (db) =>
    contestsAlike(db, exercise, issued, 'open'),
  );
  return new Set([...open.values()].flatMap((of) => [...of.values()].map(({ id }) => id))).size;
}
