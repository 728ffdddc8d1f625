// Finds what a table is: a list with a head and a record in each row, or a form of labels and values; and its columns. Pure.
import type { ImportChoices, RecordColumn, TableLayout } from '@jinze/contracts';
import type { Grid, SheetRow } from '@jinze/documents';
import type { Activity } from '@jinze/kernel';
import { activityOf, fieldOfHead, MANY } from './records-sheet.columns.ts';
import { yearIn } from './records-sheet.dates.ts';

export interface FoundColumn {
  readonly column: number;
  readonly title: string;
  readonly field: RecordColumn | null;
}

/** A record as cells by column, with the row it is named by in errors. */
export interface FoundRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface FoundTable {
  readonly number: number;
  readonly kind: Grid['kind'];
  readonly title: string;
  readonly layout: TableLayout;
  readonly columns: readonly FoundColumn[];
  readonly rows: readonly FoundRow[];
  /** What its title and head say of every row. */
  readonly activity: Activity | undefined;
  readonly year: number | undefined;
}

/** A head stands among the first rows: titles and remarks may come before it. */
const HEAD_WITHIN = 15;
/** Fields by which a head is told from a row that happens to have one of the words. */
const LEAST_FIELDS = 2;
const LEAST_LABELS = 3;
/** No form is longer: what is, is a list. */
const LONGEST_FORM = 60;

const fieldsOf = (cells: readonly string[]) =>
  new Set(cells.map(fieldOfHead).filter((field) => field !== undefined && field !== null));

/** Distinct cells that speak: a title over all columns is one. */
const speaking = ({ cells }: SheetRow) => new Set(cells.filter((cell) => cell !== ''));

function findHead(rows: readonly SheetRow[]): { at: number; fields: number } {
  let best = { at: -1, fields: 0 };
  for (const [at, row] of rows.slice(0, HEAD_WITHIN).entries()) {
    const { size } = fieldsOf(row.cells);
    if (size > best.fields) best = { at, fields: size };
  }
  return best;
}

interface Label {
  readonly title: string;
  readonly row: number;
  readonly value: string;
}

/** Labels with what stands right of them; a label alone in its row speaks for the row below. */
function labelsOf(rows: readonly SheetRow[]): Label[] {
  const labels: Label[] = [];
  for (const { cells, number } of rows)
    for (let column = 0; column + 1 < cells.length; column += 1) {
      const title = cells[column] ?? '';
      if (title === '' || fieldOfHead(title) === undefined) continue;
      const right = cells.slice(column + 1).find((cell) => cell !== '') ?? '';
      // Two labels beside each other are the head of a list, or a label without a value.
      const value = fieldOfHead(right) === undefined ? right : '';
      labels.push({ title, row: number, value });
    }
  return labels;
}

/** Of a column that several heads have, the first is it; what may be said several times stays. */
function onceEach(columns: readonly FoundColumn[]): FoundColumn[] {
  const taken = new Set<RecordColumn>();
  return columns.map((one) => {
    if (one.field === null || MANY.includes(one.field)) return one;
    if (!taken.has(one.field)) {
      taken.add(one.field);
      return one;
    }
    // A second name is what was done more closely.
    return { ...one, field: one.field === 'title' ? 'matter' : null };
  });
}

/** A head over two rows is written into both by what is merged: the lower one is the closer. */
function headOf(rows: readonly SheetRow[], at: number): { titles: string[]; below: number } {
  const upper = rows[at]?.cells ?? [];
  const lower = rows[at + 1]?.cells ?? [];
  const isSecond =
    fieldsOf(lower).size >= LEAST_FIELDS &&
    lower.some((cell, n) => cell !== '' && cell === upper[n]);
  if (!isSecond) return { titles: [...upper], below: at + 1 };
  return { titles: upper.map((cell, n) => (lower[n] ?? '') || cell), below: at + 2 };
}

/** A row that says no more than one thing is a remark between rows, or the sum below them. */
const isRecord = (row: SheetRow) =>
  speaking(row).size > 1 && !/^(合计|小计|总计)$/.test(row.cells.find((cell) => cell !== '') ?? '');

function listOf(grid: Grid, at: number): Pick<FoundTable, 'layout' | 'columns' | 'rows'> {
  const { titles, below } = headOf(grid.rows, at);
  return {
    layout: 'list',
    columns: onceEach(
      titles.flatMap((title, column) =>
        title === '' ? [] : [{ column, title, field: fieldOfHead(title) ?? null }],
      ),
    ),
    rows: grid.rows
      .slice(below)
      .filter(isRecord)
      // On a new page the head is there once more.
      .filter(({ cells }) => !isSameHead(cells, titles))
      .map(({ number, cells }) => ({ row: number, cells })),
  };
}

const isSameHead = (cells: readonly string[], titles: readonly string[]) =>
  cells.every((cell, n) => cell === (titles[n] ?? ''));

function formOf(labels: readonly Label[]): Pick<FoundTable, 'layout' | 'columns' | 'rows'> {
  return {
    layout: 'form',
    columns: onceEach(
      labels.map(({ title }, column) => ({ column, title, field: fieldOfHead(title) ?? null })),
    ),
    rows: [{ row: labels[0]?.row ?? 1, cells: labels.map(({ value }) => value) }],
  };
}

/** What the title says; or the head, where it has a column of its own kind (批示内容). */
function activityIn(title: string, columns: readonly FoundColumn[]): Activity | undefined {
  return activityOf(title) ?? activityOf(columns.map((column) => column.title).join(' '));
}

/** Undefined for a table in which nothing of a record is recognised: whoever knows better says so. */
export function findTable(grid: Grid): FoundTable | undefined {
  const { number, kind, rows } = grid;
  const head = findHead(rows);
  const labels = labelsOf(rows.slice(0, LONGEST_FORM));
  const valued = labels.filter(({ value }) => value !== '');
  const labelled = fieldsOf(valued.map((label) => label.title)).size;
  const isForm = labelled >= LEAST_LABELS && labelled > head.fields;
  if (!isForm && head.fields < LEAST_FIELDS) return undefined;
  const found = isForm ? formOf(labels) : listOf(grid, head.at);
  // Rows before the head are titles.
  const before = isForm ? [] : rows.slice(0, head.at).flatMap((row) => [...speaking(row)]);
  const title = [grid.title, ...before].join(' ').trim();
  return {
    number,
    kind,
    title,
    ...found,
    activity: activityIn(title, found.columns),
    year: yearIn(title),
  };
}

/** The table as the person decided it is. */
export function withChoices(
  table: FoundTable,
  choice: ImportChoices['tables'][number] | undefined,
): FoundTable {
  if (choice === undefined) return table;
  const chosen = new Map(choice.columns.map(({ column, field }) => [column, field]));
  return {
    ...table,
    columns: table.columns.map((one) => {
      const field = chosen.get(one.column);
      return field === undefined ? one : { ...one, field };
    }),
    activity: choice.activity ?? table.activity,
    year: choice.year ?? table.year,
  };
}

/** As people speak of it. */
export const tableName = ({
  kind,
  number,
  title,
}: Pick<FoundTable, 'kind' | 'number' | 'title'>) =>
  kind === 'sheet' ? `工作表“${title.split(' ')[0] ?? ''}”` : `第 ${number} 个表格`;
