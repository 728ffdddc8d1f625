// Accidents: how a grade is found, what is due when, who investigates, and what follows the report.
import type { Chapter, ContentSlide } from '../blocks.ts';
import type { DeckMaterial } from '../shape.ts';
import { cite, markOf, moneySaid } from '../words.ts';

const DECREE = '《生产安全事故报告和调查处理条例》';
const of = (...articles: readonly string[]) => `${DECREE}${articles.join('、')}`;

function gradesSlide({ grades }: DeckMaterial): ContentSlide {
  const above = grades.filter(({ deaths }) => deaths > 0);
  const people = (value: number) => `${value}人`;
  const rows = grades.map((grade, at) => {
    const next = grades[at + 1];
    const least = at === 0;
    const said = (value: number, limit: number | undefined, written = people) => {
      if (limit === undefined) return `${written(value)}以上`;
      return least ? `不满${written(limit)}` : `${written(value)}以上，不满${written(limit)}`;
    };
    return [
      `${grade.name}事故`,
      said(grade.deaths, next?.deaths),
      said(grade.seriousInjuries, next?.seriousInjuries),
      said(grade.directLossWanYuan, next?.directLossWanYuan, moneySaid),
    ];
  });
  return {
    kind: 'content',
    title: '事故分四级，三项指标任何一项达到就算',
    blocks: [
      {
        kind: 'table',
        head: ['等级', '死亡', '重伤（含急性工业中毒）', '直接经济损失'],
        shares: [2, 3, 3.6, 4],
        rows: rows.toReversed(),
      },
      {
        kind: 'cards',
        columns: 3,
        cards: above.map(({ name, deaths }) => ({
          label: '从死亡人数看',
          title: `${deaths}人起：${name}事故`,
          text: `${deaths - 1}人还不到这一级；正好${deaths}人就算。`,
        })),
      },
    ],
    clauses: [of('第三条')],
    notes:
      '“以上”包括本数，“以下”不包括本数。三项分别对照，取最高的一级。失踪人员在规定时间以后按死亡计，此前两种结果都要看。',
  };
}

function stairSlide({ grades }: DeckMaterial): ContentSlide {
  return {
    kind: 'content',
    title: '等级的台阶：每一级由谁调查、报到哪里',
    blocks: [
      {
        kind: 'steps',
        steps: grades.map(({ name, deaths, investigatedBy, reportedUpTo }) => ({
          when: `${name}事故`,
          what: `调查：${investigatedBy}`,
          note: `${deaths === 0 ? '未达到上一级任何一项' : `死亡${deaths}人以上等`}\n逐级上报至${reportedUpTo}`.replace(
            '\n',
            '；',
          ),
        })),
      },
      {
        kind: 'points',
        points: [
          {
            head: '提级调查：',
            text: '上级人民政府认为必要时，可以调查由下级负责调查的事故，等级不变。',
          },
          {
            head: '另有规定：',
            text: '铁路、煤矿、电力、特种设备、民航、水上交通等另有专门规定，由谁调查查原文。',
          },
          {
            head: '等级会变：',
            text: '规定期限内伤亡变化导致等级变化的，上级人民政府可以另行组织调查。',
          },
        ],
      },
    ],
    clauses: [of('第十条', '第十九条', '第二十条')],
    notes:
      '台阶从左到右，一级比一级高。领导干部要记住的是：等级决定由谁调查，但责任怎样定看履职，不看等级。',
  };
}

function reportingSlide({ clocks }: DeckMaterial): ContentSlide {
  const { unitHours, levelHours, changeDays, changeDaysRoadAndFire } = clocks;
  return {
    kind: 'content',
    title: `报告：${unitHours}小时报出，每级不超过${levelHours}小时`,
    blocks: [
      {
        kind: 'steps',
        steps: [
          { when: '立即', what: '现场人员报告本单位负责人', note: '第九条' },
          {
            when: `${unitHours}小时内`,
            what: '单位负责人报县级以上有关部门',
            note: '第九条',
          },
          {
            when: `每级${levelHours}小时`,
            what: '部门逐级上报，同时报本级人民政府',
            note: '第十一条',
          },
          { when: '立即', what: '政府和部门负责人赶赴现场，组织救援', note: '第十五条' },
          {
            when: `${changeDays}日内`,
            what: `伤亡变化及时补报；道路交通、火灾${changeDaysRoadAndFire}日内`,
            note: '第十三条',
          },
        ].map((step) => ({ ...step, note: `《条例》${step.note}` })),
      },
      {
        kind: 'lead',
        text: '部门、政府、党委三条线各有各的时间。迟报、漏报、谎报、瞒报，领导责任是单独的问责情形。',
      },
    ],
    clauses: [of('第九条', '第十一条', '第十三条', '第十五条'), cite('18.3')],
    notes: `领导干部最容易出问题的是政府和党委这条线：接到报告以后什么时候再往上报，时间要记清楚。数字来自${DECREE}，各地有更严的时限按本地执行。`,
  };
}

