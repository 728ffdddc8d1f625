// Deployments 工作部署 (third limb of art. 23): what was asked by a document or a decision, of whom, and what is recorded of it.
import { z } from 'zod';
import {
  cellErrorSchema,
  civilDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  longText,
  PAGE_LIMIT,
  pageOf,
  pageSizeSchema,
  regionPathSchema,
  shortText,
  versionSchema,
  yearSchema,
} from './common.ts';
import { get, post } from './route.ts';

export const DEPLOYMENT_KINDS = [
  'document',
  'meeting-decision',
  'instruction',
  'notice',
  'other',
] as const;
export type DeploymentKind = (typeof DEPLOYMENT_KINDS)[number];
/** 上级, 本级党委, 本级政府. */
export const ISSUED_BY = ['superior', 'own-committee', 'own-government'] as const;
export type IssuedBy = (typeof ISSUED_BY)[number];
/** 传达, 研究, 措施, 落实结果. */
export const STEP_KINDS = ['conveyed', 'studied', 'measures', 'result'] as const;
export type StepKind = (typeof STEP_KINDS)[number];
/** `not-done` is only ever said by a named person with a reason; that nothing is recorded is never called so. */
export const ASK_RESULTS = ['done', 'partly', 'not-done'] as const;
export type AskResult = (typeof ASK_RESULTS)[number];
export const ASK_STATES = ['open', 'partly', 'done', 'not-done', 'ended'] as const;
export type AskState = (typeof ASK_STATES)[number];
/** As what a step was recorded; `liaison`: on behalf of who was asked (代录). */
export const CAPACITIES = ['office', 'leader', 'liaison'] as const;
export type Capacity = (typeof CAPACITIES)[number];
export const DEPLOYMENT_SOURCES = ['form', 'sheet', 'task'] as const;

export const MOST_ASKS = 100;
const itemText = z.string().trim().min(1).max(300);
const stepText = z.string().trim().min(1).max(500);
const recordId = idSchema<'duty-record'>();
const personNamed = z.strictObject({ personId: idSchema<'person'>(), name: z.string() });

export const askLineSchema = z.strictObject({
  id: idSchema<'deployment-ask'>(),
  /** Of the ask: who records a step says which they saw. */
  version: versionSchema,
  deploymentId: idSchema<'deployment'>(),
  state: z.enum(ASK_STATES),
  kind: z.enum(DEPLOYMENT_KINDS),
  issuedBy: z.enum(ISSUED_BY),
  issuer: z.string(),
  number: z.string().nullable(),
  /** Null where the content is another body's, to be opened on request. */
  title: z.string().nullable(),
  what: z.string().nullable(),
  regionName: z.string(),
  organName: z.string(),
  /** Null: asked of the body, that is of its heads. */
  postTitle: z.string().nullable(),
  /** Who holds the post today, or held it when the ask was settled. */
  persons: z.array(personNamed),
  askedOn: civilDateSchema,
  dueOn: civilDateSchema.nullable(),
  /** The first day of each; null: nothing recorded, which does not say that it was not done. */
  conveyedOn: civilDateSchema.nullable(),
  studiedOn: civilDateSchema.nullable(),
  measuresOn: civilDateSchema.nullable(),
  result: z.enum(ASK_RESULTS).nullable(),
  resultOn: civilDateSchema.nullable(),
  mayOpen: z.boolean(),
});
export type AskLine = z.infer<typeof askLineSchema>;

export const askCountsSchema = z.strictObject({
  asks: z.number().int(),
  open: z.number().int(),
  /** Past their day without a result, or with a part of one. */
  overdue: z.number().int(),
  done: z.number().int(),
  partly: z.number().int(),
  notDone: z.number().int(),
  /** Open ones of which nothing at all is recorded. */
  untouched: z.number().int(),
});
export type AskCounts = z.infer<typeof askCountsSchema>;

