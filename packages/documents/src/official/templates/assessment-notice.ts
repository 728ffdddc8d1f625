// 考核通知: that an assessment is held, of whom, how, and what has to be handed in by when (art. 12).
import type { CivilDate } from '@jinze/kernel';
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { dateText } from '../wording.ts';
import { around, byOrgans, type Issue, REGULATION, sentence } from './issue.ts';

export interface AssessmentNoticeFacts {
  readonly region: string;
  readonly year: number;
  readonly subjects: string;
  readonly schemeTitle: string;
  readonly contents: readonly string[];
  readonly steps: readonly {
    readonly name: string;
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly what: string;
  }[];
  readonly rules: readonly string[];
}

export function assessmentNotice(facts: AssessmentNoticeFacts, issue: Issue): OfficialDocument {
  const { region, year, subjects, schemeTitle } = facts;
  return {
    ...around('red-head', issue, '文件'),
    title: `${byOrgans(issue)}关于开展${year}年度安全生产责任考核工作的通知`,
    unbroken: [region],
    attachments: [
      { title: schemeTitle, blocks: facts.contents.map((text) => paragraph(sentence(text))) },
    ],
    blocks: [
      paragraph(
        `根据${REGULATION}第十二条规定，决定开展${region}${year}年度安全生产责任考核。现将有关事项通知如下。`,
      ),
      heading(1, '考核对象'),
      paragraph(sentence(subjects)),
      heading(1, '考核依据'),
      paragraph(`按照${schemeTitle}（见附件）执行。已在系统登记的材料不再要求重复报送。`),
      heading(1, '考核步骤'),
      ...facts.steps.map(({ name, from, to, what }) =>
        heading(2, `${name}。`, `${dateText(from)}至${dateText(to)}，${sentence(what)}`),
      ),
      heading(1, '工作要求'),
      ...facts.rules.map((text) => heading(2, sentence(text))),
    ],
  };
}
