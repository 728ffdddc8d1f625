// Commendations 表彰奖励 (art. 16, 17): nominated, examined against the rules, made public, granted from above, revoked.
import { ASSESSMENT_GRADES } from '@jinze/kernel';
import { z } from 'zod';
import {
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
  yearSchema,
} from './common.ts';
import { whySchema } from './duties.ts';
import { get, post } from './route.ts';
import { eligibilityOutputSchema } from './rules-eligibility.ts';

/** 及时表彰奖励 (art. 16); 记功 and 嘉奖 are the periodic ones (art. 17). */
export const COMMENDATION_KINDS = ['timely', 'merit', 'citation'] as const;
export type CommendationKind = (typeof COMMENDATION_KINDS)[number];
/** What a timely one is for: 加强安全生产工作, 承担专项重要工作, 参加抢险救护. */
export const COMMENDATION_MERITS = ['routine', 'special', 'rescue'] as const;
export type CommendationMerit = (typeof COMMENDATION_MERITS)[number];
/** `waiting`: it cannot be told yet; it is examined again once what is missing is there. */
export const COMMENDATION_STATES = [
  'draft',
  'nominated',
  'waiting',
  'examined',
  'refused',
  'publicised',
  'granted',
  'not-granted',
  'revoked',
  'withdrawn',
] as const;
export type CommendationState = (typeof COMMENDATION_STATES)[number];
export const COMMENDATION_ACTS = [
  'draft',
  'change',
  'nominate',
  'examine',
  'publicise',
  'object',
  'answer-objection',
  'grant',
  'not-grant',
  'revoke',
  'withdraw',
] as const;
export type CommendationAct = (typeof COMMENDATION_ACTS)[number];

/** What the system cannot know and somebody with the power states, with their document. */
const from = { by: shortText, documentNo: shortText, on: civilDateSchema };
const answer = z.enum(['yes', 'no', 'unknown']);
export const commendationStatementSchema = z.discriminatedUnion('topic', [
  /** 立案未结: the discipline organ answers. */
  z.strictObject({
    topic: z.literal('open-case'),
    value: z.enum(['filed', 'none', 'unknown']),
    ...from,
  }),
  /** Whether the person answers for the accident they helped to rescue in. */
  z.strictObject({ topic: z.literal('answers-for'), value: answer, ...from }),
  /** Whether the person belongs to a body that answers for it. */
  z.strictObject({ topic: z.literal('responsible-body'), value: answer, ...from }),
  /** Whether an event that is not in the register of accidents is one all the same. */
  z.strictObject({ topic: z.literal('is-accident'), value: answer, ...from }),
]);
export type CommendationStatement = z.infer<typeof commendationStatementSchema>;
export const STATEMENT_TOPICS = [
  'open-case',
  'answers-for',
  'responsible-body',
  'is-accident',
] as const;
export type StatementTopic = (typeof STATEMENT_TOPICS)[number];

export const assessmentResultSchema = z.strictObject({
  year: z.number().int().min(2018).max(2100),
  grade: z.enum(ASSESSMENT_GRADES),
  documentNo: shortText,
});
export type AssessmentResult = z.infer<typeof assessmentResultSchema>;

const ground = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('timely'), merit: z.enum(['routine', 'special']) }),
  z.strictObject({
    kind: z.literal('rescue'),
    /** An accident of the register, or an event that has none; one of the two. */
    accidentId: idSchema<'accident'>().nullable(),
    event: shortText.nullable(),
  }),
  z.strictObject({
    kind: z.literal('periodic'),
    award: z.enum(['merit', 'citation']),
    assessment: assessmentResultSchema,
  }),
]);
export type CommendationGround = z.infer<typeof ground>;

