// A year of duty records of the demo's leaders: meetings, inspections, instructions, plausible and not perfect. Pure.
import type { RecordContent } from '@jinze/contracts';
import {
  type Activity,
  addDays,
  type Body,
  type CivilDate,
  civilDate,
  type Id,
  type PostClass,
} from '@jinze/kernel';
import { workday } from './demo-days.ts';

export interface DemoLeader {
  readonly personId: Id<'person'>;
  readonly postId: Id<'post'>;
  /** 石桥县人民政府 县长: the same in every run, as ids are not. */
  readonly seat: string;
  readonly postClass: PostClass;
  readonly portfolios: readonly string[];
}

/** What happens in a year, again and again: in which months, by whom, and which duties it serves. */
interface Pattern {
  readonly activity: Activity;
  readonly body?: Body;
  readonly months: readonly number[];
  readonly day: number;
  readonly title: (month: number, field: string) => string;
  readonly matter?: (month: number, field: string) => string;
  readonly findings?: (month: number) => string | null;
  readonly orders?: string;
  readonly place?: (month: number) => string;
  readonly duties: readonly string[];
  /** 县委常纪〔2026〕3号: its stem. */
  readonly number?: string;
}

/** What the province asks of the two heads; what it asks of whoever is in charge of a field has the field’s name. */
const LED_TWICE = 'local-99-1:3';
const HAZARDOUS = '危险化学品';

const QUARTERS = [2, 5, 8, 11];
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const quarterOf = (month: number) => '一二三四'[Math.floor((month - 1) / 3)] ?? '';
const PLACES = [
  '化工园区',
  '城东液化气站',
  '中心市场',
  '客运总站',
  '铁矿采区',
  '第一中学',
  '水库大坝',
  '养老服务中心',
];
const placeIn = (month: number) => PLACES[month % PLACES.length] ?? '';
const FOUND = [
  '消防通道被货物占用，两具灭火器过期。',
  '值班记录不全，一处可燃气体报警器失效。',
  '特种作业人员证件过期，动火审批不规范。',
  null,
];
const foundIn = (month: number) => FOUND[month % FOUND.length] ?? null;

