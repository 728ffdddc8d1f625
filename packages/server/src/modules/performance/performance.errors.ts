// How the performance module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';
import { attachmentErrors } from './attachment.errors.ts';
import { importRecordsErrors } from './import-records.errors.ts';

export const performanceErrors = {
  ...attachmentErrors,
  ...importRecordsErrors,
  'performance.in-future': {
    status: 422,
    zh: '日期晚于今天：还没有发生的事不能登记，请核对。',
    en: 'The day is in the future: what has not happened is not recorded.',
  },
  'performance.ends-before-start': {
    status: 422,
    zh: '结束日期早于开始日期，请核对。',
    en: 'The last day is before the first.',
  },
  'performance.secret-marking': {
    status: 422,
    zh: '内容带有密级标志“{marking}”。本系统不处理国家秘密，请删去涉密内容，只写名称、日期、事项和保管单位，或不登记。',
    en: 'The text is marked “{marking}”. State secrets are not kept here: leave them out and give name, day, subject and custodian only.',
  },
  'performance.person-twice': {
    status: 422,
    zh: '同一个人写了两次，请删去一处。',
    en: 'The same person is named twice.',
  },
  'performance.unknown-person': {
    status: 404,
    zh: '没有找到这个人，或不在您的管理范围内。',
    en: 'There is no such person, or not within your scope.',
  },
  'performance.not-in-post': {
    status: 422,
    zh: '{name} 在 {on} 没有任职记录，请核对日期，或先补登任职。',
    en: '{name} held no post on {on}: check the day, or record the appointment first.',
  },
  'performance.other-post': {
    status: 422,
    zh: '{name} 在 {on} 担任的不是所选职务，请重新选择。',
    en: '{name} held another post on {on}; choose again.',
  },
  'performance.withdrawn': {
    status: 409,
    zh: '这条记录已经撤回；需要恢复的，请用“更正”并说明理由。',
    en: 'This record has been withdrawn; correct it, with a reason, to bring it back.',
  },
  'performance.not-a-participant': {
    status: 403,
    zh: '只有记录中的领导本人能确认或提出异议。',
    en: 'Only the leaders in the record confirm it or object to it.',
  },
  'performance.nothing-waiting': {
    status: 409,
    zh: '这条记录不在等您确认，请看最新情况。',
    en: 'This record does not wait for your word; look at its newer state.',
  },
  'performance.nothing-changed': {
    status: 422,
    zh: '没有改动任何内容，不必更正。',
    en: 'Nothing was changed.',
  },
  'performance.not-yours-to-change': {
    status: 403,
    zh: '这条记录由多人共用，只有登记人和所在单位能更正或撤回；有不同意见的，请提出异议。',
    en: 'Several share this record: whoever recorded it and the office correct it; object to it instead.',
  },
  'performance.note-needed': {
    status: 422,
    zh: '退回时请写明要补正什么。',
    en: 'Say what is to be completed when you return it.',
  },
  'performance.sent-differently': {
    status: 409,
    zh: '这份草稿或外部编号已经登记过，而且内容不同；请打开已有的记录更正。',
    en: 'This draft or external id was recorded already with other content; open that record and correct it.',
  },
  'performance.rows-refused': {
    status: 422,
    zh: '{count} 处有误，没有登记任何一条；请按提示修改后再发送。',
    en: '{count} faults: nothing was recorded. Correct them as indicated and send again.',
  },
  'performance.own-record': {
    status: 409,
    zh: '这是本级办理的记录，直接打开即可，不需要调阅。',
    en: 'This record is of your own bodies: read it directly.',
  },
  'performance.no-list': {
    status: 404,
    zh: '没有这个人本年度的责任清单，或不在您的管理范围内；请先起草责任清单。',
    en: 'This person has no duty list of the year, or not within your scope: draft the list first.',
  },
  'performance.report-signed': {
    status: 409,
    zh: '述职报告已经签署；需要改动的，请先说明理由重新打开。',
    en: 'The report is signed; open it again, with a reason, to change it.',
  },
  'performance.report-not-signed': {
    status: 409,
    zh: '述职报告还没有签署，直接修改即可。',
    en: 'The report is not signed yet: just edit it.',
  },
  'performance.report-empty': {
    status: 422,
    zh: '述职报告还是空的，写好再签署。',
    en: 'The report is empty: write it before you sign.',
  },
  'performance.not-own-report': {
    status: 403,
    zh: '述职报告由本人签署，别人不能代签。',
    en: 'A report is signed by the leader in person.',
  },
  'performance.report-there': {
    status: 409,
    zh: '这一年的述职报告已经起草，请打开它，需要时重新起草未改过的部分。',
    en: 'There is a report of this year already: open it, and draft its unedited parts anew if needed.',
  },
  'performance.no-post-in-year': {
    status: 422,
    zh: '{year} 年没有任职记录，起草不了这一年的述职报告；请核对年度，或先补登任职。',
    en: 'No post is on record in {year}, so there is nothing to report on: check the year, or record the appointment first.',
  },
  'performance.report-too-early': {
    status: 422,
    zh: '这一年还没有开始，请核对年度。',
    en: 'That year has not begun.',
  },
  'performance.no-such-account': {
    status: 404,
    zh: '没有这个登录名，或账号已停用，请核对。',
    en: 'There is no such login name, or the account is disabled.',
  },
  'performance.already-allowed': {
    status: 409,
    zh: '已经允许这个账号查看。',
    en: 'This account may see it already.',
  },
} as const satisfies ErrorTable;

export const performanceConstraints: Readonly<Record<string, string>> = {
  duty_record_draft: 'http.version-conflict',
  duty_record_external_id: 'performance.sent-differently',
  record_version_once: 'http.version-conflict',
  readiness_permission_once: 'performance.already-allowed',
};
