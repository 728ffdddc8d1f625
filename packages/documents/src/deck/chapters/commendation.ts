// Chapter 4: who is rewarded, when, and what is looked at first.
import type { Chapter, ContentSlide } from '../blocks.ts';
import type { DeckMaterial } from '../shape.ts';
import { articleOf, cite, citeRange, clauseBlock, sourceNote } from '../words.ts';

function rewardsSlide(material: DeckMaterial): ContentSlide {
  const [prompt, regular] = [articleOf(material, 16), articleOf(material, 17)];
  return {
    kind: 'content',
    title: '两种奖励：及时的和定期的',
    blocks: [
      {
        kind: 'pair',
        share: 0.5,
        left: [clauseBlock(prompt)],
        right: [clauseBlock(regular)],
      },
      {
        kind: 'table',
        head: ['', '及时奖励', '定期奖励'],
        shares: [2, 5, 5],
        rows: [
          ['因为什么', '加强工作、专项重要工作、抢险救护中有显著成绩和重要贡献', '考核中成绩优秀'],
          ['谁来奖', '上级党委和政府', '上级党委和政府'],
          ['怎样奖', '按照有关规定给予表彰奖励', '按照有关规定给予记功或者嘉奖'],
        ],
      },
    ],
    clauses: [cite(16), cite(17)],
    notes: `及时奖励看贡献，不必等到年底；定期奖励看考核。两种奖励都由上级党委和政府按有关规定给予。${sourceNote(regular)}`,
  };
}

function beforehandSlide(): ContentSlide {
  return {
    kind: 'content',
    title: '推荐之前先查三件事',
    blocks: [
      {
        kind: 'cards',
        columns: 3,
        cards: [
          {
            label: cite(14),
            title: '履职情况',
            text: '推荐、评选奖励人选时，应当考察履行安全生产工作职责情况。',
          },
          {
            label: cite(20),
            title: '有没有一票否决',
            text: '因事故被追究领导责任的，在规定时限内取消评优和评选先进的资格。',
            tone: 'seal',
          },
          {
            label: '影响期',
            title: '有没有在案的措施',
            text: '按每一种措施的规定看不得做什么、到什么时候。',
            tone: 'seal',
          },
        ],
      },
      {
        kind: 'points',
        points: [
          { head: '查得清：', text: '列出每一项在案的措施、依据和截止日，不只写“无问题”。' },
          {
            head: '说不清：',
            text: '期限、依据没有查明的，写明说不清和要补什么，不替人下结论。',
          },
        ],
      },
    ],
    clauses: [cite(14), cite(20)],
    notes:
      '奖励错了人，伤的是制度。推荐之前三件事都要查：履职情况、一票否决、影响期。查不清的先补材料。',
  };
}

export function commendationChapter(material: DeckMaterial): Chapter {
  return {
    name: '第四章　表彰奖励',
    slides: [
      {
        kind: 'section',
        number: '第四章',
        title: '表彰奖励',
        text: '做出显著成绩的及时奖，考核优秀的定期奖。',
        notes: `表彰奖励两条（${citeRange(16, 17)}）。责任制不只是追究：干得好的要看得见。`,
      },
      rewardsSlide(material),
      beforehandSlide(),
    ],
  };
}
