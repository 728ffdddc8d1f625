// The list of accidents as it is filtered, as an .xlsx that says as of when; what is not known stays empty.
import type { AccidentGrade, AccidentNature } from '@jinze/contracts';
import { type WorkbookDefinition, writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import { SECTORS } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { FileResponse } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { computedGradeOf } from './accident.rules.ts';
import { type AccidentRow, factsOf } from './accidents.store.ts';
import { type GradedFilter, listAccidents } from './list-accidents.ts';

const LIMIT = 5000;

export const GRADE_WORDS: Readonly<Record<AccidentGrade, string>> = {
  'especially-serious': '特别重大',
  serious: '重大',
  'relatively-serious': '较大',
  ordinary: '一般',
};
const NATURE_WORDS: Readonly<Record<AccidentNature, string>> = {
  production: '生产安全事故',
  natural: '自然灾害',
  criminal: '刑事案件',
  undetermined: '待定',
};

const COLUMNS: WorkbookDefinition['columns'] = [
  { name: '发生日期', width: 12 },
  { name: '事故名称', width: 36 },
  { name: '地区', width: 14 },
  { name: '地点', width: 24 },
  { name: '行业领域', width: 14 },
  { name: '行业分类', width: 18 },
  { name: '发生单位', width: 24 },
  { name: '事故类型', width: 14 },
  { name: '等级', width: 10 },
  { name: '等级来源', width: 12 },
  { name: '按规定推算', width: 12 },
  { name: '性质', width: 14 },
  { name: '性质依据', width: 24 },
  { name: '责任事故', width: 10 },
  { name: '性质严重', width: 10 },
  { name: '死亡', width: 8 },
  { name: '失踪', width: 8 },
  { name: '重伤', width: 8 },
  { name: '受伤', width: 8 },
  { name: '直接经济损失（万元）', width: 18 },
  { name: '情况截至', width: 12 },
  { name: '来源文件', width: 28 },
];

const numberOf = (value: number | null) => (value === null ? '' : String(value));

const yesOrNo = (value: boolean | null) => (value === null ? '' : value ? '是' : '否');

const cellsOf = (row: AccidentRow, computed: AccidentGrade | null): string[] => [
  row.occurredOn,
  row.name,
  row.regionName,
  row.place ?? '',
  row.sector ?? '',
  row.sectorCode === null ? '' : SECTORS[row.sectorCode].label,
  row.unit ?? '',
  row.kind ?? '',
  row.grade === null ? '' : GRADE_WORDS[row.grade],
  row.gradeSource === null ? '' : row.gradeSource === 'decided' ? '调查认定' : '目前掌握',
  computed === null ? '' : GRADE_WORDS[computed],
  NATURE_WORDS[row.nature],
  row.natureBasis ?? '',
  yesOrNo(row.isResponsible),
  yesOrNo(row.isGrave),
  numberOf(row.deaths),
  numberOf(row.missing),
  numberOf(row.seriousInjuries),
  numberOf(row.injured),
  numberOf(row.directLossWanYuan),
  row.knownAsOf,
  row.sourceDocument,
];

/** What was left out by the filter: a table without it would be taken for the whole. */
function restrictionsOf({ year, grade, state, search }: GradedFilter): string[] {
  return [
    ...(year === undefined ? [] : [`只含 ${year} 年发生的。`]),
    ...(grade === undefined
      ? []
      : [grade === 'unknown' ? '只含等级未知的。' : `只含${GRADE_WORDS[grade]}事故。`]),
    state === 'recorded' ? '不含已撤回的登记。' : '只含已撤回的登记。',
    ...(search === undefined || search === '' ? [] : [`只含有“${search}”字样的。`]),
  ];
}

export async function exportAccidents(
  { database, clock }: Services,
  scope: Scope,
  filter: GradedFilter & { readonly by: string },
): Promise<FileResponse> {
  const on = clock.today();
  const all = { after: undefined, limit: LIMIT + 1 };
  const { rows, region } = await database.read(scope, async (db) => ({
    rows: (await listAccidents(db, scope, filter, all, on)).rows,
    region: await regionAt(db, filter.regionPath),
  }));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  if (rows.length > LIMIT)
    throw new Refused({ code: 'accidents.export-too-large', values: { limit: LIMIT } });
  const bytes = await writeWorkbook({
    sheetName: '事故',
    columns: COLUMNS,
    rows: rows.map((row) => cellsOf(row, computedGradeOf(factsOf(row), on))),
    explanation: {
      sheetName: '说明',
      lines: [
        `${region.name}及以下地区登记的事故，${rows.length} 起，截至 ${on}，由${filter.by}导出。`,
        ...restrictionsOf(filter),
        '空白表示还不知道，不表示没有。“等级”是调查认定或目前掌握的；“按规定推算”按国务院令第493号第三条和截至当日掌握的情况推算，失踪人员按规定期限计入，空白表示不适用或说不清。',
      ],
    },
  });
  return { fileName: `${region.name}事故登记（截至${on}）.xlsx`, contentType: XLSX_TYPE, bytes };
}
