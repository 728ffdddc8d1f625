// Annual report 述职 (art. 13): a draft for each leader from the records, edited and signed by the person.
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
  versionSchema,
  yearSchema,
} from './common.ts';
import { recordBriefSchema } from './fulfilment.ts';
import { get, post } from './route.ts';

export const REPORT_STATES = ['drafted', 'signed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];
/** The outline offices use: division of work, what was led, the portfolio, problems, next. */
export const REPORT_PARTS = ['division', 'led', 'portfolio', 'problems', 'next'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

const MAX_SENTENCES = 60;

export const reportSentenceSchema = z.strictObject({
  /** What it was drafted from; null: written by hand. A new draft replaces it unless it was edited. */
  key: z.string().max(160).nullable(),
  text: z.string().trim().min(1).max(1000),
  isEdited: z.boolean(),
  /** The records it rests on; none: the page says so. */
  records: z.array(idSchema<'duty-record'>()).max(200),
});
export type ReportSentence = z.infer<typeof reportSentenceSchema>;

export const reportContentSchema = z
  .array(
    z.strictObject({
      part: z.enum(REPORT_PARTS),
      sentences: z.array(reportSentenceSchema).max(MAX_SENTENCES),
    }),
  )
  .max(REPORT_PARTS.length);
export type ReportContent = z.infer<typeof reportContentSchema>;

export const reportLineSchema = z.strictObject({
  id: idSchema<'annual-report'>(),
  version: versionSchema,
  state: z.enum(REPORT_STATES),
  personId: idSchema<'person'>(),
  personName: z.string(),
  posts: z.string(),
  year: z.number().int(),
  savedAt: instantSchema,
  signedAt: instantSchema.nullable(),
});
export type ReportLine = z.infer<typeof reportLineSchema>;

export const reportVersionSchema = z.strictObject({
  version: versionSchema,
  savedAt: instantSchema,
  savedBy: z.string(),
  signedAt: instantSchema.nullable(),
  reason: z.string().nullable(),
  /** What it said, without the records of its sentences. */
  content: z.array(z.strictObject({ part: z.enum(REPORT_PARTS), sentences: z.array(z.string()) })),
});
export type ReportVersion = z.infer<typeof reportVersionSchema>;

export const REPORT_ACTS = ['save', 'refresh', 'sign', 'reopen'] as const;

export const annualReportSchema = reportLineSchema.extend({
  asOf: civilDateSchema,
  savedBy: z.string(),
  signer: z.strictObject({ name: z.string(), post: z.string() }).nullable(),
  content: reportContentSchema,
  /** The records the sentences rest on; one that has been withdrawn since is missing. */
  records: z.array(recordBriefSchema),
  versions: z.array(reportVersionSchema),
  may: z.array(z.enum(REPORT_ACTS)),
});
export type AnnualReport = z.infer<typeof annualReportSchema>;

const reportId = z.strictObject({ reportId: idSchema<'annual-report'>() });
const ofYear = { region: regionPathSchema, year: yearSchema };

export const annualReportsRoutes = {
  mine: get({
    id: 'performance.my-reports',
    path: '/api/performance/annual-reports/mine',
    summary: 'My annual reports, and those of the leaders I serve',
    access: 'session',
    response: z.strictObject({
      items: z.array(reportLineSchema).max(100),
      /** For whom one of the year can be drafted. */
      people: z
        .array(z.strictObject({ personId: idSchema<'person'>(), personName: z.string() }))
        .max(60),
    }),
  }),
  list: get({
    id: 'performance.reports',
    path: '/api/performance/annual-reports',
    summary: 'Signed annual reports of the own bodies in a year',
    access: 'session',
    query: z.strictObject({
      ...ofYear,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(reportLineSchema).extend({
      /** Leaders with a list of the year, and how many of them have signed. */
      leaders: z.number().int(),
      signed: z.number().int(),
    }),
  }),
  export: get({
    id: 'performance.export-reports',
    path: '/api/performance/annual-reports.xlsx',
    summary: 'Who has signed the report of a year, and when',
    access: 'session',
    query: z.strictObject(ofYear),
    response: z.unknown(),
    form: 'download',
  }),
  report: get({
    id: 'performance.report',
    path: '/api/performance/annual-reports/:reportId',
    summary: 'One annual report with the records of its sentences',
    access: 'session',
    params: reportId,
    response: annualReportSchema,
  }),
  draft: post({
    id: 'performance.draft-report',
    path: '/api/performance/annual-reports/draft',
    summary: 'Draft the report of a year from the records',
    access: 'session',
    body: z.strictObject({
      personId: idSchema<'person'>(),
      year: z.number().int().min(2018).max(2100),
    }),
    response: annualReportSchema,
  }),
  refresh: post({
    id: 'performance.refresh-report',
    path: '/api/performance/annual-reports/:reportId/refresh',
    summary: 'Draft anew from the records of today; edited sentences stay',
    access: 'session',
    params: reportId,
    body: z.strictObject({ version: versionSchema }),
    response: annualReportSchema,
  }),
  save: post({
    id: 'performance.save-report',
    path: '/api/performance/annual-reports/:reportId/save',
    summary: 'Save what was edited as a new version',
    access: 'session',
    params: reportId,
    body: z.strictObject({ version: versionSchema, content: reportContentSchema }),
    response: annualReportSchema,
  }),
  sign: post({
    id: 'performance.sign-report',
    path: '/api/performance/annual-reports/:reportId/sign',
    summary: 'Sign the report as the leader',
    access: 'signing',
    params: reportId,
    body: z.strictObject({ version: versionSchema }),
    response: annualReportSchema,
  }),
  reopen: post({
    id: 'performance.reopen-report',
    path: '/api/performance/annual-reports/:reportId/reopen',
    summary: 'Open a signed report again, with a reason; the signed version stays readable',
    access: 'session',
    params: reportId,
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: annualReportSchema,
  }),
};
