// The life of a report as data: which act leads from which state to which, at an office and at a discipline organ.
import type { PublicReportAct, PublicReportState, ReportTrack } from '@jinze/contracts';

type Transitions = Readonly<
  Record<PublicReportState, Readonly<Partial<Record<PublicReportAct, PublicReportState>>>>
>;

/** The discipline organ’s own investigation is on its own network: here it says that it has it, and answers. */
export const REPORT_TRANSITIONS: Readonly<Record<ReportTrack, Transitions>> = {
  office: {
    received: { accept: 'accepted', refuse: 'not-accepted', 'hand-on': 'received' },
    accepted: { check: 'checked', 'hand-on': 'received', extend: 'accepted' },
    checked: { task: 'tasked', extend: 'checked', reply: 'replied' },
    tasked: { task: 'tasked', extend: 'tasked', reply: 'replied' },
    replied: { close: 'closed' },
    'not-accepted': {},
    closed: {},
  },
  discipline: {
    received: {
      accept: 'accepted',
      refuse: 'not-accepted',
      'hand-on': 'received',
      'pass-on': 'received',
      'known-to-government': 'received',
    },
    accepted: {
      reply: 'replied',
      'hand-on': 'received',
      'pass-on': 'accepted',
      'known-to-government': 'accepted',
      extend: 'accepted',
    },
    replied: { close: 'closed', 'pass-on': 'replied', 'known-to-government': 'replied' },
    checked: {},
    tasked: {},
    'not-accepted': {},
    closed: {},
  },
};

/** Something is still waited for of who handles it. */
export const OPEN_REPORT_STATES: readonly PublicReportState[] = [
  'received',
  'accepted',
  'checked',
  'tasked',
  'replied',
];
/** From these, what the reporter adds opens it again. */
export const ENDED_REPORT_STATES: readonly PublicReportState[] = [
  'replied',
  'closed',
  'not-accepted',
];
/** In these the day to answer by counts. */
export const ANSWERING_REPORT_STATES: readonly PublicReportState[] = [
  'accepted',
  'checked',
  'tasked',
];
