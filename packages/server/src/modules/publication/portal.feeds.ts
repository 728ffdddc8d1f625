// For programs: the feeds (Atom, RSS), the map of the site, and what robots may read; for people: what is published and how to verify it.
import { PUBLICATION_KINDS } from '@jinze/contracts';
import { civilDateAt, yearOf } from '@jinze/kernel';
import type { FastifyRequest } from 'fastify';
import type { Binder } from '../../platform/http/bind.ts';
import { html, htmlText } from '../../platform/http/html.ts';
import { filterOf, type PortalContext } from './portal.context.ts';
import { PORTAL_NAME, type PortalPage } from './portal.frame.ts';
import { noSuchPage, textsOf } from './portal.routes.ts';
import { mappedNotices, type PublicLine, publicPage, publishedDays } from './portal.store.ts';
import { addressOf, noticeAddress, tableOf } from './portal.words.ts';
import { KIND_WORDS, ruleOf } from './publication-rules.ts';

const FEED = 50;
/** A file of the map has at most fifty thousand addresses. */
const MAP = 50_000;

function siteOf({ publicUrl }: PortalContext, request: FastifyRequest): string {
  return (publicUrl ?? `${request.protocol}://${request.host}`).replace(/\/$/, '');
}

/** Without an address of its own the server repeats what the request says: nobody else is to be shown that. */
const xmlOf = ({ publicUrl }: PortalContext, text: string, type = 'xml') => ({
  text,
  contentType: `application/${type}; charset=utf-8`,
  isKept: publicUrl !== undefined,
});

const changedAt = ({ corrected_at: corrected, published_at: published }: PublicLine) =>
  (corrected ?? published).toISOString();

interface Feed {
  readonly site: string;
  /** Where it was asked for, with its filter. */
  readonly own: string;
  /** The list these are the newest of: what a feed is known by again, however its address is written. */
  readonly list: string;
  readonly rows: readonly PublicLine[];
  readonly updated: string;
}

const titleOf = ({ corrected_at: corrected, title }: PublicLine) =>
  `${corrected === null ? '' : '（已更正）'}${title}`;
const summaryOf = ({ region_name: region, organ, document_no: no }: PublicLine) =>
  `${region}，${organ}${no === null ? '' : `，${no}`}`;

const atomOf = ({
  site,
  own,
  list,
  rows,
  updated,
}: Feed) => html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<title>${PORTAL_NAME}</title>
<id>${site}${list}</id>
<link rel="self" href="${site}${own}"/>
<link href="${site}${list}"/>
<updated>${updated}</updated>
${rows.map(
  (row) => html`<entry>
<title>${titleOf(row)}</title>
<id>urn:uuid:${row.id}</id>
<link href="${site}${noticeAddress(row.id)}"/>
<published>${row.published_at.toISOString()}</published>
<updated>${changedAt(row)}</updated>
<author><name>${row.organ}</name></author>
<category term="${KIND_WORDS[row.kind]}"/>
<summary>${summaryOf(row)}</summary>
</entry>
`,
)}</feed>
`;

/** RSS 2.0 writes a moment as e-mail does. */
const mailDate = (at: string) => new Date(at).toUTCString();

/** An item has one day alone, that of its publication, and no address of mail for its author. */
const rssOf = ({
  site,
  own,
  list,
  rows,
  updated,
}: Feed) => html`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${PORTAL_NAME}</title>
<link>${site}${list}</link>
<description>各地公开的安全生产责任制公告</description>
<language>zh-CN</language>
<atom:link rel="self" type="application/rss+xml" href="${site}${own}"/>
<lastBuildDate>${mailDate(updated)}</lastBuildDate>
${rows.map(
  (row) => html`<item>
<title>${titleOf(row)}</title>
<link>${site}${noticeAddress(row.id)}</link>
<guid isPermaLink="false">urn:uuid:${row.id}</guid>
<pubDate>${mailDate(row.published_at.toISOString())}</pubDate>
<dc:creator>${row.organ}</dc:creator>
<category>${KIND_WORDS[row.kind]}</category>
<description>${summaryOf(row)}</description>
</item>
`,
)}</channel>
</rss>
`;

const WRITERS = { atom: atomOf, rss: rssOf };

/** The same notices, written in the one format or the other. */
export async function feed(
  context: PortalContext,
  request: FastifyRequest,
  format: keyof typeof WRITERS,
) {
  const { region, kind, year } = filterOf(textsOf(request.query));
  const site = siteOf(context, request);
  const { rows } = await context.read((db) =>
    publicPage(db, { region, kind, year, search: undefined, after: undefined, limit: FEED }),
  );
  const updated = rows.map(changedAt).toSorted().at(-1) ?? new Date(0).toISOString();
  const list = addressOf('/public/', { region, kind, year });
  const text = htmlText(WRITERS[format]({ site, own: request.url, list, rows, updated }));
  return xmlOf(context, text, `${format}+xml`);
}

/** One file for each year of publication, and one of the pages that are always there. */
export async function sitemap(context: PortalContext, request: FastifyRequest) {
  const site = siteOf(context, request);
  const { first, last } = await context.read(publishedDays);
  const years =
    first === null || last === null
      ? []
      : Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, at) => yearOf(first) + at);
  const text = htmlText(html`<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${['pages', ...years].map((one) => html`<sitemap><loc>${site}/public/sitemap/${one}.xml</loc></sitemap>\n`)}</sitemapindex>
