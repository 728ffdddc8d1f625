// A list as an .xlsx of any length: what it is and what it leaves out in its head, typed cells, the header kept in sight.
// Written part by part as whoever takes it reads on: the library for workbooks keeps what has not been taken (ADR 36).
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { civilDate, daysBetween } from '@jinze/kernel';
import yazl from 'yazl';
import { LIST_STYLES, LIST_STYLES_XML } from './list-styles.ts';
import { heightOf, linesOf } from './row-height.ts';

export interface ListColumn<Row> {
  readonly name: string;
  /** In characters. */
  readonly width: number;
  /** What is a day, `YYYY-MM-DD`, becomes a date; else: a number stays one, a text stays as it is, leading zeros kept. */
  readonly kind?: 'day';
  /** What the cell says; null and '' leave it empty. */
  readonly value: (row: Row) => string | number | null;
}

export interface ListWorkbook<Row> {
  readonly sheetName: string;
  /** The first line: of whom and what, as of when, exported by whom; absent: the header comes first, as in a template. */
  readonly title?: string;
  /** What the filter left out and how it is sorted, a line each. */
  readonly said: readonly string[];
  readonly columns: readonly ListColumn<Row>[];
  /** A last sheet that explains, one line a paragraph. */
  readonly notes?: { readonly sheetName: string; readonly lines: readonly string[] };
  readonly pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
}

/** Rows of one sheet at most, its head among them; a longer list goes on in another one. */
const MOST_ROWS = 1_048_576;
/** What the name of a sheet holds at most, in characters. */
const MOST_NAME = 31;
/** What a cell of a spreadsheet holds at most, in characters. */
const MOST_TEXT = 32_767;
/** The numbers of papers; what would be too small to read on the one goes on the other, in characters across. */
const A4 = 9;
const A3 = 8;
const WIDE_LIST = 200;
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

const DAY = /^\d{4}-\d\d-\d\d$/;