const PATTERNS: Readonly<Partial<Record<PostClass, readonly Pattern[]>>> = {
  'party-chief': [
    {
      activity: 'study',
      body: 'standing-committee',
      months: QUARTERS,
      day: 12,
      title: (month) => `常委会专题研究第${quarterOf(month)}季度安全生产工作`,
      matter: () => '听取安全生产形势汇报，研究重大风险管控和隐患整治，明确责任人和时限。',
      duties: ['art5.2', 'art5.2-1'],
      number: '委常纪',
    },
    {
      activity: 'study',
      body: 'party-committee',
      months: [4],
      day: 18,
      title: () => '理论学习中心组学习关于安全生产的重要论述',
      duties: ['art5.6', 'art5.6-1'],
      number: '委学',
    },
    {
      activity: 'instruction',
      months: [1, 3, 6, 7, 9, 10],
      day: 21,
      title: (month) => `批示${month === 6 ? '安全生产月活动' : '重点行业专项整治'}要抓实见底`,
      duties: ['art5.1'],
      number: '委批',
    },
    {
      activity: 'field-research',
      months: [4, 9],
      day: 26,
      title: (month) => `节前到${placeIn(month)}调研检查`,
      findings: foundIn,
      place: placeIn,
      duties: ['art5.1', 'art5.4'],
    },
    {
      activity: 'led-inspection',
      months: [2, 7],
      day: 24,
      title: (month) => `带队检查${placeIn(month + 3)}`,
      findings: foundIn,
      orders: '属地和行业部门限期整改，结果报党委。',
      place: (month) => placeIn(month + 3),
      duties: ['art5.1', LED_TWICE],
    },
  ],
  'government-chief': [
    {
      activity: 'study',
      body: 'government-executive-meeting',
      months: QUARTERS,
      day: 6,
      title: (month) => `政府常务会议研究第${quarterOf(month)}季度安全生产工作`,
      matter: () => '分析事故和隐患情况，研究专项资金、执法力量和重点行业整治安排。',
      duties: ['art6.2', 'art6.2-1'],
      number: '政常纪',
    },
    {
      activity: 'meeting',
      body: 'executive-meeting-or-safety-committee',
      months: [1, 4, 7, 10],
      day: 15,
      title: (month) => `主持召开安委会第${quarterOf(month)}次全体会议`,
      duties: ['art6.6', 'art6.6-1'],
      number: '安委纪',
    },
    {
      activity: 'budget',
      months: [2],
      day: 20,
      title: () => '安全生产专项资金列入本级财政预算',
      duties: ['art6.4', 'art6.4-1'],
      number: '财预',
    },
    {
      activity: 'led-inspection',
      months: [1, 5, 6, 9, 12],
      day: 24,
      title: (month) => `带队检查${placeIn(month)}`,
      findings: foundIn,
      orders: '立即整改，属地和行业部门十日内复查。',
      place: placeIn,
      duties: ['art6.5', LED_TWICE],
    },
  ],
  'safety-deputy': [
    {
      activity: 'led-inspection',
      months: MONTHS,
      day: 10,
      title: (month) => `带队检查${placeIn(month + 1)}`,
      matter: (month) => `检查${placeIn(month + 1)}的风险管控、隐患排查和应急准备。`,
      findings: foundIn,
      orders: '限期整改，整改结果报安委办。',
      place: (month) => placeIn(month + 1),
      duties: ['art8.3', 'art8.3-2'],
      number: '安委检',
    },
    {
      activity: 'meeting',
      months: [2, 4, 6, 8, 10, 12],
      day: 17,
      title: (month) => `主持安委办${month}月工作调度会`,
      duties: ['art8.3', 'art8.3-1'],
      number: '安委办纪',
    },
    {
      activity: 'unannounced-check',
      months: [3, 7, 11],
      day: 22,
      title: (month) => `“四不两直”检查${placeIn(month + 2)}`,
      findings: foundIn,
      place: (month) => placeIn(month + 2),
      duties: ['art8.4', 'art8.4-2'],
    },
    {
      activity: 'meeting',
      months: [3],
      day: 9,
      title: () => '部署安全风险分级管控和隐患排查治理双重预防机制建设',
      duties: ['art8.4', 'art8.4-1'],
      number: '安委',
    },
  ],
  'other-deputy': [
    {
      activity: 'meeting',
      months: [3, 6, 9, 12],
      day: 14,
      title: (_, field) => `主持分析${field}安全生产形势`,
      matter: (_, field) => `听取${field}主管部门汇报，分析事故隐患和薄弱环节，明确下季度重点。`,
      duties: ['art9.4', 'art9.4-1'],
      number: '政专纪',
    },
    {
      activity: 'led-inspection',
      months: [2, 4, 5, 7, 8, 10, 11],
      day: 19,
      title: (month, field) => `带队检查${field}（${placeIn(month)}）`,
      findings: foundIn,
      orders: '问题清单交主管部门跟踪销号。',
      place: placeIn,
      duties: ['art9.5'],
    },
    {
      activity: 'meeting',
      months: [1],
      day: 22,
      title: (_, field) => `部署${field}年度工作时同时部署安全生产`,
      duties: ['art9.2', 'art9.2-1'],
      number: '政发',
    },
  ],
  'standing-committee-member': [
    {
      activity: 'meeting',
      months: [3, 9],
      day: 11,
      title: (_, field) => `召开${field}安全生产工作会`,
      duties: ['art7.3'],
      number: '委专纪',
    },
    {
      activity: 'publicity',
      months: [6],
      day: 16,
      title: () => '组织“安全生产月”宣传活动',
      duties: ['art7.2'],
    },
    {
      activity: 'field-research',
      months: [5, 10],
      day: 25,
      title: (month, field) => `调研${field}单位安全工作（${placeIn(month)}）`,
      place: placeIn,
      duties: ['art7.3'],
    },
  ],
};

