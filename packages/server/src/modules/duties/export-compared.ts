// Lists of a region set beside others as workbooks: what differs from last year, and one duty across everybody who has it.
import type { SectionFact } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { type ChangeOfYear, changesSinceLastYear } from './compare.ts';
import { INSTRUMENT_WORDS, SECTION_STATE_WORDS } from './export-sections.ts';
import { type SectionWithItems, sectionsWithItem } from './sections.store.ts';

interface Asked {
  readonly regionPath: string;
  readonly year: number;
  readonly by: string;
}

async function regionNamed({ database }: Services, scope: Scope, path: string) {
  const region = await database.read(scope, (db) => regionAt(db, path));
  if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'query.region' });
  return region.name;
}

interface Changed {
  readonly row: SectionWithItems;
  readonly change: ChangeOfYear;
}

const FACTS: Readonly<Record<SectionFact, string>> = {
  'post-title': '职务名称有变化',
  'organ-name': '机构名称有变化',
  'person-name': '姓名有变化',
  'holds-post-from': '任职日期有变化',
};
const KINDS: Readonly<Record<Exclude<ChangeOfYear['kind'], 'changed'>, string>> = {
  new: '去年没有这份清单',
  unpaired: '去年这个职务不止一人有清单，无法确定与哪一份比',
  'not-issued': '去年有，今年的还没有印发',
  gone: '去年有，今年没有',
};

function whatDiffers({ kind, added, removed, changed, ...of }: ChangeOfYear): string {
  if (kind !== 'changed') return KINDS[kind];
  const duties = [
    ...(added === 0 ? [] : [`新增 ${added} 项职责`]),
    ...(removed === 0 ? [] : [`删除 ${removed} 项职责`]),
    ...(changed === 0 ? [] : [`修改 ${changed} 项职责`]),
  ];
  return [
    ...(duties.length === 0 ? ['职责没有变'] : duties),
    ...(of.hasOtherPortfolio ? ['分管有变化'] : []),
    ...of.facts.map((fact) => FACTS[fact]),
  ].join('；');
}

const CHANGES: readonly ListColumn<Changed>[] = [
  { name: '机构', width: 26, value: ({ row }) => row.organ_name },
  { name: '职务', width: 20, value: ({ row }) => row.post_title },
  { name: '清单', width: 16, value: ({ row }) => INSTRUMENT_WORDS[row.instrument] },
  { name: '年份', width: 8, value: ({ row }) => row.year },
  { name: '姓名', width: 10, value: ({ row }) => row.person_name },
  { name: '换人', width: 8, value: ({ change }) => (change.isNewHolder ? '是' : null) },
  { name: '不同之处', width: 60, value: ({ change }) => whatDiffers(change) },
];

/** Lists in one read: each comes with all its duties. */
const LISTS = 50;

export async function exportChanges(
  services: Services,
  scope: Scope,
  { by, ...of }: Asked,
): Promise<StreamResponse> {
  const name = await regionNamed(services, scope, of.regionPath);
  const listsAfter = (last: SectionWithItems | undefined) =>
    changesSinceLastYear(services, scope, {
      ...of,
      after: last && { scopeKey: last.sort_key, id: last.id },
      limit: LISTS,
    });
  return datedList({
    name: '与去年的不同',
    of: `${name} ${of.year} 年与 ${of.year - 1} 年清单的不同`,
    today: services.clock.today(),
    by,
    said: [
      '只含与去年不一样的、去年没有的，以及今年没有现行清单的。年度重点工作每年另定，不逐项比较。',
    ],
    columns: CHANGES,
    async read(last: Changed | undefined, limit) {
      const found: Changed[] = [];
      let page = await listsAfter(last?.row);
      found.push(...page.changed);
      while (page.rows.length === LISTS && found.length < limit) {
        page = await listsAfter(page.rows.at(-1));
        found.push(...page.changed);
      }
      return found;
    },
  });
}

type WithItem = Awaited<ReturnType<typeof sectionsWithItem>>[number];

const WITH_ITEM: readonly ListColumn<WithItem>[] = [
  { name: '姓名', width: 10, value: (row) => row.person_name },
  { name: '机构', width: 26, value: (row) => row.organ_name },
  { name: '职务', width: 20, value: (row) => row.post_title },
  {
    name: '查验要点',
    width: 60,
    value: ({ item }) =>
      item.requirements
        .filter(({ counts }) => counts)
        .map(({ text }) => text)
        .join('；') || '《规定》没有列出可逐项查验的要点',
  },
  {
    name: '由本级文件确定',
    width: 16,
    value: ({ item }) => (item.isLeftToLocalDocument ? '是' : null),
  },
  { name: '状态', width: 10, value: ({ state }) => SECTION_STATE_WORDS[state] },
];

export async function exportWithItem(
  services: Services,
  scope: Scope,
  { by, code, ...of }: Asked & { readonly code: string },
): Promise<StreamResponse> {
  const { database, clock } = services;
  const name = await regionNamed(services, scope, of.regionPath);
  const page = (last: WithItem | undefined, limit: number) =>
    database.read(scope, (db) =>
      sectionsWithItem(db, scope, code, {
        ...of,
        after: last && { scopeKey: last.sort_key, id: last.id },
        limit,
      }),
    );
  const [first] = await page(undefined, 1);
  return datedList({
    name: '谁有这一项',
    of: `${name} ${of.year} 年谁有这一项职责`,
    today: clock.today(),
    by,
    said: first === undefined ? [] : [`${first.item.title}：${first.item.text}`],
    columns: WITH_ITEM,
    read: page,
  });
}
