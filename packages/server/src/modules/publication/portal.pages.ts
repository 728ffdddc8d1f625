// The public pages of notices: the list with its filters, one notice, its documents and receipt, statistics, duty lists.
import { PUBLICATION_KINDS, type PublicationKind } from '@jinze/contracts';
import { documentDate, type Id, parseCivilDate, yearOf } from '@jinze/kernel';
import type { FastifyRequest } from 'fastify';
import { NO_SCOPE } from '../../platform/database/scope.ts';
import { type Html, html } from '../../platform/http/html.ts';
import { documentBytes } from './notices.store.ts';
import { filterOf, type PortalContext, type PublicProof } from './portal.context.ts';
import { aboutPage, feed, sitemap } from './portal.feeds.ts';
import { noSuchPage, type PortalAnswer, type PortalRoute, textsOf } from './portal.routes.ts';
import {
  type PublicFilter,
  type PublicLine,
  type PublicNoticeRow,
  publicNotice,
  publicPage,
  publicStatistics,
  type RegionChoice,
  regionChoices,
} from './portal.store.ts';
import {
  addressOf,
  lineOf,
  noticeAddress,
  paragraphs,
  sizeWords,
  tableOf,
} from './portal.words.ts';
import { KIND_WORDS } from './publication-rules.ts';

const PAGE = 30;
/** A place in the list as it stands in the address; one that is none is the beginning. */
function placeOf(after: string | undefined): { on: string; id: string } | undefined {
  const [, on = '', id = ''] = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  return parseCivilDate(on) === undefined || !isId(id) ? undefined : { on, id };
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

const chosen = (value: string, text: string, isChosen: boolean): Html =>
  isChosen
    ? html`<option value="${value}" selected>${text}</option>`
    : html`<option value="${value}">${text}</option>`;

/** Since the regulation is in force. */
const FIRST_YEAR = 2018;

function filterForm(
  filter: PublicFilter,
  { regions, thisYear }: { readonly regions: readonly RegionChoice[]; readonly thisYear: number },
  path: string,
): Html {
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) => thisYear - index);
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
<p><label for="region">地区</label><select id="region" name="region">${[
    chosen('', '全部', filter.region === undefined),
    ...regions.map((one) => chosen(one.path, one.name, filter.region === one.path)),
  ]}</select></p>
<p><label for="year">年度</label><select id="year" name="year">${[
    chosen('', '全部', filter.year === undefined),
    ...years.map((year) => chosen(String(year), `${year}年`, filter.year === year)),
  ]}</select></p>
<p><button type="submit">查找</button></p>
</form>
`;
}

const isNarrowed = ({ region, kind, year, search }: PublicFilter, fixed?: PublicationKind) =>
  region !== undefined ||
  (kind !== undefined && kind !== fixed) ||
  year !== undefined ||
  (search !== undefined && search !== '');

function listOf(rows: readonly PublicLine[], isFiltered: boolean): Html {
  if (rows.length > 0) return html`<ul class="notices">\n${rows.map(lineOf)}</ul>\n`;
  return isFiltered
    ? html`<p>没有符合条件的公告。可以放宽条件再查找，人名不能查找。</p>\n`
    : html`<p>还没有公开的内容。</p>\n`;
}

async function listPage(
  { database, clock }: PortalContext,
  request: FastifyRequest,
  of: { readonly path: string; readonly title: string; readonly kind?: PublicationKind },
): Promise<PortalAnswer> {
  const query = textsOf(request.query);
  const filter = { ...filterOf(query), ...(of.kind === undefined ? {} : { kind: of.kind }) };
  const after = placeOf(query['after']);
  const { rows, regions } = await database.read(NO_SCOPE, async (db) => ({
    rows: await publicPage(db, { ...filter, after, limit: PAGE + 1 }),
    regions: await regionChoices(db, filter.region),
  }));
  const thisYear = yearOf(clock.today());
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const { region, year, search } = filter;
  const asked = { q: search, kind: of.kind === undefined ? filter.kind : undefined, region, year };
  const more =
    rows.length > PAGE && last !== undefined
      ? html`<p><a rel="next" href="${addressOf(of.path, {
          ...asked,
          after: `${last.published_on}_${last.id}`,
        })}">更早的公告</a></p>`
      : null;
  const main = html`${filterForm(filter, { regions, thisYear }, of.path)}
${listOf(shown, isNarrowed(filter, of.kind) || after !== undefined)}${more}
<p class="no-print"><a href="${addressOf('/public/feed.xml', { region, kind: filter.kind })}">订阅这些公告（Atom）</a></p>`;
  const isIndexed = search === undefined || search === '';
  return { page: { title: of.title, main, isIndexed } };
}

