// All SQL of worksheets: what is held, what the person says, what is proposed, and the evidence as it was frozen.
import { STEPS_MOST, WORKSHEET_MOST, type WorksheetState } from '@jinze/contracts';
import type { CivilDate, Id, Level } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { CaseReader } from './judging.decide.ts';

const worksheets = (db: Reader) =>
  db
    .selectFrom('accountability.worksheet as sheet')
    .leftJoin('posts.region as committee', 'committee.path', 'sheet.managing_committee')
    .selectAll('sheet')
    .select([
      'committee.name as committee_name',
      sql<boolean>`exists (select from accountability.decision as made
        where made.id = sheet.decision_id and made.served_on is not null)`.as('is_served'),
    ]);

type Record_ = Awaited<ReturnType<ReturnType<typeof worksheets>['execute']>>[number];
export interface WorksheetRow extends Omit<Record_, 'state' | 'level'> {
  readonly state: WorksheetState;
  readonly level: Level;
}
const asRow = (row: Record_): WorksheetRow => row as WorksheetRow;

/** As what somebody meets a worksheet: who handles the case, who it is about, who decides. */
export const SIDES = ['handler', 'subject', 'decider'] as const;
export type Side = (typeof SIDES)[number];

const isNamed = ({ accountId, today }: CaseReader) => sql<boolean>`exists (
  select 1 from accountability.case_member as named where named.case_id = sheet.case_id
    and named.account_id = ${accountId} and named.ended_at is null
    and ${today}::date between named.from_day and named.until_day)`;

const isOfOthers = ({ ownCases }: CaseReader) =>
  sql<boolean>`sheet.case_id <> all(${[...ownCases]}::uuid[])`;

/**
 * The worksheets a scope has as one side: by the case for who is named in it, told for the person, proposed for who
 * decides. Who stands for somebody in a case has nothing of it but their own side.
 */
function asSide(db: Reader, scope: Scope, side: Side, reader: CaseReader) {
  switch (side) {
    case 'handler':
      return whereInScope(worksheets(db), scope, {
        key: 'sheet.scope_key',
        committee: 'sheet.handling_committee',
      })
        .where(isNamed(reader))
        .where(isOfOthers(reader));
    case 'subject':
      return worksheets(db)
        .where('sheet.told_at', 'is not', null)
        .where(sql<boolean>`sheet.person_id = any(${[...scope.persons]}::uuid[])`);
    case 'decider':
      return worksheets(db)
        .where('sheet.submitted_at', 'is not', null)
        .where(sql<boolean>`sheet.managing_committee = any(${[...scope.committees]}::text[])`)
        .where(isOfOthers(reader));
  }
}

/** The worksheet with the sides from which the reader may see it; undefined: it is not there for them. */
export async function worksheetById(
  db: Reader,
  scope: Scope,
  id: Id<'worksheet'>,
  reader: CaseReader,
): Promise<{ readonly row: WorksheetRow; readonly sides: readonly Side[] } | undefined> {
  const sides: Side[] = [];
  let found: WorksheetRow | undefined;
  for (const side of SIDES) {
    const row = await asSide(db, scope, side, reader).where('sheet.id', '=', id).executeTakeFirst();
    if (row === undefined) continue;
    sides.push(side);
    found = asRow(row);
  }
  return found === undefined ? undefined : { row: found, sides };
}

