// Reading and writing .xlsx: cells come as normalised text with their address; nothing of the domain.
import { ok, type Result, refuse } from '@jinze/kernel';
import ExcelJS from 'exceljs';
import { heightOf, linesOf } from './row-height.ts';
import { normaliseText, writeDateCell } from './spreadsheet-cell.ts';
import {
  checkOffice,
  type SpreadsheetLimits,
  type SpreadsheetRefusal,
} from './spreadsheet-limits.ts';

export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  /** By column from 0; '' for an empty cell. Dates are `YYYY-MM-DD`. */
  readonly cells: readonly string[];
}

export interface Sheet {
  readonly name: string;
  readonly header: SheetRow;
  readonly rows: readonly SheetRow[];
}

/** What a cell says: a formula by its result, a date as `YYYY-MM-DD`. */
export function cellText(value: ExcelJS.CellValue, normalise = normaliseText): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return writeDateCell(value);
  if (typeof value !== 'object') return normalise(String(value));
  if ('richText' in value) return normalise(value.richText.map((part) => part.text).join(''));
  if ('result' in value) return cellText(value.result ?? null, normalise);
  if ('text' in value) return normalise(String(value.text));
  return '';
}

/** Undefined for what is no workbook after all. Its archive has been checked. */
export async function openWorkbook(bytes: Buffer): Promise<ExcelJS.Workbook | undefined> {
  const workbook = new ExcelJS.Workbook();
  try {
    return await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  } catch {
    return undefined;
  }
}

function rowOf(row: ExcelJS.Row, columns: number): SheetRow {
  const cells = Array.from({ length: columns }, (_, index) =>
    cellText(row.getCell(index + 1).value),
  );
  return { number: row.number, cells };
}

/** The first sheet of a workbook: its header and the rows that are not empty. */
export async function readSheet(
  bytes: Buffer,
  limits: SpreadsheetLimits,
): Promise<Result<Sheet, SpreadsheetRefusal>> {
  const checked = await checkOffice(bytes, limits, ['workbook']);
  if (!checked.ok) return checked;
  const workbook = await openWorkbook(bytes);
  if (workbook === undefined) return refuse({ code: 'documents.not-a-workbook' });
  const sheet = workbook.worksheets[0];
  if (sheet === undefined || sheet.actualRowCount === 0)
    return refuse({ code: 'documents.empty-sheet' });
  if (sheet.actualRowCount > limits.rows + 1)
    return refuse({ code: 'documents.too-many-rows', values: { rows: limits.rows } });
  const columns = Math.min(sheet.actualColumnCount, 60);
  const rows: SheetRow[] = [];
  sheet.eachRow((row) => {
    const read = rowOf(row, columns);
    if (read.cells.some((cell) => cell !== '')) rows.push(read);
  });
  const [header, ...body] = rows;
  if (header === undefined) return refuse({ code: 'documents.empty-sheet' });
  return ok({ name: sheet.name, header, rows: body });
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface ColumnDefinition {
  readonly name: string;
  /** In characters. */
  readonly width: number;
  /** Offered as a list in the cell. */
  readonly choices?: readonly string[];
}

export interface WorkbookDefinition {
  readonly sheetName: string;
  readonly columns: readonly ColumnDefinition[];
  readonly rows: readonly (readonly string[])[];
  /** Further sheets of the same columns, after the first. */
  readonly more?: readonly Pick<WorkbookDefinition, 'sheetName' | 'rows'>[];
  /** A last sheet that explains, one line a paragraph. */
  readonly explanation?: { readonly sheetName: string; readonly lines: readonly string[] };
}

/** Rows for which the template offers its lists. */
const PREPARED_ROWS = 500;
const CHOICES_SHEET = '选项';

function addChoices(
  workbook: ExcelJS.Workbook,
  sheet: ExcelJS.Worksheet,
  definition: WorkbookDefinition,
): void {
  const withChoices = definition.columns.flatMap((column, index) =>
    column.choices === undefined ? [] : [{ index, choices: column.choices }],
  );
  if (withChoices.length === 0) return;
  const lists = workbook.addWorksheet(CHOICES_SHEET, { state: 'hidden' });
  for (const [place, { index, choices }] of withChoices.entries()) {
    for (const [row, choice] of choices.entries()) lists.getCell(row + 1, place + 1).value = choice;
    const letter = lists.getColumn(place + 1).letter;
    for (let row = 2; row <= Math.max(PREPARED_ROWS, definition.rows.length + 1); row += 1) {
      sheet.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`${CHOICES_SHEET}!$${letter}$1:$${letter}$${choices.length}`],
        showErrorMessage: true,
        errorTitle: '请从列表中选择',
        error: '请从下拉列表中选择一项',
      };
    }
  }
}

function addRow(
  sheet: ExcelJS.Worksheet,
  cells: readonly string[],
  widths: readonly number[],
): void {
  const row = sheet.addRow([...cells]);
  const lines = Math.max(...cells.map((cell, at) => linesOf(cell, widths[at] ?? 0)));
  if (lines > 1) row.height = heightOf(lines);
}

/** In characters. */
const NOTES_WIDTH = 100;

function addSheet(
  workbook: ExcelJS.Workbook,
  columns: WorkbookDefinition['columns'],
  { sheetName, rows }: Pick<WorkbookDefinition, 'sheetName' | 'rows'>,
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(sheetName, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      // A4.
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
  });
  sheet.columns = columns.map((column) => ({
    header: column.name,
    width: column.width,
    style: { numFmt: '@', alignment: { vertical: 'middle', wrapText: true } },
  }));
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8F0F4' } };
  const widths = columns.map(({ width }) => width);
  for (const row of rows) addRow(sheet, row, widths);
  return sheet;
}

/** An .xlsx with a frozen header, column widths and lists to choose from. */
export async function writeWorkbook(definition: WorkbookDefinition): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = addSheet(workbook, definition.columns, definition);
  for (const one of definition.more ?? []) addSheet(workbook, definition.columns, one);
  addChoices(workbook, sheet, definition);
  if (definition.explanation !== undefined) {
    const notes = workbook.addWorksheet(definition.explanation.sheetName);
    notes.getColumn(1).width = NOTES_WIDTH;
    notes.getColumn(1).alignment = { wrapText: true, vertical: 'top' };
    for (const line of definition.explanation.lines) addRow(notes, [line], [NOTES_WIDTH]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
