// Every table of a file, whatever made it: the sheets of a workbook or the tables of a document, as rows of plain text.
import { ok, type Result, refuse } from '@jinze/kernel';
import type ExcelJS from 'exceljs';
import { cellText, openWorkbook, type SheetRow } from './spreadsheet.ts';
import { normaliseLines } from './spreadsheet-cell.ts';
import {
  checkOffice,
  type SpreadsheetLimits,
  type SpreadsheetRefusal,
} from './spreadsheet-limits.ts';
import { readWordTables } from './word-tables.ts';

/** As people speak of it: the sheet 「批示」, or the second table. */
export interface Grid {
  readonly kind: 'sheet' | 'table';
  /** Of all sheets or tables of the file, from 1. */
  readonly number: number;
  /** Of a sheet its name, of a table what stands right before it. */
  readonly title: string;
  /** As the file numbers them, those that say nothing left out. Lines within a cell stay lines. */
  readonly rows: readonly SheetRow[];
}

const COLUMNS = 60;
const TITLE = 60;

/** A cell merged over several columns speaks in its first, one merged over several rows in each. */
function cellOf(row: ExcelJS.Row, column: number): string {
  const cell = row.getCell(column);
  const isContinued = cell.isMerged && cell.master.fullAddress.col !== cell.fullAddress.col;
  return isContinued ? '' : cellText(cell.value, normaliseLines);
}

function rowsOfSheet(sheet: ExcelJS.Worksheet): SheetRow[] {
  const columns = Math.min(sheet.columnCount, COLUMNS);
  const rows: SheetRow[] = [];
  sheet.eachRow((row) => {
    const cells = Array.from({ length: columns }, (_, index) => cellOf(row, index + 1));
    rows.push({ number: row.number, cells });
  });
  return rows;
}

const speaks = ({ cells }: SheetRow) => cells.some((cell) => cell !== '');

function found(grids: readonly Grid[], limits: SpreadsheetLimits) {
  const speaking = grids
    .map((grid) => ({ ...grid, rows: grid.rows.filter(speaks) }))
    .filter(({ rows }) => rows.length > 0);
  const count = speaking.reduce((sum, { rows }) => sum + rows.length, 0);
  if (count > limits.rows + HEADS)
    return refuse<SpreadsheetRefusal>({
      code: 'documents.too-many-rows',
      values: { rows: limits.rows },
    });
  return speaking.length === 0
    ? refuse<SpreadsheetRefusal>({ code: 'documents.no-table' })
    : ok(speaking);
}

/** Rows of titles and heads that do not count. */
const HEADS = 100;

async function sheetsOf(bytes: Buffer): Promise<Grid[] | undefined> {
  const workbook = await openWorkbook(bytes);
  return workbook?.worksheets.flatMap((sheet, index) =>
    // Lists to choose from are hidden, and no table of anybody.
    sheet.state === 'visible'
      ? [{ kind: 'sheet', number: index + 1, title: sheet.name, rows: rowsOfSheet(sheet) }]
      : [],
  );
}

/** All tables of an .xlsx or a .docx that say anything, in the order of the file. */
export async function readTables(
  bytes: Buffer,
  limits: SpreadsheetLimits,
): Promise<Result<readonly Grid[], SpreadsheetRefusal>> {
  const type = await checkOffice(bytes, limits, ['workbook', 'word']);
  if (!type.ok) return type;
  if (type.value === 'workbook') {
    const sheets = await sheetsOf(bytes);
    return sheets === undefined
      ? refuse({ code: 'documents.not-readable' })
      : found(sheets, limits);
  }
  const tables = await readWordTables(bytes, limits.rows + HEADS);
  if (tables === 'unreadable') return refuse({ code: 'documents.not-readable' });
  if (tables === 'too-many-rows')
    return refuse({ code: 'documents.too-many-rows', values: { rows: limits.rows } });
  const grids = tables.map(
    ({ title, rows }, index): Grid => ({
      kind: 'table',
      number: index + 1,
      title: title.slice(0, TITLE),
      rows: rows.map((cells, at) => ({ number: at + 1, cells })),
    }),
  );
  return found(grids, limits);
}
