// From cells to roster rows: every cell that cannot be read is named with its reason. Pure.
import type { CellError } from '@jinze/contracts';
import { readWrittenDate, type Sheet, type SheetRow } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import { nearest } from '../../platform/nearest.ts';
import {
  type Columns,
  listed,
  type Reading,
  readHeader,
  readingOf,
  required,
} from '../../platform/sheet-reading.ts';
import type { Region } from './posts.context.ts';
import { findRegion, type RegionIndex, type RegionNames } from './region-index.ts';
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

export interface RosterFacts {
  readonly regions: RegionIndex;
  readonly names: RegionNames;
  readonly today: CivilDate;
}

type RosterReading = Reading<RosterColumn>;

function readRegion(reading: RosterReading, regions: RegionIndex): Region | undefined {
  const text = required(reading, '地区');
  if (text === undefined) return undefined;
  const found = findRegion(regions, text);
  return 'path' in found ? found : reading.fail('地区', found.code, found.reason, found.suggestion);
}

function readCategory(reading: RosterReading): PostCategory | undefined {
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

function readFrom(reading: RosterReading, today: CivilDate): CivilDate | undefined {
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
  reading: RosterReading,
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

function readPortfolios(reading: RosterReading): readonly string[] | undefined {
  const fields = listed(reading.text('分管领域'));
  if (fields.some((field) => field.length > 30))
    return reading.fail(
      '分管领域',
      'sheet.too-long',
      '一个领域不超过 30 个字',
      '几个领域之间用顿号分开',
    );
  return fields;
}

/** One row, or undefined after its errors were added. */
function readRow(
  row: SheetRow,
  columns: Columns<RosterColumn>,
  facts: RosterFacts,
  errors: CellError[],
): RosterRow | undefined {
  const reading = readingOf(row, columns, errors);
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
    nameMark: reading.text('同名区分'),
    from,
    managingCommittee,
    portfolios,
  };
}

/** All rows that can be read and all errors, in the order of the sheet. */
export function readRoster(
  sheet: Sheet,
  facts: RosterFacts,
): { rows: RosterRow[]; errors: CellError[] } {
  const { columns, errors: faults } = readHeader(sheet.header, ROSTER_COLUMNS);
  if (faults.length > 0) return { rows: [], errors: [...faults] };
  const errors: CellError[] = [];
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
