// Programmes, and the coverage of one region by region, as workbooks.
import type { Programme, ProgrammeLine } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, inOnePage } from '../../platform/http/list-file.ts';
import { COVERAGE_WORDS, KIND_WORDS } from './inspection-words.ts';
import type { InspectionsContext } from './inspections.context.ts';
import { programmesPage } from './programmes.store.ts';
import { programmeLines } from './programmes.ts';

const PROGRAMMES: readonly ListColumn<ProgrammeLine>[] = [
  { name: '巡查计划', width: 40, value: (line) => line.title },
  { name: '巡查地区', width: 16, value: (line) => line.regionName },
  { name: '计划期开始', width: 12, kind: 'day', value: (line) => line.from },
  { name: '计划期结束', width: 12, kind: 'day', value: (line) => line.to },
  { name: '已巡查', width: 8, value: (line) => line.inspected },
  { name: '应巡查', width: 8, value: (line) => line.total },
];

export function exportProgrammes(
  { database, clock }: InspectionsContext,
  scope: Scope,
  by: string,
): Promise<StreamResponse> {
  const today = clock.today();
  return datedList({
    name: '巡查计划',
    today,
    by,
    said: [],
    columns: PROGRAMMES,
    read: (last: ProgrammeLine | undefined, limit) =>
      database.read(scope, async (db) => {
        const after = last && { on: last.from, id: last.id };
        return programmeLines(db, await programmesPage(db, scope.keys, { after, limit }), today);
      }),
  });
}

const COVERAGE: readonly ListColumn<Programme['coverage'][number]>[] = [
  { name: '被巡查地区', width: 18, value: ({ name }) => name },
  { name: '覆盖情况', width: 16, value: ({ state }) => COVERAGE_WORDS[state] },
  { name: '计划年度', width: 10, value: ({ year }) => year },
  { name: '计划季度', width: 10, value: ({ quarter }) => quarter },
  {
    name: '期内的巡查',
    width: 44,
    value: ({ inspections }) =>
      inspections
        .map(
          ({ kind, on, isOf }) =>
            `${KIND_WORDS[kind]} ${on}${isOf ? '' : '（不属于本计划，不计入）'}`,
        )
        .join('；'),
  },
];

export function exportCoverage(
  { clock }: Pick<InspectionsContext, 'clock'>,
  { title, from, to, countsUnannounced, coverage, why }: Programme,
  by: string,
): Promise<StreamResponse> {
  return datedList({
    name: '巡查覆盖',
    of: `${title}：巡查覆盖`,
    today: clock.today(),
    by,
    said: [
      `计划期 ${from} 至 ${to}。${why.heading}。`,
      countsUnannounced ? '明查暗访同样计入。' : '明查暗访不计入。',
    ],
    columns: COVERAGE,
    read: inOnePage(coverage),
  });
}
