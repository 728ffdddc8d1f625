// The checklist of materials, answered from what the system holds of the inspected region, and the package as a workbook.
import { INSPECTION_BLOCKS, type InspectionBlock, type Materials } from '@jinze/contracts';
import { type WorkbookDefinition, writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import { type Activity, addMonths, type CivilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { NO_SCOPE, type Scope, scopeKeysUnder } from '../../platform/database/scope.ts';
import type { HeldIn, HeldLine } from '../../platform/held-line.ts';
import type { FileResponse } from '../../platform/http/bind.ts';
import { accidentsOf } from '../accidents/index.ts';
import { deploymentsHeldIn } from '../deployments/index.ts';
import { listsIssuedIn } from '../duties/index.ts';
import { recordsHeldIn, reportsSignedIn } from '../performance/index.ts';
import { holdersOn } from '../posts/index.ts';
import { tasksIssuedIn } from '../supervision/index.ts';
import { talksHeldIn } from '../talks/index.ts';
import { findingsInRegion } from './findings.store.ts';
import { BLOCK_WORDS } from './inspection-words.ts';
import type { InspectionsContext } from './inspections.context.ts';
import type { InspectionRow } from './inspections.store.ts';

/** How far back the materials reach before the inspection begins. */
const MONTHS_BACK = 12;

/** What was asked once of all that the system holds of the region in the days. */
interface Held {
  readonly posts: readonly HeldLine[];
  readonly lists: readonly (HeldLine & { readonly isAcknowledged: boolean })[];
  readonly records: readonly (HeldLine & { readonly activity: Activity })[];
  readonly reports: readonly HeldLine[];
  readonly deployments: readonly (HeldLine & { readonly isTakenUp: boolean })[];
  readonly tasks: readonly (HeldLine & { readonly isClosed: boolean })[];
  readonly talks: readonly HeldLine[];
  readonly accidents: readonly HeldLine[];
  readonly findings: readonly HeldLine[];
}

interface Item {
  readonly code: string;
  readonly block: InspectionBlock;
  readonly title: string;
  readonly lines: (held: Held) => readonly HeldLine[];
  /** More than their number. */
  readonly also?: (held: Held) => string;
}

const ofActivities =
  (...activities: readonly Activity[]) =>
  ({ records }: Held) =>
    records.filter(({ activity }) => activities.includes(activity));
const nothing = () => [];

/** The blocks are those of 《安全生产考核巡查办法》 (2025); the items under them are worded by us. */
const CHECKLIST: readonly Item[] = [
  {
    code: 'overall.meetings',
    block: 'overall',
    title: '党委、政府研究安全生产工作的会议',
    lines: ofActivities('meeting'),
  },
  { code: 'overall.study', block: 'overall', title: '专题学习', lines: ofActivities('study') },
  {
    code: 'overall.planning',
    block: 'overall',
    title: '安全生产规划和年度工作计划',
    lines: nothing,
  },
  {
    code: 'responsibility.posts',
    block: 'responsibility',
    title: '领导班子名册和分工',
    lines: ({ posts }) => posts,
  },
  {
    code: 'responsibility.lists',
    block: 'responsibility',
    title: '职责清单和年度重点工作责任清单',
    lines: ({ lists }) => lists,
    also: ({ lists }) => `已签收 ${lists.filter((one) => one.isAcknowledged).length} 份`,
  },
  {
    code: 'responsibility.reports',
    block: 'responsibility',
    title: '述职报告',
    lines: ({ reports }) => reports,
  },
  {
    code: 'responsibility.talks',
    block: 'responsibility',
    title: '约谈',
    lines: ({ talks }) => talks,
  },
  {
    code: 'key-work.deployments',
    block: 'key-work',
    title: '上级和本级工作部署的落实',
    lines: ({ deployments }) => deployments,
    also: ({ deployments }) =>
      `已有落实记录 ${deployments.filter((one) => one.isTakenUp).length} 件`,
  },
  {
    code: 'key-work.tasks',
    block: 'key-work',
    title: '督办事项和销号',
    lines: ({ tasks }) => tasks,
    also: ({ tasks }) => `已销号 ${tasks.filter((one) => one.isClosed).length} 件`,
  },
  {
    code: 'key-work.instructions',
    block: 'key-work',
    title: '领导批示和办理',
    lines: ofActivities('instruction'),
  },
  {
    code: 'hazards.checks',
    block: 'hazards',
    title: '带队检查和明查暗访',
    lines: ofActivities('led-inspection', 'unannounced-check', 'field-research'),
  },
  {
    code: 'hazards.rectification',
    block: 'hazards',
    title: '以往巡查发现问题的整改',
    lines: ({ findings }) => findings,
  },
  {
    code: 'hazards.register',
    block: 'hazards',
    title: '重大事故隐患台账',
    lines: nothing,
  },
  { code: 'law.enforcement', block: 'law', title: '执法计划和执法统计', lines: nothing },
  {
    code: 'training.publicity',
    block: 'training',
    title: '宣传教育活动',
    lines: ofActivities('publicity'),
  },
  { code: 'training.courses', block: 'training', title: '领导干部培训安排', lines: nothing },
  {
    code: 'support.means',
    block: 'support',
    title: '经费和机构人员保障',
    lines: ofActivities('budget', 'staffing'),
  },
  {
    code: 'accidents.register',
    block: 'accidents',
    title: '生产安全事故',
    lines: ({ accidents }) => accidents,
  },
  {
    code: 'accidents.on-scene',
    block: 'accidents',
    title: '赴现场处置',
    lines: ofActivities('on-scene'),
  },
  {
    code: 'accidents.evaluation',
    block: 'accidents',
    title: '事故整改和防范措施落实情况评估',
    lines: nothing,
  },
];

const LINKS: Readonly<Record<string, string>> = {
  'responsibility.posts': '/posts',
  'responsibility.lists': '/duties',
  'key-work.deployments': '/deployments',
  'key-work.tasks': '/supervision',
  'accidents.register': '/accidents',
};

async function heldOf(
  db: Reader,
  scope: Scope,
  asked: HeldIn,
  row: Pick<InspectionRow, 'id' | 'inspected_path'>,
): Promise<Held> {
  const { regionPath, from, to } = asked;
  const posts = await holdersOn(db, scope, regionPath, to);
  const accidents = await accidentsOf(db, scope, regionPath, from, to);
  const findings = await findingsInRegion(db, row.inspected_path);
  return {
    posts: posts.map((one) => ({
      on: to,
      text: `${one.organName}${one.postTitle}${one.personName}`,
    })),
    lists: await listsIssuedIn(db, scope, asked),
    records: await recordsHeldIn(db, scope, asked),
    reports: await reportsSignedIn(db, scope, asked),
    deployments: await deploymentsHeldIn(db, scope, asked),
    tasks: await tasksIssuedIn(db, scope, asked),
    talks: await talksHeldIn(db, scope, asked),
    accidents: accidents.map(({ occurredOn, name }) => ({ on: occurredOn, text: name })),
    findings: findings
      .filter((one) => one.inspection_id !== row.id && !one.isWithdrawn)
      .map((one) => ({ on: one.found_on, text: `${one.title}第 ${one.number} 项` })),
  };
}

interface Gathered {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly items: readonly {
    readonly item: Item;
    readonly lines: readonly HeldLine[];
    readonly said: string | null;
  }[];
}

/** As the inspected region's own records are, whoever asks: that the caller may has been checked. */
async function gather(
  { database, clock }: InspectionsContext,
  row: InspectionRow,
): Promise<Gathered> {
  const today = clock.today();
  const to = row.to_day < today ? row.to_day : today;
  const from = addMonths(row.from_day < to ? row.from_day : to, -MONTHS_BACK);
  const scope = { ...NO_SCOPE, keys: scopeKeysUnder(row.inspected_path) };
  const asked = { regionPath: row.inspected_path, from, to };
  const held = await database.read(scope, (db) => heldOf(db, scope, asked, row));
  return {
    from,
    to,
    items: CHECKLIST.map((item) => {
      const lines = item.lines(held);
      const also = item.also === undefined ? '' : `，${item.also(held)}`;
      return { item, lines, said: lines.length === 0 ? null : `${lines.length} 条${also}` };
    }),
  };
}

export async function materialsOf(
  context: InspectionsContext,
  row: InspectionRow,
): Promise<Materials> {
  const { from, to, items } = await gather(context, row);
  return {
    asOf: context.clock.now().toISOString(),
    from,
    to,
    items: items.map(({ item, lines, said }) => ({
      code: item.code,
      block: item.block,
      title: item.title,
      held: said,
      count: lines.length,
      link: LINKS[item.code] ?? null,
    })),
  };
}

const COLUMNS: WorkbookDefinition['columns'] = [
  { name: '材料', width: 34 },
  { name: '日期', width: 14 },
  { name: '名称', width: 60 },
];

/** A contents sheet, then one sheet for each block. */
export async function exportMaterials(
  context: InspectionsContext,
  row: InspectionRow,
  by: string,
): Promise<FileResponse> {
  const { from, to, items } = await gather(context, row);
  const today = context.clock.today();
  const bytes = await writeWorkbook({
    sheetName: '目录',
    columns: COLUMNS,
    rows: items.map(({ item, said }) => [
      `${BLOCK_WORDS[item.block]}：${item.title}`,
      to,
      said ?? '系统内没有，需另行提供',
    ]),
    more: INSPECTION_BLOCKS.map((block) => ({
      sheetName: BLOCK_WORDS[block],
      rows: items
        .filter(({ item }) => item.block === block)
        .flatMap(({ item, lines }) => lines.map(({ on, text }) => [item.title, on, text])),
    })),
    explanation: {
      sheetName: '说明',
      lines: [
        `${row.inspected_name}考核巡查材料包：${row.title}。`,
        `取自系统内 ${from} 至 ${to} 的名册、职责清单、履职记录、工作部署、督办、约谈、事故和巡查记录，截至 ${today}，由${by}导出。`,
        '八个部分的名称取自《安全生产考核巡查办法》（2025），各部分下的具体项目由系统编写。',
        '只列名称和日期；内容按调阅程序另行查看。',
      ],
    },
  });
  return {
    fileName: `${row.inspected_name}考核巡查材料包（截至${today}）.xlsx`,
    contentType: XLSX_TYPE,
    bytes,
  };
}
