// The accidents of the demo’s year as they became known, and the talks that were had because of them. Pure.
import type { AccidentFacts } from '@jinze/contracts';
import { type CivilDate, civilDate } from '@jinze/kernel';
import { timedByDay } from './demo-days.ts';

type Known = Omit<AccidentFacts, 'name' | 'occurredOn'>;
export interface DemoAccident extends AccidentFacts {
  readonly region: string;
}

interface Common {
  readonly on: CivilDate;
  /** Whose office does it. */
  readonly place: string;
}
type AccidentDone = Common &
  (
    | { readonly kind: 'accident-record'; readonly accident: DemoAccident }
    | {
        readonly kind: 'accident-correct';
        readonly name: string;
        readonly known: Partial<Known>;
        readonly reason: string;
      }
    | { readonly kind: 'accident-withdraw'; readonly name: string; readonly reason: string }
  );
export type AccidentAct = AccidentDone & { readonly at: Date };

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
export type TalkDemoAct = Common & {
  readonly kind: 'talk';
  readonly talk: DemoTalk;
  readonly step: DemoTalkStep;
  readonly at: Date;
};

const day = civilDate;
const UNKNOWN = {
  occurredAt: null,
  place: null,
  sector: null,
  unit: null,
  kind: null,
  grade: null,
  gradeSource: null,
  nature: 'production',
  isResponsible: null,
  isGrave: null,
  deaths: null,
  missing: null,
  injured: null,
} as const;
const AS_KNOWN = { gradeSource: 'as-known' } as const;

function recorded(
  place: string,
  on: string,
  accident: Pick<DemoAccident, 'region' | 'name' | 'sourceDocument'> &
    Partial<Known> & { readonly occurredOn: string },
): AccidentDone {
  return {
    kind: 'accident-record',
    on: day(on),
    place,
    accident: { ...UNKNOWN, knownAsOf: day(on), ...accident, occurredOn: day(accident.occurredOn) },
  };
}

const MINE = '松坪县“5·18”煤矿顶板事故';
const BOATS = '临河县“8·6”货车碰撞事故';
const CHEMICAL = '石桥县“10·14”化工厂中毒事故';
const TWICE = '石桥县“10·14”中毒窒息事故';

const ACCIDENTS: readonly AccidentDone[] = [
  recorded('石桥县', '2026-02-12', {
    region: '桥头镇',
    name: '桥头镇“2·11”粮库坠落事故',
    occurredOn: '2026-02-11',
    sector: '粮食',
    kind: '高处坠落',
    grade: 'ordinary',
    ...AS_KNOWN,
    deaths: 1,
    sourceDocument: '石桥县应急管理局快报〔2026〕3号',
  }),
  recorded('松坪县', '2026-05-19', {
    region: '煤岭镇',
    name: MINE,
    occurredOn: '2026-05-18',
    occurredAt: '2026-05-18T03:40:00+08:00',
    place: '煤岭镇三号井',
    sector: '煤矿',
    unit: '煤岭三号煤矿',
    kind: '顶板',
    grade: 'relatively-serious',
    ...AS_KNOWN,
    deaths: 2,
    missing: 2,
    sourceDocument: '松坪县应急管理局快报〔2026〕11号',
  }),
  {
    kind: 'accident-correct',
    on: day('2026-05-22'),
    place: '松坪县',
    name: MINE,
    known: {
      deaths: 4,
      missing: 0,
      injured: 1,
      knownAsOf: day('2026-05-22'),
      sourceDocument: '松坪县应急管理局续报〔2026〕12号',
    },
    reason: '失踪人员已找到，均遇难',
  },
  recorded('澄湖市', '2026-07-03', {
    region: '渔浦镇',
    name: '渔浦镇“7·2”雷击伤人',
    occurredOn: '2026-07-02',
    nature: 'natural',
    isResponsible: false,
    deaths: 1,
    sourceDocument: '澄湖市应急管理局快报〔2026〕9号',
  }),
  {
    kind: 'accident-correct',
    on: day('2026-07-28'),
    place: '松坪县',
    name: MINE,
    known: {
      gradeSource: 'decided',
      isResponsible: true,
      isGrave: false,
      knownAsOf: day('2026-07-28'),
      sourceDocument: '云政复〔2026〕33号',
    },
    reason: '市政府批复事故调查报告',
  },
  recorded('临河县', '2026-08-07', {
    region: '临河县',
    name: BOATS,
    occurredOn: '2026-08-06',
    place: '县道 012 线古渡路口',
    sector: '道路交通安全',
    kind: '道路交通',
    grade: 'relatively-serious',
    ...AS_KNOWN,
    deaths: 3,
    injured: 5,
    sourceDocument: '临河县公安局通报〔2026〕21号',
  }),
  recorded('石桥县', '2026-10-15', {
    region: '石桥县',
    name: CHEMICAL,
    occurredOn: '2026-10-14',
    occurredAt: '2026-10-14T16:20:00+08:00',
    place: '县化工园区二车间',
    sector: '危险化学品',
    unit: '石桥精细化工厂',
    kind: '中毒和窒息',
    grade: 'relatively-serious',
    ...AS_KNOWN,
    deaths: 3,
    injured: 6,
    sourceDocument: '石桥县应急管理局快报〔2026〕26号',
  }),
  recorded('石桥县', '2026-10-16', {
    region: '石桥县',
    name: TWICE,
    occurredOn: '2026-10-14',
    grade: 'relatively-serious',
    ...AS_KNOWN,
    deaths: 3,
    sourceDocument: '石桥县工业和信息化局电话报告',
  }),
  {
    kind: 'accident-withdraw',
    on: day('2026-10-19'),
    place: '石桥县',
    name: TWICE,
    reason: '与应急管理局报告的是同一起事故，重复登记',
  },
  recorded('云岫区', '2026-11-17', {
    region: '文昌街道',
    name: '文昌街道“11·16”沿街商铺火灾',
    occurredOn: '2026-11-16',
    sector: '消防',
    kind: '火灾',
    nature: 'undetermined',
    injured: 2,
    sourceDocument: '云岫区消防救援大队快报〔2026〕40号',
  }),
];

export const ACCIDENT_ACTS: readonly AccidentAct[] = timedByDay('09:10', ACCIDENTS);

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
        minutes:
          '通报“5·18”事故情况，指出停产指令执行、包保责任落实存在的问题；县长作了说明和表态。',
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
        minutes: '指出客运站消防通道占用问题两次督办未改，局长作了说明。',
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
        minutes: '通报中毒事故情况，指出专项整治排查不实、受限空间作业失管；县长作了说明和表态。',
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
    steps.map(([on, step]) => ({ kind: 'talk' as const, on: day(on), place, talk, step })),
  ),
);
