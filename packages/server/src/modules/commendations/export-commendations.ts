// The list of commendations as it is filtered, as an .xlsx: how far each is, as of when; not what was examined.
import type { CommendationMerit, CommendationState } from '@jinze/contracts';
import { type WorkbookDefinition, writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { FileResponse } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import {
  type CommendationFilter,
  type CommendationRow,
  commendationsPage,
} from './commendations.store.ts';
import { KIND_WORDS } from './tell-of-commendation.ts';

const LIMIT = 5000;

const STATES: Readonly<Record<CommendationState, string>> = {
  draft: '草稿',
  nominated: '已推荐',
  waiting: '待补情况',
  examined: '已审查',
  refused: '审查不通过',
  publicised: '公示',
  granted: '已批准',
  'not-granted': '不予表彰奖励',
  revoked: '已撤销',
  withdrawn: '已撤回',
};
const MERITS: Readonly<Record<CommendationMerit, string>> = {
  routine: '加强安全生产工作',
  special: '承担专项重要工作',
  rescue: '参加抢险救护',
};

const COLUMNS: WorkbookDefinition['columns'] = [
  { name: '登记日期', width: 12 },
  { name: '单位', width: 24 },
  { name: '职务', width: 18 },
  { name: '姓名', width: 10 },
  { name: '种类', width: 14 },
  { name: '事由', width: 20 },
  { name: '推荐单位', width: 24 },
  { name: '批准机关所在', width: 14 },
  { name: '状态', width: 12 },
  { name: '公示止', width: 12 },
  { name: '批准日期', width: 12 },
  { name: '文号', width: 22 },
];

const cellsOf = (row: CommendationRow): string[] => [
  row.drafted_on,
  row.organ_name,
  row.post_title,
  row.person_name,
  KIND_WORDS[row.kind],
  row.merit === null ? `${row.assessment_year ?? ''}年考核优秀` : MERITS[row.merit],
  row.nominating_organ,
  row.approving_name,
  STATES[row.state],
  row.public_to ?? '',
  row.granted_on ?? '',
  row.grant_no ?? '',
];

/** What was left out by the filter: a table without it would be taken for the whole. */
function restrictionsOf({ state, kind, year, search }: CommendationFilter): string[] {
  return [
    ...(state === undefined
      ? []
      : [state === 'open' ? '只含没有办结的。' : `只含状态为“${STATES[state]}”的。`]),
    ...(kind === undefined ? [] : [`只含种类为“${KIND_WORDS[kind]}”的。`]),
    ...(year === undefined ? [] : [`只含 ${year} 年登记的。`]),
    ...(search === undefined || search === '' ? [] : [`只含有“${search}”字样的。`]),
  ];
}

export async function exportCommendations(
  { database, clock }: Services,
  scope: Scope,
  filter: CommendationFilter & { readonly by: string },
): Promise<FileResponse> {
  const today = clock.today();
  const page = { ...filter, after: undefined, limit: LIMIT + 1 };
  const rows = await database.read(scope, (db) => commendationsPage(db, scope, page));
  if (rows.length > LIMIT)
    throw new Refused({ code: 'commendations.export-too-large', values: { limit: LIMIT } });
  const bytes = await writeWorkbook({
    sheetName: '表彰奖励',
    columns: COLUMNS,
    rows: rows.map(cellsOf),
    explanation: {
      sheetName: '说明',
      lines: [
        `经手的表彰奖励 ${rows.length} 件，截至 ${today}，由${filter.by}导出。`,
        ...restrictionsOf(filter),
        '公示以前的推荐只限办理人员知悉，请勿外传。',
      ],
    },
  });
  return { fileName: `表彰奖励（截至${today}）.xlsx`, contentType: XLSX_TYPE, bytes };
}
