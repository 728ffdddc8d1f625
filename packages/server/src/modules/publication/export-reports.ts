// The list of reports as it is filtered, as an .xlsx: the matter and how far it is, as of when; nothing of who told.
import type { ListColumn } from '@jinze/documents';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import { REPORT_DEATH_WORDS, REPORT_KIND_WORDS, REPORT_STATE_WORDS } from './report.words.ts';
import { type ReportFilter, type ReportRow, reportsPage } from './reports.store.ts';

const COLUMNS: readonly ListColumn<ReportRow>[] = [
  { name: '收到日期', width: 12, kind: 'day', value: (row) => row.received_on },
  { name: '种类', width: 24, value: ({ kind }) => REPORT_KIND_WORDS[kind] },
  { name: '地方', width: 16, value: (row) => row.region_name },
  { name: '具体地点', width: 30, value: (row) => row.place },
  { name: '伤亡', width: 22, value: ({ deaths }) => REPORT_DEATH_WORDS[deaths] },
  { name: '状态', width: 12, value: ({ state }) => REPORT_STATE_WORDS[state] },
  { name: '受理期限', width: 12, kind: 'day', value: (row) => row.accept_by },
  { name: '答复期限', width: 12, kind: 'day', value: (row) => row.reply_by },
  { name: '办结日期', width: 12, kind: 'day', value: (row) => row.closed_on },
];

const restrictionsOf = ({ state, kind, overdue, search }: ReportFilter): string[] => [
  ...leftOut({
    only: {
      状态: state === 'open' ? '没有办结' : state && REPORT_STATE_WORDS[state],
      种类: kind && REPORT_KIND_WORDS[kind],
    },
    search: { in: '地点、内容', words: search },
  }),
  ...(overdue === undefined ? [] : ['只含超过期限的。']),
];

export function exportReports(
  { database }: Services,
  scope: Scope,
  filter: ReportFilter & { readonly by: string },
): Promise<StreamResponse> {
  return datedList({
    name: '群众举报',
    of: '经手的群众举报',
    today: filter.today,
    by: filter.by,
    said: [...restrictionsOf(filter), '不含举报人信息。举报内容只限办理人员知悉，请勿外传。'],
    columns: COLUMNS,
    read(last: ReportRow | undefined, limit) {
      const after = last && { on: last.received_on, id: last.id };
      return database.read(scope, (db) => reportsPage(db, scope, { ...filter, after, limit }));
    },
  });
}
