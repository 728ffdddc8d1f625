// A deadline as documents set it: a day, or a number of calendar or working days from the day it begins.
import { z } from 'zod';
import { civilDateSchema } from './common.ts';

export const DAY_KINDS = ['calendar', 'working'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export const askedDeadlineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('date'), on: civilDateSchema }),
  z.strictObject({ kind: z.enum(DAY_KINDS), days: z.number().int().min(1).max(365) }),
]);
export type AskedDeadline = z.infer<typeof askedDeadlineSchema>;

/** As asked, and the last day it means. */
export const deadlineSchema = z.strictObject({
  kind: z.enum(['date', ...DAY_KINDS]),
  days: z.number().int().nullable(),
  on: civilDateSchema,
});
export type Deadline = z.infer<typeof deadlineSchema>;
