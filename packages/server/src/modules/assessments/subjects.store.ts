// All SQL of the subjects of an exercise and of their scores: many at once, in statements that do not grow with them.
import type { AssessmentState } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { ScoreOutput } from '@jinze/rules';
import { type Selectable, sql, type Updateable } from 'kysely';
import { countRows } from '../../platform/database/count-rows.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { subjectInScope } from './exercises.store.ts';
import type { ItemStatements } from './item-statements.store.ts';

const subjects = (db: Reader) =>
  db
    .selectFrom('assessments.subject as subject')
    .innerJoin('posts.region as region', 'region.path', 'subject.region_path')
    .selectAll('subject')
    .select('region.name as region_name')
    .where('subject.is_removed', '=', false);

type SubjectRecord = Selectable<Tables['assessments.subject']>;

/** A result as it is told, in the words of its columns; `number`: the version of the subject the telling makes. */
export type ToldResult = Pick<
  SubjectRecord,
  | 'total'
  | 'at_least'
  | 'at_most'
  | 'grade'
  | 'could_be'
  | 'vetoes'
  | 'proposed_grade'
  | 'moved_from'
  | 'chosen_grade'
  | 'chosen_reason'
  | 'chosen_by'
> & {
  readonly number: number;
  /** Null: of a telling of before it was kept. */
  readonly facts_missing: number | null;
};

export interface SubjectRow
  extends Omit<SubjectRecord, 'kind' | 'items' | 'item_statements' | 'told'> {
  readonly kind: 'body' | 'person';
  /** What it was last told; not what stands. */
  readonly told: ToldResult | null;
  /** Item by item: its id, the least and the most, in ten-thousandths; null where nothing limits it. */
  readonly items: readonly (readonly [id: string, lo: number | null, hi: number | null])[];
  /** What it says on items that are judged, by the name of the fact. */
  readonly item_statements: ItemStatements;
  readonly region_name: string;
}
const asRow = (row: object): SubjectRow => row as SubjectRow;

/** A subject without its text and its items: what is read of tens of thousands at once. */
export type SubjectHead = Omit<SubjectRow, 'statement' | 'items' | 'item_statements'>;

const HEAD = [
  'subject.id',
  'subject.version',
  'subject.exercise_id',
  'subject.kind',
  'subject.class',
  'subject.region_path',
  'subject.scope_key',
  'subject.organiser_key',
  'subject.is_open',
  'subject.is_removed',
  'subject.told_at',
  'subject.told_grade',
  'subject.objections_until',
  'subject.told',
  'subject.organ_id',
  'subject.appointment_id',
  'subject.person_id',
  'subject.name',
  'subject.organ_name',
  'subject.post_title',
  'subject.place',
  'subject.managing_committee',
  'subject.submitted_on',
  'subject.submitted_by',
  'subject.is_late',
  'subject.total',
  'subject.at_least',
  'subject.at_most',
  'subject.grade',
  'subject.could_be',
  'subject.vetoes',
  'subject.facts_missing',
  'subject.rules_version',
  'subject.scored_at',
  'subject.proposed_grade',
  'subject.moved_from',
  'subject.proposed_consequences',
  'subject.chosen_grade',
  'subject.chosen_reason',
  'subject.chosen_by',
  'subject.final_grade',
] as const;

const heads = (db: Reader) =>
  db
    .selectFrom('assessments.subject as subject')
    .innerJoin('posts.region as region', 'region.path', 'subject.region_path')
    .select(HEAD)
    .select('region.name as region_name')
    .where('subject.is_removed', '=', false);
const asHead = (row: object): SubjectHead => row as SubjectHead;

export interface SubjectFilter {
  readonly class?: string | undefined;
  readonly search?: string | undefined;
  readonly waiting?: 'self' | 'facts' | 'marks' | undefined;
}

/** What a reader reads from its own side alone, whatever they organise: theirs, and of the places whose office they are. */
export interface OwnSide {
  readonly offices: readonly string[];
  readonly about: ReadonlySet<Id<'assessed'>>;
}

const organisedBy = ({ keys, persons }: Scope, { offices, about }: OwnSide) =>
  sql`(subject.organiser_key ^@ any(${[...keys]}::text[])
    and (subject.person_id is null or subject.person_id <> all(${[...persons]}::uuid[]))
    and not (subject.scope_key <> subject.organiser_key and subject.region_path = any(${[...offices]}::text[]))
    and subject.id <> all(${[...about]}::uuid[]))`;

interface SubjectsAsked extends SubjectFilter {
  readonly ownSide: OwnSide;
}

