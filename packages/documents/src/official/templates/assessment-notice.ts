// 考核结果告知书: to one who was assessed its own result as it was told, why in short, and until when to object (art. 12).
import type { CivilDate } from '@jinze/kernel';
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { dateText } from '../wording.ts';
import { around, byOrgans, type Issue, REGULATION, sentence } from './issue.ts';

export interface AssessmentNoticeFacts {
  readonly year: number;
  readonly subject: string;
  readonly exercise: string;
  readonly scheme: string;
  readonly approved: {
    readonly on: CivilDate;
    readonly organ: string;
    readonly documentNo: string;
  };
  /** With its unit and of how many, or what it lies between. */
  readonly score: string;
  /** Absent where the scheme has none. */
  readonly grade?: string;
  /** What decided beside the points. */
  readonly reasons: readonly string[];
  readonly items: readonly {
    readonly title: string;
    readonly points: string;
    readonly of: string;
    readonly why: string;
  }[];
  readonly missing: readonly string[];
  readonly objection: {
    readonly days: string;
    readonly basis: string;
    /** Absent while the working days of the term are not published. */
    readonly until?: CivilDate;
    readonly contact?: string;
  };
}

const LIST = '分项得分';

function howToObject({ objection }: AssessmentNoticeFacts, issue: Issue): string {
  const { days, basis, until, contact } = objection;
  const term =
    until === undefined
      ? `异议期为${days}，截止日期在国家公布下一年度放假安排后另行告知`
      : `异议期为${days}，至${dateText(until)}`;
  const to = `对结果有异议的，请在异议期内向${byOrgans(issue)}提出，写明理由并附证明材料`;
  return `${term}（${basis}）。${to}${contact === undefined ? '' : `；联系人：${contact}`}。`;
}

export function assessmentNotice(facts: AssessmentNoticeFacts, issue: Issue): OfficialDocument {
  const { year, subject, exercise, scheme, approved, score, grade, reasons, items, missing } =
    facts;
  const result = grade === undefined ? score : `${score}，等次为${grade}`;
  return {
    ...around('red-head', issue, '文件'),
    title: `${byOrgans(issue)}关于告知${subject}${year}年度安全生产责任考核结果的通知`,
    unbroken: [subject],
    blocks: [
      paragraph(
        `根据${REGULATION}第十二条规定，按照${scheme}开展的${exercise}已经评定，并经${approved.organ}${dateText(approved.on)}批准（${approved.documentNo}）。现将${subject}的考核结果告知如下。`,
      ),
      heading(1, '考核结果'),
      paragraph(`${subject}：${sentence(result)}`),
      heading(1, '主要理由'),
      ...reasons.map((text) => paragraph(sentence(text))),
      ...missing.map((text) => paragraph(`尚不清楚：${sentence(text)}`)),
      paragraph(
        items.length === 0 ? '告知时没有留存分项理由，不能列出。' : `各项得分和理由见附件。`,
      ),
      heading(1, '提出异议'),
      paragraph(howToObject(facts, issue)),
    ],
    attachments:
      items.length === 0
        ? []
        : [
            {
              title: LIST,
              blocks: [
                {
                  kind: 'table',
                  columns: [
                    { share: 8 },
                    { share: 4, align: 'center' },
                    { share: 3, align: 'center' },
                    { share: 13 },
                  ],
                  head: [['项目', '得分', '满分', '理由']],
                  rows: items.map((item) => [item.title, item.points, item.of, item.why]),
                },
              ],
            },
          ],
  };
}
