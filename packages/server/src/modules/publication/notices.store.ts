// All SQL of public notices as the office handles them: drafts, documents, course.
import type {
  Justification,
  NoticeTable,
  PublicationKind,
  PublicationState,
} from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import {
  type Readdress,
  readdressKeys,
  readdressPaths,
  readdressScopeKeys,
} from '../../platform/database/readdress.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

const LINE = [
  'held.id',
  'held.version',
  'held.state',
  'held.kind',
  'held.year',
  'held.title',
  'held.organ',
  'held.drafted_on',
  'held.document_no',
  'held.published_on',
  'region.name as region_name',
] as const;
/** All that is told of one; what it is found by is the search's own. */
const WHOLE = [
  ...LINE,
  'held.region_path',
  'held.scope_key',
  'held.body',
  'held.tables',
  'held.accident_id',
  'held.assessment_id',
  'held.inspection_id',
  'held.instrument',
  'held.corrects',
  'held.correction',
  'held.hands',
  'held.justified',
  'held.approved_on',
  'held.approved_by',
  'held.approval',
  'held.approval_paper',
  'held.published_at',
  'held.discarded_reason',
] as const;

const notices = (db: Reader) =>
  db
    .selectFrom('publication.notice as held')
    .innerJoin('posts.region as region', 'region.path', 'held.region_path');
const wholeNotices = (db: Reader) => notices(db).select([...WHOLE]);

type Record_ = Awaited<ReturnType<ReturnType<typeof wholeNotices>['execute']>>[number];
export interface NoticeRow extends Omit<Record_, 'state' | 'kind' | 'tables' | 'justified'> {
  readonly state: PublicationState;
  readonly kind: PublicationKind;
  readonly tables: readonly NoticeTable[];
  readonly justified: readonly Justification[];
}
/** What a list shows: nothing that grows with the text. */
export type NoticeLineRow = Pick<
  NoticeRow,
  | 'id'
  | 'version'
  | 'state'
  | 'kind'
  | 'year'
  | 'title'
  | 'organ'
  | 'drafted_on'
  | 'document_no'
  | 'published_on'
  | 'region_name'
>;
const asRow = (row: Record_): NoticeRow => row as unknown as NoticeRow;
const KEY = { key: 'held.scope_key' } as const;

export interface NoticeFilter {
  readonly state?: PublicationState | 'open' | undefined;
  readonly kind?: PublicationKind | undefined;
  readonly year?: number | undefined;
  readonly search?: string | undefined;
}

const isOpen = sql<boolean>`held.state in ('draft', 'checked', 'approved')`;

function filtered(db: Reader, scope: Scope, { state, kind, year, search }: NoticeFilter) {
  let query = whereInScope(notices(db), scope, KEY);
  if (state === 'open') query = query.where(isOpen);
  else if (state !== undefined) query = query.where('held.state', '=', state);
  if (kind !== undefined) query = query.where('held.kind', '=', kind);
  if (year !== undefined) query = query.where('held.year', '=', year);
  if (search === undefined || search === '') return query;
  const pattern = likePattern(search);
  return query.where((eb) =>
    eb.or([eb('held.title', 'like', pattern), eb('held.document_no', 'like', pattern)]),
  );
}

/** The latest first. */
export async function noticesPage(
  db: Reader,
  scope: Scope,
  page: NoticeFilter & {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<NoticeLineRow[]> {
  let query = filtered(db, scope, page)
    .select([...LINE])
    .orderBy('held.drafted_on', 'desc')
    .orderBy('held.id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(held.drafted_on, held.id) < (${page.after.on}::date, ${page.after.id}::uuid)`,
    );
  return (await query.execute()) as unknown as NoticeLineRow[];
}

/** What waits: of what was checked, only what another account wrote is the caller's to approve. */
export async function countWaiting(db: Reader, scope: Scope, accountId: Id<'account'>) {
  return filtered(db, scope, { state: 'open' })
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      eb.fn
        .countAll<number>()
        .filterWhere(
          sql<boolean>`held.state = 'checked' and not (${accountId}::uuid = any(held.hands))`,
        )
        .as('toApprove'),
      eb.fn.countAll<number>().filterWhere('held.state', '=', 'approved').as('toPublish'),
    ])
    .executeTakeFirstOrThrow();
}

