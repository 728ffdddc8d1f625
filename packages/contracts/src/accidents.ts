// Accidents as they are known at a time: facts, milestones, grade and timetable by the rules, findings on reporting, the chain.
import {
  LEVELS,
  MANNERS,
  MILESTONE_KINDS,
  ORGAN_KINDS,
  POST_CLASSES,
  REPORT_CHANNELS,
  REPORT_LEVELS,
  SECTOR_CODES,
} from '@jinze/kernel';
import { z } from 'zod';
import { ACCIDENT_GRADES, ACCIDENT_NATURES, accidentGradeSchema } from './accident-lists.ts';
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
import { whySchema } from './duties.ts';
import { get, post } from './route.ts';
import { gradeOutputSchema } from './rules-grade.ts';
import { timetableOutputSchema, timetableStepSchema } from './rules-timetable.ts';

/** `decided`: by whoever investigates it; `as-known`: as reported so far. What the rule computes stands beside it. */
export const GRADE_SOURCES = ['decided', 'as-known'] as const;
export type GradeSource = (typeof GRADE_SOURCES)[number];
export const ACCIDENT_STATES = ['recorded', 'withdrawn'] as const;
export type AccidentState = (typeof ACCIDENT_STATES)[number];

const people = z.number().int().min(0).max(100_000).nullable();

/** What is entered; null is not known and never taken for none. */
const facts = {
  name: shortText,
  occurredOn: civilDateSchema,
  /** The moment with its offset, where it is known. */
  occurredAt: z.iso.datetime({ offset: true }).nullable(),
  place: shortText.nullable(),
  sector: shortText.nullable(),
  sectorCode: z.enum(SECTOR_CODES).nullable(),
  /** The unit in which it happened. */
  unit: shortText.nullable(),
  /** 事故类型: 坍塌, 中毒和窒息 … */
  kind: shortText.nullable(),
  grade: accidentGradeSchema.nullable(),
  gradeSource: z.enum(GRADE_SOURCES).nullable(),
  nature: z.enum(ACCIDENT_NATURES),
  /** What the nature rests on; natural and criminal never without. */
  natureBasis: shortText.nullable(),
  /** 责任事故. */
  isResponsible: z.boolean().nullable(),
  /** 性质严重或社会影响恶劣, as somebody with the power has said. */
  isGrave: z.boolean().nullable(),
  deaths: people,
  missing: people,
  /** 重伤, with acute industrial poisoning. */
  seriousInjuries: people,
  /** 受伤, as the source counts them. */
  injured: people,
  /** 直接经济损失, 万元. */
  directLossWanYuan: z.number().min(0).max(20_000_000).multipleOf(0.01, '最多两位小数').nullable(),
  knownAsOf: civilDateSchema,
  /** The report, bulletin or decision it is taken from. */
  sourceDocument: shortText,
};
export const accidentFactsSchema = z.strictObject(facts);
export type AccidentFacts = z.infer<typeof accidentFactsSchema>;

export const accidentLineSchema = z.strictObject({
  ...facts,
  id: idSchema<'accident'>(),
  version: versionSchema,
  state: z.enum(ACCIDENT_STATES),
  regionPath: regionPathSchema,
  regionName: z.string(),
  /** By the rule, from what is known, today; null: it cannot tell. Beside the grade that was entered, never in its place. */
  computedGrade: accidentGradeSchema.nullable(),
});
export type AccidentLine = z.infer<typeof accidentLineSchema>;

/** What of the timetable waits for somebody today. */
export const accidentWaitsSchema = z.strictObject({
  /** Steps whose limit is past without a record. */
  overdue: z.number().int(),
  /** Steps of which nobody can tell. */
  cannotTell: z.number().int(),
  /** Of those that are still in time, the one whose limit comes first. */
  next: timetableStepSchema.pick({ step: true, channel: true, level: true, due: true }).nullable(),
});
export type AccidentWaits = z.infer<typeof accidentWaitsSchema>;
/** Null: withdrawn. */
export const accidentListedSchema = accidentLineSchema.extend({
  waits: accidentWaitsSchema.nullable(),
});
export type AccidentListed = z.infer<typeof accidentListedSchema>;

/** What the rule makes of facts as of a day. */
export const gradedSchema = z.strictObject({
  asOf: civilDateSchema,
  answer: gradeOutputSchema,
  /** The grade that was decided, where it is another than the computed one. Both stand. */
  differsFrom: accidentGradeSchema.nullable(),
});
export type Graded = z.infer<typeof gradedSchema>;

