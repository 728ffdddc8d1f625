// The sentences of the topic `eligibility`, one per code, in both languages; those of the windows are those of `bars`.
import type { Words } from './frame.ts';

export const ELIGIBILITY_WORDS: Words = {
  'eligibility.nothing-recorded': {
    zh: '截至{asOf}，没有在案的限制；这不是推荐意见',
    en: 'No bar is on record on {asOf}; this is no recommendation',
  },
  'eligibility.bar-until': {
    zh: '在影响期内，至{until}（当日仍在内）',
    en: 'Barred to {until}, that day included',
  },
  'eligibility.bar-at-least': {
    zh: '在影响期内，至少至{orUntil}，到哪一天为止说不清',
    en: 'Barred at least to {orUntil}; its last day cannot be told',
  },
  'eligibility.bar-permanent': { zh: '没有期限的限制', en: 'Barred without end' },
  'eligibility.bar-open': {
    zh: '影响期是否还在，说不清',
    en: 'Whether a bar still runs cannot be told',
  },
  'eligibility.case-filed': {
    zh: '已被立案，尚未结案：不得晋升、奖励',
    en: 'A case is filed and open: no promotion and no award',
  },
  'eligibility.case-accident-under-investigation': {
    zh: '所涉生产安全事故正在调查，结论出来以前说不清',
    en: 'An accident is under investigation; before its findings it cannot be told',
  },
  'eligibility.case-accountability-open': {
    zh: '问责程序正在进行，结论出来以前说不清',
    en: 'Accountability is in progress; before its conclusion it cannot be told',
  },
  'eligibility.case-unknown': {
    zh: '是否有立案未结的案件不清楚',
    en: 'Whether a case is filed and open is not known',
  },
  'eligibility.appraisal-low': {
    zh: '上一年度考核为{appraisal}，不得列为考察对象',
    en: 'The last annual appraisal was {appraisal}: not to be a candidate',
  },
  'eligibility.appraisal-comment-only': {
    zh: '上一年度考核只写评语、不定等次，是否列为考察对象，收录的依据没有写明',
    en: 'The last annual appraisal has a comment and no grade; the sources on record do not say whether that excludes a candidate',
  },
  'eligibility.appraisal-unknown': {
    zh: '上一年度考核结果不清楚',
    en: 'The last annual appraisal is not known',
  },
  'eligibility.assessment-not-excellent': {
    zh: '安全生产工作考核为{grade}；记功、嘉奖给考核成绩优秀的',
    en: 'The work-safety assessment was {grade}; the award of article 17 is for excellent results',
  },
  'eligibility.assessment-unknown': {
    zh: '安全生产工作考核结果不清楚；记功、嘉奖给考核成绩优秀的',
    en: 'The work-safety assessment is not known; the award of article 17 is for excellent results',
  },
  'eligibility.year-not-excellent': {
    zh: '{year}年度考核不得确定为优秀',
    en: 'The annual appraisal of {year} cannot be excellent',
  },
  'eligibility.year-comment-only': {
    zh: '{year}年度考核只写评语、不定等次',
    en: 'The annual appraisal of {year} has a comment and no grade',
  },
  'eligibility.year-incompetent': {
    zh: '{year}年度考核确定为不称职',
    en: 'The annual appraisal of {year} is incompetent',
  },
  'eligibility.year-open': {
    zh: '{year}年度考核能否确定为优秀，说不清',
    en: 'Whether the annual appraisal of {year} can be excellent cannot be told',
  },
  'eligibility.report-not-approved': {
    zh: '事故{accident}的调查报告还没有批复，与它有关的说不清',
    en: 'The report on accident {accident} is not approved; what depends on it cannot be told',
  },
  'eligibility.answers-unknown': {
    zh: '是否对事故{accident}负有领导责任不清楚',
    en: 'Whether the person answers for accident {accident} is not known',
  },
  'eligibility.answers-undecided': {
    zh: '对事故{accident}负有领导责任，没有在案的处理决定，是否适用一票否决说不清',
    en: 'The person answers for accident {accident} and no decision on it is on record; whether the veto applies cannot be told',
  },
  'eligibility.answers-unnamed': {
    zh: '对事故{accident}负有领导责任；在案的处理没有写明因哪起事故，是否就是这一起，说不清',
    en: 'The person answers for accident {accident}; the measures on record do not name their accident, so whether they are for this one cannot be told',
  },
  'eligibility.rescue-not-approved': {
    zh: '因参加事故{accident}的抢险救护表彰：调查报告还没有批复，说不清',
    en: 'Commendation for the rescue in accident {accident}: its report is not approved, so it cannot be told',
  },
  'eligibility.rescue-unknown': {
    zh: '因参加事故{accident}的抢险救护表彰：本人或者所在单位是否对事故负责不清楚',
    en: 'Commendation for the rescue in accident {accident}: whether the person or their body answers for it is not known',
  },
  'eligibility.rescue-answers': {
    zh: '对事故{accident}负有责任，不得因它的抢险救护受表彰；主动补救至多按第二十二条从轻、减轻',
    en: 'The person answers for accident {accident} and is not honoured for its rescue; at most article 22 makes it lighter',
  },
  'eligibility.rescue-body': {
    zh: '属于对事故{accident}负有责任的单位，不得因它的抢险救护受表彰；主动补救至多按第二十二条从轻、减轻',
    en: 'The person belongs to the body that answers for accident {accident} and is not honoured for its rescue; at most article 22 makes it lighter',
  },
  'eligibility.rescue-perhaps-answers': {
    zh: '对事故{accident}负有责任又参加了抢险救护；表彰是不是因为这次抢险救护没有给出',
    en: 'The person answers for accident {accident} and took part in its rescue; whether the commendation is for that was not given',
  },
  'eligibility.rescue-perhaps-body': {
    zh: '属于对事故{accident}负有责任的单位又参加了抢险救护；表彰是不是因为这次抢险救护没有给出',
    en: 'The person belongs to the body that answers for accident {accident} and took part in its rescue; whether the commendation is for that was not given',
  },
  'eligibility.judge-ended': {
    zh: '{measure}（{decidedOn}）的影响期已满（{to}）；期满的处理仍须综合考虑',
    en: 'The window of {measure} ({decidedOn}) has ended ({to}); it still weighs in judgement',
  },
  'eligibility.judge-no-period': {
    zh: '{measure}（{decidedOn}）：没有影响期，供研判',
    en: '{measure} ({decidedOn}): has no period; for judgement',
  },
  'eligibility.judge-unverified': {
    zh: '{measure}（{decidedOn}）限制{forbids}的依据未经核对，请查原文',
    en: '{measure} ({decidedOn}): the source for {forbids} is not verified; look at the original text',
  },
  'eligibility.judge-appraisal-absent': {
    zh: '没有给出上一年度考核结果；基本称职以下的不得列为考察对象，请查对',
    en: 'The last annual appraisal was not given; 基本称职 or below excludes a candidate, so check it',
  },
  'eligibility.judge-answers': {
    zh: '对事故{accident}负有领导责任（调查报告已批复）',
    en: 'The person answers for accident {accident} (its report is approved)',
  },
  'eligibility.judge-left': {
    zh: '{endedOn}已退休、离职或者死亡',
    en: 'Retired, left or dead since {endedOn}',
  },
  'eligibility.missing-case-unknown': {
    zh: '是否有立案未结的案件（由有权机关答复）',
    en: 'Whether a case is filed and open (the competent organ answers)',
  },
  'eligibility.missing-case-accountability-open': {
    zh: '问责的结论',
    en: 'The conclusion on accountability',
  },
  'eligibility.missing-case-accident-under-investigation': {
    zh: '事故调查的结论和批复',
    en: 'The findings of the accident investigation and their approval',
  },
  'eligibility.missing-appraisal': { zh: '上一年度考核结果', en: 'The last annual appraisal' },
  'eligibility.missing-appraisal-rule': {
    zh: '不定等次的能否列为考察对象（规定原文）',
    en: 'Whether an appraisal without a grade excludes a candidate (the original text)',
  },
  'eligibility.missing-assessment': {
    zh: '安全生产工作考核结果',
    en: 'The result of the work-safety assessment',
  },
  'eligibility.missing-year': {
    zh: '{year}年度考核是否在限制的期限内（决定书或者有关规定）',
    en: 'Whether the appraisal of {year} lies within the period (the decision or its instrument)',
  },
  'eligibility.missing-report': {
    zh: '事故{accident}调查报告的批复',
    en: 'The approval of the report on accident {accident}',
  },
  'eligibility.missing-answers': {
    zh: '是否对事故{accident}负有领导责任（调查报告）',
    en: 'Whether the person answers for accident {accident} (the report)',
  },
  'eligibility.missing-decision': {
    zh: '对事故{accident}的处理决定，或者不予追究的结论',
    en: 'The decision on accident {accident}, or the conclusion that it is not pursued',
  },
  'eligibility.missing-named-decision': {
    zh: '在案的处理是不是因事故{accident}作出（决定书）',
    en: 'Whether the measures on record are for accident {accident} (the decision)',
  },
  'eligibility.missing-responsibility': {
    zh: '本人和所在单位是否对事故{accident}负责（调查报告）',
    en: 'Whether the person and their body answer for accident {accident} (the report)',
  },
  'eligibility.missing-merit': {
    zh: '表彰的事由是不是事故{accident}的抢险救护',
    en: 'Whether the commendation is for the rescue in accident {accident}',
  },
};