const written = {
  /** The office or body that nominates 推荐单位. */
  nominatingOrgan: shortText,
  /** The region whose party committee and government are asked: above the person's level. */
  approving: regionPathSchema,
  ground,
  grounds: longText,
  deeds: z.string().trim().min(1, '请填写').max(10_000),
  basisDocuments: z.array(shortText).min(1, '请至少写一件').max(20),
};

export const commendationLineSchema = z.strictObject({
  id: idSchema<'commendation'>(),
  version: versionSchema,
  state: z.enum(COMMENDATION_STATES),
  kind: z.enum(COMMENDATION_KINDS),
  merit: z.enum(COMMENDATION_MERITS).nullable(),
  personName: z.string(),
  postTitle: z.string(),
  organName: z.string(),
  level: levelSchema,
  nominatingOrgan: z.string(),
  approvingName: z.string(),
  draftedOn: civilDateSchema,
  publicTo: civilDateSchema.nullable(),
  grantedOn: civilDateSchema.nullable(),
  documentNo: z.string().nullable(),
});
export type CommendationLine = z.infer<typeof commendationLineSchema>;

export const examinationSchema = z.strictObject({
  number: z.number().int(),
  on: civilDateSchema,
  examiner: z.string(),
  recordedAt: instantSchema,
  statements: z.array(commendationStatementSchema).max(10),
  /** As the rules said it that day. Who only nominates does not see the reasons that are measures or cases. */
  answer: eligibilityOutputSchema,
  isWithheld: z.boolean(),
  why: whySchema,
});
export type Examination = z.infer<typeof examinationSchema>;