function corrections({ corrected, correction, corrections: by }: PublicNoticeRow): Html {
  return html`${
    corrected === null
      ? null
      : html`<p class="notice-box">本公告更正<a href="${noticeAddress(corrected.id)}">${corrected.title}</a>（${documentDate(corrected.on)}发布）：${correction}</p>\n`
  }${by.map(
    (one) =>
      html`<p class="notice-box">本公告已被更正：${one.what}，见<a href="${noticeAddress(one.id)}">${one.title}</a>（${documentDate(one.on)}发布）。原文保留如下。</p>\n`,
  )}`;
}

function documents({ id, documents: files }: PublicNoticeRow): Html | null {
  if (files.length === 0) return null;
  return html`<h2>附件</h2>
<ul>${files.map(
    (file) =>
      html`<li><a href="${noticeAddress(id)}/files/${file.id}">${file.name}</a>（${sizeWords(file.size)}）<br><span class="muted digest">SHA-256：${file.digest}</span></li>\n`,
  )}</ul>
`;
}

function proofWords(row: PublicNoticeRow, proof: PublicProof | undefined): Html {
  return proof === undefined
    ? html`<p>已受理，正在写入存证日志，请稍后刷新。</p>`
    : html`<p>已存证：存证日志第 ${proof.index} 条。公告发布后如有改动，核验不会通过。</p>
<p><a href="${noticeAddress(row.id)}/receipt">下载存证回执</a>，<a href="/public/about#verify">怎样核验</a></p>`;
}

function noticeMain(row: PublicNoticeRow, proof: PublicProof | undefined): Html {
  const { title, organ, document_no: number, published_on: on } = row;
  return html`${corrections(row)}<article class="sheet">
<h1 class="document-title">${title}</h1>
<dl class="facts">
<div><dt>种类</dt><dd>${KIND_WORDS[row.kind]}</dd></div>
<div><dt>地区</dt><dd>${row.region_name}</dd></div>
<div><dt>发布机关</dt><dd>${organ}</dd></div>
${number === null ? null : html`<div><dt>文号</dt><dd>${number}</dd></div>`}
<div><dt>批准</dt><dd>${row.approved_by}，${documentDate(row.approved_on)}</dd></div>
<div><dt>发布日期</dt><dd><time datetime="${on}">${documentDate(on)}</time></dd></div>
</dl>
<div class="text">
${paragraphs(row.body)}</div>
${row.tables.map(tableOf)}
<p class="signed">${organ}<br>${documentDate(on)}</p>
${documents(row)}</article>
<section aria-labelledby="proof">
<h2 id="proof">存证</h2>
${proofWords(row, proof)}
</section>`;
}

const idOf = (request: FastifyRequest): Id<'public-notice'> => {
  const { id = '' } = textsOf(request.params);
  if (!isId(id)) throw noSuchPage();
  return id as Id<'public-notice'>;
};

async function found({ database }: PortalContext, request: FastifyRequest) {
  const id = idOf(request);
  const row = await database.read(NO_SCOPE, (db) => publicNotice(db, id));
  if (row === undefined) throw noSuchPage();
  return row;
}

