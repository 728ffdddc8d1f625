// The deployments of 2026 in the demo: what documents and decisions asked, and what was recorded of it by then. Pure.
import type { AskResult, DeploymentKind, IssuedBy } from '@jinze/contracts';
import { type CivilDate, civilDate } from '@jinze/kernel';
import { timedByDay, workday } from './demo-days.ts';

export interface DemoDocument {
  readonly place: string;
  readonly issuedBy: IssuedBy;
  readonly issuer: string;
  readonly kind: DeploymentKind;
  readonly number: string;
  readonly title: string;
  readonly receivedOn: CivilDate;
  readonly custodian: string;
  readonly lines: readonly DemoLine[];
}

interface DemoLine {
  readonly what: string;
  readonly organ: string;
  /** Absent: of the body. */
  readonly post?: string;
  readonly dueOn: CivilDate | null;
}

export type DemoStep =
  | { readonly kind: 'conveyed' | 'studied'; readonly venue: string; readonly number?: string }
  | { readonly kind: 'measures'; readonly text: string; readonly number?: string }
  | {
      readonly kind: 'result';
      readonly result: AskResult;
      readonly text?: string;
      readonly reason?: string;
      readonly statedBy?: string;
    };

type Said =
  | { readonly kind: 'record' }
  | {
      readonly kind: 'step';
      readonly line: number;
      readonly occurredOn: CivilDate;
      readonly step: DemoStep;
    };
export type DeploymentAct = Said & {
  readonly on: CivilDate;
  readonly at: Date;
  readonly document: DemoDocument;
};

const day = civilDate;
/** `enteredOn`: where it was recorded later than the next working day. */
type Taken = readonly [on: string, step: DemoStep, enteredOn?: string];
type Line = readonly [
  what: string,
  organ: string,
  post: string | undefined,
  dueOn: string | undefined,
  ...taken: Taken[],
];
type Told = readonly [document: Omit<DemoDocument, 'lines'>, ...lines: Line[]];

const at =
  (kind: 'conveyed' | 'studied') =>
  (venue: string, number?: string): DemoStep => ({
    kind,
    venue,
    ...(number === undefined ? {} : { number }),
  });
const conveyed = at('conveyed');
const studied = at('studied');
const measures = (text: string, number?: string): DemoStep => ({
  kind: 'measures',
  text,
  ...(number === undefined ? {} : { number }),
});
const done = (text: string): DemoStep => ({ kind: 'result', result: 'done', text });
const partly = (text: string): DemoStep => ({ kind: 'result', result: 'partly', text });
const notDone = (reason: string, statedBy: string): DemoStep => ({
  kind: 'result',
  result: 'not-done',
  reason,
  statedBy,
});

const SHIQIAO = { place: '石桥县', custodian: '石桥县政府办公室' } as const;
const CITY = {
  ...SHIQIAO,
  issuedBy: 'superior',
  issuer: '云江市人民政府',
  kind: 'document',
} as const;
const COMMITTEE = '中共石桥县委员会';
const GOVERNMENT = '石桥县人民政府';