export const deploymentStepSchema = z.strictObject({
  id: idSchema<'deployment-step'>(),
  kind: z.enum(STEP_KINDS),
  on: civilDateSchema,
  venue: z.string().nullable(),
  number: z.string().nullable(),
  text: z.string().nullable(),
  result: z.enum(ASK_RESULTS).nullable(),
  reason: z.string().nullable(),
  statedBy: z.string().nullable(),
  /** Title null: not in the reader's scope. */
  records: z.array(
    z.strictObject({
      id: recordId,
      title: z.string().nullable(),
      occurredOn: civilDateSchema.nullable(),
    }),
  ),
  /** Who held the post on that day. */
  personNames: z.array(z.string()),
  capacity: z.enum(CAPACITIES),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  /** 补录: so many days after it happened; null: in time. */
  lateDays: z.number().int().nullable(),
  /** The step whose place it takes, and why. */
  replaces: idSchema<'deployment-step'>().nullable(),
  correctionReason: z.string().nullable(),
  isWithdrawal: z.boolean(),
  /** Nothing has taken its place. */
  stands: z.boolean(),
  may: z.array(z.enum(['correct', 'withdraw'])),
});
export type DeploymentStep = z.infer<typeof deploymentStepSchema>;

export const deploymentAskSchema = askLineSchema
  .omit({ mayOpen: true, deploymentId: true })
  .extend({
    what: z.string(),
    title: z.string(),
    organId: idSchema<'organ'>(),
    postId: idSchema<'post'>().nullable(),
    ended: z.strictObject({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
    /** In the order they were recorded, those that no longer stand among them. */
    steps: z.array(deploymentStepSchema),
    may: z.array(z.enum(['add-step'])),
  });
export type DeploymentAsk = z.infer<typeof deploymentAskSchema>;

export const deploymentSchema = z.strictObject({
  id: idSchema<'deployment'>(),
  version: versionSchema,
  regionPath: regionPathSchema,
  regionName: z.string(),
  kind: z.enum(DEPLOYMENT_KINDS),
  issuedBy: z.enum(ISSUED_BY),
  issuer: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  receivedOn: civilDateSchema,
  custodian: z.string().nullable(),
  source: z.enum(DEPLOYMENT_SOURCES),
  taskId: idSchema<'task'>().nullable(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  withdrawal: z.strictObject({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
  /** Those the reader may see: all for the office, one's own for who is asked. */
  asks: z.array(deploymentAskSchema).max(MOST_ASKS),
  corrections: z.array(
    z.strictObject({
      version: versionSchema,
      at: instantSchema,
      by: z.string(),
      reason: z.string(),
      /** `ask`: the position of the line it is about; null: the document. */
      changes: z.array(
        z.strictObject({
          ask: z.number().int().nullable(),
          field: z.string(),
          from: z.string().nullable(),
          to: z.string().nullable(),
        }),
      ),
    }),
  ),
  may: z.array(z.enum(['correct', 'withdraw'])),
});
export type Deployment = z.infer<typeof deploymentSchema>;

/** Of internal papers the name, the day, the number and who keeps them; not their text. */
const headInput = {
  kind: z.enum(DEPLOYMENT_KINDS),
  issuedBy: z.enum(ISSUED_BY),
  issuer: shortText,
  number: shortText.nullable(),
  title: shortText,
  receivedOn: civilDateSchema,
  custodian: shortText.nullable(),
};
const askInput = {
  what: itemText,
  organId: idSchema<'organ'>(),
  /** Null: of the body as a whole. */
  postId: idSchema<'post'>().nullable(),
  dueOn: civilDateSchema.nullable(),
};
export const askInputSchema = z.strictObject(askInput);
export type AskInput = z.infer<typeof askInputSchema>;
export const deploymentInputSchema = z.strictObject({
  region: regionPathSchema,
  ...headInput,
  asks: z.array(askInputSchema).min(1).max(MOST_ASKS),
});
export type DeploymentInput = z.infer<typeof deploymentInputSchema>;

export const stepInputSchema = z.strictObject({
  kind: z.enum(STEP_KINDS),
  on: civilDateSchema,
  venue: shortText.nullable(),
  number: shortText.nullable(),
  text: stepText.nullable(),
  result: z.enum(ASK_RESULTS).nullable(),
  reason: stepText.nullable(),
  /** Who says that it was not done; absent where the person asked says so. */
  statedBy: shortText.nullable(),
  records: z.array(recordId).max(20),
});
export type StepInput = z.infer<typeof stepInputSchema>;

export const deploymentCheckSchema = z.strictObject({
  fileName: z.string(),
  sheetName: z.string(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.number().int(),
  deployments: z.number().int(),
  asks: z.number().int(),
  steps: z.number().int(),
  errors: z.array(cellErrorSchema),
  errorsLeftOut: z.number().int(),
  /** The first lines as they would be recorded. */
  lines: z.array(
    z.strictObject({
      row: z.number().int(),
      title: z.string(),
      what: z.string(),
      ofWhom: z.string(),
      dueOn: civilDateSchema.nullable(),
      steps: z.array(z.enum(STEP_KINDS)),
    }),
  ),
});
export type DeploymentCheck = z.infer<typeof deploymentCheckSchema>;

export const deploymentImportSchema = z.strictObject({
  id: idSchema<'deployment-import'>(),
  version: versionSchema,
  fileName: z.string(),
  deployments: z.number().int(),
  asks: z.number().int(),
  steps: z.number().int(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  withdrawal: z.strictObject({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
  may: z.array(z.enum(['withdraw'])),
});
export type DeploymentImport = z.infer<typeof deploymentImportSchema>;

/** What the list is narrowed to; the page’s address has the same names. */
export const ASK_FILTERS = ['open', 'overdue', 'settled', 'not-done', 'all'] as const;
export type AskFilter = (typeof ASK_FILTERS)[number];
const filters = {
  region: regionPathSchema,
  show: z.enum(ASK_FILTERS).default('open'),
  issuer: z.string().trim().max(120).optional(),
  person: idSchema<'person'>().optional(),
  /** Of the day it was asked. */
  year: yearSchema.optional(),
};

const deploymentId = z.strictObject({ deploymentId: idSchema<'deployment'>() });
const stepId = deploymentId.extend({ stepId: idSchema<'deployment-step'>() });
const digest = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) });

export const deploymentsRoutes = {
  list: get({
    id: 'deployments.list',
    path: '/api/deployments',
    summary: 'What was asked of the posts and bodies of a region and below, and how far it is',
    access: 'session',
    query: z.strictObject({ ...filters, after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(askLineSchema).extend({
      /** Of the region under the filters other than `show`. */
      counts: askCountsSchema,
      issuers: z.array(z.string()).max(50),
      may: z.array(z.enum(['record', 'import'])),
    }),
  }),
  mine: get({
    id: 'deployments.mine',
    path: '/api/deployments/mine',
    summary: 'What is asked of me, or of whom I serve: open, and settled in a year',
    access: 'session',
    query: z.strictObject({ year: yearSchema.optional() }),
    response: z.strictObject({
      year: z.number().int(),
      items: z
        .array(
          askLineSchema.extend({
            /** False: the post has passed to somebody else since. */
            isNow: z.boolean(),
            maySteps: z.boolean(),
          }),
        )
        .max(3 * PAGE_LIMIT),
      counts: askCountsSchema,
    }),
  }),
  exportMine: get({
    id: 'deployments.export-mine',
    path: '/api/deployments/mine.xlsx',
    summary: 'What is asked of me as a workbook',
    access: 'session',
    query: z.strictObject({ year: yearSchema.optional() }),
    response: z.unknown(),
    form: 'download',
  }),
  export: get({
    id: 'deployments.export',
    path: '/api/deployments.xlsx',
    summary: 'The list as it is filtered, as a workbook',
    access: 'session',
    query: z.strictObject(filters),
    response: z.unknown(),
    form: 'download',
  }),
  template: get({
    id: 'deployments.template',
    path: '/api/deployments/template',
    summary: 'The workbook to enter deployments in, with a sheet that explains',
    access: 'session',
    response: z.unknown(),
    form: 'download',
  }),
  check: post({
    id: 'deployments.check',
    path: '/api/deployments/check',
    summary: 'Check a workbook of deployments cell by cell; changes nothing',
    access: 'session',
    response: deploymentCheckSchema,
    form: 'upload',
  }),
  import: post({
    id: 'deployments.import',
    path: '/api/deployments/import/:digest',
    summary: 'Import the checked workbook; refused when any cell is wrong',
    access: 'session',
    params: digest,
    response: deploymentCheckSchema,
    form: 'upload',
  }),
  imports: get({
    id: 'deployments.imports',
    path: '/api/deployments/imports',
    summary: 'The last workbooks brought in',
    access: 'session',
    response: z.strictObject({ items: z.array(deploymentImportSchema).max(50) }),
  }),
  withdrawImport: post({
    id: 'deployments.withdraw-import',
    path: '/api/deployments/imports/:importId/withdraw',
    summary: 'Withdraw what an import recorded, with a reason, until somebody has added to it',
    access: 'session',
    params: z.strictObject({ importId: idSchema<'deployment-import'>() }),
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: z.strictObject({ withdrawn: z.number().int() }),
  }),
  record: post({
    id: 'deployments.record',
    path: '/api/deployments',
    summary: 'Record a document or decision with what it asks of whom by when',
    access: 'session',
    body: deploymentInputSchema,
    response: deploymentSchema,
  }),
  deployment: get({
    id: 'deployments.deployment',
    path: '/api/deployments/:deploymentId',
    summary: 'One deployment with what it asks and what is recorded of it',
    access: 'session',
    params: deploymentId,
    response: deploymentSchema,
  }),
  correct: post({
    id: 'deployments.correct',
    path: '/api/deployments/:deploymentId/correct',
    summary: 'Correct what was recorded of it, add a line or end one; what it said before stays',
    access: 'session',
    params: deploymentId,
    body: z.strictObject({
      version: versionSchema,
      reason: longText,
      ...headInput,
      /** All lines that stand; one with an id is kept, one without is new, one that is missing ends. */
      asks: z
        .array(askInputSchema.extend({ id: idSchema<'deployment-ask'>().nullable() }))
        .min(1)
        .max(MOST_ASKS),
    }),
    response: deploymentSchema,
  }),
  withdraw: post({
    id: 'deployments.withdraw',
    path: '/api/deployments/:deploymentId/withdraw',
    summary: 'Withdraw a deployment that was recorded by mistake, with a reason; it stays readable',
    access: 'session',
    params: deploymentId,
    body: z.strictObject({ version: versionSchema, reason: longText }),
    response: deploymentSchema,
  }),
  addStep: post({
    id: 'deployments.add-step',
    path: '/api/deployments/:deploymentId/steps',
    summary: 'Record that it was conveyed or studied, what measures were taken, or how it ended',
    access: 'session',
    params: deploymentId,
    body: stepInputSchema.extend({ ask: idSchema<'deployment-ask'>(), version: versionSchema }),
    response: deploymentSchema,
  }),
  correctStep: post({
    id: 'deployments.correct-step',
    path: '/api/deployments/:deploymentId/steps/:stepId/correct',
    summary: 'Put a corrected step in the place of another one, with a reason; both stay readable',
    access: 'session',
    params: stepId,
    body: stepInputSchema.extend({ version: versionSchema, correctionReason: longText }),
    response: deploymentSchema,
  }),
  withdrawStep: post({
    id: 'deployments.withdraw-step',
    path: '/api/deployments/:deploymentId/steps/:stepId/withdraw',
    summary: 'Withdraw a step recorded by mistake, with a reason; it stays readable',
    access: 'session',
    params: stepId,
    body: z.strictObject({ version: versionSchema, correctionReason: longText }),
    response: deploymentSchema,
  }),
};
