// 述职报告: how one leader fulfilled the duties of work safety in a year (art. 13), as it was signed.
import type { CivilDate } from '@jinze/kernel';
import { heading, label, type OfficialDocument, paragraph, type TableBlock } from '../document.ts';
import { dateText } from '../wording.ts';
import { around, type Issue, REGULATION } from './issue.ts';

export interface AnnualReportFacts {
  readonly year: number;
  readonly leader: string;
  /** The posts held in the year, as the report names them. */
  readonly posts: string;
  /** Up to which day records were taken. */
  readonly asOf: CivilDate;
  readonly signedOn: CivilDate;
  /** In its order and its words. */
  readonly parts: readonly { readonly title: string; readonly sentences: readonly string[] }[];
  /** Duty by duty the records its sentences rest on. */
  readonly duties: readonly {
    readonly duty: string;
    readonly records: readonly { readonly on: CivilDate; readonly what: string }[];
  }[];
  /** How many of them are not listed: withdrawn since, or of a body whose records are not read where it is printed. */
  readonly unlisted: number;
}

function tableOf({ duties }: AnnualReportFacts): TableBlock {
  return {
    kind: 'table',
    columns: [{ share: 2.4, align: 'center' }, { share: 5, align: 'center' }, { share: 20.6 }],
    head: [['序号', '日期', '履职记录']],
    rows: duties.flatMap(({ duty, records }) => [
      [label(duty, 3)],
      ...records.map(({ on, what }, at) => [String(at + 1), on.replaceAll('-', '.'), what]),
    ]),
  };
}

const unlistedText = (unlisted: number): string =>
  `报告签署时依据的记录，另有${unlisted}条未列入：签署以后撤回的，或者存于其他单位的。`;

export function annualReport(facts: AnnualReportFacts, issue: Issue): OfficialDocument {
  const { year, leader, posts, parts, duties, unlisted } = facts;
  const isAnnexed = duties.length + unlisted > 0;
  return {
    ...around('plain', issue),
    // A report on oneself is signed by oneself; on which day it was, its last sentence says.
    signature: { organs: [`述职人：${leader}`], date: issue.date, isSealed: false },
    title: `${year}年度履行安全生产职责情况述职报告`,
    ...(isAnnexed
      ? {
          attachments: [
            {
              title: '报告所依据的履职记录',
              blocks: [
                ...(duties.length === 0 ? [] : [tableOf(facts)]),
                ...(unlisted === 0 ? [] : [paragraph(unlistedText(unlisted))]),
              ],
            },
          ],
        }
      : {}),
    blocks: [
      paragraph(
        `按照${REGULATION}第十三条“将履行安全生产工作责任情况列入述职内容”的要求，现将本人（${posts}）${year}年度履行安全生产职责情况报告如下。`,
      ),
      ...parts.flatMap(({ title, sentences }) => [
        heading(1, title),
        ...(sentences.length === 0 ? ['本部分没有填写内容。'] : sentences).map(paragraph),
      ]),
      paragraph(
        `本报告依据截至${dateText(facts.asOf)}的履职记录，于${dateText(facts.signedOn)}由本人签署。`,
      ),
    ],
  };
}
