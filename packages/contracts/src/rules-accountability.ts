// Rule topic accountability as others call it: what articles 18 to 24 say of one person in a case; never a verdict.
import {
  ACCOUNTABILITY_FACTORS,
  type AccountabilityFactor,
  CIRCUMSTANCES,
  LEVELS,
  POST_CLASSES,
  WHEREABOUTS,
} from '@jinze/kernel';
import { z } from 'zod';
import { civilDateSchema, shortText } from './common.ts';
import { measureIdSchema } from './rules-bars.ts';
import { forJudgementSchema } from './rules-eligibility.ts';
import {
  fulfilmentDeploymentSchema,
  fulfilmentItemSchema,
  fulfilmentItemStateSchema,
} from './rules-fulfilment.ts';
import {
  answered,
  listOf,
  outcomeSchema,
  ruleMissingSchema,
  ruleReasonSchema,
} from './rules-parts.ts';

const circumstance = z.union(CIRCUMSTANCES.map((one) => z.literal(one)));
const factor = z.union([z.boolean(), z.literal('unknown')]).exactOptional();

export const accountabilityInputSchema = z.strictObject({
  accident: z
    .union([
      shortText,
      z.strictObject({
        id: shortText.exactOptional(),
        occurredOn: civilDateSchema.exactOptional(),
        reportApproved: z.boolean().exactOptional().describe('调查报告已经批复; absent: not known'),
      }),
    ])
    .exactOptional(),
  person: z.strictObject({
    postsAtTheTime: z
      .array(
        z.union([
          shortText,
          z.strictObject({
            postClass: z.enum(POST_CLASSES),
            level: z.enum(LEVELS).exactOptional(),
            title: shortText.exactOptional(),
          }),
        ]),
      )
      .max(50),
    portfolios: z.array(shortText).max(50),
    now: z.enum(WHEREABOUTS),
  }),
  circumstances: z
    .array(circumstance)
    .max(CIRCUMSTANCES.length)
    .describe('The circumstances of article 18 the case raises'),
  duties: z
    .array(fulfilmentItemSchema.partial().required({ code: true, state: true }))
    .max(1000)
    .exactOptional()
    .describe(
      'Items of the topic fulfilment, or code and state alone; not-met: as a named reviewer found it. Absent: not known',
    ),
  statutoryDuties: z
    .array(z.strictObject({ code: shortText, state: fulfilmentItemStateSchema }))
    .max(1000)
    .exactOptional()
    .describe('Absent: not known; empty: there are none'),
  deployments: z
    .array(
      fulfilmentDeploymentSchema
        .partial()
        .required({ id: true })
        .extend({
          state: fulfilmentItemStateSchema
            .exactOptional()
            .describe('As somebody judged it; it decides'),
        }),
    )
    .max(5000)
    .exactOptional()
    .describe('Absent: not known; empty: there were none'),
  factors: z
    .strictObject(
      Object.fromEntries(ACCOUNTABILITY_FACTORS.map((one) => [one, factor])) as Record<
        AccountabilityFactor,
        typeof factor
      >,
    )
    .exactOptional()
    .describe('Absent: unknown'),
});

const article = z.strictObject({
  outcome: outcomeSchema,
  reasons: listOf(ruleReasonSchema),
  missing: listOf(ruleMissingSchema),
});

export const accountabilityOutputSchema = z.strictObject({
  articles: z.strictObject({
    '18': article.extend({ circumstances: listOf(article.extend({ circumstance })) }),
    '20': article,
    '21': article,
    '22': article,
    '23': article.extend({
      limbs: z.strictObject({
        chapter2: outcomeSchema,
        statutory: outcomeSchema,
        deployments: outcomeSchema,
      }),
    }),
    '24': article,
  }),
  optionsUnderArticle19: listOf(
    z.strictObject({
      measure: measureIdSchema,
      open: outcomeSchema.describe(
        'Whether it is open at all for this person, never which is right',
      ),
      conditions: listOf(forJudgementSchema).describe('What must be so beside'),
      reasons: listOf(ruleReasonSchema),
    }),
  ),
  notes: listOf(forJudgementSchema),
  ...answered,
});
