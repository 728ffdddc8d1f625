// How the commendations module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const commendationsErrors = {
  'commendations.not-now': {
    status: 409,
    zh: '这件表彰奖励到了另一步，现在不能这样办理；请看最新情况。',
    en: 'The commendation is at another step by now; look at its newer state.',
  },
  'commendations.future-date': {
    status: 422,
    zh: '日期晚于今天：这里登记已经发生的事。',
    en: 'The day is in the future; what has happened is recorded here.',
  },
  'commendations.too-early': {
    status: 422,
    zh: '日期早于上一步（{on}），请核对。',
    en: 'The day is before the step it follows, {on}.',
  },
  'commendations.own': {
    status: 403,
    zh: '推荐的是本人或所服务的领导，应当回避，请由其他人办理。',
    en: 'It is about you, or somebody you serve; somebody else must handle it.',
  },
  'commendations.same-person': {
    status: 403,
    zh: '推荐的账号不能再审查、批准或处理异议，请由另一个账号办理。',
    en: 'Who nominated does not examine, grant or answer objections; another account must.',
  },
  'commendations.not-ones-region': {
    status: 422,
    zh: '此人的任职不在本地区，请由其所在地区推荐。',
    en: 'The post does not belong to your region; its own region nominates.',
  },
  'commendations.not-above': {
    status: 422,
    zh: '表彰奖励由上级党委和政府作出：请选择被推荐人所在地区的上级，不能是本级。',
    en: 'A commendation is granted by the superior party committee and government; choose a region above the person’s own.',
  },
  'commendations.committee-unknown': {
    status: 422,
    zh: '名册里没有写明此人职务由哪一级党委管理，请先在名册补上再推荐。',
    en: 'The roster does not say which party committee manages the post; enter it there first.',
  },
  'commendations.rescue-of-one': {
    status: 422,
    zh: '参加抢险救护的，请选择一起已登记的事故，或者写明事件名称，二者取一。',
    en: 'For a rescue choose an accident on record or name the event, one of the two.',
  },
  'commendations.statement-twice': {
    status: 422,
    zh: '同一事项只写一条答复，请合并。',
    en: 'One statement on each matter, please.',
  },
  'commendations.statement-not-asked': {
    status: 422,
    zh: '这件推荐不需要这一项答复，请删去。',
    en: 'This nomination needs no statement on that matter.',
  },
  'commendations.no-quota': {
    status: 409,
    zh: '批准机关本年度还没有登记这一种类的名额和公示天数，请先在“名额”中登记依据文件。',
    en: 'The approving body has laid down no quota and publicity for this kind and year; record it under “Quotas” first.',
  },
  'commendations.too-short': {
    status: 422,
    zh: '公示不少于 {least} 天（{basis}），请核对起止日期。',
    en: 'It is made public for at least {least} days ({basis}); check the days.',
  },
  'commendations.still-public': {
    status: 422,
    zh: '公示到 {on} 为止，期满后才能批准。',
    en: 'It is public to {on}; it is granted after that.',
  },
  'commendations.objection-open': {
    status: 409,
    zh: '还有异议没有处理，请先处理。',
    en: 'An objection is not handled yet.',
  },
  'commendations.objection-upheld': {
    status: 409,
    zh: '有异议经核查属实，不能批准；请登记不予表彰奖励。',
    en: 'An objection was found true; record that it is not granted.',
  },
  'commendations.no-such-objection': {
    status: 422,
    zh: '没有这一条异议，请核对。',
    en: 'There is no such objection.',
  },
  'commendations.objection-answered': {
    status: 409,
    zh: '这一条异议已经处理。',
    en: 'This objection is handled already.',
  },
  'commendations.facts-changed': {
    status: 409,
    zh: '按现在在案的情况，已经得不出“没有在案的限制”；请组织部门重新审查后再办。',
    en: 'By what is on record now the answer is no longer “no bar on record”; it must be examined again first.',
  },
  'commendations.quota-used-up': {
    status: 409,
    zh: '名额 {total} 个已用 {used} 个，没有余额；增加名额的，请先登记依据文件。',
    en: 'Of {total} places {used} are used; another document must add some first.',
  },
  'commendations.not-that-body': {
    status: 422,
    zh: '批准机关应当是：{names}。请核对。',
    en: 'The approving body is {names}.',
  },
  'commendations.quota-exists': {
    status: 409,
    zh: '这一年度、种类的名额已经登记，请在原记录上变更。',
    en: 'The quota of this year and kind is on record; change that one.',
  },
  'commendations.quota-below-used': {
    status: 422,
    zh: '已经用了 {used} 个，名额不能少于这个数。',
    en: '{used} are used already; the quota cannot be less.',
  },
  'commendations.marked-secret': {
    status: 422,
    zh: '内容带有密级标志“{marking}”：涉密内容不得录入本系统，请只写名称、日期、文号和保管人。',
    en: 'The text carries the marking “{marking}”: classified content must not be entered; give name, date, number and custodian only.',
  },
} as const satisfies ErrorTable;

export const commendationsConstraints: Readonly<Record<string, string>> = {
  quota_once: 'commendations.quota-exists',
  // Two grants of the last place at one moment: the second looks again.
  commendation_place: 'http.version-conflict',
};
