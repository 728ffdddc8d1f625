// Official documents 公文 (GB/T 9704-2012): made of records, numbered without gaps, and checked by their code.
import { FULL_TEXT } from '@jinze/kernel';
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
import { get, post } from './route.ts';

/** Each is made of one kind of record; what the record says is on the paper, what it does not say is asked. */
export const DOCUMENT_KINDS = [
  'task-notice',
  'listed-supervision-notice',
  'duty-list',
  'annual-report',
  'inspection-feedback',
  'rectification-report',
  'talk-minutes',
  'publication-notice',
  'assessment-notice',
  'commendation-decision',
  'vetting-letter',
  'accountability-proposal',
  'accountability-decision',
  'exemption-conclusion',
  'conclusion-sheet',
  'approval-slip',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_STATES = ['made', 'withdrawn'] as const;
/** `void`: given, and never given again. */
export const NUMBER_STATES = ['reserved', 'used', 'void'] as const;
export type NumberState = (typeof NUMBER_STATES)[number];

/** Whose register of numbers: that of a region’s offices, or of the departments of its committee. */
export const NUMBER_REGISTERS = ['office', 'department'] as const;
export type NumberRegister = (typeof NUMBER_REGISTERS)[number];

/** What a paper needs and its record does not say. */
export const ASKED_FIELDS = [
  'background',
  'basis',
  'demands',
  'reportTo',
  'contact',
  'place',
  'facts',
  'listedOn',
  'closing',
  'trigger',
  'problems',
  'present',
  'absent',
  'sittingIn',
  'rectifyDue',
  'signatories',
  'next',
  'contestUntil',
  'award',
  'occasion',
  'merit',
  'drafter',
  'summary',
  'opinions',
  'evidence',
  'consequences',
  'appeal',
  'accident',
] as const;
export type AskedField = (typeof ASKED_FIELDS)[number];

/** `line`: one; `text`: as long as it is; `lines`: one matter a line; `date`: a day. */
export const ASKED_KINDS = ['line', 'text', 'lines', 'date'] as const;
export type AskedKind = (typeof ASKED_KINDS)[number];

const askedSchema = z.strictObject({
  name: z.enum(ASKED_FIELDS),
  kind: z.enum(ASKED_KINDS),
  isNeeded: z.boolean(),
  /** What the record has of it; lines are parted by line breaks. */
  suggested: z.string(),
});

/** 机关代字, as it stands before the year. */
const codeText = z
  .string()
  .trim()
  .min(1, '请填写')
  .max(20, '不超过 20 个字符')
  .regex(/^[^〔〕[\]()（）\d\s]+$/u, '只写机关代字，不含年份、括号和数字');

const numberSchema = z.strictObject({
  id: idSchema<'document-number'>(),
  version: versionSchema,
  state: z.enum(NUMBER_STATES),
  code: z.string(),
  year: z.number().int(),
  n: z.number().int(),
  /** As it is written: 滨安办发〔2026〕12号. */
  text: z.string(),
  /** For what it was kept, or the title of its document; null where that names somebody. */
  purpose: z.string().nullable(),
  kind: z.enum(DOCUMENT_KINDS).nullable(),
  /** Where it is on a paper that the caller’s own office may open. */
  documentId: idSchema<'document'>().nullable(),
  takenOn: civilDateSchema,
  recordedBy: z.string(),
  voidReason: z.string().nullable(),
  voidedOn: civilDateSchema.nullable(),
  voidedBy: z.string().nullable(),
  may: z.array(z.enum(['use', 'void'])),
});
export type RegisteredNumber = z.infer<typeof numberSchema>;

/** 机关代字 in a year, with the number that comes next. */
const seriesSchema = z.strictObject({
  code: z.string(),
  year: z.number().int(),
  next: z.number().int(),
});
export type NumberSeries = z.infer<typeof seriesSchema>;

export const documentLineSchema = z.strictObject({
  id: idSchema<'document'>(),
  version: versionSchema,
  state: z.enum(DOCUMENT_STATES),
  kind: z.enum(DOCUMENT_KINDS),
  title: z.string(),
  /** Null: a draft that goes round, or a paper that bears none. */
  number: z.string().nullable(),
  isNumbered: z.boolean(),
  dated: civilDateSchema,
  madeAt: instantSchema,
  madeBy: z.string(),
});
export type DocumentLine = z.infer<typeof documentLineSchema>;

/** What the record it was made of stands at, and where the document itself stands in the log. */
const originSchema = z.strictObject({
  stream: z.string(),
  record: z.uuid(),
  /** Null: computed on the day it was made, of no version of a record. */
  version: versionSchema.nullable(),
  ledgerSize: z.number().int(),
  verifyCode: z.string(),
  address: z.string(),
});

export const documentSchema = documentLineSchema.extend({
  organs: z.array(z.string()),
  addressees: z.array(z.string()),
  origin: originSchema,
  pages: z.number().int(),
  /** Typefaces the PDF has something else in place of, and characters no typeface has. */
  substitutes: z.array(z.strictObject({ asked: z.string(), used: z.string() })),
  missing: z.array(z.string()),
  withdrawn: z.strictObject({ reason: z.string(), on: civilDateSchema, by: z.string() }).nullable(),
  may: z.array(z.enum(['withdraw'])),
});
export type OfficialPaper = z.infer<typeof documentSchema>;

export const documentFormSchema = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS),
  stream: z.string(),
  of: z.uuid(),
  /** Of the record, as the form was filled from it; null: what is computed has none. */
  version: versionSchema.nullable(),
  isNumbered: z.boolean(),
  /** The record is still to be decided on: no number is taken for what is made of it. */
  isDraft: z.boolean(),
  /** A paper of somebody's own: it is in the name the record gives it. */
  isOwn: z.boolean(),
  /** The number the record went out under: its paper bears no other. */
  ownNumber: z.string().nullable(),
  organs: z.array(z.string()),
  addressees: z.array(z.string()),
  /** 第十八条: of the regulation’s articles it cites those whose words here were not compared with what was published. */
  uncompared: z.array(z.string()),
  asked: z.array(askedSchema),
  /** Of the place; those of the caller's own office first. */
  codes: z.array(seriesSchema.extend({ isOwn: z.boolean() })),
  reserved: z.array(numberSchema).max(100),
});
export type DocumentForm = z.infer<typeof documentFormSchema>;

