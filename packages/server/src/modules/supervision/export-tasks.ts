// The list as it is filtered, one row per task, as an .xlsx that says as of when and what it leaves out.

import type { TaskLine, TaskSource, TaskState } from '@jinze/contracts';
import { type WorkbookDefinition, writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import type { Scope } from '../../platform/database/scope.ts';
import type { FileResponse } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import type { SupervisionContext } from './supervision.context.ts';
import { lineView, soonFrom } from './supervision.view.ts';
import { type TaskFilter, tasksPage } from './tasks.store.ts';

/** Tasks in one workbook. */
const LIMIT = 5000;

const STATES: Readonly<Record<TaskState, string>> = {
  drafted: '草稿',
  approved: '已批准',
  issued: '已下达',
  accepted: '办理中',
  replied: '已回复待验收',
  returned: '退回补办',
  closed: '已销号',
  withdrawn: '已撤回',
};
const SOURCES: Readonly<Record<TaskSource, string>> = {
  'superior-instruction': '上级批示',
  meeting: '会议议定',
  inspection: '检查巡查',
  accident: '事故',
  'public-report': '群众举报',
  'record-finding': '履职发现的问题',
};

const COLUMNS: WorkbookDefinition['columns'] = [
  { name: '任务', width: 40 },
  { name: '来源', width: 14 },
  { name: '挂牌督办', width: 10 },
  { name: '交办', width: 18 },
  { name: '地区', width: 14 },
  { name: '主办单位', width: 26 },
  { name: '主办职务', width: 18 },
  { name: '承办人', width: 10 },
  { name: '协办', width: 8 },
  { name: '办理期限', width: 12 },
  { name: '状态', width: 14 },
  { name: '逾期天数', width: 10 },
  { name: '延期次数', width: 10 },
];

function rowOf(line: TaskLine): string[] {
  const { lead } = line;
  return [
    line.title ?? '（内容由下级办理，只列状态）',
    SOURCES[line.sourceKind],
    line.isListed ? '是' : '',
    line.issuerName,
    lead?.regionName ?? '',
    lead?.organName ?? '',
    lead?.postTitle ?? '',
    lead?.personName ?? '',
    line.assistCount === 0 ? '' : String(line.assistCount),
    line.dueOn,
    STATES[line.state],
    line.overdueDays === 0 ? '' : String(line.overdueDays),
    line.extensions === 0 ? '' : String(line.extensions),
  ];
}

/** What was left out by the filter: a table without it would be taken for the whole. */
function restrictionsOf(filter: Omit<TaskFilter, 'today' | 'regionPath'>): string[] {
  const { state, isOverdue, source, assignee, side, isListed } = filter;
  return [
    ...(state === 'open' ? ['不含已销号和已撤回的。'] : []),
    ...(state !== 'open' && state !== 'all' ? [`只含状态为“${STATES[state]}”的。`] : []),
    ...(isOverdue ? ['只含逾期的。'] : []),
    ...(source === undefined ? [] : [`只含来源为“${SOURCES[source]}”的。`]),
    ...(assignee === undefined || assignee === ''
      ? []
      : [`只含承办单位、职务或姓名中有“${assignee}”的。`]),
    ...(side === undefined ? [] : [side === 'issued' ? '只含本地交办的。' : '只含本地承办的。']),
    ...(isListed ? ['只含挂牌督办的。'] : []),
  ];
}

export async function exportTasks(
  { database }: SupervisionContext,
  scope: Scope,
  own: Scope,
  filter: TaskFilter,
  by: string,
): Promise<FileResponse> {
  const { rows, region } = await database.read(scope, async (db) => ({
    rows: await tasksPage(db, scope, own, { ...filter, after: undefined, limit: LIMIT + 1 }),
    region: await regionAt(db, filter.regionPath),
  }));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  if (rows.length > LIMIT)
    throw new Refused({ code: 'supervision.export-too-large', values: { limit: LIMIT } });
  const { today } = filter;
  const soon = soonFrom(today);
  const bytes = await writeWorkbook({
    sheetName: '督办任务',
    columns: COLUMNS,
    rows: rows.map((row) => rowOf(lineView(row, today, soon))),
    explanation: {
      sheetName: '说明',
      lines: [
        `${region.name}督办任务，${rows.length} 项，截至 ${today}，由${by}导出。`,
        ...restrictionsOf(filter),
        '一行是一项任务；未办结的按期限先后。',
      ],
    },
  });
  return { fileName: `${region.name}督办任务${today}.xlsx`, contentType: XLSX_TYPE, bytes };
}
