// Telling people: the notices module's public face.
export { deliverDue } from './deliver.ts';
export type { NoticesContext } from './notices.context.ts';
export { noticesErrors } from './notices.errors.ts';
export { registerNotices } from './notices.routes.ts';
export { createOutgoing, type Outgoing } from './outgoing.ts';
export { readdressNotices } from './region.store.ts';
export { type NewNotice, sendNoticesOnce, settleNotices } from './send-notices.ts';
export { isWorkday, LAST_PUBLISHED_YEAR } from './workdays.ts';
