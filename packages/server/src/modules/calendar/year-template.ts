// The year as it usually runs, as data: what an office may take over, each with the clause it rests on and where its days come from.
import type { CalendarKind } from '@jinze/contracts';
import type { Activity, Level, PostClass } from '@jinze/kernel';

export interface TemplateEntry {
  /** Kept through the years: an entry that was taken over and carried on is not proposed again. */
  readonly key: string;
  readonly kind: CalendarKind;
  readonly title: string;
  readonly note?: string;
  readonly owner: string;
  /** Where the region has one post of this class in its leading bodies, it is named as the owner. */
  readonly ownerClass?: PostClass;
  /** `MM-DD` of the year; `+MM-DD` of the next. */
  readonly from: string;
  readonly to: string;
  readonly tellOn: string;
  readonly activity?: Activity;
  readonly duties: readonly string[];
  readonly clause?: string;
  /** Where the days come from, if from somewhere: the regulation names none, and the usual ones are to be changed. */
  readonly basis?: string;
  /** In a township the bodies have other names. */
  readonly township?: { readonly title: string; readonly owner: string };
}

const QUARTERLY = '规定未定次数；安徽、山东等地的规定是每季度至少一次，按本级规定增减';

const QUARTERS = [
  { number: '一', from: '01-01', to: '03-31', tellOn: '03-01' },
  { number: '二', from: '04-01', to: '06-30', tellOn: '06-01' },
  { number: '三', from: '07-01', to: '09-30', tellOn: '09-01' },
  { number: '四', from: '10-01', to: '12-31', tellOn: '12-01' },
] as const;

/** One meeting in each quarter. */
function quarterly(
  key: string,
  meeting: Omit<TemplateEntry, 'key' | 'kind' | 'from' | 'to' | 'tellOn' | 'basis' | 'activity'>,
): TemplateEntry[] {
  return QUARTERS.map(({ number, ...days }, index) => ({
    ...meeting,
    ...days,
    key: `${key}-q${index + 1}`,
    kind: 'committee-meeting',
    title: `${meeting.title}（第${number}季度）`,
    ...(meeting.township === undefined
      ? {}
      : {
          township: { ...meeting.township, title: `${meeting.township.title}（第${number}季度）` },
        }),
    activity: 'meeting',
    basis: QUARTERLY,
  }));
}

