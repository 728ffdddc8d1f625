// The list as it is filtered, one row per duty item, as an .xlsx that says as of when.
import { type WorkbookDefinition, writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { FileResponse } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { POST_CATEGORIES, regionAt } from '../posts/index.ts';
import { type SectionFilter, type SectionWithItems, sectionsWithItems } from './sections.store.ts';

/** Sections in one workbook: a province asks county by county. */
const LIMIT = 3000;

const STATES: Readonly<Record<SectionWithItems['state'], string>> = {
  drafted: '草稿',
  approved: '已审批',
  issued: '已印发',
  acknowledged: '已签收',
  objected: '有异议',
  superseded: '已终止',
};

const INSTRUMENTS = { standing: '职责清单', annual: '年度重点工作' } as const;

const COLUMNS: WorkbookDefinition['columns'] = [
  { name: '地区', width: 14 },
  { name: '机构', width: 24 },
  { name: '职务', width: 20 },
  { name: '姓名', width: 10 },
  { name: '职务类别', width: 22 },
  { name: '清单', width: 16 },
  { name: '版次', width: 8 },
  { name: '状态', width: 10 },
  { name: '条项', width: 10 },
  { name: '职责', width: 26 },
  { name: '内容', width: 60 },
  { name: '怎样算到位', width: 44 },
  { name: '审批文号', width: 20 },
  { name: '印发文号', width: 20 },
  { name: '签收日期', width: 12 },
];

export interface ExportFilter extends SectionFilter {
  /** Only the bodies the caller may draft for. */
  readonly isOnlyOwn: boolean;
}

function rowsOf(section: SectionWithItems): string[][] {
  const category = POST_CATEGORIES.find(
    (one) => one.postClass === section.post_class && one.organKind === section.organ_kind,
  );
  const own = [
    section.region_name,
    section.organ_name,
    section.post_title,
    section.person_name,
    category?.name ?? '',
    INSTRUMENTS[section.instrument],
    String(section.edition),
    STATES[section.state],
  ];
  const signed = [
    section.approval_document_no ?? '',
    section.issue_document_no ?? '',
    section.signed_on ?? '',
  ];
  if (section.items.length === 0)
    return [[...own, '', '', section.blocked_by ?? '', '', ...signed]];
  return section.items.map((item) => [
    ...own,
    item.article,
    item.title,
    item.text,
    item.requirements
      .filter(({ counts }) => counts)
      .map(({ text, evidence }) => `${text}（${evidence}）`)
      .join('；'),
    ...signed,
  ]);
}

const WAITING: Readonly<Record<NonNullable<SectionFilter['waiting']>, string>> = {
  document: '待本级文件明确职责',
  party: '待党委会议审批',
  government: '待政府会议审批',
  change: '有变化待更新',
};

/** What was left out by the filter: a table without it would be taken for the whole. */
export function restrictionsOf(filter: ExportFilter): string[] {
  const { instrument, state, waiting, search, isOnlyOwn } = filter;
  return [
    ...(isOnlyOwn ? ['只含由本级办理的机构的。'] : []),
    ...(instrument === undefined ? [] : [`只含${INSTRUMENTS[instrument]}。`]),
    ...(state === undefined ? ['不含已终止的。'] : [`只含状态为“${STATES[state]}”的。`]),
    ...(waiting === undefined ? [] : [`只含“${WAITING[waiting]}”的。`]),
    ...(search === undefined || search === '' ? [] : [`只含姓名、职务或机构中有“${search}”的。`]),
  ];
}

export async function exportSections(
  { database, clock }: Services,
  scope: Scope,
  filter: ExportFilter & { readonly by: string },
): Promise<FileResponse> {
  const { sections, region } = await database.read(scope, async (db) => ({
    sections: await sectionsWithItems(db, scope, { ...filter, after: undefined, limit: LIMIT + 1 }),
    region: await regionAt(db, filter.regionPath),
  }));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  if (sections.length > LIMIT)
    throw new Refused({ code: 'duties.export-too-large', values: { limit: LIMIT } });
  const on = clock.today();
  const bytes = await writeWorkbook({
    sheetName: '责任清单',
    columns: COLUMNS,
    rows: sections.flatMap(rowsOf),
    explanation: {
      sheetName: '说明',
      lines: [
        `${region.name} ${filter.year} 年安全生产责任清单，${sections.length} 份，截至 ${on}，由${filter.by}导出。`,
        ...restrictionsOf(filter),
        '一行是一项职责。',
      ],
    },
  });
  return { fileName: `${region.name}${filter.year}年责任清单.xlsx`, contentType: XLSX_TYPE, bytes };
}
