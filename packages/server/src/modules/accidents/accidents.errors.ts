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
  'accidents.nature-without-basis': {
    status: 422,
    zh: '记为自然灾害或刑事案件的，请写明认定性质的依据文件。',
    en: 'What is recorded as natural or criminal needs the document its nature rests on.',
  },
  'accidents.milestone-earlier': {
    status: 422,
    zh: '已登记 {on} 的进展，事故时间不能晚于它；请先更正那一条进展。',
    en: 'An event of {on} is on record; the accident cannot be later. Correct that event first.',
  },
  'accidents.milestone-withdrawn': {
    status: 409,
    zh: '这一条进展已经撤回；需要时请重新登记。',
    en: 'This event is withdrawn; record it anew if needed.',
  },
  'accidents.milestone-other-kind': {
    status: 422,
    zh: '更正时不能改成另一种进展；请撤回这一条，重新登记。',
    en: 'A correction cannot make another kind of event of it; withdraw it and record it anew.',
  },
  'accidents.milestone-needs': {
    status: 422,
    zh: '这一种进展还要填写这一项。',
    en: 'This kind of event needs this field.',
  },
  'accidents.milestone-not-with': {
    status: 422,
    zh: '这一种进展不填这一项，请清空。',
    en: 'This kind of event has no such field; leave it empty.',
  },
  'accidents.milestone-future': {
    status: 422,
    zh: '时间晚于现在，请核对；只登记已经发生的。',
    en: 'That is in the future; only what has happened is recorded.',
  },
  'accidents.milestone-before-accident': {
    status: 422,
    zh: '早于事故发生的时间（{on}），请核对。',
    en: 'That is before the accident ({on}).',
  },
  'accidents.milestone-other-day': {
    status: 422,
    zh: '时间（北京时间）不在所填的日期，请核对。',
    en: 'The moment, in Shanghai time, is not on the day given.',
  },
  'accidents.milestone-order': {
    status: 422,
    zh: '与 {on} 已登记的进展先后颠倒，请核对日期；确是那一条有误的，先更正那一条。',
    en: 'It contradicts the order with what is on record of {on}; check the day, or correct that one first.',
  },
  'accidents.milestone-until-before': {
    status: 422,
    zh: '结束日期早于开始日期，请核对。',
    en: 'It ends before it begins.',
  },
  'accidents.milestone-same-nature': {
    status: 422,
    zh: '改变前后的性质相同，请核对。',
    en: 'The nature is the same before and after.',
  },
  'accidents.milestone-once': {
    status: 409,
    zh: '这一种进展只登记一次，已有一条；有误的请更正那一条。',
    en: 'This kind of event is recorded once and is there already; correct that one.',
  },
  'accidents.milestone-unchanged': {
    status: 422,
    zh: '没有改动任何内容，不需要更正。',
    en: 'Nothing was changed; there is nothing to correct.',
  },
  'accidents.finding-withdrawn': {
    status: 409,
    zh: '这一认定已经撤销。',
    en: 'This finding is withdrawn already.',
  },
  'accidents.finding-future': {
    status: 422,
    zh: '日期晚于今天，请核对。',
    en: 'The day is in the future.',
  },
  'accidents.finding-before-accident': {
    status: 422,
    zh: '认定日期早于事故发生日期 {on}，请核对。',
    en: 'The finding is dated before the accident, {on}.',
  },
  'accidents.withdrawn-before-found': {
    status: 422,
    zh: '撤销日期早于认定日期 {on}，请核对。',
    en: 'It was withdrawn before it was made, {on}.',
  },
  'accidents.finding-already': {
    status: 409,
    zh: '同一文件对同一对象的这一认定已经登记。',
    en: 'This finding of this document about this subject is on record already.',
  },
  'accidents.subject-unknown': {
    status: 422,
    zh: '花名册中找不到这个单位，或这个人在事故当天不在这个职务上；可改为按文件所写填写名称。',
    en: 'No such body on the roster, or the person did not hold that post on the day; give the name as the document does.',
  },
  'accidents.not-yet': {
    status: 422,
    zh: '这个时间还没有到，请选现在或以前的时间。',
    en: 'That moment has not come; choose one in the past.',
  },
  'accidents.not-known-then': {
    status: 422,
    zh: '这个时间事故还没有登记，请选登记以后的时间。',
    en: 'The accident was not on record then; choose a later moment.',
  },
  'accidents.no-such-account': {
    status: 422,
    zh: '没有这个登录名，或账号已停用；请核对。',
    en: 'There is no such login name, or the account is disabled.',
  },
  'accidents.access-not-own': {
    status: 403,
    zh: '上级办公室只能把自己列为查阅人；列入其他人由事故所在地区的安委办办理。',
    en: 'A superior office names itself only; others are named by the office of the accident’s region.',
  },
  'accidents.access-until-before': {
    status: 422,
    zh: '截止日期早于开始日期，请核对。',
    en: 'It ends before it begins.',
  },
  'accidents.access-over': {
    status: 422,
    zh: '截止日期已经过去，请核对。',
    en: 'The last day has passed already.',
  },
  'accidents.access-too-long': {
    status: 422,
    zh: '一次最长 {months} 个月；办理时间更长的，到期凭当时的文件重新列入。',
    en: 'At most {months} months at a time; name them anew with a document of that time.',
  },
  'accidents.access-already': {
    status: 409,
    zh: '这个账号在 {from} 至 {until} 已列为查阅人。',
    en: 'This account is named from {from} to {until} already.',
  },
  'accidents.access-ended': {
    status: 409,
    zh: '这一查阅资格已经结束。',
    en: 'This access has ended already.',
  },
  'accidents.chain-not-named': {
    status: 403,
    zh: '任职与分管关系只供本案列名的人查阅；请先由事故所在地区的安委办凭文件列入（上级办公室可列入自己）。',
    en: 'Posts and portfolios are shown to those named for the case only; be named first, with the document it rests on.',
  },
  'accidents.chain-own': {
    status: 403,
    zh: '本人或所服务的领导在这一任职与分管关系中，应当回避，不能查阅；请由其他人办理。',
    en: 'You, or somebody you serve, are in this chain; somebody else must read it.',
  },
  'accidents.no-such-moment': {
    status: 422,
    zh: '没有这个时点，或已撤回；请重新选择。',
    en: 'There is no such moment, or it is withdrawn.',
  },
  'accidents.moment-future': {
    status: 422,
    zh: '日期晚于今天，请核对。',
    en: 'The day is in the future.',
  },
  'accidents.moment-same-day': {
    status: 422,
    zh: '事故当天已在时点中，不需要另外登记。',
    en: 'The day of the accident is one of the moments already.',
  },
  'accidents.moment-withdrawn': {
    status: 409,
    zh: '这个时点已经撤回。',
    en: 'This moment is withdrawn already.',
  },
  'accidents.marked-secret': {
    status: 422,
    zh: '内容带有密级标志“{marking}”：涉密内容不得录入本系统，请只写名称、日期、文号。',
    en: 'The text carries the marking “{marking}”: classified content must not be entered; give name, date and number only.',
  },
} as const satisfies ErrorTable;

export const accidentsConstraints: Readonly<Record<string, string>> = {
  accident_same: 'accidents.already-there',
  accident_version: 'http.version-conflict',
  accident_current: 'http.version-conflict',
  milestone_version: 'http.version-conflict',
  milestone_current: 'http.version-conflict',
  milestone_once: 'accidents.milestone-once',
  reporting_finding_once: 'accidents.finding-already',
};