/** What anybody with the code is told: nothing of persons. */
export const checkedDocumentSchema = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS),
  state: z.enum(DOCUMENT_STATES),
  /** Null where it names persons. */
  title: z.string().nullable(),
  number: z.string().nullable(),
  /** As it names them; who made it is told beside. */
  organs: z.array(z.string()),
  dated: civilDateSchema,
  /** An office or a department of a region, or whose own paper it is. */
  maker: z.strictObject({ as: z.enum(['office', 'department', 'person']), region: z.string() }),
  madeAt: instantSchema,
  withdrawnOn: civilDateSchema.nullable(),
  of: z.strictObject({ stream: z.string(), version: versionSchema.nullable() }),
  /** The size of the log when it was made. */
  ledgerSize: z.number().int(),
  /** Where its newest version stands in the log; null as long as it is not sealed, or nobody may know. */
  place: z.strictObject({ index: z.number().int(), sealedAt: instantSchema }).nullable(),
  checkpoint: z.strictObject({ size: z.number().int(), root: z.string() }).nullable(),
});
export type CheckedDocument = z.infer<typeof checkedDocumentSchema>;

const names = z.array(shortText).max(50, '不超过 50 个');
/** Of what it is made: a kind of record and which, or what is computed and for what. */
const ofWhat = {
  stream: z.string().min(1).max(40),
  of: z.uuid().lowercase(),
  /** Which conclusion of it: an article, an item, the number of a name, a question. */
  part: z.string().min(1).max(240).optional(),
};
const documentId = z.strictObject({ documentId: idSchema<'document'>() });
const numberId = z.strictObject({ numberId: idSchema<'document-number'>() });
const numberFilter = {
  code: codeText.optional(),
  year: yearSchema.optional(),
  state: z.enum(NUMBER_STATES).optional(),
};

/** A record, and what it does not say of the paper. */
const making = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS),
  ...ofWhat,
  version: versionSchema.nullable(),
  // Numbers are of the years the regulation is in force.
  dated: civilDateSchema.refine(
    (day) => day >= '2018' && day < '2101',
    '年份应在 2018 年至 2100 年之间',
  ),
  organs: z.array(shortText).min(1, '请填写').max(10, '不超过 10 个'),
  addressees: names,
  copiesTo: names,
  printedBy: shortText.nullable(),
  /** 印发日期: the day it goes to print; null: that on which it is made. */
  printedOn: civilDateSchema.nullable().default(null),
  answers: z.partialRecord(z.enum(ASKED_FIELDS), z.string().trim().max(FULL_TEXT)),
  number: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    /** What the record went out under. */
    z.strictObject({ kind: z.literal('own') }),
    z.strictObject({
      kind: z.literal('next'),
      code: codeText,
      /** Where a register begins that has no number of the year yet. */
      first: z.number().int().min(1).max(99_999).nullable(),
    }),
    z.strictObject({ kind: z.literal('reserved'), id: idSchema<'document-number'>() }),
  ]),
});

