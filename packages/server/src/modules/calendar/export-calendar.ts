// The year as an .xlsx: one row per entry, and a sheet that says as of when.
import { type WorkbookDefinition, writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import { monthOf } from '@jinze/kernel';
import { ACTIVITY_NAMES } from '@jinze/rules';
import type { Scope } from '../../platform/database/scope.ts';
import type { FileResponse } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import type { CalendarContext } from './calendar.context.ts';
import { type EntryRow, entriesOfYear } from './calendar.store.ts';
import { KIND_WORDS } from './calendar.words.ts';

const COLUMNS: WorkbookDefinition['columns'] = [
  { name: '月份', width: 8 },
  { name: '开始', width: 12 },
  { name: '结束', width: 12 },
  { name: '类别', width: 16 },
  { name: '事项', width: 48 },
  { name: '责任人或单位', width: 24 },
  { name: '现任', width: 14 },
  { name: '依据条款', width: 12 },
  { name: '其他依据', width: 40 },
  { name: '对应职责', width: 16 },
  { name: '记录类型', width: 14 },
  { name: '提醒日期', width: 12 },
  { name: '说明', width: 40 },
];

const articleOf = (code: string) => code.replace(/^art/, '');

function rowOf(entry: EntryRow): string[] {
  return [
    `${monthOf(entry.from_on)}月`,
    entry.from_on,
    entry.to_on,
    KIND_WORDS[entry.kind],
    entry.title,
    entry.owner,
    entry.owner_holder ?? '',
    entry.clause === null ? '' : articleOf(entry.clause),
    entry.basis ?? '',
    entry.duties.map(articleOf).join('、'),
    entry.activity === null ? '' : ACTIVITY_NAMES[entry.activity],
    entry.tell_on ?? '',
    entry.note ?? '',
  ];
}

export async function exportCalendar(
  { database, clock }: CalendarContext,
  scope: Scope,
  of: { readonly region: string; readonly year: number; readonly by: string },
): Promise<FileResponse> {
  const on = clock.today();
  const { region, rows } = await database.read(scope, async (db) => ({
    region: await regionAt(db, of.region),
    rows: await entriesOfYear(db, scope, { regionPath: of.region, year: of.year, on }),
  }));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  const bytes = await writeWorkbook({
    sheetName: '工作年历',
    columns: COLUMNS,
    rows: rows.map(rowOf),
    explanation: {
      sheetName: '说明',
      lines: [
        `${region.name} ${of.year} 年安全生产工作年历，${rows.length} 项，截至 ${on}，由${of.by}导出。`,
        '条款指《地方党政领导干部安全生产责任制规定》（2018年）的条、项。',
      ],
    },
  });
  return {
    fileName: `${region.name}${of.year}年工作年历.xlsx`,
    contentType: XLSX_TYPE,
    bytes,
  };
}
