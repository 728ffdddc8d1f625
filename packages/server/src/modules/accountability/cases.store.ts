// All SQL of cases, their members and their course.
import { type CaseState, STEPS_MOST } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
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
import type { CaseReader } from './judging.decide.ts';

const cases = (db: Reader) =>
  db
    .selectFrom('accountability.case as opened')
    .innerJoin('posts.region as region', 'region.path', 'opened.region_path')
    .selectAll('opened')
    .select('region.name as region_name');

type Record_ = Awaited<ReturnType<ReturnType<typeof cases>['execute']>>[number];
export interface CaseRow extends Omit<Record_, 'state'> {
  readonly state: CaseState;
}
const asRow = (row: Record_): CaseRow => row as CaseRow;

const COLUMNS = { key: 'opened.scope_key', committee: 'opened.handling_committee' } as const;

/** Whether the account is named in the case on this day. */
const isNamed = ({ accountId, today }: CaseReader) => sql<boolean>`exists (
  select 1 from accountability.case_member as named where named.case_id = opened.id
    and named.account_id = ${accountId} and named.ended_at is null
    and ${today}::date between named.from_day and named.until_day)`;

/** Who stands for somebody in a case does not find it. */
const isOfOthers = ({ ownCases }: CaseReader) =>
  sql<boolean>`opened.id <> all(${[...ownCases]}::uuid[])`;

export interface CaseFilter {
  readonly state?: CaseState | undefined;
  readonly search?: string | undefined;
}

function filtered(db: Reader, scope: Scope, { state, search }: CaseFilter, reader: CaseReader) {
  let query = whereInScope(cases(db), scope, COLUMNS).where(isOfOthers(reader));
  if (state !== undefined) query = query.where('opened.state', '=', state);
  if (search !== undefined && search !== '')
    query = query.where('opened.title', 'like', likePattern(search));
  return query;
}

