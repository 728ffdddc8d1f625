// All SQL of the marks an account is to give: how many it gave, and what is due page by page, however many subjects there are.
import type { Id } from '@jinze/kernel';
import type { FactValue } from '@jinze/rules';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';

/** A fact of a class in an exercise; read in the system’s scope, asked by the account itself. */
export interface DueTask {
  readonly exercise_id: Id<'assessment'>;
  readonly class: string | null;
  readonly fact: string;
  readonly nth: number;
}

interface DueOf {
  readonly accountId: Id<'account'>;
  readonly tasks: readonly DueTask[];
  /** Subjects it keeps out of. */
  readonly barred: readonly Id<'assessed'>[];
}

const tasksIn = (tasks: readonly DueTask[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as task (exercise_id uuid, class text, fact text, nth int)`;
const ofTask = sql`task.exercise_id = subject.exercise_id and coalesce(task.class, '') = coalesce(subject.class, '')`;
const isDue = (barred: DueOf['barred']) =>
  sql`not subject.is_removed and subject.id <> all(${[...barred]}::uuid[])`;

/** How many of them are given, exercise by exercise. */
export async function countGiven(
  db: Reader,
  { accountId, tasks, barred }: DueOf,
): Promise<ReadonlyMap<Id<'assessment'>, number>> {
  const ids = [...new Set(tasks.map((one) => one.exercise_id))];
  const { rows } = await sql<{ exercise_id: Id<'assessment'>; count: number }>`
    select mark.exercise_id, count(*) as count
    from assessments.mark as mark
    join assessments.subject as subject on subject.id = mark.subject_id
    join ${tasksIn(tasks)} on ${ofTask} and task.fact = mark.fact
    where mark.exercise_id = any(${ids}::uuid[]) and mark.account_id = ${accountId} and ${isDue(barred)}
    group by mark.exercise_id`.execute(db);
  return new Map(rows.map((row) => [row.exercise_id, row.count]));
}

/** From where on an exercise is read: its roster, and what is asked of who stands there. */
export interface DueStart {
  readonly exercise_id: Id<'assessment'>;
  readonly place: number;
  readonly subject_id: Id<'assessed'>;
  readonly nth: number;
}

export interface DueRow extends DueStart {
  readonly name: string;
  readonly class: string | null;
  readonly value: FactValue | null;
  /** Null: not given. */
  readonly reason: string | null;
  readonly evidence: string[] | null;
}

/** After these places, exercise by exercise in their order: each is read along its roster no further than the page is long. */
export async function duePage(
  db: Reader,
  { accountId, tasks, barred }: DueOf,
  starts: readonly DueStart[],
  { given, limit }: { readonly given: 'yes' | 'no' | undefined; readonly limit: number },
): Promise<DueRow[]> {
  const inOrder = starts.map((one, order) => ({ ...one, order }));
  const asked = given === undefined ? sql`` : sql`and (mark.id is not null) = ${given === 'yes'}`;
  const lines = sql`${tasksIn(tasks)}
        left join assessments.mark as mark on mark.subject_id = subject.id and mark.fact = task.fact
          and mark.account_id = ${accountId}
        where ${ofTask} and (subject.place, subject.id, task.nth) > (start.place, start.subject_id, start.nth) ${asked}`;
  const { rows } = await sql<DueRow>`
    select subject.exercise_id, subject.place, subject.id as subject_id, line.nth, subject.name, subject.class,
      line.value, line.reason, line.evidence
    from (
      select * from jsonb_to_recordset(${JSON.stringify(inOrder)}::jsonb)
        as one (exercise_id uuid, place int, subject_id uuid, nth int, "order" int)
      order by "order") as start
    cross join lateral (
      select subject.exercise_id, subject.place, subject.id, subject.name, subject.class
      from assessments.subject as subject
      where subject.exercise_id = start.exercise_id and (subject.place, subject.id) >= (start.place, start.subject_id)
        and ${isDue(barred)} and exists (select from ${lines})
      order by subject.place, subject.id
      limit ${limit}) as subject
    cross join lateral (select task.nth, mark.value, mark.reason, mark.evidence from ${lines}) as line
    order by start."order", subject.place, subject.id, line.nth
    limit ${limit}`.execute(db);
  return rows;
}
