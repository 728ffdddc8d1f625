// Chapter 1: why there is such a regulation, whom it binds, what it holds to, and who is responsible first.
import type { Chapter, ContentSlide, SectionSlide } from '../blocks.ts';
import type { DeckMaterial } from '../shape.ts';
import { articleOf, cite, citeRange, clauseBlock, sourceNote, writtenDay } from '../words.ts';

/** The six chapters with their first and last article, from the data. */
function outlineOf({ regulation }: DeckMaterial) {
  const chapters = Map.groupBy(regulation.articles, ({ chapter }) => chapter);
  return [...chapters].map(([chapter, articles]) => {
    const numbers = articles.map(({ article }) => article);
    return {
      chapter,
      range: citeRange(Math.min(...numbers), Math.max(...numbers)),
      titles: articles.map(({ title }) => title).join('、'),
      count: articles.length,
    };
  });
}

function opening(): SectionSlide {
  return {
    kind: 'section',
    number: '第一章',
    title: '总则',
    text: '先弄清为什么要有这部党内法规、管到谁、坚持什么原则，再谈各人做什么。',
    notes: `总则四条（${citeRange(1, 4)}）是理解后面各章的钥匙：谁负责、为什么负责、按什么原则负责。`,
  };
}

function outlineSlide(material: DeckMaterial): ContentSlide {
  const { regulation } = material;
  const outline = outlineOf(material);
  return {
    kind: 'content',
    title: `${regulation.articles.length}条分六章，一半以上讲责任怎样落实`,
    blocks: [
      {
        kind: 'table',
        head: ['章', '条款', '条数', '讲什么'],
        shares: [2.4, 3.4, 0.9, 7.5],
        centred: [2],
        rows: outline.map(({ chapter, range, count, titles }) => [
          chapter.replace(' ', '　'),
          range,
          String(count),
          titles,
        ]),
      },
    ],
    clauses: [citeRange(1, regulation.articles.length)],
    notes: `${regulation.issuers.join('、')}印发，文号${regulation.number}，自${writtenDay(regulation.effectiveFrom)}起施行。先让学员看全貌：第二章定职责，第三章查落实，第四章奖，第五章罚，首尾相扣。`,
  };
}

function purposeSlide(material: DeckMaterial): ContentSlide {
  const purpose = articleOf(material, 1);
  return {
    kind: 'content',
    title: '目的：让党政领导干部把安全责任真正担起来',
    blocks: [
      clauseBlock(purpose),
      {
        kind: 'cards',
        columns: 3,
        cards: [
          { title: '加强领导', text: '党委、政府对安全生产工作的领导，不只是部门的业务。' },
          { title: '健全责任制', text: '责任落到人、落到岗位，能查能考能追究。' },
          { title: '安全发展', text: '把安全放进发展的前提里，而不是放在发展的后面。' },
        ],
      },
    ],
    clauses: [cite(1)],
    notes: `讲清楚三层：加强领导、健全责任制、树立安全发展理念。${sourceNote(purpose)}`,
  };
}

function scopeSlide(material: DeckMaterial): ContentSlide {
  const scope = articleOf(material, 2);
  return {
    kind: 'content',
    title: '适用范围：直接适用与参照执行',
    blocks: [
      {
        kind: 'pair',
        share: 0.42,
        left: [
          {
            kind: 'cards',
            columns: 1,
            cards: [
              {
                label: '直接适用',
                title: '县级以上地方党委和政府领导班子成员',
                text: '统称“地方党政领导干部”。',
                tone: 'brand',
              },
            ],
          },
          clauseBlock({
            ...scope,
            text: '县级以上党委、政府领导班子成员直接适用，其余参照执行。',
          }),
        ],
        right: [
          {
            kind: 'cards',
            columns: 1,
            cards: [
              {
                label: '参照执行',
                title: '党委工作机关、政府工作部门及相关机构的领导干部',
                text: '按分管范围对照相近条款，由本级文件明确。',
              },
              {
                label: '参照执行',
                title: '乡镇（街道）党政领导干部',
                text: '没有全会、预算等条件的要点，由本级文件确定怎样落实。',
              },
              {
                label: '参照执行',
                title: '各类开发区管理机构党政领导干部',
                text: '按授权范围对照执行。',
              },
            ],
          },
        ],
      },
    ],
    clauses: [cite(2)],
    notes: `请学员先找到自己的位置：县级以上班子成员直接适用；部门、乡镇（街道）、开发区参照执行。参照执行不等于可以不执行，要由本级文件把条款落到具体岗位。${sourceNote(scope)}`,
  };
}

