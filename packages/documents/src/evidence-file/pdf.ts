// An evidence file as a PDF, written as it is read: a page is kept no longer than until the next begins.
import { setImmediate } from 'node:timers/promises';
import { type Substitution, Typesetter } from '../official/typesetter.ts';
import { PageFlow } from './flow.ts';
import { type ContentsLine, drawContents, drawCover } from './front.ts';
import type { EvidenceFile } from './model.ts';
import { type Mark, stretchesOf } from './rows.ts';

/** What is known of it once it is written. */
export interface EvidencePdf {
  /** With cover and contents. */
  readonly pages: number;
  readonly substitutes: readonly Substitution[];
  /** Characters no typeface here has; 〓 stands for each of them. */
  readonly missing: readonly string[];
}

/** Of the library's own tree of pages, which its types keep to themselves. */
interface OpenPdf {
  readonly _root: {
    readonly data: {
      readonly Pages: { readonly data: { readonly Kids: unknown[] } };
      PageLabels?: unknown;
    };
  };
}

function* drained(pdf: PDFKit.PDFDocument): Generator<Buffer> {
  const chunk = pdf.read() as Buffer | null;
  if (chunk !== null) yield chunk;
}

/** The contents are drawn last and stand behind the cover; readers number the pages as they are printed. */
function arrange(pdf: PDFKit.PDFDocument, contents: number): void {
  const { data } = (pdf as unknown as OpenPdf)._root;
  const { Kids: kids } = data.Pages.data;
  kids.splice(1, 0, ...kids.splice(kids.length - contents, contents));
  data.PageLabels = { Nums: [0, { S: 'r' }, 1 + contents, { S: 'D' }] };
}

/** The same file made at the same instant is the same bytes. */
export async function* writeEvidencePdf(
  file: EvidenceFile,
  madeAt: Date,
): AsyncGenerator<Buffer, EvidencePdf> {
  const setter = new Typesetter(`${file.title} · ${file.subject}`, madeAt);
  const { pdf } = setter;
  const contents: ContentsLine[] = [];
  let part: PDFKit.PDFOutline | undefined;
  const mark = (one: Mark, page: number, y: number) => {
    const destination = `p${contents.length + 1}`;
    pdf.addNamedDestination(destination, 'XYZ', 0, y, null);
    contents.push({ ...one, page, destination });
    if (one.level === 1) part = pdf.outline.addItem(one.title, { expanded: true });
    else (part ?? pdf.outline).addItem(one.title);
  };
  drawCover(file, setter);
  const flow = new PageFlow(setter, file, mark);
  for await (const stretch of stretchesOf(file.blocks, setter.measure)) {
    const before = flow.page;
    flow.place(stretch);
    if (flow.page === before) continue;
    yield* drained(pdf);
    // Others are served between two pages.
    await setImmediate();
  }
  flow.flush();
  const front = drawContents(contents, setter);
  arrange(pdf, front);
  pdf.end();
  yield* drained(pdf);
  return {
    pages: 1 + front + flow.page,
    substitutes: setter.substitutions,
    missing: setter.missing,
  };
}
