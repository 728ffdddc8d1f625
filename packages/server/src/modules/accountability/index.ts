// Accountability 问责 (art. 18–26): the accountability module's public face.
export type { AccountabilityContext, CaseAccident, EvidenceRow } from './accountability.context.ts';
export { accountabilityConstraints, accountabilityErrors } from './accountability.errors.ts';
export {
  accountabilityDecisionSource,
  caseSource,
  exemptionSource,
  worksheetSource,
} from './accountability.ledger.ts';
export { registerAccountability } from './accountability.routes.ts';
export { readdressAccountability } from './cases.store.ts';
export { registerDecisions } from './decisions.routes.ts';
export { accidentDecisionsOf } from './decisions.store.ts';
export { type MeasuresOfPerson, measuresOfPersons } from './person-register.ts';
export { registerPrecedents } from './precedents.routes.ts';
export { remindOfBars } from './remind-of-bars.ts';
export { openWorksheetsOf } from './worksheets.store.ts';
