// Vetting 干部考察 (art. 14): the vetting module's public face.
export {
  type Acting,
  reviewOpinion,
  sendRequest,
  settleAccident,
} from './act-on-request.ts';
export { createRequest } from './check-list.ts';
export { prepareOpinion } from './compute-opinions.ts';
export { conclude, feedBack } from './conclude.ts';
export { answerForDiscipline, issueForDiscipline } from './discipline.ts';
export { followFacts } from './follow-facts.ts';
export { issueLetter } from './issue-letter.ts';
export { vettingDocuments } from './letter.documents.ts';
export { lettersAbout, lettersIssued } from './letters.store.ts';
export { nameDocuments } from './name.documents.ts';
export type { CommendationsOf, VettingContext } from './vetting.context.ts';
export { vettingConstraints, vettingErrors } from './vetting.errors.ts';
export { conclusionSource, disciplineSource, vettingSource } from './vetting.ledger.ts';
export { registerVetting } from './vetting.routes.ts';
export { readdressVetting } from './vetting.store.ts';
