// How the supervision module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const supervisionErrors = {
  'supervision.not-in-state': {
    status: 409,
    zh: '这项任务现在的状态不能这样办，请看最新情况。',
    en: 'The task is not in a state for this; look at its newer state.',
  },
  'supervision.not-issuer': {
    status: 403,
    zh: '只有交办单位能办这一步。',
    en: 'Only the office that issued the task may do this.',
  },
  'supervision.other-office': {
    status: 403,
    zh: '这项任务由另一个交办机构（安委办或督查室）发出，请由它办理。',
    en: 'Another office (safety or supervision office) issued this task; it is that one’s to do.',
  },
  'supervision.not-asked': {
    status: 403,
    zh: '只有承办单位或承办人能办这一步。',
    en: 'Only whoever is asked may do this.',
  },
  'supervision.issuer-not-own': {
    status: 422,
    zh: '交办名义须是本地区的机构，且您在这个地区任安委办或督查室。请重新选择。',
    en: 'A task goes out in the name of a body of the region you hold this office for. Choose another one.',
  },
  'supervision.addressee-unknown': {
    status: 422,
    zh: '第 {number} 个承办单位或职务没有找到，或不在您的范围内，请重新选择。',
    en: 'Addressee {number} was not found or is outside your range; choose again.',
  },
  'supervision.one-lead': {
    status: 422,
    zh: '主办单位须有且只有一个，其余为协办。',
    en: 'Exactly one addressee leads; the others assist.',
  },
  'supervision.asked-twice': {
    status: 422,
    zh: '同一个单位或职务选了两次，请去掉一个。',
    en: 'The same body or post is named twice; remove one.',
  },
  'supervision.period-reversed': {
    status: 422,
    zh: '材料所属时段的开始晚于结束，请核对。',
    en: 'The period of the material begins after its end.',
  },
  'supervision.working-days-unknown': {
    status: 422,
    zh: '按工作日计算要用到 {year} 年以后的放假安排，国家还没有公布，算不出。请直接填写截止日期。',
    en: 'Counting working days needs the holidays after {year}, which are not published yet. Give a date instead.',
  },
  'supervision.due-passed': {
    status: 422,
    zh: '办理期限 {on} 已经过去，请改期。',
    en: 'The deadline {on} has passed; choose another.',
  },
  'supervision.due-after-parent': {
    status: 422,
    zh: '分解任务的期限不能晚于原任务的期限 {on}。',
    en: 'A part cannot be due later than the task it is split from, {on}.',
  },
  'supervision.approval-needed': {
    status: 422,
    zh: '安委办是议事协调机构：向下级党委、政府（{names}）交办，须先经本级党委或政府批准（会议或批准人、日期、文号），并列入年度督查检查考核计划。登记批准后再下达；现在保留为草稿。',
    en: 'A safety office coordinates: what it asks of a lower party committee or government ({names}) needs the approval of its own one and a place in the year’s inspection plan. Record the approval first; it stays a draft.',
  },
  'supervision.plan-needed': {
    status: 422,
    zh: '向下级党委、政府（{names}）交办，请写明列入的年度督查检查考核计划（名称或编号）。',
    en: 'For {names}, name the year’s inspection plan (name or number) this is part of.',
  },
  'supervision.future-date': {
    status: 422,
    zh: '日期晚于今天，请核对。',
    en: 'The day is in the future.',
  },
  'supervision.township-outside': {
    status: 422,
    zh: '这项任务不在{name}的履职事项清单内（或没有选对应事项）。可以照常下达，但请先写明理由。',
    en: 'This is not among the listed matters of {name}, or none was chosen. It can be sent all the same; say why first.',
  },
  'supervision.township-matter-unknown': {
    status: 422,
    zh: '选的履职事项不在现行清单里，可能清单刚更新过，请重新选择。',
    en: 'The chosen matter is not in the list as it stands; choose again.',
  },
  'supervision.not-a-township': {
    status: 422,
    zh: '履职事项清单只登记到乡镇、街道，请选择一个乡镇或街道。',
    en: 'Such lists are kept for townships; choose one.',
  },
  'supervision.list-empty': {
    status: 422,
    zh: '清单没有一条事项，请粘贴清单内容，一行一项。',
    en: 'The list has no matter; paste it, one per line.',
  },
  'supervision.already-held': {
    status: 422,
    zh: '要的材料系统里已有 {count} 份，不必再要。确需再要的，请写明理由后下达。',
    en: 'The system already holds {count} of what is asked for. To ask all the same, say why.',
  },
  'supervision.extension-late': {
    status: 409,
    zh: '办理期限 {on} 已过，不能再申请延期。请尽快回复，并说明情况。',
    en: 'The deadline {on} has passed; an extension is asked for before. Reply as soon as you can.',
  },
  'supervision.extension-waits': {
    status: 409,
    zh: '已经申请过延期，正等交办单位决定。',
    en: 'An extension has been asked for and waits for its decision.',
  },
  'supervision.extension-none': {
    status: 409,
    zh: '现在没有待决定的延期申请。',
    en: 'No extension waits for a decision.',
  },
  'supervision.extension-not-later': {
    status: 422,
    zh: '新的期限须晚于现在的期限 {on}。',
    en: 'The new deadline must be later than the present one, {on}.',
  },
  'supervision.return-needs-day': {
    status: 422,
    zh: '原定期限 {on} 已过，请写明补办到哪天。',
    en: 'The deadline {on} has passed; say until when it is to be completed.',
  },
  'supervision.return-day-passed': {
    status: 422,
    zh: '补办期限 {on} 已经过去，请改期。',
    en: 'The day {on} has passed; choose another.',
  },
  'supervision.parent-ended': {
    status: 409,
    zh: '原任务已经销号或撤回，不再下达分解任务；请撤回这份草稿。',
    en: 'The task it is split from has ended; withdraw this draft.',
  },
  'supervision.branches-open': {
    status: 409,
    zh: '还有 {count} 项分解任务没有销号，请先办结或撤回它们。',
    en: '{count} parts of it are not closed yet; close or withdraw them first.',
  },
  'supervision.not-overdue-enough': {
    status: 409,
    zh: '逾期满 {days} 天且没有回复的，才提级督办。',
    en: 'A task is escalated when it is at least {days} days overdue and unanswered.',
  },
  'supervision.finding-unknown': {
    status: 422,
    zh: '关联的巡查问题没有找到，或者还没有反馈、不在您的范围内；请从问题台账重新发起。',
    en: 'The finding it was begun from was not found, has not been told yet or is outside your scope.',
  },
  'supervision.record-unknown': {
    status: 422,
    zh: '选的履职记录没有找到，或不在您的范围内，请重新选择。',
    en: 'A chosen duty record was not found or is outside your scope.',
  },
  'supervision.secret-marking': {
    status: 422,
    zh: '内容带有密级标志“{marking}”。涉密事项不能录入本系统，请删去，只写名称、日期、文号和保管单位。',
    en: 'The text carries the marking “{marking}”. Secrets are not kept here: give name, day, number and custodian only.',
  },
} as const satisfies ErrorTable;

export const supervisionConstraints: Readonly<Record<string, string>> = {
  extension_open: 'supervision.extension-waits',
  party_one_lead: 'supervision.one-lead',
  township_list_of_place: 'http.version-conflict',
};
