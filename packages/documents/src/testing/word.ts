// For tests and demonstrations: a .docx as Word writes it, with paragraphs and tables.
import { zipOf } from './zip.ts';

/** A cell, or one over several columns, or one that goes on from the row above (`restart` where that begins). */
export type WordCell =
  | string
  | { readonly text: string; readonly span?: number; readonly merge?: 'restart' | 'continue' };

export type WordBlock = string | readonly (readonly WordCell[])[];

const TYPES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const paragraphs = (text: string) =>
  text
    .split('\n')
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
    .join('');

function cellXml(cell: WordCell): string {
  const { text, span, merge } = typeof cell === 'string' ? { text: cell } : { ...cell };
  const spans = span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`;
  const merges =
    merge === undefined ? '' : merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  return `<w:tc><w:tcPr>${spans}${merges}</w:tcPr>${paragraphs(text)}</w:tc>`;
}

export const tableXml = (rows: readonly (readonly WordCell[])[]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cellXml).join('')}</w:tr>`).join('')}</w:tbl>`;

/** The document around a body in WordprocessingML. */
export function docxAround(body: string, head = ''): Buffer {
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`;
  return zipOf([
    { name: '[Content_Types].xml', content: TYPES },
    { name: '_rels/.rels', content: RELATIONS },
    { name: 'word/document.xml', content: document },
  ]);
}

export const docxOf = (blocks: readonly WordBlock[]) =>
  docxAround(
    blocks
      .map((block) => (typeof block === 'string' ? paragraphs(block) : tableXml(block)))
      .join(''),
  );
