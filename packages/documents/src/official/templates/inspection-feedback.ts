// 巡查反馈意见: the text as approved and delivered, and with it what was found, each with its clause and facts (art. 11).
import type { CivilDate } from '@jinze/kernel';
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { dateText } from '../wording.ts';
import { around, byOrgans, type Issue, REGULATION, sentence } from './issue.ts';

export interface FeedbackFacts {
  readonly region: string;
  readonly round: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** As it was approved, paragraph by paragraph. */
  readonly text: readonly string[];
  readonly findings: readonly {
    readonly title: string;
    readonly clause: string;
    readonly facts: string;
  }[];
  readonly planDue: CivilDate;
  readonly rectifyDue: CivilDate;
}

export function inspectionFeedback(facts: FeedbackFacts, issue: Issue): OfficialDocument {
  const { region, round, from, to, text, findings } = facts;
  return {
    ...around('red-head', issue, '文件'),
    title: `${byOrgans(issue)}关于对${region}安全生产巡查情况的反馈意见`,
    unbroken: [region],
    ...(findings.length === 0
      ? {}
      : {
          attachments: [
            {
              title: '巡查发现问题清单',
              blocks: findings.map(({ title, clause, facts: found }) =>
                heading(1, sentence(title), `${sentence(found)}对照条款：${clause}。`),
              ),
            },
          ],
        }),
    blocks: [
      paragraph(
        `根据${REGULATION}第十一条和${round}安排，巡查组于${dateText(from)}至${dateText(to)}对${region}党委和政府开展了安全生产巡查。现将巡查情况反馈如下。`,
      ),
      ...text.map(paragraph),
      paragraph(
        `请于${dateText(facts.planDue)}前报送整改方案，明确责任领导、责任单位、措施和时限；于${dateText(facts.rectifyDue)}前报送整改情况报告。涉及具体同志的，请转告本人有权在报送整改方案的期限内书面说明情况。`,
      ),
    ],
  };
}
