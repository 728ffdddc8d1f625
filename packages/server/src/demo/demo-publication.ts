// Public notices in the demo: results of two years, one put right, statistics, a report, one that waits and one held by the check. Pure.
import type { PublicationKind } from '@jinze/contracts';
import { type CivilDate, civilDate as day } from '@jinze/kernel';
import { PIT } from './demo-accidents.ts';
import { timedByDay } from './demo-days.ts';

export interface DemoNotice {
  readonly region: string;
  readonly kind: PublicationKind;
  readonly year: number;
  readonly title: string;
  readonly body: string;
  readonly tables: { caption: string; head: string[]; rows: string[][] }[];
  /** The accident by its name. */
  readonly accident?: string;
  /** The assessment by its title: what its results are is proposed from it, and a slip of whoever typed it. */
  readonly assessment?: { readonly title: string; readonly slip: readonly [string, string] };
  /** The title of the one it corrects, and what of it. */
  readonly corrects?: { readonly title: string; readonly what: string };
}

type Step =
  | {
      readonly kind: 'lay-down';
      readonly region: string;
      readonly year: number;
      readonly dueOn: CivilDate;
      readonly basis: string;
    }
  | { readonly kind: 'draft'; readonly notice: DemoNotice }
  | {
      readonly kind: 'add-document';
      readonly notice: DemoNotice;
      readonly name: string;
      readonly text: string;
    }
  | { readonly kind: 'check' | 'publish'; readonly notice: DemoNotice }
  | {
      readonly kind: 'approve';
      readonly notice: DemoNotice;
      readonly words: string;
      readonly documentNo: string;
    };
export interface PublicationDone {
  readonly on: CivilDate;
  /** Whose account does it. */
  readonly by: string;
  readonly step: Step;
}
export type PublicationDemoAct = PublicationDone & { readonly at: Date };

const OFFICES: Readonly<Record<string, string>> = { 云江市: 'yunjiang', 石桥县: 'shiqiao' };

const results = (
  region: string,
  year: number,
  grades: readonly (readonly [string, string])[],
): DemoNotice => ({
  region,
  kind: 'assessment',
  year,
  title: `关于${region}${year}年度安全生产工作考核结果的通报`,
  body: [
    `根据《地方党政领导干部安全生产责任制规定》，对各地${year}年度安全生产工作进行了考核。经批准，现将结果通报如下（按行政区划顺序排列）：`,
    ...grades.flatMap(([grade, names], index) => [
      `${['一', '二', '三', '四'][index] ?? ''}、${grade}（${names === '' ? 0 : names.split('、').length}个）`,
      names === '' ? '无' : `${names}。`,
    ]),
  ].join('\n'),
  tables: [],
});

const CITY_2024 = results('云江市', 2024, [
  ['优秀', '石桥县、临河县'],
  ['良好', '青石县、云岫区、松坪县'],
  ['合格', '澄湖市'],
  ['不合格', ''],
]);
const CITY_2025: DemoNotice = {
  ...results('云江市', 2025, []),
  assessment: {
    title: '云江市2025年度县级安全生产考核',
    slip: ['云委发〔2026〕2号', '云委发〔2026〕12号'],
  },
};
const COUNTY_2025 = results('石桥县', 2025, [
  ['优秀', '桥头镇'],
  ['合格', '其他乡镇'],
  ['不合格', ''],
]);

