// Publication 公开 (art. 15): the publication module's public face.
export {
  addDocument,
  approveNotice,
  checkNotice,
  discardNotice,
  publishNotice,
} from './act-on-notice.ts';
export { draftNotice } from './draft-notice.ts';
export { readdressPublication } from './notices.store.ts';
export { layDownObligation, publicationFactsOf } from './obligations.ts';
export type { PortalContext } from './portal.context.ts';
export { registerRobots } from './portal.feeds.ts';
export { noticePages } from './portal.pages.ts';
export { registerPortal } from './portal.routes.ts';
export type { PublicationContext } from './publication.context.ts';
export { publicationConstraints, publicationErrors } from './publication.errors.ts';
export { obligationSource, publicNoticeSource } from './publication.ledger.ts';
export { registerPublication } from './publication.routes.ts';
export { remindOfPublication } from './remind.ts';
