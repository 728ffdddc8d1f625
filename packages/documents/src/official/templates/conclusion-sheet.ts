// One A4 page of any conclusion: the clause, the facts, what is missing, and the proof.
import { label, type OfficialDocument, type TableBlock } from '../document.ts';
import { layOut } from '../layout.ts';
import { around, type Issue } from './issue.ts';

export interface ConclusionFacts {
  readonly subject: string;
  readonly question: string;
  readonly outcome: '适用' | '不适用' | '不能认定';
  readonly clause: {
    readonly citation: string;
    readonly text: string;
    readonly isVerified: boolean;
  };
  readonly facts: readonly string[];
  readonly gaps: readonly string[];
  readonly proofs: readonly string[];
  readonly rulesVersion: string;
}

/** As many as there is room for, and how many there are besides. */
function some(texts: readonly string[], most: number, none: string): string {
  if (texts.length === 0) return none;
  const shown = texts.slice(0, most).map((text, at) => `${at + 1}.${text}`);
  const rest = texts.length - shown.length;
  return [...shown, ...(rest === 0 ? [] : [`另有${rest}项，见系统记录。`])].join('\n');
}

function sheet(facts: ConclusionFacts, issue: Issue, most: number): OfficialDocument {
  const { clause } = facts;
  const status = clause.isVerified ? '' : '\n（条文文字尚未与公布文本核对）';
  const table: TableBlock = {
    kind: 'table',
    columns: [{ share: 4 }, { share: 24 }],
    head: [],
    rows: [
      [label('对象'), facts.subject],
      [label('问题'), facts.question],
      [label('结论'), facts.outcome],
      [label('条款'), `${clause.citation}\n${clause.text}${status}`],
      [label('事实'), some(facts.facts, most, '无登记事实。')],
      [label('缺口'), some(facts.gaps, most, '无。')],
      [label('存证'), some(facts.proofs, most, '无存证记录。')],
      [label('规则版本'), facts.rulesVersion],
    ],
  };
  return {
    ...around('plain', { ...issue, isSealed: false }),
    title: '结论单',
    blocks: [table],
  };
}

/** More lines than a page of tables has: so many of a list never stand on one. */
const LINES = 36;

/** The lists give way until the page holds it; the clause is never cut, and one without lists may take a second page. */
export function conclusionSheet(facts: ConclusionFacts, issue: Issue): OfficialDocument {
  const longest = Math.max(facts.facts.length, facts.gaps.length, facts.proofs.length, 1);
  for (let most = Math.min(longest, LINES); most > 1; most -= 1) {
    const document = sheet(facts, issue, most);
    if (layOut(document).pages.length === 1) return document;
  }
  return sheet(facts, issue, 1);
}
