// What kinds and states of a report are called, in lists, exports and on the public pages.
import type { PublicReportState, ReportDeaths, ReportKind } from '@jinze/contracts';

export const REPORT_KIND_WORDS: Readonly<Record<ReportKind, string>> = {
  hazard: '事故隐患',
  violation: '安全生产违法行为',
  accident: '瞒报、谎报、迟报事故',
  retaliation: '打击报复举报人',
  leader: '领导干部履行安全生产职责的问题',
};
export const REPORT_STATE_WORDS: Readonly<Record<PublicReportState, string>> = {
  received: '已收到',
  accepted: '已受理',
  'not-accepted': '不予受理',
  checked: '已核查',
  tasked: '正在整改',
  replied: '已答复',
  closed: '已办结',
};
export const REPORT_DEATH_WORDS: Readonly<Record<ReportDeaths, string>> = {
  yes: '有人死亡或者失踪',
  no: '没有人死亡或者失踪',
  unknown: '不清楚有没有人死亡或者失踪',
};
