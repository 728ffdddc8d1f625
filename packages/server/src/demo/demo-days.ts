// When things happen in the demo: on working days, in office hours, no two at one moment. Pure.
import { addDays, type CivilDate } from '@jinze/kernel';

/** The day or the next on which offices work: Monday to Friday, not in the first days of May and October. */
export function workday(day: CivilDate): CivilDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const isOff = weekday === 0 || weekday === 6 || /-05-0[1-5]$|-10-0[1-7]$/.test(day);
  return isOff ? workday(addDays(day, 1)) : day;
}

/** When each of one day's acts is entered: one after another, from a time of the day on, which is UTC. */
export function timed<Act>(
  day: CivilDate,
  from: `${string}:${string}`,
  acts: readonly Act[],
): (Act & { readonly at: Date })[] {
  const first = new Date(`${day}T${from}:00Z`).getTime();
  return acts.map((act, index) => ({ ...act, at: new Date(first + index * 7 * 60_000) }));
}

/** The same for acts of many days. */
export function timedByDay<Act extends { readonly on: CivilDate }>(
  from: `${string}:${string}`,
  acts: readonly Act[],
): (Act & { readonly at: Date })[] {
  return [...Map.groupBy(acts, ({ on }) => on)].flatMap(([day, own]) => timed(day, from, own));
}
