// How kinds of entries are called in the spreadsheet.
import type { CalendarKind } from '@jinze/contracts';

export const KIND_WORDS: Readonly<Record<CalendarKind, string>> = {
  'annual-report': '年度述职',
  appraisal: '年度考核',
  'committee-meeting': '会议研究',
  'government-work-report': '政府工作报告',
  'duty-lists': '责任清单',
  'inspection-plan': '检查巡查计划',
  'safety-month': '安全生产月',
  'half-year': '半年分析',
  'self-assessment': '自查自评',
  'superior-assessment': '上级考核巡查',
  notices: '结果通报',
  honours: '表彰奖励',
  other: '其他',
};
