// The register of uses as it is filtered, as an .xlsx that says what it was narrowed to and as of when.
import type { ListColumn } from '@jinze/documents';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { leftOut, listFile } from '../../platform/http/list-file.ts';
import type { ResultUsesContext } from './result-use.context.ts';
import { USE_COLUMNS, type UseColumn } from './result-use.sheet.ts';
import {
  countUses,
  coverageOf,
  type Hidden,
  type UseFilter,
  type UseRow,
  usesPage,
} from './result-use.store.ts';
import { SAFETY_WORDS, USE_KIND_WORDS } from './result-use.words.ts';
import { sentenceOf } from './why-result-uses.ts';

const VALUES: Readonly<Record<UseColumn, ListColumn<UseRow>['value']>> = {
  地区: (row) => row.region_name,
  年度: ({ year }) => year,
  种类: ({ kind }) => USE_KIND_WORDS[kind],
  名称: ({ name }) => name,
  组织单位: ({ organ }) => organ,
  是否纳入安全生产: (row) => SAFETY_WORDS[row.safety_in],
  分值或权重: ({ weight }) => weight,
  依据文号: (row) => row.document_no,
  送交对象: (row) => row.sent_to,
  送交日期: (row) => row.sent_on,
  送交文号: (row) => row.sent_no,
  运用情况: (row) => row.how_used,
  反馈: ({ feedback }) => feedback,
};

/** Those of the template, so that what was exported can be filled in and brought in elsewhere. */
const COLUMNS: readonly ListColumn<UseRow>[] = USE_COLUMNS.map(({ name, width }) => ({
  name,
  width,
  ...(name === '送交日期' ? { kind: 'day' as const } : {}),
  value: VALUES[name],
}));

function restrictionsOf({ year, kind, safety, sent, used, state, search }: UseFilter): string[] {
  const yesOrNo = { yes: '有', no: '没有' } as const;
  return leftOut({
    only: {
      种类: kind && USE_KIND_WORDS[kind],
      是否纳入安全生产: safety && SAFETY_WORDS[safety],
      送结果: sent && yesOrNo[sent],
      登记运用: used && yesOrNo[used],
      状态: state && '已经撤回',
    },
    year,
    search: { in: '名称、单位、文号', words: search },
  });
}

export async function exportUses(
  { database, clock }: Pick<ResultUsesContext, 'database' | 'clock'>,
  reader: { readonly scope: Scope; readonly hidden: Hidden; readonly by: string },
  filter: UseFilter,
): Promise<StreamResponse> {
  const { scope, hidden, by } = reader;
  const today = clock.today();
  const { count, coverage } = await database.read(scope, async (db) => ({
    count: await countUses(db, scope, hidden, filter),
    coverage: await coverageOf(db, scope, hidden),
  }));
  const years = coverage.filter(({ year }) => filter.year === undefined || year === filter.year);
  return listFile({
    fileName: `结果运用台账（截至${today}）.xlsx`,
    sheetName: '结果运用台账',
    said: [],
    columns: COLUMNS,
    notes: {
      sheetName: '说明',
      lines: [
        `安全生产责任考核巡查结果运用台账 ${count} 项，截至 ${today}，由${by}导出。`,
        ...restrictionsOf(filter),
        ...years.slice(0, 10).map((one) => `${sentenceOf(one)}。`),
        '“不清楚”是还要核实的，不等于没有纳入。',
      ],
    },
    read(last: UseRow | undefined, limit) {
      const after = last && { year: last.year, id: last.id };
      return database.read(scope, (db) => usesPage(db, scope, hidden, { ...filter, after, limit }));
    },
  });
}
