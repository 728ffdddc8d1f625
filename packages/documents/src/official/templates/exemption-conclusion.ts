// 尽职免责结论: whether the three limbs of art. 23 stand, each with what shows it; what is not shown is said.
import type { CivilDate } from '@jinze/kernel';
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { dateText } from '../wording.ts';
import { around, byOrgans, type Issue, REGULATION, sentence } from './issue.ts';

export interface ExemptionFacts {
  readonly person: string;
  readonly post: string;
  readonly accident: string;
  readonly decidedBy: string;
  readonly decidedOn: CivilDate;
  readonly limbs: readonly {
    readonly title: '第二章规定的职责' | '法律法规规定的有关职责' | '党委和政府有关工作部署';
    readonly outcome: '已经全面履行' | '未全面履行' | '不能认定';
    readonly grounds: readonly string[];
  }[];
  readonly isExempt: boolean;
}

export function exemptionConclusion(facts: ExemptionFacts, issue: Issue): OfficialDocument {
  const { person, post, accident, decidedBy, decidedOn, limbs, isExempt } = facts;
  return {
    ...around('red-head', issue, '文件'),
    title: `${byOrgans(issue)}关于${person}同志尽职免责问题的结论`,
    unbroken: [`${person}同志`],
    blocks: [
      paragraph(
        `就${accident}，经${decidedBy}${dateText(decidedOn)}研究，对${person}同志（${post}）是否符合${REGULATION}第二十三条规定作出如下结论。`,
      ),
      ...limbs.flatMap(({ title, outcome, grounds }) => [
        heading(1, `${title}：${outcome}`),
        ...(grounds.length === 0
          ? [paragraph('未登记依据。')]
          : grounds.map((ground, at) => paragraph(`${at + 1}.${sentence(ground)}`))),
      ]),
      heading(1, '结论'),
      paragraph(
        isExempt
          ? `${person}同志已经全面履行和落实上述三个方面职责，依据第二十三条，不予追究领导责任。`
          : `${person}同志不符合第二十三条规定的全部条件，不适用不予追究领导责任的规定。本结论不代替问责决定。`,
      ),
    ],
  };
}
