// What subjects were told of their results, kept as it was told whatever is computed since: all of an exercise in one statement.
import type { CivilDate, Id } from '@jinze/kernel';
import type { ScoreOutput } from '@jinze/rules';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { FactRow } from './facts.store.ts';
import type { ToldResult } from './subjects.store.ts';

/** What is told: the score as it stands, the grade as it was proposed and approved. */
const RESULT = sql`jsonb_build_object('number', version + 1, 'total', total, 'at_least', at_least, 'at_most', at_most,
  'grade', grade, 'could_be', could_be, 'vetoes', vetoes, 'facts_missing', facts_missing,
  'proposed_grade', proposed_grade, 'moved_from', moved_from, 'chosen_grade', chosen_grade,
  'chosen_reason', chosen_reason, 'chosen_by', chosen_by)`;

async function tell(
  tx: Tx,
  at: Date,
  { until, where }: Readonly<Record<'until' | 'where', RawBuilder<unknown>>>,
): Promise<Id<'assessed'>[]> {
  const { rows } = await sql<{ subject_id: Id<'assessed'> }>`with made as (
      update assessments.subject as held set version = version + 1, told_at = ${at}, told_grade = proposed_grade,
        told = ${RESULT}, objections_until = ${until}
      where ${where} and not is_removed returning id, version, scored_at, told)
    insert into assessments.told_result (subject_id, number, at, scored_at, result, facts, said)
    select made.id, made.version, ${at}, made.scored_at, made.told, coalesce(
        (select jsonb_object_agg(fact.name, fact.version) from assessments.fact where fact.subject_id = made.id), '{}'),
      kept.said
    from made left join assessments.said_score kept on kept.subject_id = made.id
    returning subject_id`.execute(tx);
  return rows.map(({ subject_id: id }) => id);
}

const IS_NEWS = sql<boolean>`(told_at is null or told_grade is distinct from proposed_grade)`;

/** Whether somebody is to be told a grade, and the last day of the terms of those who were told before. */
export async function termsTold(
  tx: Tx,
  exerciseId: Id<'assessment'>,
): Promise<{ readonly isNews: boolean; readonly last: CivilDate | null }> {
  const row = await tx
    .selectFrom('assessments.subject')
    .select([
      sql<boolean>`coalesce(bool_or(${IS_NEWS}), false)`.as('isNews'),
      sql<CivilDate | null>`max(objections_until)`.as('last'),
    ])
    .where('exercise_id', '=', exerciseId)
    .where('is_removed', '=', false)
    .executeTakeFirstOrThrow();
  return row;
}

/** Whoever was not told this grade yet is, with a term of their own to object; null: to which day is not known yet. Answers who. */
export const tellGrades = (
  tx: Tx,
  exerciseId: Id<'assessment'>,
  { at, until }: { readonly at: Date; readonly until: CivilDate | null },
): Promise<Id<'assessed'>[]> =>
  tell(tx, at, {
    until: sql`${until}::date`,
    where: sql`exercise_id = ${exerciseId} and ${IS_NEWS}`,
  });

/** Whose score is another than they were told, under the grade they keep: with the final result they are told it too. */
export const tellOtherScores = (
  tx: Tx,
  exerciseId: Id<'assessment'>,
  at: Date,
): Promise<Id<'assessed'>[]> =>
  tell(tx, at, {
    // No second term.
    until: sql`objections_until`,
    where: sql`exercise_id = ${exerciseId} and exists (select 1 from assessments.score_change as change
      where change.subject_id = held.id and change.number > (held.told ->> 'number')::int4)`,
  });

export interface ToldRow
  extends Omit<Selectable<Tables['assessments.told_result']>, 'result' | 'facts' | 'said'> {
  readonly result: ToldResult;
  /** Undefined: told before reasons were kept. */
  readonly said: ScoreOutput | undefined;
}

/** One telling of a subject, or the last. */
export async function toldResult(
  db: Reader,
  id: Id<'assessed'>,
  number?: number,
): Promise<ToldRow | undefined> {
  let query = db
    .selectFrom('assessments.told_result')
    .select(['subject_id', 'number', 'at', 'scored_at', 'result', 'said'])
    .where('subject_id', '=', id);
  if (number !== undefined) query = query.where('number', '=', number);
  const row = await query.orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row === undefined
    ? undefined
    : ({ ...row, said: row.said ?? undefined } as unknown as ToldRow);
}

/** The facts a telling is by, as they stood. */
export async function factsAsTold(
  db: Reader,
  { subject_id: id, number }: Pick<ToldRow, 'subject_id' | 'number'>,
): Promise<ReadonlyMap<string, FactRow>> {
  const { rows } =
    await sql<FactRow>`select version.*, null as by_account from assessments.told_result as told,
      jsonb_each_text(told.facts) as stood (name, number)
      join assessments.fact_version as version on version.name = stood.name
        and version.version = stood.number::int4 and version.subject_id = ${id}
    where told.subject_id = ${id} and told.number = ${number}`.execute(db);
  return new Map(rows.map((row) => [row.name, row]));
}
