// All SQL of exercises, their course and who gives marks.
import type { AssessmentState, ObjectionUnit } from '@jinze/contracts';
import { type Id, LEVELS } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import {
  type Readdress,
  readdressPaths,
  readdressScopeKeys,
} from '../../platform/database/readdress.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

type Record_ = Selectable<Tables['assessments.exercise']> & {
  readonly region_name: string;
  readonly region_level: string;
};
export interface ExerciseRow
  extends Omit<Record_, 'state' | 'subject_kind' | 'settling' | 'objection_unit'> {
  readonly state: AssessmentState;
  readonly subject_kind: 'body' | 'person';
  readonly settling: 'people' | 'mean';
  readonly objection_unit: ObjectionUnit;
}

/** What of subjects a scope holds: its own as the organiser, those opened to its office, and oneself. */
export const subjectInScope = ({ keys, persons }: Scope, of = 'subject') => sql<boolean>`(
  ${sql.ref(`${of}.organiser_key`)} ^@ any(${[...keys]}::text[])
  or (${sql.ref(`${of}.is_open`)} and ${sql.ref(`${of}.scope_key`)} ^@ any(${[...keys]}::text[]))
  or (${sql.ref(`${of}.is_open`)} and ${sql.ref(`${of}.person_id`)} = any(${[...persons]}::uuid[])))`;

// The scheme is the organiser’s: a subject’s office reads the exercise without a row of it.
const bare = (db: Reader) =>
  db
    .selectFrom('assessments.exercise as exercise')
    .innerJoin('posts.region as region', 'region.path', 'exercise.region_path')
    .selectAll('exercise')
    .select(['region.name as region_name', 'region.level as region_level']);

const exercises = (db: Reader, scope: Scope) =>
  bare(db).where(
    sql<boolean>`(exercise.scope_key ^@ any(${[...scope.keys]}::text[]) or exists (
      select 1 from assessments.subject as subject
      where subject.exercise_id = exercise.id and not subject.is_removed and ${subjectInScope(scope)}))`,
  );

export interface ExerciseFilter {
  readonly year?: number | undefined;
  readonly state?: AssessmentState | undefined;
  readonly search?: string | undefined;
}

