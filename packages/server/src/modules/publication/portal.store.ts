// All SQL of the public pages: what is published, and nothing else; each page is one or two statements.
import type { NoticeTable, PublicationKind } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import { pathsTo } from '../../platform/region-path.ts';
import { plainText } from './normal-text.ts';
import { piecesOfWord } from './notice-text.ts';
import { WITH_DOCUMENT } from './publication-rules.ts';

/** For this transaction: a statement that takes longer is stopped. */
export async function limitStatements(db: Reader, milliseconds: number): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(milliseconds)}, true)`.execute(db);
}

const published = (db: Reader) =>
  db
    .selectFrom('publication.notice as notice')
    .innerJoin('posts.region as region', 'region.path', 'notice.region_path')
    .where('notice.published_at', 'is not', null);

export interface PublicFilter {
  /** The region and all below it. */
  readonly region?: string | undefined;
  readonly kind?: PublicationKind | undefined;
  readonly year?: number | undefined;
  readonly search?: string | undefined;
}

export interface PublicLine {
  readonly id: Id<'public-notice'>;
  readonly kind: PublicationKind;
  readonly year: number;
  readonly title: string;
  readonly organ: string;
  readonly document_no: string | null;
  readonly published_on: CivilDate;
  readonly published_at: Date;
  readonly region_name: string;
  /** When the latest notice that puts it right came, or one that puts that right. */
  readonly corrected_at: Date | null;
}

function filtered(db: Reader, { region, kind, year }: PublicFilter) {
  let query = published(db);
  if (region !== undefined)
    query = query
      .where('notice.region_path', '>=', region)
      .where('notice.region_path', '<', below(region));
  if (kind !== undefined) query = query.where('notice.kind', '=', kind);
  if (year !== undefined) query = query.where('notice.year', '=', year);
  return query;
}

/** The words of a search, each of which has to occur; a single character finds nothing. */
export const wordsOf = (search: string | undefined): readonly string[] =>
  (search ?? '')
    .split(/\s+/u)
    .map(plainText)
    .filter((word) => word !== '');
export const isTooShort = (words: readonly string[]): boolean =>
  words.some((word) => Array.from(word).length < 2);

/** Of what has all pieces of the words the texts are compared, so many for one page: few have the pieces and not the words. */
const COMPARED = 60;

const LINE = [
  'notice.id',
  'notice.kind',
  'notice.year',
  'notice.title',
  'notice.organ',
  'notice.document_no',
  'notice.published_on',
  'notice.published_at',
  'region.name as region_name',
] as const;

/** What puts this notice right, and what puts that right, and so on. */
const CHAIN = sql`with recursive chain as (
    select c.id, c.title, c.published_on, c.published_at, c.correction from publication.notice c
      where c.corrects = notice.id and c.published_at is not null
    union all
    select c.id, c.title, c.published_on, c.published_at, c.correction from publication.notice c
      join chain on c.corrects = chain.id where c.published_at is not null)`;
const CORRECTED_AT = sql<Date | null>`(${CHAIN} select max(chain.published_at) from chain)`.as(
  'corrected_at',
);

export interface Place {
  readonly at: Date;
  readonly id: string;
}
export interface PublicPage {
  readonly rows: readonly PublicLine[];
  /** Where to go on; undefined: there is no more. */
  readonly next: Place | undefined;
}

/**
 * The newest first. Of a search the notices with its pieces are taken in order, and of these the texts are compared: a
 * page costs the same however many there are, and may hold fewer than it could.
 */
export async function publicPage(
  db: Reader,
  page: PublicFilter & { readonly after: Place | undefined; readonly limit: number },
): Promise<PublicPage> {
  const { search, after, limit } = page;
  const words = wordsOf(search);
  if (isTooShort(words)) return { rows: [], next: undefined };
  const isSearch = words.length > 0;
  const patterns = words.map(likePattern);
  const pieces = words.flatMap(piecesOfWord);
  let query = filtered(db, page)
    .select([...LINE])
    .select(
      isSearch
        ? // A statement of its own is asked of those of this page alone.
          sql<boolean>`(select t.search_text like all (${patterns}::text[])
            from publication.notice t where t.id = notice.id)`.as('is_found')
        : sql<boolean>`true`.as('is_found'),
    )
    .select(CORRECTED_AT)
    .orderBy('notice.published_at', 'desc')
    .orderBy('notice.id', 'desc')
    .limit((isSearch ? COMPARED : limit) + 1);
  if (isSearch) {
    const { region = null, kind = null, year = null } = page;
    query = query.where(
      sql<boolean>`notice.id in (select publication.published_with(${pieces}::text[], ${region},
        ${region === null ? null : below(region)}, ${kind}, ${year}::int, ${after?.at ?? null}::timestamptz,
        ${after?.id ?? null}::uuid, ${COMPARED + 1}))`,
    );
  }
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(notice.published_at, notice.id) < (${after.at}, ${after.id}::uuid)`,
    );
  const looked = await query.execute();
  const most = isSearch ? COMPARED : limit;
  const found = looked.slice(0, most).filter((row) => row.is_found);
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : looked.length > most ? looked[most - 1] : null;
  return {
    rows: rows as unknown as PublicLine[],
    next:
      last === undefined || last === null || last.published_at === null
        ? undefined
        : { at: last.published_at, id: last.id },
  };
}

