// The sentences of the topic `timetable`: a limit that has passed is to be checked 待核, never found unlawful.
import type { Words } from './frame.ts';

export const TIMETABLE_WORDS: Words = {
  'timetable.state-done': { zh: '已办：{done}', en: 'Done: {done}' },
  'timetable.state-done-in-time': {
    zh: '已办：{done}，没有超过{due}',
    en: 'Done: {done}, not after {due}',
  },
  'timetable.state-done-late': {
    zh: '记录的时间{done}晚于{due}，待核',
    en: 'Recorded {done}, after {due}: to be checked',
  },
  'timetable.state-pending': { zh: '还没有记录', en: 'Not recorded yet' },
  'timetable.state-pending-until': {
    zh: '还没有记录，到{due}为止',
    en: 'Not recorded yet; up to {due}',
  },
  'timetable.state-overdue': {
    zh: '到{due}没有记录，待核',
    en: 'Nothing recorded up to {due}: to be checked',
  },
  'timetable.state-overdue-any': {
    zh: '按任何一种算法都已过期限，没有记录，待核',
    en: 'By any reading the limit has passed and nothing is recorded: to be checked',
  },
  'timetable.state-done-late-any': {
    zh: '按任何一种算法，记录的时间{done}都晚于期限，待核',
    en: 'By any reading it was recorded ({done}) after the limit: to be checked',
  },
  'timetable.state-not-started': {
    zh: '还没有到起算的时候',
    en: 'Its time has not begun',
  },
  'timetable.state-cannot-tell': {
    zh: '是否在期限以内说不清，待核',
    en: 'Whether it is within the limit cannot be told: to be checked',
  },
  'timetable.unit-told': {
    zh: '单位负责人接到报告后{hours}小时内报告',
    en: 'The head of the unit reports within {hours} hour of being told',
  },
  'timetable.unit-told-at-once': {
    zh: '现场人员应当立即报告单位负责人；何时接到没有记录，从事故发生时起算{hours}小时',
    en: 'The head of the unit must be told at once; when that was is not recorded, so {hours} hour is counted from the accident',
  },
  'timetable.channel-clock': {
    zh: '报{whom}：下一级在同一渠道接到报告后{hours}小时内；渠道的第一级从部门接到单位报告起算',
    en: 'To be told: {whom}, within {hours} hours of the level below being told on the same channel; the first level from the unit’s report',
  },
  'timetable.party-committee-clock': {
    zh: '报{whom}：按{hours}小时单独计时；条例没有写党委渠道，时限以本地规定为准',
    en: 'To be told: {whom}, on a clock of its own of {hours} hours; the decree does not speak of party committees, the local rule decides',
  },
  'timetable.beyond-the-grade': {
    zh: '已报{whom}；按目前的等级不要求报到这一级',
    en: 'Told: {whom}; by the grade as it is now nobody had to',
  },
  'timetable.since-regraded': {
    zh: '等级{at}上升以后才要求报{whom}，从那时起算',
    en: 'Only since the grade rose ({at}) must the {whom} be told: counted from then',
  },
  'timetable.at-once': {
    zh: '立即赶赴现场，没有小时数',
    en: 'At once; the law counts no hours',
  },
  'timetable.changes': {
    zh: '到这一天为止伤亡人数变化的，及时补报',
    en: 'A change of casualties up to this day is reported at once',
  },
  'timetable.changes-both': {
    zh: '伤亡人数变化的，及时补报：道路交通和火灾7日，其他30日；行业不清楚',
    en: 'A change of casualties is reported at once: within 7 days in road traffic and fire, 30 elsewhere; the sector is not known',
  },
  'timetable.no-change': {
    zh: '期间内没有变化，不需要补报',
    en: 'Nothing changed in that time; there is nothing to report',
  },
  'timetable.from-accident': {
    zh: '从事故发生之日（{on}）起算，当日不计',
    en: 'Counted from the day of the accident ({on}), which is not counted itself',
  },
  'timetable.from-verified': {
    zh: '从查实之日（{on}）起算，当日不计',
    en: 'Counted from verification ({on}), which is not counted itself',
  },
  'timetable.from-reclassified': {
    zh: '从改为生产安全事故之日（{on}）起算，当日不计',
    en: 'Counted from the day it was reclassified ({on}), which is not counted itself',
  },
  'timetable.from-taken-over': {
    zh: '从上级提级调查之日（{on}）起算，当日不计',
    en: 'Counted from the day a higher level took it over ({on}), which is not counted itself',
  },
  'timetable.from-verification-unknown': {
    zh: '煤矿事故和瞒报的事故从查实之日起算，查实之日没有给出',
    en: 'Coal mine and concealed accidents are counted from verification, the day of which was not given',
  },
  'timetable.investigation': {
    zh: '提交调查报告：{days}日内；经批准可以延长，最长60日',
    en: 'The investigation report within {days} days; it may be extended by 60 at most',
  },
  'timetable.investigation-extended': {
    zh: '提交调查报告：{days}日，经批准延长{extension}日',
    en: 'The investigation report within {days} days, extended by {extension}',
  },
  'timetable.sector-rule': {
    zh: '{sector}事故按本行业条例：{days}日（按等级）；延长没有收录',
    en: 'Accidents of the sector {sector} have a rule of their own: {days} days by the grade; extensions are not on record',
  },
  'timetable.sector-unknown': {
    zh: '行业不清楚：先按一般规定；铁路、电力按等级另有期限，煤矿从查实之日起算',
    en: 'The sector is not known: the general rule first; railways and electric power have limits of their own by the grade, coal mines count from verification',
  },
  'timetable.appraisal': {
    zh: '技术鉴定{days}日，不计入期限',
    en: '{days} days of technical appraisal are not counted',
  },
  'timetable.investigation-started': {
    zh: '调查组{on}开始调查',
    en: 'The investigation began on {on}',
  },
  'timetable.approval': {
    zh: '收到调查报告之日起{days}日内批复',
    en: 'Approved within {days} days of receiving the report',
  },
  'timetable.approval-not-extended': {
    zh: '收到调查报告之日起{days}日内批复；这一等级的批复不延长，给出的延长不计',
    en: 'Approved within {days} days of receiving the report; for this grade there is no extension, so the one given is left out',
  },
  'timetable.approval-especially-serious': {
    zh: '特别重大事故：收到调查报告之日起{days}日内批复，延长{extension}日（最长30日）',
    en: 'Especially serious: approved within {days} days of receiving the report, extended by {extension} (30 at most)',
  },
  'timetable.approval-both': {
    zh: '批复期限看等级：特别重大{most}日，其他{least}日；等级不清楚',
    en: 'By the grade: {most} days if especially serious, {least} otherwise; the grade is not known',
  },
  'timetable.no-count': { zh: '未规定期限，应当及时办理', en: 'The law counts no days' },
  'timetable.evaluation-after-approval': {
    zh: '从批复或结案起算，还没有批复、结案的记录',
    en: 'Counted from approval or closing, neither of which is recorded',
  },
  'timetable.evaluation-before-the-law': {
    zh: '批复或结案（{from}）在{since}以前，当时的评估规定没有收录',
    en: 'Approved or closed ({from}) before {since}; the rule of that time is not on record',
  },
  'timetable.evaluation-window': {
    zh: '从{from}（批复、结案在先的一日）起{latest}个月内评估并公开；结案满{earliest}个月以后进行',
    en: 'Evaluated and published within {latest} months of {from}, the earlier of approval and closing; not before {earliest} months from closing',
  },
  'timetable.evaluation-conflict': {
    zh: '结案满期（{notBefore}）晚于法定最迟日（{due}）：以法定最迟日为准',
    en: 'The earliest day ({notBefore}) is after the statutory latest ({due}): the statutory one stands',
  },
  'timetable.evaluated-early': {
    zh: '评估早于结案满期（{notBefore}），待核',
    en: 'Evaluated before {notBefore}, the earliest day: to be checked',
  },
  'timetable.listed': {
    zh: '{on}挂牌督办{by}；批复前须经督办单位审核同意',
    en: 'Listed on {on} {by}; whoever lists agrees before the report is approved',
  },
  'timetable.to-be-listed': {
    zh: '由{by}挂牌督办；没有挂牌的记录，待核',
    en: 'Listed by {by}; no listing is recorded: to be checked',
  },
  'timetable.listed-before-widening': {
    zh: '{since}起才扩大到这一等级；以前是否挂牌看当时本地的规定',
    en: 'Widened to this grade from {since} on; before, it hung on the local rule',
  },
  'timetable.listed-grade-unknown': {
    zh: '由谁挂牌督办看等级，等级不清楚',
    en: 'Who lists it hangs on the grade, which is not known',
  },
  'timetable.grade-given': {
    zh: '按给出的等级：{grade}',
    en: 'By the grade that was given: {grade}',
  },
  'timetable.grade-reckoned': {
    zh: '按目前的伤亡和损失，肯定的等级是{grade}',
    en: 'By the casualties as known, {grade} is certain',
  },
  'timetable.grade-may-rise': {
    zh: '等级还可能上升到{grades}，上升后期限随之变化',
    en: 'The grade may still rise to {grades}, and the limits with it',
  },
  'timetable.grade-unknown': {
    zh: '等级不清楚，与等级有关的期限说不清',
    en: 'The grade is not known, nor are the limits that hang on it',
  },
  'timetable.natural': {
    zh: '认定为自然灾害，不适用；以后改为生产安全事故的，重新计算期限',
    en: 'A natural disaster: it does not apply; if it is found to be a production accident later, its own limits begin then',
  },
  'timetable.criminal': {
    zh: '认定为刑事案件，不适用；以后改为生产安全事故的，重新计算期限',
    en: 'A crime: it does not apply; if it is found to be a production accident later, its own limits begin then',
  },
  'timetable.nature-undetermined': {
    zh: '是不是生产安全事故还没有认定；以下是按生产安全事故的期限',
    en: 'Whether it is a production accident is not determined; these are the limits if it is',
  },
  'timetable.before-the-decree': {
    zh: '发生于{occurredOn}，条例自{since}起施行，不适用',
    en: 'It occurred on {occurredOn}; the decree is in force from {since} and does not apply',
  },
  'timetable.needs-hour': { zh: '事故发生的时刻', en: 'The hour of the accident' },
  'timetable.needs-grade': { zh: '事故等级', en: 'The grade' },
  'timetable.needs-told-below': {
    zh: '下一级何时接到报告（报{whom}的起算时间）',
    en: 'When the level below was told, from which telling the {whom} is counted',
  },
  'timetable.needs-changes': {
    zh: '期间内伤亡人数有没有变化、何时补报',
    en: 'Whether casualties changed in that time, and when it was reported',
  },
  'timetable.needs-sector': { zh: '行业', en: 'The sector' },
  'timetable.needs-extension': {
    zh: '本行业条例是否允许延长',
    en: 'Whether the rule of the sector allows the extension',
  },
  'timetable.needs-verification': { zh: '查实之日', en: 'The day of verification' },
  'timetable.needs-submitted': {
    zh: '提交调查报告之日',
    en: 'The day the report was submitted',
  },
  'timetable.needs-approved': {
    zh: '批复或结案之日',
    en: 'The day of approval or closing',
  },
  'timetable.needs-older-rule': {
    zh: '批复当时的评估规定',
    en: 'The rule on evaluation of the time of approval',
  },
  'timetable.needs-listed': {
    zh: '是否挂牌督办、何时挂牌',
    en: 'Whether and when it was listed',
  },
  'timetable.needs-notice': {
    zh: '挂牌督办通知书写明的期限',
    en: 'The limit written in the notice of listing',
  },
  'timetable.needs-nature': {
    zh: '性质的认定（生产安全事故、自然灾害、刑事案件）',
    en: 'The finding of its nature (production accident, natural disaster, crime)',
  },
};
