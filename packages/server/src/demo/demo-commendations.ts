// Commendations in the demo: granted, to be granted, in publicity with an objection, refused, and one that cannot be told yet. Pure.
import type { CommendationGround, CommendationStatement } from '@jinze/contracts';
import { type CivilDate, civilDate as day } from '@jinze/kernel';
import { CHEMICAL, MINE } from './demo-accidents.ts';
import type { DemoSeat } from './demo-accountability.ts';
import { timedByDay } from './demo-days.ts';

/** As a nomination is written; an accident goes by its name. */
export interface DemoNomination {
  readonly seat: DemoSeat;
  readonly ground: Exclude<CommendationGround, { kind: 'rescue' }> | { readonly rescueIn: string };
  readonly grounds: string;
  readonly deeds: string;
  readonly basisDocuments: readonly string[];
}

type OfNomination =
  | { readonly kind: 'draft' }
  | { readonly kind: 'nominate'; readonly documentNo: string }
  | { readonly kind: 'examine'; readonly statements: readonly CommendationStatement[] }
  | { readonly kind: 'publicise'; readonly to: CivilDate; readonly place: string }
  | { readonly kind: 'object'; readonly from: string; readonly content: string }
  | { readonly kind: 'grant'; readonly documentNo: string; readonly basis: string };
export type CommendationStep =
  | {
      readonly kind: 'quota';
      readonly of: 'timely' | 'citation';
      readonly total: number;
      readonly basis: string;
    }
  | (OfNomination & { readonly nomination: DemoNomination });
export interface CommendationDone {
  readonly on: CivilDate;
  /** Whose account does it. */
  readonly by: string;
  readonly step: CommendationStep;
}
export type CommendationDemoAct = CommendationDone & { readonly at: Date };

export const PUBLICITY = { days: 7, basis: '云组发〔2026〕4号第十二条' } as const;

const DEPARTMENT = 'yunjiang-zzb';
const seat = (region: string, organ: string, post: string): DemoSeat => ({ region, organ, post });

/** What the discipline organ says of a case that is open, or is not. */
const noCase = (on: string, number: number): CommendationStatement => ({
  topic: 'open-case',
  value: 'none',
  by: '云江市纪委监委',
  documentNo: `云纪函〔2026〕${number}号`,
  on: day(on),
});

const ROADS: DemoNomination = {
  seat: seat('临河县', '临河县人民政府', '县长'),
  ground: { kind: 'timely', merit: 'special' },
  grounds: '牵头完成全县临水临崖路段隐患治理专项任务。',
  deeds:
    '2026年4月起担任专项治理组组长，九次到现场研究解决资金和用地问题，9月底前治理 146 处路段，提前三个月完成市安委会交办的任务，经市交通运输局验收合格。',
  basisDocuments: ['云安办〔2026〕9号', '云交函〔2026〕61号验收意见'],
};
const ZONE_HEAD: DemoNomination = {
  seat: seat('云江经济开发区', '云江经济开发区管理委员会', '主任'),
  ground: {
    kind: 'periodic',
    award: 'citation',
    assessment: { year: 2025, grade: 'excellent', documentNo: '云安委〔2026〕5号' },
  },
  grounds: '2025年度安全生产工作考核成绩优秀。',
  deeds:
    '推动园区 38 家危险化学品企业完成反应安全风险评估，重大隐患全部按期销号；园区 2025 年没有发生生产安全死亡事故。',
  basisDocuments: ['云安委〔2026〕5号'],
};
const COUNTY_CHIEF: DemoNomination = {
  seat: seat('石桥县', '中共石桥县委员会', '书记'),
  ground: { kind: 'timely', merit: 'routine' },
  grounds: '推动县乡两级安全生产责任清单全部落实到人。',
  deeds:
    '2026年三次主持县委常委会研究安全生产，推动八个乡镇全部补齐专职监管人员，县级财政专项投入比上年增加 620 万元。',
  basisDocuments: ['石安委〔2026〕27号'],
};
const MINE_RESCUE: DemoNomination = {
  seat: seat('松坪县', '松坪县人民政府', '县长'),
  ground: { rescueIn: MINE },
  grounds: '组织煤矿顶板事故抢险救援。',
  deeds: '2026年5月18日 6 时 30 分到达井口，现场组织救援四天，救出被困人员一人。',
  basisDocuments: ['松安委〔2026〕14号'],
};
const CHEMICAL_RESCUE: DemoNomination = {
  seat: seat('石桥县', '石桥县人民政府', '县长'),
  ground: { rescueIn: CHEMICAL },
  grounds: '组织化工厂中毒事故抢险救援和周边群众疏散。',
  deeds: '2026年10月14日 19 时 50 分到达现场，组织疏散周边群众 420 人，次日 2 时完成堵漏。',
  basisDocuments: ['石安委〔2026〕31号'],
};

