// Telling people: the notices module's public face.
export { isWorkday } from './calendar.ts';
export { registerNotices } from './notices.routes.ts';
export { type NewNotice, sendNoticesOnce, settleNotices } from './send-notices.ts';
