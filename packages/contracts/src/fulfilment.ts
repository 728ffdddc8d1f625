// Fulfilment (DESIGN §5) and readiness (art. 23): what the records of a person say of each duty, for the person and for a region.
import { BODIES } from '@jinze/kernel';
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
import { dutyInstrumentSchema, whySchema } from './duties.ts';
import { activitySchema } from './performance.ts';
import { get, post } from './route.ts';

/** `no-record` says that nothing is on record, never that nothing was done. */
export const FULFILMENT_STATES = [
  'met',
  'partly',
  'no-record',
  'not-yet-due',
  'cannot-tell',
] as const;
export type FulfilmentState = (typeof FULFILMENT_STATES)[number];

export const itemFulfilmentSchema = z.strictObject({
  code: z.string(),
  article: z.string(),
  title: z.string(),
  state: z.enum(FULFILMENT_STATES),
  /** 够了: the material of the period is complete; never a finding that the duty was performed in full. */
  isEnough: z.boolean(),
  /** Something of it is past its day. */
  isOverdue: z.boolean(),
  /** The next day by which something is missing; null where no rule names one. */
  dueOn: civilDateSchema.nullable(),
  /** Of numbers: what counted and what is asked, for example 3 of 4; null where no number is asked. */
  counted: z.strictObject({ counted: z.number().int(), needed: z.number().int() }).nullable(),
  recordCount: z.number().int(),
  /** Of these, entered late 补录. */
  lateCount: z.number().int(),
  /** Recorded by another and not confirmed: they do not count. */
  waitingCount: z.number().int(),
  /** The least that would close it, one sentence each. */
  missing: z.array(z.string()),
  /** What to record to close it, where the rule names an activity: the form begins with it. */
  activity: activitySchema.nullable(),
  /** What a meeting would close, and by when: to be proposed for its agenda. */
  agenda: z.array(
    z.strictObject({ body: z.enum(BODIES).nullable(), text: z.string(), dueOn: civilDateSchema }),
  ),
  /** Records that counted, by month of the year. */
  months: z.array(z.number().int()).length(12),
});
export type ItemFulfilment = z.infer<typeof itemFulfilmentSchema>;

export const sectionFulfilmentSchema = z.strictObject({
  sectionId: idSchema<'section'>(),
  instrument: dutyInstrumentSchema,
  /** In force, or still a draft: the duties follow from the regulation all the same. */
  isInForce: z.boolean(),
  postId: idSchema<'post'>(),
  postTitle: z.string(),
  organName: z.string(),
  from: civilDateSchema,
  to: civilDateSchema,
  items: z.array(itemFulfilmentSchema),
});
export type SectionFulfilment = z.infer<typeof sectionFulfilmentSchema>;

/** A record as the reasons name it. */
export const recordBriefSchema = z.strictObject({
  id: idSchema<'duty-record'>(),
  activity: activitySchema,
  title: z.string(),
  occurredOn: civilDateSchema,
  isLate: z.boolean(),
});
export type RecordBrief = z.infer<typeof recordBriefSchema>;

export const personFulfilmentSchema = z.strictObject({
  personId: idSchema<'person'>(),
  personName: z.string(),
  year: z.number().int(),
  asOf: civilDateSchema,
  sections: z.array(sectionFulfilmentSchema),
  /** What is on record of the year, the latest first; what waits for the person’s word does not count yet. */
  timeline: z.array(recordBriefSchema.extend({ isWaiting: z.boolean() })),
});
export type PersonFulfilment = z.infer<typeof personFulfilmentSchema>;

export const fulfilmentWhySchema = z.strictObject({
  why: whySchema,
  state: z.enum(FULFILMENT_STATES),
  counted: z.array(recordBriefSchema),
  notCounted: z.array(recordBriefSchema.extend({ because: z.string() })),
});
export type FulfilmentWhy = z.infer<typeof fulfilmentWhySchema>;

export const limbSchema = z.enum(['chapter2', 'statutory', 'deployments']);
const outcomeSchema = z.enum(['applies', 'does-not-apply', 'cannot-tell']);

