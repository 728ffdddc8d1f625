// How refusals about contested facts are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const contestErrors = {
  'assessments.object-to-finding': {
    status: 422,
    zh: '这一项按巡查检查的问题计数：请对问题本身提出异议，异议成立的各处都不计。',
    en: 'This counts what inspections found: object to the finding itself; upheld, it counts nowhere.',
  },
  'assessments.contest-between': {
    status: 409,
    zh: '这个事实也用在“{title}”，那里已经提出等次或者审批，还没有告知：请先退回提出的等次，或者在告知以后再处理。',
    en: '“{title}” uses this fact too and stands between its proposal and its notification: return the proposal first, or decide after the notification.',
  },
  'assessments.contest-open': {
    status: 409,
    zh: '还有 {count} 件申诉没有处理，请先处理。',
    en: '{count} contests are not decided yet.',
  },
  'assessments.contested-already': {
    status: 409,
    zh: '这个事实已经在 {on} 提出申诉，正在处理，不用再提。',
    en: 'This fact was contested on {on} and is being decided.',
  },
  'assessments.contest-answered': {
    status: 409,
    zh: '这个事实已经申诉过，结论是{answer}：{reason}。一次申诉各处通用，不再重复受理。',
    en: 'This fact was contested before; the answer was: {answer}. {reason}',
  },
  'assessments.fact-not-told': {
    status: 409,
    zh: '评分结果还没有告知，告知以后再提出。',
    en: 'Marks are not told yet; contest it once they are.',
  },
  'assessments.fact-not-collected': {
    status: 409,
    zh: '这个事实还没有取数，有了以后再提出。',
    en: 'Nothing is collected of this fact yet; contest it once there is.',
  },
  'assessments.fact-still-counted': {
    status: 409,
    zh: '考核期间还没有结束，这个数还会随记录变化；期间结束以后，或者从自评开始，可以提出异议。',
    en: 'The days assessed are not over and this number still grows; contest it once they are, or from the self-assessment on.',
  },
  'assessments.period-contested': {
    status: 409,
    zh: '本次考核的事实已经有异议，考核期间不能再改；确需更改的，取消后另行准备。',
    en: 'A fact of this assessment was contested; its days cannot be changed any more. Cancel it and prepare another.',
  },
} as const satisfies ErrorTable;
