// The list of accidents as it is filtered, as an .xlsx that says as of when; what is not known stays empty.
import type { AccidentGrade } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import { SECTORS } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { computedGradeOf } from './accident.rules.ts';
import { GRADE_WORDS, NATURE_WORDS, SOURCE_WORDS } from './accident.words.ts';
import { type AccidentRow, accidentsPage, factsOf } from './accidents.store.ts';
import { type GradedFilter, listAccidents } from './list-accidents.ts';

interface Line {
  readonly row: AccidentRow;
  readonly computed: AccidentGrade | null;
}

const yesOrNo = (value: boolean | null) => (value === null ? '' : value ? '是' : '否');
const gradeWord = (grade: AccidentGrade | null) => (grade === null ? '' : GRADE_WORDS[grade]);
const sourceWord = ({ gradeSource }: AccidentRow) =>
  gradeSource === null ? '' : SOURCE_WORDS[gradeSource];

const COLUMNS: readonly ListColumn<Line>[] = [
  { name: '发生日期', width: 12, kind: 'day', value: ({ row }) => row.occurredOn },
  { name: '事故名称', width: 36, value: ({ row }) => row.name },
  { name: '地区', width: 14, value: ({ row }) => row.regionName },
  { name: '地点', width: 24, value: ({ row }) => row.place },
  { name: '行业领域', width: 14, value: ({ row }) => row.sector },
  {
    name: '行业分类',
    width: 18,
    value: ({ row }) => (row.sectorCode === null ? '' : SECTORS[row.sectorCode].label),
  },
  { name: '发生单位', width: 24, value: ({ row }) => row.unit },
  { name: '事故类型', width: 14, value: ({ row }) => row.kind },
  { name: '等级', width: 10, value: ({ row }) => gradeWord(row.grade) },
  { name: '等级来源', width: 12, value: ({ row }) => sourceWord(row) },
  { name: '按规定推算', width: 12, value: ({ computed }) => gradeWord(computed) },
  { name: '性质', width: 14, value: ({ row }) => NATURE_WORDS[row.nature] },
  { name: '性质依据', width: 24, value: ({ row }) => row.natureBasis },
  { name: '责任事故', width: 10, value: ({ row }) => yesOrNo(row.isResponsible) },
  { name: '性质严重', width: 10, value: ({ row }) => yesOrNo(row.isGrave) },
  { name: '死亡', width: 8, value: ({ row }) => row.deaths },
  { name: '失踪', width: 8, value: ({ row }) => row.missing },
  { name: '重伤', width: 8, value: ({ row }) => row.seriousInjuries },
  { name: '受伤', width: 8, value: ({ row }) => row.injured },
  { name: '直接经济损失（万元）', width: 18, value: ({ row }) => row.directLossWanYuan },
  { name: '情况截至', width: 12, kind: 'day', value: ({ row }) => row.knownAsOf },
  { name: '来源文件', width: 28, value: ({ row }) => row.sourceDocument },
];

/** What its title says already. */
const IN_TITLE = ['发生日期', '事故名称'];

/** Everything a list says of it, as far as it is known; its grade as of the day it was known. */
export function saidOfAccident(
  row: AccidentRow,
): readonly { readonly label: string; readonly text: string }[] {
  const line = { row, computed: computedGradeOf(factsOf(row), row.knownAsOf) };
  return COLUMNS.flatMap(({ name, value }) => {
    const text = String(value(line) ?? '');
    return text === '' || IN_TITLE.includes(name) ? [] : [{ label: name, text }];
  });
}

const restrictionsOf = ({ year, grade, state, search }: GradedFilter): string[] => [
  ...leftOut({
    only: {
      发生年份: year === undefined ? undefined : String(year),
      等级: grade === 'unknown' ? '未知' : grade && GRADE_WORDS[grade],
    },
    search: { in: '名称、单位、地点、行业', words: search },
  }),
  state === 'recorded' ? '不含已撤回的登记。' : '只含已撤回的登记。',
];

export async function exportAccidents(
  { database, clock }: Services,
  scope: Scope,
  filter: GradedFilter & { readonly by: string },
): Promise<StreamResponse> {
  const on = clock.today();
  const region = await database.read(scope, (db) => regionAt(db, filter.regionPath));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  return datedList({
    name: '事故',
    of: `${region.name}及以下地区登记的事故`,
    today: on,
    by: filter.by,
    said: [
      ...restrictionsOf(filter),
      '空白表示还不知道，不表示没有。“等级”是调查认定或目前掌握的；“按规定推算”按国务院令第493号第三条和截至当日掌握的情况推算，失踪人员按规定期限计入，空白表示不适用或说不清。',
    ],
    columns: COLUMNS,
    async read(last: Line | undefined, limit) {
      const after = last && { on: last.row.occurredOn, id: last.row.id };
      const { grade, by: _, ...others } = filter;
      const rows = await database.read(scope, async (db) =>
        // Only a grade is computed across all of them.
        grade === undefined
          ? accidentsPage(db, scope, { ...others, after, limit })
          : (await listAccidents(db, scope, filter, { after, limit }, on)).rows,
      );
      return rows.map((row) => ({ row, computed: computedGradeOf(factsOf(row), on) }));
    },
  });
}
