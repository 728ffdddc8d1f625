// Talks 约谈: the talks module's public face.
export { approveTalk, notifyTalk } from './act-on-talk.ts';
export { mayBeCalled, type ThoughtOf } from './called.ts';
export { TRIGGER_OUTCOME_WORDS } from './export-proposals.ts';
export { TALK_GROUND_WORDS, TALK_STATE_WORDS } from './export-talks.ts';
export { holdTalk, reportOnTalk, verifyTalk } from './follow-up-talk.ts';
export { talksHeldIn } from './held-in-region.store.ts';
export { proposeTalk } from './propose-talk.ts';
export { talkDocuments } from './talk.documents.ts';
export type { TalksContext } from './talks.context.ts';
export { talksConstraints, talksErrors } from './talks.errors.ts';
export { talkSource } from './talks.ledger.ts';
export { registerTalks } from './talks.routes.ts';
export {
  countedOf as accidentsOfTalks,
  type ReportRow as TalkReportRow,
  readdressTalks,
  reportsOf as talkReportsOf,
  type TalkRow,
  talksById,
} from './talks.store.ts';
export { whyOfTalk } from './talks.view.ts';
export { remindOfTalks } from './tell-of-talk.ts';
export { triggerDocuments } from './trigger.documents.ts';
