// Talks 约谈 (安委〔2018〕2号): proposed, approved where that is needed, notified, held, reported on, verified.
import { z } from 'zod';
import { ACCIDENT_GRADES } from './accident-lists.ts';
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
} from './common.ts';
import { whySchema } from './duties.ts';
import { get, post } from './route.ts';
import { outcomeSchema, ruleBasisSchema } from './rules.ts';
import { DUE_KINDS, dueSchema } from './supervision.ts';

export const TALK_STATES = [
  'proposed',
  'approved',
  'notified',
  'held',
  'reported',
  'returned',
  'closed',
  'withdrawn',
] as const;
export type TalkState = (typeof TALK_STATES)[number];
/** What gives the reason. `accidents`: a rule of the topic talk-triggers; the others are stated by the office. */
export const TALK_GROUNDS = ['accidents', 'deployment', 'task', 'inspection', 'other'] as const;
export type TalkGround = (typeof TALK_GROUNDS)[number];
/** What has been let pass: the day of the talk, or the day by which its report was due. */
export const TALK_OVERDUE = ['talk', 'report'] as const;
export type TalkOverdue = (typeof TALK_OVERDUE)[number];
export const TALK_ACTS = [
  'propose',
  'change',
  'approve',
  'notify',
  'hold',
  'report',
  'verify',
  'return',
  'withdraw',
] as const;
export type TalkAct = (typeof TALK_ACTS)[number];

/** An accident as it was known when it was counted. */
export const countedAccidentSchema = z.strictObject({
  accidentId: idSchema<'accident'>(),
  version: versionSchema,
  name: z.string(),
  occurredOn: civilDateSchema,
  grade: z.enum(ACCIDENT_GRADES).nullable(),
  isResponsible: z.boolean().nullable(),
  regionName: z.string(),
});
export type CountedAccident = z.infer<typeof countedAccidentSchema>;
/** One that might count: what is not known of it. */
export const perhapsCountedSchema = countedAccidentSchema.extend({ because: z.string() });
export type PerhapsCounted = z.infer<typeof perhapsCountedSchema>;

/** What a rule says of a region's accidents; frozen with the talk that is opened on it. */
export const talkTriggerSchema = z.strictObject({
  /** Which rule; `unknown` and `no-rule`: what no rule on record speaks of. */
  key: z.string().min(1).max(200),
  /** The local parameter it comes from. */
  parameter: z.string().nullable(),
  regionName: z.string(),
  level: levelSchema,
  who: z.string(),
  whom: z.string(),
  rule: z.string(),
  outcome: outcomeSchema,
  counted: z.array(countedAccidentSchema).max(5000),
  perhaps: z.array(perhapsCountedSchema).max(5000),
  reasons: z.array(z.string()),
  /** What would settle a cannot-tell. */
  missing: z.array(z.string()),
  basis: z.array(ruleBasisSchema),
  rulesVersion: z.string(),
});
export type TalkTrigger = z.infer<typeof talkTriggerSchema>;

export const talkProposalSchema = talkTriggerSchema.extend({
  regionId: idSchema<'region'>(),
  regionPath: regionPathSchema,
  why: whySchema,
  /** The talk that was opened on just these accidents, or is still open on some of them. */
  talk: z.strictObject({ id: idSchema<'talk'>(), state: z.enum(TALK_STATES) }).nullable(),
  mayPropose: z.boolean(),
});
export type TalkProposal = z.infer<typeof talkProposalSchema>;

export const talkLineSchema = z.strictObject({
  id: idSchema<'talk'>(),
  version: versionSchema,
  state: z.enum(TALK_STATES),
  ground: z.enum(TALK_GROUNDS),
  /** Whose office conducts it. */
  regionName: z.string(),
  talkerOrgan: z.string(),
  subjectOrgan: z.string(),
  /** Null where a body is talked to, not a person. */
  subjectPost: z.string().nullable(),
  subjectName: z.string().nullable(),
  subjectLevel: levelSchema,
  openedOn: civilDateSchema,
  meetOn: civilDateSchema.nullable(),
  dueOn: civilDateSchema.nullable(),
  overdue: z.enum(TALK_OVERDUE).nullable(),
  /** Others see how far it is, not what was said. */
  mayOpen: z.boolean(),
});
export type TalkLine = z.infer<typeof talkLineSchema>;

