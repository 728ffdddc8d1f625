// How the assessments module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';
import { contestErrors } from './contest.errors.ts';

export const assessmentsErrors = {
  ...contestErrors,
  'assessments.not-now': {
    status: 409,
    zh: '这次考核到了另一个阶段，现在不能这样办理；请看最新情况。',
    en: 'The assessment is at another stage by now; look at its newer state.',
  },
  'assessments.future-date': {
    status: 422,
    zh: '日期晚于今天：这里登记已经发生的事。',
    en: 'The day is in the future; what has happened is recorded here.',
  },
  'assessments.too-early': {
    status: 422,
    zh: '日期早于上一步（{on}），请核对。',
    en: 'The day is before the step it follows, {on}.',
  },
  'assessments.days-in-order': {
    status: 422,
    zh: '日期前后不一致：考核期的止日不早于起日，自评、评分、提出等次的日期依次不早于前一个。',
    en: 'The days are not in order: self-assessment, scoring, proposal.',
  },
  'assessments.mean-without-basis': {
    status: 422,
    zh: '评分不一致时取平均的，请写明依据；由会审确定的，不填依据。',
    en: 'Where the mean is taken, name its basis; where people settle it, leave the basis empty.',
  },
  'assessments.scheme-frozen': {
    status: 409,
    zh: '这份细则已经印发或者作废，不能再改；需要调整的，另起草一份取代它。',
    en: 'The scheme is issued or given up and does not change; draft another to take its place.',
  },
  'assessments.scheme-faulty': {
    status: 422,
    zh: '细则还有 {count} 处问题，先改好：{what}',
    en: 'The scheme has {count} faults; the first: {what}',
  },
  'assessments.not-issued': {
    status: 422,
    zh: '请选择本级已经印发、没有被取代的细则。',
    en: 'Choose a scheme of one’s own level that is issued and in force.',
  },
  'assessments.other-year': {
    status: 422,
    zh: '这份细则是 {year} 年度的，请选择与考核年度相同的细则。',
    en: 'The scheme is of {year}; choose one of the year that is assessed.',
  },
  'assessments.scheme-superseded': {
    status: 409,
    zh: '这份细则已经被取代：请取消这次考核，按新的细则重新准备。',
    en: 'Another scheme has taken the place of this one: cancel the exercise and prepare it under the new one.',
  },
  'assessments.class-not-fitting': {
    status: 422,
    zh: '被考核对象的类别不对，这份细则的类别是：{classes}。',
    en: 'The class does not fit; the scheme has: {classes}.',
  },
  'assessments.candidates-changed': {
    status: 409,
    zh: '符合条件的对象刚才有变化，没有加入任何一个：请看一下现在的名单再加。',
    en: 'Whom the filter leaves changed just now, and nobody was added: look at the list as it is, then add.',
  },
  'assessments.subject-not-fitting': {
    status: 422,
    zh: '这个对象不能列入：考核单位的，选直接下一级的地区或者本级的部门、乡镇；考核干部的，选本地区在任的职务。',
    en: 'It cannot be a subject here: regions directly below, bodies of the region, or people in posts there.',
  },
  'assessments.subject-twice': {
    status: 422,
    zh: '“{name}”已经列入了。一个单位只在一类里考核一次；党委、政府分别考核的，细则里要写明。',
    en: '“{name}” is a subject already. A body is assessed once in one class, unless the scheme assesses party committee and government apart.',
  },
  'assessments.no-subjects': {
    status: 422,
    zh: '还没有被考核对象，请先添加。',
    en: 'There are no subjects yet; add them first.',
  },
  'assessments.no-such-account': {
    status: 422,
    zh: '没有可以这样指定的账号，请核对登录名。只能指定本地区的账号；取消分工的，要是已经指定的。',
    en: 'There is no account by that name to do this with: it is to be one of this region, and where it is taken back, one that was named.',
  },
  'assessments.item-not-marked': {
    status: 422,
    zh: '指标“{item}”不由人评分，不用分工。',
    en: 'Nobody gives marks on “{item}”.',
  },
  'assessments.items-unassigned': {
    status: 422,
    zh: '还有 {count} 项由人评定的指标没有分工：{titles}。',
    en: '{count} items have nobody who gives marks: {titles}.',
  },
  'assessments.self-runs': {
    status: 409,
    zh: '自评到 {on} 为止，还有 {count} 个对象没有提交；全部提交或者期限过后才能开始评分。',
    en: 'The self-assessment runs until {on} and {count} have not submitted; scoring opens when all have, or after that day.',
  },
  'assessments.marks-missing': {
    status: 422,
    zh: '还有 {count} 个分数没有评：{names}。请催办，或者写明不再等的理由；缺分的由会审认定。',
    en: '{count} marks are not given: {names}. Wait for them, or say why not; what lacks one is settled in moderation.',
  },
  'assessments.item-not-assigned': {
    status: 422,
    zh: '这一项没有分工给您，或者不由人评定。',
    en: 'This item is not yours to give marks on.',
  },
  'assessments.own': {
    status: 403,
    zh: '涉及本人、所服务的领导或者任职、履职的地区和单位，应当回避，请由其他人办理。',
    en: 'It is about you, somebody you serve, or a place where you hold a post; somebody else must handle it.',
  },
  'assessments.fact-not-asked': {
    status: 422,
    zh: '细则没有用到“{fact}”这个事实。',
    en: 'The scheme does not ask “{fact}”.',
  },
  'assessments.fact-not-fitting': {
    status: 422,
    zh: '“{asks}”应当填{shape}。',
    en: '“{asks}” is another kind of value: {shape}.',
  },
  'assessments.not-entered': {
    status: 422,
    zh: '这一项由系统取数或者由评分人员评定，不用填报；认为不对的，请提出申诉。',
    en: 'This is taken from the records or given as a mark; contest it if it is wrong.',
  },
  'assessments.not-judged': {
    status: 422,
    zh: '这一项不由评分人员评定，请直接填报事实和佐证。',
    en: 'Nobody gives a mark on this; enter the fact with its evidence.',
  },
  'assessments.no-such-evidence': {
    status: 422,
    zh: '您这一方没有这条记录，不能作为佐证；请重新选择。',
    en: 'Your side has no such record; choose another.',
  },
  'assessments.nothing-said': {
    status: 422,
    zh: '请说明佐证说明什么。',
    en: 'Say what the evidence shows.',
  },
  'assessments.fact-known': {
    status: 409,
    zh: '“{asks}”已经有了，不能直接改：在会审时写明理由更正，或者由被考核的一方提出申诉。',
    en: '“{asks}” is known already: it is put right in moderation with the reason, or contested by the side that is assessed.',
  },
  'assessments.self-closed': {
    status: 409,
    zh: '自评已经提交或者已经结束，不能再改；认为事实不对的，请提出申诉。',
    en: 'The self-assessment is submitted or over; contest a fact that is wrong.',
  },
  'assessments.nothing-changed': {
    status: 422,
    zh: '与现在的事实一样，没有变动。',
    en: 'It stands so already.',
  },
  'assessments.grade-not-open': {
    status: 422,
    zh: '这里不能选这个等次；名额没有定下来、可以选的有：{grades}。',
    en: 'This grade is not open here; those that are: {grades}.',
  },
  'assessments.grade-told': {
    status: 422,
    zh: '等次已经批准并告知；没有异议、申诉成立而重新放开的，不再改选。',
    en: 'The grade was approved and told; unless an objection or a contest that was upheld reopened it, it is not chosen anew.',
  },
  'assessments.scored-anew': {
    status: 422,
    zh: '规则换了版本：按新版本重新计分（{count} 个对象）以后，有的等次没有确定或者超过名额，现在显示的还是原来的得分。请先点“重新取数”，得分就按新版本重算并显示，再选定等次、提出。',
    en: 'The rules have another version: scored by it ({count} subjects), some have no grade or exceed a quota, and the scores shown are still the earlier ones. Collect the facts again first: the scores are then by the new version; then choose and propose.',
  },
  'assessments.grades-open': {
    status: 422,
    zh: '还有 {count} 个对象的等次没有确定：请补齐事实，或者在名额边缘写明理由后选定。',
    en: '{count} subjects have no grade yet: complete their facts, or choose where a quota leaves it open.',
  },
  'assessments.consequences-open': {
    status: 422,
    zh: '还有 {count} 项由结果引起的事项没有定下来（同分在末位边上）：请在等次建议页逐项写明理由后确定。',
    en: 'What follows is not decided {count} times, where totals are level at the edge of the lowest: decide each with its reason on the page of the proposal.',
  },
  'assessments.consequence-not-open': {
    status: 422,
    zh: '这一项按细则已经确定，不由人选定。',
    en: 'Whether this follows is settled by the scheme.',
  },
  'assessments.consequence-decided': {
    status: 422,
    zh: '这一项按现在的总分已经定过，结果批准并告知后不再改定。',
    en: 'This was decided for the present total; once the results are approved and told it is not decided anew.',
  },
  'assessments.consequence-short': {
    status: 422,
    zh: '“{text}”按细则适用于末 {places} 位，现在只定了 {chosen} 个；同分的由人选定是哪几个，不能少于规定的个数。',
    en: '“{text}” is for the lowest {places}, and {chosen} are decided: of those level people say which, not fewer than laid down.',
  },
  'assessments.quota-exceeded': {
    status: 422,
    zh: '“{grade}”名额 {places} 个，选了 {chosen} 个，请调整。',
    en: '“{grade}” has {places} places and {chosen} were chosen.',
  },
  'assessments.entered-by-oneself': {
    status: 403,
    zh: '这个事实是您录入或者认定的，申诉由另一个账号处理。',
    en: 'You entered or established this fact; another account decides.',
  },
  'assessments.other-side': {
    status: 403,
    zh: '自评、申诉、异议由被考核的一方提出，组织考核的一方不能代为提出。',
    en: 'Only the side that is assessed submits, contests and objects.',
  },
  'assessments.made-by-oneself': {
    status: 403,
    zh: '这是您提出的，由另一个账号处理。',
    en: 'You made this yourself; another account decides.',
  },
  'assessments.objected-today': {
    status: 422,
    zh: '异议以提交当天为准，请填写今天的日期。',
    en: 'An objection counts from the day it is made: put today.',
  },
  'assessments.same-person': {
    status: 403,
    zh: '提出等次的账号不能登记审批，请由另一个账号办理。',
    en: 'Who proposed does not record the approval; another account must.',
  },
  'assessments.term-runs': {
    status: 409,
    zh: '异议期到 {on} 为止，期满后才能确定。',
    en: 'Objections may come until {on}; it is final after that.',
  },
  'assessments.term-untold': {
    status: 409,
    zh: '异议期按工作日计算，当年的放假安排还没有公布，哪一天期满还不知道；公布以后自动算出，期满后才能确定。',
    en: 'The term is in working days of a year whose holidays are not published: its last day is not known yet. Once it is, and has passed, it can be final.',
  },
  'assessments.out-of-term': {
    status: 422,
    zh: '异议期是 {from} 至 {until}，这个日期不在其中。',
    en: 'Objections may come from {from} to {until}.',
  },
  'assessments.objection-open': {
    status: 409,
    zh: '还有 {count} 件异议没有处理，请先处理。',
    en: '{count} objections are not decided yet.',
  },
  'assessments.grades-stand': {
    status: 409,
    zh: '各对象的等次和后续事项与审批的一样，不用重新提出，可以直接确定。',
    en: 'Every grade and what follows stands as it was approved: make it final.',
  },
  'assessments.grades-changed': {
    status: 409,
    zh: '异议、申诉处理以后，{count} 个对象的等次或后续事项与审批的不同：{names}。请重新提出，经审批、告知并等异议期满后再确定。',
    en: 'After objections the grade of {count}, or what follows for them, is another than was approved: {names}. Propose anew, have it approved, tell them.',
  },
  'assessments.told-already': {
    status: 409,
    zh: '结果已经告知过，不能取消；需要更正的，重新提出等次。',
    en: 'Results were told: it is not cancelled; propose anew what has to change.',
  },
  'assessments.objected-already': {
    status: 409,
    zh: '已经提出一件异议，正在处理；补充的内容请在处理时一并说明。',
    en: 'An objection is being decided already.',
  },
  'assessments.objection-decided': {
    status: 409,
    zh: '这件异议已经处理。',
    en: 'This objection is decided already.',
  },
  'assessments.scored-by-oneself': {
    status: 403,
    zh: '您给这里评过分，请由没有评分的人处理。',
    en: 'You gave marks here; somebody who did not decides.',
  },
  'assessments.upheld-needs-fact': {
    status: 422,
    zh: '异议成立的，写明更正哪个事实，或者在名额边缘改定哪个等次，只填一项；不成立的，都不填。',
    en: 'Upheld, say which fact is put right, or which of the open grades it is now, one of them; otherwise leave both empty.',
  },
  'assessments.upheld-needs-value': {
    status: 422,
    zh: '更正的事实请填写新的内容；确实不能确定的，请注明“不知道”。',
    en: 'Give the value the fact is put right to, or say that it is not known.',
  },
  'assessments.marked-secret': {
    status: 422,
    zh: '内容带有密级标志“{marking}”：涉密内容不得录入本系统，请只写名称、日期、文号和保管人。',
    en: 'The text carries the marking “{marking}”: classified content must not be entered; give name, date, number and custodian only.',
  },
} as const satisfies ErrorTable;

export const assessmentsConstraints: Readonly<Record<string, string>> = {
  exercise_once: 'http.already-there',
  subject_person_once: 'http.already-there',
  subject_body_once: 'http.already-there',
  contest_once: 'http.already-there',
  scheme_successor: 'http.version-conflict',
};
