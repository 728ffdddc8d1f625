// Why an opinion answers what it answers: clause → facts → gaps → proof, for the why panel and the page that is printed.
import type { VettingFacts, VettingReasons, Why } from '@jinze/contracts';
import { civilDateAt, documentDate, MEASURE_NAMES } from '@jinze/kernel';
import { citedClause, regulationClause } from '@jinze/rules';
import { GRADE_WORDS } from '../accidents/index.ts';
import type { NameWithOpinion, RequestRow } from './vetting.store.ts';

function clausesOf({ basis }: VettingReasons): Why['clause'] {
  return [regulationClause('14'), ...basis.map(citedClause)];
}

const ANSWERS_FOR = {
  yes: '负有领导责任',
  no: '不负有领导责任',
  unknown: '是否负责不清楚',
} as const;

/** Accidents in field and place, and what inspections found there: neither says that the person answers for it. */
export function accidentAndFindingLines(facts: VettingFacts): string[] {
  return [
    ...facts.accidents.map(
      ({ name, occurredOn, grade, isReportApproved, answersFor }) =>
        `任职与分管期间：${documentDate(occurredOn)}${name}（${grade === null ? '等级未定' : `${GRADE_WORDS[grade]}事故`}，调查报告${
          isReportApproved ? '已批复' : '未见批复'
        }，${ANSWERS_FOR[answersFor]}）`,
    ),
    ...(facts.accidentsLeftOut === undefined
      ? []
      : [`另有 ${facts.accidentsLeftOut} 起事故没有列出，已计入答复`]),
    ...(facts.findings ?? []).map(
      ({ foundOn, words }) =>
        `供参考：${documentDate(foundOn)}巡查指出的问题写到其任职与分管，${words}（不是限制情形，也不是责任认定）`,
    ),
  ];
}

function factLines({ reasons, forJudgement }: VettingReasons, facts: VettingFacts): string[] {
  return [
    ...reasons,
    ...forJudgement.map((text) => `供研判：${text}`),
    ...facts.measures.map(
      ({ measure, decidedOn }) => `${documentDate(decidedOn)}${MEASURE_NAMES[measure]}`,
    ),
    ...accidentAndFindingLines(facts),
  ];
}

export function whyOfOpinion(row: RequestRow, name: NameWithOpinion): Why {
  const reasons = name.reasons as unknown as VettingReasons;
  const facts = name.facts as unknown as VettingFacts;
  const preparedOn = row.prepared_at === null ? null : civilDateAt(row.prepared_at);
  return {
    heading: `${name.person_name}：截至${documentDate(row.asked_for)}`,
    clause: clausesOf(reasons),
    facts: factLines(reasons, facts),
    gaps: [...reasons.missing, '本系统以外的立案和处分情况，由纪检监察机关另行答复'],
    proof: [
      `按${preparedOn === null ? '' : `${documentDate(preparedOn)}`}在案的资料和规则版本 ${row.rules_version ?? ''} 得出；${row.prepared_by ?? ''}计算${
        row.reviewed_by === null ? '，尚未复核' : `，${row.reviewed_by}复核`
      }`,
      '名单、每一轮答复和每一步都有存证；存证不显示名称，被考察人查不到',
    ],
  };
}
