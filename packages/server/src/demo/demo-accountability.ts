// A case of accountability in the demo with four people in different states, and decisions that came from elsewhere. Pure.
import type { WorksheetContent } from '@jinze/contracts';
import { type CivilDate, civilDate as day } from '@jinze/kernel';
import type {
  ArgumentAdded,
  Decided,
  Proposed,
  RegisteredDecision,
} from '../modules/accountability/index.ts';
import { MINE, PIT, SCAFFOLD } from './demo-accidents.ts';
import { timedByDay } from './demo-days.ts';

/** A post of a body on a day, whoever held it. */
export interface DemoSeat {
  readonly region: string;
  readonly organ: string;
  readonly post: string;
}
/** Of somebody's worksheet. */
type OfSheet =
  | { readonly kind: 'save'; readonly content: WorksheetContent }
  | { readonly kind: 'tell'; readonly documentNo: string; readonly answerBy: CivilDate }
  | { readonly kind: 'state'; readonly content: string; readonly evidence: readonly string[] }
  | { readonly kind: 'exemption'; readonly content: string }
  | { readonly kind: 'argument'; readonly argument: ArgumentAdded }
  | { readonly kind: 'verify'; readonly text: string }
  | {
      readonly kind: 'propose';
      readonly proposal: Proposed & { readonly withoutAnswer: string | null };
    }
  | { readonly kind: 'decide'; readonly decision: Omit<Decided, 'on'> }
  | { readonly kind: 'serve'; readonly documentNo: string }
  | { readonly kind: 'appeal'; readonly content: string };
export type AccountabilityStep =
  | { readonly kind: 'open'; readonly accident: string }
  | { readonly kind: 'member'; readonly loginName: string; readonly until: CivilDate }
  | { readonly kind: 'person'; readonly seat: DemoSeat }
  | { readonly kind: 'freeze' }
  | {
      readonly kind: 'register';
      readonly seat: DemoSeat;
      readonly committee: string;
      readonly decision: Omit<RegisteredDecision, 'committee' | 'appointmentId' | 'accidentId'>;
    }
  | (OfSheet & { readonly seat: DemoSeat });
export interface AccountabilityDone {
  readonly on: CivilDate;
  /** Whose account does it; null: the person's own. */
  readonly by: string | null;
  readonly step: AccountabilityStep;
}
export type AccountabilityAct = AccountabilityDone & { readonly at: Date };

export const DEMO_CASE = {
  title: '湖东街道“12·11”基坑坍塌事故补充责任追究',
  basisDocument: '云政办〔2026〕52号',
  facts:
    '事故造成三人死亡。省安委会挂牌督办评估指出，对属地党政领导和行业监管部门的责任追究不到位，要求补充调查处理。',
  quorum: 7,
  onDay: day('2025-12-11'),
} as const;

const CITY = '澄湖市';
const GOVERNMENT = '澄湖市人民政府';
const seat = (organ: string, post: string): DemoSeat => ({ region: CITY, organ, post });
const HEAD = seat(GOVERNMENT, '市长');
const EXECUTIVE = seat(GOVERNMENT, '常务副市长');
const BUILDING = seat(GOVERNMENT, '副市长（城建）');
const BUREAU = seat('澄湖市住房和城乡建设局', '局长');

const OFFICE = 'yunjiang-awb';
const REPORT = '云政复〔2026〕12号事故调查报告第六部分';
const REVIEWER = '调查组 程砚秋';

const accident = (facts: string) => [{ number: 4, facts, source: REPORT }];
const finding = (
  code: string,
  title: string,
  state: WorksheetContent['findings'][number]['state'],
  reasons: string | null = null,
) => ({ code, title, state, reviewer: reasons === null ? null : REVIEWER, reasons });
const asked = (
  title: string,
  state: NonNullable<WorksheetContent['deployments']>[number]['state'],
  reasons: string,
) => ({ askId: null, title, state, reasons });

