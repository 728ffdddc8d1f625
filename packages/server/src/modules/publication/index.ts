// Publication 公开 (art. 15): the publication module's public face.
export {
  addDocument,
  approveNotice,
  checkNotice,
  discardNotice,
  publishNotice,
} from './act-on-notice.ts';
export {
  accept as acceptReport,
  check as checkReport,
  close as closeReport,
  reply as replyToReport,
} from './act-on-report.ts';
export { draftNotice } from './draft-notice.ts';
export { type Filing, fileReport } from './file-report.ts';
export { noticeSlip } from './notice.documents.ts';
export { readdressPublication } from './notices.store.ts';
export { obligationDocuments } from './obligation.documents.ts';
export { layDownObligation, publicationFactsOf } from './obligations.ts';
export type { PortalContext } from './portal.context.ts';
export { registerRobots } from './portal.feeds.ts';
export { noticePages } from './portal.pages.ts';
export { registerPortal } from './portal.routes.ts';
export { proposeNotice } from './propose-notice.ts';
export { publicReader } from './public-reader.ts';
export type { PublicationContext } from './publication.context.ts';
export { publicationConstraints, publicationErrors } from './publication.errors.ts';
export { obligationSource, publicNoticeSource, tellingSource } from './publication.ledger.ts';
export { registerPublication } from './publication.routes.ts';
export { remindOfPublication } from './remind.ts';
export { reportRouteDocuments } from './report.documents.ts';
export { reportConstraints, reportErrors } from './report.errors.ts';
export { remindOfReports, tidyReports } from './report-jobs.ts';
export {
  publicReportSource,
  reportOpeningSource,
  reportTermSource,
} from './report-ledger.store.ts';
export { reportPortal } from './report-portal.ts';
export { layDownTerm } from './report-terms.ts';
export type { ReportsContext } from './reports.context.ts';
export { registerPublicReports } from './reports.routes.ts';
export { readdressReports as readdressPublicReports } from './reports.store.ts';
export { acknowledgeTelling, tellResult } from './tellings.ts';
