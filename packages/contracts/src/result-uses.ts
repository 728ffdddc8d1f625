// 结果运用台账 (art. 10, 13, 14): the year's other appraisals, inspections, appointments and honours, whether safety is in them,
// and whether our results were sent and used.
import { z } from 'zod';
import {
  cellErrorSchema,
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

/** 考核述职, 督查巡视巡察, 干部任用, 评先评优, 其他. */
export const RESULT_USE_KINDS = [
  'appraisal',
  'inspection',
  'appointment',
  'honour',
  'other',
] as const;
export type ResultUseKind = (typeof RESULT_USE_KINDS)[number];
/** `unknown`: to be asked; never taken for a no. */
export const SAFETY_IN = ['yes', 'no', 'unknown'] as const;
export type SafetyIn = (typeof SAFETY_IN)[number];
const PROPOSED_FROM = ['vetting', 'commendation', 'assessment'] as const;
export const RESULT_USE_ORIGINS = ['form', 'sheet', ...PROPOSED_FROM] as const;
export type ResultUseOrigin = (typeof RESULT_USE_ORIGINS)[number];

const written = {
  kind: z.enum(RESULT_USE_KINDS),
  name: shortText,
  /** Who carries it out. */
  organ: shortText,
  safetyIn: z.enum(SAFETY_IN),
  /** As its own paper says: 占5%, 5分. */
  weight: shortText.nullable(),
  /** Of the paper that says so. */
  documentNo: shortText.nullable(),
  /** Our result: to whom, when, under which number. */
  sentTo: shortText.nullable(),
  sentOn: civilDateSchema.nullable(),
  sentNo: shortText.nullable(),
  howUsed: longText.nullable(),
  feedback: longText.nullable(),
};
export const resultUseInputSchema = z.strictObject(written);
export type ResultUseInput = z.infer<typeof resultUseInputSchema>;

const said = {
  kind: z.enum(RESULT_USE_KINDS),
  name: z.string(),
  organ: z.string(),
  safetyIn: z.enum(SAFETY_IN),
  weight: z.string().nullable(),
  documentNo: z.string().nullable(),
  sentTo: z.string().nullable(),
  sentOn: civilDateSchema.nullable(),
  sentNo: z.string().nullable(),
  howUsed: z.string().nullable(),
  feedback: z.string().nullable(),
};

export const resultUseLineSchema = z.strictObject({
  ...said,
  id: idSchema<'result-use'>(),
  version: versionSchema,
  state: z.enum(['recorded', 'withdrawn']),
  regionName: z.string(),
  year: z.number().int(),
});
export type ResultUseLine = z.infer<typeof resultUseLineSchema>;

export const resultUseSchema = resultUseLineSchema.extend({
  origin: z.enum(RESULT_USE_ORIGINS),
  /** The final result it was taken from, where the reader may open it: whose it is stands there alone. */
  resultId: idSchema<'assessed'>().nullable(),
  withdrawnReason: z.string().nullable(),
  /** From the first on; each with what it changed, empty for the first. */
  history: z
    .array(
      z.strictObject({
        version: versionSchema,
        recordedAt: instantSchema,
        recordedBy: z.string(),
        changes: z.array(
          z.strictObject({
            field: z.enum(Object.keys(said) as [keyof typeof said, ...(keyof typeof said)[]]),
            from: z.string().nullable(),
            to: z.string().nullable(),
          }),
        ),
      }),
    )
    .max(500),
  may: z.array(z.enum(['change', 'withdraw'])),
});
export type ResultUse = z.infer<typeof resultUseSchema>;

/** How far a year's undertakings are covered; the withdrawn ones are not counted. */
export const resultUseCoverageSchema = z.strictObject({
  year: z.number().int(),
  all: z.number().int(),
  safetyIn: z.number().int(),
  sent: z.number().int(),
  used: z.number().int(),
  unknown: z.number().int(),
});
export type ResultUseCoverage = z.infer<typeof resultUseCoverageSchema>;

/** What is on record elsewhere and not yet in the register: a letter of vetting, a decree of commendation, a final result. */
export const resultUseProposalSchema = z.strictObject({
  ...said,
  origin: z.enum(PROPOSED_FROM),
  ref: z.string(),
  region: regionPathSchema,
  regionName: z.string(),
  year: z.number().int(),
});
export type ResultUseProposal = z.infer<typeof resultUseProposalSchema>;

export const resultUseCheckSchema = z.strictObject({
  fileName: z.string(),
  sheetName: z.string(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.number().int(),
  errors: z.array(cellErrorSchema),
  errorsLeftOut: z.number().int(),
  /** The first lines as they would be recorded. */
  lines: z.array(
    z.strictObject({ ...said, row: z.number().int(), regionName: z.string(), year: z.number() }),
  ),
});
export type ResultUseCheck = z.infer<typeof resultUseCheckSchema>;

/** What the list is narrowed to; the page’s address has the same names. */
const filter = {
  year: yearSchema.optional(),
  kind: z.enum(RESULT_USE_KINDS).optional(),
  safety: z.enum(SAFETY_IN).optional(),
  sent: z.enum(['yes', 'no']).optional(),
  used: z.enum(['yes', 'no']).optional(),
  state: z.enum(['withdrawn']).optional(),
  search: z.string().max(60).optional(),
};
const useId = z.strictObject({ useId: idSchema<'result-use'>() });
const digest = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) });

