// One thing that the system holds, as a list of materials names it: when, and what it is called; not what it says.
import type { CivilDate } from '@jinze/kernel';

export interface HeldLine {
  readonly on: CivilDate;
  readonly text: string;
}

/** What is asked of a region: both days included. */
export interface HeldIn {
  readonly regionPath: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** No list of materials is longer. */
export const HELD_LIMIT = 2000;
