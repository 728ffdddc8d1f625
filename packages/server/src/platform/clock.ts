// The only place that reads the clock; everything else is handed a time.
import { type CivilDate, civilDateAt } from '@jinze/kernel';

export interface Clock {
  now(): Date;
  /** The civil date in Asia/Shanghai. */
  today(): CivilDate;
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => civilDateAt(new Date()),
};

/** A clock that stands still, for tests and for the demo's past. */
export function clockAt(instant: Date): Clock {
  return { now: () => instant, today: () => civilDateAt(instant) };
}

const OFFSET_MS = 8 * 3_600_000;

/** `2026-11-27 11:45`, in China. */
export function minuteText(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}
