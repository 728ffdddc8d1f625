// The sentences of the topic `bars`, one per code, in both languages.
import type { Prohibition } from '@jinze/kernel';
import type { Language, Words } from './frame.ts';

const FORBIDS: Readonly<Record<Prohibition, Readonly<Record<Language, string>>>> = {
  promotion: { zh: '提拔、晋升职务', en: 'promotion' },
  'important-appointment': { zh: '重用', en: 'important appointment' },
  'leadership-post': { zh: '安排领导职务', en: 'any leading post' },
  'higher-post': { zh: '担任高于原职务层次的职务', en: 'a post above the old level' },
  'equal-or-higher-post': {
    zh: '担任与原职务相当或更高的职务',
    en: 'a post equal to the old one or higher',
  },
  'equal-or-higher-party-post': {
    zh: '担任与原职务相当或更高的党内职务',
    en: 'a party post equal to the old one or higher',
  },
  'any-public-post': { zh: '再任公职', en: 'any public post' },
  'grade-rise': { zh: '晋升职级、级别', en: 'a rise in grade' },
  'pay-rise': { zh: '晋升工资档次', en: 'a rise in pay' },
  honours: { zh: '评先评优、表彰奖励', en: 'honours' },
  readmission: { zh: '重新入党', en: 'readmission to the party' },
  duty: { zh: '履行职务', en: 'performing the duties of the post' },
};

export function forbidden(prohibits: readonly Prohibition[], language: Language): string {
  return prohibits.map((one) => FORBIDS[one][language]).join(language === 'zh' ? '、' : ', ');
}