function filtered(
  db: Reader,
  scope: Scope,
  exerciseId: Id<'assessment'>,
  { class: subjectClass, search, waiting, ownSide }: SubjectsAsked,
) {
  let query = heads(db).where('subject.exercise_id', '=', exerciseId).where(subjectInScope(scope));
  if (subjectClass !== undefined) query = query.where('subject.class', '=', subjectClass);
  if (waiting === 'self') query = query.where('subject.submitted_on', 'is', null);
  // Of a result is missing what is of the one that is shown: to its subject the one it was told.
  const organises = organisedBy(scope, ownSide);
  if (waiting === 'facts')
    query = query.where(sql<boolean>`case when ${organises} then subject.facts_missing > 0
      else (subject.told ->> 'facts_missing')::int4 > 0 end`);
  if (waiting === 'marks')
    query = query.where(sql<boolean>`case when ${organises} then subject.total is null
      else subject.told is not null and subject.told ->> 'total' is null end`);
  if (search !== undefined && search !== '') {
    const pattern = likePattern(search);
    query = query.where((eb) =>
      eb.or([
        eb('subject.name', 'like', pattern),
        eb('subject.organ_name', 'like', pattern),
        eb('subject.post_title', 'like', pattern),
      ]),
    );
  }
  return query;
}

export const countFound = (
  db: Reader,
  scope: Scope,
  exerciseId: Id<'assessment'>,
  asked: SubjectsAsked,
): Promise<number> => countRows(filtered(db, scope, exerciseId, asked));

