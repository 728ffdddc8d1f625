// Commendations 表彰奖励 (art. 16, 17): the commendations module's public face.

export {
  answer as answerObjection,
  nominate,
  object,
  publicise,
  revoke,
} from './act-on-commendation.ts';
export { commendationDocuments } from './commendation.documents.ts';
export type { CommendationsContext } from './commendations.context.ts';
export { commendationsConstraints, commendationsErrors } from './commendations.errors.ts';
export {
  commendationSource,
  examinationSource,
  objectionSource,
  quotaSource,
} from './commendations.ledger.ts';
export { registerCommendations } from './commendations.routes.ts';
export { readdressCommendations } from './commendations.store.ts';
export { commendationsOf, type GrantedCommendation } from './commendations-of.ts';
export { decreesGranted } from './decrees.store.ts';
export { draftCommendation, type Written } from './draft-commendation.ts';
export { examinationDocuments } from './examination.documents.ts';
export { examineCommendation, grantCommendation } from './examine-commendation.ts';
export { mayBeNominated } from './nominable.ts';
export { changeQuota, layDownQuota } from './quotas.ts';
