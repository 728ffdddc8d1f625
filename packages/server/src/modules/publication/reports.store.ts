// All SQL of reports from the public, their course and files; who told is in reporters.store.ts.
import type {
  PublicReportState,
  ReportDeaths,
  ReportEntryKind,
  ReportFinding,
  ReportKind,
  ReportTrack,
} from '@jinze/contracts';
import type { CivilDate, Id, Level } from '@jinze/kernel';
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
import type { Selves } from '../../platform/http/caller.ts';
import { ANSWERING_REPORT_STATES, OPEN_REPORT_STATES } from './report.states.ts';
import type { ReportRoute } from './report-route.decide.ts';

const reports = (db: Reader) =>
  db
    .selectFrom('publication.report as held')
    .innerJoin('posts.region as place', 'place.path', 'held.region_path')
    .innerJoin('posts.region as handler', 'handler.path', 'held.handler_path')
    .selectAll('held')
    .select([
      'place.name as region_name',
      'handler.name as handler_name',
      'handler.level as handler_level',
    ]);

type Record_ = Awaited<ReturnType<ReturnType<typeof reports>['execute']>>[number];
export interface ReportRow
  extends Omit<
    Record_,
    'state' | 'kind' | 'deaths' | 'track' | 'finding' | 'route' | 'handler_level'
  > {
  readonly state: PublicReportState;
  readonly kind: ReportKind;
  readonly deaths: ReportDeaths;
  readonly track: ReportTrack;
  readonly finding: ReportFinding | null;
  readonly route: ReportRoute;
  readonly handler_level: Level;
}
const asRow = (row: Record_): ReportRow => row as unknown as ReportRow;

const COLUMNS = { key: 'held.scope_key', committee: 'held.managing_committee' } as const;

/** Nobody has here what is about themselves, or about those they serve. */
const others = (selves: Selves) =>
  sql<boolean>`(held.about_person is null or not (held.about_person = any(${[...selves]}::uuid[])))`;

const isOpen = sql<boolean>`held.state = any(${[...OPEN_REPORT_STATES]}::text[])`;
const isOverdue = (today: CivilDate) => sql<boolean>`
  (held.state = 'received' and held.accept_by < ${today}::date
   or held.state = any(${[...ANSWERING_REPORT_STATES]}::text[]) and held.reply_by < ${today}::date)`;

export interface ReportFilter {
  readonly selves: Selves;
  readonly today: CivilDate;
  readonly state?: PublicReportState | 'open' | undefined;
  readonly kind?: ReportKind | undefined;
  readonly overdue?: 'true' | undefined;
  readonly search?: string | undefined;
}

function filtered(
  db: Reader,
  scope: Scope,
  { state, kind, overdue, search, selves, today }: ReportFilter,
) {
  let query = whereInScope(reports(db), scope, COLUMNS).where(others(selves));
  if (state === 'open') query = query.where(isOpen);
  else if (state !== undefined) query = query.where('held.state', '=', state);
  if (kind !== undefined) query = query.where('held.kind', '=', kind);
  if (overdue !== undefined) query = query.where(isOverdue(today));
  if (search === undefined || search === '') return query;
  const pattern = likePattern(search);
  return query.where((eb) =>
    eb.or([
      eb('held.place', 'like', pattern),
      eb('held.account', 'like', pattern),
      eb('place.name', 'like', pattern),
    ]),
  );
}

/** The latest first. */
export async function reportsPage(
  db: Reader,
  scope: Scope,
  page: ReportFilter & {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<ReportRow[]> {
  let query = filtered(db, scope, page)
    .orderBy('held.received_on', 'desc')
    .orderBy('held.id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(held.received_on, held.id) < (${page.after.on}::date, ${page.after.id}::uuid)`,
    );
  return (await query.execute()).map(asRow);
}

export function countReports(
  db: Reader,
  scope: Scope,
  filter: Pick<ReportFilter, 'selves' | 'today'>,
): Promise<{ open: number; overdue: number }> {
  return filtered(db, scope, filter)
    .clearSelect()
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere(isOpen).as('open'),
      eb.fn.countAll<number>().filterWhere(isOverdue(filter.today)).as('overdue'),
    ])
    .executeTakeFirstOrThrow();
}

