// The working days, as published; past the last published year, Monday to Friday.
import type { CivilDate } from '@jinze/kernel';
// Node takes this package as CommonJS: it has a default export only.
import chineseDays from 'chinese-days';

/** The last year whose holidays the pinned package knows (its data, not its guess). */
export const LAST_PUBLISHED_YEAR = 2026;

export function isWorkday(day: CivilDate): boolean {
  if (Number(day.slice(0, 4)) <= LAST_PUBLISHED_YEAR) return chineseDays.isWorkday(day);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}
