// Scope (art. 2, 4): regions, organs, posts, people, appointments, portfolios; the roster spreadsheet.
import { z } from 'zod';
import {
  cellErrorSchema,
  civilDateSchema,
  cursorSchema,
  idSchema,
  levelSchema,
  organKindSchema,
  pageOf,
  pageSizeSchema,
  postClassSchema,
  regionPathSchema,
} from './common.ts';
import { get, post } from './route.ts';

export const regionSchema = z.strictObject({
  path: regionPathSchema,
  code: z.string(),
  name: z.string(),
  level: levelSchema,
});
export type Region = z.infer<typeof regionSchema>;

/** One line of the roster: a person in a post, with what they are in charge of. */
export const rosterLineSchema = z.strictObject({
  appointmentId: idSchema<'appointment'>(),
  personId: idSchema<'person'>(),
  personName: z.string(),
  postId: idSchema<'post'>(),
  postTitle: z.string(),
  postClass: postClassSchema,
  organName: z.string(),
  organKind: organKindSchema,
  regionName: z.string(),
  regionPath: regionPathSchema,
  from: civilDateSchema,
  /** 干部管理权限: the region whose party committee manages the post; null when not known. */
  managingCommittee: z.string().nullable(),
  portfolios: z.array(z.string()),
});
export type RosterLine = z.infer<typeof rosterLineSchema>;

/** What one row of a roster file would do. */
export const rosterChangeSchema = z.strictObject({
  row: z.number().int(),
  kind: z.enum(['add', 'unchanged']),
  personName: z.string(),
  postTitle: z.string(),
  organName: z.string(),
  regionName: z.string(),
});
export const rosterCheckSchema = z.strictObject({
  fileName: z.string(),
  /** SHA-256 of the file in hex: the import takes exactly the file that was checked. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.number().int(),
  errors: z.array(cellErrorSchema),
  /** More errors than are listed. */
  errorsLeftOut: z.number().int(),
  changes: z.array(rosterChangeSchema),
  added: z.number().int(),
  unchanged: z.number().int(),
});
export type RosterCheck = z.infer<typeof rosterCheckSchema>;

export const postsRoutes = {
  regions: get({
    id: 'posts.regions',
    path: '/api/posts/regions',
    summary: 'The regions of my scope, searched by name or code',
    access: 'session',
    query: z.strictObject({ search: z.string().max(60).optional(), limit: pageSizeSchema }),
    response: z.strictObject({ items: z.array(regionSchema) }),
  }),
  roster: get({
    id: 'posts.roster',
    path: '/api/posts/roster',
    summary: 'Who holds which post today',
    access: 'session',
    query: z.strictObject({
      region: regionPathSchema,
      search: z.string().max(60).optional(),
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(rosterLineSchema),
  }),
  rosterTemplate: get({
    id: 'posts.roster-template',
    path: '/api/posts/roster-template',
    summary: 'The roster workbook to fill in',
    access: 'session',
    response: z.unknown(),
    form: 'download',
  }),
  checkRoster: post({
    id: 'posts.check-roster',
    path: '/api/posts/roster/check',
    summary: 'Check a roster file row by row; changes nothing',
    access: 'session',
    response: rosterCheckSchema,
    form: 'upload',
  }),
  importRoster: post({
    id: 'posts.import-roster',
    path: '/api/posts/roster/import/:digest',
    summary: 'Import the checked file in one transaction; refused when any row is wrong',
    access: 'session',
    params: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
    response: rosterCheckSchema,
    form: 'upload',
  }),
};