`);
  return xmlOf(context, text);
}

const OWN = ['/public/', '/public/duty-lists', '/public/statistics', '/public/about'];

/** A year's notices, but for those that may name somebody: whoever looks for a person does not find them. */
async function addressesOf({ read }: PortalContext, year: number) {
  const of = { from: `${year}-01-01`, before: `${year + 1}-01-01`, limit: MAP };
  const rows = await read((db) => mappedNotices(db, of));
  return rows.map(({ id, changed_at: at }) => ({
    path: noticeAddress(id),
    changed: html`<lastmod>${civilDateAt(at)}</lastmod>`,
  }));
}

export async function sitemapOfYear(context: PortalContext, request: FastifyRequest) {
  const site = siteOf(context, request);
  const [, named = ''] = /^(pages|20\d\d)\.xml$/.exec(textsOf(request.params)['year'] ?? '') ?? [];
  if (named === '') throw noSuchPage();
  const urls =
    named === 'pages'
      ? OWN.map((path) => ({ path, changed: null }))
      : await addressesOf(context, Number(named));
  const text = htmlText(html`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.map(({ path, changed }) => html`<url><loc>${site}${path}</loc>${changed}</url>\n`)}</urlset>
`);
  return xmlOf(context, text);
}

/** The public pages; documents as released may be fetched, and say themselves that they are not to be found. */
export function registerRobots({ app }: Pick<Binder, 'app'>, context: PortalContext): void {
  app.get('/robots.txt', { schema: { hide: true } }, async (request, reply) =>
    reply.type('text/plain; charset=utf-8').send(robotsText(siteOf(context, request))),
  );
}

const robotsText = (site: string) => `User-agent: *
Allow: /public/
Disallow: /
Sitemap: ${site}/public/sitemap.xml
`;

export function aboutPage(): PortalPage {
  const rules = tableOf({
    caption: '公开的种类和依据',
    head: ['种类', '依据', '谁批准', '是否涉及个人'],
    rows: PUBLICATION_KINDS.map(ruleOf).map(({ kind, basis, approver, persons }) => [
      KIND_WORDS[kind],
      basis,
      approver,
      persons === 'never' ? '不公开个人' : '只有经批准的文件载明时才公开',
    ]),
  });
  const main = html`<h2>公开什么</h2>
<p>这里公布各地党委、政府及其安全生产委员会批准公开的安全生产责任制公告。单位的考核结果向社会公布；个人的考核结果通报本人、所在单位、组织部门和纪检监察机关，不在这里公布。</p>
${rules}
<h2>公告不撤回</h2>
<p>公告发布后一直保留。有错误的，另行发布更正公告，两件公告互相注明。</p>
<h2>查找和订阅</h2>
<p>可以按种类、地区、年度和公告本身的文字查找，不能按人名查找；附件按发布的原样提供，不编索引。用阅读器订阅 <a href="/public/rss.xml">RSS</a> 或者 <a href="/public/feed.xml">Atom</a>，有新公告时会收到。</p>
<h2 id="verify">怎样核验</h2>
<p>每件公告发布时都记入只增不改的存证日志。回执证明日志在这个位置记下了这件公告的这一版，此后这条记录不能删去或者换掉而不被发现；网页上的文字与日志所记是否一致，由主管机关或者争议各方凭存证包核对。核验回执的办法：</p>
<ol>
<li>在公告页面下载存证回执；</li>
<li>打开<a href="/verify">核验页面</a>，选择这个回执文件，核验在您自己的浏览器里进行；</li>
<li>核验页面会写明有几个独立的见证方签过名；见证方的公钥见<a href="/ledger/policy">存证规则</a>。</li>
</ol>`;
  return { title: '说明', main };
}
