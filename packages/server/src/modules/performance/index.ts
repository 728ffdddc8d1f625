// Performing the duties (art. 5–9): the performance module's public face.

export { reportDocuments } from './annual-report.documents.ts';
export { registerReports } from './annual-reports.routes.ts';
export { type ReportRow, readdressReports, signedReportsById } from './annual-reports.store.ts';
export type { OpenDeployments } from './annual-reports.ts';
export { attachmentSource } from './attachments.ledger.ts';
export {
  attachmentsSize,
  eachContent,
  eraseAttachment,
  type Owner,
  readdressAttachments,
} from './attachments.store.ts';
export { attachmentLines, readAttachment, removeStaleUploads } from './attachments.ts';
export { citedRecord, recordTitles } from './cited-records.store.ts';
export { dutyNamesOf, dutyText } from './duty-names.ts';
export {
  dutiesNamedIn,
  type RecordInScope,
  readdressRecords,
  recordsInScope,
} from './duty-records.store.ts';
export { findNearCopies } from './find-near-copies.ts';
export { fulfilmentDocuments } from './fulfilment.documents.ts';
export { lateRuleSource, permissionSource, reportSource } from './fulfilment.ledger.ts';
export { type FulfilmentContext, registerFulfilment } from './fulfilment.routes.ts';
export { type FulfilmentCount, fulfilmentCountsOf } from './fulfilment.store.ts';
export { confirmRecords } from './give-word.ts';
export { recordsHeldIn, recordsNamed, reportsSignedIn } from './held-in-region.store.ts';
export { recordImportSource } from './import-records.ledger.ts';
export { readdressImports } from './import-records.store.ts';
export { followRecords, fulfilDue } from './keep-fulfilled.ts';
export { type KeptFile, keptFile } from './kept-file.ts';
export { readdressFulfilment } from './late-rules.store.ts';
export type { PerformanceContext, RecordingContext } from './performance.context.ts';
export { performanceConstraints, performanceErrors } from './performance.errors.ts';
export { dutyRecordSource, openingSource } from './performance.ledger.ts';
export { registerPerformance } from './performance.routes.ts';
export type { WholeRecord } from './performance.view.ts';
export { fulfilmentOfPersons } from './person-fulfilment.ts';
export { wholeRecords } from './read-records.ts';
export type { DeploymentsOfPerson } from './readiness.ts';
export {
  type NewRecord,
  type Recorder,
  type RowRefusal,
  recordMany,
} from './record-many.ts';
export { CONFIRMATION_NAMES, FORM_NAMES, ROLE_NAMES, STATE_NAMES } from './record-names.ts';
export {
  dutyStatesCounted,
  type RecordsAsked,
  recordsCounted,
} from './records-counted.store.ts';
export { registerSigns } from './signs.routes.ts';
export type { ReviewDay } from './signs.ts';
