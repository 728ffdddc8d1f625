// The tables of a .docx (Office Open XML): rows of plain text as one sees them, merged cells filled in, nothing that was struck out.
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { textOfEntry } from './archive.ts';
import { normaliseLines } from './spreadsheet-cell.ts';

/** The two names one vocabulary has: as Word writes it, and as the strict form of the standard does. */
const WORDS: readonly string[] = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
];

/** What is in these is not on the page: moved away, struck out, or there once more for old programs. */
const UNSEEN: readonly string[] = ['del', 'moveFrom', 'Fallback'];

/** Tables in tables in tables: no paper has more, and no reader follows. */
const DEEPEST = 8;
/** The widest table that is read; what stands further to the right is left out. */
const COLUMNS = 60;

export interface WordTable {
  /** What stands right before it: its title, more often than not. */
  readonly title: string;
  /** Every row by columns from 0; a cell over several rows is in each of them, one over several columns in the first. */
  readonly rows: readonly (readonly string[])[];
}

interface Cell {
  text: string;
  span: number;
  /** The cell above goes on in this one. */
  goesOn: boolean;
}

interface OpenTable {
  readonly title: string;
  readonly rows: string[][];
  row: string[];
  column: number;
  isStruckOut: boolean;
  cell: Cell | undefined;
  /** By column what the row above says there. */
  above: readonly string[];
}

const attribute = ({ attributes }: SaxesTagNS, name: string): string | undefined =>
  Object.values(attributes).find(({ local }) => local === name)?.value;

/** A number of columns as an attribute says it; nonsense is none. */
function columnsOf(tag: SaxesTagNS, least: number): number {
  const count = Number(attribute(tag, 'val'));
  return Number.isInteger(count) ? Math.min(Math.max(count, least), COLUMNS) : least;
}

class Reader {
  readonly tables: OpenTable[] = [];
  readonly #open: OpenTable[] = [];
  readonly #path: string[] = [];
  readonly #limit: number;
  #rows = 0;
  #unseen = 0;
  #paragraph = '';
  #isText = false;
  #title = '';

  constructor(limit: number) {
    this.#limit = limit;
  }

  get hasTooMany(): boolean {
    return this.#rows > this.#limit;
  }

  #say(text: string): void {
    if (this.#unseen === 0) this.#paragraph += text;
  }

  opened(tag: SaxesTagNS): void {
    const known = WORDS.includes(tag.uri) || tag.local === 'Fallback' ? tag.local : '';
    // A row that was struck out says so among its properties, and is otherwise like any other.
    const isRowStruckOut = known === 'del' && this.#path.at(-1) === 'trPr';
    const name = isRowStruckOut ? '' : known;
    if (isRowStruckOut) this.#strikeOut();
    if (UNSEEN.includes(name)) this.#unseen += 1;
    this.#path.push(name);
    if (this.#unseen === 0) this.#enter(name, tag);
  }

  #strikeOut(): void {
    const table = this.#open.at(-1);
    if (table !== undefined) table.isStruckOut = true;
  }

  #enter(name: string, tag: SaxesTagNS): void {
    const table = this.#open.at(-1);
    if (name === 't') this.#isText = true;
    else if (name === 'tab') this.#say(' ');
    else if (name === 'br' || name === 'cr') this.#say('\n');
    else if (name === 'noBreakHyphen') this.#say('-');
    else if (name === 'tbl') this.#openTable();
    else if (table === undefined) return;
    else if (name === 'tr') [table.row, table.column, table.isStruckOut] = [[], 0, false];
    else if (name === 'gridBefore') table.column += columnsOf(tag, 0);
    else if (name === 'tc') table.cell = { text: '', span: 1, goesOn: false };
    else if (table.cell === undefined) return;
    else if (name === 'gridSpan') table.cell.span = columnsOf(tag, 1);
    else if (name === 'vMerge') table.cell.goesOn = attribute(tag, 'val') !== 'restart';
  }

  #openTable(): void {
    if (this.#open.length === DEEPEST) throw new Error('tables in tables');
    const table: OpenTable = {
      title: this.#title,
      rows: [],
      row: [],
      column: 0,
      isStruckOut: false,
      cell: undefined,
      above: [],
    };
    this.#open.push(table);
    this.tables.push(table);
  }

  text(text: string): void {
    if (this.#isText) this.#say(text);
  }

  closed(tag: SaxesTagNS): void {
    const name = this.#path.pop() ?? '';
    if (this.#unseen > 0) {
      if (UNSEEN.includes(name)) this.#unseen -= 1;
      return;
    }
    if (tag.local !== name) return;
    if (name === 't') this.#isText = false;
    else if (name === 'p') this.#endParagraph();
    else if (name === 'tc') this.#endCell();
    else if (name === 'tr') this.#endRow();
    else if (name === 'tbl') this.#open.pop();
  }

  #endParagraph(): void {
    const text = normaliseLines(this.#paragraph);
    this.#paragraph = '';
    const cell = this.#open.at(-1)?.cell;
    if (cell !== undefined) cell.text += `${text}\n`;
    else if (text !== '') this.#title = text.split('\n').at(-1) ?? '';
  }

  #endCell(): void {
    const table = this.#open.at(-1);
    if (table?.cell === undefined) return;
    const { column, cell } = table;
    const text = cell.goesOn ? (table.above[column] ?? '') : normaliseLines(cell.text);
    if (column < COLUMNS) table.row[column] = text;
    table.column += cell.span;
    table.cell = undefined;
  }

  #endRow(): void {
    const table = this.#open.at(-1);
    if (table === undefined || table.isStruckOut) return;
    const row = Array.from(
      { length: Math.min(table.column, COLUMNS) },
      (_, at) => table.row[at] ?? '',
    );
    table.rows.push(row);
    table.above = row;
    this.#rows += 1;
    // Nobody goes on reading what is refused anyway.
    if (this.hasTooMany) throw new Error('too many rows');
  }
}

/**
 * Every table in the order they begin in; one inside a cell is a table of its own. `unreadable` for what is no document
 * after all, `too-many-rows` for all tables together. The archive has been checked.
 */
export async function readWordTables(
  bytes: Buffer,
  rows: number,
): Promise<readonly WordTable[] | 'unreadable' | 'too-many-rows'> {
  const reader = new Reader(rows);
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('opentag', (tag) => reader.opened(tag));
  parser.on('closetag', (tag) => reader.closed(tag));
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  // A document has no definitions of its own: whoever writes some means to have them expanded.
  parser.on('doctype', () => {
    throw new Error('a document type');
  });
  try {
    for await (const text of textOfEntry(bytes, 'word/document.xml')) parser.write(text);
    parser.close();
  } catch {
    return reader.hasTooMany ? 'too-many-rows' : 'unreadable';
  }
  return reader.tables.map(({ title, rows: read }) => ({ title, rows: read }));
}
