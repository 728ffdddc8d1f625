// 行业领域 as the register of accidents names them, and what the rules take each for.
import type { AccidentSector } from './accidents.ts';

interface SectorWords {
  readonly label: string;
  /** What the rules take it for: `other` is every sector without rules of its own. */
  readonly rule: AccidentSector;
}

/** 行业领域, closed: clocks, investigators and portfolios go by it. The free text beside it is for reading. */
export const SECTORS = {
  'coal-mine': { label: '煤矿', rule: 'coal-mine' },
  mine: { label: '非煤矿山', rule: 'other' },
  'hazardous-chemicals': { label: '危险化学品', rule: 'other' },
  fireworks: { label: '烟花爆竹', rule: 'other' },
  industry: { label: '冶金机械等工贸', rule: 'other' },
  construction: { label: '建筑施工', rule: 'other' },
  'road-traffic': { label: '道路交通', rule: 'road-traffic' },
  railway: { label: '铁路交通', rule: 'railway' },
  'waterborne-traffic': { label: '水上交通', rule: 'waterborne-traffic' },
  'civil-aviation': { label: '民用航空', rule: 'civil-aviation' },
  fishery: { label: '渔业船舶', rule: 'other' },
  'agricultural-machinery': { label: '农业机械', rule: 'other' },
  fire: { label: '火灾', rule: 'fire' },
  gas: { label: '城镇燃气', rule: 'other' },
  'special-equipment': { label: '特种设备', rule: 'special-equipment' },
  'electric-power': { label: '电力', rule: 'electric-power' },
  housing: { label: '房屋建筑（含自建房）', rule: 'other' },
  tourism: { label: '文化旅游', rule: 'other' },
  education: { label: '教育', rule: 'other' },
  health: { label: '卫生健康', rule: 'other' },
  grain: { label: '粮食仓储', rule: 'other' },
  forestry: { label: '林业', rule: 'other' },
  water: { label: '水利', rule: 'other' },
  other: { label: '其他（不属于以上各类）', rule: 'other' },
} as const satisfies Readonly<Record<string, SectorWords>>;
export type SectorCode = keyof typeof SECTORS;
export const SECTOR_CODES = Object.keys(SECTORS) as [SectorCode, ...SectorCode[]];
