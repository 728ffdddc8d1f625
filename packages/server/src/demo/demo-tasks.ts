// The supervision tasks of 2026 in the demo: asked, accepted, extended, returned, closed, and what is still open. Pure.
import type { Due, IssuingOffice, ListingLevel, TaskSource } from '@jinze/contracts';
import { type CivilDate, civilDate } from '@jinze/kernel';
import { timedByDay } from './demo-days.ts';

/** A body by its name, or one of its posts. */
export interface DemoAsked {
  readonly organ: string;
  readonly post?: string;
  /** Of a township’s list: the words of the matter this is, or why it is asked all the same. */
  readonly matter?: string;
  readonly reason?: string;
}

export interface DemoTask {
  readonly place: string;
  readonly office: IssuingOffice;
  readonly issuer: string;
  readonly source: readonly [kind: TaskSource, text: string, number?: string];
  readonly title: string;
  readonly text: string;
  readonly due: Due;
  readonly lead: DemoAsked;
  readonly assist?: readonly DemoAsked[];
  /** The title of the task it is a part of. */
  readonly from?: string;
  readonly listing?: {
    readonly level: ListingLevel;
    readonly accidentName: string;
    readonly matter: string;
    readonly timeLimit: string;
    readonly removal: string;
    readonly noticeNo: string;
    readonly publishedOn: CivilDate;
    readonly publishedIn: string;
  };
}

type Said =
  | { readonly kind: 'draft' }
  | {
      readonly kind: 'approve';
      readonly by: string;
      readonly number: string;
      readonly plan: string;
    }
  | { readonly kind: 'issue'; readonly signedBy: string; readonly number: string | null }
  | { readonly kind: 'accept' }
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'ask-extension'; readonly until: CivilDate; readonly text: string }
  | { readonly kind: 'grant'; readonly until: CivilDate }
  | { readonly kind: 'refuse'; readonly text: string }
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'return'; readonly text: string; readonly until: CivilDate }
  | { readonly kind: 'close'; readonly text: string }
  | { readonly kind: 'withdraw'; readonly text: string }
  | { readonly kind: 'escalate'; readonly signedBy: string; readonly number: string };

export type TaskAct = Said & {
  readonly on: CivilDate;
  readonly task: DemoTask;
  readonly at: Date;
};

/** 履职事项清单 of a township, kept once. */
export interface DemoTownshipList {
  readonly on: CivilDate;
  readonly at: Date;
  readonly place: string;
  readonly township: string;
  readonly documentNo: string;
  readonly own: readonly string[];
  readonly assist: readonly string[];
  readonly recalled: readonly string[];
}

const day = civilDate;
const until = (on: string): Due => ({ kind: 'date', on: day(on) });
const workingDays = (days: number): Due => ({ kind: 'working-days', days });

type Course = readonly (readonly [on: string, said: Said])[];
type Told = readonly [task: DemoTask, course: Course];

const draft: Said = { kind: 'draft' };
const accept: Said = { kind: 'accept' };
const issue = (signedBy: string, number: string | null): Said => ({
  kind: 'issue',
  signedBy,
  number,
});
const progress = (text: string): Said => ({ kind: 'progress', text });
const reply = (text: string): Said => ({ kind: 'reply', text });
const close = (text: string): Said => ({ kind: 'close', text });
/** Drafted and issued on one day, accepted on another. */
const sent = (on: string, signedBy: string, number: string | null, acceptedOn: string): Course => [
  [on, draft],
  [on, issue(signedBy, number)],
  [acceptedOn, accept],
];
const approve = (by: string, number: string, plan: string): Said => ({
  kind: 'approve',
  by,
  number,
  plan,
});

const COUNTY = {
  place: '石桥县',
  office: 'safety-office',
  issuer: '石桥县人民政府',
} as const;
const COUNTY_PLAN = '石桥县2026年度督查检查考核计划第4项（安全生产）';
const CITY_PLAN = '云江市2026年度督查检查考核计划第6项（安全生产）';

