// The list of exercises and the subjects of one as workbooks: what is shown, as of when; subjects in the order of the roster.
import type { AssessedLine, AssessmentLine, AssessmentState } from '@jinze/contracts';
import {
  type WorkbookDefinition,
  writeLongWorkbook,
  writeWorkbook,
  XLSX_TYPE,
} from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import type { FileResponse } from '../../platform/http/bind.ts';
import type { ExerciseFilter } from './exercises.store.ts';
import type { IssuedScheme } from './issued-schemes.ts';
import type { SubjectFilter } from './subjects.store.ts';

const STATE_WORDS: Readonly<Record<AssessmentState, string>> = {
  prepared: '准备',
  'self-assessment': '自评',
  scoring: '评分',
  moderation: '会审',
  proposed: '已提出等次',
  approved: '已审批',
  notified: '已告知',
  final: '已确定',
  cancelled: '已取消',
};
const SELF_WORDS: Readonly<Record<AssessedLine['self'], string>> = {
  'not-open': '未开始',
  open: '自评中',
  submitted: '已提交',
  'submitted-late': '逾期提交',
  overdue: '逾期未提交',
  'not-submitted': '未提交',
};

async function workbook(
  name: string,
  columns: WorkbookDefinition['columns'],
  rows: readonly (readonly string[])[],
  lines: readonly string[],
  today: CivilDate,
): Promise<FileResponse> {
  const bytes = await writeWorkbook({
    sheetName: name,
    columns,
    rows: rows.map((row) => [...row]),
    explanation: { sheetName: '说明', lines: [...lines] },
  });
  return { fileName: `${name}（截至${today}）.xlsx`, contentType: XLSX_TYPE, bytes };
}

export function exportExercises(
  lines: readonly AssessmentLine[],
  {
    by,
    today,
    said,
  }: { readonly by: string; readonly today: CivilDate; readonly said: readonly string[] },
): Promise<FileResponse> {
  return workbook(
    '年度考核',
    [
      { name: '年度', width: 8 },
      { name: '名称', width: 40 },
      { name: '组织地区', width: 16 },
      { name: '对象', width: 8 },
      { name: '对象数', width: 8 },
      { name: '阶段', width: 12 },
      { name: '本阶段截止', width: 12 },
    ],
    lines.map((one) => [
      String(one.year),
      one.title,
      one.regionName,
      one.subjectKind === 'body' ? '单位' : '干部',
      String(one.subjectCount),
      STATE_WORDS[one.state],
      one.dueOn ?? '',
    ]),
    [`考核 ${lines.length} 次，截至 ${today}，由${by}导出。`, ...said],
    today,
  );
}

const SUBJECTS = '被考核对象';

const totalOf = ({ total, between }: AssessedLine) =>
  total === null
    ? between === null
      ? ''
      : `${between.atLeast ?? '不限'}～${between.atMost ?? '不限'}`
    : String(total);

const subjectRow = (one: AssessedLine): string[] => [
  one.regionName,
  one.organName ?? '',
  one.postTitle ?? '',
  one.name,
  one.className ?? '',
  SELF_WORDS[one.self],
  totalOf(one),
  one.finalGrade ?? one.proposedGrade ?? one.couldBe.join('或者'),
  one.vetoes.join('；'),
  one.factsMissing === null ? '' : String(one.factsMissing),
];

async function* subjectRows(pages: AsyncIterable<readonly AssessedLine[]>) {
  for await (const lines of pages) yield lines.map(subjectRow);
}

/** All of them, however many: a page after the other. */
export async function exportSubjects(
  title: string,
  pages: AsyncIterable<readonly AssessedLine[]>,
  {
    by,
    today,
    said,
  }: { readonly by: string; readonly today: CivilDate; readonly said: readonly string[] },
): Promise<FileResponse> {
  const bytes = await writeLongWorkbook({
    sheetName: SUBJECTS,
    columns: [
      { name: '地区', width: 16 },
      { name: '单位', width: 24 },
      { name: '职务', width: 18 },
      { name: '名称', width: 20 },
      { name: '类别', width: 16 },
      { name: '自评', width: 12 },
      { name: '合计', width: 14 },
      { name: '等次', width: 12 },
      { name: '一票否决', width: 30 },
      { name: '缺的事实', width: 10 },
    ],
    rows: subjectRows(pages),
    explanation: {
      sheetName: '说明',
      lines: (count) => [
        `${title}：被考核对象 ${count} 个，截至 ${today}，由${by}导出。`,
        ...said,
        '按名册的次序，不按合计排列。合计写作“甲～乙”的，还有事实不清楚。',
      ],
    },
  });
  return { fileName: `${SUBJECTS}（截至${today}）.xlsx`, contentType: XLSX_TYPE, bytes };
}

/** What was left out by the filter: a table without it would be taken for the whole. */
export const saidOf = ({ year, state, search }: ExerciseFilter): string[] => [
  ...(year === undefined ? [] : [`只含 ${year} 年度的。`]),
  ...(state === undefined ? [] : [`只含阶段为“${STATE_WORDS[state]}”的。`]),
  ...(search === undefined || search === '' ? [] : [`只含有“${search}”字样的。`]),
];

export function saidOfSubjects(
  { class: of, search, waiting }: SubjectFilter,
  { scheme }: IssuedScheme,
): string[] {
  const named = scheme.subjects.classes?.find(({ id }) => id === of)?.name ?? of;
  const words = { self: '没有提交自评', facts: '还缺事实', marks: '合计还没有算出' };
  return [
    ...(of === undefined ? [] : [`只含类别为“${named}”的。`]),
    ...(waiting === undefined ? [] : [`只含${words[waiting]}的。`]),
    ...(search === undefined || search === '' ? [] : [`只含有“${search}”字样的。`]),
  ];
}
