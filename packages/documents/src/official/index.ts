// Official documents after GB/T 9704-2012: what they say, and as .docx and as .pdf.

export type {
  AttachedSheet,
  Block,
  DocumentNumber,
  Imprint,
  OfficialDocument,
  Origin,
  Signature,
} from './document.ts';
export { DOCX_TYPE, writeOfficialDocx } from './docx.ts';
export { type OfficialPdf, writeOfficialPdf } from './pdf.ts';
export {
  type AccountabilityCase,
  accountabilityProposal,
} from './templates/accountability-proposal.ts';
export { type AnnualReportFacts, annualReport } from './templates/annual-report.ts';
export { type ApprovalSlipFacts, approvalSlip } from './templates/approval-slip.ts';
export { type AssessmentNoticeFacts, assessmentNotice } from './templates/assessment-notice.ts';
export {
  type CommendationFacts,
  commendationDecision,
} from './templates/commendation-decision.ts';
export { type ConclusionFacts, conclusionSheet } from './templates/conclusion-sheet.ts';
export { accountabilityDecision, type DecisionFacts } from './templates/decision.ts';
export { type DutyListFacts, dutyList } from './templates/duty-list.ts';
export { type ExemptionFacts, exemptionConclusion } from './templates/exemption-conclusion.ts';
export { type FeedbackFacts, inspectionFeedback } from './templates/inspection-feedback.ts';
export type { Issue } from './templates/issue.ts';
export { UNVERIFIED } from './templates/issue.ts';
export {
  type ListedSupervisionFacts,
  listedSupervisionNotice,
} from './templates/listed-supervision-notice.ts';
export { type PublicationFacts, publicationNotice } from './templates/publication-notice.ts';
export {
  type RectificationFacts,
  rectificationReport,
} from './templates/rectification-report.ts';
export { type TalkFacts, talkMinutes } from './templates/talk-minutes.ts';
export { type TaskFacts, taskNotice } from './templates/task-notice.ts';
export { type VettedPerson, type VettingFacts, vettingLetter } from './templates/vetting-letter.ts';
export { isSameNumber, numberText, parseNumber } from './wording.ts';
