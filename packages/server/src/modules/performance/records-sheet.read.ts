// From the cells of a found table to what its records say: every cell that cannot be read is named with its reason. Pure.
import type { ImportError, RecordColumn, RecordContent } from '@jinze/contracts';
import { normaliseText } from '@jinze/documents';
import type { Activity, Id } from '@jinze/kernel';
import { nearest } from '../../platform/nearest.ts';
import { type Cells, cellsOf } from './records-sheet.cells.ts';
import { ACTIVITY_CHOICES, activityOf, BODY_CHOICES, bodyOf } from './records-sheet.columns.ts';
import { readWhen, type When } from './records-sheet.dates.ts';
import type { FoundRow, FoundTable } from './records-sheet.find.ts';
import { type Question, type ReadFacts, readPeople } from './records-sheet.people.ts';

const SHORT = 120;
const LONG = 2000;

/** A row as it is understood. */
export interface ReadRecord {
  readonly table: FoundTable;
  readonly row: number;
  readonly content: RecordContent;
}

export interface ReadTables {
  readonly records: readonly ReadRecord[];
  readonly errors: readonly ImportError[];
  readonly questions: readonly Question[];
}

function readShort(cells: Cells, field: RecordColumn): string | null | undefined {
  const text = normaliseText(cells.text(field).replaceAll('\n', '、'));
  if (text === '') return null;
  return text.length <= SHORT
    ? text
    : cells.fail(field, 'sheet.too-long', `不能超过 ${SHORT} 个字`);
}

function readLong(cells: Cells, field: RecordColumn): string | null | undefined {
  const text = cells.text(field);
  if (text === '') return null;
  return text.length <= LONG
    ? text
    : cells.fail(
        field,
        'sheet.too-long',
        `有 ${text.length} 个字，不能超过 ${LONG} 个`,
        '内部文件只记名称、日期、事项和文号；也可以在上面把这一列设为不导入',
      );
}

function readDays(cells: Cells, table: FoundTable): When | undefined {
  const text = cells.text('occurredOn');
  if (text === '') return cells.fail('occurredOn', 'sheet.required', '不能为空');
  const when = readWhen(text, table.year);
  if (when === undefined)
    return cells.fail(
      'occurredOn',
      'sheet.bad-date',
      readWhen(text, 2000) === undefined ? '不是真实的日期' : '没有写年份',
      readWhen(text, 2000) === undefined
        ? '写作 年-月-日，如 2026-03-05'
        : '补上年份，或在上面为整张表选年份',
    );
  const end = cells.text('occurredTo');
  if (end === '') return when;
  const to = readWhen(end, Number(when.from.slice(0, 4)));
  if (to === undefined)
    return cells.fail(
      'occurredTo',
      'sheet.bad-date',
      '不是真实的日期',
      '写作 年-月-日，如 2026-03-06',
    );
  return { from: when.from, to: to.from === when.from ? null : to.from };
}

function readActivity(cells: Cells, table: FoundTable): Activity | undefined {
  const text = normaliseText(cells.text('activity'));
  if (text === '')
    return (
      table.activity ??
      cells.fail('activity', 'sheet.no-activity', '没有说明是什么活动', '在上面为整张表选一种活动')
    );
  return (
    activityOf(text) ??
    cells.fail(
      'activity',
      'sheet.unknown-activity',
      '不是认识的活动',
      nearest(text, ACTIVITY_CHOICES) ?? ACTIVITY_CHOICES.join('、'),
    )
  );
}

/** Of a meeting told by its name, where no column says it. */
function readBody(
  cells: Cells,
  activity: Activity,
  title: string,
): RecordContent['body'] | undefined {
  const text = normaliseText(cells.text('body'));
  if (text !== '')
    return (
      bodyOf(text) ??
      cells.fail(
        'body',
        'sheet.unknown-body',
        '不是认识的会议或主体',
        nearest(text, BODY_CHOICES) ?? BODY_CHOICES.join('、'),
      )
    );
  return activity === 'meeting' || activity === 'study' ? (bodyOf(title) ?? null) : null;
}

/** The first sentence of a text, as far as a title goes. */
function firstSentence(text: string): string {
  const [sentence = ''] = normaliseText(text.split('\n')[0] ?? '').split(/[。；;！!]/);
  return sentence.length <= 60 ? sentence : `${sentence.slice(0, 59)}…`;
}