export async function exercisesPage(
  db: Reader,
  scope: Scope,
  {
    year,
    state,
    search,
    after,
    limit,
  }: ExerciseFilter & {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<ExerciseRow[]> {
  let query = exercises(db, scope);
  if (year !== undefined) query = query.where('exercise.year', '=', year);
  if (state !== undefined) query = query.where('exercise.state', '=', state);
  if (search !== undefined && search !== '')
    query = query.where('exercise.title', 'like', likePattern(search));
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(exercise.prepared_on, exercise.id) < (${after.on}::date, ${after.id}::uuid)`,
    );
  const rows = await query
    .orderBy('exercise.prepared_on', 'desc')
    .orderBy('exercise.id', 'desc')
    .limit(limit)
    .execute();
  return rows as unknown as ExerciseRow[];
}

export async function exerciseById(
  db: Reader,
  scope: Scope,
  id: Id<'assessment'>,
): Promise<ExerciseRow | undefined> {
  const row = await exercises(db, scope).where('exercise.id', '=', id).executeTakeFirst();
  return row as unknown as ExerciseRow | undefined;
}

/** Whether an exercise under it is among those of the scope: organised there, or of a subject there. */
export async function isUsedIn(
  db: Reader,
  scope: Scope,
  schemeId: Id<'assessment-scheme'>,
): Promise<boolean> {
  const row = await exercises(db, scope)
    .clearSelect()
    .select('exercise.id')
    .where('exercise.scheme_id', '=', schemeId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Those among these ids that are there, in one statement; read in the system’s scope, for a subject of theirs. */
export async function exercisesByIds(
  db: Reader,
  ids: readonly Id<'assessment'>[],
): Promise<ReadonlyMap<Id<'assessment'>, ExerciseRow>> {
  const rows = await bare(db)
    .where(sql<boolean>`exercise.id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map((rows as unknown as ExerciseRow[]).map((row) => [row.id, row]));
}

/** Of the office that organises it; nobody else acts on the exercise as a whole. */
export async function lockExercise(
  tx: Tx,
  scope: Scope,
  id: Id<'assessment'>,
): Promise<ExerciseRow | undefined> {
  const row = await whereInScope(bare(tx), scope, { key: 'exercise.scope_key' })
    .where('exercise.id', '=', id)
    .forUpdate('exercise')
    .executeTakeFirst();
  return row as unknown as ExerciseRow | undefined;
}

/** As it stands for an act on one of its subjects: nobody moves it to another stage before that act has ended. */
export async function exerciseForAct(
  tx: Tx,
  id: Id<'assessment'>,
): Promise<ExerciseRow | undefined> {
  const row = await bare(tx).where('exercise.id', '=', id).forShare('exercise').executeTakeFirst();
  return row as unknown as ExerciseRow | undefined;
}

/** How many subjects each has, of those the scope holds. */
export async function countSubjects(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'assessment'>[],
): Promise<ReadonlyMap<Id<'assessment'>, number>> {
  const rows = await db
    .selectFrom('assessments.subject as subject')
    .select((eb) => ['subject.exercise_id', eb.fn.countAll<number>().as('count')])
    .where(sql<boolean>`subject.exercise_id = any(${[...ids]}::uuid[])`)
    .where('subject.is_removed', '=', false)
    .where(subjectInScope(scope))
    .groupBy('subject.exercise_id')
    .execute();
  return new Map(rows.map((row) => [row.exercise_id, row.count]));
}

export async function insertExercise(
  tx: Tx,
  row: Insertable<Tables['assessments.exercise']>,
): Promise<void> {
  await tx.insertInto('assessments.exercise').values(row).execute();
}

export type ExerciseChanges = Updateable<Tables['assessments.exercise']>;

/** Answers 1, or 0 when somebody else was faster. */
export async function updateExercise(
  tx: Tx,
  id: Id<'assessment'>,
  version: number,
  changes: ExerciseChanges,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('assessments.exercise')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export type StepRow = Selectable<Tables['assessments.step']>;

export async function insertStep(
  tx: Tx,
  row: Insertable<Tables['assessments.step']>,
): Promise<void> {
  await tx.insertInto('assessments.step').values(row).execute();
}

/** In order; of very many the newest. */
export async function stepsOf(db: Reader, id: Id<'assessment'>): Promise<StepRow[]> {
  const rows = await db
    .selectFrom('assessments.step')
    .selectAll()
    .where('exercise_id', '=', id)
    .orderBy('version', 'desc')
    .limit(300)
    .execute();
  return rows.toReversed();
}

/** Whether results were told, be it before it was proposed once more. */
export async function wasNotified(db: Reader, id: Id<'assessment'>): Promise<boolean> {
  const row = await db
    .selectFrom('assessments.step')
    .select('version')
    .where('exercise_id', '=', id)
    .where('act', '=', 'notify')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type AssignmentRow = Selectable<Tables['assessments.assignment']>;

/** Who gives marks; who was taken back is left out. */
export async function assignmentsOf(db: Reader, id: Id<'assessment'>): Promise<AssignmentRow[]> {
  return db
    .selectFrom('assessments.assignment')
    .selectAll()
    .where('exercise_id', '=', id)
    .where(sql<boolean>`cardinality(items) > 0`)
    .orderBy('name')
    .orderBy('account_id')
    .execute();
}

export async function putAssignment(tx: Tx, row: AssignmentRow): Promise<void> {
  await tx
    .insertInto('assessments.assignment')
    .values(row)
    .onConflict((oc) =>
      oc.columns(['exercise_id', 'account_id']).doUpdateSet({
        name: row.name,
        items: row.items,
      }),
    )
    .execute();
}

/** The exercises somebody gives marks in just now; read in the system’s scope, asked by the account itself. */
export async function exercisesToScore(
  db: Reader,
  accountId: Id<'account'>,
): Promise<(ExerciseRow & { readonly items: readonly string[] })[]> {
  const rows = await bare(db)
    .innerJoin('assessments.assignment as mine', 'mine.exercise_id', 'exercise.id')
    .select('mine.items')
    .where('mine.account_id', '=', accountId)
    .where('exercise.state', '=', 'scoring')
    .where(sql<boolean>`cardinality(mine.items) > 0`)
    .orderBy('exercise.scoring_by')
    .orderBy('exercise.id')
    .limit(50)
    .execute();
  return rows as unknown as (ExerciseRow & { items: readonly string[] })[];
}

/** How many facts, marks and grades are still missing: what the organiser goes by. */
export async function progressOf(db: Reader, id: Id<'assessment'>) {
  const subjects = await db
    .selectFrom('assessments.subject')
    .select((eb) => [
      eb.fn.countAll<number>().as('subjects'),
      eb.fn.countAll<number>().filterWhere('submitted_on', 'is not', null).as('selfSubmitted'),
      sql<number>`coalesce(sum(facts_missing), 0)::int8`.as('factsMissing'),
      eb.fn.countAll<number>().filterWhere(sql<boolean>`total is null`).as('open'),
    ])
    .where('exercise_id', '=', id)
    .where('is_removed', '=', false)
    .executeTakeFirstOrThrow();
  const { objections } = await db
    .selectFrom('assessments.objection as objection')
    .innerJoin('assessments.subject as subject', 'subject.id', 'objection.subject_id')
    .select((eb) => eb.fn.countAll<number>().as('objections'))
    .where('subject.exercise_id', '=', id)
    .where('objection.state', '=', 'open')
    .executeTakeFirstOrThrow();
  return { ...subjects, objections };
}

/** How many marks each has given on what they still are to give them on, and how many facts with marks are not settled. */
export async function marksCount(db: Reader, id: Id<'assessment'>) {
  const given = await db
    .selectFrom('assessments.mark as mark')
    .innerJoin('assessments.assignment as mine', (join) =>
      join
        .onRef('mine.exercise_id', '=', 'mark.exercise_id')
        .onRef('mine.account_id', '=', 'mark.account_id'),
    )
    .select((eb) => ['mark.account_id', eb.fn.countAll<number>().as('count')])
    .where('mark.exercise_id', '=', id)
    .where(sql<boolean>`mark.item_id = any(mine.items)`)
    .groupBy('mark.account_id')
    .execute();
  const { differ } = await db
    .selectFrom('assessments.mark as mark')
    .select(sql<number>`count(distinct (mark.subject_id, mark.fact))`.as('differ'))
    .where('mark.exercise_id', '=', id)
    .where(
      sql<boolean>`not exists (select 1 from assessments.fact as fact where fact.subject_id = mark.subject_id
        and fact.name = mark.fact and fact.value <> 'null')`,
    )
    .executeTakeFirstOrThrow();
  return { given: new Map(given.map((one) => [one.account_id, one.count])), differ };
}

/** How many subjects of each class there are in each of these, but for some. */
export async function classesOf(
  db: Reader,
  ids: readonly Id<'assessment'>[],
  without: readonly Id<'assessed'>[] = [],
) {
  return db
    .selectFrom('assessments.subject')
    .select((eb) => ['exercise_id', 'class', eb.fn.countAll<number>().as('count')])
    .where(sql<boolean>`exercise_id = any(${[...ids]}::uuid[])`)
    .where('is_removed', '=', false)
    .where(sql<boolean>`id <> all(${[...without]}::uuid[])`)
    .groupBy(['exercise_id', 'class'])
    .execute();
}

const MOVED = ['assessments.subject', 'assessments.contest', 'assessments.consequence'] as const;

export const readdressAssessments: Readdress = async (tx, moves) => {
  const tables = ['assessments.scheme', 'assessments.exercise'] as const;
  for (const table of [...tables, ...MOVED]) await readdressScopeKeys(tx, table, moves);
  for (const table of MOVED)
    await sql`update ${sql.table(table)} as placed set organiser_key = tier.level || move.new_path
      from unnest(${moves.map(({ from }) => from)}::text[], ${moves.map(({ to }) => to)}::text[])
        as move (old_path, new_path), unnest(${[...LEVELS]}::text[]) as tier (level)
      where placed.organiser_key = tier.level || move.old_path`.execute(tx);
  await readdressPaths(tx, 'assessments.subject', 'managing_committee', moves);
};
