// Talks 约谈: the talks module's public face.
export { approveTalk, notifyTalk } from './act-on-talk.ts';
export { mayBeCalled, type ThoughtOf } from './called.ts';
export { holdTalk, reportOnTalk, verifyTalk } from './follow-up-talk.ts';
export { talksHeldIn } from './held-in-region.store.ts';
export { proposeTalk } from './propose-talk.ts';
export { talkDocuments } from './talk.documents.ts';
export type { TalksContext } from './talks.context.ts';
export { talksConstraints, talksErrors } from './talks.errors.ts';
export { talkSource } from './talks.ledger.ts';
export { registerTalks } from './talks.routes.ts';
export { readdressTalks } from './talks.store.ts';
export { remindOfTalks } from './tell-of-talk.ts';
