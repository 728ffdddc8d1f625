// How a notice is worded from its source, as a proposal. Pure.
import { type GradeOrder, INSPECTION_BLOCKS, type NoticeTable } from '@jinze/contracts';
import { chineseNumber, documentDate } from '@jinze/kernel';
import type { AccidentForCase } from '../accidents/index.ts';
import type { FeedbackForNotice } from '../inspections/index.ts';
import { BLANK, gradeParagraphs, resultParagraphs } from './grade-list.ts';
import type { FinalResults } from './publication.context.ts';

export interface Wording {
  readonly title: string;
  readonly body: string;
  readonly tables: NoticeTable[];
}

export const plain = (title: string, ...paragraphs: readonly string[]): Wording => ({
  title,
  body: paragraphs.filter((part) => part !== '').join('\n'),
  tables: [],
});

const ORDER_WORDS: Readonly<Record<GradeOrder, string>> = {
  administrative: '按行政区划顺序排列',
  result: '按考核结果由高到低排列',
};
const USUAL_GRADES = ['优秀', '良好', '合格', '不合格'];

/** Without a result nothing is said of anybody. */
export function assessmentWords(
  of: { readonly name: string; readonly year: number; readonly order: GradeOrder },
  results: FinalResults | undefined,
): Wording {
  const { name, year, order } = of;
  const by =
    results === undefined
      ? '经批准'
      : `经${results.exercise.approval.organ}批准（${results.exercise.approval.documentNo}）`;
  return plain(
    `关于${name}${year}年度安全生产工作考核结果的通报`,
    `根据《地方党政领导干部安全生产责任制规定》，对各地、各单位${year}年度安全生产工作进行了考核。${by}，现将结果通报如下（${ORDER_WORDS[order]}）：`,
    results === undefined
      ? gradeParagraphs(USUAL_GRADES.map((grade) => ({ grade, bodies: null })))
      : resultParagraphs(results, order),
  );
}

type Found = FeedbackForNotice['findings'][number];

function totalsOf(findings: readonly Found[]): string {
  const count = (which: (one: Found) => boolean) => findings.filter(which).length;
  return findings.length === 0
    ? '没有发现需要反馈的问题。'
    : `共发现问题 ${findings.length} 项，其中重大隐患 ${count(({ kind }) => kind === 'hazard')} 项、弄虚作假 ${count(({ kind }) => kind === 'untrue-record')} 项、屡查屡犯 ${count(({ isRepeat }) => isRepeat)} 项。`;
}

const again = ({ isRepeat }: Found) => (isRepeat ? '属屡查屡犯。' : '');

/** What stands in paragraphs; the rest of a long list is a table. */
const LONGEST_BODY = 15_000;

/** In the order of the blocks; who is responsible, evidence and complaints are none of the public's. */
export function feedbackWords(feedback: FeedbackForNotice | undefined, name: string): Wording {
  if (feedback === undefined)
    return plain(
      `关于${name}安全生产巡查反馈意见的公告`,
      '经批准，现将巡查反馈意见公布如下：',
      BLANK,
    );
  const { inspectedName, fromDay, toDay, deliveredOn, findings } = feedback;
  const inOrder = INSPECTION_BLOCKS.flatMap((block) =>
    findings.filter((one) => one.block === block),
  );
  const numbered = inOrder.map((one, index) => ({ ...one, number: index + 1 }));
  const head = [
    `${documentDate(fromDay)}至${documentDate(toDay)}，巡查组对${inspectedName}党委和政府安全生产工作进行了巡查${deliveredOn === null ? '' : `，${documentDate(deliveredOn)}反馈了巡查意见`}。经批准，现将反馈意见公布如下：`,
    totalsOf(findings),
  ];
  const title = `关于${inspectedName}安全生产巡查反馈意见的公告`;
  const blocks = [...Map.groupBy(numbered, ({ blockWords }) => blockWords)].map(
    ([words, those], index) =>
      [
        `${chineseNumber(index + 1)}、${words}`,
        ...those.map(
          (one) =>
            `${one.number}．${one.organName}：${one.facts}（${one.kindWords}，${one.clause}）${again(one)}`,
        ),
      ].join('\n'),
  );
  const whole = plain(title, ...head, ...blocks);
  if (whole.body.length <= LONGEST_BODY) return whole;
  return {
    ...plain(title, ...head, '各项问题见附表。'),
    tables: [
      {
        caption: '巡查发现的问题',
        head: ['序号', '方面', '单位', '问题', '种类', '条款'],
        rows: numbered.map((one) => [
          String(one.number),
          one.blockWords,
          one.organName,
          `${one.facts}${again(one)}`,
          one.kindWords,
          one.clause,
        ]),
      },
    ],
  };
}

export function accidentWords(
  accident: AccidentForCase,
  kind: 'investigation-report' | 'evaluation',
): Wording {
  const when = documentDate(accident.occurredOn);
  const approved = accident.reportApproved;
  const by =
    approved === null
      ? ''
      : `${documentDate(approved.on)}，${approved.by ?? '有关人民政府'}批复了事故调查报告${approved.documentNo === null ? '' : `（${approved.documentNo}）`}。`;
  return kind === 'investigation-report'
    ? plain(
        `关于公布${accident.name}调查报告的公告`,
        `${when}，${accident.regionName}发生${accident.name}。${by}`,
        '根据《中华人民共和国安全生产法》第八十六条，现将事故调查报告予以公布。',
        '附件：事故调查报告',
      )
    : plain(
        `关于公布${accident.name}防范和整改措施落实情况评估报告的公告`,
        `${when}，${accident.regionName}发生${accident.name}。${by}`,
        '根据《中华人民共和国安全生产法》第八十六条，对事故防范和整改措施的落实情况进行了评估，现将评估结果予以公布。',
        '附件：评估报告',
      );
}
