// How the posts module's refusals are worded, those of spreadsheets included.
import type { ErrorTable } from '../../platform/http/errors.ts';
import { namingErrors } from './naming.errors.ts';
import { regionErrors } from './regions.errors.ts';

export const postsErrors = {
  ...regionErrors,
  ...namingErrors,
  'posts.roster-has-errors': {
    status: 422,
    zh: '名册中有错误，没有导入任何一行；请先检查并改正。',
    en: 'The roster has errors; no row was imported. Check and correct it first.',
  },
  'posts.other-file': {
    status: 409,
    zh: '上传的文件与刚才检查的不是同一份，请重新检查。',
    en: 'This is not the file that was checked; check it again.',
  },
  'posts.same-person-twice': {
    status: 409,
    zh: '{name}在此期间已经担任这个职务，请核对日期或先更正原来的记录。',
    en: '{name} holds this post at that time already; check the days or correct that record first.',
  },
  'posts.same-name': {
    status: 409,
    zh: '已有同名的人在册。是同一人的，请从名单里选；不是的，选“另一人”后再登记。',
    en: 'Somebody of this name is on record. Choose them from the list, or say that it is another person.',
  },
  'posts.import-two-scopes': {
    status: 422,
    zh: '这份名册跨了几个地区，而您没有它们共同上级的管理范围；请按地区分开导入。',
    en: 'The roster spans regions without a common superior in your scope; import them one by one.',
  },
  'posts.stands-on': {
    status: 409,
    zh: '已有 {count} 处记录（清单或交接）以它为据，不能撤回；请用离任或更正。',
    en: '{count} records stand on it; it cannot be taken back. Record a leaving or a correction.',
  },
  'posts.export-too-large': {
    status: 422,
    zh: '超过 {limit} 行，一张表放不下；请选下一级地区分别导出。',
    en: 'More than {limit} rows; choose a smaller region.',
  },
  'posts.import-undone': {
    status: 409,
    zh: '这次导入已经撤销过。',
    en: 'This import has been undone already.',
  },
  'posts.import-built-on': {
    status: 409,
    zh: '这次导入的内容已有 {count} 处后续记录（更正、清单或交接），不能整批撤销；请逐条更正。',
    en: '{count} later records stand on this import; it cannot be undone as a whole. Correct them one by one.',
  },
  'posts.already-left': {
    status: 409,
    zh: '已登记 {on} 离任。日期有误的，请用“更正”。',
    en: 'Already recorded as left on {on}. If that is wrong, correct it.',
  },
  'posts.ends-before-start': {
    status: 422,
    zh: '最后一天早于任职日期 {from}，请核对。',
    en: 'The last day is before the first, {from}.',
  },
  'posts.future-change': {
    status: 422,
    zh: '日期晚于今天，请在当日或以后登记。',
    en: 'The day is in the future; record it on the day or later.',
  },
  'posts.nothing-changed': {
    status: 422,
    zh: '与已登记的完全一样，没有需要改的。',
    en: 'Exactly what is on record; there is nothing to change.',
  },
  'posts.outside-appointment': {
    status: 422,
    zh: '日期不在任职期间（{from} 至 {to}），请核对。',
    en: 'The day lies outside the appointment ({from} to {to}).',
  },
  'posts.later-change': {
    status: 409,
    zh: '“{field}”在 {on} 另有变动，请从那一天起登记，或先更正那一次。',
    en: '“{field}” changes on {on} already; record from that day on, or correct that change first.',
  },
  'posts.post-already-held': {
    status: 409,
    zh: '这个职务在此期间由{name}担任，请先登记其离任。',
    en: 'The post is held by {name} at that time; record their leaving first.',
  },
  'documents.file-too-large': {
    status: 413,
    zh: '文件太大，最多 {megabytes} MB。',
    en: 'The file is too large: at most {megabytes} MB.',
  },
  'documents.not-a-workbook': {
    status: 422,
    zh: '这不是 .xlsx 工作簿，或文件已损坏；请用模板另存为 .xlsx 后再试。',
    en: 'Not an .xlsx workbook, or damaged; save it as .xlsx and try again.',
  },
  'documents.old-workbook': {
    status: 422,
    zh: '这是旧版 .xls 或加密的工作簿；请去掉密码并另存为 .xlsx 后再试。',
    en: 'An old .xls or encrypted workbook; save it as .xlsx without a password.',
  },
  'documents.archive-bomb': {
    status: 422,
    zh: '文件解压后过大，已拒绝；请只保留名册内容后再试。',
    en: 'The file unpacks to too much and was refused.',
  },
  'documents.macros': {
    status: 422,
    zh: '文件带有宏，已拒绝；请另存为不带宏的 .xlsx 后再试。',
    en: 'The file has macros; save it as .xlsx without macros.',
  },
  'documents.too-many-rows': {
    status: 422,
    zh: '行数过多，一次最多 {rows} 行；请分几个文件导入。',
    en: 'Too many rows: at most {rows} at once.',
  },
  'documents.empty-sheet': {
    status: 422,
    zh: '第一张工作表是空的；请把名册放在第一张工作表。',
    en: 'The first sheet is empty; put the roster there.',
  },
} as const satisfies ErrorTable;

export const postsConstraints: Readonly<Record<string, string>> = {
  appointment_current: 'http.version-conflict',
  appointment_record_current: 'http.version-conflict',
  portfolio_record_current: 'http.version-conflict',
  naming_current: 'http.version-conflict',
  organ_name: 'posts.organ-name-taken',
  post_title: 'posts.post-title-taken',
  region_code: 'posts.region-code-taken',
  region_pkey: 'posts.region-code-taken',
};
