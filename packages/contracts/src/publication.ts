// Publication 公开 (art. 15): when results have to be public, public notices from the draft to the public page.
import { z } from 'zod';
import {
  civilDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  longText,
  pageOf,
  pageSizeSchema,
  regionPathSchema,
  shortText,
  versionSchema,
  yearSchema,
} from './common.ts';
import { whySchema } from './duties.ts';
import { get, post } from './route.ts';

export const PUBLICATION_KINDS = [
  'assessment',
  'inspection-feedback',
  'investigation-report',
  'evaluation',
  'duty-lists',
  'statistics',
  'other',
] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];
export const PUBLICATION_STATES = [
  'draft',
  'checked',
  'approved',
  'published',
  'discarded',
] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];
export const PUBLICATION_ACTS = [
  'draft',
  'change',
  'add-document',
  'remove-document',
  'check',
  'approve',
  'publish',
  'discard',
] as const;
export type PublicationAct = (typeof PUBLICATION_ACTS)[number];

/** What in a text may tell on somebody: names, numbers, addresses, children. */
export const PRIVATE_KINDS = [
  'person',
  'person-by-role',
  'id-number',
  'phone',
  'residence',
  'minor',
] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

/** The one reason for which a word that somebody bears as a name may stand without an approved document. */
export const NOT_A_NAME = '不是人名';
/** How a find may stay: with a reason, as a word that is no name, or not at all. */
export const PRIVATE_ANSWERS = ['reason', 'not-a-name', 'none'] as const;

/** Whether persons may be named to the public: never, or by an approved document that is named. */
export const NAMING_RULES = ['never', 'by-instrument'] as const;

export const publicationRuleSchema = z.strictObject({
  kind: z.enum(PUBLICATION_KINDS),
  /** The provision it is published under, in words. */
  basis: z.string(),
  persons: z.enum(NAMING_RULES),
  /** Who approves, in words. */
  approver: z.string(),
});
export type PublicationRule = z.infer<typeof publicationRuleSchema>;

export const noticeTableSchema = z
  .strictObject({
    caption: shortText,
    head: z.array(shortText).min(1).max(12),
    rows: z.array(z.array(z.string().max(2000)).max(12)).max(1000),
  })
  .refine(({ head, rows }) => rows.every((cells) => cells.length === head.length), {
    message: '每一行的格数应当和表头相同',
    path: ['rows'],
  });
export type NoticeTable = z.infer<typeof noticeTableSchema>;

const written = {
  year: z.number().int().min(2018).max(2100),
  title: shortText,
  organ: shortText,
  /** A line is a paragraph. */
  body: z.string().trim().min(1, '请填写').max(20_000, '不超过 20000 个字符'),
  tables: z.array(noticeTableSchema).max(20),
  /** By which document persons may be named; null: nobody is. */
  instrument: shortText.nullable(),
  /** Of a notice that corrects another: what of it. */
  correction: longText.nullable(),
  /** When what it tells of was read, as the answer said that it was written from; a notice of a feedback says it. */
  readAt: instantSchema.nullable().default(null),
};

export const privateHitSchema = z.strictObject({
  kind: z.enum(PRIVATE_KINDS),
  text: z.string(),
  /** How often it stands there, and the words around the first place. */
  count: z.number().int(),
  around: z.string(),
  /** Why it stands all the same: an approved document, or the office's reason. Null: it has to go, or be justified. */
  reason: z.string().nullable(),
  answer: z.enum(PRIVATE_ANSWERS),
});
export type PrivateHit = z.infer<typeof privateHitSchema>;
const justificationSchema = z.strictObject({
  kind: z.enum(PRIVATE_KINDS),
  text: z.string().min(1).max(120),
  reason: shortText,
});
export type Justification = z.infer<typeof justificationSchema>;

/** The body has objected to it and waits for the answer; or the feedback says it no more as it was read. */
export const FINDING_MOVES = ['objected', 'withdrawn', 'changed'] as const;
export type FindingMove = (typeof FINDING_MOVES)[number];

