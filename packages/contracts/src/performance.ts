// Performing the duties (art. 5–9): duty records, what was done, by whom, when, and which duties it serves.
import { ACTIVITIES, BODIES } from '@jinze/kernel';
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

/** Recorded later than so many days after it happened, it is a late entry 补录: allowed, and always marked. */
export const LATE_AFTER_DAYS = 30;
export const RECORD_STATES = ['submitted', 'withdrawn'] as const;
export type RecordState = (typeof RECORD_STATES)[number];
/**
 * Whether the person stands by it: `own`: recorded by the person; `waiting`: by another, for the person to confirm.
 * Only `own` and `confirmed` count.
 */
export const CONFIRMATIONS = ['own', 'waiting', 'confirmed', 'objected'] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];
export const RECORD_ROLES = ['led', 'took-part'] as const;
export type RecordRole = (typeof RECORD_ROLES)[number];
export const RECORD_SOURCE_KINDS = ['form', 'sheet', 'document', 'api', 'task'] as const;
export type RecordSourceKind = (typeof RECORD_SOURCE_KINDS)[number];
/** 形式审核 by the own office: whether it is complete, never whether it was well done. */
export const FORM_CHECKS = ['passed', 'returned'] as const;
export type FormCheck = (typeof FORM_CHECKS)[number];
export const RECORD_ACTS = [
  'confirm',
  'object',
  'correct',
  'withdraw',
  'check-form',
  'open',
] as const;
export type RecordAct = (typeof RECORD_ACTS)[number];

export const activitySchema = z.enum(ACTIVITIES);
/** A duty item or one of its key points: `art5.2`, `art6.4-1`. */
export const dutyCodeSchema = z.string().trim().min(1).max(120);
/** Leaders who took part in one activity. */
export const MAX_PARTICIPANTS = 60;
const MAX_DUTIES = 30;
export const MAX_BATCH = 500;
const MAX_CHOSEN = 200;

export const participantInputSchema = z.strictObject({
  personId: idSchema<'person'>(),
  /** Absent or null: the post held on that day; of several the one that stands first in lists. */
  postId: idSchema<'post'>().nullish(),
  role: z.enum(RECORD_ROLES),
  duties: z.array(dutyCodeSchema).max(MAX_DUTIES),
});
export type ParticipantInput = z.infer<typeof participantInputSchema>;

/** Amounts of one year in 万元, as the budget says; one that is not known is null. */
export const yearAmountsSchema = z.strictObject({
  year: z.number().int().min(2000).max(2100),
  /** 安全生产专项资金 */
  fundWanYuan: z.number().min(0).max(1e9).nullable(),
  /** 财政收入 */
  revenueWanYuan: z.number().min(0).max(1e9).nullable(),
});
export type YearAmounts = z.infer<typeof yearAmountsSchema>;

/** What a record says. Day, kind, title and who: nothing else is demanded, of internal papers the number is enough. */
export const recordContentSchema = z.strictObject({
  activity: activitySchema,
  /** Whose meeting or act it was, for example 党委常委会. */
  body: z.enum(BODIES).nullable(),
  title: shortText,
  occurredOn: civilDateSchema,
  /** The last day, of what took several. */
  occurredTo: civilDateSchema.nullable(),
  place: shortText.nullable(),
  matter: longText.nullable(),
  findings: longText.nullable(),
  orders: longText.nullable(),
  followUp: longText.nullable(),
  basisNo: shortText.nullable(),
  /** Of a budget (art. 6.4): two years beside each other, the later first. */
  amounts: z.array(yearAmountsSchema).max(2).default([]),
  participants: z.array(participantInputSchema).min(1).max(MAX_PARTICIPANTS),
  /** Why it is recorded late; never demanded. */
  lateReason: longText.nullable(),
});
export type RecordContent = z.infer<typeof recordContentSchema>;

