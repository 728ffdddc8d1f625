// Reports from the public 群众举报: routed by rule, handled by the office or the discipline organ, answered to whoever has the code.
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
  regionPathSchema,
  shortText,
  sourceStatusSchema,
  versionSchema,
} from './common.ts';
import { whySchema } from './duties.ts';
import { get, post } from './route.ts';
import { assigneeInputSchema, dueSchema } from './supervision.ts';

/** 事故隐患、违法行为、瞒报迟报事故、打击报复、领导干部问题 */
export const REPORT_KINDS = ['hazard', 'violation', 'accident', 'retaliation', 'leader'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
/** Whether people died or are missing, as the reporter says. */
export const REPORT_DEATHS = ['yes', 'no', 'unknown'] as const;
export type ReportDeaths = (typeof REPORT_DEATHS)[number];
/** Who handles it: the safety office of a region, or the discipline organ of the managing committee. */
export const REPORT_TRACKS = ['office', 'discipline'] as const;
export type ReportTrack = (typeof REPORT_TRACKS)[number];
export const PUBLIC_REPORT_STATES = [
  'received',
  'accepted',
  'not-accepted',
  'checked',
  'tasked',
  'replied',
  'closed',
] as const;
export type PublicReportState = (typeof PUBLIC_REPORT_STATES)[number];
/** What is done with it by who handles it. */
export const PUBLIC_REPORT_ACTS = [
  'accept',
  'refuse',
  'hand-on',
  'pass-on',
  'known-to-government',
  'check',
  'task',
  'extend',
  'reply',
  'close',
] as const;
export type PublicReportAct = (typeof PUBLIC_REPORT_ACTS)[number];
export const REPORT_ENTRY_KINDS = ['file', ...PUBLIC_REPORT_ACTS, 'add', 'reopen', 'day'] as const;
export type ReportEntryKind = (typeof REPORT_ENTRY_KINDS)[number];
/** What a verification found: so, partly so, not so, not to be told. */
export const REPORT_FINDINGS = ['true', 'partly', 'false', 'unclear'] as const;
export type ReportFinding = (typeof REPORT_FINDINGS)[number];

/** What an office lays down: until when it says whether it accepts, until when it answers, how long it keeps who told. */
export const REPORT_TERM_KINDS = ['accept', 'reply', 'keep-identity'] as const;
export type ReportTermKind = (typeof REPORT_TERM_KINDS)[number];
export const REPORT_DAY_KINDS = ['calendar-days', 'working-days'] as const;
export type ReportDayKind = (typeof REPORT_DAY_KINDS)[number];

/** Files of one report, and how large each may be. */
export const REPORT_FILES = 3;
export const REPORT_FILE_BYTES = 5 * 1024 * 1024;

const reportId = idSchema<'public-report'>();

export const publicReportLineSchema = z.strictObject({
  id: reportId,
  version: versionSchema,
  state: z.enum(PUBLIC_REPORT_STATES),
  kind: z.enum(REPORT_KINDS),
  track: z.enum(REPORT_TRACKS),
  /** The place it is about, as it was picked, and in the reporter's words. */
  regionName: z.string(),
  place: z.string(),
  deaths: z.enum(REPORT_DEATHS),
  receivedOn: civilDateSchema,
  /** The day that is waited for now: to accept, or to answer; null where nothing is laid down, or not to be told yet. */
  dueOn: civilDateSchema.nullable(),
  /** Not to be told yet: the calendar is published up to this year, and its working days are not enough. */
  calendarUntil: z.number().int().nullable(),
  isOverdue: z.boolean(),
  /** The task it became was closed: its result is to be told. */
  isTaskClosed: z.boolean(),
});
export type PublicReportLine = z.infer<typeof publicReportLineSchema>;

export const reportEntrySchema = z.strictObject({
  number: z.number().int(),
  kind: z.enum(REPORT_ENTRY_KINDS),
  on: civilDateSchema,
  text: z.string().nullable(),
  documentNo: z.string().nullable(),
  /** Of an extension: post and name of who approved it. */
  approvedBy: z.string().nullable(),
  /** The reporter reads it with the code. */
  isTold: z.boolean(),
  by: z.string(),
  recordedAt: instantSchema,
});
export type ReportEntry = z.infer<typeof reportEntrySchema>;

export const reportFileSchema = z.strictObject({
  id: idSchema<'report-file'>(),
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  /** Documents that may name their author are for whoever may open who told. */
  mayOpen: z.boolean(),
});
export type ReportFile = z.infer<typeof reportFileSchema>;

export const publicReportSchema = publicReportLineSchema.extend({
  happened: z.string(),
  account: z.string(),
  /** Said to be covered up by the place's own authorities. */
  isByAuthorities: z.boolean(),
  /** Of a report about a leader: which post, as picked or in the reporter's words. */
  about: z.string().nullable(),
  handlerName: z.string(),
  /** Why it went where it went: clause → facts → what is missing → proof. */
  route: whySchema,
  acceptBy: civilDateSchema.nullable(),
  /** Until when the term to answer may be extended, by how many days at most and under what; null: there is no such day. */
  extension: z
    .strictObject({ until: civilDateSchema, days: z.number().int(), basis: z.string() })
    .nullable(),
  replyBy: civilDateSchema.nullable(),
  finding: z
    .strictObject({
      result: z.enum(REPORT_FINDINGS),
      on: civilDateSchema,
      organName: z.string(),
      documentNo: z.string(),
      signedBy: z.string(),
      text: z.string(),
    })
    .nullable(),
  task: z
    .strictObject({
      id: idSchema<'task'>(),
      /** Before that it is a draft. */
      isIssued: z.boolean(),
      isClosed: z.boolean(),
      closedOn: civilDateSchema.nullable(),
    })
    .nullable(),
  files: z.array(reportFileSchema).max(REPORT_FILES),
  entries: z.array(reportEntrySchema).max(300),
  /** Whoever may open it: whether there is one, and who opened it before; null for everybody else. */
  reporter: z
    .strictObject({
      isKept: z.boolean(),
      /** Nothing is laid down: it is kept until something is. */
      hasTerm: z.boolean(),
      eraseOn: civilDateSchema.nullable(),
      openings: z
        .array(z.strictObject({ by: z.string(), reason: z.string(), at: instantSchema }))
        .max(100),
    })
    .nullable(),
  /** Bodies of the handling region: who verified it, and in whose name a task goes out. */
  organs: z
    .array(z.strictObject({ id: idSchema<'organ'>(), name: z.string(), kind: organKindSchema }))
    .max(500),
  /** These and those down to the place it is about: whom a task may be given to. */
  taskOrgans: z
    .array(z.strictObject({ id: idSchema<'organ'>(), name: z.string(), kind: organKindSchema }))
    .max(500),
  /** To whose office the accident alone may be passed on: the county of the place and those above, as far as above whom it speaks of. */
  passOnTo: z
    .array(z.strictObject({ path: regionPathSchema, name: z.string(), level: levelSchema }))
    .max(10),
  /** Those of these regions: which of them may have the accident already; where there is none, one elsewhere may. */
  governments: z.array(z.strictObject({ id: idSchema<'organ'>(), name: z.string() })).max(500),
  /** To whom it may be handed on: the regions above and below the handling one, or other committees. */
  handOnTo: z
    .array(z.strictObject({ path: regionPathSchema, name: z.string(), level: levelSchema }))
    .max(500),
  may: z.array(z.enum(PUBLIC_REPORT_ACTS)),
});
export type PublicReport = z.infer<typeof publicReportSchema>;

export const reportTermSchema = z.strictObject({
  kind: z.enum(REPORT_TERM_KINDS),
  days: z.number().int(),
  dayKind: z.enum(REPORT_DAY_KINDS),
  basis: z.string(),
});
export type ReportTerm = z.infer<typeof reportTermSchema>;

/** What one region's office, or discipline organ, has laid down, and what is offered to it; an offer counts once it is laid down. */
export const reportTermsSchema = z.strictObject({
  region: regionPathSchema,
  regionName: z.string(),
  track: z.enum(REPORT_TRACKS),
  mayLayDown: z.boolean(),
  terms: z.array(
    z.strictObject({
      kind: z.enum(REPORT_TERM_KINDS),
      inForce: reportTermSchema
        .extend({ recordedAt: instantSchema, recordedBy: z.string() })
        .nullable(),
      offered: reportTermSchema.extend({ status: sourceStatusSchema }).nullable(),
    }),
  ),
});
export type ReportTerms = z.infer<typeof reportTermsSchema>;

const filter = {
  /** `open`: all that is not closed or refused. */
  state: z.enum([...PUBLIC_REPORT_STATES, 'open']).optional(),
  kind: z.enum(REPORT_KINDS).optional(),
  overdue: z.literal('true').optional(),
  search: z.string().max(60).optional(),
};
const chosen = z.strictObject({ reportId });

function act<Body extends z.ZodRawShape>(
  name: string,
  summary: string,
  body: Body,
  access: 'session' | 'signing' = 'session',
) {
  return post({
    id: `publication.${name}`,
    path: `/api/publication/reports/:reportId/${name}`,
    summary,
    access,
    params: chosen,
    body: z.strictObject({ version: versionSchema, ...body }),
    response: publicReportSchema,
  });
}

export const publicReportsRoutes = {
  list: get({
    id: 'publication.reports',
    path: '/api/publication/reports',
    summary:
      'Reports from the public that the caller handles, the latest first; nothing of who told',
    access: 'session',
    query: z.strictObject({ ...filter, after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(publicReportLineSchema).extend({
      open: z.number().int(),
      overdue: z.number().int(),
    }),
  }),
  export: get({
    id: 'publication.export-reports',
    path: '/api/publication/reports.xlsx',
    summary: 'The list as it is filtered; nothing of who told',
    access: 'session',
    query: z.strictObject(filter),
    response: z.unknown(),
    form: 'download',
  }),
  terms: get({
    id: 'publication.report-terms',
    path: '/api/publication/report-terms',
    summary:
      'Terms of the caller’s offices or discipline organs: in force, and offered with how far they were checked',
    access: 'session',
    response: z.strictObject({ items: z.array(reportTermsSchema).max(100) }),
  }),
  exportTerms: get({
    id: 'publication.export-report-terms',
    path: '/api/publication/report-terms.xlsx',
    summary: 'The same terms as a workbook',
    access: 'session',
    response: z.unknown(),
    form: 'download',
  }),
  layDownTerm: post({
    id: 'publication.lay-down-report-term',
    path: '/api/publication/report-terms',
    summary: 'Lay down a term with its basis; it counts for reports received from then on',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      track: z.enum(REPORT_TRACKS),
      kind: z.enum(REPORT_TERM_KINDS),
      days: z.number().int().min(1).max(3650),
      dayKind: z.enum(REPORT_DAY_KINDS),
      basis: shortText,
    }),
    response: reportTermsSchema,
  }),
  report: get({
    id: 'publication.report',
    path: '/api/publication/reports/:reportId',
    summary: 'One report with why it came here and its course; nothing of who told',
    access: 'session',
    params: chosen,
    response: publicReportSchema,
  }),
  file: get({
    id: 'publication.report-file',
    path: '/api/publication/reports/:reportId/files/:fileId',
    summary: 'A file that came with a report',
    access: 'session',
    params: chosen.extend({ fileId: idSchema<'report-file'>() }),
    response: z.unknown(),
    form: 'download',
  }),
  openReporter: post({
    id: 'publication.open-reporter',
    path: '/api/publication/reports/:reportId/open-reporter',
    summary:
      'Open who told 调阅, with a reason; it is audited, and nothing of it is kept in the answer',
    access: 'signing',
    params: chosen,
    body: z.strictObject({ reason: longText }),
    response: z.strictObject({ name: z.string().nullable(), contact: z.string().nullable() }),
  }),
  accept: act('accept-report', 'Accept it; the reporter is told', { text: longText.nullable() }),
  refuse: act('refuse-report', 'Do not accept it, and say why; the reporter is told', {
    reason: longText,
  }),
  handOn: post({
    id: 'publication.hand-on-report',
    path: '/api/publication/reports/:reportId/hand-on-report',
    summary:
      'Hand it on to another office or discipline organ, and say why; it is no longer the caller’s',
    access: 'session',
    params: chosen,
    body: z.strictObject({
      version: versionSchema,
      to: regionPathSchema,
      track: z.enum(REPORT_TRACKS),
      reason: longText,
    }),
    response: z.strictObject({}),
  }),
  passOn: act(
    'pass-on-accident',
    'Of a report about a leader that tells of deaths: pass on the accident alone, for a government to verify',
    {
      to: regionPathSchema,
      place: shortText,
      happened: shortText,
      deaths: z.enum(['yes', 'unknown']),
      text: longText,
    },
    'signing',
  ),
  knownToGovernment: act(
    'record-known-accident',
    'Of a report about a leader that tells of deaths: record the document that shows that a government has the accident already',
    {
      organId: idSchema<'organ'>().nullable(),
      documentNo: shortText,
      on: civilDateSchema,
      text: longText,
    },
    'signing',
  ),
  check: act(
    'check-report',
    'Record the verification in writing, by whom it was organised and who signed it',
    {
      on: civilDateSchema,
      organId: idSchema<'organ'>(),
      documentNo: shortText,
      signedBy: shortText,
      result: z.enum(REPORT_FINDINGS),
      text: longText,
    },
    'signing',
  ),
  task: act('task-report', 'Make it a task: the matter, not who told', {
    issuerOrganId: idSchema<'organ'>(),
    title: shortText,
    text: z.string().trim().min(1, '请填写').max(4000),
    due: dueSchema,
    assignee: assigneeInputSchema,
  }),
  extend: act(
    'extend-report',
    'Extend the term to answer, once and by no more than is allowed, as somebody else in charge approved; the reporter is told why',
    {
      to: civilDateSchema,
      approvedBy: shortText,
      approverPost: shortText,
      documentNo: shortText,
      reason: longText,
    },
  ),
  reply: act('reply-report', 'Answer the reporter', { text: longText }),
  close: act('close-report', 'Close it; the reporter is told', { text: longText.nullable() }),
};
