// What each kind of document is called.
import type { DocumentKind } from '@jinze/contracts';

export const KIND_NAMES: Readonly<Record<DocumentKind, string>> = {
  'task-notice': '督办通知',
  'listed-supervision-notice': '挂牌督办通知',
  'duty-list': '安全生产责任清单',
  'annual-report': '述职报告',
  'inspection-feedback': '巡查反馈意见',
  'rectification-report': '巡查整改情况报告',
  'talk-minutes': '约谈纪要',
  'publication-notice': '考核结果通报',
  'assessment-notice': '考核结果告知书',
  'commendation-decision': '表彰奖励决定',
  'vetting-letter': '考察复函',
  'accountability-proposal': '问责建议',
  'accountability-decision': '问责决定',
  'exemption-conclusion': '尽职免责结论',
  'conclusion-sheet': '结论单',
  'approval-slip': '审批签',
};
