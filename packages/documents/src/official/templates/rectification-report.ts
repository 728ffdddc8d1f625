// 整改情况报告: item by item what was found, done and is still open; goes upwards, signed by who answers for it.
import type { CivilDate } from '@jinze/kernel';
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { dateText } from '../wording.ts';
import { around, byOrgans, type Issue, sentence } from './issue.ts';

export interface RectificationFacts {
  readonly round: string;
  readonly feedbackOn: CivilDate;
  readonly signatories: readonly string[];
  readonly items: readonly {
    readonly finding: string;
    readonly leader: string;
    readonly measures: string;
    readonly state: '已完成' | '正在整改' | '未启动';
    readonly due: CivilDate;
  }[];
  readonly next: readonly string[];
}

export function rectificationReport(facts: RectificationFacts, issue: Issue): OfficialDocument {
  const { round, feedbackOn, items, next } = facts;
  const states = (['已完成', '正在整改', '未启动'] as const)
    .map((state) => ({ state, count: items.filter((item) => item.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${state}${count}项`);
  return {
    ...around('red-head', issue, '文件'),
    signatories: facts.signatories,
    title: `${byOrgans(issue)}关于${round}反馈问题整改情况的报告`,
    blocks: [
      paragraph(
        `${dateText(feedbackOn)}收到${round}反馈意见后，逐项制定措施，明确责任和时限。反馈问题共${items.length}项${states.length === 0 ? '' : `，截至报告之日${states.join('，')}`}。现将整改情况报告如下。`,
      ),
      heading(1, '逐项整改情况'),
      {
        kind: 'table',
        columns: [
          { share: 2.2, align: 'center' },
          { share: 6 },
          { share: 7.8 },
          { share: 3.6, align: 'center' },
          { share: 3.6, align: 'center' },
          { share: 4.8, align: 'center' },
        ],
        head: [['序号', '反馈问题', '整改措施', '责任领导', '进展', '时限']],
        rows: items.map(({ finding, measures, leader, state, due }, at) => [
          String(at + 1),
          finding,
          measures,
          leader,
          state,
          due.replaceAll('-', '.'),
        ]),
      },
      heading(1, '下一步工作'),
      ...next.map((text) => heading(2, sentence(text))),
      paragraph('特此报告。'),
    ],
  };
}
