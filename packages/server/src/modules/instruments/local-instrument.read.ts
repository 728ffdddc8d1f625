// From cells to a local instrument: every cell that cannot be read is named with its reason. Pure.
import type { CellError } from '@jinze/contracts';
import { readWrittenDate, type Sheet } from '@jinze/documents';
import { type CivilDate, LEVELS, parseCivilDate } from '@jinze/kernel';
import { type LocalRequirement, provisionOf } from '@jinze/rules';
import { nearest } from '../../platform/nearest.ts';
import {
  listed,
  type Reading,
  readHeader,
  readingOf,
  required,
} from '../../platform/sheet-reading.ts';
import { findRegion, type Region, type RegionIndex } from '../posts/index.ts';
import {
  DOCUMENT_COLUMNS,
  LOCAL_COLUMNS,
  LOCAL_WORDS,
  type LocalColumn,
  MOST_REQUIREMENTS,
} from './local-instrument.columns.ts';

/** A requirement before it has an instrument: the document says place and dates for all. */
export type WrittenRequirement = Omit<
  LocalRequirement,
  'id' | 'instrument' | 'place' | 'placeName' | 'inForce' | 'isSuperseded'
>;

export interface WrittenInstrument {
  readonly title: string;
  readonly documentNo: string;
  readonly region: Region;
  readonly effectiveFrom: CivilDate;
  readonly effectiveTo: CivilDate | null;
  readonly requirements: readonly {
    readonly row: number;
    readonly requirement: WrittenRequirement;
  }[];
}

type LocalReading = Reading<LocalColumn>;
const ORIGINAL_TEXT = 500;

function readDate(reading: LocalReading, column: '施行日期' | '失效日期'): CivilDate | undefined {
  return (
    readWrittenDate(reading.text(column)) ??
    reading.fail(column, 'sheet.bad-date', '不是真实的日期', '写作 年-月-日，如 2024-03-15')
  );
}

function readDocument(
  reading: LocalReading,
  regions: RegionIndex,
): Omit<WrittenInstrument, 'requirements'> | undefined {
  const title = required(reading, '文件名称', 120);
  const documentNo = required(reading, '文号', 60);
  const regionText = required(reading, '适用地区', 60);
  const found = regionText === undefined ? undefined : findRegion(regions, regionText);
  const region =
    found === undefined || 'path' in found
      ? found
      : reading.fail('适用地区', found.code, found.reason, found.suggestion);
  const from =
    required(reading, '施行日期') === undefined ? undefined : readDate(reading, '施行日期');
  const to = reading.text('失效日期') === '' ? null : readDate(reading, '失效日期');
  if (from !== undefined && to !== undefined && to !== null && to < from)
    return reading.fail('失效日期', 'instruments.ends-before-start', '早于施行日期');
  if (title === undefined || documentNo === undefined || region === undefined) return undefined;
  if (from === undefined || to === undefined) return undefined;
  return { title, documentNo, region, effectiveFrom: from, effectiveTo: to };
}

/** A word of a closed list, by its Chinese name or its code. */
function wordOf<T extends string>(
  list: { readonly words: readonly T[]; readonly names: Readonly<Record<T, string>> },
  text: string,
): T | undefined {
  const normal = text.replaceAll('(', '（').replaceAll(')', '）');
  return list.words.find((word) => word === text || list.names[word] === normal);
}

function readWords<T extends string>(
  reading: LocalReading,
  column: LocalColumn,
  list: { readonly words: readonly T[]; readonly names: Readonly<Record<T, string>> },
): readonly T[] | undefined {
  const names: readonly string[] = list.words.map((word) => list.names[word]);
  const read = listed(reading.text(column)).map((text) => ({ text, word: wordOf(list, text) }));
  const unknown = read.find(({ word }) => word === undefined);
  if (unknown !== undefined)
    return reading.fail(
      column,
      'sheet.unknown-word',
      `没有“${unknown.text}”这个选项`,
      nearest(unknown.text, names) ?? names.join('、'),
    );
  return read.flatMap(({ word }) => word ?? []);
}

/** At most one word; null when the cell is empty. */
function readWord<T extends string>(
  reading: LocalReading,
  column: LocalColumn,
  list: { readonly words: readonly T[]; readonly names: Readonly<Record<T, string>> },
): T | null | undefined {
  const words = readWords(reading, column, list);
  if (words === undefined) return undefined;
  if (words.length > 1) return reading.fail(column, 'sheet.one-word', '只能填一个');
  return words[0] ?? null;
}

