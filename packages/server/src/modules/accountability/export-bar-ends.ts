// Which bars end in a span of days, as an .xlsx; the end of one restores nothing by itself.
import type { BarEnd } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import { type CivilDate, MEASURE_NAMES, type Prohibition } from '@jinze/kernel';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { auditTaken } from '../../platform/http/audit-taken.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList, inOnePage, leftOut } from '../../platform/http/list-file.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { readerOf } from './judging.ts';
import { barEndsOf } from './person-register.ts';

const FORBIDDEN: Readonly<Record<Prohibition, string>> = {
  promotion: '提拔',
  'important-appointment': '重用',
  'leadership-post': '担任领导职务',
  'higher-post': '担任高于原职务层次的职务',
  'equal-or-higher-post': '担任与原职务相当或更高的职务',
  'equal-or-higher-party-post': '担任与原党内职务相当或更高的党内职务',
  'any-public-post': '担任公职',
  'grade-rise': '晋升级别',
  'pay-rise': '晋升工资档次',
  honours: '评先评优',
  readmission: '重新入党',
  duty: '履行职务',
};

const COLUMNS: readonly ListColumn<BarEnd>[] = [
  { name: '单位', width: 24, value: ({ organName }) => organName },
  { name: '职务', width: 20, value: ({ postTitle }) => postTitle },
  { name: '姓名', width: 10, value: ({ personName }) => personName },
  { name: '届满日', width: 12, kind: 'day', value: ({ to }) => to },
  { name: '另一种算法的届满日', width: 20, kind: 'day', value: ({ otherTo }) => otherTo },
  { name: '处理', width: 18, value: ({ measure }) => MEASURE_NAMES[measure] },
  {
    name: '期间不得',
    width: 40,
    value: ({ prohibits }) => prohibits.map((one) => FORBIDDEN[one as Prohibition]).join('、'),
  },
  { name: '起算日', width: 12, kind: 'day', value: ({ from }) => from },
];

export async function exportBarEnds(
  context: AccountabilityContext,
  caller: Caller,
  scope: Scope,
  days: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<StreamResponse> {
  const reader = await readerOf(context, caller);
  const ends = await context.database.read(SYSTEM_SCOPE, (db) =>
    barEndsOf(db, scope.committees, days, reader),
  );
  await auditTaken(context, { caller, scope }, 'accountability.export-bar-ends', {
    count: ends.length,
    chosen: [`${days.from} — ${days.to}`],
  });
  return datedList({
    name: '影响期届满',
    of: '所管干部的影响期届满日历',
    today: reader.today,
    by: caller.displayName,
    said: ['起止日期指届满的日期。', ...leftOut(days), '届满不等于恢复。'],
    columns: COLUMNS,
    // Computed as a whole, on the page too.
    read: inOnePage(ends),
  });
}
