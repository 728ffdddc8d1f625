// An exported list as it was written, read by another hand: the library for workbooks.
import ExcelJS from 'exceljs';
import { cellText } from '../spreadsheet.ts';

export interface ReadList {
  /** What stands above the header: what it is, and what it leaves out. */
  readonly said: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export async function readList(bytes: Buffer): Promise<ReadList> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const [sheet] = workbook.worksheets;
  const header = sheet?.views[0]?.state === 'frozen' ? (sheet.views[0].ySplit ?? 0) : 0;
  if (sheet === undefined || header < 2) throw new Error('no exported list');
  const width = sheet.getRow(header).cellCount;
  const lines = Array.from({ length: sheet.rowCount }, (_, at) =>
    Array.from({ length: width }, (_unused, column) =>
      cellText(sheet.getRow(at + 1).getCell(column + 1).value),
    ),
  );
  return {
    said: lines.slice(0, header - 1).map(([line = '']) => line),
    columns: lines[header - 1] ?? [],
    rows: lines.slice(header),
  };
}
