// Rule topic talk-triggers as others call it: which accidents give rise to a talk, who talks to whom, by which rule.
import { LEVELS } from '@jinze/kernel';
import { z } from 'zod';
import { civilDateSchema, shortText } from './common.ts';
import {
  answered,
  listOf,
  outcomeSchema,
  ruleBasisSchema,
  ruleMissingSchema,
  ruleReasonSchema,
  said,
} from './rules-parts.ts';

const GRADES = ['ordinary', 'relatively-serious', 'serious', 'especially-serious'] as const;

const accident = z.strictObject({
  id: shortText.exactOptional().describe('Named in the answer; absent: its place in the list, #1'),
  on: civilDateSchema,
  grade: z.enum(GRADES).exactOptional().describe('Absent: not known'),
  responsible: z.boolean().exactOptional().describe('责任事故; absent: not known'),
  grave: z.boolean().exactOptional().describe('性质严重或社会影响恶劣; absent: not known'),
  unit: shortText.exactOptional().describe('The unit it happened in; absent: not known'),
  kind: shortText.exactOptional().describe('事故类型; absent: not known'),
});

export const talkTriggersInputSchema = z.strictObject({
  level: z.enum(LEVELS).describe('The level of the body whose leaders would be talked to'),
  accidents: z.array(accident).max(2000).describe('Those of its region'),
  asOf: civilDateSchema,
  region: shortText.exactOptional().describe('Name or code of any place'),
  centralDeploymentsCarriedOut: z.boolean().exactOptional().describe('Absent: not known'),
});

const trigger = z.strictObject({
  id: z.string().describe('cn-talks-2018:3; unknown: what no known trigger speaks of'),
  parameter: z.string().exactOptional(),
  who: z.string(),
  whom: z.string(),
  rule: said,
  counted: listOf(z.string()).describe('Accidents that surely count'),
  perhaps: listOf(z.strictObject({ id: z.string(), because: z.string(), text: said })),
  outcome: outcomeSchema,
  reasons: listOf(ruleReasonSchema),
  missing: listOf(ruleMissingSchema),
  basis: listOf(ruleBasisSchema),
});

export const talkTriggersOutputSchema = z.strictObject({
  outcome: outcomeSchema.describe('Whether any trigger applies'),
  ...answered,
  triggers: listOf(trigger),
});
