// How the talks module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const talksErrors = {
  'talks.not-now': {
    status: 409,
    zh: '这件约谈到了另一步，现在不能这样办理；请看最新情况。',
    en: 'The talk is at another step by now; look at its newer state.',
  },
  'talks.future-date': {
    status: 422,
    zh: '日期晚于今天：这里登记已经发生的事。',
    en: 'The day is in the future; what has happened is recorded here.',
  },
  'talks.approval-needed': {
    status: 409,
    zh: '约谈下级党委、政府及其成员，须先经本级党委或政府批准；请先登记批准人和文号。',
    en: 'A talk with a lower party committee or government, or a member, needs an approval first; record by whom and its number.',
  },
  'talks.too-early': {
    status: 422,
    zh: '日期早于上一步（{on}），请核对。',
    en: 'The day is before the step it follows, {on}.',
  },
  'talks.meets-before-notice': {
    status: 422,
    zh: '约谈日期早于通知日期，请核对。',
    en: 'The talk would be before its notice.',
  },
  'talks.note-needed': {
    status: 422,
    zh: '改期的，请写明原因。',
    en: 'Say why the day is moved.',
  },
  'talks.due-before': {
    status: 422,
    zh: '期限早于 {on}，请核对。',
    en: 'The deadline is before {on}.',
  },
  'talks.working-days-unknown': {
    status: 422,
    zh: '{year} 年以后的工作日安排还没有公布，算不出工作日期限；请直接写明日期。',
    en: 'Working days after {year} are not published yet; name a day instead.',
  },
  'talks.trigger-gone': {
    status: 409,
    zh: '按现在登记的事故，这一情形已经不成立；请看最新的约谈情形，或另写理由。',
    en: 'By the accidents on record now this rule no longer gives a reason; look again, or state another.',
  },
  'talks.reason-needed': {
    status: 422,
    zh: '规则说不清是否应当约谈：决定约谈的，请写明理由。',
    en: 'The rule cannot tell; whoever decides to talk says why.',
  },
  'talks.not-below': {
    status: 422,
    zh: '只能约谈下级的单位和负责人，或本级所属部门；本级党委、政府负责人由上级约谈。',
    en: 'An office talks to those below it or to departments of its level; its own leaders are talked to from above.',
  },
  'talks.other-region': {
    status: 422,
    zh: '被约谈的不是这一情形所在地区的单位或负责人，请核对。',
    en: 'Who is talked to does not belong to the region whose accidents give the reason.',
  },
  'talks.already-open': {
    status: 409,
    zh: '因同一情形约谈同一对象的，已有一件没有办结；请打开那一件办理。',
    en: 'A talk with the same on the same ground is open already; go on with that one.',
  },
  'talks.marked-secret': {
    status: 422,
    zh: '内容带有密级标志“{marking}”：涉密内容不得录入本系统，请只写名称、日期、文号和保管人。',
    en: 'The text carries the marking “{marking}”: classified content must not be entered; give name, date, number and custodian only.',
  },
  'talks.too-many-accidents': {
    status: 422,
    zh: '一年内登记的事故超过 {limit} 起，一次看不完；请换成下级地区再看。',
    en: 'More than {limit} accidents within a year; choose a region below.',
  },
} as const satisfies ErrorTable;

export const talksConstraints: Readonly<Record<string, string>> = {
  talk_open_on: 'talks.already-open',
};
