// Chapter 5: the five circumstances, the ways of holding to account, and the five rules with their conditions drawn.
import type { Chapter, ConditionsBlock, ContentSlide } from '../blocks.ts';
import type { DeckMaterial } from '../shape.ts';
import { articleOf, cite, citeRange, clauseBlock, sourceNote, withoutStop } from '../words.ts';

interface Rule {
  readonly article: number;
  readonly title: string;
  readonly conditions: ConditionsBlock['conditions'];
  readonly joined: readonly string[];
  readonly result: string;
  readonly tone: 'brand' | 'seal';
  readonly notes: string;
}

/** As the articles have them: what must come together, and what follows. */
const RULES: readonly Rule[] = [
  {
    article: 20,
    title: '一票否决：规定时限内不评优、不晋升、不重用',
    conditions: [
      { title: '发生了生产安全事故', text: `${cite('18.4')}：对发生事故负有领导责任` },
      { title: '被追究领导责任', text: '已经作出处理，不是仅仅被调查' },
    ],
    joined: ['并且'],
    result: '取消评优评先资格，不得晋升职务、级别或者重用任职',
    tone: 'seal',
    notes:
      '本条没有写期限是多长，用的是“在相关规定时限内”，以处理决定和有关规定为准。讲课时不要自行说“一年”“两年”。',
  },
  {
    article: 21,
    title: '从重：损失扩大或者影响严重，负主要领导责任',
    conditions: [
      { title: '工作不力所致', text: '因为工作不力' },
      { title: '后果扩大', text: '人员伤亡和经济损失扩大，或者造成严重社会影响' },
      { title: '主要领导责任', text: '负有主要领导责任' },
    ],
    joined: ['并且', '并且'],
    result: '应当从重追究责任',
    tone: 'seal',
    notes: '三个条件要同时具备。“应当”从重，没有选择余地；但认定“工作不力导致”要有调查依据。',
  },
  {
    article: 22,
    title: '从轻减轻：主动补救，减少损失或者挽回影响',
    conditions: [
      { title: '主动采取补救措施', text: '自己主动，不是被责令以后' },
      { title: '有实际效果', text: '减少了事故损失，或者挽回了社会不良影响' },
    ],
    joined: ['并且'],
    result: '可以从轻、减轻追究责任',
    tone: 'brand',
    notes:
      '“可以”不是“应当”，从轻、减轻也不是免予追究。把补救的时间、措施、效果记清楚，认定时才有依据。',
  },
  {
    article: 23,
    title: '尽职免责：三项全面做到，并且经过查实',
    conditions: [
      { title: '第二章的职责', text: '全面履行了本规定第二章所规定职责' },
      { title: '法律法规的职责', text: '全面履行了法律法规规定有关职责' },
      { title: '工作部署', text: '全面落实了党委和政府有关工作部署' },
    ],
    joined: ['并且', '并且'],
    result: '经查实，不予追究领导责任',
    tone: 'brand',
    notes:
      '三项缺一不可，都要查实。没有记录不等于没有履行，也不等于已经履行：先补核，再下结论。它只对职责范围内发生事故的领导责任而言，阻挠调查、瞒报等其他情形不因此免除。',
  },
  {
    article: 24,
    title: '终身问责：调离、提拔、退休都要追究',
    conditions: [
      { title: '负有领导责任', text: '对发生生产安全事故负有领导责任' },
      { title: '性质恶劣', text: '失职失责性质恶劣' },
      { title: '后果严重', text: '造成的后果严重' },
    ],
    joined: ['并且', '并且'],
    result: '不论是否已调离转岗、提拔或者退休，都应当严格追究',
    tone: 'seal',
    notes:
      '责任跟着任职时期走，不因为人走了而消失。反过来，不适用本条，也不等于调离以后就不再追究。',
  },
];

function ruleSlide(material: DeckMaterial, rule: Rule): ContentSlide {
  const { article, title, conditions, joined, result, tone, notes } = rule;
  const clause = articleOf(material, article);
  return {
    kind: 'content',
    title,
    blocks: [clauseBlock(clause), { kind: 'conditions', conditions, joined, result, tone }],
    clauses: [cite(article)],
    notes: `${notes}${sourceNote(clause)}`,
  };
}

/** （一）… as the article lists them, without its opening sentence. */
const listed = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('（'))
    .map(withoutStop);

const NEEDS_ACCIDENT = [
  '不以发生事故为前提',
  '不以发生事故为前提',
  '与事故报告有关',
  '以发生事故为前提',
  '由有权机关认定',
];