export const YEAR_TEMPLATE: readonly TemplateEntry[] = [
  {
    key: 'annual-report',
    kind: 'annual-report',
    title: '领导干部年度述职：写入上年度履行安全生产职责情况',
    owner: '党政领导班子成员',
    from: '01-01',
    to: '01-31',
    tellOn: '01-04',
    activity: 'annual-report',
    duties: [],
    clause: 'art13',
  },
  {
    key: 'appraisal',
    kind: 'appraisal',
    title: '年度考核：考核领导班子及成员上年度落实安全生产责任情况',
    owner: '组织部门',
    from: '01-01',
    to: '03-31',
    tellOn: '01-04',
    duties: ['art5.5'],
    clause: 'art13',
  },
  {
    key: 'government-work-report',
    kind: 'government-work-report',
    title: '政府工作报告写入安全生产重点工作',
    owner: '政府主要负责人',
    ownerClass: 'government-chief',
    from: '01-01',
    to: '02-28',
    tellOn: '01-04',
    activity: 'annual-report',
    duties: ['art6.2'],
    clause: 'art6.2',
  },
  {
    key: 'budget',
    kind: 'other',
    title: '安全生产专项资金列入本级财政预算',
    owner: '政府主要负责人',
    ownerClass: 'government-chief',
    from: '01-01',
    to: '02-28',
    tellOn: '01-04',
    activity: 'budget',
    duties: ['art6.4'],
    clause: 'art6.4',
  },
  {
    key: 'duty-lists',
    kind: 'duty-lists',
    title: '制定、印发职责清单和年度重点工作责任清单',
    note: '党委职务由党委审批、党委办印发，政府职务由政府常务会议审批、政府办印发；印发后逐人签收。',
    owner: '安委办',
    from: '01-01',
    to: '03-31',
    tellOn: '03-01',
    duties: ['art5.3', 'art6.3'],
    clause: 'art6.3',
    basis:
      '规定未定日期；江西省于都县规定3月底前（于府办发〔2022〕33号二（一）1），本地另有规定的从其规定',
  },
  {
    key: 'inspection-plan',
    kind: 'inspection-plan',
    title: '制定年度安全生产监督检查、巡查计划',
    owner: '安全生产分管领导',
    ownerClass: 'safety-deputy',
    from: '02-01',
    to: '03-31',
    tellOn: '02-15',
    duties: ['art8.3'],
    clause: 'art11',
  },
  ...quarterly('standing-committee', {
    title: '党委常委会会议研究安全生产',
    owner: '党委主要负责人',
    ownerClass: 'party-chief',
    duties: ['art5.2'],
    clause: 'art5.2',
    township: { title: '党（工）委会议研究安全生产', owner: '党（工）委主要负责人' },
  }),
  ...quarterly('government-meeting', {
    title: '政府常务会议研究安全生产',
    owner: '政府主要负责人',
    ownerClass: 'government-chief',
    duties: ['art6.2'],
    clause: 'art6.2',
    township: { title: '政府（办事处）会议研究安全生产', owner: '政府（办事处）主要负责人' },
  }),
  ...quarterly('safety-committee', {
    title: '安委会全体会议',
    owner: '政府主要负责人',
    ownerClass: 'government-chief',
    duties: ['art6.6'],
    clause: 'art6.6',
  }),
  {
    key: 'results-told',
    kind: 'notices',
    title: '公布或者通报上年度安全生产工作考核结果',
    owner: '安委办',
    from: '04-01',
    to: '06-30',
    tellOn: '04-01',
    duties: [],
    clause: 'art15',
  },
  {
    key: 'honours',
    kind: 'honours',
    title: '对上年度考核成绩优秀的领导干部给予记功、嘉奖',
    owner: '上级党委和政府',
    from: '05-01',
    to: '06-30',
    tellOn: '05-06',
    duties: [],
    clause: 'art17',
  },
  {
    key: 'safety-month',
    kind: 'safety-month',
    title: '安全生产月',
    owner: '安委办',
    from: '06-01',
    to: '06-30',
    tellOn: '05-20',
    activity: 'publicity',
    duties: ['art5.6'],
    clause: 'art5.6',
    basis: '全国安全生产月为每年6月，主题和安排以国务院安委会办公室当年通知为准',
  },
  {
    key: 'half-year',
    kind: 'half-year',
    title: '分析上半年安全生产形势，检查年度重点工作责任清单落实情况',
    owner: '安全生产分管领导',
    ownerClass: 'safety-deputy',
    from: '07-01',
    to: '07-31',
    tellOn: '07-01',
    activity: 'meeting',
    duties: ['art6.3', 'art9.4'],
    clause: 'art9.4',
  },
  {
    key: 'self-assessment',
    kind: 'self-assessment',
    title: '年度安全生产工作自查自评',
    owner: '安委办',
    from: '11-01',
    to: '11-30',
    tellOn: '10-26',
    duties: ['art8.3'],
    clause: 'art12',
  },
  {
    key: 'superior-assessment',
    kind: 'superior-assessment',
    title: '迎接上级安全生产考核巡查',
    owner: '安委办',
    from: '12-01',
    to: '+01-31',
    tellOn: '11-20',
    duties: [],
    clause: 'art12',
    basis: '《安全生产考核巡查办法》（2025年）；日期以上级通知为准',
  },
  {
    key: 'plenary-report',
    kind: 'other',
    title: '党委向全会报告工作的内容写入安全生产',
    owner: '党委主要负责人',
    ownerClass: 'party-chief',
    from: '12-01',
    to: '12-31',
    tellOn: '11-25',
    activity: 'annual-report',
    duties: ['art5.2'],
    clause: 'art5.2',
    township: {
      title: '向党（工）委全体会议报告工作的内容写入安全生产',
      owner: '党（工）委主要负责人',
    },
  },
];

/** The entry in the words of a level. */
export function inWordsOf(entry: TemplateEntry, level: Level): TemplateEntry {
  return level === 'township' && entry.township !== undefined
    ? { ...entry, ...entry.township }
    : entry;
}
