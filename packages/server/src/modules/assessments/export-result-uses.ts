// The register of uses as it is filtered, as an .xlsx that says what it was narrowed to and as of when.
import { writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import type { Scope } from '../../platform/database/scope.ts';
import type { FileResponse } from '../../platform/http/bind.ts';
import { leftOut } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import type { ResultUsesContext } from './result-use.context.ts';
import { USE_COLUMNS } from './result-use.sheet.ts';
import {
  coverageOf,
  type Hidden,
  type UseFilter,
  type UseRow,
  usesPage,
} from './result-use.store.ts';
import { SAFETY_WORDS, USE_KIND_WORDS } from './result-use.words.ts';
import { sentenceOf } from './why-result-uses.ts';

const LIMIT = 5000;

/** In the order of the template, so that what was exported can be filled in and brought in elsewhere. */
const cellsOf = (row: UseRow): string[] => [
  row.region_name,
  String(row.year),
  USE_KIND_WORDS[row.kind],
  row.name,
  row.organ,
  SAFETY_WORDS[row.safety_in],
  row.weight ?? '',
  row.document_no ?? '',
  row.sent_to ?? '',
  row.sent_on ?? '',
  row.sent_no ?? '',
  row.how_used ?? '',
  row.feedback ?? '',
];

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
): Promise<FileResponse> {
  const { scope, hidden, by } = reader;
  const today = clock.today();
  const page = { ...filter, after: undefined, limit: LIMIT + 1 };
  const { rows, coverage } = await database.read(scope, async (db) => ({
    rows: await usesPage(db, scope, hidden, page),
    coverage: await coverageOf(db, scope, hidden),
  }));
  if (rows.length > LIMIT)
    throw new Refused({ code: 'assessments.uses-too-many', values: { limit: LIMIT } });
  const years = coverage.filter(({ year }) => filter.year === undefined || year === filter.year);
  const bytes = await writeWorkbook({
    sheetName: '结果运用台账',
    columns: USE_COLUMNS.map(({ name, width }) => ({ name, width })),
    rows: rows.map(cellsOf),
    explanation: {
      sheetName: '说明',
      lines: [
        `安全生产责任考核巡查结果运用台账 ${rows.length} 项，截至 ${today}，由${by}导出。`,
        ...restrictionsOf(filter),
        ...years.slice(0, 10).map((one) => `${sentenceOf(one)}。`),
        '“不清楚”是还要核实的，不等于没有纳入。',
      ],
    },
  });
  return { fileName: `结果运用台账（截至${today}）.xlsx`, contentType: XLSX_TYPE, bytes };
}
