// The roster's columns and the closed list of 职务类别: each says class and organ kind, so nothing is guessed.
import { writeWorkbook } from '@jinze/documents';
import type { Manner, OrganKind, PostClass } from '@jinze/kernel';

export const ROSTER_COLUMNS = [
  { name: '地区', width: 20, isRequired: true },
  { name: '机构', width: 26, isRequired: true },
  { name: '职务', width: 24, isRequired: true },
  { name: '职务类别', width: 26, isRequired: true },
  { name: '姓名', width: 12, isRequired: true },
  { name: '证件后四位', width: 12, isRequired: false },
  { name: '任职日期', width: 14, isRequired: true },
  { name: '离任日期', width: 14, isRequired: false },
  { name: '是否本级党委常委', width: 16, isRequired: true, choices: ['是', '否'] },
  { name: '干部管理权限', width: 16, isRequired: true },
  {
    name: '主持/代理/AB岗',
    width: 14,
    isRequired: false,
    choices: ['主持工作', '代理', 'AB岗'],
  },
  { name: '任免文号', width: 20, isRequired: false },
  { name: '分管领域', width: 34, isRequired: false },
  { name: '分工文件文号', width: 20, isRequired: false },
  { name: '联络员', width: 12, isRequired: false },
] as const;

/** How the cell 主持/代理/AB岗 says it; empty is the usual case. */
export const MANNER_WORDS: Readonly<Record<string, Manner>> = {
  '': 'full',
  主持工作: 'presiding',
  主持: 'presiding',
  代理: 'acting',
  AB岗: 'ab-holder',
};

/** What the cell 证件后四位 may say instead, where a name is already on record. */
export const SAME_PERSON = '同一人';
export const OTHER_PERSON = '另一人';

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
  '证件后四位（可空）：用来区分同名的人，只存四位。与已在册的人同名而没有四位数字时，填“同一人”或“另一人”。',
  '任职日期、离任日期：年-月-日，如 2024-03-15。离任日期是最后一天，在任的空着。',
  '是否本级党委常委：填 是 或 否。',
  '干部管理权限：管理这个职务的党委，本地区或上级地区的，如 云江市委、青石县委。',
  '主持/代理/AB岗（可空）：主持工作、代理、AB岗；正常任职空着。',
  '任免文号、分工文件文号、联络员（可空）：照文件填写。',
  '分管领域（可空）：几个领域之间用顿号分开，如 工业、危险化学品、消防。已登记的分工有调整，在“分工调整”里写明从哪天起，不在名册里改。',
  '已登记的人填上离任日期，就是登记离任；补填常委、文号等，是补登，原记录保留。',
  '没有写明的，系统不推测；有错误的文件不会导入任何一行。',
];

const EXPLANATION = {
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

/** The empty roster to fill in, or one with rows; `notes` stand first on the sheet that explains. */
export function rosterWorkbook(
  rows: readonly (readonly string[])[],
  notes: readonly string[] = [],
): Promise<Buffer> {
  return writeWorkbook({
    sheetName: '领导干部名册',
    columns: ROSTER_COLUMNS.map((column) => ({
      name: column.name,
      width: column.width,
      ...(column.name === '职务类别'
        ? { choices: POST_CATEGORIES.map((category) => category.name) }
        : 'choices' in column
          ? { choices: column.choices }
          : {}),
    })),
    rows,
    explanation: { ...EXPLANATION, lines: [...notes, ...EXPLANATION.lines] },
  });
}
