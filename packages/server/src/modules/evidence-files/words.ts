// How an evidence file words what it is told in codes.
import type { NotEnclosed } from '@jinze/contracts';

export const LEFT_OUT_WORDS: Readonly<Record<NotEnclosed, string>> = {
  'sealed-off': '已依法封存，内容不提供',
  'release-needed': '属于本人已离任的机构，内容须经批准后提供',
  'other-body': '属于制作人无权提供内容的机构',
  'not-readable': '内容不在制作人的查阅范围内，纸质卷不载，证据包中有存证原文',
};

export const REPORT_PART_WORDS = {
  division: '工作分工',
  led: '履职情况',
  portfolio: '分管领域',
  problems: '存在问题',
  next: '下步打算',
} as const;

/** 312 KB, 4.5 MB. */
export function sizeText(bytes: number): string {
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${Math.max(1, Math.round(kilo))} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}
