// By when the results of a year are public or told, region by region, as an .xlsx.
import type { Obligation, ObligationSubject } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList } from '../../platform/http/list-file.ts';
import { type AskedOf, obligationsPage } from './obligations.store.ts';
import { obligationViews } from './obligations.ts';
import type { PublicationContext } from './publication.context.ts';

const OF: Readonly<Record<ObligationSubject, string>> = {
  bodies: '各地、各单位考核结果的公布期限',
  persons: '个人考核结果的通报期限',
};

const COLUMNS: readonly ListColumn<Obligation>[] = [
  { name: '地区', width: 16, value: (one) => one.regionName },
  { name: '状态', width: 18, value: ({ why }) => why.heading },
  { name: '期限', width: 12, kind: 'day', value: (one) => one.dueOn },
  { name: '依据', width: 36, value: (one) => one.basis },
  { name: '办理日期', width: 12, kind: 'day', value: ({ metBy }) => metBy?.publishedOn ?? null },
  { name: '公告', width: 44, value: ({ metBy }) => metBy?.title ?? null },
  { name: '还缺什么', width: 60, value: ({ why }) => why.gaps.join('；') },
];

export function exportObligations(
  context: PublicationContext,
  scope: Scope,
  caller: Caller,
  of: AskedOf,
): Promise<StreamResponse> {
  return datedList({
    name: '公开期限',
    of: `${of.year} 年度${OF[of.what]}`,
    today: context.clock.today(),
    by: caller.displayName,
    said: ['没有定下期限的，说不清是否按期。期限由本地文件确定。'],
    columns: COLUMNS,
    read: (last: Obligation | undefined, limit) =>
      context.database.read(scope, async (db) => {
        const rows = await obligationsPage(db, scope, of, { after: last?.region, limit });
        return obligationViews(context, db, caller, rows, of);
      }),
  });
}