function cellOf(kind: 'day' | undefined, at: string, said: string | number | null): string {
  if (said === null || said === '') return '';
  if (typeof said === 'number') return `<c r="${at}" s="${LIST_STYLES.number}"><v>${said}</v></c>`;
  if (kind !== 'day' || !DAY.test(said)) return textCell(at, LIST_STYLES.text, said);
  const serial = EPOCH + daysBetween(FIRST_DAY, civilDate(said));
  return `<c r="${at}" s="${LIST_STYLES.day}"><v>${serial}</v></c>`;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The rows that have been read and not been written yet. */
function rowsOf<Row>(pages: ListWorkbook<Row>['pages']) {
  const source = (async function* () {
    yield* pages;
  })();
  let held: readonly Row[] = [];
  const fill = async () => {
    while (held.length === 0) {
      const { done, value } = await source.next();
      if (done === true) return false;
      held = value;
    }
    return true;
  };
  return {
    hasMore: fill,
    /** As many as were read together, so many at most; none when there are no more. */
    async take(most: number): Promise<readonly Row[]> {
      await fill();
      const taken = held.slice(0, most);
      held = held.slice(most);
      return taken;
    },
    stop: () => source.return(undefined),
  };
}

type Rows<Row> = ReturnType<typeof rowsOf<Row>>;

type Head = Pick<ListWorkbook<never>, 'title' | 'said'>;

const linesAbove = ({ title, said }: Head): readonly string[] =>
  title === undefined ? [] : [title, ...said];
const headerRow = (head: Head): number => linesAbove(head).length + 1;

function headOf<Row>(list: ListWorkbook<Row>, letters: readonly string[]): string {
  const { columns } = list;
  const header = headerRow(list);
  const widths = columns
    .map(
      ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    )
    .join('');
  const lines = linesAbove(list).map(
    (line, at) =>
      `<row r="${at + 1}">${textCell(`A${at + 1}`, at === 0 ? LIST_STYLES.title : LIST_STYLES.said, line)}</row>`,
  );
  const names = columns.map(({ name }, at) =>
    textCell(`${letters[at]}${header}`, LIST_STYLES.header, name),
  );
  const high = Math.max(...columns.map(({ name, width }) => linesOf(name, width)));
  return `${XML}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${header}" topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>${lines.join('')}<row r="${header}"${heightFor(high)}>${names.join('')}</row>`;
}

/** Without a mark of its own: whoever edits the row has its height worked out anew. */
const heightFor = (lines: number): string => (lines === 1 ? '' : ` ht="${heightOf(lines)}"`);

function rowOf<Row>(
  columns: readonly ListColumn<Row>[],
  letters: readonly string[],
  number: number,
  row: Row,
): string {
  let lines = 1;
  let cells = '';
  for (const [place, { kind, value, width }] of columns.entries()) {
    const said = value(row);
    if (typeof said === 'string') lines = Math.max(lines, linesOf(said, width));
    cells += cellOf(kind, `${letters[place]}${number}`, said);
  }
  return `<row r="${number}"${heightFor(lines)}>${cells}</row>`;
}

/** One sheet with its head, as far as it goes. */
async function* sheetOf<Row>(
  list: ListWorkbook<Row>,
  rows: Rows<Row>,
  most: number,
): AsyncGenerator<string> {
  const letters = list.columns.map((_, at) => letterOf(at));
  const header = headerRow(list);
  yield headOf(list, letters);
  let last = header;
  while (last < most) {
    const page = await rows.take(most - last);
    if (page.length === 0) break;
    const lines = page.map((row, at) => rowOf(list.columns, letters, last + at + 1, row));
    last += page.length;
    yield lines.join('');
  }
  const width = list.columns.reduce((sum, column) => sum + column.width, 0);
  const paper = width > WIDE_LIST ? A3 : A4;
  yield `</sheetData><autoFilter ref="A${header}:${letters.at(-1)}${last}"/><pageSetup paperSize="${paper}" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

const relation = (id: number, name: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${name}" Target="${target}"/>`;
const relations = (all: readonly string[]) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;

/** It comes first: what looks at the beginning of a file alone knows by it what the file is. */
const ROOT = relations([relation(1, 'officeDocument', 'xl/workbook.xml')]);

/** The name of a further sheet says that it goes on. */
function nameOf(sheetName: string, at: number): string {
  const added = at === 0 ? '' : `（${at + 1}）`;
  return `${sheetName.slice(0, MOST_NAME - added.length)}${added}`;
}

/** In characters. */
const NOTES_WIDTH = 100;

function notesSheet(lines: readonly string[]): string {
  const rows = lines.map((line, at) => {
    const cell = textCell(`A${at + 1}`, LIST_STYLES.text, line);
    return `<row r="${at + 1}"${heightFor(linesOf(line, NOTES_WIDTH))}>${cell}</row>`;
  });
  return `${XML}<worksheet ${MAIN}><cols><col min="1" max="1" width="${NOTES_WIDTH}" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

/** All of the package beside its root and the sheets of the list. */
function shellOf<Row>(list: ListWorkbook<Row>, sheets: number): Readonly<Record<string, string>> {
  const header = headerRow(list);
  const lists = Array.from({ length: sheets }, (_, at) => escaped(nameOf(list.sheetName, at)));
  const { notes } = list;
  const names = notes === undefined ? lists : [...lists, escaped(notes.sheetName)];
  const type = (part: string, name: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`;
  const types = names.map((_, at) => type(`worksheets/sheet${at + 1}`, 'worksheet'));
  const related = names.map((_, at) =>
    relation(at + 1, 'worksheet', `worksheets/sheet${at + 1}.xml`),
  );
  const listed = names.map(
    (name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const titles = lists.map(
    (name, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${name.replaceAll("'", "''")}'!$${header}:$${header}</definedName>`,
  );
  return {
    ...(notes === undefined
      ? {}
      : { [`xl/worksheets/sheet${names.length}.xml`]: notesSheet(notes.lines) }),
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('workbook', 'sheet.main')}${types.join('')}${type('styles', 'styles')}</Types>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...related,
      relation(names.length + 1, 'styles', 'styles.xml'),
    ]),
    'xl/workbook.xml': `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`,
    'xl/styles.xml': LIST_STYLES_XML,
  };
}

/**
 * The bytes of the workbook, made as they are taken; a page that cannot be read ends them with its error. How many sheets
 * there are is known at the end: what names them comes after them.
 */
export function listWorkbook<Row>(list: ListWorkbook<Row>, most = MOST_ROWS): Readable {
  const archive = new yazl.ZipFile();
  const out = archive.outputStream as Readable;
  const rows = rowsOf(list.pages);
  let sheet: Readable | undefined;
  const write = async () => {
    archive.addBuffer(Buffer.from(ROOT), '_rels/.rels');
    let sheets = 0;
    do {
      sheets += 1;
      sheet = Readable.from(sheetOf(list, rows, most), { objectMode: false });
      archive.addReadStream(sheet, `xl/worksheets/sheet${sheets}.xml`);
      await finished(sheet);
    } while (await rows.hasMore());
    for (const [path, text] of Object.entries(shellOf(list, sheets)))
      archive.addBuffer(Buffer.from(text), path);
    archive.end();
  };
  write().catch((fault: Error) => out.destroy(fault));
  out.once('close', () => {
    sheet?.destroy();
    void rows.stop();
  });
  return out;
}
