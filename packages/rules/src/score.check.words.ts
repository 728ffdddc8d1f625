// What is wrong with a scheme, in words that say what to do; fields are called what the editor calls them.
import type { SchemeRuleKind } from '@jinze/kernel';
import type { Language, Words } from './frame.ts';

export const RULE_KIND_WORDS: Readonly<Record<SchemeRuleKind, Readonly<Record<Language, string>>>> =
  {
    done: { zh: '做了没有', en: 'Done or not' },
    count: { zh: '次数', en: 'Count' },
    ratio: { zh: '比率', en: 'Ratio' },
    deadline: { zh: '期限', en: 'Deadline' },
    occurrence: { zh: '每发生一次', en: 'Per occurrence' },
    untrue: { zh: '弄虚作假', en: 'Untrue records' },
    manual: { zh: '由人评分', en: 'Scored by people' },
    duties: { zh: '逐项核对职责', en: 'Duty by duty' },
  };

export const SCHEME_FAULT_WORDS: Words = {
  'scheme.same-id': {
    zh: '编号“{id}”已用于“{other}”，请换一个',
    en: 'the id “{id}” is that of “{other}”; take another',
  },
  'scheme.too-fine': {
    zh: '分值{value}的小数多于{decimals}位，请改分值，或者增加“各项保留几位小数”',
    en: '{value} has more than {decimals} decimals; change it, or allow more under “Decimals of items”',
  },
  'scheme.unknown-class': {
    zh: '考核对象的类别里没有“{id}”，请先在“分类考核”里列出',
    en: 'there is no class “{id}”; list it under “Classes”',
  },
  'scheme.unknown-grade': {
    zh: '等次里没有“{name}”，请先列出这个等次',
    en: 'there is no grade “{name}”; list it with the grades',
  },
  'scheme.section-empty': {
    zh: '这一部分没有指标，请填写指标或者删去',
    en: 'the section has no items; add some or leave it out',
  },
  'scheme.converts-nothing': {
    zh: '要折算，先写明这一部分的分值',
    en: 'to convert a section, state its full points',
  },
  'scheme.converts-inside': {
    zh: '只有最上层的部分可以折算，请把它移到最上层',
    en: 'only a top section is converted; move it to the top',
  },
  'scheme.sum-over': {
    zh: '各项满分相加为{sum}分，多于这里写的{points}分',
    en: 'the parts add up to {sum}, more than the {points} stated here',
  },
  'scheme.sum-short': {
    zh: '各项满分相加为{sum}分，少于这里写的{points}分；如果只录入了一部分，请在细则开头写明“只录入了表的一部分”',
    en: 'the parts add up to {sum}, less than the {points} stated here; if only part is entered, say so at the head of the scheme',
  },
  'scheme.role-twice': {
    zh: '“{role}”的封顶写了两次',
    en: 'the cap of the role “{role}” is given twice',
  },
  'scheme.role-unused': {
    zh: '没有一项指标属于“{role}”，封顶无从适用',
    en: 'no item is of the role “{role}”, so its cap holds nothing',
  },
  'scheme.caps-cross': {
    zh: '“{role}”的封顶与“{section}”的封顶交叉：请让一个完全包含另一个，或者各管各的',
    en: 'the cap of the role “{role}” crosses that of “{section}”: let one hold the other, or keep them apart',
  },
  'scheme.cut-offs-some': {
    zh: '有的等次写了分数线，有的没有：除最低一等外，要么都写，要么都不写',
    en: 'some grades have a cut-off and some have none: but for the lowest, give all or none',
  },
  'scheme.grade-twice': { zh: '等次“{name}”写了两次', en: 'the grade “{name}” is given twice' },
  'scheme.lowest-with-cut-off': {
    zh: '“{name}”是最低一等，不要写分数线',
    en: '“{name}” is the lowest grade and takes no cut-off',
  },
  'scheme.cut-offs-order': {
    zh: '分数线要从高到低：{from}分不低于上一等的{before}分',
    en: 'cut-offs go downward: {from} is not below the {before} above it',
  },
  'scheme.quota-of-lowest': {
    zh: '“{grade}”是最低一等，超出名额的没有下一等可定',
    en: '“{grade}” is the lowest grade: who is beyond the quota has no grade to go to',
  },
  'scheme.quota-empty': {
    zh: '名额要写明最多几个，或者最多占多少',
    en: 'a quota needs a number (atMost) or a share',
  },
  'scheme.quota-twice': {
    zh: '“{grade}”的名额写了两次；要么总的写一次，要么各类别分别写',
    en: 'the quota of “{grade}” is given twice; give one for all, or one for each class',
  },
  'scheme.veto-without-act': {
    zh: '一票否决要写明依据的中央、国家或者省级文件；没有的，写明理由，只显示、不适用',
    en: 'a veto names the national or provincial act that lays it down; without one say why: it is shown and never applied',
  },
  'scheme.veto-without-grades': {
    zh: '没有列出等次，一票否决无从定等次',
    en: 'there are no grades for the veto to decide',
  },
  'scheme.fact-two-kinds': {
    zh: '事实“{fact}”在别处要的是另一种值；一个名称只能要一种，请换一个名称',
    en: 'the fact “{fact}” is asked elsewhere as another kind of value; take another name',
  },
  'scheme.apart-without-classes': {
    zh: '党委、政府分别考核的，请在“分类考核”里列出两类',
    en: 'where party committee and government are assessed apart, list both under “Classes”',
  },
  'scheme.rule-not-in-bonus': {
    zh: '加分项只能用“每发生一次”或者“由人评分”，不能用“{rule}”',
    en: 'a bonus is counted per occurrence or scored by people; “{rule}” does not go with it',
  },
  'scheme.rule-not-in-deduction': {
    zh: '扣分项没有自己的分值，不能用“{rule}”',
    en: 'a deduction has no points of its own and takes no “{rule}”',
  },
  'scheme.loses-nothing-stated': {
    zh: '没有分值的指标，规则要写明扣多少：一次扣多少，或者每差一次扣多少、最多扣多少',
    en: 'an item without points needs rules that say what is lost: at once, or for each one with the most',
  },
  'scheme.count-one-bound': {
    zh: '次数要写“不少于”或者“不多于”，只写一个',
    en: 'a count says either “at least” or “at most”',
  },
  'scheme.each-or-lose': {
    zh: '要么“每差一次扣”，要么“达不到一次扣”，只写一个',
    en: 'either “lost for each one” or “lost at once”, not both',
  },
  'scheme.steps-order': {
    zh: '各档要从高到低，比率不能重复',
    en: 'steps go downward, each ratio once',
  },
  'scheme.steps-points': {
    zh: '比率低的一档，得分不能更高',
    en: 'a lower step cannot earn more',
  },
  'scheme.step-over': {
    zh: '这一档得{earns}分，多于指标的{points}分',
    en: 'the step earns {earns}, more than the {points} of the item',
  },
  'scheme.no-day': {
    zh: '“{given}”不是日期，请写成 2026-12-31 的样子',
    en: '“{given}” is no day; write it as 2026-12-31',
  },
  'scheme.gives-points-away': {
    zh: '扣分项由评分人扣分，请改为“酌情扣分”',
    en: 'in a deduction the scorer takes away; choose that',
  },
  'scheme.takes-from-bonus': {
    zh: '加分项由评分人加分，请改为“直接打分”',
    en: 'in a bonus the scorer gives points; choose that',
  },
  'scheme.points-beside-rules': {
    zh: '评分人打总分的指标不能再有别的规则；有别的规则的，改为“酌情扣分”',
    en: 'where the scorer gives the points of the item there is no other rule; beside others, the scorer takes away',
  },
  'scheme.unknown-duty': {
    zh: '规定里没有“{code}”这一项职责，例如 art5.2',
    en: 'the regulation has no duty item “{code}”; one is art5.2',
  },
  'scheme.unknown-clause': {
    zh: '规定里没有“{code}”这一项职责或者要点，例如 art5.2、art6.4-1',
    en: 'the regulation has no duty item or key point “{code}”; some are art5.2, art6.4-1',
  },
  'scheme.partly-over': {
    zh: '部分到位扣的不能多于不到位扣的',
    en: 'partly cannot lose more than not met',
  },
  'scheme.max-of-score': {
    zh: '得分项以分值为限，不要另写最多多少',
    en: 'an item with points is limited by them: leave out the most',
  },
  'scheme.points-of-extra': {
    zh: '加分项、扣分项没有分值，请写最多加、扣多少，或者不写',
    en: 'a bonus or deduction has no points; write the most it adds or takes, or nothing',
  },
  'scheme.points-missing': {
    zh: '没有分值；来源没有写明的，请写只显示、不计算的理由',
    en: 'it has no points; where the source does not show them, say why it is shown and never computed',
  },
  'scheme.rules-missing': {
    zh: '没有评分规则；要由人评分的，用“由人评分”',
    en: 'it has no rule; where people score, use “Scored by people”',
  },
  'scheme.max-over': {
    zh: '规则最多扣{max}分，多于指标的{points}分',
    en: 'a rule takes up to {max}, more than the {points} of the item',
  },
};
