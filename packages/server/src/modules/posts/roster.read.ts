// From cells to roster rows: every cell that cannot be read is named with its reason. Pure.
import type { CellError } from '@jinze/contracts';
import { readWrittenDate, type Sheet, type SheetRow } from '@jinze/documents';
import type { CivilDate, Manner } from '@jinze/kernel';
import { nearest } from '../../platform/nearest.ts';
import {
  type Columns,
  listed,
  type Reading,
  readHeader,
  readingOf,
  required,
} from '../../platform/sheet-reading.ts';
import { personName as withoutBlanks } from './person-name.ts';
import type { Region } from './posts.context.ts';
import { findRegion, type RegionIndex, type RegionNames } from './region-index.ts';
import {
  MANNER_WORDS,
  OTHER_PERSON,
  POST_CATEGORIES,
  type PostCategory,
  ROSTER_COLUMNS,
  type RosterColumn,
  SAME_PERSON,
} from './roster.columns.ts';

/** A row of a roster as it is understood. */
export interface RosterRow {
  readonly row: number;
  readonly region: Region;
  readonly organName: string;
  readonly postTitle: string;
  readonly category: PostCategory;
  readonly personName: string;
  /** Four characters, an answer about somebody of the same name on record, or '' for neither. */
  readonly idTail: string;
  readonly from: CivilDate;
  /** The last day; null while in office. */
  readonly to: CivilDate | null;
  readonly isCommitteeMember: boolean;
  readonly manner: Manner;
  /** 任免文号 */
  readonly documentNo: string | null;
  /** 分工文件文号 */
  readonly portfolioDocumentNo: string | null;
  readonly liaison: string | null;
  /** The path of the region whose committee manages the post. */
  readonly managingCommittee: string;
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
): string | undefined {
  const text = required(reading, '干部管理权限');
  if (text === undefined || region === undefined) return undefined;
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

function readTo(reading: RosterReading, from: CivilDate | undefined, today: CivilDate) {
  const text = reading.text('离任日期');
  if (text === '') return null;
  const date = readWrittenDate(text);
  if (date === undefined)
    return reading.fail(
      '离任日期',
      'posts.bad-date',
      '不是真实的日期',
      '写作 年-月-日，如 2024-03-15',
    );
  if (date > today)
    return reading.fail('离任日期', 'posts.future-date', '晚于今天', '离任后再登记');
  if (from !== undefined && date < from)
    return reading.fail('离任日期', 'posts.ends-before-start', '早于任职日期', '核对两个日期');
  return date;
}

function readTail(reading: RosterReading): string | undefined {
  const text = reading.text('证件后四位').toUpperCase();
  return text === '' || text === SAME_PERSON || text === OTHER_PERSON || /^\d{3}[\dX]$/.test(text)
    ? text
    : reading.fail(
        '证件后四位',
        'posts.bad-id-tail',
        '须是四位，最后一位可以是 X',
        '只填最后四位，不要填整个号码',
      );
}

/** A standing-committee member, and a head of a party committee with one, is one by the class alone. */
function readMember(reading: RosterReading, category: PostCategory | undefined) {
  const text = required(reading, '是否本级党委常委');
  if (text === undefined) return undefined;
  if (text !== '是' && text !== '否')
    return reading.fail('是否本级党委常委', 'sheet.unknown-word', '只能填 是 或 否');
  const isByClass =
    category?.organKind === 'party-committee' &&
    ['party-chief', 'standing-committee-member'].includes(category.postClass);
  if (isByClass && text === '否')
    return reading.fail(
      '是否本级党委常委',
      'posts.member-contradicts',
      `“${category.name}”都是常委`,
      '核对职务类别，或填 是',
    );
  return text === '是';
}

function readManner(reading: RosterReading): Manner | undefined {
  const text = reading.text('主持/代理/AB岗');
  return (
    MANNER_WORDS[text] ??
    reading.fail(
      '主持/代理/AB岗',
      'sheet.unknown-word',
      '不在列表中',
      nearest(
        text,
        Object.keys(MANNER_WORDS).filter((word) => word !== ''),
      ) ?? '主持工作、代理、AB岗',
    )
  );
}

/** Null for an empty cell. */
function readText(
  reading: RosterReading,
  column: '任免文号' | '分工文件文号' | '联络员',
): string | null | undefined {
  const text = reading.text(column);
  if (text === '') return null;
  return text.length > 60 ? reading.fail(column, 'sheet.too-long', '不能超过 60 个字') : text;
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
  const to = readTo(reading, from, facts.today);
  const idTail = readTail(reading);
  const isCommitteeMember = readMember(reading, category);
  const manner = readManner(reading);
  const [documentNo, portfolioDocumentNo, liaison] = (
    ['任免文号', '分工文件文号', '联络员'] as const
  ).map((column) => readText(reading, column));
  if (region === undefined || organName === undefined || postTitle === undefined) return undefined;
  if (category === undefined || personName === undefined || from === undefined) return undefined;
  if (portfolios === undefined || managingCommittee === undefined || to === undefined)
    return undefined;
  if (idTail === undefined || isCommitteeMember === undefined || manner === undefined)
    return undefined;
  if (documentNo === undefined || portfolioDocumentNo === undefined || liaison === undefined)
    return undefined;
  return {
    row: row.number,
    region,
    organName,
    postTitle,
    category,
    personName: withoutBlanks(personName),
    idTail,
    from,
    to,
    isCommitteeMember,
    manner,
    documentNo,
    portfolioDocumentNo,
    liaison: liaison === null ? null : withoutBlanks(liaison),
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