export const participantSchema = z.strictObject({
  personId: idSchema<'person'>(),
  /** The post held on that day; of an imported one without any, the nearest in time. */
  postId: idSchema<'post'>(),
  name: z.string(),
  postTitle: z.string(),
  organName: z.string(),
  role: z.enum(RECORD_ROLES),
  duties: z.array(z.string()),
  /** As the record’s; of what a correction added for this person, counted from the correction. */
  lateDays: z.number().int().nullable(),
  confirmation: z.enum(CONFIRMATIONS),
  confirmedAt: instantSchema.nullable(),
  /** Shown to the person and to whoever may change the record. */
  objection: z.string().nullable(),
  /** Nothing shows that the person held the post on that day. */
  withoutPost: z.boolean(),
});
export type Participant = z.infer<typeof participantSchema>;

export const recordLineSchema = z.strictObject({
  id: idSchema<'duty-record'>(),
  version: versionSchema,
  state: z.enum(RECORD_STATES),
  activity: activitySchema,
  body: z.enum(BODIES).nullable(),
  title: z.string(),
  occurredOn: civilDateSchema,
  occurredTo: civilDateSchema.nullable(),
  place: z.string().nullable(),
  basisNo: z.string().nullable(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  /** 代录: by somebody else for at least one of those who took part. */
  isOnBehalf: z.boolean(),
  /** 补录: so many days after it happened; null: in time. */
  lateDays: z.number().int().nullable(),
  formCheck: z.enum(FORM_CHECKS).nullable(),
  sourceKind: z.enum(RECORD_SOURCE_KINDS),
  participants: z.array(participantSchema),
});
export type RecordLine = z.infer<typeof recordLineSchema>;

/** A field of a record that a correction changed, as text; participants and duties are written out. */
export const RECORD_FIELDS = [
  'activity',
  'body',
  'title',
  'occurredOn',
  'occurredTo',
  'place',
  'matter',
  'findings',
  'orders',
  'followUp',
  'basisNo',
  'amounts',
  'lateReason',
] as const;
export type RecordField = (typeof RECORD_FIELDS)[number];
export const recordChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('field'),
    field: z.enum(RECORD_FIELDS),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('participant'),
    personId: idSchema<'person'>(),
    name: z.string(),
    change: z.enum(['added', 'removed', 'changed']),
    /** Role, post and duties; null on the side where the person is not. */
    before: z
      .strictObject({
        role: z.enum(RECORD_ROLES),
        postTitle: z.string(),
        duties: z.array(z.string()),
      })
      .nullable(),
    after: z
      .strictObject({
        role: z.enum(RECORD_ROLES),
        postTitle: z.string(),
        duties: z.array(z.string()),
      })
      .nullable(),
  }),
]);
export type RecordChange = z.infer<typeof recordChangeSchema>;

/** What a correction or withdrawal replaced. */
export const recordVersionSchema = z.strictObject({
  /** The record’s version until then. */
  version: versionSchema,
  act: z.enum(['corrected', 'withdrawn']),
  reason: z.string(),
  saidAt: instantSchema,
  saidBy: z.string(),
  replacedAt: instantSchema,
  replacedBy: z.string(),
  /** As it read until then. */
  content: recordContentSchema
    .omit({ participants: true })
    .extend({ participants: z.array(participantSchema) }),
  /** From that to what followed it; none of a withdrawal. */
  changes: z.array(recordChangeSchema),
});
export type RecordVersion = z.infer<typeof recordVersionSchema>;

/** A duty or key point that a record names, as the list of that year reads; one that no list has any more: its code. */
export const namedDutySchema = z.strictObject({
  code: z.string(),
  /** Of a key point: the duty it belongs to. */
  item: z.string(),
  article: z.string(),
  title: z.string(),
});
export type NamedDuty = z.infer<typeof namedDutySchema>;

const writtenOut = {
  matter: z.string().nullable(),
  findings: z.string().nullable(),
  orders: z.string().nullable(),
  followUp: z.string().nullable(),
  lateReason: z.string().nullable(),
  amounts: z.array(yearAmountsSchema),
  /** Every duty that it or a version of it names, once. */
  dutyNames: z.array(namedDutySchema),
};

