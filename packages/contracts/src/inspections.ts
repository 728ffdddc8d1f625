// Inspections 巡查 (art. 11): programmes, orders, groups, materials, findings, complaints, feedback, rectification, look-back.
import { z } from 'zod';
import {
  civilDateSchema,
  cursorSchema,
  fullText,
  idSchema,
  instantSchema,
  longText,
  pageOf,
  pageSizeSchema,
  regionPathSchema,
  shortText,
  sourceStatusSchema,
  versionSchema,
  yearSchema,
} from './common.ts';
import { whySchema } from './duties.ts';
import { get, post } from './route.ts';
import { TASK_STATES } from './supervision.ts';

/** 巡查, and 明查暗访（四不两直）. A look-back is a stage of either, not a kind. */
export const INSPECTION_KINDS = ['regular', 'unannounced'] as const;
export type InspectionKind = (typeof INSPECTION_KINDS)[number];
export const INSPECTION_STATES = [
  'draft',
  'approved',
  'preparing',
  'on-site',
  'feedback',
  'rectifying',
  'look-back',
  'closed',
  'withdrawn',
] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];
export const INSPECTION_ACTS = [
  'draft',
  'change',
  'approve',
  'name-member',
  'end-member',
  'extend-order',
  'issue',
  'arrive',
  'leave',
  'draft-feedback',
  'deliver',
  'acknowledge',
  'submit-plan',
  'look-back',
  'close',
  'withdraw',
] as const;
export type InspectionAct = (typeof INSPECTION_ACTS)[number];

/** The eight blocks of 《安全生产考核巡查办法》 (2025). */
export const INSPECTION_BLOCKS = [
  'overall',
  'responsibility',
  'key-work',
  'hazards',
  'law',
  'training',
  'support',
  'accidents',
] as const;
export type InspectionBlock = (typeof INSPECTION_BLOCKS)[number];
/** 问题, 重大隐患, 弄虚作假. What was done well stands in the feedback, not here. */
export const INSPECTION_FINDING_KINDS = ['problem', 'hazard', 'untrue-record'] as const;
export type InspectionFindingKind = (typeof INSPECTION_FINDING_KINDS)[number];
export const FINDING_SEVERITIES = ['ordinary', 'prominent', 'major'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];
/** `claimed`: who rectifies says it is done, and nobody has verified it. */
export const INSPECTION_FINDING_STATES = ['open', 'claimed', 'closed', 'withdrawn'] as const;
export type InspectionFindingState = (typeof INSPECTION_FINDING_STATES)[number];
export const FINDING_ACTS = [
  'add',
  'change',
  'withdraw',
  'confirm-repeat',
  'clear-repeat',
  'object',
  'answer-objection',
  'state',
  'answer-statement',
  'plan',
  'progress',
  'claim',
  'verify',
  'return',
  'ask-extension',
  'extend',
  'refuse-extension',
  'look-back',
  'carry-over',
] as const;
export type FindingAct = (typeof FINDING_ACTS)[number];
/** What came of a person’s own statement: the finding stands, names them no more, or is taken back. */
export const STATEMENT_OUTCOMES = ['stands', 'unnamed', 'withdrawn'] as const;
export type StatementOutcome = (typeof STATEMENT_OUTCOMES)[number];
export const LOOK_BACK_RESULTS = ['held', 'relapsed', 'still-open'] as const;
export type LookBackResult = (typeof LOOK_BACK_RESULTS)[number];
export const MEMBER_PLACES = ['leader', 'deputy', 'member'] as const;
export type MemberPlace = (typeof MEMBER_PLACES)[number];
/** What in the system a finding stands on. */
export const FINDING_EVIDENCE_KINDS = ['duty-record', 'task', 'deployment', 'accident'] as const;

/** An approval by who has the power: organ, document and day. */
const approval = { organ: shortText, documentNo: shortText, on: civilDateSchema };
const clauseSchema = z.strictObject({
  /** The regulation’s id, or the title of another instrument. */
  instrument: shortText,
  article: z.string().trim().max(40),
});
export const findingClauseSchema = z.strictObject({
  instrument: z.string(),
  title: z.string(),
  article: z.string(),
  text: z.string(),
  status: sourceStatusSchema,
  place: z.string().nullable(),
});