/** 尽职体检: computed when it is asked for, for the person and those the person allows; kept nowhere. */
export const readinessSchema = z.strictObject({
  personId: idSchema<'person'>(),
  personName: z.string(),
  asOf: civilDateSchema,
  stands: outcomeSchema,
  limbs: z.array(
    z.strictObject({
      limb: limbSchema,
      outcome: outcomeSchema,
      reasons: z.array(z.string()),
      /** What would not stand today, and what would close it. */
      gaps: z.array(
        z.strictObject({
          code: z.string(),
          what: z.string(),
          closes: z.string(),
          sectionId: idSchema<'section'>().nullable(),
          deploymentId: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type ReadinessView = z.infer<typeof readinessSchema>;

export const readinessPermissionSchema = z.strictObject({
  id: idSchema<'readiness-permission'>(),
  version: versionSchema,
  givenTo: z.string(),
  givenAt: instantSchema,
});
export type ReadinessPermission = z.infer<typeof readinessPermissionSchema>;

const countsSchema = z.strictObject({
  met: z.number().int(),
  partly: z.number().int(),
  'no-record': z.number().int(),
  'not-yet-due': z.number().int(),
  'cannot-tell': z.number().int(),
});
export type FulfilmentCounts = z.infer<typeof countsSchema>;

/** A region: which duties, and where something is still missing. Places in the order of their codes, never by what they reach. */
export const coverageSchema = z.strictObject({
  asOf: civilDateSchema,
  places: z.array(z.strictObject({ path: regionPathSchema, name: z.string(), isOwn: z.boolean() })),
  items: z.array(
    z.strictObject({
      code: z.string(),
      article: z.string(),
      title: z.string(),
      /** One per place, in their order; null: nobody there has the duty. */
      cells: z.array(countsSchema.nullable()),
      total: countsSchema,
    }),
  ),
  leaders: z.number().int(),
  /** Records of the year, and how many of them were entered late. */
  records: z.number().int(),
  late: z.number().int(),
  waiting: z.number().int(),
  /** Lists whose state is still being computed. */
  pending: z.number().int(),
});
export type Coverage = z.infer<typeof coverageSchema>;

export const coveragePersonSchema = z.strictObject({
  sectionId: idSchema<'section'>(),
  personId: idSchema<'person'>(),
  personName: z.string(),
  postTitle: z.string(),
  organName: z.string(),
  regionName: z.string(),
  code: z.string(),
  state: z.enum(FULFILMENT_STATES),
  recordCount: z.number().int(),
  waitingCount: z.number().int(),
  /** Of an own body: its records are read without 调阅. */
  mayRead: z.boolean(),
});
export type CoveragePerson = z.infer<typeof coveragePersonSchema>;

/** When a record is late, and whether a late one counts: what a place has laid down by a document. */
export const lateRuleSchema = z.strictObject({
  id: idSchema<'late-rule'>(),
  version: versionSchema,
  regionPath: regionPathSchema,
  afterDays: z.number().int(),
  doesCount: z.boolean(),
  documentNo: z.string(),
  title: z.string(),
  validFrom: civilDateSchema,
  recordedAt: instantSchema,
  recordedBy: z.string(),
});
export type LateRuleView = z.infer<typeof lateRuleSchema>;

const personId = z.strictObject({ personId: idSchema<'person'>() });
const ofRegionAndYear = {
  region: regionPathSchema,
  year: yearSchema,
  instrument: dutyInstrumentSchema.default('standing'),
};

export const fulfilmentRoutes = {
  mine: get({
    id: 'performance.my-fulfilment',
    path: '/api/performance/fulfilment/mine',
    summary: 'What is enough and what is missing, of myself or of those I serve',
    access: 'session',
    query: z.strictObject({ year: yearSchema }),
    response: z.strictObject({ people: z.array(personFulfilmentSchema).max(60) }),
  }),
  person: get({
    id: 'performance.fulfilment',
    path: '/api/performance/fulfilment/people/:personId',
    summary: 'One person’s year: each duty with its state and its months',
    access: 'session',
    params: personId,
    query: z.strictObject({ year: yearSchema }),
    response: personFulfilmentSchema,
  }),
  why: get({
    id: 'performance.fulfilment-why',
    path: '/api/performance/fulfilment/sections/:sectionId/items/:code',
    summary: 'Why a duty stands as it does: clause, facts, gaps, proof',
    access: 'session',
    params: z.strictObject({ sectionId: idSchema<'section'>(), code: z.string().max(120) }),
    response: fulfilmentWhySchema,
  }),
  readiness: get({
    id: 'performance.readiness',
    path: '/api/performance/readiness/:personId',
    summary: 'Readiness under art. 23: for the person and those the person allows; kept nowhere',
    access: 'session',
    params: personId,
    response: readinessSchema,
  }),
  readinessPermissions: get({
    id: 'performance.readiness-permissions',
    path: '/api/performance/readiness-permissions',
    summary: 'Whom I let see my readiness, and whose I may see',
    access: 'session',
    response: z.strictObject({
      given: z.array(readinessPermissionSchema).max(100),
      received: z
        .array(z.strictObject({ personId: idSchema<'person'>(), personName: z.string() }))
        .max(100),
    }),
  }),
  allowReadiness: post({
    id: 'performance.allow-readiness',
    path: '/api/performance/readiness-permissions',
    summary: 'Let an account see my readiness',
    access: 'session',
    body: z.strictObject({ loginName: shortText }),
    response: readinessPermissionSchema,
  }),
  endReadiness: post({
    id: 'performance.end-readiness',
    path: '/api/performance/readiness-permissions/:permissionId/end',
    summary: 'Let an account see my readiness no more',
    access: 'session',
    params: z.strictObject({ permissionId: idSchema<'readiness-permission'>() }),
    body: z.strictObject({ version: versionSchema }),
    response: z.strictObject({ ended: z.literal(true) }),
  }),
  coverage: get({
    id: 'performance.coverage',
    path: '/api/performance/coverage',
    summary: 'Which duties, and where something is still missing: counts by place',
    access: 'session',
    query: z.strictObject(ofRegionAndYear),
    response: coverageSchema,
  }),
  coveragePeople: get({
    id: 'performance.coverage-people',
    path: '/api/performance/coverage/people',
    summary: 'Who is behind one number of the coverage, in the order of lists',
    access: 'session',
    query: z.strictObject({
      ...ofRegionAndYear,
      code: z.string().max(120),
      state: z.enum(FULFILMENT_STATES).optional(),
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(coveragePersonSchema),
  }),
  exportCoveragePeople: get({
    id: 'performance.export-coverage-people',
    path: '/api/performance/coverage/people.xlsx',
    summary: 'The same people as a workbook',
    access: 'session',
    query: z.strictObject({
      ...ofRegionAndYear,
      code: z.string().max(120),
      state: z.enum(FULFILMENT_STATES).optional(),
    }),
    response: z.unknown(),
    form: 'download',
  }),
  coverageExport: get({
    id: 'performance.export-coverage',
    path: '/api/performance/coverage.xlsx',
    summary: 'The coverage as a spreadsheet',
    access: 'session',
    query: z.strictObject(ofRegionAndYear),
    response: z.unknown(),
    form: 'download',
  }),
  lateRules: get({
    id: 'performance.late-rules',
    path: '/api/performance/late-rules',
    summary: 'What is laid down here and above on late entries',
    access: 'session',
    query: z.strictObject({ region: regionPathSchema }),
    response: z.strictObject({ items: z.array(lateRuleSchema).max(100) }),
  }),
  exportLateRules: get({
    id: 'performance.export-late-rules',
    path: '/api/performance/late-rules.xlsx',
    summary: 'The same as a workbook',
    access: 'session',
    query: z.strictObject({ region: regionPathSchema }),
    response: z.unknown(),
    form: 'download',
  }),
  layDownLateRule: post({
    id: 'performance.lay-down-late-rule',
    path: '/api/performance/late-rules',
    summary: 'Record what a document of the place lays down on late entries',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      afterDays: z.number().int().min(1).max(366),
      doesCount: z.boolean(),
      documentNo: shortText,
      title: shortText,
      validFrom: civilDateSchema,
    }),
    response: lateRuleSchema,
  }),
  withdrawLateRule: post({
    id: 'performance.withdraw-late-rule',
    path: '/api/performance/late-rules/:ruleId/withdraw',
    summary: 'Take back a rule on late entries, with a reason that is kept with it',
    access: 'session',
    params: z.strictObject({ ruleId: idSchema<'late-rule'>() }),
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: z.strictObject({ withdrawn: z.literal(true) }),
  }),
};
