// From cells to roster rows: every cell that cannot be read is named with its reason. Pure.
import type { RosterError } from '@jinze/contracts';
import { readWrittenDate, type Sheet, type SheetRow } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import { distance } from 'fastest-levenshtein';
import type { Region } from './posts.context.ts';
import {
  POST_CATEGORIES,
  type PostCategory,
  ROSTER_COLUMNS,
  type RosterColumn,
} from './roster.columns.ts';

export interface RosterRow {
  readonly row: number;
  readonly region: Region;
  readonly organName: string;
  readonly postTitle: string;
  readonly category: PostCategory;
  readonly personName: string;
  /** 甲, 乙 …: tells people of one name apart; '' for the usual case. */
  readonly nameMark: string;
  readonly from: CivilDate;
  /** The path of the region whose committee manages the post; null when the cell is empty. */
  readonly managingCommittee: string | null;
  readonly portfolios: readonly string[];
}

/** The regions a roster may name: those of the caller's scope, by name, longer name and code. */
export type RegionIndex = ReadonlyMap<string, readonly Region[]>;
/** Names by path, those above the scope included. */
export type RegionNames = ReadonlyMap<string, string>;

export interface RosterFacts {
  readonly regions: RegionIndex;
  readonly names: RegionNames;
  readonly today: CivilDate;
}

const TOO_LONG = 60;
const PORTFOLIO_SEPARATORS = /[、；;，,\n]/;

function nearest(text: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(text.length / 2)) + 1;
  for (const name of names) {
    const steps = distance(text, name);
    if (steps < least) [best, least] = [name, steps];
  }
  return best;
}

/** Where each column stands, or what is wrong with the header. */
function readHeader(header: SheetRow): {
  columns: ReadonlyMap<RosterColumn, number>;
  errors: RosterError[];
} {
  const columns = new Map<RosterColumn, number>();
  const errors: RosterError[] = [];
  const known = ROSTER_COLUMNS.map((column) => column.name);
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
        'posts.unknown-column',
        '模板中没有这一列',
        nearest(title, known) ?? '请下载模板对照',
      );
    else if (columns.has(name)) report(title, 'posts.duplicate-column', '这一列出现了两次');
    else columns.set(name, index);
  }
  for (const column of ROSTER_COLUMNS) {
    if (column.isRequired && !columns.has(column.name))
      report(column.name, 'posts.missing-column', '缺少这一列', '请下载模板对照');
  }
  return { columns, errors };
}

interface Reading {
  readonly row: SheetRow;
  text(column: RosterColumn): string;
  fail(column: RosterColumn, code: string, reason: string, suggestion?: string): undefined;
}

function required(reading: Reading, column: RosterColumn): string | undefined {
  const text = reading.text(column);
  if (text === '') return reading.fail(column, 'posts.required', '不能为空');
  if (text.length > TOO_LONG)
    return reading.fail(column, 'posts.too-long', `不能超过 ${TOO_LONG} 个字`);
  return text;
}

function readRegion(reading: Reading, regions: RegionIndex): Region | undefined {
  const text = required(reading, '地区');
  if (text === undefined) return undefined;
  const found = regions.get(text) ?? [];
  if (found.length === 1) return found[0];
  if (found.length > 1)
    return reading.fail(
      '地区',
      'posts.ambiguous-region',
      '有几个地区同名',
      '请在前面加上上级地区的名称，或填代码',
    );
  const suggestion = nearest(text, regions.keys());
  return reading.fail(
    '地区',
    'posts.unknown-region',
    '没有这个地区，或不在您的管理范围内',
    suggestion,
  );
}

function readCategory(reading: Reading): PostCategory | undefined {
  const text = required(reading, '职务类别');
  if (text === undefined) return undefined;
  const normal = text.replaceAll('(', '（').replaceAll(')', '）');
  const found = POST_CATEGORIES.find((category) => category.name === normal);
  const names = POST_CATEGORIES.map((category) => category.name);
  return (
    found ??
    reading.fail(
      '职务类别',
      'posts.unknown-class',
      '不在职务类别列表中',
      nearest(normal, names) ?? names[0],
    )
  );
}

