// The final results of an assessment: of bodies as a notice can tell them 通报, of persons as they are told to them. What is not final yet is nobody's to tell.
import { type CivilDate, type Id, writtenPoints } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Selves } from '../../platform/http/caller.ts';

export interface FinalExercise {
  readonly id: Id<'assessment'>;
  readonly title: string;
  readonly year: number;
  /** Of the region that assesses. */
  readonly regionPath: string;
  readonly scopeKey: string;
  readonly finalOn: CivilDate;
  readonly approval: {
    readonly on: CivilDate;
    readonly organ: string;
    readonly documentNo: string;
  };
  /** As the scheme names them, the best first: also those nobody got. */
  readonly grades: readonly string[];
}

export interface FinalBody {
  readonly subjectId: Id<'assessed'>;
  readonly kind: 'region' | 'organ';
  readonly regionPath: string;
  readonly organId: Id<'organ'> | null;
  readonly name: string;
  /** The class the scheme puts it in, by its name; null where it has none. */
  readonly className: string | null;
  /** Null where the scheme gives no grades. */
  readonly grade: string | null;
  readonly total: number | null;
  /** Vetoes 一票否决 that applied, by their titles. */
  readonly vetoes: readonly string[];
}

const finalOf = (db: Reader) =>
  db
    .selectFrom('assessments.exercise as exercise')
    .innerJoin('assessments.scheme as scheme', 'scheme.id', 'exercise.scheme_id')
    .select([
      'exercise.id',
      'exercise.title',
      'exercise.year',
      'exercise.region_path',
      'exercise.scope_key',
      'exercise.final_on',
      'exercise.approved_on',
      'exercise.approved_organ',
      'exercise.approval_no',
      sql<string[]>`jsonb_path_query_array(scheme.body, '$.grades[*].name')`.as('grades'),
      sql<
        { id: string; name: string }[]
      >`coalesce(scheme.body -> 'subjects' -> 'classes', '[]')`.as('classes'),
    ])
    .where('exercise.state', '=', 'final');

const exercises = (db: Reader, scope: Scope, of: 'body' | 'person' = 'body') =>
  whereInScope(finalOf(db).where('exercise.subject_kind', '=', of), scope, {
    key: 'exercise.scope_key',
  });
type ExerciseFound = Awaited<ReturnType<ReturnType<typeof exercises>['execute']>>[number];

function exerciseOf(row: ExerciseFound): FinalExercise {
  const { final_on, approved_on, approved_organ, approval_no } = row;
  if (final_on === null || approved_on === null || approved_organ === null || approval_no === null)
    throw new Error('invariant broken: what is final was approved');
  return {
    id: row.id,
    title: row.title,
    year: row.year,
    regionPath: row.region_path,
    scopeKey: row.scope_key,
    finalOn: final_on,
    approval: { on: approved_on, organ: approved_organ, documentNo: approval_no },
    grades: row.grades,
  };
}

/** Assessments of bodies by a region that are final, the latest first. */
export async function finalExercises(
  db: Reader,
  scope: Scope,
  { regionPath, year }: { readonly regionPath: string; readonly year: number },
): Promise<FinalExercise[]> {
  const rows = await exercises(db, scope)
    .where('exercise.region_path', '=', regionPath)
    .where('exercise.year', '=', year)
    .orderBy('exercise.final_on', 'desc')
    .orderBy('exercise.id', 'desc')
    .limit(50)
    .execute();
  return rows.map(exerciseOf);
}

/** In administrative order 行政区划顺序; undefined where there is no such assessment of bodies, or it is not final. */
export async function finalGradesOfBodies(
  db: Reader,
  scope: Scope,
  id: Id<'assessment'>,
): Promise<
  { readonly exercise: FinalExercise; readonly bodies: readonly FinalBody[] } | undefined
> {
  const exercise = await exercises(db, scope).where('exercise.id', '=', id).executeTakeFirst();
  if (exercise === undefined) return undefined;
  const classes = new Map(exercise.classes.map((one) => [one.id, one.name]));
  const rows = await db
    .selectFrom('assessments.subject')
    .select(['id', 'region_path', 'organ_id', 'name', 'class', 'final_grade', 'total', 'vetoes'])
    .where('exercise_id', '=', id)
    .where('is_removed', '=', false)
    .orderBy('region_path')
    .orderBy('place')
    .orderBy('id')
    .execute();
  return {
    exercise: exerciseOf(exercise),
    bodies: rows.map((row) => ({
      subjectId: row.id,
      kind: row.organ_id === null ? 'region' : 'organ',
      regionPath: row.region_path,
      organId: row.organ_id,
      name: row.name,
      className: row.class === null ? null : (classes.get(row.class) ?? null),
      grade: row.final_grade,
      total: row.total === null ? null : writtenPoints(row.total),
      vetoes: row.vetoes,
    })),
  };
}

