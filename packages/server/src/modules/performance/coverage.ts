// The region's coverage: which duties, and where something is still missing. Places stand in the order of their codes.
import type { Coverage, FulfilmentCounts } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, inOnePage } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt, regionsAt } from '../posts/index.ts';
import {
  type CoverageCell,
  type CoverageFilter,
  coverageCells,
  coverageHead,
  itemNames,
  recordCounts,
} from './coverage.store.ts';

const NONE: FulfilmentCounts = {
  met: 0,
  partly: 0,
  'no-record': 0,
  'not-yet-due': 0,
  'cannot-tell': 0,
};
const STATES = Object.keys(NONE) as readonly (keyof FulfilmentCounts)[];

const countsOf = (cell: CoverageCell): FulfilmentCounts => ({
  met: cell.met,
  partly: cell.partly,
  'no-record': cell['no-record'],
  'not-yet-due': cell['not-yet-due'],
  'cannot-tell': cell['cannot-tell'],
});

const sumOf = (cells: readonly FulfilmentCounts[]): FulfilmentCounts =>
  Object.fromEntries(
    STATES.map((state) => [state, cells.reduce((sum, cell) => sum + cell[state], 0)]),
  ) as unknown as FulfilmentCounts;

/** `art5.2` before `art10.1`; what places add after the regulation, each in the order of its list. */
function orderOf(code: string): string {
  const national = /^art(\d+)\.(\d+)$/.exec(code);
  return national === null
    ? `1 ${code}`
    : `0 ${(national[1] ?? '').padStart(3, '0')}.${(national[2] ?? '').padStart(3, '0')}`;
}

/** Six statements, whatever the size of the region. */
export async function coverageOf(
  db: Reader,
  scope: Scope,
  filter: CoverageFilter,
  today: CivilDate,
): Promise<Coverage> {
  const cells = await coverageCells(db, scope, filter);
  const paths = [...new Set(cells.map(({ place }) => place))].toSorted();
  const names = new Map((await regionsAt(db, paths)).map(({ path, name }) => [path, name]));
  const codes = [...new Set(cells.map(({ code }) => code))];
  const titles = await itemNames(db, codes, filter.year);
  const byCell = new Map(cells.map((cell) => [`${cell.code} ${cell.place}`, countsOf(cell)]));
  const head = await coverageHead(db, scope, filter, today);
  const counts = await recordCounts(db, scope, filter);
  return {
    asOf: today,
    places: paths.map((path) => ({
      path,
      name: names.get(path) ?? path,
      isOwn: path === filter.region,
    })),
    items: titles
      .toSorted((a, b) => orderOf(a.code).localeCompare(orderOf(b.code)))
      .map((item) => {
        const row = paths.map((place) => byCell.get(`${item.code} ${place}`) ?? null);
        return { ...item, cells: row, total: sumOf(row.filter((cell) => cell !== null)) };
      }),
    ...head,
    ...counts,
  };
}

type CoverageItem = Coverage['items'][number];

export const FULFILMENT_WORDS: Readonly<Record<keyof FulfilmentCounts, string>> = {
  met: '到位',
  partly: '部分',
  'no-record': '没有记录',
  'not-yet-due': '未到期',
  'cannot-tell': '说不清',
};

const textOf = (cell: FulfilmentCounts | null) =>
  cell === null
    ? ''
    : STATES.filter((state) => cell[state] > 0)
        .map((state) => `${FULFILMENT_WORDS[state]} ${cell[state]}`)
        .join('，');

/** What is shown, with as of when in its head. */
export async function coverageWorkbook(
  db: Reader,
  scope: Scope,
  filter: CoverageFilter & { readonly by: string },
  today: CivilDate,
): Promise<StreamResponse> {
  const coverage = await coverageOf(db, scope, filter, today);
  const region = await regionAt(db, filter.region);
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  const columns: readonly ListColumn<CoverageItem>[] = [
    { name: '条项', width: 10, value: ({ article }) => article },
    { name: '职责', width: 32, value: ({ title }) => title },
    ...coverage.places.map(({ name, isOwn }, at) => ({
      name: isOwn ? `${name}（本级）` : name,
      width: 22,
      value: ({ cells }: CoverageItem) => textOf(cells[at] ?? null),
    })),
    { name: '合计', width: 26, value: ({ total }) => textOf(total) },
  ];
  return datedList({
    name: '履职情况',
    of: `${region.name} ${filter.year} 年履职情况`,
    today,
    by: filter.by,
    said: [
      '一格是一项职责在一个地方各种状态的人数。',
      '“没有记录”只说明系统里没有记录，不等于没有做。各地按代码排列，不按多少排列。',
      ...(coverage.pending === 0 ? [] : [`还有 ${coverage.pending} 份清单正在计算，没有计入。`]),
    ],
    columns,
    // The table is a whole already: as many rows as there are duties.
    read: inOnePage(coverage.items),
  });
}
