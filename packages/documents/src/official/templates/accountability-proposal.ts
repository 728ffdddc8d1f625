// 问责建议书: to the organ with the power to decide, facts and clause for one person (art. 18, 19, 26).
import { type Block, heading, type OfficialDocument, paragraph } from '../document.ts';
import { around, byOrgans, type Issue, listed, REGULATION, sentence } from './issue.ts';

export interface AccountabilityCase {
  readonly person: string;
  readonly post: string;
  /** 第十八条第一项、第四项. */
  readonly ground: string;
  readonly facts: readonly string[];
  readonly evidence: readonly string[];
  /** What speaks for the person, their own statement included. */
  readonly inFavour: readonly string[];
  readonly circumstances: readonly string[];
  /** 主要领导责任; absent: not found. */
  readonly responsibility?: string;
  /** 诫勉, with the day it runs to where one is given; none: nobody is to be pursued. */
  readonly measures: readonly string[];
  /** Where nobody is: by article 23, not on another ground. */
  readonly isExempt: boolean;
  /** As it was worded, paragraph by paragraph. */
  readonly text: readonly string[];
}

const listedOr = (texts: readonly string[], none: string): Block[] =>
  texts.length === 0 ? [paragraph(none)] : listed(texts);

/** The same four parts stand in a proposal and in a decision. */
export const caseBlocks = (one: AccountabilityCase): Block[] => [
  heading(1, '查明的事实'),
  ...listedOr(one.facts, '未登记事实。'),
  heading(1, '主要证据'),
  ...listedOr(one.evidence, '未登记证据。'),
  heading(1, '本人陈述和有利情况'),
  ...listedOr(one.inFavour, '未登记本人陈述和有利情况。'),
  heading(1, '认定的情节'),
  ...listedOr(one.circumstances, '未认定从重、从轻、减轻情节。'),
];

/** What follows, by which clauses; `verb`: 建议 or 决定. */
export function rulingBlocks(one: AccountabilityCase, verb: '建议' | '决定'): Block[] {
  const { person, ground, responsibility, measures, isExempt, text } = one;
  const found = `上述情况符合${REGULATION}${ground}规定的情形${responsibility === undefined ? '' : `，${person}同志负有${responsibility}`}。`;
  const ruling =
    measures.length > 0
      ? `${found}依据第十九条，${verb}对${person}同志予以${measures.join('、')}。`
      : isExempt
        ? `依据${REGULATION}第二十三条，${verb}对${person}同志不予追究领导责任。`
        : `${verb}对${person}同志不予问责。`;
  return [paragraph(ruling), ...text.map((line) => paragraph(sentence(line)))];
}

export function accountabilityProposal(facts: AccountabilityCase, issue: Issue): OfficialDocument {
  const { person, post, measures } = facts;
  return {
    ...around('letter', issue),
    title:
      measures.length === 0
        ? `${byOrgans(issue)}关于${person}同志问责问题的建议`
        : `${byOrgans(issue)}关于对${person}同志予以问责的建议`,
    unbroken: [`${person}同志`],
    blocks: [
      paragraph(
        `根据${REGULATION}第二十六条规定，现就${person}同志（${post}）的问责问题提出建议如下。`,
      ),
      ...caseBlocks(facts),
      heading(1, '问责建议'),
      ...rulingBlocks(facts, '建议'),
      paragraph('请按照干部管理权限研究决定，并将决定结果函告。'),
    ],
  };
}
