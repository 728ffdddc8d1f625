// The public lists of notices with their filters, the statistics, and the addresses of what is about notices.
import { PUBLICATION_KINDS, type PublicationKind } from '@jinze/contracts';
import { documentDate, yearOf } from '@jinze/kernel';
import type { FastifyRequest } from 'fastify';
import { type Html, html } from '../../platform/http/html.ts';
import { filterOf, type PortalContext, placeOf, placeWords } from './portal.context.ts';
import { aboutPage, feed, sitemap, sitemapOfYear } from './portal.feeds.ts';
import { documentFile, noticePage, receiptFile, remembering } from './portal.notice.ts';
import { type PortalAnswer, type PortalRoute, textsOf } from './portal.routes.ts';
import {
  isTooShort,
  type Place,
  type PublicFilter,
  type PublicPage,
  type PublicStatistics,
  publicPage,
  publicStatistics,
  type RegionChoice,
  regionChoices,
  wordsOf,
} from './portal.store.ts';
import { addressOf, lineOf, noticeAddress, tableOf } from './portal.words.ts';
import { KIND_WORDS } from './publication-rules.ts';

const PAGE = 30;
const chosen = (value: string, text: string, isChosen: boolean): Html =>
  isChosen
    ? html`<option value="${value}" selected>${text}</option>`
    : html`<option value="${value}">${text}</option>`;

/** Since the regulation is in force. */
const FIRST_YEAR = 2018;

interface Choices {
  readonly regions: readonly RegionChoice[];
  readonly thisYear: number;
}

function choiceOf(filter: PublicFilter, { regions, thisYear }: Choices): Html {
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) => thisYear - index);
  return html`<p><label for="region">地区</label><select id="region" name="region">${[
    chosen('', '全部', filter.region === undefined),
    ...regions.map((one) => chosen(one.path, one.name, filter.region === one.path)),
  ]}</select></p>
<p><label for="year">年度</label><select id="year" name="year">${[
    chosen('', '全部', filter.year === undefined),
    ...years.map((year) => chosen(String(year), `${year}年`, filter.year === year)),
  ]}</select></p>`;
}

function filterForm(filter: PublicFilter, choices: Choices, path: string): Html {
  const kinds =
    path === '/public/'
      ? html`<p><label for="kind">种类</label><select id="kind" name="kind">${[
          chosen('', '全部', filter.kind === undefined),
          ...PUBLICATION_KINDS.map((kind) => chosen(kind, KIND_WORDS[kind], filter.kind === kind)),
        ]}</select></p>`
      : null;
  return html`<form action="${path}" method="get" class="row no-print" role="search">
<p><label for="q">标题或内容</label><input id="q" name="q" type="search" maxlength="60" value="${filter.search ?? ''}"></p>
${kinds}
${choiceOf(filter, choices)}
<p><button type="submit">查找</button></p>
</form>
`;
}

const isNarrowed = ({ region, kind, year, search }: PublicFilter, fixed?: PublicationKind) =>
  region !== undefined ||
  (kind !== undefined && kind !== fixed) ||
  year !== undefined ||
  (search !== undefined && search !== '');

function listOf({ rows, next }: PublicPage, filter: PublicFilter, isFiltered: boolean): Html {
  if (rows.length > 0) return html`<ul class="notices">\n${rows.map(lineOf)}</ul>\n`;
  if (isTooShort(wordsOf(filter.search)))
    return html`<p>请至少输入两个字，多个词用空格分开。</p>\n`;
  if (next !== undefined) return html`<p>这一段公告中没有，可以继续找更早的。</p>\n`;
  return isFiltered
    ? html`<p>没有符合条件的公告。可以放宽条件再查找，人名不能查找。</p>\n`
    : html`<p>还没有公开的内容。</p>\n`;
}

function moreOf(
  path: string,
  asked: Readonly<Record<string, string | number | undefined>>,
  next: Place | undefined,
): Html | null {
  return next === undefined
    ? null
    : html`<p><a rel="next" href="${addressOf(path, { ...asked, after: placeWords(next) })}">更早的公告</a></p>`;
}

