// All SQL of decisions in force, their measures, appeals and course.
import { APPEALS_MOST, type DecisionState } from '@jinze/contracts';
import type { CivilDate, Id, Level, MeasureId } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { CaseReader } from './judging.decide.ts';

const decisions = (db: Reader) =>
  db
    .selectFrom('accountability.decision as made')
    .leftJoin('posts.region as committee', 'committee.path', 'made.managing_committee')
    .selectAll('made')
    .select('committee.name as committee_name')
    .select(
      sql<Id<'decision'> | null>`(select next.id from accountability.decision as next
        where next.follows_id = made.id and next.state <> 'withdrawn' limit 1)`.as('followed_by'),
    );

type Record_ = Awaited<ReturnType<ReturnType<typeof decisions>['execute']>>[number];
export interface DecisionRow extends Omit<Record_, 'state' | 'level' | 'origin'> {
  readonly state: DecisionState;
  readonly level: Level;
  readonly origin: 'here' | 'elsewhere';
}
const asRow = (row: Record_): DecisionRow => row as DecisionRow;

/** For whom others keep what is decided: see `CaseReader`. */
export type DecisionReader = Pick<CaseReader, 'selves' | 'ownCases'>;

/**
 * 干部管理权限, and one's own from the day it was served: a department keeps nothing of its own people, of those they
 * serve and of the cases these are in. An office has no list of them: who handled the case reads the decision with the
 * worksheet.
 */
const inScope = (
  db: Reader,
  { committees, persons }: Scope,
  { selves, ownCases }: DecisionReader,
) =>
  decisions(db).where(
    sql<boolean>`(made.managing_committee = any(${[...committees]}::text[])
        and made.person_id <> all(${[...selves]}::uuid[])
        and not exists (select from accountability.worksheet as sheet
          where sheet.id = made.worksheet_id and sheet.case_id = any(${[...ownCases]}::uuid[]))
      or made.served_on is not null and made.person_id = any(${[...persons]}::uuid[]))`,
  );

export interface DecisionFilter {
  readonly state?: DecisionState | undefined;
  readonly search?: string | undefined;
}

function filtered(
  db: Reader,
  scope: Scope,
  { state, search }: DecisionFilter,
  reader: DecisionReader,
) {
  let query = inScope(db, scope, reader);
  query =
    state === undefined
      ? query.where('made.state', '<>', 'withdrawn')
      : query.where('made.state', '=', state);
  if (search === undefined || search === '') return query;
  const pattern = likePattern(search);
  return query.where((eb) =>
    eb.or([
      eb('made.person_name', 'like', pattern),
      eb('made.organ_name', 'like', pattern),
      eb('made.document_no', 'like', pattern),
      eb('made.accident_name', 'like', pattern),
    ]),
  );
}

