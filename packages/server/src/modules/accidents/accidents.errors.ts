// How the accidents module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const accidentsErrors = {
  'accidents.not-recorded': {
    status: 409,
    zh: '这起事故的登记已经撤回；需要时请重新登记。',
    en: 'This record is withdrawn; record the accident anew if needed.',
  },
  'accidents.future-date': {
    status: 422,
    zh: '日期晚于今天，请核对。',
    en: 'The day is in the future.',
  },
  'accidents.known-before': {
    status: 422,
    zh: '“情况截至”不能早于事故发生日期 {on}。',
    en: 'What is known cannot date from before the accident, {on}.',
  },
  'accidents.other-day': {
    status: 422,
    zh: '发生时间（北京时间）不在所填的发生日期，请核对。',
    en: 'The moment, in Shanghai time, is not on the day given.',
  },
  'accidents.grade-source': {
    status: 422,
    zh: '填了等级的，请注明是调查认定还是目前掌握；等级未知的，两项都不填。',
    en: 'Say of a grade whether it is decided or as known; of an unknown one, nothing.',
  },
  'accidents.not-of-responsibility': {
    status: 422,
    zh: '自然灾害或刑事案件不是生产安全责任事故，请核对性质或责任。',
    en: 'What is natural or criminal is no accident of responsibility; check the nature.',
  },
  'accidents.nothing-changed': {
    status: 422,
    zh: '没有改动任何内容，不需要更正。',
    en: 'Nothing was changed; there is nothing to correct.',
  },
  'accidents.already-there': {
    status: 409,
    zh: '这个地区同一天已登记了同名的事故；请在原登记上更正，不要重复登记。',
    en: 'An accident of this name, place and day is on record already; correct that one.',
  },
  'accidents.marked-secret': {
    status: 422,
    zh: '内容带有密级标志“{marking}”：涉密内容不得录入本系统，请只写名称、日期、文号。',
    en: 'The text carries the marking “{marking}”: classified content must not be entered; give name, date and number only.',
  },
  'accidents.export-too-large': {
    status: 422,
    zh: '超过 {limit} 起，一次导不完；请按年份或下级地区分开导出。',
    en: 'More than {limit}; export year by year or region by region.',
  },
} as const satisfies ErrorTable;

export const accidentsConstraints: Readonly<Record<string, string>> = {
  accident_same: 'accidents.already-there',
  accident_version: 'http.version-conflict',
  accident_current: 'http.version-conflict',
};
