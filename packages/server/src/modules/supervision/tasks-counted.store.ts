// How many tasks regions, bodies or persons were given in a period, and how many of them were closed or are late.
import type { CivilDate } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Whom, whomRows } from '../../platform/database/whom.ts';

export interface TasksCounted {
  readonly id: string;
  readonly asked: number;
  readonly done: number;
  readonly overdue: number;
}

/** Those they lead, due in the period; late is what was closed after its day, or is not closed by now. */
export async function tasksCounted(
  db: Reader,
  whom: readonly Whom[],
  {
    from,
    to,
    today,
  }: { readonly from: CivilDate; readonly to: CivilDate; readonly today: CivilDate },
): Promise<TasksCounted[]> {
  const { rows } = await sql<TasksCounted>`
    with mine as (
      select distinct whom.id, task.id as task_id, task.state, task.due_on, task.replied_on
      from ${whomRows(whom)}
      join supervision.party as party on party.role = 'lead' and case
          when whom.person_id is not null then party.person_id = whom.person_id
          when whom.organ_id is not null then party.organ_id = whom.organ_id
          else party.scope_key = whom.scope_key end
      join supervision.task as task on task.id = party.task_id
      where task.issued_on is not null and task.state <> 'withdrawn'
        and task.due_on between ${from}::date and ${to}::date)
    select id::text as id, count(*) as asked, count(*) filter (where state = 'closed') as done,
      count(*) filter (where coalesce(replied_on, ${today}::date) > due_on) as overdue
    from mine group by id`.execute(db);
  return rows;
}
