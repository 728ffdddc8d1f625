// The frame of every public page: plain HTML that works without a script, keeps nothing on the reader's machine and asks no other site.
import { readFileSync } from 'node:fs';
import { type Html, html, htmlText } from '../../platform/http/html.ts';
import { digestOf } from '../../platform/ids.ts';

export const PORTAL_NAME = '安全生产责任制公开';

/** Where one can go from every page. */
const WAYS: readonly { readonly to: string; readonly text: string }[] = [
  { to: '/public/', text: '公告通报' },
  { to: '/public/duty-lists', text: '责任清单' },
  { to: '/public/statistics', text: '统计' },
  { to: '/public/report', text: '群众举报' },
  { to: '/public/about', text: '说明' },
];

export interface PortalPage {
  /** What the page is: its heading and, with the site's name, its title. */
  readonly title: string;
  readonly main: Html;
  /** 200 by default. */
  readonly status?: number;
  /** False: search engines keep off, and no cache keeps it: what is for one reader alone. */
  readonly isForAll?: boolean;
  /** False: search engines keep off; it is public all the same. */
  readonly isIndexed?: boolean;
  /** The page's own heading stands in `main`, as in a document. */
  readonly hasOwnHeading?: boolean;
  /** The address that counts, where several show the same. */
  readonly canonical?: string;
}

export const PORTAL_STYLE = readFileSync(new URL('./portal.css', import.meta.url), 'utf8');
const STYLE_ADDRESS = `/public/style.css?v=${digestOf(Buffer.from(PORTAL_STYLE)).slice(0, 12)}`;

const wayTo = (path: string) => (way: (typeof WAYS)[number]) =>
  way.to === path
    ? html`<li><a href="${way.to}" aria-current="page">${way.text}</a></li>`
    : html`<li><a href="${way.to}">${way.text}</a></li>`;

/** The whole document of a page at this path. */
export function framed(page: PortalPage, path: string): string {
  const { title, main, isForAll = true, isIndexed = isForAll, hasOwnHeading = false } = page;
  return htmlText(html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - ${PORTAL_NAME}</title>
${isIndexed ? null : html`<meta name="robots" content="noindex">`}
${page.canonical === undefined ? null : html`<link rel="canonical" href="${page.canonical}">`}
<link rel="stylesheet" href="${STYLE_ADDRESS}">
<link rel="alternate" type="application/rss+xml" title="${PORTAL_NAME}（RSS）" href="/public/rss.xml">
<link rel="alternate" type="application/atom+xml" title="${PORTAL_NAME}（Atom）" href="/public/feed.xml">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header>
<p class="site"><a href="/public/">${PORTAL_NAME}</a></p>
<nav aria-label="栏目"><ul>${WAYS.map(wayTo(path))}</ul></nav>
</header>
<main id="main">
${hasOwnHeading ? null : html`<h1>${title}</h1>`}
${main}
</main>
<footer>
<p>浏览本网站不需要登录。本网站不使用 Cookie，不记录谁看过什么。</p>
</footer>
</body>
</html>
`);
}
