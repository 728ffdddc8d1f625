// Questions on accidents: the grade of given consequences, by the judge itself, and the limits of reporting and investigation.
import {
  APPROVAL,
  APPROVAL_ESPECIALLY_SERIOUS,
  CHANGE_DAYS,
  EVALUATION,
  GRADE_ROWS,
  type GradeRow,
  INVESTIGATION,
  LEVEL_HOURS,
  ofDecree,
  UNIT_HOURS,
} from './accident-law.ts';
import type { Draft } from './questions.shape.ts';

const DECREE = '《生产安全事故报告和调查处理条例》';

const ALL_NAMES = GRADE_ROWS.map(({ name }) => `${name}事故`);

interface Casualties {
  readonly deaths: number;
  readonly seriousInjuries: number;
  readonly directLossWanYuan: number;
}

/** Art. 3: any one criterion reaches a grade, 以上 includes the number; the highest reached decides. */
function gradeOfNumbers(given: Casualties): GradeRow {
  const reached = GRADE_ROWS.filter(
    (row) =>
      given.deaths >= row.deaths ||
      given.seriousInjuries >= row.seriousInjuries ||
      given.directLossWanYuan >= row.directLossWanYuan,
  );
  return reached.at(-1) as GradeRow;
}

function gradeDraft(id: string, given: Casualties, why: string): Draft {
  const name = `${gradeOfNumbers(given).name}事故`;
  const { deaths, seriousInjuries, directLossWanYuan } = given;
  return {
    id: `grade.${id}`,
    topic: 'accidents',
    stem: `一起事故造成${deaths}人死亡、${seriousInjuries}人重伤，直接经济损失${directLossWanYuan}万元，是什么等级？`,
    right: [name],
    wrong: ALL_NAMES.filter((one) => one !== name),
    scale: ALL_NAMES,
    explanation: `${why}因此是${name}。`,
    basis: ofDecree(3),
  };
}

const BOUNDARY = `${DECREE}第三条：“以上”包括本数，“以下”不包括本数；`;

/** Just below and exactly at every threshold, then two where the criteria disagree. */
function gradeDrafts(): readonly Draft[] {
  const [, ...above] = GRADE_ROWS;
  const none = { deaths: 0, seriousInjuries: 0, directLossWanYuan: 0 };
  const boundaries = above.flatMap(({ id, name, deaths }) => [
    gradeDraft(
      `${id}.below`,
      { ...none, deaths: deaths - 1, seriousInjuries: 2, directLossWanYuan: 300 },
      `${DECREE}第三条：${name}事故从死亡${deaths}人起算，${deaths - 1}人不到，`,
    ),
    gradeDraft(
      `${id}.at`,
      { ...none, deaths, seriousInjuries: 2, directLossWanYuan: 300 },
      `${BOUNDARY}死亡${deaths}人正好够${name}事故，`,
    ),
  ]);
  const highest = `${DECREE}第三条：死亡、重伤、损失三项分别对照，有一项达到即可，按最高的确定。`;
  return [
    ...boundaries,
    gradeDraft(
      'highest-of-three.injuries',
      { deaths: 2, seriousInjuries: 12, directLossWanYuan: 400 },
      `${highest}死亡2人、损失400万元都只够一般事故，重伤12人够较大事故，`,
    ),
    gradeDraft(
      'highest-of-three.loss',
      { deaths: 4, seriousInjuries: 3, directLossWanYuan: 6000 },
      `${highest}死亡4人够较大事故，损失6000万元够重大事故，`,
    ),
  ];
}

const limitDraft = (
  id: string,
  stem: string,
  right: string,
  wrong: readonly string[],
  explanation: string,
  basis: Draft['basis'],
): Draft => ({
  id: `limit.${id}`,
  topic: 'accidents',
  stem,
  right: [right],
  wrong,
  explanation,
  basis,
});

function limitDrafts(): readonly Draft[] {
  const days = (count: number) => `${count}日`;
  const { other } = CHANGE_DAYS;
  const road = CHANGE_DAYS['road-traffic-and-fire'];
  return [
    limitDraft(
      'unit',
      '单位负责人接到事故报告后，应当在几小时内向县级以上有关部门报告？',
      `${UNIT_HOURS}小时`,
      ['2小时', '12小时', '24小时'],
      `${DECREE}第九条：单位负责人接到报告后${UNIT_HOURS}小时内报告；情况紧急时，现场有关人员可以直接报告。`,
      ofDecree(9),
    ),
    limitDraft(
      'level',
      '有关部门逐级上报事故，每级上报的时间不得超过几小时？',
      `${LEVEL_HOURS}小时`,
      ['1小时', '6小时', '24小时'],
      `${DECREE}第十一条：每级不得超过${LEVEL_HOURS}小时，同时报告本级人民政府。`,
      ofDecree(11),
    ),
    limitDraft(
      'change',
      '一般行业的事故，自发生之日起几日内伤亡人数变化的，应当及时补报？',
      days(other),
      [days(road), '15日', '60日'],
      `${DECREE}第十三条：${days(other)}；道路交通事故、火灾事故为${days(road)}。`,
      ofDecree(13),
    ),
    limitDraft(
      'change-road',
      '道路交通事故、火灾事故，自发生之日起几日内伤亡人数变化的，应当及时补报？',
      days(road),
      ['3日', '15日', days(other)],
      `${DECREE}第十三条：道路交通事故、火灾事故为${days(road)}，其他事故为${days(other)}。`,
      ofDecree(13),
    ),
    limitDraft(
      'investigation',
      '事故调查组应当自事故发生之日起几日内提交调查报告（不含延长）？',
      days(INVESTIGATION.limitDays),
      ['15日', '30日', '90日'],
      `${DECREE}第二十九条：${days(INVESTIGATION.limitDays)}内提交；经批准可以延长，最长${days(INVESTIGATION.extensionDaysAtMost)}。技术鉴定的时间不计入。`,
      ofDecree(29),
    ),
    limitDraft(
      'approval',
      '重大、较大、一般事故的调查报告，负责调查的人民政府应当自收到之日起几日内批复？',
      days(APPROVAL.limitDays),
      ['7日', days(APPROVAL_ESPECIALLY_SERIOUS.limitDays), '60日'],
      `${DECREE}第三十二条：${days(APPROVAL.limitDays)}；特别重大事故${days(APPROVAL_ESPECIALLY_SERIOUS.limitDays)}，特殊情况可以延长，最长${days(APPROVAL_ESPECIALLY_SERIOUS.extensionDaysAtMost)}。`,
      ofDecree(32),
    ),
    limitDraft(
      'evaluation',
      '批复事故调查报告后多长时间内，应当对整改和责任追究落实情况组织评估并公开结果？',
      `${EVALUATION.latestMonths}个月`,
      ['3个月', '6个月', '24个月'],
      `《安全生产法》第八十六条：一年内，即${EVALUATION.latestMonths}个月；不履行职责导致没有落实的，依法追究责任。`,
      { instrument: 'cn-work-safety-law-2021', article: '86', status: 'sourced' },
    ),
  ];
}

export function accidentDrafts(): readonly Draft[] {
  return [...gradeDrafts(), ...limitDrafts()];
}