function circumstancesSlide(material: DeckMaterial): ContentSlide {
  const article = articleOf(material, 18);
  return {
    kind: 'content',
    title: '五种情形应当问责，不出事故也可能被问责',
    blocks: [
      {
        kind: 'table',
        head: ['情形', '条款', '前提'],
        shares: [7.4, 2.6, 3.2],
        serif: [0],
        rows: listed(article.text).map((text, at) => [
          text,
          cite(`18.${at + 1}`),
          NEEDS_ACCIDENT[at] ?? '',
        ]),
      },
      {
        kind: 'lead',
        text: '职责不到位本身就是第一种情形；阻挠、干涉执法或者调查，对迟报、瞒报负有领导责任，都单独成立。',
      },
    ],
    clauses: [cite(18)],
    notes: `五种情形满足一种即可问责。最容易误解的是第一种：没有发生事故，职责履行不到位同样要问责。${sourceNote(article)}`,
  };
}

function waysSlide(material: DeckMaterial): ContentSlide {
  const article = articleOf(material, 19);
  return {
    kind: 'content',
    title: '问责方式：从通报到处分，涉嫌犯罪另案',
    blocks: [
      clauseBlock(article),
      {
        kind: 'cards',
        columns: 4,
        cards: [
          { title: '通报、诫勉', text: '指出问题，警示教育' },
          { title: '停职检查、调整职务', text: '暂停或者改变岗位' },
          { title: '责令辞职、降职、免职', text: '离开或者降低岗位' },
          { title: '处分', text: '党纪处分、政务处分', tone: 'seal' },
        ],
      },
      {
        kind: 'lead',
        text: '采取哪一种，由有权机关根据情况决定；涉嫌职务违法犯罪的，由监察机关依法调查处置。',
      },
    ],
    clauses: [cite(19)],
    notes: `四栏是我们按对岗位的影响归的类，不是法定的轻重顺序。系统只列可以选用的方式和依据，不建议用哪一种。${sourceNote(article)}`,
  };
}

function principleSlide(material: DeckMaterial): ContentSlide {
  const [principle, bodies] = [articleOf(material, 25), articleOf(material, 26)];
  return {
    kind: 'content',
    title: '怎样定责任，由谁来追究',
    blocks: [
      {
        kind: 'pair',
        share: 0.5,
        left: [clauseBlock(principle)],
        right: [clauseBlock(bodies)],
      },
      {
        kind: 'cards',
        columns: 3,
        cards: [
          { title: '岗位职责', text: '当时任什么职、分管什么，以任职文件和分工为准。' },
          { title: '履职情况', text: '按责任清单逐项看，有据的写有据，说不清的写说不清。' },
          { title: '履职条件', text: '人员、经费、权限是否具备，一并考虑。' },
        ],
      },
    ],
    clauses: [cite(25), cite(26)],
    notes: `合理确定责任要看三样：岗位职责、履职情况、履职条件。履职条件不具备是定责时考虑的因素，不能代替${cite(23)}的条件。${sourceNote(principle)}${sourceNote(bodies)}`,
  };
}

export function accountabilityChapter(material: DeckMaterial): Chapter {
  return {
    name: '第五章　责任追究',
    slides: [
      {
        kind: 'section',
        number: '第五章',
        title: '责任追究',
        text: '五种情形，八类方式，五条规则。先看条件，再看结论。',
        notes: `责任追究一章（${citeRange(18, 26)}）要讲准确：每一条的条件是什么，少一个条件还适不适用。`,
      },
      circumstancesSlide(material),
      waysSlide(material),
      {
        kind: 'content',
        title: '五条规则一览',
        blocks: [
          {
            kind: 'table',
            head: ['规则', '条款', '用语', '记住一句'],
            shares: [2.2, 2.2, 2.8, 6],
            rows: [
              ['一票否决', cite(20), '取消、不得', '限的是评优、晋升和重用，期限看有关规定'],
              ['从重追究', cite(21), '应当从重', '工作不力、后果扩大、主要领导责任三者齐备'],
              ['补救从轻', cite(22), '可以从轻、减轻', '要主动，要有效；不是免予追究'],
              ['尽职免责', cite(23), '不予追究', '三项全面做到并经查实'],
              ['终身问责', cite(24), '应当严格追究', '调离、提拔、退休都不影响'],
            ],
          },
          {
            kind: 'lead',
            text: '“应当”没有选择余地，“可以”由有权机关裁量，“不予”以条件全部具备为前提。',
          },
        ],
        clauses: [citeRange(20, 24)],
        notes: '先把五条的用语分清：应当、可以、不予、不得。后面五页逐条画出条件。',
      },
      ...RULES.map((rule) => ruleSlide(material, rule)),
      principleSlide(material),
    ],
  };
}
