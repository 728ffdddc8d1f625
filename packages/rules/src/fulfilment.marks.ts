// The algebra of fulfilment: what is surely so and what is so at best; where the two differ, nobody can tell.
import type { FulfilmentState } from './fulfilment.shape.ts';

export type SureState = Exclude<FulfilmentState, 'cannot-tell'>;

/** How far something is on record. */
export interface Mark {
  readonly state: SureState;
  /** A day or a slice has passed without it. */
  readonly isOverdue: boolean;
  /** Something of it is on record. */
  readonly isBegun: boolean;
}

export const MET: Mark = { state: 'met', isOverdue: false, isBegun: true };

/** `least`: nothing that is not known is so; `most`: all of it is. No mark: nothing is asked. */
export interface Bounds {
  readonly least: Mark | undefined;
  readonly most: Mark | undefined;
}

export const sure = (mark: Mark | undefined): Bounds => ({ least: mark, most: mark });

/** What has too little of something: short once its time is over, open until then. */
export function shortOf({
  isEnded,
  isBegun,
}: {
  readonly isEnded: boolean;
  readonly isBegun: boolean;
}): Mark {
  if (!isEnded) return { state: 'not-yet-due', isOverdue: false, isBegun };
  return { state: isBegun ? 'partly' : 'no-record', isOverdue: true, isBegun };
}

/**
 * All met is met. One that is overdue makes the whole partly, or without record where nothing at all is there;
 * otherwise it is begun or not yet due. What is not asked changes nothing.
 */
export function combine(all: readonly (Mark | undefined)[]): Mark | undefined {
  let [isAsked, isMet, isOverdue, isBegun, isPartly] = [false, true, false, false, false];
  for (const mark of all) {
    if (mark === undefined) continue;
    isAsked = true;
    isMet &&= mark.state === 'met';
    isOverdue ||= mark.isOverdue;
    isBegun ||= mark.isBegun;
    isPartly ||= mark.state === 'partly';
  }
  if (!isAsked) return undefined;
  if (isMet) return MET;
  if (isOverdue) return shortOf({ isEnded: true, isBegun });
  return { state: isPartly ? 'partly' : 'not-yet-due', isOverdue: false, isBegun };
}

export function combineBounds(all: readonly Bounds[]): Bounds {
  return {
    least: combine(all.map(({ least }) => least)),
    most: combine(all.map(({ most }) => most)),
  };
}

export interface Verdict {
  readonly state: FulfilmentState;
  readonly isOverdue: boolean;
}

/** What all readings agree on. Where nothing is asked nothing is due, which only what is met agrees with as well. */
export function agreed(readings: readonly (Mark | undefined)[]): Verdict {
  let state: FulfilmentState | undefined;
  let [isAskedAlways, isOverdue] = [true, true];
  for (const mark of readings) {
    if (mark === undefined) isAskedAlways = false;
    else if (state === undefined || state === mark.state) state = mark.state;
    else state = 'cannot-tell';
    isOverdue &&= mark?.isOverdue === true;
  }
  if (state === undefined) return { state: 'not-yet-due', isOverdue: false };
  const isOpen = !isAskedAlways && state !== 'met' && state !== 'not-yet-due';
  return { state: isOpen ? 'cannot-tell' : state, isOverdue };
}
