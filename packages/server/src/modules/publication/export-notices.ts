// The list of public notices as it is filtered, as an .xlsx.
import type { PublicationState } from '@jinze/contracts';
import { type WorkbookDefinition, writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { FileResponse } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { type NoticeFilter, noticesPage } from './notices.store.ts';
import { KIND_WORDS } from './publication-rules.ts';

const LIMIT = 5000;
const STATES: Readonly<Record<PublicationState, string>> = {
  draft: '草稿',
  checked: '已检查，待批准',
  approved: '已批准，待发布',
  published: '已发布',
  discarded: '已作废',
};

const COLUMNS: WorkbookDefinition['columns'] = [
  { name: '起草日期', width: 12 },
  { name: '地区', width: 14 },
  { name: '种类', width: 14 },
  { name: '年度', width: 8 },
  { name: '标题', width: 48 },
  { name: '发布机关', width: 24 },
  { name: '文号', width: 22 },
  { name: '状态', width: 16 },
  { name: '发布日期', width: 12 },
];

/** What was left out by the filter: a table without it would be taken for the whole. */
function restrictionsOf({ state, kind, year, search }: NoticeFilter): string[] {
  return [
    ...(state === undefined
      ? []
      : [state === 'open' ? '只含没有发布的。' : `只含状态为“${STATES[state]}”的。`]),
    ...(kind === undefined ? [] : [`只含种类为“${KIND_WORDS[kind]}”的。`]),
    ...(year === undefined ? [] : [`只含 ${year} 年度的。`]),
    ...(search === undefined || search === '' ? [] : [`只含有“${search}”字样的。`]),
  ];
}

export async function exportNotices(
  { database, clock }: Services,
  scope: Scope,
  filter: NoticeFilter & { readonly by: string },
): Promise<FileResponse> {
  const today = clock.today();
  const page = { ...filter, after: undefined, limit: LIMIT + 1 };
  const rows = await database.read(scope, (db) => noticesPage(db, scope, page));
  if (rows.length > LIMIT)
    throw new Refused({ code: 'publication.export-too-large', values: { limit: LIMIT } });
  const bytes = await writeWorkbook({
    sheetName: '公告通报',
    columns: COLUMNS,
    rows: rows.map((row) => [
      row.drafted_on,
      row.region_name,
      KIND_WORDS[row.kind],
      String(row.year),
      row.title,
      row.organ,
      row.document_no ?? '',
      STATES[row.state],
      row.published_on ?? '',
    ]),
    explanation: {
      sheetName: '说明',
      lines: [
        `公告通报 ${rows.length} 件，截至 ${today}，由${filter.by}导出。`,
        ...restrictionsOf(filter),
      ],
    },
  });
  return { fileName: `公告通报（截至${today}）.xlsx`, contentType: XLSX_TYPE, bytes };
}