export const talkReportSchema = z.strictObject({
  number: z.number().int(),
  on: civilDateSchema,
  documentNo: z.string().nullable(),
  content: z.string(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  verification: z
    .strictObject({
      result: z.enum(['passed', 'returned']),
      verifier: z.string(),
      on: civilDateSchema,
      note: z.string(),
    })
    .nullable(),
});
export type TalkReport = z.infer<typeof talkReportSchema>;

/** One line of the course: what happened, and when it was recorded by whom. */
export const talkStepSchema = z.strictObject({
  act: z.enum(TALK_ACTS),
  on: civilDateSchema,
  documentNo: z.string().nullable(),
  note: z.string().nullable(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
});
export type TalkStep = z.infer<typeof talkStepSchema>;

export const talkSchema = talkLineSchema.extend({
  trigger: talkTriggerSchema.nullable(),
  why: whySchema.nullable(),
  reason: z.string().nullable(),
  reasonDocumentNo: z.string().nullable(),
  talker: z.string(),
  /** DESIGN §3 (10): to a lower party committee or government nothing goes out without it. */
  needsApproval: z.boolean(),
  matters: z.string(),
  approval: z
    .strictObject({ by: z.string(), on: civilDateSchema, documentNo: z.string() })
    .nullable(),
  notice: z
    .strictObject({
      documentNo: z.string(),
      on: civilDateSchema,
      meetOn: civilDateSchema,
      meetTime: z.string().nullable(),
      meetPlace: z.string(),
    })
    .nullable(),
  minutes: z
    .strictObject({
      heldOn: civilDateSchema,
      documentNo: z.string().nullable(),
      text: z.string(),
      /** What who was called said of it. */
      statement: z.string(),
    })
    .nullable(),
  measures: z.string().nullable(),
  /** As it was set, and the last day it means. */
  deadline: z
    .strictObject({
      kind: z.enum(DUE_KINDS),
      days: z.number().int().nullable(),
      on: civilDateSchema,
    })
    .nullable(),
  reports: z.array(talkReportSchema).max(100),
  withdrawnReason: z.string().nullable(),
  steps: z.array(talkStepSchema).max(300),
  may: z.array(z.enum(TALK_ACTS)),
});
export type Talk = z.infer<typeof talkSchema>;

const talkId = z.strictObject({ talkId: idSchema<'talk'>() });
const filter = {
  region: regionPathSchema,
  /** `open`: all that are neither closed nor withdrawn. */
  state: z.enum([...TALK_STATES, 'open']).optional(),
  ground: z.enum(TALK_GROUNDS).optional(),
  overdue: z.literal('true').optional(),
  search: z.string().max(60).optional(),
};
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请写作 时:分，如 09:30');

/** Who is talked to: somebody in a post, or a body. */
const subject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), appointmentId: idSchema<'appointment'>() }),
  z.strictObject({ kind: z.literal('body'), organId: idSchema<'organ'>() }),
]);
export type TalkSubject = z.infer<typeof subject>;

/** `accidents`: what the rule says is worked out again by the server and frozen. */
const ground = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('accidents'),
    of: regionPathSchema,
    key: z.string().min(1).max(200),
    /** Needed where the rule cannot tell: then the office decides, and says why. */
    reason: longText.nullable(),
  }),
  z.strictObject({
    kind: z.enum(['deployment', 'task', 'inspection', 'other']),
    reason: longText,
    documentNo: shortText.nullable(),
  }),
]);
export type AskedGround = z.infer<typeof ground>;

const written = { talkerOrgan: shortText, talker: shortText, matters: longText };

