// 国务院令第493号 and what changes it as typed data: grades, limits, sector rules, evaluation, listed supervision.
import {
  type AccidentSector,
  assert,
  type CivilDate,
  civilDate,
  type ReportLevel,
} from '@jinze/kernel';
import law from '../data/accidents.json' with { type: 'json' };
import type { Basis } from './frame.ts';
import { ACCIDENT_GRADES_UPWARD, type TalkGrade } from './talk-triggers.shape.ts';

/** Instruments by id, as their names are cited. */
export const ACCIDENT_INSTRUMENTS: Readonly<Record<string, string>> = {
  [law.instrument.id]: `${law.instrument.titleZh}（${law.instrument.number}）`,
  'cn-railway-accidents-2007': '铁路交通事故应急救援和调查处理条例',
  'cn-electric-power-accidents-2011': '电力安全事故应急处置和调查处理条例',
  'cn-work-safety-law-2021': '安全生产法（2021年修正）',
  'cn-rectification-evaluation-2021': '安委办〔2021〕4号',
  'cn-listed-supervision': '生产安全事故查处挂牌督办的规定',
};

/** An article of the decree; the data carries its content, not its wording. */
export const ofDecree = (article: number): Basis => ({
  instrument: law.instrument.id,
  article: String(article),
  status: 'sourced',
});
export const DECREE_SINCE: CivilDate = civilDate(law.instrument.effectiveFrom);

interface RawGrade {
  id: string;
  zh: string;
  deathsAtLeast: number;
  seriousInjuriesAtLeast: number;
  directLossWanYuanAtLeast: number;
  investigatedBy: string;
  reportedUpTo: string;
}

const LEVEL_OF: Readonly<Record<string, ReportLevel>> = {
  国务院或其授权部门: 'state',
  省级人民政府: 'province',
  设区的市级人民政府: 'prefecture',
  县级人民政府: 'county',
  国务院部门: 'state',
  省级部门: 'province',
  设区的市级部门: 'prefecture',
};

function placeOf(by: string): { readonly level: ReportLevel; readonly by: string } {
  const level = LEVEL_OF[by];
  assert(level !== undefined, `the level of ${by} is known`);
  return { level, by };
}

export interface GradeRow {
  readonly id: TalkGrade;
  readonly name: string;
  readonly deaths: number;
  readonly seriousInjuries: number;
  readonly directLossWanYuan: number;
  readonly investigatedBy: { readonly level: ReportLevel; readonly by: string };
  readonly reportedUpTo: { readonly level: ReportLevel; readonly by: string };
}

function gradeRow(id: TalkGrade): GradeRow {
  const raw = (law.grades as readonly RawGrade[]).find((one) => one.id === id);
  assert(raw !== undefined, `the data has the grade ${id}`);
  return {
    id,
    name: raw.zh,
    deaths: raw.deathsAtLeast,
    seriousInjuries: raw.seriousInjuriesAtLeast,
    directLossWanYuan: raw.directLossWanYuanAtLeast,
    investigatedBy: placeOf(raw.investigatedBy),
    reportedUpTo: placeOf(raw.reportedUpTo),
  };
}

/** Art. 3, from the lowest grade; 以上 includes the number. */
export const GRADE_ROWS: readonly GradeRow[] = ACCIDENT_GRADES_UPWARD.map(gradeRow);
export const GRADE_ROW = Object.fromEntries(GRADE_ROWS.map((row) => [row.id, row])) as Readonly<
  Record<TalkGrade, GradeRow>
>;

function reportingRow(article: number, key: 'limitHours' | 'limitDays') {
  const row = (law.reporting as readonly Record<string, unknown>[]).find(
    (one) => one['article'] === article && one[key] !== undefined,
  );
  assert(row !== undefined, `the data has a limit of article ${article}`);
  return row;
}

/** Art. 9 and 11, in hours. */
export const UNIT_HOURS = Number(reportingRow(9, 'limitHours')['limitHours']);
export const LEVEL_HOURS = Number(reportingRow(11, 'limitHours')['limitHours']);
/** Art. 13 and 20: the days in which casualties change the grade. */
export const CHANGE_DAYS = {
  other: law.regrading.days,
  'road-traffic-and-fire': law.regrading.daysRoadTrafficAndFire,
} as const;

