// What the grades, sectors, levels and channels of an accident are called, in both languages.
import type { AccidentSector, ReportChannel, ReportLevel } from '@jinze/kernel';
import type { Language } from './frame.ts';
import type { AccidentGrade } from './grade.shape.ts';

type Named<Of extends string> = Readonly<Record<Of, Readonly<Record<Language, string>>>>;

export const GRADE_NAMES: Named<AccidentGrade> = {
  ordinary: { zh: '一般', en: 'ordinary' },
  'relatively-serious': { zh: '较大', en: 'relatively serious' },
  serious: { zh: '重大', en: 'serious' },
  'especially-serious': { zh: '特别重大', en: 'especially serious' },
};

export const SECTOR_NAMES: Named<AccidentSector> = {
  'road-traffic': { zh: '道路交通', en: 'road traffic' },
  fire: { zh: '火灾', en: 'fire' },
  railway: { zh: '铁路交通', en: 'railway' },
  'coal-mine': { zh: '煤矿', en: 'coal mine' },
  'electric-power': { zh: '电力', en: 'electric power' },
  'special-equipment': { zh: '特种设备', en: 'special equipment' },
  'civil-aviation': { zh: '民用航空', en: 'civil aviation' },
  'waterborne-traffic': { zh: '水上交通', en: 'waterborne traffic' },
  other: { zh: '其他', en: 'other' },
};

const LEVELS: Named<Exclude<ReportLevel, 'state'>> = {
  county: { zh: '县级', en: 'county' },
  prefecture: { zh: '市级', en: 'prefecture' },
  province: { zh: '省级', en: 'province' },
};
const CHANNELS: Named<ReportChannel> = {
  regulator: { zh: '负有安全生产监督管理职责的部门', en: 'regulators' },
  government: { zh: '人民政府', en: 'government' },
  'party-committee': { zh: '党委', en: 'party committee' },
};
const STATE: Named<ReportChannel> = {
  regulator: { zh: '国务院有关部门', en: 'departments of the State Council' },
  government: { zh: '国务院', en: 'State Council' },
  'party-committee': { zh: '党中央', en: 'Central Committee' },
};

/** Who is told: 市级人民政府. */
export function toldName(channel: ReportChannel, level: ReportLevel, language: Language): string {
  if (level === 'state') return STATE[channel][language];
  const [of, whom] = [LEVELS[level][language], CHANNELS[channel][language]];
  return language === 'zh' ? `${of}${whom}` : `${whom} of the ${of}`;
}
