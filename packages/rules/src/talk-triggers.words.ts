// The sentences of the topic `talk-triggers`, one per code, in both languages; the sources' wording stays Chinese.
import type { Words } from './frame.ts';

export const TALK_WORDS: Words = {
  'talk-triggers.reached': {
    zh: '“{rule}”：达到，{counted}起（{accidents}），须{atLeast}起',
    en: '“{rule}”: reached, {counted} ({accidents}), {atLeast} needed',
  },
  'talk-triggers.not-reached': {
    zh: '“{rule}”：没有达到，{counted}起（{accidents}），须{atLeast}起',
    en: '“{rule}”: not reached, {counted} ({accidents}), {atLeast} needed',
  },
  'talk-triggers.none': {
    zh: '“{rule}”：没有这样的事故，须{atLeast}起',
    en: '“{rule}”: no such accident, {atLeast} needed',
  },
  'talk-triggers.perhaps': {
    zh: '“{rule}”：是否达到说不清，肯定计入{counted}起，须{atLeast}起',
    en: '“{rule}”: whether it is reached cannot be told; {counted} surely count, {atLeast} needed',
  },
  'talk-triggers.accidents-say': { zh: '{accidents}：{why}', en: '{accidents}: {why}' },
  'talk-triggers.grade-unknown': { zh: '等级不清楚', en: 'the grade is not known' },
  'talk-triggers.higher-grade': {
    zh: '等级更高，来源没有写明是否一并计算',
    en: 'of a higher grade; the source does not say whether it counts as well',
  },
  'talk-triggers.lower-grade': {
    zh: '等级较低，来源没有写明是否也算',
    en: 'of a lower grade; the source does not say whether it counts as well',
  },
  'talk-triggers.responsible-unknown': {
    zh: '是不是责任事故还不清楚',
    en: 'whether somebody is responsible for it is not known',
  },
  'talk-triggers.grave-unknown': {
    zh: '是否性质严重、社会影响恶劣没有给出',
    en: 'whether its nature or social effect is grave was not given',
  },
  'talk-triggers.unit-unknown': { zh: '发生单位没有给出', en: 'the unit was not given' },
  'talk-triggers.kind-unknown': {
    zh: '事故类型没有给出',
    en: 'the kind of accident was not given',
  },
  'talk-triggers.across-years': {
    zh: '跨了年度，来源没有写明“一年”是自然年还是连续十二个月',
    en: 'across two calendar years; the source does not say whether a year rolls',
  },
  'talk-triggers.no-known-trigger': {
    zh: '不符合已知的任何一种情形；每一条线只知道部分情形，不能说不约谈',
    en: 'matches no known trigger; only some of the triggers of each line are known, so it is not “no talk”',
  },
  'talk-triggers.deployments-not-carried-out': {
    zh: '“{rule}”：写明没有落实',
    en: '“{rule}”: stated as not carried out',
  },
  'talk-triggers.deployments-carried-out': {
    zh: '“{rule}”：写明已经落实',
    en: '“{rule}”: stated as carried out',
  },
  'talk-triggers.deployments-unknown': {
    zh: '“{rule}”：是否落实没有给出，说不清',
    en: '“{rule}”: whether they were carried out was not given; it cannot be told',
  },
  'talk-triggers.in-force': {
    zh: '《{title}》自 {from} 起施行，{asOf} 已施行',
    en: '《{title}》 is in force from {from}, so on {asOf} as well',
  },
  'talk-triggers.within-year': {
    zh: '《{title}》的来源只有年份（{year}年），{asOf} 是否已施行说不清',
    en: 'The source of 《{title}》 gives the year {year} only; whether it is in force on {asOf} cannot be told',
  },
  'talk-triggers.year-unknown': {
    zh: '《{title}》的来源没有年份，是否已施行说不清',
    en: 'The source of 《{title}》 names no year; whether it is in force cannot be told',
  },
  'talk-triggers.superseded': {
    zh: '《{title}》已被取代，只显示，不计算',
    en: '《{title}》 is superseded: shown, never computed',
  },
  'talk-triggers.source-unverified': {
    zh: '来源未经核对，办理前请查原文',
    en: 'The source is not verified; look at the original text before acting on it',
  },
  'talk-triggers.source-partly': {
    zh: '来源只核对了一部分，办理前请查原文',
    en: 'The source is checked in part; look at the original text before acting on it',
  },
  'talk-triggers.no-region': {
    zh: '没有给出地区，只看全国的规定',
    en: 'No region was given: only the national rule is looked at',
  },
  'talk-triggers.region': {
    zh: '适用全国的规定和{region}及其以上地区的规定',
    en: 'The national rule applies, and those of {region} and of the places above it',
  },
  'talk-triggers.no-local-rule': {
    zh: '没有收录{region}及其以上地区对这一级的约谈规定，只看全国的规定',
    en: 'No talk rule of {region} or above for this level is on record: only the national rule is looked at',
  },
  'talk-triggers.no-rule': {
    zh: '没有收录对这一级的约谈规定，不能说不约谈',
    en: 'No talk rule for this level is on record, which is not to say that there is no talk',
  },
  'talk-triggers.missing-grade': { zh: '事故等级：{accidents}', en: 'The grade: {accidents}' },
  'talk-triggers.missing-reading': {
    zh: '规定原文（更高或更低等级的事故是否一并计算）：{accidents}',
    en: 'The original text, on whether a higher or lower grade counts as well: {accidents}',
  },
  'talk-triggers.missing-responsible': {
    zh: '是不是责任事故（调查结论）：{accidents}',
    en: 'Whether somebody is responsible (the finding of the investigation): {accidents}',
  },
  'talk-triggers.missing-grave': {
    zh: '是否性质严重、社会影响恶劣：{accidents}',
    en: 'Whether nature or social effect is grave: {accidents}',
  },
  'talk-triggers.missing-unit': { zh: '发生单位：{accidents}', en: 'The unit: {accidents}' },
  'talk-triggers.missing-kind': {
    zh: '事故类型：{accidents}',
    en: 'The kind of accident: {accidents}',
  },
  'talk-triggers.missing-year': {
    zh: '规定原文（“一年”怎么算）：{accidents}',
    en: 'The original text, on how a year is counted: {accidents}',
  },
  'talk-triggers.missing-deployments': {
    zh: '中央部署是否落实',
    en: 'Whether central deployments were carried out',
  },
  'talk-triggers.missing-effective-date': {
    zh: '《{title}》的施行日期（来源没有写明）',
    en: 'The day 《{title}》 enters into force (its source does not say)',
  },
  'talk-triggers.missing-full-text': {
    zh: '约谈规定的全文（还有哪些情形）',
    en: 'The full text of the talk rule, with the triggers that are not known',
  },
  'talk-triggers.missing-local-rule': {
    zh: '本地区对这一级的约谈规定',
    en: 'The talk rule of the region for this level',
  },
};
