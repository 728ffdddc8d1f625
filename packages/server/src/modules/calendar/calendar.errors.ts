// How the calendar module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const calendarErrors = {
  'calendar.days-reversed': {
    status: 422,
    zh: '结束日期早于开始日期，请核对。',
    en: 'It ends before it begins.',
  },
  'calendar.other-year': {
    status: 422,
    zh: '开始日期须在 {year} 年内。',
    en: 'It must begin in {year}.',
  },
  'calendar.too-long': {
    status: 422,
    zh: '一项最多跨一年，请分成几项。',
    en: 'An entry lasts a year at most; split it.',
  },
  'calendar.told-after': {
    status: 422,
    zh: '提醒日期晚于结束日期，请提前。',
    en: 'The day of telling is after the end; choose an earlier one.',
  },
  'calendar.unknown-clause': {
    status: 422,
    zh: '规定里没有 {clause} 这一条项，请按 art5.2 这样填写，或留空。',
    en: 'The regulation has no {clause}; write it as art5.2, or leave it out.',
  },
  'calendar.marked-secret': {
    status: 422,
    zh: '内容带有密级标志“{marking}”：涉密内容不得录入本系统，请只写名称、日期、文号。',
    en: 'The text carries the marking “{marking}”: classified content must not be entered; give name, date and number only.',
  },
  'calendar.owner-outside': {
    status: 422,
    zh: '选的职务或机构不在本地区，请重新选择。',
    en: 'The post or body is not of this region; choose another.',
  },
  'calendar.unknown-proposal': {
    status: 409,
    zh: '所选事项里有的已经不在建议里，请刷新后重新选择。',
    en: 'Some of what was chosen is no longer proposed; reload and choose again.',
  },
  'calendar.already-taken': {
    status: 409,
    zh: '所选事项里有的已在今年的年历里，没有重复加入。',
    en: 'Some of what was chosen is in the year already; nothing was added twice.',
  },
  'calendar.already-removed': {
    status: 409,
    zh: '这一项已经移除。',
    en: 'This entry has been removed already.',
  },
  'calendar.too-many': {
    status: 409,
    zh: '一年最多 {limit} 项，请先移除不用的。',
    en: 'A year has at most {limit} entries; remove some first.',
  },
} as const satisfies ErrorTable;

export const calendarConstraints: Readonly<Record<string, string>> = {
  entry_taken_once: 'calendar.already-taken',
};
