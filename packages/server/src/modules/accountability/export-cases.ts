// The cases of one's offices and committees as they are filtered, as an .xlsx: that there are such cases; not what they say.
import type { CaseOrigin, CaseState } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { type CaseFilter, type CaseRow, casesPage } from './cases.store.ts';
import { readerOf, unattendedAmong } from './judging.ts';

interface Line {
  readonly row: CaseRow;
  readonly isUnattended: boolean;
}

const STATES: Readonly<Record<CaseState, string>> = {
  open: '办理中',
  closed: '已办结',
  withdrawn: '已撤销',
};
const ORIGINS: Readonly<Record<CaseOrigin, string>> = {
  accident: '事故',
  inspection: '巡查检查',
  task: '督办事项',
  report: '举报反映',
  direct: '直接启动',
};

const COLUMNS: readonly ListColumn<Line>[] = [
  { name: '案件', width: 40, value: ({ row }) => row.title },
  {
    name: '参与人',
    width: 22,
    value: ({ isUnattended }) => (isUnattended ? '已没有能办理的参与人' : ''),
  },
  { name: '来由', width: 12, value: ({ row }) => ORIGINS[row.origin as CaseOrigin] },
  { name: '办理单位', width: 24, value: ({ row }) => row.office },
  { name: '进展', width: 10, value: ({ row }) => STATES[row.state] },
  { name: '启动日期', width: 12, kind: 'day', value: ({ row }) => row.opened_on },
];

export async function exportCases(
  context: AccountabilityContext,
  caller: Caller,
  scope: Scope,
  filter: CaseFilter,
): Promise<StreamResponse> {
  const reader = await readerOf(context, caller);
  const { state, search } = filter;
  return datedList({
    name: '问责案件',
    of: '经手的问责案件',
    today: reader.today,
    by: caller.displayName,
    said: [
      ...leftOut({
        only: { 进展: state && STATES[state] },
        search: { in: '案件名称', words: search },
      }),
      '案件只限办理人员知悉，请勿外传。',
    ],
    columns: COLUMNS,
    async read(last: Line | undefined, limit) {
      const after = last && { on: last.row.opened_on, id: last.row.id };
      const page = { ...filter, after, limit };
      const rows = await context.database.read(scope, (db) => casesPage(db, scope, page, reader));
      const unattended = await unattendedAmong(context, rows);
      return rows.map((row) => ({ row, isUnattended: unattended.has(row.id) }));
    },
  });
}
