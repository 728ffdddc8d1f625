// From cells to lines of deployments: every cell that cannot be read is named with its reason. Pure.
import type { AskResult, CellError, StepInput, StepKind } from '@jinze/contracts';
import { readWrittenDate, type Sheet } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import { nearest } from '../../platform/nearest.ts';
import { type Reading, readHeader, readingOf, required } from '../../platform/sheet-reading.ts';
import { findRegion, type Region, type RegionIndex } from '../posts/index.ts';
import type { Head } from './deployment.decide.ts';
import {
  HEAD_COLUMNS,
  ISSUED_BY_WORDS,
  KIND_WORDS,
  RESULT_WORDS,
  SHEET_COLUMNS,
  type SheetColumnName,
} from './sheet.columns.ts';

type SheetReading = Reading<SheetColumnName>;

export interface SheetHead extends Head {
  readonly region: Region;
}

export interface SheetLine {
  readonly row: number;
  readonly head: SheetHead;
  /** The row whose cells say the head: this one, or one above. */
  readonly headRow: number;
  readonly what: string;
  readonly organName: string;
  /** Empty: of the body. */
  readonly postTitle: string;
  readonly dueOn: CivilDate | null;
  readonly steps: readonly StepInput[];
  /** False: some cell of it could not be read; the others are looked at all the same, so that all faults are told at once. */
  readonly isWhole: boolean;
}

function wordOf<T extends string>(
  reading: SheetReading,
  column: SheetColumnName,
  words: Readonly<Record<T, string>>,
): T | undefined {
  const text = reading.text(column);
  const entries = Object.entries(words) as [T, string][];
  const found = entries.find(([, word]) => word === text)?.[0];
  if (found !== undefined) return found;
  if (text === '') return reading.fail(column, 'sheet.required', '不能为空');
  const names = entries.map(([, word]) => word);
  return reading.fail(
    column,
    'sheet.unknown-word',
    `没有“${text}”这个选项`,
    nearest(text, names) ?? names.join('、'),
  );
}

function dateOf(reading: SheetReading, column: SheetColumnName): CivilDate | undefined {
  const text = reading.text(column);
  if (text === '') return reading.fail(column, 'sheet.required', '不能为空');
  return (
    readWrittenDate(text) ??
    reading.fail(column, 'sheet.bad-date', '不是真实的日期', '写作 年-月-日，如 2026-03-15')
  );
}

/** Null for an empty cell; undefined for one that cannot be read. */
function optional(reading: SheetReading, column: SheetColumnName, limit: number) {
  const text = reading.text(column);
  if (text === '') return null;
  return text.length > limit
    ? reading.fail(column, 'sheet.too-long', `不能超过 ${limit} 个字`)
    : text;
}

function readHead(reading: SheetReading, regions: RegionIndex): SheetHead | undefined {
  const regionText = required(reading, '地区', 60);
  const found = regionText === undefined ? undefined : findRegion(regions, regionText);
  const region =
    found === undefined || 'path' in found
      ? found
      : reading.fail('地区', found.code, found.reason, found.suggestion);
  const issuedBy = wordOf(reading, '来源', ISSUED_BY_WORDS);
  const issuer = required(reading, '来文单位', 120);
  const kind = wordOf(reading, '文件类别', KIND_WORDS);
  const number = optional(reading, '文号', 120);
  const title = required(reading, '标题', 120);
  const receivedOn = dateOf(reading, '收到日期');
  const custodian = optional(reading, '文件保管', 120);
  if (region === undefined || issuedBy === undefined || issuer === undefined) return undefined;
  if (kind === undefined || number === undefined || title === undefined) return undefined;
  if (receivedOn === undefined || custodian === undefined) return undefined;
  return { region, issuedBy, issuer, kind, number, title, receivedOn, custodian };
}

/** Where a step’s day and what it says stand. */
export const STEP_COLUMNS: Readonly<
  Record<StepKind, { readonly on: SheetColumnName; readonly says: SheetColumnName }>