export const dutyRecordSchema = recordLineSchema.extend({
  ...writtenOut,
  /** When and by whom what now stands was said. */
  changedAt: instantSchema,
  changedBy: z.string(),
  source: z.strictObject({
    kind: z.enum(RECORD_SOURCE_KINDS),
    name: z.string().nullable(),
    row: z.number().int().nullable(),
    externalSystem: z.string().nullable(),
    externalId: z.string().nullable(),
  }),
  formChecked: z
    .strictObject({
      outcome: z.enum(FORM_CHECKS),
      note: z.string().nullable(),
      by: z.string(),
      at: instantSchema,
    })
    .nullable(),
  /** The newest first. */
  versions: z.array(recordVersionSchema),
  /** 调阅 by superiors, for whose record it is and their office. */
  openings: z.array(z.strictObject({ at: instantSchema, by: z.string(), reason: z.string() })),
  /** Of `open` never: it is offered where the content is not shown. */
  may: z.array(z.enum(RECORD_ACTS)),
});
export type DutyRecord = z.infer<typeof dutyRecordSchema>;

/** A record that waits for the person’s word, with all that it says. */
export const waitingRecordSchema = recordLineSchema.extend({
  ...writtenOut,
  /** Whom of the caller’s persons it waits for. */
  waitsFor: z.array(idSchema<'person'>()),
  /** What another changed since; null: it is new. */
  change: z
    .strictObject({
      act: z.enum(['corrected', 'withdrawn']),
      by: z.string(),
      at: instantSchema,
      reason: z.string(),
      changes: z.array(recordChangeSchema),
    })
    .nullable(),
});
export type WaitingRecord = z.infer<typeof waitingRecordSchema>;

/** What a superior sees of a record of a body below, without opening it. */
export const recordStatusSchema = z.strictObject({
  id: idSchema<'duty-record'>(),
  state: z.enum(RECORD_STATES),
  activity: activitySchema,
  occurredOn: civilDateSchema,
  lateDays: z.number().int().nullable(),
  role: z.enum(RECORD_ROLES),
  duties: z.array(z.string()),
  confirmation: z.enum(CONFIRMATIONS),
  /** True: it is of an own body, and read without 调阅. */
  mayRead: z.boolean(),
});
export type RecordStatus = z.infer<typeof recordStatusSchema>;

/** Why a duty is proposed. */
export const proposalReasonSchema = z.discriminatedUnion('because', [
  /** What counts for the duty is an activity of this kind. */
  z.strictObject({ because: z.literal('requirement'), requirement: z.string() }),
  /** Words of the matter that stand in the duty or its key point. */
  z.strictObject({ because: z.literal('words'), words: z.array(z.string()) }),
  /** Words that the duty has for this kind of activity. */
  z.strictObject({ because: z.literal('activity'), words: z.array(z.string()) }),
  /** A field of the portfolio 分管领域 that the matter names. */
  z.strictObject({ because: z.literal('portfolio'), field: z.string() }),
  /** The person recorded this kind of activity for it before. */
  z.strictObject({ because: z.literal('before'), times: z.number().int() }),
]);
export type ProposalReason = z.infer<typeof proposalReasonSchema>;

/** A duty or key point of the person’s list in force. */
export const proposedDutySchema = z.strictObject({
  code: z.string(),
  /** Of a key point: the duty it belongs to. */
  item: z.string(),
  article: z.string(),
  title: z.string(),
  /** Empty: it stands in the list, and nothing speaks for it. */
  reasons: z.array(proposalReasonSchema),
  /** To be ticked beforehand. */
  isProposed: z.boolean(),
});
export type ProposedDuty = z.infer<typeof proposedDutySchema>;

/** What the form begins with: all duties of each person with what is proposed, and what was used before. */
export const proposalSchema = z.strictObject({
  people: z.array(
    z.strictObject({
      personId: idSchema<'person'>(),
      name: z.string(),
      /** The posts held on that day; none: it cannot be recorded for that day. */
      posts: z.array(
        z.strictObject({
          postId: idSchema<'post'>(),
          postTitle: z.string(),
          organName: z.string(),
          portfolios: z.array(z.string()),
        }),
      ),
      /** What is proposed first. Empty as long as no list of the year is issued. */
      duties: z.array(proposedDutySchema),
    }),
  ),
  /** Of the caller’s own records, the latest first. */
  recent: z.strictObject({
    places: z.array(z.string()),
    bodies: z.array(z.enum(BODIES)),
    participants: z.array(
      z.strictObject({
        personId: idSchema<'person'>(),
        name: z.string(),
        postTitle: z.string(),
        organName: z.string(),
      }),
    ),
  }),
});
export type Proposal = z.infer<typeof proposalSchema>;