/** What was known when: every correction stands beside what it took the place of. */
export const accidentVersionSchema = accidentLineSchema.extend({
  /** Null for the first. */
  changeReason: z.string().nullable(),
  isCorrection: z.boolean(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  /** As of the day this was known. */
  graded: gradedSchema,
});
export type AccidentVersion = z.infer<typeof accidentVersionSchema>;

const milestone = {
  kind: z.enum(MILESTONE_KINDS),
  on: civilDateSchema,
  /** The moment with its offset: clocks in hours need it. */
  at: z.iso.datetime({ offset: true }).nullable(),
  /** The last day of a technical appraisal. */
  untilOn: civilDateSchema.nullable(),
  /** Days granted, or the limit of a listed supervision. */
  days: z.number().int().min(1).max(3650).nullable(),
  channel: z.enum(REPORT_CHANNELS).nullable(),
  level: z.enum(REPORT_LEVELS).nullable(),
  /** By whom. */
  actor: shortText.nullable(),
  /** Where it was made known. */
  place: shortText.nullable(),
  documentNo: shortText.nullable(),
  natureFrom: z.enum(ACCIDENT_NATURES).nullable(),
  natureTo: z.enum(ACCIDENT_NATURES).nullable(),
  note: longText.nullable(),
};
export const milestoneFactsSchema = z.strictObject(milestone);
export type MilestoneFacts = z.infer<typeof milestoneFactsSchema>;
/** Odd and possible: shown, not refused. */
export const ODDITIES = [
  'approved-without-submission',
  'closed-without-approval',
  'published-before-approval',
  'report-before-unit',
  'upper-before-lower',
  'extension-late',
  'extension-too-long',
  'nature-not-told',
  'nature-other-than-known',
] as const;
export type Oddity = (typeof ODDITIES)[number];

const milestoneVersion = {
  ...milestone,
  version: versionSchema,
  state: z.enum(ACCIDENT_STATES),
  changeReason: z.string().nullable(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
};
export const milestoneSchema = z.strictObject({
  ...milestoneVersion,
  id: idSchema<'milestone'>(),
  /** What it said before, the newest first. */
  earlier: z.array(z.strictObject(milestoneVersion)).max(100),
});
export type Milestone = z.infer<typeof milestoneSchema>;
export const oddSchema = z.strictObject({
  code: z.enum(ODDITIES),
  text: z.string(),
  milestones: z.array(idSchema<'milestone'>()),
});
export type Odd = z.infer<typeof oddSchema>;

export const REPORTING_FINDINGS = ['late', 'omitted', 'false', 'concealed'] as const;
export type ReportingFindingKind = (typeof REPORTING_FINDINGS)[number];
export const FINDING_STATES = ['found', 'withdrawn'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

const finding = {
  kind: z.enum(REPORTING_FINDINGS),
  /** Whose finding it is; the system makes none. */
  organ: shortText,
  documentNo: shortText,
  foundOn: civilDateSchema,
  circumstances: longText,
};
/** Against a body, or a person in a post; on the roster by its id, or as the document names it. */
export const findingSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organ'), organId: idSchema<'organ'>() }),
  z.strictObject({ kind: z.literal('person'), appointmentId: idSchema<'appointment'>() }),
  z.strictObject({ kind: z.literal('named'), name: shortText, post: shortText.nullable() }),
]);
export type FindingSubject = z.infer<typeof findingSubjectSchema>;
export const reportingFindingSchema = z.strictObject({
  ...finding,
  id: idSchema<'reporting-finding'>(),
  version: versionSchema,
  state: z.enum(FINDING_STATES),
  subjectOrganId: idSchema<'organ'>().nullable(),
  subjectPersonId: idSchema<'person'>().nullable(),
  subjectName: z.string(),
  subjectPost: z.string().nullable(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  withdrawn: z
    .strictObject({
      on: civilDateSchema,
      by: z.string(),
      documentNo: z.string(),
      reason: z.string(),
    })
    .nullable(),
});
export type ReportingFinding = z.infer<typeof reportingFindingSchema>;

export const ACCIDENT_MAY = [
  'correct',
  'withdraw',
  'add-milestone',
  'correct-milestone',
  'withdraw-milestone',
  'add-finding',
  'withdraw-finding',
  'grant-access',
  'end-access',
  'add-moment',
  'withdraw-moment',
  'read-chain',
] as const;
export type AccidentMay = (typeof ACCIDENT_MAY)[number];

export const accidentSchema = accidentLineSchema.extend({
  /** Newest first. */
  versions: z.array(accidentVersionSchema).min(1).max(200),
  /** What is known now, as of today. */
  graded: gradedSchema,
  /** In the order in which they happened; withdrawn ones too. */
  milestones: z.array(milestoneSchema).max(500),
  odd: z.array(oddSchema),
  findings: z.array(reportingFindingSchema).max(500),
  may: z.array(z.enum(ACCIDENT_MAY)),
});
export type Accident = z.infer<typeof accidentSchema>;

const asked = {
  /** The facts it is asked of. */
  version: versionSchema,
  /** What was on record then, milestones too. */
  at: instantSchema,
  grade: gradeOutputSchema,
  timetable: timetableOutputSchema,
};
export const timetableAskedSchema = z.strictObject(asked);
export type TimetableAsked = z.infer<typeof timetableAskedSchema>;

/** A version that moved the grade: the timetable as it was until then, and as it was from then on. */
export const regradingSchema = z.strictObject({
  version: versionSchema,
  recordedAt: instantSchema,
  from: accidentGradeSchema.nullable(),
  to: accidentGradeSchema.nullable(),
  reason: z.string(),
  before: timetableAskedSchema,
  after: timetableAskedSchema,
});
export type Regrading = z.infer<typeof regradingSchema>;

/** What follows from the timetable and nobody has done yet. It proposes; people decide. */
export const followingSchema = z.strictObject({
  kind: z.enum(['listed-supervision', 'talk', 'check-report']),
  text: z.string(),
});
export type Following = z.infer<typeof followingSchema>;

export const accidentTimetableSchema = timetableAskedSchema.extend({
  regradings: z.array(regradingSchema).max(200),
  following: z.array(followingSchema).max(50),
  milestones: z.array(milestoneSchema).max(500),
  odd: z.array(oddSchema),
});
export type AccidentTimetable = z.infer<typeof accidentTimetableSchema>;

export const accidentAccessSchema = z.strictObject({
  id: idSchema<'accident-access'>(),
  version: versionSchema,
  givenTo: z.string(),
  basisDocument: shortText,
  purpose: shortText,
  from: civilDateSchema,
  until: civilDateSchema,
  givenAt: instantSchema,
  givenBy: z.string(),
  ended: z.strictObject({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
  /** Today. */
  isOpen: z.boolean(),
});
export type AccidentAccess = z.infer<typeof accidentAccessSchema>;
export const accidentAccessesSchema = z.strictObject({
  items: z.array(accidentAccessSchema).max(500),
  /** Whether others may be named, or only the caller. */
  mayNameOthers: z.boolean(),
  mayNameOneself: z.boolean(),
});

export const MOMENT_KINDS = ['permit', 'portfolio-change', 'inspection', 'other'] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];
const moment = {
  kind: z.enum(MOMENT_KINDS),
  on: civilDateSchema,
  what: shortText,
  documentNo: shortText.nullable(),
};
export const chainMomentSchema = z.strictObject({
  ...moment,
  id: idSchema<'chain-moment'>(),
  version: versionSchema,
  state: z.enum(ACCIDENT_STATES),
  recordedBy: z.string(),
  withdrawnReason: z.string().nullable(),
});
export type ChainMoment = z.infer<typeof chainMomentSchema>;

/** What a post has to do with it. A relation of post and portfolio, never a responsibility. */
export const CHAIN_ROLES = [
  'party-chief',
  'government-chief',
  'safety-deputy',
  'field-deputy',
  'assisting-deputy',
  'department',
] as const;
export type ChainRole = (typeof CHAIN_ROLES)[number];
export const WHEREABOUTS = ['in-post', 'moved', 'promoted', 'not-in-reach'] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];

const spoken = z.strictObject({ code: z.string(), text: z.string() });
export const chainLinkSchema = z.strictObject({
  appointmentId: idSchema<'appointment'>(),
  role: z.enum(CHAIN_ROLES),
  personId: idSchema<'person'>(),
  personName: z.string(),
  postId: idSchema<'post'>(),
  postTitle: z.string(),
  postClass: z.enum(POST_CLASSES),
  organId: idSchema<'organ'>(),
  organName: z.string(),
  organKind: z.enum(ORGAN_KINDS),
  manner: z.enum(MANNERS),
  isCommitteeMember: z.boolean().nullable(),
  from: civilDateSchema,
  to: civilDateSchema.nullable(),
  documentNo: z.string().nullable(),
  /** Held the post before the moment and not in it. */
  isPrevious: z.boolean(),
  /** Why it is here. */
  reasons: z.array(spoken).min(1),
  fields: z.array(
    z.strictObject({
      field: z.string(),
      from: civilDateSchema,
      to: civilDateSchema.nullable(),
      documentNo: z.string().nullable(),
      /** Whether it is the accident's sector. */
      isMatched: z.boolean(),
    }),
  ),
  /** What became of the person; they stay in the chain (art. 24). */
  now: z.strictObject({
    state: z.enum(WHEREABOUTS),
    text: z.string(),
    posts: z.array(z.string()),
  }),
});
export type ChainLink = z.infer<typeof chainLinkSchema>;
export const chainLevelSchema = z.strictObject({
  level: z.enum(LEVELS),
  regionPath: regionPathSchema,
  regionName: z.string(),
  /** Above the reader's reach: nothing of it is shown. */
  isLeftOut: z.boolean(),
  links: z.array(chainLinkSchema),
  /** What is missing and cannot be told. */
  gaps: z.array(spoken),
});
export type ChainLevel = z.infer<typeof chainLevelSchema>;
export const accidentChainSchema = z.strictObject({
  accidentId: idSchema<'accident'>(),
  accidentName: z.string(),
  on: civilDateSchema,
  /** Null: the accident's own day. */
  momentId: idSchema<'chain-moment'>().nullable(),
  /** As was on record on that day, or as is today. */
  known: z.enum(['today', 'then']),
  previousSince: civilDateSchema,
  sectorCode: z.enum(SECTOR_CODES).nullable(),
  /** 任职与分管关系, and that it is no finding of responsibility. */
  says: z.array(spoken),
  /** From the township upward. */
  levels: z.array(chainLevelSchema),
  moments: z.array(chainMomentSchema).max(500),
});
export type AccidentChain = z.infer<typeof accidentChainSchema>;

const accidentId = z.strictObject({ accidentId: idSchema<'accident'>() });
const milestoneId = accidentId.extend({ milestoneId: idSchema<'milestone'>() });
const findingId = accidentId.extend({ findingId: idSchema<'reporting-finding'>() });
const accessId = accidentId.extend({ accessId: idSchema<'accident-access'>() });
const momentId = accidentId.extend({ momentId: idSchema<'chain-moment'>() });
const withReason = z.strictObject({ version: versionSchema, reason: longText });
const filter = {
  region: regionPathSchema,
  year: yearSchema.optional(),
  grade: z.enum([...ACCIDENT_GRADES, 'unknown']).optional(),
  /** Absent: those that stand. */
  state: z.enum(ACCIDENT_STATES).default('recorded'),
  search: z.string().max(60).optional(),
};

export const accidentsRoutes = {
  list: get({
    id: 'accidents.list',
    path: '/api/accidents',
    summary: 'Accidents of a region and below, the latest first',
    access: 'session',
    query: z.strictObject({ ...filter, after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(accidentListedSchema).extend({
      count: z.number().int(),
      /** Of these, how many have no grade yet. */
      withoutGrade: z.number().int(),
      /** Whether the caller may record one for the region itself. */
      mayRecord: z.boolean(),
    }),
  }),
  export: get({
    id: 'accidents.export',
    path: '/api/accidents.xlsx',
    summary: 'The list as it is filtered',
    access: 'session',
    query: z.strictObject(filter),
    response: z.unknown(),
    form: 'download',
  }),
  accident: get({
    id: 'accidents.accident',
    path: '/api/accidents/:accidentId',
    summary: 'One accident: what was known of it when with its grade, milestones, findings',
    access: 'session',
    params: accidentId,
    response: accidentSchema,
  }),
  timetable: get({
    id: 'accidents.timetable',
    path: '/api/accidents/:accidentId/timetable',
    summary: 'The statutory timetable as was known at a moment, and where a new grade changed it',
    access: 'session',
    params: accidentId,
    query: z.strictObject({
      /** Absent: now. */
      at: z.iso.datetime({ offset: true }).optional(),
    }),
    response: accidentTimetableSchema,
  }),
  why: get({
    id: 'accidents.why',
    path: '/api/accidents/:accidentId/why',
    summary: 'Why the grade, or a step of the timetable, is what it is: clause, facts, gaps, proof',
    access: 'session',
    params: accidentId,
    query: z.strictObject({
      /** `grade`; a step with its channel and level; a step as was known at a version: `approval@before-3`. */
      part: z.string().min(1).max(120),
    }),
    response: whySchema,
  }),
  record: post({
    id: 'accidents.record',
    path: '/api/accidents',
    summary: 'Record an accident in a region the office runs',
    access: 'session',
    body: z.strictObject({ ...facts, region: regionPathSchema }),
    response: accidentSchema,
  }),
  correct: post({
    id: 'accidents.correct',
    path: '/api/accidents/:accidentId/correct',
    summary: 'Say what is known by now, as a new version',
    access: 'session',
    params: accidentId,
    body: z.strictObject({
      ...facts,
      version: versionSchema,
      reason: longText,
      /** 更正: what was written wrong is put right, and nothing new has become known. */
      isCorrection: z.boolean().default(false),
    }),
    response: accidentSchema,
  }),
  withdraw: post({
    id: 'accidents.withdraw',
    path: '/api/accidents/:accidentId/withdraw',
    summary: 'Withdraw what was recorded by mistake; it stays readable',
    access: 'session',
    params: accidentId,
    body: withReason,
    response: accidentSchema,
  }),
  addMilestone: post({
    id: 'accidents.add-milestone',
    path: '/api/accidents/:accidentId/milestones',
    summary: 'Record an event of the statutory timetable',
    access: 'session',
    params: accidentId,
    body: milestoneFactsSchema,
    response: accidentSchema,
  }),
  correctMilestone: post({
    id: 'accidents.correct-milestone',
    path: '/api/accidents/:accidentId/milestones/:milestoneId/correct',
    summary: 'Correct an event, as a new version with its reason',
    access: 'session',
    params: milestoneId,
    body: z.strictObject({ ...milestone, version: versionSchema, reason: longText }),
    response: accidentSchema,
  }),
  withdrawMilestone: post({
    id: 'accidents.withdraw-milestone',
    path: '/api/accidents/:accidentId/milestones/:milestoneId/withdraw',
    summary: 'Withdraw an event that did not happen; it stays readable',
    access: 'session',
    params: milestoneId,
    body: withReason,
    response: accidentSchema,
  }),
  addFinding: post({
    id: 'accidents.add-finding',
    path: '/api/accidents/:accidentId/findings',
    summary: 'Register what an organ found on late, omitted, false or concealed reporting',
    access: 'session',
    params: accidentId,
    body: z.strictObject({ ...finding, subject: findingSubjectSchema }),
    response: accidentSchema,
  }),
  withdrawFinding: post({
    id: 'accidents.withdraw-finding',
    path: '/api/accidents/:accidentId/findings/:findingId/withdraw',
    summary: 'Register that the organ withdrew its finding; it stays readable',
    access: 'session',
    params: findingId,
    body: withReason.extend({ on: civilDateSchema, documentNo: shortText }),
    response: accidentSchema,
  }),
  accesses: get({
    id: 'accidents.accesses',
    path: '/api/accidents/:accidentId/accesses',
    summary: 'Who is named to read the chain of posts and portfolios, and on what it rests',
    access: 'session',
    params: accidentId,
    response: accidentAccessesSchema,
  }),
  grantAccess: post({
    id: 'accidents.grant-access',
    path: '/api/accidents/:accidentId/accesses',
    summary: 'Name an account for the case; a superior office names itself only',
    access: 'session',
    params: accidentId,
    body: z.strictObject({
      /** Null: the caller’s own. */
      loginName: z.string().trim().min(1).max(60).nullable(),
      basisDocument: shortText,
      purpose: shortText,
      from: civilDateSchema,
      until: civilDateSchema,
    }),
    response: accidentAccessesSchema,
  }),
  endAccess: post({
    id: 'accidents.end-access',
    path: '/api/accidents/:accidentId/accesses/:accessId/end',
    summary: 'End it before its day, with a reason',
    access: 'session',
    params: accessId,
    body: withReason,
    response: accidentAccessesSchema,
  }),
  addMoment: post({
    id: 'accidents.add-moment',
    path: '/api/accidents/:accidentId/moments',
    summary: 'Record an earlier day that matters for the chain, and why',
    access: 'session',
    params: accidentId,
    body: z.strictObject(moment),
    response: chainMomentSchema,
  }),
  withdrawMoment: post({
    id: 'accidents.withdraw-moment',
    path: '/api/accidents/:accidentId/moments/:momentId/withdraw',
    summary: 'Withdraw a day that does not matter after all',
    access: 'session',
    params: momentId,
    body: withReason,
    response: chainMomentSchema,
  }),
  readChain: post({
    id: 'accidents.read-chain',
    path: '/api/accidents/:accidentId/chain',
    summary:
      'Who held which post and portfolio, level by level; for those named for the case, and each reading is in the audit trail',
    access: 'session',
    params: accidentId,
    body: z.strictObject({
      /** Null: the accident's own day. */
      momentId: idSchema<'chain-moment'>().nullable(),
      known: z.enum(['today', 'then']),
      /** How many years back previous holders are shown. */
      previousYears: z.number().int().min(0).max(20),
    }),
    response: accidentChainSchema,
  }),
};