export const objectionSchema = z.strictObject({
  number: z.number().int(),
  on: civilDateSchema,
  /** From whom, as far as they gave a name; an anonymous one says so. */
  by: z.string(),
  content: z.string(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  answer: z
    .strictObject({
      on: civilDateSchema,
      by: z.string(),
      isUpheld: z.boolean(),
      text: z.string(),
    })
    .nullable(),
});
export type Objection = z.infer<typeof objectionSchema>;

export const commendationSchema = commendationLineSchema.extend({
  personId: idSchema<'person'>(),
  regionName: z.string(),
  managingName: z.string().nullable(),
  ground: z.strictObject({
    accident: z
      .strictObject({
        id: idSchema<'accident'>(),
        name: z.string(),
        occurredOn: civilDateSchema,
      })
      .nullable(),
    event: z.string().nullable(),
    assessment: assessmentResultSchema.nullable(),
  }),
  approving: regionPathSchema,
  appointmentId: idSchema<'appointment'>(),
  grounds: z.string(),
  deeds: z.string(),
  basisDocuments: z.array(z.string()).max(20),
  nominatedOn: civilDateSchema.nullable(),
  /** Empty for the person: how they were examined is for those who handle it. */
  examinations: z.array(examinationSchema).max(100),
  /** Which statements an examination takes. */
  topics: z.array(z.enum(STATEMENT_TOPICS)),
  publicity: z
    .strictObject({
      from: civilDateSchema,
      to: civilDateSchema,
      place: z.string(),
      documentNo: z.string().nullable(),
      isOver: z.boolean(),
    })
    .nullable(),
  objections: z.array(objectionSchema).max(100),
  /** What the approving body has laid down for this kind this year; null: nothing yet. */
  quota: z
    .strictObject({
      year: z.number().int(),
      total: z.number().int(),
      used: z.number().int(),
      basis: z.string(),
      publicityDays: z.number().int(),
      publicityBasis: z.string(),
    })
    .nullable(),
  grant: z
    .strictObject({
      on: civilDateSchema,
      documentNo: z.string(),
      partyCommittee: z.string(),
      government: z.string(),
      basis: z.string(),
      /** The how many-th of the quota. */
      place: z.number().int(),
      total: z.number().int(),
    })
    .nullable(),
  ending: z
    .strictObject({
      on: civilDateSchema,
      by: z.string().nullable(),
      documentNo: z.string().nullable(),
      reason: z.string(),
    })
    .nullable(),
  /** What is filled in for who grants: the two bodies of the approving region, where the roster has them. */
  bodies: z.strictObject({
    partyCommittee: z.string().nullable(),
    government: z.string().nullable(),
  }),
  steps: z
    .array(
      z.strictObject({
        act: z.enum(COMMENDATION_ACTS),
        on: civilDateSchema,
        documentNo: z.string().nullable(),
        note: z.string().nullable(),
        recordedAt: instantSchema,
        recordedBy: z.string(),
      }),
    )
    .max(300),
  may: z.array(z.enum(COMMENDATION_ACTS)),
});
export type Commendation = z.infer<typeof commendationSchema>;

/** What an approving body lays down for a year: how many of a kind, and how long they are made public. */
export const commendationQuotaSchema = z.strictObject({
  id: idSchema<'commendation-quota'>(),
  version: versionSchema,
  region: regionPathSchema,
  regionName: z.string(),
  year: z.number().int(),
  kind: z.enum(COMMENDATION_KINDS),
  total: z.number().int(),
  /** Every grant of the year; one that was revoked later was granted all the same. */
  used: z.number().int(),
  revoked: z.number().int(),
  basis: z.string(),
  publicityDays: z.number().int(),
  publicityBasis: z.string(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  mayChange: z.boolean(),
});
export type CommendationQuota = z.infer<typeof commendationQuotaSchema>;

const commendationId = z.strictObject({ commendationId: idSchema<'commendation'>() });
const filter = {
  /** `open`: all that something is still waited for. */
  state: z.enum([...COMMENDATION_STATES, 'open']).optional(),
  kind: z.enum(COMMENDATION_KINDS).optional(),
  year: yearSchema.optional(),
  search: z.string().max(60).optional(),
};
const laidDown = {
  total: z.number().int().min(0).max(100_000),
  basis: shortText,
  publicityDays: z.number().int().min(1).max(365),
  publicityBasis: shortText,
};

function act<Body extends z.ZodRawShape>(
  name: string,
  summary: string,
  body: Body,
  access: 'session' | 'signing' = 'session',
) {
  return post({
    id: `commendations.${name}`,
    path: `/api/commendations/:commendationId/${name}`,
    summary,
    access,
    params: commendationId,
    body: z.strictObject({ version: versionSchema, ...body }),
    response: commendationSchema,
  });
}

export const commendationsRoutes = {
  list: get({
    id: 'commendations.list',
    path: '/api/commendations',
    summary: 'Commendations the caller handles, the latest first',
    access: 'session',
    query: z.strictObject({ ...filter, after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(commendationLineSchema).extend({
      open: z.number().int(),
      /** Whose turn it is: the department to examine, the office to make public, the approving one once that is over. */
      waiting: z.strictObject({
        toExamine: z.number().int(),
        toPublicise: z.number().int(),
        toDecide: z.number().int(),
      }),
    }),
  }),
  export: get({
    id: 'commendations.export',
    path: '/api/commendations.xlsx',
    summary: 'The list as it is filtered',
    access: 'session',
    query: z.strictObject(filter),
    response: z.unknown(),
    form: 'download',
  }),
  mine: get({
    id: 'commendations.mine',
    path: '/api/commendations/mine',
    summary: 'What I was granted',
    access: 'session',
    response: z.strictObject({ items: z.array(commendationLineSchema).max(100) }),
  }),
  person: get({
    id: 'commendations.person',
    path: '/api/commendations/people/:personId',
    summary: 'What was granted to a person whose posts the caller’s committees manage',
    access: 'session',
    params: z.strictObject({ personId: idSchema<'person'>() }),
    response: z.strictObject({ items: z.array(commendationLineSchema).max(100) }),
  }),
  exportPerson: get({
    id: 'commendations.export-person',
    path: '/api/commendations/people/:personId/list.xlsx',
    summary: 'The same as a workbook',
    access: 'session',
    params: z.strictObject({ personId: idSchema<'person'>() }),
    response: z.unknown(),
    form: 'download',
  }),
  quotas: get({
    id: 'commendations.quotas',
    path: '/api/commendations/quotas',
    summary: 'What approving bodies have laid down for a year: quotas, publicity, and what is used',
    access: 'session',
    query: z.strictObject({ year: yearSchema }),
    response: z.strictObject({
      items: z.array(commendationQuotaSchema).max(200),
      /** For which regions the caller may lay it down. */
      regions: z.array(z.strictObject({ path: regionPathSchema, name: z.string() })).max(50),
    }),
  }),
  exportQuotas: get({
    id: 'commendations.export-quotas',
    path: '/api/commendations/quotas.xlsx',
    summary: 'The same as a workbook',
    access: 'session',
    query: z.strictObject({ year: yearSchema }),
    response: z.unknown(),
    form: 'download',
  }),
  layDownQuota: post({
    id: 'commendations.lay-down-quota',
    path: '/api/commendations/quotas',
    summary: 'Record the quota and the publicity of a kind, year and approving body',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      year: z.number().int().min(2018).max(2100),
      kind: z.enum(COMMENDATION_KINDS),
      ...laidDown,
    }),
    response: commendationQuotaSchema,
  }),
  changeQuota: post({
    id: 'commendations.change-quota',
    path: '/api/commendations/quotas/:quotaId',
    summary: 'Change a quota by another document; the earlier one stays on record',
    access: 'session',
    params: z.strictObject({ quotaId: idSchema<'commendation-quota'>() }),
    body: z.strictObject({ version: versionSchema, ...laidDown }),
    response: commendationQuotaSchema,
  }),
  commendation: get({
    id: 'commendations.commendation',
    path: '/api/commendations/:commendationId',
    summary: 'One commendation with its examinations, objections and course',
    access: 'session',
    params: commendationId,
    response: commendationSchema,
  }),
  draft: post({
    id: 'commendations.draft',
    path: '/api/commendations',
    summary: 'Draft a nomination',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      appointmentId: idSchema<'appointment'>(),
      ...written,
    }),
    response: commendationSchema,
  }),
  change: act('change', 'Change a draft', written),
  nominate: act('nominate', 'Nominate: it goes to the organisation department', {
    on: civilDateSchema,
    documentNo: shortText.nullable(),
  }),
  examine: act(
    'examine',
    'Ask the rules, with what was stated by whom; the answer is kept with its reasons',
    { statements: z.array(commendationStatementSchema).max(10) },
    'signing',
  ),
  publicise: act('publicise', 'Record the publicity 公示: from when to when, and where', {
    from: civilDateSchema,
    to: civilDateSchema,
    place: shortText,
    documentNo: shortText.nullable(),
  }),
  object: act('object', 'Record an objection made during the publicity', {
    on: civilDateSchema,
    by: shortText,
    content: longText,
  }),
  answerObjection: act('answer-objection', 'Record how an objection was handled', {
    number: z.number().int().min(1),
    on: civilDateSchema,
    isUpheld: z.boolean(),
    text: longText,
  }),
  grant: act(
    'grant',
    'Record the grant by the superior party committee and government; the rules are asked again',
    {
      on: civilDateSchema,
      documentNo: shortText,
      partyCommittee: shortText,
      government: shortText,
      basis: shortText,
    },
    'signing',
  ),
  notGrant: act('not-grant', 'Record that it is not granted, and why', {
    on: civilDateSchema,
    documentNo: shortText.nullable(),
    reason: longText,
  }),
  revoke: act(
    'revoke',
    'Record that it was revoked: by whom, under which number, why',
    { on: civilDateSchema, by: shortText, documentNo: shortText, reason: longText },
    'signing',
  ),
  withdraw: act('withdraw', 'Withdraw a nomination before it is granted', { reason: longText }),
};
