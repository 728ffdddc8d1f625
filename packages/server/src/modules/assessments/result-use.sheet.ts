// A workbook of the register of uses: its columns, the sheet that explains them, and its cells read one by one.
import type { CellError, ResultUseInput } from '@jinze/contracts';
import {
  ROSTER_LIMITS,
  readWrittenDate,
  type Sheet,
  type SpreadsheetLimits,
  writeWorkbook,
} from '@jinze/documents';
import { type CivilDate, LONG_TEXT, secrecyIn } from '@jinze/kernel';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import { nearest } from '../../platform/nearest.ts';
import { type Reading, readHeader, readingOf, required } from '../../platform/sheet-reading.ts';
import { findRegion, type RegionIndex } from '../posts/index.ts';
import { faultsOfUse, type UseFault } from './result-use.decide.ts';
import { resultUsesErrors } from './result-use.errors.ts';
import { SAFETY_WORDS, USE_KIND_WORDS } from './result-use.words.ts';

const words = (of: Readonly<Record<string, string>>) => Object.values(of);

export const USE_COLUMNS = [
  { name: '地区', width: 14, isRequired: true },
  { name: '年度', width: 8, isRequired: true },
  { name: '种类', width: 14, isRequired: true, choices: words(USE_KIND_WORDS) },
  { name: '名称', width: 36, isRequired: true },
  { name: '组织单位', width: 24, isRequired: true },
  { name: '是否纳入安全生产', width: 12, isRequired: true, choices: words(SAFETY_WORDS) },
  { name: '分值或权重', width: 14, isRequired: false },
  { name: '依据文号', width: 22, isRequired: false },
  { name: '送交对象', width: 22, isRequired: false },
  { name: '送交日期', width: 12, isRequired: false },
  { name: '送交文号', width: 22, isRequired: false },
  { name: '运用情况', width: 40, isRequired: false },
  { name: '反馈', width: 30, isRequired: false },
] as const;
export type UseColumn = (typeof USE_COLUMNS)[number]['name'];

export const USE_SHEET_LIMITS: SpreadsheetLimits = { ...ROSTER_LIMITS, rows: 5000 };

const COLUMN_OF: Readonly<Record<UseFault['field'], UseColumn>> = {
  year: '年度',
  kind: '种类',
  name: '名称',
  organ: '组织单位',
  safetyIn: '是否纳入安全生产',
  weight: '分值或权重',
  documentNo: '依据文号',
  sentTo: '送交对象',
  sentOn: '送交日期',
  sentNo: '送交文号',
  howUsed: '运用情况',
  feedback: '反馈',
};

export function usesTemplate(): Promise<Buffer> {
  return writeWorkbook({
    sheetName: '结果运用台账',
    columns: USE_COLUMNS.map((column) => ({
      name: column.name,
      width: column.width,
      ...('choices' in column ? { choices: column.choices } : {}),
    })),
    rows: [],
    explanation: {
      sheetName: '填表说明',
      lines: [
        '结果运用台账导入说明',
        '一行是一项考核、督查巡视巡察、干部任用或者评先评优。同一年度、同一组织单位、同一名称的只登记一次。',
        '地区：登记的地区，写名称、上级加名称或行政区划代码；只能填您管理范围内的地区。',
        `种类：${words(USE_KIND_WORDS).join('、')}。`,
        '组织单位：写规范全称，如 云江市委组织部。',
        `是否纳入安全生产：${words(SAFETY_WORDS).join('、')}。没有核实的写“${SAFETY_WORDS.unknown}”，不要写“${SAFETY_WORDS.no}”。`,
        '分值或权重（可空）：照文件写，如 5分、占5%；只有纳入的才填。依据文号（可空）：写明这一点的文件。',
        '送交对象、送交日期、送交文号（可空）：安全生产考核或者巡查结果送给谁、哪天、什么文号；还没有送的都空着。日期写作 年-月-日，如 2026-03-15。',
        '运用情况、反馈（可空）：怎样运用、对方怎样答复；不写人名，不录涉密内容。',
        '有一处错误，整个文件都不导入。',
      ],
    },
  });
}

export interface UseSheetLine extends ResultUseInput {
  readonly row: number;
  readonly regionPath: string;
  readonly regionName: string;
  readonly scopeKey: string;
  readonly year: number;
}

type UseReading = Reading<UseColumn>;

