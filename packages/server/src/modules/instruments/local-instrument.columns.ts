// The columns of a local instrument's workbook, the keys of its JSON, and the words each cell may hold.
import {
  ACTIVITIES,
  BODIES,
  LEVELS,
  ORGAN_KINDS,
  PERIODS,
  POST_CLASSES,
  REQUIREMENT_KINDS,
} from '@jinze/kernel';
import {
  ACTIVITY_NAMES,
  BODY_NAMES,
  KIND_NAMES,
  LEVEL_NAMES,
  ORGAN_NAMES,
  PERIOD_NAMES,
  POST_CLASS_NAMES,
} from '@jinze/rules';

const namesOf = <T extends string>(words: readonly T[], names: Readonly<Record<T, string>>) =>
  words.map((word) => names[word]);

/** `key` is what the JSON form calls it. The first five describe the document and stand in the first row. */
export const LOCAL_COLUMNS = [
  { name: '文件名称', key: 'title', width: 34, isRequired: true },
  { name: '文号', key: 'documentNo', width: 20, isRequired: true },
  { name: '适用地区', key: 'region', width: 18, isRequired: true },
  { name: '施行日期', key: 'effectiveFrom', width: 13, isRequired: true },
  { name: '失效日期', key: 'effectiveTo', width: 13, isRequired: false },
  { name: '条款', key: 'article', width: 12, isRequired: false },
  { name: '要求原文', key: 'text', width: 40, isRequired: true },
  { name: '职务类别', key: 'postClasses', width: 26, isRequired: true },
  { name: '层级', key: 'levels', width: 14, isRequired: true },
  { name: '机构性质', key: 'organs', width: 18, isRequired: false },
  { name: '对应条项', key: 'item', width: 10, isRequired: false },
  { name: '分管领域', key: 'portfolio', width: 16, isRequired: false },
  { name: '事项', key: 'matter', width: 18, isRequired: false },
  {
    name: '要求种类',
    key: 'kind',
    width: 10,
    isRequired: true,
    choices: namesOf(REQUIREMENT_KINDS, KIND_NAMES),
  },
  {
    name: '活动',
    key: 'activity',
    width: 12,
    isRequired: false,
    choices: namesOf(ACTIVITIES, ACTIVITY_NAMES),
  },
  { name: '由谁', key: 'body', width: 20, isRequired: false, choices: namesOf(BODIES, BODY_NAMES) },
  { name: '次数', key: 'atLeast', width: 8, isRequired: false },
  {
    name: '周期',
    key: 'per',
    width: 10,
    isRequired: false,
    choices: namesOf(PERIODS, PERIOD_NAMES),
  },
  { name: '截止月日', key: 'monthDay', width: 10, isRequired: false },
  { name: '情形', key: 'occasion', width: 24, isRequired: false },
  {
    name: '来源核对',
    key: 'verified',
    width: 10,
    isRequired: false,
    choices: ['已核对', '未核对'],
  },
] as const;

export type LocalColumn = (typeof LOCAL_COLUMNS)[number]['name'];

/** The document's own columns: filled in once, empty or the same in the rows below. */
export const DOCUMENT_COLUMNS: readonly LocalColumn[] = [
  '文件名称',
  '文号',
  '适用地区',
  '施行日期',
  '失效日期',
];

/** How many requirements one instrument may hold. */
export const MOST_REQUIREMENTS = 500;

const wordsOf = (names: Readonly<Record<string, string>>) => Object.values(names).join('、');

export const LOCAL_EXPLANATION = {
  sheetName: '填表说明',
  lines: [
    '地方规定导入说明',
    '一个文件一张表，一行是一条要求。文件名称、文号、适用地区、施行日期、失效日期只在第一行填写。',
    '施行日期、失效日期：年-月-日。失效日期是最后一天，没有就空着。',
    '要求原文：照抄文件原文。系统显示原文，不改写。',
    `职务类别（可填几个，用顿号分开）：${wordsOf(POST_CLASS_NAMES)}。`,
    `层级（可填几个）：${wordsOf(LEVEL_NAMES)}。`,
    `机构性质（可空，可填几个）：${wordsOf(ORGAN_NAMES)}。空着表示党委、政府和乡镇（街道）。`,
    '对应条项（可空）：加在《规定》哪一项上，如 5.2。空着表示单列一项。',
    '分管领域（可空）：只对分管这个领域的人提出的要求，如 危险化学品。',
    '事项（可空）：要求针对什么，如 危险化学品企业。事项相同的要求才比较宽严；空着的，会议、研究、述职按活动比较，其余按原文。',
    `要求种类：${wordsOf(KIND_NAMES)}。次数须填次数和周期；期限须填截止月日。`,
    `活动（可空）：${wordsOf(ACTIVITY_NAMES)}。由谁（可空）：${wordsOf(BODY_NAMES)}。`,
    '截止月日：如 03-31 或 3月31日，表示每年这一天以前。',
    '情形（可空）：什么时候须做，如 重要节假日。',
    '来源核对（可空）：已核对（默认）或 未核对。未核对的只显示，由办公室凭文件采用后才计算。',
    '有一处错误，整个文件都不导入。',
  ],
};

export const LOCAL_WORDS = {
  postClasses: { words: POST_CLASSES, names: POST_CLASS_NAMES },
  levels: { words: LEVELS, names: LEVEL_NAMES },
  organs: { words: ORGAN_KINDS, names: ORGAN_NAMES },
  kind: { words: REQUIREMENT_KINDS, names: KIND_NAMES },
  activity: { words: ACTIVITIES, names: ACTIVITY_NAMES },
  body: { words: BODIES, names: BODY_NAMES },
  per: { words: PERIODS, names: PERIOD_NAMES },
} as const;
