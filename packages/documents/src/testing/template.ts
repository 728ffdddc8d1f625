// A template to fill in as whoever opens it finds it, read by another hand: the library for workbooks.
import ExcelJS from 'exceljs';
import { cellText } from '../spreadsheet.ts';

export interface ReadTemplate {
  readonly columns: readonly string[];
  /** What is offered in the first row to fill in, by column; a column without a list is not in it. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** The lines of the sheet that explains, the last that is shown. */
  readonly explanation: readonly string[];
}

export async function readTemplate(bytes: Buffer): Promise<ReadTemplate> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const shown = workbook.worksheets.filter(({ state }) => state === 'visible');
  const [sheet, ...further] = shown;
  const explaining = further.at(-1);
  if (sheet === undefined) throw new Error('no sheet');
  const textsOf = (of: ExcelJS.Worksheet, column: number, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => cellText(of.getCell(from + at, column).value));
  const columns = Array.from({ length: sheet.columnCount }, (_, at) =>
    cellText(sheet.getCell(1, at + 1).value),
  );
  const choices: Record<string, readonly string[]> = {};
  for (const [at, name] of columns.entries()) {
    const [formula] = sheet.getCell(2, at + 1).dataValidation?.formulae ?? [];
    if (formula === undefined) continue;
    const [, source = '', letter = '', from, to] =
      /^(.+)!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/.exec(String(formula)) ?? [];
    const lists = workbook.getWorksheet(source);
    if (lists === undefined) throw new Error(`${name}: ${String(formula)}`);
    const column = lists.getColumn(letter).number;
    choices[name] = textsOf(lists, column, Number(from), Number(to));
  }
  return {
    columns,
    choices,
    explanation: explaining === undefined ? [] : textsOf(explaining, 1, 1, explaining.rowCount),
  };
}
