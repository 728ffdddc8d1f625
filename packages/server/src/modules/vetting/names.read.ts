// A list of names as it was given: a workbook, or text pasted line by line. Every fault by sheet, row, column and reason.
import { type CellError, VETTING_LIMIT } from '@jinze/contracts';
import { ROSTER_LIMITS, readSheet, type Sheet, type SheetRow } from '@jinze/documents';
import type { AppraisalResult, AssessmentGrade } from '@jinze/kernel';
import { Refused, unwrap } from '../../platform/refused.ts';
import {
  type Columns,
  type Reading,
  readHeader,
  readingOf,
  required,
} from '../../platform/sheet-reading.ts';
import { appraisalIn, assessmentIn, NAME_COLUMNS, type NameColumn } from './names.columns.ts';

/** One line of the list. */
export interface GivenName {
  readonly row: number;
  readonly name: string;
  readonly body: string;
  readonly post: string;
  readonly lastAppraisal: AppraisalResult | null;
  readonly assessment: AssessmentGrade | null;
}

export interface GivenNames {
  readonly sheet: string;
  readonly rows: number;
  readonly names: readonly GivenName[];
  readonly errors: readonly CellError[];
}

const PASTED = '粘贴的名单';
const LONGEST = 120;
const LIMITS = { ...ROSTER_LIMITS, rows: VETTING_LIMIT };

/** A workbook is a zip archive; anything else is taken for text. */
const isWorkbook = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString() === 'PK';

/** A tab, two spaces or a comma between parts; one space alone may be part of what is written. */
const PARTS = /\t|[ 　]{2,}|　|[,，]/;

function sheetOfText(text: string): Sheet {
  const lines = text
    .split(/\r?\n/)
    .map(
      (line, index): SheetRow => ({
        number: index + 1,
        cells: (line.includes('\t') ? line.split('\t') : line.trim().split(PARTS)).map((cell) =>
          cell.trim(),
        ),
      }),
    )
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const first = lines[0];
  const hasHeader = first?.cells[0] === NAME_COLUMNS[0].name;
  const header =
    hasHeader && first !== undefined
      ? first
      : { number: 0, cells: NAME_COLUMNS.map(({ name }) => name) };
  return { name: PASTED, header, rows: hasHeader ? lines.slice(1) : lines };
}

/** A cell with a choice: empty is none. */
function chosen<Choice>(
  reading: Reading<NameColumn>,
  column: NameColumn,
  read: (text: string) => Choice | undefined,
  choices: string,
): Choice | null | undefined {
  const text = reading.text(column);
  if (text === '') return null;
  return read(text) ?? reading.fail(column, 'sheet.not-a-choice', `只能填：${choices}`);
}

function textOf(reading: Reading<NameColumn>, column: NameColumn): string | undefined {
  const text = reading.text(column);
  return text.length > LONGEST
    ? reading.fail(column, 'sheet.too-long', `不能超过 ${LONGEST} 个字`)
    : text;
}

const choicesOf = (column: NameColumn): string => {
  const found = NAME_COLUMNS.find(({ name }) => name === column);
  return found !== undefined && 'choices' in found ? found.choices.join('、') : '';
};

function nameIn(
  row: SheetRow,
  columns: Columns<NameColumn>,
  errors: CellError[],
): GivenName | undefined {
  const reading = readingOf(row, columns, errors);
  const name = required(reading, '姓名', 40);
  const body = textOf(reading, '单位');
  const post = textOf(reading, '职务');
  const lastAppraisal = chosen(reading, '上年度考核等次', appraisalIn, choicesOf('上年度考核等次'));
  const assessment = chosen(
    reading,
    '安全生产考核等次',
    assessmentIn,
    choicesOf('安全生产考核等次'),
  );
  if (
    name === undefined ||
    body === undefined ||
    post === undefined ||
    lastAppraisal === undefined ||
    assessment === undefined
  )
    return undefined;
  return { row: row.number, name, body, post, lastAppraisal, assessment };
}

/** Refuses what is no list at all; what is wrong with single cells is among the errors. */
export async function readNames(bytes: Buffer): Promise<GivenNames> {
  const sheet = isWorkbook(bytes)
    ? unwrap(await readSheet(bytes, LIMITS))
    : sheetOfText(bytes.toString('utf8'));
  if (sheet.rows.length === 0) throw new Refused({ code: 'vetting.no-names' });
  if (sheet.rows.length > VETTING_LIMIT)
    throw new Refused({ code: 'vetting.too-many', values: { limit: VETTING_LIMIT } });
  const { columns, errors: faults } = readHeader(sheet.header, NAME_COLUMNS);
  const errors: CellError[] = [...faults];
  const names =
    faults.length > 0 ? [] : sheet.rows.flatMap((row) => nameIn(row, columns, errors) ?? []);
  return { sheet: sheet.name, rows: sheet.rows.length, names, errors };
}
