// The life of a section as data: which act leads from which state to which.
import type { SectionState } from '@jinze/contracts';

/** `redraft`: brought up to date in place; `carry`: acknowledged before, word for word; `supersede`: ended. */
export const SECTION_ACTS = [
  'approve',
  'issue',
  'acknowledge',
  'object',
  'revise',
  'paper',
  'carry',
  'redraft',
  'supersede',
] as const;
export type SectionAct = (typeof SECTION_ACTS)[number];

/** What is not listed is refused; every pair is tested. */
export const SECTION_TRANSITIONS: Readonly<
  Record<SectionState, Readonly<Partial<Record<SectionAct, SectionState>>>>
> = {
  drafted: { approve: 'approved', redraft: 'drafted', supersede: 'superseded' },
  // An approval entered by mistake is taken back by revising; nothing was issued yet.
  approved: { issue: 'issued', revise: 'drafted', redraft: 'drafted', supersede: 'superseded' },
  issued: {
    acknowledge: 'acknowledged',
    paper: 'acknowledged',
    carry: 'acknowledged',
    object: 'objected',
    supersede: 'superseded',
  },
  // Only what was carried over can still be objected to: its leader has not been asked.
  acknowledged: { object: 'objected', supersede: 'superseded' },
  // What was issued stays as it was: revising ends it and drafts its next edition.
  objected: { revise: 'superseded', supersede: 'superseded' },
  superseded: {},
};
