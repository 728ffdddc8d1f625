// 巡查反馈意见: what the group found, each with its clause and facts, and what is asked for (art. 11).
import type { CivilDate } from '@jinze/kernel';
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { dateText } from '../wording.ts';
import { around, byOrgans, type Issue, REGULATION, sentence } from './issue.ts';

export interface FeedbackFacts {
  readonly region: string;
  readonly round: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly achievements: readonly string[];
  readonly findings: readonly {
    readonly title: string;
    readonly clause: string;
    readonly facts: string;
    readonly isRepeat: boolean;
  }[];
  readonly suggestions: readonly string[];
  readonly planDue: CivilDate;
  readonly rectifyDue: CivilDate;
}

export function inspectionFeedback(facts: FeedbackFacts, issue: Issue): OfficialDocument {
  const { region, round, from, to, achievements, findings, suggestions } = facts;
  return {
    ...around('red-head', issue, '文件'),
    title: `${byOrgans(issue)}关于对${region}安全生产巡查情况的反馈意见`,
    unbroken: [region],
    blocks: [
      paragraph(
        `根据${REGULATION}第十一条和${round}安排，巡查组于${dateText(from)}至${dateText(to)}对${region}党委和政府开展了安全生产巡查。现将巡查情况反馈如下。`,
      ),
      ...(achievements.length === 0
        ? []
        : [heading(1, '主要工作情况'), ...achievements.map((text) => paragraph(sentence(text)))]),
      heading(1, '发现的主要问题'),
      ...(findings.length === 0 ? [paragraph('本次巡查未形成问题清单。')] : []),
      ...findings.map(({ title, clause, facts: found, isRepeat }) =>
        heading(
          2,
          `${title}${isRepeat ? '（重复出现）' : ''}。`,
          `${sentence(found)}对照${clause}。`,
        ),
      ),
      heading(1, '整改意见和建议'),
      ...suggestions.map((text) => heading(2, sentence(text))),
      paragraph(
        `请于${dateText(facts.planDue)}前报送整改方案，明确责任领导、责任单位、措施和时限；于${dateText(facts.rectifyDue)}前报送整改情况报告。对指名的同志，请转告其有权在整改方案报送期限内书面说明情况。`,
      ),
    ],
  };
}
