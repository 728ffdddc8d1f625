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
  'superseded',
] as const;
export type SectionState = (typeof SECTION_STATES)[number];
export const sectionStateSchema = z.enum(SECTION_STATES);

/** 职责清单, and 年度重点工作责任清单: two instruments, approved and issued apart. */
export const DUTY_INSTRUMENTS = ['standing', 'annual'] as const;
export type DutyInstrument = (typeof DUTY_INSTRUMENTS)[number];
export const dutyInstrumentSchema = z.enum(DUTY_INSTRUMENTS);
/** `here`: by the person; `paper`: the paper is kept by a custodian; `unchanged`: acknowledged before, word for word. */
export const SIGNED_HOW = ['here', 'paper', 'unchanged'] as const;
export type SignedHow = (typeof SIGNED_HOW)[number];
/**
 * `replaced`: a later edition was issued; `reverted`: a draft whose change was taken back; `revised`: objected to,
 * and drafted again.
 */
export const ENDED_BECAUSE = [
  'replaced',
  'left-post',
  'no-priority',
  'reverted',
  'revised',
] as const;
export type EndedBecause = (typeof ENDED_BECAUSE)[number];

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
  instrument: dutyInstrumentSchema,
  /** 1, 2, …: a later edition takes an earlier one’s place when it is issued. */
  edition: z.number().int(),
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
  /** Whether post, portfolio or rules have changed since, so that a new edition is due. */
  isStale: z.boolean(),
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
    .strictObject({
      recordedAt: instantSchema,
      signerName: z.string(),
      signerPost: z.string(),
      how: z.enum(SIGNED_HOW),
      on: civilDateSchema,
      paper: z
        .strictObject({
          custodian: z.string(),
          number: z.string().nullable(),
          scan: z.strictObject({ name: z.string(), size: z.number().int() }).nullable(),
        })
        .nullable(),
      /** The section that was acknowledged with just the same duties. */
      continues: idSchema<'section'>().nullable(),
    })
    .nullable(),
  /** The edition this one takes the place of. */
  replaces: idSchema<'section'>().nullable(),
  ended: z.strictObject({ at: instantSchema, because: z.enum(ENDED_BECAUSE) }).nullable(),
  rulesVersion: z.string(),
  objection: z.strictObject({ recordedAt: instantSchema, reason: z.string() }).nullable(),
  items: z.array(sectionItemSchema),
  /** How many of the person’s lists of the year are in force, of those the caller may see. */
  inForceOfYear: z.number().int(),
  /** What the caller may do with it now. */
  may: z.array(
    z.enum(['approve', 'issue', 'acknowledge', 'object', 'revise', 'paper', 'scan', 'remind']),
  ),
});
export type Section = z.infer<typeof sectionSchema>;

const counts = z.record(sectionStateSchema, z.number().int());
/** By when the year’s priorities are to be laid down; `source`: the local rule that says so, null: the end of March. */
export const annualDueSchema = z.strictObject({
  on: civilDateSchema,
  source: z.strictObject({ instrument: z.string(), article: z.string().nullable() }).nullable(),
});
export type AnnualDue = z.infer<typeof annualDueSchema>;

export const progressSchema = z.strictObject({
  year: z.number().int(),
  region: z.strictObject({ name: z.string(), path: regionPathSchema }),
  /** People in posts in scope today; once the year is over, on its last day. */
  posts: z.number().int(),
  withoutSection: z.number().int(),
  /** Drafted, but not to be approved before a document lays the duties down. */
  blocked: z.number().int(),
  /** Drafted or in force, but post, portfolio or rules have changed since. */
  stale: z.number().int(),
  byState: counts,
  /** Drafts that wait for the approval of each side (art. 5.3, 6.3), both instruments. */
  waitingFor: z.strictObject({ party: z.number().int(), government: z.number().int() }),
  annual: z.strictObject({
    due: annualDueSchema,
    priorities: z.number().int(),
    /** People who answer for a priority of the year and have no list of them yet. */
    withoutSection: z.number().int(),
    byState: counts,
  }),
});
export type Progress = z.infer<typeof progressSchema>;

