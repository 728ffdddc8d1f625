// A list as an .xlsx of any length: what it is and what it leaves out in its head, typed cells, the header kept in sight.
// Written part by part as whoever takes it reads on: the library for workbooks keeps what has not been taken (ADR 36).
import { Readable } from 'node:stream';
import { civilDate, daysBetween } from '@jinze/kernel';
import yazl from 'yazl';
import { LIST_STYLES, LIST_STYLES_XML } from './list-styles.ts';

export interface ListColumn<Row> {
  readonly name: string;
  /** In characters. */
  readonly width: number;
  /** A day is `YYYY-MM-DD` and becomes a date; absent: a number stays one, a text stays as it is, leading zeros kept. */
  readonly kind?: 'day';
  /** What the cell says; null and '' leave it empty. */
  readonly value: (row: Row) => string | number | null;
}

export interface ListWorkbook<Row> {
  readonly sheetName: string;
  /** The first line: of whom and what, as of when, exported by whom. */
  readonly title: string;
  /** What the filter left out and how it is sorted, a line each. */
  readonly said: readonly string[];
  readonly columns: readonly ListColumn<Row>[];
  readonly pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
}

/** What a cell of a spreadsheet holds at most, in characters. */
const MOST_TEXT = 32_767;
/** The number of 1 January 1970 among the days of a spreadsheet. */
const EPOCH = 25_569;
const FIRST_DAY = civilDate('1970-01-01');
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string) =>
  text.replaceAll(FORBIDDEN, '').replaceAll(/[&<>"]/g, (one) => ENTITIES[one] ?? one);

/** A, B … Z, AA. */
const letterOf = (column: number): string =>
  (column < 26 ? '' : letterOf(Math.floor(column / 26) - 1)) +
  String.fromCharCode(65 + (column % 26));

function textCell(at: string, style: number, text: string): string {
  const kept = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT - 1)}…` : text;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(kept)}</t></is></c>`;
}

function cellOf<Row>({ kind, value }: ListColumn<Row>, at: string, row: Row): string {
  const said = value(row);
  if (said === null || said === '') return '';
  if (typeof said === 'number') return `<c r="${at}" s="${LIST_STYLES.number}"><v>${said}</v></c>`;
  if (kind !== 'day') return textCell(at, LIST_STYLES.text, said);
  const serial = EPOCH + daysBetween(FIRST_DAY, civilDate(said));
  return `<c r="${at}" s="${LIST_STYLES.day}"><v>${serial}</v></c>`;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function headOf<Row>(
  { title, said, columns }: ListWorkbook<Row>,
  letters: readonly string[],
): string {
  const header = said.length + 2;
  const widths = columns
    .map(
      ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    )
    .join('');
  const lines = [title, ...said].map(
    (line, at) =>
      `<row r="${at + 1}">${textCell(`A${at + 1}`, at === 0 ? LIST_STYLES.title : LIST_STYLES.said, line)}</row>`,
  );
  const names = columns.map(({ name }, at) =>
    textCell(`${letters[at]}${header}`, LIST_STYLES.header, name),
  );
  return `${XML}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${header}" topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>${lines.join('')}<row r="${header}">${names.join('')}</row>`;
}

async function* sheetOf<Row>(list: ListWorkbook<Row>): AsyncGenerator<string> {
  const letters = list.columns.map((_, at) => letterOf(at));
  const header = list.said.length + 2;
  yield headOf(list, letters);
  let last = header;
  for await (const page of list.pages) {
    const rows = page.map((row, at) => {
      const number = last + at + 1;
      const cells = list.columns.map((column, place) =>
        cellOf(column, `${letters[place]}${number}`, row),
      );
      return `<row r="${number}">${cells.join('')}</row>`;
    });
    last += page.length;
    yield rows.join('');
  }
  yield `</sheetData><autoFilter ref="A${header}:${letters.at(-1)}${last}"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

/** All of the package but the sheet. */
function shellOf<Row>({ sheetName, said }: ListWorkbook<Row>): Readonly<Record<string, string>> {
  const header = said.length + 2;
  const quoted = `'${escaped(sheetName).replaceAll("'", "''")}'`;
  const type = (part: string, name: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`;
  const relation = (id: number, name: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${name}" Target="${target}"/>`;
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('workbook', 'sheet.main')}${type('worksheets/sheet1', 'worksheet')}${type('styles', 'styles')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'styles', 'styles.xml')}</Relationships>`,
    'xl/workbook.xml': `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${quoted}!$${header}:$${header}</definedName></definedNames></workbook>`,
    'xl/styles.xml': LIST_STYLES_XML,
  };
}

/** The bytes of the workbook, made as they are taken; a page that cannot be read ends them with its error. */
export function listWorkbook<Row>(list: ListWorkbook<Row>): Readable {
  const archive = new yazl.ZipFile();
  for (const [path, text] of Object.entries(shellOf(list)))
    archive.addBuffer(Buffer.from(text), path);
  const sheet = Readable.from(sheetOf(list), { objectMode: false });
  archive.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  archive.end();
  const out = archive.outputStream as Readable;
  sheet.once('error', (fault) => out.destroy(fault));
  out.once('close', () => sheet.destroy());
  return out;
}
