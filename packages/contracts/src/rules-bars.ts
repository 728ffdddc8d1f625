// Rule topic bars as others call it: what measures forbid, from when to when, and what they come to together.
import {
  APPRAISAL_EFFECTS,
  BAR_STATES,
  MEASURE_IDS,
  MEASURE_NAMES,
  PROHIBITIONS,
} from '@jinze/kernel';
import { z } from 'zod';
import { civilDateSchema, shortText, sourceStatusSchema } from './common.ts';
import { answered, listOf, ruleBasisSchema } from './rules-parts.ts';

export const measureIdSchema = z.enum(MEASURE_IDS);
/** Its id or its Chinese name. */
const measure = z
  .enum([...MEASURE_IDS, ...Object.values(MEASURE_NAMES)] as const)
  .describe('Its id or its Chinese name');

const taken = z.strictObject({
  id: shortText.exactOptional().describe('Named in the answer; absent: its place in the list, #1'),
  measure,
  decidedOn: civilDateSchema,
  firstDecidedOn: civilDateSchema
    .exactOptional()
    .describe(
      'Of a decision changed on appeal: the day of the one it took the place of; from which of the two it counts is open',
    ),
  until: civilDateSchema
    .exactOptional()
    .describe('The last day of the bar as printed in the decision; it wins over every count'),
  probationMonths: z
    .union([z.literal(12), z.literal(24)])
    .exactOptional()
    .describe('留党察看; absent: not known'),
  restoredOn: civilDateSchema
    .exactOptional()
    .describe('留党察看: the day the rights were restored, from which 24 months are counted'),
  groupId: shortText.exactOptional().describe('Measures decided together'),
  because: z
    .literal('accident')
    .exactOptional()
    .describe('因发生生产安全事故被追究领导责任: article 20 applies'),
  accident: shortText
    .exactOptional()
    .describe('Which accident, by its id in `accidents`; absent: not known'),
});

/** What `bars` and `eligibility` take alike. */
export const takenMeasures = {
  measures: z.array(taken).max(200),
  retiredOn: civilDateSchema.exactOptional(),
  leftOn: civilDateSchema.exactOptional(),
  diedOn: civilDateSchema.exactOptional(),
  asOf: civilDateSchema.describe('Measures decided after it are left out'),
  local: z
    .array(
      z.strictObject({
        measure,
        months: z.int().min(1).max(600),
        instrument: shortText,
        article: shortText.exactOptional(),
        prohibits: z
          .array(z.enum(PROHIBITIONS))
          .min(1)
          .max(PROHIBITIONS.length)
          .exactOptional()
          .describe('Absent: what the national row forbids'),
      }),
    )
    .max(100)
    .exactOptional()
    .describe('Periods local instruments add; they never shorten the national ones'),
} as const;

export const barsInputSchema = z.strictObject(takenMeasures);

const prohibitions = listOf(z.enum(PROHIBITIONS));
const window = z.strictObject({
  measure: measureIdSchema,
  decisions: listOf(z.string()).describe('The measures it comes from'),
  from: civilDateSchema,
  to: civilDateSchema
    .exactOptional()
    .describe('Its last day; absent: it has no end, or its end is not known'),
  state: z.enum(['running', 'ended', 'permanent', 'cannot-tell']),
  prohibits: prohibitions,
  unverified: prohibitions.describe('Of these, what has not been checked against a source'),
  printed: z.boolean().describe('The end is printed in the decision'),
  because: z.literal('accident').exactOptional(),
  otherReading: z
    .strictObject({ to: civilDateSchema, basis: ruleBasisSchema })
    .exactOptional()
    .describe('The end by another reading of the law; what the difference decides is cannot-tell'),
  status: sourceStatusSchema,
  basis: listOf(ruleBasisSchema),
});
export const barWindowSchema = window;

const bar = z.strictObject({
  state: z.enum(BAR_STATES),
  until: civilDateSchema.exactOptional().describe('The later day, where two readings differ'),
  orUntil: civilDateSchema.exactOptional().describe('The earlier day, where two readings differ'),
});
export const combinedBarSchema = bar;

export const barsOutputSchema = z.strictObject({
  windows: listOf(window),
  combined: z.strictObject({
    promotion: bar,
    importantAppointment: bar,
    leadershipPost: bar,
    higherPost: bar,
    gradeRise: bar,
    honours: bar,
    excellentAppraisal: z.strictObject({
      years: listOf(z.int()).describe('Years whose annual appraisal cannot be 优秀'),
      effects: listOf(
        z.strictObject({
          year: z.int(),
          effect: z.enum(APPRAISAL_EFFECTS).describe('The heaviest of several'),
          measures: listOf(measureIdSchema),
        }),
      ),
      cannotTell: listOf(z.int()),
    }),
  }),
  veto: bar
    .extend({ fixedBy: listOf(ruleBasisSchema) })
    .describe('一票否决 (art. 20), which fixes no period of its own'),
  ...answered,
});