const linkSchema = z.strictObject({
  id: idSchema<'public-notice'>(),
  title: z.string(),
  publishedOn: civilDateSchema.nullable(),
});

export const publicNoticeLineSchema = z.strictObject({
  id: idSchema<'public-notice'>(),
  version: versionSchema,
  state: z.enum(PUBLICATION_STATES),
  kind: z.enum(PUBLICATION_KINDS),
  year: z.number().int(),
  title: z.string(),
  organ: z.string(),
  regionName: z.string(),
  draftedOn: civilDateSchema,
  documentNo: z.string().nullable(),
  publishedOn: civilDateSchema.nullable(),
});
export type PublicNoticeLine = z.infer<typeof publicNoticeLineSchema>;

export const publicNoticeSchema = publicNoticeLineSchema.extend({
  region: regionPathSchema,
  body: z.string(),
  tables: z.array(noticeTableSchema),
  instrument: z.string().nullable(),
  accidentId: idSchema<'accident'>().nullable(),
  /** The exercise whose results it tells, or the inspection whose feedback: what it was drafted from. */
  assessmentId: idSchema<'assessment'>().nullable(),
  inspectionId: idSchema<'inspection'>().nullable(),
  corrects: linkSchema.nullable(),
  correction: z.string().nullable(),
  correctedBy: z.array(linkSchema),
  documents: z.array(
    z.strictObject({
      id: idSchema<'public-document'>(),
      name: z.string(),
      type: z.string(),
      size: z.number().int(),
      digest: z.string(),
    }),
  ),
  rule: publicationRuleSchema,
  /** What the check finds in the text as it stands. Empty once it is published. */
  hits: z.array(privateHitSchema).max(1000),
  /** Findings of the feedback it tells of that do not stand as they were read. Empty once it is published. */
  moved: z
    .array(z.strictObject({ number: z.number().int(), why: z.enum(FINDING_MOVES) }))
    .max(1000),
  /** When this was read: what is changed after it is written from this. */
  readAt: instantSchema,
  approval: z
    .strictObject({
      on: civilDateSchema,
      by: z.string(),
      words: z.string(),
      paperId: idSchema<'public-document'>().nullable(),
    })
    .nullable(),
  publishedAt: instantSchema.nullable(),
  discardedReason: z.string().nullable(),
  steps: z
    .array(
      z.strictObject({
        act: z.enum(PUBLICATION_ACTS),
        on: civilDateSchema,
        note: z.string().nullable(),
        recordedAt: instantSchema,
        recordedBy: z.string(),
      }),
    )
    .max(300),
  may: z.array(z.enum(PUBLICATION_ACTS)),
});
export type PublicNotice = z.infer<typeof publicNoticeSchema>;

