import { RECORD_COLUMNS } from '@jinze/contracts';
import { type Grid, RECORDS_LIMITS, readTables } from '@jinze/documents';
import { docxOf, type WordBlock } from '@jinze/documents/testing';
import { ACTIVITIES } from '@jinze/kernel';
import { ACTIVITY_NAMES } from '@jinze/rules';
import { describe, expect, it } from 'vitest';
import {
  activityOf,
  bodyOf,
  COLUMN_NAMES,
  fieldOfHead,
  recordsTemplate,
} from './records-sheet.columns.ts';
import { findTable, tableName, withChoices } from './records-sheet.find.ts';

const grid = (rows: readonly (readonly string[])[], title = ''): Grid => ({
  kind: 'sheet',
  number: 1,
  title,
  rows: rows.map((cells, at) => ({ number: at + 1, cells })),
});
const fieldsOf = (table: ReturnType<typeof findTable>) =>
  Object.fromEntries(table?.columns.map(({ title, field }) => [title, field]) ?? []);

describe('a head', () => {
  it.each([
    ['时间', 'occurredOn'],
    ['日 期', 'occurredOn'],
    ['会议时间', 'occurredOn'],
    ['检查时间', 'occurredOn'],
    ['批示日期', 'occurredOn'],
    ['完成时间', null],
    ['整改时限', null],
    ['序号', null],
    ['备注', null],
    ['活动', 'activity'],
    ['履职方式', 'activity'],
    ['类型', 'activity'],
    ['参加人员', 'people'],
    ['参会领导', 'people'],
    ['出席', 'people'],
    ['领导', 'led'],
    ['批示领导', 'led'],
    ['带队领导', 'led'],
    ['主持人', 'led'],
    ['地点', 'place'],
    ['会议地点', 'place'],
    ['检查单位', 'place'],
    ['内容', 'matter'],
    ['主要内容', 'matter'],
    ['检查情况', 'matter'],
    ['事项', 'title'],
    ['批示事项', 'title'],
    ['文件标题', 'title'],
    ['会议名称', 'title'],
    ['议题', 'title'],
    ['文号', 'basisNo'],
    ['文件编号', 'basisNo'],
    ['纪要号', 'basisNo'],
    ['发现问题', 'findings'],
    ['发现的主要问题（隐患）', 'findings'],
    ['批示内容', 'orders'],
    ['领导批示意见', 'orders'],
    ['工作要求', 'orders'],
    ['落实情况', 'followUp'],
    ['整改情况', 'followUp'],
    ['办理结果', 'followUp'],
    ['对应职责', 'duties'],
    ['由谁', 'body'],
  ])('%s', (title, field) => {
    expect(fieldOfHead(title)).toBe(field);
  });

  it('is nothing that nobody can know, nor a sentence', () => {
    for (const title of ['', '甲', '2026-03-05', '一是进一步压实安全生产责任落实各项工作要求'])
      expect(fieldOfHead(title)).toBeUndefined();
  });

  it('every name of the template is known by itself', () => {
    for (const field of RECORD_COLUMNS) expect(fieldOfHead(COLUMN_NAMES[field])).toBe(field);
    for (const activity of ACTIVITIES) expect(activityOf(ACTIVITY_NAMES[activity])).toBe(activity);
  });

  it.each([
    ['带队检查尾矿库', 'led-inspection'],
    ['“四不两直”暗访', 'unannounced-check'],
    ['县委常委会', 'meeting'],
    ['批示', 'instruction'],
    ['走访调研', 'field-research'],
    ['安全生产月宣讲', 'publicity'],
    ['理论学习', 'study'],
    ['挂牌督办', 'task'],
  ])('an activity by the words people use: %s', (text, activity) => {
    expect(activityOf(text)).toBe(activity);
  });

  it('whose meeting it was by its name', () => {
    expect(bodyOf('县委常委会（扩大）会议')).toBe('standing-committee');
    expect(bodyOf('第12次政府常务会议')).toBe('government-executive-meeting');
    expect(bodyOf('县安委会全体会议')).toBe('executive-meeting-or-safety-committee');
    expect(bodyOf('座谈会')).toBeUndefined();
  });
});