async function noticePage(context: PortalContext, request: FastifyRequest): Promise<PortalAnswer> {
  const row = await found(context, request);
  const proof = await context.proofOf(row.id, row.version);
  return {
    page: {
      title: row.title,
      main: noticeMain(row, proof),
      hasOwnHeading: true,
      canonical: noticeAddress(row.id),
    },
  };
}

async function documentFile({ database }: PortalContext, request: FastifyRequest) {
  const noticeId = idOf(request);
  const { document: documentId = '' } = textsOf(request.params);
  if (!isId(documentId)) throw noSuchPage();
  const file = await database.read(NO_SCOPE, (db) =>
    documentBytes(db, { noticeId, documentId: documentId as Id<'public-document'> }),
  );
  if (file === undefined) throw noSuchPage();
  return { bytes: file.bytes, contentType: file.type, fileName: file.name };
}

async function receiptFile(context: PortalContext, request: FastifyRequest) {
  const row = await found(context, request);
  const bytes = await context.receiptOf(row.id, row.version);
  if (bytes === undefined) throw noSuchPage();
  return {
    bytes,
    contentType: 'text/plain; charset=utf-8',
    fileName: `${row.id}-v${row.version}.tlog-proof`,
  };
}

async function statisticsPage({ database }: PortalContext, request: FastifyRequest) {
  const { region } = filterOf(textsOf(request.query));
  const { rows, regions } = await database.read(NO_SCOPE, async (db) => ({
    rows: await publicStatistics(db, { region, limit: PAGE }),
    regions: await regionChoices(db, region),
  }));
  const form = html`<form action="/public/statistics" method="get" class="row no-print">
<p><label for="region">地区</label><select id="region" name="region">${[
    chosen('', '全部', region === undefined),
    ...regions.map((one) => chosen(one.path, one.name, region === one.path)),
  ]}</select></p><p><button type="submit">查看</button></p></form>\n`;
  const parts = rows.map(
    (
      row,
    ) => html`<section class="sheet"><h2><a href="${noticeAddress(row.id)}">${row.title}</a></h2>
<p class="muted">${row.region_name}　${row.organ}　${documentDate(row.published_on)}发布</p>
${row.tables.map(tableOf)}</section>\n`,
  );
  const main = html`${form}${parts.length === 0 ? html`<p>还没有公开的统计。</p>` : parts}`;
  return { page: { title: '统计', main } };
}

/** So many places are remembered: once sealed, one never changes. */
const REMEMBERED = 20_000;

function remembering(proofOf: PortalContext['proofOf']): PortalContext['proofOf'] {
  const known = new Map<string, PublicProof>();
  return async (record, version) => {
    const key = `${record} ${version}`;
    const found = known.get(key) ?? (await proofOf(record, version));
    if (found === undefined) return undefined;
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, found);
    return found;
  };
}

/** What of the public pages is about notices. */
export function noticePages(portal: PortalContext): readonly PortalRoute[] {
  const context = { ...portal, proofOf: remembering(portal.proofOf) };
  const get = (path: string, answer: PortalRoute['answer']): PortalRoute => ({
    method: 'GET',
    path,
    answer,
  });
  return [
    get('/', (request) => listPage(context, request, { path: '/public/', title: '公告通报' })),
    get('/duty-lists', (request) =>
      listPage(context, request, {
        path: '/public/duty-lists',
        title: '责任清单',
        kind: 'duty-lists',
      }),
    ),
    get('/statistics', (request) => statisticsPage(context, request)),
    get('/about', async () => ({ page: aboutPage() })),
    get('/notices/:id', (request) => noticePage(context, request)),
    get('/notices/:id/files/:document', (request) => documentFile(context, request)),
    get('/notices/:id/receipt', (request) => receiptFile(context, request)),
    get('/feed.xml', (request) => feed(context, request)),
    get('/sitemap.xml', (request) => sitemap(context, request)),
  ];
}
