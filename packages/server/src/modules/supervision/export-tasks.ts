// The list as it is filtered, one row per task, as an .xlsx that says as of when and what it leaves out.

import type { TaskLine, TaskSource, TaskState } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import type { SupervisionContext } from './supervision.context.ts';
import { lineView, soonFrom } from './supervision.view.ts';
import { type TaskFilter, tasksOfPersons, tasksPage } from './tasks.store.ts';

/** As the page has them. */
export const TASK_STATE_WORDS: Readonly<Record<TaskState, string>> = {
  drafted: '草稿',
  approved: '已批准，待下达',
  issued: '待接收',
  accepted: '办理中',
  replied: '已回复，待验收',
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

const COLUMNS: readonly ListColumn<TaskLine>[] = [
  { name: '任务', width: 40, value: ({ title }) => title ?? '（内容由下级办理，只列状态）' },
  { name: '来源', width: 14, value: ({ sourceKind }) => SOURCES[sourceKind] },
  { name: '挂牌督办', width: 10, value: ({ isListed }) => (isListed ? '是' : '') },
  { name: '交办', width: 18, value: ({ issuerName }) => issuerName },
  { name: '地区', width: 14, value: ({ lead }) => lead?.regionName ?? '' },
  { name: '主办单位', width: 26, value: ({ lead }) => lead?.organName ?? '' },
  { name: '主办职务', width: 18, value: ({ lead }) => lead?.postTitle ?? '' },
  { name: '承办人', width: 10, value: ({ lead }) => lead?.personName ?? '' },
  { name: '协办', width: 8, value: ({ assistCount }) => assistCount || null },
  { name: '办理期限', width: 12, kind: 'day', value: ({ dueOn }) => dueOn },
  { name: '状态', width: 14, value: ({ state }) => TASK_STATE_WORDS[state] },
  { name: '逾期天数', width: 10, value: ({ overdueDays }) => overdueDays || null },
  { name: '延期次数', width: 10, value: ({ extensions }) => extensions || null },
];

const SIDES = { issued: '本地交办', received: '本地承办' } as const;

function restrictionsOf(filter: Omit<TaskFilter, 'today' | 'regionPath'>): string[] {
  const { state, isOverdue, source, assignee, side, isListed } = filter;
  return [
    ...(state === 'open' ? ['不含已销号和已撤回的。'] : []),
    ...leftOut({
      only: {
        状态: state === 'open' || state === 'all' ? undefined : TASK_STATE_WORDS[state],
        来源: source && SOURCES[source],
        交办或者承办: side && SIDES[side],
      },
      search: { in: '单位、职务或姓名', words: assignee },
    }),
    ...(isOverdue ? ['只含逾期的。'] : []),
    ...(isListed ? ['只含挂牌督办的。'] : []),
  ];
}

export async function exportTasks(
  { database }: SupervisionContext,
  scope: Scope,
  own: Scope,
  filter: TaskFilter,
  by: string,
): Promise<StreamResponse> {
  const { today, regionPath } = filter;
  const region = await database.read(scope, (db) => regionAt(db, regionPath));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  const soon = soonFrom(today);
  return datedList({
    name: '督办任务',
    of: `${region.name}督办任务`,
    today,
    by,
    said: [
      ...restrictionsOf(filter),
      filter.state === 'open' ? '按办理期限先后。' : '按办理期限，晚的在前。',
    ],
    columns: COLUMNS,
    async read(last: TaskLine | undefined, limit) {
      const after = last && { scopeKey: last.dueOn, id: last.id };
      const page = { ...filter, after, limit };
      const rows = await database.read(scope, (db) => tasksPage(db, scope, own, page));
      return rows.map((row) => lineView(row, today, soon));
    },
  });
}

/** What is asked of somebody, or of the leader they serve: done or still to do. */
export function exportOwnTasks(
  { database, clock }: SupervisionContext,
  scope: Scope,
  { isDone, by }: { readonly isDone: boolean; readonly by: string },
): Promise<StreamResponse> {
  const today = clock.today();
  const soon = soonFrom(today);
  return datedList({
    name: '承办的督办任务',
    today,
    by,
    said: leftOut({ only: { 状态: isDone ? '已办结' : '待办' } }),
    columns: COLUMNS,
    async read(last: TaskLine | undefined, limit) {
      const after = last && { scopeKey: last.dueOn, id: last.id };
      const page = { isDone, after, limit };
      const rows = await database.read(scope, (db) => tasksOfPersons(db, scope, page));
      return rows.map((row) => lineView(row, today, soon));
    },
  });
}