export const batchItemSchema = recordContentSchema.extend({
  /** The system it comes from, and its id there: the same twice is one record. */
  externalSystem: shortText,
  externalId: shortText,
});
export type BatchItem = z.infer<typeof batchItemSchema>;

const recordId = z.strictObject({ recordId: idSchema<'duty-record'>() });
const chosen = z
  .array(z.strictObject({ id: idSchema<'duty-record'>(), version: versionSchema }))
  .min(1)
  .max(MAX_CHOSEN);
const isTrue = z.literal('true').optional();
/** Which records of a region. Days are inclusive. */
const recordFilter = {
  region: regionPathSchema,
  person: idSchema<'person'>().optional(),
  activity: activitySchema.optional(),
  duty: dutyCodeSchema.optional(),
  confirmation: z.enum(CONFIRMATIONS).optional(),
  /** `unchecked`: nobody has looked at its form. */
  formCheck: z.enum([...FORM_CHECKS, 'unchecked']).optional(),
  late: isTrue,
  state: z.enum(RECORD_STATES).default('submitted'),
  from: civilDateSchema.optional(),
  to: civilDateSchema.optional(),
};
const ownFilter = {
  year: yearSchema.optional(),
  activity: activitySchema.optional(),
  confirmation: z.enum(CONFIRMATIONS).optional(),
  duty: dutyCodeSchema.optional(),
  state: z.enum(RECORD_STATES).optional(),
  late: isTrue,
  /** Those the own office has returned. */
  returned: isTrue,
};
const page = { after: cursorSchema.optional(), limit: pageSizeSchema };

/** Of the region, person, kind, duty and days asked for, whatever else the list is narrowed by. */
export const recordCountsSchema = z.strictObject({
  total: z.number().int(),
  /** Somebody’s word is still missing. */
  waiting: z.number().int(),
  objected: z.number().int(),
  late: z.number().int(),
  unchecked: z.number().int(),
  returned: z.number().int(),
  withdrawn: z.number().int(),
});
export type RecordCounts = z.infer<typeof recordCountsSchema>;

