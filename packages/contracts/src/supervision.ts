// Supervision (art. 10): tasks from the asking to the closing 销号, listed supervision 挂牌督办, 履职事项清单 of townships.
import { z } from 'zod';
import {
  civilDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  levelSchema,
  longText,
  organKindSchema,
  pageOf,
  pageSizeSchema,
  regionPathSchema,
  shortText,
  versionSchema,
} from './common.ts';
import { get, post } from './route.ts';

export const TASK_STATES = [
  'drafted',
  'approved',
  'issued',
  'accepted',
  'replied',
  'returned',
  'closed',
  'withdrawn',
] as const;
export type TaskState = (typeof TASK_STATES)[number];
/** What waits for whoever was asked; only in these can a deadline pass. */
export const OPEN_TASK_STATES = ['issued', 'accepted', 'returned'] as const;

export const TASK_SOURCES = [
  'superior-instruction',
  'meeting',
  'inspection',
  'accident',
  'public-report',
  'record-finding',
] as const;
export type TaskSource = (typeof TASK_SOURCES)[number];
export const DUE_KINDS = ['date', 'calendar-days', 'working-days'] as const;
export type DueKind = (typeof DUE_KINDS)[number];
/** Who issues tasks: the roles that may. */
export const ISSUING_OFFICES = ['safety-office', 'supervision-office'] as const;
export type IssuingOffice = (typeof ISSUING_OFFICES)[number];
export const PARTY_ROLES = ['issuer', 'lead', 'assist', 'above'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];
export const LISTING_LEVELS = ['nation', 'province', 'prefecture'] as const;
export type ListingLevel = (typeof LISTING_LEVELS)[number];
/** 基本履职、配合履职、上级部门收回 */
export const TOWNSHIP_MATTER_KINDS = ['own', 'assist', 'recalled'] as const;
export type TownshipMatterKind = (typeof TOWNSHIP_MATTER_KINDS)[number];
export const TASK_ENTRY_KINDS = [
  'accepted',
  'progress',
  'replied',
  'returned',
  'closed',
  'withdrawn',
  'transferred',
  'escalated',
] as const;
export type TaskEntryKind = (typeof TASK_ENTRY_KINDS)[number];
export const EXTENSION_STATES = ['asked', 'granted', 'refused', 'lapsed'] as const;

const taskId = idSchema<'task'>();
const recordIds = z.array(idSchema<'duty-record'>()).max(50);
const count = z.number().int();

/** Set in days, it is counted from the day of issuing, which does not count itself; the last day is no other for being free. */
export const dueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('date'), on: civilDateSchema }),
  z.strictObject({ kind: z.literal('calendar-days'), days: z.number().int().min(1).max(3650) }),
  z.strictObject({ kind: z.literal('working-days'), days: z.number().int().min(1).max(1000) }),
]);
export type Due = z.infer<typeof dueSchema>;

/** A post, or the body itself. For a township: the matter of its list that this is, or why it is asked all the same. */
export const assigneeInputSchema = z.strictObject({
  role: z.enum(['lead', 'assist']),
  organId: idSchema<'organ'>(),
  postId: idSchema<'post'>().nullable(),
  townshipMatterId: idSchema<'township-matter'>().nullable(),
  townshipReason: longText.nullable(),
});
export type AssigneeInput = z.infer<typeof assigneeInputSchema>;

/** 挂牌督办通知书 */
export const listingSchema = z.strictObject({
  level: z.enum(LISTING_LEVELS),
  accidentName: shortText,
  /** 督办事项 */
  matter: longText,
  /** 办理期限, as the notice words it. */
  timeLimit: shortText,
  /** 解除方式和程序 */
  removal: longText,
  noticeNo: shortText,
  publishedOn: civilDateSchema.nullable(),
  publishedIn: shortText.nullable(),
});
export type Listing = z.infer<typeof listingSchema>;

