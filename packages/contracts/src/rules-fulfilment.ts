// Rule topic fulfilment as others call it: what the records of a period say of a leader's duties.
import {
  ACTIVITIES,
  BODIES,
  LEVELS,
  ORGAN_KINDS,
  POST_CLASSES,
  REQUIREMENT_KINDS,
} from '@jinze/kernel';
import { z } from 'zod';
import { civilDateSchema, longText, shortText } from './common.ts';
import {
  answered,
  listOf,
  outcomeSchema,
  ruleBasisSchema,
  ruleMissingSchema,
  ruleReasonSchema,
  said,
} from './rules-parts.ts';

const FULFILMENT_STATES = ['met', 'partly', 'no-record', 'not-yet-due', 'cannot-tell'] as const;
const state = z
  .enum(FULFILMENT_STATES)
  .describe('no-record: nothing is on record, which is not to say that nothing was done');
const itemState = z
  .enum([...FULFILMENT_STATES, 'not-met'])
  .describe('not-met is never computed: only a named reviewer says it');
export const fulfilmentItemStateSchema = itemState;
const code = z.string().trim().min(1).max(200);
const days = z.strictObject({ from: civilDateSchema, to: civilDateSchema });
/** In 万元; 10 000 亿元 is more than any budget. */
const wanYuan = z.number().min(0).max(1e12).exactOptional();

const record = z.strictObject({
  id: code.exactOptional().describe('Named in the answer; absent: its place in the list, #1'),
  activity: z.enum(ACTIVITIES),
  occurredOn: civilDateSchema,
  recordedOn: civilDateSchema,
  role: z.enum(['led', 'took-part']).exactOptional(),
  body: z.enum(BODIES).exactOptional().describe('Who carried it out; absent: not on record'),
  documentNo: shortText.exactOptional(),
  amounts: z
    .array(
      z.strictObject({
        year: z.int().min(2000).max(2100),
        fundWanYuan: wanYuan.describe('安全生产专项资金'),
        revenueWanYuan: wanYuan.describe('财政收入'),
      }),
    )
    .max(20)
    .exactOptional(),
  duties: z
    .array(code)
    .max(200)
    .exactOptional()
    .describe(
      'Duty item codes, key points (art6.4-1) and parameters it serves; absent: it counts wherever its activity is asked for, and serves no document',
    ),
  confirmed: z.boolean().describe('False: made by another and not confirmed; it never counts'),
  late: z.boolean().exactOptional(),
});

/** A text or `true`: it is on record. */
const step = z.union([z.boolean(), longText]).exactOptional();
const deployment = z.strictObject({
  id: code,
  askedOn: civilDateSchema,
  dueOn: civilDateSchema.exactOptional(),
  conveyedOn: civilDateSchema.exactOptional(),
  studiedOn: civilDateSchema.exactOptional(),
  measures: step,
  result: step,
});
export const fulfilmentDeploymentSchema = deployment;

export const fulfilmentInputSchema = z.strictObject({
  postClass: z.enum(POST_CLASSES),
  organ: z.enum(ORGAN_KINDS).exactOptional(),
  level: z.enum(LEVELS).describe('The level of the post’s body'),
  region: shortText.exactOptional().describe('Name or code of any place'),
  year: z
    .int()
    .min(2018)
    .max(2100)
    .exactOptional()
    .describe('The year the duties are for; absent: that of the period’s end'),
  portfolios: z.array(shortText).max(50).exactOptional(),
  adopted: z.array(shortText).max(200).exactOptional(),
  period: days,
  asOf: civilDateSchema.describe('Nothing after this day is known'),
  records: z.array(record).max(5000),
  deployments: z
    .array(deployment)
    .max(5000)
    .exactOptional()
    .describe('Absent: not known; empty: there were none'),
  statutoryDuties: z
    .array(z.strictObject({ code, state: itemState }))
    .max(1000)
    .exactOptional()
    .describe('As somebody judged them. Absent: not known; empty: there are none'),
  occasions: z
    .array(
      z.strictObject({
        kind: z.literal('accident'),
        on: civilDateSchema,
        for: z
          .array(code)
          .max(50)
          .exactOptional()
          .describe('Items or parameters whose occasion it is; absent: all that name no threshold'),
      }),
    )
    .max(1000)
    .exactOptional()
    .describe('Every accident of the period. Absent: not known; empty: there was none'),
  keyPeriods: z
    .array(days)
    .max(200)
    .exactOptional()
    .describe('重要节假日、关键时段. Absent: not known; empty: there was none'),
  lateRule: z
    .strictObject({
      afterDays: z.int().min(0).max(3660),
      counts: z.boolean(),
      from: civilDateSchema
        .exactOptional()
        .describe('What was entered before this day is not subject to it; absent: all is'),
      basis: ruleBasisSchema.exactOptional(),
    })
    .exactOptional()
    .describe('What the rules in force say of late entries; absent: they count'),
  notMet: z
    .array(
      z.strictObject({
        code,
        reviewer: shortText,
        on: civilDateSchema.exactOptional(),
        reasons: z.array(longText).min(1).max(20),
      }),
    )
    .max(200)
    .exactOptional()
    .describe('不到位, as a named reviewer found it'),
});

const slice = z.strictObject({
  from: civilDateSchema,
  to: civilDateSchema,
  state,
  counted: z.number().int(),
  needed: z.number().int(),
  records: listOf(z.string()),
});

const requirement = z.strictObject({
  index: z.number().int().describe('Its place among the requirements of the duty item'),
  text: said,
  kind: z.enum(REQUIREMENT_KINDS),
  keyPoint: z.string().exactOptional(),
  parameter: z.string().exactOptional(),
  decides: z.boolean().describe('False: shown only'),
  state,
  overdue: z.boolean(),
  counted: z.number().int(),
  needed: z.number().int(),
  dueOn: civilDateSchema.exactOptional().describe('Absent where no rule names a day'),
  slices: listOf(slice),
  records: listOf(z.string()),
  late: listOf(z.string()),
  notCounted: listOf(z.strictObject({ id: z.string(), because: z.string(), text: said })),
  reasons: listOf(ruleReasonSchema),
  missing: listOf(ruleMissingSchema),
});

const item = z.strictObject({
  code: z.string(),
  state: itemState,
  computed: state,
  decides: z.boolean().describe('False: only unverified sources ask for it'),
  overdue: z.boolean(),
  enough: z.boolean().describe('够了: the material of the period up to asOf is complete'),
  records: listOf(z.string()),
  reasons: listOf(ruleReasonSchema),
  missing: listOf(ruleMissingSchema).describe('The least that would close it'),
  requirements: listOf(requirement),
});

export const fulfilmentItemSchema = item;

const limb = z.strictObject({ outcome: outcomeSchema, reasons: listOf(ruleReasonSchema) });

const readiness = z.strictObject({
  limbs: z.strictObject({ chapter2: limb, statutory: limb, deployments: limb }),
  stands: outcomeSchema,
  gaps: listOf(
    z.strictObject({
      limb: z.enum(['chapter2', 'statutory', 'deployments']),
      code: z.string(),
      what: said,
      closes: said,
    }),
  ),
});

export const fulfilmentOutputSchema = z.strictObject({
  ...answered,
  items: listOf(item),
  readiness,
});
