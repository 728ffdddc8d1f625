// All SQL of contested facts.
import type { AssessmentState } from '@jinze/contracts';
import type { FactSource, Id } from '@jinze/kernel';
import type { FactValue } from '@jinze/rules';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { countRows } from '../../platform/database/count-rows.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { ExerciseRow } from './exercises.store.ts';

type Record_ = Selectable<Tables['assessments.contest']>;
export interface ContestRow
  extends Omit<Record_, 'state' | 'source' | 'value_then' | 'claimed' | 'decided_value'> {
  readonly state: 'open' | 'upheld' | 'rejected';
  readonly source: FactSource;
  readonly value_then: FactValue | null;
  readonly claimed: FactValue | null;
  readonly decided_value: FactValue | null;
}
const asRow = (row: object): ContestRow => row as ContestRow;

const contests = (db: Reader, { keys, persons }: Scope) =>
  db
    .selectFrom('assessments.contest as contest')
    .selectAll('contest')
    .where(
      sql<boolean>`(contest.organiser_key ^@ any(${[...keys]}::text[])
        or contest.scope_key ^@ any(${[...keys]}::text[])
        or contest.person_id = any(${[...persons]}::uuid[]))`,
    );

export interface ContestFilter {
  readonly contest?: ContestRow['id'] | undefined;
  readonly year?: number | undefined;
  readonly state?: ContestRow['state'] | undefined;
}

function filtered(db: Reader, scope: Scope, { contest, year, state }: ContestFilter) {
  let query = contests(db, scope);
  if (contest !== undefined) query = query.where('contest.id', '=', contest);
  if (year !== undefined) query = query.where('contest.year', '=', year);
  if (state !== undefined) query = query.where('contest.state', '=', state);
  return query;
}

export const countContests = (db: Reader, scope: Scope, filter: ContestFilter): Promise<number> =>
  countRows(filtered(db, scope, filter));

/** The latest first. */
export async function contestsPage(
  db: Reader,
  scope: Scope,
  page: ContestFilter & {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<ContestRow[]> {
  const { after, limit } = page;
  let query = filtered(db, scope, page);
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(contest.on_day, contest.id) < (${after.on}::date, ${after.id}::uuid)`,
    );
  const rows = await query
    .orderBy('contest.on_day', 'desc')
    .orderBy('contest.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(asRow);
}

/** Of one subject, by what is contested: those made there, and those made elsewhere of the same body or person and year. */
export async function contestsAbout(
  db: Reader,
  of: Pick<ContestRow, 'region_path' | 'organ_id' | 'person_id' | 'year'>,
  counts: readonly string[],
): Promise<ContestRow[]> {
  const rows = await db
    .selectFrom('assessments.contest as contest')
    .selectAll('contest')
    .where('contest.region_path', '=', of.region_path)
    .where(sql<boolean>`contest.organ_id is not distinct from ${of.organ_id}::uuid`)
    .where(sql<boolean>`contest.person_id is not distinct from ${of.person_id}::uuid`)
    .where('contest.year', '=', of.year)
    .where(sql<boolean>`contest.counts = any(${[...counts]}::text[])`)
    .execute();
  return rows.map(asRow);
}

/** Of all subjects of an exercise, wherever they were made; whether it asks the same fact is told by the scheme. */
export async function contestsOfSubjects(
  db: Reader,
  exerciseId: Id<'assessment'>,
  state: ContestRow['state'],
): Promise<
  { readonly subjectId: Id<'assessed'>; readonly class: string | null; readonly row: ContestRow }[]
> {
  const rows = await db
    .selectFrom('assessments.subject as about')
    .innerJoin('assessments.exercise as exercise', 'exercise.id', 'about.exercise_id')
    .innerJoin('assessments.contest as contest', (join) =>
      join
        .onRef('contest.region_path', '=', 'about.region_path')
        .onRef('contest.year', '=', 'exercise.year')
        .on(sql<boolean>`contest.organ_id is not distinct from about.organ_id`)
        .on(sql<boolean>`contest.person_id is not distinct from about.person_id`),
    )
    .selectAll('contest')
    .select(['about.id as about_id', 'about.class as about_class'])
    .where('about.exercise_id', '=', exerciseId)
    .where('about.is_removed', '=', false)
    .where('contest.state', '=', state)
    .execute();
  return rows.map(({ about_id: subjectId, about_class: subjectClass, ...row }) => ({
    subjectId,
    class: subjectClass,
    row: asRow(row),
  }));
}

/** Whether a fact of one of its subjects was contested, here or where it is the same. */
export async function isContested(db: Reader, exerciseId: Id<'assessment'>): Promise<boolean> {
  const { rows } = await sql`
    select from assessments.subject as about
    where about.exercise_id = ${exerciseId} and not about.is_removed
      and (exists (select from assessments.contest where contest.subject_id = about.id)
        or exists (select from assessments.fact where fact.subject_id = about.id and fact.cause = 'contest'))
    limit 1`.execute(db);
  return rows.length > 0;
}

export async function lockContest(
  tx: Tx,
  scope: Scope,
  id: Id<'assessment-contest'>,
): Promise<ContestRow | undefined> {
  const row = await contests(tx, scope)
    .where('contest.id', '=', id)
    .forUpdate('contest')
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function contestById(
  db: Reader,
  scope: Scope,
  id: Id<'assessment-contest'>,
): Promise<ContestRow | undefined> {
  const row = await contests(db, scope).where('contest.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function insertContest(
  tx: Tx,
  row: Insertable<Tables['assessments.contest']>,
): Promise<void> {
  await tx.insertInto('assessments.contest').values(row).execute();
}

export async function updateContest(
  tx: Tx,
  id: Id<'assessment-contest'>,
  version: number,
  changes: Updateable<Tables['assessments.contest']>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('assessments.contest')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface SubjectAlike {
  readonly id: Id<'assessed'>;
  readonly class: string | null;
  readonly exercise: Pick<
    ExerciseRow,
    'id' | 'state' | 'title' | 'scheme_id' | 'period_from' | 'period_to'
  >;
}

/** Of exercises of the same year that assess the same body or person; held, so that none goes on to another stage meanwhile. */
export async function subjectsAlike(
  tx: Tx,
  of: Pick<ContestRow, 'region_path' | 'organ_id' | 'person_id' | 'year'>,
): Promise<SubjectAlike[]> {
  const rows = await tx
    .selectFrom('assessments.subject as subject')
    .innerJoin('assessments.exercise as exercise', 'exercise.id', 'subject.exercise_id')
    .select([
      'subject.id as subject_id',
      'subject.class',
      'exercise.id',
      'exercise.state',
      'exercise.title',
      'exercise.scheme_id',
      'exercise.period_from',
      'exercise.period_to',
    ])
    .where('subject.is_removed', '=', false)
    .where('subject.region_path', '=', of.region_path)
    .where(sql<boolean>`subject.organ_id is not distinct from ${of.organ_id}::uuid`)
    .where(sql<boolean>`subject.person_id is not distinct from ${of.person_id}::uuid`)
    .where('exercise.year', '=', of.year)
    .where('exercise.state', '<>', 'cancelled')
    .orderBy('exercise.id')
    .orderBy('subject.id')
    .forShare('exercise')
    .execute();
  return rows.map(({ subject_id: id, class: subjectClass, state, ...exercise }) => ({
    id,
    class: subjectClass,
    exercise: { ...exercise, state: state as AssessmentState },
  }));
}