const targetInput = z.strictObject({
  path: regionPathSchema,
  year: z.number().int().min(2018).max(2100),
  quarter: z.number().int().min(1).max(4).nullable(),
});
const programmeInput = {
  title: shortText,
  from: civilDateSchema,
  to: civilDateSchema,
  approval: z.strictObject(approval),
  /** Its place in the year’s 督查检查考核计划. */
  planEntry: shortText,
  basis: shortText,
  /** All regions directly below; otherwise the targets alone. */
  isOfAll: z.boolean(),
  /** Whether 明查暗访 counts as having been inspected. */
  countsUnannounced: z.boolean(),
  targets: z.array(targetInput).min(1, '请至少选择一个被巡查地区').max(500),
};

/** `inspected`: a group has been on site within the term; `running`: it is now; `left-out`: no plan for it. */
export const COVERAGE_STATES = ['inspected', 'running', 'planned', 'overdue', 'left-out'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

export const programmeLineSchema = z.strictObject({
  id: idSchema<'inspection-programme'>(),
  version: versionSchema,
  region: regionPathSchema,
  regionName: z.string(),
  title: z.string(),
  from: civilDateSchema,
  to: civilDateSchema,
  /** How many of those it is to cover have been inspected in the term. */
  inspected: z.number().int(),
  total: z.number().int(),
});
export type ProgrammeLine = z.infer<typeof programmeLineSchema>;

export const programmeSchema = programmeLineSchema.extend({
  approval: z.strictObject(approval),
  planEntry: z.string(),
  basis: z.string(),
  isOfAll: z.boolean(),
  countsUnannounced: z.boolean(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  coverage: z
    .array(
      z.strictObject({
        path: regionPathSchema,
        name: z.string(),
        state: z.enum(COVERAGE_STATES),
        year: z.number().int().nullable(),
        quarter: z.number().int().nullable(),
        inspections: z
          .array(
            z.strictObject({
              id: idSchema<'inspection'>(),
              kind: z.enum(INSPECTION_KINDS),
              state: z.enum(INSPECTION_STATES),
              on: civilDateSchema,
              /** Of this programme: what belongs to another, or to none, covers nothing of it. */
              isOf: z.boolean(),
            }),
          )
          .max(50),
      }),
    )
    .max(500),
  why: whySchema,
  versions: z
    .array(
      z.strictObject({
        version: versionSchema,
        title: z.string(),
        documentNo: z.string(),
        approvedOn: civilDateSchema,
        recordedAt: instantSchema,
        recordedBy: z.string(),
      }),
    )
    .max(50),
  mayRevise: z.boolean(),
});
export type Programme = z.infer<typeof programmeSchema>;

export const inspectionLineSchema = z.strictObject({
  id: idSchema<'inspection'>(),
  version: versionSchema,
  kind: z.enum(INSPECTION_KINDS),
  state: z.enum(INSPECTION_STATES),
  title: z.string(),
  issuerName: z.string(),
  inspectedName: z.string(),
  from: civilDateSchema,
  to: civilDateSchema,
  orderNo: z.string().nullable(),
  findings: z.number().int(),
  openFindings: z.number().int(),
  overdueFindings: z.number().int(),
});
export type InspectionLine = z.infer<typeof inspectionLineSchema>;

export const inspectionMemberSchema = z.strictObject({
  id: idSchema<'inspection-member'>(),
  place: z.enum(MEMBER_PLACES),
  name: z.string(),
  title: z.string(),
  from: civilDateSchema,
  to: civilDateSchema,
  endedOn: civilDateSchema.nullable(),
  endReason: z.string().nullable(),
  /** For the inspecting side: in office, and for fewer days than the order's. */
  isShort: z.boolean(),
});

const carriedSchema = z.strictObject({ on: civilDateSchema, reason: z.string() });
const statementSchema = z.strictObject({
  on: civilDateSchema,
  by: z.string(),
  text: z.string(),
  answer: z
    .strictObject({
      on: civilDateSchema,
      by: z.string(),
      outcome: z.enum(STATEMENT_OUTCOMES),
      text: z.string(),
    })
    .nullable(),
});

export const inspectionFindingSchema = z.strictObject({
  id: idSchema<'inspection-finding'>(),
  version: versionSchema,
  number: z.number().int(),
  state: z.enum(INSPECTION_FINDING_STATES),
  kind: z.enum(INSPECTION_FINDING_KINDS),
  severity: z.enum(FINDING_SEVERITIES),
  block: z.enum(INSPECTION_BLOCKS),
  clause: findingClauseSchema,
  facts: z.string(),
  place: z.string(),
  foundOn: civilDateSchema,
  /** Tasks begun from it that the caller may open, the newest first. */
  tasks: z
    .array(
      z.strictObject({
        id: idSchema<'task'>(),
        title: z.string(),
        state: z.enum(TASK_STATES),
      }),
    )
    .max(20),
  evidence: z
    .array(
      z.strictObject({
        kind: z.enum(FINDING_EVIDENCE_KINDS),
        id: z.uuid(),
        title: z.string(),
      }),
    )
    .max(30),
  organName: z.string(),
  /** By post held then: 任职与分管关系, no label of responsibility. */
  person: z
    .strictObject({
      id: idSchema<'person'>(),
      name: z.string(),
      post: z.string(),
      appointmentId: idSchema<'appointment'>(),
    })
    .nullable(),
  dueOn: civilDateSchema,
  isOverdue: z.boolean(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  /** The rounds before it, the newest first, as a named member confirmed them. */
  repeats: z
    .array(
      z.strictObject({
        id: idSchema<'inspection-finding'>(),
        inspectionId: idSchema<'inspection'>(),
        inspectionTitle: z.string(),
        number: z.number().int(),
        foundOn: civilDateSchema,
        facts: z.string(),
      }),
    )
    .max(20),
  repeatConfirmedBy: z.string().nullable(),
  /** Earlier findings of this region under this clause, that one of them may be what it repeats. */
  proposed: z
    .array(
      z.strictObject({
        id: idSchema<'inspection-finding'>(),
        inspectionTitle: z.string(),
        number: z.number().int(),
        foundOn: civilDateSchema,
        facts: z.string(),
      }),
    )
    .max(20),
  objection: z
    .strictObject({
      on: civilDateSchema,
      by: z.string(),
      text: z.string(),
      reply: z
        .strictObject({
          on: civilDateSchema,
          by: z.string(),
          isUpheld: z.boolean(),
          text: z.string(),
        })
        .nullable(),
    })
    .nullable(),
  /** Of the person named, for the inspecting side alone. */
  statement: statementSchema.nullable(),
  plan: z.strictObject({ measure: z.string(), responsible: z.string() }).nullable(),
  /** A later day that was asked for and waits for its answer; until then `dueOn` counts. */
  extension: z
    .strictObject({
      dueOn: civilDateSchema,
      on: civilDateSchema,
      by: z.string(),
      reason: z.string(),
    })
    .nullable(),
  lookBack: z.strictObject({ on: civilDateSchema, result: z.enum(LOOK_BACK_RESULTS) }).nullable(),
  /** Not closed when its inspection ended: why it goes on. */
  carried: carriedSchema.nullable(),
  entries: z
    .array(
      z.strictObject({
        act: z.enum(FINDING_ACTS),
        on: civilDateSchema,
        text: z.string().nullable(),
        recordedAt: instantSchema,
        recordedBy: z.string(),
      }),
    )
    .max(200),
  /** Before those that are listed. */
  earlierEntries: z.number().int(),
  why: whySchema,
  may: z.array(z.enum(FINDING_ACTS)),
});
export type InspectionFinding = z.infer<typeof inspectionFindingSchema>;

/** A finding once it is told, as the person it names has it, or who leads the inspected body. */
export const ownFindingSchema = z.strictObject({
  id: idSchema<'inspection-finding'>(),
  version: versionSchema,
  inspectionTitle: z.string(),
  issuerName: z.string(),
  inspectedName: z.string(),
  number: z.number().int(),
  state: z.enum(INSPECTION_FINDING_STATES),
  kind: z.enum(INSPECTION_FINDING_KINDS),
  severity: z.enum(FINDING_SEVERITIES),
  clause: findingClauseSchema,
  facts: z.string(),
  place: z.string(),
  foundOn: civilDateSchema,
  /** What in the system it stands on, by name. */
  evidence: z.array(z.string()).max(30),
  organName: z.string(),
  /** By which post it names the person; null for who leads the body: whom it names is not theirs to read here. */
  person: z.strictObject({ name: z.string(), post: z.string() }).nullable(),
  dueOn: civilDateSchema,
  isOverdue: z.boolean(),
  toldOn: civilDateSchema,
  /** Until when the person may state what they have to say; null where nothing can be said. */
  stateUntil: civilDateSchema.nullable(),
  carried: carriedSchema.nullable(),
  statement: statementSchema.nullable(),
  maySay: z.boolean(),
  why: whySchema,
});
export type OwnFinding = z.infer<typeof ownFindingSchema>;

export const COMPLAINT_STATES = ['open', 'answered'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];
export const inspectionComplaintSchema = z.strictObject({
  id: idSchema<'inspection-complaint'>(),
  version: versionSchema,
  number: z.number().int(),
  state: z.enum(COMPLAINT_STATES),
  receivedOn: civilDateSchema,
  how: z.string(),
  place: z.string(),
  matter: z.string(),
  isAnonymous: z.boolean(),
  /** Null where the order names no term, and while it is pending: the year’s working days are not published yet. */
  dueOn: civilDateSchema.nullable(),
  isDuePending: z.boolean(),
  isOverdue: z.boolean(),
  answer: z.string().nullable(),
  answeredOn: civilDateSchema.nullable(),
  recordedAt: instantSchema,
});
export type InspectionComplaint = z.infer<typeof inspectionComplaintSchema>;

export const materialRequestSchema = z.strictObject({
  id: idSchema<'inspection-request'>(),
  version: versionSchema,
  block: z.enum(INSPECTION_BLOCKS),
  what: z.string(),
  askedOf: z.string(),
  dueOn: civilDateSchema,
  /** Why it is asked although the system holds it; shown to who is asked. */
  reason: z.string().nullable(),
  answer: z.string().nullable(),
  answeredOn: civilDateSchema.nullable(),
});
export type MaterialRequest = z.infer<typeof materialRequestSchema>;

/** One item of the checklist. The blocks are the instrument’s; the wording of the items is ours. */
export const materialItemSchema = z.strictObject({
  code: z.string(),
  block: z.enum(INSPECTION_BLOCKS),
  title: z.string(),
  /** What the system holds of it, in words with its numbers; null: it holds nothing. */
  held: z.string().nullable(),
  count: z.number().int(),
  /** Where in the system it is read. */
  link: z.string().nullable(),
});
export type MaterialItem = z.infer<typeof materialItemSchema>;
export const materialsSchema = z.strictObject({
  asOf: instantSchema,
  from: civilDateSchema,
  to: civilDateSchema,
  items: z.array(materialItemSchema).max(100),
});
export type Materials = z.infer<typeof materialsSchema>;

export const inspectionSchema = inspectionLineSchema.extend({
  programme: z
    .strictObject({
      id: idSchema<'inspection-programme'>(),
      title: z.string(),
      /** A programme is its own office’s. */
      mayRead: z.boolean(),
    })
    .nullable(),
  region: regionPathSchema,
  inspected: regionPathSchema,
  /** As whom the caller reads it. */
  side: z.enum(['office', 'group', 'inspected']),
  bodies: z.array(z.string()).max(20),
  basis: z.string(),
  approval: z.strictObject(approval).nullable(),
  planEntry: z.string().nullable(),
  orderOn: civilDateSchema.nullable(),
  sizeReason: z.string().nullable(),
  planDays: z.number().int(),
  planBasis: z.string(),
  complaintDays: z.number().int().nullable(),
  complaintBasis: z.string().nullable(),
  members: z.array(inspectionMemberSchema).max(50),
  findingList: z.array(inspectionFindingSchema).max(1000),
  requests: z.array(materialRequestSchema).max(200),
  complaints: z.array(inspectionComplaintSchema).max(1000),
  /** Those about leaders, handed to the discipline organ: for the group, their number and nothing else. */
  handedOver: z.number().int().nullable(),
  /** Who took the package of materials away, the newest first. */
  taken: z.array(z.strictObject({ at: instantSchema, by: z.string() })).max(100),
  feedback: z.strictObject({
    /** As it is composed from the findings when nothing has been edited yet. */
    text: z.string(),
    isComposed: z.boolean(),
    approval: z.strictObject(approval).nullable(),
    deliveredOn: civilDateSchema.nullable(),
    acknowledged: z.strictObject({ on: civilDateSchema, by: z.string() }).nullable(),
  }),
  plan: z.strictObject({
    dueOn: civilDateSchema.nullable(),
    isOverdue: z.boolean(),
    text: z.string().nullable(),
    submittedOn: civilDateSchema.nullable(),
    /** Submitted, and after the day on which it was due. */
    isLate: z.boolean(),
    recordedAt: instantSchema.nullable(),
    documentNo: z.string().nullable(),
    why: whySchema.nullable(),
  }),
  lookBack: z.strictObject({ on: civilDateSchema, by: z.string() }).nullable(),
  ending: z.strictObject({ on: civilDateSchema, reason: z.string() }).nullable(),
  steps: z
    .array(
      z.strictObject({
        act: z.enum(INSPECTION_ACTS),
        on: civilDateSchema,
        documentNo: z.string().nullable(),
        note: z.string().nullable(),
        recordedAt: instantSchema,
        recordedBy: z.string(),
      }),
    )
    .max(300),
  may: z.array(z.enum(INSPECTION_ACTS)),
  mayDo: z.array(
    z.enum(['add-finding', 'add-complaint', 'answer-complaint', 'ask-material', 'answer-request']),
  ),
});
export type Inspection = z.infer<typeof inspectionSchema>;

const inspectionId = z.strictObject({ inspectionId: idSchema<'inspection'>() });
const findingId = inspectionId.extend({ findingId: idSchema<'inspection-finding'>() });
const filter = {
  /** `open`: all that something is still waited for. */
  state: z.enum([...INSPECTION_STATES, 'open']).optional(),
  kind: z.enum(INSPECTION_KINDS).optional(),
  year: yearSchema.optional(),
  search: z.string().max(60).optional(),
};
const written = {
  title: shortText,
  bodies: z.array(shortText).min(1, '请至少写一个').max(20),
  programmeId: idSchema<'inspection-programme'>().nullable(),
  from: civilDateSchema,
  to: civilDateSchema,
  basis: shortText,
  planEntry: shortText.nullable(),
  /** Days for the rectification plan, from the day of feedback. */
  planDays: z.number().int().min(1).max(180),
  planBasis: shortText,
  /** Working days for the reply to a complaint, where the order names them. */
  complaintDays: z.number().int().min(1).max(180).nullable(),
  complaintBasis: shortText.nullable(),
};
const findingInput = {
  kind: z.enum(INSPECTION_FINDING_KINDS),
  severity: z.enum(FINDING_SEVERITIES),
  block: z.enum(INSPECTION_BLOCKS),
  clause: clauseSchema,
  facts: longText,
  place: shortText,
  foundOn: civilDateSchema,
  evidence: z.array(z.strictObject({ kind: z.enum(FINDING_EVIDENCE_KINDS), id: z.uuid() })).max(30),
  organName: shortText,
  appointmentId: idSchema<'appointment'>().nullable(),
  dueOn: civilDateSchema,
};

function act<Body extends z.ZodRawShape>(
  name: string,
  summary: string,
  body: Body,
  access: 'session' | 'signing' = 'session',
) {
  return post({
    id: `inspections.${name}`,
    path: `/api/inspections/:inspectionId/${name}`,
    summary,
    access,
    params: inspectionId,
    body: z.strictObject({ version: versionSchema, ...body }),
    response: inspectionSchema,
  });
}

function findingAct<Body extends z.ZodRawShape>(
  name: string,
  summary: string,
  body: Body,
  access: 'session' | 'signing' = 'session',
) {
  return post({
    id: `inspections.finding-${name}`,
    path: `/api/inspections/:inspectionId/findings/:findingId/${name}`,
    summary,
    access,
    params: findingId,
    body: z.strictObject({ version: versionSchema, ...body }),
    response: inspectionSchema,
  });
}

export const inspectionsRoutes = {
  programmes: get({
    id: 'inspections.programmes',
    path: '/api/inspections/programmes',
    summary: 'Programmes of the caller’s region, the latest first',
    access: 'session',
    query: z.strictObject({ after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(programmeLineSchema),
  }),
  exportProgrammes: get({
    id: 'inspections.export-programmes',
    path: '/api/inspections/programmes.xlsx',
    summary: 'Programmes with how far each has come',
    access: 'session',
    response: z.unknown(),
    form: 'download',
  }),
  programme: get({
    id: 'inspections.programme',
    path: '/api/inspections/programmes/:programmeId',
    summary: 'One programme with its coverage',
    access: 'session',
    params: z.strictObject({ programmeId: idSchema<'inspection-programme'>() }),
    response: programmeSchema,
  }),
  exportCoverage: get({
    id: 'inspections.export-coverage',
    path: '/api/inspections/programmes/:programmeId/coverage.xlsx',
    summary: 'The coverage of one programme, region by region',
    access: 'session',
    params: z.strictObject({ programmeId: idSchema<'inspection-programme'>() }),
    response: z.unknown(),
    form: 'download',
  }),
  layDownProgramme: post({
    id: 'inspections.lay-down-programme',
    path: '/api/inspections/programmes',
    summary: 'Record an approved programme over a term',
    access: 'signing',
    body: z.strictObject({ region: regionPathSchema, ...programmeInput }),
    response: programmeSchema,
  }),
  reviseProgramme: post({
    id: 'inspections.revise-programme',
    path: '/api/inspections/programmes/:programmeId',
    summary: 'Record a revised programme; the earlier version stays',
    access: 'signing',
    params: z.strictObject({ programmeId: idSchema<'inspection-programme'>() }),
    body: z.strictObject({ version: versionSchema, ...programmeInput }),
    response: programmeSchema,
  }),
  list: get({
    id: 'inspections.list',
    path: '/api/inspections',
    summary: 'Inspections the caller runs, takes part in or is inspected by, the latest first',
    access: 'session',
    query: z.strictObject({ ...filter, after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(inspectionLineSchema).extend({
      open: z.number().int(),
      overdue: z.number().int(),
    }),
  }),
  export: get({
    id: 'inspections.export',
    path: '/api/inspections.xlsx',
    summary: 'The list as it is filtered',
    access: 'session',
    query: z.strictObject(filter),
    response: z.unknown(),
    form: 'download',
  }),
  inspection: get({
    id: 'inspections.inspection',
    path: '/api/inspections/:inspectionId',
    summary: 'One inspection, as far as the caller’s side sees it',
    access: 'session',
    params: inspectionId,
    response: inspectionSchema,
  }),
  exportFindings: get({
    id: 'inspections.export-findings',
    path: '/api/inspections/:inspectionId/findings.xlsx',
    summary: 'The ledger of findings of one inspection, as far as the caller’s side sees it',
    access: 'session',
    params: inspectionId,
    response: z.unknown(),
    form: 'download',
  }),
  exportComplaints: get({
    id: 'inspections.export-complaints',
    path: '/api/inspections/:inspectionId/complaints.xlsx',
    summary: 'What was brought to the group on site; never who brought it',
    access: 'session',
    params: inspectionId,
    response: z.unknown(),
    form: 'download',
  }),
  mine: get({
    id: 'inspections.mine',
    path: '/api/inspections/mine',
    summary: 'Findings that name the caller’s person, and those told to a body that they lead',
    access: 'session',
    query: z.strictObject({}),
    response: z.strictObject({
      items: z.array(ownFindingSchema).max(200),
      led: z.array(ownFindingSchema).max(200),
    }),
  }),
  state: post({
    id: 'inspections.state',
    path: '/api/inspections/findings/:findingId/state',
    summary: 'State, once and in time, what one has to say of a finding that names one',
    access: 'signing',
    params: z.strictObject({ findingId: idSchema<'inspection-finding'>() }),
    body: z.strictObject({ version: versionSchema, text: longText }),
    response: ownFindingSchema,
  }),
  materials: get({
    id: 'inspections.materials',
    path: '/api/inspections/:inspectionId/materials',
    summary: 'The checklist of materials, answered from what the system holds',
    access: 'session',
    params: inspectionId,
    response: materialsSchema,
  }),
  evidence: get({
    id: 'inspections.evidence',
    path: '/api/inspections/:inspectionId/evidence',
    summary:
      'What of a kind the inspected region holds, by name, for a finding to stand on; for the group on site',
    access: 'session',
    params: inspectionId,
    query: z.strictObject({
      kind: z.enum(FINDING_EVIDENCE_KINDS),
      search: z.string().trim().max(128).optional(),
    }),
    response: z.strictObject({
      /** How many there are; the newest are listed. */
      total: z.number().int(),
      items: z
        .array(z.strictObject({ id: z.uuid(), on: civilDateSchema, title: z.string() }))
        .max(500),
    }),
  }),
  materialsExport: get({
    id: 'inspections.materials-export',
    path: '/api/inspections/:inspectionId/materials.xlsx',
    summary: 'The package of materials as a workbook',
    access: 'session',
    params: inspectionId,
    response: z.unknown(),
    form: 'download',
  }),
  draft: post({
    id: 'inspections.draft',
    path: '/api/inspections',
    summary: 'Draft the order of an inspection',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      inspected: regionPathSchema,
      kind: z.enum(INSPECTION_KINDS),
      ...written,
    }),
    response: inspectionSchema,
  }),
  change: act('change', 'Change a draft', written),
  approve: act('approve', 'Record the approval of the order', approval, 'signing'),
  nameMember: act('name-member', 'Name a member of the group by account', {
    loginName: z.string().trim().min(1, '请填写').max(60),
    place: z.enum(MEMBER_PLACES),
    title: shortText,
    /** Null: the last day of the order. */
    to: civilDateSchema.nullable(),
    /** Why the group has another number than usual, once the order is out. */
    sizeReason: shortText.nullable(),
  }),
  extendOrder: act(
    'extend-order',
    'Record a supplementary order: the group’s access lasts until a later day',
    { on: civilDateSchema, to: civilDateSchema, documentNo: shortText, reason: longText },
    'signing',
  ),
  endMember: act('end-member', 'End a membership: its access ends with it', {
    memberId: idSchema<'inspection-member'>(),
    reason: shortText,
  }),
  issue: act(
    'issue',
    'Issue the order: the group gets its access from its first to its last day',
    { on: civilDateSchema, documentNo: shortText, sizeReason: shortText.nullable() },
    'signing',
  ),
  arrive: act('arrive', 'Record that the group is on site', { on: civilDateSchema }),
  leave: act('leave', 'Record that the group has left', { on: civilDateSchema }),
  draftFeedback: act('draft-feedback', 'Keep the text of the feedback', { text: fullText }),
  deliver: act(
    'deliver',
    'Record the approved feedback and its delivery to the party committee and government',
    { approval: z.strictObject(approval), on: civilDateSchema },
    'signing',
  ),
  acknowledge: act('acknowledge', 'Acknowledge the feedback for the inspected side', {}, 'signing'),
  submitPlan: act(
    'submit-plan',
    'Submit the rectification plan',
    { on: civilDateSchema, documentNo: shortText, text: fullText },
    'signing',
  ),
  lookBack: act('look-back', 'Record the look-back 回头看', {
    on: civilDateSchema,
    by: shortText,
  }),
  close: act(
    'close',
    'Close the inspection: findings that are not closed are named, each with why it goes on',
    {
      reason: longText,
      carried: z
        .array(z.strictObject({ number: z.number().int().min(1), reason: longText }))
        .max(1000),
    },
    'signing',
  ),
  withdraw: act(
    'withdraw',
    'Withdraw it before the feedback is delivered',
    { reason: longText },
    'signing',
  ),
  askMaterial: act('ask-material', 'Ask for what the system does not hold', {
    code: z.string().trim().min(1).max(60),
    what: shortText,
    askedOf: shortText,
    dueOn: civilDateSchema,
    reason: shortText.nullable(),
  }),
  answerRequest: act('answer-request', 'Answer a request for materials', {
    requestId: idSchema<'inspection-request'>(),
    answer: longText,
  }),
  addComplaint: act('add-complaint', 'Record a complaint received on site', {
    receivedOn: civilDateSchema,
    how: shortText,
    place: shortText,
    matter: longText,
    /** Null: anonymous. */
    contact: shortText.nullable(),
  }),
  handOverComplaint: act(
    'hand-over-complaint',
    'Record that one about a leader went to the discipline organ; what it says is not entered',
    {
      /** One that was recorded like the rest: what it said is gone with this. */
      complaintId: idSchema<'inspection-complaint'>().nullable(),
      receivedOn: civilDateSchema,
      organ: shortText,
      on: civilDateSchema,
    },
  ),
  answerComplaint: act('answer-complaint', 'Record the answer to a complaint', {
    complaintId: idSchema<'inspection-complaint'>(),
    on: civilDateSchema,
    answer: longText,
  }),
  readContact: post({
    id: 'inspections.read-contact',
    path: '/api/inspections/:inspectionId/complaints/:complaintId/contact',
    summary: 'Read the contact of who complained; every reading is kept',
    access: 'signing',
    params: inspectionId.extend({ complaintId: idSchema<'inspection-complaint'>() }),
    body: z.strictObject({ reason: shortText }),
    response: z.strictObject({ contact: z.string().nullable() }),
  }),
  addFinding: act('add-finding', 'Record a finding', findingInput),
  changeFinding: findingAct('change', 'Change a finding before feedback', findingInput),
  withdrawFinding: findingAct(
    'withdraw',
    'Withdraw a finding, with the reason',
    {
      reason: longText,
    },
    'signing',
  ),
  confirmRepeat: findingAct(
    'confirm-repeat',
    'Confirm which earlier finding it repeats',
    {
      repeats: idSchema<'inspection-finding'>(),
    },
    'signing',
  ),
  clearRepeat: findingAct(
    'clear-repeat',
    'Take back that it repeats another one',
    {
      reason: longText,
    },
    'signing',
  ),
  object: findingAct('object', 'State an objection to the facts of a finding', { text: longText }),
  answerObjection: findingAct(
    'answer-objection',
    'Reply to an objection',
    {
      isUpheld: z.boolean(),
      text: longText,
    },
    'signing',
  ),
  answerStatement: findingAct(
    'answer-statement',
    'Answer what the person named has stated',
    { outcome: z.enum(STATEMENT_OUTCOMES), text: longText },
    'signing',
  ),
  planFinding: findingAct('plan', 'Write the measure and who is responsible', {
    measure: longText,
    responsible: shortText,
  }),
  progressFinding: findingAct('progress', 'Report progress', { text: longText }),
  claimFinding: findingAct('claim', 'Say that it is done, with the proof', { text: longText }),
  verifyFinding: findingAct(
    'verify',
    'Verify that it is done, and close it',
    { text: longText },
    'signing',
  ),
  returnFinding: findingAct('return', 'Return it with the reason', { reason: longText }),
  askExtension: findingAct('ask-extension', 'Ask for a later deadline, with the reason', {
    dueOn: civilDateSchema,
    reason: longText,
  }),
  extendFinding: findingAct(
    'extend',
    'Approve the later deadline that another account asked for',
    approval,
    'signing',
  ),
  refuseExtension: findingAct(
    'refuse-extension',
    'Refuse the later deadline, with the reason',
    { reason: longText },
    'signing',
  ),
  lookBackFinding: findingAct(
    'look-back',
    'Say what the look-back found',
    {
      result: z.enum(LOOK_BACK_RESULTS),
      text: longText,
      /** For a relapse: by when the new finding is to be rectified. */
      dueOn: civilDateSchema.nullable(),
    },
    'signing',
  ),
};