/** Without a column of its own a title is how what was done begins. */
function readTitle(cells: Cells): string | undefined {
  const own = normaliseText(cells.text('title').replaceAll('\n', ' '));
  if (own.length > SHORT)
    return cells.fail('title', 'sheet.too-long', `不能超过 ${SHORT} 个字`, '其余的写进内容');
  if (own !== '') return own;
  const made = (['matter', 'orders', 'findings', 'place'] as const)
    .map((field) => firstSentence(cells.text(field)))
    .find((sentence) => sentence !== '');
  return made ?? cells.fail('title', 'sheet.required', '不能为空');
}

/** `6.4`, `art6.4`, `art6.4-1`; several are parted by commas. */
function readDuties(cells: Cells): string[] | undefined {
  const parts = cells
    .text('duties')
    .split(/[、，,;；\s]+/)
    .filter((part) => part !== '');
  const codes = parts.map((part) => part.replace(/^第?(?=\d+\.\d+)/, 'art'));
  const wrong = codes.findIndex((code) => !/^art\d{1,2}\.\d{1,2}(-\d{1,2})?$/.test(code));
  return wrong < 0
    ? codes
    : cells.fail(
        'duties',
        'sheet.unknown-duty',
        '不是职责条项',
        '写作 5.2 或 6.4，几项用顿号分开',
        parts[wrong],
      );
}

/** Who took part and is in no roster stands in the matter: a name that was written is not lost. */
function withOthers(matter: string | null, others: readonly string[]): string | null {
  if (others.length === 0) return matter;
  return [...(matter === null ? [] : [matter]), `其他参加人员：${others.join('、')}`]
    .join('\n')
    .slice(0, LONG);
}

function readRow(
  table: FoundTable,
  row: FoundRow,
  personId: Id<'person'> | null,
  facts: ReadFacts,
  found: { readonly errors: ImportError[]; readonly questions: Question[] },
): RecordContent | undefined {
  const cells = cellsOf(table, row, found.errors);
  const when = readDays(cells, table);
  const activity = readActivity(cells, table);
  const title = readTitle(cells);
  const duties = readDuties(cells);
  const texts = {
    place: readShort(cells, 'place'),
    basisNo: readShort(cells, 'basisNo'),
    matter: readLong(cells, 'matter'),
    findings: readLong(cells, 'findings'),
    orders: readLong(cells, 'orders'),
    followUp: readLong(cells, 'followUp'),
    lateReason: readLong(cells, 'lateReason'),
  };
  const body =
    activity === undefined || title === undefined
      ? undefined
      : readBody(cells, activity, `${title} ${table.title}`);
  // Without a day nobody can be found; without a kind nobody leads.
  const people =
    when === undefined || activity === undefined
      ? undefined
      : readPeople(
          cells,
          { when, activity, duties: duties ?? [], personId },
          facts,
          found.questions,
        );
  const { place, basisNo, matter, findings, orders, followUp, lateReason } = texts;
  if (when === undefined || activity === undefined || title === undefined || duties === undefined)
    return undefined;
  if (body === undefined || people === undefined || place === undefined || basisNo === undefined)
    return undefined;
  if (matter === undefined || findings === undefined || orders === undefined) return undefined;
  if (followUp === undefined || lateReason === undefined) return undefined;
  return {
    activity,
    body,
    title,
    occurredOn: when.from,
    occurredTo: when.to,
    place,
    matter: withOthers(matter, people.others),
    findings,
    orders,
    followUp,
    basisNo,
    lateReason,
    amounts: [],
    participants: [...people.participants],
  };
}

const isAt = (table: number, row: number) => (one: { table: number; row: number }) =>
  one.table === table && one.row === row;

/** Every row of every table that is not left out. `personIds`: whose list a table is, where it was said or found out. */
export function readRecords(
  tables: readonly FoundTable[],
  personIds: ReadonlyMap<number, Id<'person'>>,
  facts: ReadFacts,
): ReadTables {
  const found = { errors: [] as ImportError[], questions: [] as Question[] };
  const records = tables.flatMap((table) =>
    table.rows.flatMap((row) => {
      if (facts.choices.leftOut.some(isAt(table.number, row.row))) return [];
      const personId = personIds.get(table.number) ?? null;
      const content = readRow(table, row, personId, facts, found);
      return content === undefined ? [] : [{ table, row: row.row, content }];
    }),
  );
  return { records, ...found };
}
