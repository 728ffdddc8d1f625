// Inspections 巡查 (art. 11): the inspections module's public face.
export { addFinding, changeFinding, type WrittenFinding } from './act-on-finding.ts';
export { addComplaint, answerComplaint, handOverComplaint } from './complaints.ts';
export { changeInspection, draftInspection, type WrittenOrder } from './draft-inspection.ts';
export {
  type FindingOfPerson,
  findingsOfPersons,
  type RectificationTotals,
  rectificationIn,
} from './facts.store.ts';
export {
  type FeedbackForNotice,
  type FindingMoved,
  feedbackForNotice,
  findingsMoved,
} from './feedback-for-notice.store.ts';
export {
  answerObjection,
  answerStatement,
  askExtension,
  claim,
  confirmRepeat,
  extend,
  lookAgain,
  object,
  plan,
  progress,
  refuseExtension,
  returnFinding,
  verify,
  withdrawFinding,
} from './finding-acts.ts';
export { findingsCounted } from './findings-counted.store.ts';
export { endMembership, nameMember } from './group.ts';
export {
  type CitedEvidence,
  type EvidenceKind,
  heldOfKind,
  withTitles,
} from './held-evidence.ts';
export { inspectionDocuments } from './inspection.documents.ts';
export {
  acknowledge,
  approve,
  arrive,
  close,
  deliver,
  draftFeedback,
  issue,
  leave,
  lookBack,
  submitPlan,
  withdraw as withdrawInspection,
} from './inspection-acts.ts';
export type { InspectionsContext } from './inspections.context.ts';
export { inspectionsConstraints, inspectionsErrors } from './inspections.errors.ts';
export {
  inspectionComplaintSource,
  inspectionFindingSource,
  inspectionHandOverSource,
  inspectionRequestSource,
  inspectionSource,
  programmeSource,
} from './inspections.ledger.ts';
export { registerInspections } from './inspections.routes.ts';
export { orderNumber } from './inspections.store.ts';
export { ownFindingDocuments } from './own-finding.documents.ts';
export { programmeDocuments } from './programme.documents.ts';
export { layDownProgramme, reviseProgramme, type WrittenProgramme } from './programmes.ts';
export { remindOfInspections } from './remind.ts';
export { answerRequest, askMaterial } from './requests.ts';
export { findingFor } from './standing.ts';
export { stateOwn } from './state-own.ts';