export const documentsRoutes = {
  list: get({
    id: 'documents.list',
    path: '/api/documents',
    summary: 'Official documents made of one record, the latest first, and which can be made of it',
    access: 'session',
    query: z.strictObject({
      ...ofWhat,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(documentLineSchema).extend({ offers: z.array(z.enum(DOCUMENT_KINDS)) }),
  }),
  form: get({
    id: 'documents.form',
    path: '/api/documents/form',
    summary: 'What a document of a record already knows, and what is to be filled in',
    access: 'session',
    query: z.strictObject({ kind: z.enum(DOCUMENT_KINDS), ...ofWhat }),
    response: documentFormSchema,
  }),
  make: post({
    id: 'documents.make',
    path: '/api/documents',
    summary: 'Make an official document of a record, with a number or as a draft',
    access: 'session',
    body: making,
    response: documentLineSchema,
  }),
  preview: post({
    id: 'documents.preview',
    path: '/api/documents/preview',
    summary: 'The pages as they would be printed: no number is taken and nothing is kept',
    access: 'session',
    body: making,
    response: z.unknown(),
    form: 'download',
  }),
  document: get({
    id: 'documents.document',
    path: '/api/documents/:documentId',
    summary: 'One document: its number, what it was made of and where that is checked',
    access: 'session',
    params: documentId,
    response: documentSchema,
  }),
  docx: get({
    id: 'documents.docx',
    path: '/api/documents/:documentId/document.docx',
    summary: 'A document for the word processor',
    access: 'session',
    params: documentId,
    response: z.unknown(),
    form: 'download',
  }),
  pdf: get({
    id: 'documents.pdf',
    path: '/api/documents/:documentId/document.pdf',
    summary: 'A document as it is printed; `inline`: to look at in the page',
    access: 'session',
    params: documentId,
    query: z.strictObject({ inline: z.literal('true').optional() }),
    response: z.unknown(),
    form: 'download',
  }),
  withdraw: post({
    id: 'documents.withdraw',
    path: '/api/documents/:documentId/withdraw',
    summary: 'Withdraw a document with a reason; its number is void and given to no other',
    access: 'session',
    params: documentId,
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: documentLineSchema,
  }),
  numbers: get({
    id: 'documents.numbers',
    path: '/api/documents/numbers',
    summary: 'The register of document numbers of the own offices, the latest first',
    access: 'session',
    query: z.strictObject({
      ...numberFilter,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(numberSchema).extend({
      /** Of this year, by the place whose they are. */
      series: z.array(
        seriesSchema.extend({ region: regionPathSchema, register: z.enum(NUMBER_REGISTERS) }),
      ),
    }),
  }),
  exportNumbers: get({
    id: 'documents.export-numbers',
    path: '/api/documents/numbers.xlsx',
    summary: 'The register as it is filtered',
    access: 'session',
    query: z.strictObject(numberFilter),
    response: z.unknown(),
    form: 'download',
  }),
  reserve: post({
    id: 'documents.reserve',
    path: '/api/documents/numbers',
    summary: 'Keep the next number free for a document',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      register: z.enum(NUMBER_REGISTERS),
      code: codeText,
      first: z.number().int().min(1).max(99_999).nullable(),
      purpose: shortText,
    }),
    response: numberSchema,
  }),
  useNumber: post({
    id: 'documents.use-number',
    path: '/api/documents/numbers/:numberId/use',
    summary: 'Record that a number was given to a document that was not made here',
    access: 'session',
    params: numberId,
    body: z.strictObject({ version: versionSchema, title: shortText }),
    response: numberSchema,
  }),
  voidNumber: post({
    id: 'documents.void-number',
    path: '/api/documents/numbers/:numberId/void',
    summary: 'Declare a number void, with a reason',
    access: 'session',
    params: numberId,
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: numberSchema,
  }),
  check: get({
    id: 'documents.check',
    path: '/api/documents/check',
    summary: 'Which document bears a code, what it was made of, and where it stands in the log',
    access: 'public',
    query: z.strictObject({ code: z.string().min(1).max(40) }),
    // A code is typed from a paper in hand: nobody has so many, and nobody tries them through.
    perMinute: 60,
    response: checkedDocumentSchema,
  }),
};
