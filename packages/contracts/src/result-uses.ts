// 结果运用台账 (art. 10, 13, 14): the year's other appraisals, inspections and appointments, and whether safety is in them.
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

/** 考核, 巡查督查, 干部任用, 评先评优, 其他. */
export const RESULT_USE_KINDS = [
  'appraisal',
  'inspection',
  'appointment',
  'honour',
  'other',
] as const;
export type ResultUseKind = (typeof RESULT_USE_KINDS)[number];
export const SAFETY_IN = ['yes', 'no', 'unknown'] as const;
export type SafetyIn = (typeof SAFETY_IN)[number];

const written = {
  kind: z.enum(RESULT_USE_KINDS),
  name: shortText,
  organ: shortText,
  safetyIn: z.enum(SAFETY_IN),
  /** As its own paper says: 占5%, 5分. */
  weight: shortText.nullable(),
  documentNo: shortText.nullable(),
  sentTo: shortText.nullable(),
  sentOn: civilDateSchema.nullable(),
  sentNo: shortText.nullable(),
  howUsed: longText.nullable(),
  feedback: longText.nullable(),
};

export const resultUseSchema = z.strictObject({
  ...written,
  id: idSchema<'result-use'>(),
  version: versionSchema,
  state: z.enum(['recorded', 'withdrawn']),
  regionName: z.string(),
  year: z.number().int(),
  name: z.string(),
  organ: z.string(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  versions: z
    .array(
      z.strictObject({
        version: versionSchema,
        recordedAt: instantSchema,
        recordedBy: z.string(),
      }),
    )
    .max(200),
  mayChange: z.boolean(),
});
export type ResultUse = z.infer<typeof resultUseSchema>;

const filter = {
  year: yearSchema.optional(),
  kind: z.enum(RESULT_USE_KINDS).optional(),
  /** Where something is missing: it is not known whether safety is in, or our result was not sent. */
  missing: z.enum(['safety', 'sent', 'feedback']).optional(),
  search: z.string().max(60).optional(),
};
const useId = z.strictObject({ useId: idSchema<'result-use'>() });

export const resultUsesRoutes = {
  list: get({
    id: 'assessments.uses',
    path: '/api/assessments/uses',
    summary: 'The register of where results are used, the latest first',
    access: 'session',
    query: z.strictObject({ ...filter, after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(resultUseSchema),
  }),
  export: get({
    id: 'assessments.export-uses',
    path: '/api/assessments/uses.xlsx',
    summary: 'The register as a workbook',
    access: 'session',
    query: z.strictObject(filter),
    response: z.unknown(),
    form: 'download',
  }),
  record: post({
    id: 'assessments.record-use',
    path: '/api/assessments/uses',
    summary: 'Record one',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      year: z.number().int().min(2018).max(2100),
      ...written,
    }),
    response: resultUseSchema,
  }),
  change: post({
    id: 'assessments.change-use',
    path: '/api/assessments/uses/:useId/change',
    summary: 'Change it; what it said before stays on record',
    access: 'session',
    params: useId,
    body: z.strictObject({ version: versionSchema, ...written }),
    response: resultUseSchema,
  }),
  withdraw: post({
    id: 'assessments.withdraw-use',
    path: '/api/assessments/uses/:useId/withdraw',
    summary: 'Withdraw what was recorded by mistake',
    access: 'session',
    params: useId,
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: resultUseSchema,
  }),
};
