// Tasks that a region issued or was given, for a list of materials.
import type { CivilDate } from '@jinze/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { scopeKeysUnder } from '../../platform/database/scope.ts';
import {
  HELD_LINES,
  type HeldBy,
  type HeldIn,
  type HeldLine,
  type HeldPart,
  heldPart,
  isHeldBy,
  isNamedLike,
} from '../../platform/held-line.ts';

export interface HeldTasks extends HeldPart {
  readonly closed: number;
}

/** Issued within the days by bodies of the region or to them, the newest first. */
export async function tasksHeldIn(db: Reader, asked: HeldIn): Promise<HeldTasks> {
  const { from, to } = asked;
  const { rows } = await sql<HeldLine & { readonly of: number; readonly closed: number }>`
    select task.id, task.issued_on as "on", task.title as text, (count(*) over ())::int as "of",
      (count(*) filter (where task.state = 'closed') over ())::int as closed
    from supervision.task task
    where task.state <> 'withdrawn' and task.issued_on between ${from}::date and ${to}::date
      and ${isNamedLike(sql`task.title`, asked)} and ${isOf(asked)}
    order by task.issued_on desc, task.id limit ${HELD_LINES}`.execute(db);
  return { ...heldPart(rows), closed: rows[0]?.closed ?? 0 };
}

export interface TaskTotals {
  readonly issued: number;
  readonly closed: number;
  /** Not closed by now, and its day is past. */
  readonly overdue: number;
}

/** Of the same tasks how many there are, and how they stand; one statement. */
export async function taskTotalsIn(
  db: Reader,
  asked: HeldIn,
  today: CivilDate,
): Promise<TaskTotals> {
  const { from, to } = asked;
  const { rows } = await sql<TaskTotals>`
    select count(*)::int as issued, (count(*) filter (where task.state = 'closed'))::int as closed,
      (count(*) filter (where task.state <> 'closed' and task.due_on < ${today}::date))::int as overdue
    from supervision.task task
    where task.state <> 'withdrawn' and task.issued_on between ${from}::date and ${to}::date
      and ${isOf(asked)}`.execute(db);
  return rows[0] ?? { issued: 0, closed: 0, overdue: 0 };
}

const isOf = (by: HeldBy) => {
  const keys = sql`any(${scopeKeysUnder(by.regionPath)}::text[])`;
  const isPartyOf = (of: RawBuilder<unknown>) => sql<boolean>`exists (
    select 1 from supervision.party party where party.task_id = task.id and ${of})`;
  return sql<boolean>`((task.scope_key ^@ ${keys}
    or exists (select 1 from unnest(task.scope_keys) as party (key) where party.key ^@ ${keys}))
    and ${isHeldBy(by, {
      organ: isPartyOf(sql`party.organ_id = ${by.organId}::uuid`),
      person: isPartyOf(sql`party.person_id = ${by.personId}::uuid`),
    })})`;
};

/** What these tasks are called, those that were issued by whose they are or to them. */
export async function tasksNamed(
  db: Reader,
  by: HeldBy,
  ids: readonly string[],
): Promise<{ id: string; title: string }[]> {
  return db
    .selectFrom('supervision.task as task')
    .select(['task.id', 'task.title'])
    .where(sql<boolean>`task.id = any(${[...ids]}::uuid[])`)
    .where('task.state', '<>', 'withdrawn')
    .where('task.issued_on', 'is not', null)
    .where(isOf(by))
    .execute();
}
