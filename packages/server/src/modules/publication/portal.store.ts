// All SQL of the public pages: what is published, and nothing else; each page is one or two statements.
import type { NoticeTable, PublicationKind } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import { pathsTo } from '../../platform/region-path.ts';
import { pairsOf } from './notice-text.ts';

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
}

function filtered(db: Reader, { region, kind, year, search }: PublicFilter) {
  let query = published(db);
  if (region !== undefined)
    query = query
      .where('notice.region_path', '>=', region)
      .where('notice.region_path', '<', below(region));
  if (kind !== undefined) query = query.where('notice.kind', '=', kind);
  if (year !== undefined) query = query.where('notice.year', '=', year);
  if (search === undefined || search === '') return query;
  const pattern = likePattern(search);
  const pairs = pairsOf(search);
  // Two characters and more go by the index; the text is compared then. One character is looked for in titles.
  if (pairs.length === 0) return query.where('notice.title', 'like', pattern);
  return query.where(sql<boolean>`notice.search_pairs @> ${pairs}::text[]`).where((eb) =>
    eb.or([
      eb('notice.title', 'ilike', pattern),
      // Where persons may be named the text is not searched: nobody is found by name.
      eb.and([eb('notice.instrument', 'is', null), eb('notice.body', 'ilike', pattern)]),
    ]),
  );
}

/** The newest first. */
export async function publicPage(
  db: Reader,
  page: PublicFilter & {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<PublicLine[]> {
  let query = filtered(db, page)
    .select([
      'notice.id',
      'notice.kind',
      'notice.year',
      'notice.title',
      'notice.organ',
      'notice.document_no',
      'notice.published_on',
      'notice.published_at',
      'region.name as region_name',
    ])
    .orderBy('notice.published_on', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(notice.published_on, notice.id) < (${page.after.on}::date, ${page.after.id}::uuid)`,
    );
  return (await query.execute()) as unknown as PublicLine[];
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
    .selectAll('notice')
    .select([
      'region.name as region_name',
      sql`(select jsonb_build_object('id', c.id, 'title', c.title, 'on', c.published_on)
        from publication.notice c where c.id = notice.corrects and c.published_at is not null)`.as(
        'corrected',
      ),
      sql`coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title, 'on', c.published_on,
          'what', c.correction) order by c.published_on, c.id)
        from publication.notice c where c.corrects = notice.id and c.published_at is not null), '[]')`.as(
        'corrections',
      ),
      sql`coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'size', d.size,
          'digest', d.digest) order by d.position)
        from publication.document d where d.notice_id = notice.id), '[]')`.as('documents'),
    ])
    .where('notice.id', '=', id)
    .executeTakeFirst();
  return row as unknown as PublicNoticeRow | undefined;
}

/** The newest statistics of every region and year with their tables. */
export async function publicStatistics(
  db: Reader,
  { region, limit }: { readonly region: string | undefined; readonly limit: number },
): Promise<(PublicLine & { readonly tables: readonly NoticeTable[] })[]> {
  const rows = await filtered(db, { kind: 'statistics', region })
    .selectAll('notice')
    .select('region.name as region_name')
    .where(
      sql<boolean>`not exists (select 1 from publication.notice c
        where c.corrects = notice.id and c.published_at is not null)`,
    )
    .orderBy('notice.published_on', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(limit)
    .execute();
  return rows as unknown as (PublicLine & { tables: readonly NoticeTable[] })[];
}