const COUNTY_TASKS: readonly Told[] = [
  [
    {
      ...COUNTY,
      source: ['inspection', '春节前烟花爆竹专项检查'],
      title: '整改烟花爆竹零售点超量储存',
      text: '对检查发现的 7 家零售点逐一核实库存，超量部分三日内退回批发企业，建立每周核查记录。',
      due: workingDays(10),
      lead: { organ: '石桥县应急管理局' },
      assist: [{ organ: '石桥县市场监督管理局' }],
    },
    [
      ...sent('2026-01-19', '石桥县安委办主任', '石安办督〔2026〕1号', '2026-01-20'),
      ['2026-01-26', progress('已退库 5 家，其余 2 家本周完成。')],
      ['2026-01-30', reply('7 家全部退库，核查记录已建立。')],
      ['2026-02-02', close('抽查 3 家，库存与核定量一致。')],
    ],
  ],
  [
    {
      ...COUNTY,
      source: [
        'superior-instruction',
        '省安委会办公室关于城镇燃气的通报批示',
        '云安办〔2026〕18号',
      ],
      title: '更换餐饮场所不合格燃气软管和调压阀',
      text: '全县餐饮场所逐户排查，不合格的软管、调压阀全部更换，建立到户清单。',
      due: until('2026-06-30'),
      lead: { organ: '石桥县人民政府', post: '副县长（城建）' },
      assist: [{ organ: '石桥县住房和城乡建设局' }, { organ: '石桥县市场监督管理局' }],
    },
    [
      ...sent('2026-04-13', '石桥县县长', '石安办督〔2026〕6号', '2026-04-14'),
      ['2026-05-20', progress('已排查 612 户，更换 388 户。')],
      [
        '2026-06-24',
        {
          kind: 'ask-extension',
          until: day('2026-07-31'),
          text: '调压阀厂家供货推迟，尚有 94 户未到货。',
        },
      ],
      ['2026-06-25', { kind: 'grant', until: day('2026-07-31') }],
      ['2026-07-29', reply('706 户全部更换。')],
      [
        '2026-08-04',
        {
          kind: 'return',
          text: '到户清单缺 3 个乡镇的签字，请补齐。',
          until: day('2026-08-14'),
        },
      ],
      ['2026-08-12', reply('清单已补齐。')],
      ['2026-08-14', close('现场核查 20 户属实。')],
    ],
  ],
  [
    {
      ...COUNTY,
      source: ['public-report', '12350 举报，5 月 15 日'],
      title: '核查白杨镇木材加工厂粉尘隐患',
      text: '到厂核查除尘设施和清扫制度，属实的督促整改，结果告知举报人。',
      due: workingDays(15),
      lead: {
        organ: '白杨镇人民政府',
        matter: '开展“九小场所”和家庭作坊安全隐患排查、上报',
      },
      assist: [{ organ: '石桥县应急管理局' }],
    },
    [
      ['2026-05-18', draft],
      ['2026-05-19', approve('县政府常务会议', '石政纪〔2026〕9号', COUNTY_PLAN)],
      ['2026-05-19', issue('石桥县安委办主任', '石安办督〔2026〕9号')],
      ['2026-05-20', accept],
      ['2026-06-03', reply('举报属实，已停产整改，除尘器更换完毕。')],
      ['2026-06-05', close('县应急管理局复查合格。')],
    ],
  ],
  [
    {
      ...COUNTY,
      source: ['meeting', '县安委会第三次全体会议，9 月 4 日'],
      title: '完成经营性自建房安全隐患整治',
      text: 'C、D 级经营性自建房逐栋落实停用、加固或拆除，十月底前销号。',
      due: until('2026-10-30'),
      lead: { organ: '石桥县住房和城乡建设局' },
      assist: [{ organ: '石桥县市场监督管理局' }],
    },
    [
      ...sent('2026-09-07', '石桥县县长', '石安办督〔2026〕17号', '2026-09-08'),
      ['2026-10-20', progress('41 栋中 29 栋已完成，12 栋在协商停用。')],
      [
        '2026-11-12',
        { kind: 'escalate', signedBy: '石桥县安委办主任', number: '石安办〔2026〕61号' },
      ],
    ],
  ],
  [
    {
      ...COUNTY,
      source: ['inspection', '市消防救援支队季度抽查'],
      title: '补建老城区缺失消火栓',
      text: '老城区 14 处缺失、损坏的市政消火栓补建或修复。',
      due: until('2026-12-01'),
      lead: { organ: '石桥县消防救援大队' },
      assist: [{ organ: '石桥县住房和城乡建设局' }],
    },
    [
      ...sent('2026-10-12', '石桥县安委办主任', '石安办督〔2026〕20号', '2026-10-13'),
      ['2026-11-09', progress('已修复 9 处，5 处待开挖许可。')],
      [
        '2026-11-23',
        {
          kind: 'ask-extension',
          until: day('2026-12-20'),
          text: '5 处位于省道红线内，公路部门许可预计 12 月上旬办结。',
        },
      ],
    ],
  ],
  [
    {
      ...COUNTY,
      source: ['record-finding', '11 月 12 日带队检查发现'],
      title: '复查三家危险化学品企业重大隐患',
      text: '对检查发现的联锁未投用、可燃气体报警失效等 5 项隐患逐项复查，未整改的依法处理。',
      due: workingDays(8),
      lead: { organ: '石桥县人民政府', post: '副县长（工业）' },
      assist: [{ organ: '石桥县应急管理局' }],
    },
    [
      ['2026-11-16', draft],
      ['2026-11-17', issue('石桥县县长', '石安办督〔2026〕24号')],
    ],
  ],
  [
    {
      ...COUNTY,
      source: ['inspection', '学校周边交通安全检查'],
      title: '整改接送学生车辆超员和无证营运',
      text: '核查全部接送学生车辆的证照、座位数和行驶路线，建立一车一档。',
      due: until('2026-11-20'),
      lead: { organ: '石桥县教育局' },
      assist: [{ organ: '石桥县公安局' }, { organ: '石桥县交通运输局' }],
    },
    [
      ...sent('2026-10-19', '石桥县安委办主任', '石安办督〔2026〕21号', '2026-10-20'),
      ['2026-11-18', reply('63 辆车一车一档已建，清退 4 辆。')],
    ],
  ],
  [
    {
      ...COUNTY,
      source: ['meeting', '县森防指会议，11 月 20 日'],
      title: '清理梅坪乡林缘地带输电线路下可燃物',
      text: '会同供电所清理 6 条线路下的可燃物，十二月中旬前完成。',
      due: until('2026-12-15'),
      lead: { organ: '梅坪乡人民政府', reason: '冬季森林防火紧要期，县委统一部署' },
      assist: [{ organ: '石桥县林业局' }],
    },
    [['2026-11-23', draft]],
  ],
  [
    {
      ...COUNTY,
      source: ['meeting', '县安委会办公室例会，3 月 2 日'],
      title: '报送各部门一季度检查台账',
      text: '各部门报送一季度带队检查台账。',
      due: workingDays(5),
      lead: { organ: '石桥县工业和信息化局' },
    },
    [
      ['2026-03-02', draft],
      ['2026-03-02', issue('石桥县安委办主任', '石安办督〔2026〕3号')],
      ['2026-03-03', { kind: 'withdraw', text: '台账系统里已有，不必再要。' }],
    ],
  ],
];

