// What an account is to give marks on, page by page: tasks by exercise and class, joined with the rosters by the database.
import type { assessmentsRoutes } from '@jinze/contracts';
import { type CivilDate, type Id, parseCivilDate } from '@jinze/kernel';
import type { Scheme } from '@jinze/rules';
import type { z } from 'zod';
import type { Reader } from '../../platform/database/database.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { type AssessmentsContext, officesHeld } from './assessments.context.ts';
import { barredOf } from './barred.store.ts';
import type { DueMark } from './beside-marks.ts';
import { classesOf, exercisesToScore } from './exercises.store.ts';
import { issuedScheme } from './issued-schemes.ts';
import { type MarkTask, markTasks } from './marks-awaited.ts';
import {
  countGiven,
  type DueRow,
  type DueStart,
  type DueTask,
  duePage,
} from './marks-due.store.ts';

type Exercise = Awaited<ReturnType<typeof exercisesToScore>>[number];
type Query = z.output<typeof assessmentsRoutes.scoring.query>;

/** Exercises go by their last day, subjects by the roster, what is asked of one by the table. */
interface DuePlace extends DueStart {
  readonly scoringBy: CivilDate;
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const SHAPE = new RegExp(`^([^|]+)\\|(${UUID})\\|(\\d{1,7})\\|(${UUID})\\|(\\d{1,4})$`);

/** Refuses a text that is no cursor of this list. */
function readDuePlace(text: string | undefined): DuePlace | undefined {
  if (text === undefined) return undefined;
  const [, on = '', exercise, place, subject, nth] = SHAPE.exec(text) ?? [];
  const scoringBy = parseCivilDate(on);
  if (scoringBy === undefined)
    throw new Refused({ code: 'http.invalid-input', path: 'query.after' });
  return {
    scoringBy,
    exercise_id: exercise as Id<'assessment'>,
    place: Number(place),
    subject_id: subject as Id<'assessed'>,
    nth: Number(nth),
  };
}

/** Before the first of a roster. */
const FIRST = {
  place: -1,
  subject_id: '00000000-0000-0000-0000-000000000000' as Id<'assessed'>,
  nth: -1,
};

/** From where on each is read that the place does not lie behind. */
function startsFrom(exercises: readonly Exercise[], after: DuePlace | undefined): DueStart[] {
  const reached = after === undefined ? '' : `${after.scoringBy} ${after.exercise_id}`;
  return exercises.flatMap(({ id, scoring_by: on }): DueStart[] => {
    const at = `${on} ${id}`;
    if (after !== undefined && at === reached) return [after];
    return at > reached ? [{ ...FIRST, exercise_id: id }] : [];
  });
}

interface Task extends DueTask, Pick<MarkTask, 'item' | 'task'> {
  readonly scheme: Scheme;
  /** How many subjects it is due of. */
  readonly count: number;
}

/** As many as the tables are long, however many subjects there are. */
async function tasksOf(
  { database }: AssessmentsContext,
  exercises: readonly Exercise[],
  classes: Awaited<ReturnType<typeof classesOf>>,
): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const { id, scheme_id: schemeId, items } of exercises) {
    const { scheme } = await issuedScheme(database, schemeId);
    for (const held of classes.filter((one) => one.exercise_id === id))
      tasks.push(
        ...markTasks(scheme, held.class, items).map((one) => ({ ...held, ...one, scheme })),
      );
  }
  return tasks;
}

const keyOf = (one: Pick<DueTask, 'exercise_id' | 'class' | 'nth'>) =>
  `${one.exercise_id} ${one.nth} ${one.class ?? ''}`;

function dueMarks(rows: readonly DueRow[], tasks: readonly Task[]): DueMark[] {
  const byKey = new Map(tasks.map((one) => [keyOf(one), one]));
  return rows.flatMap((row): DueMark[] => {
    const found = byKey.get(keyOf(row));
    if (found === undefined) return [];
    const { scheme, item, fact, task } = found;
    const { subject_id: id, name, class: of, value, reason, evidence } = row;
    const mark =
      value === null || reason === null ? undefined : { value, reason, evidence: evidence ?? [] };
    return [{ subject: { id, name, class: of }, scheme, item, fact, task, mark }];
  });
}

/** Each exercise an account gives marks in with how many are open, and a page of what is due of them. */
export async function marksDue(
  context: AssessmentsContext,
  db: Reader,
  caller: Caller,
  { assessmentId, given, after, limit }: Query,
) {
  const { accountId } = caller;
  const reached = readDuePlace(after);
  const exercises = await exercisesToScore(db, accountId);
  if (exercises.length === 0) return { assessments: [], dues: [], next: null };
  const ids = exercises.map(({ id }) => id);
  const hand = { accountId, persons: selvesOf(caller), offices: officesHeld(caller) };
  const about = await barredOf(db, ids, [hand], context.clock.today());
  const barred = about.map(({ id }) => id);
  const tasks = await tasksOf(context, exercises, await classesOf(db, ids, barred));
  const due = {
    accountId,
    barred,
    tasks: tasks.map(({ exercise_id, class: of, fact, nth }) => ({
      exercise_id,
      class: of,
      fact,
      nth,
    })),
  };
  const counted = await countGiven(db, due);
  const chosen = exercises.filter(({ id }) => assessmentId === undefined || id === assessmentId);
  const rows = await duePage(db, due, startsFrom(chosen, reached), { given, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const on = exercises.find(({ id }) => id === last?.exercise_id)?.scoring_by;
  return {
    assessments: exercises.map((exercise) => ({
      exercise,
      open:
        tasks
          .filter((one) => one.exercise_id === exercise.id)
          .reduce((sum, { count }) => sum + count, 0) - (counted.get(exercise.id) ?? 0),
    })),
    dues: dueMarks(shown, tasks),
    next:
      last === undefined
        ? null
        : [on, last.exercise_id, last.place, last.subject_id, last.nth].join('|'),
  };
}