describe('a list', () => {
  it('begins behind its title, ends before its sum, and repeats its head on a new page', () => {
    const head = ['序号', '时间', '带队领导', '检查单位', '发现问题', '整改情况'];
    const table = findTable(
      grid(
        [
          ['青石县领导2026年安全生产检查台账', '', '', '', '', ''],
          ['填报单位：县安委办', '', '', '', '', ''],
          head,
          ['1', '3月5日', '程明川', '青石矿业', '顶板离层', '已整改'],
          ['第一季度', '', '', '', '', ''],
          head,
          ['2', '4月2日', '苏怀瑾', '红岩加油站', '', ''],
          ['合计', '2', '', '', '', ''],
        ],
        '检查',
      ),
    );
    expect(table).toMatchObject({ layout: 'list', activity: 'led-inspection', year: 2026 });
    expect(fieldsOf(table)).toEqual({
      序号: null,
      时间: 'occurredOn',
      带队领导: 'led',
      检查单位: 'place',
      发现问题: 'findings',
      整改情况: 'followUp',
    });
    expect(table?.rows.map(({ row }) => row)).toEqual([4, 7]);
    expect(table && tableName(table)).toBe('工作表“检查”');
  });

  it('a head over two rows is read by the lower one', () => {
    const table = findTable(
      grid([
        ['时间', '参加人员', '参加人员', '内容'],
        ['时间', '带队领导', '陪同人员', '内容'],
        ['2026-03-05', '程明川', '苏怀瑾', '检查'],
      ]),
    );
    expect(table?.columns.map(({ field }) => field)).toEqual([
      'occurredOn',
      'led',
      'people',
      'matter',
    ]);
    expect(table?.rows).toHaveLength(1);
  });

  it('of two columns for the same the first counts, unless both may', () => {
    const table = findTable(
      grid([
        ['会议时间', '时间', '议题', '会议名称', '内容', '会议内容'],
        ['2026-03-05', '', '甲', '乙', '丙', '丁'],
      ]),
    );
    expect(table?.columns.map(({ field }) => field)).toEqual([
      'occurredOn',
      null,
      'title',
      'matter',
      'matter',
      'matter',
    ]);
  });

  it('an instruction list is told by its head, also where its title says nothing', () => {
    const table = findTable(
      grid([
        ['日期', '领导', '来文标题', '文号', '批示内容', '落实情况'],
        ['2026-03-05', '程明川', '情况报告', '石应急〔2026〕3号', '请核实。', ''],
      ]),
    );
    expect(table?.activity).toBe('instruction');
  });

  it('what a person decided comes before what was recognised', () => {
    const table = findTable(
      grid([
        ['日期', '甲', '事项'],
        ['3月5日', '程明川', '检查'],
      ]),
    );
    if (table === undefined) throw new Error('a table');
    expect(table.columns[1]?.field).toBeNull();
    const chosen = withChoices(table, {
      table: 1,
      isLeftOut: false,
      columns: [
        { column: 1, field: 'led' },
        { column: 2, field: null },
      ],
      activity: 'talk',
      personId: null,
      year: 2025,
    });
    expect(chosen.columns.map(({ field }) => field)).toEqual(['occurredOn', 'led', null]);
    expect(chosen).toMatchObject({ activity: 'talk', year: 2025 });
    expect(withChoices(table, undefined)).toBe(table);
  });

  it('a table of anything else is none', () => {
    expect(
      findTable(
        grid([
          ['单位', '电话'],
          ['安委办', '3601'],
        ]),
      ),
    ).toBeUndefined();
    expect(findTable(grid([['程明川', '苏怀瑾']]))).toBeUndefined();
  });
});

describe('minutes', () => {
  const MINUTES: readonly WordBlock[] = [
    '青石县人民政府常务会议纪要',
    [
      ['会议名称', { text: '第12次政府常务会议', span: 3 }],
      ['会议时间', '2026年3月9日上午9:00', '会议地点', '县政府二楼会议室'],
      ['主持人', '程明川', '纪要编号', '〔2026〕12号'],
      ['出席人员', { text: '苏怀瑾、李明', span: 3 }],
      ['会议内容', { text: '一、研究燃气整治。\n二、研究经费。', span: 3 }],
    ],
  ];
  it('as a form of labels and values they are one record', async () => {
    const grids = await readTables(docxOf(MINUTES), RECORDS_LIMITS);
    const table = grids.ok && grids.value[0] !== undefined ? findTable(grids.value[0]) : undefined;
    expect(table).toMatchObject({ layout: 'form', activity: 'meeting', kind: 'table' });
    expect(table && tableName(table)).toBe('第 1 个表格');
    const [row] = table?.rows ?? [];
    const said = Object.fromEntries(
      table?.columns.map(({ column, field }) => [field, row?.cells[column]]) ?? [],
    );
    expect(said).toEqual({
      title: '第12次政府常务会议',
      occurredOn: '2026年3月9日上午9:00',
      place: '县政府二楼会议室',
      led: '程明川',
      basisNo: '〔2026〕12号',
      people: '苏怀瑾、李明',
      matter: '一、研究燃气整治。\n二、研究经费。',
    });
  });
});

describe('the template', () => {
  it('is read as a list with every field', async () => {
    const grids = await readTables(await recordsTemplate(), RECORDS_LIMITS);
    if (!grids.ok) throw new Error(grids.error.code);
    expect(grids.value.map(({ title }) => title)).toEqual(['履职记录', '填写说明']);
    const [first, second] = grids.value;
    const table = first && findTable(first);
    expect(table?.columns.map(({ field }) => field)).toEqual(RECORD_COLUMNS);
    expect(table?.rows).toEqual([]);
    expect(second && findTable(second)).toBeUndefined();
  });
});
