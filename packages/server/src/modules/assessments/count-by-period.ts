// Records of months counted in the periods of what is assessed: from its first month, not from January. Pure.
import { addDays, type CivilDate } from '@jinze/kernel';

const MONTHS = 12;
/** Months since the year zero. */
const monthAt = (day: string) => Number(day.slice(0, 4)) * MONTHS + Number(day.slice(5, 7)) - 1;

/**
 * Null: nobody knows, for the period is not over, has not begun or is not among the days assessed; while it runs it is
 * known only where it has `enough` already.
 */
export function countByPeriod(
  months: readonly { readonly month: string; readonly count: number }[],
  periods: number,
  { from, to, today }: Record<'from' | 'to' | 'today', CivilDate>,
  enough: number | undefined,
): (number | null)[] {
  const first = monthAt(from);
  const periodOf = (month: string) =>
    Math.floor((monthAt(month) - first) / Math.max(MONTHS / periods, 1));
  const last = periodOf(to < today ? to : today);
  const numbers = Array.from({ length: periods }, (_, at): number | null =>
    at <= last ? 0 : null,
  );
  for (const { month, count } of months) {
    const at = periodOf(month);
    const held = numbers[at];
    if (typeof held === 'number') numbers[at] = held + Number(count);
  }
  const isRunning = today < to && periodOf(addDays(today, 1)) === last;
  return numbers.map((count, at) => {
    const isKnown = !isRunning || at !== last || (enough !== undefined && Number(count) >= enough);
    return isKnown ? count : null;
  });
}
