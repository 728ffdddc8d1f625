// The checklist of materials: the instrument's blocks, our items, and which part of what the system holds answers each.
import type { InspectionBlock } from '@jinze/contracts';
import type { Activity } from '@jinze/kernel';
import { HELD_LINES, type HeldPart } from '../../platform/held-line.ts';
import type { HeldAccidents } from '../accidents/index.ts';
import type { HeldDeployments } from '../deployments/index.ts';
import type { HeldLists } from '../duties/index.ts';
import type { HeldTasks } from '../supervision/index.ts';

/** What was asked once of all that the system holds of the region in the days. */
export interface Held {
  readonly posts: HeldPart;
  readonly lists: HeldLists;
  readonly records: ReadonlyMap<Activity, HeldPart>;
  readonly reports: HeldPart;
  readonly deployments: HeldDeployments;
  readonly tasks: HeldTasks;
  readonly talks: HeldPart;
  readonly accidents: HeldAccidents;
  readonly evaluations: HeldPart;
  readonly findings: HeldPart & { readonly closed: number };
}

export interface Item {
  readonly code: string;
  readonly block: InspectionBlock;
  readonly title: string;
  readonly part: (held: Held) => HeldPart;
  /** More than their number. */
  readonly also?: (held: Held) => string;
}

const NOTHING: HeldPart = { count: 0, lines: [] };

const ofActivities =
  (...activities: readonly Activity[]) =>
  ({ records }: Held): HeldPart => {
    const parts = activities.map((activity) => records.get(activity) ?? NOTHING);
    return {
      count: parts.reduce((sum, { count }) => sum + count, 0),
      lines: parts
        .flatMap(({ lines }) => lines)
        .toSorted((a, b) => (a.on < b.on ? 1 : -1))
        .slice(0, HELD_LINES),
    };
  };
const nothing = () => NOTHING;

/** The blocks are those of 《安全生产考核巡查办法》 (2025); the items under them are worded by us. */
export const CHECKLIST: readonly Item[] = [
  {
    code: 'overall.meetings',
    block: 'overall',
    title: '党委、政府研究安全生产工作的会议',
    part: ofActivities('meeting'),
  },
  { code: 'overall.study', block: 'overall', title: '专题学习', part: ofActivities('study') },
  {
    code: 'overall.planning',
    block: 'overall',
    title: '安全生产规划和年度工作计划',
    part: nothing,
  },
  {
    code: 'responsibility.posts',
    block: 'responsibility',
    title: '领导班子名册和分工',
    part: ({ posts }) => posts,
  },
  {
    code: 'responsibility.lists',
    block: 'responsibility',
    title: '职责清单和年度重点工作责任清单',
    part: ({ lists }) => lists,
    also: ({ lists }) => `已签收 ${lists.acknowledged} 份`,
  },
  {
    code: 'responsibility.reports',
    block: 'responsibility',
    title: '述职报告',
    part: ({ reports }) => reports,
  },
  {
    code: 'responsibility.talks',
    block: 'responsibility',
    title: '约谈',
    part: ({ talks }) => talks,
  },
  {
    code: 'key-work.deployments',
    block: 'key-work',
    title: '上级和本级工作部署的落实',
    part: ({ deployments }) => deployments,
    also: ({ deployments }) => `已有落实记录 ${deployments.takenUp} 件`,
  },
  {
    code: 'key-work.tasks',
    block: 'key-work',
    title: '督办事项和销号',
    part: ({ tasks }) => tasks,
    also: ({ tasks }) => `已销号 ${tasks.closed} 件`,
  },
  {
    code: 'key-work.instructions',
    block: 'key-work',
    title: '领导批示和办理',
    part: ofActivities('instruction'),
  },
  {
    code: 'hazards.checks',
    block: 'hazards',
    title: '带队检查和明查暗访',
    part: ofActivities('led-inspection', 'unannounced-check', 'field-research'),
  },
  {
    code: 'hazards.rectification',
    block: 'hazards',
    title: '以往巡查发现问题的整改',
    part: ({ findings }) => findings,
    also: ({ findings }) => `已销号 ${findings.closed} 项`,
  },
  {
    code: 'hazards.register',
    block: 'hazards',
    title: '重大事故隐患台账',
    part: nothing,
  },
  { code: 'law.enforcement', block: 'law', title: '执法计划和执法统计', part: nothing },
  {
    code: 'training.publicity',
    block: 'training',
    title: '宣传教育活动',
    part: ofActivities('publicity'),
  },
  { code: 'training.courses', block: 'training', title: '领导干部培训安排', part: nothing },
  {
    code: 'support.means',
    block: 'support',
    title: '经费和机构人员保障',
    part: ofActivities('budget', 'staffing'),
  },
  {
    code: 'accidents.register',
    block: 'accidents',
    title: '生产安全事故',
    part: ({ accidents }) => accidents,
    also: ({ accidents }) => `有报告问题认定的 ${accidents.withFindings} 起`,
  },
  {
    code: 'accidents.on-scene',
    block: 'accidents',
    title: '赴现场处置',
    part: ofActivities('on-scene'),
  },
  {
    code: 'accidents.evaluation',
    block: 'accidents',
    title: '事故整改和防范措施落实情况评估',
    part: ({ evaluations }) => evaluations,
  },
];
