// Vetting 干部考察 (art. 14): the organisation department asks, a superior safety office states facts, the discipline organ answers apart.
import {
  APPRAISAL_RESULTS,
  ASSESSMENT_GRADES,
  ELIGIBILITY_ANSWERS,
  MEASURE_NAMES,
  type MeasureId,
  OPEN_CASES,
} from '@jinze/kernel';
import { z } from 'zod';
import { ACCIDENT_GRADES, ACCIDENT_NATURES } from './accident-lists.ts';
import {
  cellErrorSchema,
  civilDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  levelSchema,
  longText,
  pageOf,
  pageSizeSchema,
  regionPathSchema,
  shortText,
  versionSchema,
} from './common.ts';
import { whySchema } from './duties.ts';
import { get, post } from './route.ts';
import { ruleBasisSchema } from './rules.ts';

/** Names in one request. */
export const VETTING_LIMIT = 10_000;

/** Each is a question of the rule topic `eligibility`. */
export const VETTING_PURPOSES = [
  'promotion',
  'important-appointment',
  'honour',
  'excellent-appraisal',
] as const;
export type VettingPurpose = (typeof VETTING_PURPOSES)[number];

export const VETTING_STATES = [
  'draft',
  'requested',
  'prepared',
  'reviewed',
  'issued',
  'revoked',
  'withdrawn',
] as const;
export type VettingState = (typeof VETTING_STATES)[number];

export const VETTING_ACTS = [
  'create',
  'send',
  'withdraw',
  'settle',
  'prepare',
  'return',
  'review',
  'issue',
  'let-stand',
  'revoke',
] as const;
export type VettingAct = (typeof VETTING_ACTS)[number];

/** What the caller may do with a request: its course, and the parts beside it. */
export const VETTING_POSSIBLE = [...VETTING_ACTS, 'check-facts', 'conclude', 'feed-back'] as const;
export type VettingPossible = (typeof VETTING_POSSIBLE)[number];

export const DISCIPLINE_STATES = ['none', 'drafted', 'issued'] as const;
export type DisciplineState = (typeof DISCIPLINE_STATES)[number];
export const VETTING_USES = ['relied-on', 'put-off', 'dropped', 'checked-further'] as const;
export type VettingUse = (typeof VETTING_USES)[number];
export const DISCIPLINE_CASES = ['filed', 'none', 'unknown'] as const;

const MEASURE_NAMES_BY_ID = Object.keys(MEASURE_NAMES) as [MeasureId, ...MeasureId[]];
const purposeSchema = z.enum(VETTING_PURPOSES);
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);
const fulfilledYear = z.strictObject({
  year: z.number().int(),
  met: z.number().int(),
  partly: z.number().int(),
  noRecord: z.number().int(),
  notYetDue: z.number().int(),
  cannotTell: z.number().int(),
});
export type FulfilledYear = z.infer<typeof fulfilledYear>;

const committeeSchema = z.strictObject({ path: regionPathSchema, name: z.string() });
const officeSchema = z.strictObject({
  path: regionPathSchema,
  level: levelSchema,
  name: z.string(),
});

export const vettingLineSchema = z.strictObject({
  id: idSchema<'vetting-request'>(),
  version: versionSchema,
  state: z.enum(VETTING_STATES),
  title: z.string(),
  purpose: purposeSchema,
  askedFor: civilDateSchema,
  appraisalYear: z.number().int().nullable(),
  committee: committeeSchema,
  answering: officeSchema,
  names: z.number().int(),
  createdOn: civilDateSchema,
  requestedOn: civilDateSchema.nullable(),
  letterNo: z.string().nullable(),
  issuedOn: civilDateSchema.nullable(),
  validUntil: civilDateSchema.nullable(),
  /**
   * Since it was issued, and with nothing decided on it: to the office facts of the letter, to the department what the
   * register of accountability has of people it manages.
   */
  hasChanged: z.boolean(),
});
export type VettingLine = z.infer<typeof vettingLineSchema>;

export const vettingCountsSchema = z.strictObject({
  barred: z.number().int(),
  cannotTell: z.number().int(),
  /** No bar on record, and something a person weighs. */
  toJudge: z.number().int(),
  clear: z.number().int(),
});
export type VettingCounts = z.infer<typeof vettingCountsSchema>;

export const changedNameSchema = z.strictObject({
  number: z.number().int(),
  personName: z.string(),
  before: z.enum(ELIGIBILITY_ANSWERS),
  now: z.enum(ELIGIBILITY_ANSWERS),
  /** Reasons that were not there when it was issued. */
  because: z.array(z.string()).max(20),
});
export type ChangedName = z.infer<typeof changedNameSchema>;

