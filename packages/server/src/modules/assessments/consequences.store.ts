// All SQL of what follows from final results.
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import { countRows } from '../../platform/database/count-rows.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { insertRows } from '../../platform/database/insert-rows.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

export async function insertConsequences(
  tx: Tx,
  rows: readonly Insertable<Tables['assessments.consequence']>[],
): Promise<void> {
  await insertRows(tx, 'assessments.consequence', rows);
}

export type ConsequenceRow = Selectable<Tables['assessments.consequence']> & {
  readonly subject_name: string;
  readonly scheme_id: Id<'assessment-scheme'>;
  readonly year: number;
  readonly approval_no: string;
  readonly region_path: string;
  readonly organ_id: Id<'organ'> | null;
  readonly appointment_id: Id<'appointment'> | null;
  /** When the result was: nothing that follows from it is done before. */
  readonly final_on: CivilDate;
};

const consequences = (db: Reader, { keys, persons }: Scope) =>
  db
    .selectFrom('assessments.consequence as follows')
    .innerJoin('assessments.subject as subject', 'subject.id', 'follows.subject_id')
    .innerJoin('assessments.exercise as exercise', 'exercise.id', 'follows.exercise_id')
    .selectAll('follows')
    .select([
      'subject.name as subject_name',
      'subject.region_path',
      'subject.organ_id',
      'subject.appointment_id',
      'exercise.scheme_id',
      'exercise.year',
    ])
    .select((eb) => [
      eb.ref('exercise.final_on').$notNull().as('final_on'),
      eb.ref('exercise.approval_no').$notNull().as('approval_no'),
    ])
    .where(
      sql<boolean>`(follows.organiser_key ^@ any(${[...keys]}::text[])
        or follows.scope_key ^@ any(${[...keys]}::text[])
        or follows.person_id = any(${[...persons]}::uuid[]))`,
    );

export interface ConsequenceFilter {
  readonly consequence?: ConsequenceRow['id'] | undefined;
  readonly state?: 'open' | 'overdue' | 'done' | undefined;
}

/** Undated ones last. */
const DUE = sql<string>`coalesce(follows.due_on, date '9999-12-31')`;

interface ConsequencesAsked extends ConsequenceFilter {
  readonly today: CivilDate;
}

function filtered(db: Reader, scope: Scope, { consequence, state, today }: ConsequencesAsked) {
  let query = consequences(db, scope);
  if (consequence !== undefined) query = query.where('follows.id', '=', consequence);
  if (state === 'done') query = query.where('follows.done_on', 'is not', null);
  else if (state !== undefined) query = query.where('follows.done_on', 'is', null);
  if (state === 'overdue') query = query.where('follows.due_on', '<', today);
  return query;
}

export const countConsequences = (
  db: Reader,
  scope: Scope,
  asked: ConsequencesAsked,
): Promise<number> => countRows(filtered(db, scope, asked));

/** By the day they are due. */
export async function consequencesPage(
  db: Reader,
  scope: Scope,
  page: ConsequencesAsked & {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<(ConsequenceRow & { readonly due: CivilDate })[]> {
  const { after, limit } = page;
  let query = filtered(db, scope, page).select(DUE.as('due'));
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(${DUE}, follows.id) > (${after.on}::date, ${after.id}::uuid)`,
    );
  const rows = await query.orderBy(DUE).orderBy('follows.id').limit(limit).execute();
  return rows as unknown as (ConsequenceRow & { due: CivilDate })[];
}

export async function consequencesOfSubject(
  db: Reader,
  scope: Scope,
  id: Id<'assessed'>,
): Promise<ConsequenceRow[]> {
  return consequences(db, scope)
    .where('follows.subject_id', '=', id)
    .orderBy('follows.id')
    .limit(50)
    .execute();
}

export async function consequenceById(
  db: Reader,
  scope: Scope,
  id: Id<'assessment-consequence'>,
): Promise<ConsequenceRow | undefined> {
  return consequences(db, scope).where('follows.id', '=', id).executeTakeFirst();
}

export async function lockConsequence(
  tx: Tx,
  scope: Scope,
  id: Id<'assessment-consequence'>,
): Promise<ConsequenceRow | undefined> {
  return consequences(tx, scope)
    .where('follows.id', '=', id)
    .forUpdate('follows')
    .executeTakeFirst();
}

export async function endConsequence(
  tx: Tx,
  { id, version }: Pick<ConsequenceRow, 'id' | 'version'>,
  done: {
    readonly done_on: CivilDate;
    readonly document_no: string | null;
    readonly note: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('assessments.consequence')
    .set({ ...done, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

/** Overdue, nobody reminded of it yet on any day since. */
export async function consequencesOverdue(db: Reader, today: CivilDate): Promise<ConsequenceRow[]> {
  return consequences(db, { keys: [''], committees: [], persons: [] })
    .where('follows.done_on', 'is', null)
    .where('follows.due_on', '<', today)
    .where('follows.reminded_on', 'is', null)
    .orderBy('follows.id')
    .limit(1000)
    .execute();
}

export async function markReminded(
  tx: Tx,
  ids: readonly Id<'assessment-consequence'>[],
  today: CivilDate,
): Promise<void> {
  await tx
    .updateTable('assessments.consequence')
    .set({ reminded_on: today })
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}
