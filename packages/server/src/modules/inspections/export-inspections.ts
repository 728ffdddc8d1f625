// The list of inspections as it is filtered, as an .xlsx.
import { type WorkbookDefinition, writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import type { FileResponse } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { KIND_WORDS, STATE_WORDS } from './inspection-words.ts';
import type { InspectionsContext } from './inspections.context.ts';
import { type InspectionFilter, type InspectionRow, inspectionsPage } from './inspections.store.ts';
import type { Standing } from './standing.ts';

const LIMIT = 5000;

const COLUMNS: WorkbookDefinition['columns'] = [
  { name: '名称', width: 36 },
  { name: '种类', width: 12 },
  { name: '巡查地区', width: 14 },
  { name: '被巡查地区', width: 14 },
  { name: '开始', width: 12 },
  { name: '结束', width: 12 },
  { name: '文号', width: 22 },
  { name: '阶段', width: 12 },
  { name: '问题', width: 8 },
  { name: '未销号', width: 8 },
  { name: '逾期', width: 8 },
];

const cellsOf = (row: InspectionRow): string[] => [
  row.title,
  KIND_WORDS[row.kind],
  row.issuer_name,
  row.inspected_name,
  row.from_day,
  row.to_day,
  row.order_no ?? '',
  STATE_WORDS[row.state],
  String(row.findings),
  String(row.open_findings),
  String(row.overdue_findings),
];

/** What was left out by the filter: a table without it would be taken for the whole. */
function restrictionsOf({ state, kind, year, search }: InspectionFilter): string[] {
  return [
    ...(state === undefined
      ? []
      : [state === 'open' ? '只含没有办结的。' : `只含阶段为“${STATE_WORDS[state]}”的。`]),
    ...(kind === undefined ? [] : [`只含种类为“${KIND_WORDS[kind]}”的。`]),
    ...(year === undefined ? [] : [`只含 ${year} 年开始的。`]),
    ...(search === undefined || search === '' ? [] : [`只含有“${search}”字样的。`]),
  ];
}

export async function exportInspections(
  { database, clock }: InspectionsContext,
  standing: Standing,
  filter: InspectionFilter,
  by: string,
): Promise<FileResponse> {
  const today = clock.today();
  const page = { ...filter, today, after: undefined, limit: LIMIT + 1 };
  const rows = await database.read(standing.scope, (db) => inspectionsPage(db, standing, page));
  if (rows.length > LIMIT)
    throw new Refused({ code: 'inspections.export-too-large', values: { limit: LIMIT } });
  const bytes = await writeWorkbook({
    sheetName: '巡查',
    columns: COLUMNS,
    rows: rows.map(cellsOf),
    explanation: {
      sheetName: '说明',
      lines: [`巡查 ${rows.length} 次，截至 ${today}，由${by}导出。`, ...restrictionsOf(filter)],
    },
  });
  return { fileName: `巡查（截至${today}）.xlsx`, contentType: XLSX_TYPE, bytes };
}
