// The rule engine as others call it: what each topic takes and answers. The command, the API and --schema read this.
import {
  ACTIVITIES,
  BODIES,
  LEVELS,
  ORGAN_KINDS,
  PERIODS,
  POST_CLASSES,
  REQUIREMENT_KINDS,
} from '@jinze/kernel';
import { z } from 'zod';
import { civilDateSchema, shortText, sourceStatusSchema } from './common.ts';
import { post } from './route.ts';
import { accountabilityInputSchema, accountabilityOutputSchema } from './rules-accountability.ts';
import { barsInputSchema, barsOutputSchema } from './rules-bars.ts';
import { eligibilityInputSchema, eligibilityOutputSchema } from './rules-eligibility.ts';
import { fulfilmentInputSchema, fulfilmentOutputSchema } from './rules-fulfilment.ts';
import { gradeInputSchema, gradeOutputSchema } from './rules-grade.ts';
import { answered, listOf, outcomeSchema, ruleBasisSchema, said } from './rules-parts.ts';
import { scoreInputSchema, scoreOutputSchema } from './rules-score.ts';
import { talkTriggersInputSchema, talkTriggersOutputSchema } from './rules-talk-triggers.ts';
import { timetableInputSchema, timetableOutputSchema } from './rules-timetable.ts';

export { accountabilityInputSchema, accountabilityOutputSchema } from './rules-accountability.ts';
export {
  barsInputSchema,
  barsOutputSchema,
  barWindowSchema,
  combinedBarSchema,
  measureIdSchema,
} from './rules-bars.ts';
export {
  eligibilityInputSchema,
  eligibilityOutputSchema,
  forJudgementSchema,
} from './rules-eligibility.ts';
export { fulfilmentInputSchema, fulfilmentOutputSchema } from './rules-fulfilment.ts';
export { gradeInputSchema, gradeOutputSchema } from './rules-grade.ts';
export { outcomeSchema, ruleBasisSchema } from './rules-parts.ts';
export {
  factsSchema,
  factValueSchema,
  schemaOfScheme,
  schemeSchema,
  scoreInputSchema,
  scoreOutputSchema,
} from './rules-score.ts';
export { talkTriggersInputSchema, talkTriggersOutputSchema } from './rules-talk-triggers.ts';
export { timetableInputSchema, timetableOutputSchema } from './rules-timetable.ts';

export const ruleRequirementSchema = z.strictObject({
  kind: z.enum(REQUIREMENT_KINDS),
  text: said,
  evidence: said.describe('What shows it'),
  keyPoint: z.string().exactOptional(),
  activity: z.enum(ACTIVITIES).exactOptional(),
  body: z.enum(BODIES).exactOptional(),
  atLeast: z.number().int().exactOptional(),
  per: z.enum(PERIODS).exactOptional(),
  byDate: civilDateSchema.exactOptional(),
  occasion: z.string().exactOptional().describe('When it must be done'),
  parameter: z.string().exactOptional().describe('The local parameter, which an office may adopt'),
  counts: z
    .boolean()
    .describe('False: shown, but not verified, not adopted or not surely in force'),
  outcome: outcomeSchema,
  source: ruleBasisSchema,
  alsoFrom: listOf(ruleBasisSchema.extend({ parameter: z.string() })).exactOptional(),
  why: listOf(said).exactOptional().describe('Why it counts or does not; of local requirements'),
});
export type RuleRequirement = z.infer<typeof ruleRequirementSchema>;

export const ruleConflictSchema = z.strictObject({
  because: z.enum(['looser', 'tightened', 'replaced']),
  parameter: z.string(),
  text: said,
  source: ruleBasisSchema,
  winner: z.strictObject({ parameter: z.string(), text: said, source: ruleBasisSchema }),
});

export const ruleItemSchema = z.strictObject({
  code: z
    .string()
    .describe('art5.2; <instrument>:<n> or portfolio:<field>:<n> for local additions'),
  article: z.string(),
  title: z.string(),
  text: said,
  requirements: listOf(ruleRequirementSchema),
  conflicts: listOf(ruleConflictSchema),
  byReference: z.boolean(),
  leftToLocalDocument: z.boolean(),
  narrowedTo: listOf(z.string()).exactOptional(),
  status: sourceStatusSchema,
  source: ruleBasisSchema,
});
export type RuleItem = z.infer<typeof ruleItemSchema>;