function wordOf<T extends string>(
  reading: UseReading,
  column: UseColumn,
  of: Readonly<Record<T, string>>,
): T | undefined {
  const text = required(reading, column);
  if (text === undefined) return undefined;
  const entries = Object.entries(of) as [T, string][];
  const found = entries.find(([, word]) => word === text)?.[0];
  if (found !== undefined) return found;
  const names = entries.map(([, word]) => word);
  return reading.fail(
    column,
    'sheet.unknown-word',
    `没有“${text}”这个选项`,
    nearest(text, names) ?? names.join('、'),
  );
}

/** Null for an empty cell; undefined for one that cannot be read. */
function optional(reading: UseReading, column: UseColumn, limit: number) {
  const text = reading.text(column);
  if (text === '') return null;
  return text.length > limit
    ? reading.fail(column, 'sheet.too-long', `不能超过 ${limit} 个字`)
    : text;
}

function yearIn(reading: UseReading): number | undefined {
  const text = required(reading, '年度', 8);
  if (text === undefined) return undefined;
  const year = Number(text.replace(/年$/, ''));
  return Number.isInteger(year) && year >= 2018 && year <= 2100
    ? year
    : reading.fail('年度', 'sheet.bad-number', '不是 2018 年以来的年度', '写作 2026');
}

function dateIn(reading: UseReading): CivilDate | null | undefined {
  const text = reading.text('送交日期');
  if (text === '') return null;
  return (
    readWrittenDate(text) ??
    reading.fail('送交日期', 'sheet.bad-date', '不是真实的日期', '写作 年-月-日，如 2026-03-15')
  );
}

type Whole<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };
/** Only when every part could be read. */
const whole = <T extends object>(parts: T): Whole<T> | undefined =>
  Object.values(parts).includes(undefined) ? undefined : (parts as Whole<T>);

function readSaid(reading: UseReading) {
  return whole({
    year: yearIn(reading),
    kind: wordOf(reading, '种类', USE_KIND_WORDS),
    name: required(reading, '名称', 120),
    organ: required(reading, '组织单位', 120),
    safetyIn: wordOf(reading, '是否纳入安全生产', SAFETY_WORDS),
    weight: optional(reading, '分值或权重', 120),
    documentNo: optional(reading, '依据文号', 120),
    sentTo: optional(reading, '送交对象', 120),
    sentOn: dateIn(reading),
    sentNo: optional(reading, '送交文号', 120),
    howUsed: optional(reading, '运用情况', LONG_TEXT),
    feedback: optional(reading, '反馈', LONG_TEXT),
  });
}

function checkSaid(
  reading: UseReading,
  { year, ...said }: NonNullable<ReturnType<typeof readSaid>>,
  today: CivilDate,
): void {
  for (const { code, field } of faultsOfUse(year, said, today))
    reading.fail(COLUMN_OF[field], code, resultUsesErrors[code].zh);
  const secret = secrecyIn(Object.entries(said));
  if (secret !== undefined)
    reading.fail(
      COLUMN_OF[secret.path as UseFault['field']],
      'assessments.use-marked-secret',
      `内容带有密级标志“${secret.marking}”，不得录入`,
    );
}

/** Lines whose cells could all be read, and every fault of all of them. */
export function readUseSheet(
  sheet: Sheet,
  regions: RegionIndex,
  today: CivilDate,
): { readonly lines: readonly UseSheetLine[]; readonly errors: CellError[] } {
  const { columns, errors: ofHeader } = readHeader<UseColumn>(sheet.header, USE_COLUMNS);
  const errors: CellError[] = [...ofHeader];
  if (ofHeader.some(({ code }) => code === 'sheet.missing-column')) return { lines: [], errors };
  const lines: UseSheetLine[] = [];
  for (const row of sheet.rows) {
    const reading = readingOf(row, columns, errors);
    const text = required(reading, '地区', 60);
    const found = text === undefined ? undefined : findRegion(regions, text);
    if (found !== undefined && !('path' in found))
      reading.fail('地区', found.code, found.reason, found.suggestion);
    const said = readSaid(reading);
    if (said !== undefined) checkSaid(reading, said, today);
    if (said === undefined || found === undefined || !('path' in found)) continue;
    const scopeKey = scopeKeyOf(found.level, found.path);
    const place = { regionPath: found.path, regionName: found.name, scopeKey };
    lines.push({ ...said, ...place, row: row.number });
  }
  return { lines, errors };
}