/** What the discipline organ said; to whoever sees it. */
export const disciplinePartSchema = z.strictObject({
  version: versionSchema,
  state: z.enum(['drafted', 'issued']),
  statement: z.string(),
  entries: z
    .array(
      z.strictObject({
        number: z.number().int(),
        personName: z.string(),
        openCase: z.enum(DISCIPLINE_CASES),
        measures: z.string().nullable(),
      }),
    )
    .max(1000),
  draftedBy: z.string(),
  reviewedBy: z.string().nullable(),
  documentNo: z.string().nullable(),
  issuedOn: civilDateSchema.nullable(),
  may: z.array(z.enum(['answer', 'issue'])),
});
export type DisciplinePart = z.infer<typeof disciplinePartSchema>;

export const vettingSchema = vettingLineSchema.extend({
  basisDocument: z.string(),
  sourceName: z.string(),
  createdBy: z.string(),
  /** Null to whoever does not see the opinion yet, or ever. */
  counts: vettingCountsSchema.nullable(),
  /** Of the letter alone; to the department `counts` go by what the register of accountability adds as well. */
  letterCounts: vettingCountsSchema.nullable(),
  rulesVersion: z.string().nullable(),
  preparedBy: z.string().nullable(),
  preparedAt: instantSchema.nullable(),
  reviewedBy: z.string().nullable(),
  endedReason: z.string().nullable(),
  changes: z.array(changedNameSchema).max(500),
  /** What the office decides on when it lets the letter stand: exactly these changes. Null: none of the letter. */
  changesHash: z.string().nullable(),
  /** To the department, from the day it is issued; the office never sees it. */
  discipline: disciplinePartSchema.nullable(),
  /** The department’s own. */
  conclusion: z
    .strictObject({
      content: z.string(),
      /** Why it was made without the discipline organ’s answer, or on a letter that had run out. */
      despite: z.string().nullable(),
      documentNo: z.string().nullable(),
      on: civilDateSchema,
      by: z.string(),
    })
    .nullable(),
  uses: z
    .array(
      z.strictObject({
        entry: z.number().int(),
        numbers: z.array(z.number().int()).max(VETTING_LIMIT),
        result: z.enum(VETTING_USES),
        note: z.string(),
        on: civilDateSchema,
        by: z.string(),
      }),
    )
    .max(500),
  steps: z
    .array(
      z.strictObject({
        act: z.enum(VETTING_ACTS),
        on: civilDateSchema,
        documentNo: z.string().nullable(),
        note: z.string().nullable(),
        recordedAt: instantSchema,
        recordedBy: z.string(),
      }),
    )
    .max(500),
  may: z.array(z.enum(VETTING_POSSIBLE)),
});
export type Vetting = z.infer<typeof vettingSchema>;

export const vettingNameSchema = z.strictObject({
  number: z.number().int(),
  personName: z.string(),
  postTitle: z.string(),
  organName: z.string(),
  level: levelSchema,
  lastAppraisal: z.enum(APPRAISAL_RESULTS).nullable(),
  assessment: z.enum(ASSESSMENT_GRADES).nullable(),
  opinion: z
    .strictObject({
      answer: z.enum(ELIGIBILITY_ANSWERS),
      until: civilDateSchema.nullable(),
      orUntil: civilDateSchema.nullable(),
      openCase: z.enum(OPEN_CASES),
      toJudge: z.boolean(),
      /** The first reasons, in words. */
      because: z.array(z.string()).max(3),
    })
    .nullable(),
});
export type VettingName = z.infer<typeof vettingNameSchema>;

