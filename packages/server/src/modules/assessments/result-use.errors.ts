// How the refusals of the register of uses are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const resultUsesErrors = {
  'assessments.use-future-year': {
    status: 422,
    zh: '年度晚于今年：台账登记已经开展的事项。',
    en: 'The year is in the future; the register holds what has been carried out.',
  },
  'assessments.use-future-date': {
    status: 422,
    zh: '送交日期晚于今天，请核对。',
    en: 'The day it was sent is in the future.',
  },
  'assessments.use-weight-without-safety': {
    status: 422,
    zh: '填了分值或权重，“是否纳入安全生产”就应当选“是”；没有纳入或不清楚的，请把分值或权重删去。',
    en: 'A weight is stated only where safety is in it; otherwise leave it out.',
  },
  'assessments.use-sent-incomplete': {
    status: 422,
    zh: '送交结果的，请把送交对象和送交日期写全；还没有送的，送交对象、日期、文号都空着。',
    en: 'Of a result that was sent give both to whom and when; of one that was not, leave all three empty.',
  },
  'assessments.use-exists': {
    status: 409,
    zh: '台账里已经有同一年度、同一单位、同一名称的事项，请在原记录上补充。',
    en: 'The register has one of this year, organ and name already; supplement that one.',
  },
  'assessments.use-taken': {
    status: 409,
    zh: '这份文件已经登入台账，请在原记录上补充。',
    en: 'This document is in the register already; supplement that one.',
  },
  'assessments.use-withdrawn': {
    status: 409,
    zh: '这条记录已经撤回，不能再改；需要的请重新登记。',
    en: 'It is withdrawn; record it anew where it is needed.',
  },
  'assessments.use-unchanged': {
    status: 422,
    zh: '没有改动，不用保存。',
    en: 'Nothing has changed.',
  },
  'assessments.use-marked-secret': {
    status: 422,
    zh: '内容带有密级标志“{marking}”：涉密内容不得录入本系统，请只写名称、日期和文号。',
    en: 'The text carries the marking “{marking}”: classified content must not be entered; give name, date and number only.',
  },
  'assessments.uses-other-file': {
    status: 409,
    zh: '这不是刚才检查过的文件，请重新选择文件检查。',
    en: 'This is not the file that was checked; check it first.',
  },
  'assessments.uses-have-errors': {
    status: 422,
    zh: '表里有错误，没有导入任何一行；请按提示改好再导入。',
    en: 'The workbook has errors; nothing of it was imported.',
  },
} as const satisfies ErrorTable;

export const resultUsesConstraints: Readonly<Record<string, string>> = {
  result_use_once: 'assessments.use-exists',
  result_use_origin_once: 'assessments.use-taken',
};
