// The published investigations as precedents: post classes, levels and measures of the sources in the words of the system.
import type {
  AccidentGrade,
  Precedent,
  PrecedentClass,
  PrecedentLevel,
  PrecedentSector,
  PrecedentSummary,
  Responsibility,
} from '@jinze/contracts';
import { MEASURES_IN_ORDER, type MeasureId } from '@jinze/kernel';
import { type InvestigatedPerson, type Investigation, investigations } from '@jinze/rules';

const CLASSES: Readonly<Record<string, PrecedentClass>> = {
  '县(市、区)委书记': 'party-chief',
  '区(县)委书记': 'party-chief',
  市委书记: 'party-chief',
  '乡镇(街道)党委书记': 'party-chief',
  '县(市、区)长': 'government-chief',
  市长: 'government-chief',
  '乡镇长/街道办主任': 'government-chief',
  市委常委: 'standing-committee-member',
  副省长: 'deputy',
  副市长: 'deputy',
  '副县(市、区)长': 'deputy',
  常务副县长: 'deputy',
  乡镇副职: 'deputy',
  省级部门主要负责人: 'department-chief',
  市级部门主要负责人: 'department-chief',
  县级部门主要负责人: 'department-chief',
  '应急(安监)局长': 'department-chief',
  省级部门副职: 'department-deputy',
  市级部门副职: 'department-deputy',
  县级部门副职: 'department-deputy',
  省级部门其他: 'department-other',
  市级部门其他: 'department-other',
  县级部门其他: 'department-other',
  消防救援机构: 'department-other',
};

/** By how the sources begin the level of a post; the first that fits. */
const LEVELS: readonly (readonly [RegExp, PrecedentLevel])[] = [
  [/直辖市区|^县级/, 'county'],
  [/^(省|直辖市)/, 'province'],
  [/^(设区市|副省级市)/, 'prefecture'],
  [/^(乡镇|村)/, 'township'],
];

const MEASURES: Readonly<Record<string, MeasureId>> = {
  党内警告: 'party-warning',
  党内严重警告: 'party-serious-warning',
  撤销党内职务: 'party-post-removal',
  留党察看一年: 'party-probation',
  警告: 'admin-warning',
  行政警告: 'admin-warning',
  政务警告: 'admin-warning',
  记过: 'admin-demerit',
  行政记过: 'admin-demerit',
  政务记过: 'admin-demerit',
  记大过: 'admin-serious-demerit',
  行政记大过: 'admin-serious-demerit',
  政务记大过: 'admin-serious-demerit',
  降级: 'admin-downgrade',
  政务降级: 'admin-downgrade',
  撤职: 'admin-post-removal',
  行政撤职: 'admin-post-removal',
  政务撤职: 'admin-post-removal',
  免职: 'removal-from-post',
  先期免职: 'removal-from-post',
  免去现职: 'removal-from-post',
  停职检查: 'suspension',
  停职: 'suspension',
  停职待查: 'suspension',
  诫勉: 'admonition',
  诫勉谈话: 'admonition',
  通报: 'circulated-criticism',
  责令辞职: 'ordered-resignation',
};

const RESPONSIBLE: Readonly<Record<string, Responsibility>> = {
  主要领导责任: 'principal',
  重要领导责任: 'important',
  全面领导责任: 'overall',
};

const GRADES: Readonly<Record<string, AccidentGrade>> = {
  特别重大: 'especially-serious',
  重大: 'serious',
  较大: 'relatively-serious',
  一般: 'ordinary',
};

/** What the words of a source, or of one’s own accidents, say of the sector; 建筑施工/火灾 is both. */
const SECTORS: Readonly<Record<PrecedentSector, RegExp>> = {
  'coal-mine': /煤矿|煤炭|瓦斯/,
  'hazardous-chemicals': /化学品|化工|危化|液氨/,
  fireworks: /烟花|爆竹/,
  industry: /工贸|金属|粉尘|制鞋|厂房|有限空间/,
  construction: /施工|建筑|塔吊|装修/,
  'road-traffic': /道路/,
  fire: /火灾/,
  gas: /燃气|石油气/,
  housing: /自建房|房屋建筑/,
};
export const isOfSector = (words: string, sector: PrecedentSector): boolean =>
  SECTORS[sector].test(words);

export const levelOf = (text: string): PrecedentLevel =>
  LEVELS.find(([begins]) => begins.test(text))?.[1] ?? 'other';

const yearOf = (text: string) => {
  const found = /^(\d{4})/.exec(text)?.[1];
  return found === undefined ? null : Number(found);
};

function lineOf(one: Investigation, person: InvestigatedPerson, index: number): Precedent {
  const derived = one.derivedGrade.max;
  const grade = one.officialGrade ?? derived;
  return {
    id: `${one.id}#${index + 1}`,
    source: 'published',
    caseName: one.name,
    year: yearOf(one.occurredAt),
    grade: grade === null ? null : (GRADES[grade] ?? null),
    isGradeDerived: one.officialGrade === null && derived !== null,
    sector: one.industry,
    publishedOn: one.reportPublishedAt ?? one.reportApprovedAt,
    level: levelOf(person.level),
    postClass: CLASSES[person.postClass] ?? 'other',
    post: person.post,
    dutyFailure: person.dutyFailure,
    responsibility: RESPONSIBLE[person.leadershipResponsibility ?? ''] ?? null,
    stage:
      person.stageDerived === 'early' || person.stageDerived === 'final'
        ? person.stageDerived
        : null,
    measures: person.measures.map((text) => ({ text, id: MEASURES[text] ?? null })),
    outcome: 'pursued',
    isUnverified: one.memory || one.memoryFields.length > 0,
  };
}

let lines: readonly Precedent[] | undefined;

/** In the order of the collection; made once. */
export function publishedPrecedents(): readonly Precedent[] {
  lines ??= investigations().flatMap((one) =>
    one.people.map((person, index) => lineOf(one, person, index)),
  );
  return lines;
}

function tallyOf(found: readonly Precedent[], stage: Precedent['stage']) {
  const counts = new Map<MeasureId, number>();
  for (const one of found.filter((line) => line.stage === stage))
    for (const id of new Set(one.measures.flatMap((measure) => measure.id ?? [])))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .map(([measure, count]) => ({ measure, count }))
    .toSorted(
      (a, b) => MEASURES_IN_ORDER.indexOf(a.measure) - MEASURES_IN_ORDER.indexOf(b.measure),
    );
}

/** What was given how often, in the order of article 19; one post with two measures counts at both. */
export function summaryOf(found: readonly Precedent[]): PrecedentSummary {
  return {
    people: found.length,
    cases: new Set(found.map(({ id }) => id.split('#')[0])).size,
    final: tallyOf(found, 'final'),
    early: tallyOf(found, 'early'),
    withoutMeasure: found.filter(
      ({ outcome, measures }) => outcome === 'pursued' && measures.every(({ id }) => id === null),
    ).length,
    notPursued: found.filter(({ outcome }) => outcome === 'not-pursued').length,
  };
}