export const dutiesInputSchema = z.strictObject({
  postClass: z.enum(POST_CLASSES),
  organ: z.enum(ORGAN_KINDS).exactOptional(),
  level: z.enum(LEVELS).describe('The level of the post’s body'),
  region: shortText.exactOptional().describe('Name or code of any place'),
  asOf: civilDateSchema,
  year: z
    .int()
    .min(2018)
    .max(2100)
    .exactOptional()
    .describe('The year the duties are for; absent: that of asOf'),
  portfolios: z.array(shortText).max(50).exactOptional(),
  adopted: z.array(shortText).max(200).exactOptional(),
});
export const dutiesOutputSchema = z.strictObject({
  outcome: outcomeSchema,
  ...answered,
  items: listOf(ruleItemSchema),
});

export const RULE_TOPICS = {
  duties: { input: dutiesInputSchema, output: dutiesOutputSchema },
  fulfilment: { input: fulfilmentInputSchema, output: fulfilmentOutputSchema },
  'talk-triggers': { input: talkTriggersInputSchema, output: talkTriggersOutputSchema },
  grade: { input: gradeInputSchema, output: gradeOutputSchema },
  timetable: { input: timetableInputSchema, output: timetableOutputSchema },
  bars: { input: barsInputSchema, output: barsOutputSchema },
  eligibility: { input: eligibilityInputSchema, output: eligibilityOutputSchema },
  accountability: { input: accountabilityInputSchema, output: accountabilityOutputSchema },
  score: { input: scoreInputSchema, output: scoreOutputSchema },
} as const;
export type RuleTopic = keyof typeof RULE_TOPICS;

/** The JSON Schema (2020-12) of both sides of a topic. */
export function schemaOfTopic(topic: RuleTopic): { input: unknown; output: unknown } {
  const { input, output } = RULE_TOPICS[topic];
  return {
    input: z.toJSONSchema(input, { io: 'input' }),
    output: z.toJSONSchema(output, { io: 'output' }),
  };
}

export const rulesRoutes = {
  duties: post({
    id: 'rules.duties',
    path: '/api/rules/duties',
    summary:
      'Rule topic duties: which duty items a post has on a day. No account needed; answers as the command does, from the built-in data',
    access: 'public',
    body: dutiesInputSchema,
    response: dutiesOutputSchema,
  }),
  fulfilment: post({
    id: 'rules.fulfilment',
    path: '/api/rules/fulfilment',
    summary:
      'Rule topic fulfilment: what the records of a period say of a leader’s duties, and readiness for article 23. No account needed; nothing is kept',
    access: 'public',
    body: fulfilmentInputSchema,
    response: fulfilmentOutputSchema,
  }),
  talkTriggers: post({
    id: 'rules.talk-triggers',
    path: '/api/rules/talk-triggers',
    summary:
      'Rule topic talk-triggers: which accidents of a region give rise to a talk, who talks to whom. No account needed; nothing is kept',
    access: 'public',
    body: talkTriggersInputSchema,
    response: talkTriggersOutputSchema,
  }),
  grade: post({
    id: 'rules.grade',
    path: '/api/rules/grade',
    summary:
      'Rule topic grade: the lowest grade of an accident that is certain, what decided it and what it could become. No account needed; nothing is kept',
    access: 'public',
    body: gradeInputSchema,
    response: gradeOutputSchema,
  }),
  timetable: post({
    id: 'rules.timetable',
    path: '/api/rules/timetable',
    summary:
      'Rule topic timetable: the statutory steps after an accident, when each is due, done, late or to be checked. No account needed; nothing is kept',
    access: 'public',
    body: timetableInputSchema,
    response: timetableOutputSchema,
  }),
  bars: post({
    id: 'rules.bars',
    path: '/api/rules/bars',
    summary:
      'Rule topic bars: what measures forbid, from when to when, and what they come to together. No account needed; nothing is kept',
    access: 'public',
    body: barsInputSchema,
    response: barsOutputSchema,
  }),
  eligibility: post({
    id: 'rules.eligibility',
    path: '/api/rules/eligibility',
    summary:
      'Rule topic eligibility: whether a recorded bar stands against a promotion, honour or commendation. No account needed; nothing is kept',
    access: 'public',
    body: eligibilityInputSchema,
    response: eligibilityOutputSchema,
  }),
  accountability: post({
    id: 'rules.accountability',
    path: '/api/rules/accountability',
    summary:
      'Rule topic accountability: what articles 18 to 24 say of one person on the facts of a case; never a verdict. No account needed; nothing is kept',
    access: 'public',
    body: accountabilityInputSchema,
    response: accountabilityOutputSchema,
  }),
  score: post({
    id: 'rules.score',
    path: '/api/rules/score',
    summary:
      'Rule topic score: what one body or person comes to under an assessment scheme, item by item with its facts; the scheme is data. No account needed; nothing is kept',
    access: 'public',
    body: scoreInputSchema,
    response: scoreOutputSchema,
  }),
};
