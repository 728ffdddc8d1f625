// The roster of a day as the sheet the import takes: what is exported comes in again and changes nothing.

import { ROSTER_LIMITS, XLSX_TYPE } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import { minuteText } from '../../platform/clock.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { FileResponse } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { pathsTo } from '../../platform/region-path.ts';
import type { PostsContext } from './posts.context.ts';
import { regionAt } from './posts.store.ts';
import { loadRegionIndex, type RegionIndex, type RegionNames } from './region-index.ts';
import { MANNER_WORDS, POST_CATEGORIES, rosterWorkbook } from './roster.columns.ts';
import { type ExportedRow, exportedRows } from './roster-imports.store.ts';

/** The shortest name, with those above it put in front, that means this region alone. */
function nameOf(path: string, regions: RegionIndex, names: RegionNames): string {
  const chain = pathsTo(path).map((above) => names.get(above) ?? '');
  const spellings = chain.map((_, from) => chain.slice(from).join('')).toReversed();
  return (
    spellings.find((name) => regions.get(name)?.length === 1) ?? path.split('/').at(-2) ?? path
  );
}

const MANNER_OF = new Map(Object.entries(MANNER_WORDS).map(([word, manner]) => [manner, word]));
// 主持 is read as well; 主持工作 is written.
MANNER_OF.set('presiding', '主持工作');

function cellsOf(row: ExportedRow, regions: RegionIndex, names: RegionNames): string[] {
  const category = POST_CATEGORIES.find(
    (one) => one.postClass === row.postClass && one.organKind === row.organKind,
  );
  const committee = row.managingCommittee === null ? undefined : names.get(row.managingCommittee);
  const documents = new Set(row.portfolios.flatMap((one) => one.documentNo ?? []));
  return [
    nameOf(row.regionPath, regions, names),
    row.organName,
    row.postTitle,
    category?.name ?? '',
    row.personName,
    row.idTail ?? '',
    row.from,
    '',
    row.isCommitteeMember === null ? '' : row.isCommitteeMember ? '是' : '否',
    committee === undefined ? '' : `${committee}委`,
    MANNER_OF.get(row.manner as never) ?? '',
    row.documentNo ?? '',
    row.portfolios.map((one) => one.field).join('、'),
    [...documents].join('、'),
    row.liaison ?? '',
  ];
}

/** The workbook says as of which day and when it was made. A region with more rows than an import takes is refused. */
export async function exportRoster(
  { database, clock }: PostsContext,
  scope: Scope,
  asked: { readonly regionPath: string; readonly on: CivilDate; readonly by: string },
): Promise<FileResponse> {
  const { regionPath, on, by } = asked;
  const limit = ROSTER_LIMITS.rows;
  const { rows, region, index } = await database.read(scope, async (db) => ({
    rows: await exportedRows(db, scope, { regionPath, on, limit: limit + 1 }),
    region: await regionAt(db, regionPath),
    index: await loadRegionIndex(db, scope),
  }));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  if (rows.length > limit) throw new Refused({ code: 'posts.export-too-large', values: { limit } });
  const bytes = await rosterWorkbook(
    rows.map((row) => cellsOf(row, index.regions, index.names)),
    [
      `本表是${region.name}截至 ${on} 在任的 ${rows.length} 人次，${minuteText(clock.now())} 由${by}导出。`,
      '改正后可以用同一张表导入；没有改动的行导入后不发生变化。',
    ],
  );
  return {
    fileName: `${region.name}领导干部名册（截至${on}）.xlsx`,
    contentType: XLSX_TYPE,
    bytes,
  };
}
