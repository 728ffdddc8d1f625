// The talks of the demo’s year: one is closed, one waits for a second report, one is overdue. Pure.
import { type CivilDate, civilDate } from '@jinze/kernel';
import { timedByDay } from './demo-days.ts';

/** Whom a talk is with: somebody in a post, or a body. */
interface DemoSubject {
  readonly region: string;
  readonly organ: string;
  readonly post?: string;
}
export interface DemoTalk {
  readonly subject: DemoSubject;
  readonly ground:
    | { readonly kind: 'accidents'; readonly of: string; readonly reason: string }
    | {
        readonly kind: 'task' | 'deployment';
        readonly reason: string;
        readonly documentNo: string;
      };
  readonly talker: string;
  readonly matters: string;
}
/** What is done about a talk, on the day it is done. */
export type DemoTalkStep =
  | { readonly act: 'propose' }
  | { readonly act: 'approve'; readonly by: string; readonly number: string }
  | {
      readonly act: 'notify';
      readonly number: string;
      readonly meetOn: string;
      readonly meetPlace: string;
    }
  | {
      readonly act: 'hold';
      readonly number: string;
      readonly minutes: string;
      readonly statement: string;
      readonly measures: string;
      readonly workingDays: number;
    }
  | { readonly act: 'report'; readonly number: string; readonly content: string }
  | {
      readonly act: 'verify';
      readonly verifier: string;
      readonly note: string;
      /** Absent: carried out. */
      readonly returnedUntil?: string;
    };
export interface TalkDemoAct {
  readonly on: CivilDate;
  /** Whose office conducts it. */
  readonly place: string;
  readonly talk: DemoTalk;
  readonly step: DemoTalkStep;
  readonly at: Date;
}

const CITY = '云江市';
const MINE_TALK: DemoTalk = {
  subject: { region: '松坪县', organ: '松坪县人民政府', post: '县长' },
  ground: {
    kind: 'accidents',
    of: '松坪县',
    reason: '一次死亡四人，事故前的停产指令没有执行到位',
  },
  talker: '主任 周怀远',
  matters: '三号井停产指令执行情况；煤矿包保责任落实；全县煤矿停产检查和整改安排。',
};
const CHEMICAL_TALK: DemoTalk = {
  subject: { region: '石桥县', organ: '石桥县人民政府', post: '县长' },
  ground: {
    kind: 'accidents',
    of: '石桥县',
    reason: '化工园区中毒事故暴露出专项整治走过场、受限空间作业失管',
  },
  talker: '主任 周怀远',
  matters: '化工园区受限空间作业管理；危险化学品专项整治排查不实的问题；责任落实和整改措施。',
};
const STATION_TALK: DemoTalk = {
  subject: { region: '石桥县', organ: '石桥县交通运输局' },
  ground: {
    kind: 'task',
    reason: '客运站消防通道占用问题督办到期没有整改',
    documentNo: '石安督〔2026〕15号',
  },
  talker: '主任 何思齐',
  matters: '客运站消防通道占用整改逾期。',
};

const TALKS: readonly (readonly [
  place: string,
  talk: DemoTalk,
  ...steps: (readonly [on: string, step: DemoTalkStep])[],
])[] = [
  [
    CITY,
    MINE_TALK,
    ['2026-05-25', { act: 'propose' }],
    ['2026-05-27', { act: 'approve', by: '市政府常务会议', number: '云政阅〔2026〕17号' }],
    [
      '2026-05-28',
      {
        act: 'notify',
        number: '云安办函〔2026〕21号',
        meetOn: '2026-06-02',
        meetPlace: '市应急管理局三楼会议室',
      },
    ],
    [
      '2026-06-02',
      {
        act: 'hold',
        number: '云安办纪要〔2026〕5号',
        minutes: '通报“5·18”事故情况，指出停产指令执行、包保责任落实存在的问题，提出整改要求。',
        statement:
          '停产指令下达后没有派人驻矿监督；表示立即开展全县煤矿停产检查，逐矿明确包保责任人。',
        measures: '六月二十日前完成全县煤矿停产检查；包保责任人名单报市安委办；书面报告整改情况。',
        workingDays: 15,
      },
    ],
    [
      '2026-06-18',
      {
        act: 'report',
        number: '松政函〔2026〕38号',
        content: '全县七处煤矿停产检查完成，整改隐患 64 条，包保责任人名单已报送。',
      },
    ],
    [
      '2026-06-26',
      {
        act: 'verify',
        verifier: '云江市应急管理局 王立',
        note: '抽查三处煤矿，停产检查和包保责任落实。',
      },
    ],
  ],
  [
    '石桥县',
    STATION_TALK,
    ['2026-10-12', { act: 'propose' }],
    [
      '2026-10-12',
      {
        act: 'notify',
        number: '石安办函〔2026〕19号',
        meetOn: '2026-10-14',
        meetPlace: '县安委办',
      },
    ],
    [
      '2026-10-21',
      {
        act: 'hold',
        number: '石安办纪要〔2026〕6号',
        minutes: '指出客运站消防通道占用问题两次督办未改，要求限期清理。',
        statement: '占用的商户租约未到期，协商拖延；表示先清通道，再处理租约。',
        measures: '十一月十日前清理到位并书面报告。',
        workingDays: 14,
      },
    ],
  ],
  [
    CITY,
    CHEMICAL_TALK,
    ['2026-10-19', { act: 'propose' }],
    ['2026-10-21', { act: 'approve', by: '市政府常务会议', number: '云政阅〔2026〕31号' }],
    [
      '2026-10-22',
      {
        act: 'notify',
        number: '云安办函〔2026〕44号',
        meetOn: '2026-10-26',
        meetPlace: '市应急管理局三楼会议室',
      },
    ],
    [
      '2026-10-26',
      {
        act: 'hold',
        number: '云安办纪要〔2026〕9号',
        minutes: '通报中毒事故情况，指出专项整治排查不实、受限空间作业失管，提出整改要求。',
        statement: '园区监管人手不足，排查以企业自报为主；表示抽调人员逐企业复核。',
        measures:
          '十一月十六日前完成化工园区受限空间作业整顿；逐企业复核排查结果；书面报告整改情况。',
        workingDays: 15,
      },
    ],
    [
      '2026-11-13',
      {
        act: 'report',
        number: '石政函〔2026〕52号',
        content: '园区 12 家企业受限空间作业已停工整顿 10 家，排查结果复核完成七成。',
      },
    ],
    [
      '2026-11-18',
      {
        act: 'verify',
        verifier: '云江市应急管理局 王立',
        note: '两家企业仍在作业，复核没有完成。',
        returnedUntil: '2026-11-30',
      },
    ],
  ],
];

export const TALK_DEMO_ACTS: readonly TalkDemoAct[] = timedByDay(
  '09:38',
  TALKS.flatMap(([place, talk, ...steps]) =>
    steps.map(([on, step]) => ({ on: civilDate(on), place, talk, step })),
  ),
);