function thoughtSlide(material: DeckMaterial): ContentSlide {
  const thought = articleOf(material, 3);
  return {
    kind: 'content',
    title: '红线：发展决不能以牺牲安全为代价',
    blocks: [
      clauseBlock(thought),
      {
        kind: 'steps',
        steps: [
          { when: '巡查督查', what: '查责任措施是否推动落实', note: citeRange(10, 11) },
          { when: '考核考察', what: '评价工作，了解干部', note: citeRange(12, 15) },
          { when: '激励惩戒', what: '做得好的奖，失职的追', note: citeRange(16, 24) },
        ],
      },
    ],
    clauses: [cite(3)],
    notes: `指导思想落在三个抓手上：巡查督查、考核考察、激励惩戒，对应后面三章。${sourceNote(thought)}`,
  };
}

function principlesSlide(material: DeckMaterial): ContentSlide {
  const principle = articleOf(material, 4);
  return {
    kind: 'content',
    title: '十六字原则与“三管三必须”',
    blocks: [
      {
        kind: 'cards',
        columns: 4,
        cards: [
          { title: '党政同责', text: '党委和政府都负责。', tone: 'brand' },
          { title: '一岗双责', text: '抓业务的同时抓安全。', tone: 'brand' },
          { title: '齐抓共管', text: '各方面形成合力。', tone: 'brand' },
          { title: '失职追责', text: '没有尽责就要追究。', tone: 'brand' },
        ],
      },
      {
        kind: 'cards',
        columns: 3,
        cards: [
          { title: '管行业必须管安全', text: '行业主管部门管本行业的安全。' },
          { title: '管业务必须管安全', text: '安排业务时一并安排安全。' },
          { title: '管生产经营必须管安全', text: '生产经营活动同时负安全责任。' },
        ],
      },
      {
        kind: 'lead',
        text: '没有列为“安全部门”的，同样有安全责任：分管什么，就管好什么的安全。',
      },
    ],
    clauses: [cite(4)],
    notes: `十六字原则和三个“必须”是全文的总纲。可以请学员说一说自己分管的行业，安全责任在哪里。${sourceNote(principle)}`,
  };
}

function responsibleSlide(material: DeckMaterial): ContentSlide {
  const principle = articleOf(material, 4);
  return {
    kind: 'content',
    title: '两个第一责任人，其他成员负领导责任',
    blocks: [
      clauseBlock(principle),
      {
        kind: 'cards',
        columns: 3,
        cards: [
          { label: cite(5), title: '党委主要负责人', text: '第一责任人', tone: 'brand' },
          { label: cite(6), title: '政府主要负责人', text: '第一责任人', tone: 'brand' },
          {
            label: citeRange(7, 9),
            title: '班子其他成员',
            text: '对分管范围内的安全生产工作负领导责任',
          },
        ],
      },
    ],
    clauses: [cite(4)],
    notes: `第一责任人是两个人，不是一个人；分管领导、其他领导不因为有第一责任人而减轻责任。${sourceNote(principle)}`,
  };
}

export function generalChapter(material: DeckMaterial): Chapter {
  return {
    name: '第一章　总则',
    slides: [
      opening(),
      outlineSlide(material),
      purposeSlide(material),
      scopeSlide(material),
      thoughtSlide(material),
      principlesSlide(material),
      responsibleSlide(material),
    ],
  };
}
