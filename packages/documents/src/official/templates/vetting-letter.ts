// 干部考察安全生产情况的复函: what the office’s letter states of the people it was asked about, in the letter’s own words (art. 14).
import type { CivilDate } from '@jinze/kernel';
import { type Block, heading, type OfficialDocument, paragraph } from '../document.ts';
import { dateText } from '../wording.ts';
import { around, byOrgans, type Issue, listedUnder, REGULATION, sentence } from './issue.ts';

export interface VettedPerson {
  readonly name: string;
  readonly post: string;
  readonly answer: string;
  readonly reasons: readonly string[];
  /** What the records do not answer. */
  readonly missing: readonly string[];
  readonly forJudgement: readonly string[];
  /** Posts, years, accidents and commendations as they were found. */
  readonly onRecord: readonly string[];
}

export interface VettingFacts {
  readonly requestNumber: string;
  readonly purpose: string;
  readonly askedFor: CivilDate;
  readonly validUntil: CivilDate;
  readonly counts: {
    readonly names: number;
    readonly barred: number;
    readonly cannotTell: number;
    readonly toJudge: number;
    readonly clear: number;
  };
  /** In the order of the list; empty where the list is too long for a letter and goes with it as an annex. */
  readonly people: readonly VettedPerson[];
}

const personBlocks = ({ name, post, ...said }: VettedPerson): Block[] => [
  heading(2, `${name}（${post}）：${said.answer}`),
  ...listedUnder('理由', said.reasons),
  ...listedUnder('缺少的材料', said.missing),
  ...listedUnder('供研判', said.forJudgement),
  ...listedUnder('在案事实', said.onRecord),
];

const saysMore = ({ reasons, missing, forJudgement, onRecord }: VettedPerson) =>
  reasons.length + missing.length + forJudgement.length + onRecord.length > 0;

function answerBlocks(people: readonly VettedPerson[]): Block[] {
  if (people.length === 0) return [paragraph('逐人答复见随函所附名单（电子表格）。')];
  const detailed = people.filter(saysMore);
  return [
    {
      kind: 'table',
      columns: [
        { share: 3, align: 'center' },
        { share: 5, align: 'center' },
        { share: 12 },
        { share: 8 },
      ],
      head: [['序号', '姓名', '单位和职务', '答复']],
      rows: people.map(({ name, post, answer }, at) => [String(at + 1), name, post, answer]),
    },
    ...(detailed.length === 0
      ? []
      : [heading(1, '逐人情况'), ...detailed.flatMap((one) => personBlocks(one))]),
  ];
}

/** Of whom there is nobody nothing is said. */
const countsOf = ({ barred, cannotTell, toJudge, clear }: VettingFacts['counts']): string =>
  (
    [
      ['有在案限制的', barred],
      ['尚不能确定的', cannotTell],
      ['没有在案限制、有事项供研判的', toJudge],
      ['没有在案限制、也没有事项供研判的', clear],
    ] as const
  )
    .flatMap(([which, count]) => (count === 0 ? [] : [`${which}${count}人`]))
    .join('，');

export function vettingLetter(facts: VettingFacts, issue: Issue): OfficialDocument {
  const { requestNumber, purpose, askedFor, validUntil, counts, people } = facts;
  const [only] = counts.names === 1 ? people : [];
  const whom = only === undefined ? `${counts.names}名人选` : `${only.name}同志`;
  return {
    ...around('letter', issue),
    title: `${byOrgans(issue)}关于${whom}安全生产情况的复函`,
    ...(only === undefined ? {} : { unbroken: [whom] }),
    blocks: [
      paragraph(
        `关于${purpose}事项的来函（${requestNumber}）收悉。根据${REGULATION}第十四条规定，现将${only === undefined ? `名单所列${counts.names}人` : whom}截至${dateText(askedFor)}在本系统登记的安全生产方面情况函复如下。`,
      ),
      heading(1, '答复'),
      paragraph(sentence(countsOf(counts))),
      ...answerBlocks(people),
      heading(1, '说明'),
      paragraph(
        '本函只说明安全生产方面的登记事实；立案和处分处理情况由纪检监察机关另行答复；是否使用由组织部门决定。“没有在案的限制”不是推荐意见，“尚不能确定”是登记的材料不足以判断，不表示存在问题。',
      ),
      paragraph(`本函有效至${dateText(validUntil)}。`),
      paragraph('特此函复。'),
    ],
  };
}
