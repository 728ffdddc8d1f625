// Accountability 问责 (art. 18–26): the accountability module's public face.
export type { AccountabilityContext, CaseAccident, EvidenceRow } from './accountability.context.ts';
export { accountabilityConstraints, accountabilityErrors } from './accountability.errors.ts';
export {
  accountabilityDecisionSource,
  caseSource,
  exemptionSource,
  worksheetSource,
} from './accountability.ledger.ts';
export { readCase, registerAccountability } from './accountability.routes.ts';
export type { Acting } from './act-on-case.ts';
export { serveDecision } from './act-on-decision.ts';
export { openExemption } from './act-on-exemption.ts';
export { appeal } from './appeals.ts';
export { articleDocuments } from './article.documents.ts';
export { barsDocuments } from './bars.documents.ts';
export { addMember, addPerson } from './case-people.ts';
export { readdressAccountability } from './cases.store.ts';
export { type Decided, decide } from './decide-worksheet.ts';
export { decisionDocuments } from './decision.documents.ts';
export { registerDecisions } from './decisions.routes.ts';
export { freezeEvidence } from './freeze-evidence.ts';
export { saveWorksheet, stateOwn, tellPerson } from './hear-person.ts';
export { type HeldForAccident, heldForAccidents, openCaseOf } from './held-for-accidents.ts';
export { openCase } from './open-case.ts';
export { type MeasuresOfPerson, measuresOfPersons } from './person-register.ts';
export { registerPrecedents } from './precedents.routes.ts';
export { proposalDocument } from './proposal.documents.ts';
export { type Proposed, propose } from './propose.ts';
export { readWorksheet } from './read-worksheet.ts';
export { type RegisteredDecision, registerDecision } from './register-decision.ts';
export { remindOfBars } from './remind-of-bars.ts';
export { type ArgumentAdded, addArgument, verifyExemption } from './verify-exemption.ts';
export { openWorksheetsOf } from './worksheets.store.ts';
