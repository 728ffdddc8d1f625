// Inspections in the demo: a programme over a term, one of last year through to its look-back, one that is on site now. Pure.
import type { FindingSeverity, InspectionBlock, InspectionFindingKind } from '@jinze/contracts';
import { addDays, type CivilDate, civilDate as day } from '@jinze/kernel';
import { REGULATION } from '@jinze/rules';
import { workday } from './demo-days.ts';

/** Accounts of the group; they are nothing else, and see what an order opens to them. */
export const DEMO_GROUP = [
  { loginName: 'xunchazu-1', displayName: '秦岳', title: '市应急管理局二级调研员' },
  { loginName: 'xunchazu-2', displayName: '罗湛', title: '市委督查室副主任' },
  { loginName: 'xunchazu-3', displayName: '池朔', title: '市应急管理局执法支队' },
  { loginName: 'xunchazu-4', displayName: '白蘅', title: '市交通运输局安监科' },
  { loginName: 'xunchazu-5', displayName: '舒桐', title: '市住房和城乡建设局质安站' },
] as const;

export const DEMO_PROGRAMME = {
  title: '云江市安全生产巡查计划（2025—2029年）',
  from: day('2025-01-01'),
  to: day('2029-12-31'),
  approval: {
    organ: '中共云江市委、云江市人民政府',
    documentNo: '云委〔2025〕4号',
    on: day('2025-01-20'),
  },
  planEntry: '2025年度督查检查考核计划第3项',
  basis: '云岭省安全生产巡查办法：一届任期内对县级党委、政府全覆盖',
  isOfAll: true,
  countsUnannounced: false,
} as const;

export interface DemoFinding {
  readonly kind: InspectionFindingKind;
  readonly severity: FindingSeverity;
  readonly block: InspectionBlock;
  readonly article: string;
  readonly facts: string;
  readonly place: string;
  readonly organName: string;
  readonly measure: string;
  readonly responsible: string;
}

export const clauseOf = ({ article }: DemoFinding) => ({ instrument: REGULATION.id, article });

export interface DemoRound {
  readonly region: string;
  readonly title: string;
  readonly orderNo: string;
  readonly planEntry: string;
  readonly issued: CivilDate;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly findings: readonly DemoFinding[];
  /** What follows on site; absent while the group is there. */
  readonly after?: {
    readonly feedbackNo: string;
    readonly delivered: CivilDate;
    readonly due: CivilDate;
    readonly planNo: string;
    readonly planned: CivilDate;
    readonly claimed: CivilDate;
    readonly lookedBack: CivilDate;
  };
}

const EARLIER: DemoRound = {
  region: '石桥县',
  title: '石桥县安全生产巡查',
  orderNo: '云安委〔2025〕21号',
  planEntry: '2025年度督查检查考核计划第3项',
  issued: day('2025-06-03'),
  from: day('2025-06-10'),
  to: day('2025-06-20'),
  findings: [
    {
      kind: 'problem',
      severity: 'prominent',
      block: 'responsibility',
      article: '6',
      facts: '2025年一、二季度县政府常务会议没有研究安全生产工作。',
      place: '石桥县政府办公室',
      organName: '石桥县人民政府',
      measure: '每季度第一个月的常务会议安排安全生产议题，办公室逐季核对。',
      responsible: '县政府主要负责人',
    },
    {
      kind: 'hazard',
      severity: 'major',
      block: 'hazards',
      article: '8',
      facts: '两家化工企业重大危险源监测报警停用，县级部门没有督促整改。',
      place: '石桥县化工集中区',
      organName: '石桥县应急管理局',
      measure: '停产检修，恢复监测报警并接入市级平台。',
      responsible: '分管安全生产的副县长',
    },
  ],
  after: {
    feedbackNo: '云安委函〔2025〕33号',
    delivered: day('2025-07-02'),
    due: day('2025-09-30'),
    planNo: '石委〔2025〕31号',
    planned: day('2025-07-14'),
    claimed: day('2025-09-16'),
    lookedBack: day('2025-12-09'),
  },
};

/** The second one began last week, whenever the demo is started. */
function running(today: CivilDate): DemoRound {
  const from = workday(addDays(today, -9));
  return {
    region: '石桥县',
    title: '石桥县安全生产巡查（第二轮）',
    orderNo: `云安委〔${from.slice(0, 4)}〕58号`,
    planEntry: `${from.slice(0, 4)}年度督查检查考核计划第5项`,
    issued: workday(addDays(today, -16)),
    from,
    to: addDays(today, 10),
    findings: [
      {
        kind: 'problem',
        severity: 'prominent',
        block: 'responsibility',
        article: '6',
        facts: '三季度县政府常务会议没有研究安全生产工作。',
        place: '石桥县政府办公室',
        organName: '石桥县人民政府',
        measure: '',
        responsible: '',
      },
    ],
  };
}

/** A demo that is started before the first round was over has none. */
export function demoRounds(today: CivilDate): readonly DemoRound[] {
  const second = running(today);
  const isOver = EARLIER.after !== undefined && EARLIER.after.lookedBack < second.issued;
  return isOver ? [EARLIER, second] : [];
}
