// What the answers of every rule topic are made of.
import { OUTCOMES } from '@jinze/kernel';
import { z } from 'zod';
import { sourceStatusSchema } from './common.ts';

export const said = z.string().max(4000);
/** Answers are read only, as the rules give them. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

export const ruleBasisSchema = z.strictObject({
  instrument: z.string().describe('The instrument’s id, for example cn-leading-cadres-2018'),
  article: z.string().exactOptional().describe('5.2; absent where the source does not show it'),
  place: z.string().exactOptional().describe('The place whose rule it is'),
  status: sourceStatusSchema,
});
export const outcomeSchema = z.enum(OUTCOMES);
export const ruleReasonSchema = z.strictObject({
  code: z.string(),
  text: said,
  compared: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
  basis: listOf(ruleBasisSchema),
});
export const ruleMissingSchema = z.strictObject({ code: z.string(), text: said });

/** What every topic answers beside its own. */
export const answered = {
  reasons: listOf(ruleReasonSchema),
  missing: listOf(ruleMissingSchema).describe('What would settle a cannot-tell'),
  basis: listOf(ruleBasisSchema),
  rulesVersion: z.string(),
};
