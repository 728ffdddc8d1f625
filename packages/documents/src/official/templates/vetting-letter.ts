// 干部考察安全生产履职情况的函: the answer to an organisation department about one candidate (art. 14).
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { around, byOrgans, type Issue, REGULATION, sentence } from './issue.ts';

export interface VettingFacts {
  readonly requestNumber: string;
  readonly person: string;
  readonly posts: readonly { readonly post: string; readonly from: string; readonly to: string }[];
  readonly period: string;
  readonly fulfilment: readonly string[];
  readonly accidents: readonly string[];
  readonly accountability: readonly string[];
  readonly bars: readonly string[];
  readonly commendations: readonly string[];
  /** What the records do not answer, and why. */
  readonly unknown: readonly string[];
}

const part = (title: string, texts: readonly string[], none: string) => [
  heading(1, title),
  ...(texts.length === 0
    ? [paragraph(none)]
    : texts.map((text, at) => paragraph(`${at + 1}.${sentence(text)}`))),
];

export function vettingLetter(facts: VettingFacts, issue: Issue): OfficialDocument {
  const { requestNumber, person, posts, period } = facts;
  return {
    ...around('letter', issue),
    title: `${byOrgans(issue)}关于${person}同志履行安全生产工作职责情况的函`,
    unbroken: [`${person}同志`],
    blocks: [
      paragraph(
        `来函（${requestNumber}）收悉。根据${REGULATION}第十四条规定，经查${period}在本系统登记的记录，现将${person}同志履行安全生产工作职责情况函复如下。`,
      ),
      {
        kind: 'table',
        columns: [{ share: 14 }, { share: 7, align: 'center' }, { share: 7, align: 'center' }],
        head: [['任职', '自', '至']],
        rows: posts.map(({ post, from, to }) => [post, from, to]),
      },
      ...part('履行职责情况', facts.fulfilment, '查询期间无登记的职责履行记录。'),
      ...part('涉及生产安全事故情况', facts.accidents, '查询期间无登记的涉及事故情况。'),
      ...part('问责情况', facts.accountability, '查询期间无登记的问责决定。'),
      ...part('影响期情况', facts.bars, '截至复函之日无处于影响期内的登记事项。'),
      ...part('表彰奖励情况', facts.commendations, '查询期间无登记的表彰奖励。'),
      ...part('未能查清的事项', facts.unknown, '无。'),
      paragraph('以上情况供考察时参考。本函所列为登记事实，不代替考察结论。'),
      paragraph('此函。'),
    ],
  };
}