const isRoadOrFire = (sector: AccidentSector) => sector === 'road-traffic' || sector === 'fire';

/** The window of a sector; both where it is not known, the longer first. */
export function changeWindows(
  sector: AccidentSector | null | undefined,
): readonly (keyof typeof CHANGE_DAYS)[] {
  if (sector === null || sector === undefined) return BOTH_WINDOWS;
  return isRoadOrFire(sector) ? ROAD_OR_FIRE : OTHER_SECTORS;
}
const BOTH_WINDOWS = ['other', 'road-traffic-and-fire'] as const;
const ROAD_OR_FIRE = ['road-traffic-and-fire'] as const;
const OTHER_SECTORS = ['other'] as const;

/** Who investigates in them the data does not say, only that art. 19 does not hold. */
export const OWN_INVESTIGATORS: ReadonlySet<AccidentSector> = new Set([
  'railway',
  'coal-mine',
  'electric-power',
  'special-equipment',
  'civil-aviation',
  'waterborne-traffic',
] as const);

interface RawInvestigation {
  step: string;
  limitDays?: number;
  extensionDaysAtMost?: number;
}

function investigationRow(step: string): { limitDays: number; extensionDaysAtMost: number } {
  const row = (law.investigation as readonly RawInvestigation[]).find((one) => one.step === step);
  assert(row?.limitDays !== undefined, `the data has the limit of ${step}`);
  return { limitDays: row.limitDays, extensionDaysAtMost: row.extensionDaysAtMost ?? 0 };
}

/** Art. 29 and 32, in days. */
export const INVESTIGATION = investigationRow('investigation report');
export const APPROVAL = investigationRow('approval of the report, serious and below');
export const APPROVAL_ESPECIALLY_SERIOUS = investigationRow('approval, especially serious');

export interface SectorRule {
  readonly name: string;
  readonly days: Readonly<Record<TalkGrade, number>>;
  readonly basis: Basis;
}

function sectorRule(name: string, basis: Basis): SectorRule {
  const row = law.sectorOverrides.find(({ sector }) => sector === name);
  assert(row !== undefined, `the data has the sector ${name}`);
  return { name, days: row.investigationDays, basis };
}

/** Sectors whose own regulation counts the investigation otherwise, by grade. */
export const SECTOR_RULES: Readonly<Partial<Record<AccidentSector, SectorRule>>> = {
  railway: sectorRule('铁路交通', {
    instrument: 'cn-railway-accidents-2007',
    article: '27',
    status: 'sourced',
  }),
  'electric-power': sectorRule('电力', {
    instrument: 'cn-electric-power-accidents-2011',
    status: 'partly',
  }),
};

/** 安全生产法 art. 86 with 安委办〔2021〕4号 art. 3, in months. */
export const EVALUATION = {
  latestMonths: Number.parseInt(law.evaluation.latest, 10),
  earliestMonths: Number.parseInt(law.evaluation.earliest, 10),
  since: civilDate(law.newer.find(({ what }) => what.startsWith('安全生产法'))?.on ?? ''),
  basis: [
    { instrument: 'cn-work-safety-law-2021', article: '86', status: 'sourced' },
    { instrument: 'cn-rectification-evaluation-2021', article: '3', status: 'sourced' },
  ] satisfies readonly Basis[],
} as const;

/** 挂牌督办: who lists an accident of a grade; from `since` on the lower grades as well. */
export const LISTED: {
  readonly by: Readonly<Partial<Record<TalkGrade, string>>>;
  readonly since: CivilDate;
  readonly limitDays: number;
  readonly basis: readonly Basis[];
} = {
  by: {
    serious: law.listedSupervision.serious,
    'relatively-serious': law.listedSupervision['relatively-serious'],
    ordinary: law.listedSupervision.ordinary,
  },
  since: civilDate(law.listedSupervision.since),
  limitDays: law.listedSupervision.limitDays,
  basis: [{ instrument: 'cn-listed-supervision', status: 'partly' }],
};
