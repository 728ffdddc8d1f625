// Which day a year's lists follow. Pure.
import { type CivilDate, civilDate } from '@jinze/kernel';

/** The day whose posts and rules a year's list follows: today, or the year's last day once it is over. */
export function asOfFor(year: number, today: CivilDate): CivilDate {
  const last = civilDate(`${year}-12-31`);
  return last < today ? last : today;
}
