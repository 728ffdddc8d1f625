// All SQL of facts and marks: read and written for many subjects at once.
import type { FactCause } from '@jinze/contracts';
import type { FactSource, Id } from '@jinze/kernel';
import type { FactValue } from '@jinze/rules';
import { type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';

type FactRecord = Selectable<Tables['assessments.fact']>;
export interface FactRow extends Omit<FactRecord, 'value' | 'source' | 'cause'> {
  /** Null: it was taken back, and is not known. */
  readonly value: FactValue | null;
  readonly source: FactSource;
  readonly cause: FactCause;
}

export async function factsOf(
  db: Reader,
  subjectIds: readonly Id<'assessed'>[],
): Promise<FactRow[]> {
  const rows = await db
    .selectFrom('assessments.fact')
    .selectAll()
    .where(sql<boolean>`subject_id = any(${[...subjectIds]}::uuid[])`)
    .execute();
  return rows as unknown as FactRow[];
}

/** Subject by subject, by name. */
export async function factsBySubject(
  db: Reader,
  subjectIds: readonly Id<'assessed'>[],
): Promise<ReadonlyMap<Id<'assessed'>, Map<string, FactRow>>> {
  const bySubject = new Map<Id<'assessed'>, Map<string, FactRow>>(
    subjectIds.map((id) => [id, new Map<string, FactRow>()]),
  );
  for (const row of await factsOf(db, subjectIds))
    bySubject.get(row.subject_id)?.set(row.name, row);
  return bySubject;
}

export interface FactWrite {
  readonly subject_id: Id<'assessed'>;
  readonly name: string;
  readonly value: FactValue | null;
  readonly source: FactSource;
  readonly cause: FactCause;
  readonly evidence: readonly string[];
  readonly by_name: string;
  readonly by_account: Id<'account'> | null;
  readonly because: string | null;
}

/** Written, and kept as a version: one statement for as many as there are. */
export async function putFacts(tx: Tx, rows: readonly FactWrite[], at: Date): Promise<void> {
  await sql`with written as (
      insert into assessments.fact (subject_id, name, version, value, source, cause, evidence, by_name, by_account,
        because, recorded_at)
      select subject_id, name, 1, coalesce(value, 'null'), source, cause, evidence, by_name, by_account, because, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (subject_id uuid, name text, value jsonb,
        source text, cause text, evidence text[], by_name text, by_account uuid, because text)
      on conflict (subject_id, name) do update set version = fact.version + 1, value = excluded.value,
        source = excluded.source, cause = excluded.cause, evidence = excluded.evidence, by_name = excluded.by_name,
        by_account = excluded.by_account, because = excluded.because, recorded_at = excluded.recorded_at
      returning subject_id, name, version, value, source, cause, evidence, by_name, because, recorded_at)
    insert into assessments.fact_version (subject_id, name, version, value, source, cause, evidence, by_name, because,
      recorded_at)
    select subject_id, name, version, value, source, cause, evidence, by_name, because, recorded_at
    from written`.execute(tx);
}

type MarkRecord = Selectable<Tables['assessments.mark']>;
export interface MarkRow extends Omit<MarkRecord, 'value'> {
  readonly value: FactValue;
}

/** Of these subjects of an exercise. */
export async function marksOf(
  db: Reader,
  of: { readonly exerciseId: Id<'assessment'>; readonly subjectIds: readonly Id<'assessed'>[] },
): Promise<MarkRow[]> {
  const rows = await db
    .selectFrom('assessments.mark')
    .selectAll()
    .where('exercise_id', '=', of.exerciseId)
    .where(sql<boolean>`subject_id = any(${[...of.subjectIds]}::uuid[])`)
    .orderBy('subject_id')
    .orderBy('fact')
    .orderBy('recorded_at')
    .execute();
  return rows as unknown as MarkRow[];
}

export interface MarkWrite extends Omit<MarkRow, 'version'> {}

/** Again by the same account: it takes the place of the first, which is kept. Answers the record’s id. */
export async function putMark(tx: Tx, mark: MarkWrite): Promise<Id<'assessment-mark'>> {
  const { id, version } = await tx
    .insertInto('assessments.mark')
    .values({ ...mark, version: 1, value: JSON.stringify(mark.value) })
    .onConflict((oc) =>
      oc.columns(['subject_id', 'fact', 'account_id']).doUpdateSet((eb) => ({
        version: sql<number>`mark.version + 1`,
        value: eb.ref('excluded.value'),
        reason: eb.ref('excluded.reason'),
        evidence: eb.ref('excluded.evidence'),
        item_id: eb.ref('excluded.item_id'),
        by_name: eb.ref('excluded.by_name'),
        recorded_at: eb.ref('excluded.recorded_at'),
      })),
    )
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
  const { value, reason, evidence, recorded_at } = mark;
  await tx
    .insertInto('assessments.mark_version')
    .values({
      mark_id: id,
      version,
      value: JSON.stringify(value),
      reason,
      evidence: [...evidence],
      recorded_at,
    })
    .execute();
  return id;
}

/** On which facts of these subjects an account gave a mark. */
export function marksGivenBy(
  db: Reader,
  accountId: Id<'account'>,
  subjectIds: readonly Id<'assessed'>[],
): Promise<{ readonly subject_id: Id<'assessed'>; readonly fact: string }[]> {
  return db
    .selectFrom('assessments.mark')
    .select(['subject_id', 'fact'])
    .where('account_id', '=', accountId)
    .where(sql<boolean>`subject_id = any(${[...subjectIds]}::uuid[])`)
    .execute();
}
