// 表彰奖励决定: who is commended for what, after everybody who has to has been asked (art. 14, 16, 17).
import { type OfficialDocument, paragraph } from '../document.ts';
import { around, byOrgans, type Issue, REGULATION, sentence } from './issue.ts';

export interface CommendationFacts {
  readonly kind: 'timely' | 'periodic';
  readonly award: string;
  readonly people: readonly {
    readonly name: string;
    readonly post: string;
    readonly merit: string;
  }[];
  readonly occasion: string;
}

export function commendationDecision(facts: CommendationFacts, issue: Issue): OfficialDocument {
  const { kind, award, people, occasion } = facts;
  const names =
    people.length === 1
      ? `${people[0]?.name ?? ''}同志`
      : `${people[0]?.name ?? ''}等${people.length}名同志`;
  return {
    ...around('red-head', issue, '文件'),
    title: `${byOrgans(issue)}关于给予${names}${award}的决定`,
    unbroken: [names],
    blocks: [
      paragraph(sentence(occasion)),
      paragraph(
        `根据${REGULATION}${kind === 'timely' ? '第十六条' : '第十七条'}和有关规定，决定给予下列同志${award}：`,
      ),
      {
        kind: 'table',
        columns: [
          { share: 2.4, align: 'center' },
          { share: 4, align: 'center' },
          { share: 9 },
          { share: 12.6 },
        ],
        head: [['序号', '姓名', '职务', '主要事迹']],
        rows: people.map(({ name, post, merit }, at) => [String(at + 1), name, post, merit]),
      },
      paragraph('希望受到表彰奖励的同志珍惜荣誉、再接再厉，继续履行好安全生产工作职责。'),
    ],
  };
}
