// All SQL of the days by which results are public or told, beside what was published and told.
import type { ObligationSubject } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

export type ObligationRow = Selectable<Tables['publication.obligation']>;

/** From here on an assessment has a result that can be told: what is only being assessed has none yet. */
const hasResult = sql`exercise.state in ('approved', 'notified', 'final')`;
/** Approved, and still open to objections: nothing of it is drafted or told yet. */
const isPending = sql`exercise.state in ('approved', 'notified')`;
const isRunning = sql`exercise.state not in ('approved', 'notified', 'final', 'cancelled')`;

/**
 * The year's results of a region: its assessments of bodies, with the first notice that tells the results of each. Met is
 * what has a notice for every result there is; beside them a notice that is tied to none meets nothing, and is told of. Where
 * the region held no assessment when its notice of the year's results was published, that notice is all there is, and meets it.
 */
const toldOfBodies = (year: RawBuilder<unknown>) => sql`
  select said.left_over, said.pending, said.running, met.notice ->> 'id' as met_id, met.notice ->> 'title' as met_title,
    met.notice ->> 'on' as met_on, case when met.notice is null then loose.notice ->> 'title' end as untied
  from (
    select count(*) filter (where ${hasResult}) as results, count(*) filter (where ${isRunning}) as running,
      count(*) filter (where ${hasResult} and notice.id is null) as left_over,
      count(*) filter (where ${isPending} and notice.id is null) as pending,
      min(exercise.prepared_on) filter (where ${isRunning}) as prepared_on,
      (array_agg(jsonb_build_object('id', notice.id, 'title', notice.title, 'on', notice.published_on)
        order by notice.published_at desc, notice.id desc) filter (where notice.id is not null))[1] as last
    from assessments.exercise as exercise
    left join lateral (select n.id, n.title, n.published_on, n.published_at from publication.notice n
      where n.assessment_id = exercise.id and n.published_at is not null
      order by n.published_at, n.id limit 1) as notice on true
    where exercise.region_path = region.path and exercise.year = ${year} and exercise.subject_kind = 'body') as said
  left join lateral (select jsonb_build_object('id', n.id, 'title', n.title, 'on', n.published_on) as notice,
      n.published_on from publication.notice n where n.region_path = region.path and n.year = ${year}
      and n.kind = 'assessment' and n.assessment_id is null and n.corrects is null and n.published_at is not null
    order by n.published_at, n.id limit 1) as loose on true
  cross join lateral (select case when said.results > 0 then case when said.left_over = 0 then said.last end
    when said.prepared_on is null or loose.published_on < said.prepared_on then loose.notice end as notice) as met`;

/**
 * Of its assessments of people: how many of those with a result were not told it. What was told by hand says of no assessment
 * that it is its: where nobody is left but people who were told by hand, or there is no assessment, nobody can tell.
 */
const toldOfPersons = (year: RawBuilder<unknown>) => sql`
  select said.left_over, said.pending, said.running, null as met_id,
    case when said.met_on is not null then said.told || ' 人的结果已经通报' end as met_title, said.met_on::text,
    case when said.results = 0 and loose.count > 0 then loose.count
      when said.left_over > 0 and said.left_over = said.by_hand then said.by_hand end::text as untied
  from (
    select count(distinct exercise.id) filter (where ${hasResult}) as results,
      count(distinct exercise.id) filter (where ${isRunning}) as running,
      count(subject.id) filter (where ${hasResult} and telling.id is null) as left_over,
      count(subject.id) filter (where ${isPending} and telling.id is null) as pending,
      count(subject.id) filter (where ${hasResult} and telling.id is null and exists (select 1 from publication.telling t
        where t.person_id = subject.person_id and t.year = ${year} and t.assessed_id is null
          and t.region_path = region.path)) as by_hand,
      count(telling.id) as told,
      case when count(subject.id) filter (where ${hasResult} and telling.id is null) = 0
        then max(telling.told_on) end as met_on
    from assessments.exercise as exercise
    left join assessments.subject as subject on subject.exercise_id = exercise.id and not subject.is_removed
    left join publication.telling as telling on telling.assessed_id = subject.id
    where exercise.region_path = region.path and exercise.year = ${year} and exercise.subject_kind = 'person') as said
  cross join lateral (select count(*) from publication.telling t
    where t.region_path = region.path and t.year = ${year} and t.assessed_id is null) as loose`;