const COLLISION: DemoTask = {
  place: '云江市',
  office: 'safety-office',
  issuer: '云江市人民政府',
  source: ['accident', '石桥县“10·11”道路交通事故', '云安督〔2026〕3号'],
  title: '“10·11”道路交通事故挂牌督办',
  text: '查明原因，提出处理意见；对县域客运和货运源头开展一次整治。',
  due: until('2026-12-10'),
  lead: { organ: '石桥县人民政府' },
  listing: {
    level: 'prefecture',
    accidentName: '石桥县“10·11”道路交通事故',
    matter: '石桥县“10·11”道路交通事故查处',
    timeLimit: '自事故发生之日起 60 日内',
    removal:
      '县政府完成调查处理并落实整改后，书面申请解除；市安委办组织核查，报市安委会同意后解除，并向社会公布。',
    noticeNo: '云安督〔2026〕3号',
    publishedOn: day('2026-10-16'),
    publishedIn: '市人民政府网站',
  },
};

const CITY_TASKS: readonly Told[] = [
  [
    COLLISION,
    [
      ['2026-10-14', draft],
      ['2026-10-15', approve('市安委会主任会议', '云政纪〔2026〕27号', CITY_PLAN)],
      ['2026-10-16', issue('云江市副市长', '云安督〔2026〕3号')],
      ['2026-10-16', accept],
      ['2026-11-13', progress('调查组已完成现场勘验和检测鉴定，正在起草调查报告。')],
    ],
  ],
  [
    {
      ...COUNTY,
      source: ['superior-instruction', '云江市安委办挂牌督办', '云安督〔2026〕3号'],
      title: '开展货运源头治超和动态监控整治',
      text: '对 11 家货运企业逐一检查动态监控，四类重点源头单位派员值守。',
      due: until('2026-11-20'),
      lead: { organ: '石桥县交通运输局' },
      assist: [{ organ: '石桥县公安局' }],
      from: COLLISION.title,
    },
    [
      ...sent('2026-10-19', '石桥县县长', null, '2026-10-20'),
      ['2026-11-17', reply('11 家企业全部检查，停运整顿 2 家。')],
      ['2026-11-19', close('抽查 4 家动态监控记录，整改到位。')],
    ],
  ],
  [
    {
      ...COUNTY,
      source: ['superior-instruction', '云江市安委办挂牌督办', '云安督〔2026〕3号'],
      title: '整治沙河镇事故路段急弯和临水临崖隐患',
      text: '事故路段增设护栏、标线和限速，镇村两级劝导站值守到位。',
      due: until('2026-11-30'),
      lead: { organ: '沙河镇人民政府', matter: '配合做好农村道路交通安全劝导和隐患排查' },
      from: COLLISION.title,
    },
    [
      ['2026-10-20', draft],
      ['2026-10-21', approve('县政府常务会议', '石政纪〔2026〕22号', COUNTY_PLAN)],
      ['2026-10-21', issue('石桥县县长', '石安办督〔2026〕23号')],
      ['2026-10-22', accept],
      ['2026-11-16', progress('护栏已完成 1.2 公里，劝导站 3 处到位。')],
    ],
  ],
  [
    {
      place: '云江市',
      office: 'supervision-office',
      issuer: '云江市人民政府',
      source: ['superior-instruction', '省政府领导关于水上交通安全的批示', '云府办批〔2026〕41号'],
      title: '整治渡口渡船和浮动设施安全隐患',
      text: '渡口一口一策，渡船救生设备配齐，浮动设施登记造册。',
      due: { kind: 'calendar-days', days: 60 },
      lead: { organ: '临河县人民政府' },
    },
    [
      ...sent('2026-06-08', '云江市政府秘书长', '云政督〔2026〕12号', '2026-06-09'),
      ['2026-07-31', reply('23 处渡口整治完毕。')],
      ['2026-08-06', close('市交通运输局现场核查 5 处。')],
    ],
  ],
  [
    {
      place: '云江市',
      office: 'supervision-office',
      issuer: '云江市人民政府',
      source: ['inspection', '省安全生产巡查反馈意见', '云安巡〔2026〕2号'],
      title: '整改两处煤矿瓦斯抽采系统运行不达标',
      text: '制定整改方案，瓦斯抽采达标前不得恢复采掘。',
      due: until('2026-11-10'),
      lead: { organ: '松坪县人民政府' },
    },
    [
      ...sent('2026-09-14', '云江市政府秘书长', '云政督〔2026〕19号', '2026-09-15'),
      ['2026-10-22', progress('一处已达标，另一处抽采泵待更换。')],
    ],
  ],
  [
    {
      place: '云江市',
      office: 'supervision-office',
      issuer: '云江市人民政府',
      source: ['superior-instruction', '市政府领导关于冬季河道安全的批示', '云府办批〔2026〕77号'],
      title: '领衔督办沙河镇采砂坑重大隐患',
      text: '由县长领衔，明确整改责任和资金，冬季枯水期完成回填。',
      due: until('2026-12-04'),
      lead: { organ: '石桥县人民政府', post: '县长' },
      assist: [{ organ: '石桥县应急管理局' }],
    },
    [
      ...sent('2026-11-09', '云江市政府秘书长', '云政督〔2026〕24号', '2026-11-10'),
      ['2026-11-20', progress('回填方案和资金已定，11 月 23 日进场。')],
    ],
  ],
  [
    {
      place: '云江市',
      office: 'safety-office',
      issuer: '云江市人民政府',
      source: ['meeting', '市安委会第四次全体会议，10 月 28 日'],
      title: '建立有限空间作业审批和应急救援清单',
      text: '行业部门按职责建立清单，明确审批人和救援力量。',
      due: until('2026-11-25'),
      lead: { organ: '云江市应急管理局' },
      assist: [{ organ: '云江市住房和城乡建设局' }, { organ: '云江市农业农村局' }],
    },
    // Numbered in the register, with its notice.
    [...sent('2026-10-29', '云江市副市长', null, '2026-10-30')],
  ],
];

