// A part of a round of the check, walked in steps of a bounded size.
import type { Reader } from '../../platform/database/database.ts';
import type { Found } from './findings.ts';

export interface PartStep {
  readonly findings: Found[];
  /** Where the next step goes on; undefined: the part is at its end. */
  readonly next: string | undefined;
  /** Leaves that were looked at so far, where these are leaves. */
  readonly checked?: number;
}

export interface Part {
  readonly name: string;
  /** `after`: what the step before has answered; '' at the beginning. */
  readonly step: (db: Reader, after: string) => Promise<PartStep>;
}

/** Findings of one step that nobody has settled: who reads more of them learns nothing new. */
export const SHOWN = 100;
