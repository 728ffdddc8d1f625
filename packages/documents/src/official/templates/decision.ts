// 问责决定: what the organ that may decide has decided, from when, and how it can be appealed. No 处分决定书, which is only registered.
import type { CivilDate } from '@jinze/kernel';
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { dateText } from '../wording.ts';
import { type AccountabilityCase, caseBlocks } from './accountability-proposal.ts';
import { around, byOrgans, type Issue, REGULATION } from './issue.ts';

export interface DecisionFacts extends AccountabilityCase {
  readonly measure: '通报' | '诫勉' | '停职检查' | '调整职务' | '责令辞职' | '降职' | '免职';
  readonly decidedBy: string;
  readonly decidedOn: CivilDate;
  /** What follows for how long, each with its source. */
  readonly consequences: readonly string[];
  /** To whom, within which term, by which rule. */
  readonly appeal: string;
}

export function accountabilityDecision(facts: DecisionFacts, issue: Issue): OfficialDocument {
  const { person, post, ground, measure, decidedBy, decidedOn, consequences, appeal } = facts;
  return {
    ...around('red-head', issue, '文件'),
    title: `${byOrgans(issue)}关于对${person}同志予以${measure}的决定`,
    unbroken: [`${person}同志`],
    blocks: [
      paragraph(
        `经${decidedBy}${dateText(decidedOn)}研究，对${person}同志（${post}）的问责问题作出如下决定。`,
      ),
      ...caseBlocks(facts),
      heading(1, '决定'),
      paragraph(
        `上述情况符合${REGULATION}${ground}规定的情形。依据第十九条，决定对${person}同志予以${measure}。`,
      ),
      ...(consequences.length === 0
        ? []
        : [
            heading(1, '影响期'),
            ...consequences.map((text, at) => paragraph(`${at + 1}.${text}`)),
          ]),
      heading(1, '申诉'),
      paragraph(appeal),
    ],
  };
}