const own = (place: string) =>
  ({ place, office: 'safety-office', issuer: `${place}人民政府` }) as const;

/** What other counties issue: of it the city sees the state. */
const OTHER_TASKS: readonly Told[] = [
  [
    {
      ...own('临河县'),
      source: ['inspection', '汛后码头检查'],
      title: '拆除两处非法码头',
      text: '依法拆除，恢复岸线。',
      due: until('2026-10-31'),
      lead: { organ: '临河县交通运输局' },
    },
    [...sent('2026-09-21', '临河县安委办主任', '临安办督〔2026〕11号', '2026-09-22')],
  ],
  [
    {
      ...own('松坪县'),
      source: ['inspection', '采石场边坡检查'],
      title: '治理铁山镇采石场边坡',
      text: '按设计削坡，设置监测。',
      due: until('2026-12-18'),
      lead: { organ: '松坪县应急管理局' },
    },
    [...sent('2026-11-02', '松坪县安委办主任', '松安办督〔2026〕15号', '2026-11-03')],
  ],
  [
    {
      ...own('云岫区'),
      source: ['public-report', '居民反映电动自行车进楼'],
      title: '整治高层住宅电动自行车进楼充电',
      text: '增设集中充电设施，电梯阻车系统应装尽装。',
      due: until('2026-11-18'),
      lead: { organ: '云岫区消防救援大队' },
    },
    [
      ...sent('2026-10-08', '云岫区安委办主任', '岫安办督〔2026〕14号', '2026-10-09'),
      ['2026-11-17', reply('新增充电桩 1140 个，安装阻车系统 86 台。')],
    ],
  ],
];