/** What an opinion stands on, as it was found. */
export const vettingFactsSchema = z.strictObject({
  posts: z
    .array(
      z.strictObject({
        postTitle: z.string(),
        organName: z.string(),
        from: civilDateSchema,
        to: civilDateSchema.nullable(),
        fields: z.array(z.string()),
      }),
    )
    .max(100),
  fulfilment: z.array(fulfilledYear).max(50),
  measures: z
    .array(z.strictObject({ measure: z.enum(MEASURE_NAMES_BY_ID), decidedOn: civilDateSchema }))
    .max(200),
  /** In the field and place of a post while it was held: no statement that the person answers for it. */
  accidents: z
    .array(
      z.strictObject({
        accidentId: idSchema<'accident'>(),
        name: z.string(),
        occurredOn: civilDateSchema,
        grade: z.enum(ACCIDENT_GRADES).nullable(),
        /** As it is on record; of opinions kept before it was asked for, absent. */
        nature: z.enum(ACCIDENT_NATURES).exactOptional(),
        isReportApproved: z.boolean(),
        /** By a decision in force, or by what the office took from the approved report. */
        answersFor: z.enum(['yes', 'no', 'unknown']),
      }),
    )
    .max(200),
  /** How many more there were; the rule was asked about all. */
  accidentsLeftOut: z.number().int().exactOptional(),
  /** Inspection findings that name a post of theirs: for reference, and no bar. Of opinions kept before they were, absent. */
  findings: z
    .array(z.strictObject({ foundOn: civilDateSchema, words: z.string() }))
    .max(100)
    .exactOptional(),
  /** Null: not on record in this system. */
  commendations: z
    .array(z.strictObject({ name: z.string(), grantedOn: civilDateSchema }))
    .max(100)
    .nullable(),
});
export type VettingFacts = z.infer<typeof vettingFactsSchema>;

const reasonsSchema = z.strictObject({
  reasons: z.array(z.string()).max(200),
  missing: z.array(z.string()).max(200),
  forJudgement: z.array(z.string()).max(200),
  basis: z.array(ruleBasisSchema).max(200),
});
export type VettingReasons = z.infer<typeof reasonsSchema>;

export const vettingNameDetailSchema = vettingNameSchema.extend({
  facts: vettingFactsSchema,
  forJudgement: z.array(z.string()),
  why: whySchema,
});
export type VettingNameDetail = z.infer<typeof vettingNameDetailSchema>;

/** One line of the list whose person a human must choose. */
const questionSchema = z.strictObject({
  row: z.number().int(),
  name: z.string(),
  body: z.string(),
  post: z.string(),
  kind: z.enum(['several', 'not-so', 'nobody']),
  candidates: z
    .array(z.strictObject({ personId: idSchema<'person'>(), name: z.string(), posts: z.string() }))
    .max(20),
});

export const vettingCheckSchema = z.strictObject({
  fileName: z.string(),
  digest: digestSchema,
  rows: z.number().int(),
  errors: z.array(cellErrorSchema.extend({ sheet: z.string() })).max(500),
  errorsLeftOut: z.number().int(),
  questions: z.array(questionSchema).max(200),
  questionsLeftOut: z.number().int(),
  /** Which office answers for how many of the names. */
  offices: z.array(officeSchema.extend({ names: z.number().int() })).max(200),
  /** Names the chosen office does not answer for, and why. */
  refused: z
    .array(
      z.strictObject({
        row: z.number().int(),
        personName: z.string(),
        organName: z.string(),
        postTitle: z.string(),
        reason: z.string(),
      }),
    )
    .max(500),
  refusedLeftOut: z.number().int(),
  matched: z.number().int(),
  names: z
    .array(
      z.strictObject({
        row: z.number().int(),
        personName: z.string(),
        organName: z.string(),
        postTitle: z.string(),
      }),
    )
    .max(500),
  /** The same list for the same purpose, day and document is on record. */
  earlier: idSchema<'vetting-request'>().nullable(),
});
export type VettingCheck = z.infer<typeof vettingCheckSchema>;

const aboutList = {
  committee: regionPathSchema,
  purpose: purposeSchema,
  askedFor: civilDateSchema,
  /** 年度考核: of which year, where it is asked whether somebody may be 优秀. */
  appraisalYear: z.number().int().min(1990).max(2200).nullable().default(null),
  basisDocument: shortText,
  choices: z
    .array(z.strictObject({ row: z.number().int().min(1), personId: idSchema<'person'>() }))
    .max(VETTING_LIMIT)
    .default([]),
};

const requestId = z.strictObject({ requestId: idSchema<'vetting-request'>() });
const SHOWN = ['all', 'exceptions', 'barred', 'cannot-tell', 'to-judge', 'clear'] as const;
export type VettingShown = (typeof SHOWN)[number];

function act<Body extends z.ZodRawShape>(
  name: string,
  summary: string,
  body: Body,
  access: 'session' | 'signing' = 'session',
) {
  return post({
    id: `vetting.${name}`,
    path: `/api/vetting/:requestId/${name}`,
    summary,
    access,
    params: requestId,
    body: z.strictObject({ version: versionSchema, ...body }),
    response: vettingSchema,
  });
}

