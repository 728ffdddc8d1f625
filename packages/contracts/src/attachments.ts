// Attachments: files somebody chooses to add, sent in parts so that a broken connection costs nothing that was acknowledged.
import { z } from 'zod';
import { idSchema, instantSchema } from './common.ts';
import { get, post } from './route.ts';

/** Bytes of one part at most; it is acknowledged once the database has it. */
export const ATTACHMENT_PART_BYTES = 1024 * 1024;
export const ATTACHMENT_BYTES = 50 * 1024 * 1024;
/** Of one record or other owner. */
export const ATTACHMENTS_PER_OWNER = 10;
/** What files may be attached to. */
export const ATTACHMENT_OWNERS = ['duty-record', 'record-import'] as const;
export type AttachmentOwner = (typeof ATTACHMENT_OWNERS)[number];
/** `receiving`: parts are missing; `kept`: whole, checked and of a known type. */
export const ATTACHMENT_STATES = ['receiving', 'kept'] as const;
export type AttachmentState = (typeof ATTACHMENT_STATES)[number];

/** Hex, of the bytes as they are sent: what the same file is known by after a reload. */
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);
const sizeSchema = z
  .number()
  .int()
  .min(1, '文件是空的')
  .max(ATTACHMENT_BYTES, '文件太大，每个最多 50 MB');

/** A file that belongs to something. */
export const attachmentLineSchema = z.strictObject({
  id: idSchema<'attachment'>(),
  name: z.string(),
  size: z.number().int(),
  /** By its content. */
  type: z.string(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
});
export type AttachmentLine = z.infer<typeof attachmentLineSchema>;

/** A file of a draft, on its way or there. */
export const uploadSchema = z.strictObject({
  id: idSchema<'attachment'>(),
  state: z.enum(ATTACHMENT_STATES),
  name: z.string(),
  /** Of the file as it was chosen. */
  size: z.number().int(),
  digest: digestSchema.nullable(),
  /** Bytes that are acknowledged: the next part begins here. */
  received: z.number().int(),
  keepsMetadata: z.boolean(),
  /** By its content, once it is kept. */
  type: z.string().nullable(),
});
export type Upload = z.infer<typeof uploadSchema>;

const attachmentId = z.strictObject({ attachmentId: idSchema<'attachment'>() });
const draftId = z.uuid().lowercase();
const recordId = z.strictObject({ recordId: idSchema<'duty-record'>() });
const filesOfRecord = z.strictObject({
  items: z.array(attachmentLineSchema).max(ATTACHMENTS_PER_OWNER),
});

export const attachmentsRoutes = {
  ofDraft: get({
    id: 'performance.attachments',
    path: '/api/performance/attachments',
    summary: 'The caller’s own files of a draft, on their way or there',
    access: 'session',
    query: z.strictObject({ draft: draftId }),
    response: z.strictObject({ items: z.array(uploadSchema).max(ATTACHMENTS_PER_OWNER) }),
  }),
  begin: post({
    id: 'performance.begin-attachment',
    path: '/api/performance/attachments',
    summary:
      'Begin to send a file for a draft; the same file of the same draft goes on where it was',
    access: 'session',
    body: z.strictObject({
      draftId,
      name: z.string().min(1).max(255),
      size: sizeSchema,
      digest: digestSchema.nullable(),
      /** Of a picture: keep what the camera wrote about time, place and device. */
      keepsMetadata: z.boolean(),
    }),
    response: uploadSchema,
  }),
  part: post({
    id: 'performance.attachment-part',
    path: '/api/performance/attachments/:attachmentId/parts/:offset',
    summary:
      'Send the bytes from an offset on, 1 MiB at most; a part sent again changes nothing, a gap is refused',
    access: 'session',
    params: attachmentId.extend({ offset: z.coerce.number().int().min(0).max(ATTACHMENT_BYTES) }),
    response: z.strictObject({ received: z.number().int() }),
    form: 'upload',
  }),
  finish: post({
    id: 'performance.finish-attachment',
    path: '/api/performance/attachments/:attachmentId/finish',
    summary: 'Check size, digest and type of a file that was sent whole, and keep it',
    access: 'session',
    params: attachmentId,
    response: uploadSchema,
  }),
  remove: post({
    id: 'performance.remove-attachment',
    path: '/api/performance/attachments/:attachmentId/remove',
    summary: 'Take a file out of a draft; what belongs to a record stays',
    access: 'session',
    params: attachmentId,
    response: z.strictObject({}),
  }),
  ofRecord: get({
    id: 'performance.record-attachments',
    path: '/api/performance/records/:recordId/attachments',
    summary: 'The files of a record',
    access: 'session',
    params: recordId,
    response: filesOfRecord,
  }),
  attach: post({
    id: 'performance.attach',
    path: '/api/performance/records/:recordId/attachments',
    summary: 'Add to a record the files that were sent for it: its id is their draft’s',
    access: 'session',
    params: recordId,
    response: filesOfRecord,
  }),
  read: get({
    id: 'performance.read-attachment',
    path: '/api/performance/attachments/:attachmentId/content',
    summary: 'The file, for whoever may read what it belongs to',
    access: 'session',
    params: attachmentId,
    response: z.unknown(),
    form: 'download',
  }),
};
