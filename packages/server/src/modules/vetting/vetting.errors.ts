// How the vetting module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const vettingErrors = {
  'vetting.not-now': {
    status: 409,
    zh: '现在的状态不能做这一步，请看最新情况。',
    en: 'This step is not possible in the present state; look at the newer state.',
  },
  'vetting.future-date': {
    status: 422,
    zh: '日期晚于今天，请核对。',
    en: 'The day is in the future.',
  },
  'vetting.too-early': {
    status: 422,
    zh: '日期不能早于 {on}，请核对。',
    en: 'The day must not be before {on}.',
  },
  'vetting.too-long': {
    status: 422,
    zh: '有效期最长一年，不能晚于 {on}。',
    en: 'A letter holds for a year at most, not beyond {on}.',
  },
  'vetting.letter-ended': {
    status: 409,
    zh: '意见函已经撤销，不能据此作出结论。',
    en: 'The letter is revoked; no conclusion rests on it.',
  },
  'vetting.despite-needed': {
    status: 422,
    zh: '意见函已过有效期，或者纪检监察机关还没有答复；仍要作出结论的，请写明理由。',
    en: 'The letter has run out, or the discipline organ has not answered; give the reason for concluding all the same.',
  },
  'vetting.appraisal-year': {
    status: 422,
    zh: '评年度考核优秀等次的，请填写考核年度，且不能晚于 {year} 年。',
    en: 'Say of which year the appraisal is, not after {year}.',
  },
  'vetting.no-such-accident': {
    status: 422,
    zh: '没有这起事故，或者登记已经撤回。',
    en: 'There is no such accident, or it was withdrawn.',
  },
  'vetting.report-not-approved': {
    status: 409,
    zh: '这起事故的调查报告没有登记批复，不能据此写明责任。',
    en: 'No approval of the report on this accident is on record; nothing can be taken from it.',
  },
  'vetting.same-person': {
    status: 403,
    zh: '计算（起草）和复核不能是同一个账号，请由另一个人复核。',
    en: 'Who prepared or drafted it does not review it; another account must.',
  },
  'vetting.nothing-changed': {
    status: 409,
    zh: '这份意见出具后没有待处理的事实变化。',
    en: 'No change of facts is waiting for a decision.',
  },
  'vetting.changed-again': {
    status: 409,
    zh: '事实又有了新的变化，请看清后再决定。',
    en: 'The facts have changed again; look at the newer changes before you decide.',
  },
  'vetting.facts-changed': {
    status: 409,
    zh: '复核以后事实有变化（第 {numbers} 号），不能出具。请退回重新计算。',
    en: 'Facts have changed since the review (numbers {numbers}); send it back and compute it anew.',
  },
  'vetting.already-concluded': {
    status: 409,
    zh: '已经作出结论，请看最新情况。',
    en: 'There is a conclusion already; look at the newer state.',
  },
  'vetting.no-letter': {
    status: 409,
    zh: '意见函还没有出具，收到以后再作结论、反馈运用情况。',
    en: 'The letter is not issued yet; conclude and feed back once it is here.',
  },
  'vetting.no-such-name': {
    status: 422,
    zh: '名单里没有第 {number} 号，请核对。',
    en: 'There is no number {number} on the list.',
  },
  'vetting.name-twice': {
    status: 422,
    zh: '第 {number} 号出现了两次，请合并。',
    en: 'Number {number} is given twice.',
  },
  'vetting.no-names': {
    status: 422,
    zh: '没有读到任何姓名：每行写一个人，或者使用模板。',
    en: 'No name was found: write one person per line, or use the template.',
  },
  'vetting.too-many': {
    status: 422,
    zh: '一次最多 {limit} 人，请分批提出。',
    en: 'At most {limit} names at once; ask in several requests.',
  },
  'vetting.other-file': {
    status: 409,
    zh: '提交的名单和检查过的不是同一份，请重新检查。',
    en: 'This is not the list that was checked; check it anew.',
  },
  'vetting.list-has-errors': {
    status: 422,
    zh: '名单里还有 {count} 处没有解决，本次未提交。请重新检查，逐条解决后再提出。',
    en: '{count} lines are not settled, and nobody was asked about. Check the list anew and settle them.',
  },
  'vetting.self-on-list': {
    status: 403,
    zh: '本人或所服务的领导在名单中，应当回避，请由其他人提出。',
    en: 'You, or somebody you serve, are on the list; somebody else must ask.',
  },
  'vetting.number-taken': {
    status: 409,
    zh: '这个文号已经用在另一份意见函上，请核对文号。',
    en: 'This number is on another letter already; check it.',
  },
  'vetting.marked-secret': {
    status: 422,
    zh: '内容标有“{marking}”，涉密内容不得录入本系统。',
    en: 'The content is marked “{marking}”; classified content must not be entered here.',
  },
} as const satisfies ErrorTable;

export const vettingConstraints = {
  request_once: 'vetting.not-now',
  request_letter_once: 'vetting.number-taken',
} as const;