export interface FinalResult {
  readonly subjectId: Id<'assessed'>;
  readonly regionName: string;
  /** A body by its name; of a person the post and the place in the roster: nobody's name goes into the register. */
  readonly of: { readonly name: string } | { readonly post: string; readonly place: number };
  readonly grade: string | null;
  readonly total: number | null;
  readonly exercise: FinalExercise;
}

/** Of a year, those whose use is not in the register of the region that assesses; without those about the reader. One statement. */
export async function finalResultsUnused(
  db: Reader,
  scope: Scope,
  selves: Selves,
  {
    year,
    subjectId,
    limit,
  }: {
    readonly year: number;
    readonly subjectId: string | undefined;
    readonly limit: number;
  },
): Promise<FinalResult[]> {
  let query = whereInScope(
    finalOf(db)
      .innerJoin('assessments.subject as subject', 'subject.exercise_id', 'exercise.id')
      .innerJoin('posts.region as region', 'region.path', 'exercise.region_path')
      .select([
        'subject.id as subject_id',
        'region.name as region_name',
        'subject.name',
        'subject.organ_name',
        'subject.post_title',
        'subject.kind',
        'subject.place',
        'subject.final_grade',
        'subject.total',
      ]),
    scope,
    { key: 'exercise.scope_key' },
  )
    .where('exercise.year', '=', year)
    .where('subject.is_removed', '=', false)
    .where(
      sql<boolean>`(subject.person_id is null or not (subject.person_id = any(${[...selves]}::uuid[])))`,
    )
    .where(
      sql<boolean>`not exists (select 1 from assessments.result_use as used
        where used.region_path = exercise.region_path and used.origin = 'assessment'
          and used.origin_ref = subject.id::text and used.state = 'recorded')`,
    );
  if (subjectId !== undefined) query = query.where(sql<boolean>`subject.id::text = ${subjectId}`);
  const rows = await query
    .orderBy('exercise.id')
    .orderBy('subject.place')
    .orderBy('subject.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    subjectId: row.subject_id,
    regionName: row.region_name,
    of:
      row.kind === 'person'
        ? { post: `${row.organ_name ?? ''}${row.post_title ?? ''}`, place: row.place }
        : { name: row.name },
    grade: row.final_grade,
    total: row.total === null ? null : writtenPoints(row.total),
    exercise: exerciseOf(row),
  }));
}

export interface FinalPerson {
  readonly subjectId: Id<'assessed'>;
  readonly appointmentId: Id<'appointment'>;
  readonly personId: Id<'person'>;
  /** As it was assessed: who they are, in which post of which body, and whose office that body has. */
  readonly name: string;
  readonly postTitle: string;
  readonly organName: string;
  readonly scopeKey: string;
  readonly managingCommittee: string | null;
  readonly grade: string | null;
  readonly total: number | null;
}

/** In the order of the roster; undefined where there is no such assessment of persons, or it is not final. */
export async function finalResultsOfPersons(
  db: Reader,
  scope: Scope,
  id: Id<'assessment'>,
): Promise<
  { readonly exercise: FinalExercise; readonly persons: readonly FinalPerson[] } | undefined
> {
  const exercise = await exercises(db, scope, 'person')
    .where('exercise.id', '=', id)
    .executeTakeFirst();
  if (exercise === undefined) return undefined;
  const rows = await db
    .selectFrom('assessments.subject')
    .select([
      'id',
      'appointment_id',
      'person_id',
      'name',
      'post_title',
      'organ_name',
      'scope_key',
      'managing_committee',
      'final_grade',
      'total',
    ])
    .where('exercise_id', '=', id)
    .where('is_removed', '=', false)
    .orderBy('place')
    .orderBy('id')
    .execute();
  return {
    exercise: exerciseOf(exercise),
    persons: rows.flatMap(({ appointment_id: appointmentId, person_id: personId, ...row }) =>
      appointmentId === null || personId === null
        ? []
        : [
            {
              subjectId: row.id,
              appointmentId,
              personId,
              name: row.name,
              postTitle: row.post_title ?? '',
              organName: row.organ_name ?? '',
              scopeKey: row.scope_key,
              managingCommittee: row.managing_committee,
              grade: row.final_grade,
              total: row.total === null ? null : writtenPoints(row.total),
            },
          ],
    ),
  };
}
