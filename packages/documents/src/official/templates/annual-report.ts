// 述职报告: how one leader fulfilled the duties of work safety in a year (art. 13).
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { around, type Issue, REGULATION, sentence } from './issue.ts';

export interface AnnualReportFacts {
  readonly year: number;
  readonly leader: string;
  readonly posts: readonly string[];
  /** Duty by duty: what was done, from the records, and what is missing. */
  readonly duties: readonly {
    readonly clause: string;
    readonly title: string;
    readonly done: string;
    readonly missing?: string;
  }[];
  readonly problems: readonly string[];
  readonly plans: readonly string[];
}

export function annualReport(facts: AnnualReportFacts, issue: Issue): OfficialDocument {
  const { year, leader, posts, duties, problems, plans } = facts;
  const told = (texts: readonly string[], none: string) =>
    texts.length === 0
      ? [paragraph(none)]
      : texts.map((text, at) => paragraph(`${at + 1}.${sentence(text)}`));
  return {
    ...around('plain', { ...issue, organs: [leader], isSealed: false }),
    title: `${year}年度履行安全生产职责情况述职报告`,
    blocks: [
      paragraph(
        `按照${REGULATION}第十三条“将履行安全生产工作责任情况列入述职内容”的要求，现将本人（${posts.join('、')}）${year}年度履行安全生产职责情况报告如下。`,
      ),
      heading(1, '履行职责情况'),
      ...duties.flatMap(({ clause, title, done, missing }) => [
        heading(2, `${title}（${clause}）。`, sentence(done)),
        ...(missing === undefined ? [] : [paragraph(`尚缺：${sentence(missing)}`)]),
      ]),
      heading(1, '存在的问题'),
      ...told(problems, '本年度未登记问题。'),
      heading(1, '下一步打算'),
      ...told(plans, '未填写。'),
    ],
  };
}
