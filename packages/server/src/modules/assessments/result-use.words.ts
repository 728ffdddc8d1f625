// The words of the register of uses in workbooks, explanations and what follows from it.
import type { ResultUseKind, SafetyIn } from '@jinze/contracts';

export const USE_KIND_WORDS: Readonly<Record<ResultUseKind, string>> = {
  appraisal: '考核述职',
  inspection: '督查巡视巡察',
  appointment: '干部任用',
  honour: '评先评优',
  other: '其他',
};
export const SAFETY_WORDS: Readonly<Record<SafetyIn, string>> = {
  yes: '是',
  no: '否',
  unknown: '不清楚',
};
