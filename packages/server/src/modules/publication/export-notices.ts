// The list of public notices as it is filtered, as an .xlsx.
import type { PublicationState } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import { type NoticeFilter, type NoticeLineRow, noticesPage } from './notices.store.ts';
import { KIND_WORDS } from './publication-rules.ts';

const STATES: Readonly<Record<PublicationState, string>> = {
  draft: '草稿',
  checked: '已检查，待批准',
  approved: '已批准，待发布',
  published: '已发布',
  discarded: '已作废',
};

const COLUMNS: readonly ListColumn<NoticeLineRow>[] = [
  { name: '起草日期', width: 12, kind: 'day', value: (row) => row.drafted_on },
  { name: '地区', width: 14, value: (row) => row.region_name },
  { name: '种类', width: 14, value: ({ kind }) => KIND_WORDS[kind] },
  { name: '年度', width: 8, value: (row) => row.year },
  { name: '标题', width: 48, value: (row) => row.title },
  { name: '发布机关', width: 24, value: (row) => row.organ },
  { name: '文号', width: 22, value: (row) => row.document_no },
  { name: '状态', width: 16, value: ({ state }) => STATES[state] },
  { name: '发布日期', width: 12, kind: 'day', value: (row) => row.published_on },
];

const restrictionsOf = ({ state, kind, year, search }: NoticeFilter): string[] =>
  leftOut({
    only: {
      状态: state === 'open' ? '没有发布' : state && STATES[state],
      种类: kind && KIND_WORDS[kind],
    },
    year,
    search: { in: '标题、文号', words: search },
  });

export function exportNotices(
  { database, clock }: Services,
  scope: Scope,
  filter: NoticeFilter & { readonly by: string },
): Promise<StreamResponse> {
  const today = clock.today();
  return datedList({
    name: '公告通报',
    today,
    by: filter.by,
    said: restrictionsOf(filter),
    columns: COLUMNS,
    read(last: NoticeLineRow | undefined, limit) {
      const after = last && { on: last.drafted_on, id: last.id };
      return database.read(scope, (db) => noticesPage(db, scope, { ...filter, after, limit }));
    },
  });
}