/** The latest first, each with whether the reader is named in it. */
export async function casesPage(
  db: Reader,
  scope: Scope,
  page: CaseFilter & {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
  reader: CaseReader,
): Promise<(CaseRow & { readonly is_named: boolean })[]> {
  let query = filtered(db, scope, page, reader)
    .select(isNamed(reader).as('is_named'))
    .orderBy('opened.opened_on', 'desc')
    .orderBy('opened.id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(opened.opened_on, opened.id) < (${page.after.on}::date, ${page.after.id}::uuid)`,
    );
  return (await query.execute()) as (CaseRow & { readonly is_named: boolean })[];
}

export async function countOpenCases(
  db: Reader,
  scope: Scope,
  reader: CaseReader,
): Promise<number> {
  const { open } = await filtered(db, scope, { state: 'open' }, reader)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .executeTakeFirstOrThrow();
  return open;
}

/** As what somebody comes to a case: named in it, or of its office, which has nothing of it but that there is one. */
export type Entrance = 'named' | 'office';

function oneCase(db: Reader, scope: Scope, id: Id<'case'>, reader: CaseReader, entrance: Entrance) {
  const query = whereInScope(cases(db), scope, COLUMNS)
    .where('opened.id', '=', id)
    .where(isOfOthers(reader));
  return entrance === 'named' ? query.where(isNamed(reader)) : query;
}

/** Only for who is named in it: to anybody else it is not there. */
export async function caseById(
  db: Reader,
  scope: Scope,
  id: Id<'case'>,
  reader: CaseReader,
  entrance: Entrance = 'named',
): Promise<CaseRow | undefined> {
  const row = await oneCase(db, scope, id, reader, entrance).executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function lockCase(
  tx: Tx,
  scope: Scope,
  id: Id<'case'>,
  reader: CaseReader,
  entrance: Entrance,
): Promise<CaseRow | undefined> {
  const row = await oneCase(tx, scope, id, reader, entrance).forUpdate('opened').executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** The case this one reopens and those that reopened it, as far as its office has them; oldest first. */
export async function casesBeside(
  db: Reader,
  scope: Scope,
  { id, reopens_id: reopens }: Pick<CaseRow, 'id' | 'reopens_id'>,
  reader: CaseReader,
): Promise<(CaseRow & { readonly is_named: boolean })[]> {
  const rows = await whereInScope(cases(db), scope, COLUMNS)
    .select(isNamed(reader).as('is_named'))
    .where(isOfOthers(reader))
    .where((eb) => eb.or([eb('opened.reopens_id', '=', id), eb('opened.id', '=', reopens)]))
    .orderBy('opened.opened_on')
    .orderBy('opened.id')
    .limit(50)
    .execute();
  return rows as (CaseRow & { readonly is_named: boolean })[];
}

/** What the person, and whoever decides, are told of the case. */
export async function caseOfWorksheet(
  db: Reader,
  id: Id<'case'>,
): Promise<Pick<CaseRow, 'quorum' | 'accident_id' | 'opened_on'> | undefined> {
  return db
    .selectFrom('accountability.case')
    .select(['quorum', 'accident_id', 'opened_on'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** From which accident each of these cases was opened, where it was. `db`: in the system's scope. */
export async function accidentsOfCases(
  db: Reader,
  ids: readonly Id<'case'>[],
): Promise<ReadonlyMap<Id<'case'>, Id<'accident'>>> {
  const rows = await db
    .selectFrom('accountability.case')
    .select(['id', 'accident_id'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where('accident_id', 'is not', null)
    .execute();
  return new Map(
    rows.flatMap(({ id, accident_id: accidentId }) =>
      accidentId === null ? [] : [[id, accidentId] as const],
    ),
  );
}

export async function insertCase(
  tx: Tx,
  row: Insertable<Tables['accountability.case']>,
): Promise<void> {
  await tx.insertInto('accountability.case').values(row).execute();
}

/** Answers 1, or 0 when somebody else was faster. */
export async function updateCase(
  tx: Tx,
  id: Id<'case'>,
  version: number,
  changes: Updateable<Tables['accountability.case']>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('accountability.case')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function insertCaseStep(
  tx: Tx,
  row: Insertable<Tables['accountability.case_step']>,
): Promise<void> {
  await tx.insertInto('accountability.case_step').values(row).execute();
}

export type MemberRow = Selectable<Tables['accountability.case_member']>;

export async function membersOf(db: Reader, id: Id<'case'>): Promise<MemberRow[]> {
  return db
    .selectFrom('accountability.case_member')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('added_at')
    .orderBy('id')
    .limit(200)
    .execute();
}

/** Who is named in these cases on a day. */
export async function membersOn(
  db: Reader,
  ids: readonly Id<'case'>[],
  on: CivilDate,
): Promise<Pick<MemberRow, 'id' | 'case_id' | 'account_id' | 'name'>[]> {
  return db
    .selectFrom('accountability.case_member')
    .select(['id', 'case_id', 'account_id', 'name'])
    .where(sql<boolean>`case_id = any(${[...ids]}::uuid[])`)
    .where('ended_at', 'is', null)
    .where('from_day', '<=', on)
    .where('until_day', '>=', on)
    .orderBy('account_id')
    .execute();
}

export async function insertMember(
  tx: Tx,
  row: Insertable<Tables['accountability.case_member']>,
): Promise<void> {
  await tx.insertInto('accountability.case_member').values(row).execute();
}

export async function endMember(
  tx: Tx,
  of: { readonly caseId: Id<'case'>; readonly id: Id<'case-member'> },
  ended: { readonly at: Date; readonly by: string },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('accountability.case_member')
    .set({ ended_at: ended.at, ended_by: ended.by })
    .where('case_id', '=', of.caseId)
    .where('id', '=', of.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Somebody whose days are over may be named anew. */
export async function endExpired(
  tx: Tx,
  of: { readonly caseId: Id<'case'>; readonly accountId: Id<'account'>; readonly on: CivilDate },
  ended: { readonly at: Date; readonly by: string },
): Promise<void> {
  await tx
    .updateTable('accountability.case_member')
    .set({ ended_at: ended.at, ended_by: ended.by })
    .where('case_id', '=', of.caseId)
    .where('account_id', '=', of.accountId)
    .where('until_day', '<', of.on)
    .where('ended_at', 'is', null)
    .execute();
}

export type CaseStepRow = Selectable<Tables['accountability.case_step']>;

export async function caseStepsOf(db: Reader, id: Id<'case'>): Promise<CaseStepRow[]> {
  return db
    .selectFrom('accountability.case_step')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('version')
    .limit(STEPS_MOST)
    .execute();
}

/** Cases, worksheets and decisions follow their office and their committee to another address. */
export const readdressAccountability: Readdress = async (tx, moves) => {
  for (const table of [
    'accountability.case',
    'accountability.worksheet',
    'accountability.decision',
  ] as const) {
    await readdressScopeKeys(tx, table, moves);
    await readdressPaths(tx, table, 'handling_committee', moves);
  }
  for (const table of ['accountability.worksheet', 'accountability.decision'] as const)
    await readdressPaths(tx, table, 'managing_committee', moves);
};