function act<Body extends z.ZodRawShape>(name: string, summary: string, body: Body) {
  return post({
    id: `talks.${name}`,
    path: `/api/talks/:talkId/${name}`,
    summary,
    access: 'session',
    params: talkId,
    body: z.strictObject({ version: versionSchema, ...body }),
    response: talkSchema,
  });
}

export const talksRoutes = {
  list: get({
    id: 'talks.list',
    path: '/api/talks',
    summary: 'Talks that bodies of a region and below conduct or are called to, the latest first',
    access: 'session',
    query: z.strictObject({ ...filter, after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(talkLineSchema).extend({
      open: z.number().int(),
      overdue: z.number().int(),
    }),
  }),
  export: get({
    id: 'talks.export',
    path: '/api/talks.xlsx',
    summary: 'The list as it is filtered: how far each is, not what was said',
    access: 'session',
    query: z.strictObject(filter),
    response: z.unknown(),
    form: 'download',
  }),
  mine: get({
    id: 'talks.mine',
    path: '/api/talks/mine',
    summary: 'Talks I was called to',
    access: 'session',
    response: z.strictObject({ items: z.array(talkLineSchema).max(100) }),
  }),
  proposals: get({
    id: 'talks.proposals',
    path: '/api/talks/proposals',
    summary:
      'What the rules on talks say of the accidents of a region and of each below it; nothing is opened by itself',
    access: 'session',
    query: z.strictObject({ region: regionPathSchema }),
    response: z.strictObject({
      asOf: civilDateSchema,
      /** Since when the register was looked at. */
      from: civilDateSchema,
      accidents: z.number().int(),
      rulesVersion: z.string(),
      items: z.array(talkProposalSchema).max(1000),
    }),
  }),
  exportProposals: get({
    id: 'talks.export-proposals',
    path: '/api/talks/proposals.xlsx',
    summary: 'The same as a workbook',
    access: 'session',
    query: z.strictObject({ region: regionPathSchema }),
    response: z.unknown(),
    form: 'download',
  }),
  talk: get({
    id: 'talks.talk',
    path: '/api/talks/:talkId',
    summary: 'One talk with its course',
    access: 'session',
    params: talkId,
    response: talkSchema,
  }),
  propose: post({
    id: 'talks.propose',
    path: '/api/talks',
    summary: 'Propose a talk',
    access: 'session',
    body: z.strictObject({ region: regionPathSchema, subject, ground, ...written }),
    response: talkSchema,
  }),
  change: act('change', 'Change what is proposed, before it is approved', written),
  approve: act('approve', 'Record who approved the talk, under which number', {
    by: shortText,
    on: civilDateSchema,
    documentNo: shortText,
  }),
  notify: act('notify', 'Record the notice of the talk, or its new day', {
    documentNo: shortText,
    on: civilDateSchema,
    meetOn: civilDateSchema,
    meetTime: clockTime.nullable(),
    meetPlace: shortText,
    /** Needed when the day is moved. */
    note: longText.nullable(),
  }),
  hold: act(
    'hold',
    'Record that it was held: minutes 约谈纪要, what who was called said, measures and by when',
    {
      on: civilDateSchema,
      documentNo: shortText.nullable(),
      minutes: z.string().trim().min(1).max(10_000),
      statement: longText,
      measures: longText,
      deadline: dueSchema,
    },
  ),
  report: act('report', 'Hand in or record the written report of who was talked to', {
    on: civilDateSchema,
    documentNo: shortText.nullable(),
    content: z.string().trim().min(1).max(10_000),
  }),
  verify: act('verify', 'Record who verified the measures, and with what result', {
    on: civilDateSchema,
    verifier: shortText,
    note: longText,
    result: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('passed') }),
      z.strictObject({ kind: z.literal('returned'), deadline: dueSchema }),
    ]),
  }),
  withdraw: act('withdraw', 'Withdraw a talk that has not been held', { reason: longText }),
};
