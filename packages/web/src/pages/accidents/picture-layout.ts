// Where everything of a statutory timetable stands in its picture: the first day in hours, then days; limits, acts, now. Pure.
import { endOf } from './accident-answer.ts';
import { type MarkedState, markedState, type Step, stepKey } from './timetable-words.tsx';

const HOUR = 3_600_000;
const DAY_HOURS = 24;
export const SIZE = {
  width: 1086,
  label: 214,
  hours: 258,
  gap: 18,
  right: 208,
  head: 60,
  row: 26,
} as const;
const DAYS_FROM = SIZE.label + SIZE.hours + SIZE.gap;
const DAYS_WIDTH = SIZE.width - SIZE.right - DAYS_FROM;
/** Two months are always shown: the limit of most investigations. */
const LEAST_DAYS = 66;

export interface Span {
  readonly from: number;
  readonly to: number;
}
export interface PictureRow {
  readonly key: string;
  readonly step: Step;
  readonly state: MarkedState;
  readonly y: number;
  /** From when it is counted to its limit. */
  readonly allowed: Span | undefined;
  /** Beyond the limit: until it was done, or until now. */
  readonly beyond: Span | undefined;
  /** The limit, and by readings that are still open. */
  readonly limits: readonly number[];
  readonly mark: number;
}
export interface Tick {
  readonly x: number;
  readonly value: number;
}
export interface Picture {
  readonly rows: readonly PictureRow[];
  /** No days are counted and nothing was done: they have no place in it. */
  readonly undrawn: readonly Step[];
  readonly hours: readonly Tick[];
  readonly days: readonly Tick[];
  /** Undefined: beyond its right end. */
  readonly now: number | undefined;
  readonly height: number;
}

/** A day without an hour is drawn at its noon, as a limit at its end. */
const instantOf = (value: string) =>
  Date.parse(value.includes('T') ? value : `${value}T12:00:00+08:00`);

/** Both halves are drawn by the root of the time that has passed: what is near the accident is dense. */
export function scaleOf(start: number, days: number): (instant: number) => number {
  return (instant) => {
    const hours = Math.max(0, (instant - start) / HOUR);
    if (hours <= DAY_HOURS) return SIZE.label + SIZE.hours * Math.sqrt(hours / DAY_HOURS);
    const share = Math.sqrt((hours / DAY_HOURS - 1) / (days - 1));
    return DAYS_FROM + DAYS_WIDTH * Math.min(1, share);
  };
}

function rowOf(step: Step, at: (instant: number) => number, now: number, y: number): PictureRow {
  const limit = step.due === null ? undefined : endOf(step.due);
  const begun = step.notBefore ?? step.from;
  const done = step.done === undefined ? undefined : instantOf(step.done);
  const past = done ?? (step.state === 'overdue' ? now : undefined);
  return {
    key: stepKey(step),
    step,
    state: markedState(step),
    y,
    allowed:
      limit === undefined || begun === undefined
        ? undefined
        : { from: at(instantOf(begun)), to: at(limit) },
    beyond:
      limit !== undefined && past !== undefined && past > limit
        ? { from: at(limit), to: at(past) }
        : undefined,
    limits: [
      ...(limit === undefined ? [] : [limit]),
      ...(step.otherDue ?? []).map((due) => endOf(due)),
    ].map(at),
    mark: at(done ?? limit ?? now),
  };
}

const HOURS = [1, 4, 8, 16, 24];
const DAYS = [5, 30, 60, 120, 180, 270, 365, 545, 730, 1095];

/** `occurred`: the moment, or the day alone. */
export function pictureOf(steps: readonly Step[], occurred: string, asOf: string): Picture {
  const start = Date.parse(occurred.includes('T') ? occurred : `${occurred}T00:00:00+08:00`);
  const now = Date.parse(asOf);
  const drawn = steps.filter(({ due, done }) => due !== null || done !== undefined);
  const ends = drawn.flatMap(({ due, done, otherDue = [] }) => [
    ...(due === null ? [] : [endOf(due)]),
    ...(done === undefined ? [] : [instantOf(done)]),
    ...otherDue.map((one) => endOf(one)),
  ]);
  const last = Math.max(start, ...ends);
  const days = Math.max(LEAST_DAYS, ((last - start) / HOUR / DAY_HOURS) * 1.04);
  const at = scaleOf(start, days);
  return {
    rows: drawn.map((step, index) => rowOf(step, at, now, SIZE.head + index * SIZE.row)),
    undrawn: steps.filter((step) => !drawn.includes(step)),
    hours: HOURS.map((value) => ({ value, x: at(start + value * HOUR) })),
    days: DAYS.filter((value) => value <= days).map((value) => ({
      value,
      x: at(start + value * DAY_HOURS * HOUR),
    })),
    now: now - start > days * DAY_HOURS * HOUR ? undefined : at(now),
    height: SIZE.head + drawn.length * SIZE.row + 8,
  };
}
