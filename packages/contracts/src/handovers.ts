// Handover (DESIGN §5): what passes from one holder of a post to the next, and how it is brought to its end.
import { z } from 'zod';
import {
  civilDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  longText,
  organKindSchema,
  pageOf,
  pageSizeSchema,
  postClassSchema,
  regionPathSchema,
  shortText,
  sourceStatusSchema,
  versionSchema,
} from './common.ts';
import { sectionStateSchema } from './duties.ts';
import { get, post } from './route.ts';
import { TASK_STATES } from './supervision.ts';

export const HANDOVER_STATES = ['open', 'closed', 'withdrawn'] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];
export const SIDES = ['outgoing', 'incoming'] as const;
export type Side = (typeof SIDES)[number];
/** Why one who hands over or takes over does not sign, and a third person supervises instead (监交). */
export const SUPERVISION_REASONS = [
  'term-change',
  'gone',
  'deceased',
  'detained',
  'ill',
  'other',
] as const;
export type SupervisionReason = (typeof SUPERVISION_REASONS)[number];

export const handoverPartySchema = z.strictObject({
  appointmentId: idSchema<'appointment'>(),
  personId: idSchema<'person'>(),
  name: z.string(),
  /** The last day of who leaves, the first day of who comes. */
  on: civilDateSchema,
});

/** A signature here, or the paper that carries it and who keeps that. */
export const signatureSchema = z.strictObject({
  side: z.enum(SIDES),
  name: z.string(),
  post: z.string(),
  on: civilDateSchema,
  recordedAt: instantSchema,
  paper: z.strictObject({ custodian: z.string(), number: z.string().nullable() }).nullable(),
});

export const handoverLineSchema = z.strictObject({
  id: idSchema<'handover'>(),
  version: versionSchema,
  state: z.enum(HANDOVER_STATES),
  postId: idSchema<'post'>(),
  postTitle: z.string(),
  organName: z.string(),
  regionName: z.string(),
  /** Null when nobody left: the post had been empty. */
  outgoing: handoverPartySchema.nullable(),
  /** Null as long as nobody has come. */
  incoming: handoverPartySchema.nullable(),
  /** Responsibility moves on this day, whoever signs when. */
  effectiveOn: civilDateSchema,
  openedAt: instantSchema,
  closedAt: instantSchema.nullable(),
  /** By the people who are there now. */
  signed: z.array(z.enum(SIDES)),
  /** 监交 stands for who leaves, or for whoever did not sign. */
  isSupervised: z.boolean(),
});
export type HandoverLine = z.infer<typeof handoverLineSchema>;

/** Offices above see how far it is; it is opened and supervised by its own. */
export const listedHandoverSchema = handoverLineSchema.extend({
  mayOpen: z.boolean(),
  maySupervise: z.boolean(),
});
export type ListedHandover = z.infer<typeof listedHandoverSchema>;

/** What passes on or is still open; later modules add their kinds. */
export const handoverMatterSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('portfolio'),
    field: z.string(),
    /** `continued`: by who comes; `taken`: by somebody else of the body; `nobody`: a gap. */
    state: z.enum(['continued', 'taken', 'nobody']),
    by: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal('duty-section'),
    side: z.enum(SIDES),
    sectionId: idSchema<'section'>().nullable(),
    year: z.number().int(),
    /** Null: not drafted yet. */
    state: sectionStateSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('task'),
    taskId: idSchema<'task'>(),
    title: z.string(),
    state: z.enum(TASK_STATES),
    dueOn: civilDateSchema,
    /** Whom it is with; null: it waits with the post. */
    personName: z.string().nullable(),
  }),
  z.strictObject({
    /** What a document or decision asked of the post and is still open. */
    kind: z.literal('deployment'),
    askId: idSchema<'deployment-ask'>(),
    deploymentId: idSchema<'deployment'>(),
    issuer: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    what: z.string(),
    dueOn: civilDateSchema.nullable(),
    state: z.enum(['open', 'partly']),
  }),
]);
export type HandoverMatter = z.infer<typeof handoverMatterSchema>;

export const handoverSchema = handoverLineSchema.extend({
  postClass: postClassSchema,
  organKind: organKindSchema,
  /** Those of people whom a correction has since taken out of it stay. */
  signatures: z.array(signatureSchema).max(20),
  supervision: z
    .strictObject({
      by: z.string(),
      on: civilDateSchema,
      reason: z.enum(SUPERVISION_REASONS),
      note: z.string().nullable(),
      recordedAt: instantSchema,
    })
    .nullable(),
  /** As they stand now; once closed, as they stood when it was closed. */
  matters: z.array(handoverMatterSchema).max(200),
  /** What a signer has seen: signing a list that has changed meanwhile is refused. */
  seen: z.string(),
  /** `brief`: to read the briefing of who comes. */
  may: z.array(z.enum(['sign', 'paper', 'supervise', 'brief'])),
});
export type Handover = z.infer<typeof handoverSchema>;

