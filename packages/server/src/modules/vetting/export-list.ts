// The list with its answers as an .xlsx: to the department that asked whole, to the office that answered as the annex of its letter.
import type { VettingReasons, VettingShown } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import { APPRAISAL_NAMES } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import { auditTaken } from '../../platform/http/audit-taken.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { leftOut, listFile } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { disciplineAnswerOf, entriesOf } from './discipline.store.ts';
import { PURPOSE_WORDS, wordOfAnswer } from './letter-words.ts';
import type { VettingContext } from './vetting.context.ts';
import {
  countNames,
  type NameWithOpinion,
  namesPage,
  type RequestRow,
  requestById,
} from './vetting.store.ts';

const SHOWN_WORDS: Readonly<Record<Exclude<VettingShown, 'all'>, string>> = {
  exceptions: '需要人看',
  barred: '有在案限制',
  'cannot-tell': '尚不能确定',
  'to-judge': '有供研判事项',
  clear: '没有在案限制、也没有供研判事项',
};
const shownWord = (shown: VettingShown) => (shown === 'all' ? undefined : SHOWN_WORDS[shown]);
const CASES = { filed: '有', none: '无', unknown: '不清楚' } as const;

type Entries = ReadonlyMap<
  number,
  { readonly open_case: string; readonly measures: string | null }
>;

const saidOf = ({ reasons }: NameWithOpinion) => reasons as unknown as VettingReasons | null;

/** `whole`: what the office does not see, in the department's list alone. */
const COLUMNS: readonly {
  readonly name: string;
  readonly width: number;
  readonly part: 'letter' | 'whole';
  readonly kind?: 'day';
  readonly cell: (row: NameWithOpinion, entries: Entries) => string | number | null;
}[] = [
  { name: '序号', width: 8, part: 'letter', cell: ({ number }) => number },
  { name: '姓名', width: 12, part: 'letter', cell: (row) => row.person_name },
  { name: '单位', width: 28, part: 'letter', cell: (row) => row.organ_name },
  { name: '职务', width: 24, part: 'letter', cell: (row) => row.post_title },
  {
    name: '上年度考核',
    width: 12,
    part: 'letter',
    cell: ({ last_appraisal: last }) => (last === null ? '' : APPRAISAL_NAMES[last]),
  },
  { name: '安委办答复', width: 16, part: 'letter', cell: (row) => wordOfAnswer(row.letter_answer) },
  { name: '加上登记的问责', width: 16, part: 'whole', cell: (row) => wordOfAnswer(row.answer) },
  { name: '限制至', width: 14, kind: 'day', part: 'letter', cell: (row) => row.until_day },
  { name: '理由', width: 50, part: 'letter', cell: (row) => saidOf(row)?.reasons.join('；') ?? '' },
  {
    name: '缺什么',
    width: 40,
    part: 'letter',
    cell: (row) => saidOf(row)?.missing.join('；') ?? '',
  },
  {
    name: '供研判',
    width: 40,
    part: 'letter',
    cell: (row) => saidOf(row)?.forJudgement.join('；') ?? '',
  },
  {
    name: '纪检监察机关：立案',
    width: 18,
    part: 'whole',
    cell: ({ number }, entries) =>
      CASES[entries.get(number)?.open_case as keyof typeof CASES] ?? '',
  },
  {
    name: '纪检监察机关：处分处理',
    width: 30,
    part: 'whole',
    cell: ({ number }, entries) => entries.get(number)?.measures ?? '',
  },
];

interface Taken {
  readonly shown: VettingShown;
  readonly by: string;
  readonly isWhole: boolean;
}

function headOf(row: RequestRow, { shown, by, isWhole }: Taken): string[] {
  return [
    `${PURPOSE_WORDS[row.purpose]}，依据 ${row.basis_document}，名单共 ${row.name_count} 人。`,
    `${row.office_name}安委办 ${row.letter_no ?? ''}（${row.issued_on ?? ''}出具，有效至 ${row.valid_until ?? ''}），由${by}导出。`,
    ...(row.state === 'revoked'
      ? [`这份意见已于 ${row.ended_on ?? ''} 撤销：${row.ended_reason ?? ''}`]
      : []),
    ...leftOut({ only: { 安委办答复: shownWord(shown) } }),
    '安委办只说明安全生产方面的事实；立案和处分处理以纪检监察机关的答复为准；是否使用由组织部门决定。',
    ...(isWhole
      ? [
          '“加上登记的问责”一列合并了本系统登记、由本级党委管理的问责决定和已告知的问责事项，安委办看不到。',
        ]
      : []),
    '“没有在案的限制”不是推荐意见。年度履职情况、任职情况见系统内每人的详情。',
  ];
}

/** Of an issued letter. The office has the annex of its own letter, without what the register and the discipline organ add. */
export async function exportList(
  context: VettingContext,
  scope: Scope,
  caller: Caller,
  asked: { readonly id: RequestRow['id']; readonly shown: VettingShown },
): Promise<StreamResponse> {
  const { database } = context;
  const { row, entries, isWhole } = await database.read(scope, async (db) => {
    const found = await requestById(db, scope, selvesOf(caller), asked.id);
    if (found === undefined) throw new Refused({ code: 'http.not-found' });
    if (found.letter_no === null) throw new Refused({ code: 'vetting.no-letter' });
    const isOwn = scope.committees.includes(found.asking_committee);
    const answer = isOwn ? await disciplineAnswerOf(db, found.id) : undefined;
    return {
      row: found,
      isWhole: isOwn,
      entries: answer === undefined ? [] : await entriesOf(db, answer),
    };
  });
  const byNumber: Entries = new Map(entries.map((entry) => [entry.number, entry]));
  const { shown } = asked;
  const columns = COLUMNS.filter(({ part }) => isWhole || part === 'letter').map(
    ({ name, width, kind, cell }): ListColumn<NameWithOpinion> => ({
      name,
      width,
      ...(kind === undefined ? {} : { kind }),
      value: (one) => cell(one, byNumber),
    }),
  );
  const part = isWhole ? 'whole' : 'letter';
  await auditTaken(context, { caller, scope }, 'vetting.export', {
    of: row.id,
    count: await database.read(scope, (db) => countNames(db, row, { shown, part })),
    chosen: [shownWord(shown)],
  });
  return listFile({
    fileName: `${row.title}（截至${row.asked_for}）.xlsx`,
    sheetName: '考察名单',
    title: `${row.title}，截至 ${row.asked_for}`,
    said: headOf(row, { shown, by: caller.displayName, isWhole }),
    columns,
    read: (last: NameWithOpinion | undefined, limit) =>
      database.read(scope, (db) =>
        namesPage(db, row, {
          shown,
          part,
          after: last?.number ?? 0,
          limit,
        }),
      ),
  });
}