export async function noticeById(
  db: Reader,
  scope: Scope,
  id: Id<'public-notice'>,
): Promise<NoticeRow | undefined> {
  const row = await whereInScope(wholeNotices(db), scope, KEY)
    .where('held.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function lockNotice(
  tx: Tx,
  scope: Scope,
  id: Id<'public-notice'>,
): Promise<NoticeRow | undefined> {
  const row = await whereInScope(wholeNotices(tx), scope, KEY)
    .where('held.id', '=', id)
    .forUpdate('held')
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function insertNotice(
  tx: Tx,
  row: Insertable<Tables['publication.notice']>,
): Promise<void> {
  await tx.insertInto('publication.notice').values(row).execute();
}

export type NoticeChanges = Updateable<Tables['publication.notice']>;

/** Answers 1, or 0 when somebody else was faster. */
export async function updateNotice(
  tx: Tx,
  id: Id<'public-notice'>,
  version: number,
  changes: NoticeChanges,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('publication.notice')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface LinkRow {
  readonly id: Id<'public-notice'>;
  readonly title: string;
  readonly published_on: Selectable<Tables['publication.notice']>['published_on'];
}

/** The notice that this one corrects, and those published that correct it. */
export async function linksOf(
  db: Reader,
  { id, corrects }: Pick<NoticeRow, 'id' | 'corrects'>,
): Promise<{ corrects: LinkRow | undefined; correctedBy: LinkRow[] }> {
  const rows = await db
    .selectFrom('publication.notice as held')
    .select(['held.id', 'held.title', 'held.published_on', 'held.corrects'])
    .where((eb) => eb.or([eb('held.id', '=', corrects ?? id), eb('held.corrects', '=', id)]))
    .where('held.published_at', 'is not', null)
    .orderBy('held.published_on')
    .orderBy('held.id')
    .limit(100)
    .execute();
  return {
    corrects: rows.find((row) => row.id === corrects),
    correctedBy: rows.filter((row) => row.corrects === id),
  };
}

export type StepRow = Selectable<Tables['publication.step']>;

export async function stepsOf(db: Reader, id: Id<'public-notice'>): Promise<StepRow[]> {
  return db
    .selectFrom('publication.step')
    .selectAll()
    .where('notice_id', '=', id)
    .orderBy('version')
    .limit(300)
    .execute();
}

const WRITING = ['draft', 'change', 'add-document', 'remove-document'];

/** On which day the notice became what it now says. */
export async function lastWrittenOn(tx: Tx, id: Id<'public-notice'>): Promise<CivilDate> {
  const { on_day: on } = await tx
    .selectFrom('publication.step')
    .select('on_day')
    .where('notice_id', '=', id)
    .where('act', 'in', WRITING)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return on;
}

/** When that was read which the text as last written tells of; of steps that do not say it, when they were recorded. */
export async function sourceReadAt(db: Reader, id: Id<'public-notice'>): Promise<Date> {
  const { at } = await db
    .selectFrom('publication.step')
    .select(({ fn }) => fn.coalesce('read_at', 'recorded_at').as('at'))
    .where('notice_id', '=', id)
    .where('act', 'in', ['draft', 'change'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return at;
}

export async function insertStep(
  tx: Tx,
  row: Insertable<Tables['publication.step']>,
): Promise<void> {
  await tx.insertInto('publication.step').values(row).execute();
}

const DOCUMENT = ['id', 'notice_id', 'position', 'name', 'type', 'size', 'digest'] as const;
export type DocumentRow = Pick<
  Selectable<Tables['publication.document']>,
  (typeof DOCUMENT)[number]
>;

/** Of one notice, without their bytes. */
export async function documentsOf(db: Reader, id: Id<'public-notice'>): Promise<DocumentRow[]> {
  return db
    .selectFrom('publication.document')
    .select([...DOCUMENT])
    .where('notice_id', '=', id)
    .orderBy('position')
    .execute();
}

export async function documentBytes(
  db: Reader,
  of: { readonly noticeId: Id<'public-notice'>; readonly documentId: Id<'public-document'> },
) {
  return db
    .selectFrom('publication.document')
    .select(['name', 'type', 'bytes', 'digest'])
    .where('notice_id', '=', of.noticeId)
    .where('id', '=', of.documentId)
    .executeTakeFirst();
}

export async function insertDocument(
  tx: Tx,
  row: Insertable<Tables['publication.document']>,
): Promise<void> {
  await tx.insertInto('publication.document').values(row).execute();
}

/** As long as it is a draft; answers 1, or 0 when it is not there. */
export async function deleteDocument(
  tx: Tx,
  noticeId: Id<'public-notice'>,
  id: Id<'public-document'>,
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('publication.document')
    .where('notice_id', '=', noticeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Names of the roster that begin with one of these pairs of characters; asked in the system's scope. */
export async function rosterNames(db: Reader, heads: readonly string[]): Promise<string[]> {
  if (heads.length === 0) return [];
  const rows = await db
    .selectFrom('posts.person')
    .select('name')
    .distinct()
    .where(sql<boolean>`left(translate(name, ' 　', ''), 2) = any(${[...heads]}::text[])`)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

export const readdressPublication: Readdress = async (tx, moves) => {
  await readdressScopeKeys(tx, 'publication.notice', moves);
  await readdressScopeKeys(tx, 'publication.obligation', moves);
  await readdressScopeKeys(tx, 'publication.telling', moves);
  await readdressKeys(tx, 'publication.telling', 'organ_key', moves);
  await readdressPaths(tx, 'publication.telling', 'managing_committee', moves);
};
