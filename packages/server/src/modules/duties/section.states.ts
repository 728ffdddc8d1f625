// The life of a section as data: which act leads from which state to which.
import type { SectionState } from '@jinze/contracts';

export const SECTION_ACTS = ['approve', 'issue', 'acknowledge', 'object', 'revise'] as const;
export type SectionAct = (typeof SECTION_ACTS)[number];

/** What is not listed is refused; every pair is tested. */
export const SECTION_TRANSITIONS: Readonly<
  Record<SectionState, Readonly<Partial<Record<SectionAct, SectionState>>>>
> = {
  drafted: { approve: 'approved' },
  // An approval entered by mistake is taken back by revising; nothing was issued yet.
  approved: { issue: 'issued', revise: 'drafted' },
  issued: { acknowledge: 'acknowledged', object: 'objected' },
  acknowledged: {},
  objected: { revise: 'drafted' },
};
