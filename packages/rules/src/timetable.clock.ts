// Time limits of the timetable: hours are instants, days civil dates; a state holds only if every open reading gives it.
import { type CivilDate, civilDateAt, type TimetableState } from '@jinze/kernel';
import type { Basis, Compared, Ground } from './frame.ts';
import type { Instant, Step } from './timetable.shape.ts';

export const HOUR = 3_600_000;
const SHANGHAI = 8 * HOUR;

/** A local time of Shanghai with its offset, as every answer writes instants. */
export function instantText(ms: number): Instant {
  return `${new Date(ms + SHANGHAI).toISOString().slice(0, 19)}+08:00`;
}

/** For sentences: `2026-05-01 10:00`, with seconds only where there are some; a day as it is. */
export function shownTime(text: Instant | CivilDate): string {
  if (text.length === 10) return text;
  const seconds = text.slice(16, 19);
  return `${text.slice(0, 10)} ${text.slice(11, 16)}${seconds === ':00' ? '' : seconds}`;
}

export const dayAt = (ms: number): CivilDate => civilDateAt(new Date(ms));
/** The first instant of a day in Shanghai. */
export const startOf = (day: CivilDate): number => Date.parse(`${day}T00:00:00+08:00`);

/** Days and instants compare alike: the last day and the last instant are still in time. */
export function judge<Time extends number | string>(
  dues: readonly Time[],
  done: Time | undefined,
  now: Time,
): TimetableState {
  let state: TimetableState | undefined;
  for (const due of dues) {
    const by =
      done === undefined
        ? now <= due
          ? 'pending'
          : 'overdue'
        : done <= due
          ? 'done'
          : 'done-late';
    if (state !== undefined && state !== by) return 'cannot-tell';
    state = by;
  }
  return state ?? 'cannot-tell';
}

/** A step before it is put into words. */
export interface Draft
  extends Omit<Step, 'reasons' | 'missing' | 'basis' | 'article' | 'due' | 'state'> {
  readonly due?: Instant | CivilDate;
  readonly state: TimetableState;
  readonly basis: readonly Basis[];
  readonly grounds?: readonly Ground[];
  /** Codes of what would settle it. */
  readonly needs?: readonly { readonly code: string; readonly values?: Compared }[];
}

/** The earliest is shown as due where readings differ, unless there is one to go by. */
export function openDays(
  dues: readonly CivilDate[],
  isSure: boolean,
): Pick<Draft, 'due' | 'otherDue'> {
  const [first, ...others] = [...new Set(dues)];
  if (first === undefined) return {};
  if (others.length === 0) return { due: first };
  return isSure
    ? { due: first, otherDue: others.toSorted() }
    : { otherDue: [first, ...others].toSorted() };
}