/** Copied from place to place but for the day and the figures: what a reviewer is shown. */
const COPIED =
  '带队检查辖区加油站和液化气充装站，查看值班值守、动火审批、应急预案演练和从业人员培训情况，发现隐患若干处，当场要求立即整改并举一反三，由属地和主管部门跟踪复查到位。';

export interface DemoRecord {
  readonly content: RecordContent;
  /** The day it was entered. */
  readonly enteredOn: CivilDate;
}

const pad = (number: number) => String(number).padStart(2, '0');

/** The same in every run: whether a leader skips it, is late with it. */
function dice(seed: string): number {
  let hash = 2166136261;
  for (const letter of seed) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  return (hash >>> 0) % 100;
}

function contentOf(
  pattern: Pattern,
  leader: DemoLeader,
  when: {
    readonly on: CivilDate;
    readonly year: number;
    readonly month: number;
    readonly prefix: string;
  },
): RecordContent {
  const { month, year, prefix } = when;
  const field = leader.portfolios[month % Math.max(1, leader.portfolios.length)] ?? '分管领域';
  const isCopied = pattern.activity === 'led-inspection' && dice(`${leader.seat}${month}copy`) < 6;
  return {
    activity: pattern.activity,
    body: pattern.body ?? null,
    title: pattern.title(month, field),
    occurredOn: when.on,
    occurredTo: null,
    place: pattern.place?.(month) ?? null,
    matter: isCopied ? `${month}月${COPIED}` : (pattern.matter?.(month, field) ?? null),
    findings: pattern.findings?.(month) ?? null,
    orders: pattern.orders ?? null,
    followUp: null,
    basisNo:
      pattern.number === undefined ? null : `${prefix}${pattern.number}〔${year}〕${month}号`,
    amounts:
      pattern.activity === 'budget'
        ? [
            { year, fundWanYuan: 486, revenueWanYuan: 91_200 },
            { year: year - 1, fundWanYuan: 450, revenueWanYuan: 86_100 },
          ]
        : [],
    participants: [
      {
        personId: leader.personId,
        postId: leader.postId,
        role: 'led',
        duties: [
          ...pattern.duties,
          ...(pattern.activity === 'led-inspection' && field === HAZARDOUS
            ? [`portfolio:${HAZARDOUS}:1`]
            : []),
        ],
      },
    ],
    lateReason: null,
  };
}

/** Offices enter what has come in twice a month. */
function entryDay(on: CivilDate): CivilDate {
  const month = on.slice(0, 8);
  return workday(civilDate(on.slice(8) < '14' ? `${month}15` : `${month}28`));
}

/**
 * What the leaders of a place did in a month, and when the office entered it: most by the end of the month, some late,
 * of some nothing.
 */
export function recordsOfMonth(
  leaders: readonly DemoLeader[],
  {
    year,
    month,
    prefix,
  }: { readonly year: number; readonly month: number; readonly prefix: string },
): DemoRecord[] {
  return leaders.flatMap((leader) =>
    (PATTERNS[leader.postClass] ?? [])
      .filter(({ months }) => months.includes(month))
      .filter((pattern) => dice(`${leader.seat}${pattern.title(0, '')}${month}`) >= 12)
      .map((pattern, index): DemoRecord => {
        const day = pattern.day + (dice(`${leader.seat}${month}`) % 3);
        const on = workday(civilDate(`${year}-${pad(month)}-${pad(day)}`));
        const isLate = dice(`${leader.seat}${month}${index}late`) < 7;
        return {
          content: contentOf(pattern, leader, { on, year, month, prefix }),
          enteredOn: entryDay(isLate ? addDays(on, 75) : on),
        };
      }),
  );
}
