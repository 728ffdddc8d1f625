// All SQL of reminders of inspections.
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';

export interface DueRow {
  readonly id: Id<'inspection'>;
  readonly title: string;
  readonly scope_key: string;
  readonly inspected_key: string;
  /** The earliest of what the inspected side owes: its plan, its rectifications. */
  readonly owedOn: CivilDate | null;
  /** The earliest of what the inspecting side owes: answers to complaints, its last day on site. */
  readonly ownOn: CivilDate | null;
}

/** What is due until a day, or overdue, and was not reminded of since `before`; locked, in the order of ids. */
export async function lockToRemind(
  tx: Tx,
  {
    soon,
    before,
    after,
    limit,
  }: {
    readonly soon: CivilDate;
    readonly before: CivilDate;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    select i.id, i.title, i.scope_key, i.inspected_key, due.owed as "owedOn", due.own as "ownOn"
    from inspections.inspection i cross join lateral (
      select least(
          case when i.plan_on is null and i.plan_due <= ${soon}::date then i.plan_due end,
          case when i.delivered_on is not null then (select min(f.due_on) from inspections.finding f
            where f.inspection_id = i.id and f.state = 'open' and f.due_on <= ${soon}::date) end) as owed,
        least(
          case when i.state in ('preparing', 'on-site') and i.to_day <= ${soon}::date then i.to_day end,
          (select min(c.due_on) from inspections.complaint c where c.inspection_id = i.id
            and c.answer is null and c.moved_on is null and c.due_on <= ${soon}::date)) as own) as due
    where i.state <> 'withdrawn' and (due.owed is not null or due.own is not null)
      and (i.reminded_on is null or i.reminded_on <= ${before}::date)
      and (${after ?? null}::uuid is null or i.id > ${after ?? null}::uuid)
    order by i.id limit ${limit} for update of i`.execute(tx);
  return rows;
}

/** A complaint whose day could not be told yet, since the working days of that year were not published. */
export interface UntoldRow {
  readonly id: Id<'inspection-complaint'>;
  readonly receivedOn: CivilDate;
  readonly days: number;
  /** Of the inspecting region. */
  readonly regionPath: string;
}

/** Locked, in the order of ids. */
export async function lockUntold(
  tx: Tx,
  after: Id<'inspection-complaint'> | undefined,
  limit: number,
): Promise<UntoldRow[]> {
  const { rows } = await sql<UntoldRow>`
    select c.id, c.received_on as "receivedOn", i.complaint_days as days, i.region_path as "regionPath"
    from inspections.complaint c join inspections.inspection i on i.id = c.inspection_id
    where c.due_on is null and c.answer is null and c.moved_on is null and i.complaint_days is not null
      and (${after ?? null}::uuid is null or c.id > ${after ?? null}::uuid)
    order by c.id limit ${limit} for update of c`.execute(tx);
  return rows;
}

export async function tellDue(
  tx: Tx,
  told: readonly { readonly id: Id<'inspection-complaint'>; readonly dueOn: CivilDate }[],
): Promise<void> {
  const rows = JSON.stringify(told.map(({ id, dueOn }) => ({ id, due_on: dueOn })));
  await sql`update inspections.complaint c set due_on = told.due_on, version = c.version + 1
    from jsonb_to_recordset(${rows}::jsonb) as told (id uuid, due_on date) where c.id = told.id`.execute(
    tx,
  );
}

export async function markReminded(
  tx: Tx,
  ids: readonly Id<'inspection'>[],
  on: CivilDate,
): Promise<void> {
  await tx
    .updateTable('inspections.inspection')
    .set({ reminded_on: on })
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}