/** The discipline organ’s view: the request, the names, what is registered of measures, its own answer. */
export const disciplineRequestSchema = z.strictObject({
  line: vettingLineSchema.omit({
    hasChanged: true,
    letterNo: true,
    issuedOn: true,
    validUntil: true,
  }),
  answer: disciplinePartSchema.nullable(),
  names: z
    .array(
      z.strictObject({
        number: z.number().int(),
        personName: z.string(),
        postTitle: z.string(),
        organName: z.string(),
        /** Decisions in force on record here. */
        /** Null: another committee manages the person now, and not all decisions are with this one. */
        registered: z.number().int().nullable(),
      }),
    )
    .max(500),
  next: z.number().int().nullable(),
  may: z.array(z.enum(['answer', 'issue'])),
});
export type DisciplineRequest = z.infer<typeof disciplineRequestSchema>;

const filter = {
  state: z.enum([...VETTING_STATES, 'open', 'changed']).optional(),
  search: z.string().max(60).optional(),
};

export const vettingRoutes = {
  list: get({
    id: 'vetting.list',
    path: '/api/vetting',
    summary: 'Requests the caller’s department asked or office answers, the latest first',
    access: 'session',
    query: z.strictObject({
      ...filter,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(vettingLineSchema).extend({
      /** By what is to be done next; of the whole list, whatever it is narrowed to. */
      waiting: z.strictObject({
        draft: z.number().int(),
        requested: z.number().int(),
        prepared: z.number().int(),
        reviewed: z.number().int(),
        /** To the office. */
        changed: z.number().int(),
        /** To the department: issued, and not concluded yet. */
        toConclude: z.number().int(),
      }),
    }),
  }),
  template: get({
    id: 'vetting.template',
    path: '/api/vetting/template',
    summary: 'The spreadsheet to fill with names',
    access: 'session',
    response: z.any(),
    form: 'download',
  }),
  people: get({
    id: 'vetting.people',
    path: '/api/vetting/people',
    summary:
      'People the committee manages, by a part of their name: for a line that matches nobody',
    access: 'session',
    query: z.strictObject({
      committee: regionPathSchema,
      search: z.string().trim().min(1).max(60),
    }),
    response: z.strictObject({
      items: z
        .array(
          z.strictObject({ personId: idSchema<'person'>(), name: z.string(), posts: z.string() }),
        )
        .max(20),
    }),
  }),
  check: post({
    id: 'vetting.check',
    path: '/api/vetting/check',
    summary: 'Say how a list of names is understood and what is wrong with it; changes nothing',
    access: 'session',
    body: z.strictObject({ ...aboutList, answering: regionPathSchema.nullable() }),
    response: vettingCheckSchema,
    form: 'upload',
  }),
  create: post({
    id: 'vetting.create',
    path: '/api/vetting/create/:digest',
    summary: 'Draft a request with exactly the list that was checked: all of it, or nothing',
    access: 'session',
    params: z.strictObject({ digest: digestSchema }),
    body: z.strictObject({ ...aboutList, answering: regionPathSchema, title: shortText }),
    response: z.strictObject({
      id: idSchema<'vetting-request'>(),
      names: z.number().int(),
      isAlreadyThere: z.boolean(),
    }),
    form: 'upload',
  }),
  request: get({
    id: 'vetting.request',
    path: '/api/vetting/:requestId',
    summary: 'One request with what the caller may see of its parts',
    access: 'session',
    params: requestId,
    response: vettingSchema,
  }),
  names: get({
    id: 'vetting.names',
    path: '/api/vetting/:requestId/names',
    summary: 'Its names with their answers, in the order of the list',
    access: 'session',
    params: requestId,
    query: z.strictObject({
      shown: z.enum(SHOWN).default('all'),
      /** `letter`: its own words, without what the register of accountability adds for the department. */
      part: z.enum(['letter', 'whole']).default('whole'),
      search: z.string().max(60).optional(),
      after: z.coerce.number().int().min(0).optional(),
      limit: pageSizeSchema,
    }),
    response: z.strictObject({
      items: z.array(vettingNameSchema).max(100),
      next: z.number().int().nullable(),
    }),
  }),
  name: get({
    id: 'vetting.name',
    path: '/api/vetting/:requestId/names/:number',
    summary: 'One name: what the answer stands on, and why it is so',
    access: 'session',
    params: requestId.extend({ number: z.coerce.number().int().min(1) }),
    response: vettingNameDetailSchema,
  }),
  export: get({
    id: 'vetting.export',
    path: '/api/vetting/:requestId/list.xlsx',
    summary: 'The list with its answers, as the department takes it away',
    access: 'session',
    params: requestId,
    query: z.strictObject({ shown: z.enum(SHOWN).default('all') }),
    response: z.any(),
    form: 'download',
  }),
  exportRequests: get({
    id: 'vetting.export-requests',
    path: '/api/vetting.xlsx',
    summary: 'The list of requests as it is filtered: how far each is, nobody’s name',
    access: 'session',
    query: z.strictObject(filter),
    response: z.unknown(),
    form: 'download',
  }),
  send: act('send', 'Ask the office', {}),
  withdraw: act('withdraw', 'Take the request back', { reason: longText }),
  settle: act(
    'settle',
    'What the approved report says of people and an accident; the opinion is computed anew',
    {
      accidentId: idSchema<'accident'>(),
      numbers: z.array(z.number().int().min(1)).min(1).max(500),
      answersFor: z.enum(['yes', 'no']),
      documentNo: shortText,
    },
  ),
  prepare: act('prepare', 'Compute the opinion of every name', {}),
  return: act('return', 'Send the prepared opinion back to be computed anew', { reason: longText }),
  review: act('review', 'Review the opinion as a second person: it is frozen', {}, 'signing'),
  issue: act(
    'issue',
    'Issue it as a letter',
    { documentNo: shortText, on: civilDateSchema, validUntil: civilDateSchema },
    'signing',
  ),
  checkFacts: act('check-facts', 'Compute the issued letter anew and see what has changed', {}),
  letStand: act('let-stand', 'Facts have changed as was seen, and the letter stands', {
    reason: longText,
    changesHash: z.string().max(100),
  }),
  revoke: act(
    'revoke',
    'Revoke the letter; those who received it are told',
    { on: civilDateSchema, documentNo: shortText.nullable(), reason: longText },
    'signing',
  ),
  conclude: act(
    'conclude',
    'The department’s own conclusion',
    {
      on: civilDateSchema,
      documentNo: shortText.nullable(),
      content: longText,
      despite: longText.nullable().default(null),
    },
    'signing',
  ),
  feedBack: act('feed-back', 'Say how the opinion was used', {
    numbers: z.array(z.number().int().min(1)).max(VETTING_LIMIT),
    result: z.enum(VETTING_USES),
    note: longText,
    on: civilDateSchema,
  }),
  disciplineList: get({
    id: 'vetting.discipline-list',
    path: '/api/vetting/discipline',
    summary: 'Requests on which the discipline organ is asked, the latest first',
    access: 'session',
    query: z.strictObject({ after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(
      z.strictObject({
        id: idSchema<'vetting-request'>(),
        title: z.string(),
        purpose: purposeSchema,
        askedFor: civilDateSchema,
        committee: committeeSchema,
        names: z.number().int(),
        requestedOn: civilDateSchema.nullable(),
        isWithdrawn: z.boolean(),
        answer: z.enum(DISCIPLINE_STATES),
      }),
    ).extend({
      waiting: z.strictObject({ none: z.number().int(), drafted: z.number().int() }),
    }),
  }),
  exportDiscipline: get({
    id: 'vetting.export-discipline',
    path: '/api/vetting/discipline.xlsx',
    summary: 'The same list as a workbook: how far each is, nobody’s name',
    access: 'session',
    response: z.unknown(),
    form: 'download',
  }),
  disciplineRequest: get({
    id: 'vetting.discipline-request',
    path: '/api/vetting/discipline/:requestId',
    summary: 'One request as the discipline organ sees it, with its own answer',
    access: 'session',
    params: requestId,
    query: z.strictObject({ after: z.coerce.number().int().min(0).optional() }),
    response: disciplineRequestSchema,
  }),
  disciplineAnswer: post({
    id: 'vetting.discipline-answer',
    path: '/api/vetting/discipline/:requestId/answer',
    summary: 'Draft the discipline organ’s own answer on measures and cases',
    access: 'session',
    params: requestId,
    body: z.strictObject({
      /** 0: none is drafted yet. */
      version: z.number().int().min(0),
      statement: longText,
      entries: z
        .array(
          z.strictObject({
            number: z.number().int().min(1),
            openCase: z.enum(DISCIPLINE_CASES),
            measures: longText.nullable(),
          }),
        )
        .max(1000),
    }),
    response: disciplinePartSchema,
  }),
  disciplineIssue: post({
    id: 'vetting.discipline-issue',
    path: '/api/vetting/discipline/:requestId/issue',
    summary: 'Issue the discipline organ’s answer as a second person, under its own number',
    access: 'signing',
    params: requestId,
    body: z.strictObject({
      version: versionSchema,
      documentNo: shortText,
      on: civilDateSchema,
    }),
    response: disciplinePartSchema,
  }),
};
