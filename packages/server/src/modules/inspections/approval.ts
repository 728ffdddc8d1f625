// Who approves what goes down to a region: its party committee or government, never the office itself (2024 rules on burdens).
import type { CivilDate } from '@jinze/kernel';
import { Refused } from '../../platform/refused.ts';
import { refuseSecrets } from './act-on-inspection.ts';

export interface Approval {
  readonly organ: string;
  readonly documentNo: string;
  readonly on: CivilDate;
}

const OFFICE = /安委办|安委会办公室|安全生产委员会办公室/;

/** Of an inspection, its feedback or a programme alike; `within` is where the request has it. */
export function refuseApproval({ organ, documentNo }: Approval, within: '' | 'approval.'): void {
  refuseSecrets({ [`${within}organ`]: organ, [`${within}documentNo`]: documentNo });
  if (OFFICE.test(organ))
    throw new Refused({ code: 'inspections.approval-organ', path: `body.${within}organ` });
}
