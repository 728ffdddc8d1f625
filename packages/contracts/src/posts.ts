// Scope (art. 2, 4): regions, organs, posts, people, appointments, portfolios; the roster spreadsheet.
import { MANNERS } from '@jinze/kernel';
import { z } from 'zod';
import {
  cellErrorSchema,
  civilDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  longText,
  organKindSchema,
  pageOf,
  pageSizeSchema,
  postClassSchema,
  regionPathSchema,
  shortText,
  versionSchema,
} from './common.ts';
import { namesShape, namingRoutes } from './naming.ts';
import { regionFoundSchema, regionRoutes } from './regions.ts';
import { get, post } from './route.ts';

/** One line of the roster: a person in a post, with what they are in charge of. */
export const rosterLineSchema = z.strictObject({
  appointmentId: idSchema<'appointment'>(),
  personId: idSchema<'person'>(),
  personName: z.string(),
  postId: idSchema<'post'>(),
  postTitle: z.string(),
  postClass: postClassSchema,
  organId: idSchema<'organ'>(),
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
  /** `leave`: ends a recorded appointment; `complete`: adds what was not yet on record of it. */
  kind: z.enum(['add', 'leave', 'complete', 'unchanged']),
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
  ended: z.number().int(),
  completed: z.number().int(),
  unchanged: z.number().int(),
});

/** One import on record: what it did, and whether it was undone. */
export const rosterImportSchema = z.strictObject({
  id: idSchema<'roster-import'>(),
  fileName: z.string(),
  recordedAt: instantSchema,
  rows: z.number().int(),
  added: z.number().int(),
  ended: z.number().int(),
  completed: z.number().int(),
  undone: z.strictObject({ by: z.string(), at: instantSchema, reason: z.string() }).nullable(),
  may: z.array(z.enum(['undo'])),
});
export type RosterImport = z.infer<typeof rosterImportSchema>;
export type RosterCheck = z.infer<typeof rosterCheckSchema>;

export const mannerSchema = z.enum(MANNERS);

/** A portfolio as one row of the record has it. */
export const portfolioSchema = z.strictObject({
  field: z.string(),
  from: civilDateSchema,
  to: civilDateSchema.nullable(),
  documentNo: z.string().nullable(),
});

/** Who answered for a field and place on a day, and why they stand there. */
export const answeringSchema = z.strictObject({
  appointmentId: idSchema<'appointment'>(),
  personId: idSchema<'person'>(),
  personName: z.string(),
  postId: idSchema<'post'>(),
  postTitle: z.string(),
  organName: z.string(),
  postClass: postClassSchema,
  manner: mannerSchema,
  /** `portfolio`: in charge of the field; `first`: art. 4; `safety-deputy`: art. 8. */
  because: z.array(z.enum(['portfolio', 'first', 'safety-deputy'])),
  from: civilDateSchema,
  to: civilDateSchema.nullable(),
  documentNo: z.string().nullable(),
  /** The portfolio that covers the field; null for those who answer without one. */
  portfolio: portfolioSchema.extend({ recordedAt: instantSchema }).nullable(),
  recordedAt: instantSchema,
});
export type Answering = z.infer<typeof answeringSchema>;

/** One row of an appointment’s record: what was said of it, from when until when it was what we knew. */
export const appointmentVersionSchema = z.strictObject({
  version: z.number().int(),
  from: civilDateSchema,
  to: civilDateSchema.nullable(),
  manner: mannerSchema,
  documentNo: z.string().nullable(),
  isCommitteeMember: z.boolean().nullable(),
  recordedAt: instantSchema,
  recordedBy: z.string().nullable(),
  supersededAt: instantSchema.nullable(),
  /** Why it took an earlier row's place. */
  changeReason: z.string().nullable(),
});

export const appointmentHistorySchema = z.strictObject({
  appointmentId: idSchema<'appointment'>(),
  personId: idSchema<'person'>(),
  personName: z.string(),
  postId: idSchema<'post'>(),
  postTitle: z.string(),
  postClass: postClassSchema,
  organName: z.string(),
  organKind: organKindSchema,
  regionName: z.string(),
  /** Newest first; the first is what is known now. */
  versions: z.array(appointmentVersionSchema).min(1),
  /** What is known now, and what was known before. */
  portfolios: z.array(
    portfolioSchema.extend({
      recordedAt: instantSchema,
      supersededAt: instantSchema.nullable(),
      changeReason: z.string().nullable(),
    }),
  ),
  /** Art. 8: a safety deputy who is no standing-committee member. */
  flags: z.array(z.enum(['deputy-outside-committee'])),
  may: z.array(z.enum(['leave', 'correct', 'portfolios', 'withdraw'])),
  /** What else the caller may open of it: the one-page briefing of who holds it, its places in the log. */
  opens: z.array(z.enum(['briefing', 'record'])),
});
export type AppointmentHistory = z.infer<typeof appointmentHistorySchema>;