/** What a draft says; a change writes all of it anew. */
export const taskInputSchema = z.strictObject({
  office: z.enum(ISSUING_OFFICES),
  /** The body in whose name it goes out: one of the office’s own region. */
  issuerOrganId: idSchema<'organ'>(),
  source: z.strictObject({
    kind: z.enum(TASK_SOURCES),
    text: shortText,
    number: shortText.nullable(),
    recordId: idSchema<'duty-record'>().nullable(),
    /** The finding of an inspection that it was begun from. */
    findingId: idSchema<'inspection-finding'>().nullable(),
  }),
  title: shortText,
  text: z.string().trim().min(1).max(4000),
  due: dueSchema,
  assignees: z.array(assigneeInputSchema).min(1).max(30),
  /** Material that is asked for: what, of which period, and why although the system holds some of it. */
  material: z
    .strictObject({
      from: civilDateSchema,
      to: civilDateSchema,
      words: shortText,
      heldReason: longText.nullable(),
    })
    .nullable(),
  listing: listingSchema.nullable(),
});
export type TaskInput = z.infer<typeof taskInputSchema>;

export const taskPartySchema = z.strictObject({
  role: z.enum(PARTY_ROLES),
  organId: idSchema<'organ'>(),
  organName: z.string(),
  organKind: organKindSchema,
  regionName: z.string(),
  level: levelSchema,
  postId: idSchema<'post'>().nullable(),
  postTitle: z.string().nullable(),
  personId: idSchema<'person'>().nullable(),
  /** Null with a post: nobody holds it, and the task waits with the post. */
  personName: z.string().nullable(),
});
export type TaskParty = z.infer<typeof taskPartySchema>;

/** The state of a task, which every office above may see; what it is about only where `mayOpen`. */
export const taskLineSchema = z.strictObject({
  id: taskId,
  version: versionSchema,
  state: z.enum(TASK_STATES),
  title: z.string().nullable(),
  sourceKind: z.enum(TASK_SOURCES),
  isListed: z.boolean(),
  issuerName: z.string(),
  office: z.enum(ISSUING_OFFICES),
  lead: taskPartySchema.nullable(),
  assistCount: count,
  /** Of a draft: the day it would be if it were issued now. */
  dueOn: civilDateSchema,
  /** Days past the deadline: of an open task until today, of a replied one until the reply; 0: in time. */
  overdueDays: count,
  /** Due within three working days. */
  isDueSoon: z.boolean(),
  extensions: count,
  /** An extension has been asked for and waits for the issuer. */
  isExtensionAsked: z.boolean(),
  isSplit: z.boolean(),
  isPart: z.boolean(),
  mayOpen: z.boolean(),
});
export type TaskLine = z.infer<typeof taskLineSchema>;

/** A line of the tree beneath a task; `parentId` tells where it hangs. */
export const taskBranchSchema = taskLineSchema.extend({ parentId: taskId });
export type TaskBranch = z.infer<typeof taskBranchSchema>;

export const taskRecordSchema = z.strictObject({
  id: idSchema<'duty-record'>(),
  title: z.string(),
  occurredOn: civilDateSchema,
  personNames: z.array(z.string()),
  state: z.enum(['submitted', 'withdrawn']),
});
export type TaskRecord = z.infer<typeof taskRecordSchema>;

export const taskEntrySchema = z.strictObject({
  id: idSchema<'task-entry'>(),
  kind: z.enum(TASK_ENTRY_KINDS),
  text: z.string().nullable(),
  records: recordIds,
  fromName: z.string().nullable(),
  toName: z.string().nullable(),
  documentNo: z.string().nullable(),
  signedOn: civilDateSchema.nullable(),
  /** Of a return: the new last day. */
  dueOn: civilDateSchema.nullable(),
  actorName: z.string(),
  recordedAt: instantSchema,
});
export type TaskEntry = z.infer<typeof taskEntrySchema>;

export const extensionSchema = z.strictObject({
  id: idSchema<'extension'>(),
  state: z.enum(EXTENSION_STATES),
  reason: z.string(),
  dueBefore: civilDateSchema,
  wantedOn: civilDateSchema,
  askedAt: instantSchema,
  askedBy: z.string(),
  grantedOn: civilDateSchema.nullable(),
  answer: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable(),
});
export type Extension = z.infer<typeof extensionSchema>;

export const TASK_ACTS = [
  'change',
  'approve',
  'issue',
  'accept',
  'progress',
  'ask-extension',
  'decide-extension',
  'reply',
  'return',
  'close',
  'withdraw',
  'split',
  'escalate',
] as const;
export type TaskAct = (typeof TASK_ACTS)[number];

