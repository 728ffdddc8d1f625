// Questions on scope, assessment and accountability: what is often got wrong, each with the article that settles it.
import { citedArticle } from '@jinze/kernel';
import { REGULATION } from './instruments.ts';
import type { Draft, QuestionTopic } from './questions.shape.ts';

interface Row {
  readonly id: string;
  readonly article: number;
  readonly topic: QuestionTopic;
  readonly stem: string;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  readonly because: string;
}

const ROWS: readonly Row[] = [
  {
    id: 'scope',
    article: 2,
    topic: 'duties',
    stem: '乡镇（街道）党政领导干部，怎样适用《规定》？',
    right: ['参照执行'],
    wrong: ['直接适用', '不适用', '由本人决定'],
    because:
      '直接适用的是县级以上地方党委和政府领导班子成员；党委工作机关、政府工作部门及相关机构的领导干部，乡镇（街道）党政领导干部，各类开发区管理机构党政领导干部参照执行。',
  },
  {
    id: 'first-responsible',
    article: 4,
    topic: 'duties',
    stem: '谁是本地区安全生产第一责任人？（多选）',
    right: ['党委主要负责人', '政府主要负责人'],
    wrong: ['安全生产分管领导', '应急管理部门主要负责人'],
    because:
      '地方各级党委和政府主要负责人是第一责任人，班子其他成员对分管范围内的安全生产工作负领导责任。',
  },
  {
    id: 'standing-committee',
    article: 7,
    topic: 'duties',
    stem: '党委常委会其他成员的具体安全生产职责，从哪里来？',
    right: ['按照职责分工，由党委文件逐人明确'],
    wrong: ['与党委主要负责人相同', '由应急管理部门分配', '只有发生事故以后才有'],
    because:
      '本条按照职责分工规定了协调支持、动员社会、抓好分管三个方面，没有逐项列出具体职责，须由党委文件明确到人。',
  },
  {
    id: 'who-is-in-charge',
    article: 8,
    topic: 'duties',
    stem: '县级以上政府原则上由谁分管安全生产工作？',
    right: ['担任本级党委常委的政府领导干部'],
    wrong: ['任职时间最短的副职', '政府秘书长', '应急管理部门主要负责人'],
    because: '原则上由担任本级党委常委的政府领导干部分管安全生产工作。',
  },
  {
    id: 'inspection-use',
    article: 11,
    topic: 'assessment',
    stem: '安全生产巡查的结果，作什么用？',
    right: ['作为对领导班子和有关领导干部考核、奖惩和使用的重要参考'],
    wrong: ['只供被巡查地区内部参考', '直接作为处分决定', '只用于确定专项资金'],
    because: '巡查结果是考核、奖惩和使用的重要参考；处分由有权机关按规定程序作出。',
  },
  {
    id: 'assessment-use',
    article: 12,
    topic: 'assessment',
    stem: '对下级党委和政府的安全生产责任考核结果，与什么挂钩？',
    right: ['有关地方党政领导干部的履职评定'],
    wrong: ['企业的信用等级', '下一年度的财政收入', '部门的编制数量'],
    because: '考核结果与有关地方党政领导干部履职评定挂钩。',
  },
  {
    id: 'annual-report',
    article: 13,
    topic: 'assessment',
    stem: '年度考核时，履行安全生产工作责任情况怎样报告？',
    right: ['列入述职内容'],
    wrong: ['另写专题报告，代替述职', '只由分管领导报告', '没有发生事故的不必报告'],
    because:
      '领导班子及其成员在年度考核中，应当按照“一岗双责”要求，将履行安全生产工作责任情况列入述职内容。',
  },
  {
    id: 'candidates',
    article: 14,
    topic: 'assessment',
    stem: '什么时候应当考察领导干部履行安全生产工作职责情况？（多选）',
    right: ['考察拟任人选时', '推荐、评选奖励人选时'],
    wrong: ['只在事故发生以后', '只在本人提出申请时'],
    because: '考察拟任人选、推荐评选奖励人选，都应当考察其履行安全生产工作职责情况。',
  },
  {
    id: 'publication',
    article: 15,
    topic: 'assessment',
    stem: '地方党政领导干部安全生产工作考核结果，应当怎样处理？',
    right: ['定期采取适当方式公布或者通报'],
    wrong: ['一律不公开', '只存入个人档案', '由本人决定是否公开'],
    because: '实行安全生产责任考核情况公开制度。',
  },
  {
    id: 'no-accident',
    article: 18,
    topic: 'accountability',
    stem: '没有发生生产安全事故，会不会被问责？',
    right: ['履行第二章规定的职责不到位的，也应当问责'],
    wrong: ['不会，问责以发生事故为前提', '只有发生重大事故才会', '只问责分管领导'],
    because: '五种情形里，履行职责不到位、阻挠干涉执法或者调查，都不以发生事故为前提。',
  },
  {
    id: 'concealment',
    article: 18,
    topic: 'accountability',
    stem: '下列哪几项属于应当问责的情形？（多选）',
    right: [
      '阻挠、干涉安全生产监管执法或者事故调查处理工作',
      '对迟报、漏报、谎报或者瞒报事故负有领导责任',
    ],
    wrong: ['依法支持有关部门履行职责', '事故调查期间如实提供情况'],
    because:
      '阻挠、干涉执法或者调查处理是第二种情形，对迟报、漏报、谎报、瞒报负有领导责任是第三种情形。',
  },
  {
    id: 'veto',
    article: 20,
    topic: 'accountability',
    stem: '因发生生产安全事故被追究领导责任的，在规定时限内会怎样？（多选）',
    right: ['取消考核评优和评选各类先进的资格', '不得晋升职务、级别或者重用任职'],
    wrong: ['一律免去现任职务', '一律不得参加述职'],
    because:
      '“一票否决”限制的是评优评先和晋升、重用，在相关规定时限内有效；免职等由处理决定另行作出。',
  },
  {
    id: 'heavier',
    article: 21,
    topic: 'accountability',
    stem: '哪一种情况应当从重追究责任？',
    right: ['工作不力导致人员伤亡和经济损失扩大，负有主要领导责任'],
    wrong: ['主动补救，减少了事故损失', '事故发生在上级辖区', '已经调离原岗位'],
    because: '工作不力导致伤亡和损失扩大，或者造成严重社会影响负有主要领导责任的，应当从重。',
  },
  {
    id: 'lighter',
    article: 22,
    topic: 'accountability',
    stem: '主动采取补救措施，减少了事故损失或者挽回了社会不良影响的，怎样处理？',
    right: ['可以从轻、减轻追究责任'],
    wrong: ['应当免予追究责任', '应当从重追究责任', '对追究责任没有影响'],
    because: '用的是“可以”，说的是从轻、减轻，不是免予追究。',
  },
  {
    id: 'exemption',
    article: 23,
    topic: 'accountability',
    stem: '不予追究领导责任，要查实全面做到哪几项？（多选）',
    right: [
      '履行了本规定第二章所规定职责',
      '履行了法律法规规定有关职责',
      '落实了党委和政府有关工作部署',
    ],
    wrong: ['辖区当年考核优秀', '本人写出情况说明'],
    because:
      '三项缺一不可，都以查实为准；它只对发生生产安全事故的领导责任而言，不免除阻挠调查、瞒报等其他情形。',
  },
  {
    id: 'no-record',
    article: 23,
    topic: 'accountability',
    stem: '核查尽职免责时，某项职责没有找到记录，应当怎样认定？',
    right: ['先核实，没有记录不等于没有履行，也不等于已经履行'],
    wrong: ['直接认定没有履行', '直接认定已经履行', '由本人签字确认即可'],
    because: '条文要求“经查实已经全面履行”；没有记录时说不清，须补充材料或者由核查人作出认定。',
  },
  {
    id: 'lifelong',
    article: 24,
    topic: 'accountability',
    stem: '负有领导责任、失职失责性质恶劣、后果严重，但本人已经退休的，怎样处理？',
    right: ['严格追究责任'],
    wrong: ['不再追究', '只追究现任', '满两年后不再追究'],
    because: '不论是否已调离转岗、提拔或者退休，都应当严格追究其责任。',
  },
  {
    id: 'who-decides',
    article: 26,
    topic: 'accountability',
    stem: '应当问责的，由谁负责？',
    right: ['纪检监察机关、组织人事部门、安全生产监管部门按各自权限和职责分别负责'],
    wrong: ['由事故发生单位负责', '由事故调查组直接作出处分', '由本级政府办公室负责'],
    because: '按照权限和职责分别负责；系统和调查组都不作处分决定。',
  },
];

export function articleDrafts(): readonly Draft[] {
  return ROWS.map(({ id, article, because, ...row }) => {
    const found = REGULATION.articles.find((one) => one.article === article);
    return {
      ...row,
      id: `article.${article}.${id}`,
      explanation: `${citedArticle(String(article))}：${because}`,
      basis: {
        instrument: REGULATION.id,
        article: String(article),
        status: found?.status ?? 'recalled',
      },
    };
  });
}