export const performanceRoutes = {
  record: post({
    id: 'performance.record',
    path: '/api/performance/records',
    summary:
      'Record an activity for one or several leaders; by another than the leader it waits for confirmation',
    access: 'session',
    body: recordContentSchema.extend({
      /** Made by the client with the draft: the same draft sent twice is one record. */
      draftId: z.uuid().lowercase(),
    }),
    response: dutyRecordSchema,
  }),
  batch: post({
    id: 'performance.batch',
    path: '/api/performance/records/batch',
    summary: 'Record many activities of another system: all or none, an error names its row',
    access: 'session',
    body: z.strictObject({ items: z.array(batchItemSchema).min(1).max(MAX_BATCH) }),
    response: z.strictObject({
      recorded: z.number().int(),
      alreadyThere: z.number().int(),
      items: z.array(
        z.strictObject({
          externalSystem: z.string(),
          externalId: z.string(),
          recordId: idSchema<'duty-record'>(),
          outcome: z.enum(['recorded', 'already-there']),
        }),
      ),
    }),
  }),
  propose: get({
    id: 'performance.propose',
    path: '/api/performance/propose',
    summary: 'Which duties an activity may serve and why, and places and people used before',
    access: 'session',
    query: z.strictObject({
      /** Ids, separated by commas; absent: the caller’s own person, or whom the liaison serves. */
      people: z
        .string()
        .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,19}$/)
        .optional(),
      on: civilDateSchema.optional(),
      activity: activitySchema.optional(),
      body: z.enum(BODIES).optional(),
      /** Title and matter. */
      text: z.string().max(600).optional(),
    }),
    response: proposalSchema,
  }),
  mine: get({
    id: 'performance.mine',
    path: '/api/performance/records/mine',
    summary: 'My own records, or those of the leader I serve, the latest first',
    access: 'session',
    query: z.strictObject({ ...ownFilter, ...page }),
    response: pageOf(recordLineSchema).extend({ waiting: z.number().int() }),
  }),
  exportMine: get({
    id: 'performance.export-mine',
    path: '/api/performance/records/mine.xlsx',
    summary: 'What my own list shows, one row per record and person',
    access: 'session',
    query: z.strictObject(ownFilter),
    response: z.unknown(),
    form: 'download',
  }),
  toConfirm: get({
    id: 'performance.to-confirm',
    path: '/api/performance/records/to-confirm',
    summary: 'What others recorded for me and waits for my word',
    access: 'session',
    query: z.strictObject(page),
    response: pageOf(waitingRecordSchema).extend({ total: z.number().int() }),
  }),
  list: get({
    id: 'performance.list',
    path: '/api/performance/records',
    summary: 'Records of the own bodies, the latest first',
    access: 'session',
    query: z.strictObject({ ...recordFilter, ...page }),
    response: pageOf(recordLineSchema).extend({ counts: recordCountsSchema }),
  }),
  export: get({
    id: 'performance.export',
    path: '/api/performance/records.xlsx',
    summary: 'What the list shows, one row per record and person',
    access: 'session',
    query: z.strictObject(recordFilter),
    response: z.unknown(),
    form: 'download',
  }),
  personRecords: get({
    id: 'performance.person-records',
    path: '/api/performance/people/:personId/records',
    summary: 'What there is of a person, without what it says: for superiors too',
    access: 'session',
    params: z.strictObject({ personId: idSchema<'person'>() }),
    query: z.strictObject({ year: yearSchema, ...page }),
    response: pageOf(recordStatusSchema),
  }),
  exportPersonRecords: get({
    id: 'performance.export-person-records',
    path: '/api/performance/people/:personId/records.xlsx',
    summary: 'The same as a workbook: what there is, without what it says',
    access: 'session',
    params: z.strictObject({ personId: idSchema<'person'>() }),
    query: z.strictObject({ year: yearSchema }),
    response: z.unknown(),
    form: 'download',
  }),
  dutyRecord: get({
    id: 'performance.duty-record',
    path: '/api/performance/records/:recordId',
    summary: 'One record with its versions and who took part',
    access: 'session',
    params: recordId,
    response: dutyRecordSchema,
  }),
  open: post({
    id: 'performance.open',
    path: '/api/performance/records/:recordId/open',
    summary:
      'Open the record of a body below, with a reason 调阅: audited, and seen by those it is about',
    access: 'session',
    params: recordId,
    body: z.strictObject({ reason: longText }),
    response: dutyRecordSchema,
  }),
  confirm: post({
    id: 'performance.confirm',
    path: '/api/performance/records/confirm',
    summary: 'Confirm what others recorded for me, one or several at once',
    access: 'signing',
    body: z.strictObject({ records: chosen }),
    response: z.strictObject({ confirmed: z.number().int() }),
  }),
  object: post({
    id: 'performance.object',
    path: '/api/performance/records/:recordId/object',
    summary: 'Object to what another recorded for me, with a reason',
    access: 'signing',
    params: recordId,
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: dutyRecordSchema,
  }),
  correct: post({
    id: 'performance.correct',
    path: '/api/performance/records/:recordId/correct',
    summary:
      'Correct a record as a new version with a reason, or bring a withdrawn one back; others who took part are asked again',
    access: 'session',
    params: recordId,
    body: recordContentSchema.extend({ version: versionSchema, reason: longText }),
    response: dutyRecordSchema,
  }),
  withdraw: post({
    id: 'performance.withdraw',
    path: '/api/performance/records/:recordId/withdraw',
    summary: 'Withdraw a record that should not be there, with a reason; it stays readable',
    access: 'session',
    params: recordId,
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: dutyRecordSchema,
  }),
  checkForm: post({
    id: 'performance.check-form',
    path: '/api/performance/records/check-form',
    summary:
      'Check the form of own records: complete, or returned with a note; the substance is not judged here',
    access: 'session',
    body: z.strictObject({
      records: chosen,
      outcome: z.enum(FORM_CHECKS),
      note: longText.nullable(),
    }),
    response: z.strictObject({ checked: z.number().int() }),
  }),
};
