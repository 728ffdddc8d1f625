// What the states of a duty record are called on paper.
import type { Confirmation, FormCheck, RecordState } from '@jinze/contracts';

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