export const BARS_WORDS: Words = {
  'bars.counted': {
    zh: '{measure}（{decidedOn}）：不得{forbids}，按{months}个月计算，至{to}（当日仍在内）',
    en: '{measure} ({decidedOn}): forbids {forbids}; {months} months, to {to}, that day included',
  },
  'bars.printed': {
    zh: '{measure}（{decidedOn}）：不得{forbids}，决定书写明至{to}，以决定书为准',
    en: '{measure} ({decidedOn}): forbids {forbids}; the decision states {to}, and that wins',
  },
  'bars.inside-older': {
    zh: '{measure}（{decidedOn}）：在前一党纪处分的影响期内作出，前期未满的期限与{months}个月相加，不得{forbids}，至{to}',
    en: '{measure} ({decidedOn}): given inside an older party-discipline window, the rest of which and {months} months are added; forbids {forbids}, to {to}',
  },
  'bars.one-period-or-sum': {
    zh: '{measure}（{decidedOn}，共{count}个，一并决定）：执行一个期限，在一个期限以上、总和以下，不超过48个月；不得{forbids}，最早{to}，最晚{otherTo}',
    en: '{measure} ({decidedOn}, {count} decided together): one period, at least one and at most their sum, never above 48 months; forbids {forbids}, {to} at the earliest, {otherTo} at the latest',
  },
  'bars.heaviest': {
    zh: '一并决定了几种不同的政务处分，执行最重的{measure}（{decidedOn}）：不得{forbids}，至{to}',
    en: 'Administrative measures of different kinds decided together: the heaviest is carried out, {measure} ({decidedOn}); forbids {forbids}, to {to}',
  },
  'bars.permanent': {
    zh: '{measure}（{decidedOn}）：长期不得{forbids}',
    en: '{measure} ({decidedOn}): forbids {forbids}, without end',
  },
  'bars.probation-unknown': {
    zh: '{measure}（{decidedOn}）：不得{forbids}；留党察看的期限没有给出，到哪一天为止说不清',
    en: '{measure} ({decidedOn}): forbids {forbids}; the probation was not given, so its end cannot be told',
  },
  'bars.probation-not-restored': {
    zh: '{measure}（{decidedOn}）：不得{forbids}，自恢复权利之日起算24个月；恢复权利之日没有给出，至少至{to}，此后到哪一天为止说不清',
    en: '{measure} ({decidedOn}): forbids {forbids} for 24 months from the day the rights are restored; that day was not given, so to {to} at least, and its end cannot be told',
  },
  'bars.restored': {
    zh: '{measure}（{decidedOn}）：不得{forbids}，自恢复权利之日（{restoredOn}）起按24个月计算，至{to}（当日仍在内）',
    en: '{measure} ({decidedOn}): forbids {forbids}; 24 months from the day the rights were restored ({restoredOn}), to {to}, that day included',
  },
  'bars.until-unknown': {
    zh: '{measure}（{decidedOn}）：不得{forbids}；没有给出截止日，到哪一天为止说不清',
    en: '{measure} ({decidedOn}): forbids {forbids}; no last day was given, so its end cannot be told',
  },
  'bars.local': {
    zh: '{measure}（{decidedOn}）：《{instrument}》另定{months}个月，至{to}；{localForbids}',
    en: '{measure} ({decidedOn}): “{instrument}” adds a period of {months} months, to {to}; {localForbids}',
  },
  'bars.local-forbids': { zh: '不得{forbids}', en: 'forbids {forbids}' },
  'bars.local-forbids-unknown': {
    zh: '期限内不得做什么没有给出',
    en: 'what it forbids was not given',
  },
  'bars.other-effective-day': {
    zh: '{measure}：处分自作出之日起生效，如当日计算在内，至{otherTo}；只差这一天的，说不清',
    en: '{measure}: takes effect on the day it is decided; if that day is counted, to {otherTo}; what this one day decides cannot be told',
  },
  'bars.other-sum': {
    zh: '{measure}：在另一处分的期限内作出，对行政机关公务员可能合并计算（最长48个月），至{otherTo}；介于两个日期之间的，说不清',
    en: '{measure}: given inside the window of another sanction; for civil servants of administrative organs the two may be added up (48 months at most), to {otherTo}; between the two days it cannot be told',
  },
  'bars.other-same-day': {
    zh: '{measure}：与另一党纪处分同日作出，是否相加没有写明；如相加，至{otherTo}',
    en: '{measure}: decided on the same day as another party sanction; whether the two are added up is not stated; if so, to {otherTo}',
  },
  'bars.other-changed': {
    zh: '{measure}（{decidedOn}）：申诉后变更，原决定于{firstOn}作出；期限自原决定还是自变更起算，收录的依据没有写明；自原决定起算，至{otherTo}；介于两个日期之间的，说不清',
    en: '{measure} ({decidedOn}): changed on appeal, first decided on {firstOn}; no source on record says from which of the two its period counts; from the first, to {otherTo}; between the two ends it cannot be told',
  },
  'bars.unverified': {
    zh: '{measure}：{forbids}的依据未经核对，办理前请查原文',
    en: '{measure}: the source for {forbids} is not verified; look at the original text before acting on it',
  },
  'bars.partly-verified': {
    zh: '{measure}：依据只核对了一部分，办理前请查原文',
    en: '{measure}: the source is checked in part; look at the original text before acting on it',
  },
  'bars.no-period': {
    zh: '{measure}（{decidedOn}）：本身没有影响期，也没有全国统一的期限，列出供研判',
    en: '{measure} ({decidedOn}): has no bar by itself and no national period; listed for judgement',
  },
  'bars.not-yet-decided': {
    zh: '{measure}（{decidedOn}）：在{asOf}之后作出，不计入',
    en: '{measure} ({decidedOn}): decided after {asOf}, left out',
  },
  'bars.after-leaving': {
    zh: '{measure}（{decidedOn}）：在退休、离职或死亡（{endedOn}）之后作出，此后依法不再给予政务处分；这份决定要查对',
    en: '{measure} ({decidedOn}): decided after retirement, leaving or death ({endedOn}), when the law gives no administrative sanction any more; check the decision',
  },
  'bars.ended': {
    zh: '{measure}（{decidedOn}）：影响期已满（{to}）；期满只是不再禁止，不等于当然恢复',
    en: '{measure} ({decidedOn}): its window has ended ({to}); that removes the bar and restores nothing by itself',
  },
  'bars.suspension-open': {
    zh: '{measure}（{decidedOn}）期间能否任用，收录的依据没有写明，说不清',
    en: '{measure} ({decidedOn}): no source on record says whether somebody suspended may be appointed; it cannot be told',
  },
  'bars.veto': {
    zh: '因生产安全事故被追究领导责任，一票否决：不得晋升职务、级别或者重用，取消评优评先资格；本条不定期限，按有关文书确定的期限（{fixedBy}），至{to}',
    en: 'Held to account for an accident, the veto of article 20: no promotion in post or grade, no important appointment, no honours; the article fixes no period, those fixed by its instruments run ({fixedBy}), to {to}',
  },
  'bars.veto-permanent': {
    zh: '因生产安全事故被追究领导责任，一票否决：按有关文书（{fixedBy}）没有期限',
    en: 'Held to account for an accident, the veto of article 20: by its instruments ({fixedBy}) without end',
  },
  'bars.veto-open': {
    zh: '因生产安全事故被追究领导责任，一票否决：有关文书（{fixedBy}）的期限到哪一天为止说不清',
    en: 'Held to account for an accident, the veto of article 20: the last day its instruments fix ({fixedBy}) cannot be told',
  },
  'bars.veto-no-period': {
    zh: '因生产安全事故被追究领导责任，适用一票否决；本条不定期限，收录的文书也没有确定期限，列出供研判',
    en: 'Held to account for an accident: the veto of article 20 applies; the article fixes no period and neither does an instrument on record; listed for judgement',
  },
  'bars.heavier-appraisal': {
    zh: '{year}年度考核有几项处理，按较重的办理',
    en: 'Several measures bear on the appraisal of {year}: the heavier effect holds',
  },
  'bars.none': { zh: '{asOf}没有在案的措施', en: 'No measure is on record on {asOf}' },
  'bars.left': {
    zh: '{endedOn}已退休、离职或者死亡；此前的影响期照算，此后不再给予政务处分',
    en: 'Retired, left or dead since {endedOn}; earlier windows run on, no administrative sanction follows',
  },
  'bars.missing-probation': {
    zh: '{measure}（{decidedOn}）的留党察看期限（12或24个月）',
    en: 'The probation of {measure} ({decidedOn}), 12 or 24 months',
  },
  'bars.missing-restoration': {
    zh: '{measure}（{decidedOn}）恢复权利的日期',
    en: 'The day on which the rights taken by {measure} ({decidedOn}) were restored',
  },
  'bars.missing-until': {
    zh: '{measure}（{decidedOn}）的截止日',
    en: 'The last day of {measure} ({decidedOn})',
  },
  'bars.missing-period': {
    zh: '{measure}（{decidedOn}）的决定书写明的期限或截止日',
    en: 'The period or last day as the decision of {measure} ({decidedOn}) states it',
  },
  'bars.missing-decision': {
    zh: '{measure}（{decidedOn}）的决定书：是否在退休、离职或死亡之后作出',
    en: 'The decision of {measure} ({decidedOn}): whether it was made after retirement, leaving or death',
  },
  'bars.missing-suspension': {
    zh: '{measure}（{decidedOn}）的结果，或写明停职期间能否任用的规定',
    en: 'The result of {measure} ({decidedOn}), or a rule on appointment while suspended',
  },
  'bars.missing-local-prohibits': {
    zh: '《{instrument}》写明{measure}期限内不得做什么的条文',
    en: 'The clause of “{instrument}” that says what is forbidden during the period of {measure}',
  },
  'bars.missing-appraisal-period': {
    zh: '{years}年度考核是否在限制的期限内（决定书或者有关文书的规定）',
    en: 'Whether the appraisal of {years} lies within the period (as the decision or its instruments say)',
  },
};
