// The words of inspections where the server writes them: feedback, exports, reasons.
import type {
  CoverageState,
  FindingSeverity,
  InspectionBlock,
  InspectionFindingKind,
  InspectionFindingState,
  InspectionKind,
  InspectionState,
  LookBackResult,
} from '@jinze/contracts';

export const KIND_WORDS: Readonly<Record<InspectionKind, string>> = {
  regular: '巡查',
  unannounced: '明查暗访',
};
export const STATE_WORDS: Readonly<Record<InspectionState, string>> = {
  draft: '草稿',
  approved: '已批准',
  preparing: '准备',
  'on-site': '现场巡查',
  feedback: '待反馈',
  rectifying: '整改',
  'look-back': '回头看',
  closed: '已办结',
  withdrawn: '已撤回',
};
export const BLOCK_WORDS: Readonly<Record<InspectionBlock, string>> = {
  overall: '统筹发展和安全',
  responsibility: '责任落实',
  'key-work': '重点工作',
  hazards: '风险隐患整治',
  law: '依法治理',
  training: '宣教培训',
  support: '基础保障',
  accidents: '事故查处',
};
export const COVERAGE_WORDS: Readonly<Record<CoverageState, string>> = {
  inspected: '已巡查',
  running: '正在现场',
  planned: '已列计划',
  overdue: '已过计划时间',
  'left-out': '没有列入计划',
};
export const FINDING_STATE_WORDS: Readonly<Record<InspectionFindingState, string>> = {
  open: '整改中',
  claimed: '待核验',
  closed: '已销号',
  withdrawn: '已撤销',
};
export const LOOK_BACK_WORDS: Readonly<Record<LookBackResult, string>> = {
  held: '巩固',
  relapsed: '反弹',
  'still-open': '仍未整改到位',
};
export const FINDING_WORDS: Readonly<Record<InspectionFindingKind, string>> = {
  problem: '问题',
  hazard: '重大隐患',
  'untrue-record': '弄虚作假',
};
export const SEVERITY_WORDS: Readonly<Record<FindingSeverity, string>> = {
  ordinary: '一般',
  prominent: '突出',
  major: '严重',
};