const told = (year: RawBuilder<unknown>, what: RawBuilder<unknown>) => sql<{
  /** Results nobody has published, or people nobody has told. */
  readonly left_over: number | null;
  /** Of them those that are approved and not final. */
  readonly pending: number | null;
  /** Assessments of the year that have no result yet. */
  readonly running: number | null;
  readonly met_id: Id<'public-notice'> | null;
  readonly met_title: string | null;
  readonly met_on: CivilDate | null;
  readonly untied: string | null;
}>`(
  select left_over::int, pending::int, running::int, met_id::uuid, met_title, met_on::date, untied from (
    select * from (${toldOfBodies(year)}) as bodies where ${what} = 'bodies'
    union all select * from (${toldOfPersons(year)}) as persons where ${what} = 'persons') as either)`;

export interface AskedOf {
  readonly year: number;
  readonly what: ObligationSubject;
}

/** A region whose results are public (no township, none that ended), the day laid down, and what was published. */
function asked(db: Reader, scope: Scope, { year, what }: AskedOf) {
  const regions = db
    .selectFrom('posts.region as region')
    .where('region.level', '<>', 'township')
    .where('region.ended_on', 'is', null);
  return whereInScope(regions, scope, { key: 'region.scope_key' })
    .leftJoin('publication.obligation as due', (join) =>
      join
        .onRef('due.region_path', '=', 'region.path')
        .on('due.year', '=', year)
        .on('due.what', '=', what),
    )
    .leftJoinLateral(told(sql`${year}::int`, sql`${what}::text`).as<'met'>(sql`met`), (join) =>
      join.onTrue(),
    )
    .select([
      'region.id as region_id',
      'region.path as region_path',
      'region.name as region_name',
      'region.scope_key',
      'due.id',
      'due.version',
      'due.due_on',
      'due.basis',
      'due.judged_by',
      'due.recorded_at',
      'met.met_id',
      'met.met_title',
      'met.met_on',
      'met.left_over',
      'met.pending',
      'met.running',
      'met.untied',
    ]);
}

export type AskedRow = Awaited<ReturnType<ReturnType<typeof asked>['execute']>>[number];

