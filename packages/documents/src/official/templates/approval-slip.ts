// 审批签: a draft goes round for opinion and signature; the boxes are left for the hand.
import { label, type OfficialDocument } from '../document.ts';
import { dateText } from '../wording.ts';
import { around, byOrgans, type Issue } from './issue.ts';

export interface ApprovalSlipFacts {
  readonly documentTitle: string;
  readonly drafter: string;
  readonly office: string;
  readonly basis: string;
  readonly summary: string;
  /** Who gives an opinion, in the order of the round. */
  readonly opinions: readonly string[];
}

export function approvalSlip(facts: ApprovalSlipFacts, issue: Issue): OfficialDocument {
  const { documentTitle, drafter, office, basis, summary, opinions } = facts;
  // Signed in its boxes, and by nobody below them.
  const { signature: _signature, ...slip } = around('plain', issue);
  return {
    ...slip,
    title: `${byOrgans(issue)}审批签`,
    blocks: [
      {
        kind: 'table',
        columns: [{ share: 6 }, { share: 9 }, { share: 5 }, { share: 8 }],
        head: [],
        rows: [
          [label('文件标题'), { text: documentTitle, span: 3, lines: 2 }],
          [label('拟稿单位'), office, label('拟稿人'), drafter],
          [label('拟稿日期'), dateText(issue.date), label('文号'), ''],
          [label('依据'), { text: basis, span: 3, lines: 2 }],
          [label('内容摘要'), { text: summary, span: 3, lines: 4 }],
          ...opinions.map((who) => [label(who), { text: '', span: 3, lines: 4 }]),
          [label('签发'), { text: '', span: 3, lines: 5 }],
        ],
      },
    ],
  };
}