/** In the order of the roster. */
export async function subjectsPage(
  db: Reader,
  scope: Scope,
  exerciseId: Id<'assessment'>,
  page: SubjectsAsked & {
    readonly after: { readonly place: number; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<SubjectHead[]> {
  const { after, limit } = page;
  let query = filtered(db, scope, exerciseId, page);
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(subject.place, subject.id) > (${after.place}::int4, ${after.id}::uuid)`,
    );
  const rows = await query.orderBy('subject.place').orderBy('subject.id').limit(limit).execute();
  return rows.map(asHead);
}

/** All of an exercise, in order; for what is computed across them. */
export async function allSubjects(
  db: Reader,
  exerciseId: Id<'assessment'>,
  ids?: readonly Id<'assessed'>[],
): Promise<SubjectHead[]> {
  let query = heads(db).where('subject.exercise_id', '=', exerciseId);
  if (ids !== undefined) query = query.where(sql<boolean>`subject.id = any(${[...ids]}::uuid[])`);
  const rows = await query.orderBy('subject.place').orderBy('subject.id').execute();
  return rows.map(asHead);
}

/** What grades are told by, of all of an exercise in order: nothing more is read of them for a page of it. */
export async function standingsOf(db: Reader, exerciseId: Id<'assessment'>) {
  return db
    .selectFrom('assessments.subject')
    .select([
      'id',
      'place',
      'class',
      'name',
      'organ_name',
      'post_title',
      'total',
      'at_least',
      'at_most',
      'could_be',
      'vetoes',
      'chosen_grade',
      'proposed_grade',
      'proposed_consequences',
    ])
    .where('exercise_id', '=', exerciseId)
    .where('is_removed', '=', false)
    .orderBy('place')
    .orderBy('id')
    .execute();
}

/** Another version of the rules scored it, or none; what was told becomes another by facts alone. */
const isStale = (rules: string) =>
  sql<boolean>`(subject.told_at is null and subject.rules_version is distinct from ${rules})`;

/** Some of them: scored anew they are not among them. */
export async function staleSubjects(
  db: Reader,
  exerciseId: Id<'assessment'>,
  { rules, limit }: { readonly rules: string; readonly limit: number },
): Promise<SubjectHead[]> {
  const rows = await heads(db)
    .where('subject.exercise_id', '=', exerciseId)
    .where(isStale(rules))
    .orderBy('subject.id')
    .limit(limit)
    .execute();
  return rows.map(asHead);
}

export async function countStale(
  db: Reader,
  exerciseId: Id<'assessment'>,
  rules: string,
): Promise<number> {
  const { count } = await db
    .selectFrom('assessments.subject as subject')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('subject.exercise_id', '=', exerciseId)
    .where('subject.is_removed', '=', false)
    .where(isStale(rules))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function subjectById(
  db: Reader,
  scope: Scope,
  id: Id<'assessed'>,
): Promise<SubjectRow | undefined> {
  const row = await subjects(db)
    .where('subject.id', '=', id)
    .where(subjectInScope(scope))
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** As rows are locked: two who write many do not wait for each other. */
export const inOneOrder = <Row extends { readonly id: string }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** In one order, so that two who write many do not wait for each other. */
export async function lockSubjects(tx: Tx, ids: readonly Id<'assessed'>[]): Promise<SubjectRow[]> {
  const rows = await subjects(tx)
    .where(sql<boolean>`subject.id = any(${[...ids]}::uuid[])`)
    .orderBy('subject.id')
    .forUpdate('subject')
    .execute();
  return rows.map(asRow);
}

/** Exercises somebody is assessed in as a person, the latest first. */
export async function subjectsOfPersons(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<SubjectHead[]> {
  const rows = await heads(db)
    .where(sql<boolean>`subject.person_id = any(${[...personIds]}::uuid[])`)
    .where('subject.is_open', '=', true)
    .orderBy('subject.id', 'desc')
    .limit(100)
    .execute();
  return rows.map(asHead);
}

export interface NewSubject {
  readonly id: Id<'assessed'>;
  readonly exercise_id: Id<'assessment'>;
  readonly kind: 'body' | 'person';
  readonly class: string | null;
  readonly region_path: string;
  readonly scope_key: string;
  readonly organiser_key: string;
  readonly organ_id: Id<'organ'> | null;
  readonly appointment_id: Id<'appointment'> | null;
  readonly person_id: Id<'person'> | null;
  readonly name: string;
  readonly organ_name: string | null;
  readonly post_title: string | null;
  readonly place: number;
  readonly managing_committee: string | null;
  readonly facts_missing: number;
}

export async function insertSubjects(tx: Tx, rows: readonly NewSubject[]): Promise<void> {
  await sql`insert into assessments.subject (id, version, exercise_id, kind, class, region_path, scope_key,
      organiser_key, is_open, is_removed, organ_id, appointment_id, person_id, name, organ_name, post_title, place,
      managing_committee, could_be, vetoes, facts_missing, items, moved_from)
    select id, 1, exercise_id, kind, class, region_path, scope_key, organiser_key, false, false, organ_id,
      appointment_id, person_id, name, organ_name, post_title, place, managing_committee, '{}', '{}', facts_missing,
      '[]', '{}'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, exercise_id uuid, kind text, class text,
      region_path text, scope_key text, organiser_key text, organ_id uuid, appointment_id uuid, person_id uuid,
      name text, organ_name text, post_title text, place int, managing_committee text, facts_missing int)`.execute(
    tx,
  );
}

/** In the order of the roster; 0 before the first. */
export async function lastPlace(db: Reader, exerciseId: Id<'assessment'>): Promise<number> {
  const { place } = await db
    .selectFrom('assessments.subject')
    .select(sql<number>`coalesce(max(place), 0)`.as('place'))
    .where('exercise_id', '=', exerciseId)
    .executeTakeFirstOrThrow();
  return place;
}

/** The name of a body among these that its exercise has once more; undefined where there is none. */
export async function bodyTwice(
  db: Reader,
  ids: readonly Id<'assessed'>[],
): Promise<string | undefined> {
  const row = await db
    .selectFrom('assessments.subject as added')
    .select('added.name')
    .where(sql<boolean>`added.id = any(${[...ids]}::uuid[]) and added.kind = 'body'`)
    .where(
      sql<boolean>`exists (select 1 from assessments.subject as other where other.exercise_id = added.exercise_id
        and other.region_path = added.region_path and other.organ_id is not distinct from added.organ_id
        and other.id <> added.id and not other.is_removed)`,
    )
    .limit(1)
    .executeTakeFirst();
  return row?.name;
}

export type SubjectChanges = Updateable<Tables['assessments.subject']>;

/** Answers 1, or 0 when somebody else was faster. */
export async function updateSubject(
  tx: Tx,
  id: Id<'assessed'>,
  version: number,
  changes: SubjectChanges,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('assessments.subject')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The same change of every subject of an exercise. */
export async function updateAllSubjects(
  tx: Tx,
  exerciseId: Id<'assessment'>,
  changes: SubjectChanges,
): Promise<void> {
  await tx
    .updateTable('assessments.subject')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('exercise_id', '=', exerciseId)
    .where('is_removed', '=', false)
    .execute();
}

/** Whether anybody reads the facts held about them. */
export async function isAnyOpen(db: Reader, exerciseId: Id<'assessment'>): Promise<boolean> {
  const row = await db
    .selectFrom('assessments.subject')
    .select('id')
    .where('exercise_id', '=', exerciseId)
    .where('is_open', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Its own side reads it from now on; answers those it did not read before. */
export async function openSubjects(
  tx: Tx,
  exerciseId: Id<'assessment'>,
): Promise<Pick<SubjectRow, 'id' | 'organ_id' | 'region_path'>[]> {
  return tx
    .updateTable('assessments.subject')
    .set((eb) => ({ is_open: true, version: eb('version', '+', 1) }))
    .where('exercise_id', '=', exerciseId)
    .where('is_removed', '=', false)
    .where('is_open', '=', false)
    .returning(['id', 'organ_id', 'region_path'])
    .execute();
}

export interface ScoreColumns {
  readonly id: Id<'assessed'>;
  readonly total: number | null;
  readonly at_least: number | null;
  readonly at_most: number | null;
  readonly grade: string | null;
  readonly could_be: readonly string[];
  readonly vetoes: readonly string[];
  readonly facts_missing: number;
  readonly items: SubjectRow['items'];
  readonly rules_version: string;
  /** In full, with every reason. */
  readonly said: ScoreOutput;
}

export type Outcome = Pick<ScoreColumns, 'total' | 'at_least' | 'at_most' | 'grade' | 'could_be'>;

/** What people chose between grades holds for the points they saw. */
const sameScore = sql`(held.total is not distinct from r.total and held.could_be = r.could_be)`;

/** With what is said of them: one statement for as many as there are. */
export async function writeScores(tx: Tx, rows: readonly ScoreColumns[], at: Date): Promise<void> {
  await sql`with r as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, total bigint, at_least bigint,
        at_most bigint, grade text, could_be text[], vetoes text[], facts_missing int, items jsonb, rules_version text,
        said jsonb)),
    kept as (
      insert into assessments.said_score (subject_id, said) select id, said from r
      on conflict (subject_id) do update set said = excluded.said)
    update assessments.subject as held set version = held.version + 1, total = r.total,
      at_least = r.at_least, at_most = r.at_most, grade = r.grade, could_be = r.could_be, vetoes = r.vetoes,
      facts_missing = r.facts_missing, items = r.items, rules_version = r.rules_version, scored_at = ${at},
      chosen_grade = case when ${sameScore} then held.chosen_grade end,
      chosen_reason = case when ${sameScore} then held.chosen_reason end,
      chosen_by = case when ${sameScore} then held.chosen_by end
    from r where held.id = r.id`.execute(tx);
}

/** As it was last scored: by its facts and the rules of then. */
export async function saidScore(db: Reader, id: Id<'assessed'>): Promise<ScoreOutput | undefined> {
  const row = await db
    .selectFrom('assessments.said_score')
    .select('said')
    .where('subject_id', '=', id)
    .executeTakeFirst();
  return row?.said as unknown as ScoreOutput | undefined;
}

export interface GradeColumns {
  readonly id: Id<'assessed'>;
  readonly proposed_grade: string | null;
  readonly moved_from: readonly string[];
  readonly proposed_consequences: readonly number[];
}

export async function writeGrades(tx: Tx, rows: readonly GradeColumns[]): Promise<void> {
  await sql`update assessments.subject as held set version = held.version + 1,
      proposed_grade = r.proposed_grade, moved_from = r.moved_from, proposed_consequences = r.proposed_consequences
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, proposed_grade text, moved_from text[], proposed_consequences int[])
    where held.id = r.id`.execute(tx);
}

export interface NewScoreChange {
  readonly subject_id: Id<'assessed'>;
  readonly number: number;
  readonly by_name: string;
  readonly cause: string;
  readonly reason: string | null;
  readonly facts: readonly { name: string; before: unknown; after: unknown }[];
  readonly before: unknown;
  readonly after: unknown;
}

export async function insertScoreChanges(
  tx: Tx,
  rows: readonly NewScoreChange[],
  at: Date,
): Promise<void> {
  await sql`insert into assessments.score_change (subject_id, number, at, by_name, cause, reason, facts, before, after)
    select subject_id, number, ${at}, by_name, cause, reason, facts, before, after
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (subject_id uuid, number int, by_name text,
      cause text, reason text, facts jsonb, before jsonb, after jsonb)`.execute(tx);
}

/** Whose score or grade an objection or a contest upheld since the notification made another; asked in that stage alone. */
export async function changedSinceTold(
  db: Reader,
  { id, state }: { readonly id: Id<'assessment'>; readonly state: AssessmentState },
): Promise<ReadonlySet<string>> {
  if (state !== 'notified') return new Set();
  const { rows } = await sql<{ id: string }>`select distinct change.subject_id as id
    from assessments.score_change as change join assessments.subject as subject on subject.id = change.subject_id
    where subject.exercise_id = ${id} and change.cause in ('objection', 'contest')
      and change.at > (select max(recorded_at) from assessments.step where exercise_id = ${id} and act = 'notify')`.execute(
    db,
  );
  return new Set(rows.map((row) => row.id));
}

/** The grade it is final with: as it was approved and told. */
export async function writeFinalGrades(tx: Tx, exerciseId: Id<'assessment'>): Promise<void> {
  await tx
    .updateTable('assessments.subject')
    .set((eb) => ({ version: eb('version', '+', 1), final_grade: eb.ref('proposed_grade') }))
    .where('exercise_id', '=', exerciseId)
    .where('is_removed', '=', false)
    .execute();
}
