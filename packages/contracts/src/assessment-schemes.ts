// Assessment schemes 考核细则 (art. 12, 13): drafted with their faults shown, tried out before they are issued, then frozen.
import { SUBJECT_KINDS } from '@jinze/kernel';
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
import { factsSchema, factValueSchema, scoreInputSchema } from './rules-score.ts';

export const SCHEME_STATES = ['draft', 'issued', 'superseded', 'withdrawn'] as const;
export type SchemeState = (typeof SCHEME_STATES)[number];
export const SCHEME_ACTS = ['change', 'issue', 'withdraw'] as const;
export type SchemeAct = (typeof SCHEME_ACTS)[number];

/** The body as it was written: a draft may have faults, of shape too, and they are told beside it. */
const body = z.record(z.string(), z.json());
export type SchemeBody = z.infer<typeof body>;

export const schemeFaultSchema = z.strictObject({
  /** `scheme.…` of the checker; `shape`: not the format (spec/rules/scheme.schema.json). */
  code: z.string(),
  path: z.string(),
  /** The same in the table’s own words; empty where there are none. */
  place: z.string(),
  text: z.string(),
});
export type SchemeFault = z.infer<typeof schemeFaultSchema>;

const faults = z.array(schemeFaultSchema).max(500);

export const schemeLineSchema = z.strictObject({
  id: idSchema<'assessment-scheme'>(),
  version: versionSchema,
  state: z.enum(SCHEME_STATES),
  title: z.string(),
  year: z.number().int(),
  region: regionPathSchema,
  regionName: z.string(),
  /** Null while the body does not say. */
  subjectKind: z.enum(SUBJECT_KINDS).nullable(),
  itemCount: z.number().int(),
  faultCount: z.number().int(),
  documentNo: z.string().nullable(),
  issuedOn: civilDateSchema.nullable(),
  draftedOn: civilDateSchema,
});
export type SchemeLine = z.infer<typeof schemeLineSchema>;

export const assessmentSchemeSchema = schemeLineSchema.extend({
  body,
  faults,
  classes: z.array(z.strictObject({ id: z.string(), name: z.string() })).max(50),
  /** What it asks of a subject, each fact once; empty while it has faults. */
  asked: z
    .array(
      z.strictObject({
        fact: z.string(),
        asks: z.string(),
        kind: z.string(),
        source: z.string().nullable(),
      }),
    )
    .max(2000),
  versions: z
    .array(
      z.strictObject({
        version: versionSchema,
        note: z.string().nullable(),
        recordedAt: instantSchema,
        recordedBy: z.string(),
      }),
    )
    .max(500),
  issue: z
    .strictObject({
      organ: z.string(),
      documentNo: z.string(),
      on: civilDateSchema,
      approval: z.string(),
      recordedBy: z.string(),
    })
    .nullable(),
  supersedes: z.strictObject({ id: idSchema<'assessment-scheme'>(), title: z.string() }).nullable(),
  supersededBy: z
    .strictObject({ id: idSchema<'assessment-scheme'>(), title: z.string() })
    .nullable(),
  /** Exercises that go by it. */
  /** Null to who is assessed under it: they read it as it was issued, without versions and what is around it. */
  exerciseCount: z.number().int().nullable(),
  may: z.array(z.enum(SCHEME_ACTS)),
});
export type AssessmentScheme = z.infer<typeof assessmentSchemeSchema>;

/** Which scheme: one that is kept here, by an earlier version if need be; a built-in one; or what is pasted. */
const source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('kept'),
    schemeId: idSchema<'assessment-scheme'>(),
    version: versionSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('built-in'), id: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('body'), body }),
]);
export type SchemeSource = z.infer<typeof source>;

const between = z.strictObject({ atLeast: z.number().nullable(), atMost: z.number().nullable() });
/** A number, or what it lies between. */
const tried = z.strictObject({
  total: z.number().nullable(),
  between: between.nullable(),
  grade: z.string().nullable(),
  couldBe: z.array(z.string()),
});
const itemValue = z.strictObject({ value: z.number().nullable(), between: between.nullable() });

export const whatIfSchema = z.strictObject({
  subjects: z
    .array(
      z.strictObject({
        name: z.string(),
        class: z.string().nullable(),
        before: tried.nullable(),
        after: tried.nullable(),
        /** Why one of them could not be scored. */
        refusal: z.string().nullable(),
        /** Items that come out differently; one that is only in one of the schemes has null on the other side. */
        items: z
          .array(
            z.strictObject({
              id: z.string(),
              title: z.string(),
              before: itemValue.nullable(),
              after: itemValue.nullable(),
            }),
          )
          .max(1000),
      }),
    )
    .max(200),
});
export type WhatIf = z.infer<typeof whatIfSchema>;

const schemeId = z.strictObject({ schemeId: idSchema<'assessment-scheme'>() });
const ofRegionAndYear = {
  region: regionPathSchema,
  year: z.number().int().min(2018).max(2100),
  title: shortText,
};
const listFilter = {
  region: regionPathSchema.optional(),
  year: yearSchema.optional(),
  state: z.enum(SCHEME_STATES).optional(),
  search: z.string().max(60).optional(),
};

