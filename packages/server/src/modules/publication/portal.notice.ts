// The public page of one notice, its documents as released, and its receipt.
import { documentDate, type Id } from '@jinze/kernel';
import type { FastifyRequest } from 'fastify';
import { type Html, html } from '../../platform/http/html.ts';
import { isId, type PortalContext, type PublicProof } from './portal.context.ts';
import { noSuchPage, type PortalAnswer, textsOf } from './portal.routes.ts';
import { type PublicNoticeRow, publicBytes, publicFile, publicNotice } from './portal.store.ts';
import { noticeAddress, paragraphs, sizeWords, tableOf } from './portal.words.ts';
import { KIND_WORDS, WITH_DOCUMENT } from './publication-rules.ts';

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
    : html`<p>已存证：存证日志第 ${proof.index} 条记下了这件公告的这一版，这条记录此后不能删去或者换掉而不被发现。</p>
<p class="no-print"><a href="${noticeAddress(row.id)}/receipt">下载存证回执</a>，<a href="/public/about#verify">怎样核验</a></p>`;
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
<div><dt>批准</dt><dd>${row.approved_by}，<span class="unit">${documentDate(row.approved_on)}</span></dd></div>
${row.instrument === null ? null : html`<div><dt>公开个人的依据</dt><dd>${row.instrument}</dd></div>\n`}<div><dt>发布日期</dt><dd><time datetime="${on}">${documentDate(on)}</time></dd></div>
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

async function found({ read }: PortalContext, request: FastifyRequest) {
  const id = idOf(request);
  const row = await read((db) => publicNotice(db, id));
  if (row === undefined) throw noSuchPage();
  return row;
}

export async function noticePage(
  context: PortalContext,
  request: FastifyRequest,
): Promise<PortalAnswer> {
  const row = await found(context, request);
  const proof = await context.proofOf(row.id, row.version);
  return {
    page: {
      title: row.title,
      main: noticeMain(row, proof),
      hasOwnHeading: true,
      canonical: noticeAddress(row.id),
      // Nobody is to be found by name, by any other search either.
      isIndexed: row.instrument === null && !WITH_DOCUMENT.includes(row.kind),
    },
  };
}

/** So much is in memory at a time. */
const PART = 256 * 1024;

export async function documentFile(
  { read }: PortalContext,
  request: FastifyRequest,
): Promise<PortalAnswer> {
  const noticeId = idOf(request);
  const { document: documentId = '' } = textsOf(request.params);
  if (!isId(documentId)) throw noSuchPage();
  const file = await read((db) => publicFile(db, { noticeId, documentId }));
  if (file === undefined) throw noSuchPage();
  async function* parts() {
    for (let from = 0; from < (file?.size ?? 0); from += PART) {
      const part = await read((db) => publicBytes(db, documentId, { from, count: PART }));
      // What is published stays: it is all there, or the connection breaks.
      if (part === undefined) throw new Error(`document ${documentId} is gone`);
      yield part;
    }
  }
  return { file, parts };
}

export async function receiptFile(context: PortalContext, request: FastifyRequest) {
  const row = await found(context, request);
  const bytes = await context.receiptOf(row.id, row.version);
  if (bytes === undefined) throw noSuchPage();
  return {
    bytes,
    contentType: 'text/plain; charset=utf-8',
    fileName: `${row.id}-v${row.version}.tlog-proof`,
  };
}

/** So many places are remembered: once sealed, one never changes. */
const REMEMBERED = 20_000;

export function remembering(proofOf: PortalContext['proofOf']): PortalContext['proofOf'] {
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
