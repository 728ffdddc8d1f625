// Rule topic eligibility as others call it: whether a recorded bar stands against a promotion, honour or commendation.
import {
  APPRAISAL_NAMES,
  APPRAISAL_RESULTS,
  ASSESSMENT_GRADES,
  ASSESSMENT_NAMES,
  ELIGIBILITY_ANSWERS,
  ELIGIBILITY_QUESTIONS,
  OPEN_CASES,
} from '@jinze/kernel';
import { z } from 'zod';
import { civilDateSchema, shortText } from './common.ts';
import { takenMeasures } from './rules-bars.ts';
import { answered, listOf, said } from './rules-parts.ts';

const answer = z.enum(['yes', 'no', 'unknown']);

const accident = z.strictObject({
  id: shortText,
  reportApproved: z.boolean().describe('调查报告已经批复'),
  answersFor: answer.describe('对事故负有领导责任'),
  ofResponsibleBody: answer.describe('属于对事故负有责任的单位'),
  rescuedIn: z.boolean().describe('参加了抢险救护'),
});

export const eligibilityInputSchema = z.strictObject({
  question: z.enum(ELIGIBILITY_QUESTIONS),
  ...takenMeasures,
  openCase: z.enum(OPEN_CASES).exactOptional().describe('Absent: unknown'),
  accidents: z.array(accident).max(200).exactOptional(),
  accident: shortText
    .exactOptional()
    .describe('The id of the accident for whose rescue somebody is to be commended'),
  lastAppraisal: z
    .enum([...APPRAISAL_RESULTS, ...Object.values(APPRAISAL_NAMES), 'unknown'] as const)
    .exactOptional()
    .describe('年度考核, by id or Chinese name; absent: not on record, left for judgement'),
  assessmentGrade: z
    .enum([...ASSESSMENT_GRADES, ...Object.values(ASSESSMENT_NAMES), 'unknown'] as const)
    .exactOptional()
    .describe('安全生产工作考核, by id or Chinese name; absent: unknown'),
  year: z
    .int()
    .min(2000)
    .max(2100)
    .exactOptional()
    .describe('The year whose appraisal is asked about; absent: that of asOf'),
});

export const forJudgementSchema = z.strictObject({ code: z.string(), text: said });

export const eligibilityOutputSchema = z.strictObject({
  answer: z.enum(ELIGIBILITY_ANSWERS),
  until: civilDateSchema.exactOptional().describe('The last day of the bar, if it has one'),
  orUntil: civilDateSchema.exactOptional().describe('The earlier day, where two readings differ'),
  forJudgement: listOf(forJudgementSchema).describe('What no rule decides and a person weighs'),
  ...answered,
});
