// 尽职免责结论: what was shown for and against each limb of art. 23, what was verified, and what was decided collectively.
import type { CivilDate } from '@jinze/kernel';
import { type Block, heading, type OfficialDocument, paragraph } from '../document.ts';
import { dateText } from '../wording.ts';
import { around, byOrgans, type Issue, listedUnder, REGULATION, sentence } from './issue.ts';

export interface ExemptionFacts {
  readonly person: string;
  readonly post: string;
  readonly accident: string;
  readonly meeting: string;
  readonly decidedOn: CivilDate;
  readonly present: number;
  readonly votesFor: number;
  readonly limbs: readonly {
    readonly title: string;
    readonly inFavour: readonly string[];
    readonly against: readonly string[];
  }[];
  readonly verification: readonly string[];
  readonly reasons: readonly string[];
  readonly isExempt: boolean;
}

const side = (title: string, texts: readonly string[]): Block[] =>
  listedUnder(title, texts.length === 0 ? ['没有提出'] : texts);

const worded = (texts: readonly string[]) => texts.map((text) => paragraph(sentence(text)));

export function exemptionConclusion(facts: ExemptionFacts, issue: Issue): OfficialDocument {
  const { person, post, accident, meeting, decidedOn, present, votesFor, isExempt } = facts;
  return {
    ...around('red-head', issue, '文件'),
    title: `${byOrgans(issue)}关于${person}同志尽职免责问题的结论`,
    unbroken: [`${person}同志`],
    blocks: [
      paragraph(
        `经${dateText(decidedOn)}${meeting}研究，现就${accident}中${person}同志（${post}）是否符合${REGULATION}第二十三条规定的条件，作出如下结论。`,
      ),
      ...facts.limbs.flatMap(({ title, inFavour, against }) => [
        heading(1, title),
        ...side('支持免责的情况', inFavour),
        ...side('不支持免责的情况', against),
      ]),
      heading(1, '核实情况'),
      ...worded(facts.verification),
      heading(1, '结论'),
      paragraph(`会议集体研究，到会${present}人，赞成免责${votesFor}人。`),
      ...worded(facts.reasons),
      paragraph(
        isExempt
          ? `${person}同志已经全面履行和落实第二十三条规定的三个方面职责，依据该条，对该起事故不予追究领导责任。`
          : `${person}同志不符合第二十三条规定的全部条件，不适用不予追究领导责任的规定。本结论不代替问责决定。`,
      ),
    ],
  };
}