/** Results of bodies to the public; those of people to them, their body and who manages them, never to the public. */
export const OBLIGATION_SUBJECTS = ['bodies', 'persons'] as const;
export type ObligationSubject = (typeof OBLIGATION_SUBJECTS)[number];
/** `late`: done, after the day. */
export const OBLIGATION_STATES = ['met', 'late', 'not-yet-due', 'overdue', 'cannot-tell'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

export const obligationSchema = z.strictObject({
  /** Null: no day is laid down. */
  id: idSchema<'publication-obligation'>().nullable(),
  version: versionSchema.nullable(),
  regionId: idSchema<'region'>(),
  region: regionPathSchema,
  regionName: z.string(),
  year: z.number().int(),
  what: z.enum(OBLIGATION_SUBJECTS),
  dueOn: civilDateSchema.nullable(),
  /** By which day it is judged: a day that had passed is not moved by one laid down later. */
  judgedBy: civilDateSchema.nullable(),
  basis: z.string().nullable(),
  state: z.enum(OBLIGATION_STATES),
  /** What met it, of bodies: the notice with which the last of the year's results was public. */
  metBy: linkSchema.nullable(),
  why: whySchema,
  mayLayDown: z.boolean(),
});
export type Obligation = z.infer<typeof obligationSchema>;

/** 通报 to the person, their body, and the two departments of the committee that manages them. */
export const RECIPIENT_KINDS = [
  'person',
  'body',
  'organisation-department',
  'discipline-organ',
] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

export const tellingSchema = z.strictObject({
  id: idSchema<'result-telling'>(),
  version: versionSchema,
  year: z.number().int(),
  personName: z.string(),
  postTitle: z.string(),
  organName: z.string(),
  result: z.string(),
  documentNo: z.string(),
  toldOn: civilDateSchema,
  recipients: z
    .array(
      z.strictObject({
        kind: z.enum(RECIPIENT_KINDS),
        name: z.string(),
        how: z.enum(['system', 'paper']).nullable(),
        on: civilDateSchema.nullable(),
        by: z.string().nullable(),
        /** By the caller themselves, or on a paper the caller's office holds. */
        may: z.array(z.enum(['system', 'paper'])),
      }),
    )
    .max(4),
});
export type Telling = z.infer<typeof tellingSchema>;

/** Who of an assessment is not told with the others: nobody knows whom beside them; there is no result; it is about the caller. */
export const LEFT_OUT = ['committee-unknown', 'no-result', 'own'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What a final assessment of people leaves to be told, all at once. */
export const tellingsProposalSchema = z.strictObject({
  title: z.string(),
  year: z.number().int(),
  documentNo: z.string(),
  told: z.number().int(),
  toTell: z.number().int(),
  /** The first of those to be told, in the order of the roster. */
  first: z
    .array(
      z.strictObject({
        personName: z.string(),
        postTitle: z.string(),
        organName: z.string(),
        result: z.string(),
      }),
    )
    .max(20),
  /** Of those: who was told something of the year by hand before; the final result is told all the same. */
  byHand: z.strictObject({
    count: z.number().int(),
    /** The first of them: what they were told, and what they are told now. */
    first: z
      .array(
        z.strictObject({
          personName: z.string(),
          told: z.string(),
          documentNo: z.string(),
          toldOn: civilDateSchema,
          result: z.string(),
        }),
      )
      .max(20),
  }),
  left: z.array(
    z.strictObject({
      why: z.enum(LEFT_OUT),
      count: z.number().int(),
      /** The first of them. */
      names: z.array(z.string()).max(20),
    }),
  ),
});
export type TellingsProposal = z.infer<typeof tellingsProposalSchema>;

/** In which order the bodies of a grade are named: that of the divisions, or of the result. Nobody's score is told. */
export const GRADE_ORDERS = ['administrative', 'result'] as const;
export type GradeOrder = (typeof GRADE_ORDERS)[number];

const noticeId = z.strictObject({ noticeId: idSchema<'public-notice'>() });
const filter = {
  /** `open`: what is not published yet. */
  state: z.enum([...PUBLICATION_STATES, 'open']).optional(),
  kind: z.enum(PUBLICATION_KINDS).optional(),
  year: yearSchema.optional(),
  search: z.string().max(60).optional(),
};

function act<Body extends z.ZodRawShape>(
  name: string,
  summary: string,
  body: Body,
  access: 'session' | 'signing' = 'session',
) {
  return post({
    id: `publication.${name}`,
    path: `/api/publication/notices/:noticeId/${name}`,
    summary,
    access,
    params: noticeId,
    body: z.strictObject({ version: versionSchema, ...body }),
    response: publicNoticeSchema,
  });
}

const askedOf = {
  year: yearSchema,
  what: z.enum(OBLIGATION_SUBJECTS).default('bodies'),
};

export const publicationRoutes = {
  list: get({
    id: 'publication.list',
    path: '/api/publication/notices',
    summary: 'Public notices of the caller’s office, the latest first',
    access: 'session',
    query: z.strictObject({ ...filter, after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(publicNoticeLineSchema).extend({
      open: z.number().int(),
      toApprove: z.number().int(),
      toPublish: z.number().int(),
      /** Of one's own: days by which results are to be public or told that are past, or come within thirty days. */
      resultsOverdue: z.number().int(),
      resultsDue: z.number().int(),
      personsOverdue: z.number().int(),
      personsDue: z.number().int(),
    }),
  }),
  export: get({
    id: 'publication.export',
    path: '/api/publication/notices.xlsx',
    summary: 'The list as it is filtered',
    access: 'session',
    query: z.strictObject(filter),
    response: z.unknown(),
    form: 'download',
  }),
  rules: get({
    id: 'publication.rules',
    path: '/api/publication/rules',
    summary:
      'What may be published, kind by kind: under what, with persons or not, approved by whom',
    access: 'session',
    response: z.strictObject({ items: z.array(publicationRuleSchema) }),
  }),
  propose: get({
    id: 'publication.propose',
    path: '/api/publication/proposal',
    summary: 'The wording of a notice from its source, as a proposal',
    access: 'session',
    query: z.strictObject({
      region: regionPathSchema,
      kind: z.enum(PUBLICATION_KINDS),
      year: yearSchema,
      accidentId: idSchema<'accident'>().optional(),
      assessmentId: idSchema<'assessment'>().optional(),
      inspectionId: idSchema<'inspection'>().optional(),
      order: z.enum(GRADE_ORDERS).default('administrative'),
      /** What is too long for one notice goes over several: which of them. */
      part: z.coerce.number().int().min(1).max(99).default(1),
    }),
    response: z.strictObject({
      title: z.string(),
      organ: z.string(),
      body: z.string(),
      tables: z.array(noticeTableSchema),
      rule: publicationRuleSchema,
      /** Over how many notices it goes. */
      parts: z.number().int(),
      /** When the source was read; the draft written from it says so. */
      readAt: instantSchema,
    }),
  }),
  notice: get({
    id: 'publication.notice',
    path: '/api/publication/notices/:noticeId',
    summary: 'One notice with what the privacy check finds, its documents and its course',
    access: 'session',
    params: noticeId,
    response: publicNoticeSchema,
  }),
  draft: post({
    id: 'publication.draft',
    path: '/api/publication/notices',
    summary: 'Draft a notice; one that corrects another names it and what it corrects',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      kind: z.enum(PUBLICATION_KINDS),
      accidentId: idSchema<'accident'>().nullable(),
      assessmentId: idSchema<'assessment'>().nullable().default(null),
      inspectionId: idSchema<'inspection'>().nullable().default(null),
      corrects: idSchema<'public-notice'>().nullable(),
      ...written,
    }),
    response: publicNoticeSchema,
  }),
  change: act('change', 'Change what is not published; it has to be checked and approved again', {
    ...written,
  }),
  addDocument: post({
    id: 'publication.add-document',
    path: '/api/publication/notices/:noticeId/documents',
    summary: 'Add an official document as it was released',
    access: 'session',
    params: noticeId,
    body: z.strictObject({ version: versionSchema.optional() }),
    response: publicNoticeSchema,
    form: 'upload',
  }),
  removeDocument: act('remove-document', 'Take a document off a draft', {
    documentId: idSchema<'public-document'>(),
  }),
  readDocument: get({
    id: 'publication.read-document',
    path: '/api/publication/notices/:noticeId/documents/:publicDocumentId',
    summary: 'A document of a notice',
    access: 'session',
    params: noticeId.extend({ publicDocumentId: idSchema<'public-document'>() }),
    response: z.unknown(),
    form: 'download',
  }),
  check: act(
    'check',
    'The privacy check: nothing is left that tells on somebody without a reason',
    {
      justified: z.array(justificationSchema).max(1000),
    },
  ),
  approve: act(
    'approve',
    'Record the approval, by another account than wrote it',
    {
      on: civilDateSchema,
      by: shortText,
      words: shortText,
      documentNo: shortText.nullable(),
      /** The approved paper among the documents: of an approval that is older than the text as entered. */
      paperId: idSchema<'public-document'>().nullable(),
    },
    'signing',
  ),
  publish: act('publish', 'Publish: from then on it stands, and is only corrected', {}, 'signing'),
  discard: act('discard', 'Drop what was never published', { reason: longText }),
  tellings: get({
    id: 'publication.tellings',
    path: '/api/publication/tellings',
    summary: 'Results told to people of one’s office, of the committee one serves, or to oneself',
    access: 'session',
    query: z.strictObject({
      year: yearSchema.optional(),
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(tellingSchema).extend({
      /** Somebody told has not acknowledged it. */
      open: z.number().int(),
    }),
  }),
  exportTellings: get({
    id: 'publication.export-tellings',
    path: '/api/publication/tellings.xlsx',
    summary: 'Results told, as they are filtered, with when each was acknowledged',
    access: 'session',
    query: z.strictObject({ year: yearSchema.optional() }),
    response: z.unknown(),
    form: 'download',
  }),
  tell: post({
    id: 'publication.tell',
    path: '/api/publication/tellings',
    summary: 'Tell a person’s result to them, their body and the departments of their committee',
    access: 'signing',
    body: z.strictObject({
      region: regionPathSchema,
      appointmentId: idSchema<'appointment'>(),
      year: z.number().int().min(2018).max(2100),
      result: longText,
      documentNo: shortText,
      on: civilDateSchema,
      /** Of another assessment than those held here whose result of the year is final. */
      isOfOther: z.boolean().default(false),
    }),
    response: tellingSchema,
  }),
  proposeTellings: get({
    id: 'publication.propose-tellings',
    path: '/api/publication/tellings/proposal',
    summary: 'Whom a final assessment of people leaves to be told, and in which words',
    access: 'session',
    query: z.strictObject({ assessmentId: idSchema<'assessment'>() }),
    response: tellingsProposalSchema,
  }),
  tellAll: post({
    id: 'publication.tell-all',
    path: '/api/publication/tellings/of-assessment',
    summary: 'Tell everybody of a final assessment who was not told yet, all at once',
    access: 'signing',
    body: z.strictObject({
      assessmentId: idSchema<'assessment'>(),
      documentNo: shortText,
      on: civilDateSchema,
    }),
    response: tellingsProposalSchema,
  }),
  acknowledge: post({
    id: 'publication.acknowledge',
    path: '/api/publication/tellings/:tellingId/acknowledge',
    summary: 'Acknowledge what one was told, or record the paper on which it was',
    access: 'signing',
    params: z.strictObject({ tellingId: idSchema<'result-telling'>() }),
    body: z.strictObject({
      version: versionSchema,
      kind: z.enum(RECIPIENT_KINDS),
      how: z.enum(['system', 'paper']),
      /** Of the paper; null in the system: today. */
      on: civilDateSchema.nullable(),
    }),
    response: tellingSchema,
  }),
  obligations: get({
    id: 'publication.obligations',
    path: '/api/publication/obligations',
    summary: 'By when the results of a year have to be public or told, region by region',
    access: 'session',
    query: z.strictObject({
      ...askedOf,
      /** One region alone. */
      region: regionPathSchema.optional(),
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(obligationSchema).extend({
      /** Of all regions the list goes over: where it is overdue, and where nobody can tell. */
      overdue: z.number().int(),
      unclear: z.number().int(),
    }),
  }),
  exportObligations: get({
    id: 'publication.export-obligations',
    path: '/api/publication/obligations.xlsx',
    summary: 'By when the results of a year have to be public or told, as a list',
    access: 'session',
    query: z.strictObject(askedOf),
    response: z.unknown(),
    form: 'download',
  }),
  layDown: post({
    id: 'publication.lay-down',
    path: '/api/publication/obligations',
    summary: 'Lay down by when the results of a year are public or told, and on what that rests',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      year: z.number().int().min(2018).max(2100),
      what: z.enum(OBLIGATION_SUBJECTS),
      /** Of the day that stands; null for the first. */
      version: versionSchema.nullable(),
      dueOn: civilDateSchema,
      basis: shortText,
    }),
    response: obligationSchema,
  }),
};
