// All SQL of annual reports and their versions.
import type { ReportContent, ReportState } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Readdress, readdressScopeKeys } from '../../platform/database/readdress.ts';
import { type Scope, whereInRegion, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { ReportRecord } from './draft-report.ts';

export type ReportRow = Omit<
  Selectable<Tables['performance.annual_report']>,
  'state' | 'content'
> & {
  readonly state: ReportState;
  readonly content: ReportContent;
};

const COLUMNS = { key: 'report.scope_key', person: 'report.person_id' } as const;

const reports = (db: Reader, scope: Scope) =>
  whereInScope(
    db.selectFrom('performance.annual_report as report').selectAll('report'),
    scope,
    COLUMNS,
  );

const asRow = (row: unknown) => row as ReportRow;

/** Of the scope's own persons, the newest year first. */
export async function reportsOfPersons(db: Reader, scope: Scope): Promise<ReportRow[]> {
  const rows = await reports(db, { ...scope, keys: [] })
    .orderBy('report.year', 'desc')
    .orderBy('report.id', 'desc')
    .limit(100)
    .execute();
  return rows.map(asRow);
}

/** One report in the scope. An office reads what is signed; drafts are the person's. */
export async function reportById(
  db: Reader,
  scope: Scope,
  id: Id<'annual-report'>,
): Promise<ReportRow | undefined> {
  const row = await reports(db, scope)
    .where('report.id', '=', id)
    .where((eb) =>
      eb.or([
        eb('report.state', '=', 'signed'),
        sql<boolean>`report.person_id = any(${[...scope.persons]}::uuid[])`,
      ]),
    )
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** Those of these that are signed and in the scope. */
export async function signedReportsById(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'annual-report'>[],
): Promise<ReportRow[]> {
  const rows = await reports(db, scope)
    .where(sql<boolean>`report.id = any(${[...ids]}::uuid[])`)
    .where('report.state', '=', 'signed')
    .orderBy('report.year')
    .execute();
  return rows.map(asRow);
}

export async function lockReport(
  tx: Tx,
  scope: Scope,
  id: Id<'annual-report'>,
): Promise<ReportRow | undefined> {
  const row = await reports(tx, scope).where('report.id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** Answers false where the person has a report of the year already. */
export async function insertReport(tx: Tx, row: ReportRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('performance.annual_report')
    .values({ ...row, content: JSON.stringify(row.content) })
    .onConflict((conflict) => conflict.constraint('annual_report_of_year').doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) === 1;
}

/** Keeps what the report said, and writes what it says now. */
export async function updateReport(
  tx: Tx,
  before: ReportRow,
  next: Pick<
    ReportRow,
    | 'state'
    | 'content'
    | 'as_of'
    | 'saved_at'
    | 'saved_by'
    | 'signed_at'
    | 'signer_name'
    | 'signer_post'
  >,
  reason: string | null,
): Promise<void> {
  const { id, version } = before;
  await tx
    .insertInto('performance.annual_report_version')
    .values({
      report_id: id,
      version,
      content: JSON.stringify(before.content),
      as_of: before.as_of,
      saved_at: before.saved_at,
      saved_by: before.saved_by,
      signed_at: before.signed_at,
      signer_name: before.signer_name,
      signer_post: before.signer_post,
      reason,
    })
    .execute();
  await tx
    .updateTable('performance.annual_report')
    .set({ ...next, content: JSON.stringify(next.content), version: version + 1 })
    .where('id', '=', id)
    .execute();
}

/** What the report said before, the latest first. Of drafts only the person's own scope reads what they said. */
export async function versionsOf(db: Reader, scope: Scope, id: Id<'annual-report'>) {
  const rows = await db
    .selectFrom('performance.annual_report_version as version')
    .innerJoin('performance.annual_report as report', 'report.id', 'version.report_id')
    .select([
      'version.version',
      'version.saved_at',
      'version.saved_by',
      'version.signed_at',
      'version.reason',
      'version.content',
    ])
    .where('version.report_id', '=', id)
    .where((eb) =>
      eb.or([
        eb('version.signed_at', 'is not', null),
        sql<boolean>`report.person_id = any(${[...scope.persons]}::uuid[])`,
      ]),
    )
    .orderBy('version.version', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, content: row.content as ReportContent }));
}

/** Signed ones of a region's own bodies, in the order of places. */
export async function signedReports(
  db: Reader,
  scope: Scope,
  page: {
    readonly region: string;
    readonly year: number;
    readonly after: { readonly scopeKey: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<ReportRow[]> {
  let query = whereInRegion(
    db.selectFrom('performance.annual_report as report').selectAll('report'),
    scope,
    page.region,
    COLUMNS,
  )
    .where('report.year', '=', page.year)
    .where('report.state', '=', 'signed');
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(report.scope_key, report.id) > (${page.after.scopeKey}, ${page.after.id}::uuid)`,
    );
  const rows = await query
    .orderBy('report.scope_key')
    .orderBy('report.id')
    .limit(page.limit)
    .execute();
  return rows.map(asRow);
}

/** How many leaders of the region have a list of the year, and how many of them a signed report. */
export async function reportCounts(
  db: Reader,
  scope: Scope,
  of: { readonly region: string; readonly year: number },
): Promise<{ leaders: number; signed: number }> {
  return whereInRegion(
    db
      .selectFrom('duties.section as section')
      .leftJoin('performance.annual_report as report', (join) =>
        join
          .onRef('report.person_id', '=', 'section.person_id')
          .onRef('report.year', '=', 'section.year')
          .on('report.state', '=', 'signed'),
      ),
    scope,
    of.region,
    { key: 'section.scope_key', person: 'section.person_id' },
  )
    .where('section.year', '=', of.year)
    .where('section.state', '<>', 'superseded')
    .select([
      sql<number>`count(distinct section.person_id)`.as('leaders'),
      sql<number>`count(distinct report.person_id)`.as('signed'),
    ])
    .executeTakeFirstOrThrow();
}

/** What the report tells of: standing records of the year that count for the person. */
export async function recordsToTell(
  db: Reader,
  personId: Id<'person'>,
  days: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<ReportRecord[]> {
  const { rows } = await sql<ReportRecord>`
    select record.id, record.activity, record.title, part.occurred_on as "occurredOn", part.role, part.duties,
      record.findings, record.follow_up as "followUp"
    from performance.participation part join performance.duty_record record on record.id = part.record_id
    where part.person_id = ${personId}::uuid and part.occurred_on between ${days.from}::date and ${days.to}::date
      and record.state = 'submitted' and part.confirmation in ('own', 'confirmed')
    order by part.occurred_on, record.id limit 5000`.execute(db);
  return rows;
}

/** The records sentences rest on, as far as they still stand. */
export async function recordsTold(db: Reader, ids: readonly Id<'duty-record'>[]) {
  return db
    .selectFrom('performance.duty_record as record')
    .select([
      'record.id',
      'record.activity',
      'record.title',
      'record.occurred_on',
      'record.late_days',
    ])
    .where(sql<boolean>`record.id = any(${[...ids]}::uuid[])`)
    .where('record.state', '=', 'submitted')
    .orderBy('record.occurred_on')
    .orderBy('record.id')
    .execute();
}

/** Whose report it is among the bodies: who reads the report sees it. */
export async function organNameOf(db: Reader, id: Id<'organ'>): Promise<string> {
  const { name } = await db
    .selectFrom('posts.organ')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return name;
}

export const readdressReports: Readdress = (tx, moves) =>
  readdressScopeKeys(tx, 'performance.annual_report', moves);