> = {
  conveyed: { on: '传达日期', says: '传达方式' },
  studied: { on: '研究日期', says: '研究会议' },
  measures: { on: '措施日期', says: '措施' },
  result: { on: '结果日期', says: '落实结果' },
};

const EMPTY: Omit<StepInput, 'kind' | 'on'> = {
  venue: null,
  number: null,
  text: null,
  result: null,
  reason: null,
  statedBy: null,
  records: [],
};

function saysOf(
  reading: SheetReading,
  kind: StepKind,
): Partial<Omit<StepInput, 'kind' | 'on'>> | undefined {
  if (kind === 'conveyed' || kind === 'studied') {
    const venue = optional(reading, STEP_COLUMNS[kind].says, 120);
    return venue === undefined ? undefined : { venue };
  }
  if (kind === 'measures') {
    const text = optional(reading, '措施', 500);
    return text === undefined ? undefined : { text };
  }
  const result: AskResult | undefined = wordOf(reading, '落实结果', RESULT_WORDS);
  const said = optional(reading, '结果说明', 500);
  const statedBy = optional(reading, '认定人', 60);
  if (result === undefined || said === undefined || statedBy === undefined) return undefined;
  return result === 'not-done' ? { result, reason: said, statedBy } : { result, text: said };
}

const CELLS_OF: Readonly<Record<StepKind, readonly SheetColumnName[]>> = {
  conveyed: ['传达日期', '传达方式'],
  studied: ['研究日期', '研究会议'],
  measures: ['措施日期', '措施'],
  result: ['结果日期', '落实结果', '结果说明', '认定人'],
};

/** The steps whose cells say something; undefined: some cell cannot be read. */
function readSteps(reading: SheetReading): StepInput[] | undefined {
  const kinds = (Object.keys(CELLS_OF) as StepKind[]).filter((kind) =>
    CELLS_OF[kind].some((column) => reading.text(column) !== ''),
  );
  const steps = kinds.map((kind) => {
    const on = dateOf(reading, STEP_COLUMNS[kind].on);
    const says = saysOf(reading, kind);
    return on === undefined || says === undefined ? undefined : { ...EMPTY, ...says, kind, on };
  });
  return steps.some((step) => step === undefined) ? undefined : steps.flatMap((step) => step ?? []);
}

function readLine(
  reading: SheetReading,
  { head, row: headRow }: { readonly head: SheetHead | undefined; readonly row: number },
): SheetLine | undefined {
  const what = required(reading, '要求', 300);
  const organName = required(reading, '责任单位', 120);
  const due = reading.text('完成期限') === '' ? null : dateOf(reading, '完成期限');
  const steps = readSteps(reading);
  const postTitle = optional(reading, '责任职务', 120);
  if (head === undefined || organName === undefined) return undefined;
  return {
    row: reading.row,
    head,
    headRow,
    what: what ?? '',
    organName,
    postTitle: postTitle ?? '',
    dueOn: due ?? null,
    steps: steps ?? [],
    isWhole:
      what !== undefined && due !== undefined && steps !== undefined && postTitle !== undefined,
  };
}

/** Lines of which it is known what document and body they are of, and every fault. A row whose head cells are all empty is of the document above. */
export function readSheetLines(
  sheet: Sheet,
  regions: RegionIndex,
): { readonly lines: readonly SheetLine[]; readonly errors: readonly CellError[] } {
  const { columns, errors: ofHeader } = readHeader<SheetColumnName>(sheet.header, SHEET_COLUMNS);
  if (ofHeader.some(({ code }) => code === 'sheet.missing-column'))
    return { lines: [], errors: ofHeader };
  const errors: CellError[] = [...ofHeader];
  const lines: SheetLine[] = [];
  let above: { head: SheetHead | undefined; row: number } | undefined;
  for (const row of sheet.rows) {
    const reading = readingOf(row, columns, errors);
    const continues =
      above !== undefined && HEAD_COLUMNS.every((column) => reading.text(column) === '');
    if (above === undefined || !continues)
      above = { head: readHead(reading, regions), row: row.number };
    const line = readLine(reading, above);
    if (line !== undefined) lines.push(line);
  }
  return { lines, errors };
}
