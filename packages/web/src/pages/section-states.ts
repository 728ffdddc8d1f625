// The states of a section, in the order of their life, and which an office can act on.
import type { SectionLine, SectionState } from '@jinze/contracts';

export type SectionStateId = SectionState;
export const SECTION_STATE_IDS: readonly SectionState[] = [
  'drafted',
  'approved',
  'issued',
  'acknowledged',
  'objected',
  'superseded',
];

/** Whether the office can act on the line now: approve a draft, or issue what is approved; what is stale, neither. */
export function mayBeChosen(
  line: Pick<SectionLine, 'mayOpen' | 'isStale' | 'state' | 'blockedBy'>,
): boolean {
  if (!line.mayOpen || line.isStale) return false;
  return line.state === 'approved' || (line.state === 'drafted' && line.blockedBy === null);
}