/** 上任须知: what a new holder has to know, on one page. */
export const briefingSchema = z.strictObject({
  appointmentId: idSchema<'appointment'>(),
  personId: idSchema<'person'>(),
  personName: z.string(),
  postTitle: z.string(),
  postClass: postClassSchema,
  organName: z.string(),
  regionName: z.string(),
  from: civilDateSchema,
  asOf: civilDateSchema,
  portfolios: z.array(z.string()),
  items: z.array(
    z.strictObject({
      code: z.string(),
      article: z.string(),
      title: z.string(),
      status: sourceStatusSchema,
      isByReference: z.boolean(),
      /** What counts, in words; what nobody has adopted is left out. */
      requirements: z.array(z.string()),
    }),
  ),
  /** Why the list is not complete yet, for example an article 7 post without a document. */
  missing: z.array(z.string()),
  handover: z
    .strictObject({
      id: idSchema<'handover'>(),
      state: z.enum(HANDOVER_STATES),
      predecessor: z.string().nullable(),
      matters: z.array(handoverMatterSchema),
    })
    .nullable(),
});
export type Briefing = z.infer<typeof briefingSchema>;

const handoverId = z.strictObject({ handoverId: idSchema<'handover'>() });
const filter = {
  region: regionPathSchema,
  state: z.enum(['open', 'closed']).default('open'),
};

export const handoversRoutes = {
  list: get({
    id: 'handovers.list',
    path: '/api/handovers',
    summary: 'Handovers of a region and below, open ones by default',
    access: 'session',
    query: z.strictObject({
      ...filter,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(listedHandoverSchema).extend({ open: z.number().int() }),
  }),
  export: get({
    id: 'handovers.export',
    path: '/api/handovers.xlsx',
    summary: 'The list as it is filtered: between whom, and how far each side is',
    access: 'session',
    query: z.strictObject(filter),
    response: z.unknown(),
    form: 'download',
  }),
  mine: get({
    id: 'handovers.mine',
    path: '/api/handovers/mine',
    summary: 'My own handovers, given and taken',
    access: 'session',
    response: z.strictObject({
      items: z
        .array(
          handoverLineSchema.extend({
            /** Whether it waits for the caller’s own signature. */
            isMineToSign: z.boolean(),
          }),
        )
        .max(100),
    }),
  }),
  briefing: get({
    id: 'handovers.briefing',
    path: '/api/handovers/briefings/:appointmentId',
    summary: '上任须知: what a new holder of a post has to know',
    access: 'session',
    params: z.strictObject({ appointmentId: idSchema<'appointment'>() }),
    response: briefingSchema,
  }),
  handover: get({
    id: 'handovers.handover',
    path: '/api/handovers/:handoverId',
    summary: 'One handover with what is open',
    access: 'session',
    params: handoverId,
    response: handoverSchema,
  }),
  sign: post({
    id: 'handovers.sign',
    path: '/api/handovers/:handoverId/sign',
    summary: 'Acknowledge the handover as the one who leaves or comes',
    access: 'signing',
    params: handoverId,
    body: z.strictObject({ version: versionSchema, seen: z.string().max(100) }),
    response: handoverSchema,
  }),
  paper: post({
    id: 'handovers.paper',
    path: '/api/handovers/:handoverId/paper',
    summary: 'Record a signature given on paper, with who keeps the paper',
    access: 'session',
    params: handoverId,
    body: z.strictObject({
      version: versionSchema,
      side: z.enum(SIDES),
      on: civilDateSchema,
      custodian: shortText,
      number: shortText.nullable(),
    }),
    response: handoverSchema,
  }),
  supervise: post({
    id: 'handovers.supervise',
    path: '/api/handovers/supervise',
    summary:
      'Supervise handovers (监交) in place of whoever cannot sign; several at once at a change of term',
    access: 'session',
    body: z.strictObject({
      handovers: z
        .array(z.strictObject({ id: idSchema<'handover'>(), version: versionSchema }))
        .min(1)
        .max(200),
      by: shortText,
      on: civilDateSchema,
      reason: z.enum(SUPERVISION_REASONS),
      note: longText.nullable(),
    }),
    /** `waiting`: nobody has come there yet; the supervision stands for who left. */
    response: z.strictObject({ closed: z.number().int(), waiting: z.number().int() }),
  }),
};