function readFrom(reading: Reading, today: CivilDate): CivilDate | undefined {
  const text = required(reading, '任职日期');
  if (text === undefined) return undefined;
  const date = readWrittenDate(text);
  if (date === undefined)
    return reading.fail(
      '任职日期',
      'posts.bad-date',
      '不是真实的日期',
      '写作 年-月-日，如 2024-03-15',
    );
  if (date > today)
    return reading.fail('任职日期', 'posts.future-date', '晚于今天', '到任后再登记');
  if (date < '1980-01-01')
    return reading.fail('任职日期', 'posts.bad-date', '早于 1980 年', '请核对年份');
  return date;
}

/** 云江市委 or 中共云江市委员会: a committee of the region itself or of one above it, never another. */
function readCommittee(
  reading: Reading,
  region: Region | undefined,
  names: RegionNames,
): string | null | undefined {
  const text = reading.text('干部管理权限');
  if (text === '' || region === undefined) return null;
  const codes = region.path.split('/').filter((code) => code !== '');
  const possible = codes.map((_, index) => `/${codes.slice(0, index + 1).join('/')}/`);
  const found = possible.find((path) =>
    [`${names.get(path) ?? ''}委`, `中共${names.get(path) ?? ''}委员会`].includes(text),
  );
  const known = possible
    .map((path) => `${names.get(path) ?? ''}委`)
    .filter((name) => name !== '委');
  return (
    found ??
    reading.fail(
      '干部管理权限',
      'posts.unknown-committee',
      '不是本地区或上级地区的党委',
      known.join('、'),
    )
  );
}

function readPortfolios(reading: Reading): readonly string[] | undefined {
  const fields = reading
    .text('分管领域')
    .split(PORTFOLIO_SEPARATORS)
    .map((field) => field.trim())
    .filter((field) => field !== '');
  if (fields.some((field) => field.length > 30))
    return reading.fail(
      '分管领域',
      'posts.too-long',
      '一个领域不超过 30 个字',
      '几个领域之间用顿号分开',
    );
  return [...new Set(fields)];
}

/** One row, or undefined after its errors were added. */
function readRow(
  row: SheetRow,
  columns: ReadonlyMap<RosterColumn, number>,
  facts: RosterFacts,
  errors: RosterError[],
): RosterRow | undefined {
  const text = (column: RosterColumn) => row.cells[columns.get(column) ?? -1] ?? '';
  const reading: Reading = {
    row,
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
  const region = readRegion(reading, facts.regions);
  const organName = required(reading, '机构');
  const postTitle = required(reading, '职务');
  const category = readCategory(reading);
  const personName = required(reading, '姓名');
  const from = readFrom(reading, facts.today);
  const managingCommittee = readCommittee(reading, region, facts.names);
  const portfolios = readPortfolios(reading);
  if (
    region === undefined ||
    organName === undefined ||
    postTitle === undefined ||
    category === undefined
  )
    return undefined;
  if (personName === undefined || from === undefined || portfolios === undefined) return undefined;
  if (managingCommittee === undefined) return undefined;
  return {
    row: row.number,
    region,
    organName,
    postTitle,
    category,
    personName,
    nameMark: text('同名区分'),
    from,
    managingCommittee,
    portfolios,
  };
}

/** All rows that can be read and all errors, in the order of the sheet. */
export function readRoster(
  sheet: Sheet,
  facts: RosterFacts,
): { rows: RosterRow[]; errors: RosterError[] } {
  const { columns, errors } = readHeader(sheet.header);
  if (errors.length > 0) return { rows: [], errors };
  const rows = sheet.rows.flatMap((row) => readRow(row, columns, facts, errors) ?? []);
  if (sheet.rows.length === 0)
    errors.push({
      row: 2,
      column: '地区',
      value: '',
      code: 'posts.empty-roster',
      reason: '没有任何数据行',
    });
  return { rows, errors };
}
