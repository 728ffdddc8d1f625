// Chapter 2 (art. 5–9): duty lists, section by section: drafted, approved, issued, acknowledged.
import { z } from 'zod';
import {
  civilDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  levelSchema,
  longText,
  organKindSchema,
  pageOf,
  pageSizeSchema,
  postClassSchema,
  regionPathSchema,
  shortText,
  sourceStatusSchema,
  versionSchema,
  yearSchema,
} from './common.ts';
import { get, post } from './route.ts';
import { ruleBasisSchema, ruleConflictSchema, ruleRequirementSchema } from './rules.ts';

export const SECTION_STATES = [
  'drafted',
  'approved',
  'issued',
  'acknowledged',
  'objected',
] as const;
export type SectionState = (typeof SECTION_STATES)[number];
export const sectionStateSchema = z.enum(SECTION_STATES);

/** A requirement as it stood when the section was drafted; older drafts carry no outcome. */
export const requirementSchema = ruleRequirementSchema.partial({ outcome: true });

export const sectionItemSchema = z.strictObject({
  code: z.string(),
  article: z.string(),
  title: z.string(),
  text: z.string(),
  status: sourceStatusSchema,
  isByReference: z.boolean(),
  /** 由本级文件确定: the item cannot fit this post as it stands. */
  isLeftToLocalDocument: z.boolean(),
  requirements: z.array(requirementSchema),
  conflicts: z.array(ruleConflictSchema).optional(),
  /** Absent on drafts from before local rules: then it is the regulation's own. */
  source: ruleBasisSchema.optional(),
});
export type SectionItem = z.infer<typeof sectionItemSchema>;

export const approvalSchema = z.strictObject({
  /** 县委常委会会议、县政府常务会议 */
  meeting: shortText,
  on: civilDateSchema,
  documentNo: shortText,
});

/** A section in a list: person × post × year. */
export const sectionLineSchema = z.strictObject({
  id: idSchema<'section'>(),
  version: versionSchema,
  year: z.number().int(),
  state: sectionStateSchema,
  personId: idSchema<'person'>(),
  personName: z.string(),
  postTitle: z.string(),
  postClass: postClassSchema,
  organName: z.string(),
  organKind: organKindSchema,
  level: levelSchema,
  regionName: z.string(),
  regionPath: regionPathSchema,
  itemCount: z.number().int(),
  /** Why it cannot be approved yet, for example an article 7 post without a document. */
  blockedBy: z.string().nullable(),
  /** False for bodies below that one only sees the state of: opening their content is 调阅. */
  mayOpen: z.boolean(),
});
export type SectionLine = z.infer<typeof sectionLineSchema>;

export const sectionSchema = sectionLineSchema.extend({
  holdsPostFrom: civilDateSchema,
  portfolios: z.array(z.string()),
  asOf: civilDateSchema,
  draftedAt: instantSchema,
  approval: approvalSchema.nullable(),
  issue: z
    .strictObject({ on: civilDateSchema, documentNo: z.string(), recordedAt: instantSchema })
    .nullable(),
  acknowledgement: z
    .strictObject({ recordedAt: instantSchema, signerName: z.string(), signerPost: z.string() })
    .nullable(),
  objection: z.strictObject({ recordedAt: instantSchema, reason: z.string() }).nullable(),
  items: z.array(sectionItemSchema),
  /** What the caller may do with it now. */
  may: z.array(z.enum(['approve', 'issue', 'acknowledge', 'object', 'revise'])),
});
export type Section = z.infer<typeof sectionSchema>;

export const progressSchema = z.strictObject({
  year: z.number().int(),
  region: z.strictObject({ name: z.string(), path: regionPathSchema }),
  /** People in posts in scope today. */
  posts: z.number().int(),
  withoutSection: z.number().int(),
  /** Drafted, but not to be approved before a document lays the duties down. */
  blocked: z.number().int(),
  byState: z.record(sectionStateSchema, z.number().int()),
});
export type Progress = z.infer<typeof progressSchema>;