/** Everybody has been promoted since; that takes nobody out of it (art. 24). */
const PROMOTED = { now: 'promoted', nowSince: day('2026-08-27') } as const;

const HELD_OF_HEAD: WorksheetContent = {
  ...PROMOTED,
  responsibility: 'important',
  circumstances: accident(
    '全市深基坑专项整治部署后未听取进展，对住建部门长期缺员的报告没有研究解决。',
  ),
  findings: [
    finding('art6.1', '研究部署安全生产工作', 'partly'),
    finding('art6.2', '将安全生产纳入经济社会发展规划', 'met'),
  ],
  statutory: [],
  deployments: [
    asked('深基坑专项整治', 'not-carried-out', '六个月内没有听取一次进展，没有督促到位。'),
  ],
  factors: [
    { factor: 'voluntaryRemedy', value: 'yes', reasons: '事故后主动组织全市在建工地停工检查。' },
    { factor: 'badNature', value: 'no', reasons: '调查报告没有这样的认定。' },
  ],
};
const HELD_OF_EXECUTIVE: WorksheetContent = {
  ...PROMOTED,
  responsibility: null,
  circumstances: accident('作为安全生产分管领导，调查报告列为有关责任人员，责任种类没有认定。'),
  findings: [
    finding('art8.1', '组织制定贯彻落实的具体措施', 'met'),
    finding('art8.3', '领导安委会日常工作，组织监督检查', 'met'),
    finding('art8.4', '组织专项整治和查处违法行为', 'met'),
  ],
  statutory: [],
  deployments: [asked('深基坑专项整治', 'carried-out', '方案、检查记录和两次督办单齐全。')],
  factors: [
    {
      factor: 'conditionsLacking',
      value: 'yes',
      reasons: '两次书面报告请求增配深基坑监测力量，没有得到批复。',
    },
  ],
};
const HELD_OF_BUILDING: WorksheetContent = {
  ...PROMOTED,
  responsibility: 'important',
  circumstances: accident('分管住房城乡建设，对基坑支护变更未经论证即施工的问题失察。'),
  findings: [
    finding('art9.1', '分管领域安全生产工作', 'partly'),
    finding('art9.2', '组织分管领域的检查', 'no-record'),
  ],
  statutory: null,
  deployments: [asked('深基坑专项整治', 'unknown', '没有查到传达和布置的记录，待本人说明。')],
  factors: [],
};
const HELD_OF_BUREAU: WorksheetContent = {
  ...PROMOTED,
  responsibility: 'principal',
  circumstances: [
    ...accident('质量安全监督站三次发现支护变更未论证，没有下达停工指令。'),
    { number: 1, facts: '未按规定组织危大工程专项检查。', source: REPORT },
  ],
  findings: [
    finding('art9.2', '组织分管领域的检查', 'not-met', '台账没有该工地，本人承认没有安排。'),
  ],
  statutory: [
    finding('危大工程监督', '对危险性较大工程的监督检查', 'not-met', '三次发现，没有依法处理。'),
  ],
  deployments: [asked('深基坑专项整治', 'not-carried-out', '整治名单漏列该工地。')],
  factors: [
    { factor: 'poorWorkCausedIt', value: 'yes', reasons: '监督站发现隐患没有制止，直接导致事故。' },
    { factor: 'principalResponsibility', value: 'yes', reasons: '调查报告认定。' },
  ],
};

const PURSUED_OF_BUREAU = {
  ground: null,
  responsibility: 'principal',
  measures: [{ measure: 'party-serious-warning', until: null, probationMonths: null }],
  weight: null,
  weightReason: null,
} as const;

const argument = (
  limb: ArgumentAdded['limb'],
  side: ArgumentAdded['side'],
  content: string,
  evidence: string,
): AccountabilityStep => ({
  kind: 'argument',
  seat: EXECUTIVE,
  argument: { limb, side, content, evidence },
});

const onDay = (
  on: string,
  by: string | null,
  ...steps: readonly AccountabilityStep[]
): AccountabilityDone[] => steps.map((step) => ({ on: day(on), by, step }));

