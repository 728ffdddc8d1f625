// Performing the duties (art. 5–9): the performance module's public face.
export {
  attachDraft,
  attachmentLines,
  removeStaleUploads,
} from './attachments.ts';
export { attachmentSource } from './attachments.ledger.ts';
export {
  attachmentsSize,
  eachContent,
  eraseAttachment,
  type Owner,
  readdressAttachments,
} from './attachments.store.ts';
export { type RecordInScope, readdressRecords, recordsInScope } from './duty-records.store.ts';
export type { PerformanceContext, RecordingContext } from './performance.context.ts';
export { performanceConstraints, performanceErrors } from './performance.errors.ts';
export { dutyRecordSource, openingSource } from './performance.ledger.ts';
export { registerPerformance } from './performance.routes.ts';
export { rowsRefused } from './record-activity.ts';
export {
  type NewRecord,
  type Recorder,
  type RowRefusal,
  recordMany,
} from './record-many.ts';
export { type SecretDegree, secretMarking, secretNumber } from './secret-marking.ts';
