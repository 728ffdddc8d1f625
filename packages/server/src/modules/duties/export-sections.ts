// The list as it is filtered, one row per duty item, as an .xlsx that says as of when.
import type { SectionItem, SectionState } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { POST_CATEGORIES, regionAt } from '../posts/index.ts';
import { type SectionFilter, type SectionWithItems, sectionsWithItems } from './sections.store.ts';

/** Lists in one read: each has some twenty duties with their texts. */
const SECTIONS = 50;

/** As on the page. */
export const SECTION_STATE_WORDS: Readonly<Record<SectionState, string>> = {
  drafted: '已起草',
  approved: '已审批',
  issued: '已印发，待签收',
  acknowledged: '已签收',
  objected: '提出异议',
  superseded: '已终止',
};

export const INSTRUMENT_WORDS = { standing: '职责清单', annual: '年度重点工作' } as const;

/** One duty of a list; of a list that has none yet, what it waits for. */
interface Line {
  readonly section: SectionWithItems;
  readonly item: SectionItem | undefined;
}

const COLUMNS: readonly ListColumn<Line>[] = [
  { name: '地区', width: 14, value: ({ section }) => section.region_name },
  { name: '机构', width: 24, value: ({ section }) => section.organ_name },
  { name: '职务', width: 20, value: ({ section }) => section.post_title },
  { name: '姓名', width: 10, value: ({ section }) => section.person_name },
  { name: '职务类别', width: 22, value: ({ section }) => categoryOf(section) },
  { name: '清单', width: 16, value: ({ section }) => INSTRUMENT_WORDS[section.instrument] },
  { name: '版次', width: 8, value: ({ section }) => section.edition },
  { name: '状态', width: 16, value: ({ section }) => SECTION_STATE_WORDS[section.state] },
  { name: '条项', width: 10, value: ({ item }) => item?.article ?? null },
  { name: '职责', width: 26, value: ({ item }) => item?.title ?? null },
  {
    name: '内容',
    width: 60,
    value: ({ section, item }) => (item === undefined ? section.blocked_by : item.text),
  },
  {
    name: '怎样算到位',
    width: 44,
    value: ({ item }) =>
      (item?.requirements ?? [])
        .filter(({ counts }) => counts)
        .map(({ text, evidence }) => `${text}（${evidence}）`)
        .join('；'),
  },
  { name: '审批文号', width: 20, value: ({ section }) => section.approval_document_no },
  { name: '印发文号', width: 20, value: ({ section }) => section.issue_document_no },
  { name: '签收日期', width: 12, kind: 'day', value: ({ section }) => section.signed_on },
];

export interface ExportFilter extends SectionFilter {
  /** Only the bodies the caller may draft for. */
  readonly isOnlyOwn: boolean;
}

const categoryOf = (section: SectionWithItems) =>
  POST_CATEGORIES.find(
    (one) => one.postClass === section.post_class && one.organKind === section.organ_kind,
  )?.name ?? null;

const linesOf = (section: SectionWithItems): readonly Line[] =>
  section.items.length === 0
    ? [{ section, item: undefined }]
    : section.items.map((item) => ({ section, item }));

const WAITING: Readonly<Record<NonNullable<SectionFilter['waiting']>, string>> = {
  document: '待本级文件明确职责',
  party: '待党委会议审批',
  government: '待政府会议审批',
  change: '有变化待更新',
};

export function restrictionsOf(filter: ExportFilter): string[] {
  const { instrument, state, waiting, search, isOnlyOwn } = filter;
  return [
    ...(isOnlyOwn ? ['只含由本级办理的机构的。'] : []),
    ...(state === undefined ? ['不含已终止的。'] : []),
    ...leftOut({
      only: {
        清单: instrument && INSTRUMENT_WORDS[instrument],
        状态: state && SECTION_STATE_WORDS[state],
        等待: waiting && WAITING[waiting],
      },
      search: { in: '姓名、职务或机构', words: search },
    }),
  ];
}

export async function exportSections(
  { database, clock }: Services,
  scope: Scope,
  filter: ExportFilter & { readonly by: string },
): Promise<StreamResponse> {
  const region = await database.read(scope, (db) => regionAt(db, filter.regionPath));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  const sectionsAfter = (last: SectionWithItems | undefined) => {
    const after = last && { scopeKey: last.sort_key, id: last.id };
    return database.read(scope, (db) =>
      sectionsWithItems(db, scope, { ...filter, after, limit: SECTIONS }),
    );
  };
  return datedList({
    name: '责任清单',
    of: `${region.name} ${filter.year} 年安全生产责任清单`,
    today: clock.today(),
    by: filter.by,
    said: [...restrictionsOf(filter), '一行是一项职责。'],
    columns: COLUMNS,
    async read(last: Line | undefined, limit) {
      const lines: Line[] = [];
      let page = await sectionsAfter(last?.section);
      lines.push(...page.flatMap(linesOf));
      while (page.length === SECTIONS && lines.length < limit) {
        page = await sectionsAfter(page.at(-1));
        lines.push(...page.flatMap(linesOf));
      }
      return lines;
    },
  });
}
