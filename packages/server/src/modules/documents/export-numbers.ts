// The register of document numbers as it is filtered, as an .xlsx.
import type { NumberState } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import { KIND_NAMES } from './document-kinds.ts';
import type { DocumentsContext } from './documents.context.ts';
import { documentOf } from './documents.view.ts';
import { type NumberFilter, type NumberRow, numbersPage } from './numbers.store.ts';
import { textOf } from './numbers.ts';

const STATES: Readonly<Record<NumberState, string>> = {
  reserved: '预留',
  used: '已用',
  void: '作废',
};

function kindOf(context: Pick<DocumentsContext, 'sources'>, row: NumberRow): string {
  if (row.document_id === null) return row.state === 'reserved' ? '' : '非本系统生成';
  const { kind } = documentOf(context, row);
  return kind === null ? '' : KIND_NAMES[kind];
}

const columnsOf = (
  context: Pick<DocumentsContext, 'sources'>,
): readonly ListColumn<NumberRow>[] => [
  { name: '文号', width: 24, value: textOf },
  { name: '状态', width: 8, value: ({ state }) => STATES[state] },
  {
    name: '文种',
    width: 20,
    value: (row) => kindOf(context, row),
  },
  { name: '标题或者用途', width: 46, value: ({ purpose }) => purpose ?? '标题含个人信息，见公文' },
  { name: '取号日期', width: 12, kind: 'day', value: (row) => row.taken_on },
  { name: '登记人', width: 12, value: (row) => row.recorded_by },
  { name: '作废日期', width: 12, kind: 'day', value: (row) => row.voided_on },
  { name: '作废原因', width: 30, value: (row) => row.void_reason },
];

const restrictionsOf = ({ code, year, state }: NumberFilter): string[] =>
  leftOut({ only: { 机关代字: code, 状态: state && STATES[state] }, year });

export async function exportNumbers(
  context: DocumentsContext,
  scope: Scope,
  filter: NumberFilter & { readonly by: string },
): Promise<StreamResponse> {
  const { database, clock } = context;
  const today = clock.today();
  return datedList({
    name: '文号登记簿',
    today,
    by: filter.by,
    said: [...restrictionsOf(filter), '文号不重、不漏；作废的文号不再使用。'],
    columns: columnsOf(context),
    read: (last: NumberRow | undefined, limit) =>
      database.read(scope, (db) => numbersPage(db, scope, { ...filter, after: last?.id, limit })),
  });
}
