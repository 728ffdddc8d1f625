// The year as an .xlsx: one row per entry, as of when in its head.
import type { ListColumn } from '@jinze/documents';
import { monthOf } from '@jinze/kernel';
import { ACTIVITY_NAMES } from '@jinze/rules';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, inOnePage } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import type { CalendarContext } from './calendar.context.ts';
import { type EntryRow, entriesOfYear } from './calendar.store.ts';
import { KIND_WORDS } from './calendar.words.ts';

const articleOf = (code: string) => code.replace(/^art/, '');

const COLUMNS: readonly ListColumn<EntryRow>[] = [
  { name: '月份', width: 8, value: (entry) => `${monthOf(entry.from_on)}月` },
  { name: '开始', width: 12, kind: 'day', value: (entry) => entry.from_on },
  { name: '结束', width: 12, kind: 'day', value: (entry) => entry.to_on },
  { name: '类别', width: 16, value: ({ kind }) => KIND_WORDS[kind] },
  { name: '事项', width: 48, value: (entry) => entry.title },
  { name: '责任人或单位', width: 24, value: (entry) => entry.owner },
  { name: '现任', width: 14, value: (entry) => entry.owner_holder },
  { name: '依据条款', width: 12, value: ({ clause }) => clause && articleOf(clause) },
  { name: '其他依据', width: 40, value: (entry) => entry.basis },
  { name: '对应职责', width: 16, value: ({ duties }) => duties.map(articleOf).join('、') },
  { name: '记录类型', width: 14, value: ({ activity }) => activity && ACTIVITY_NAMES[activity] },
  { name: '提醒日期', width: 12, kind: 'day', value: (entry) => entry.tell_on },
  { name: '说明', width: 40, value: (entry) => entry.note },
];

export async function exportCalendar(
  { database, clock }: CalendarContext,
  scope: Scope,
  of: { readonly region: string; readonly year: number; readonly by: string },
): Promise<StreamResponse> {
  const on = clock.today();
  const { region, rows } = await database.read(scope, async (db) => ({
    region: await regionAt(db, of.region),
    rows: await entriesOfYear(db, scope, { regionPath: of.region, year: of.year, on }),
  }));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  return datedList({
    name: '工作年历',
    of: `${region.name} ${of.year} 年安全生产工作年历`,
    today: on,
    by: of.by,
    said: [
      `${rows.length} 项。`,
      '条款指《地方党政领导干部安全生产责任制规定》（2018年）的条、项。',
    ],
    columns: COLUMNS,
    // A year is one page, on the screen too.
    read: inOnePage(rows),
  });
}
