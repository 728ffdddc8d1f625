// Published investigations: what they found of bodies and posts, and the article each post's duties stand in.
import type { Block, Chapter, ContentSlide } from '../blocks.ts';
import { fitsTogether } from '../place.ts';
import type { DeckCase, DeckMaterial } from '../shape.ts';
import { cite, moneySaid, writtenDay } from '../words.ts';

interface Line {
  readonly posts: readonly string[];
  readonly failure: string;
  readonly measures: string;
  readonly articles: readonly number[];
}

/** Posts of which a report says the same stand on one line. */
function linesOf({ posts }: DeckCase): readonly Line[] {
  const same = Map.groupBy(posts, ({ failure, measures }) => `${failure}\n${measures.join('、')}`);
  return [...same.values()].map((own) => ({
    posts: own.map(({ post }) => post),
    failure: own[0]?.failure ?? '',
    measures: own[0]?.measures.join('、') ?? '',
    articles: [...new Set(own.flatMap(({ article }) => article ?? []))].toSorted((a, b) => a - b),
  }));
}

/** `2024年江西新余…` without the marks that make the name of an accident too long for a title. */
const shortName = ({ name }: DeckCase) =>
  name.replace(/特别重大|重大|较大|一般/, '').replace(/有限公司/, '');

function factsSaid({
  deaths,
  lossWanYuan,
  grade,
  investigatedBy,
  occurredOn,
  publishedOn,
}: DeckCase) {
  const numbers = [
    ...(deaths === null ? [] : [`死亡${deaths}人`]),
    ...(lossWanYuan === null ? [] : [`直接经济损失${moneySaid(lossWanYuan)}`]),
  ].join('，');
  return `${writtenDay(occurredOn)}，${numbers}，${grade}事故。调查：${investigatedBy}；报告公布：${writtenDay(publishedOn)}。`;
}

function caseSlide(one: DeckCase): ContentSlide {
  const lines = linesOf(one);
  const articles = [...new Set(lines.flatMap((line) => line.articles))].toSorted((a, b) => a - b);
  const blocks: readonly Block[] = [
    { kind: 'lead', text: factsSaid(one) },
    {
      kind: 'table',
      head: ['职务', '报告认定的问题', '处理', '对照'],
      shares: [4.2, 4.8, 2.6, 1.6],
      rows: lines.map(({ posts, failure, measures, articles: own }) => [
        posts.join('；'),
        failure,
        measures,
        own.length === 0 ? '—' : own.map((article) => cite(article)).join('\n'),
      ]),
    },
  ];
  const asked: Block = {
    kind: 'lead',
    text: `想一想：对照${articles.map((article) => cite(article)).join('、')}，哪一项当时做实了，问题就能早一步发现？`,
  };
  const reminded = [...blocks, asked];
  return {
    kind: 'content',
    title: shortName(one),
    blocks: fitsTogether(reminded) ? reminded : blocks,
    clauses: [
      ...articles.map((article) => cite(article)),
      ...(one.concealed.length === 0 ? [] : [cite('18.3')]),
    ],
    notes: `只列公开报告写明问题和处理的职务，名单不完整，没有列出的不等于没有责任。“对照”一栏是按职务列的条款，不是报告的认定。${one.concealed.length === 0 ? '' : `报告认定有${one.concealed.join('、')}：组织者和受指使者处理不同。`}${one.remark}讨论：如果是您在这个岗位，当时手里应当有哪一项记录？`,
  };
}

function wordsSlide({ cases }: DeckMaterial): ContentSlide {
  const withDeaths = cases.filter(({ deaths }) => deaths !== null);
  const failures = cases.flatMap(({ posts }) => posts.map(({ failure }) => failure));
  const count = (pattern: RegExp) => failures.filter((one) => pattern.test(one)).length;
  return {
    kind: 'content',
    title: '先看全貌：报告里反复出现的几个词',
    blocks: [
      {
        kind: 'pair',
        share: 0.5,
        left: [
          {
            kind: 'chart',
            title: '所选事故的死亡人数',
            labels: withDeaths.map(
              (one) => `${one.occurredOn.slice(0, 4)}年${one.name.slice(0, 4)}`,
            ),
            values: withDeaths.map(({ deaths }) => deaths ?? 0),
            unit: '人',
            direction: 'bar',
            height: 4.2,
          },
        ],
        right: [
          {
            kind: 'table',
            head: ['报告的用语', '出现在几个职务的认定里'],
            shares: [5, 4],
            centred: [1],
            rows: [
              ['失管、失察、失职', String(count(/失管|失察|失职/))],
              ['不力、不到位、滞后', String(count(/不力|不到位|滞后/))],
              ['不足、疏漏、重部署轻落实', String(count(/不足|疏漏|重部署轻落实/))],
              ['谎报、瞒报、转移藏匿', String(count(/谎报|瞒报|藏匿/))],
            ],
          },
          {
            kind: 'lead',
            text: '认定的是“做没做、督没督、查没查”，不是“出没出事”。',
          },
        ],
      },
    ],
    clauses: [cite(18)],
    notes: `所选${cases.length}起，都有公布的报告和官方认定的等级，至少两个职务写明了问题和处理；来源存疑的已经排除。用语的个数只说明这几份报告，不是统计结论。`,
  };
}

function backSlide(): ContentSlide {
  return {
    kind: 'content',
    title: '读完案例，回头问自己三句话',
    blocks: [
      {
        kind: 'cards',
        columns: 3,
        cards: [
          {
            label: cite(4),
            title: '我的责任写清楚了吗',
            text: '职务、分管、清单三样对得上吗？分工变了，清单改了吗？',
          },
          {
            label: cite('18.1'),
            title: '我做的有据可查吗',
            text: '会议、批示、检查、整改，哪一项只有部署、没有结果？',
          },
          {
            label: cite(23),
            title: '今天能说得清吗',
            text: '如果明天出事故，三个方面各能拿出什么？哪一项说不清？',
          },
        ],
      },
      {
        kind: 'lead',
        text: '不是为免责而留痕，是把该做的做到，做了自然说得清。',
      },
    ],
    clauses: [cite(4), cite(18), cite(23)],
    notes: '留三分钟让学员对着自己的责任清单想一遍，不收答案，不点名发言。',
  };
}

export function casesChapter(material: DeckMaterial): Chapter {
  const { cases } = material;
  return {
    name: '案例',
    slides: [
      {
        kind: 'section',
        number: '案例',
        title: '公开报告怎样认定领导责任',
        text: '只用已公布的调查报告，只写机关和职务。看报告认定了什么，再对照条款想一想。',
        notes: '案例用来对照学习，不用来评价任何人。表里没有姓名，名单也不完整。',
      },
      wordsSlide(material),
      ...cases.map(caseSlide),
      backSlide(),
    ],
  };
}