/** Whether DESIGN §3 (10) demands an approval and a place in the year’s plan, and for whom. */
export const approvalNeedSchema = z.strictObject({
  isNeeded: z.boolean(),
  because: z.array(z.string()),
});

export const taskSchema = taskLineSchema.extend({
  title: z.string(),
  text: z.string(),
  source: z.strictObject({
    kind: z.enum(TASK_SOURCES),
    text: z.string(),
    number: z.string().nullable(),
    recordId: idSchema<'duty-record'>().nullable(),
    findingId: idSchema<'inspection-finding'>().nullable(),
    /** Where the caller reads it; null: not begun from one, or not the caller’s to read. */
    finding: z
      .strictObject({
        inspectionId: idSchema<'inspection'>(),
        title: z.string(),
        number: z.number().int(),
      })
      .nullable(),
  }),
  issuer: taskPartySchema,
  parties: z
    .array(
      taskPartySchema.extend({
        township: z
          .strictObject({
            state: z.enum(['within', 'outside', 'no-list']),
            matter: z.string().nullable(),
            reason: z.string().nullable(),
          })
          .nullable(),
      }),
    )
    .max(60),
  due: dueSchema,
  /** The deadline as it was issued, before any extension. */
  firstDueOn: civilDateSchema.nullable(),
  approval: z
    .strictObject({
      by: z.string(),
      on: civilDateSchema,
      documentNo: z.string(),
      plan: z.string().nullable(),
    })
    .nullable(),
  approvalNeed: approvalNeedSchema,
  material: z
    .strictObject({
      from: civilDateSchema,
      to: civilDateSchema,
      words: z.string(),
      heldReason: z.string().nullable(),
    })
    .nullable(),
  listing: listingSchema.nullable(),
  draftedAt: instantSchema,
  draftedBy: z.string(),
  signedBy: z.string().nullable(),
  issueNo: z.string().nullable(),
  issuedOn: civilDateSchema.nullable(),
  issuedAt: instantSchema.nullable(),
  acceptedOn: civilDateSchema.nullable(),
  repliedOn: civilDateSchema.nullable(),
  endedOn: civilDateSchema.nullable(),
  /** The task it was split from, where the caller may see it. */
  parent: z.strictObject({ id: taskId, title: z.string(), state: z.enum(TASK_STATES) }).nullable(),
  branches: z.array(taskBranchSchema).max(300),
  entries: z.array(taskEntrySchema).max(500),
  extensionList: z.array(extensionSchema).max(100),
  /** The records that entries name, as far as the caller may see them. */
  records: z.array(taskRecordSchema).max(500),
  /** 提级督办: drafted by rule, sent only by a named head. */
  escalation: z.strictObject({ to: z.string(), text: z.string() }).nullable(),
  /** As which deployment it stands among those of whoever is asked, where the caller may see it. */
  deploymentId: idSchema<'deployment'>().nullable(),
  mayRecordDeployment: z.boolean(),
  may: z.array(z.enum(TASK_ACTS)),
});
export type Task = z.infer<typeof taskSchema>;

export const townshipMatterSchema = z.strictObject({
  id: idSchema<'township-matter'>(),
  kind: z.enum(TOWNSHIP_MATTER_KINDS),
  text: z.string(),
});
export type TownshipMatter = z.infer<typeof townshipMatterSchema>;

export const townshipListSchema = z.strictObject({
  id: idSchema<'township-list'>(),
  version: versionSchema,
  regionPath: regionPathSchema,
  regionName: z.string(),
  documentNo: z.string(),
  adoptedOn: civilDateSchema,
  recordedAt: instantSchema,
  recordedBy: z.string(),
  matters: z.array(townshipMatterSchema).max(600),
});
export type TownshipList = z.infer<typeof townshipListSchema>;

/** What a form is told of a draft before it is kept. */
export const draftCheckSchema = z.strictObject({
  dueOn: civilDateSchema,
  approval: approvalNeedSchema,
  townships: z
    .array(
      z.strictObject({
        regionPath: regionPathSchema,
        regionName: z.string(),
        organIds: z.array(idSchema<'organ'>()),
        /** `cannot-tell`: no list is held. */
        outcome: z.enum(['found', 'not-found', 'recalled', 'cannot-tell']),
        /** The likeliest matters first. */
        matters: z.array(townshipMatterSchema).max(600),
        documentNo: z.string().nullable(),
      }),
    )
    .max(30),
});
export type DraftCheck = z.infer<typeof draftCheckSchema>;

