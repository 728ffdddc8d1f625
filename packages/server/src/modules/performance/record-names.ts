// What the states of a duty record and the parts of an annual report are called on paper.
import type { Confirmation, FormCheck, RecordState, ReportPart } from '@jinze/contracts';

export const CONFIRMATION_NAMES: Readonly<Record<Confirmation, string>> = {
  own: '本人登记',
  waiting: '代录，待本人确认',
  confirmed: '代录，本人已确认',
  objected: '本人有异议',
};
export const ROLE_NAMES = { led: '牵头', 'took-part': '参加' } as const;
export const STATE_NAMES: Readonly<Record<RecordState, string>> = {
  submitted: '有效',
  withdrawn: '已撤回',
};
export const FORM_NAMES: Readonly<Record<FormCheck, string>> = {
  passed: '齐全',
  returned: '退回补正',
};
export const REPORT_PART_NAMES: Readonly<Record<ReportPart, string>> = {
  division: '职责分工',
  led: '组织领导安全生产工作的情况',
  portfolio: '分管领域安全生产工作的情况',
  problems: '存在的问题',
  next: '下一步打算',
};