export interface RegionChoice {
  readonly path: string;
  readonly name: string;
}

/** A path is digits, capitals and slashes: everything below it comes before this. */
const below = (path: string) => `${path}~`;

/** The place that all that is published lies in or below; null: nothing is published. */
async function publishedRoot(db: Reader): Promise<string | null> {
  const one = (direction: 'asc' | 'desc') =>
    sql<string | null>`(select region_path from publication.notice where published_at is not null
      order by region_path ${sql.raw(direction)} limit 1)`;
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select ${one('asc')} as first, ${one('desc')} as last`.execute(db);
  const [first, last] = [rows[0]?.first ?? null, rows[0]?.last ?? null];
  if (first === null || last === null) return null;
  const known = new Set(pathsTo(last));
  return pathsTo(first).findLast((path) => known.has(path)) ?? '/';
}

/**
 * What a region can be narrowed or widened to: itself, those above it, and those right below it with something
 * published; without one, from where all that is published lies. Two statements, however many regions there are.
 */
export async function regionChoices(
  db: Reader,
  chosen: string | undefined,
): Promise<RegionChoice[]> {
  const root = await publishedRoot(db);
  if (root === null) return [];
  const here = chosen ?? root;
  const rows = await db
    .selectFrom('posts.region as region')
    .select(['region.path', 'region.name'])
    .where((eb) =>
      eb.or([
        eb(
          'region.path',
          'in',
          [...pathsTo(here)].filter((path) => path.startsWith(root)).concat(here),
        ),
        eb.and([
          sql<boolean>`region.superior_path = ${here}`,
          sql<boolean>`exists (select 1 from publication.notice n where n.published_at is not null
            and n.region_path >= region.path and n.region_path < region.path || '~')`,
        ]),
      ]),
    )
    .orderBy('region.path')
    .limit(500)
    .execute();
  return rows;
}

export interface PublicLink {
  readonly id: string;
  readonly title: string;
  readonly on: string;
}
export interface PublicNoticeRow extends PublicLine {
  readonly version: number;
  readonly region_path: string;
  readonly body: string;
  readonly tables: readonly NoticeTable[];
  readonly instrument: string | null;
  readonly approved_on: CivilDate;
  readonly approved_by: string;
  readonly correction: string | null;
  readonly corrected: PublicLink | null;
  readonly corrections: readonly (PublicLink & { readonly what: string })[];
  readonly documents: readonly {
    readonly id: string;
    readonly name: string;
    readonly size: number;
    readonly digest: string;
  }[];
}

/** A notice with its documents and what corrects it; one statement. */
export async function publicNotice(
  db: Reader,
  id: Id<'public-notice'>,
): Promise<PublicNoticeRow | undefined> {
  const row = await published(db)
    .select([...LINE])
    .select([
      'notice.version',
      'notice.region_path',
      'notice.body',
      'notice.tables',
      'notice.instrument',
      'notice.approved_on',
      'notice.approved_by',
      'notice.correction',
      sql`(select jsonb_build_object('id', c.id, 'title', c.title, 'on', c.published_on)
        from publication.notice c where c.id = notice.corrects and c.published_at is not null)`.as(
        'corrected',
      ),
      CORRECTED_AT,
      sql`coalesce((${CHAIN} select jsonb_agg(jsonb_build_object('id', chain.id, 'title', chain.title,
          'on', chain.published_on, 'what', chain.correction) order by chain.published_at, chain.id)
        from chain), '[]')`.as('corrections'),
      sql`coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'size', d.size,
          'digest', d.digest) order by d.position)
        from publication.document d where d.notice_id = notice.id), '[]')`.as('documents'),
    ])
    .where('notice.id', '=', id)
    .executeTakeFirst();
  return row as unknown as PublicNoticeRow | undefined;
}

export type PublicStatistics = PublicLine & { readonly tables: readonly NoticeTable[] };

/** Statistics with their tables, the newest first; those that a correction with tables of its own takes the place of are left out. */
export async function publicStatistics(
  db: Reader,
  page: PublicFilter & { readonly after: Place | undefined; readonly limit: number },
): Promise<PublicStatistics[]> {
  let query = filtered(db, { ...page, kind: 'statistics' })
    .select([...LINE])
    .select('notice.tables')
    .select(CORRECTED_AT)
    .where(
      sql<boolean>`not exists (select 1 from publication.notice c where c.corrects = notice.id
        and c.published_at is not null and c.kind = 'statistics' and jsonb_array_length(c.tables) > 0)`,
    )
    .orderBy('notice.published_at', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(notice.published_at, notice.id) < (${page.after.at}, ${page.after.id}::uuid)`,
    );
  return (await query.execute()) as unknown as PublicStatistics[];
}

