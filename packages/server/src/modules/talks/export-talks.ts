// The list of talks as it is filtered, as an .xlsx: how far each is, as of when; not what was said.
import type { TalkGround, TalkState } from '@jinze/contracts';
import { type WorkbookDefinition, writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { FileResponse } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { overdueOf } from './talk.decide.ts';
import { type TalkFilter, type TalkRow, talksPage } from './talks.store.ts';

const LIMIT = 5000;

const STATES: Readonly<Record<TalkState, string>> = {
  proposed: '拟约谈',
  approved: '已批准',
  notified: '已通知',
  held: '待报告',
  reported: '待核验',
  returned: '退回再报',
  closed: '已办结',
  withdrawn: '已撤回',
};
const GROUNDS: Readonly<Record<TalkGround, string>> = {
  accidents: '事故',
  deployment: '工作部署未落实',
  task: '督办事项逾期',
  inspection: '巡查检查发现问题',
  other: '其他',
};
const OVERDUE = { talk: '约谈日已过未登记', report: '逾期未报告' } as const;

const COLUMNS: WorkbookDefinition['columns'] = [
  { name: '提出日期', width: 12 },
  { name: '约谈单位', width: 26 },
  { name: '被约谈单位', width: 26 },
  { name: '被约谈人职务', width: 20 },
  { name: '被约谈人', width: 10 },
  { name: '缘由', width: 18 },
  { name: '状态', width: 10 },
  { name: '约谈日期', width: 12 },
  { name: '报告期限', width: 12 },
  { name: '逾期', width: 18 },
];

function cellsOf(row: TalkRow, today: CivilDate): string[] {
  const overdue = overdueOf({ state: row.state, meetOn: row.meet_on, dueOn: row.due_on }, today);
  return [
    row.opened_on,
    row.talker_organ,
    row.subject_organ,
    row.subject_post ?? '',
    row.subject_name ?? '',
    GROUNDS[row.ground],
    STATES[row.state],
    row.held_on ?? row.meet_on ?? '',
    row.due_on ?? '',
    overdue === null ? '' : OVERDUE[overdue],
  ];
}

/** What was left out by the filter: a table without it would be taken for the whole. */
function restrictionsOf({ state, ground, isOverdue, search }: TalkFilter): string[] {
  return [
    ...(state === undefined
      ? []
      : [state === 'open' ? '只含没有办结的。' : `只含状态为“${STATES[state]}”的。`]),
    ...(ground === undefined ? [] : [`只含缘由为“${GROUNDS[ground]}”的。`]),
    ...(isOverdue ? ['只含逾期的。'] : []),
    ...(search === undefined || search === '' ? [] : [`只含有“${search}”字样的。`]),
  ];
}

export async function exportTalks(
  { database, clock }: Services,
  scope: Scope,
  filter: TalkFilter & { readonly by: string },
): Promise<FileResponse> {
  const today = clock.today();
  const page = { ...filter, after: undefined, limit: LIMIT + 1 };
  const { rows, region } = await database.read(scope, async (db) => ({
    rows: await talksPage(db, scope, page, today),
    region: await regionAt(db, filter.regionPath),
  }));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  if (rows.length > LIMIT)
    throw new Refused({ code: 'talks.export-too-large', values: { limit: LIMIT } });
  const bytes = await writeWorkbook({
    sheetName: '约谈',
    columns: COLUMNS,
    rows: rows.map((row) => cellsOf(row, today)),
    explanation: {
      sheetName: '说明',
      lines: [
        `${region.name}及以下地区开展和接受的约谈，${rows.length} 件，截至 ${today}，由${filter.by}导出。`,
        ...restrictionsOf(filter),
        '约谈不是《规定》第十九条的问责方式，也不产生影响期。',
      ],
    },
  });
  return { fileName: `${region.name}约谈（截至${today}）.xlsx`, contentType: XLSX_TYPE, bytes };
}
