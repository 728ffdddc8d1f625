// Decisions on accountability in force, their measures and appeals, the bars that follow, and the register that follows a person (art. 19, 20, 24).
import { z } from 'zod';
import {
  civilDateSchema,
  cursorSchema,
  fullText,
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
import { barsOutputSchema, barWindowSchema, measureIdSchema } from './rules-bars.ts';

export const DECISION_STATES = ['in-force', 'changed', 'revoked', 'withdrawn'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];
export const DECISION_ACTS = [
  'record',
  'serve',
  'appeal',
  'answer-appeal',
  'change',
  'restore',
  'revoke',
  'withdraw',
] as const;
export type DecisionAct = (typeof DECISION_ACTS)[number];
/** 主要领导责任, 重要领导责任, 全面领导责任, 直接责任; the last is no leadership responsibility. */
export const RESPONSIBILITIES = ['principal', 'important', 'overall', 'direct'] as const;
export type Responsibility = (typeof RESPONSIBILITIES)[number];
export const WEIGHTS = ['heavier', 'lighter', 'reduced'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** A measure of art. 19 as a decision gives it. */
export const measureGivenSchema = z.strictObject({
  measure: measureIdSchema,
  /** The last day as it is printed in the decision; it wins over every computation. */
  until: civilDateSchema.nullable(),
  /** Of 留党察看. */
  probationMonths: z.union([z.literal(12), z.literal(24)]).nullable(),
});
export type MeasureGiven = z.infer<typeof measureGivenSchema>;

export const measureSchema = measureGivenSchema.extend({
  number: z.number().int(),
  restored: z
    .strictObject({ on: civilDateSchema, documentNo: z.string(), note: z.string() })
    .nullable(),
});

export const decisionVoteSchema = z.strictObject({
  meeting: shortText,
  present: z.number().int().min(1).max(200),
  votesFor: z.number().int().min(0).max(200),
});

export const appealSchema = z.strictObject({
  number: z.number().int(),
  /** Which way of appeal, as the data on appeals names it. */
  route: z.string(),
  lodgedOn: civilDateSchema,
  documentNo: z.string().nullable(),
  content: z.string(),
  /** By when an answer is due; null: the data fixes no term, and says so. */
  dueOn: civilDateSchema.nullable(),
  termBasis: z.string(),
  answer: z
    .strictObject({
      on: civilDateSchema,
      documentNo: z.string(),
      by: z.string(),
      result: z.enum(['upheld', 'changed', 'revoked']),
      text: z.string(),
    })
    .nullable(),
});

export const decisionLineSchema = z.strictObject({
  id: idSchema<'decision'>(),
  version: versionSchema,
  state: z.enum(DECISION_STATES),
  origin: z.enum(['here', 'elsewhere']),
  personId: idSchema<'person'>(),
  personName: z.string(),
  postTitle: z.string(),
  organName: z.string(),
  level: levelSchema,
  outcome: z.enum(['pursued', 'not-pursued']),
  ground: z.enum(['article-23', 'other']).nullable(),
  organ: z.string(),
  documentNo: z.string(),
  decidedOn: civilDateSchema,
  measures: z.array(measureSchema).max(10),
  becauseAccident: z.boolean(),
  accidentName: z.string().nullable(),
});
export type DecisionLine = z.infer<typeof decisionLineSchema>;

/** More appeals of one decision are refused, never left out. */
export const APPEALS_MOST = 20;

export const decisionSchema = decisionLineSchema.extend({
  postClass: z.string(),
  committeeName: z.string().nullable(),
  worksheetId: idSchema<'worksheet'>().nullable(),
  circumstances: z.array(z.number().int()).max(5),
  responsibility: z.enum(RESPONSIBILITIES).nullable(),
  effectiveOn: civilDateSchema.nullable(),
  servedOn: civilDateSchema.nullable(),
  vote: decisionVoteSchema.nullable(),
  weight: z.enum(WEIGHTS).nullable(),
  weightReason: z.string().nullable(),
  content: z.string(),
  followsId: idSchema<'decision'>().nullable(),
  /** What took its place, after an appeal or by the organ’s own change. */
  followedById: idSchema<'decision'>().nullable(),
  endedReason: z.string().nullable(),
  /** The bars that follow from it today; none from one that was changed or revoked. Null: the reader has no bars of the person. */
  bars: z.array(barWindowSchema).max(40).nullable(),
  appeals: z.array(appealSchema).max(APPEALS_MOST),
  /** Ways of appeal that this decision's measures have, with their terms as far as they are known. */
  appealRoutes: z.array(
    z.strictObject({
      route: z.string(),
      term: z.string().nullable(),
      /** The last day to lodge it; null: not served yet, or the data fixes no term. */
      lodgeBy: civilDateSchema.nullable(),
      basis: z.string(),
      status: z.string(),
    }),
  ),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  steps: z
    .array(
      z.strictObject({
        act: z.string(),
        on: civilDateSchema,
        documentNo: z.string().nullable(),
        note: z.string().nullable(),
        recordedAt: instantSchema,
        recordedBy: z.string(),
      }),
    )
    .max(300),
  may: z.array(z.enum(DECISION_ACTS)),
});
export type Decision = z.infer<typeof decisionSchema>;

export const BAR_QUESTIONS = [
  'promotion',
  'importantAppointment',
  'leadershipPost',
  'higherPost',
  'gradeRise',
  'honours',
  'excellentAppraisal',
  'veto',
] as const;
export type BarQuestion = (typeof BAR_QUESTIONS)[number];

/** What follows a person for life 终身 (art. 24): every decision, the bars of today, cases still open. */
export const personRegisterSchema = z.strictObject({
  personId: idSchema<'person'>(),
  personName: z.string(),
  asOf: civilDateSchema,
  posts: z.array(
    z.strictObject({
      postTitle: z.string(),
      organName: z.string(),
      from: civilDateSchema,
      to: civilDateSchema.nullable(),
    }),
  ),
  decisions: z.array(decisionLineSchema).max(500),
  /** Null: the reader's committee managed an earlier post and sees its own decisions alone. */
  bars: barsOutputSchema.nullable(),
  /** Why each question is answered as it is; null with the bars. */
  whys: z.record(z.enum(BAR_QUESTIONS), whySchema).nullable(),
  /** Worksheets not decided yet, where the reader may know of them. */
  openCases: z.number().int(),
});
export type PersonRegister = z.infer<typeof personRegisterSchema>;

export const barEndSchema = z.strictObject({
  personId: idSchema<'person'>(),
  personName: z.string(),
  postTitle: z.string(),
  organName: z.string(),
  measure: measureIdSchema,
  from: civilDateSchema,
  to: civilDateSchema,
  /** Another reading of the same rule; both are shown. */
  otherTo: civilDateSchema.nullable(),
  prohibits: z.array(z.string()),
  decisionId: idSchema<'decision'>(),
});
export type BarEnd = z.infer<typeof barEndSchema>;

const decisionId = z.strictObject({ decisionId: idSchema<'decision'>() });
const registered = {
  appointmentId: idSchema<'appointment'>(),
  onDay: civilDateSchema,
  circumstances: z.array(z.number().int().min(1).max(5)).max(5),
  responsibility: z.enum(RESPONSIBILITIES).nullable(),
  becauseAccident: z.boolean(),
  /** One of the register, by which vetting and commendations know it again; its name is taken from there. */
  accidentId: idSchema<'accident'>().nullable(),
  accidentName: shortText.nullable(),
  outcome: z.enum(['pursued', 'not-pursued']),
  ground: z.enum(['article-23', 'other']).nullable(),
  measures: z.array(measureGivenSchema).max(10),
  weight: z.enum(WEIGHTS).nullable(),
  weightReason: longText.nullable(),
  organ: shortText,
  documentNo: shortText,
  decidedOn: civilDateSchema,
  effectiveOn: civilDateSchema.nullable(),
  servedOn: civilDateSchema.nullable(),
  content: fullText,
};

function act<Body extends z.ZodRawShape>(
  name: string,
  summary: string,
  body: Body,
  access: 'session' | 'signing' = 'session',
) {
  return post({
    id: `accountability.decision-${name}`,
    path: `/api/accountability/decisions/:decisionId/${name}`,
    summary,
    access,
    params: decisionId,
    body: z.strictObject({ version: versionSchema, ...body }),
    response: decisionSchema,
  });
}

const filter = {
  state: z.enum(DECISION_STATES).optional(),
  search: z.string().max(60).optional(),
};
const span = z.strictObject({ from: civilDateSchema, to: civilDateSchema });

export const decisionsRoutes = {
  list: get({
    id: 'accountability.decisions',
    path: '/api/accountability/decisions',
    summary: 'Decisions on people whose posts the caller’s committees manage, the latest first',
    access: 'session',
    query: z.strictObject({
      ...filter,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(decisionLineSchema).extend({ count: z.number().int() }),
  }),
  export: get({
    id: 'accountability.export-decisions',
    path: '/api/accountability/decisions.xlsx',
    summary: 'The list as it is filtered, one row per decision',
    access: 'session',
    query: z.strictObject(filter),
    response: z.unknown(),
    form: 'download',
  }),
  mine: get({
    id: 'accountability.my-register',
    path: '/api/accountability/my-register',
    summary: 'What is on record of me, and the bars of today',
    access: 'session',
    response: personRegisterSchema,
  }),
  person: get({
    id: 'accountability.person-register',
    path: '/api/accountability/persons/:personId',
    summary: 'What is on record of a person for life, and the bars of a day',
    access: 'session',
    params: z.strictObject({ personId: idSchema<'person'>() }),
    query: z.strictObject({ asOf: civilDateSchema.optional() }),
    response: personRegisterSchema,
  }),
  exportPerson: get({
    id: 'accountability.export-person-register',
    path: '/api/accountability/persons/:personId/register.xlsx',
    summary: 'The same as a workbook, one row per decision',
    access: 'session',
    params: z.strictObject({ personId: idSchema<'person'>() }),
    query: z.strictObject({ asOf: civilDateSchema.optional() }),
    response: z.unknown(),
    form: 'download',
  }),
  barEnds: get({
    id: 'accountability.bar-ends',
    path: '/api/accountability/bar-ends',
    summary: 'Which bars end when; the end of one restores nothing by itself',
    access: 'session',
    query: span,
    /** `leftOut`: how many more there are. */
    response: z.strictObject({
      items: z.array(barEndSchema).max(1000),
      leftOut: z.number().int().min(0),
    }),
  }),
  exportBarEnds: get({
    id: 'accountability.export-bar-ends',
    path: '/api/accountability/bar-ends.xlsx',
    summary: 'Every bar that ends in these days',
    access: 'session',
    query: span,
    response: z.unknown(),
    form: 'download',
  }),
  decision: get({
    id: 'accountability.decision',
    path: '/api/accountability/decisions/:decisionId',
    summary: 'One decision with its measures, appeals and course',
    access: 'session',
    params: decisionId,
    response: decisionSchema,
  }),
  accidents: get({
    id: 'accountability.accidents-to-name',
    path: '/api/accountability/posts/:appointmentId/accidents',
    summary: 'Accidents a decision on the holder of a post may be for, the latest first',
    access: 'session',
    params: z.strictObject({ appointmentId: idSchema<'appointment'>() }),
    query: z.strictObject({ onDay: civilDateSchema }),
    response: z.strictObject({
      items: z
        .array(
          z.strictObject({
            id: idSchema<'accident'>(),
            name: z.string(),
            occurredOn: civilDateSchema,
          }),
        )
        .max(200),
    }),
  }),
  register: post({
    id: 'accountability.register-decision',
    path: '/api/accountability/decisions',
    summary: 'Register a decision in force that was made elsewhere',
    access: 'session',
    body: z.strictObject({ committee: regionPathSchema, ...registered }),
    response: decisionSchema,
  }),
  serve: act('serve', 'Record that it was served on the person', {
    on: civilDateSchema,
    documentNo: shortText.nullable(),
  }),
  appeal: act('appeal', 'Record or lodge an appeal', {
    route: z.string().min(1).max(40),
    on: civilDateSchema,
    documentNo: shortText.nullable(),
    content: fullText,
  }),
  answerAppeal: act(
    'answer-appeal',
    'Record how the appeal was answered; a change is a new decision that follows this one',
    {
      on: civilDateSchema,
      documentNo: shortText,
      by: shortText,
      result: z.enum(['upheld', 'changed', 'revoked']),
      text: fullText,
      /** Of a change: what takes its place. */
      measures: z.array(measureGivenSchema).max(10),
    },
    'signing',
  ),
  change: act(
    'change',
    'Record that the organ changed it without an appeal: a new decision takes its place',
    {
      on: civilDateSchema,
      documentNo: shortText,
      reason: fullText,
      measures: z.array(measureGivenSchema).min(1).max(10),
    },
    'signing',
  ),
  revoke: act(
    'revoke',
    'Record that the organ revoked it without an appeal',
    { on: civilDateSchema, documentNo: shortText, reason: longText },
    'signing',
  ),
  restore: act(
    'restore',
    'Record a restoration 恢复 of what a measure took: a decision of its own',
    {
      number: z.number().int().min(1),
      on: civilDateSchema,
      documentNo: shortText,
      note: longText,
    },
    'signing',
  ),
  withdraw: act('withdraw', 'Withdraw what was registered by mistake', { reason: longText }),
};