export const assessmentSchemesRoutes = {
  builtIn: get({
    id: 'assessments.built-in',
    path: '/api/assessments/built-in',
    summary: 'The real scoring tables that come with the system, to be copied',
    access: 'session',
    response: z.strictObject({
      items: z
        .array(
          z.strictObject({
            id: z.string(),
            title: z.string(),
            year: z.number().int().nullable(),
            place: z.string().nullable(),
            subjectKind: z.enum(SUBJECT_KINDS),
            itemCount: z.number().int(),
            isPartial: z.boolean(),
          }),
        )
        .max(200),
    }),
  }),
  schemes: get({
    id: 'assessments.schemes',
    path: '/api/assessments/schemes',
    summary: 'Schemes of the caller’s offices, the latest first',
    access: 'session',
    query: z.strictObject({
      ...listFilter,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(schemeLineSchema),
  }),
  exportSchemes: get({
    id: 'assessments.export-schemes',
    path: '/api/assessments/schemes.xlsx',
    summary: 'The schemes as they are filtered',
    access: 'session',
    query: z.strictObject(listFilter),
    response: z.unknown(),
    form: 'download',
  }),
  scheme: get({
    id: 'assessments.scheme',
    path: '/api/assessments/schemes/:schemeId',
    summary: 'One scheme with its body, its faults, its versions and what it asks',
    access: 'session',
    params: schemeId,
    response: assessmentSchemeSchema,
  }),
  schemeVersion: get({
    id: 'assessments.scheme-version',
    path: '/api/assessments/schemes/:schemeId/versions/:version',
    summary: 'The body of an earlier version',
    access: 'session',
    params: schemeId.extend({ version: z.coerce.number().int().min(1) }),
    response: z.strictObject({ body }),
  }),
  exportScheme: get({
    id: 'assessments.export-scheme',
    path: '/api/assessments/schemes/:schemeId/scheme.json',
    summary: 'The body as a file',
    access: 'session',
    params: schemeId,
    response: z.unknown(),
    form: 'download',
  }),
  checkScheme: post({
    id: 'assessments.check-scheme',
    path: '/api/assessments/schemes/check',
    summary: 'The faults of a body; nothing is kept',
    access: 'session',
    body: z.strictObject({ body }),
    response: z.strictObject({ faults }),
  }),
  draftScheme: post({
    id: 'assessments.draft-scheme',
    path: '/api/assessments/schemes',
    summary: 'Draft a scheme: from a built-in table, another scheme, a file, or from nothing',
    access: 'session',
    body: z.strictObject({
      ...ofRegionAndYear,
      from: source.nullable(),
      /** An issued scheme whose place it takes once it is issued. */
      supersedes: idSchema<'assessment-scheme'>().nullable(),
    }),
    response: assessmentSchemeSchema,
  }),
  changeScheme: post({
    id: 'assessments.change-scheme',
    path: '/api/assessments/schemes/:schemeId/change',
    summary: 'Save a draft, with its faults if it has some; what it said before stays on record',
    access: 'session',
    params: schemeId,
    body: z.strictObject({
      version: versionSchema,
      title: shortText,
      body,
      note: shortText.nullable(),
    }),
    response: assessmentSchemeSchema,
  }),
  issueScheme: post({
    id: 'assessments.issue-scheme',
    path: '/api/assessments/schemes/:schemeId/issue',
    summary: 'Record that it was approved and issued; from then on it does not change',
    access: 'signing',
    params: schemeId,
    body: z.strictObject({
      version: versionSchema,
      organ: shortText,
      documentNo: shortText,
      on: civilDateSchema,
      /** Which meeting or who approved it. */
      approval: shortText,
    }),
    response: assessmentSchemeSchema,
  }),
  withdrawScheme: post({
    id: 'assessments.withdraw-scheme',
    path: '/api/assessments/schemes/:schemeId/withdraw',
    summary: 'Give up a draft',
    access: 'session',
    params: schemeId,
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: assessmentSchemeSchema,
  }),
  sampleFacts: post({
    id: 'assessments.sample-facts',
    path: '/api/assessments/sample-facts',
    summary: 'Made-up facts a scheme can be tried on; nothing is kept',
    access: 'session',
    body: z.strictObject({
      scheme: source,
      class: z.string().max(100).nullable(),
      seed: z.number().int().min(0).max(1_000_000),
    }),
    response: z.strictObject({ facts: factsSchema }),
  }),
  whatIf: post({
    id: 'assessments.what-if',
    path: '/api/assessments/what-if',
    summary:
      'How subjects come out under a scheme, beside another one or another fact; nothing is kept',
    access: 'session',
    body: z.strictObject({
      scheme: source,
      /** Beside what; null: the same scheme without the change of fact. */
      against: source.nullable(),
      subjects: z
        .array(
          z.strictObject({
            name: shortText,
            class: z.string().max(100).nullable(),
            facts: scoreInputSchema.shape.facts,
          }),
        )
        .max(50),
      /** Subjects of an exercise with the facts they have. */
      exerciseId: idSchema<'assessment'>().nullable(),
      /** A fact that were another; null: not known. */
      change: z
        .strictObject({ fact: z.string().min(1).max(100), value: factValueSchema.nullable() })
        .nullable(),
    }),
    response: whatIfSchema,
  }),
};
