// The workbooks that the demo's offices bring in.
import { writeWorkbook } from '@jinze/documents';

interface Column {
  readonly name: string;
  readonly width: number;
}

/** An office's own sheet: the columns without the lists to choose from, which cost most of a workbook's time. */
export function plainWorkbook(
  sheetName: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Promise<Buffer> {
  const plain = columns.map(({ name, width }) => ({ name, width }));
  return writeWorkbook({ sheetName, columns: plain, rows });
}