function readCount(reading: LocalReading): number | null | undefined {
  const text = reading.text('次数');
  if (text === '') return null;
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= 366
    ? number
    : reading.fail('次数', 'instruments.bad-count', '须是 1 到 366 的整数');
}

/** `03-31` from 03-31, 3-31 or 3月31日; null when the cell is empty. */
function readMonthDay(reading: LocalReading): string | null | undefined {
  const text = reading.text('截止月日');
  if (text === '') return null;
  const match = /^(\d{1,2})[-/月](\d{1,2})日?$/.exec(text);
  const monthDay = `${(match?.[1] ?? '').padStart(2, '0')}-${(match?.[2] ?? '').padStart(2, '0')}`;
  // Every year has it: a year that is no leap year is asked.
  return match !== null && parseCivilDate(`2025-${monthDay}`) !== undefined
    ? monthDay
    : reading.fail('截止月日', 'sheet.bad-date', '不是每年都有的日子', '写作 03-31 或 3月31日');
}

/** `art5.2` from 5.2 or art5.2; null for an item of its own. */
function readItem(
  reading: LocalReading,
  postClasses: readonly string[] | undefined,
): string | null | undefined {
  const text = reading.text('对应条项');
  if (text === '') return null;
  const code = text.startsWith('art') ? text : `art${text}`;
  const provision = provisionOf(code);
  if (provision === undefined)
    return reading.fail(
      '对应条项',
      'instruments.unknown-item',
      '《规定》第五条至第九条没有这一项',
      '写作 5.2',
    );
  const { addressees, article } = provision.article;
  const others = postClasses?.some((one) => !addressees.postClasses.some((own) => own === one));
  return others === true
    ? reading.fail(
        '对应条项',
        'instruments.item-of-other-class',
        `第 ${article} 条不是所填职务类别的职责`,
        '空着，单列一项；或把不同职务类别分成几行',
      )
    : code;
}

/** Null for an empty cell. */
function optionalText(
  reading: LocalReading,
  column: '条款' | '情形' | '事项',
  limit: number,
): string | null | undefined {
  const text = reading.text(column);
  if (text === '') return null;
  return text.length > limit
    ? reading.fail(column, 'sheet.too-long', `不能超过 ${limit} 个字`)
    : text;
}

function readVerified(reading: LocalReading): 'local' | 'recalled' | undefined {
  const text = reading.text('来源核对');
  if (text === '' || text === '已核对' || text === 'true') return 'local';
  return text === '未核对' || text === 'false'
    ? 'recalled'
    : reading.fail('来源核对', 'sheet.unknown-word', '只能填 已核对 或 未核对');
}

/** A count needs its number and period, a limit its day. */
function isWhole(
  reading: LocalReading,
  asked: {
    kind: string | null;
    atLeast: number | null;
    per: string | null;
    monthDay: string | null;
  },
): boolean {
  const { kind, atLeast, per, monthDay } = asked;
  const faults: [boolean, LocalColumn, string][] = [
    [kind === 'count' && atLeast === null, '次数', '要求种类是“次数”，须填次数'],
    [(kind === 'count' || atLeast !== null) && per === null, '周期', '有次数的，须填周期'],
    [per !== null && atLeast === null && kind !== 'count', '次数', '填了周期的，须填次数'],
    [kind === 'by-date' && monthDay === null, '截止月日', '要求种类是“期限”，须填截止月日'],
    [kind !== 'by-date' && monthDay !== null, '截止月日', '只有“期限”才填截止月日'],
  ];
  const found = faults.filter(([isFault]) => isFault);
  for (const [, column, reason] of found) reading.fail(column, 'instruments.incomplete', reason);
  return found.length === 0;
}

const present = <K extends string, V>(key: K, value: V | null) =>
  (value === null ? {} : { [key]: value }) as { readonly [one in K]?: V };

