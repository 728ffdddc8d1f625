// What a list shows, as an .xlsx that says what it was narrowed to and as of when.
import type { AskFilter, AskLine } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, type ListFile, leftOut } from '../../platform/http/list-file.ts';
import { ISSUED_BY_WORDS, KIND_WORDS, RESULT_WORDS } from './sheet.columns.ts';

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

/** A row of the database beside what is said of it. */
interface Beside<Row> {
  readonly row: Row;
  readonly line: AskLine;
}

const day = (said: string | null) => said ?? NO_RECORD;

const columnsOn = (today: CivilDate): readonly ListColumn<Beside<unknown>>[] => [
  { name: '地区', width: 14, value: ({ line }) => line.regionName },
  { name: '来源', width: 11, value: ({ line }) => ISSUED_BY_WORDS[line.issuedBy] },
  { name: '来文单位', width: 24, value: ({ line }) => line.issuer },
  { name: '文件类别', width: 11, value: ({ line }) => KIND_WORDS[line.kind] },
  { name: '文号', width: 22, value: ({ line }) => line.number },
  { name: '标题', width: 40, value: ({ line }) => line.title ?? CLOSED },
  { name: '收到日期', width: 13, kind: 'day', value: ({ line }) => line.askedOn },
  { name: '要求', width: 44, value: ({ line }) => line.what ?? CLOSED },
  { name: '责任单位', width: 26, value: ({ line }) => line.organName },
  { name: '责任职务', width: 20, value: ({ line }) => line.postTitle },
  {
    name: '担任者',
    width: 14,
    value: ({ line }) => line.persons.map(({ name }) => name).join('、'),
  },
  { name: '完成期限', width: 13, kind: 'day', value: ({ line }) => line.dueOn },
  { name: '传达', width: 13, kind: 'day', value: ({ line }) => day(line.conveyedOn) },
  { name: '研究', width: 13, kind: 'day', value: ({ line }) => day(line.studiedOn) },
  { name: '措施', width: 13, kind: 'day', value: ({ line }) => day(line.measuresOn) },
  { name: '落实结果', width: 14, value: ({ line }) => resultWords(line, today) },
  { name: '结果日期', width: 13, kind: 'day', value: ({ line }) => line.resultOn },
];

const SHOWN: Readonly<Record<AskFilter, string>> = {
  open: '只含还没有办结的。',
  overdue: '只含逾期没有办结的。',
  settled: '只含已有结果的。',
  'not-done': '只含由具体的人认定未落实的。',
  all: '含全部。',
};

export function restrictionsOf(filter: {
  readonly show: AskFilter;
  readonly issuer?: string | undefined;
  readonly personName?: string | undefined;
  readonly year?: number | undefined;
}): string[] {
  const { show, issuer, personName, year } = filter;
  return [
    SHOWN[show],
    ...leftOut({
      only: {
        来文单位: issuer,
        收到年份: year === undefined ? undefined : String(year),
      },
    }),
    ...(personName === undefined ? [] : [`只含${personName}任职期间的。`]),
  ];
}

export function exportAsks<Row>(
  about: {
    readonly title: string;
    readonly today: CivilDate;
    readonly by: string;
    readonly restrictions: readonly string[];
  },
  read: ListFile<Beside<Row>>['read'],
): Promise<StreamResponse> {
  const { title, today, by, restrictions } = about;
  return datedList({
    name: '工作部署',
    of: title,
    today,
    by,
    said: [
      ...restrictions,
      '一行是一项要求。“没有记录”“逾期没有结果”只说明系统里没有记录，不等于没有落实；“未落实”由具体的人认定并说明原因。',
    ],
    columns: columnsOn(today),
    read,
  });
}
