// 安全生产职责清单: what one leader answers for in a year, to be issued and taken note of.
import { label, type OfficialDocument, paragraph } from '../document.ts';
import { around, type Issue, REGULATION } from './issue.ts';

export interface DutyListFacts {
  readonly region: string;
  readonly year: number;
  readonly leader: string;
  readonly posts: readonly string[];
  readonly portfolio?: string;
  readonly version: number;
  readonly approvedBy: string;
  readonly items: readonly {
    /** 第五条第二项. */
    readonly clause: string;
    readonly duty: string;
    readonly measure: string;
    readonly byReference: boolean;
  }[];
}

export function dutyList(facts: DutyListFacts, issue: Issue): OfficialDocument {
  const { region, year, leader, posts, portfolio, version, approvedBy, items } = facts;
  return {
    ...around('plain', issue),
    title: `${region}${year}年度党政领导干部安全生产职责清单`,
    unbroken: [region],
    blocks: [
      paragraph(
        `根据${REGULATION}和本级分工，经${approvedBy}审定，现将${leader}同志${year}年度安全生产职责列明如下。本清单为第${version}版，职务、分工或者规定变化时重新印发。`,
      ),
      {
        kind: 'table',
        columns: [{ share: 4 }, { share: 10 }, { share: 4 }, { share: 10 }],
        head: [],
        rows: [
          [label('姓名'), leader, label('职务'), posts.join('、')],
          [label('分管领域'), { text: portfolio ?? '无分管领域', span: 3 }],
        ],
      },
      {
        kind: 'table',
        columns: [
          { share: 2.4, align: 'center' },
          { share: 6, align: 'center' },
          { share: 12 },
          { share: 7.6 },
        ],
        head: [['序号', '依据', '职责', '完成要求']],
        rows: items.map(({ clause, duty, measure, byReference }, at) => [
          String(at + 1),
          byReference ? `${clause}（参照）` : clause,
          duty,
          measure,
        ]),
      },
      paragraph('签收表示已知悉本清单内容。'),
      {
        kind: 'table',
        columns: [{ share: 5 }, { share: 9 }, { share: 5 }, { share: 9 }],
        head: [],
        rows: [[label('签收人'), { text: '', lines: 2 }, label('签收日期'), '']],
      },
    ],
  };
}
