// How many things regions, bodies or persons were asked by deployments of a period, and how many were done or are late.
import type { CivilDate } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Whom, whomRows } from '../../platform/database/whom.ts';

export interface AsksCounted {
  readonly id: string;
  readonly asked: number;
  readonly done: number;
  readonly overdue: number;
}

export async function asksCounted(
  db: Reader,
  whom: readonly Whom[],
  {
    from,
    to,
    today,
  }: { readonly from: CivilDate; readonly to: CivilDate; readonly today: CivilDate },
): Promise<AsksCounted[]> {
  const { rows } = await sql<AsksCounted>`
    with mine as (
      select distinct whom.id, ask.id as ask_id, ask.result, ask.result_on, ask.due_on
      from ${whomRows(whom)}
      join deployments.ask as ask on case
          when whom.person_id is not null then whom.person_id = any(ask.persons)
          when whom.organ_id is not null then ask.organ_id = whom.organ_id
          else ask.scope_key = whom.scope_key end
      where ask.ended_at is null and ask.asked_on between ${from}::date and ${to}::date)
    select id::text as id, count(*) as asked, count(*) filter (where result = 'done') as done,
      count(*) filter (where due_on is not null and due_on <= ${to}::date
        and coalesce(case when result = 'done' then result_on end, ${today}::date) > due_on) as overdue
    from mine group by id`.execute(db);
  return rows;
}
