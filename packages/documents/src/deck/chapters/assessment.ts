// Chapter 3: three systems, three inclusions, and what becomes of a result.
import type { Chapter, ContentSlide } from '../blocks.ts';
import type { DeckMaterial } from '../shape.ts';
import { articleOf, cite, citeRange, clauseBlock, sourceNote } from '../words.ts';

interface Told {
  readonly article: number;
  readonly title: string;
  readonly cards: readonly (readonly [title: string, text: string])[];
  readonly notes: string;
}

/** The articles of the chapter in the order they are taught: systems first, then what they are included in. */
const TOLD: readonly Told[] = [
  {
    article: 11,
    title: '巡查制度：上级看下级，看责任措施落没落实',
    cards: [
      ['谁查谁', '地方各级党委和政府对下级党委和政府。'],
      ['查什么', '安全生产责任措施是否推动落实。'],
      ['结果怎么用', '考核、奖惩和使用干部的重要参考。'],
    ],
    notes:
      '巡查的对象是党委和政府，不只是部门。发现的问题要反馈、整改、复核，结果归入考核、奖惩和使用。',
  },
  {
    article: 12,
    title: '考核制度：全面评价，与履职评定挂钩',
    cards: [
      ['谁考谁', '上级对下级党委和政府。'],
      ['考什么', '安全生产工作情况，全面评价，不只看事故数。'],
      ['结果怎么用', '与有关领导干部履职评定挂钩。'],
    ],
    notes: '“全面评价”四个字要讲透：没有事故不等于工作做到了，发生事故也不等于什么都没做。',
  },
  {
    article: 15,
    title: '公开制度：考核结果定期公布或者通报',
    cards: [
      ['公开什么', '地方党政领导干部安全生产工作考核结果。'],
      ['怎样公开', '定期，采取适当方式公布或者通报。'],
      ['公开之前', '核对事实，听取本人意见，审批后发布。'],
    ],
    notes:
      '公开是为了接受监督。公布什么范围、什么方式由有权机关决定；先核实再公开，公开以后能更正。',
  },
  {
    article: 10,
    title: '纳入督查督办：与中心工作一并检查',
    cards: [
      ['不另起炉灶', '放进党委和政府督查督办，一并督促检查。'],
      ['看落实', '上级部署、会议决定、问题整改有没有结果。'],
      ['减负担', '能一并查的不单独查，已有的材料不重复要。'],
    ],
    notes: '“一并进行督促检查”既是加强，也是减负：不为安全生产单独再设一套检查报表。',
  },
  {
    article: 13,
    title: '纳入各类考核和述职',
    cards: [
      ['四类考核', '年度、目标责任、绩效和其他考核都要考。'],
      ['作为参考', '是确定考核结果的重要参考。'],
      ['列入述职', '班子及其成员年度述职写履行责任情况。'],
    ],
    notes: '述职写自己的：按责任清单逐项写做了什么、还差什么，不抄工作总结。',
  },
  {
    article: 14,
    title: '纳入干部考察：用人和评奖都要看',
    cards: [
      ['考察拟任人选', '党委组织部门考察履行安全生产职责情况。'],
      ['推荐评选奖励', '有关部门同样应当考察。'],
      ['怎样提供', '依据在案的事实出具意见，说不清的写明说不清。'],
    ],
    notes:
      '这一条把安全履职与进退留转连在一起。提供意见要有依据，不能凭印象；没有记录的如实写没有记录。',
  },
];

function toldSlide(material: DeckMaterial, { article, title, cards, notes }: Told): ContentSlide {
  const clause = articleOf(material, article);
  return {
    kind: 'content',
    title,
    blocks: [
      clauseBlock(clause),
      {
        kind: 'cards',
        columns: 3,
        cards: cards.map(([head, text]) => ({ title: head, text })),
      },
    ],
    clauses: [cite(article)],
    notes: `${notes}${sourceNote(clause)}`,
  };
}

const card = (article: number, title: string, text: string) => ({
  label: cite(article),
  title,
  text,
});

function glanceSlide(): ContentSlide {
  return {
    kind: 'content',
    title: '三项制度，三个纳入',
    blocks: [
      { kind: 'lead', text: '三项制度' },
      {
        kind: 'cards',
        columns: 3,
        cards: [
          { ...card(11, '巡查制度', '查下级党委和政府的责任措施'), tone: 'brand' },
          { ...card(12, '考核制度', '全面评价，与履职评定挂钩'), tone: 'brand' },
          { ...card(15, '公开制度', '定期公布或者通报考核结果'), tone: 'brand' },
        ],
      },
      { kind: 'lead', text: '三个纳入' },
      {
        kind: 'cards',
        columns: 3,
        cards: [
          card(10, '纳入督查督办', '与中心工作一并督促检查'),
          card(13, '纳入考核和述职', '各类考核都考，述职都要写'),
          card(14, '纳入干部考察', '拟任人选、奖励人选都要考察'),
        ],
      },
    ],
    clauses: [citeRange(10, 15)],
    notes:
      '上排是专门的制度，下排是放进已有的工作里一起做。两排合起来，既有专门的尺子，又不另搞一套。',
  };
}

function usesSlide(): ContentSlide {
  return {
    kind: 'content',
    title: '结果用到哪里：从一张清单到干部使用',
    blocks: [
      {
        kind: 'steps',
        steps: [
          { when: '清单', what: '职责逐项明确', note: citeRange(5, 9) },
          { when: '履行', what: '部署、检查、解决问题' },
          { when: '查考', what: '督查、巡查、考核', note: citeRange(10, 12) },
          { when: '公开', what: '公布或者通报', note: cite(15) },
          { when: '使用', what: '评定、考察、奖励、追究', note: citeRange(13, 24) },
        ],
      },
      {
        kind: 'points',
        points: [
          {
            head: '看事实：',
            text: '用的是已有的会议、文件和处置记录，不以另写的材料多少论高低。',
          },
          {
            head: '分开看：',
            text: '对地区的评价和对个人的评价分开，不用地区的结果代替个人。',
          },
          { head: '能更正：', text: '本人可以陈述和异议，查实有误的更正并说明。' },
        ],
      },
    ],
    clauses: [citeRange(10, 15)],
    notes:
      '请学员沿着箭头想一想：哪一段在自己单位是断的。清单没有落到人，后面的考核、考察就没有依据。',
  };
}

export function assessmentChapter(material: DeckMaterial): Chapter {
  return {
    name: '第三章　考核考察',
    slides: [
      {
        kind: 'section',
        number: '第三章',
        title: '考核考察',
        text: '三项制度管“查、考、公开”，三个纳入管“放进哪里一起看”。',
        notes: `考核考察一章（${citeRange(10, 15)}）回答一个问题：责任写下来以后，谁来看、怎么看、看了以后怎么用。`,
      },
      glanceSlide(),
      ...TOLD.map((told) => toldSlide(material, told)),
      usesSlide(),
    ],
  };
}