function readRequirement(
  reading: LocalReading,
  number: number,
  region: Region | undefined,
): WrittenRequirement | undefined {
  const text = required(reading, '要求原文', ORIGINAL_TEXT);
  const someClass = required(reading, '职务类别', ORIGINAL_TEXT);
  const someLevel = required(reading, '层级');
  const postClasses = readWords(reading, '职务类别', LOCAL_WORDS.postClasses);
  const levels = readWords(reading, '层级', LOCAL_WORDS.levels);
  const organs = readWords(reading, '机构性质', LOCAL_WORDS.organs);
  const item = readItem(reading, postClasses);
  const kind = required(reading, '要求种类') && readWord(reading, '要求种类', LOCAL_WORDS.kind);
  const activity = readWord(reading, '活动', LOCAL_WORDS.activity);
  const body = readWord(reading, '由谁', LOCAL_WORDS.body);
  const atLeast = readCount(reading);
  const per = readWord(reading, '周期', LOCAL_WORDS.per);
  const monthDay = readMonthDay(reading);
  const status = readVerified(reading);
  const article = optionalText(reading, '条款', 60);
  const occasion = optionalText(reading, '情形', 200);
  const matter = optionalText(reading, '事项', 30);
  const [portfolio = null, second] = listed(reading.text('分管领域'));
  if (second !== undefined)
    return reading.fail('分管领域', 'sheet.one-word', '一行只能填一个领域', '分成几行');
  const above = levels?.find(
    (level) => region !== undefined && LEVELS.indexOf(level) < LEVELS.indexOf(region.level),
  );
  if (portfolio !== null && portfolio.length > 30)
    return reading.fail('分管领域', 'sheet.too-long', '一个领域不超过 30 个字');
  if (above !== undefined)
    return reading.fail('层级', 'instruments.level-above', '下级文件不能规定上级机构的职责');
  // Said beside the other faults of the row, so that one correction is enough.
  const isComplete =
    kind === undefined || atLeast === undefined || per === undefined || monthDay === undefined
      ? false
      : isWhole(reading, { kind, atLeast, per, monthDay });
  if (text === undefined || someClass === undefined || someLevel === undefined) return undefined;
  if (postClasses === undefined || levels === undefined || organs === undefined) return undefined;
  if (item === undefined || typeof kind !== 'string' || kind === '') return undefined;
  if (activity === undefined || body === undefined || status === undefined) return undefined;
  if (atLeast === undefined || per === undefined || monthDay === undefined) return undefined;
  if (!isComplete) return undefined;
  if (article === undefined || occasion === undefined || matter === undefined) return undefined;
  return {
    number,
    text,
    status,
    postClasses,
    levels,
    kind,
    ...(organs.length === 0 ? {} : { organs }),
    ...present('article', article),
    ...present('occasion', occasion),
    ...present('matter', matter),
    ...present('item', item),
    ...present('portfolio', portfolio),
    ...present('activity', activity),
    ...present('body', body),
    ...present('atLeast', atLeast),
    ...present('per', per),
    ...present('monthDay', monthDay),
    ...(item === null ? { title: text.slice(0, 24) } : {}),
  };
}

/** Rows below the first may leave the document's columns empty or repeat them, nothing else. */
function repeatsDocument(reading: LocalReading, first: LocalReading): void {
  for (const column of DOCUMENT_COLUMNS) {
    const text = reading.text(column);
    if (text !== '' && text !== first.text(column))
      reading.fail(column, 'instruments.other-document', '与第一行不同；一个文件导入一次');
  }
}

/** The instrument, or all faults in the order of the sheet. */
export function readLocalInstrument(
  sheet: Sheet,
  regions: RegionIndex,
): { readonly instrument: WrittenInstrument | undefined; readonly errors: readonly CellError[] } {
  const { columns, errors: faults } = readHeader<LocalColumn>(sheet.header, LOCAL_COLUMNS);
  if (faults.length > 0) return { instrument: undefined, errors: faults };
  const errors: CellError[] = [];
  const [firstRow] = sheet.rows;
  const whole = (code: string, reason: string) => ({
    instrument: undefined,
    errors: [{ row: 2, column: '要求原文', value: '', code, reason }],
  });
  if (firstRow === undefined) return whole('instruments.empty', '没有任何要求');
  if (sheet.rows.length > MOST_REQUIREMENTS)
    return whole('instruments.too-many', `一个文件最多 ${MOST_REQUIREMENTS} 条要求`);
  const first = readingOf(firstRow, columns, errors);
  const document = readDocument(first, regions);
  const requirements = sheet.rows.flatMap((row, index) => {
    const reading = readingOf(row, columns, errors);
    if (index > 0) repeatsDocument(reading, first);
    const requirement = readRequirement(reading, index + 1, document?.region);
    return requirement === undefined ? [] : [{ row: row.number, requirement }];
  });
  return {
    instrument: document === undefined ? undefined : { ...document, requirements },
    errors: errors.toSorted((a, b) => a.row - b.row),
  };
}
