// Rule topic timetable as others call it: the statutory steps after an accident, due, done, late or to be checked.
import {
  CLOCK_STARTS,
  REPORT_CHANNELS,
  REPORT_LEVELS,
  TIMETABLE_STATES,
  TIMETABLE_STEPS,
} from '@jinze/kernel';
import { z } from 'zod';
import { accidentGradeSchema } from './accident-lists.ts';
import { civilDateSchema } from './common.ts';
import { casualtiesInput } from './rules-grade.ts';
import {
  answered,
  listOf,
  outcomeSchema,
  ruleBasisSchema,
  ruleMissingSchema,
  ruleReasonSchema,
} from './rules-parts.ts';

const instant = z.iso.datetime({ offset: true });
const dayOrInstant = z.union([instant, civilDateSchema]);
const days = (most: number) => z.int().min(0).max(most).exactOptional();
const day = civilDateSchema.exactOptional();

export const timetableInputSchema = z.strictObject({
  occurredAt: dayOrInstant.describe('The day alone where the hour is not known'),
  grade: accidentGradeSchema
    .nullable()
    .exactOptional()
    .describe('As decided or known; absent: reckoned from the casualties'),
  regraded: z
    .strictObject({ from: accidentGradeSchema, at: instant })
    .exactOptional()
    .describe(
      'The grade was lower until then: levels that need not be told before are told from then',
    ),
  ...casualtiesInput,
  concealed: z.boolean().exactOptional().describe('瞒报, as somebody with the power has found'),
  noPrefecture: z
    .boolean()
    .exactOptional()
    .describe(
      'No prefecture between county and province: municipalities, counties under a province',
    ),
  unitToldAt: instant
    .exactOptional()
    .describe('When the head of the unit was told; absent: when it occurred'),
  unitReportedAt: instant.exactOptional(),
  reports: z
    .array(
      z.strictObject({
        channel: z.enum(REPORT_CHANNELS),
        level: z.enum(REPORT_LEVELS).describe('The level that was told'),
        at: instant,
      }),
    )
    .max(200)
    .exactOptional()
    .describe('Of several to one level the first counts'),
  headsAtSceneAt: instant.exactOptional(),
  casualtyChanges: z
    .array(z.strictObject({ on: civilDateSchema, reportedOn: day }))
    .max(200)
    .exactOptional()
    .describe('Changes after the first report; []: there was none; absent: not known'),
  clockStart: z
    .strictObject({ on: civilDateSchema, because: z.enum(CLOCK_STARTS) })
    .exactOptional()
    .describe(
      'Coal mines, concealed, reclassified, taken over: the day the investigation counts from',
    ),
  investigationStartedOn: day,
  appraisalDays: days(3650).describe('技术鉴定, not counted'),
  extensionDays: days(60),
  reportSubmittedOn: day,
  approvalExtensionDays: days(30).describe('Of especially serious accidents'),
  approvedOn: day,
  closedOn: day,
  publishedOn: day,
  evaluatedOn: day,
  evaluationPublishedOn: day,
  listedOn: day,
  listedAgreedOn: day.describe('When the listing committee agreed to the report'),
  asOf: instant,
});

export const timetableStepSchema = z.strictObject({
  step: z.enum(TIMETABLE_STEPS),
  channel: z.enum(REPORT_CHANNELS).exactOptional(),
  level: z.enum(REPORT_LEVELS).exactOptional().describe('Of report: who must be told'),
  by: z.string().exactOptional(),
  from: dayOrInstant.exactOptional().describe('From when it is counted'),
  notBefore: day.describe('Of evaluation: not before this day'),
  due: dayOrInstant
    .nullable()
    .describe('The last instant or day; null: the law counts none, or it cannot be reckoned'),
  otherDue: listOf(civilDateSchema)
    .exactOptional()
    .describe('By readings that are still open; the state holds by all of them'),
  done: dayOrInstant.exactOptional(),
  state: z.enum(TIMETABLE_STATES),
  article: z.string().exactOptional().describe('Absent where the source shows none'),
  reasons: listOf(ruleReasonSchema),
  missing: listOf(ruleMissingSchema),
  basis: listOf(ruleBasisSchema),
});

export const timetableOutputSchema = z.strictObject({
  outcome: outcomeSchema.describe('does-not-apply to natural disasters and crimes'),
  grade: accidentGradeSchema.exactOptional(),
  gradeFrom: z.enum(['given', 'casualties']).exactOptional(),
  steps: listOf(timetableStepSchema),
  ...answered,
});