const tell = (of: DemoSeat, number: number): AccountabilityStep => ({
  kind: 'tell',
  seat: of,
  documentNo: `云安办〔2026〕${number}号`,
  answerBy: day('2026-12-11'),
});

const CASE: readonly AccountabilityDone[] = [
  ...onDay(
    '2026-10-19',
    OFFICE,
    { kind: 'open', accident: PIT },
    { kind: 'member', loginName: 'yunjiang-fhy', until: day('2027-06-30') },
    { kind: 'person', seat: HEAD },
    { kind: 'person', seat: EXECUTIVE },
    { kind: 'person', seat: BUILDING },
    { kind: 'person', seat: BUREAU },
  ),
  ...onDay('2026-10-20', OFFICE, { kind: 'freeze' }),
  ...onDay(
    '2026-10-23',
    OFFICE,
    { kind: 'save', seat: BUREAU, content: HELD_OF_BUREAU },
    { kind: 'save', seat: EXECUTIVE, content: HELD_OF_EXECUTIVE },
    { kind: 'save', seat: HEAD, content: HELD_OF_HEAD },
    tell(BUREAU, 66),
    tell(EXECUTIVE, 67),
    tell(HEAD, 68),
  ),
  ...onDay(
    '2026-10-27',
    null,
    {
      kind: 'state',
      seat: BUREAU,
      content: '监督站的三次检查没有向我报告；事故后已组织全市深基坑复查。',
      evidence: ['局长办公会记录（2025-12-15）'],
    },
    {
      kind: 'state',
      seat: EXECUTIVE,
      content: '已按职责清单部署、检查、督办；监测力量不足的问题两次书面报告市政府。',
      evidence: ['澄安办报〔2025〕14号', '澄安办报〔2025〕31号'],
    },
    { kind: 'exemption', seat: EXECUTIVE, content: '已经全面履行职责，申请按第二十三条审查。' },
  ),
  ...onDay('2026-10-28', null, {
    kind: 'state',
    seat: HEAD,
    content: '对部署后没有跟进的问题认识不足，愿意承担相应责任。',
    evidence: [],
  }),
  ...onDay('2026-10-30', OFFICE, {
    kind: 'propose',
    seat: BUREAU,
    proposal: {
      ...PURSUED_OF_BUREAU,
      outcome: 'pursue',
      content: '建议给予党内严重警告处分。',
      withoutAnswer: null,
    },
  }),
  ...onDay(
    '2026-11-03',
    OFFICE,
    argument('chapter2', 'for', '三项职责均有部署、检查和督办记录。', '固定证据第3、5、8条'),
    argument('chapter2', 'against', '第三季度没有到过该工地检查。', '检查台账'),
    argument('statutory', 'for', '依法应由市政府办理的事项均已办理。', '市政府常务会议纪要'),
    argument('deployments', 'for', '专项整治方案、检查和督办齐全。', '澄安办督〔2025〕9号'),
    argument('conditions', 'for', '两次书面请求增配监测力量没有批复。', '澄安办报〔2025〕14号'),
  ),
  ...onDay('2026-11-05', OFFICE, {
    kind: 'verify',
    seat: EXECUTIVE,
    text: '正反两方面均已核实：三个方面有据可查，第三季度未到该工地属实，但已安排专班检查。',
  }),
  ...onDay('2026-11-06', 'chenghu-zzb', {
    kind: 'decide',
    seat: BUREAU,
    decision: {
      ...PURSUED_OF_BUREAU,
      outcome: 'pursued',
      becauseAccident: true,
      organ: '中共澄湖市委',
      documentNo: '澄委〔2026〕48号',
      effectiveOn: null,
      vote: { meeting: '市委常委会第21次会议（被问责人员回避）', present: 9, votesFor: 8 },
      content: '给予党内严重警告处分。',
    },
  }),
  ...onDay('2026-11-09', 'chenghu-zzb', {
    kind: 'serve',
    seat: BUREAU,
    documentNo: '澄委〔2026〕48号送达回证',
  }),
  ...onDay(
    '2026-11-10',
    OFFICE,
    {
      kind: 'propose',
      seat: HEAD,
      proposal: {
        outcome: 'pursue',
        ground: null,
        responsibility: 'important',
        measures: [{ measure: 'admonition', until: null, probationMonths: null }],
        weight: 'lighter',
        weightReason: '主动组织全市在建工地停工检查，减少了后果。',
        content: '建议予以诫勉。',
        withoutAnswer: null,
      },
    },
    { kind: 'save', seat: BUILDING, content: HELD_OF_BUILDING },
    tell(BUILDING, 79),
  ),
  ...onDay('2026-11-13', null, {
    kind: 'appeal',
    seat: BUREAU,
    content: '三次检查情况没有报到局里，处分偏重，请求复核。',
  }),
];