/** Regions of the scope by their addresses; one statement. */
export async function obligationsPage(
  db: Reader,
  scope: Scope,
  of: AskedOf,
  page: {
    /** This one alone. */
    readonly region?: string | undefined;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<AskedRow[]> {
  let query = asked(db, scope, of).orderBy(sql`region.path collate "C"`).limit(page.limit);
  if (page.region !== undefined) query = query.where('region.path', '=', page.region);
  if (page.after !== undefined)
    query = query.where(sql<boolean>`region.path collate "C" > ${page.after}`);
  return query.execute();
}

export async function obligationAt(
  db: Reader,
  scope: Scope,
  of: AskedOf & { readonly region: string },
): Promise<AskedRow | undefined> {
  return asked(db, scope, of).where('region.path', '=', of.region).executeTakeFirst();
}

/** Of the scope: days that are past and not met, also where something untied stands beside it; and where nobody can tell. */
export function countObligations(
  db: Reader,
  scope: Scope,
  of: AskedOf,
  today: CivilDate,
): Promise<{ overdue: number; unclear: number }> {
  const isUnmet = sql`met.met_on is null`;
  return asked(db, scope, of)
    .clearSelect()
    .select((eb) => [
      eb.fn
        .countAll<number>()
        .filterWhere(sql<boolean>`due.judged_by < ${today} and ${isUnmet}`)
        .as('overdue'),
      eb.fn
        .countAll<number>()
        .filterWhere(sql<boolean>`due.judged_by is null or ${isUnmet} and met.untied is not null`)
        .as('unclear'),
    ])
    .executeTakeFirstOrThrow();
}

/** What was laid down for these before, in order; of each the day and when it was recorded. */
export async function earlierDays(
  db: Reader,
  ids: readonly Id<'publication-obligation'>[],
): Promise<
  (Pick<ObligationRow, 'due_on' | 'basis' | 'recorded_at'> & { obligation_id: string })[]
> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('publication.obligation_version')
    .select(['obligation_id', 'due_on', 'basis', 'recorded_at'])
    .where('obligation_id', 'in', [...ids])
    .orderBy('obligation_id')
    .orderBy('version')
    .execute();
}

export async function lockObligation(
  tx: Tx,
  of: { readonly region: string; readonly year: number; readonly what: ObligationSubject },
): Promise<ObligationRow | undefined> {
  return tx
    .selectFrom('publication.obligation')
    .selectAll()
    .where('region_path', '=', of.region)
    .where('year', '=', of.year)
    .where('what', '=', of.what)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertObligation(
  tx: Tx,
  row: Insertable<Tables['publication.obligation']>,
): Promise<void> {
  await tx.insertInto('publication.obligation').values(row).execute();
}

/** What it said before is kept. */
export async function changeObligation(
  tx: Tx,
  before: ObligationRow,
  now: Pick<ObligationRow, 'due_on' | 'basis' | 'judged_by' | 'recorded_at' | 'recorded_by'>,
): Promise<void> {
  await tx
    .insertInto('publication.obligation_version')
    .values({
      obligation_id: before.id,
      version: before.version,
      due_on: before.due_on,
      basis: before.basis,
      recorded_at: before.recorded_at,
      recorded_by: before.recorded_by,
    })
    .execute();
  await tx
    .updateTable('publication.obligation')
    .set({ ...now, version: before.version + 1, told_on: null })
    .where('id', '=', before.id)
    .execute();
}

export interface ToTell {
  readonly id: Id<'publication-obligation'>;
  readonly scope_key: string;
  readonly region_name: string;
  readonly year: number;
  readonly what: ObligationSubject;
  readonly judged_by: CivilDate;
  /** Something beside it says of no assessment that it is its: nobody can tell. */
  readonly is_unclear: boolean;
}

/** Days laid down that are not met: what is untied beside them silences nothing. */
const unmet = (db: Reader) =>
  db
    .selectFrom('publication.obligation as due')
    .innerJoin('posts.region as region', 'region.path', 'due.region_path')
    .leftJoinLateral(told(sql.ref('due.year'), sql.ref('due.what')).as<'met'>(sql`met`), (join) =>
      join.onTrue(),
    )
    .where('met.met_on', 'is', null);

export interface NearDays {
  readonly today: CivilDate;
  readonly soon: CivilDate;
}

/** Of the scope, of whatever year: how many are past, and how many come soon. */
export async function countNear(
  db: Reader,
  scope: Scope,
  { today, soon }: NearDays,
): Promise<Readonly<Record<`${'results' | 'persons'}${'Overdue' | 'Due'}`, number>>> {
  return whereInScope(unmet(db), scope, { key: 'due.scope_key' })
    .where('due.judged_by', '<=', soon)
    .select(({ fn }) => {
      const of = (what: ObligationSubject) =>
        fn.countAll<number>().filterWhere('due.what', '=', what);
      return [
        of('bodies').filterWhere('due.judged_by', '<', today).as('resultsOverdue'),
        of('bodies').filterWhere('due.judged_by', '>=', today).as('resultsDue'),
        of('persons').filterWhere('due.judged_by', '<', today).as('personsOverdue'),
        of('persons').filterWhere('due.judged_by', '>=', today).as('personsDue'),
      ];
    })
    .executeTakeFirstOrThrow();
}

/** Days that are near or past, with nothing published and the office not told of it yet; once before and once after. */
export async function lockToTell(
  tx: Tx,
  days: NearDays,
  page: { readonly after: Pick<ToTell, 'id' | 'judged_by'> | undefined; readonly limit: number },
): Promise<ToTell[]> {
  let query = unmet(tx)
    .select([
      'due.id',
      'due.scope_key',
      'region.name as region_name',
      'due.year',
      sql<ObligationSubject>`due.what`.as('what'),
      'due.judged_by',
      sql<boolean>`met.untied is not null`.as('is_unclear'),
    ])
    .where('due.judged_by', '<=', days.soon)
    .where((eb) =>
      eb.or([
        eb('due.told_on', 'is', null),
        sql<boolean>`due.judged_by < ${days.today}::date and due.told_on <= due.judged_by`,
      ]),
    );
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(due.judged_by, due.id) > (${page.after.judged_by}::date, ${page.after.id}::uuid)`,
    );
  return query
    .orderBy('due.judged_by')
    .orderBy('due.id')
    .limit(page.limit)
    .forUpdate('due')
    .skipLocked()
    .execute();
}

export async function markTold(
  tx: Tx,
  ids: readonly Id<'publication-obligation'>[],
  today: CivilDate,
): Promise<void> {
  await tx
    .updateTable('publication.obligation')
    .set({ told_on: today })
    .where('id', 'in', [...ids])
    .execute();
}

/** For other modules: when the results of bodies of these regions were public, and by when they had to be. */
export async function publicationDays(
  db: Reader,
  of: { readonly regions: readonly string[]; readonly year: number },
): Promise<{ region: string; due: CivilDate | null; on: CivilDate | null; isUntied: boolean }[]> {
  if (of.regions.length === 0) return [];
  const rows = await asked(
    db,
    { keys: [''], committees: [], persons: [] },
    { year: of.year, what: 'bodies' },
  )
    .where('region.path', 'in', [...of.regions])
    .execute();
  return rows.map((row) => ({
    region: row.region_path,
    due: row.judged_by,
    on: row.met_on,
    isUntied: row.untied !== null,
  }));
}
