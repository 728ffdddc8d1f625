// The list of talks as it is filtered, as an .xlsx: how far each is, as of when; not what was said.
import type { TalkGround, TalkState } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { auditTaken } from '../../platform/http/audit-taken.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { overdueOf } from './talk.decide.ts';
import { countFound, type TalkFilter, type TalkRow, talksPage } from './talks.store.ts';

export const TALK_STATE_WORDS: Readonly<Record<TalkState, string>> = {
  proposed: '拟约谈',
  approved: '已批准',
  notified: '已通知',
  held: '待报告',
  reported: '待核验',
  returned: '退回再报',
  closed: '已办结',
  withdrawn: '已撤回',
};
export const TALK_GROUND_WORDS: Readonly<Record<TalkGround, string>> = {
  accidents: '事故',
  deployment: '工作部署未落实',
  task: '督办事项逾期',
  inspection: '巡查检查发现问题',
  other: '其他',
};
const OVERDUE = { talk: '约谈日已过未登记', report: '逾期未报告' } as const;

function overdueWord(row: TalkRow, today: CivilDate): string {
  const overdue = overdueOf({ state: row.state, meetOn: row.meet_on, dueOn: row.due_on }, today);
  return overdue === null ? '' : OVERDUE[overdue];
}

const columnsOn = (today: CivilDate): readonly ListColumn<TalkRow>[] => [
  { name: '提出日期', width: 12, kind: 'day', value: (row) => row.opened_on },
  { name: '约谈单位', width: 26, value: (row) => row.talker_organ },
  { name: '被约谈单位', width: 26, value: (row) => row.subject_organ },
  { name: '被约谈人职务', width: 20, value: (row) => row.subject_post },
  { name: '被约谈人', width: 10, value: (row) => row.subject_name },
  { name: '缘由', width: 18, value: ({ ground }) => TALK_GROUND_WORDS[ground] },
  { name: '状态', width: 10, value: ({ state }) => TALK_STATE_WORDS[state] },
  { name: '约谈日期', width: 12, kind: 'day', value: (row) => row.held_on ?? row.meet_on },
  { name: '报告期限', width: 12, kind: 'day', value: (row) => row.due_on },
  { name: '逾期', width: 18, value: (row) => overdueWord(row, today) },
];

const stateWord = (state: TalkFilter['state']) =>
  state === 'open' ? '没有办结' : state && TALK_STATE_WORDS[state];

const restrictionsOf = ({ state, ground, isOverdue, search }: TalkFilter): string[] => [
  ...leftOut({
    only: { 状态: stateWord(state), 缘由: ground && TALK_GROUND_WORDS[ground] },
    search: { in: '姓名、职务、单位', words: search },
  }),
  ...(isOverdue ? ['只含逾期的。'] : []),
];

export async function exportTalks(
  services: Services,
  caller: Caller,
  scope: Scope,
  filter: TalkFilter,
): Promise<StreamResponse> {
  const { database, clock } = services;
  const today = clock.today();
  const region = await database.read(scope, (db) => regionAt(db, filter.regionPath));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  const { state, ground, isOverdue, search } = filter;
  const count = await database.read(scope, (db) => countFound(db, scope, filter, today));
  await auditTaken(services, { caller, scope }, 'talks.export', {
    count,
    chosen: [
      region.name,
      stateWord(state),
      ground && TALK_GROUND_WORDS[ground],
      isOverdue ? '逾期' : undefined,
    ],
    search,
  });
  return datedList({
    name: '约谈',
    of: `${region.name}及以下地区开展和接受的约谈`,
    today,
    by: caller.displayName,
    said: [...restrictionsOf(filter), '约谈不是《规定》第十九条的问责方式，也不产生影响期。'],
    columns: columnsOn(today),
    read(last: TalkRow | undefined, limit) {
      const after = last && { on: last.opened_on, id: last.id };
      return database.read(scope, (db) => talksPage(db, scope, { ...filter, after, limit }, today));
    },
  });
}
