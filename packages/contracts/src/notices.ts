// Telling people: in-app messages, in working hours, to the liaison or the office and never to a leader at night.
import { z } from 'zod';
import { idSchema, instantSchema } from './common.ts';
import { get, post } from './route.ts';

/** `list-to-sign`: an issued duty list of the leader one serves waits for its acknowledgement. */
export const NOTICE_KINDS = ['list-to-sign'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const noticeSchema = z.strictObject({
  id: idSchema<'notice'>(),
  kind: z.enum(NOTICE_KINDS),
  /** An address within the page. */
  link: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  at: instantSchema,
});
export type Notice = z.infer<typeof noticeSchema>;

export const noticesRoutes = {
  mine: get({
    id: 'notices.mine',
    path: '/api/notices/mine',
    summary: 'My unread notices',
    access: 'session',
    response: z.strictObject({ items: z.array(noticeSchema).max(100) }),
  }),
  read: post({
    id: 'notices.read',
    path: '/api/notices/read',
    summary: 'I have read these notices',
    access: 'session',
    body: z.strictObject({ notices: z.array(idSchema<'notice'>()).min(1).max(100) }),
    response: z.strictObject({ read: z.number().int() }),
  }),
};