export const resultUsesRoutes = {
  list: get({
    id: 'assessments.uses',
    path: '/api/assessments/uses',
    summary:
      'The register of where results are used, the latest year first, and each year’s coverage',
    access: 'session',
    query: z.strictObject({ ...filter, after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(resultUseLineSchema).extend({
      /** The latest year first; of all that are recorded, whatever the list is narrowed to. */
      coverage: z.array(resultUseCoverageSchema).max(100),
      /** The region whose office keeps all of it: of that a year can be put on paper. Null: the caller has several. */
      office: idSchema<'region'>().nullable(),
    }),
  }),
  export: get({
    id: 'assessments.export-uses',
    path: '/api/assessments/uses.xlsx',
    summary: 'The register as it is filtered, as a workbook',
    access: 'session',
    query: z.strictObject(filter),
    response: z.unknown(),
    form: 'download',
  }),
  why: get({
    id: 'assessments.why-uses',
    path: '/api/assessments/uses/why',
    summary: 'Why a year’s coverage is what it is: clause, facts, what is missing, proof',
    access: 'session',
    query: z.strictObject({ year: yearSchema }),
    response: whySchema,
  }),
  proposals: get({
    id: 'assessments.use-proposals',
    path: '/api/assessments/uses/proposals',
    summary:
      'Letters of vetting, decrees of commendation and final results of a year that are not in the register yet',
    access: 'session',
    /** `ref`: that one alone. */
    query: z.strictObject({ year: yearSchema, ref: shortText.optional() }),
    /** `isCut`: there are more, which come up as these are taken. */
    response: z.strictObject({
      items: z.array(resultUseProposalSchema).max(200),
      isCut: z.boolean(),
    }),
  }),
  template: get({
    id: 'assessments.use-template',
    path: '/api/assessments/uses/template',
    summary: 'The workbook to enter the register in, with a sheet that explains',
    access: 'session',
    response: z.unknown(),
    form: 'download',
  }),
  check: post({
    id: 'assessments.check-uses',
    path: '/api/assessments/uses/check',
    summary: 'Check a workbook cell by cell; changes nothing',
    access: 'session',
    response: resultUseCheckSchema,
    form: 'upload',
  }),
  import: post({
    id: 'assessments.import-uses',
    path: '/api/assessments/uses/import/:digest',
    summary: 'Import the checked workbook; refused when any cell is wrong',
    access: 'session',
    params: digest,
    response: resultUseCheckSchema,
    form: 'upload',
  }),
  record: post({
    id: 'assessments.record-use',
    path: '/api/assessments/uses',
    summary: 'Record one, typed in or taken from a proposal',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      year: z.number().int().min(2018).max(2100),
      ...written,
      /** The proposal it is taken from. */
      from: z.strictObject({ origin: z.enum(PROPOSED_FROM), ref: shortText }).nullable(),
    }),
    response: resultUseSchema,
  }),
  use: get({
    id: 'assessments.use',
    path: '/api/assessments/uses/:useId',
    summary: 'One of the register with its history',
    access: 'session',
    params: useId,
    response: resultUseSchema,
  }),
  change: post({
    id: 'assessments.change-use',
    path: '/api/assessments/uses/:useId/change',
    summary: 'Supplement or correct it; what it said before stays on record',
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
