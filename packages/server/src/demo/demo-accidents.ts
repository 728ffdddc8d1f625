// The accidents of the demo’s year as they became known. Pure.
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

const day = civilDate;
const UNKNOWN = {
  occurredAt: null,
  place: null,
  sector: null,
  sectorCode: null,
  unit: null,
  kind: null,
  grade: null,
  gradeSource: null,
  nature: 'production',
  natureBasis: null,
  isResponsible: null,
  isGrave: null,
  deaths: null,
  missing: null,
  seriousInjuries: null,
  injured: null,
  directLossWanYuan: null,
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

export const MINE = '松坪县“5·18”煤矿顶板事故';
const BOATS = '临河县“8·6”货车碰撞事故';
export const CHEMICAL = '石桥县“10·14”化工厂中毒事故';
export const PIT = '湖东街道“12·11”基坑坍塌事故';
export const SCAFFOLD = '北关街道“9·6”脚手架坍塌事故';
const TWICE = '石桥县“10·14”中毒窒息事故';

/** Known before the year of the demo: one regraded on the fifth day, one closed long enough for its evaluation. */
const EARLIER: readonly AccidentDone[] = [
  recorded('云岫区', '2025-09-08', {
    region: '北关街道',
    name: SCAFFOLD,
    occurredOn: '2025-09-06',
    occurredAt: '2025-09-06T09:40:00+08:00',
    place: '北关街道安置房工地',
    sector: '建筑施工',
    sectorCode: 'construction',
    unit: '云岫建筑工程公司',
    kind: '坍塌',
    grade: 'ordinary',
    ...AS_KNOWN,
    deaths: 1,
    missing: 0,
    seriousInjuries: 2,
    injured: 2,
    sourceDocument: '云岫区应急管理局快报〔2025〕17号',
  }),
  {
    kind: 'accident-correct',
    on: day('2025-11-28'),
    place: '云岫区',
    name: SCAFFOLD,
    known: {
      gradeSource: 'decided',
      isResponsible: true,
      isGrave: false,
      directLossWanYuan: 212.6,
      knownAsOf: day('2025-11-27'),
      sourceDocument: '岫政复〔2025〕19号',
    },
    reason: '区政府批复事故调查报告',
  },
  recorded('澄湖市', '2025-12-11', {
    region: '湖东街道',
    name: PIT,
    occurredOn: '2025-12-11',
    occurredAt: '2025-12-11T09:25:00+08:00',
    place: '湖东置业二期基坑',
    sector: '建筑施工',
    sectorCode: 'construction',
    unit: '湖东置业项目部',
    kind: '坍塌',
    grade: 'ordinary',
    ...AS_KNOWN,
    deaths: 2,
    missing: 1,
    seriousInjuries: 1,
    injured: 1,
    sourceDocument: '澄湖市应急管理局快报〔2025〕22号',
  }),
  {
    kind: 'accident-correct',
    on: day('2025-12-16'),
    place: '澄湖市',
    name: PIT,
    known: {
      grade: 'relatively-serious',
      deaths: 3,
      missing: 0,
      knownAsOf: day('2025-12-16'),
      sourceDocument: '澄湖市应急管理局续报〔2025〕23号',
    },
    reason: '第五天找到失踪人员，已遇难',
  },
  {
    kind: 'accident-correct',
    on: day('2026-03-23'),
    place: '澄湖市',
    name: PIT,
    known: {
      gradeSource: 'decided',
      isResponsible: true,
      isGrave: false,
      directLossWanYuan: 655.2,
      knownAsOf: day('2026-03-20'),
      sourceDocument: '云政复〔2026〕12号',
    },
    reason: '市政府批复事故调查报告',
  },
];

const ACCIDENTS: readonly AccidentDone[] = [
  ...EARLIER,
  recorded('石桥县', '2026-02-12', {
    region: '桥头镇',
    name: '桥头镇“2·11”粮库坠落事故',
    occurredOn: '2026-02-11',
    sector: '粮食',
    sectorCode: 'grain',
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
    sectorCode: 'coal-mine',
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
    natureBasis: '澄湖市气象局雷电灾害鉴定〔2026〕2号',
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
      directLossWanYuan: 860.5,
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
    sectorCode: 'road-traffic',
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
    sectorCode: 'hazardous-chemicals',
    unit: '石桥精细化工厂',
    kind: '中毒和窒息',
    grade: 'relatively-serious',
    ...AS_KNOWN,
    deaths: 3,
    missing: 0,
    seriousInjuries: 2,
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
    sectorCode: 'fire',
    kind: '火灾',
    nature: 'undetermined',
    injured: 2,
    sourceDocument: '云岫区消防救援大队快报〔2026〕40号',
  }),
];

export const ACCIDENT_ACTS: readonly AccidentAct[] = timedByDay('09:10', ACCIDENTS);
