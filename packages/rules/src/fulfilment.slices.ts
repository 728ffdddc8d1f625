// The parts of a period in which something is counted: months, quarters, half-years and years of the civil calendar.
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  monthOf,
  type Period,
  yearOf,
} from '@jinze/kernel';
import type { FulfilmentFacts, KeyPeriod, Occasion } from './fulfilment.shape.ts';

export interface Slice {
  /** The part of it that lies in the period: only its records count. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The last day on which what is missing can still be done. */
  readonly lastDay: CivilDate;
  /** That day is over. */
  readonly isEnded: boolean;
  /** The period covers all of it; of a part nobody says how much is asked. */
  readonly isWhole: boolean;
  readonly label: { readonly unit: Exclude<Period, 'each'> | 'days'; readonly number: number };
}

const MONTHS: Readonly<Record<Exclude<Period, 'each'>, number>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

/** The whole period as one slice: for what is asked for once, without a day. */
export function wholePeriod({ period: { from, to }, asOf }: FulfilmentFacts): readonly Slice[] {
  const label = { unit: 'days', number: 1 } as const;
  return [{ from, to, lastDay: to, isEnded: asOf > to, isWhole: true, label }];
}

/** The slices that have begun by `asOf`. */
export function calendarSlices(
  unit: Exclude<Period, 'each'>,
  { period, asOf }: FulfilmentFacts,
): readonly Slice[] {
  const months = MONTHS[unit];
  const until = asOf < period.to ? asOf : period.to;
  const firstMonth = Math.floor((monthOf(period.from) - 1) / months) * months;
  let from = addMonths(civilDate(`${yearOf(period.from)}-01-01`), firstMonth);
  const slices: Slice[] = [];
  while (from <= until) {
    const next = addMonths(from, months);
    const lastDay = addDays(next, -1);
    slices.push({
      from: from < period.from ? period.from : from,
      to: lastDay > period.to ? period.to : lastDay,
      lastDay,
      isEnded: asOf > lastDay,
      isWhole: from >= period.from && lastDay <= period.to,
      label: { unit, number: Math.floor((monthOf(from) - 1) / months) + 1 },
    });
    from = next;
  }
  return slices;
}

function daysSlice(from: CivilDate, to: CivilDate, asOf: CivilDate): Slice {
  const label = { unit: 'days', number: 1 } as const;
  return { from, to, lastDay: to, isEnded: asOf > to, isWhole: true, label };
}

/** Key periods that begin in the period, by `asOf`. */
export function keyPeriodSlices(
  keyPeriods: readonly KeyPeriod[],
  { period, asOf }: FulfilmentFacts,
): readonly Slice[] {
  return keyPeriods
    .filter(({ from }) => from >= period.from && from <= period.to && from <= asOf)
    .map(({ from, to }) => daysSlice(from, to, asOf));
}

/** At once: on the day of the accident or the next. */
export function occasionSlice({ on }: Occasion, asOf: CivilDate): Slice {
  return daysSlice(on, addDays(on, 1), asOf);
}

/** From the first day of the period to the day by which it is asked for. */
export function byDateSlice(byDate: CivilDate, { period, asOf }: FulfilmentFacts): Slice {
  return daysSlice(period.from, byDate, asOf);
}