/** The why panel of one item: clause → facts → gaps → proof. */
export const whySchema = z.strictObject({
  heading: z.string(),
  clause: z.array(
    z.strictObject({
      instrument: z.string(),
      title: z.string(),
      article: z.string(),
      text: z.string(),
      status: sourceStatusSchema,
      place: z.string().nullable(),
    }),
  ),
  facts: z.array(z.string()),
  gaps: z.array(z.string()),
  proof: z.array(z.string()),
});
export type Why = z.infer<typeof whySchema>;

const sectionId = z.strictObject({ sectionId: idSchema<'section'>() });
const chosen = z
  .array(z.strictObject({ id: idSchema<'section'>(), version: versionSchema }))
  .min(1)
  .max(500);
const changed = z.strictObject({ changed: z.number().int() });

export const dutiesRoutes = {
  progress: get({
    id: 'duties.progress',
    path: '/api/duties/progress',
    summary: 'How far the lists of a region and year are',
    access: 'session',
    query: z.strictObject({
      region: regionPathSchema,
      year: yearSchema,
      /** Only the bodies the caller may draft for: what the desk asks. */
      own: z.literal('true').optional(),
    }),
    response: progressSchema,
  }),
  sections: get({
    id: 'duties.sections',
    path: '/api/duties/sections',
    summary: 'Sections of a region and year',
    access: 'session',
    query: z.strictObject({
      region: regionPathSchema,
      year: yearSchema,
      state: sectionStateSchema.optional(),
      search: z.string().max(60).optional(),
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(sectionLineSchema),
  }),
  mine: get({
    id: 'duties.mine',
    path: '/api/duties/mine',
    summary: 'My own sections, or those of the leader I serve',
    access: 'session',
    query: z.strictObject({ year: yearSchema.optional() }),
    response: z.strictObject({ items: z.array(sectionLineSchema).max(200) }),
  }),
  section: get({
    id: 'duties.section',
    path: '/api/duties/sections/:sectionId',
    summary: 'One section with its items',
    access: 'session',
    params: sectionId,
    response: sectionSchema,
  }),
  why: get({
    id: 'duties.why',
    path: '/api/duties/sections/:sectionId/items/:code/why',
    summary: 'Why this item stands in this list',
    access: 'session',
    params: sectionId.extend({ code: z.string().max(60) }),
    response: whySchema,
  }),
  draft: post({
    id: 'duties.draft',
    path: '/api/duties/draft',
    summary: 'Draft this year’s sections for every post in scope that has none',
    access: 'session',
    body: z.strictObject({ region: regionPathSchema, year: yearSchema }),
    response: z.strictObject({
      drafted: z.number().int(),
      alreadyThere: z.number().int(),
      blocked: z.number().int(),
    }),
  }),
  approve: post({
    id: 'duties.approve',
    path: '/api/duties/approve',
    summary: 'Record the approval by party committee or government meeting',
    access: 'signing',
    body: z.strictObject({ sections: chosen, approval: approvalSchema }),
    response: changed,
  }),
  issue: post({
    id: 'duties.issue',
    path: '/api/duties/issue',
    summary: 'Issue approved sections',
    access: 'signing',
    body: z.strictObject({ sections: chosen, on: civilDateSchema, documentNo: shortText }),
    response: changed,
  }),
  acknowledge: post({
    id: 'duties.acknowledge',
    path: '/api/duties/sections/:sectionId/acknowledge',
    summary: 'Acknowledge one’s own issued section 签收',
    access: 'signing',
    params: sectionId,
    body: z.strictObject({ version: versionSchema }),
    response: sectionSchema,
  }),
  object: post({
    id: 'duties.object',
    path: '/api/duties/sections/:sectionId/object',
    summary: 'Object to one’s own issued section, with a reason',
    access: 'signing',
    params: sectionId,
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: sectionSchema,
  }),
  revise: post({
    id: 'duties.revise',
    path: '/api/duties/sections/:sectionId/revise',
    summary:
      'Take an objected section back to a draft, so that it can be approved and issued again',
    access: 'session',
    params: sectionId,
    body: z.strictObject({ version: versionSchema }),
    response: sectionSchema,
  }),
};
