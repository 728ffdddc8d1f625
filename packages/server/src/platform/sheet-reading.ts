// Reading a sheet cell by cell: where each column stands, and every fault by row, column and reason. Pure.
import type { CellError } from '@jinze/contracts';
import type { SheetRow } from '@jinze/documents';
import { nearest } from './nearest.ts';

export interface SheetColumn<Name extends string> {
  readonly name: Name;
  readonly isRequired: boolean;
}

export type Columns<Name extends string> = ReadonlyMap<Name, number>;

/** Reads one row; `fail` notes a fault and answers undefined. */
export interface Reading<Name extends string> {
  readonly row: number;
  text(column: Name): string;
  fail(column: Name, code: string, reason: string, suggestion?: string): undefined;
}

/** Where each column stands, or what is wrong with the header. `（可空）` after a name is allowed. */
export function readHeader<Name extends string>(
  header: SheetRow,
  wanted: readonly SheetColumn<Name>[],
): { readonly columns: Columns<Name>; readonly errors: readonly CellError[] } {
  const columns = new Map<Name, number>();
  const errors: CellError[] = [];
  const known = wanted.map((column) => column.name);
  const report = (column: string, code: string, reason: string, suggestion?: string) =>
    errors.push({
      row: header.number,
      column,
      value: column,
      code,
      reason,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  for (const [index, title] of header.cells.entries()) {
    const name = known.find((one) => one === title.replace(/[（(]可空[）)]$/, ''));
    if (title === '') continue;
    if (name === undefined)
      report(
        title,
        'sheet.unknown-column',
        '模板中没有这一列',
        nearest(title, known) ?? '请下载模板对照',
      );
    else if (columns.has(name)) report(title, 'sheet.duplicate-column', '这一列出现了两次');
    else columns.set(name, index);
  }
  for (const column of wanted) {
    if (column.isRequired && !columns.has(column.name))
      report(column.name, 'sheet.missing-column', '缺少这一列', '请下载模板对照');
  }
  return { columns, errors };
}

export function readingOf<Name extends string>(
  row: SheetRow,
  columns: Columns<Name>,
  errors: CellError[],
): Reading<Name> {
  const text = (column: Name) => row.cells[columns.get(column) ?? -1] ?? '';
  return {
    row: row.number,
    text,
    fail: (column, code, reason, suggestion) => {
      errors.push({
        row: row.number,
        column,
        value: text(column),
        code,
        reason,
        ...(suggestion === undefined ? {} : { suggestion }),
      });
      return undefined;
    },
  };
}

/** The text of a cell that must not be empty and has at most `limit` characters. */
export function required<Name extends string>(
  reading: Reading<Name>,
  column: Name,
  limit = 60,
): string | undefined {
  const text = reading.text(column);
  if (text === '') return reading.fail(column, 'sheet.required', '不能为空');
  if (text.length > limit) return reading.fail(column, 'sheet.too-long', `不能超过 ${limit} 个字`);
  return text;
}

const SEPARATORS = /[、；;，,\n]/;

/** The parts of a cell that names several things. */
export function listed(text: string): readonly string[] {
  const parts = text.split(SEPARATORS).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}
