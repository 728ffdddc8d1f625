// The roster's columns and the closed list of 职务类别: each says class and organ kind, so nothing is guessed.
import type { OrganKind, PostClass } from '@jinze/kernel';

export const ROSTER_COLUMNS = [
  { name: '地区', width: 22, isRequired: true },
  { name: '机构', width: 26, isRequired: true },
  { name: '职务', width: 26, isRequired: true },
  { name: '职务类别', width: 28, isRequired: true },
  { name: '姓名', width: 12, isRequired: true },
  { name: '同名区分', width: 12, isRequired: false },
  { name: '任职日期', width: 14, isRequired: true },
  { name: '干部管理权限', width: 16, isRequired: false },
  { name: '分管领域', width: 36, isRequired: false },
] as const;

export type RosterColumn = (typeof ROSTER_COLUMNS)[number]['name'];

export interface PostCategory {
  readonly name: string;
  readonly postClass: PostClass;
  readonly organKind: OrganKind;
  /** Only one person holds such a post of an organ at a time. */
  readonly isSingle: boolean;
  readonly article: string;
}

export const POST_CATEGORIES: readonly PostCategory[] = [
  {
    name: '党委主要负责人',
    postClass: 'party-chief',
    organKind: 'party-committee',
    isSingle: true,
    article: '第五条',
  },
  {
    name: '政府主要负责人',
    postClass: 'government-chief',
    organKind: 'government',
    isSingle: true,
    article: '第六条',
  },
  {
    name: '党委常委会其他成员',
    postClass: 'standing-committee-member',
    organKind: 'party-committee',
    isSingle: false,
    article: '第七条',
  },
  {
    name: '安全生产分管领导',
    postClass: 'safety-deputy',
    organKind: 'government',
    isSingle: true,
    article: '第八条',
  },
  {
    name: '政府其他领导干部',
    postClass: 'other-deputy',
    organKind: 'government',
    isSingle: false,
    article: '第九条',
  },
  // 参照执行 (art. 2): townships and zones have the same roles; for other bodies the regulation names none.
  {
    name: '乡镇街道党委主要负责人',
    postClass: 'party-chief',
    organKind: 'township',
    isSingle: true,
    article: '第二条（参照执行）',
  },
  {
    name: '乡镇街道政府主要负责人',
    postClass: 'government-chief',
    organKind: 'township',
    isSingle: true,
    article: '第二条（参照执行）',
  },
  {
    name: '乡镇街道安全生产分管领导',
    postClass: 'safety-deputy',
    organKind: 'township',
    isSingle: true,
    article: '第二条（参照执行）',
  },
  {
    name: '乡镇街道其他领导干部',
    postClass: 'other-deputy',
    organKind: 'township',
    isSingle: false,
    article: '第二条（参照执行）',
  },
  {
    name: '开发区党委主要负责人',
    postClass: 'party-chief',
    organKind: 'development-zone',
    isSingle: true,
    article: '第二条（参照执行）',
  },
  {
    name: '开发区管委会主要负责人',
    postClass: 'government-chief',
    organKind: 'development-zone',
    isSingle: true,
    article: '第二条（参照执行）',
  },
  {
    name: '开发区安全生产分管领导',
    postClass: 'safety-deputy',
    organKind: 'development-zone',
    isSingle: true,
    article: '第二条（参照执行）',
  },
  {
    name: '开发区其他领导干部',
    postClass: 'other-deputy',
    organKind: 'development-zone',
    isSingle: false,
    article: '第二条（参照执行）',
  },
  {
    name: '党委工作机关负责人',
    postClass: 'by-reference',
    organKind: 'party-organ',
    isSingle: false,
    article: '第二条（参照执行）',
  },
  {
    name: '政府工作部门负责人',
    postClass: 'by-reference',
    organKind: 'department',
    isSingle: false,
    article: '第二条（参照执行）',
  },
  {
    name: '相关机构负责人',
    postClass: 'by-reference',
    organKind: 'related-body',
    isSingle: false,
    article: '第二条（参照执行）',
  },
];

const EXPLANATIONS = [
  '一行是一个人担任的一个职务；一个人有几个职务就写几行。',
  '地区：写名称（青石县）、上级加名称（云江市青石县）或行政区划代码。只能填您管理范围内的地区。',
  '机构：写规范全称，如 青石县人民政府、中共青石县委员会。',
  '同名区分（可空）：同一地区同名同姓的人，分别填 甲、乙 等加以区分；不填的同名行视为同一个人的几个职务。',
  '任职日期：年-月-日，如 2024-03-15。',
  '干部管理权限（可空）：管理这个职务的党委，本地区或上级地区的，如 云江市委、青石县委。',
  '分管领域（可空）：几个领域之间用顿号分开，如 工业、危险化学品、消防。',
  '没有写明的，系统不推测；有错误的文件不会导入任何一行。',
];

export const EXPLANATION = {
  sheetName: '填表说明',
  lines: [
    '领导干部名册填表说明',
    ...EXPLANATIONS,
    '职务类别：从下拉列表选择——',
    ...POST_CATEGORIES.map(
      (category) => `${category.name}：《地方党政领导干部安全生产责任制规定》${category.article}`,
    ),
  ],
};
