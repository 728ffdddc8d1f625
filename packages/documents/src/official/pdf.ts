// An official document as a PDF that needs nothing installed: the pages of the layout, drawn.
import { once } from 'node:events';
import type { OfficialDocument } from './document.ts';
import { draw, drawMark } from './draw.ts';
import { layOut } from './layout.ts';
import { printable } from './printable.ts';
import { type Substitution, Typesetter } from './typesetter.ts';

export interface OfficialPdf {
  readonly bytes: Buffer;
  /** Typefaces that were asked for and what stands in their place; nothing of it is printed. */
  readonly substitutes: readonly Substitution[];
  /** Characters no typeface here has; 〓 stands for each of them. */
  readonly missing: readonly string[];
  readonly pages: number;
}

/**
 * The same document made at the same instant is the same bytes. `mark` stands across every page: what bears it is taken
 * for nothing else when it is printed.
 */
export async function writeOfficialPdf(
  given: OfficialDocument,
  madeAt: Date,
  { mark }: { readonly mark?: string } = {},
): Promise<OfficialPdf> {
  const document = printable(given);
  const setter = new Typesetter(document.title, madeAt);
  const { pdf } = setter;
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const { pages } = layOut(document, setter.measure);
  for (const { items } of pages) {
    pdf.addPage();
    if (mark !== undefined) drawMark(mark, setter);
    draw(items, setter);
  }
  pdf.end();
  await once(pdf, 'end');
  return {
    bytes: Buffer.concat(chunks),
    substitutes: setter.substitutions,
    missing: setter.missing,
    pages: pages.length,
  };
}
