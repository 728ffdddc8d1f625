// Which sector an accident is of, and by which words portfolios and departments name it. Pure.
import type { AccidentFacts } from '@jinze/contracts';
import { type AccidentSector, SECTOR_CODES, SECTORS, type SectorCode } from '@jinze/kernel';

interface Words {
  /** A portfolio 分管领域 that has one of them is about the sector. */
  readonly fields: readonly string[];
  /** A department with one of them in its name is in charge of it, or one of those in charge. */
  readonly departments: readonly string[];
}

const WORDS: Readonly<Record<SectorCode, Words>> = {
  'coal-mine': {
    fields: ['煤矿', '煤炭', '矿山', '能源'],
    departments: ['煤炭', '能源', '矿山'],
  },
  mine: { fields: ['矿山', '采石', '自然资源'], departments: ['自然资源', '矿山'] },
  'hazardous-chemicals': {
    fields: ['危险化学品', '危化', '化工', '石油天然气'],
    departments: ['工业和信息化', '化工'],
  },
  fireworks: { fields: ['烟花爆竹'], departments: ['供销'] },
  industry: { fields: ['工业', '工贸', '冶金', '粉尘'], departments: ['工业和信息化', '经济发展'] },
  construction: {
    fields: ['建筑施工', '建设工程', '住房城乡建设', '城乡建设'],
    departments: ['住房和城乡建设', '住建', '规划建设'],
  },
  'road-traffic': {
    fields: ['道路交通', '交通运输', '交通管理'],
    departments: ['公安', '交通运输'],
  },
  railway: { fields: ['铁路'], departments: ['铁路', '交通运输'] },
  'waterborne-traffic': {
    fields: ['水上交通', '海事', '交通运输'],
    departments: ['海事', '交通运输'],
  },
  'civil-aviation': { fields: ['民航', '民用航空', '机场'], departments: ['民航', '机场'] },
  fishery: { fields: ['渔业', '渔船'], departments: ['农业农村', '渔业'] },
  'agricultural-machinery': { fields: ['农业机械', '农机', '农业农村'], departments: ['农业农村'] },
  fire: { fields: ['消防'], departments: ['消防'] },
  gas: { fields: ['燃气'], departments: ['住房和城乡建设', '住建', '城市管理', '规划建设'] },
  'special-equipment': { fields: ['特种设备', '市场监管'], departments: ['市场监督管理'] },
  'electric-power': { fields: ['电力', '能源'], departments: ['能源', '发展和改革'] },
  housing: {
    fields: ['自建房', '房屋安全', '住房城乡建设'],
    departments: ['住房和城乡建设', '住建', '规划建设'],
  },
  tourism: { fields: ['旅游', '文化'], departments: ['文化', '旅游'] },
  education: { fields: ['教育'], departments: ['教育'] },
  health: { fields: ['卫生健康', '医疗'], departments: ['卫生健康'] },
  grain: { fields: ['粮食'], departments: ['粮食', '发展和改革'] },
  forestry: { fields: ['林业', '森林'], departments: ['林业'] },
  water: { fields: ['水利', '水务'], departments: ['水利', '水务'] },
  other: { fields: [], departments: [] },
};

/** What people write for a sector, word for word; anything else stays unknown. */
const WRITTEN: ReadonlyMap<string, SectorCode> = new Map([
  ...SECTOR_CODES.map((code): [string, SectorCode] => [SECTORS[code].label, code]),
  ['道路交通安全', 'road-traffic'],
  ['交通', 'road-traffic'],
  ['消防', 'fire'],
  ['消防安全', 'fire'],
  ['危化品', 'hazardous-chemicals'],
  ['化工', 'hazardous-chemicals'],
  ['建筑', 'construction'],
  ['建设工程', 'construction'],
  ['燃气', 'gas'],
  ['铁路', 'railway'],
  ['民航', 'civil-aviation'],
  ['粮食', 'grain'],
  ['自建房', 'housing'],
  ['工贸', 'industry'],
]);

type Sectored = Pick<AccidentFacts, 'sector' | 'sectorCode'>;

/** As chosen, or as written where the words are the sector's own; null: not known. 矿山 alone is none: it may be coal. */
function sectorOf({ sector, sectorCode }: Sectored): SectorCode | null {
  return sectorCode ?? (sector === null ? null : (WRITTEN.get(sector) ?? null));
}

/** For the rules, whose list is shorter; null: not known. */
export function ruleSectorOf(facts: Sectored): AccidentSector | null {
  const code = sectorOf(facts);
  return code === null ? null : SECTORS[code].rule;
}

/** What the sector is called in sentences; null: nothing is known of it. */
export function sectorLabel(facts: Sectored): string | null {
  const code = sectorOf(facts);
  return facts.sector ?? (code === null ? null : SECTORS[code].label);
}

/** The words of the sector that are in the text: of a known sector its own, of an unknown one what was written. */
export function sectorWordsIn(
  facts: Sectored,
  of: 'fields' | 'departments',
  text: string,
): readonly string[] {
  const code = sectorOf(facts);
  const words = code === null ? [] : WORDS[code][of];
  const written = facts.sector === null ? [] : [facts.sector];
  return [...new Set([...words, ...written])].filter(
    (word) =>
      text.includes(word) || (of === 'fields' && word === facts.sector && word.includes(text)),
  );
}
