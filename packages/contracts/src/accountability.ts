// Accountability 问责 (art. 18–26): cases, a worksheet per person, what the person says, proposals and decisions, exemption.
import { ACCOUNTABILITY_FACTORS, WHEREABOUTS } from '@jinze/kernel';
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
  yearSchema,
} from './common.ts';
import {
  decisionSchema,
  decisionVoteSchema,
  measureGivenSchema,
  RESPONSIBILITIES,
  WEIGHTS,
} from './decisions.ts';
import { whySchema } from './duties.ts';
import { FULFILMENT_STATES } from './fulfilment.ts';
import { get, post } from './route.ts';
import { accountabilityOutputSchema } from './rules-accountability.ts';

export const CASE_STATES = ['open', 'closed', 'withdrawn'] as const;
export type CaseState = (typeof CASE_STATES)[number];
export const CASE_ORIGINS = ['accident', 'inspection', 'task', 'report', 'direct'] as const;
export type CaseOrigin = (typeof CASE_ORIGINS)[number];
export const CASE_ACTS = [
  'open',
  'change',
  'freeze',
  'add-member',
  'end-member',
  'add-person',
  'close',
  'withdraw',
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

export const WORKSHEET_STATES = [
  'drafting',
  'told',
  'answered',
  'proposed',
  'decided',
  'dropped',
] as const;
export type WorksheetState = (typeof WORKSHEET_STATES)[number];
export const WORKSHEET_ACTS = [
  'add',
  'freeze',
  'save',
  'tell',
  'state',
  'propose',
  'return',
  'decide',
  'drop',
] as const;
export type WorksheetAct = (typeof WORKSHEET_ACTS)[number];

export const EXEMPTION_STATES = [
  'opened',
  'verified',
  'decided',
  'concluded',
  'clarified',
  'withdrawn',
] as const;
export type ExemptionState = (typeof EXEMPTION_STATES)[number];
export const EXEMPTION_ACTS = [
  'open',
  'add-argument',
  'verify',
  'decide',
  'conclude',
  'clarify',
  'withdraw',
] as const;
export type ExemptionAct = (typeof EXEMPTION_ACTS)[number];

/** The circumstances of art. 18, by their number. */
export const circumstanceSchema = z.strictObject({
  number: z.number().int().min(1).max(5),
  facts: fullText,
  /** The report, finding or record it is taken from. */
  source: shortText,
});

/** `not-met` is said by a named reviewer alone, with reasons; no record is never not done. */
export const DUTY_FINDING_STATES = [...FULFILMENT_STATES, 'not-met'] as const;
export const dutyFindingSchema = z.strictObject({
  code: z.string().min(1).max(80),
  title: shortText,
  state: z.enum(DUTY_FINDING_STATES),
  reviewer: shortText.nullable(),
  reasons: longText.nullable(),
});
export type DutyFinding = z.infer<typeof dutyFindingSchema>;

export const deploymentFindingSchema = z.strictObject({
  /** The ask on record; null where it is stated by hand. */
  askId: idSchema<'deployment-ask'>().nullable(),
  title: shortText,
  state: z.enum(['carried-out', 'not-carried-out', 'unknown']),
  reasons: longText.nullable(),
});

/** What decides art. 21, 22, 24 and 25: each is yes, no or not known, with its reason. */
export const factorSchema = z.strictObject({
  factor: z.enum(ACCOUNTABILITY_FACTORS),
  value: z.enum(['yes', 'no', 'unknown']),
  reasons: longText.nullable(),
});

const content = {
  now: z.enum(WHEREABOUTS),
  nowSince: civilDateSchema.nullable(),
  /** A finding, made by the organ that handles the case; null: none yet. */
  responsibility: z.enum(RESPONSIBILITIES).nullable(),
  circumstances: z.array(circumstanceSchema).max(20),
  findings: z.array(dutyFindingSchema).max(200),
  /** Null: nobody has looked yet; empty: looked for, and there were none. */
  statutory: z.array(dutyFindingSchema).max(100).nullable(),
  deployments: z.array(deploymentFindingSchema).max(200).nullable(),
  factors: z.array(factorSchema).max(ACCOUNTABILITY_FACTORS.length),
};
export const worksheetContentSchema = z.strictObject(content);
export type WorksheetContent = z.infer<typeof worksheetContentSchema>;

export const worksheetContentVersionSchema = worksheetContentSchema.extend({
  number: z.number().int(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
});

/** Art. 18–24 as the rules see them on the facts of the worksheet; never a verdict. */
export const assessmentSchema = z.strictObject({
  answer: accountabilityOutputSchema,
  why: whySchema,
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** Those the rules answer one by one. */
export const ANSWERED_ARTICLES = ['18', '20', '21', '22', '23', '24'] as const;
export type AnsweredArticle = (typeof ANSWERED_ARTICLES)[number];

export const statementSchema = z.strictObject({
  number: z.number().int(),
  content: z.string(),
  evidence: z.array(z.string()),
  on: civilDateSchema,
  /** On paper: who keeps it, and under which number. */
  custodian: z.string().nullable(),
  paperNo: z.string().nullable(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
});

export const proposalInput = {
  outcome: z.enum(['pursue', 'not-pursue']),
  ground: z.enum(['article-23', 'other']).nullable(),
  responsibility: z.enum(RESPONSIBILITIES).nullable(),
  measures: z.array(measureGivenSchema).max(10),
  weight: z.enum(WEIGHTS).nullable(),
  weightReason: longText.nullable(),
  content: fullText,
};
export const accountabilityProposalSchema = z.strictObject({
  ...proposalInput,
  number: z.number().int(),
  contentNumber: z.number().int(),
  assessment: assessmentSchema,
  proposedOn: civilDateSchema,
  proposedBy: z.string(),
  returned: z.strictObject({ on: civilDateSchema, by: z.string(), reason: z.string() }).nullable(),
});
export type AccountabilityProposal = z.infer<typeof accountabilityProposalSchema>;

/** Every act is a step: a case with hundreds of them is still shown whole. */
export const STEPS_MOST = 2000;
export const stepSchema = z.strictObject({
  act: z.string(),
  on: civilDateSchema,
  documentNo: z.string().nullable(),
  note: z.string().nullable(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
});

export const LIMBS = [
  'chapter2',
  'statutory',
  'deployments',
  'conditions',
  'other-ground',
] as const;
export type Limb = (typeof LIMBS)[number];
const argument = {
  limb: z.enum(LIMBS),
  side: z.enum(['for', 'against']),
  content: fullText,
  evidence: shortText,
};
/** More arguments in one procedure are refused, never left out. */
export const ARGUMENTS_MOST = 500;
export const exemptionSchema = z.strictObject({
  id: idSchema<'exemption'>(),
  version: versionSchema,
  state: z.enum(EXEMPTION_STATES),
  origin: z.enum(['application', 'own-motion']),
  content: z.string(),
  openedOn: civilDateSchema,
  argued: z.array(
    z.strictObject({
      ...argument,
      number: z.number().int(),
      recordedAt: instantSchema,
      recordedBy: z.string(),
    }),
  ),
  verification: z
    .strictObject({ on: civilDateSchema, by: z.string(), text: z.string() })
    .nullable(),
  decision: z
    .strictObject({
      meeting: z.string(),
      on: civilDateSchema,
      documentNo: z.string().nullable(),
      present: z.number().int(),
      votesFor: z.number().int(),
      result: z.enum(['exempt', 'not-exempt']),
      reasons: z.string(),
    })
    .nullable(),
  conclusion: z
    .strictObject({
      documentNo: z.string(),
      on: civilDateSchema,
      personServedOn: civilDateSchema,
      departmentServedOn: civilDateSchema,
    })
    .nullable(),
  clarification: z.strictObject({ on: civilDateSchema, text: z.string() }).nullable(),
  endedReason: z.string().nullable(),
  steps: z.array(stepSchema),
  may: z.array(z.enum(EXEMPTION_ACTS)),
});
export type Exemption = z.infer<typeof exemptionSchema>;

export const worksheetLineSchema = z.strictObject({
  id: idSchema<'worksheet'>(),
  version: versionSchema,
  state: z.enum(WORKSHEET_STATES),
  caseId: idSchema<'case'>(),
  caseTitle: z.string(),
  office: z.string(),
  personId: idSchema<'person'>(),
  personName: z.string(),
  postTitle: z.string(),
  organName: z.string(),
  level: levelSchema,
  onDay: civilDateSchema,
  committeeName: z.string().nullable(),
  answerBy: civilDateSchema.nullable(),
  decisionId: idSchema<'decision'>().nullable(),
  frozenAt: instantSchema.nullable(),
});
export type WorksheetLine = z.infer<typeof worksheetLineSchema>;

export const frozenEvidenceSchema = z.strictObject({
  stream: z.string(),
  recordId: z.string(),
  recordVersion: z.number().int(),
  title: z.string(),
  occurredOn: civilDateSchema.nullable(),
  recordedAt: instantSchema.nullable(),
  isLate: z.boolean(),
});

/** So many statements of one person, and so many proposals: more is refused, never left out. */
export const WORKSHEET_MOST = 200;

export const worksheetSchema = worksheetLineSchema.extend({
  postClass: z.string(),
  portfolios: z.array(z.string()),
  /** Newest first; the subject sees those told. */
  contents: z.array(worksheetContentVersionSchema).max(200),
  told: z
    .strictObject({
      on: civilDateSchema,
      at: instantSchema,
      contentNumber: z.number().int(),
      documentNo: z.string().nullable(),
      answerBy: civilDateSchema,
    })
    .nullable(),
  /** Every telling, the first first: which version, when. */
  tellings: z
    .array(
      z.strictObject({
        on: civilDateSchema,
        contentNumber: z.number().int(),
        documentNo: z.string().nullable(),
      }),
    )
    .max(300),
  /** What the rules see in the newest content the reader may see. */
  assessment: assessmentSchema
    .omit({ why: true })
    .extend({ whys: z.record(z.enum(ANSWERED_ARTICLES), whySchema) })
    .nullable(),
  statements: z.array(statementSchema).max(WORKSHEET_MOST),
  proposals: z.array(accountabilityProposalSchema).max(WORKSHEET_MOST),
  frozen: z
    .strictObject({
      at: instantSchema,
      size: z.number().int().nullable(),
      root: z.string().nullable(),
      evidence: z.array(frozenEvidenceSchema).max(5000),
    })
    .nullable(),
  exemption: exemptionSchema.nullable(),
  decision: decisionSchema.nullable(),
  droppedReason: z.string().nullable(),
  /** Whoever is named in the case; the person and who decides are not. */
  mayOpenCase: z.boolean(),
  steps: z.array(stepSchema).max(STEPS_MOST),
  may: z.array(z.enum([...WORKSHEET_ACTS, 'open-exemption'])),
});
export type Worksheet = z.infer<typeof worksheetSchema>;

/** What the system holds of the person's time in the post: a beginning, to be checked by whoever handles the case. */
export const worksheetDraftSchema = z.strictObject({
  year: z.number().int(),
  findings: z.array(dutyFindingSchema),
  deployments: z.array(deploymentFindingSchema),
});

export const caseLineSchema = z.strictObject({
  id: idSchema<'case'>(),
  version: versionSchema,
  state: z.enum(CASE_STATES),
  title: z.string(),
  origin: z.enum(CASE_ORIGINS),
  office: z.string(),
  regionName: z.string(),
  openedOn: civilDateSchema,
  /** Case-bound: only who is named may open it. */
  mayOpen: z.boolean(),
  /** Nobody who is named may open it any more: its office names somebody. */
  isUnattended: z.boolean(),
});
export type CaseLine = z.infer<typeof caseLineSchema>;

export const caseMemberSchema = z.strictObject({
  id: idSchema<'case-member'>(),
  name: z.string(),
  basis: z.string(),
  from: civilDateSchema,
  until: civilDateSchema,
  addedBy: z.string(),
  endedAt: instantSchema.nullable(),
  endedBy: z.string().nullable(),
});

export const caseNamedSchema = z.strictObject({
  id: idSchema<'case'>(),
  title: z.string(),
  openedOn: civilDateSchema,
  mayOpen: z.boolean(),
});

export const caseSchema = caseLineSchema.extend({
  regionPath: regionPathSchema,
  accident: z
    .strictObject({ id: idSchema<'accident'>(), name: z.string(), occurredOn: civilDateSchema })
    .nullable(),
  originReference: z.string().nullable(),
  basisDocument: z.string(),
  facts: z.string(),
  quorum: z.number().int().nullable(),
  openedBy: z.string(),
  endedReason: z.string().nullable(),
  /** The earlier case this one reopens, and those that reopened this one (art. 24). */
  reopens: caseNamedSchema.nullable(),
  reopenedBy: z.array(caseNamedSchema).max(50),
  worksheets: z.array(worksheetLineSchema).max(200),
  members: z.array(caseMemberSchema).max(200),
  steps: z.array(stepSchema).max(STEPS_MOST),
  may: z.array(z.enum(CASE_ACTS)),
});
export type AccountabilityCase = z.infer<typeof caseSchema>;

const caseId = z.strictObject({ caseId: idSchema<'case'>() });
const worksheetId = z.strictObject({ worksheetId: idSchema<'worksheet'>() });
const exemptionId = z.strictObject({ exemptionId: idSchema<'exemption'>() });
const ended = { reason: longText };
const naming = {
  loginName: shortText,
  basis: shortText,
  from: civilDateSchema,
  until: civilDateSchema,
};

function caseAct<Body extends z.ZodRawShape>(name: string, summary: string, body: Body) {
  return post({
    id: `accountability.${name}`,
    path: `/api/accountability/cases/:caseId/${name}`,
    summary,
    access: 'session',
    params: caseId,
    body: z.strictObject({ version: versionSchema, ...body }),
    response: caseSchema,
  });
}

function worksheetAct<Body extends z.ZodRawShape>(
  name: string,
  summary: string,
  body: Body,
  access: 'session' | 'signing' = 'session',
) {
  return post({
    id: `accountability.${name}`,
    path: `/api/accountability/worksheets/:worksheetId/${name}`,
    summary,
    access,
    params: worksheetId,
    body: z.strictObject({ version: versionSchema, ...body }),
    response: worksheetSchema,
  });
}

function exemptionAct<Body extends z.ZodRawShape>(
  name: string,
  summary: string,
  body: Body,
  access: 'session' | 'signing' = 'session',
) {
  return post({
    id: `accountability.exemption-${name}`,
    path: `/api/accountability/exemptions/:exemptionId/${name}`,
    summary,
    access,
    params: exemptionId,
    body: z.strictObject({ version: versionSchema, ...body }),
    response: worksheetSchema,
  });
}

const caseFilter = {
  state: z.enum(CASE_STATES).optional(),
  search: z.string().max(60).optional(),
};

export const accountabilityRoutes = {
  cases: get({
    id: 'accountability.cases',
    path: '/api/accountability/cases',
    summary: 'Cases the caller’s offices handle, the latest first; opened only by who is named',
    access: 'session',
    query: z.strictObject({
      ...caseFilter,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(caseLineSchema).extend({ open: z.number().int() }),
  }),
  exportCases: get({
    id: 'accountability.export-cases',
    path: '/api/accountability/cases.xlsx',
    summary: 'The list as it is filtered: that there are such cases, not what they say',
    access: 'session',
    query: z.strictObject(caseFilter),
    response: z.unknown(),
    form: 'download',
  }),
  case: get({
    id: 'accountability.case',
    path: '/api/accountability/cases/:caseId',
    summary: 'One case with its people and its course',
    access: 'session',
    params: caseId,
    response: caseSchema,
  }),
  open: post({
    id: 'accountability.open',
    path: '/api/accountability/cases',
    summary: 'Open a case; who opens it is its first member',
    access: 'session',
    body: z.strictObject({
      /** The region whose office, or whose party committee’s department, handles it. */
      region: regionPathSchema,
      title: shortText,
      origin: z.enum(CASE_ORIGINS),
      accidentId: idSchema<'accident'>().nullable(),
      originReference: shortText.nullable(),
      basisDocument: shortText,
      facts: fullText,
      quorum: z.number().int().min(1).max(200).nullable(),
      openedOn: civilDateSchema,
      /** The closed case that later findings reopen. */
      reopensId: idSchema<'case'>().nullable().default(null),
    }),
    response: caseSchema,
  }),
  change: caseAct('change', 'Change what the case says of its facts and its quorum', {
    title: shortText,
    facts: fullText,
    quorum: z.number().int().min(1).max(200).nullable(),
  }),
  freeze: caseAct(
    'freeze',
    'Freeze the evidence: which version of which record stood at which size of the log',
    {},
  ),
  addMember: caseAct('add-member', 'Name somebody who may open the case, for a time', naming),
  nameMember: post({
    id: 'accountability.name-member',
    path: '/api/accountability/cases/:caseId/name-member',
    summary: 'Name somebody in a case of one’s office that nobody may open any more',
    access: 'session',
    params: caseId,
    body: z.strictObject({ version: versionSchema, ...naming }),
    response: caseLineSchema,
  }),
  endMember: caseAct('end-member', 'End a membership', { memberId: idSchema<'case-member'>() }),
  addPerson: caseAct('add-person', 'Add somebody in the post held on a day', {
    appointmentId: idSchema<'appointment'>(),
    onDay: civilDateSchema,
  }),
  close: caseAct('close', 'Close the case when everybody in it is decided or dropped', ended),
  withdraw: caseAct('withdraw', 'Withdraw what was opened by mistake', ended),
  toDecide: get({
    id: 'accountability.to-decide',
    path: '/api/accountability/to-decide',
    summary: 'Proposals that wait for the managing committees the caller serves',
    access: 'session',
    response: z.strictObject({ items: z.array(worksheetLineSchema).max(200) }),
  }),
  mine: get({
    id: 'accountability.mine',
    path: '/api/accountability/mine',
    summary: 'Worksheets I was told of',
    access: 'session',
    response: z.strictObject({ items: z.array(worksheetLineSchema).max(200) }),
  }),
  worksheet: get({
    id: 'accountability.worksheet',
    path: '/api/accountability/worksheets/:worksheetId',
    summary: 'One worksheet as the reader may see it',
    access: 'session',
    params: worksheetId,
    response: worksheetSchema,
  }),
  draft: get({
    id: 'accountability.draft',
    path: '/api/accountability/worksheets/:worksheetId/draft',
    summary: 'What the system holds of the duties and deployments of that year, to begin with',
    access: 'session',
    params: worksheetId,
    query: z.strictObject({ year: yearSchema }),
    response: worksheetDraftSchema,
  }),
  save: worksheetAct('save', 'Say what is held, as a new version', content),
  tell: worksheetAct(
    'tell',
    'Tell the person what is held against them, and by when they may answer',
    {
      on: civilDateSchema,
      documentNo: shortText.nullable(),
      answerBy: civilDateSchema,
    },
  ),
  state: worksheetAct(
    'state',
    'Answer what is held against me, with evidence',
    { content: fullText, evidence: z.array(shortText).max(50) },
    'signing',
  ),
  paperStatement: worksheetAct('paper-statement', 'Enter an answer argued on paper', {
    content: fullText,
    evidence: z.array(shortText).max(50),
    on: civilDateSchema,
    custodian: shortText,
    paperNo: shortText,
  }),
  propose: worksheetAct('propose', 'Propose what follows', {
    ...proposalInput,
    /** Before the day for the answer: the person has said they will not answer. */
    withoutAnswer: longText.nullable(),
  }),
  returnProposal: worksheetAct(
    'return',
    'Return the proposal with reasons',
    { on: civilDateSchema, reason: longText },
    'signing',
  ),
  decide: worksheetAct(
    'decide',
    'Decide, by the organ with the power over the post',
    {
      outcome: z.enum(['pursued', 'not-pursued']),
      ground: z.enum(['article-23', 'other']).nullable(),
      responsibility: z.enum(RESPONSIBILITIES).nullable(),
      measures: z.array(measureGivenSchema).max(10),
      weight: z.enum(WEIGHTS).nullable(),
      weightReason: longText.nullable(),
      becauseAccident: z.boolean(),
      organ: shortText,
      documentNo: shortText,
      on: civilDateSchema,
      effectiveOn: civilDateSchema.nullable(),
      vote: decisionVoteSchema.nullable(),
      content: fullText,
    },
    'signing',
  ),
  drop: worksheetAct('drop', 'Take somebody out of the case before anything is decided', ended),
  openExemption: worksheetAct(
    'exemption',
    'Apply for, or begin on the organ’s own motion, the examination of art. 23',
    { on: civilDateSchema, content: fullText },
  ),
  addArgument: exemptionAct('arguments', 'Add what speaks for or against, limb by limb', argument),
  verifyExemption: exemptionAct('verify', 'Finish the verification', {
    on: civilDateSchema,
    text: fullText,
  }),
  decideExemption: exemptionAct(
    'decide',
    'Decide collectively, by the managing organ',
    {
      meeting: shortText,
      on: civilDateSchema,
      documentNo: shortText.nullable(),
      present: z.number().int().min(1).max(200),
      votesFor: z.number().int().min(0).max(200),
      result: z.enum(['exempt', 'not-exempt']),
      reasons: fullText,
    },
    'signing',
  ),
  concludeExemption: exemptionAct('conclude', 'Record the written conclusion and its service', {
    documentNo: shortText,
    on: civilDateSchema,
    personServedOn: civilDateSchema,
    departmentServedOn: civilDateSchema,
  }),
  clarifyExemption: exemptionAct('clarify', 'Record the clarification 澄清', {
    on: civilDateSchema,
    text: fullText,
  }),
  withdrawExemption: exemptionAct('withdraw', 'Withdraw the application or the motion', ended),
};