/** How one item differs between two sections; absent sides did not have it. */
export const itemChangeSchema = z.strictObject({
  code: z.string(),
  title: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  before: z.strictObject({ text: z.string(), requirements: z.array(z.string()) }).nullable(),
  after: z.strictObject({ text: z.string(), requirements: z.array(z.string()) }).nullable(),
});
export type ItemChange = z.infer<typeof itemChangeSchema>;
/** What stands in the head of a list beside the portfolio, copied from post and person when it was drafted. */
export const SECTION_FACTS = [
  'post-title',
  'organ-name',
  'person-name',
  'holds-post-from',
] as const;
export type SectionFact = (typeof SECTION_FACTS)[number];
export const factChangeSchema = z.strictObject({
  fact: z.enum(SECTION_FACTS),
  /** Names as they were written, and days as civil dates. */
  before: z.string(),
  after: z.string(),
});
export type FactChange = z.infer<typeof factChangeSchema>;
export const differenceSchema = z.strictObject({
  /** What it is compared with; null: there is nothing to compare with. */
  against: sectionLineSchema.nullable(),
  /** Those that differ. Another person is nobody renamed: then neither name nor first day is among them. */
  facts: z.array(factChangeSchema).max(SECTION_FACTS.length),
  portfolios: z.strictObject({ added: z.array(z.string()), removed: z.array(z.string()) }),
  items: z.array(itemChangeSchema),
  /** Items that stayed word for word. */
  unchanged: z.number().int(),
});
export type Difference = z.infer<typeof differenceSchema>;

/**
 * `changed`: reads otherwise than the post's list of last year; `new`: the post had none last year; `unpaired`: it had
 * several, and none of them is this person's or the only predecessor's; `not-issued`: it had one to the year's end,
 * and this year's is drafted or approved; `gone`: it had one to the year's end and has none this year.
 */
export const YEAR_CHANGES = ['changed', 'new', 'unpaired', 'not-issued', 'gone'] as const;
export type YearChangeKind = (typeof YEAR_CHANGES)[number];
/**
 * How a list in force differs from last year's, or that one of last year's has no successor in its post. Priorities
 * are set anew every year, so that item by item all would differ: of annual lists only `new`, `not-issued` and
 * `gone` are told. Of a post that several hold, one holder less is no change of the others' lists.
 */
export const yearChangeSchema = z.strictObject({
  /** Of `not-issued` and `gone` last year's. */
  section: sectionLineSchema,
  kind: z.enum(YEAR_CHANGES),
  /** What follows is of `changed` alone; else nothing. */
  facts: z.array(z.enum(SECTION_FACTS)).max(SECTION_FACTS.length),
  hasOtherPortfolio: z.boolean(),
  added: z.number().int(),
  removed: z.number().int(),
  changed: z.number().int(),
  isNewHolder: z.boolean(),
});
export type YearChange = z.infer<typeof yearChangeSchema>;

const laidDownItem = z.strictObject({ title: shortText, text: longText });
/** A numbered document of one’s own level that lays duties down post by post. */
export const dutyDocumentSchema = z.strictObject({
  id: idSchema<'duty-document'>(),
  version: versionSchema,
  number: z.string(),
  title: z.string(),
  meeting: z.string(),
  adoptedOn: civilDateSchema,
  recordedAt: instantSchema,
  withdrawn: z.strictObject({ at: instantSchema, reason: z.string() }).nullable(),
  posts: z.array(
    z.strictObject({
      postId: idSchema<'post'>(),
      postTitle: z.string(),
      organName: z.string(),
      items: z.array(laidDownItem),
    }),
  ),
  may: z.array(z.enum(['withdraw'])),
});
export type DutyDocument = z.infer<typeof dutyDocumentSchema>;