const elsewhere = (
  on: string,
  by: string,
  of: DemoSeat,
  decision: Omit<
    RegisteredDecision,
    | 'committee'
    | 'appointmentId'
    | 'accidentId'
    | 'outcome'
    | 'ground'
    | 'weight'
    | 'weightReason'
    | 'effectiveOn'
  >,
): AccountabilityDone[] =>
  onDay(on, by, {
    kind: 'register',
    seat: of,
    committee: '云江市',
    decision: {
      ...decision,
      outcome: 'pursued',
      ground: null,
      weight: null,
      weightReason: null,
      effectiveOn: null,
    },
  });

/** Two whose bars run, and one that has ended; what has ended stays on record. */
const ELSEWHERE: readonly AccountabilityDone[] = [
  ...elsewhere(
    '2026-01-06',
    'yunjiang-zzb',
    { region: '云岫区', organ: '云岫区人民政府', post: '区长' },
    {
      onDay: day('2025-09-06'),
      circumstances: [4],
      responsibility: 'important',
      becauseAccident: true,
      accidentName: SCAFFOLD,
      measures: [{ measure: 'admonition', until: null, probationMonths: null }],
      organ: '中共云江市委',
      documentNo: '云委办〔2025〕88号',
      decidedOn: day('2025-12-29'),
      servedOn: day('2025-12-31'),
      content: '对属地监管责任落实不到位，予以诫勉。',
    },
  ),
  ...elsewhere(
    '2026-08-31',
    'yunjiang-jw',
    { region: '松坪县', organ: '松坪县人民政府', post: '县长' },
    {
      onDay: day('2026-05-18'),
      circumstances: [4],
      responsibility: 'important',
      becauseAccident: true,
      accidentName: MINE,
      measures: [{ measure: 'admin-demerit', until: null, probationMonths: null }],
      organ: '云江市监察委员会',
      documentNo: '云监处〔2026〕17号',
      decidedOn: day('2026-08-25'),
      servedOn: day('2026-08-28'),
      content: '停产指令执行不到位，对事故负重要领导责任，给予政务记过处分。',
    },
  ),
  ...elsewhere(
    '2026-08-31',
    'yunjiang-jw',
    { region: '松坪县', organ: '中共松坪县委员会', post: '书记' },
    {
      onDay: day('2026-05-18'),
      circumstances: [4],
      responsibility: 'important',
      becauseAccident: true,
      accidentName: MINE,
      measures: [{ measure: 'party-warning', until: null, probationMonths: null }],
      organ: '中共云江市纪律检查委员会',
      documentNo: '云纪处〔2026〕21号',
      decidedOn: day('2026-08-25'),
      servedOn: day('2026-08-28'),
      content: '对煤矿包保责任不落实失察，给予党内警告处分。',
    },
  ),
];

export const ACCOUNTABILITY_ACTS: readonly AccountabilityAct[] = timedByDay('03:05', [
  ...CASE,
  ...ELSEWHERE,
]).toSorted((a, b) => a.at.getTime() - b.at.getTime());