export async function lockWorksheet(
  tx: Tx,
  scope: Scope,
  id: Id<'worksheet'>,
  side: Side,
  reader: CaseReader,
): Promise<WorksheetRow | undefined> {
  const row = await asSide(tx, scope, side, reader)
    .where('sheet.id', '=', id)
    .forUpdate('sheet')
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** The cases that somebody of these is or was in. `db`: in the system's scope. */
export async function casesAbout(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<Id<'case'>[]> {
  const rows = await db
    .selectFrom('accountability.worksheet')
    .select('case_id')
    .distinct()
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .execute();
  return rows.map(({ case_id: id }) => id);
}

/** Who is or was in a case. `db`: in the system's scope. */
export async function subjectsOf(
  db: Reader,
  ids: readonly Id<'case'>[],
): Promise<ReadonlyMap<Id<'case'>, readonly Id<'person'>[]>> {
  const rows = await db
    .selectFrom('accountability.worksheet')
    .select(['case_id', 'person_id'])
    .distinct()
    .where(sql<boolean>`case_id = any(${[...ids]}::uuid[])`)
    .execute();
  const groups = Map.groupBy(rows, (row) => row.case_id);
  return new Map(
    ids.map((id) => [id, (groups.get(id) ?? []).map(({ person_id: person }) => person)]),
  );
}

/** `db`: in the system's scope. */
export async function caseIdOf(db: Reader, id: Id<'worksheet'>): Promise<Id<'case'> | undefined> {
  const row = await db
    .selectFrom('accountability.worksheet')
    .select('case_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.case_id;
}

/** Those of a case; who may read the case has been asked before. */
export async function worksheetsOfCase(db: Reader, id: Id<'case'>): Promise<WorksheetRow[]> {
  const rows = await worksheets(db)
    .where('sheet.case_id', '=', id)
    .orderBy('sheet.id')
    .limit(200)
    .execute();
  return rows.map(asRow);
}

export async function lockSheetsOfCase(
  tx: Tx,
  id: Id<'case'>,
): Promise<Pick<WorksheetRow, 'id' | 'submitted_at'>[]> {
  return tx
    .selectFrom('accountability.worksheet')
    .select(['id', 'submitted_at'])
    .where('case_id', '=', id)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** The newest first. */
export async function worksheetsOfSubject(
  db: Reader,
  scope: Scope,
  reader: CaseReader,
): Promise<WorksheetRow[]> {
  const rows = await asSide(db, scope, 'subject', reader)
    .orderBy('sheet.id', 'desc')
    .limit(200)
    .execute();
  return rows.map(asRow);
}

/** What waits for who decides: proposals, and procedures of art. 23 to be decided or concluded. */
export async function worksheetsToDecide(
  db: Reader,
  scope: Scope,
  reader: CaseReader,
): Promise<WorksheetRow[]> {
  const rows = await asSide(db, scope, 'decider', reader)
    .where(
      sql<boolean>`(sheet.state = 'proposed' or exists (
        select 1 from accountability.exemption as running
        where running.worksheet_id = sheet.id and running.state in ('verified', 'decided')))`,
    )
    .orderBy('sheet.id', 'desc')
    .limit(200)
    .execute();
  return rows.map(asRow);
}

export async function insertWorksheet(
  tx: Tx,
  row: Insertable<Tables['accountability.worksheet']>,
): Promise<void> {
  await tx.insertInto('accountability.worksheet').values(row).execute();
}

/** Answers 1, or 0 when somebody else was faster. */
export async function updateWorksheet(
  tx: Tx,
  id: Id<'worksheet'>,
  version: number,
  changes: Updateable<Tables['accountability.worksheet']>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('accountability.worksheet')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function insertWorksheetStep(
  tx: Tx,
  row: Insertable<Tables['accountability.worksheet_step']>,
): Promise<void> {
  await tx.insertInto('accountability.worksheet_step').values(row).execute();
}

export type ContentRow = Selectable<Tables['accountability.worksheet_content']>;
export type StatementRow = Selectable<Tables['accountability.statement']>;
export type ProposalRow = Selectable<Tables['accountability.proposal']>;
export type EvidenceOfSheet = Selectable<Tables['accountability.frozen_evidence']>;
export type WorksheetStepRow = Selectable<Tables['accountability.worksheet_step']>;

/** Newest first. */
export async function contentsOf(db: Reader, id: Id<'worksheet'>): Promise<ContentRow[]> {
  return db
    .selectFrom('accountability.worksheet_content')
    .selectAll()
    .where('worksheet_id', '=', id)
    .orderBy('number', 'desc')
    .limit(200)
    .execute();
}

export async function insertContent(
  tx: Tx,
  row: Insertable<Tables['accountability.worksheet_content']>,
): Promise<void> {
  await tx.insertInto('accountability.worksheet_content').values(row).execute();
}

export async function statementsOf(db: Reader, id: Id<'worksheet'>): Promise<StatementRow[]> {
  return db
    .selectFrom('accountability.statement')
    .selectAll()
    .where('worksheet_id', '=', id)
    .orderBy('number')
    .limit(WORKSHEET_MOST)
    .execute();
}

export async function insertStatement(
  tx: Tx,
  row: Insertable<Tables['accountability.statement']>,
): Promise<void> {
  await tx.insertInto('accountability.statement').values(row).execute();
}

export async function proposalsOf(db: Reader, id: Id<'worksheet'>): Promise<ProposalRow[]> {
  return db
    .selectFrom('accountability.proposal')
    .selectAll()
    .where('worksheet_id', '=', id)
    .orderBy('number')
    .limit(WORKSHEET_MOST)
    .execute();
}

export async function insertProposal(
  tx: Tx,
  row: Insertable<Tables['accountability.proposal']>,
): Promise<void> {
  await tx.insertInto('accountability.proposal').values(row).execute();
}

export async function returnProposal(
  tx: Tx,
  of: { readonly worksheetId: Id<'worksheet'>; readonly number: number },
  returned: { readonly on: CivilDate; readonly by: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('accountability.proposal')
    .set({
      returned_on: returned.on,
      returned_by: returned.by,
      returned_reason: returned.reason,
    })
    .where('worksheet_id', '=', of.worksheetId)
    .where('number', '=', of.number)
    .execute();
}

export async function evidenceOfSheet(db: Reader, id: Id<'worksheet'>): Promise<EvidenceOfSheet[]> {
  return db
    .selectFrom('accountability.frozen_evidence')
    .selectAll()
    .where('worksheet_id', '=', id)
    .orderBy('number')
    .limit(5000)
    .execute();
}

export async function insertEvidence(
  tx: Tx,
  rows: readonly Insertable<Tables['accountability.frozen_evidence']>[],
): Promise<void> {
  const AT_ONCE = 1000;
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx
      .insertInto('accountability.frozen_evidence')
      .values(rows.slice(from, from + AT_ONCE))
      .execute();
}

export async function worksheetStepsOf(
  db: Reader,
  id: Id<'worksheet'>,
): Promise<WorksheetStepRow[]> {
  return db
    .selectFrom('accountability.worksheet_step')
    .selectAll()
    .where('worksheet_id', '=', id)
    .orderBy('version')
    .limit(STEPS_MOST)
    .execute();
}

/**
 * How many worksheets of each person are told and neither decided nor dropped. Before that a case is its members' alone, so
 * it is said to nobody else, as a number neither.
 */
export async function openWorksheetsOf(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<ReadonlyMap<Id<'person'>, number>> {
  const rows = await db
    .selectFrom('accountability.worksheet as sheet')
    .select(['sheet.person_id', (eb) => eb.fn.countAll<number>().as('open')])
    .where(sql<boolean>`sheet.person_id = any(${[...personIds]}::uuid[])`)
    .where('sheet.told_at', 'is not', null)
    .where('sheet.state', 'not in', ['decided', 'dropped'])
    .groupBy('sheet.person_id')
    .execute();
  return new Map(rows.map(({ person_id: id, open }) => [id, open]));
}

/** The accidents of worksheets that are told and not decided. */
export async function openAccidentsOf(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<{ readonly personId: Id<'person'>; readonly accidentId: Id<'accident'> }[]> {
  return db
    .selectFrom('accountability.worksheet as sheet')
    .innerJoin('accountability.case as held', 'held.id', 'sheet.case_id')
    .select(['sheet.person_id as personId', sql<Id<'accident'>>`held.accident_id`.as('accidentId')])
    .where(sql<boolean>`sheet.person_id = any(${[...personIds]}::uuid[])`)
    .where('sheet.told_at', 'is not', null)
    .where('sheet.state', 'not in', ['decided', 'dropped'])
    .where('held.accident_id', 'is not', null)
    .execute();
}

/** What became of people, as the newest content of their worksheets says it: a correction takes the place of what it corrects. */
export async function whereaboutsOf(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<
  ReadonlyMap<Id<'person'>, { readonly status: string; readonly since: CivilDate | null }>
> {
  const rows = await db
    .selectFrom('accountability.worksheet_content as content')
    .innerJoin('accountability.worksheet as sheet', 'sheet.id', 'content.worksheet_id')
    .select([
      'sheet.person_id as personId',
      'content.now_status as status',
      'content.now_since as since',
    ])
    .where(sql<boolean>`sheet.person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('content.recorded_at')
    .execute();
  return new Map(rows.map(({ personId, status, since }) => [personId, { status, since }]));
}