function timetableSlide({ clocks }: DeckMaterial): ContentSlide {
  const {
    reportDays,
    reportExtensionDays,
    approvalDays,
    approvalDaysEspeciallySerious,
    approvalExtensionDays,
    evaluationMonths,
  } = clocks;
  return {
    kind: 'content',
    title: `调查：${reportDays}日交报告，批复后${evaluationMonths}个月内评估`,
    blocks: [
      {
        kind: 'steps',
        steps: [
          { when: '事故发生', what: '成立调查组，确定组长单位', note: '起算之日' },
          {
            when: `${reportDays}日内`,
            what: '提交调查报告',
            note: `可延长，最长${reportExtensionDays}日；技术鉴定时间不计入`,
          },
          {
            when: `${approvalDays}日内`,
            what: '政府批复（重大及以下）',
            note: `特别重大${approvalDaysEspeciallySerious}日，可延长${approvalExtensionDays}日`,
          },
          { when: '及时', what: '公布处理情况，落实处理和整改', note: '没有写日数' },
          {
            when: `${evaluationMonths}个月内`,
            what: '评估整改和追责落实，公开结果',
            note: '自批复之日起',
          },
        ],
      },
      {
        kind: 'chart',
        title: '通常情形的法定最长日数（不含延长）',
        labels: ['提交报告', '批复（重大及以下）', '批复（特别重大）'],
        values: [reportDays, approvalDays, approvalDaysEspeciallySerious],
        unit: '日',
        direction: 'bar',
        height: 1.9,
      },
    ],
    clauses: [of('第二十九条', '第三十二条', '第三十四条'), '《安全生产法》第八十六条'],
    notes:
      '时间表从事故发生之日起算；瞒报核实、提级调查等另有起算日。报告批复以前，是否负有领导责任说不清，不能提前下结论。',
  };
}

function sectorsSlide({ clocks, grades }: DeckMaterial): ContentSlide {
  return {
    kind: 'content',
    title: '两个行业的调查期限另有规定',
    blocks: [
      {
        kind: 'table',
        head: ['行业', ...grades.map(({ name }) => name), '依据'],
        shares: [2, ...grades.map(() => 1.5), 5.4],
        centred: grades.map((_, at) => at + 1),
        rows: [
          ['通常', ...grades.map(() => `${clocks.reportDays}日`), of('第二十九条')],
          ...clocks.sectors.map(({ name, days, basis, status }) => [
            name,
            ...days.map((one) => `${one}日`),
            `${basis}${status === 'sourced' ? '' : `（${markOf(status)}）`}`,
          ]),
        ],
      },
      {
        kind: 'lead',
        text: '煤矿事故、瞒报的事故从查实之日起算；提级调查的，从上级调查之日起算。',
      },
    ],
    clauses: [of('第二十九条')],
    notes: '铁路、电力按各自的条例。其他行业的专门规定没有收录的，不推断，办理前查原文。',
  };
}

function afterSlide({ clocks }: DeckMaterial): ContentSlide {
  const { evaluationMonths, evaluationEarliestMonths, listed, listedDays } = clocks;
  return {
    kind: 'content',
    title: '批复以后：整改要评估，查处有督办',
    blocks: [
      {
        kind: 'steps',
        steps: [
          { when: '批复', what: '落实对责任人的处理，落实防范和整改措施' },
          {
            when: `满${evaluationEarliestMonths}个月`,
            what: '结案以后开展评估的最早时间',
            note: '安委办〔2021〕4号',
          },
          {
            when: `${evaluationMonths}个月内`,
            what: '完成评估并公开结果，这一天不能突破',
            note: '《安全生产法》第八十六条',
          },
        ],
      },
      {
        kind: 'table',
        head: ['事故等级', '谁挂牌督办查处'],
        shares: [3, 9],
        rows: listed.map(({ grade, by }) => [`${grade}事故`, by]),
      },
    ],
    clauses: ['《安全生产法》第八十六条'],
    notes: `评估看两件事：责任追究落实没有，防范和整改措施落实没有。挂牌督办的办理期限，通知里写过${listedDays}日，也有按法定时限的，以每次的通知书为准。`,
  };
}

function talksSlide({ talks }: DeckMaterial): ContentSlide {
  return {
    kind: 'content',
    title: '事故多了、大了，谁约谈谁',
    blocks: [
      {
        kind: 'table',
        head: ['情形', '谁约谈', '约谈谁', '核对'],
        shares: [4, 4.2, 3, 1.6],
        rows: talks.map(({ rule, who, whom, status }) => [rule, who, whom, markOf(status)]),
      },
    ],
    clauses: [...new Set(talks.map(({ basis }) => basis.replace(/第.条$/, '')))].slice(0, 1),
    notes:
      '每条线有六种情形，只收录到其中几种；没有列出来的不等于不约谈。约谈是提醒和督促，不是处分，也没有影响期。',
  };
}

export function accidentsChapter(material: DeckMaterial): Chapter {
  return {
    name: '事故',
    slides: [
      {
        kind: 'section',
        number: '延伸',
        title: '事故的等级与时限',
        text: '等级决定由谁调查，时限决定什么时候必须做完。数字来自国务院条例和法律。',
        notes:
          '这一部分不在《规定》里，但追责、免责、约谈都从事故的等级和时间说起，领导干部应当心中有数。',
      },
      gradesSlide(material),
      stairSlide(material),
      reportingSlide(material),
      timetableSlide(material),
      sectorsSlide(material),
      afterSlide(material),
      talksSlide(material),
    ],
  };
}
