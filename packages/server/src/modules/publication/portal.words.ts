// How the public pages write: a notice's text as paragraphs, tables, links, sizes.
import type { NoticeTable } from '@jinze/contracts';
import { documentDate } from '@jinze/kernel';
import { type Html, html } from '../../platform/http/html.ts';
import type { PublicLine } from './portal.store.ts';
import { KIND_WORDS } from './publication-rules.ts';

const HEADING = /^[一二三四五六七八九十]+、/;
const LONGEST_HEADING = 40;

/** A line is a paragraph; a short one that is counted 一、二、 is a heading. */
export const paragraphs = (body: string): readonly Html[] =>
  body
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) =>
      HEADING.test(line) && line.length <= LONGEST_HEADING
        ? html`<h2>${line}</h2>\n`
        : html`<p>${line}</p>\n`,
    );

export const tableOf = ({
  caption,
  head,
  rows,
}: NoticeTable): Html => html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
  (cells) =>
    html`<tr>${cells.map((cell, index) =>
      index === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`,
    )}</tr>\n`,
)}</tbody>
</table></div>
`;

export const noticeAddress = (id: string) => `/public/notices/${id}`;

export const lineOf = (row: PublicLine): Html => html`<li>
<a href="${noticeAddress(row.id)}">${row.title}</a>
<p class="muted">${[KIND_WORDS[row.kind], row.region_name, row.organ, row.document_no]
  .filter((words) => words !== null)
  .map((words) => html`<span class="unit">${words}</span>　`)}${
  row.corrected_at === null ? null : html`<strong class="unit">已更正</strong>　`
}<time class="unit" datetime="${row.published_on}">${documentDate(row.published_on)}</time></p>
</li>
`;

export function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** An address with these parameters; those without a value are left out. */
export function addressOf(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)] as [string, string]],
  );
  const text = new URLSearchParams(given).toString();
  return text === '' ? path : `${path}?${text}`;
}
