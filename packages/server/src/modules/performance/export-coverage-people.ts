// Who is behind one number of the coverage as an .xlsx, in the order of lists.
import type { ListColumn } from '@jinze/documents';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import {
  type CoverageFilter,
  type CoveragePersonRow,
  coveragePeople,
  itemNames,
} from './coverage.store.ts';
import { FULFILMENT_WORDS } from './coverage.ts';

const COLUMNS: readonly ListColumn<CoveragePersonRow>[] = [
  { name: '姓名', width: 10, value: ({ personName }) => personName },
  { name: '机构', width: 26, value: ({ organName }) => organName },
  { name: '职务', width: 20, value: ({ postTitle }) => postTitle },
  { name: '地区', width: 14, value: ({ regionName }) => regionName },
  { name: '情况', width: 12, value: ({ state }) => FULFILMENT_WORDS[state] },
  { name: '计入的记录', width: 12, value: ({ recordCount }) => recordCount },
  { name: '待本人确认', width: 12, value: ({ waitingCount }) => waitingCount },
];

export async function exportCoveragePeople(
  { database, clock }: Services,
  scope: Scope,
  {
    by,
    ...of
  }: CoverageFilter & {
    readonly code: string;
    readonly state: CoveragePersonRow['state'] | undefined;
    readonly by: string;
  },
): Promise<StreamResponse> {
  const { region, items } = await database.read(scope, async (db) => ({
    region: await regionAt(db, of.region),
    items: await itemNames(db, [of.code], of.year),
  }));
  if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'query.region' });
  return datedList({
    name: '一项职责的履职情况',
    of: `${region.name} ${of.year} 年一项职责的履职情况`,
    today: clock.today(),
    by,
    said: [
      ...items.map(({ article, title }) => `职责：${article} ${title}。`),
      ...leftOut({ only: { 情况: of.state && FULFILMENT_WORDS[of.state] } }),
      '“没有记录”只说明系统里没有记录，不等于没有做。按清单排列，不按多少排列。',
    ],
    columns: COLUMNS,
    read: (last: CoveragePersonRow | undefined, limit) =>
      database.read(scope, (db) =>
        coveragePeople(db, scope, {
          ...of,
          after: last && { sortKey: last.sortKey, id: last.sectionId },
          limit,
        }),
      ),
  });
}
