// How refusals about imports of records are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const importRecordsErrors = {
  'documents.not-readable': {
    status: 422,
    zh: '这不是 .xlsx 工作簿或 .docx 文档，或文件已损坏；请另存为 .xlsx 或 .docx 后再试。',
    en: 'Neither an .xlsx workbook nor a .docx document, or damaged; save it as one of them and try again.',
  },
  'documents.old-format': {
    status: 422,
    zh: '这是旧版 .doc、.xls 或带密码的文件；请去掉密码，另存为 .docx 或 .xlsx 后再试。',
    en: 'An old .doc or .xls, or a file with a password; save it as .docx or .xlsx without one.',
  },
  'documents.no-table': {
    status: 422,
    zh: '文件里没有表格。记录可以从表格里导入；只有文字的纪要，请在“记一条”里登记。',
    en: 'There is no table in the file. Records are read from tables; of minutes without one make a record by hand.',
  },
  'performance.no-records-found': {
    status: 422,
    zh: '没有认出哪张表是履职记录：表头至少要有日期和另一列，如 日期、领导、事项。也可以下载模板对照。',
    en: 'No table with records was recognised: the head needs a day and one more column. The template shows how.',
  },
  'performance.other-file': {
    status: 409,
    zh: '文件与检查时的不同，请重新检查。',
    en: 'Not the file that was checked; check it again.',
  },
  'performance.import-has-errors': {
    status: 422,
    zh: '文件中还有 {count} 处错误，没有导入任何一条；请按提示修改后再导入。',
    en: '{count} faults in the file: nothing was brought in. Correct them as indicated.',
  },
  'performance.import-nothing-new': {
    status: 422,
    zh: '文件中没有新的记录：都已经登记过，或被设为不导入。',
    en: 'Nothing new in the file: everything is there already, or was left out.',
  },
  'performance.import-withdrawn': {
    status: 409,
    zh: '这次导入已经撤回。',
    en: 'This import has been withdrawn.',
  },
  'performance.import-built-on': {
    status: 409,
    zh: '其中 {count} 条已经确认、审核或更正过，不能整批撤回；需要撤回的，请逐条撤回并说明理由。',
    en: '{count} of its records were confirmed, checked or corrected since: withdraw single ones instead, with a reason.',
  },
} as const satisfies ErrorTable;
