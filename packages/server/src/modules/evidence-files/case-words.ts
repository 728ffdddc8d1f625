// How the course of a case is worded in its evidence file.
import type { AccountabilityCase, WorksheetLine } from '@jinze/contracts';

export const CASE_ORIGIN_WORDS: Readonly<Record<AccountabilityCase['origin'], string>> = {
  accident: '事故',
  inspection: '巡查检查',
  task: '督办事项',
  report: '举报反映',
  direct: '直接启动',
};

export const CASE_STATE_WORDS: Readonly<Record<AccountabilityCase['state'], string>> = {
  open: '办理中',
  closed: '已办结',
  withdrawn: '已撤销',
};

export const SHEET_STATE_WORDS: Readonly<Record<WorksheetLine['state'], string>> = {
  drafting: '核实中',
  told: '已告知，待陈述',
  answered: '已陈述',
  proposed: '待研究决定',
  decided: '已决定',
  dropped: '已移出',
};

/** Acts as they stand in the steps of cases, worksheets and exemptions. */
export const STEP_WORDS: Readonly<Record<string, string>> = {
  open: '启动',
  change: '修改案情',
  freeze: '固定证据',
  'add-member': '加入参与人',
  'end-member': '终止参与',
  'add-person': '加入涉及的人',
  close: '办结',
  withdraw: '撤销',
  add: '加入本案',
  save: '写明拟认定的内容',
  tell: '告知本人',
  state: '陈述申辩',
  submit: '提交有权机关',
  propose: '提出处理建议',
  return: '退回',
  decide: '作出决定',
  drop: '移出本案',
};