export async function reportById(
  db: Reader,
  scope: Scope,
  selves: Selves,
  id: Id<'public-report'>,
): Promise<ReportRow | undefined> {
  const row = await whereInScope(reports(db), scope, COLUMNS)
    .where(others(selves))
    .where('held.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function lockReport(
  tx: Tx,
  scope: Scope,
  selves: Selves,
  id: Id<'public-report'>,
): Promise<ReportRow | undefined> {
  const row = await whereInScope(reports(tx), scope, COLUMNS)
    .where(others(selves))
    .where('held.id', '=', id)
    .forUpdate('held')
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** By the hash of its code: for whoever told it, in the system’s scope. */
export async function reportByCode(db: Reader, codeHash: string): Promise<ReportRow | undefined> {
  const row = await reports(db).where('held.code_hash', '=', codeHash).executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** Until the transaction ends, no other works on this form. */
export async function lockForm(tx: Tx, formHash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${formHash}, 0))`.execute(tx);
}

/** Which report a form became. */
export async function reportByForm(
  db: Reader,
  formHash: string,
): Promise<{ id: Id<'public-report'>; content_hash: string } | undefined> {
  return db
    .selectFrom('publication.report')
    .select(['id', 'content_hash'])
    .where('form_hash', '=', formHash)
    .executeTakeFirst();
}

export async function insertReport(
  tx: Tx,
  row: Insertable<Tables['publication.report']>,
): Promise<void> {
  await tx.insertInto('publication.report').values(row).execute();
}

export type ReportChanges = Updateable<Tables['publication.report']>;

/** Answers 1, or 0 when somebody else was faster. */
export async function updateReport(
  tx: Tx,
  id: Id<'public-report'>,
  version: number,
  changes: ReportChanges,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('publication.report')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface EntryRow extends Omit<Selectable<Tables['publication.report_entry']>, 'kind'> {
  readonly kind: ReportEntryKind;
}

const ADDING: readonly ReportEntryKind[] = ['add', 'reopen'];

/** Its course; of a very long one the newest. */
export async function entriesOf(db: Reader, id: Id<'public-report'>): Promise<EntryRow[]> {
  const rows = await db
    .selectFrom('publication.report_entry')
    .selectAll()
    .where('report_id', '=', id)
    .orderBy('number', 'desc')
    .limit(300)
    .execute();
  return (rows as EntryRow[]).toReversed();
}

/** How often whoever told it added something since somebody acted on it. */
export async function additionsSinceAct(db: Reader, id: Id<'public-report'>): Promise<number> {
  const { count } = await db
    .selectFrom('publication.report_entry as added')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('added.report_id', '=', id)
    .where('added.kind', 'in', ADDING)
    .where(sql<boolean>`added.number > (select max(acted.number) from publication.report_entry acted
      where acted.report_id = ${id} and acted.kind <> all(${[...ADDING]}::text[]))`)
    .executeTakeFirstOrThrow();
  return count;
}

/** The next of its course, under the lock of its report. */
export async function insertEntry(
  tx: Tx,
  row: Omit<Insertable<Tables['publication.report_entry']>, 'number'>,
): Promise<void> {
  await tx
    .insertInto('publication.report_entry')
    .values({
      ...row,
      number: sql<number>`(select count(*) + 1 from publication.report_entry e where e.report_id = ${row.report_id})`,
    })
    .execute();
}

export async function entryOfForm(
  db: Reader,
  formHash: string,
): Promise<{ text: string | null } | undefined> {
  return db
    .selectFrom('publication.report_entry')
    .select('text')
    .where('form_hash', '=', formHash)
    .executeTakeFirst();
}

export type FileRow = Omit<Selectable<Tables['publication.report_file']>, 'bytes'>;
const FILE_COLUMNS = [
  'id',
  'report_id',
  'form_hash',
  'name',
  'type',
  'size',
  'digest',
  'added_at',
] as const;

export async function filesOf(db: Reader, id: Id<'public-report'>): Promise<FileRow[]> {
  return db
    .selectFrom('publication.report_file')
    .select(FILE_COLUMNS)
    .where('report_id', '=', id)
    .orderBy('id')
    .execute();
}

/** Those a form has brought. */
export async function filesOfForm(db: Reader, formHash: string): Promise<FileRow[]> {
  return db
    .selectFrom('publication.report_file')
    .select(FILE_COLUMNS)
    .where('form_hash', '=', formHash)
    .orderBy('id')
    .execute();
}

/** The same file sent again is the one that is there. */
export async function insertFile(
  tx: Tx,
  row: Insertable<Tables['publication.report_file']>,
): Promise<void> {
  await tx
    .insertInto('publication.report_file')
    .values(row)
    .onConflict((conflict) => conflict.columns(['form_hash', 'digest']).doNothing())
    .execute();
}

export async function giveFilesTo(
  tx: Tx,
  formHash: string,
  reportId: Id<'public-report'>,
): Promise<void> {
  await tx
    .updateTable('publication.report_file')
    .set({ report_id: reportId })
    .where('form_hash', '=', formHash)
    .where('report_id', 'is', null)
    .execute();
}

/** How much came in since then, with a report or without. */
export async function bytesSince(db: Reader, since: Date): Promise<number> {
  const { bytes } = await db
    .selectFrom('publication.report_file')
    .select(sql<number>`coalesce(sum(size), 0)::float8`.as('bytes'))
    .where('added_at', '>=', since)
    .executeTakeFirstOrThrow();
  return bytes;
}

/** Of forms nobody went on with. */
export async function deleteFormFiles(tx: Tx, before: Date): Promise<void> {
  await tx
    .deleteFrom('publication.report_file')
    .where('report_id', 'is', null)
    .where('added_at', '<', before)
    .execute();
}

export async function fileById(
  db: Reader,
  reportId: Id<'public-report'>,
  id: Id<'report-file'>,
): Promise<
  Pick<Selectable<Tables['publication.report_file']>, 'name' | 'type' | 'bytes'> | undefined
> {
  return db
    .selectFrom('publication.report_file')
    .select(['name', 'type', 'bytes'])
    .where('report_id', '=', reportId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Waited for without a day, since nobody laid a term down, and nothing was done or added since. */
const isIdle = (before: CivilDate) => sql<boolean>`
  (held.days_count is null
   and (held.state = 'received' and held.accept_by is null
        or held.state = any(${[...ANSWERING_REPORT_STATES]}::text[]) and held.reply_by is null)
   and coalesce((select max(entry.on_day) from publication.report_entry entry
     where entry.report_id = held.id) <= ${before}::date, false))`;

/**
 * Open ones whose day has come or that have none, those whose task may have ended, and what was answered, that nobody was
 * reminded of since; locked.
 */
export async function lockReportsToRemind(
  tx: Tx,
  {
    today,
    before,
    after,
    limit,
  }: { today: CivilDate; before: CivilDate; after: Id<'public-report'> | null; limit: number },
): Promise<(ReportRow & { readonly is_idle: boolean })[]> {
  const rows = await reports(tx)
    .select(isIdle(before).as('is_idle'))
    .where(
      sql<boolean>`(${isOverdue(today)} or ${isIdle(before)} or held.state = 'tasked'
        or held.state = 'replied' and held.replied_on <= ${before}::date)`,
    )
    .where(sql<boolean>`(${after}::uuid is null or held.id > ${after}::uuid)`)
    .where(sql<boolean>`(held.reminded_on is null or held.reminded_on <= ${before}::date)`)
    .orderBy('held.id')
    .limit(limit)
    .forUpdate('held')
    .execute();
  return rows.map((row) => ({ ...asRow(row), is_idle: row.is_idle }));
}

/** Those with a day that could not be told yet, the oldest first; locked. */
export async function lockUntoldDays(tx: Tx, limit: number): Promise<ReportRow[]> {
  const rows = await reports(tx)
    .where('held.days_count', 'is not', null)
    .where('held.state', 'in', ['received', ...ANSWERING_REPORT_STATES])
    .orderBy('held.days_from')
    .orderBy('held.id')
    .limit(limit)
    .forUpdate('held')
    .execute();
  return rows.map(asRow);
}

export async function markReportsReminded(
  tx: Tx,
  ids: readonly Id<'public-report'>[],
  today: CivilDate,
): Promise<void> {
  await tx
    .updateTable('publication.report')
    .set({ reminded_on: today })
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

export const readdressReports: Readdress = async (tx, moves) => {
  await readdressScopeKeys(tx, 'publication.report', moves);
  await readdressScopeKeys(tx, 'publication.report_term', moves);
  for (const table of ['publication.report', 'publication.report_term'] as const)
    await readdressPaths(tx, table, 'managing_committee', moves);
};
