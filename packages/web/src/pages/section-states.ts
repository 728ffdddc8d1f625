// The states of a section, in the order of their life.
import type { SectionState } from '@jinze/contracts';

export type SectionStateId = SectionState;
export const SECTION_STATE_IDS: readonly SectionState[] = [
  'drafted',
  'approved',
  'issued',
  'acknowledged',
  'objected',
  'superseded',
];