const onDay = (
  on: string,
  by: string,
  nomination: DemoNomination,
  ...steps: readonly OfNomination[]
): CommendationDone[] => steps.map((step) => ({ on: day(on), by, step: { ...step, nomination } }));

const quota = (of: 'timely' | 'citation', total: number): CommendationDone => ({
  on: day('2026-02-02'),
  by: DEPARTMENT,
  step: { kind: 'quota', of, total, basis: '云委办〔2026〕3号' },
});

/** Who answers for the accident, by the report that was approved the week before. */
const REFUSED: readonly CommendationDone[] = [
  ...onDay(
    '2026-08-04',
    'songping-awb',
    MINE_RESCUE,
    { kind: 'draft' },
    { kind: 'nominate', documentNo: '松安委〔2026〕14号' },
  ),
  ...onDay('2026-08-07', DEPARTMENT, MINE_RESCUE, {
    kind: 'examine',
    statements: [
      noCase('2026-08-06', 12),
      {
        topic: 'answers-for',
        value: 'yes',
        by: '云江市人民政府',
        documentNo: '云政复〔2026〕33号',
        on: day('2026-07-28'),
      },
      {
        topic: 'responsible-body',
        value: 'yes',
        by: '云江市人民政府',
        documentNo: '云政复〔2026〕33号',
        on: day('2026-07-28'),
      },
    ],
  }),
];

const GRANTED: readonly CommendationDone[] = [
  ...onDay(
    '2026-10-12',
    'linhe-awb',
    ROADS,
    { kind: 'draft' },
    { kind: 'nominate', documentNo: '临安委〔2026〕22号' },
  ),
  ...onDay('2026-10-14', DEPARTMENT, ROADS, {
    kind: 'examine',
    statements: [noCase('2026-10-14', 17)],
  }),
  ...onDay('2026-10-15', 'linhe-awb', ROADS, {
    kind: 'publicise',
    to: day('2026-10-22'),
    place: '云江市人民政府网站、县政府公示栏',
  }),
  ...onDay('2026-10-30', DEPARTMENT, ROADS, {
    kind: 'grant',
    documentNo: '云委发〔2026〕29号',
    basis: '《规定》第十六条；市委常委会第38次会议',
  }),
];

const IN_PUBLICITY: readonly CommendationDone[] = [
  ...onDay(
    '2026-11-09',
    'kaifaqu-awb',
    ZONE_HEAD,
    { kind: 'draft' },
    { kind: 'nominate', documentNo: '云开安委〔2026〕9号' },
  ),
  ...onDay('2026-11-12', DEPARTMENT, ZONE_HEAD, {
    kind: 'examine',
    statements: [noCase('2026-11-11', 20)],
  }),
  ...onDay('2026-11-16', 'kaifaqu-awb', ZONE_HEAD, {
    kind: 'publicise',
    to: day('2026-12-04'),
    place: '云江经济开发区管委会网站',
  }),
  ...onDay('2026-11-19', 'kaifaqu-awb', ZONE_HEAD, {
    kind: 'object',
    from: '匿名（来信）',
    content: '来信称 2025 年 8 月有一家企业仓库起火没有上报，请核查后再定。',
  }),
];

/** Its publicity is over and nothing was said against it: it can be granted. */
const TO_GRANT: readonly CommendationDone[] = [
  ...onDay(
    '2026-10-20',
    'shiqiao-awb',
    COUNTY_CHIEF,
    { kind: 'draft' },
    { kind: 'nominate', documentNo: '石安委〔2026〕27号' },
  ),
  ...onDay('2026-10-23', DEPARTMENT, COUNTY_CHIEF, {
    kind: 'examine',
    statements: [noCase('2026-10-22', 19)],
  }),
  ...onDay('2026-10-26', 'shiqiao-awb', COUNTY_CHIEF, {
    kind: 'publicise',
    to: day('2026-11-06'),
    place: '石桥县人民政府网站',
  }),
];

/** The investigation is under way: nobody can say yet who answers. */
const WAITING: readonly CommendationDone[] = [
  ...onDay(
    '2026-11-10',
    'shiqiao-awb',
    CHEMICAL_RESCUE,
    { kind: 'draft' },
    { kind: 'nominate', documentNo: '石安委〔2026〕31号' },
  ),
  ...onDay('2026-11-13', DEPARTMENT, CHEMICAL_RESCUE, {
    kind: 'examine',
    statements: [noCase('2026-11-12', 21)],
  }),
];

export const COMMENDATION_ACTS: readonly CommendationDemoAct[] = timedByDay('06:20', [
  quota('timely', 6),
  quota('citation', 10),
  ...REFUSED,
  ...GRANTED,
  ...TO_GRANT,
  ...IN_PUBLICITY,
  ...WAITING,
]).toSorted((a, b) => a.at.getTime() - b.at.getTime());