async function listPage(
  { read, clock }: PortalContext,
  request: FastifyRequest,
  of: { readonly path: string; readonly title: string; readonly kind?: PublicationKind },
): Promise<PortalAnswer> {
  const query = textsOf(request.query);
  const filter = { ...filterOf(query), ...(of.kind === undefined ? {} : { kind: of.kind }) };
  const after = placeOf(query['after']);
  const { found, regions } = await read(async (db) => ({
    found: await publicPage(db, { ...filter, after, limit: PAGE }),
    regions: await regionChoices(db, filter.region),
  }));
  const thisYear = yearOf(clock.today());
  const { region, year, search } = filter;
  const asked = { q: search, kind: of.kind === undefined ? filter.kind : undefined, region, year };
  const more = moreOf(of.path, asked, found.next);
  const ofFeed = { region, kind: filter.kind };
  const main = html`${filterForm(filter, { regions, thisYear }, of.path)}
${listOf(found, filter, isNarrowed(filter, of.kind) || after !== undefined)}${more}
<p class="no-print">订阅这些公告：<a href="${addressOf('/public/rss.xml', ofFeed)}">RSS</a>，<a href="${addressOf('/public/feed.xml', ofFeed)}">Atom</a></p>`;
  const isIndexed = search === undefined || search === '';
  return { page: { title: of.title, main, isIndexed } };
}

const statisticsOf = (row: PublicStatistics): Html =>
  html`<section class="sheet"><h2><a href="${noticeAddress(row.id)}">${row.title}</a></h2>
<p class="muted">${row.region_name}　${row.organ}　${documentDate(row.published_on)}发布</p>
${
  row.corrected_at === null
    ? null
    : html`<p class="notice-box">这件公告已有更正，数字以<a href="${noticeAddress(row.id)}">公告页面</a>注明的为准。</p>\n`
}${row.tables.map(tableOf)}</section>\n`;

/** Whole tables: fewer on a page than lines. */
const STATISTICS = 10;

async function statisticsPage({ read, clock }: PortalContext, request: FastifyRequest) {
  const query = textsOf(request.query);
  const { region, year } = filterOf(query);
  const after = placeOf(query['after']);
  const { rows, regions } = await read(async (db) => ({
    rows: await publicStatistics(db, { region, year, after, limit: STATISTICS + 1 }),
    regions: await regionChoices(db, region),
  }));
  const thisYear = yearOf(clock.today());
  const shown = rows.slice(0, STATISTICS);
  const last = rows.length > STATISTICS ? shown.at(-1) : undefined;
  const next = last === undefined ? undefined : { at: last.published_at, id: last.id };
  const none =
    region === undefined && year === undefined && after === undefined
      ? '还没有公开的统计。'
      : '没有符合条件的统计，可以换一个地区或者年度再看。';
  const main = html`<form action="/public/statistics" method="get" class="row no-print">
${choiceOf({ region, year }, { regions, thisYear })}
<p><button type="submit">查看</button></p></form>
${shown.length === 0 ? html`<p>${none}</p>` : shown.map(statisticsOf)}${moreOf('/public/statistics', { region, year }, next)}`;
  return { page: { title: '统计', main } };
}

/** What of the public pages is about notices. */
export function noticePages(portal: PortalContext): readonly PortalRoute[] {
  const context = { ...portal, proofOf: remembering(portal.proofOf) };
  const get = (
    path: string,
    answer: PortalRoute['answer'],
    limits: Pick<PortalRoute, 'perMinute' | 'isLimited'> = {},
  ): PortalRoute => ({ method: 'GET', path, answer, ...limits });
  const isSearch = (request: FastifyRequest) => (textsOf(request.query)['q'] ?? '').trim() !== '';
  const ofSearch = { perMinute: 60, isLimited: isSearch };
  return [
    get(
      '/',
      (request) => listPage(context, request, { path: '/public/', title: '公告通报' }),
      ofSearch,
    ),
    get(
      '/duty-lists',
      (request) =>
        listPage(context, request, {
          path: '/public/duty-lists',
          title: '责任清单',
          kind: 'duty-lists',
        }),
      ofSearch,
    ),
    get('/statistics', (request) => statisticsPage(context, request)),
    get('/about', async () => ({ page: aboutPage() })),
    get('/notices/:id', (request) => noticePage(context, request)),
    get('/notices/:id/files/:document', (request) => documentFile(context, request), {
      perMinute: 120,
    }),
    get('/notices/:id/receipt', (request) => receiptFile(context, request)),
    get('/feed.xml', (request) => feed(context, request, 'atom')),
    get('/rss.xml', (request) => feed(context, request, 'rss')),
    get('/sitemap.xml', (request) => sitemap(context, request), { perMinute: 30 }),
    get('/sitemap/:year', (request) => sitemapOfYear(context, request), { perMinute: 30 }),
  ];
}
