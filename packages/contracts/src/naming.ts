// What organs, posts and people are called (art. 2, 4) through time: renamed by a document, or recorded wrongly.
import { z } from 'zod';
import {
  civilDateSchema,
  idSchema,
  instantSchema,
  longText,
  shortText,
  versionSchema,
} from './common.ts';
import { post } from './route.ts';

/** A name as one row of the record has it. */
export const nameRowSchema = z.strictObject({
  name: z.string(),
  /** Null: from the start. */
  from: civilDateSchema.nullable(),
  /** The last day; null while it is the name. */
  to: civilDateSchema.nullable(),
  documentNo: z.string().nullable(),
  /** Null: as it came on record. */
  recordedAt: instantSchema.nullable(),
  /** Other rows say since then what this one said. */
  supersededAt: instantSchema.nullable(),
  /** Why it took the place of one that was wrong. */
  changeReason: z.string().nullable(),
});
export type NameRow = z.infer<typeof nameRowSchema>;

/** What every answer about an organ, a post or a person says of its names; no rows until something changes. */
export const namesShape = {
  nameVersion: versionSchema,
  /** What is known now and what was known before; oldest name first. */
  names: z.array(nameRowSchema).max(200),
};

const name = z.string().trim().min(1).max(60);
/** Another name from a day on, or the present one as it should have been recorded. */
const naming = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('renamed'),
    version: versionSchema,
    name,
    on: civilDateSchema,
    documentNo: shortText,
  }),
  z.strictObject({
    kind: z.literal('corrected'),
    version: versionSchema,
    name,
    /** The first day of the present name, and its document; null: as recorded. */
    on: civilDateSchema.nullable(),
    documentNo: shortText.nullable(),
    reason: longText,
  }),
]);
const named = z.strictObject({ name: z.string(), nameVersion: versionSchema });

export const namingRoutes = {
  renameOrgan: post({
    id: 'posts.rename-organ',
    path: '/api/posts/organs/:organId/name',
    summary: 'A body is renamed from a day on by a document, or its name corrected with a reason',
    access: 'session',
    params: z.strictObject({ organId: idSchema<'organ'>() }),
    body: naming,
    response: named,
  }),
  retitlePost: post({
    id: 'posts.retitle-post',
    path: '/api/posts/posts/:postId/title',
    summary: 'A post is retitled from a day on by a document, or its title corrected with a reason',
    access: 'session',
    params: z.strictObject({ postId: idSchema<'post'>() }),
    body: naming,
    response: named,
  }),
  renamePerson: post({
    id: 'posts.rename-person',
    path: '/api/posts/people/:personId/name',
    summary: 'A person’s name changes from a day on by a document, or is corrected with a reason',
    access: 'session',
    params: z.strictObject({ personId: idSchema<'person'>() }),
    body: naming,
    response: named,
  }),
};
