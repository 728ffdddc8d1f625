// 问责建议书: to the organ with the power to decide, facts and clause for one person (art. 18, 19, 26).
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { around, byOrgans, type Issue, REGULATION, sentence } from './issue.ts';

export interface AccountabilityCase {
  readonly person: string;
  readonly post: string;
  /** 第十八条第一项. */
  readonly ground: string;
  readonly facts: readonly string[];
  readonly evidence: readonly string[];
  /** What speaks for the person, their own statement included. */
  readonly inFavour: readonly string[];
  readonly circumstances: readonly string[];
}

export interface ProposalFacts extends AccountabilityCase {
  readonly proposed: string;
}

/** The same five parts stand in a proposal and in a decision. */
export function caseBlocks(one: AccountabilityCase) {
  const numbered = (texts: readonly string[], none: string) =>
    texts.length === 0
      ? [paragraph(none)]
      : texts.map((text, at) => paragraph(`${at + 1}.${sentence(text)}`));
  return [
    heading(1, '查明的事实'),
    ...numbered(one.facts, '未登记事实。'),
    heading(1, '主要证据'),
    ...numbered(one.evidence, '未登记证据。'),
    heading(1, '本人陈述和有利情况'),
    ...numbered(one.inFavour, '本人未作陈述，未查见有利情况。'),
    heading(1, '从重、从轻、减轻情节'),
    ...numbered(one.circumstances, '未认定从重、从轻、减轻情节。'),
  ];
}

export function accountabilityProposal(facts: ProposalFacts, issue: Issue): OfficialDocument {
  const { person, post, ground, proposed } = facts;
  return {
    ...around('letter', issue),
    title: `${byOrgans(issue)}关于对${person}同志予以问责的建议`,
    unbroken: [`${person}同志`],
    blocks: [
      paragraph(
        `根据${REGULATION}第二十六条规定，现就${person}同志（${post}）的问责问题提出建议如下。`,
      ),
      ...caseBlocks(facts),
      heading(1, '问责建议'),
      paragraph(
        `上述情况符合${REGULATION}${ground}规定的情形。依据第十九条，建议对${person}同志予以${proposed}。`,
      ),
      paragraph('请按照干部管理权限研究决定，并将决定结果函告。'),
    ],
  };
}