const RIGHT: DemoNotice = {
  region: '云江市',
  kind: 'assessment',
  year: 2025,
  title: '关于更正云江市2025年度安全生产工作考核结果通报的公告',
  body: '经核对，将《关于云江市2025年度安全生产工作考核结果的通报》所引批准文件的文号由“云委发〔2026〕12号”更正为“云委发〔2026〕2号”。考核结果不变。',
  tables: [],
  corrects: { title: CITY_2025.title, what: '所引批准文件的文号更正为云委发〔2026〕2号' },
};
const STATISTICS: DemoNotice = {
  region: '云江市',
  kind: 'statistics',
  year: 2025,
  title: '云江市2025年安全生产情况统计',
  body: '2025年，全市登记的生产安全事故按等级统计如下。等级以调查认定为准，尚未认定的按目前掌握的情况计算。',
  tables: [
    {
      caption: '2025年生产安全事故',
      head: ['等级', '起数', '死亡人数', '重伤人数'],
      rows: [
        ['特别重大', '0', '0', '0'],
        ['重大', '0', '0', '0'],
        ['较大', '1', '3', '1'],
        ['一般', '1', '1', '0'],
      ],
    },
  ],
};
const REPORT: DemoNotice = {
  region: '云江市',
  kind: 'investigation-report',
  year: 2025,
  title: `关于公布${PIT}调查报告的公告`,
  body: `市政府已批复${PIT}调查报告（云政复〔2026〕12号）。\n根据《中华人民共和国安全生产法》第八十六条，现将事故调查报告予以公布。\n附件：事故调查报告`,
  tables: [],
  accident: PIT,
};
const LISTS: DemoNotice = {
  region: '云江市',
  kind: 'duty-lists',
  year: 2026,
  title: '关于公开云江市2026年度安全生产责任清单的公告',
  body: '现将云江市党政领导干部2026年度安全生产责任清单予以公开，接受社会监督。各职务的职责见附表。',
  tables: [
    {
      caption: '云江市人民政府',
      head: ['职务', '主要职责'],
      rows: [
        ['市长', '组织制定安全生产规划；每季度主持召开会议分析形势；保障安全生产经费'],
        ['常务副市长', '统筹协调安全生产工作；组织督查检查；指导应急救援'],
      ],
    },
  ],
};
const HELD: DemoNotice = {
  region: '石桥县',
  kind: 'other',
  year: 2026,
  title: '关于开展冬季安全生产检查的公告',
  body: '自12月1日起在全县开展冬季安全生产检查。\n群众发现隐患可以拨打值班电话0999-12345678，也可以联系负责人李强，手机13812345678。',
  tables: [],
};

const paperOf = ({ region }: DemoNotice, on: CivilDate, number: number) => ({
  words: `${region}安全生产委员会会议研究同意`,
  documentNo: `${region.slice(0, 1)}安委〔${on.slice(0, 4)}〕${number}号`,
});

/** The office drafts and checks, its second account records the approval, the office publishes. */
function upTo(
  last: 'draft' | 'check' | 'publish',
  notice: DemoNotice,
  date: string,
  number: number,
  document?: { readonly name: string; readonly text: string },
): PublicationDone[] {
  const on = day(date);
  const office = OFFICES[notice.region] ?? '';
  const [writer, second] = [`${office}-awb`, `${office}-fhy`];
  const drafted: PublicationDone[] = [
    { on, by: writer, step: { kind: 'draft', notice } },
    ...(document === undefined
      ? []
      : [{ on, by: writer, step: { kind: 'add-document', notice, ...document } } as const]),
  ];
  if (last === 'draft') return drafted;
  const checked: PublicationDone[] = [
    ...drafted,
    { on, by: writer, step: { kind: 'check', notice } },
  ];
  if (last === 'check') return checked;
  return [
    ...checked,
    { on, by: second, step: { kind: 'approve', notice, ...paperOf(notice, on, number) } },
    { on, by: writer, step: { kind: 'publish', notice } },
  ];
}

const due = (
  on: string,
  by: string,
  region: string,
  year: number,
  dueOn: string,
): PublicationDone => ({
  on: day(on),
  by,
  step: {
    kind: 'lay-down',
    region,
    year,
    dueOn: day(dueOn),
    basis: `${region.slice(0, 1)}安委〔${on.slice(0, 4)}〕2号`,
  },
});

export const PUBLICATION_ACTS: readonly PublicationDemoAct[] = timedByDay('03:20', [
  due('2025-01-14', 'yunjiang-awb', '云江市', 2024, '2025-06-30'),
  ...upTo('publish', CITY_2024, '2025-05-16', 11),
  due('2026-01-13', 'yunjiang-awb', '云江市', 2025, '2026-06-30'),
  due('2026-01-15', 'shiqiao-awb', '石桥县', 2025, '2026-06-30'),
  ...upTo('publish', STATISTICS, '2026-01-21', 4),
  ...upTo('publish', REPORT, '2026-03-26', 9, {
    name: '事故调查报告.docx',
    text: `${PIT}调查报告\n一、事故经过和救援情况\n二、事故原因和性质\n三、责任认定和处理建议\n四、防范和整改措施`,
  }),
  ...upTo('publish', CITY_2025, '2026-05-22', 14),
  ...upTo('publish', RIGHT, '2026-06-05', 16),
  ...upTo('publish', COUNTY_2025, '2026-07-10', 8),
  ...upTo('check', LISTS, '2026-11-18', 0),
  ...upTo('draft', HELD, '2026-11-19', 0),
]).toSorted((a, b) => a.at.getTime() - b.at.getTime());
