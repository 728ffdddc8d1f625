// Who is in post and has no list of the year, read page by page, and as an .xlsx.
import type { ListColumn } from '@jinze/documents';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { holdersOf, POST_CATEGORIES, regionAt } from '../posts/index.ts';
import { asOfFor } from './as-of.ts';
import { holdersWithout } from './section-counts.store.ts';
import type { Page } from './sections.store.ts';

interface Asked {
  readonly regionPath: string;
  readonly year: number;
}

/** On the day drafting would go by. */
export function withoutList(
  { database, clock }: Services,
  scope: Scope,
  { regionPath, year, after, limit }: Asked & Page,
) {
  const on = asOfFor(year, clock.today());
  return database.read(scope, async (db) => {
    const places = await holdersWithout(db, scope, { regionPath, year, on, after, limit });
    const ids = places.map(({ id }) => id);
    return holdersOf(db, scope, ids, on);
  });
}
type Line = Awaited<ReturnType<typeof withoutList>>[number];

const categoryOf = ({ postClass, organKind }: Line) =>
  POST_CATEGORIES.find((one) => one.postClass === postClass && one.organKind === organKind)?.name ??
  null;

const COLUMNS: readonly ListColumn<Line>[] = [
  { name: '姓名', width: 10, value: ({ personName }) => personName },
  { name: '职务', width: 20, value: ({ postTitle }) => postTitle },
  { name: '机构', width: 26, value: ({ organName }) => organName },
  { name: '地区', width: 14, value: ({ regionName }) => regionName },
  { name: '职务类别', width: 22, value: categoryOf },
  { name: '任职日期', width: 12, kind: 'day', value: ({ from }) => from },
];

export async function exportWithout(
  services: Services,
  scope: Scope,
  { by, isOnlyOwn, ...of }: Asked & { readonly isOnlyOwn: boolean; readonly by: string },
): Promise<StreamResponse> {
  const { database, clock } = services;
  const region = await database.read(scope, (db) => regionAt(db, of.regionPath));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  return datedList({
    name: '没有清单的在任者',
    of: `${region.name} ${of.year} 年在任而没有责任清单的`,
    today: clock.today(),
    by,
    said: isOnlyOwn ? ['只含由本级办理的机构的。'] : [],
    columns: COLUMNS,
    read(last: Line | undefined, limit) {
      const after = last && { scopeKey: last.scopeKey, id: last.appointmentId };
      return withoutList(services, scope, { ...of, after, limit });
    },
  });
}