const TOLD: readonly Told[] = [
  [
    {
      ...CITY,
      number: '云政发〔2026〕2号',
      title: '关于做好2026年安全生产工作的意见',
      receivedOn: day('2026-01-12'),
    },
    [
      '召开全县安全生产工作会议，分解年度任务',
      GOVERNMENT,
      '县长',
      '2026-02-13',
      ['2026-01-15', conveyed('县政府第2次常务会议', '石政纪要〔2026〕2号')],
      ['2026-01-15', studied('县政府第2次常务会议', '石政纪要〔2026〕2号')],
      ['2026-01-28', measures('印发年度工作要点和任务分解表', '石政办发〔2026〕5号')],
      ['2026-02-10', done('全县安全生产工作会议已召开，任务分解到 28 个单位。')],
    ],
    [
      '县委常委会传达学习并研究贯彻措施',
      COMMITTEE,
      '书记',
      '2026-02-13',
      ['2026-01-20', conveyed('县委常委会第1次会议', '石委纪要〔2026〕1号')],
      ['2026-01-20', studied('县委常委会第1次会议', '石委纪要〔2026〕1号')],
      ['2026-01-20', done('常委会已传达研究，明确党政同责事项 6 条。')],
    ],
  ],
  [
    {
      ...CITY,
      issuer: '云江市安全生产委员会',
      kind: 'notice',
      number: '云安委〔2026〕6号',
      title: '关于开展城镇燃气专项整治的通知',
      receivedOn: day('2026-03-09'),
    },
    [
      '逐户排查餐饮场所用气，更换不合格软管和调压阀',
      GOVERNMENT,
      '副县长（城建）',
      '2026-06-30',
      ['2026-03-12', conveyed('全县燃气整治部署会')],
      ['2026-03-20', studied('县安委会燃气专委会会议', '石安燃专〔2026〕1号')],
      ['2026-04-08', measures('印发整治方案，分三批推进 706 户', '石安办发〔2026〕11号')],
      ['2026-06-25', partly('还有 94 户调压阀未到货，7 月底前更换。')],
      ['2026-07-30', done('706 户全部更换，建立到户清单。')],
    ],
    [
      '开展燃气经营企业执法检查',
      '石桥县住房和城乡建设局',
      undefined,
      '2026-05-31',
      ['2026-03-12', conveyed('全县燃气整治部署会')],
      ['2026-05-26', done('检查 9 家，立案 2 起，整改到位。')],
    ],
  ],
  [
    {
      ...SHIQIAO,
      issuedBy: 'own-committee',
      issuer: COMMITTEE,
      kind: 'meeting-decision',
      number: '石委纪要〔2026〕5号',
      title: '县委常委会第5次会议关于矿山安全的决定',
      receivedOn: day('2026-03-24'),
      custodian: '石桥县委办公室',
    },
    [
      '对长期停工的 4 座小矿逐矿提出处置意见',
      GOVERNMENT,
      '副县长（工业）',
      '2026-05-29',
      ['2026-03-25', conveyed('县政府党组会议')],
      ['2026-04-03', studied('县政府第7次常务会议', '石政纪要〔2026〕7号')],
      ['2026-04-20', measures('成立处置专班，逐矿会商')],
      ['2026-05-28', notDone('两座矿的采矿权正在诉讼，法院未裁定前不能提出处置意见。', '周明远')],
    ],
    [
      '每季度向县委常委会报告矿山安全情况',
      GOVERNMENT,
      '常务副县长',
      undefined,
      ['2026-03-25', conveyed('县政府党组会议')],
      ['2026-06-24', measures('第二季度报告已提交常委会', '石政〔2026〕31号')],
    ],
  ],
  [
    {
      ...CITY,
      kind: 'instruction',
      number: '云政批〔2026〕43号',
      title: '市领导对道路交通事故多发路段的批示',
      receivedOn: day('2026-05-11'),
    },
    [
      '完成 12 处事故多发路段治理',
      GOVERNMENT,
      '副县长（公安）',
      '2026-09-30',
      ['2026-05-12', conveyed('当面交办')],
      ['2026-05-20', studied('县道安委会议', '石道安〔2026〕4号')],
      ['2026-06-15', measures('逐处制定“一路一策”，县财政安排 260 万元'), '2026-07-28'],
      ['2026-09-25', partly('完成 10 处，另 2 处因征地未完。')],
    ],
    [
      '农村临水临崖路段安装护栏',
      GOVERNMENT,
      '副县长（交通农业）',
      '2026-10-31',
      ['2026-05-14', conveyed('转发文件')],
      ['2026-06-02', studied('县政府专题会议')],
    ],
    [
      '落实“两站两员”劝导上路',
      '白杨镇人民政府',
      undefined,
      '2026-07-31',
      ['2026-05-18', conveyed('镇班子会议')],
      ['2026-07-24', done('6 个劝导站全部有人上岗。')],
    ],
    ['落实“两站两员”劝导上路', '沙河镇人民政府', undefined, '2026-07-31'],
  ],
  [
    {
      ...SHIQIAO,
      issuedBy: 'own-government',
      issuer: GOVERNMENT,
      kind: 'document',
      number: '石政发〔2026〕9号',
      title: '关于开展重大事故隐患专项排查整治的实施方案',
      receivedOn: day('2026-06-08'),
    },
    ...(
      [
        ['石桥县工业和信息化局', '2026-08-31'],
        ['石桥县教育局', '2026-08-31'],
        ['石桥县交通运输局', '2026-08-31'],
        ['石桥县市场监督管理局', '2026-08-31'],
        ['石桥县林业局', '2026-08-31'],
      ] as const
    ).map(
      ([organ, dueOn], index): Line => [
        '排查本行业重大事故隐患，建立清单并挂号销号',
        organ,
        undefined,
        dueOn,
        ['2026-06-10', conveyed('全县动员部署会议')],
        ...(index < 3
          ? [
              ['2026-06-26', measures('印发本行业排查方案，成立工作组')] as Taken,
              ['2026-08-27', done('清单已建立，隐患全部销号。')] as Taken,
            ]
          : []),
      ],
    ),
  ],
  [
    {
      ...CITY,
      number: '云政发〔2026〕21号',
      title: '关于加强秋冬季森林防火工作的通知',
      receivedOn: day('2026-09-28'),
    },
    [
      '组织一次县级森林火灾应急演练',
      GOVERNMENT,
      '副县长（交通农业）',
      '2026-12-10',
      ['2026-10-09', conveyed('专题会议')],
      ['2026-10-20', studied('县森防指会议', '石森防〔2026〕6号')],
    ],
    [
      '县委书记、县长带队检查林区防火',
      GOVERNMENT,
      '县长',
      '2026-11-30',
      ['2026-10-12', conveyed('县政府第18次常务会议', '石政纪要〔2026〕18号')],
      ['2026-10-12', studied('县政府第18次常务会议', '石政纪要〔2026〕18号')],
      ['2026-10-16', measures('制定带队检查安排，覆盖 8 个重点乡镇')],
    ],
    ['县委书记、县长带队检查林区防火', COMMITTEE, '书记', '2026-11-30'],
  ],
  [
    {
      ...CITY,
      issuer: '中共云江市委员会',
      kind: 'meeting-decision',
      number: '云委纪要〔2026〕19号',
      title: '市委常委会会议关于岁末年初安全防范的部署',
      receivedOn: day('2026-11-12'),
    },
    [
      '县委常委会专题研究岁末年初安全防范',
      COMMITTEE,
      '书记',
      '2026-12-05',
      ['2026-11-16', conveyed('县委常委会第22次会议', '石委纪要〔2026〕22号')],
    ],
    ['对 15 家危险化学品企业开展冬季安全检查', GOVERNMENT, '副县长（工业）', '2026-12-20'],
    ['研究明年安全生产专项资金预算', GOVERNMENT, '县长', '2026-12-25'],
  ],
  [
    {
      place: '云江市',
      issuedBy: 'superior',
      issuer: '云岭省人民政府',
      kind: 'document',
      number: '云岭政发〔2026〕14号',
      title: '关于化工园区安全整治提升的意见',
      receivedOn: day('2026-04-15'),
      custodian: '云江市政府办公室',
    },
    [
      '组织园区安全风险评估并达到较低风险',
      '云江市人民政府',
      '副市长（工业）',
      '2026-10-31',
      ['2026-04-20', conveyed('市政府第9次常务会议', '云政纪要〔2026〕9号')],
      ['2026-04-20', studied('市政府第9次常务会议', '云政纪要〔2026〕9号')],
      ['2026-05-18', measures('委托评估机构，开展三轮整改')],
      ['2026-10-28', done('评估结论为较低风险。')],
    ],
    [
      '健全园区封闭化管理',
      '云江市工业和信息化局',
      undefined,
      '2026-12-31',
      ['2026-04-24', conveyed('转发文件')],
    ],
  ],
  [
    {
      place: '临河县',
      issuedBy: 'superior',
      issuer: '云江市人民政府',
      kind: 'document',
      number: '云政发〔2026〕2号',
      title: '关于做好2026年安全生产工作的意见',
      receivedOn: day('2026-01-13'),
      custodian: '临河县政府办公室',
    },
    [
      '召开全县安全生产工作会议，分解年度任务',
      '临河县人民政府',
      '县长',
      '2026-02-13',
      ['2026-01-19', conveyed('县政府第1次常务会议', '临政纪要〔2026〕1号')],
    ],
  ],
];

const actsOf = ([head, ...told]: Told) => {
  const lines = told.map(
    ([what, organ, post, dueOn]): DemoLine => ({
      what,
      organ,
      ...(post === undefined ? {} : { post }),
      dueOn: dueOn === undefined ? null : day(dueOn),
    }),
  );
  const document: DemoDocument = { ...head, lines };
  return [
    { kind: 'record' as const, on: workday(head.receivedOn), document },
    ...told.flatMap(([, , , , ...taken], line) =>
      taken.map(([on, step, enteredOn]) => ({
        kind: 'step' as const,
        line,
        step,
        occurredOn: day(on),
        on: workday(day(enteredOn ?? on)),
        document,
      })),
    ),
  ];
};

/** On one day documents come in first, then what is recorded of them in the order of the lines. */
export const DEPLOYMENT_ACTS: readonly DeploymentAct[] = timedByDay(
  '07:05',
  TOLD.flatMap(actsOf).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
);
