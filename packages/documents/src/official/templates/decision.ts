// 问责决定: what the organ that may decide has decided, from when, and how it can be appealed. No 处分决定书, which is only registered.
import type { CivilDate } from '@jinze/kernel';
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { dateText } from '../wording.ts';
import { type AccountabilityCase, caseBlocks, rulingBlocks } from './accountability-proposal.ts';
import { around, byOrgans, type Issue, listed } from './issue.ts';

export interface DecisionFacts extends AccountabilityCase {
  /** The meeting, or the organ. */
  readonly decidedBy: string;
  readonly decidedOn: CivilDate;
  /** Where it is not the day of the decision. */
  readonly effectiveOn?: CivilDate;
  /** What follows for how long, each with its source. */
  readonly consequences: readonly string[];
  /** To whom, within which term, by which rule. */
  readonly appeal: readonly string[];
}

/** The title has the measures without the days they run to. */
const titled = (measures: readonly string[]) =>
  measures.map((measure) => measure.replace(/（.*）$/u, '')).join('、');

export function accountabilityDecision(facts: DecisionFacts, issue: Issue): OfficialDocument {
  const { person, post, measures, decidedBy, decidedOn, effectiveOn, consequences, appeal } = facts;
  return {
    ...around('red-head', issue, '文件'),
    title:
      measures.length === 0
        ? `${byOrgans(issue)}关于${person}同志问责问题的决定`
        : `${byOrgans(issue)}关于对${person}同志予以${titled(measures)}的决定`,
    unbroken: [`${person}同志`],
    blocks: [
      paragraph(
        `经${dateText(decidedOn)}${decidedBy}研究，对${person}同志（${post}）的问责问题作出如下决定。`,
      ),
      ...caseBlocks(facts),
      heading(1, '决定'),
      ...rulingBlocks(facts, '决定'),
      ...(effectiveOn === undefined ? [] : [paragraph(`本决定自${dateText(effectiveOn)}起生效。`)]),
      ...(consequences.length === 0 ? [] : [heading(1, '影响期'), ...listed(consequences)]),
      ...(appeal.length === 0
        ? []
        : [heading(1, '申诉'), ...appeal.map((line) => paragraph(line))]),
    ],
  };
}
