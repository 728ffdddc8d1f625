// How the inspections module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';
import { findingErrors } from './finding.errors.ts';

export const inspectionsErrors = {
  ...findingErrors,
  'inspections.not-now': {
    status: 409,
    zh: '这次巡查到了另一步，现在不能这样办理；请看最新情况。',
    en: 'The inspection is at another step by now; look at its newer state.',
  },
  'inspections.future-date': {
    status: 422,
    zh: '日期晚于今天：这里登记已经发生的事。',
    en: 'The day is in the future; what has happened is recorded here.',
  },
  'inspections.too-early': {
    status: 422,
    zh: '日期早于上一步（{on}），请核对。',
    en: 'The day is before the step it follows, {on}.',
  },
  'inspections.days-reversed': {
    status: 422,
    zh: '结束日期要晚于开始日期，请核对。',
    en: 'The last day must come after the first.',
  },
  'inspections.not-below': {
    status: 422,
    zh: '巡查对象应当是本地区所辖的下级地区，请重新选择。',
    en: 'Inspected is a region below one’s own; choose another.',
  },
  'inspections.not-in-plan': {
    status: 422,
    zh: '没有列入年度督查检查考核计划的，不能发出巡查通知（2024年整治形式主义为基层减负的规定）：请先填写计划名称和序号；事先不打招呼的，请改按明查暗访办理。',
    en: 'An announced inspection needs its place in the year’s plan (2024 rules on burdens); enter it, or make it an unannounced one.',
  },
  'inspections.approval-organ': {
    status: 422,
    zh: '安委办不能自行批准对下级党委、政府的巡查、巡查计划、反馈意见和整改延期（2024年整治形式主义为基层减负的规定），请填写批准的党委或政府。',
    en: 'The office approves no inspection, programme, feedback or later deadline itself (2024 rules on burdens); name the party committee or government.',
  },
  'inspections.complaint-basis': {
    status: 422,
    zh: '通知写明答复期限的，请同时写明依据。',
    en: 'Where the order names a term for complaints, give its basis.',
  },
  'inspections.stated': {
    status: 409,
    zh: '对这一项已经作过说明；说明只作一次。',
    en: 'You have stated what you had to say of it; that is done once.',
  },
  'inspections.statement-late': {
    status: 409,
    zh: '说明的期限是 {on}，已经过了；有新的情况，请向巡查机关书面反映。',
    en: 'What you had to say was to be stated by {on}; write to the inspecting office.',
  },
  'inspections.no-statement': {
    status: 409,
    zh: '没有等待答复的本人说明，请看最新情况。',
    en: 'No statement of the person waits for an answer.',
  },
  'inspections.region-ended': {
    status: 422,
    zh: '这个地区已经撤销或者并入别处，请选择现在的地区。',
    en: 'That region has ended or was merged; choose the one there is now.',
  },
  'inspections.no-leader': {
    status: 422,
    zh: '巡查组还没有组长，请先指定。',
    en: 'The group has no leader yet.',
  },
  'inspections.group-size': {
    status: 422,
    zh: '巡查组现有 {size} 人，一般为 {least}—{most} 人（这个人数的依据只核实了一部分）；人数不同的，请写明理由。',
    en: 'The group has {size} members, usually {least} to {most} (the source of that number is only partly verified); give the reason for another number.',
  },
  'inspections.outside-days': {
    status: 422,
    zh: '日期不在通知写明的巡查期间（{from} 至 {to}）。',
    en: 'The day is outside those of the order, {from} to {to}.',
  },
  'inspections.no-feedback': {
    status: 422,
    zh: '反馈意见还没有保存，请先编辑保存，再登记审批和送达。',
    en: 'The feedback has not been written yet.',
  },
  'inspections.acknowledged': {
    status: 409,
    zh: '反馈意见已经签收。',
    en: 'The feedback has been acknowledged.',
  },
  'inspections.plan-submitted': {
    status: 409,
    zh: '整改方案已经报送。',
    en: 'The rectification plan has been submitted.',
  },
  'inspections.measure-missing': {
    status: 422,
    zh: '第 {numbers} 项问题还没有写整改措施和责任人，请先补齐。',
    en: 'Findings {numbers} have no measure and nobody responsible yet.',
  },
  'inspections.objections-open': {
    status: 409,
    zh: '第 {numbers} 项问题的异议还没有答复，请先答复。',
    en: 'Objections to findings {numbers} have not been answered yet.',
  },
  'inspections.complaints-open': {
    status: 409,
    zh: '第 {numbers} 件来信来访还没有答复，请先答复或者移交，再撤销。',
    en: 'Complaints {numbers} have not been answered yet; answer them or hand them over first.',
  },
  'inspections.due-before-delivery': {
    status: 422,
    zh: '第 {numbers} 项问题的整改期限不晚于送达日期，请先修改期限再送达。',
    en: 'Findings {numbers} would be due by the day of delivery; change their deadlines first.',
  },
  'inspections.days-over': {
    status: 422,
    zh: '巡查组的期限（{on}）已过，不能再指定成员；确需延长的，请先登记补充通知。',
    en: 'The days of the group ended on {on}; record a supplementary order first.',
  },
  'inspections.member-over': {
    status: 422,
    zh: '{name}的期限到 {on} 为止，早于通知日期：请先结束其成员身份，仍需参加的重新指定。',
    en: 'The days of {name} end on {on}, before the order: end the membership first, and name them again if they are still to take part.',
  },
  'inspections.plan-awaited': {
    status: 422,
    zh: '整改方案还没有报送，报送期限是 {on}。报送以后，或者期限过后，才能登记回头看。',
    en: 'The rectification plan is due on {on} and was not submitted; look back after it, or after that day.',
  },
  'inspections.findings-open': {
    status: 422,
    zh: '第 {numbers} 项问题还没有销号，请逐项写明继续整改的理由。',
    en: 'Findings {numbers} are not closed; say of each why it goes on.',
  },
  'inspections.not-carried': {
    status: 422,
    zh: '第 {numbers} 项不是没有销号的问题，或者写了两次，请看最新情况。',
    en: 'Findings {numbers} are not open, or are named twice.',
  },
  'inspections.not-looked-back': {
    status: 422,
    zh: '第 {numbers} 项问题还没有登记回头看的结果。',
    en: 'Findings {numbers} have no result of the look-back yet.',
  },
  'inspections.target-twice': {
    status: 422,
    zh: '同一个地区只列一次，请合并。',
    en: 'A region is a target once.',
  },
  'inspections.target-outside': {
    status: 422,
    zh: '巡查对象应当是本地区所辖的下级地区。',
    en: 'Targets are regions below one’s own.',
  },
  'inspections.target-year': {
    status: 422,
    zh: '{year} 年（或者所填季度）不在计划期内，请核对。',
    en: 'The year {year}, or the quarter given, is outside the term.',
  },
  'inspections.programme-exists': {
    status: 409,
    zh: '已经有同名的巡查计划；变更的，请在原计划上修订。',
    en: 'There is a programme of this title; revise that one.',
  },
  'inspections.other-programme': {
    status: 422,
    zh: '所选计划不是本地区的，或者现场开始日期不在计划期内，请核对。',
    en: 'The programme is another region’s, or the inspection begins outside its term.',
  },
  'inspections.order-exists': {
    status: 409,
    zh: '这个文号已经用于另一次巡查。',
    en: 'This number belongs to another inspection.',
  },
  'inspections.no-such-account': {
    status: 422,
    zh: '没有这个登录名的账号，或账号已停用。',
    en: 'There is no such account in use.',
  },
  'inspections.recused': {
    status: 422,
    zh: '{name}在被巡查地区任职或承担工作，应当回避，请改派其他人。',
    en: '{name} holds a post or an office in the inspected region and must be left out.',
  },
  'inspections.member-twice': {
    status: 409,
    zh: '此人已经是本组成员，或者本组已有组长。',
    en: 'They are a member already, or there is a leader already.',
  },
  'inspections.too-many': {
    status: 409,
    zh: '一次巡查最多登记 {limit} 件，已经登满；其余的请在另一次巡查中登记。',
    en: 'One inspection has at most {limit} of them, and has them; record the rest in another inspection.',
  },
  'inspections.held-already': {
    status: 422,
    zh: '系统里已有这项材料（{held}），不必再报；确需对方另报的，请写明理由，理由对方能看到。',
    en: 'The system holds this ({held}); to ask for it all the same give the reason, which the asked will see.',
  },
  'inspections.request-answered': {
    status: 409,
    zh: '这一项已经答复。',
    en: 'This request has been answered.',
  },
  'inspections.complaint-answered': {
    status: 409,
    zh: '这件来信来访已经答复。',
    en: 'This complaint has been answered.',
  },
  'inspections.asked-already': {
    status: 409,
    zh: '这一项已经调取，对方还没有答复；不重复调取。',
    en: 'This was asked for already and has not been answered yet.',
  },
  'inspections.marked-secret': {
    status: 422,
    zh: '内容带有密级标志“{marking}”：涉密内容不得录入本系统，请只写名称、日期、文号和保管人。',
    en: 'The text carries the marking “{marking}”: classified content must not be entered; give name, date, number and custodian only.',
  },
} as const satisfies ErrorTable;

export const inspectionsConstraints: Readonly<Record<string, string>> = {
  programme_once: 'inspections.programme-exists',
  inspection_order_once: 'inspections.order-exists',
  inspection_member_once: 'inspections.member-twice',
  inspection_member_leader: 'inspections.member-twice',
};