/** The latest first. */
export async function decisionsPage(
  db: Reader,
  scope: Scope,
  page: DecisionFilter & {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
  reader: DecisionReader,
): Promise<DecisionRow[]> {
  let query = filtered(db, scope, page, reader)
    .orderBy('made.decided_on', 'desc')
    .orderBy('made.id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(made.decided_on, made.id) < (${page.after.on}::date, ${page.after.id}::uuid)`,
    );
  return (await query.execute()).map(asRow);
}

export async function countDecisions(
  db: Reader,
  scope: Scope,
  filter: DecisionFilter,
  reader: DecisionReader,
): Promise<number> {
  const { count } = await filtered(db, scope, filter, reader)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export async function decisionById(
  db: Reader,
  scope: Scope,
  id: Id<'decision'>,
  reader: DecisionReader,
): Promise<DecisionRow | undefined> {
  const row = await inScope(db, scope, reader).where('made.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** That of a worksheet the reader may see. */
export async function decisionOfWorksheet(
  db: Reader,
  id: Id<'decision'>,
): Promise<DecisionRow | undefined> {
  const row = await decisions(db).where('made.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function lockDecision(
  tx: Tx,
  scope: Scope,
  id: Id<'decision'>,
  reader: DecisionReader,
): Promise<DecisionRow | undefined> {
  const row = await inScope(tx, scope, reader)
    .where('made.id', '=', id)
    .forUpdate('made')
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** Everything that was decided on these people and not withdrawn, oldest first; the caller has the right to ask. */
export async function decisionsOfPersons(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<DecisionRow[]> {
  const rows = await decisions(db)
    .where(sql<boolean>`made.person_id = any(${[...personIds]}::uuid[])`)
    .where('made.state', '<>', 'withdrawn')
    .orderBy('made.decided_on')
    .orderBy('made.id')
    .execute();
  return rows.map(asRow);
}

/** Which accounts decided on the matter, from the first decision to this one as appeals changed it. */
export async function decidersOf(db: Reader, id: Id<'decision'>): Promise<Id<'account'>[]> {
  const { rows } = await sql<{ account: Id<'account'> }>`
    with recursive along as (
      select made.follows_id, made.decided_by_account from accountability.decision made
        where made.id = ${id}
      union all
      select made.follows_id, made.decided_by_account from accountability.decision made
        join along on along.follows_id = made.id)
    select distinct decided_by_account as account from along
      where decided_by_account is not null`.execute(db as Tx);
  return rows.map(({ account }) => account);
}

export async function insertDecision(
  tx: Tx,
  row: Insertable<Tables['accountability.decision']>,
  measures: readonly Omit<Insertable<Tables['accountability.measure']>, 'decision_id'>[],
): Promise<void> {
  await tx.insertInto('accountability.decision').values(row).execute();
  if (measures.length > 0)
    await tx
      .insertInto('accountability.measure')
      .values(measures.map((measure) => ({ ...measure, decision_id: row.id })))
      .execute();
}

/** Answers 1, or 0 when somebody else was faster. */
export async function updateDecision(
  tx: Tx,
  id: Id<'decision'>,
  version: number,
  changes: Updateable<Tables['accountability.decision']>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('accountability.decision')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface MeasureRow extends Omit<Selectable<Tables['accountability.measure']>, 'measure'> {
  readonly measure: MeasureId;
}

export async function measuresOf(
  db: Reader,
  ids: readonly Id<'decision'>[],
): Promise<ReadonlyMap<Id<'decision'>, readonly MeasureRow[]>> {
  const rows = await db
    .selectFrom('accountability.measure')
    .selectAll()
    .where(sql<boolean>`decision_id = any(${[...ids]}::uuid[])`)
    .orderBy('decision_id')
    .orderBy('number')
    .execute();
  return Map.groupBy(rows as MeasureRow[], ({ decision_id: id }) => id);
}

export async function restoreMeasure(
  tx: Tx,
  of: { readonly decisionId: Id<'decision'>; readonly number: number },
  restored: { readonly on: CivilDate; readonly documentNo: string; readonly note: string },
): Promise<void> {
  await tx
    .updateTable('accountability.measure')
    .set({
      restored_on: restored.on,
      restored_no: restored.documentNo,
      restored_note: restored.note,
    })
    .where('decision_id', '=', of.decisionId)
    .where('number', '=', of.number)
    .execute();
}

export type AppealRow = Selectable<Tables['accountability.appeal']>;

export async function appealsOf(db: Reader, id: Id<'decision'>): Promise<AppealRow[]> {
  return db
    .selectFrom('accountability.appeal')
    .selectAll()
    .where('decision_id', '=', id)
    .orderBy('number')
    .limit(APPEALS_MOST)
    .execute();
}

export async function insertAppeal(
  tx: Tx,
  row: Insertable<Tables['accountability.appeal']>,
): Promise<void> {
  await tx.insertInto('accountability.appeal').values(row).execute();
}

export async function answerAppeal(
  tx: Tx,
  of: { readonly decisionId: Id<'decision'>; readonly number: number },
  answer: Pick<
    Updateable<Tables['accountability.appeal']>,
    'answered_on' | 'answer_no' | 'answered_by' | 'result' | 'answer'
  >,
): Promise<void> {
  await tx
    .updateTable('accountability.appeal')
    .set(answer)
    .where('decision_id', '=', of.decisionId)
    .where('number', '=', of.number)
    .execute();
}

export type DecisionStepRow = Selectable<Tables['accountability.decision_step']>;

export async function decisionStepsOf(db: Reader, id: Id<'decision'>): Promise<DecisionStepRow[]> {
  return db
    .selectFrom('accountability.decision_step')
    .selectAll()
    .where('decision_id', '=', id)
    .orderBy('version')
    .limit(300)
    .execute();
}

export async function insertDecisionStep(
  tx: Tx,
  row: Insertable<Tables['accountability.decision_step']>,
): Promise<void> {
  await tx.insertInto('accountability.decision_step').values(row).execute();
}

const NOBODY: DecisionReader = { selves: [], ownCases: [] };

/**
 * Everybody with a measure in force, whoever manages their post, in the system's scope; without those a reader stands for
 * and who are in a case with them.
 */
export async function everybodyWithMeasures(
  db: Reader,
  { selves, ownCases }: DecisionReader = NOBODY,
): Promise<Id<'person'>[]> {
  const rows = await db
    .selectFrom('accountability.decision as made')
    .select('made.person_id')
    .distinct()
    .where('made.state', '=', 'in-force')
    .where('made.outcome', '=', 'pursued')
    .where(
      sql<boolean>`made.person_id <> all(${[...selves]}::uuid[])
        and not exists (select from accountability.worksheet as sheet
          where sheet.person_id = made.person_id and sheet.case_id = any(${[...ownCases]}::uuid[]))`,
    )
    .orderBy('made.person_id')
    .execute();
  return rows.map(({ person_id: id }) => id);
}

/** Which ends of bars were told of already. */
export async function barNoticesOf(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('accountability.bar_notice')
    .select(['person_id', 'ends_on'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .execute();
  return new Set(rows.map(({ person_id: id, ends_on: on }) => `${id} ${on}`));
}

export async function keepBarNotices(
  tx: Tx,
  rows: readonly Insertable<Tables['accountability.bar_notice']>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('accountability.bar_notice')
      .values([...rows])
      .onConflict((oc) => oc.columns(['person_id', 'ends_on']).doNothing())
      .execute();
}
