// Proposals for what a committee's document may lay down (art. 7), by kind of body. Our own drafts, not texts of the law.

interface Proposal {
  readonly body: string;
  /** Which posts it fits, by their title or body's name. */
  readonly fits: RegExp;
  readonly items: readonly { readonly title: string; readonly text: string }[];
}

const PROPOSALS: readonly Proposal[] = [
  {
    body: '纪检监察',
    fits: /纪委|纪检|监委/,
    items: [
      {
        title: '监督责任制落实',
        text: '把安全生产责任制落实情况纳入日常监督和政治监督内容。',
      },
      {
        title: '依规依纪问责',
        text: '依照规定参加生产安全事故的追责问责审查调查，督促问责决定执行到位。',
      },
    ],
  },
  {
    body: '组织',
    fits: /组织部/,
    items: [
      {
        title: '考察考核任用',
        text: '把履行安全生产职责的情况作为领导班子和领导干部考核、考察、任用的内容。',
      },
      {
        title: '队伍与培训',
        text: '加强安全生产监管部门领导班子和干部队伍建设，把安全生产纳入干部教育培训计划。',
      },
    ],
  },
  {
    body: '宣传',
    fits: /宣传部/,
    items: [
      {
        title: '宣传教育',
        text: '把安全生产方针政策和法律法规的宣传纳入宣传思想工作年度安排，组织公益宣传。',
      },
      {
        title: '舆论引导',
        text: '指导安全生产新闻发布和突发事件舆论引导，支持舆论监督。',
      },
    ],
  },
  {
    body: '政法',
    fits: /政法/,
    items: [
      {
        title: '纳入平安建设',
        text: '把安全生产纳入平安建设考核，协调政法单位支持安全生产行政执法与刑事司法衔接。',
      },
      {
        title: '维护稳定',
        text: '协调事故善后处置中的矛盾化解和社会稳定工作。',
      },
    ],
  },
  {
    body: '机构编制',
    fits: /编办|机构编制|编委/,
    items: [
      {
        title: '职责与编制',
        text: '在部门“三定”规定中明确安全生产职责，保障安全生产监管执法的机构和编制。',
      },
    ],
  },
];

/** For everybody else: what managing a field always includes (管行业必须管安全). */
const COMMON: Omit<Proposal, 'fits'> = {
  body: '通用',
  items: [
    {
      title: '分管工作同步抓安全',
      text: '在分管工作中同步部署、检查、落实安全生产，每年至少听取一次分管单位安全生产情况汇报。',
    },
    {
      title: '督促分管单位履职',
      text: '督促分管单位落实安全生产责任制，协调解决其中的突出问题。',
    },
  ],
};

export function proposalFor(post: {
  readonly postTitle: string;
  readonly organName: string;
}): Omit<Proposal, 'fits'> {
  const { body, items } =
    PROPOSALS.find(({ fits }) => fits.test(post.postTitle) || fits.test(post.organName)) ?? COMMON;
  return { body, items };
}
