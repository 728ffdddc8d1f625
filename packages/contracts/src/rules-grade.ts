// Rule topic grade as others call it: the grade of an accident under 国务院令第493号, what decided it, what it could become.
import { ACCIDENT_SECTORS, GRADE_CRITERIA, REPORT_LEVELS } from '@jinze/kernel';
import { z } from 'zod';
import { ACCIDENT_NATURES, accidentGradeSchema } from './accident-lists.ts';
import { civilDateSchema } from './common.ts';
import { answered, listOf, outcomeSchema } from './rules-parts.ts';

const people = z.int().min(0).max(100_000).nullable().exactOptional();

/** What the grade is reckoned from; shared with the timetable. */
export const casualtiesInput = {
  deaths: people.describe('Null or absent: not known'),
  missing: people.describe('Not yet found; null or absent: not known'),
  seriousInjuries: people.describe('重伤, acute industrial poisoning included'),
  directLossWanYuan: z
    .number()
    .min(0)
    .max(1_000_000_000)
    .nullable()
    .exactOptional()
    .describe('直接经济损失, 万元'),
  sector: z
    .enum(ACCIDENT_SECTORS)
    .nullable()
    .exactOptional()
    .describe('Null or absent: not known; other: none with a rule of its own'),
  nature: z
    .enum(ACCIDENT_NATURES)
    .nullable()
    .exactOptional()
    .describe('Absent: production; null: undetermined'),
};

export const gradeInputSchema = z.strictObject({
  occurredOn: civilDateSchema,
  asOf: civilDateSchema
    .exactOptional()
    .describe('Up to which day people are missing; absent: none of them counts as dead'),
  ...casualtiesInput,
});

const levelSchema = z.enum(REPORT_LEVELS);

export const gradeOutputSchema = z.strictObject({
  outcome: outcomeSchema.describe('applies once one criterion is known'),
  grade: accidentGradeSchema.exactOptional().describe('The lowest grade that is certain'),
  gradeIfMissingAreDead: accidentGradeSchema.exactOptional(),
  gradeIfProduction: accidentGradeSchema
    .exactOptional()
    .describe('Of undetermined nature: what it would be as a production accident'),
  decidedBy: listOf(z.enum(GRADE_CRITERIA)),
  couldRiseTo: listOf(
    z.strictObject({
      grade: accidentGradeSchema,
      if: listOf(
        z.strictObject({
          field: z.enum(['deaths', 'seriousInjuries', 'directLossWanYuan']),
          atLeast: z.number(),
        }),
      ).describe('Any one is enough; deaths counts those of the missing who are dead'),
    }),
  ).describe('Only for what is not known or missing, the lower grade first'),
  regradeUntil: listOf(
    z.strictObject({
      on: civilDateSchema,
      days: z.int(),
      sectors: z.enum(['other', 'road-traffic-and-fire']),
    }),
  ).describe('The last day on which casualties change the grade; two where the sector is unknown'),
  investigatedBy: z
    .strictObject({
      outcome: outcomeSchema,
      level: levelSchema.exactOptional(),
      by: z.string().exactOptional(),
    })
    .exactOptional()
    .describe(
      'cannot-tell with by: so unless the sector has investigators of its own; without by: it has',
    ),
  reportedUpTo: z.strictObject({ level: levelSchema, by: z.string() }).exactOptional(),
  ...answered,
});