export const HELD_KINDS = ['record', 'section', 'reply'] as const;
export const heldSchema = z.strictObject({
  counts: z.strictObject({ record: count, section: count, reply: count }),
  /** The newest of each kind. */
  items: z
    .array(
      z.strictObject({
        kind: z.enum(HELD_KINDS),
        id: z.uuid(),
        title: z.string(),
        on: civilDateSchema,
        who: z.string(),
      }),
    )
    .max(30),
});
export type Held = z.infer<typeof heldSchema>;

/** What a list of tasks is narrowed to; `open`: not yet closed or withdrawn. */
const taskFilter = {
  region: regionPathSchema,
  state: z.enum([...TASK_STATES, 'open', 'all']).default('open'),
  overdue: z.literal('true').optional(),
  source: z.enum(TASK_SOURCES).optional(),
  /** Of the body, post or person that is asked. */
  assignee: z.string().trim().max(60).optional(),
  /** `issued`: from here; `received`: asked of somebody here. */
  side: z.enum(['issued', 'received']).optional(),
  listed: z.literal('true').optional(),
};

/** A line as it is pasted. */
const matterLine = z.string().trim().min(1).max(300);
const one = z.strictObject({ taskId });
const version = versionSchema;
const act = (name: string, summary: string) => ({
  id: `supervision.${name}`,
  path: `/api/supervision/tasks/:taskId/${name}`,
  summary,
  access: 'session' as const,
  params: one,
  response: taskSchema,
});