const acts = [...COUNTY_TASKS, ...CITY_TASKS, ...OTHER_TASKS].flatMap(([task, course]) =>
  course.map(([on, said]) => ({ ...said, on: day(on), task })),
);

/** A part is drafted after what it is a part of was accepted: the days say so. */
export const TASK_ACTS: readonly TaskAct[] = timedByDay('03:00', acts);

const WHITE_POPLAR = {
  on: day('2026-03-16'),
  place: '石桥县',
  township: '白杨镇',
  documentNo: '石委办发〔2026〕8号',
  own: [
    '落实安全生产“党政同责、一岗双责”，定期研究安全生产工作',
    '开展“九小场所”和家庭作坊安全隐患排查、上报',
    '开展经营性自建房安全隐患排查、上报',
    '编制应急预案，组织应急演练',
    '开展安全生产宣传教育',
  ],
  assist: [
    '配合做好农村道路交通安全劝导和隐患排查',
    '配合做好烟花爆竹零售点安全检查',
    '配合做好非煤矿山安全监管',
  ],
  recalled: ['对燃气经营企业的安全检查', '对危险化学品企业的执法检查'],
} as const;

export const TOWNSHIP_LISTS: readonly DemoTownshipList[] = timedByDay('04:30', [
  WHITE_POPLAR,
  { ...WHITE_POPLAR, township: '沙河镇' },
]);

const PLACES = ['云江市', '石桥县', '临河县', '云岫区', '松坪县', '白杨镇', '沙河镇', '梅坪乡'];

/** Whose body it is: its name begins with the place. */
export function regionOfBody(organ: string): string {
  const place = PLACES.find((name) => organ.startsWith(name));
  if (place === undefined) throw new Error(`a body of which place: ${organ}`);
  return place;
}
