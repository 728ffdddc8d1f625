// The columns of a workbook of deployments, the words its cells may hold, and the sheet that explains them.
import type { AskResult, DeploymentKind, IssuedBy } from '@jinze/contracts';
import { ROSTER_LIMITS, type SpreadsheetLimits, writeWorkbook } from '@jinze/documents';

export const KIND_WORDS: Readonly<Record<DeploymentKind, string>> = {
  document: '文件',
  'meeting-decision': '会议决定',
  instruction: '批示',
  notice: '通知',
  other: '其他',
};
export const ISSUED_BY_WORDS: Readonly<Record<IssuedBy, string>> = {
  superior: '上级',
  'own-committee': '本级党委',
  'own-government': '本级政府',
};
export const RESULT_WORDS: Readonly<Record<AskResult, string>> = {
  done: '已落实',
  partly: '部分落实',
  'not-done': '未落实',
};

const choices = (words: Readonly<Record<string, string>>) => Object.values(words);

export const SHEET_COLUMNS = [
  { name: '地区', width: 16, isRequired: true },
  { name: '来源', width: 11, isRequired: true, choices: choices(ISSUED_BY_WORDS) },
  { name: '来文单位', width: 24, isRequired: true },
  { name: '文件类别', width: 11, isRequired: true, choices: choices(KIND_WORDS) },
  { name: '文号', width: 22, isRequired: false },
  { name: '标题', width: 40, isRequired: true },
  { name: '收到日期', width: 13, isRequired: true },
  { name: '文件保管', width: 18, isRequired: false },
  { name: '要求', width: 44, isRequired: true },
  { name: '责任单位', width: 26, isRequired: true },
  { name: '责任职务', width: 20, isRequired: false },
  { name: '完成期限', width: 13, isRequired: false },
  { name: '传达日期', width: 13, isRequired: false },
  { name: '传达方式', width: 24, isRequired: false },
  { name: '研究日期', width: 13, isRequired: false },
  { name: '研究会议', width: 24, isRequired: false },
  { name: '措施日期', width: 13, isRequired: false },
  { name: '措施', width: 36, isRequired: false },
  { name: '结果日期', width: 13, isRequired: false },
  { name: '落实结果', width: 11, isRequired: false, choices: choices(RESULT_WORDS) },
  { name: '结果说明', width: 36, isRequired: false },
  { name: '认定人', width: 12, isRequired: false },
] as const;
export type SheetColumnName = (typeof SHEET_COLUMNS)[number]['name'];

/** What says which document a row is of; all of them empty: that of the row above. */
export const HEAD_COLUMNS: readonly SheetColumnName[] = [
  '地区',
  '来源',
  '来文单位',
  '文件类别',
  '文号',
  '标题',
  '收到日期',
  '文件保管',
];

export const SHEET_LIMITS: SpreadsheetLimits = { ...ROSTER_LIMITS, rows: 5000 };

const EXPLANATION = {
  sheetName: '填表说明',
  lines: [
    '工作部署导入说明',
    '一行是一项要求。一个文件有几项要求、或一项要求几个单位落实，就写几行；下面的行可以不再重复文件信息（前八列全部空着，表示与上一行是同一个文件）。',
    '按内部文件管理要求，只填名称、日期、事项、文号和保管处，不录原文。带有密级标志的内容不得录入，系统会拒绝。',
    '地区：收到部署的地区，写名称、上级加名称或行政区划代码；只能填您管理范围内的本级地区。',
    `来源：${choices(ISSUED_BY_WORDS).join('、')}。`,
    '来文单位：写规范全称，如 云江市人民政府、中共青石县委员会。',
    `文件类别：${choices(KIND_WORDS).join('、')}。`,
    '文号（可空）：如 云政发〔2026〕12号。同一来文单位的同一文号只登记一次。',
    '收到日期、完成期限（可空）等日期：年-月-日，如 2026-03-15。完成期限是最后一天。',
    '文件保管（可空）：原件由谁保管。',
    '要求：一句话写明要做什么，不超过 300 字。',
    '责任单位：写规范全称，如 青石县人民政府。责任职务（可空）：这个单位里的职务，如 副县长（工业）；空着表示由这个单位落实。当天由谁担任，系统按任职记录确定，不用填姓名。',
    '传达、研究、措施、结果（都可空）：已经做了的才填，日期和内容一起填；没有做的空着，空着只表示没有记录。',
    '传达方式：怎样传达、在哪里传达。研究会议：在什么会议上研究。',
    `落实结果：${choices(RESULT_WORDS).join('、')}。部分落实的，在结果说明里写明还差什么；未落实的，在结果说明里写明原因，并填认定人姓名。`,
    '有一处错误，整个文件都不导入；导入后发现导错了，可以整体撤回，记录保留。',
  ],
};

/** The empty workbook to fill in. */
export function deploymentsTemplate(): Promise<Buffer> {
  return writeWorkbook({
    sheetName: '工作部署',
    columns: SHEET_COLUMNS.map((column) => ({
      name: column.name,
      width: column.width,
      ...('choices' in column ? { choices: column.choices } : {}),
    })),
    rows: [],
    explanation: EXPLANATION,
  });
}
