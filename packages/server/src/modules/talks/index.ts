// Talks 约谈: the talks module's public face.
export { proposeTalk } from './propose-talk.ts';
export { talksConstraints, talksErrors } from './talks.errors.ts';
export { talkSource } from './talks.ledger.ts';
export { registerTalks } from './talks.routes.ts';
export { readdressTalks } from './talks.store.ts';
export { remindOfTalks } from './tell-of-talk.ts';
