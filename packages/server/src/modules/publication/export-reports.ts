// The list of reports as it is filtered, as an .xlsx: the matter and how far it is, as of when; nothing of who told.
import { type WorkbookDefinition, writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { FileResponse } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { REPORT_DEATH_WORDS, REPORT_KIND_WORDS, REPORT_STATE_WORDS } from './report.words.ts';
import { type ReportFilter, type ReportRow, reportsPage } from './reports.store.ts';

const LIMIT = 5000;

const COLUMNS: WorkbookDefinition['columns'] = [
  { name: '收到日期', width: 12 },
  { name: '种类', width: 24 },
  { name: '地方', width: 16 },
  { name: '具体地点', width: 30 },
  { name: '伤亡', width: 22 },
  { name: '状态', width: 12 },
  { name: '受理期限', width: 12 },
  { name: '答复期限', width: 12 },
  { name: '办结日期', width: 12 },
];

const cellsOf = (row: ReportRow): string[] => [
  row.received_on,
  REPORT_KIND_WORDS[row.kind],
  row.region_name,
  row.place,
  REPORT_DEATH_WORDS[row.deaths],
  REPORT_STATE_WORDS[row.state],
  row.accept_by ?? '',
  row.reply_by ?? '',
  row.closed_on ?? '',
];

/** What was left out by the filter: a table without it would be taken for the whole. */
function restrictionsOf({ state, kind, overdue, search }: ReportFilter): string[] {
  return [
    ...(state === undefined
      ? []
      : [state === 'open' ? '只含没有办结的。' : `只含状态为“${REPORT_STATE_WORDS[state]}”的。`]),
    ...(kind === undefined ? [] : [`只含种类为“${REPORT_KIND_WORDS[kind]}”的。`]),
    ...(overdue === undefined ? [] : ['只含超过期限的。']),
    ...(search === undefined || search === '' ? [] : [`只含有“${search}”字样的。`]),
  ];
}

export async function exportReports(
  { database }: Services,
  scope: Scope,
  filter: ReportFilter & { readonly by: string },
): Promise<FileResponse> {
  const page = { ...filter, after: undefined, limit: LIMIT + 1 };
  const rows = await database.read(scope, (db) => reportsPage(db, scope, page));
  if (rows.length > LIMIT)
    throw new Refused({ code: 'publication.report-export-too-large', values: { limit: LIMIT } });
  const bytes = await writeWorkbook({
    sheetName: '群众举报',
    columns: COLUMNS,
    rows: rows.map(cellsOf),
    explanation: {
      sheetName: '说明',
      lines: [
        `经手的群众举报 ${rows.length} 件，截至 ${filter.today}，由${filter.by}导出。`,
        ...restrictionsOf(filter),
        '不含举报人信息。举报内容只限办理人员知悉，请勿外传。',
      ],
    },
  });
  return { fileName: `群众举报（截至${filter.today}）.xlsx`, contentType: XLSX_TYPE, bytes };
}