export const postHistorySchema = z.strictObject({
  postId: idSchema<'post'>(),
  title: z.string(),
  postClass: postClassSchema,
  organId: idSchema<'organ'>(),
  organName: z.string(),
  organKind: organKindSchema,
  regionName: z.string(),
  regionPath: regionPathSchema,
  appointments: z.array(appointmentHistorySchema),
  ...namesShape,
  may: z.array(z.enum(['appoint', 'rename'])),
});
export type PostHistory = z.infer<typeof postHistorySchema>;

export const careerSchema = z.strictObject({
  personId: idSchema<'person'>(),
  name: z.string(),
  ...namesShape,
  appointments: z.array(appointmentHistorySchema),
  may: z.array(z.enum(['rename', 'evidence-file'])),
});
export type Career = z.infer<typeof careerSchema>;

/** Fields × people of one region's own bodies on a day; a field without people is a gap, with several an overlap. */
export const portfolioMatrixSchema = z.strictObject({
  on: civilDateSchema,
  people: z.array(
    z.strictObject({
      appointmentId: idSchema<'appointment'>(),
      personId: idSchema<'person'>(),
      personName: z.string(),
      postTitle: z.string(),
    }),
  ),
  fields: z.array(
    z.strictObject({ field: z.string(), holders: z.array(idSchema<'appointment'>()) }),
  ),
});
export type PortfolioMatrix = z.infer<typeof portfolioMatrixSchema>;

const fieldName = z.string().trim().min(1).max(30);
const appointmentId = z.strictObject({ appointmentId: idSchema<'appointment'>() });
const optionalText = shortText.nullable();
const recorded = z.strictObject({ appointmentId: idSchema<'appointment'>() });
const answeringAsked = z.strictObject({
  region: regionPathSchema,
  field: fieldName,
  on: civilDateSchema,
  /** As known at the end of this day; absent: as known now. */
  knownOn: civilDateSchema.optional(),
});

