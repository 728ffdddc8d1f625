// How refusals about one finding are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const findingErrors = {
  'inspections.finding-not-now': {
    status: 409,
    zh: '这项问题到了另一步，现在不能这样办理；请看最新情况。',
    en: 'The finding is at another step by now; look at its newer state.',
  },
  'inspections.finding-outside-days': {
    status: 422,
    zh: '发现日期不在现场巡查期间（{from} 至 {to}）。',
    en: 'The day is outside those on site, {from} to {to}.',
  },
  'inspections.due-passed': {
    status: 422,
    zh: '整改期限早于发现日期，请核对。',
    en: 'It would be due before it was found.',
  },
  'inspections.not-later': {
    status: 422,
    zh: '延期后的期限要晚于现在的期限和今天（在 {on} 以后）。',
    en: 'The new deadline must be later than the present one and than today: after {on}.',
  },
  'inspections.extension-asked': {
    status: 409,
    zh: '已经申请延期，还没有答复。',
    en: 'A later deadline was asked for and has not been answered yet.',
  },
  'inspections.no-extension': {
    status: 409,
    zh: '没有待答复的延期申请，请看最新情况。',
    en: 'No later deadline waits for an answer.',
  },
  'inspections.extension-passed': {
    status: 409,
    zh: '批准日期晚于申请延到的 {on}，不能批准延到已经过去的日期。请答复不同意，再申请新的期限。',
    en: 'The approval is of after {on}, the day that was asked for: a deadline is not put off to a day that has passed. Refuse it and ask for a later day.',
  },
  'inspections.own-extension': {
    status: 403,
    zh: '提出延期的账号不能自己批准，请由另一个账号办理。',
    en: 'Who asks for a later deadline does not approve it.',
  },
  'inspections.own': {
    status: 403,
    zh: '这项问题涉及本人或所服务的领导，应当回避，请由其他人办理。',
    en: 'It is about you, or somebody you serve; somebody else must handle it.',
  },
  'inspections.own-work': {
    status: 403,
    zh: '登记整改完成的账号不能自己核验，请由另一个账号办理。',
    en: 'Who claims that it is done does not verify it.',
  },
  'inspections.not-a-repeat': {
    status: 422,
    zh: '只能认定同一地区、同一条款在以前巡查中发现的问题。',
    en: 'It can only repeat an earlier finding of the same region and clause.',
  },
  'inspections.no-such-evidence': {
    status: 422,
    zh: '被巡查地区没有这条记录，不能作为依据；请重新选择。',
    en: 'The inspected region has no such record.',
  },
  'inspections.repeat-already': {
    status: 409,
    zh: '这项问题已经认定为屡查屡犯；认定有误的，请先撤销认定。',
    en: 'It was confirmed as a repeat already; take that back first if it was a mistake.',
  },
  'inspections.no-repeat': {
    status: 409,
    zh: '这项问题没有认定为屡查屡犯，或者是回头看发现的反弹，不能撤销认定。',
    en: 'It was not confirmed as a repeat, or it is a relapse, which is one by what it is.',
  },
  'inspections.clause-unknown': {
    status: 422,
    zh: '《规定》没有这一条，请核对条款；写作“5”或“5.2”。',
    en: 'The regulation has no such article; write 5 or 5.2.',
  },
  'inspections.objected': {
    status: 409,
    zh: '已经提过异议。',
    en: 'An objection has been stated.',
  },
  'inspections.no-objection': {
    status: 409,
    zh: '没有待答复的异议。',
    en: 'There is no objection to answer.',
  },
  'inspections.objection-answered': {
    status: 409,
    zh: '异议已经答复。',
    en: 'The objection has been answered.',
  },
  'inspections.objection-open': {
    status: 409,
    zh: '异议还没有答复，暂不登记整改完成。',
    en: 'The objection has not been answered yet.',
  },
  'inspections.no-measure': {
    status: 422,
    zh: '请先写明整改措施和责任人，再登记整改完成。',
    en: 'Write the measure and who is responsible first.',
  },
  'inspections.looked-back': {
    status: 409,
    zh: '这项问题已经登记过回头看的结果。',
    en: 'The look-back has its result.',
  },
  'inspections.look-back-mismatch': {
    status: 422,
    zh: '已销号的只能是“巩固”或“反弹”，没有销号的只能是“仍未整改到位”。',
    en: 'What was closed has held or relapsed; what was not is still open.',
  },
  'inspections.relapse-due': {
    status: 422,
    zh: '反弹的要作为新问题重新整改，请填写今天以后的整改期限。',
    en: 'A relapse is a new finding; give a deadline after today.',
  },
} as const satisfies ErrorTable;