/** A post whose duties a document has to lay down, with what could be proposed for it. */
export const undefinedPostSchema = z.strictObject({
  postId: idSchema<'post'>(),
  postTitle: z.string(),
  postClass: postClassSchema,
  organName: z.string(),
  /** All who hold it. */
  personName: z.string(),
  reason: z.string(),
  /** Which kind of body the proposal is for; our own draft, not a text of the law. */
  proposal: z.strictObject({ body: z.string(), items: z.array(laidDownItem) }),
});
export type UndefinedPost = z.infer<typeof undefinedPostSchema>;

export const prioritySchema = z.strictObject({
  id: idSchema<'priority'>(),
  version: versionSchema,
  year: z.number().int(),
  title: z.string(),
  text: z.string(),
  measure: z.string(),
  dueOn: civilDateSchema.nullable(),
  source: z.string().nullable(),
  posts: z.array(
    z.strictObject({
      postId: idSchema<'post'>(),
      postTitle: z.string(),
      organName: z.string(),
      /** Who holds it today; null while it is empty. */
      personName: z.string().nullable(),
      role: z.enum(['lead', 'assist']),
    }),
  ),
  may: z.array(z.enum(['change', 'drop'])),
});
export type Priority = z.infer<typeof prioritySchema>;
const priorityInput = z.strictObject({
  title: shortText,
  text: longText,
  measure: longText,
  dueOn: civilDateSchema.nullable(),
  source: shortText.nullable(),
  posts: z
    .array(z.strictObject({ postId: idSchema<'post'>(), role: z.enum(['lead', 'assist']) }))
    .min(1)
    .max(60),
});

/** One duty item across everybody who has it. */
export const itemAcrossSchema = pageOf(
  z.strictObject({
    section: sectionLineSchema,
    requirements: z.array(z.string()),
    isLeftToLocalDocument: z.boolean(),
  }),
).extend({
  item: z
    .strictObject({
      code: z.string(),
      article: z.string(),
      title: z.string(),
      text: z.string(),
      status: sourceStatusSchema,
    })
    .nullable(),
});

/** A body’s lists as they may be shown to the public once that is approved (art. 15): posts and duties, no states. */
export const publicListSchema = z.strictObject({
  year: z.number().int(),
  region: z.strictObject({ name: z.string(), path: regionPathSchema }),
  asOf: civilDateSchema,
  bodies: z.array(
    z.strictObject({
      organName: z.string(),
      posts: z.array(
        z.strictObject({
          postTitle: z.string(),
          personName: z.string(),
          instrument: dutyInstrumentSchema,
          portfolios: z.array(z.string()),
          documentNo: z.string(),
          items: z.array(
            z.strictObject({ article: z.string(), title: z.string(), text: z.string() }),
          ),
        }),
      ),
    }),
  ),
});
export type PublicList = z.infer<typeof publicListSchema>;

/** A list in force, as a person’s whole list of a year names it. */
export const personSectionSchema = sectionLineSchema.extend({
  holdsPostFrom: civilDateSchema,
  portfolios: z.array(z.string()),
  issuedOn: civilDateSchema,
  /** Null while it waits to be acknowledged, or was objected to; `unchanged` keeps the day of the signature before. */
  signed: z.strictObject({ on: civilDateSchema, how: z.enum(SIGNED_HOW) }).nullable(),
});
export type PersonSection = z.infer<typeof personSectionSchema>;