export const postsRoutes = {
  ...regionRoutes,
  ...namingRoutes,
  answering: get({
    id: 'posts.answering',
    path: '/api/posts/answering',
    summary: 'Who answered for a field in a region on a day, as known now or as known then',
    access: 'session',
    query: answeringAsked,
    response: z.strictObject({ items: z.array(answeringSchema).max(200) }),
  }),
  exportAnswering: get({
    id: 'posts.export-answering',
    path: '/api/posts/answering.xlsx',
    summary: 'The same as a workbook; as known then and as known now where both are asked for',
    access: 'session',
    query: answeringAsked,
    response: z.unknown(),
    form: 'download',
  }),
  fields: get({
    id: 'posts.fields',
    path: '/api/posts/fields',
    summary: 'The fields that portfolios of a region name, by a part of their name',
    access: 'session',
    query: z.strictObject({ region: regionPathSchema, search: z.string().max(30).optional() }),
    response: z.strictObject({ items: z.array(z.string()).max(100) }),
  }),
  matrix: get({
    id: 'posts.matrix',
    path: '/api/posts/matrix',
    summary: 'Fields by people of a region’s own bodies on a day: gaps and overlaps',
    access: 'session',
    query: z.strictObject({ region: regionPathSchema, on: civilDateSchema }),
    response: portfolioMatrixSchema,
  }),
  exportMatrix: get({
    id: 'posts.export-matrix',
    path: '/api/posts/matrix.xlsx',
    summary: 'The matrix as a workbook',
    access: 'session',
    query: z.strictObject({ region: regionPathSchema, on: civilDateSchema }),
    response: z.unknown(),
    form: 'download',
  }),
  post: get({
    id: 'posts.post',
    path: '/api/posts/posts/:postId',
    summary: 'A post and everybody who held it, with what was known when',
    access: 'session',
    params: z.strictObject({ postId: idSchema<'post'>() }),
    response: postHistorySchema,
  }),
  person: get({
    id: 'posts.person',
    path: '/api/posts/people/:personId',
    summary: 'A person’s posts over time, with what was known when',
    access: 'session',
    params: z.strictObject({ personId: idSchema<'person'>() }),
    response: careerSchema,
  }),
  appoint: post({
    id: 'posts.appoint',
    path: '/api/posts/posts/:postId/appointments',
    summary: 'Record that somebody takes the post',
    access: 'session',
    params: z.strictObject({ postId: idSchema<'post'>() }),
    body: z.strictObject({
      /** Somebody on record, or the name of a new person. */
      person: z.union([
        z.strictObject({ id: idSchema<'person'>() }),
        z.strictObject({
          name: z.string().trim().min(1).max(60),
          /** Known to be another person than those of the same name on record. */
          isAnother: z.boolean().optional(),
        }),
      ]),
      from: civilDateSchema,
      manner: mannerSchema,
      documentNo: optionalText,
      isCommitteeMember: z.boolean().nullable(),
      portfolios: z.array(fieldName).max(40),
      portfolioDocumentNo: optionalText,
    }),
    response: recorded,
  }),
  people: get({
    id: 'posts.people',
    path: '/api/posts/people',
    summary: 'People on record by a part of their name, those who have left too',
    access: 'session',
    query: z.strictObject({ search: z.string().min(1).max(60), limit: pageSizeSchema }),
    response: z.strictObject({
      items: z
        .array(
          z.strictObject({
            personId: idSchema<'person'>(),
            name: z.string(),
            /** What they hold, or held last. */
            title: z.string(),
          }),
        )
        .max(100),
    }),
  }),
  withdraw: post({
    id: 'posts.withdraw',
    path: '/api/posts/appointments/:appointmentId/withdraw',
    summary: 'Take back an appointment recorded by mistake; its rows stay in the history',
    access: 'session',
    params: appointmentId,
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: recorded,
  }),
  leave: post({
    id: 'posts.leave',
    path: '/api/posts/appointments/:appointmentId/leave',
    summary: 'Record the last day in a post',
    access: 'session',
    params: appointmentId,
    body: z.strictObject({ version: versionSchema, on: civilDateSchema, documentNo: optionalText }),
    response: recorded,
  }),
  correct: post({
    id: 'posts.correct',
    path: '/api/posts/appointments/:appointmentId/correct',
    summary: 'Record anew what was recorded wrongly; the wrong row stays in the history',
    access: 'session',
    params: appointmentId,
    body: z.strictObject({
      version: versionSchema,
      from: civilDateSchema,
      to: civilDateSchema.nullable(),
      manner: mannerSchema,
      documentNo: optionalText,
      isCommitteeMember: z.boolean().nullable(),
      reason: longText,
    }),
    response: recorded,
  }),
  portfolios: post({
    id: 'posts.portfolios',
    path: '/api/posts/appointments/:appointmentId/portfolios',
    summary: 'From a day on the holder is in charge of exactly these fields',
    access: 'session',
    params: appointmentId,
    body: z.strictObject({
      /** The fields as the page showed them: another change in between is a conflict. */
      expected: z.array(z.string()).max(40),
      from: civilDateSchema,
      fields: z.array(fieldName).max(40),
      documentNo: optionalText,
      reason: longText.nullable(),
    }),
    response: recorded,
  }),
  regions: get({
    id: 'posts.regions',
    path: '/api/posts/regions',
    summary: 'The regions of my scope, searched by name, former name or code',
    access: 'session',
    query: z.strictObject({ search: z.string().max(60).optional(), limit: pageSizeSchema }),
    response: z.strictObject({ items: z.array(regionFoundSchema) }),
  }),
  exportRegions: get({
    id: 'posts.export-regions',
    path: '/api/posts/regions.xlsx',
    summary: 'The regions of my scope as they are searched',
    access: 'session',
    query: z.strictObject({ search: z.string().max(60).optional() }),
    response: z.unknown(),
    form: 'download',
  }),
  roster: get({
    id: 'posts.roster',
    path: '/api/posts/roster',
    summary: 'Who holds which post today, or held it on a day',
    access: 'session',
    query: z.strictObject({
      region: regionPathSchema,
      on: civilDateSchema.optional(),
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
  exportRoster: get({
    id: 'posts.export-roster',
    path: '/api/posts/roster.xlsx',
    summary: 'The roster as of a day, in the form the import takes',
    access: 'session',
    query: z.strictObject({ region: regionPathSchema, on: civilDateSchema.optional() }),
    response: z.unknown(),
    form: 'download',
  }),
  rosterImports: get({
    id: 'posts.roster-imports',
    path: '/api/posts/roster-imports',
    summary: 'The latest imports into my scope',
    access: 'session',
    response: z.strictObject({ items: z.array(rosterImportSchema).max(50) }),
  }),
  undoImport: post({
    id: 'posts.undo-import',
    path: '/api/posts/roster-imports/:importId/undo',
    summary: 'Undo an import that nothing builds on yet; refused afterwards',
    access: 'session',
    params: z.strictObject({ importId: idSchema<'roster-import'>() }),
    body: z.strictObject({ reason: longText }),
    response: z.strictObject({ undone: z.number().int() }),
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