export const supervisionRoutes = {
  list: get({
    id: 'supervision.list',
    path: '/api/supervision/tasks',
    summary:
      'Tasks of a region and below: their state, and what they are about where one may open them',
    access: 'session',
    query: z.strictObject({ ...taskFilter, after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(taskLineSchema).extend({
      counts: z.strictObject({ open: count, overdue: count, toVerify: count, toDecide: count }),
    }),
  }),
  export: get({
    id: 'supervision.export',
    path: '/api/supervision/tasks.xlsx',
    summary: 'The list as it is filtered, as a workbook that says as of when',
    access: 'session',
    query: z.strictObject(taskFilter),
    response: z.unknown(),
    form: 'download',
  }),
  mine: get({
    id: 'supervision.mine',
    path: '/api/supervision/mine',
    summary: 'Tasks asked of me, or of the leader I serve',
    access: 'session',
    query: z.strictObject({
      state: z.enum(['open', 'done']).default('open'),
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(taskLineSchema),
  }),
  exportMine: get({
    id: 'supervision.export-mine',
    path: '/api/supervision/mine.xlsx',
    summary: 'What is asked of me, as a list',
    access: 'session',
    query: z.strictObject({ state: z.enum(['open', 'done']).default('open') }),
    response: z.unknown(),
    form: 'download',
  }),
  task: get({
    id: 'supervision.task',
    path: '/api/supervision/tasks/:taskId',
    summary: 'One task with its parties, what happened, and the tree beneath it',
    access: 'session',
    params: one,
    response: taskSchema,
  }),
  check: post({
    id: 'supervision.check',
    path: '/api/supervision/check',
    summary:
      'What a draft would mean: its deadline, whether it needs an approval, and the lists of townships; changes nothing',
    access: 'session',
    body: z.strictObject({
      office: z.enum(ISSUING_OFFICES),
      issuerOrganId: idSchema<'organ'>(),
      due: dueSchema,
      words: z.string().trim().max(4200),
      assignees: z
        .array(
          z.strictObject({ organId: idSchema<'organ'>(), postId: idSchema<'post'>().nullable() }),
        )
        .max(30),
    }),
    response: draftCheckSchema,
  }),
  checkHeld: post({
    id: 'supervision.check-held',
    path: '/api/supervision/check-held',
    summary:
      'Whether what a task asks for is held already: records, issued lists, earlier replies; changes nothing',
    access: 'session',
    body: z.strictObject({
      from: civilDateSchema,
      to: civilDateSchema,
      words: shortText,
      assignees: z
        .array(
          z.strictObject({ organId: idSchema<'organ'>(), postId: idSchema<'post'>().nullable() }),
        )
        .min(1)
        .max(30),
    }),
    response: heldSchema,
  }),
  draft: post({
    id: 'supervision.draft',
    path: '/api/supervision/tasks',
    summary: 'Draft a task; nobody is asked yet',
    access: 'session',
    body: taskInputSchema,
    response: taskSchema,
  }),
  split: post({
    ...act('split', 'Draft a part of a task for somebody below; the chain is kept'),
    body: z.strictObject({ version, task: taskInputSchema }),
  }),
  change: post({
    ...act('change', 'Change a draft; an approval of what it said before falls away'),
    body: z.strictObject({ version, task: taskInputSchema }),
  }),
  approve: post({
    ...act('approve', 'Record who agreed to it, and its place in the year’s inspection plan'),
    body: z.strictObject({
      version,
      by: shortText,
      on: civilDateSchema,
      documentNo: shortText,
      plan: shortText.nullable(),
    }),
  }),
  issue: post({
    ...act('issue', 'Send the task to whoever is asked'),
    body: z.strictObject({ version, signedBy: shortText, documentNo: shortText.nullable() }),
  }),
  accept: post({
    ...act('accept', 'Say that it has been taken on; no signature'),
    body: z.strictObject({ version }),
  }),
  progress: post({
    ...act('progress', 'Say how far it is'),
    body: z.strictObject({ version, text: longText, records: recordIds }),
  }),
  askExtension: post({
    ...act('ask-extension', 'Ask for a later deadline, before the present one has passed'),
    body: z.strictObject({ version, reason: longText, wantedOn: civilDateSchema }),
  }),
  decideExtension: post({
    ...act('decide-extension', 'Grant another deadline, or refuse it with a reason'),
    body: z.strictObject({
      version,
      decision: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('grant'),
          on: civilDateSchema,
          answer: longText.nullable(),
        }),
        z.strictObject({ kind: z.literal('refuse'), answer: longText }),
      ]),
    }),
  }),
  reply: post({
    ...act('reply', 'Answer the task, with duty records as evidence'),
    body: z.strictObject({ version, text: longText, records: recordIds }),
  }),
  return: post({
    ...act('return', 'Send a reply back with what is missing'),
    body: z.strictObject({
      version,
      reason: longText,
      /** Until when; null: the deadline stays, as long as it has not passed. */
      dueOn: civilDateSchema.nullable(),
    }),
  }),
  close: post({
    ...act('close', 'Verified and closed 销号'),
    body: z.strictObject({ version, verification: longText }),
  }),
  withdraw: post({
    ...act('withdraw', 'Take a task or a draft back, with a reason'),
    body: z.strictObject({ version, reason: longText }),
  }),
  escalate: post({
    ...act('escalate', 'Record that a named head sent the escalation of an overdue task'),
    body: z.strictObject({
      version,
      to: shortText,
      text: longText,
      signedBy: shortText,
      signedOn: civilDateSchema,
      documentNo: shortText.nullable(),
    }),
  }),
  toDeployment: post({
    id: 'supervision.to-deployment',
    path: '/api/supervision/tasks/:taskId/to-deployment',
    summary:
      'Record the task among the deployments of whoever is asked, once; the task stays as it is',
    access: 'session',
    params: one,
    body: z.strictObject({ version }),
    response: z.strictObject({ deploymentId: idSchema<'deployment'>() }),
  }),
  townshipList: get({
    id: 'supervision.township-list',
    path: '/api/supervision/township-list',
    summary: '履职事项清单 of a township, where one is held',
    access: 'session',
    query: z.strictObject({ region: regionPathSchema }),
    response: z.strictObject({ list: townshipListSchema.nullable() }),
  }),
  keepTownshipList: post({
    id: 'supervision.keep-township-list',
    path: '/api/supervision/township-list',
    summary:
      'Keep 履职事项清单 of a township, one matter per line; a new version takes the old one’s place',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      /** Null: none is held yet. */
      version: versionSchema.nullable(),
      documentNo: shortText,
      adoptedOn: civilDateSchema,
      own: z.array(matterLine).max(200),
      assist: z.array(matterLine).max(200),
      recalled: z.array(matterLine).max(200),
    }),
    response: townshipListSchema,
  }),
};
