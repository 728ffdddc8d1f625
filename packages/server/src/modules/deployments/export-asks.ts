// What a list shows, as an .xlsx that says what it was narrowed to and as of when.
import type { AskFilter, AskLine } from '@jinze/contracts';
import { type WorkbookDefinition, writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import type { FileResponse } from '../../platform/http/bind.ts';
import { ISSUED_BY_WORDS, KIND_WORDS, RESULT_WORDS } from './sheet.columns.ts';

/** Rows in one workbook: a province asks by issuer or by year. */
export const EXPORT_LIMIT = 5000;

const COLUMNS: WorkbookDefinition['columns'] = [
  { name: '地区', width: 14 },
  { name: '来源', width: 11 },
  { name: '来文单位', width: 24 },
  { name: '文件类别', width: 11 },
  { name: '文号', width: 22 },
  { name: '标题', width: 40 },
  { name: '收到日期', width: 13 },
  { name: '要求', width: 44 },
  { name: '责任单位', width: 26 },
  { name: '责任职务', width: 20 },
  { name: '担任者', width: 14 },
  { name: '完成期限', width: 13 },
  { name: '传达', width: 13 },
  { name: '研究', width: 13 },
  { name: '措施', width: 13 },
  { name: '落实结果', width: 14 },
  { name: '结果日期', width: 13 },
];

const NO_RECORD = '没有记录';
const CLOSED = '（其他机构的内容，未调阅）';

/** The same words as on the page: what is not on record is never said to be not done. */
function resultWords(
  { result, dueOn }: Pick<AskLine, 'result' | 'dueOn'>,
  today: CivilDate,
): string {
  if (result !== null) return RESULT_WORDS[result];
  if (dueOn === null) return NO_RECORD;
  return dueOn < today ? '逾期没有结果' : '未到期';
}

function cellsOf(line: AskLine, today: CivilDate): string[] {
  return [
    line.regionName,
    ISSUED_BY_WORDS[line.issuedBy],
    line.issuer,
    KIND_WORDS[line.kind],
    line.number ?? '',
    line.title ?? CLOSED,
    line.askedOn,
    line.what ?? CLOSED,
    line.organName,
    line.postTitle ?? '',
    line.persons.map(({ name }) => name).join('、'),
    line.dueOn ?? '',
    line.conveyedOn ?? NO_RECORD,
    line.studiedOn ?? NO_RECORD,
    line.measuresOn ?? NO_RECORD,
    resultWords(line, today),
    line.resultOn ?? '',
  ];
}

const SHOWN: Readonly<Record<AskFilter, string>> = {
  open: '只含还没有办结的。',
  overdue: '只含逾期没有办结的。',
  settled: '只含已有结果的。',
  'not-done': '只含由具体的人认定未落实的。',
  all: '含全部。',
};

/** What was left out by the filter: a table without it would be taken for the whole. */
export function restrictionsOf(filter: {
  readonly show: AskFilter;
  readonly issuer?: string | undefined;
  readonly personName?: string | undefined;
  readonly year?: number | undefined;
}): string[] {
  const { show, issuer, personName, year } = filter;
  return [
    SHOWN[show],
    ...(issuer === undefined ? [] : [`只含来文单位为“${issuer}”的。`]),
    ...(personName === undefined ? [] : [`只含${personName}任职期间的。`]),
    ...(year === undefined ? [] : [`只含 ${year} 年收到的。`]),
  ];
}

export async function asksWorkbook(
  lines: readonly AskLine[],
  about: {
    readonly title: string;
    readonly today: CivilDate;
    readonly by: string;
    readonly restrictions: readonly string[];
  },
): Promise<FileResponse> {
  const { title, today, by, restrictions } = about;
  const bytes = await writeWorkbook({
    sheetName: '工作部署',
    columns: COLUMNS,
    rows: lines.map((line) => cellsOf(line, today)),
    explanation: {
      sheetName: '说明',
      lines: [
        `${title}，${lines.length} 项要求，截至 ${today}，由${by}导出。`,
        ...restrictions,
        '一行是一项要求。“没有记录”“逾期没有结果”只说明系统里没有记录，不等于没有落实；“未落实”由具体的人认定并说明原因。',
      ],
    },
  });
  return { fileName: `${title}（截至${today}）.xlsx`, contentType: XLSX_TYPE, bytes };
}