/** For the map of the site: what was published in a year and names nobody, with when its page last changed. */
export async function mappedNotices(
  db: Reader,
  {
    from,
    before,
    limit,
  }: { readonly from: string; readonly before: string; readonly limit: number },
): Promise<{ id: string; changed_at: Date }[]> {
  const rows = await published(db)
    .select(['notice.id', 'notice.published_at'])
    .select(CORRECTED_AT)
    .where(sql<boolean>`notice.published_on >= ${from}::date`)
    .where(sql<boolean>`notice.published_on < ${before}::date`)
    .where('notice.instrument', 'is', null)
    .where('notice.kind', 'not in', [...WITH_DOCUMENT])
    .orderBy('notice.published_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    changed_at: row.corrected_at ?? row.published_at ?? new Date(0),
  }));
}

/** The first and the last day something was published. */
export async function publishedDays(
  db: Reader,
): Promise<{ first: CivilDate | null; last: CivilDate | null }> {
  return published(db)
    .select((eb) => [
      eb.fn.min('notice.published_on').as('first'),
      eb.fn.max('notice.published_on').as('last'),
    ])
    .executeTakeFirstOrThrow();
}

export interface PublicFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly digest: string;
}

/** A document of a published notice, without its bytes. */
export async function publicFile(
  db: Reader,
  of: { readonly noticeId: string; readonly documentId: string },
): Promise<PublicFile | undefined> {
  const row = await db
    .selectFrom('publication.document as document')
    .innerJoin('publication.notice as notice', 'notice.id', 'document.notice_id')
    .select(['document.name', 'document.type', 'document.size', 'document.digest'])
    .where(sql<boolean>`document.id = ${of.documentId}::uuid`)
    .where(sql<boolean>`notice.id = ${of.noticeId}::uuid`)
    .where('notice.published_at', 'is not', null)
    .executeTakeFirst();
  return row;
}

/** So many of its bytes from this one on. */
export async function publicBytes(
  db: Reader,
  documentId: string,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('publication.document as document')
    .innerJoin('publication.notice as notice', 'notice.id', 'document.notice_id')
    .select(
      sql<Buffer>`substring(document.bytes from ${from + 1}::int for ${count}::int)`.as('part'),
    )
    .where(sql<boolean>`document.id = ${documentId}::uuid`)
    .where('notice.published_at', 'is not', null)
    .executeTakeFirst();
  return row?.part;
}
