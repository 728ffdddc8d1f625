// A row of a found table, cell by cell: what a field says, and every fault by sheet, row and column. Pure.
import type { ImportError, RecordColumn } from '@jinze/contracts';
import { COLUMN_NAMES } from './records-sheet.columns.ts';
import { type FoundRow, type FoundTable, tableName } from './records-sheet.find.ts';

/** Characters of a value as an error shows it. */
const SHOWN = 120;

/** Reads one row; `fail` notes a fault and answers undefined. */
export interface Cells {
  /** All columns with this field, one after the other. */
  text(field: RecordColumn): string;
  fail(
    field: RecordColumn,
    code: string,
    reason: string,
    suggestion?: string,
    value?: string,
  ): undefined;
}

/** The head of the first column with the field, as the file has it. */
export const headOfField = ({ columns }: FoundTable, field: RecordColumn) =>
  columns.find((one) => one.field === field)?.title ?? COLUMN_NAMES[field];

export function cellsOf(table: FoundTable, row: FoundRow, errors: ImportError[]): Cells {
  const text = (field: RecordColumn) =>
    table.columns
      .filter((one) => one.field === field)
      .map(({ column }) => row.cells[column] ?? '')
      .filter((cell) => cell !== '')
      .join('\n');
  return {
    text,
    fail: (field, code, reason, suggestion, value = text(field)) => {
      errors.push({
        tableNumber: table.number,
        table: tableName(table),
        row: row.row,
        column: headOfField(table, field),
        value: value.slice(0, SHOWN),
        code,
        reason,
        ...(suggestion === undefined ? {} : { suggestion }),
      });
      return undefined;
    },
  };
}
