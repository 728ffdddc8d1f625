// The list of inspections as it is filtered, as an .xlsx.
import type { ListColumn } from '@jinze/documents';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import { KIND_WORDS, STATE_WORDS } from './inspection-words.ts';
import type { InspectionsContext } from './inspections.context.ts';
import { type InspectionFilter, type InspectionRow, inspectionsPage } from './inspections.store.ts';
import type { Standing } from './standing.ts';

const COLUMNS: readonly ListColumn<InspectionRow>[] = [
  { name: '名称', width: 36, value: (row) => row.title },
  { name: '种类', width: 12, value: ({ kind }) => KIND_WORDS[kind] },
  { name: '巡查地区', width: 14, value: (row) => row.issuer_name },
  { name: '被巡查地区', width: 14, value: (row) => row.inspected_name },
  { name: '开始', width: 12, kind: 'day', value: (row) => row.from_day },
  { name: '结束', width: 12, kind: 'day', value: (row) => row.to_day },
  { name: '文号', width: 22, value: (row) => row.order_no },
  { name: '阶段', width: 12, value: ({ state }) => STATE_WORDS[state] },
  { name: '问题', width: 8, value: (row) => Number(row.findings) },
  { name: '未销号', width: 8, value: (row) => Number(row.open_findings) },
  { name: '逾期', width: 8, value: (row) => Number(row.overdue_findings) },
];

const restrictionsOf = ({ state, kind, year, search }: InspectionFilter): string[] =>
  leftOut({
    only: {
      阶段: state === 'open' ? '没有办结' : state && STATE_WORDS[state],
      种类: kind && KIND_WORDS[kind],
      开始年份: year === undefined ? undefined : String(year),
    },
    search: { in: '名称、文号、地区', words: search },
  });

export function exportInspections(
  { database, clock }: InspectionsContext,
  standing: Standing,
  filter: InspectionFilter,
  by: string,
): Promise<StreamResponse> {
  const today = clock.today();
  return datedList({
    name: '巡查',
    today,
    by,
    said: restrictionsOf(filter),
    columns: COLUMNS,
    read(last: InspectionRow | undefined, limit) {
      const after = last && { on: last.from_day, id: last.id };
      return database.read(standing.scope, (db) =>
        inspectionsPage(db, standing, { ...filter, today, after, limit }),
      );
    },
  });
}