/** A duty of one or several of a person’s posts. */
export const personDutySchema = z.strictObject({
  instrument: dutyInstrumentSchema,
  code: z.string(),
  article: z.string(),
  title: z.string(),
  /** One for all posts whose lists say it in the same words; several where text or counted requirements differ. */
  wordings: z
    .array(
      z.strictObject({
        text: z.string(),
        /** Those that count. */
        requirements: z.array(requirementSchema),
        /** The lists it stands in, and what is true of it in that list alone. */
        sources: z
          .array(
            z.strictObject({
              sectionId: idSchema<'section'>(),
              status: sourceStatusSchema,
              isByReference: z.boolean(),
              isLeftToLocalDocument: z.boolean(),
              notCounting: z.array(requirementSchema),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});
export type PersonDuty = z.infer<typeof personDutySchema>;

/**
 * All duties of a person in a year: a view of the lists in force, which are approved, issued and acknowledged one by
 * one. Nothing is signed here.
 */
export const personListSchema = z.strictObject({
  personId: idSchema<'person'>(),
  personName: z.string(),
  year: z.number().int(),
  /** The years of which there is something to see, the newest first. */
  years: z.array(z.number().int()),
  asOf: civilDateSchema,
  /** False for an office: it sees the posts of the bodies it runs, and the person may hold others. */
  isWhole: z.boolean(),
  sections: z.array(personSectionSchema),
  duties: z.array(personDutySchema),
  /** For the office alone: its lists of the person and year that are drafted or approved and not issued yet. */
  drafts: z.number().int().nullable(),
});
export type PersonList = z.infer<typeof personListSchema>;

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

/** Only the bodies the caller may draft for: what the desk asks. */
const onlyOwn = z.literal('true').optional();

const sectionId = z.strictObject({ sectionId: idSchema<'section'>() });
const chosen = z
  .array(z.strictObject({ id: idSchema<'section'>(), version: versionSchema }))
  .min(1)
  .max(500);
const changed = z.strictObject({ changed: z.number().int() });
/** Whether there are more than these; the workbook has all. */
const isCut = z.boolean();
const ofRegionAndYear = { region: regionPathSchema, year: yearSchema };
/** Which sections of a region and year. */
const sectionFilter = {
  ...ofRegionAndYear,
  instrument: dutyInstrumentSchema.optional(),
  /** Absent: all but those another edition has taken the place of. */
  state: sectionStateSchema.optional(),
  waiting: z.enum(['document', 'party', 'government', 'change']).optional(),
  search: z.string().max(60).optional(),
  own: onlyOwn,
};

/** Somebody in a post for whom no list of the year has been drafted. */
export const withoutListSchema = z.strictObject({
  appointmentId: idSchema<'appointment'>(),
  personName: z.string(),
  postId: idSchema<'post'>(),
  postTitle: z.string(),
  postClass: postClassSchema,
  organName: z.string(),
  regionName: z.string(),
  from: civilDateSchema,
});

export const dutiesRoutes = {
  progress: get({
    id: 'duties.progress',
    path: '/api/duties/progress',
    summary: 'How far the lists of a region and year are',
    access: 'session',
    query: z.strictObject({
      region: regionPathSchema,
      year: yearSchema,
      own: onlyOwn,
    }),
    response: progressSchema,
  }),
  sections: get({
    id: 'duties.sections',
    path: '/api/duties/sections',
    summary: 'Sections of a region and year',
    access: 'session',
    query: z.strictObject({
      ...sectionFilter,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(sectionLineSchema),
  }),
  without: get({
    id: 'duties.without',
    path: '/api/duties/without',
    summary: 'Who is in post and has no standing list of the year',
    access: 'session',
    query: z.strictObject({
      ...ofRegionAndYear,
      own: onlyOwn,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(withoutListSchema),
  }),
  exportWithout: get({
    id: 'duties.export-without',
    path: '/api/duties/without.xlsx',
    summary: 'The same people as a workbook',
    access: 'session',
    query: z.strictObject({ ...ofRegionAndYear, own: onlyOwn }),
    response: z.unknown(),
    form: 'download',
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
  personList: get({
    id: 'duties.person-list',
    path: '/api/duties/people/:personId/list',
    summary: 'All duties of a person in a year: the lists in force as one, duplicates merged',
    access: 'session',
    params: z.strictObject({ personId: idSchema<'person'>() }),
    query: z.strictObject({ year: yearSchema }),
    response: personListSchema,
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
    summary:
      'Draft what is missing of both instruments, and new editions where post, portfolio or rules have changed',
    access: 'session',
    body: z.strictObject(ofRegionAndYear),
    response: z.strictObject({
      drafted: z.number().int(),
      alreadyThere: z.number().int(),
      blocked: z.number().int(),
      /** Drafts brought up to date in place. */
      redrafted: z.number().int(),
      /** New editions of sections that are in force. */
      newEditions: z.number().int(),
      /** Of people who have left the post. */
      ended: z.number().int(),
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
    path: '/api/duties/acknowledge',
    summary: 'Acknowledge one’s own issued sections 签收, one or several at once',
    access: 'signing',
    body: z.strictObject({ sections: chosen }),
    response: changed,
  }),
  paper: post({
    id: 'duties.paper',
    path: '/api/duties/sections/:sectionId/paper',
    summary: 'Record an acknowledgement signed on paper, with who keeps it',
    access: 'session',
    params: sectionId,
    body: z.strictObject({
      version: versionSchema,
      on: civilDateSchema,
      custodian: shortText,
      number: shortText.nullable(),
    }),
    response: sectionSchema,
  }),
  scan: post({
    id: 'duties.scan',
    path: '/api/duties/sections/:sectionId/scan',
    summary: 'Add the scan of the signed paper: PDF, PNG or JPEG',
    access: 'session',
    params: sectionId,
    response: sectionSchema,
    form: 'upload',
  }),
  readScan: get({
    id: 'duties.read-scan',
    path: '/api/duties/sections/:sectionId/scan',
    summary: 'The scan of the signed paper',
    access: 'session',
    params: sectionId,
    response: z.unknown(),
    form: 'download',
  }),
  difference: get({
    id: 'duties.difference',
    path: '/api/duties/sections/:sectionId/difference',
    summary: 'What differs from the edition before, or from last year',
    access: 'session',
    params: sectionId,
    query: z.strictObject({ with: z.enum(['edition', 'year']).default('edition') }),
    response: differenceSchema,
  }),
  changes: get({
    id: 'duties.changes',
    path: '/api/duties/changes',
    summary:
      'Lists of a region that differ from last year’s, are new, or have none this year in their place; a page covers so many lists and may show fewer',
    access: 'session',
    query: z.strictObject({
      ...ofRegionAndYear,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(yearChangeSchema),
  }),
  exportChanges: get({
    id: 'duties.export-changes',
    path: '/api/duties/changes.xlsx',
    summary: 'The same lists as a workbook',
    access: 'session',
    query: z.strictObject(ofRegionAndYear),
    response: z.unknown(),
    form: 'download',
  }),
  item: get({
    id: 'duties.item',
    path: '/api/duties/items/:code',
    summary: 'Who has this item, and what it requires of each',
    access: 'session',
    params: z.strictObject({ code: z.string().max(120) }),
    query: z.strictObject({
      ...ofRegionAndYear,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: itemAcrossSchema,
  }),
  exportItem: get({
    id: 'duties.export-item',
    path: '/api/duties/items/:code/lists.xlsx',
    summary: 'The same as a workbook',
    access: 'session',
    params: z.strictObject({ code: z.string().max(120) }),
    query: z.strictObject(ofRegionAndYear),
    response: z.unknown(),
    form: 'download',
  }),
  publicList: get({
    id: 'duties.public-list',
    path: '/api/duties/public-list',
    summary: 'The lists in force of a region’s own bodies, as they may be published later',
    access: 'session',
    query: z.strictObject(ofRegionAndYear),
    response: publicListSchema,
  }),
  export: get({
    id: 'duties.export',
    path: '/api/duties/sections.xlsx',
    summary: 'What the list shows, one row per duty item',
    access: 'session',
    query: z.strictObject(sectionFilter),
    response: z.unknown(),
    form: 'download',
  }),
  remind: post({
    id: 'duties.remind',
    path: '/api/duties/remind',
    summary: 'Remind the liaisons of issued sections, in working hours',
    access: 'session',
    body: z.strictObject({ sections: chosen }),
    response: z.strictObject({
      reminded: z.number().int(),
      /** Leaders without a liaison’s account: the office tells them itself. */
      withoutLiaison: z.array(z.string()),
      /** Not before this moment. */
      from: instantSchema.nullable(),
    }),
  }),
  undefinedPosts: get({
    id: 'duties.undefined-posts',
    path: '/api/duties/undefined-posts',
    summary: 'Posts whose duties a numbered document has to lay down, with proposals',
    access: 'session',
    query: z.strictObject(ofRegionAndYear),
    response: z.strictObject({ items: z.array(undefinedPostSchema).max(500), isCut }),
  }),
  exportUndefinedPosts: get({
    id: 'duties.export-undefined-posts',
    path: '/api/duties/undefined-posts.xlsx',
    summary: 'Those of them that no document on record names yet, as a workbook',
    access: 'session',
    query: z.strictObject(ofRegionAndYear),
    response: z.unknown(),
    form: 'download',
  }),
  documents: get({
    id: 'duties.documents',
    path: '/api/duties/documents',
    summary: 'The documents that lay duties down in a region’s own bodies',
    access: 'session',
    query: z.strictObject({ region: regionPathSchema }),
    response: z.strictObject({ items: z.array(dutyDocumentSchema).max(200), isCut }),
  }),
  exportDocuments: get({
    id: 'duties.export-documents',
    path: '/api/duties/documents.xlsx',
    summary: 'The same as a workbook, one row per duty laid down',
    access: 'session',
    query: z.strictObject({ region: regionPathSchema }),
    response: z.unknown(),
    form: 'download',
  }),
  layDown: post({
    id: 'duties.lay-down',
    path: '/api/duties/documents',
    summary: 'Record a document that lays duties down, post by post; draft anew afterwards',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      number: shortText,
      title: shortText,
      meeting: shortText,
      on: civilDateSchema,
      posts: z
        .array(
          z.strictObject({
            postId: idSchema<'post'>(),
            items: z.array(laidDownItem).min(1).max(20),
          }),
        )
        .min(1)
        .max(100),
    }),
    response: z.strictObject({ documentId: idSchema<'duty-document'>() }),
  }),
  withdrawDocument: post({
    id: 'duties.withdraw-document',
    path: '/api/duties/documents/:documentId/withdraw',
    summary: 'Withdraw a document that was recorded by mistake',
    access: 'session',
    params: z.strictObject({ documentId: idSchema<'duty-document'>() }),
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: z.strictObject({ documentId: idSchema<'duty-document'>() }),
  }),
  priorities: get({
    id: 'duties.priorities',
    path: '/api/duties/priorities',
    summary: 'The year’s priorities of a region’s own bodies',
    access: 'session',
    query: z.strictObject(ofRegionAndYear),
    response: z.strictObject({
      due: annualDueSchema,
      items: z.array(prioritySchema).max(200),
      isCut,
      may: z.array(z.enum(['add'])),
    }),
  }),
  exportPriorities: get({
    id: 'duties.export-priorities',
    path: '/api/duties/priorities.xlsx',
    summary: 'The same as a workbook',
    access: 'session',
    query: z.strictObject(ofRegionAndYear),
    response: z.unknown(),
    form: 'download',
  }),
  addPriority: post({
    id: 'duties.add-priority',
    path: '/api/duties/priorities',
    summary: 'Add a priority of the year and who is responsible for it',
    access: 'session',
    body: priorityInput.extend(ofRegionAndYear),
    response: z.strictObject({ priorityId: idSchema<'priority'>() }),
  }),
  changePriority: post({
    id: 'duties.change-priority',
    path: '/api/duties/priorities/:priorityId/change',
    summary: 'Change a priority; sections in force get a new edition when drafted anew',
    access: 'session',
    params: z.strictObject({ priorityId: idSchema<'priority'>() }),
    body: priorityInput.extend({ version: versionSchema }),
    response: z.strictObject({ priorityId: idSchema<'priority'>() }),
  }),
  dropPriority: post({
    id: 'duties.drop-priority',
    path: '/api/duties/priorities/:priorityId/drop',
    summary: 'Drop a priority, with a reason',
    access: 'session',
    params: z.strictObject({ priorityId: idSchema<'priority'>() }),
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: z.strictObject({ priorityId: idSchema<'priority'>() }),
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
      'Take an approved section back to a draft, or draft an objected one again as its next edition; answers the draft',
    access: 'session',
    params: sectionId,
    body: z.strictObject({ version: versionSchema }),
    response: sectionSchema,
  }),
};
