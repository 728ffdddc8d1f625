// The regions of a scope as they are searched, as an .xlsx: the highest first.
import type { RegionFound } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Level } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import type { PostsRoutesContext } from './posts.context.ts';
import { searchRegions } from './posts.store.ts';

const LEVELS: Readonly<Record<Level, string>> = {
  province: '省级',
  prefecture: '市级',
  county: '县级',
  township: '乡级',
};

const COLUMNS: readonly ListColumn<RegionFound>[] = [
  { name: '名称', width: 24, value: ({ name }) => name },
  { name: '原名', width: 20, value: ({ formerName }) => formerName },
  { name: '级别', width: 14, value: ({ level }) => LEVELS[level] },
  { name: '代码', width: 16, value: ({ code }) => code },
  { name: '撤销日期', width: 12, kind: 'day', value: ({ endedOn }) => endedOn },
];

export function exportRegions(
  { database, clock }: Pick<PostsRoutesContext, 'database' | 'clock'>,
  scope: Scope,
  { search, by }: { readonly search: string | undefined; readonly by: string },
): Promise<StreamResponse> {
  return datedList({
    name: '地区',
    today: clock.today(),
    by,
    said: leftOut({ search: { in: '地区名称、原名或代码', words: search } }),
    columns: COLUMNS,
    read: (last: RegionFound | undefined, limit) =>
      database.read(scope, (db) => searchRegions(db, scope, search, { after: last?.path, limit })),
  });
}
